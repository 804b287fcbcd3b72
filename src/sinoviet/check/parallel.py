"""A draft beside the file it was translated from: paragraphs in pairs, each pair one segment."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from sinoviet.align import Pair, align
from sinoviet.check.draft import Lost, Segment
from sinoviet.formats.document import Document, Unit
from sinoviet.resolver import Mention, Span

#: What stands between paragraphs that are read as one.
_BETWEEN = "\n"

Mentions = Sequence[Sequence[Mention]]


def segments_of(
    target: Document, targets: Mentions, source: Document, sources: Mentions
) -> tuple[tuple[Segment, ...], tuple[str, ...]]:
    """Return the segments of two parallel files in the target's order, and remarks.

    ``targets`` and ``sources`` are the mentions of each unit.  A stretch that cannot be aligned is
    said in a remark, and its names are not compared.
    """
    ours = dict(zip((unit.id for unit in target.units), targets, strict=True))
    theirs = dict(zip((unit.id for unit in source.units), sources, strict=True))
    keys: dict[str, frozenset[str]] = {}
    for units, found in ((target.units, ours), (source.units, theirs)):
        for unit in units:
            keys[unit.target] = keys.get(unit.target, frozenset()) | _ids(found[unit.id])
    pairs = align(source.units, target.units, lambda text: keys.get(text, frozenset()))
    segments: list[Segment] = []
    remarks: list[str] = []
    first: list[Lost] = []  # of the source before anything that the draft has
    for absent, run in groupby(pairs, key=lambda pair: pair.sure and not pair.target):
        if absent:
            gone = [unit for pair in run for unit in pair.source]
            lost = Lost(_where(gone), _names(m for unit in gone for m in theirs[unit.id]))
            if not lost.names or not target.units:
                remarks.append(f"{lost.where} of {source.path} has nothing in the draft")
            elif segments:
                segments[-1] = replace(segments[-1], behind=(lost,))
            else:
                first.append(lost)
            continue
        for pair in run:
            if not pair.sure:
                remarks.append(_unsure(pair))
            if not pair.target:
                continue
            if not pair.sure or not pair.source:
                segments.extend(Segment(unit, tuple(ours[unit.id]), ()) for unit in pair.target)
                continue
            unit, mentions = _joined(pair.target, ours)
            origin, origins = _joined(pair.source, theirs)
            segments.append(Segment(replace(unit, source=origin.target), mentions, origins))
    if first and segments:
        segments[0] = replace(segments[0], before=tuple(first))
    return tuple(segments), tuple(remarks)


def _names(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Return the places, gates and persons that mentions name, each once; else the offices and bodies."""
    names = {part.text: part for mention in mentions for part in mention.walk()}
    own = tuple(m for m in names.values() if m.kind in ("place", "gate", "person"))
    return own or tuple(names.values())


def _ids(mentions: Sequence[Mention]) -> frozenset[str]:
    """Return the entities that mentions name: what both languages say alike."""
    return frozenset(part.entry.id for m in mentions for part in m.walk() if part.entry is not None)


def _unsure(pair: Pair) -> str:
    ours, theirs = _where(pair.target), _where(pair.source)
    if not pair.target:
        return f"{theirs} of the source may have nothing in the draft"
    beside = f" beside {theirs} of the source" if pair.source else ""
    return f"{ours}{beside} could not be aligned; its names are not compared"


def _where(units: Sequence[Unit]) -> str:
    places = [unit.where or unit.id for unit in units]
    if not places:
        return "nothing"
    return places[0] if places[0] == places[-1] else f"{places[0]} to {places[-1]}"


def _joined(
    units: Sequence[Unit], mentions: dict[str, Sequence[Mention]]
) -> tuple[Unit, tuple[Mention, ...]]:
    """Return several units as one, with their mentions where they stand in it."""
    if len(units) == 1:
        return units[0], tuple(mentions[units[0].id])
    at = 0
    anchors: list[tuple[int, int]] = []
    moved: list[Mention] = []
    for unit in units:
        anchors.extend((inside + at, outside) for inside, outside in unit.anchors)
        moved.extend(_moved(mention, at) for mention in mentions[unit.id])
        at += len(unit.target) + len(_BETWEEN)
    whole = Unit(
        "+".join(unit.id for unit in units), _BETWEEN.join(unit.target for unit in units), None,
        _where(units), tuple(anchors), frozenset().union(*(unit.ignore for unit in units)),
    )  # fmt: skip
    return whole, tuple(moved)


def _moved(mention: Mention, by: int) -> Mention:
    span = Span(mention.span.start + by, mention.span.end + by)
    return replace(mention, span=span, parts=tuple(_moved(part, by) for part in mention.parts))


def own_unit(document: Document, unit: str, start: int, end: int) -> tuple[str, int, int]:
    """Return the unit of the file, and the characters in it, of a place in a joined unit.

    >>> file = Document("a.txt", "text", (Unit("1", "Vân Nam"), Unit("2", "Văn Sơn")))
    >>> own_unit(file, "1+2", 8, 15)
    ('2', 0, 7)
    """
    units = {one.id: one for one in document.units}
    if unit in units:
        return unit, start, end
    at, name = 0, ""
    for part in unit.split("+"):
        name = f"{name}+{part}" if name else part
        if name not in units:
            continue
        length = len(units[name].target)
        if start < at + length or at + length + len(_BETWEEN) > end:
            return name, start - at, min(end - at, length)
        at, name = at + length + len(_BETWEEN), ""
    return unit, start, end
