"""The text of an Excel file: the text cells of its sheets, each with the nodes of its letters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sinoviet.formats.safe import local

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sinoviet.formats.package import Package
    from sinoviet.formats.safe import Element

_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_RETURN = "_x000D_"  # how Excel writes a carriage return
_BLANKS = str.maketrans("\t\r", "  ")


@dataclass(frozen=True, slots=True)
class Cell:
    """One text cell: its column and row from 1, its text, the nodes of its letters."""

    id: str
    reference: str
    column: int
    row: int
    text: str
    node: Element
    letters: tuple[tuple[str, Element, int], ...]  # text, the t that holds it, where in it


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, its part, its text cells by row."""

    name: str
    part: str
    hidden: bool
    cells: tuple[Cell, ...]
    formulas: int


def sheets(package: Package) -> Iterator[Sheet]:
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
        yield Sheet(name, part, node.get("state", "visible") != "visible", cells, formulas)


def _cells(root: Element, sheet: str, shared: list[Element]) -> tuple[tuple[Cell, ...], int]:
    """Return the text cells of a sheet, and how many formulas give text."""
    cells: list[Cell] = []
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
        column = column_number(match[1]) if match else column + 1
        row = int(match[2]) if match else row
        kind = node.get("t")
        if any(local(child) == "f" for child in node):
            formulas += kind == "str"
            continue
        item = _string(node, kind, shared)
        if item is None:
            continue
        letters = tuple(letters_of(item))
        text = "".join(part for part, _, _ in letters)
        reference = f"{_letter(column)}{row}"
        cells.append(Cell(f"{sheet}!{reference}", reference, column, row, text, node, letters))
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


def letters_of(item: Element) -> Iterator[tuple[str, Element, int]]:
    """Yield the text of a string, run by run, without the readings above characters."""
    for child in item:
        name = local(child)
        if name == "r":
            yield from letters_of(child)
        elif name in ("t", "v"):
            at = 0
            for part in (child.text or "").split(_RETURN):
                if part:
                    yield part.translate(_BLANKS), child, at
                at += len(part) + len(_RETURN)


def column_number(letters: str) -> int:
    """Return the number of a column, from 1.

    >>> column_number("AA")
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
