"""Plain text: a unit is a paragraph, whether it stands on one line or was wrapped by hand."""

import re
import unicodedata

from sinoviet.formats.building import UnitBuilder
from sinoviet.formats.document import Document, Unit
from sinoviet.formats.encoding import decode, line_starts, lines_of
from sinoviet.formats.ignore import NOTHING, ignored_line

#: Nobody wraps shorter or longer lines by hand (columns; a Han character takes two).
_NARROWEST, _WIDEST = 40, 150
_BULLET = re.compile(
    r"\s*(?:[-–—•*+○●▪·]\s|\(?\d{1,3}[.)、]|[a-zđ][.)]\s|[IVX]+[.)]\s|[一二三四五六七八九十]+、)"
)
_ENDED = re.compile(r"[.!?…。！？；;:：][\"'”’»」』)）\]]*\s*$")
_INDENT = re.compile(r"\t| {2,}|\u3000")


def read(
    data: bytes, path: str, encoding: str | None = None, columns: tuple[str, ...] | None = None
) -> Document:
    """Read a text file.

    Lines that follow one another are one unit if they look wrapped: the line above is full, and
    what follows does not begin a sentence, an item or a heading.  The break becomes one blank
    (between two Han characters nothing).  A line ``# sinoviet: ignore SV201`` holds for the next
    unit and is none itself.

    >>> [unit.target for unit in read("Văn Sơn\\n\\nLào Cai".encode(), "a.txt").units]
    ['Văn Sơn', 'Lào Cai']
    """
    decoded = decode(data, path, encoding)
    text = decoded.text
    builder = UnitBuilder(text)
    units: list[Unit] = []
    ignore = NOTHING
    block: list[tuple[int, int, int]] = []  # number, start and end of each line
    lines = [*enumerate(lines_of(text), 1), (0, (0, 0))]  # a blank line ends the last block
    for number, (start, end) in lines:
        line = text[start:end]
        codes = ignored_line(line)
        if line.strip() and not codes:
            block.append((number, start, end))
            continue
        for paragraph in _paragraphs(text, block):
            for _, first, last in paragraph:
                builder.blank(*_break(text, first))
                builder.take(*_stripped(text, first, last))
            name = str(len(units) + 1)
            units.append(builder.unit(name, f"line {paragraph[0][0]}", ignore=ignore))
            ignore = NOTHING
        block = []
        ignore |= codes
    return Document(
        path,
        "text",
        tuple(units),
        text,
        line_starts(text),
        decoded.encoding,
        remarks=decoded.remarks,
    )


def _paragraphs(text: str, block: list[tuple[int, int, int]]) -> list[list[tuple[int, int, int]]]:
    """Split lines without a blank line between them into paragraphs."""
    found: list[list[tuple[int, int, int]]] = []
    widths = [_width(text[start:end].strip()) for _, start, end in block]
    widest = max(widths, default=0)
    above = ""
    for line, width in zip(block, [0, *widths], strict=False):
        here = text[line[1] : line[2]]
        if (
            found
            and widest <= _WIDEST
            and width >= _NARROWEST
            and _goes_on(above, width, here, widest)
        ):
            found[-1].append(line)
        else:
            found.append([line])
        above = here
    return found


def _goes_on(above: str, width: int, here: str, widest: int) -> bool:
    """Tell whether the line ``here`` goes on with the paragraph of the line above it."""
    if _BULLET.match(here):
        return False
    words = here.split(None, 1)
    letter = next((c for c in here if c.isalpha()), "")
    if letter.islower():
        return True
    if _ENDED.search(above) or (above.isupper() and not here.isupper()):
        return False
    if _INDENT.match(here) and not _INDENT.match(above):
        return False
    # The first word would not have fitted into the line above; for Han the first characters.
    first = words[0] if letter and letter < "\u2e80" else here.strip()[:3]
    return width + 1 + _width(first) >= widest


def _width(line: str) -> int:
    """Return how many columns a line takes."""
    if line.isascii():
        return len(line)
    return sum(
        0 if unicodedata.combining(c) else 2 if "\u2e80" <= c < "\ua4d0" or c > "\uff00" else 1
        for c in line
    )


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """Return start and end of a line without the white space around it."""
    line = text[start:end]
    return start + len(line) - len(line.lstrip()), start + len(line.rstrip())


def _break(text: str, start: int) -> tuple[int, int]:
    """Return the white space around the break before the line that begins at ``start``."""
    before = (
        len(text[:start].rstrip())
        if start < 200
        else start - 200 + len(text[start - 200 : start].rstrip())
    )
    after = start
    while after < len(text) and text[after].isspace():
        after += 1
    return before, after
