"""Excel files (.xlsx): text cells, or pairs of cells where two columns are source and target.

Sheets are read and changed in the package itself: charts, images and all else stay as they are.
"""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from sinoviet.errors import InputError
from sinoviet.formats.columns import choose
from sinoviet.formats.document import Document, Edit, Note, Unit
from sinoviet.formats.package import Package
from sinoviet.formats.safe import local, xml_text
from sinoviet.formats.sheet_notes import put_notes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sinoviet.formats.safe import Element

_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_WIDEST = 256  # columns beyond are read as text, never as source or target
_RETURN = "_x000D_"  # how Excel writes a carriage return
_BLANKS = str.maketrans("\t\r", "  ")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class _Cell:
    """One text cell: its column and row from 1, its text, the nodes of its letters."""

    id: str
    reference: str
    column: int
    row: int
    text: str
    node: Element
    letters: tuple[tuple[str, Element, int], ...]  # text, the t that holds it, where in it


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One sheet: its name, its part, its text cells by row."""

    name: str
    part: str
    hidden: bool
    cells: tuple[_Cell, ...]
    formulas: int


def read(
    data: bytes, path: str, encoding: str | None = None, columns: tuple[str, ...] | None = None
) -> Document:
    """Read an Excel file.

    ``columns`` names source and target, or the target alone, by header, letter or number.  Without
    it the header or the scripts decide for each sheet, else every text cell is a unit.
    Numbers, dates and formulas are left out.  ``encoding`` is not used.

    Raises InputError if it is no Excel file, is damaged, or no sheet has such columns.
    """
    del encoding
    package = _open(data, path)
    units: list[Unit] = []
    remarks: list[str] = []
    languages: set[tuple[str, str]] = set()
    matched, skipped, formulas = False, 0, 0
    for sheet in _sheets(package):
        formulas += sheet.formulas
        if sheet.hidden and sheet.cells:
            remarks.append(f"sheet {sheet.name} is hidden; it is checked too")
        rows = [list(group) for _, group in groupby(sheet.cells, key=lambda cell: cell.row)]
        choice = choose([_texts(row) for row in rows], columns)
        if choice is None:
            if not columns:
                units += [Unit(c.id, c.text, where=c.id) for c in sheet.cells if c.text.strip()]
            continue
        matched = True
        languages.add((choice.source_lang, choice.target_lang))
        for row in rows[choice.start :]:
            named = {cell.column - 1: cell for cell in row if cell.text.strip()}
            target = named.get(choice.target)
            source = None if choice.source is None else named.get(choice.source)
            skipped += bool(source and not target)
            if target:
                text = source.text if source else None
                units.append(Unit(target.id, target.text, text, target.id))
    if columns and not matched:
        raise InputError(f"{path}: no sheet has the columns {', '.join(columns)}; name others")
    if skipped:
        remarks.append(f"rows without a translation left out: {skipped}")
    if formulas:
        remarks.append(f"formulas that give text left out: {formulas}")
    source_lang, target_lang = languages.pop() if len(languages) == 1 else ("", "")
    return Document(
        path,
        "xlsx",
        tuple(units),
        source_lang=source_lang,
        target_lang=target_lang,
        remarks=tuple(remarks),
    )


def annotate(data: bytes, notes: Sequence[Note]) -> bytes:
    """Return a copy with the notes as comments on their cells; comments of others stay.

    Raises InputError if a note names a cell that the file has not.
    """
    package = _open(data, "the Excel file")
    if not notes:
        return data
    found = _by_id(package)
    told: dict[str, dict[str, str]] = {}
    for note in sorted(notes, key=lambda n: (n.start, n.end)):
        part, cell = _find(found, note.unit)
        line = f"“{cell.text[note.start : note.end]}”: {note.text}"
        cells = told.setdefault(part, {})
        cells[cell.reference] = (
            f"{cells[cell.reference]}\n{line}" if cell.reference in cells else line
        )
    for part, texts in told.items():
        put_notes(package, part, texts)
    return package.save()


def fix(data: bytes, edits: Sequence[Edit]) -> bytes:
    """Return a copy with the corrections; new text looks like the first letter that it replaces.

    Raises InputError if an edit names a cell that the file has not, or two edits overlap.
    """
    package = _open(data, "the Excel file")
    if not edits:
        return data
    found = _by_id(package)
    strings = package.related(package.main(), "sharedStrings")
    items = [n for n in package.tree(strings) if local(n) == "si"] if strings else []
    ordered = sorted(edits, key=lambda e: (e.unit, e.start, e.end), reverse=True)
    for unit, group in groupby(ordered, key=lambda e: e.unit):
        part, cell = _find(found, unit)
        package.edit(part)
        own = cell.letters
        if strings and cell.node.get("t") == "s":
            package.edit(strings)
            own = _own_letters(cell, items)
        before = len(cell.text)
        for edit in group:
            if not 0 <= edit.start <= edit.end <= before:
                raise InputError(f"cell {unit}: a correction lies outside it or over another one")
            before = edit.start
            _replace(own, edit)
    return package.save()


def _open(data: bytes, path: str) -> Package:
    """Return the package of an Excel file."""
    package = Package(data, path)
    main = package.main()
    if main.endswith(".bin"):
        raise InputError(f"{path}: is a binary Excel file (.xlsb); save it as .xlsx")
    kind = local(package.tree(main))
    if package.tree(main).tag.endswith("}workbook"):
        return package
    other = {"document": "a Word file (.docx)", "presentation": "a PowerPoint file (.pptx)"}
    raise InputError(
        f"{path}: is {other.get(kind, 'some other Office file')}, no Excel file (.xlsx)"
    )


def _sheets(package: Package) -> Iterator[_Sheet]:
    """Yield the sheets in the order of their tabs."""
    main = package.main()
    parts = {relation.id: relation.target for relation in package.relations(main)}
    strings = package.related(main, "sharedStrings")
    shared = [item for item in package.tree(strings) if local(item) == "si"] if strings else []
    for node in package.tree(main).iter():
        if local(node) != "sheet":
            continue
        name = str(node.get("name", ""))
        key = next((str(v) for k, v in node.attrib.items() if str(k).endswith("}id")), "")
        part = parts.get(key, "")
        if not package.has(part) or not package.tree(part).tag.endswith("}worksheet"):
            continue  # a chart sheet, or a sheet of an old macro language
        cells, formulas = _cells(package.tree(part), name, shared)
        yield _Sheet(name, part, node.get("state", "visible") != "visible", cells, formulas)


def _cells(root: Element, sheet: str, shared: list[Element]) -> tuple[tuple[_Cell, ...], int]:
    """Return the text cells of a sheet, and how many formulas give text."""
    cells: list[_Cell] = []
    formulas = 0
    row = column = 0
    for node in root.iter():
        name = local(node)
        if name == "row":
            told = str(node.get("r", ""))
            row = int(told) if told.isdecimal() and len(told) < 8 else row + 1
            column = 0
        if name != "c":
            continue
        match = _REFERENCE.fullmatch(str(node.get("r", "")))
        column = _column(match[1]) if match else column + 1
        row = int(match[2]) if match else row
        kind = node.get("t")
        if any(local(child) == "f" for child in node):
            formulas += kind == "str"
            continue
        item = _string(node, kind, shared)
        if item is None:
            continue
        letters = tuple(_letters(item))
        text = "".join(part for part, _, _ in letters)
        reference = f"{_letter(column)}{row}"
        cells.append(_Cell(f"{sheet}!{reference}", reference, column, row, text, node, letters))
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return tuple(cells), formulas


def _string(cell: Element, kind: str | None, shared: list[Element]) -> Element | None:
    """Return the element that holds the text of a cell: shared, in the cell itself, or none."""
    for child in cell:
        if kind == "inlineStr" and local(child) == "is":
            return child
        if kind == "str" and local(child) == "v":
            return cell
        if kind == "s" and local(child) == "v":
            index = (child.text or "").strip()
            if index.isascii() and index.isdigit() and len(index) < 9 and int(index) < len(shared):
                return shared[int(index)]
    return None


def _letters(item: Element) -> Iterator[tuple[str, Element, int]]:
    """Yield the text of a string, run by run, without the readings above characters."""
    for child in item:
        name = local(child)
        if name == "r":
            yield from _letters(child)
        elif name in ("t", "v"):
            at = 0
            for part in (child.text or "").split(_RETURN):
                if part:
                    yield part.translate(_BLANKS), child, at
                at += len(part) + len(_RETURN)


def _texts(row: list[_Cell]) -> list[str]:
    """Return a row as texts, column by column."""
    near = {cell.column: cell.text for cell in row if cell.column <= _WIDEST}
    return [near.get(column, "") for column in range(1, max(near, default=0) + 1)]


def _by_id(package: Package) -> dict[str, tuple[str, _Cell]]:
    """Return every cell with the part of its sheet, by id."""
    return {cell.id: (sheet.part, cell) for sheet in _sheets(package) for cell in sheet.cells}


def _find(found: dict[str, tuple[str, _Cell]], unit: str) -> tuple[str, _Cell]:
    """Return the cell of a unit."""
    if unit not in found:
        raise InputError(f"the file has no text cell {unit}; give the file that was checked")
    return found[unit]


def _own_letters(cell: _Cell, items: list[Element]) -> tuple[tuple[str, Element, int], ...]:
    """Give a cell a copy of the string that it shares with others; return the letters of the copy."""
    value = next(child for child in cell.node if local(child) == "v")
    own = copy.deepcopy(items[int(value.text or "0")])
    items[-1].addnext(own)
    value.text = str(len(items))
    items.append(own)
    root = own.getparent()
    if root is not None and root.get("uniqueCount"):
        root.set("uniqueCount", str(len(items)))
    return tuple(_letters(own))


def _replace(letters: tuple[tuple[str, Element, int], ...], edit: Edit) -> None:
    """Put the text of an edit in place of some letters; edits come from the end to the start."""
    offset = 0
    touched: list[tuple[Element, int, int]] = []
    for text, node, at in letters:
        first, last = max(edit.start - offset, 0), min(edit.end - offset, len(text))
        if first < last or (edit.start == edit.end and 0 <= edit.start - offset <= len(text)):
            touched.append((node, at + first, at + max(first, last)))
        offset += len(text)
    if edit.start == edit.end:
        touched = touched[:1]
    for number, (node, first, last) in reversed(list(enumerate(touched))):
        old = node.text or ""
        node.text = old[:first] + ("" if number else xml_text(edit.text)) + old[last:]
        if node.text != node.text.strip():
            node.set(_SPACE, "preserve")


def _column(letters: str) -> int:
    """Return the number of a column, from 1.

    >>> _column("AA")
    27
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _letter(column: int) -> str:
    """Return the letters of a column.

    >>> _letter(27)
    'AA'
    """
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
