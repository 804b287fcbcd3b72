"""Translation memories (TMX): pairs of a source and its Vietnamese or Chinese translation.

Notes and corrections are spliced into the text of the file; every other byte stays as it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sinoviet.errors import InputError
from sinoviet.formats.document import Document, Edit, Note, Unit
from sinoviet.formats.ignore import NOTHING, ignored
from sinoviet.formats.markup import XML, Element, Markup, escape, parse
from sinoviet.formats.segments import anchors, beside, fixed, text

_OURS = ("vi", "zh")


@dataclass(frozen=True, slots=True)
class _Pair:
    """One translation: its unit, its variant, its segment, and the segment of the source."""

    id: str
    where: str
    unit: Element
    variant: Element
    target: Element
    source: Element | None
    languages: tuple[str, str]


def read(
    data: bytes, path: str, encoding: str | None = None, columns: tuple[str, ...] | None = None
) -> Document:
    """Read a translation memory; one unit for each Vietnamese or Chinese variant with a source.

    The source is the variant in the source language that the file declares, else the first one.
    ``columns`` is not used.

    Raises InputError if it is no TMX file, or not well-formed.
    """
    del columns
    markup = _open(data, path, encoding)
    units: list[Unit] = []
    languages: Counter[tuple[str, str]] = Counter()
    for pair in _pairs(markup.root):
        if not (target := text(pair.target)).strip():
            continue
        notes = [n.words() for holder in (pair.unit, pair.variant) for n in holder.children("note")]
        source = None if pair.source is None else text(pair.source)
        place, rules = anchors(pair.target), NOTHING.union(*map(ignored, notes))
        units.append(Unit(pair.id, target, source, pair.where, place, rules))
        languages[pair.languages] += 1
    source_lang, target_lang = languages.most_common(1)[0][0] if languages else ("", "")
    alone = sum(1 for _ in markup.root.all("tu")) - len({unit.id.split("/")[0] for unit in units})
    return Document(
        path,
        "tmx",
        tuple(units),
        markup.text,
        markup.lines(),
        markup.encoding,
        source_lang,
        target_lang,
        (f"units without a translation left out: {alone}",) if alone else (),
    )


def annotate(data: bytes, notes: Sequence[Note]) -> bytes:
    """Return a copy with a note element in the variant for each note.

    Raises InputError if a note names a unit that the file has not.
    """
    markup = _open(data, "the TMX file", None)
    found = {pair.id: pair for pair in _pairs(markup.root)}
    changes: list[tuple[int, int, str]] = []
    for note in notes:
        if note.unit not in found:
            raise InputError(f"the file has no unit {note.unit}; give the file that was checked")
        target = found[note.unit].target
        words = escape(f"sinoviet, “{text(target)[note.start : note.end]}”: {note.text}")
        prefix = f"{target.prefix}:" if target.prefix else ""
        element = f"<{prefix}note>{words}</{prefix}note>"
        changes.append((target.start, target.start, element + beside(markup, target.start, "")))
    return markup.spliced(changes)


def fix(data: bytes, edits: Sequence[Edit]) -> bytes:
    """Return a copy with the corrections; inline tags stay.

    Raises InputError if an edit names a unit that the file has not, or two edits overlap.
    """
    markup = _open(data, "the TMX file", None)
    return fixed(markup, {pair.id: pair.target for pair in _pairs(markup.root)}, edits)


def _open(data: bytes, path: str, encoding: str | None) -> Markup:
    """Parse a file and see that it is TMX."""
    markup = parse(data, path, encoding)
    if markup.root.name != "tmx":
        raise InputError(f"{path}: its root is {markup.root.name}, not tmx; give a TMX file")
    return markup


def _pairs(root: Element) -> Iterator[_Pair]:
    """Yield each variant in Vietnamese or Chinese that is not the source of its unit."""
    header = root.child("header")
    declared = header.attributes.get("srclang", "") if header else ""
    for number, unit in enumerate(root.all("tu"), 1):
        variants = [(_language(v), v, v.child("seg")) for v in unit.children("tuv")]
        wanted = unit.attributes.get("srclang", declared)
        source = next((v for v in variants if _same(v[0], wanted)), None)
        if source is None:  # *all*: whichever comes first
            source = variants[0] if len(variants) > 1 else None
        name = unit.attributes.get("tuid") or str(number)
        for place, variant in enumerate(variants):
            language, node, segment = variant
            if variant is source or segment is None or _short(language) not in _OURS:
                continue
            if source is not None and _short(source[0]) == _short(language):
                continue
            yield _Pair(
                f"{number}/{place}",
                f"unit {name} ({language})",
                unit,
                node,
                segment,
                source[2] if source else None,
                (source[0] if source else "", language),
            )


def _language(variant: Element) -> str:
    """Return the language of a variant; old files have no namespace on it."""
    return variant.attributes.get(f"{{{XML}}}lang") or variant.attributes.get("lang", "")


def _short(language: str) -> str:
    """Return the language without its country: zh of zh-CN and zh_Hans."""
    return language.replace("_", "-").split("-")[0].casefold()


def _same(language: str, wanted: str) -> bool:
    """Return whether a variant is in the language that the file declares as its source."""
    return bool(language) and _short(language) == _short(wanted)
