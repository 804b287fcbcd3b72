"""The resolver on the annotated seeds: what is required of it, measured as ``make score`` does."""

import csv
import importlib.util
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from sinoviet.resolver import Resolver

ROOT = Path(__file__).parents[1]
GOLD = sorted((ROOT / "tests" / "gold").glob("*.tsv"))
SPAN_F1 = {"place+gate": 0.98, "person": 0.95, "title": 0.95, "organisation": 0.95}
RIGHT_FORM = 0.99
HEADER = ["start", "end", "surface", "type", "canonical_vi", "canonical_zh_hans", "note"]

Counts = Counter[tuple[str, str]]


def bench(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"bench_{name}", ROOT / "bench" / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def counts() -> dict[str, Counts]:
    """Return hits, false alarms, misses and wrong forms of each gold file."""
    score = bench("score").score
    resolver = Resolver()
    found = {}
    for gold in GOLD:
        text = (ROOT / "seeds" / f"{gold.stem}.txt").read_bytes().decode("utf-8")
        found[gold.stem[:3]] = score(gold.stem, text, gold, resolver, errors=False)
    return found


def f1(counts: Counts, group: str) -> float:
    hit, false, miss = (counts[group, what] for what in ("hit", "false", "miss"))
    return 2 * hit / (2 * hit + false + miss)


def right_forms(counts: Counts) -> float:
    hits = sum(count for (_, what), count in counts.items() if what == "hit")
    return 1 - sum(count for (_, what), count in counts.items() if what == "wrong") / hits


@pytest.mark.parametrize("files", [("000", "002", "004"), ("001", "003"), None])
@pytest.mark.parametrize("group", SPAN_F1)
def test_spans(counts: dict[str, Counts], group: str, files: tuple[str, ...] | None) -> None:
    """The files that came with the project, those annotated for it, and all together."""
    total = sum((counts[name] for name in files or counts), Counter())
    assert f1(total, group) >= SPAN_F1[group]


@pytest.mark.parametrize("files", [("000", "002", "004"), ("001", "003"), None])
def test_forms(counts: dict[str, Counts], files: tuple[str, ...] | None) -> None:
    total = sum((counts[name] for name in files or counts), Counter())
    assert right_forms(total) >= RIGHT_FORM


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold.stem[:3])
def test_rows_fit_their_text(gold: Path) -> None:
    """Offsets and surfaces agree, and what is nested lies inside another row."""
    text = (ROOT / "seeds" / f"{gold.stem}.txt").read_bytes().decode("utf-8")
    with gold.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        rows = list(reader)
    assert reader.fieldnames == HEADER
    spans = [(int(row["start"]), int(row["end"])) for row in rows]
    for row, (start, end) in zip(rows, spans, strict=True):
        assert text[start:end] == row["surface"]
        assert row["type"] in ("place", "gate", "org", "title", "person", "event")
        if "nested:" in row["note"]:
            assert any(a <= start and end <= b for a, b in spans if (a, b) != (start, end))
