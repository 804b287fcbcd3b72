"""Every rule over its cases: what it must find, to the character, and what it must leave alone.

``rules.tsv`` has the columns ``code, kind, source, target, marked, suggestion, date, note, origin``.
A ``bad`` row has a finding of the code that marks exactly ``marked`` and offers ``suggestion`` first
(empty: it offers nothing); a ``good`` row has none.  Units are parted by ``¶``; a row without a source
is a draft in one language; ``date`` is the day the draft speaks of.  ``failing.tsv`` has the known
defects in the same columns: strict xfail, so that a repair must move the row.
"""

import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from sinoviet.check.rule import Diagnostic
from sinoviet.check.rules import MODULES
from sinoviet.check.run import Checker, Options
from sinoviet.formats.document import Document, Unit
from sinoviet.resolver import Resolver
from tables import unescape

FOLDER = Path(__file__).parent
HEADER = "code kind source target marked suggestion date note origin".split()
LEAST = 4


@dataclass(frozen=True)
class Case:
    code: str
    kind: str
    source: str
    target: str
    marked: str
    suggestion: str
    date: str
    note: str
    origin: str

    def document(self) -> Document:
        targets = self.target.split(" ¶ ")
        sources = self.source.split(" ¶ ") if self.source else [None] * len(targets)
        pairs = zip(targets, sources, strict=True)
        units = (Unit(str(n), target, source) for n, (target, source) in enumerate(pairs, 1))
        return Document("draft.tsv", "tsv", tuple(units))


def read(name: str) -> dict[str, Case]:
    first, *lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    assert first.split("\t") == HEADER
    rows = ([unescape(cell) for cell in line.split("\t")] for line in lines)
    stem = name.removesuffix(".tsv")
    return {f"{stem}:{number}": Case(*cells) for number, cells in enumerate(rows, 2)}


CASES = read("rules.tsv")
FAILING = read("failing.tsv")


def parameters() -> list[ParameterSet]:
    found = [pytest.param(case, id=f"{key} {case.code}") for key, case in CASES.items()]
    for key, case in FAILING.items():
        marks = pytest.mark.xfail(strict=True, reason=case.note)
        found.append(pytest.param(case, id=f"{key} {case.code}", marks=marks))
    return found


@cache
def resolver() -> Resolver:
    return Resolver()


def findings(case: Case) -> list[Diagnostic]:
    """Return what the rule of a case finds, with all rules on."""
    checked = Checker(resolver(), Options(date=case.date or None)).check(case.document())
    return [one for one in checked.diagnostics if one.code == case.code]


@pytest.mark.parametrize("case", parameters())
def test_rule(case: Case) -> None:
    told = [(one.text, one.suggestions[0] if one.suggestions else "") for one in findings(case)]
    if case.kind == "good":
        assert told == []
    else:
        assert (case.marked, case.suggestion) in told


@pytest.mark.parametrize("case", [pytest.param(c, id=k) for k, c in CASES.items()])
def test_decomposed_letters_read_the_same(case: Case) -> None:
    if case.code == "SV301":
        pytest.skip("the rule is about these letters")
    apart = replace(
        case,
        source=unicodedata.normalize("NFD", case.source),
        target=unicodedata.normalize("NFD", case.target),
    )
    joined = [unicodedata.normalize("NFC", one.text) for one in findings(apart)]
    assert joined == [unicodedata.normalize("NFC", one.text) for one in findings(case)]


@pytest.mark.parametrize("code", MODULES)
@pytest.mark.parametrize("kind", ["bad", "good"])
def test_every_rule_has_cases(code: str, kind: str) -> None:
    assert Counter((c.code, c.kind) for c in CASES.values())[code, kind] >= LEAST


def test_the_tables_are_well_formed() -> None:
    cases = [*CASES.values(), *FAILING.values()]
    assert len({(c.code, c.source, c.target, c.date) for c in cases}) == len(cases)
    for case in cases:
        assert case.code in MODULES
        assert case.kind in ("bad", "good")
        assert case.note and case.origin
        assert bool(case.marked) == (case.kind == "bad")
        assert case.marked in case.target
