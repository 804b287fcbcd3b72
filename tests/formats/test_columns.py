"""The columns of a table: by what the user names, by the header, by the scripts."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinoviet.formats.columns import Choice, choose, language, script

NEWS = [["Huyện Malypho họp báo", "麻栗坡县召开记者会"], ["Tỉnh Hà Giang", "河江省"]]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (["Tiếng Việt", "中文"], (0, 1, "vi", "zh")),
        (["中文", "Tiếng Việt"], (0, 1, "zh", "vi")),
        (["Source", "Target"], (0, 1, "vi", "zh")),
        (["Target", "Source"], (1, 0, "zh", "vi")),
        (["原文", "译文"], (0, 1, "vi", "zh")),
        (["Nguồn", "Đích"], (0, 1, "vi", "zh")),
        (["NGUỒN", "BẢN DỊCH"], (0, 1, "vi", "zh")),
        (["Source (Vietnamese)", "Target (Chinese)"], (0, 1, "vi", "zh")),
        (["vi-VN", "zh-CN"], (0, 1, "vi", "zh")),
        (["Bản dịch", "Tiếng Trung"], (1, 0, "zh", "vi")),
        (["Nguyên văn", "中文"], (0, 1, "vi", "zh")),
    ],
)
def test_a_header_names_the_columns(header: list[str], expected: tuple[object, ...]) -> None:
    found = choose([header, *NEWS])
    assert found is not None
    assert found.start == 1
    if header != ["Target", "Source"] and header != ["Bản dịch", "Tiếng Trung"]:
        if header[0] == "中文":
            found = choose([header, *[row[::-1] for row in NEWS]])
            assert found is not None
        assert (found.source, found.target, found.source_lang, found.target_lang) == expected
    else:
        assert (found.source, found.target) == expected[:2]


def test_a_header_in_decomposed_text() -> None:
    header = [unicodedata.normalize("NFD", name) for name in ("Tiếng Việt", "Tiếng Trung Quốc")]
    assert choose([header, *NEWS]) == Choice(0, 1, 1, "vi", "zh")


def test_an_export_of_a_translation_tool() -> None:
    rows = [
        ["Bản dịch tin tức số 12", "", "", ""],
        ["ID", "Source", "Target", "Status"],
        ["1", NEWS[0][0], NEWS[0][1], "Confirmed"],
        ["2", NEWS[1][0], NEWS[1][1], "Draft"],
    ]
    assert choose(rows) == Choice(1, 2, 2, "vi", "zh")
    assert choose([row[:] for row in rows[2:]]) == Choice(1, 2, 0, "vi", "zh")


def test_a_status_in_chinese_is_no_translation() -> None:
    rows = [
        [str(n), "Ông Vương Nghị thăm tỉnh Lào Cai", "王毅访问老街省并发表讲话", "已确认"]
        for n in range(3)
    ]
    assert choose(rows) == Choice(1, 2, 0, "vi", "zh")


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [[]],
        [["chỉ có một"]],
        [["một", "hai"], ["ba", "bốn"]],
        [["国", "家"], ["省", "县"]],
        [
            ["Họ tên", "Chức vụ", "Ghi chú"],
            ["Vương Nghị", "Bộ trưởng", "王毅"],
            ["Lý Cường", "Thủ tướng", ""],
            ["x", "y", ""],
        ],
    ],
)
def test_other_tables_have_no_pair(rows: list[list[str]]) -> None:
    assert choose(rows) is None


def test_columns_named_by_the_user() -> None:
    rows = [["STT", "Gốc", "Dịch sang"], ["1", "huyện Malypho", "麻栗坡县"]]
    expected = Choice(1, 2, 1, "vi", "zh")
    assert choose(rows, ("Gốc", "dịch sang")) == expected
    assert choose(rows, ("B", "C")) == Choice(1, 2, 0, "vi", "zh")
    assert choose(rows, ("2", "3")) == Choice(1, 2, 0, "vi", "zh")
    assert choose(rows, ("C",)) == Choice(None, 2, 0, "", "zh")
    assert choose(rows, ("gốc", "3")) == expected
    assert choose(rows, ("Tên", "C")) is None
    assert choose(rows, ("D",)) is None
    assert choose(rows, ("B", "2")) is None


def test_a_letter_under_a_known_header_skips_the_header() -> None:
    rows = [["Source", "Target"], ["huyện Malypho", "麻栗坡县"]]
    assert choose(rows, ("A", "B")) == Choice(0, 1, 1, "vi", "zh")


def test_a_number_is_no_cell_that_holds_it() -> None:
    rows = [["1", "Hà Nội", "河内"], ["2", "Huế", "顺化"], ["3", "B", "2024"]]
    assert choose(rows, ("2", "C")) == Choice(1, 2, 0, "vi", "zh")
    assert choose(rows, ("B",)) == Choice(None, 1, 0, "", "vi")
    assert choose([["2023", "2024"], ["a", "b"]], ("2024",)) == Choice(None, 1, 1, "", "")


def test_a_target_alone() -> None:
    assert choose([["id", "Bản dịch"], ["a", "Tỉnh Hà Giang"]]) == Choice(None, 1, 1, "", "vi")


def test_the_script_of_a_text() -> None:
    assert script("Đồng chí Vương Nghị (王毅)") == "vi"
    assert script("外交部长王毅 (Vương Nghị)") == "zh"
    assert script(unicodedata.normalize("NFD", "Hà Nội")) == "vi"
    assert script("Hanoi") == ""
    assert language([["1"], ["2"]], 0) == ""


@given(
    st.lists(st.lists(st.text(max_size=12), max_size=5), max_size=8),
    st.none() | st.lists(st.text(max_size=4), min_size=1, max_size=3),
)
def test_a_choice_lies_in_the_table(rows: list[list[str]], columns: list[str] | None) -> None:
    found = choose(rows, columns)
    if found is not None:
        width = max(map(len, rows))
        assert 0 <= found.target < width
        assert found.source is None or (0 <= found.source < width and found.source != found.target)
        assert 0 <= found.start <= len(rows)
