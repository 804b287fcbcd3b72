"""The text of a Word file: its paragraphs in order, each with the way back to the nodes of its letters."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sinoviet.formats.safe import local

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sinoviet.formats.package import Package
    from sinoviet.formats.safe import Element

#: Elements whose children are read as if they stood in their place; deleted text is not among them.
_OPEN = frozenset(
    "hyperlink ins moveTo sdt sdtContent smartTag customXml fldSimple dir bdo rubyBase".split()
)
_SIGNS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "sym": "\ufffc"}
_BLANKS = str.maketrans("\t\n\r", "   ")
_SOFT_HYPHEN = "\u00ad"


@dataclass(slots=True)
class Piece:
    """Letters of one node: of a w:t from ``at`` on, or of a sign (tab, break), where ``at`` is -1.

    ``node`` is None between two paragraphs that are read as one.
    """

    text: str
    node: Element | None
    at: int = -1


@dataclass(slots=True)
class Passage:
    """One paragraph.  ``anchor``: where in the body a comment stands, if not on the letters.

    ``cell`` is the table, row and column of the innermost table.  ``twin`` is the same paragraph in
    the form that older programs show of a text box.
    """

    id: str
    where: str
    part: str
    pieces: list[Piece] = field(default_factory=list)
    own: bool = True
    anchor: Element | None = None
    cell: tuple[int, int, int] | None = None
    twin: Passage | None = None

    @property
    def text(self) -> str:
        """The letters of the paragraph."""
        return "".join(piece.text for piece in self.pieces)


def attribute(node: Element, name: str) -> str:
    """Return an attribute of the namespace of its element, or ""."""
    space = node.tag.rpartition("}")[0]
    return node.get(f"{space}}}{name}" if space else name) or ""


def passages(package: Package) -> list[Passage]:
    """Return all paragraphs of a Word file: body, footnotes, endnotes, headers, footers."""
    main = package.main()
    root = package.tree(main)
    boxes: Counter[str] = Counter()
    body = _Walk("body", main, boxes)
    for child in root:
        if local(child) == "body":
            body.blocks(child, "")
    found = body.passages
    for kind in ("footnote", "endnote"):
        part = package.related(main, f"{kind}s")
        if not part:
            continue
        walk = _Walk(kind, part, boxes, own=False)
        notes = {attribute(note, "id"): note for note in package.tree(part) if local(note) == kind}
        for number, (name, anchor) in enumerate(body.references[kind].items(), 1):
            if name in notes:
                walk.anchor = anchor
                walk.blocks(notes.pop(name), f"{kind} {number}")
        found += walk.passages
    for kind in ("header", "footer"):
        parts = {relation.id: relation.target for relation in package.relations(main)}
        marks = [node for node in root.iter() if local(node) == f"{kind}Reference"]
        ids = [str(v) for node in marks for k, v in node.attrib.items() if str(k).endswith("}id")]
        named = [parts.get(name, "") for name in ids]
        used = dict.fromkeys(part for part in named if part and package.has(part))
        for number, part in enumerate(used, 1):
            walk = _Walk(f"{kind}{number}", part, boxes, own=False)
            walk.blocks(package.tree(part), f"{kind} {number}")
            found += walk.passages
    return found


class _Walk:
    """One story (body, footnotes, a header) read from its first block to its last."""

    def __init__(self, story: str, part: str, boxes: Counter[str], *, own: bool = True) -> None:
        self.story, self.part, self.own, self.box_count = story, part, own, boxes
        self.anchor: Element | None = None
        self.passages: list[Passage] = []
        self.references: dict[str, dict[str, Element]] = {"footnote": {}, "endnote": {}}
        self.fields: list[bool] = []  # for each open field: are we in its instruction?
        self.paragraphs: Counter[str] = Counter()
        self.tables: Counter[str] = Counter()
        self.table_count = 0

    def blocks(self, parent: Element, place: str, cell: tuple[int, int, int] | None = None) -> None:
        """Read the paragraphs and tables of a body, a cell, a note or a text box."""
        for child in parent:
            name = local(child)
            if name == "p":
                self.paragraph(child, place, cell)
            elif name == "tbl":
                self.table(child, place)
            elif name in _OPEN:
                self.blocks(child, place, cell)
            elif name == "AlternateContent":
                for branch in _branches(child)[:1]:
                    self.blocks(branch, place, cell)

    def table(self, table: Element, place: str) -> None:
        """Read the cells of a table; a deleted row is left out."""
        self.tables[place] += 1
        self.table_count += 1
        key = self.table_count
        start = f"{place}, " if place else ""
        for row_number, row in enumerate(_within(table, "tr"), 1):
            if any(local(mark) == "del" for mark in _properties(row, "trPr")):
                continue
            column = 1
            for mark in _properties(row, "trPr"):
                if local(mark) == "gridBefore":
                    column += _number(mark)
            for cell in _within(row, "tc"):
                where = f"{start}table {self.tables[place]}, row {row_number}, column {column}"
                self.blocks(cell, where, (key, row_number, column))
                spans = [
                    _number(mark) for mark in _properties(cell, "tcPr") if local(mark) == "gridSpan"
                ]
                column += max([1, *spans])

    def paragraph(self, paragraph: Element, place: str, cell: tuple[int, int, int] | None) -> None:
        """Read one paragraph, then the text boxes that hang on it."""
        name = f"{self.story}:{len(self.passages) + 1}"
        passage = Passage(name, place, self.part, [], self.own, self.anchor, cell)
        self.passages.append(passage)
        boxes: list[tuple[Element, list[Element]]] = []
        self.inline(paragraph, passage.pieces, boxes)
        if passage.text.strip():
            self.paragraphs[place] += 1
            number = f"paragraph {self.paragraphs[place]}"
            if not place:
                passage.where = number
            elif self.paragraphs[place] > 1:
                passage.where = f"{place}, {number}"
        for holder, branches in boxes:
            self.boxes(holder, branches)

    def boxes(self, holder: Element, branches: list[Element]) -> None:
        """Read the text boxes of a drawing: the first branch counts, another one is its twin."""
        own, anchor, fields = self.own, self.anchor, self.fields
        self.own, self.fields = False, []
        if own:
            self.anchor = holder
        first = len(self.passages)
        for box in _outermost(branches[0]):
            self.box_count["box"] += 1
            self.blocks(box, f"text box {self.box_count['box']}")
        read = self.passages[first:]
        for branch in branches[1:]:
            other = _Walk(self.story, self.part, Counter())
            for box in _outermost(branch):
                other.blocks(box, "")
            if [passage.text for passage in read] == [twin.text for twin in other.passages]:
                for passage, twin in zip(read, other.passages, strict=True):
                    passage.twin = twin
        self.own, self.anchor, self.fields = own, anchor, fields

    def inline(
        self, parent: Element, pieces: list[Piece], boxes: list[tuple[Element, list[Element]]]
    ) -> None:
        """Read the runs of a paragraph."""
        for child in parent:
            name = local(child)
            if name == "r":
                self.run(child, pieces, boxes)
            elif name in _OPEN:
                self.inline(child, pieces, boxes)
            elif name == "AlternateContent":
                for branch in _branches(child)[:1]:
                    self.inline(branch, pieces, boxes)

    def run(
        self, run: Element, pieces: list[Piece], boxes: list[tuple[Element, list[Element]]]
    ) -> None:
        """Read the letters and signs of one run, unless they belong to a field's instruction."""
        for child in run:
            name = local(child)
            if name == "fldChar":
                kind = attribute(child, "fldCharType")
                if kind == "begin":
                    self.fields.append(True)
                elif kind == "separate" and self.fields:
                    self.fields[-1] = False
                elif kind == "end" and self.fields:
                    self.fields.pop()
            elif any(self.fields):
                continue
            elif name == "t":
                pieces += _letters(child)
            elif name in _SIGNS:
                pieces.append(Piece(_SIGNS[name], child))
            elif name in ("footnoteReference", "endnoteReference"):
                kind = name.removesuffix("Reference")
                self.references[kind].setdefault(attribute(child, "id"), child)
            elif name == "ruby":  # the reading above the characters is left out
                self.inline(child, pieces, boxes)
            elif name in ("drawing", "pict", "object"):
                if any(True for _ in _outermost(child)):
                    boxes.append((child, [child]))
            elif name == "AlternateContent":
                branches = [b for b in _branches(child) if any(True for _ in _outermost(b))]
                if branches:
                    boxes.append((child, branches))


def _letters(node: Element) -> Iterator[Piece]:
    """Yield the text of a w:t without its soft hyphens."""
    at = 0
    for part in (node.text or "").split(_SOFT_HYPHEN):
        if part:
            yield Piece(part.translate(_BLANKS), node, at)
        at += len(part) + 1


def _branches(node: Element) -> list[Element]:
    """Return the branches of an mc:AlternateContent, those for newer programs first."""
    return [child for child in node if local(child) in ("Choice", "Fallback")]


def _outermost(node: Element) -> Iterator[Element]:
    """Yield the text boxes within an element, but not those within another text box."""
    for child in node:
        name = local(child)
        if name == "txbxContent":
            yield child
        elif name == "AlternateContent":
            for branch in _branches(child)[:1]:
                yield from _outermost(branch)
        else:
            yield from _outermost(child)


def _within(parent: Element, name: str) -> Iterator[Element]:
    """Yield the rows of a table or the cells of a row, also those in a content control."""
    for child in parent:
        if local(child) == name:
            yield child
        elif local(child) in _OPEN:
            yield from _within(child, name)


def _properties(node: Element, name: str) -> Iterator[Element]:
    """Yield the properties of a row or cell."""
    for child in node:
        if local(child) == name:
            yield from child


def _number(node: Element) -> int:
    """Return the value of a property as a small number."""
    value = attribute(node, "val")
    return min(int(value), 1000) if value.isascii() and value.isdigit() and len(value) < 9 else 0
