"""Findings for a terminal: a page that stays readable, marks under the right characters."""

import re
import unicodedata

from hostile import drafts
from hypothesis import given
from report_examples import CLEAN, DRAFTS, NEWS, diagnosed, lined

from sinoviet.check.rule import Checked
from sinoviet.report.characters import width
from sinoviet.report.text import write

LONG = (
    "Thực hiện chương trình phối hợp năm 2025, sáng nay đoàn công tác của huyện Malipô đã có mặt tại"
    " cửa khẩu quốc tế Thanh Thủy để trao đổi về lễ hội."
)


def one(line: str, text: str) -> Checked:
    """Return a draft of one line with one finding in it."""
    document = lined("a.txt", (line,))
    rows = [(0, "SV101", "error", text, "out of use", ("Malypho",))]
    return Checked(document, diagnosed(document, rows), (), 20, "vi")  # type: ignore[arg-type]


def test_golden_vietnamese_of_a_chinese_source() -> None:
    page = write(DRAFTS[1:2])
    assert page.startswith(
        """\
bien-ban/hội đàm Văn Sơn.docx.xlf: segment 1: error SV404 impossible-reading
    Phó Bí thư Châu ủy Văn Sơn Liêu Phẩm Hồ đã hội kiến Chủ tịch Ủy ban nhân dân tỉnh Tuyên Quang cùng …
                               ^^^^^^^^^^^^
    source: 文山州委副书记廖品琥会见了越南宣光省人民委员会主席一行。
    why: 琥 is read hổ, never hồ
    write: Liêu Phẩm Hổ

bien-ban/hội đàm Văn Sơn.docx.xlf: segment 2: warning SV406 wrong-title
"""
    )
    assert page.endswith(
        "\nbien-ban/hội đàm Văn Sơn.docx.xlf: 4 errors, 5 warnings, 1 hint in 124 words\n"
    )


def test_golden_chinese_marks_are_two_columns_wide() -> None:
    assert """
    省人民委员会副主席阮孟俊參加会见。
                ^^^^^^
""" in write(DRAFTS[2:3])


def test_golden_long_line_cut_around_the_finding() -> None:
    assert (
        write([one(LONG, "Malipô")])
        == """\
a.txt:1:76: error SV101 form-to-avoid
    … năm 2025, sáng nay đoàn công tác của huyện Malipô đã có mặt tại cửa khẩu quốc tế Thanh Thủy …
                                                 ^^^^^^
    why: out of use
    write: Malypho

a.txt: 1 error in 20 words
"""
    )


def test_summaries_of_each_draft_and_of_all() -> None:
    page = write(DRAFTS)
    assert "tin/sạch.md: nothing found in 8 words\n" in page
    assert page.endswith("4 drafts: 9 errors, 17 warnings, 5 hints\n")
    assert write([Checked(CLEAN, (), (), 8, "vi")]) == "tin/sạch.md: nothing found in 8 words\n"
    assert write([]) == "0 drafts: nothing found\n"


def test_remarks_are_shown() -> None:
    assert f"{NEWS.path}: read as UTF-8 with a byte order mark\n" in write(DRAFTS)


def test_marks_stand_below_decomposed_letters() -> None:
    text = unicodedata.normalize("NFD", LONG)
    found = unicodedata.normalize("NFD", "Malipô")
    _, line, marks, *_ = write([one(text, found)]).splitlines()
    assert marks.count("^") == 6
    assert width(line[: line.index(found)]) == marks.index("^")


def test_a_mark_alone_is_pointed_at_below_its_letter() -> None:
    _, line, marks, *_ = write([one("Malipo\u0302 Hà", "\u0302")]).splitlines()
    assert line[marks.index("^")] == "o"


def test_colours_add_nothing_but_colours() -> None:
    coloured = write(DRAFTS, colour=True)
    assert "\x1b[1;31merror\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == write(DRAFTS)
    assert "\x1b" not in write(DRAFTS)


@given(drafts())
def test_no_draft_reaches_the_terminal(draft: Checked) -> None:
    page = write([draft])
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\u2028\ud800-\udfff]", page)
    marks = [line for line in page.splitlines() if re.fullmatch(r" {4,}\^+", line)]
    assert len(marks) >= len(draft.diagnostics)
