"""Faults put into good translations are found, and good translations are left alone.

Every eighth row of the even half of the parallel tables; ``bench/score_check.py`` has the whole figures.
"""

import sys
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

BENCH = str(Path(__file__).parents[2] / "bench")
sys.path.insert(0, BENCH)
from faults import KINDS, faults_of  # noqa: E402
from score_check import FILES, Row, document, rows  # noqa: E402

sys.path.remove(BENCH)

from sinoviet.check.run import Checker  # noqa: E402
from sinoviet.resolver import Resolver  # noqa: E402

LEAST_FOUND = 0.9
MOST_FALSE = 3


@cache
def checker() -> Checker:
    return Checker(Resolver())


@cache
def sample() -> tuple[Row, ...]:
    return tuple(row for path in FILES for row in rows(path, half=0)[::8])


@cache
def found() -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Return how many faults of each kind were made, how many found, how many mended."""
    made, seen, mended = Counter[str](), Counter[str](), Counter[str]()
    for row in sample():
        draft, _ = checker().draft(document(row))
        for fault in faults_of(draft, row.id):
            made[fault.kind] += 1
            told = [
                one
                for one in checker().check(document(row, fault.target)).diagnostics
                if one.code in fault.codes
                and one.span.start < fault.end
                and fault.start < one.span.end
            ]
            seen[fault.kind] += bool(told)
            mended[fault.kind] += any(fault.right in s for one in told for s in one.suggestions[:1])
    return made, seen, mended


@pytest.mark.parametrize("kind", KINDS)
def test_faults_are_found(kind: str) -> None:
    made, seen, _ = found()
    assert made[kind] >= 3
    assert seen[kind] / made[kind] >= LEAST_FOUND


def test_what_stood_there_is_offered() -> None:
    made, _, mended = found()
    assert mended.total() / made.total() >= LEAST_FOUND


def test_good_translations_are_left_alone() -> None:
    told = [one for row in sample() for one in checker().check(document(row)).diagnostics]
    assert len(told) <= MOST_FALSE


def test_the_same_faults_are_made_again() -> None:
    row = sample()[0]
    draft, _ = checker().draft(document(row))
    assert list(faults_of(draft, row.id)) == list(faults_of(draft, row.id))


def test_a_fault_marks_what_was_written() -> None:
    for row in sample():
        draft, _ = checker().draft(document(row))
        for fault in faults_of(draft, row.id):
            assert fault.kind in KINDS
            assert fault.target != row.target
            if fault.written:
                assert fault.target[fault.start : fault.end] == fault.written
