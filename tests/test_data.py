"""The hand-kept tables, the seeds and the case tables are in order."""

import csv
import hashlib
import tomllib
import unicodedata
from pathlib import Path

import pytest

from tables import FOLDER, KINDS, rows

ROOT = Path(__file__).parents[1]
DATA = ROOT / "data"
TABLES = sorted(DATA.glob("*.csv"))
WORDS = sorted(DATA.glob("*.txt"))
CASES = sorted(FOLDER.glob("*.tsv"))

#: The five source texts, byte for byte.
SEEDS = {
    "000_b07ebb1ed0206b9b.txt": "9fc2e90fe4492507f0da31ac9cf9efcfdfee8d894b8cba6000cb90180784d68e",
    "001_c981ed5b9258a9d3.txt": "38d1628dc2e3178a2a1cd93b77d67df28f0d00199fde34111f5294af0b6b16dd",
    "002_25f9cb867f3cfbb1.txt": "6aff11fe46bb970ba19a11faa70745ed66e75e74ee2dbfa854c8f10a25869981",
    "003_c07afaf083919ba0.txt": "07479d9a034566b051960539be8ce2376abf15a21461c1c439933b2da5c6458d",
    "004_f785c40d351bb13b.txt": "84be8521696ca1b028d4f7d5a3d57b5238edf1856b60f16353d97ae4ccc8114c",
}


def name(path: Path) -> str:
    return path.name


def read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, strict=True))


def sources() -> dict[str, dict[str, str]]:
    return tomllib.loads((DATA / "sources.toml").read_text(encoding="utf-8"))


def test_seeds_are_unchanged() -> None:
    found = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in (ROOT / "seeds").iterdir()}
    assert found == SEEDS


@pytest.mark.parametrize("path", [*TABLES, *WORDS], ids=name)
def test_text_is_nfc_with_plain_line_ends_and_nothing_invisible(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    assert [line for line in text.split("\n") if not unicodedata.is_normalized("NFC", line)] == []
    assert {c for c in text if unicodedata.category(c) in ("Cc", "Cf")} == {"\n"}
    assert text.endswith("\n")


@pytest.mark.parametrize("path", TABLES, ids=name)
def test_every_row_has_the_cells_of_the_header(path: Path) -> None:
    header, *lines = read(path)
    assert [line for line in lines if len(line) != len(header)] == []
    assert len(set(header)) == len(header)


@pytest.mark.parametrize("path", TABLES, ids=name)
def test_no_cell_begins_or_ends_with_a_blank(path: Path) -> None:
    assert [line for line in read(path) if any(cell != cell.strip() for cell in line)] == []


@pytest.mark.parametrize("path", TABLES, ids=name)
def test_no_row_stands_twice(path: Path) -> None:
    lines = list(map(tuple, read(path)))
    assert len(set(lines)) == len(lines)


@pytest.mark.parametrize("path", [p for p in TABLES if "source" in read(p)[0]], ids=name)
def test_every_row_names_a_known_source(path: Path) -> None:
    known = set(sources())
    header, *lines = read(path)
    at = header.index("source")
    assert [line for line in lines if not line[at] or not set(line[at].split("|")) <= known] == []


def test_every_source_has_a_title_and_a_licence() -> None:
    assert [
        key for key, source in sources().items() if not {"title", "licence"} <= set(source)
    ] == []


def test_glossary_is_sorted_by_id() -> None:
    ids = [line[0] for line in read(DATA / "glossary.csv")[1:]]
    assert ids == sorted(set(ids))


@pytest.mark.parametrize("path", CASES, ids=name)
def test_case_tables_have_four_cells_and_a_source(path: Path) -> None:
    for row in rows(path):
        assert len(row) == 4
        assert row[2] and row[3]


@pytest.mark.parametrize("path", CASES, ids=name)
def test_case_tables_keep_real_finds_apart_from_made_up_ones(path: Path) -> None:
    kind = path.stem.rsplit("_", 1)[1]
    assert kind in KINDS
    if kind != "failing":
        assert {row[3] == "made up" for row in rows(path)} == {kind == "made"}


@pytest.mark.parametrize("path", CASES, ids=name)
def test_no_case_stands_twice(path: Path) -> None:
    inputs = [row[0] for row in rows(path)]
    assert len(set(inputs)) == len(inputs)
