"""A text in which forms are looked for, in any spelling; offsets are those of the original."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from sinoviet.hanzi import HAN_CLASS, has_han, is_han, simplify
from sinoviet.resolver import Span
from sinoviet.text import fold, fold_with_map, skeleton

_WORD = re.compile(rf"[^\W\d_{HAN_CLASS}]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of Latin letters: its fold, where it stands, whether it begins with a capital."""

    key: str
    span: Span
    capital: bool


class Searched:
    """One text, folded once.

    >>> Searched("ở HOÀ BÌNH và Hà Giang").find("Hòa Bình")
    [Span(start=2, end=10)]
    >>> Searched("馬關縣文山").find("马关")
    [Span(start=0, end=2)]
    """

    def __init__(self, text: str) -> None:
        self.text = text
        plain = simplify(text) if has_han(text) else text
        self._folded, self._offsets = fold_with_map(plain)

    def find(self, form: str) -> list[Span]:
        """Return where ``form`` stands, in any spelling; never inside a longer word.

        A form with a capital is found only where the text has one too.
        """
        wanted = _key(form)
        found: list[Span] = []
        if not wanted or wanted not in self._folded:
            return found
        at = self._folded.find(wanted)
        while at >= 0:
            end = at + len(wanted)
            if self._stands(at, end, capital=form[0].isupper()):
                found.append(self._span(at, end))
            at = self._folded.find(wanted, at + 1)
        return found

    def holds(self, form: str) -> bool:
        """Return whether ``form`` stands in the text."""
        return bool(self.find(form))

    def _span(self, at: int, end: int) -> Span:
        stop = self._offsets[end]
        start = self._offsets[at]
        return Span(start, start + len(self.text[start:stop].rstrip()))

    def _stands(self, at: int, end: int, *, capital: bool) -> bool:
        folded = self._folded
        if _joins(folded[at - 1 : at], folded[at]) or _joins(
            folded[end - 1], folded[end : end + 1]
        ):
            return False
        # One capital will do: đồng bằng sông Cửu Long.
        return not capital or self._has_capital(at, end)

    def _has_capital(self, at: int, end: int) -> bool:
        return any(map(str.isupper, self.text[self._offsets[at] : self._offsets[end]])) or not any(
            map(str.islower, self.text[self._offsets[at] : self._offsets[end]])
        )

    @cached_property
    def words(self) -> list[Word]:
        """The words of Latin letters, in order."""
        found = []
        for match in _WORD.finditer(self._folded):
            span = self._span(match.start(), match.end())
            found.append(Word(match[0], span, self.text[span.start].isupper()))
        return found

    def together(self, first: int, count: int) -> bool:
        """Return whether only blanks or hyphens part ``count`` words from word ``first`` on."""
        return first + count <= len(self.words) and all(self._joined[first : first + count - 1])

    @cached_property
    def _joined(self) -> list[bool]:
        """Whether only blanks or hyphens stand between each word and the next."""
        return [
            not self.text[one.span.end : other.span.start].strip(" \u00a0\n-")
            for one, other in pairwise(self.words)
        ]


_CLUSTER = re.compile("[^\u0300-\u036f][\u0300-\u036f]*|[\u0300-\u036f]+")


def composed(text: str) -> tuple[str, list[int]]:
    """Return ``text`` with its marks joined to their letters, and where each character came from.

    The list has one more element: the offset of the end.

    >>> composed("Ha\u0300 Giang")
    ('Hà Giang', [0, 1, 3, 4, 5, 6, 7, 8, 9])
    """
    if unicodedata.is_normalized("NFC", text):
        return text, list(range(len(text) + 1))
    pieces: list[str] = []
    offsets: list[int] = []
    for match in _CLUSTER.finditer(text):
        joined = unicodedata.normalize("NFC", match[0])
        pieces.append(joined)
        offsets.extend([match.start()] * len(joined))
    return "".join(pieces), [*offsets, len(text)]


def _key(form: str) -> str:
    return fold(simplify(form) if has_han(form) else form)


def _joins(one: str, other: str) -> bool:
    """Return whether two neighbouring characters belong to one word of Latin letters or figures."""
    return bool(one and other) and all(c.isalnum() and not is_han(c) for c in (one, other))


def bare(text: str) -> str:
    """Return ``text`` in small letters without marks and blanks.

    >>> bare("Văn Sơn"), bare("Wén Shān")
    ('vanson', 'wenshan')
    """
    return skeleton(text).replace(" ", "").replace("'", "").replace("\u2019", "")
