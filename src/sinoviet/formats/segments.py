"""The text of a segment with inline tags: read without them, changed around them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from sinoviet.errors import InputError
from sinoviet.formats.markup import Element, Letters, escape

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sinoviet.formats.document import Edit
    from sinoviet.formats.markup import Markup

#: A tag in the place of something that is no text, as one sign.
_HOLDERS = frozenset({"x", "ph"})
_HOLDER = "\ufffc"
#: Tags around text: in XLIFF 1.2, XLIFF 2 and TMX.
_AROUND = frozenset({"g", "mrk", "pc", "hi"})
_DELETED = frozenset({"x-sdl-deleted"})


def letters(node: Element) -> Iterator[Letters]:
    """Yield the text of a segment; a tag for something without text is one sign."""
    for part in node.content:
        if isinstance(part, Letters):
            yield part
        elif part.name in _HOLDERS:
            yield Letters(_HOLDER, part.start, 0)
        elif part.name in _AROUND and part.attributes.get("mtype") not in _DELETED:
            yield from letters(part)


def text(node: Element) -> str:
    """Return the text of a segment."""
    return "".join(part.text for part in letters(node))


def anchors(node: Element) -> tuple[tuple[int, int], ...]:
    """Return where the letters of a segment stand in the file, as a Unit wants it.

    Where a tag stands between two letters there are two anchors at one offset: first where the one
    ends, then where the next begins.
    """
    found: list[tuple[int, int]] = []
    offset, end = 0, -1
    for part in letters(node):
        if found and found[-1][1] - found[-1][0] != end - offset:
            found.append((offset, end))
        if part.at != end:
            found.append((offset, part.at))
        offset, end = offset + len(part.text), part.at + part.length
    if found and found[-1][1] - found[-1][0] != end - offset:
        found.append((offset, end))
    return tuple(found)


def fixed(markup: Markup, nodes: Mapping[str, Element], edits: Sequence[Edit]) -> bytes:
    """Return the file with the corrections; tags stay, new text stands where the old one began.

    Raises InputError if an edit names a unit that the file has not, or two edits overlap.
    """
    changes: list[tuple[int, int, str]] = []
    for unit, group in groupby(
        sorted(edits, key=lambda e: (e.unit, e.start, e.end)), lambda e: e.unit
    ):
        if unit not in nodes:
            raise InputError(f"the file has no unit {unit}; give the file that was checked")
        parts = list(letters(nodes[unit]))
        length, done = sum(len(part.text) for part in parts), 0
        for edit in group:
            if not done <= edit.start <= edit.end <= length:
                raise InputError(f"unit {unit}: a correction lies outside it or over another one")
            done = edit.end
            changes += _changes(parts, edit)
    return markup.spliced(changes)


def _changes(parts: list[Letters], edit: Edit) -> Iterator[tuple[int, int, str]]:
    """Yield what one correction changes in the file."""
    offset, new = 0, edit.text
    for part in parts:
        first, last = max(edit.start - offset, 0), min(edit.end - offset, len(part.text))
        here = first < last or (
            edit.start == edit.end and 0 <= edit.start - offset <= len(part.text)
        )
        offset += len(part.text)
        if not here or part.length == 0:
            continue
        if part.length == len(part.text):
            start, end = part.at + first, part.at + max(first, last)
        elif edit.start == edit.end:  # beside a reference or line end
            start = end = part.at + (part.length if first else 0)
        else:
            start, end = part.at, part.at + part.length
        yield start, end, new.replace("]]>", "]]&gt;") if part.raw else escape(new)
        new = ""
        if edit.start == edit.end:
            return


def beside(markup: Markup, at: int, element: str) -> str:
    """Return the line end and blanks before the tag at ``at``, if it begins its line.

    They let a new element stand as its neighbours do.
    """
    start = max(markup.text.rfind("\n", 0, at), markup.text.rfind("\r", 0, at)) + 1
    blanks = markup.text[start:at]
    if not start or blanks.strip(" \t"):
        return element
    end = "\r\n" if markup.text.startswith("\r\n", start - 2) else markup.text[start - 1]
    return f"{end}{blanks}{element}"
