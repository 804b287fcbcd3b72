"""Every code of the glossary checks: a bad case that it finds, a good one that it leaves alone."""

import re
from pathlib import Path

import pytest

from sinoviet import validation as module
from sinoviet.errors import GlossaryError
from sinoviet.glossary import KINDS, Entry
from sinoviet.validation import TYPES, Finding, validate, validate_entries

SEVERITIES = dict(re.findall(r"^(GL\d{3})\s+(error|warning)\s", module.__doc__ or "", re.M))
SOURCES = '[editorial]\ntitle = "we say so"\n[seeds]\ntitle = "the seeds"\n'

#: Code -> (rows that have the fault, rows that come near but have not).
CASES = {
    "GL101": (
        "id,kind,vi\nx,place,Hà Giang\nx,place,Hà Nam\n",
        "id,kind,vi\nx,place,Hà Giang\ny,place,Hà Nam\n",
    ),
    "GL102": (
        "id,kind,vi,part_of\nx,place,Hà Giang,vn\n",
        "id,kind,vi,part_of\nx,place,Hà Giang,vn\nvn,place,Việt Nam,\n",
    ),
    "GL103": (
        "id,kind,vi,part_of\nx,place,Hà Giang,y\ny,place,Hà Nam,z\nz,place,Hà Nội,x\n",
        "id,kind,vi,part_of\nx,place,Hà Giang,y\ny,place,Hà Nam,z\nz,place,Hà Nội,\n",
    ),
    "GL104": (
        "id,kind,vi,valid_from,valid_to\nx,title,A,2025-07-01,2025-07-01\n",
        "id,kind,vi,valid_from,valid_to\nx,title,A,2025-06-30,2025-07-01\n",
    ),
    "GL105": (
        "id,kind,vi,source\nx,place,Hà Giang,seeds|hearsay\n",
        "id,kind,vi,source\nx,place,Hà Giang,seeds|editorial\n",
    ),
    "GL201": (
        "id,kind,vi\nx,place,Ha\u0300 Giang\n",
        "id,kind,vi\nx,place,Hà Giang\n",
    ),
    "GL202": (
        "id,kind,vi\nx,place,Hà Giang 河江\n",
        "id,kind,vi,zh\nx,place,Hà Giang,河江\n",
    ),
    "GL203": (
        "id,kind,zh\nx,place,Hà Giang\n",
        "id,kind,zh,zh_accepted\nx,organisation,TCL集团,TCL\n",
    ),
    "GL204": (
        "id,kind,vi,vi_accepted,vi_avoid\nx,place,Malypho,Malipo,Ma Li|Malipo\n",
        "id,kind,vi,vi_accepted,vi_avoid\nx,place,Malypho,Malipo,Ma Li\n",
    ),
    "GL205": (
        "id,kind,vi,vi_accepted\nx,place,Malypho,Malipo|Malypho\n",
        "id,kind,vi,vi_accepted\nx,place,Malypho,Malipo|Ma Lật Pha\n",
    ),
    "GL206": (
        "id,kind,vi\nx,place,Hoà Bình\n",
        "id,kind,vi\nx,place,Hòa Bình\n",
    ),
    "GL301": (
        "id,kind,type,vi,zh\nx,place,county,Hà Giang,河江\ny,place,county,Hà Giang,河江\n",
        "id,kind,type,vi,zh,valid_from,valid_to\n"
        "x,title,party,Hà Giang,河江,,2025-07-01\ny,title,party,Hà Giang,河江,2025-07-01,\n",
    ),
    "GL302": (
        "id,kind,vi,valid_to\nx,place,Hà Giang,2025-07-01\n",
        "id,kind,vi,valid_to,successor\nx,place,Hà Giang,2025-07-01,y\ny,place,Tuyên Quang,,\n",
    ),
    "GL303": (
        "id,kind,type,vi\nx,place,party,Hà Giang\n",
        "id,kind,type,vi\nx,place,province,Hà Giang\n",
    ),
}  # fmt: skip

#: More faults that a code must find.
MORE_BAD = [
    ("GL102", "id,kind,vi,successor\nx,place,Hà Giang,y\n"),
    ("GL103", "id,kind,vi,part_of\nx,place,Hà Giang,x\n"),
    ("GL103", "id,kind,vi,successor\nx,place,Hà Giang,y\ny,place,Hà Nam,x\n"),
    ("GL104", "id,kind,vi,valid_from,valid_to\nx,title,A,2025-07-02,2025-07-01\n"),
    ("GL201", "id,kind,vi\nx,place,Hà\u200bGiang\n"),
    ("GL201", "id,kind,vi\nx,place,Hà\tGiang\n"),
    ("GL201", 'id,kind,vi\nx,place,"Hà\nGiang"\n'),
    ("GL201", "id,kind,vi\nx,place,\ufeffHà Giang\n"),
    ("GL202", "id,kind,vi,vi_accepted\nx,place,Hà Giang,河江\n"),
    ("GL203", "id,kind,vi,zh_full\nx,place,Hà Giang,tỉnh Hà Giang\n"),
    ("GL204", "id,kind,vi,vi_avoid\nx,place,Malypho,Malypho\n"),
    ("GL204", "id,kind,zh,zh_accepted,zh_avoid\nx,place,文山,河口,河口\n"),
    ("GL205", "id,kind,vi,vi_accepted\nx,place,Malypho,Malipo|Malipo\n"),
    ("GL205", "id,kind,zh,zh_accepted\nx,place,文山,文山\n"),
    ("GL206", "id,kind,vi,vi_accepted\nx,place,Thúy,Thuý|Thúi\n"),
    ("GL206", "id,kind,vi\nx,place,Ðồng Đăng\n"),
]

#: Faults that the docstring promises and the checks miss.
MISSED = {
    "Chinese with Vietnamese letters": ("GL203", "id,kind,zh\nx,place,文山 Văn Sơn\n"),
    "the accepted form repeats the full one": (
        "GL205", "id,kind,vi,vi_full,vi_accepted\nx,place,A,huyện A,huyện A\n",
    ),
    "a form to avoid stands twice": ("GL205", "id,kind,vi,vi_avoid\nx,place,A,B|B\n"),
    "another entry stands between the two": (
        "GL301", "id,kind,vi,zh\nx,place,A,文\ny,place,A,山\nz,place,A,文\n",
    ),
    "the header follows a blank line": ("GL206", "\nid,kind,vi\nx,place,Hoà Bình\n"),
    "the header has blanks": ("GL206", "id, kind, vi\nx,place,Hoà Bình\n"),
}  # fmt: skip


def codes(folder: Path, text: str) -> list[str]:
    (folder / "sources.toml").write_text(SOURCES, encoding="utf-8")
    path = folder / "own.csv"
    path.write_bytes(text.encode())
    return [finding.code for finding in validate(path)]


def test_every_code_of_the_docstring_has_a_bad_and_a_good_case() -> None:
    assert list(SEVERITIES) == sorted(CASES)


@pytest.mark.parametrize("code", CASES)
def test_bad_rows_are_found(tmp_path: Path, code: str) -> None:
    assert set(codes(tmp_path, CASES[code][0])) == {code}


@pytest.mark.parametrize("code", CASES)
def test_good_rows_are_left_alone(tmp_path: Path, code: str) -> None:
    assert codes(tmp_path, CASES[code][1]) == []


@pytest.mark.parametrize(("code", "text"), MORE_BAD)
def test_other_bad_rows_are_found(tmp_path: Path, code: str, text: str) -> None:
    assert code in codes(tmp_path, text)


@pytest.mark.parametrize(("code", "text"), MISSED.values(), ids=MISSED.keys())
def test_missed_rows_are_found(tmp_path: Path, code: str, text: str) -> None:
    assert code in codes(tmp_path, text)


def test_severity_is_that_of_the_docstring(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text(SOURCES, encoding="utf-8")
    path = tmp_path / "own.csv"
    for bad, _ in CASES.values():
        path.write_text(bad, encoding="utf-8")
        assert all(f.severity == SEVERITIES[f.code] for f in validate(path))


def test_findings_stand_in_the_order_of_the_rows(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("id,kind,type,vi\nb,place,party,A\na,place,party,B\n", encoding="utf-8")
    assert [finding.entry for finding in validate(path)] == ["b", "a"]


def test_sources_are_checked_only_where_a_list_lies_beside(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(CASES["GL105"][0], encoding="utf-8")
    assert validate(path) == []


def test_known_entries_may_be_referred_to(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(CASES["GL102"][0], encoding="utf-8")
    assert validate(path, known=[Entry("vn", "place", vi="Việt Nam")]) == []


def test_hidden_rows_need_no_names(tmp_path: Path) -> None:
    assert codes(tmp_path, "id,status\nx,hidden\n") == []


def test_one_fault_does_not_hide_another(tmp_path: Path) -> None:
    header = (
        "id,kind,type,vi,zh,part_of,successor,valid_from,valid_to,source,vi_accepted,vi_avoid\n"
    )
    row = "x,place,party,Hoà 文,Hà,x,z,2025-07-01,2025-07-01,hearsay,A|A,A\n"
    found = set(codes(tmp_path, header + row + row))
    assert set(CASES) - found == {"GL201", "GL301", "GL302"}


def test_an_unreadable_file_is_an_error_not_a_finding(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError):
        validate(tmp_path / "none.csv")


def test_an_unreadable_list_of_sources_is_a_glossary_error(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("id,kind,vi\nx,place,A\n", encoding="utf-8")
    path.with_name("sources.toml").write_text("[editorial\n", encoding="utf-8")
    with pytest.raises(GlossaryError):
        validate(path)


def test_entries_are_checked_without_a_file() -> None:
    found = validate_entries([Entry("x", "place", "party", vi="A")])
    assert found == [Finding("GL303", "error", "x", "type 'party' is none of a place")]


def test_every_kind_has_its_types() -> None:
    assert set(TYPES) == set(KINDS)


def test_the_curated_glossary_has_no_errors() -> None:
    found = validate(Path(__file__).parents[1] / "data" / "glossary.csv")
    assert [str(f) for f in found if f.severity == "error"] == []
