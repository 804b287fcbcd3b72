"""Findings as one HTML page: to read, to filter, to print, to send; it loads nothing from elsewhere."""

from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from sinoviet.check.rule import Checked, Diagnostic, Named, RuleText, Severity
from sinoviet.formats.document import Unit
from sinoviet.report.characters import storable
from sinoviet.report.context import Piece, head, pieces
from sinoviet.report.facts import (
    SEVERITIES,
    Counts,
    counted,
    length,
    rule_texts,
    several,
    total,
    within,
)

if TYPE_CHECKING:
    from jinja2 import Environment

_SOURCE = 1_200  # columns of a source shown
_PLACES = 8  # places of a form shown at once
_OPEN = 400  # findings on a page whose drafts all stand open


@dataclass(frozen=True, slots=True)
class _Marked:
    """A stretch of a text; ``numbers`` are those of its findings, from 1, ``ends`` of which here."""

    text: str
    severity: Severity | None
    numbers: str
    ends: str


@dataclass(frozen=True, slots=True)
class _Segment:
    id: str
    where: str
    severity: Severity
    source: tuple[_Marked, ...]
    target: tuple[_Marked, ...]
    findings: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class _Form:
    """A form with its places, each with the id of its segment or ""."""

    form: str
    count: int
    places: tuple[tuple[str, str], ...]
    more: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Name:
    vi: str
    zh: str
    kind: str
    forms: tuple[_Form, ...]


@dataclass(frozen=True, slots=True)
class _Draft:
    id: str
    path: str
    source_lang: str
    target_lang: str
    length: str
    counts: Counts
    remarks: tuple[str, ...]
    segments: tuple[_Segment, ...]
    names: tuple[_Name, ...]


@dataclass(frozen=True, slots=True)
class _Rule:
    text: RuleText
    paragraphs: tuple[str, ...]
    count: int
    severity: Severity


def write(checked: Sequence[Checked], rules: Sequence[RuleText] = ()) -> str:
    """Return the page; ``rules`` explain the codes that were found.

    >>> from sinoviet.formats.document import Document
    >>> page = write([Checked(Document("a.txt", "text", ()), (), (), 120, "vi")])
    >>> page.startswith("<!doctype html>"), "Nothing found" in page
    (True, True)
    """
    environment = _templates()
    script = environment.get_template("report.js").render()
    found = _rules(checked, rules)
    counts = total(checked)
    page = environment.get_template("report.html.j2").render(
        drafts=[_draft(f"d{i}", draft) for i, draft in enumerate(checked, 1)],
        rules=found,
        most=max((rule.count for rule in found), default=0),
        counts=counts,
        lengths=_lengths(checked),
        open=counts.total <= _OPEN,
        severities=SEVERITIES,
        # the page runs this script and no other, whatever a draft holds
        hash=b64encode(sha256(script.encode()).digest()).decode(),
    )
    return storable(page) + "\n"


@cache
def _templates() -> "Environment":
    """Return the templates beside this module; whatever they are given is escaped."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("sinoviet.report", ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["several"] = several
    return environment


def _rules(checked: Sequence[Checked], rules: Sequence[RuleText]) -> list[_Rule]:
    """Return the rules that found something, each with its gravest severity."""
    found = [diagnostic for draft in checked for diagnostic in draft.diagnostics]
    count = Counter(diagnostic.code for diagnostic in found)
    grave = {
        d.code: d.severity
        for severity in reversed(SEVERITIES)
        for d in found
        if d.severity == severity
    }
    return [
        _Rule(
            text,
            tuple(text.help.split("\n\n")) if text.help else (),
            count[text.code],
            grave[text.code],
        )
        for text in rule_texts(checked, rules)
        if count[text.code]
    ]


def _lengths(checked: Sequence[Checked]) -> str:
    """Return how long all drafts are together, by the way of counting."""
    words: Counter[str] = Counter()
    for draft in checked:
        words["character" if draft.language.startswith("zh") else "word"] += draft.words
    return " and ".join(several(words[noun], noun) for noun in ("word", "character") if words[noun])


def _draft(id: str, draft: Checked) -> _Draft:
    document = draft.document
    units = {unit.id: unit for unit in document.units}
    by_unit = groupby(draft.diagnostics, key=lambda diagnostic: diagnostic.unit)
    segments = tuple(
        _segment(f"{id}-{i}", units[unit], tuple(found))
        for i, (unit, found) in enumerate(by_unit, 1)
    )
    ids = {found.unit: segment.id for segment in reversed(segments) for found in segment.findings}
    chinese = draft.language.startswith("zh")
    return _Draft(
        id, document.path,
        document.source_lang or ("vi" if chinese else "zh"),
        document.target_lang or draft.language,
        length(draft), counted(draft.diagnostics), document.remarks, segments,
        tuple(_name(named, ids) for named in draft.names),
    )  # fmt: skip


def _segment(id: str, unit: Unit, found: tuple[Diagnostic, ...]) -> _Segment:
    spans = [(diagnostic.span.start, diagnostic.span.end) for diagnostic in found]
    return _Segment(
        id, within(found[0]), _gravest(found), tuple(_source(unit.source or "", found)),
        tuple(_marked(pieces(unit.target, spans), found)), found,
    )  # fmt: skip


def _source(text: str, found: tuple[Diagnostic, ...]) -> Iterator[_Marked]:
    """Yield the source in pieces, the names that are meant with the numbers of their findings."""
    meant = [i for i, diagnostic in enumerate(found) if diagnostic.source is not None]
    spans = [(d.source.start, d.source.end) for d in found if d.source is not None]
    if not meant:
        yield _Marked(head(text, _SOURCE), None, "", "")
        return
    for part in pieces(text, spans):
        marks = tuple(meant[mark] for mark in part.marks)
        severity = _gravest([found[mark] for mark in marks]) if marks else None
        yield _Marked(part.text, severity, _numbers(marks), "")


def _marked(parts: list[Piece], found: tuple[Diagnostic, ...]) -> Iterator[_Marked]:
    for part, after in pairwise([*parts, Piece("")]):
        marks = [found[mark] for mark in part.marks]
        ends = [mark for mark in part.marks if mark not in after.marks]
        severity = _gravest(marks) if marks else None
        yield _Marked(part.text, severity, _numbers(part.marks), _numbers(ends))


def _numbers(marks: Iterable[int]) -> str:
    return " ".join(str(mark + 1) for mark in marks)


def _gravest(found: Sequence[Diagnostic]) -> Severity:
    return min((diagnostic.severity for diagnostic in found), key=SEVERITIES.index)


def _name(named: Named, ids: dict[str, str]) -> _Name:
    forms = []
    for use in named.uses:
        places = tuple((where or unit, ids.get(unit, "")) for unit, where in use.places)
        forms.append(_Form(use.form, len(places), places[:_PLACES], places[_PLACES:]))
    return _Name(named.vi or "", named.zh or "", named.kind, tuple(forms))
