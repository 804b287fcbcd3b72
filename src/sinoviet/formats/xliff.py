"""XLIFF 1.2 and 2 files, and the dialects of Trados, memoQ and Phrase: pairs of source and target.

Notes and corrections are spliced into the text of the file; every other byte stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sinoviet.errors import InputError
from sinoviet.formats.document import Document, Edit, Note, Unit
from sinoviet.formats.ignore import NOTHING, ignored
from sinoviet.formats.markup import Element, Markup, escape, parse
from sinoviet.formats.segments import anchors, beside, fixed, text

_LOCKED = {
    "{http://sdl.com/FileTypes/SdlXliff/1.0}locktype",
    "{MQXliff}locked",
    "{http://www.memsource.com/mxlf/2.0}locked",
}
_FREE = frozenset({"", "false", "no", "unlocked", "0"})


@dataclass(frozen=True, slots=True)
class _Segment:
    """One pair: where it stands, its two elements, the unit that takes notes."""

    id: str
    where: str
    source: Element | None
    target: Element | None
    unit: Element
    locked: bool


def read(
    data: bytes, path: str, encoding: str | None = None, columns: tuple[str, ...] | None = None
) -> Document:
    """Read an XLIFF file; one unit for each segment that has a target.

    Text that is locked or not to be translated is read too.  ``columns`` is not used.

    Raises InputError if it is no XLIFF file, or not well-formed.
    """
    del columns
    markup = _open(data, path, encoding)
    units: list[Unit] = []
    untranslated = locked = 0
    for segment in _segments(markup.root):
        if segment.target is None or not (target := text(segment.target)).strip():
            untranslated += 1
            continue
        locked += segment.locked
        units.append(
            Unit(
                segment.id,
                target,
                None if segment.source is None else text(segment.source),
                segment.where,
                anchors(segment.target),
                NOTHING.union(*map(ignored, _notes(segment.unit))),
            )
        )
    remarks = []
    if untranslated:
        remarks.append(f"segments without a translation left out: {untranslated}")
    if locked:
        remarks.append(f"locked segments, checked like the others: {locked}")
    source_lang, target_lang = _languages(markup.root)
    return Document(
        path,
        "xliff",
        tuple(units),
        markup.text,
        markup.lines(),
        markup.encoding,
        source_lang,
        target_lang,
        tuple(remarks),
    )


def annotate(data: bytes, notes: Sequence[Note]) -> bytes:
    """Return a copy with a note element for each note; translation tools show or ignore it.

    Raises InputError if a note names a unit that the file has not.
    """
    markup = _open(data, "the XLIFF file", None)
    found = {segment.id: segment for segment in _segments(markup.root)}
    changes: list[tuple[int, int, str]] = []
    waiting: dict[int, tuple[Element, list[str]]] = {}
    for note in notes:
        segment = found.get(note.unit)
        if segment is None or segment.target is None:
            raise InputError(f"the file has no unit {note.unit}; give the file that was checked")
        quoted = text(segment.target)[note.start : note.end]
        words = escape(f"“{quoted}”: {note.text}")
        prefix = f"{segment.unit.prefix}:" if segment.unit.prefix else ""
        if segment.unit.name == "trans-unit":
            target = segment.unit.child("target")
            assert target is not None
            element = f'<{prefix}note from="sinoviet" annotates="target">{words}</{prefix}note>'
            at = _end(markup, target)
            changes.append((at, at, beside(markup, target.start, element)))
        else:
            element = f'<{prefix}note category="sinoviet" appliesTo="target">{words}</{prefix}note>'
            waiting.setdefault(segment.unit.start, (segment.unit, []))[1].append(element)
    changes += [_noted(markup, unit, elements) for unit, elements in waiting.values()]
    return markup.spliced(changes)


def fix(data: bytes, edits: Sequence[Edit]) -> bytes:
    """Return a copy with the corrections; inline tags stay.

    Raises InputError if an edit names a unit that the file has not, or two edits overlap.
    """
    markup = _open(data, "the XLIFF file", None)
    nodes = {s.id: s.target for s in _segments(markup.root) if s.target is not None}
    return fixed(markup, nodes, edits)


def _open(data: bytes, path: str, encoding: str | None) -> Markup:
    """Parse a file and see that it is XLIFF."""
    markup = parse(data, path, encoding)
    if markup.root.name != "xliff":
        raise InputError(f"{path}: its root is {markup.root.name}, not xliff; give an XLIFF file")
    return markup


def _languages(root: Element) -> tuple[str, str]:
    """Return what the file declares: on its root in XLIFF 2, on its first file in 1.2."""
    if "srcLang" in root.attributes:
        return root.attributes["srcLang"], root.attributes.get("trgLang", "")
    first = root.child("file")
    named = first.attributes if first else {}
    return named.get("source-language", ""), named.get("target-language", "")


def _segments(root: Element) -> Iterator[_Segment]:
    """Yield all segments of a file, of either version."""
    number = 0
    for unit in root.all("trans-unit"):
        number += 1
        yield from _of_trans_unit(unit, number)
    for unit in root.all("unit"):
        for segment in unit.children("segment"):
            number += 1
            name = unit.attributes.get("id", "")
            part = segment.attributes.get("id", "")
            yield _Segment(
                str(number),
                f"unit {name}, segment {part}" if part else f"unit {name}",
                segment.child("source"),
                segment.child("target"),
                unit,
                unit.attributes.get("translate") == "no",
            )


def _of_trans_unit(unit: Element, number: int) -> Iterator[_Segment]:
    """Yield the segments of a trans-unit: those marked in its target, or it as a whole."""
    source = unit.child("seg-source") or unit.child("source")
    target = unit.child("target")
    kept = unit.attributes.get("translate") == "no" or any(
        unit.attributes.get(name, "").casefold() not in _FREE for name in _LOCKED
    )
    sources, targets = _marked(source), _marked(target)
    if not targets and not (sources and target is None):
        name = unit.attributes.get("id", "")
        yield _Segment(
            str(number), f"unit {name}" if name else f"unit {number}", source, target, unit, kept
        )
        return
    locked = {
        seg.attributes.get("id")
        for definitions in unit.children("seg-defs")
        for seg in definitions.children("seg")
        if seg.attributes.get("locked") == "true"
    }
    for mid in dict.fromkeys([*targets, *sources]):
        yield _Segment(
            f"{number}/{mid}",
            f"segment {mid}",
            sources.get(mid),
            targets.get(mid),
            unit,
            kept or mid in locked,
        )


def _marked(node: Element | None) -> dict[str, Element]:
    """Return the segments marked in a source or target by their number."""
    marks = node.all("mrk") if node else ()
    return {
        mark.attributes.get("mid", ""): mark
        for mark in marks
        if mark.attributes.get("mtype") == "seg"
    }


def _notes(unit: Element) -> Iterator[str]:
    """Yield the notes of a unit."""
    for holder in (unit, *unit.children("notes")):
        for note in holder.children("note"):
            yield note.words()


def _end(markup: Markup, node: Element) -> int:
    """Return the offset behind an element."""
    return markup.end_of_tag(node.close)


def _noted(markup: Markup, unit: Element, elements: list[str]) -> tuple[int, int, str]:
    """Return the change that puts notes into a unit of XLIFF 2: before its first segment."""
    notes = unit.child("notes")
    if notes and notes.close != notes.start:
        return notes.close, notes.close, "".join(elements)
    prefix = f"{unit.prefix}:" if unit.prefix else ""
    whole = f"<{prefix}notes>{''.join(elements)}</{prefix}notes>"
    if notes:
        return notes.start, _end(markup, notes), whole
    places = ("originalData", "segment", "ignorable")
    first = next(child for child in unit.children() if child.name in places)
    line = beside(markup, first.start, "")
    return first.start, first.start, f"{whole}{line}"
