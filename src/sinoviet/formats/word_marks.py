"""Changes in a Word file: runs cut at a letter, comments on exact letters, text put in place of other."""

from __future__ import annotations

import copy
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sinoviet.formats.safe import local, xml_text
from sinoviet.formats.word_text import Piece, attribute

if TYPE_CHECKING:
    from sinoviet.formats.package import Package
    from sinoviet.formats.safe import Element
    from sinoviet.formats.word_text import Passage

_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def cut(pieces: list[Piece], at: int) -> None:
    """Split the run that holds the letter ``at``, so that a run begins there."""
    index, offset = 0, 0
    while index < len(pieces) and offset + len(pieces[index].text) <= at:
        offset += len(pieces[index].text)
        index += 1
    if index == len(pieces):
        return
    piece = pieces[index]
    if piece.node is None or local(_outer(piece.node)) != "r":
        return
    run = piece.node.getparent()
    if run is None or run is not _outer(piece.node):  # a run within ruby text stays whole
        return
    if offset < at:
        _cut_text(pieces, index, at - offset)
        index += 1
    node = pieces[index].node
    if node is None or (index and not _shares_run(pieces[index - 1], run)):
        return
    rest = run.makeelement(run.tag, {str(k): str(v) for k, v in run.attrib.items()})
    rest.extend(copy.deepcopy(child) for child in run if local(child) == "rPr")
    rest.extend([node, *node.itersiblings()])
    run.addnext(rest)


def _shares_run(piece: Piece, run: Element) -> bool:
    """Return whether a piece stands in the given run."""
    return piece.node is not None and piece.node.getparent() is run


def _cut_text(pieces: list[Piece], index: int, length: int) -> None:
    """Split the w:t of one piece after ``length`` letters of it, and the piece with it."""
    piece = pieces[index]
    node = piece.node
    assert node is not None
    text, middle = node.text or "", piece.at + length
    rest = copy.deepcopy(node)
    rest.tail = None
    _write(node, text[:middle])
    _write(rest, text[middle:])
    node.addnext(rest)
    pieces[index : index + 1] = [
        Piece(piece.text[:length], node, piece.at),
        Piece(piece.text[length:], rest, 0),
    ]
    for later in pieces[index + 2 :]:  # behind a soft hyphen in the same w:t
        if later.node is node:
            later.node, later.at = rest, later.at - middle


def _write(node: Element, text: str) -> None:
    """Set the text of a w:t; blanks at its ends are kept."""
    node.text = text
    if text != text.strip():
        node.set(_SPACE, "preserve")


def replace(pieces: list[Piece], start: int, end: int, text: str) -> None:
    """Put ``text`` in place of some letters; it looks like the first of them.

    Edits of one paragraph come from its end to its start, so that the offsets stay true.
    """
    if start == end:
        _insert(pieces, start, xml_text(text))
        return
    touched: list[tuple[Piece, int, int]] = []
    offset = 0
    for piece in pieces:
        first, last = max(start - offset, 0), min(end - offset, len(piece.text))
        if first < last and piece.node is not None:
            touched.append((piece, first, last))
        offset += len(piece.text)
    for number, (piece, first, last) in reversed(list(enumerate(touched))):
        node, new = piece.node, "" if number else xml_text(text)
        assert node is not None
        if piece.at >= 0:
            old = node.text or ""
            _write(node, old[: piece.at + first] + new + old[piece.at + last :])
            continue
        parent = node.getparent()
        assert parent is not None
        if new:
            node.addprevious(_letters(node, new))
        parent.remove(node)


def _insert(pieces: list[Piece], at: int, text: str) -> None:
    """Put ``text`` before the letter ``at``: behind a letter, else before one, else beside a sign."""
    near: list[tuple[Piece, int]] = []
    offset = 0
    for piece in pieces:
        if piece.node is not None and 0 <= at - offset <= len(piece.text):
            near.append((piece, at - offset))
        offset += len(piece.text)
    for piece, inside in sorted(near, key=lambda found: found[0].at < 0)[:1]:
        node = piece.node
        assert node is not None
        old = node.text or ""
        if piece.at >= 0:
            _write(node, old[: piece.at + inside] + text + old[piece.at + inside :])
        elif inside:
            node.addnext(_letters(node, text))
        else:
            node.addprevious(_letters(node, text))


def _letters(near: Element, text: str) -> Element:
    """Return a new w:t."""
    node = near.makeelement(f"{near.tag.rpartition('}')[0]}}}t")
    _write(node, text)
    return node


class Comments:
    """The comments of one Word file: the part is made or extended."""

    def __init__(self, package: Package) -> None:
        main = package.main()
        self.root = package.edit(main)
        self.space = self.root.tag.rpartition("}")[0] + "}"
        part = package.related(main, "comments")
        if part is None:
            part = package.free("word/comments{}.xml").replace("comments1.xml", "comments.xml")
            if package.has(part):
                part = package.free("word/comments{}.xml")
            start = f'<w:comments xmlns:w="{self.space[1:-1]}"/>'
            package.add(part, start.encode(), _COMMENTS_TYPE)
            package.relate(main, "comments", part)
        self.comments = package.edit(part)
        ids = [attribute(node, "id") for node in self.comments if isinstance(node.tag, str)]
        ids += [attribute(node, "id") for node in self.root.iter(f"{self.space}commentRangeStart")]
        self.next = max([-1, *(int(name) for name in ids if name.isdecimal())]) + 1
        self.date = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def put(self, passage: Passage, start: int, end: int, text: str) -> None:
        """Comment on letters of a paragraph, whose runs were cut there before."""
        if not passage.own:
            quoted = passage.text[start:end]
            text = f"{passage.where}, “{quoted}”: {text}"
            if passage.anchor is None:
                self._on_first_paragraph(text)
            else:
                holder = _outer(passage.anchor)
                self._around(holder, holder, text)
            return
        offset, first, last = 0, None, None
        for piece in passage.pieces:
            if piece.node is not None and offset < end and offset + len(piece.text) > start:
                last = piece.node
                first = piece.node if first is None else first
            offset += len(piece.text)
        if first is not None and last is not None:
            self._around(_outer(first), _outer(last), text)

    def _around(self, first: Element, last: Element, text: str) -> None:
        """Comment on all from one run to another."""
        begin, finish, mark = self._comment(first, text)
        first.addprevious(begin)
        last.addnext(mark)
        last.addnext(finish)

    def _on_first_paragraph(self, text: str) -> None:
        """Comment on the first paragraph of the body; a body without one gets one."""
        paragraph = next(self.root.iter(f"{self.space}p"), None)
        if paragraph is None:
            body = next(child for child in self.root if local(child) == "body")
            paragraph = body.makeelement(f"{self.space}p")
            body.insert(0, paragraph)
        begin, finish, mark = self._comment(paragraph, text)
        behind = 1 if len(paragraph) and local(paragraph[0]) == "pPr" else 0
        paragraph.insert(behind, begin)
        paragraph.extend([finish, mark])

    def _comment(self, near: Element, text: str) -> tuple[Element, Element, Element]:
        """Write a comment and return the marks of its start and end and the run that refers to it."""
        name = {"id": str(self.next)}
        self.next += 1
        comment = self._new(
            self.comments, "comment", **name, author="sinoviet", initials="sv", date=self.date
        )
        for number, line in enumerate(xml_text(text).splitlines() or [""]):
            paragraph = self._new(comment, "p")
            comment.append(paragraph)
            if number == 0:
                run = self._new(paragraph, "r")
                run.append(self._new(run, "annotationRef"))
                paragraph.append(run)
            run = self._new(paragraph, "r")
            letters = self._new(run, "t")
            _write(letters, line)
            run.append(letters)
            paragraph.append(run)
        self.comments.append(comment)
        mark = self._new(near, "r")
        mark.append(self._new(mark, "commentReference", **name))
        return (
            self._new(near, "commentRangeStart", **name),
            self._new(near, "commentRangeEnd", **name),
            mark,
        )

    def _new(self, near: Element, name: str, **attributes: str) -> Element:
        """Return a new element of Word's namespace."""
        named = {f"{self.space}{key}": value for key, value in attributes.items()}
        return near.makeelement(f"{self.space}{name}", named)


def _outer(node: Element) -> Element:
    """Return the outermost run of the paragraph in which a node stands."""
    found, above = node, node.getparent()
    while above is not None and local(above) != "p":
        if local(above) == "r":
            found = above
        above = above.getparent()
    return found
