"""Offices and bodies as whole phrases: rows of them, terms, names that no table has; both ways.

Table ``titles``: the phrase and its form in the other language, all of them made up for the rules of
docs/titles.md.  Real offices with their sources are in ``tests/titles``; ``bench/score_titles.py``
scores them, and :func:`test_the_real_offices_do_not_get_worse` keeps the score.
"""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sinoviet import transliterate
from sinoviet.framing import framed_vi, framed_zh, without_frame_vi, without_frame_zh
from sinoviet.ordinals import from_han, from_roman, to_han, to_roman
from sinoviet.terms import with_term, without_term
from strategies import hostile
from tables import cases

REAL = Path(__file__).parent / "titles"
#: Shares of the real offices that are rendered like one of the forms seen, per table and direction.
LEAST = {
    "offices_vn.tsv": (0.90, 0.90),
    "offices_cn.tsv": (0.88, 0.79),
    "offices_later.tsv": (0.93, 0.89),
    "offices_fourth.tsv": (0.92, 0.90),
    "offices_fifth.tsv": (0.92, 0.85),
    "offices_sixth_cn.tsv": (0.96, 0.96),
    "offices_seventh_cn.tsv": (0.95, 0.96),
    "offices_sixth_vn.tsv": (0.93, 0.91),
    "offices_seventh_vn.tsv": (0.98, 0.93),
    "offices_eighth_vn.tsv": (0.99, 0.95),
    "offices_ninth_cn.tsv": (0.88, 0.90),
    "offices_ninth_vn_vi.tsv": (0.89, 0.89),
    "offices_ninth_vn_zh.tsv": (0.85, 0.87),
    "offices_tenth.tsv": (0.89, 0.83),
    "offices_eleventh.tsv": (0.77, 0.84),
    "offices_twelfth.tsv": (0.96, 0.98),
    "offices_thirteenth.tsv": (0.97, 0.94),
    "offices_fourteenth.tsv": (0.97, 0.91),
    "offices_fifteenth.tsv": (0.91, 0.93),
    "offices_sixteenth.tsv": (0.89, 0.85),
    "offices_seventeenth.tsv": (0.75, 0.77),
    "offices_eighteenth.tsv": (0.92, 0.88),
    "offices_nineteenth.tsv": (0.76, 0.72),
    "offices_twentieth_bilateral.tsv": (0.85, 0.78),
    "offices_twentieth_local.tsv": (0.68, 0.66),
    "offices_twentyfirst.tsv": (0.70, 0.57),
    "offices_twentysecond.tsv": (0.72, 0.68),
    "offices_twentythird.tsv": (0.93, 0.83),
    "offices_twentyfourth.tsv": (0.90, 0.86),
    "offices_twentyfifth.tsv": (0.86, 0.80),
}


@pytest.mark.parametrize(("phrase", "expected"), cases("titles"))
def test_phrases(phrase: str, expected: str) -> None:
    found = transliterate(phrase, kind="title").text or transliterate(phrase).text
    assert (found or "?") == expected


@pytest.mark.parametrize("name", sorted(LEAST))
def test_the_real_offices_do_not_get_worse(name: str) -> None:
    with (REAL / name).open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    right = [0, 0]
    for row in rows:
        for way, (source, target) in enumerate((("vi", "zh"), ("zh", "vi"))):
            wanted = [form.casefold() for form in row[target].split("|")]
            phrase = row[source].split("|")[0]
            text = transliterate(phrase, kind=row["kind"]).text or ""  # type: ignore[arg-type]
            right[way] += text.casefold() in wanted
    # Letter for letter, but for capitals; the bench also knows the variants in use.
    shares = [count / len(rows) for count in right]
    assert all(got >= least for got, least in zip(shares, LEAST[name], strict=True)), shares


@given(st.integers(1, 39))
def test_terms_come_back(term: int) -> None:
    for office in ("Đại biểu Quốc hội", "国会代表"):
        assert without_term(with_term(office, term)) == (office, term)


@given(st.integers(1, 39))
def test_numbers_come_back(number: int) -> None:
    assert from_roman(to_roman(number)) == from_han(to_han(number)) == number


@given(st.sampled_from(("", "Nguyên ", "Cựu ")), st.integers(1, 39), st.integers(1946, 2050))
def test_what_stands_around_an_office_comes_back(former: str, term: int, year: int) -> None:
    office = (
        f"{former}Chủ tịch HĐND tỉnh Hà Giang khóa {to_roman(term)}, nhiệm kỳ {year}-{year + 5}"
    )
    bare, frame = without_frame_vi(office)
    assert bare == "Chủ tịch HĐND tỉnh Hà Giang"
    chinese = framed_zh("河江省人民议会主席", frame, None)
    bare_zh, frame_zh = without_frame_zh(chinese)
    assert bare_zh == "河江省人民议会主席"
    assert framed_vi(bare, frame_zh) == office


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(("Bí thư ", "Chủ tịch UBND xã ", "Công ty TNHH ", "")), hostile)
def test_nothing_raises(office: str, rest: str) -> None:
    for kind in ("title", "organisation"):
        found = transliterate(office + rest, kind=kind)  # type: ignore[arg-type]
        assert found.text is None or found.text


@settings(deadline=None, max_examples=60)
@given(hostile, st.sampled_from(("镇党委书记", "村村长", "有限公司", "第十届国会代表", "下属")))
def test_nothing_raises_in_chinese(name: str, office: str) -> None:
    for kind in ("title", "organisation"):
        found = transliterate(name + office, kind=kind)  # type: ignore[arg-type]
        assert found.text is None or found.text
