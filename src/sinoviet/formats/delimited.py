"""CSV and TSV: a unit is a cell, or a pair of cells where the table holds source and target."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from sinoviet.errors import InputError
from sinoviet.formats.building import UnitBuilder
from sinoviet.formats.columns import Choice, choose
from sinoviet.formats.document import Document, Unit
from sinoviet.formats.encoding import decode, line_starts, place
from sinoviet.formats.ignore import NOTHING, ignored_line

_DELIMITERS = ",;\t"
_LINE_END = re.compile("\r\n|[\r\n]")
#: A cell in quotes, to the delimiter or line end behind it; possessive: no search back.
_QUOTED = re.compile(r'"((?:[^"]|"")*+)"[ ]*(?=[,;\t\r\n]|\Z)')
_DECLARED = re.compile(r"sep=([,;\t])[ ]*(?:\r\n|[\r\n]|\Z)", re.I)
_SAMPLE_ROWS = 100


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its value and where it stands in the file, without its quotes."""

    value: str
    start: int
    end: int
    quoted: bool


def read(
    data: bytes, path: str, encoding: str | None = None, columns: tuple[str, ...] | None = None
) -> Document:
    """Read a table.  The delimiter is found: comma, semicolon or tab.

    ``columns`` names the column of the source and that of the target, or the one to check, by
    header, letter or number.  Without it the header speaks, then the scripts; in a table without
    such columns every cell with letters is a unit.  A row ``# sinoviet: ignore SV201`` holds for
    the next row.

    >>> unit = read("vi;zh\\nVăn Sơn;文山\\n".encode(), "a.csv").units[0]
    >>> unit.source, unit.target, unit.where
    ('Văn Sơn', '文山', 'row 2, column B')

    Raises :class:`~sinoviet.InputError` if a column that was named does not exist.
    """
    decoded = decode(data, path, encoding)
    text = decoded.text
    starts = line_starts(text)
    declared = _DECLARED.match(text)
    begin = declared.end() if declared else 0
    delimiter = declared[1] if declared else _delimiter(text, path)
    rows = list(_rows(text, begin, delimiter))
    values = [[cell.value for cell in row] for row in rows]
    comments = [ignored_line(text[row[0].start : row[-1].end].rstrip(delimiter)) for row in rows]
    choice = choose(
        [v for v, comment in zip(values, comments, strict=True) if not comment], columns
    )
    if columns and choice is None:
        raise _no_column(path, columns, values)
    units: list[Unit] = []
    ignore = NOTHING
    skip = choice.start if choice else 0
    shift = 2 if declared else 1
    for number, (row, comment) in enumerate(zip(rows, comments, strict=True), shift):
        if comment:
            ignore |= comment
        elif skip:
            skip -= 1
        else:
            found = list(_units(text, row, number, choice, ignore, len(units)))
            units += found
            ignore = NOTHING if found else ignore
    return Document(
        path,
        "tsv" if delimiter == "\t" else "csv",
        tuple(units),
        text,
        starts,
        decoded.encoding,
        choice.source_lang if choice else "",
        choice.target_lang if choice else "",
        (*decoded.remarks, *_stray_quotes(text, rows, starts)),
    )


def _units(
    text: str,
    row: list[Cell],
    number: int,
    choice: Choice | None,
    ignore: frozenset[str],
    count: int,
) -> Iterator[Unit]:
    """Yield the units of one row."""
    builder = UnitBuilder(text)
    for at, cell in enumerate(row):
        if choice and at != choice.target:
            continue
        source = None
        if choice and choice.source is not None:
            source = row[choice.source].value if choice.source < len(row) else ""
        if not _has_letters(cell.value) and not _has_letters(source or ""):
            continue
        count += 1
        _take(builder, cell)
        where = f"row {number}, column {letter(at)}"
        unit = builder.unit(str(count), where, source=source, ignore=ignore)
        yield unit if unit.target else _empty(unit, cell.start)


def _empty(unit: Unit, start: int) -> Unit:
    """Return a unit without a translation, anchored where it would stand."""
    return Unit(unit.id, "", unit.source, unit.where, ((0, start),), unit.ignore)


def _take(builder: UnitBuilder, cell: Cell) -> None:
    """Add the text of a cell; in quotes, two quotes are one."""
    at = cell.start
    if cell.quoted:
        for match in re.finditer('""', builder.text[cell.start : cell.end]):
            builder.take(at, cell.start + match.start())
            at = cell.start + match.end()
            builder.put('"', at - 2, at)
    builder.take(at, cell.end)


def _has_letters(value: str) -> bool:
    return any(map(str.isalpha, value))


def letter(column: int) -> str:
    """Return the letter of a column, counted from 0.

    >>> letter(0), letter(27)
    ('A', 'AB')
    """
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _rows(text: str, at: int, delimiter: str) -> Iterator[list[Cell]]:
    """Yield the rows of a table; a row has one cell at the least."""
    end_of_cell = re.compile(f"[{delimiter}\r\n]")
    row: list[Cell] = []
    while at < len(text) or row:
        quoted = _QUOTED.match(text, at) if text.startswith('"', at) else None
        if quoted and text[quoted.end() : quoted.end() + 1] in ("", delimiter, "\r", "\n"):
            cell = Cell(quoted[1].replace('""', '"'), *quoted.span(1), True)
            at = quoted.end()
        else:
            stop = end_of_cell.search(text, at)
            end = stop.start() if stop else len(text)
            cell = Cell(text[at:end], at, end, False)
            at = end
        row.append(cell)
        if text.startswith(delimiter, at):
            at += 1
            if at < len(text):
                continue
            row.append(Cell("", at, at, False))
        line_end = _LINE_END.match(text, at)
        at = line_end.end() if line_end else at
        yield row
        row = []


def _delimiter(text: str, path: str) -> str:
    """Return the delimiter with which the rows have most evenly more than one cell."""
    if path.lower().endswith((".tsv", ".tab")):
        return "\t"
    best, score = ",", 0.0
    for delimiter in _DELIMITERS:
        rows = (row for row, _ in zip(_rows(text, 0, delimiter), range(_SAMPLE_ROWS), strict=False))
        widths = Counter(len(row) for row in rows if len(row) > 1 or row[0].value.strip())
        width, count = max(widths.items(), key=lambda item: item[1], default=(1, 0))
        share = count / widths.total() if width > 1 else 0
        if share > score:
            best, score = delimiter, share
    return best


def _no_column(path: str, columns: tuple[str, ...], rows: list[list[str]]) -> InputError:
    names = ", ".join(repr(value) for value in (rows[0] if rows else [])[:12])
    asked = ", ".join(map(repr, columns))
    return InputError(
        f"{path}: has no such columns ({asked}); the first row is {names or 'empty'};"
        " name two of them, or letters (A, B)"
    )


def _stray_quotes(text: str, rows: list[list[Cell]], starts: tuple[int, ...]) -> Iterator[str]:
    """Yield a remark if a cell begins with a quote that is not closed."""
    for row in rows:
        for cell in row:
            if not cell.quoted and text.startswith('"', cell.start) and cell.start < cell.end:
                line = place(starts, cell.start)
                yield f"line {line}: a quote is not closed; the cell was read as it stands"
                return
