"""The text around a finding: cut between Vietnamese words or Han characters, never inside a letter."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from sinoviet.report.characters import is_mark, is_wide, width

CUT = "…"


@dataclass(frozen=True, slots=True)
class Context:
    """A finding in its line; ``…`` stands where the line was cut."""

    before: str
    marked: str
    after: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text, and which findings (by their place in the list) lie on it."""

    text: str
    marks: tuple[int, ...] = ()


def around(text: str, start: int, end: int, room: int = 88) -> Context:
    """Return what stands at ``start`` to ``end`` with its line, ``room`` columns of it at most.

    >>> around("Đoàn công tác huyện Malipô đã đến Hà Giang", 20, 26, room=16)
    Context(before='… huyện ', marked='Malipô', after=' đã đến …')
    """
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    before, after = text[first:start], text[end : len(text) if last < 0 else last]
    left, right = width(before), width(after)
    # what one side does not need, the other may have
    return Context(
        tail(before, max(room // 2, room - right)),
        middle(text[start:end], room),
        head(after, max(room // 2, room - left)),
    )


def pieces(text: str, spans: Sequence[tuple[int, int]], room: int = 320) -> list[Piece]:
    """Return ``text`` in pieces, each with the spans that cover it; long stretches without are cut.

    An empty span gives an empty piece.  ``room`` counts columns of each stretch without a mark.

    >>> [(p.text, p.marks) for p in pieces("huyện Malipô", [(0, 12), (6, 12)])]
    [('huyện ', (0,)), ('Malipô', (0, 1))]
    """
    bounds = sorted({0, len(text), *(at for span in spans for at in span)})
    found: list[Piece] = []
    for at, after in zip(bounds, [*bounds[1:], len(text)], strict=True):
        if any(span == (at, at) for span in spans):
            meeting = [i for i, (start, end) in enumerate(spans) if start < at < end]
            points = [i for i, span in enumerate(spans) if span == (at, at)]
            found.append(Piece("", tuple(sorted(meeting + points))))
        covering = tuple(i for i, (start, end) in enumerate(spans) if start <= at < end)
        if at < after:
            found.append(Piece(text[at:after], covering))
    last = len(found) - 1
    return [
        piece if piece.marks else Piece(_cut(piece.text, room, i == 0, i == last))
        for i, piece in enumerate(found)
    ]


def _cut(text: str, room: int, first: bool, last: bool) -> str:
    if last:
        return head(text, room)
    return tail(text, room) if first else middle(text, room)


def head(text: str, room: int) -> str:
    """Return the beginning of ``text``, ``room`` columns at most but for the sign of the cut.

    >>> head("huyện Mã Quan, châu Văn Sơn", 18)
    'huyện Mã Quan, …'
    """
    end = _end(text, room)
    return text if end == len(text) else text[:end] + CUT


def tail(text: str, room: int) -> str:
    """Return the end of ``text``, ``room`` columns at most but for the sign of the cut.

    >>> tail("文山州麻栗坡县", 6)
    '…栗坡县'
    """
    start = _start(text, room)
    return text if start == 0 else CUT + text[start:]


def middle(text: str, room: int) -> str:
    """Return the beginning and the end of ``text``, ``room`` columns together at most.

    >>> middle("Ủy ban nhân dân tỉnh Tuyên Quang", 20)
    'Ủy ban … Quang'
    """
    if width(text) <= room:
        return text
    return text[: _end(text, room // 2)] + CUT + text[_start(text, room // 2) :]


def _end(text: str, room: int) -> int:
    """Return where the beginning of ``text`` ends: before a word or a Han character."""
    end = _fitting(text, room)
    if end == len(text):
        return end
    for at in range(end, 0, -1):
        if _parted(text, at) or (text[at - 1].isspace() and not is_mark(text[at])):
            return at
    return end  # one long word: cut inside


def _start(text: str, room: int) -> int:
    """Return where the end of ``text`` starts: at the blank before a word or at a Han character."""
    start = len(text) - _fitting(reversed(text), room)
    if start == 0:
        return 0
    for at in range(start, len(text)):
        if _parted(text, at) or text[at].isspace():
            return at
    while start < len(text) and is_mark(text[start]):
        start += 1  # a mark stays with its letter
    return start


def _parted(text: str, at: int) -> bool:
    """Return whether a Han character ends or begins at ``at``; its marks stay with it."""
    return is_wide(text[at]) or (is_wide(text[at - 1]) and not is_mark(text[at]))


def _fitting(text: Iterable[str], room: int) -> int:
    """Return how many characters stand within ``room`` columns."""
    number = 0
    for number, used in enumerate(accumulate(map(width, text)), 1):
        if used > room:
            return number - 1
    return number
