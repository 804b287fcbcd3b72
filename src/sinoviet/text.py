"""Vietnamese text made comparable, without losing the way back to the original.

``canonical`` gives the spelling that a careful writer would print; ``fold`` gives the key under
which spellings that mean the same name are equal; ``skeleton`` drops the marks as well.  The
steps, in this order (other modules refer to this list):

1. combining marks of Vietnamese in the order that NFC can compose (a hat before a tone);
2. NFC;
3. invisible characters dropped, all kinds of blank made a plain space, full-width letters made
   plain ones;
4. look-alikes: ``Ð Ɖ ð ɖ`` and *d* with a combining stroke are ``Đ đ``; Cyrillic and Greek
   letters inside a word of Latin letters are the Latin ones they look like;
5. the tone mark of a Vietnamese syllable in its older place (*hòa, thúy, khỏe*).

``fold`` adds: lower case; *y* written *i* where the two are free variants (*lý/lí*, *quý/quí*,
not *thúy*); a hyphen inside a word and any run of blanks become one space.
"""

import re
import unicodedata
from functools import cache

from sinoviet.syllable import Syllable, parse, respell

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_BLANKS = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_FULL_WIDTH = {code: code - 0xFEE0 for code in (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
_CHARACTERS: dict[int, str | int | None] = {
    **dict.fromkeys(map(ord, _INVISIBLE)),
    **dict.fromkeys(map(ord, _BLANKS), " "),
    **_FULL_WIDTH,
    # ETH, AFRICAN D and their small forms look like the Vietnamese letter and are typed for it.
    ord("\N{LATIN CAPITAL LETTER ETH}"): "Đ",
    ord("\N{LATIN CAPITAL LETTER AFRICAN D}"): "Đ",
    ord("\N{LATIN SMALL LETTER ETH}"): "đ",
    ord("\N{LATIN SMALL LETTER D WITH TAIL}"): "đ",
}
_STROKES = "\u0335\u0336\u0337\u0338"  # combining overlays that make đ out of d
_STROKED_D = f"([dD])[{_STROKES}]"
# Patterns needed only for odd text are strings: `re` compiles them when they are first used.
#: Tone mark followed by hat or breve: both have combining class 230, so NFC keeps the wrong order.
_TONE_THEN_HAT = "([\u0300\u0301\u0303\u0309])([\u0302\u0306])"

_LOOK_ALIKE = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеіјорсухѕһ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονυι",
    "ABESIJKMHOPCTYXaeijopcyxsh" + "ABEZHIKMNOPTYXovui",
)
_ODD = re.compile(r"[\u0370-\u03ff\u0400-\u04ff]")
_MIXED_WORD = r"[^\W\d_]*[\u0370-\u03ff\u0400-\u04ff][\w\u0300-\u036f]*"
_HAS_LATIN = "[A-Za-z\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff]"

#: A word of Latin letters in NFC.
_WORD = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+")
_HYPHEN = re.compile(r"(?<=\w)[-\u2010\u2011](?=\w)")
_SPACE = re.compile(r"\s+")
#: One letter with all the marks that belong to it: what normalisation may touch at once.
_CLUSTER = f"[^{_INVISIBLE}][\u0300-\u036f{_INVISIBLE}]*|[{_INVISIBLE}]+"


def _look_alikes(match: re.Match[str]) -> str:
    word = match[0]
    if not re.search(_HAS_LATIN, word):
        return word  # a Russian or Greek word
    plain = word.translate(_LOOK_ALIKE)
    return word if _ODD.search(plain) else plain


@cache
def _respelt(word: str) -> str:
    return respell(word)


def _letters(text: str) -> str:
    """Steps 1 to 4 of the module's list."""
    if text.isascii():
        return text
    if re.search("[\u0302\u0306]", text):
        text = unicodedata.normalize("NFD", text)
        text = re.sub(_TONE_THEN_HAT, r"\2\1", text)
    text = unicodedata.normalize("NFC", text.translate(_CHARACTERS))
    if re.search(f"[{_STROKES}]", text):
        text = re.sub(_STROKED_D, lambda m: "đ" if m[1] == "d" else "Đ", text)
    if _ODD.search(text):
        text = unicodedata.normalize("NFC", re.sub(_MIXED_WORD, _look_alikes, text))
    return text


def canonical(text: str) -> str:
    """Return ``text`` in the one spelling that the library compares and prints (steps 1 to 5).

    >>> canonical("Hoà Bình"), canonical("Ðồng Ða\u0306\u0301ng"), canonical("Quý hoàn giá")
    ('Hòa Bình', 'Đồng Đắng', 'Quý hoàn giá')

    The result is NFC.  Applying it twice changes nothing.
    """
    letters = _letters(text)
    if letters.isascii():
        return letters
    return _WORD.sub(lambda match: _respelt(match[0]), letters)


@cache
def _folded_word(word: str) -> str:
    """Return the fold of one canonical word: lower case, and *i* for a free *y*."""
    low = _lower(word)
    if "y" in low or "ý" in low or not low.isascii():
        syllable = parse(low)
        if syllable is not None and syllable.rime == "y" and syllable.onset:
            return Syllable(syllable.onset, "i", syllable.tone).spell()
    return low


def _lower(text: str) -> str:
    """Lower case that keeps the number of characters (İ and ẞ would grow)."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def fold(text: str) -> str:
    """Return the key under which spellings of one name are equal; the marks stay.

    >>> fold("HOÀ BÌNH") == fold("Hòa  Bình"), fold("Lào-Cai"), fold("Lý") == fold("Lí")
    (True, 'lào cai', True)
    >>> fold("Thúy") == fold("Thuí")
    False

    Applying it twice changes nothing, and the Unicode form of the input does not matter.
    """
    return _finish(canonical(text))


def _finish(text: str) -> str:
    text = _HYPHEN.sub(" ", text)
    text = _WORD.sub(lambda match: _folded_word(match[0]), _lower(text))
    return _SPACE.sub(" ", text).strip()


def fold_with_map(text: str) -> tuple[str, list[int]]:
    """Return ``fold(text)`` and, for each of its characters, the offset it came from.

    The list has one more element, the offset after the last character used, so that
    ``text[map[i]:map[j]]`` is the original of ``folded[i:j]`` (blanks after it included).

    >>> folded, offsets = fold_with_map("ở Ha\u0300  Giang")
    >>> at = folded.index("giang")
    >>> "ở Ha\u0300  Giang"[offsets[at]:offsets[at + 5]]
    'Giang'

    Offsets count code points of the original text.
    """
    pieces: list[str] = []
    origin: list[int] = []
    for match in re.finditer(_CLUSTER, text):
        piece = _letters(match[0])
        pieces.append(piece)
        origin.extend([match.start()] * len(piece))
    letters = "".join(pieces)
    if _ODD.search(letters):  # look-alikes need the whole word; they keep the length
        letters = re.sub(_MIXED_WORD, _look_alikes, letters)
    low = _lower(_WORD.sub(lambda match: _respelt(match[0]), letters))
    low = _HYPHEN.sub(" ", low)
    low = _WORD.sub(lambda match: _folded_word(match[0]), low)
    folded: list[str] = []
    offsets: list[int] = []
    for index, character in enumerate(low):
        if character.isspace() and (not folded or folded[-1] == " "):
            continue
        folded.append(" " if character.isspace() else character)
        offsets.append(origin[index])
    end = len(text)
    if folded and folded[-1] == " ":
        folded.pop()
        end = offsets.pop()
    return "".join(folded), [*offsets, end]


_MARKS = "[\u0300-\u036f]"


@cache
def skeleton(text: str) -> str:
    """Return ``fold(text)`` without any mark, and with *đ* as *d*: what a hasty typist types.

    >>> skeleton("Mèo Vạc"), skeleton("Đồng Đăng"), skeleton("Lý Sơn")
    ('meo vac', 'dong dang', 'li son')
    """
    return strip_marks(fold(text))


def strip_marks(text: str) -> str:
    """Return ``text`` without Vietnamese marks, and with *đ* as *d*; the case stays.

    >>> strip_marks("Đỗ Quốc Hương")
    'Do Quoc Huong'
    """
    bare = re.sub(_MARKS, "", unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFC", bare.replace("đ", "d").replace("Đ", "D"))
