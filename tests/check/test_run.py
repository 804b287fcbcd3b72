"""The checker as a whole: what holds for every draft, whatever it says."""

import unicodedata
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sinoviet.check.rule import Checked, Diagnostic
from sinoviet.check.rules import MODULES
from sinoviet.check.run import Checker, Options, language_of
from sinoviet.formats.document import Document, Unit
from sinoviet.resolver import Resolver
from sinoviet.text import fold
from strategies import hostile, ordinary

#: Pieces of drafts in both languages, right and wrong, with marks that cut and control characters.
PIECES = (
    "tỉnh Hà Giang|huyện Ma Lật Pha|Malypho|châu Văn Sơn|Bí thư Huyện ủy Trần Minh|Phó Chủ tịch UBND|ông Minh|"
    "cửa khẩu Thanh Thủy - Thiên Bảo|ngày 24/11/2022|lần thứ XIV|năm 2010|các|hai tỉnh|nguyên|TỈNH|Thứ trưởng|"
    "Giàng A Páo|Wenshan|Bắc Hàn|Hà giang|Hà Giáng|Liêu Phẩm Hồ|文山州委书记|陈明|陈铭|廖品琥|麻栗坡县|河江省|广西省|"
    "滇桂两省区|副主席|清水—天保口岸|口岸|第十三次|11月25日|馬關縣|⼭|沪昆高速|该县|"
    "và|, |. |; |？|。|、|（|）|(|)|“|”|-|–| |\n|\t|\u200b|\u0301|\u0000|\u202e|😀|Ð|а"
).split("|")
texts = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=14).map("".join),
    ordinary,
    hostile,
    st.text(max_size=12),
)
pairs = st.lists(st.tuples(texts, st.one_of(st.none(), texts)), min_size=1, max_size=4)
EDGES = [
    "",
    " ",
    "\n",
    "1",
    "A",
    "文",
    "Đ",
    "12/3/2014",
    "?!",
    "\u0301",
    "\u200b",
    "Hà Giang " * 400,
]


@cache
def resolver() -> Resolver:
    return Resolver()


def draft(*units: tuple[str, str | None]) -> Document:
    numbered = enumerate(units, 1)
    return Document(
        "a.tsv", "tsv", tuple(Unit(str(n), target, source) for n, (target, source) in numbered)
    )


def check(document: Document, **options: object) -> Checked:
    return Checker(resolver(), Options(**options)).check(document)  # type: ignore[arg-type]


def sound(checked: Checked) -> None:
    """Assert what holds for the findings of every draft."""
    units = {unit.id: unit.target for unit in checked.document.units}
    for one in checked.diagnostics:
        assert 0 <= one.span.start <= one.span.end <= len(units[one.unit])
        assert one.text == units[one.unit][one.span.start : one.span.end]
        assert one.code in MODULES
        assert one.message and "\n" not in one.message
        assert not one.certain or one.suggestions
        assert all(one.suggestions) and len(set(one.suggestions)) == len(one.suggestions)
        assert one.text not in one.suggestions
    order = list(units)
    places = [(order.index(one.unit), one.span.start) for one in checked.diagnostics]
    assert places == sorted(places)


@settings(max_examples=150)
@given(pairs, st.sampled_from(["vi", "zh", None]), st.sampled_from([None, "2025-08-01"]))
def test_any_draft(
    units: list[tuple[str, str | None]], language: str | None, date: str | None
) -> None:
    document = draft(*units)
    checked = check(document, language=language, date=date)
    sound(checked)
    assert check(document, language=language, date=date) == checked


@pytest.mark.parametrize("target", EDGES)
@pytest.mark.parametrize("source", [None, *EDGES, "河江省代表团访问麻栗坡县。"])
def test_edges(target: str, source: str | None) -> None:
    sound(check(draft((target, source))))


@pytest.mark.parametrize("language", ["vi", "zh"])
def test_an_empty_draft(language: str) -> None:
    assert check(Document("a.txt", "text", ()), language=language).diagnostics == ()


@pytest.mark.parametrize("text", ["Tỉnh Hà Giang, huyện Malypho.", "河江省、麻栗坡县"])
def test_a_target_that_was_left_as_the_source(text: str) -> None:
    assert check(draft((text, text))).diagnostics == ()


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("The delegation of Ha Giang", "Đoàn đại biểu tỉnh Hà Giang đến thăm."),
        ("Делегация Хазянга", "河江省代表团到访。"),
        ("123 456", "123 456"),
        ("…", "Không có gì."),
    ],
)
def test_a_source_in_a_third_language_finds_no_missing_names(source: str, target: str) -> None:
    told = {one.code for one in check(draft((target, source))).diagnostics}
    assert "SV401" not in told


def test_a_long_unit() -> None:
    target = "Đoàn đại biểu tỉnh Hà Giang thăm huyện Malypho. " * 300
    source = "河江省代表团访问麻栗坡县。" * 300
    assert check(draft((target, source))).diagnostics == ()


FAULTY = draft(
    ("Đoàn đại biểu tỉnh Quảng Tây thăm huyện Mèo Vac.", None),
    ("Huyện Ma Lật Pha và huyện Malypho, tỉnh Hà giang.", None),
    ("Bắc Hàn", None),
)
TOLD = ["SV104", "SV102", "SV201", "SV305", "SV101"]


def codes(found: Checked) -> list[str]:
    return [one.code for one in found.diagnostics]


def test_all_rules_by_default() -> None:
    assert sorted(codes(check(FAULTY))) == sorted(TOLD)


@pytest.mark.parametrize(
    ("select", "ignore"),
    [
        (("SV1",), ()),
        (("SV101", "SV2"), ()),
        ((), ("SV1",)),
        ((), ("SV102", "SV3")),
        (("SV1",), ("SV104",)),
        (("SV4",), ()),
        (("SV",), ("SV",)),
    ],
)
def test_select_and_ignore(select: tuple[str, ...], ignore: tuple[str, ...]) -> None:
    kept = [c for c in TOLD if not select or c.startswith(select)]
    kept = [c for c in kept if not (ignore and c.startswith(ignore))]
    assert sorted(codes(check(FAULTY, select=select, ignore=ignore))) == sorted(kept)


@pytest.mark.parametrize("code", MODULES)
def test_every_rule_runs_alone(code: str) -> None:
    assert set(codes(check(FAULTY, select=(code,)))) <= {code}


@pytest.mark.parametrize(
    ("ignored", "left"),
    [
        (frozenset({"SV104"}), ["SV102"]),
        (frozenset({"SV104", "SV102"}), []),
        (frozenset({"*"}), []),
        (frozenset({"SV999"}), ["SV104", "SV102"]),
    ],
)
def test_a_unit_may_ignore_rules(ignored: frozenset[str], left: list[str]) -> None:
    first = replace(FAULTY.units[0], ignore=ignored)
    document = replace(FAULTY, units=(first, *FAULTY.units[1:]))
    found = [one.code for one in check(document).diagnostics if one.unit == "1"]
    assert sorted(found) == sorted(left)


def unmarked(found: Diagnostic) -> tuple[str, str, str]:
    """Return what a finding says, whatever the Unicode form of its text; case is no matter."""
    return found.unit, found.code, fold(found.text)


@settings(max_examples=60)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))
@example("Huyện Mèo Vac, tỉnh Quảng Tây, Bắc Hàn và Hà giang.")
def test_nfc_and_nfd_drafts_have_the_same_findings(text: str) -> None:
    document = draft((unicodedata.normalize("NFC", text), None))
    other = draft((unicodedata.normalize("NFD", text), None))
    one, two = (
        [unmarked(d) for d in check(each, ignore=("SV301", "SV302", "SV303")).diagnostics]
        for each in (document, other)
    )
    assert sorted(one) == sorted(two)


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        ("Hà Giang", "", "vi"),
        ("河江省", "", "zh"),
        ("Huyện Malypho (麻栗坡), tỉnh Vân Nam", "", "vi"),
        ("越南 APEC 会议在岘港举行", "", "zh"),
        ("Hà Giang", "zh-Hans", "zh"),
        ("河江", "vi-VN", "vi"),
        ("河江", "en", "zh"),
        ("", "", "vi"),
        ("12/3/2014", "", "vi"),
    ],
)
def test_the_language_of_a_draft(text: str, declared: str, language: str) -> None:
    assert language_of(replace(draft((text, None)), target_lang=declared)) == language


def test_the_house_style_is_asked_for() -> None:
    style = (("cn.yunnan.wenshan.malipo", "Ma Lật Pha"),)
    found = check(draft(("Huyện Malypho, huyện Ma Lật Pha.", None)), style=style).diagnostics
    assert [(d.code, d.text, d.suggestions, d.certain) for d in found] == [
        ("SV101", "Malypho", ("Ma Lật Pha",), True)
    ]


@pytest.mark.parametrize(("style", "text"), [("old", "Thanh Thuỷ"), ("new", "Thanh Thủy")])
def test_a_style_of_tone_marks_is_asked_for(style: str, text: str) -> None:
    found = check(draft((f"Cửa khẩu {text} đông khách.", None)), tone_style=style).diagnostics
    assert [(d.code, d.text) for d in found] == [("SV302", text)]


def test_names_of_a_draft() -> None:
    found = check(draft(("Huyện Malypho và tỉnh Hà Giang.", None), ("Malypho", None))).names
    first = found[0]
    assert (first.entry, first.vi, first.zh) == ("cn.yunnan.wenshan.malipo", "Malypho", "麻栗坡")
    assert [(use.form, [unit for unit, _ in use.places]) for use in first.uses] == [
        ("Malypho", ["1", "2"])
    ]


def test_words_are_counted() -> None:
    assert check(draft(("Huyện Malypho, tỉnh Hà Giang.", None))).words == 5
    assert check(draft(("河江省，麻栗坡县", None))).words == 7
