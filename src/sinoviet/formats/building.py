"""How a reader puts together a Unit: its text piece by piece, each with its place in the file.

Where two pieces that follow one another in the target do not in the file (a tag stands between
them), the target has a *seam*: two anchors at the same offset, first where the one piece ends, then
where the next begins.  So the last anchor at an offset leads to the character there, and the first
one to the end of the character before.
"""

import re

from sinoviet.formats.document import Unit
from sinoviet.hanzi import is_han

#: Stands for what is left alone inside a unit: code, a picture, an address.
PLACEHOLDER = "\ufffc"
BLANKS = re.compile(r"[ \t\n\r\f]+")
_BREAK = re.compile("[\n\r\u2028\u2029]")


class UnitBuilder:
    """Collects the target of one unit from pieces of the file's text.

    >>> builder = UnitBuilder("<p>Lào &amp; <b>Thái</b></p>")
    >>> builder.take(3, 7); builder.put("&", 7, 12); builder.take(12, 13); builder.take(16, 20)
    >>> unit = builder.unit("1", "line 1")
    >>> unit.target, unit.offset(4), unit.offset(6)
    ('Lào & Thái', 7, 16)
    """

    __slots__ = ("_anchors", "_blank", "_end", "_length", "_pieces", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.clear()

    def clear(self) -> None:
        """Forget all pieces."""
        self._pieces: list[str] = []
        self._anchors: list[tuple[int, int]] = []
        self._length = 0
        self._end = -1  # where the last piece ends in the file
        self._blank: tuple[int, int] | None = None

    @property
    def empty(self) -> bool:
        """Tell whether nothing was taken yet.

        >>> UnitBuilder("").empty
        True
        """
        return not self._pieces

    def take(self, start: int, end: int) -> None:
        """Add the characters ``start`` to ``end`` of the file as they stand."""
        if start < end:
            self._flush(self.text[start])
            self._join(start)
            self._add(self.text[start:end], end)

    def put(self, character: str, start: int, end: int) -> None:
        """Add one character that stands for ``start`` to ``end`` of the file."""
        self._flush(character)
        self._join(start)
        self._add(character, end)
        if end - start != 1:
            self._anchors.append((self._length, end))

    def blank(self, start: int, end: int) -> None:
        """Add one blank for white space of any width, if text stands before and after it.

        A line break between two Han characters is none: Chinese has no blanks.
        """
        if self._pieces and self._blank is None:
            self._blank = (start, end)

    def words(self, start: int, end: int) -> None:
        """Add ``start`` to ``end`` of the file, each run of white space as one blank."""
        at = start
        for match in BLANKS.finditer(self.text, start, end):
            self.take(at, match.start())
            self.blank(match.start(), match.end())
            at = match.end()
        self.take(at, end)

    def unit(
        self,
        name: str,
        where: str,
        *,
        source: str | None = None,
        ignore: frozenset[str] = frozenset(),
    ) -> Unit:
        """Return the unit that was collected, and begin a new one."""
        unit = Unit(name, "".join(self._pieces), source, where, tuple(self._anchors), ignore)
        self.clear()
        return unit

    def _flush(self, following: str) -> None:
        """Add the blank that was kept back."""
        if self._blank is None:
            return
        (start, end), self._blank = self._blank, None
        broken = _BREAK.search(self.text, start, end)
        if not (broken and is_han(self._pieces[-1][-1]) and is_han(following)):
            self.put(" ", start, end)

    def _join(self, start: int) -> None:
        if start != self._end:
            if self._pieces and self._anchors[-1] != (self._length, self._end):
                self._anchors.append((self._length, self._end))
            self._anchors.append((self._length, start))

    def _add(self, piece: str, end: int) -> None:
        self._pieces.append(piece)
        self._length += len(piece)
        self._end = end
