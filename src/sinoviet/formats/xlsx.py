"""Excel files (.xlsx): text cells, or pairs of cells where two columns are source and target.

Sheets are read and changed in the package itself: charts, images and all else stay as they are.
"""

from __future__ import annotations

import copy
from itertools import groupby
from typing import TYPE_CHECKING

from sinoviet.errors import InputError
from sinoviet.formats.columns import choose
from sinoviet.formats.document import Document, Edit, Note, Unit
from sinoviet.formats.package import Package
from sinoviet.formats.safe import local, xml_text
from sinoviet.formats.sheet_notes import put_notes
from sinoviet.formats.sheet_text import Cell, letters_of, sheets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sinoviet.formats.safe import Element

_WIDEST = 256  # columns beyond are read as text, never as source or target
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


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
    for sheet in sheets(package):
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


def _texts(row: list[Cell]) -> list[str]:
    """Return a row as texts, column by column."""
    near = {cell.column: cell.text for cell in row if cell.column <= _WIDEST}
    return [near.get(column, "") for column in range(1, max(near, default=0) + 1)]


def _by_id(package: Package) -> dict[str, tuple[str, Cell]]:
    """Return every cell with the part of its sheet, by id."""
    return {cell.id: (sheet.part, cell) for sheet in sheets(package) for cell in sheet.cells}


def _find(found: dict[str, tuple[str, Cell]], unit: str) -> tuple[str, Cell]:
    """Return the cell of a unit."""
    if unit not in found:
        raise InputError(f"the file has no text cell {unit}; give the file that was checked")
    return found[unit]


def _own_letters(cell: Cell, items: list[Element]) -> tuple[tuple[str, Element, int], ...]:
    """Give a cell a copy of the string that it shares with others; return the letters of the copy."""
    value = next(child for child in cell.node if local(child) == "v")
    own = copy.deepcopy(items[int(value.text or "0")])
    items[-1].addnext(own)
    value.text = str(len(items))
    items.append(own)
    root = own.getparent()
    if root is not None and root.get("uniqueCount"):
        root.set("uniqueCount", str(len(items)))
    return tuple(letters_of(own))


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
