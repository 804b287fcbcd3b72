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
from collections.abc import Iterator
from functools import cache, lru_cache

from sinoviet.syllable import Syllable, parse, respell

_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_BLANKS = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_FULL_WIDTH = {code: code - 0xFEE0 for code in (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
#: One character for one: blanks, full-width letters, and letters that are typed for Đ.
_PLAIN: dict[int, str | int] = {
    **dict.fromkeys(map(ord, _BLANKS), " "),
    **_FULL_WIDTH,
    ord("\N{LATIN CAPITAL LETTER ETH}"): "Đ",
    ord("\N{LATIN CAPITAL LETTER AFRICAN D}"): "Đ",
    ord("\N{LATIN SMALL LETTER ETH}"): "đ",
    ord("\N{LATIN SMALL LETTER D WITH TAIL}"): "đ",
}
_STROKES = "\u0335-\u0338"  # combining overlays that make đ out of d
#: Marks of combining class 230 that NFC leaves in the order they were typed: hats go first.
_HATS_AND_TONES = "[\u0300\u0301\u0303\u0309\u0302\u0306]{2,}"
#: What joins the character before it: marks of all scripts, Hangul vowels, invisible characters.
_JOINING = (
    f"{_INVISIBLE}\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0dff\u0e31-\u0e4e\u0eb1-\u0ecd\u0f18-\u0fc6\u102b-\u109d\u1160-\u11ff\u1ab0-\u1aff"
    "\u1b00-\u1c7f\u1cd0-\u1cff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f"
)
_CLUSTER = f"[^{_JOINING}]?[{_JOINING}]*"
_LOOK_ALIKE = str.maketrans(
    "АВЕЅІЈКМНОРСТУХҺаеіјорсухѕһ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονυι",
    "ABESIJKMHOPCTYXHaeijopcyxsh" + "ABEZHIKMNOPTYXovui",
)
_ODD = "[\u0370-\u03ff\u0400-\u04ff]"
_ODD_WORD = rf"(?:(?!_)[\w{_JOINING}])*{_ODD}(?:(?!_)[\w{_JOINING}])*"
_LATIN = "[A-Za-z\u00c0-\u024f\u1e00-\u1eff]"
#: Text without any of these, in NFC, has nothing to mend but its tone marks.
_SPECIAL = re.compile(
    f"[{_JOINING}{_BLANKS}\u00d0\u0189\u00f0\u0256\uff21-\uff3a\uff41-\uff5a\u0370-\u04ff]"
)

#: A word of Latin letters in NFC with no loose mark behind.
_WORD = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]++(?![\u0300-\u036f])")
_NAME = 60  # code points that a name has at the most
_HYPHEN = re.compile(r"(?<=\w)[-\u2010\u2011](?=\w)")


@cache
def _respelt(word: str) -> str:
    return respell(word)


@cache
def _cluster(cluster: str, latin: bool) -> str:
    """Return one character with its marks, mended; ``latin``: it stands in a word of Latin letters."""
    text = re.sub(f"[{_INVISIBLE}]", "", cluster.translate(_PLAIN))
    text = unicodedata.normalize("NFD", text)
    if latin:
        text = text.translate(_LOOK_ALIKE)
    text = re.sub(
        _HATS_AND_TONES,
        lambda m: "".join(sorted(m[0], key="\u0302\u0306".find, reverse=True)),
        text,
    )
    if re.match(f"[dD][^{_STROKES}]*[{_STROKES}]", text):
        text = re.sub(f"[{_STROKES}]", "", ("đ" if text[0] == "d" else "Đ") + text[1:], count=1)
    return unicodedata.normalize("NFC", text)


def _is_latin(word: str) -> bool:
    """Return whether a word with Greek or Cyrillic letters is a Latin word with look-alikes."""
    plain = unicodedata.normalize("NFD", word.translate(_PLAIN))
    has_latin = re.search(_LATIN, re.sub(f"[{_JOINING}]", "", plain))
    return bool(has_latin) and not re.search(_ODD, plain.translate(_LOOK_ALIKE))


def _clusters(text: str) -> Iterator[tuple[int, str]]:
    """Yield ``(offset, mended)`` for each character with its marks: steps 1 to 4."""
    latin: list[tuple[int, int]] = []
    if re.search(_ODD, text):
        latin = [m.span() for m in re.finditer(_ODD_WORD, text) if _is_latin(m[0])]
    at = 0
    for match in re.finditer(_CLUSTER, text):
        if not match[0]:
            continue
        start = match.start()
        while at < len(latin) and latin[at][1] <= start:
            at += 1
        inside = at < len(latin) and latin[at][0] <= start
        yield start, _cluster(match[0], inside)


def canonical(text: str) -> str:
    """Return ``text`` in the one spelling that the library compares and prints (steps 1 to 5).

    >>> canonical("Hoà Bình"), canonical("Ðồng Ða\u0306\u0301ng"), canonical("Quý hoàn giá")
    ('Hòa Bình', 'Đồng Đắng', 'Quý hoàn giá')

    The result is NFC.  Applying it twice changes nothing.
    """
    if text.isascii():
        return text
    return _canonical_name(text) if len(text) <= _NAME else _canonical(text)


def _canonical(text: str) -> str:
    if _SPECIAL.search(text) or not unicodedata.is_normalized("NFC", text):
        text = "".join(mended for _, mended in _clusters(text))
    return _WORD.sub(lambda match: _respelt(match[0]), text)


#: Names recur, in a text and from guess to guess of the grammar.
_canonical_name = lru_cache(maxsize=1 << 14)(_canonical)


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
    return _fold_name(text) if len(text) <= _NAME else _fold(text)


def _fold(text: str) -> str:
    return " ".join(_folded(canonical(text)).split())


@lru_cache(maxsize=1 << 16)
def _fold_name(text: str) -> str:
    """Fold a text as short as a name: in a draft the same ones recur."""
    return _fold(text)


def _folded(letters: str) -> str:
    """Return canonical letters in lower case, *i* for a free *y*, blanks for hyphens; same length."""
    low = _HYPHEN.sub(" ", _lower(letters))
    return _WORD.sub(lambda match: _folded_word(match[0]), low)


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
    if not _SPECIAL.search(text) and unicodedata.is_normalized("NFC", text):
        plain = _folded(_WORD.sub(lambda match: _respelt(match[0]), text))
        if len(plain) == len(text) and " ".join(plain.split()) == plain:
            return plain, list(range(len(text) + 1))  # letter for letter, as most texts are
    pieces: list[str] = []
    origin: list[int] = []
    for start, mended in _clusters(text):
        pieces.append(mended)
        origin.extend([start] * len(mended))
    letters = _WORD.sub(lambda match: _respelt(match[0]), "".join(pieces))
    folded: list[str] = []
    offsets: list[int] = []
    for index, character in enumerate(_folded(letters)):
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
