"""Cut text into tokens: a Vietnamese syllable, one Han character, a number, one mark.

A *piece* is a token with the blanks that follow it.  Pieces are found by one call of the regular
expression engine and cover the text without gap (but for blanks at the start of a line), so the
offsets are running sums of their lengths.  What a piece means is worked out once for each
distinct piece and remembered: text repeats itself, and folding costs more than matching.
"""

import re
import unicodedata
from dataclasses import dataclass
from itertools import accumulate

from sinoviet.hanzi import HAN_CLASS, is_han, simplified_table
from sinoviet.text import fold

LOWER, CAPITAL, UPPER, HAN, NUMBER, MARK = range(6)

_LATIN = "0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0300-\u036f\u0370-\u052f\u1e00-\u1eff"
_INNER = "\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
#: The same characters one by one, for ``str.lstrip``.
INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
_WIDE = "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
#: A hyphen inside a word (Lào-Cai, Ma-li-pho) counts as a blank: it is taken with the piece.  An
#: apostrophe after a name's first sound (H'Bông, Y’Thanh) is a letter of it; in Vietnam's it is none.
_PIECE = re.compile(
    f"(?:[A-Z\u0110][a-z]?['\u2018\u2019\u02bc\uff07](?=[{_LATIN}]{{2}}))?[{_LATIN}{_INNER}{_WIDE}]+(?:[-\u2010\u2011](?=[{_INNER}]*[{_LATIN}])|\\s*)|[{HAN_CLASS}][{_INNER}\\s]*|\\S\\s*|\\s+"
)
_APOSTROPHES = re.compile("[\u2018\u2019\u02bc\uff07]")
_DASHES = dict.fromkeys("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d\u2500", "-")
_MARKS = {
    **_DASHES, "，": ",", "、": ",", "；": ";", "：": ":", "（": "(", "）": ")", "／": "/",
    "．": ".", "•": "·", "‧": "·", "・": "·", "“": '"', "”": '"', "«": '"', "»": '"', "＂": '"',
    "’": "'", "‘": "'", "ʼ": "'", "＇": "'",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Token:
    """What one piece means: its key for matching, its width, its shape.

    ``key`` is the fold of a syllable, the simplified form of a Han character, or the plain form
    of a mark.  ``width`` counts the code points of the token without what follows it.  ``gap`` is
    ``""`` (nothing follows), ``" "`` (blanks), ``"-"`` (a hyphen inside a word) or ``"\\n"``.
    """

    key: str
    width: int
    shape: int
    gap: str


def _shape(word: str) -> int:
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return NUMBER
    if not letters[0].isupper():
        return LOWER
    return UPPER if len(letters) > 1 and all(c.isupper() for c in letters) else CAPITAL


class _Memory(dict[str, Token]):
    """Pieces already analysed.  Bounded: a text of ever new pieces must not fill the memory."""

    LIMIT = 200_000

    def __missing__(self, piece: str) -> Token:
        if len(self) >= self.LIMIT:
            self.clear()
        token = self[piece] = _analyse(piece)
        return token


def _analyse(piece: str) -> Token:
    text = piece.rstrip()
    if not text:
        return Token("", 0, MARK, "\n" if "\n" in piece else " ")
    gap = "\n" if "\n" in piece[len(text) :] else " " if len(text) < len(piece) else ""
    first = text[0]
    width = len(text.rstrip(INVISIBLE)) or len(text)
    if is_han(first):
        han = unicodedata.normalize("NFC", first)  # compatibility ideographs are others in NFC
        return Token(han.translate(simplified_table()), width, HAN, gap)
    if len(text) > 1 and text[-1] in "-\u2010\u2011":
        text, gap = text[:-1], "-"
    key = fold(_APOSTROPHES.sub("'", text))
    if not key:
        return Token("", len(text), MARK, gap)  # nothing but invisible characters
    if len(text) == 1 and not first.isalnum():
        return Token(_MARKS.get(first, first), 1, MARK, gap)
    width = len(text.rstrip(INVISIBLE))
    return Token(key, width, _shape(text), gap)


_MEMORY = _Memory()


def cut(text: str) -> list[str]:
    """Return the pieces of ``text``; joined they are the text again.

    >>> cut("châu Văn Sơn (文山)")
    ['châu ', 'Văn ', 'Sơn ', '(', '文', '山', ')']
    """
    return _PIECE.findall(text)


def analyse(pieces: list[str]) -> list[Token]:
    """Return the token of each piece.

    >>> [token.key for token in analyse(cut("Lào-Cai – 麗江"))]
    ['lào', 'cai', '-', '丽', '江']
    """
    return list(map(_MEMORY.__getitem__, pieces))


def offsets(pieces: list[str]) -> list[int]:
    """Return the start of each piece, and the length of the text at the end (code points).

    >>> offsets(["Văn ", "Sơn"])
    [0, 4, 7]
    """
    return [0, *accumulate(map(len, pieces))]


def keys(text: str) -> list[str]:
    """Return the keys of the tokens of ``text``: what an index is built from and asked with.

    >>> keys("HÀ GIANG"), keys("St.Petersburg"), keys("馬關縣")
    (['hà', 'giang'], ['st', '.', 'petersburg'], ['马', '关', '县'])
    """
    return [token.key for token in analyse(cut(text)) if token.key]
