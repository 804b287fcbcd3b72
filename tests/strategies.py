"""Generated Vietnamese: ordinary text as it is found, and hostile text of loose characters."""

import unicodedata
from collections.abc import Iterator

from hypothesis import strategies as st

from sinoviet.syllable import ONSETS, RIMES, Syllable, parse

TONES = "\u0300\u0301\u0303\u0309\u0323"
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyAĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXY"
TONED = "".join(unicodedata.normalize("NFC", a + t) for a in "aăâeêioôơuưyAEIOUY" for t in TONES)
#: Cyrillic letters with a Latin twin, and some without one.
TWINS = dict(zip("ABEHKMOPCTXaeiopcyx", "АВЕНКМОРСТХаеіорсух", strict=True))
CYRILLIC = "".join(TWINS.values()) + "бвгджийклмнтфцчшЖЙЛФЦЯ"
FRAGMENTS = ("hoà", "hòan", "qúy", "gìa", "thuý", "Lý", "HOÀ", "Ma-li-pho", "Ðồng", "Москва")


def syllables() -> Iterator[Syllable]:
    """Yield every syllable of the grammar, by its onset, rime and tone."""
    for onset in sorted(ONSETS):
        for rime in sorted(RIMES):
            for tone in (2, 5) if rime.endswith(("c", "ch", "p", "t")) else range(6):
                syllable = Syllable(onset, rime, tone)
                if parse(syllable.spell()) == syllable:
                    yield syllable


def tone_first(word: str) -> str:
    """Return ``word`` decomposed, with each tone mark before the hat (as some keyboards do)."""
    text = unicodedata.normalize("NFD", word)
    for tone in TONES:
        for hat in "\u0302\u0306":
            text = text.replace(hat + tone, tone + hat)
    return text


def nfc(word: str) -> str:
    return unicodedata.normalize("NFC", word)


def nfd(word: str) -> str:
    return unicodedata.normalize("NFD", word)


def twins(word: str) -> str:
    """Return ``word`` with the letters that Cyrillic has as well, but for the first one left."""
    return word[:1] + "".join(TWINS.get(c, c) for c in word[1:])


def stroked(word: str) -> str:
    return word.replace("đ", "d\u0335").replace("Đ", "\u00d0")


def _word(syllable: Syllable, style: str, case: str, form: str) -> str:
    word = syllable.spell(style)  # type: ignore[arg-type]
    word = getattr(word, case)()
    return {"nfc": nfc, "nfd": nfd, "tone": tone_first, "twin": twins, "stroke": stroked}[form](
        word
    )


words = st.builds(
    _word,
    st.sampled_from(list(syllables())),
    st.sampled_from(["old", "new"]),
    st.sampled_from(["lower", "title", "upper"]),
    st.sampled_from(["nfc", "nfd", "tone", "twin", "stroke"]),
)
_between = st.sampled_from(
    [
        " ",
        " ",
        "  ",
        "\u00a0",
        "-",
        "\u2011",
        ", ",
        ". ",
        "\n",
        "\u200b",
        " \ufeff",
        " (",
        ") ",
        "/",
    ]
)
_others = st.sampled_from(
    ["文山", "馬關", "Москва", "2021", "St.Petersburg", "Malypho", *FRAGMENTS]
)

#: Vietnamese text in any Unicode form, with look-alikes and zero-width characters.
ordinary = st.lists(st.tuples(st.one_of(words, words, _others), _between), max_size=6).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)

#: Any sequence of Vietnamese letters, combining marks, zero-width characters and Cyrillic.
hostile = st.lists(
    st.one_of(
        st.sampled_from(LETTERS + TONED),
        st.sampled_from(TONES + "\u0302\u0306\u031b\u0335" + INVISIBLE),
        st.sampled_from(CYRILLIC + "ÐƉðɖİẞßﬁＡａ文馬" + " \u00a0\u3000\n\t-‑.,01"),
        st.sampled_from(FRAGMENTS),
    ),
    max_size=10,
).map("".join)
