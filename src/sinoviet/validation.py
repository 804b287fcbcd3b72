"""Checks of a glossary file (GLnnn): what a terminologist wants to hear before it is used.

========  ========  ====================================================================
GL101     error     an id stands twice
GL102     error     part_of or successor names an id that does not exist
GL103     error     part_of or successor runs in a circle
GL104     error     valid_from is not before valid_to
GL105     error     a source is not in data/sources.toml
GL201     error     a cell is not NFC, or holds a tab, a line break or an invisible character
GL202     error     Han characters in a Vietnamese column
GL203     error     a Chinese column without any Han character (ASCII names apart), or with
                    Vietnamese letters
GL204     error     a form stands under both accepted and avoid
GL205     warning   a form stands twice in one row
GL206     warning   the tone mark stands in the newer place (hoà): write hòa
GL301     warning   two entries share kind, type, part_of and all preferred forms on one day
GL302     warning   a place that ended has no successor and no part_of
GL303     error     the type is not one of its kind
========  ========  ====================================================================
"""

import csv
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Literal

from sinoviet.errors import GlossaryError
from sinoviet.glossary import LISTS, Entry, read_csv
from sinoviet.hanzi import has_han
from sinoviet.text import canonical, strip_marks

TYPES = {
    "place": """country province municipality autonomous-region sar prefecture city county district
        town township commune ward village region zone river sea lake mountain island waterfall
        landmark""",
    "gate": "international main local crossing gate",
    "organisation": """party government assembly front court procuracy army border-guard police
        customs diplomatic ministry agency committee company bank school media association
        hospital international religious""",
    "title": """party state government assembly front military police diplomatic judicial business
        academic delegation""",
    "person": "politician officer historical diplomat scholar artist business",
}
_VI = ("vi", "vi_full", "vi_accepted", "vi_avoid")
_ZH = ("zh", "zh_hant", "zh_full", "zh_accepted", "zh_avoid")


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault of a glossary file: code, severity, entry id, what is wrong.

    >>> print(Finding("GL101", "error", "vn.x", "the id stands twice"))
    error GL101 vn.x: the id stands twice
    """

    code: str
    severity: Literal["error", "warning"]
    entry: str
    message: str

    def __str__(self) -> str:
        return f"{self.severity} {self.code} {self.entry}: {self.message}"


def validate(path: Path, known: Iterable[Entry] = ()) -> list[Finding]:
    """Return the faults of the glossary file ``path``, in the order of its rows.

    ``known`` are entries that the file may refer to: the packaged ones, for an overlay.  Sources
    are checked if a ``sources.toml`` lies beside the file.

    Raises :class:`~sinoviet.GlossaryError` if the file cannot be read as a glossary at all.
    """
    entries = read_csv(path)
    sources = path.with_name("sources.toml")
    found = [*_raw(path), *validate_entries(entries, known)]
    if sources.exists():
        listed = _source_ids(sources)
        found += _sources(entries, listed)
    return _in_order(found, entries)


def validate_entries(entries: list[Entry], known: Iterable[Entry] = ()) -> list[Finding]:
    """Return the faults of entries that are already read (all but GL105, GL201 and GL206).

    >>> validate_entries([Entry("x.y", "place", "county", vi="Văn Sơn", part_of="x.z")])
    [Finding(code='GL102', severity='error', entry='x.y', message="part_of 'x.z' does not exist")]
    """
    found = [*_ids(entries, known), *_circles(entries)]
    for entry in entries:
        if entry.status != "hidden":
            found += _row(entry)
    found += _shared(entries)
    return _in_order(found, entries)


def _in_order(found: list[Finding], entries: list[Entry]) -> list[Finding]:
    order = {entry.id: number for number, entry in enumerate(entries)}
    return sorted(found, key=lambda f: (order.get(f.entry, -1), f.code))


def _source_ids(path: Path) -> set[str]:
    try:
        return set(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise GlossaryError(f"{path}: cannot be used ({error}); mend it or take it away") from error


def _raw(path: Path) -> Iterator[Finding]:
    """Yield the faults of the cells as they are written, before anything is normalised."""
    header: list[str] = []
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.reader(file):
            if not any(cell.strip() for cell in row):
                continue
            if not header:
                header = [canonical(cell.strip()) for cell in row]
                continue
            cells = dict(zip(header, row, strict=False))
            name = cells.get("id", "").strip()
            for column, cell in cells.items():
                if column == "note":
                    continue
                if unicodedata.normalize("NFC", cell) != cell:
                    yield Finding("GL201", "error", name, f"{column} is not NFC")
                elif any(unicodedata.category(c) in ("Cc", "Cf") for c in cell):
                    yield Finding("GL201", "error", name, f"{column} holds an invisible character")
                elif column in _VI and canonical(cell) != cell:
                    message = f"{column} is {cell!r}; write {canonical(cell)!r}"
                    yield Finding("GL206", "warning", name, message)


def _ids(entries: list[Entry], known: Iterable[Entry]) -> Iterator[Finding]:
    ids = Counter(entry.id for entry in entries)
    for name, count in ids.items():
        if count > 1:
            yield Finding("GL101", "error", name, f"the id stands {count} times")
    all_ids = set(ids) | {entry.id for entry in known}
    for entry in entries:
        for column, others in (("part_of", (entry.part_of,)), ("successor", entry.successor)):
            for other in others:
                if other and other not in all_ids:
                    yield Finding("GL102", "error", entry.id, f"{column} {other!r} does not exist")


def _circles(entries: list[Entry]) -> Iterator[Finding]:
    for column in ("part_of", "successor"):
        links = {
            entry.id: tuple(
                x for x in ((entry.part_of,) if column == "part_of" else entry.successor) if x
            )
            for entry in entries
        }
        for start, first in links.items():
            seen = set()
            open_ids = list(first)
            while open_ids:
                current = open_ids.pop()
                if current == start:
                    yield Finding(
                        "GL103", "error", start, f"{column} leads back to the entry itself"
                    )
                    break
                if current not in seen:
                    seen.add(current)
                    open_ids.extend(links.get(current, ()))


def _sources(entries: list[Entry], listed: set[str]) -> Iterator[Finding]:
    for entry in entries:
        for source in entry.source:
            if source not in listed:
                yield Finding(
                    "GL105", "error", entry.id, f"source {source!r} is not in sources.toml"
                )


def _row(entry: Entry) -> Iterator[Finding]:
    if entry.valid_from and entry.valid_to and entry.valid_from >= entry.valid_to:
        yield Finding("GL104", "error", entry.id, "valid_from is not before valid_to")
    if entry.kind == "place" and entry.valid_to and not entry.successor and not entry.part_of:
        yield Finding(
            "GL302", "warning", entry.id, "it ended, and neither successor nor part_of says where"
        )
    if entry.type and entry.type not in TYPES[entry.kind].split():
        yield Finding("GL303", "error", entry.id, f"type {entry.type!r} is none of a {entry.kind}")
    for column in (*_VI, *_ZH):
        value = getattr(entry, column)
        forms = value if column in LISTS else (value,)
        for form in filter(None, forms):
            if column in _VI and has_han(form):
                yield Finding("GL202", "error", entry.id, f"{column} {form!r} holds Han characters")
            if column in _ZH and strip_marks(form) != unicodedata.normalize("NFC", form):
                fault = f"{column} {form!r} has Vietnamese letters"
                yield Finding("GL203", "error", entry.id, fault)
            elif column in _ZH and not has_han(form) and not form.isascii():
                fault = f"{column} {form!r} holds no Han character"
                yield Finding("GL203", "error", entry.id, fault)
    for accepted, avoid, main in (
        (entry.vi_accepted, entry.vi_avoid, (entry.vi, entry.vi_full)),
        (entry.zh_accepted, entry.zh_avoid, (entry.zh, entry.zh_full)),
    ):
        for form in sorted({*accepted, *main} & set(avoid)):
            yield Finding(
                "GL204", "error", entry.id, f"{form!r} is both accepted and to be avoided"
            )
        correct = Counter((*accepted, *{form for form in main if form}))
        for form in sorted(
            {f for counts in (correct, Counter(avoid)) for f in counts if counts[f] > 1}
        ):
            yield Finding("GL205", "warning", entry.id, f"{form!r} stands twice")


def _shared(entries: list[Entry]) -> Iterator[Finding]:
    groups: dict[tuple[str, str, str, str], list[Entry]] = {}
    for entry in entries:
        key = (entry.kind, entry.type, entry.vi, entry.part_of)
        if entry.vi and entry.status != "hidden":
            groups.setdefault(key, []).append(entry)
    for (_, _, name, _), group in groups.items():
        for one, two in combinations(group, 2):
            if one.zh == two.zh and _overlap(one, two) and one.vi_full == two.vi_full:
                yield Finding("GL301", "warning", two.id, f"{name!r} is also {one.id}")


def _overlap(one: Entry, two: Entry) -> bool:
    return (not one.valid_to or not two.valid_from or two.valid_from < one.valid_to) and (
        not two.valid_to or not one.valid_from or one.valid_from < two.valid_to
    )
