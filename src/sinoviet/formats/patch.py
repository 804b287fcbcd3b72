"""Corrections put into the text of a file: only what changes is touched."""

import difflib
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from pathlib import Path

from sinoviet.errors import InputError
from sinoviet.formats.building import PLACEHOLDER
from sinoviet.formats.document import Document, Edit, Unit
from sinoviet.formats.encoding import encode, lines_of

_MARKDOWN = re.compile(r"[\\`*_\[\]<>|~]")
_PO = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


@dataclass(frozen=True, slots=True)
class Fixed:
    """A corrected text; the edits that were made, and those that could not be.

    >>> Fixed("Hòa Bình", (), ()).text
    'Hòa Bình'
    """

    text: str
    done: tuple[Edit, ...]
    left: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class _Change:
    """The characters ``start`` to ``end`` of the file become ``text``."""

    start: int
    end: int
    text: str


def fix(document: Document, edits: Sequence[Edit]) -> Fixed:
    """Return the document's text with ``edits`` made.

    An edit is left out where the change would run over a tag or a piece of code, or where it
    overlaps an edit before it.  What is put in is escaped as the format wants it.

    >>> from sinoviet.formats.plain import read
    >>> document = read("huyện Malipô\\n".encode(), "a.txt")
    >>> fix(document, [Edit("1", 6, 12, "Malypho")]).text
    'huyện Malypho\\n'

    Raises :class:`~sinoviet.InputError` for a format that has no text.
    """
    text = _text(document)
    units = {unit.id: unit for unit in document.units}
    done: list[Edit] = []
    left: list[Edit] = []
    changes: dict[str, list[_Change]] = {}  # of each unit: units do not overlap
    for edit in edits:
        unit = units.get(edit.unit)
        found = _changes(unit, edit, document) if unit else None
        before = changes.setdefault(edit.unit, [])
        if found is None or any(_overlap(new, old) for new in found for old in before):
            left.append(edit)
            continue
        done.append(edit)
        before += found
    if document.format in ("csv", "tsv"):
        changes = {name: _cell(text, units[name], made) for name, made in changes.items() if made}
    pieces, at = [], 0
    for change in sorted(chain(*changes.values()), key=lambda change: (change.start, change.end)):
        pieces += [text[at : change.start], change.text]
        at = change.end
    return Fixed("".join([*pieces, text[at:]]), tuple(done), tuple(left))


def to_bytes(document: Document, text: str) -> bytes:
    """Return a corrected text as the bytes of a file, in the encoding of the document.

    Raises :class:`~sinoviet.InputError` if a character cannot be written in it.
    """
    return encode(text, document.encoding, document.path)


def diff(document: Document, text: str) -> str:
    """Return the unified diff between the document's text and ``text``; "" if they agree.

    >>> from sinoviet.formats.plain import read
    >>> print(diff(read(b"a\\nb\\n", "x.txt"), "a\\nc\\n"), end="")
    --- x.txt
    +++ x.txt (corrected)
    @@ -1,2 +1,2 @@
     a
    -b
    +c
    """
    before, after = _lines(_text(document)), _lines(text)
    name = Path(document.path).as_posix()
    found = difflib.unified_diff(before, after, name, f"{name} (corrected)", lineterm="\n")
    missing = "\n\\ No newline at end of file\n"
    return "".join(line if line.endswith("\n") else line + missing for line in found)


def _text(document: Document) -> str:
    if document.text is None:
        raise InputError(f"{document.path}: a {document.format} file is not corrected as text")
    return document.text


def _lines(text: str) -> list[str]:
    """Return the lines of a text for a diff, each with a line feed where it had a line end.

    >>> _lines("a\\r\\nb\\n")
    ['a\\r\\n', 'b\\n']
    """
    spans = lines_of(text)
    ends = ["\r\n" if text[end : end + 2] == "\r\n" else "\n" for _, end in spans]
    lines = [text[start:end] for start, end in spans]
    last = lines.pop()
    whole = [line + end for line, end in zip(lines, ends, strict=False)]
    return [*whole, *([last] if last else [])]


def _overlap(change: _Change, other: _Change) -> bool:
    start, end = other.start, other.end
    if change.start == change.end or start == end:  # two insertions at one place, or inside
        return start <= change.start <= end and change.start <= end and start <= change.end
    return change.start < end and start < change.end


def _changes(unit: Unit, edit: Edit, document: Document) -> list[_Change] | None:
    """Return what an edit changes in the file, or None if that cannot be done."""
    if not 0 <= edit.start <= edit.end <= len(unit.target) or not unit.anchors:
        return None
    found = []
    for start, end, text in _smallest(unit.target, edit):
        if PLACEHOLDER in unit.target[start:end] or _has_seam(unit, start, end):
            return None
        first = _start(unit, start) if start == edit.start or start < end else _end(unit, start)
        last = _end(unit, end) if start < end else first
        if first is None or last is None:
            return None
        escaped = _escape(text, document.format)
        if escaped is None:
            return None
        found.append(_Change(first, last, escaped))
    return found


def _smallest(target: str, edit: Edit) -> Iterator[tuple[int, int, str]]:
    """Yield what really changes: word by word if both sides have as many words.

    What stays is not touched, so a tag or a line break between two words can stay too.
    """
    old, new = target[edit.start : edit.end].split(" "), edit.text.split(" ")
    if len(old) != len(new):
        old, new = [target[edit.start : edit.end]], [edit.text]
    at = edit.start
    for before, after in zip(old, new, strict=True):
        head = 0
        while head < min(len(before), len(after)) and before[head] == after[head]:
            head += 1
        tail = 0
        while (
            tail < min(len(before), len(after)) - head
            and before[len(before) - 1 - tail] == after[len(after) - 1 - tail]
        ):
            tail += 1
        if before != after:
            yield at + head, at + len(before) - tail, after[head : len(after) - tail]
        at += len(before) + 1


def _has_seam(unit: Unit, start: int, end: int) -> bool:
    """Tell whether a seam lies inside: two anchors at one offset lead to different places."""
    first = bisect_right(unit.anchors, (start, 1 << 62))
    last = bisect_left(unit.anchors, (end, -1))
    inside = unit.anchors[first:last]
    return any(a[0] == b[0] and a[1] != b[1] for a, b in pairwise(inside))


def _start(unit: Unit, at: int) -> int | None:
    """Return where in the file the character ``at`` of the target begins."""
    return unit.offset(at)


def _end(unit: Unit, at: int) -> int | None:
    """Return where in the file the character before ``at`` ends."""
    index = bisect_left(unit.anchors, (at, -1))
    if index < len(unit.anchors) and unit.anchors[index][0] == at:
        return unit.anchors[index][1]
    before = unit.offset(at - 1)
    return None if before is None else before + 1


def _escape(text: str, name: str) -> str | None:
    """Return what a format writes for ``text``, or None if it cannot hold it."""
    if name in ("html", "vtt"):
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if name == "markdown":
        return None if "\n" in text else _MARKDOWN.sub(r"\\\g<0>", text)
    if name == "po":
        return "".join(_PO.get(c, c) for c in text)
    return text


def _cell(text: str, unit: Unit, changes: list[_Change]) -> list[_Change]:
    """Double the quotes put into a quoted cell; put a cell into quotes if it needs them now."""
    start = unit.anchors[0][1]
    end = _end(unit, len(unit.target)) or start
    if text[start - 1 : start] == '"' and text[end : end + 1] == '"':
        return [_Change(c.start, c.end, c.text.replace('"', '""')) for c in changes]
    if not any(c in '",;\t\r\n' for change in changes for c in change.text):
        return changes
    value = text[start:end]
    for change in sorted(changes, key=lambda change: -change.start):
        value = value[: change.start - start] + change.text + value[change.end - start :]
    return [_Change(start, end, '"' + value.replace('"', '""') + '"')]
