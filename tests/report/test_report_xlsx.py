"""The workbook: three sheets that can be filtered and printed, and no formula in any of them."""

from io import BytesIO

from hostile import drafts, rules
from hypothesis import given, settings
from openpyxl import load_workbook
from openpyxl.cell.rich_text import TextBlock
from openpyxl.workbook.workbook import Workbook
from report_examples import DRAFTS, RULES, diagnosed, lined

from sinoviet.check.rule import Checked, RuleText
from sinoviet.report.xlsx import write


def opened(data: bytes, *, rich: bool = False) -> Workbook:
    return load_workbook(BytesIO(data), rich_text=rich)


def test_findings() -> None:
    sheet = opened(write(DRAFTS, RULES))["Findings"]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == (
        "File", "Where", "Line", "Code", "Rule", "Severity", "Text", "Suggestion", "Message",
        "Source", "Target",
    )  # fmt: skip
    assert len(rows) == 32
    assert rows[1][1:8] == (
        "line 1", 1, "SV101", "form-to-avoid", "error", "Malipô", "Malypho",
    )  # fmt: skip
    assert rows[13][9] == "文山州委副书记廖品琥会见了越南宣光省人民委员会主席一行。"
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:K32")
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet["K2"].alignment.wrap_text


def test_the_finding_is_marked_in_its_line() -> None:
    cell = opened(write(DRAFTS), rich=True)["Findings"]["K2"].value
    (marked,) = [part for part in cell if isinstance(part, TextBlock)]  # type: ignore[union-attr]
    assert marked.text == "Malipô"
    assert str(cell).startswith("Sáng 12/8/2025, đoàn công tác của huyện Malipô (châu Văn Sơn")


def test_names_with_their_forms() -> None:
    sheet = opened(write(DRAFTS))["Names"]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert rows[0] == (
        "tin/2025-08 đoàn công tác.txt", "Malypho", "麻栗坡", "place", "Malipô", 1, "line 1",
        "cn-wenshan-malipo",
    )  # fmt: skip
    assert rows[3][4:7] == ("Tuyên Quang", 2, "line 2; line 6")


def test_summary() -> None:
    rows = list(opened(write(DRAFTS, RULES))["Summary"].iter_rows(values_only=True))
    assert rows[1] == ("tin/2025-08 đoàn công tác.txt", "vi", 241, 2, 8, 2)
    assert rows[5] == ("All drafts", None, None, 9, 17, 5)
    assert ("SV404", "impossible-reading", 1, RULES[18].summary, None, None) in rows
    assert rows[-1][:2] == ("tin/2025-08 đoàn công tác.txt", "read as UTF-8 with a byte order mark")


def test_a_formula_stays_text() -> None:
    document = lined("=1+1", ("=HYPERLINK(0) -2 @x",))
    rows = [(0, "SV101", "error", "=HYPERLINK(0)", "+1", ("-2", "@x"))]
    draft = Checked(document, diagnosed(document, rows), (), 3, "vi")  # type: ignore[arg-type]
    sheet = opened(write([draft]))["Findings"]
    for address, value in (("A2", "=1+1"), ("G2", "=HYPERLINK(0)"), ("I2", "+1")):
        cell = sheet[address]
        assert (cell.value, cell.data_type, cell.quotePrefix) == (value, "s", True)


@settings(max_examples=40)
@given(drafts(), rules)
def test_any_draft_can_be_opened_and_holds_no_formula(draft: Checked, rule: RuleText) -> None:
    book = opened(write([draft], [rule]))
    assert book.sheetnames == ["Findings", "Names", "Summary"]
    assert book["Findings"].max_row == len(draft.diagnostics) + 1
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "n"}
