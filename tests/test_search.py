"""Looking names up: forms, variants, misspellings, ordinary words, the order of the answers.

Table ``search``: the input and the entry that comes first, as ``id|method`` or ``id``; nothing is
to be found where it is empty.
"""

import importlib.util
import random
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sinoviet import index
from sinoviet.glossary import AVOID, COLUMNS, Form, Glossary, form_key, load
from sinoviet.search import Match, lookup
from sinoviet.text import canonical
from strategies import hostile, nfc, nfd, ordinary
from tables import cases

ROOT = Path(__file__).parents[1]
MISSPELT, PAIRS = 400, 500


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    path = ROOT / "bench" / "score_lookup.py"
    spec = importlib.util.spec_from_file_location("bench_score_lookup", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def packaged() -> Glossary:
    return load()


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    return packaged()


def own(folder: Path, *lines: str) -> Glossary:
    path = folder / "own.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return load([path])


@pytest.mark.parametrize(("query", "expected"), cases("search"))
def test_first(query: str, expected: str) -> None:
    found = lookup(query)
    if not expected:
        assert found == []
        return
    first = found[0]
    assert expected in (first.entry.id, f"{first.entry.id}|{first.method}")


@pytest.mark.parametrize("query", ["Malypho", "麻栗坡", "Thanh Thủy", "TP HCM"])
def test_a_form_itself_has_the_full_score(query: str) -> None:
    assert all((m.score, m.method, m.form) == (100.0, "exact", query) for m in lookup(query))


def test_score_falls_with_each_step_away_from_the_form() -> None:
    queries = ["Mèo Vạc", "MÈO VẠC", "meo vac", "Mèo Vac", "Mèo Vax"]
    scores = [lookup(query)[0].score for query in queries]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_limit(limit: int) -> None:
    assert len(lookup("Lào Cai", limit=limit)) == limit
    assert lookup("Lào Cai", limit=limit) == lookup("Lào Cai")[:limit]


def test_homonyms_all_come() -> None:
    ids = {m.entry.id for m in lookup("Lào Cai")}
    assert {"vn.lao-cai", "vn.lao-cai-2025", "vn.lao-cai.lao-cai-city", "gate.vn.lao-cai"} <= ids


@pytest.mark.parametrize("query", ["Lào Cai", "Ha Noi", "Bac Ha", "Mèo Vac", "Thanh Thủy", "老街"])
def test_order(query: str) -> None:
    """The best score first, then what still holds; no entry twice."""
    found = lookup(query)
    keys = [(-m.score, bool(m.entry.valid_to)) for m in found]
    assert keys == sorted(keys)
    assert len({m.entry.id for m in found}) == len(found)


def test_misspelt_forms_are_offered_only_where_no_form_fits() -> None:
    assert {m.method for m in lookup("Hà Giang")} == {"exact"}


def test_own_entry(tmp_path: Path) -> None:
    glossary = own(tmp_path, "kind,vi,zh,type", "place,Bản Thử Nghiệm,试验村,village")
    for query in ("Bản Thử Nghiệm", "试验村", "ban thu nghiem", "Bản Thử Nghiêm"):
        assert [m.entry.zh for m in lookup(query, glossary, 1)] == ["试验村"]
    assert lookup("Malypho", glossary)[0].entry.zh == "麻栗坡"
    assert all(m.entry.zh != "试验村" for m in lookup("Bản Thử Nghiệm"))


def test_own_entry_over_a_packaged_one(tmp_path: Path) -> None:
    row = "cn.yunnan.wenshan.malipo,place,county,Ma Li Pô,麻栗坡,cn"
    glossary = own(tmp_path, "id,kind,type,vi,zh,country", row)
    (match,) = lookup("麻栗坡", glossary)
    assert (match.entry.id, match.entry.vi) == ("cn.yunnan.wenshan.malipo", "Ma Li Pô")
    assert lookup("麻栗坡")[0].entry.vi == "Malypho"


def test_full_columns_are_accepted(tmp_path: Path) -> None:
    row = {"id": "vn.thu", "kind": "place", "vi": "Thử Xuyên", "status": "curated"}
    cells = ",".join(row.get(column, "") for column in COLUMNS)
    glossary = own(tmp_path, ",".join(COLUMNS), cells)
    assert lookup("Thử Xuyên", glossary)[0].entry.id == "vn.thu"


def test_misspelt_forms_find_their_entry(bench: ModuleType, glossary: Glossary) -> None:
    chance = random.Random(7)
    entries = [e for e in glossary.entries.values() if len(e.vi.split()) >= 2 and e.vi[0].isupper()]
    right = 0
    for entry in chance.choices(entries, k=MISSPELT):
        found = lookup(bench.faulty(entry.vi, chance), glossary, 1)
        homonyms = {f.entry for f in glossary.lookup(form_key(entry.vi)) if f.rank < AVOID}
        right += bool(found) and (found[0].entry.id in homonyms or found[0].entry.vi == entry.vi)
    assert right / MISSPELT >= 0.95


def test_ordinary_pairs_of_words_find_nothing(glossary: Glossary) -> None:
    seeds = sorted((ROOT / "seeds").glob("*.txt"))
    text = canonical("\n".join(path.read_text(encoding="utf-8") for path in seeds))
    pairs = set(re.findall(r"(?<!\w)([a-zà-ỹđ]{2,} [a-zà-ỹđ]{2,})(?!\w)", text))
    sample = random.Random(7).sample(sorted(pair for pair in pairs if pair.islower()), PAIRS)
    found = [pair for pair in sample if lookup(pair, glossary, 1)]
    assert len(found) <= 0.01 * PAIRS, found


def test_every_form_of_every_entry_is_found_in_its_own_spelling(glossary: Glossary) -> None:
    entries = random.Random(7).sample(sorted(glossary.entries), 400)
    for entry in map(glossary.entries.__getitem__, entries):
        for form in (entry.vi, entry.zh, *entry.vi_accepted, *entry.zh_accepted):
            if form:
                ids = {m.entry.id for m in lookup(form, glossary, 50)}
                assert entry.id in ids, form


@settings(max_examples=200)
@given(st.one_of(st.text(max_size=30), ordinary, hostile))
def test_any_query(query: str) -> None:
    check(lookup(query, packaged()))
    forms = [lookup(form(query), packaged()) for form in (nfc, nfd)]
    assert [m.entry.id for m in forms[0]] == [m.entry.id for m in forms[1]]


def test_a_very_long_query() -> None:
    check(lookup("Hà Giang " * 500, packaged()))
    check(lookup("文山" * 500, packaged()))


def test_the_index_is_built_once(monkeypatch: pytest.MonkeyPatch) -> None:
    built = []
    real = index.Fuzzy

    def counted(forms: Iterable[tuple[str, Form]]) -> index.Fuzzy[Form]:
        built.append(1)
        return real(forms)

    monkeypatch.setattr(index, "Fuzzy", counted)
    for query in ("Vị Xuyen", "Mèo Vac", "Hà Giag"):
        lookup(query)
    assert len(built) <= 1


def check(found: list[Match]) -> None:
    assert len(found) <= 10
    assert all(0 < m.score <= 100 for m in found)
    assert all((m.score == 100) <= (m.method == "exact") for m in found)
    assert [m.score for m in found] == sorted((m.score for m in found), reverse=True)
