"""Comments on the cells of a sheet: the comments themselves and the boxes that Excel draws for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sinoviet.errors import InputError
from sinoviet.formats.safe import local, xml_text
from sinoviet.formats.sheet_text import column_number

if TYPE_CHECKING:
    from sinoviet.formats.package import Package
    from sinoviet.formats.safe import Element

_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_AUTHOR = "sinoviet"
_DRAWING = """\
<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" \
xmlns:x="urn:schemas-microsoft-com:office:excel">\
<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>\
<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" \
path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>\
<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>"""
_SHAPE = """\
<v:shape xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" \
xmlns:x="urn:schemas-microsoft-com:office:excel" id="_x0000_s{id}" type="#_x0000_t202" \
style="position:absolute;width:240pt;height:90pt;z-index:1;visibility:hidden" \
fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>\
<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>\
<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>\
<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>\
<x:Anchor>{left}, 15, {top}, 2, {right}, 15, {bottom}, 4</x:Anchor>\
<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column>\
</x:ClientData></v:shape>"""
#: What may stand behind the drawing of the comments in a sheet, by the order of the format.
_BEHIND = frozenset(
    "legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst".split()
)


def put_notes(package: Package, sheet: str, texts: dict[str, str]) -> None:
    """Put a comment on each cell (``{"B4": text}``); a cell with a comment gets more text there."""
    part = package.related(sheet, "comments")
    space = package.tree(sheet).tag.rpartition("}")[0].lstrip("{")
    if part is None:
        part = package.free("xl/sinoviet_comments{}.xml")
        start = f'<comments xmlns="{space}"><authors/><commentList/></comments>'
        package.add(part, start.encode(), _COMMENTS_TYPE)
        package.relate(sheet, "comments", part)
    root = package.edit(part)
    authors, comments = _child(root, "authors"), _child(root, "commentList")
    names = [author.text for author in authors]
    if _AUTHOR not in names:
        _new(authors, "author").text = _AUTHOR
        names.append(_AUTHOR)
    present = {comment.get("ref"): comment for comment in comments if local(comment) == "comment"}
    fresh = []
    for reference, text in texts.items():
        comment = present.get(reference)
        if comment is None:
            comment = _new(comments, "comment")
            comment.set("ref", reference)
            comment.set("authorId", str(names.index(_AUTHOR)))
            _new(_new(_new(comment, "text"), "r"), "t", text)
            fresh.append(reference)
        else:
            _append(_child(comment, "text"), text)
    if fresh:
        _draw(package, sheet, fresh)


def _append(body: Element, text: str) -> None:
    """Write more text under that of a comment; text without runs becomes a run."""
    for child in list(body):
        if local(child) == "t":
            run = _new(body, "r")
            body.remove(run)
            body.replace(child, run)
            run.append(child)
    last = [child for child in body if local(child) == "r"]
    run = _new(body, "r")
    _new(run, "t", f"\n{text}" if last else text)
    if last:
        last[-1].addnext(run)
    else:
        body.insert(0, run)


def _draw(package: Package, sheet: str, references: list[str]) -> None:
    """Add the boxes of new comments to the drawing of the sheet, or make it."""
    root = package.edit(sheet)
    relations = {relation.id: relation.target for relation in package.relations(sheet)}
    mark = next((child for child in root if local(child) == "legacyDrawing"), None)
    key = "" if mark is None else next(map(str, mark.attrib.values()), "")
    part = relations.get(key)
    if part is None or not package.has(part):
        part = package.free("xl/drawings/sinoviet_comments{}.vml")
        package.add(part, _DRAWING.encode(), _DRAWING_TYPE)
        name = package.relate(sheet, "vmlDrawing", part)
        if mark is None:
            mark = root.makeelement(root.tag.replace("}worksheet", "}legacyDrawing"))
            behind = next((child for child in root if local(child) in _BEHIND), None)
            if behind is None:
                root.append(mark)
            else:
                behind.addprevious(mark)
        mark.attrib.clear()
        mark.set(f"{{{package.relation_space()}}}id", name)
    # Excel's drawings are not always well-formed XML, so the boxes are put in as text
    drawing = package.data(part).decode("utf-8", "surrogateescape")
    end = drawing.rfind("</xml>")
    if end < 0:
        raise InputError(f"{package.path}: its part {part} is damaged; save it again")
    taken = [int(number) for number in re.findall(r'"_x0000_s([0-9]{1,9})"', drawing)]
    number = max([1024, *taken])
    shapes = []
    for reference in references:
        number += 1
        column, row = _position(reference)
        shapes.append(
            _SHAPE.format(id=number, row=row, column=column, left=column + 1, right=column + 5,
                          top=max(row - 1, 0), bottom=row + 5)
        )  # fmt: skip
    drawing = drawing[:end] + "".join(shapes) + drawing[end:]
    package.replace(part, drawing.encode("utf-8", "surrogateescape"))


def _position(reference: str) -> tuple[int, int]:
    """Return column and row of a cell, both from 0.

    >>> _position("B4")
    (1, 3)
    """
    letters = reference.rstrip("0123456789")
    return column_number(letters) - 1, int(reference[len(letters) :]) - 1


def _child(parent: Element, name: str) -> Element:
    """Return the child of a name; it is made if it is missing."""
    found = next((child for child in parent if local(child) == name), None)
    return _new(parent, name) if found is None else found


def _new(parent: Element, name: str, text: str | None = None) -> Element:
    """Append a new element of the namespace of its parent."""
    node = parent.makeelement(parent.tag.rpartition("}")[0] + "}" + name)
    if text is not None:
        node.text = xml_text(text)
        node.set(_SPACE, "preserve")
    parent.append(node)
    return node
