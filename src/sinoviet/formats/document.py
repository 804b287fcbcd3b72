"""What every draft format gives: a Document of Units, each with its text and the way back to it."""

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """One paragraph, cell, cue or segment of a draft.

    ``target`` is the text to be checked, ``source`` what it was translated from.  ``id`` names the
    unit within its document, ``where`` tells a person where it stands.  ``anchors`` are pairs
    (offset in ``target``, offset in the file's text): from each pair on the two run in step until
    the next pair.  ``ignore`` holds the rule codes that a comment in the file switches off here
    (``*``: all).

    >>> Unit("1", "huyện Malypho", where="paragraph 1").target
    'huyện Malypho'
    """

    id: str
    target: str
    source: str | None = None
    where: str = ""
    anchors: tuple[tuple[int, int], ...] = ()
    ignore: frozenset[str] = frozenset()

    def offset(self, at: int) -> int | None:
        """Return the offset in the file's text of character ``at`` of the target, if it has one.

        >>> Unit("1", "Văn Sơn", anchors=((0, 10), (4, 17))).offset(5)
        18
        """
        index = bisect_right(self.anchors, (at, 1 << 62)) - 1
        if index < 0:
            return None
        inside, outside = self.anchors[index]
        return outside + at - inside


@dataclass(frozen=True, slots=True)
class Document:
    """A draft that was read: its units in reading order.

    ``text`` is the decoded text of a format that has lines, else None; ``encoding`` how it was
    decoded.  ``source_lang`` and ``target_lang`` are what the file itself declares (BCP 47), or "".
    ``remarks`` are single lines that the user should hear (read as TCVN3; locked segments left out).
    ``lines`` are the offsets at which the lines of ``text`` start.

    >>> document = Document("a.txt", "text", (), text="một\\nhai", lines=(0, 4))
    >>> document.position(5)
    (2, 2)
    """

    path: str
    format: str
    units: tuple[Unit, ...]
    text: str | None = None
    lines: tuple[int, ...] = ()
    encoding: str = ""
    source_lang: str = ""
    target_lang: str = ""
    remarks: tuple[str, ...] = ()

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column, both from 1, of an offset into ``text``."""
        line = bisect_right(self.lines, offset)
        return line, offset - self.lines[line - 1] + 1


@dataclass(frozen=True, slots=True)
class Note:
    """A remark on the characters ``start`` to ``end`` of a unit's target.

    >>> Note("1", 0, 7, "SV103: write Tuyên Quang").text
    'SV103: write Tuyên Quang'
    """

    unit: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Edit:
    """A correction: the characters ``start`` to ``end`` of a unit's target become ``text``.

    >>> Edit("1", 0, 8, "Hòa Bình").text
    'Hòa Bình'
    """

    unit: str
    start: int
    end: int
    text: str
