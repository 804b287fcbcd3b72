"""A draft beside the file it was translated from: other paragraphs, joined units, remarks."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinoviet.check.parallel import own_unit
from sinoviet.check.rule import Checked
from sinoviet.check.run import Checker, Options
from sinoviet.formats.document import Document, Unit
from sinoviet.resolver import Resolver

SOURCE = [
    "12月26日，河江省外事厅与云南省外事办公室代表团在苗旺县举行会谈。",
    "会谈中，双方通报了2023年的合作情况，并就下一步工作交换了意见。双方认为，近年来两省的交流合作不断深化，"
    "取得了丰硕成果，为促进两国睦邻友好作出了积极贡献。",
    "双方同意加强清水—天保口岸的管理。",
    "马关县代表团随后访问了箐门县。",
]
TARGET = [
    "Ngày 26/12, Sở Ngoại vụ tỉnh Hà Giang và đoàn đại biểu Văn phòng Ngoại sự tỉnh Vân Nam tổ chức hội đàm "
    "tại huyện Mèo Vạc.",
    "Tại hội đàm, hai bên đã thông báo tình hình hợp tác năm 2023 và trao đổi ý kiến về công tác thời gian tới. "
    "Hai bên cho rằng những năm gần đây giao lưu, hợp tác giữa hai tỉnh không ngừng đi vào chiều sâu, đạt nhiều kết "
    "quả, góp phần thúc đẩy tình hữu nghị giữa hai nước.",
    "Hai bên nhất trí tăng cường quản lý cửa khẩu Thanh Thủy - Thiên Bảo.",
    "Đoàn đại biểu huyện Mã Quan sau đó đã thăm huyện Xín Mần.",
]


@cache
def checker() -> Checker:
    return Checker(Resolver())


def file(name: str, paragraphs: list[str]) -> Document:
    units = [Unit(str(n), text, where=f"paragraph {n}") for n, text in enumerate(paragraphs, 1)]
    return Document(name, "text", tuple(units))


def check(target: list[str], source: list[str]) -> Checked:
    return checker().check(file("draft.txt", target), file("source.txt", source))


def told(checked: Checked) -> list[tuple[str, str, str]]:
    return [(one.code, one.unit, one.text) for one in checked.diagnostics]


def faulty() -> list[str]:
    return [*TARGET[:2], TARGET[2], TARGET[3].replace("Mã Quan", "Malypho")]


def test_a_good_translation_has_no_findings() -> None:
    checked = check(TARGET, SOURCE)
    assert told(checked) == []
    assert checked.document.remarks == ()
    assert [unit.source for unit in checked.document.units] == SOURCE


def test_a_fault_is_found_in_its_paragraph() -> None:
    assert told(check(faulty(), SOURCE)) == [("SV402", "4", "Malypho")]


def test_two_paragraphs_of_the_source_in_one() -> None:
    joined = [*TARGET[:2], f"{TARGET[2]} {TARGET[3]}"]
    assert told(check(joined, SOURCE)) == []
    wrong = [*TARGET[:2], f"{TARGET[2]} {faulty()[3]}"]
    assert told(check(wrong, SOURCE)) == [("SV402", "3", "Malypho")]


def test_a_paragraph_of_the_source_that_is_left_out() -> None:
    for left_out in range(4):
        target = [text for number, text in enumerate(TARGET) if number != left_out]
        checked = check(target, SOURCE)
        assert {one.code for one in checked.diagnostics} <= {"SV401"}
        assert bool(checked.diagnostics) == (left_out != 1)  # the second names nobody
    first = check(TARGET[1:], SOURCE).diagnostics[0]
    assert (first.text, first.suggestions) == (TARGET[1].split(". ")[0] + ".", ())
    assert (
        "paragraph 1 of the source has nothing in the draft; it names 河江, 云南" in first.message
    )


def test_the_place_of_a_missing_office_is_told_with_it() -> None:
    source = ["文山州委常委、麻栗坡县委书记赵勇出席会谈。"]
    target = ["Bí thư Huyện ủy Malypho Triệu Dũng dự hội đàm."]
    assert [one.code for one in check(target, source).diagnostics] == ["SV410"]
    unasked = Checker(checker().resolver, Options(ignore=("SV410",)))
    alone = unasked.check(file("draft.txt", target), file("source.txt", source))
    assert [one.code for one in alone.diagnostics] == ["SV401"]


def test_one_paragraph_of_the_source_in_two() -> None:
    source = [*SOURCE[:2], SOURCE[2] + SOURCE[3]]
    assert told(check(TARGET, source)) == []
    checked = check(faulty(), source)
    assert told(checked) == [("SV402", "3+4", "Malypho")]
    one = checked.diagnostics[0]
    document = file("draft.txt", faulty())
    unit, start, end = own_unit(document, one.unit, one.span.start, one.span.end)
    assert (unit, faulty()[3][start:end]) == ("4", "Malypho")


def test_a_paragraph_that_was_left_out_is_remarked() -> None:
    checked = check([TARGET[0], *TARGET[2:]], SOURCE)
    assert told(checked) == []
    assert checked.document.remarks == ("paragraph 2 of source.txt has nothing in the draft",)


def test_a_paragraph_that_was_added_is_not_compared() -> None:
    added = "Tin, ảnh: Trần Kế, Báo Hà Giang."
    checked = check([*TARGET, added], SOURCE)
    assert told(checked) == []
    assert checked.document.units[-1].source is None


def test_another_text_altogether_is_not_compared() -> None:
    other = ["北京今天下雨。", "上海股市上涨。", "广州举行马拉松比赛，参加者很多，天气晴朗。"] * 3
    checked = check(TARGET, other)
    assert [one for one in checked.diagnostics if one.code == "SV402"] == []
    assert checked.document.remarks


@pytest.mark.parametrize("empty", [[], [""]])
def test_an_empty_side(empty: list[str]) -> None:
    assert told(check(TARGET, empty)) == []
    assert told(check(empty, SOURCE)) == []


def test_comments_that_switch_rules_off_hold_for_joined_paragraphs() -> None:
    source = [*SOURCE[:2], SOURCE[2] + SOURCE[3]]
    document = file("draft.txt", faulty())
    last = Unit("4", faulty()[3], where="paragraph 4", ignore=frozenset({"SV402"}))
    document = Document("draft.txt", "text", (*document.units[:3], last))
    assert told(checker().check(document, file("source.txt", source))) == []


@given(st.lists(st.integers(0, 6), min_size=1, max_size=5), st.data())
def test_own_unit_leads_back_to_the_paragraph(lengths: list[int], data: st.DataObject) -> None:
    units = tuple(Unit(str(n), str(n) * length) for n, length in enumerate(lengths))
    document = Document("a.txt", "text", units)
    number = data.draw(st.integers(0, len(units) - 1))
    start = data.draw(st.integers(0, lengths[number]))
    end = data.draw(st.integers(start, lengths[number]))
    if start == end:
        return  # nothing is marked
    at = sum(length + 1 for length in lengths[:number])
    joined = "+".join(unit.id for unit in units)
    assert own_unit(document, joined, at + start, at + end) == (str(number), start, end)
