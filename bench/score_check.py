"""Precision of the draft checker on good translations, and recall on faults put into them.

    python bench/score_check.py [--half 0|1] [--findings] [--missed KIND] [FILE.tsv ...]

A file has the columns id, genre, source, target (tests/check/README.md); every row is a draft of one
unit.  Precision is counted as findings per 1,000 target words (Vietnamese) or per 1,500 characters
(Chinese): the rows are good translations, so a finding is a false alarm or a fault of the row.
"""

import argparse
import csv
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

from faults import KINDS, Fault, faults_of
from sinoviet.check.rule import Checked
from sinoviet.check.run import Checker, Options
from sinoviet.formats.document import Document, Unit
from sinoviet.resolver import Resolver

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "tests" / "check").glob("*_??_??.tsv"))


@dataclass(frozen=True)
class Row:
    id: str
    source: str
    target: str
    to_vi: bool


def rows(path: Path, half: int | None) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    to_vi = path.stem.endswith("vi")
    found = [Row(row["id"], row["source"], row["target"], to_vi) for row in table]
    return [row for i, row in enumerate(found) if half is None or i % 2 == half]


def document(row: Row, target: str | None = None) -> Document:
    unit = Unit("1", row.target if target is None else target, row.source, row.id)
    return Document(row.id, "tsv", (unit,), target_lang="vi" if row.to_vi else "zh")


def _same(suggestions: tuple[str, ...], right: str) -> bool:
    """Return whether the first suggestion is the form that stood there, or holds it."""
    return bool(suggestions) and (right in suggestions[0] or suggestions[0] in right)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("file", nargs="*", type=Path)
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--findings", action="store_true", help="print every finding on good rows")
    parser.add_argument("--missed", choices=KINDS, help="print the faults of one kind not found")
    parser.add_argument("--no-faults", action="store_true")
    options = parser.parse_args()
    checker = Checker(Resolver(), Options())
    for path in options.file or FILES:
        table = rows(path, options.half)
        precision(checker, path, table, show=options.findings)
        if not options.no_faults:
            recall(checker, table, options.missed)


def precision(checker: Checker, path: Path, table: list[Row], *, show: bool) -> None:
    counts: Counter[str] = Counter()
    grave = words = 0
    for row in table:
        checked = checker.check(document(row))
        words += checked.words
        for one in checked.diagnostics:
            counts[one.code] += 1
            grave += one.severity != "hint"
            if show:
                print(f"{row.id} {one.code} {one.severity} [{one.text}] {one.message}")
                print(f"    {row.source}\n    {row.target}")
    unit = 1000 if table and table[0].to_vi else 1500
    rate = sum(counts.values()) * unit / max(words, 1)
    print(
        f"{path.name}: {len(table)} rows, {words} words, {sum(counts.values())} findings ({grave} without hints)"
    )
    print(
        f"    {rate:.2f} per {unit}; {grave * unit / max(words, 1):.2f} without hints; {dict(sorted(counts.items()))}"
    )


def recall(checker: Checker, table: list[Row], missed: str | None) -> None:
    made: dict[str, list[tuple[Row, Fault, Checked]]] = defaultdict(list)
    for row in table:
        draft, _ = checker.draft(document(row))
        for fault in faults_of(draft, row.id):
            made[fault.kind].append((row, fault, checker.check(document(row, fault.target))))
    for kind in KINDS:
        many = made[kind]
        found = marked = right = 0
        for row, fault, checked in many:
            hits = [d for d in checked.diagnostics if d.code in fault.codes]
            near = [d for d in hits if d.span.start < fault.end and fault.start < d.span.end]
            whole = fault.kind == "dropped" and bool(near)
            exact = whole or any(
                (d.span.start, d.span.end) == (fault.start, fault.end) for d in near
            )
            offered = any(_same(d.suggestions, fault.right) for d in near)
            found, marked, right = found + bool(near), marked + exact, right + offered
            if missed == kind and not near:
                print(
                    f"  {row.id} {fault.right} -> {fault.written}\n    {row.source}\n    {fault.target}"
                )
                print("   ", [(d.code, d.text) for d in checked.diagnostics])
            elif missed == kind and not (exact and offered):
                told = [(d.code, d.text, d.suggestions) for d in near]
                print(f"  {row.id} {fault.right} -> {fault.written}: {told}")
        if many:
            total = len(many)
            print(
                f"    {kind:14} {total:4} faults: found {found / total:.1%}, characters {marked / total:.1%}, first suggestion {right / total:.1%}"
            )


if __name__ == "__main__":
    main()
