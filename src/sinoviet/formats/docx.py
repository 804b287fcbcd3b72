"""Word files (.docx): paragraphs, tables, notes, headers and text boxes; comments and corrections.

The parts are read and changed where they stand, so everything else in the file stays as it is.
A table with a Vietnamese and a Chinese column gives units with source and target.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING

from sinoviet.errors import InputError
from sinoviet.formats.columns import Choice, choose
from sinoviet.formats.document import Document, Edit, Note, Unit
from sinoviet.formats.package import Package
from sinoviet.formats.safe import local
from sinoviet.formats.word_marks import Comments, cut, replace
from sinoviet.formats.word_text import Passage, Piece, passages

if TYPE_CHECKING:
    from collections.abc import Sequence

    Cells = dict[int, list[Passage]]  # column -> its paragraphs that are not empty

_MOSTLY = 2 / 3


def read(
    data: bytes, path: str, encoding: str | None = None, columns: tuple[str, ...] | None = None
) -> Document:
    """Read a Word file.

    ``columns`` names the columns of its tables: source and target, or the target alone; then only
    these tables are read.  ``encoding`` is not used.

    Raises InputError if it is no Word file, is damaged, or no table has such columns.
    """
    del encoding
    found = passages(_open(data, path))
    tables = _tables(found)
    chosen: dict[int, Choice] = {}
    for key, rows in tables.items():
        choice = choose(_grid(rows), columns)
        if choice and (columns or choice.source is not None):
            chosen[key] = choice
    if columns and not chosen:
        raise InputError(f"{path}: no table has the columns {', '.join(columns)}; name others")
    paired, skipped = _paired(tables, chosen)
    letters = sum(len(unit.target) + len(unit.source or "") for unit in _flat(paired))
    loose = [p for p in found if p.text.strip() and not (p.cell and p.cell[0] in chosen)]
    outside = sum(len(passage.text) for passage in loose)
    only = bool(chosen) and (bool(columns) or letters >= _MOSTLY * (letters + outside))
    remarks = []
    if only and loose:
        remarks.append(f"only the bilingual tables are checked; paragraphs left out: {len(loose)}")
    if skipped:
        remarks.append(f"rows without a translation left out: {skipped}")
    languages = {(choice.source_lang, choice.target_lang) for choice in chosen.values()}
    source_lang, target_lang = languages.pop() if only and len(languages) == 1 else ("", "")
    return Document(
        path,
        "docx",
        _flat(paired) if only else _in_order(found, chosen, paired),
        source_lang=source_lang,
        target_lang=target_lang,
        remarks=tuple(remarks),
    )


def annotate(data: bytes, notes: Sequence[Note]) -> bytes:
    """Return a copy with each note as a comment on its letters.

    Word has no comments in notes, headers and text boxes: there the comment stands on the mark of
    the note, on the first paragraph or on the drawing, and says which letters it means.

    Raises InputError if a note names a unit that the file has not.
    """
    package = _open(data, "the Word file")
    if not notes:
        return data
    whole = {p.id: p for p in passages(package)}
    units = {note.unit: _passage(whole, note.unit) for note in notes}
    spans = {note: _span(note, len(units[note.unit].text)) for note in notes}
    for note in notes:
        for at in spans[note]:
            if units[note.unit].own:
                cut(units[note.unit].pieces, at)
    comments = Comments(package)
    order = {name: number for number, name in enumerate(whole)}
    for note in sorted(notes, key=lambda n: (order[n.unit.split("+")[0]], spans[n])):
        comments.put(units[note.unit], *spans[note], note.text)
    return package.save()


def fix(data: bytes, edits: Sequence[Edit]) -> bytes:
    """Return a copy with the corrections; new text looks like the first letter that it replaces.

    Raises InputError if an edit names a unit that the file has not, or two edits overlap.
    """
    package = _open(data, "the Word file")
    if not edits:
        return data
    whole = {p.id: p for p in passages(package)}
    ordered = sorted(edits, key=lambda e: (e.unit, e.start, e.end), reverse=True)
    for unit, group in groupby(ordered, key=lambda e: e.unit):
        passage = _passage(whole, unit)
        before = len(passage.text)
        for edit in group:
            if not 0 <= edit.start <= edit.end <= before:
                raise InputError(f"unit {unit}: a correction lies outside it or over another one")
            before = edit.start
            replace(passage.pieces, edit.start, edit.end, edit.text)
            if passage.twin:
                replace(passage.twin.pieces, edit.start, edit.end, edit.text)
        package.edit(passage.part)
    return package.save()


def _open(data: bytes, path: str) -> Package:
    """Return the package of a Word file."""
    package = Package(data, path)
    root = package.tree(package.main())
    kind = local(root)
    if root.tag.endswith("}document"):
        return package
    other = {"workbook": "an Excel file (.xlsx)", "presentation": "a PowerPoint file (.pptx)"}
    raise InputError(
        f"{path}: is {other.get(kind, 'some other Office file')}, no Word file (.docx)"
    )


def _tables(found: list[Passage]) -> dict[int, dict[int, Cells]]:
    """Return the cells of each table of the body by table, row and column."""
    tables: dict[int, dict[int, Cells]] = {}
    for passage in found:
        if passage.cell and passage.own:
            table, row, column = passage.cell
            cells = tables.setdefault(table, {}).setdefault(row, defaultdict(list))
            if passage.text.strip():
                cells[column].append(passage)
    return tables


def _grid(rows: dict[int, Cells]) -> list[list[str]]:
    """Return a table as rows of text."""
    width = max((max(cells, default=0) for cells in rows.values()), default=0)
    return [
        ["\n".join(p.text for p in cells.get(column, ())) for column in range(1, width + 1)]
        for cells in rows.values()
    ]


def _paired(
    tables: dict[int, dict[int, Cells]], chosen: dict[int, Choice]
) -> tuple[dict[tuple[int, int], list[Unit]], int]:
    """Return the units of each row of the chosen tables, and how many rows have no target."""
    paired: dict[tuple[int, int], list[Unit]] = {}
    skipped = 0
    for key, choice in chosen.items():
        for number, row in list(tables[key].items())[choice.start :]:
            target = row.get(choice.target + 1, [])
            source = [] if choice.source is None else row.get(choice.source + 1, [])
            skipped += bool(source and not target)
            paired[key, number] = _row(source, target)
    return paired, skipped


def _row(source: list[Passage], target: list[Passage]) -> list[Unit]:
    """Return the units of one row: paragraph by paragraph if the cells have as many, else whole."""
    if not target:
        return []
    if not source:
        return [Unit(p.id, p.text, where=p.where) for p in target]
    if len(source) == len(target):
        pairs = zip(source, target, strict=True)
        return [Unit(p.id, p.text, before.text, p.where) for before, p in pairs]
    name = "+".join(p.id for p in target)
    joined = "\n".join(p.text for p in target)
    return [Unit(name, joined, "\n".join(p.text for p in source), target[0].where)]


def _flat(paired: dict[tuple[int, int], list[Unit]]) -> tuple[Unit, ...]:
    """Return the units of all rows."""
    return tuple(unit for row in paired.values() for unit in row)


def _in_order(
    found: list[Passage], chosen: dict[int, Choice], paired: dict[tuple[int, int], list[Unit]]
) -> tuple[Unit, ...]:
    """Return all units; the rows of bilingual tables stand where the table stands."""
    units: list[Unit] = []
    waiting = dict(paired)
    for passage in found:
        if passage.cell and passage.own and passage.cell[0] in chosen:
            units += waiting.pop(passage.cell[:2], [])
        elif passage.text.strip():
            units.append(Unit(passage.id, passage.text, where=passage.where))
    return tuple(units)


def _passage(whole: dict[str, Passage], unit: str) -> Passage:
    """Return the paragraph of a unit; several paragraphs of one cell are joined."""
    try:
        parts = [whole[name] for name in unit.split("+")]
    except KeyError:
        raise InputError(f"the file has no unit {unit}; give the file that was checked") from None
    if len(parts) == 1:
        return parts[0]
    pieces: list[Piece] = []
    for part in parts:
        pieces += [Piece("\n", None)] if pieces else []
        pieces += part.pieces
    return Passage(unit, parts[0].where, parts[0].part, pieces)


def _span(note: Note, length: int) -> tuple[int, int]:
    """Return the letters of a note, at least one and within the unit."""
    start = max(0, min(note.start, length - 1))
    return start, max(start + 1, min(note.end, length))
