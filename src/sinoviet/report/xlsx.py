"""Findings as a workbook: sheets for the findings, for the names of the drafts, and for the counts.

Every text stays text: a cell that begins with ``=``, ``+``, ``-`` or ``@`` is no formula, here or
after the user has edited it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from sinoviet.check.rule import Checked, Diagnostic, RuleText
from sinoviet.report.characters import storable
from sinoviet.report.context import CUT, around, head
from sinoviet.report.facts import counted, rule_texts, total

if TYPE_CHECKING:
    from openpyxl.cell.rich_text import CellRichText
    from openpyxl.worksheet.worksheet import Worksheet

_ROOM = 240  # columns of context in a cell
_PLACES = 50  # places named for one form
_LONGEST = 32_767  # characters that a cell of Excel can hold
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a formula begins with
_COLOURS = {"error": "B3261E", "warning": "8A5A00", "hint": "2A5D9F"}
_FINDINGS = {
    "File": 22, "Where": 16, "Line": 7, "Code": 8, "Rule": 20, "Severity": 10, "Text": 22,
    "Suggestion": 22, "Message": 44, "Source": 40, "Target": 50,
}  # fmt: skip
_NAMES = {
    "File": 22, "Vietnamese": 26, "Chinese": 22, "Kind": 13, "Form in the draft": 28, "Count": 8,
    "Places": 60, "Entry": 26,
}  # fmt: skip

Row = Sequence[Any]


def write(checked: Sequence[Checked], rules: Sequence[RuleText] = ()) -> bytes:
    """Return an Excel workbook with the sheets Findings, Names and Summary.

    >>> write([])[:2]
    b'PK'
    """
    from openpyxl import Workbook

    book = Workbook()
    del book["Sheet"]
    findings = book.create_sheet("Findings")
    _table(findings, _FINDINGS, _findings(checked))
    _colour(findings, list(_FINDINGS).index("Severity") + 1)
    _table(book.create_sheet("Names"), _NAMES, _names(checked))
    _summary(book.create_sheet("Summary"), checked, rules)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _findings(checked: Sequence[Checked]) -> Iterator[Row]:
    for draft in checked:
        units = {unit.id: unit for unit in draft.document.units}
        for found in draft.diagnostics:
            unit = units[found.unit]
            yield (
                draft.document.path, found.where, found.line, found.code, found.name,
                found.severity, found.text, " | ".join(found.suggestions), found.message,
                head(unit.source or "", _ROOM), _marked(unit.target, found),
            )  # fmt: skip


def _names(checked: Sequence[Checked]) -> Iterator[Row]:
    for draft in checked:
        for named in draft.names:
            for use in named.uses:
                places = "; ".join(where or unit for unit, where in use.places[:_PLACES])
                if len(use.places) > _PLACES:
                    places += f"; {CUT}"
                yield (
                    draft.document.path, named.vi, named.zh, named.kind, use.form,
                    len(use.places), places, named.entry,
                )  # fmt: skip


def _summary(sheet: "Worksheet", checked: Sequence[Checked], rules: Sequence[RuleText]) -> None:
    """Write the counts of each draft, then of each rule, then the remarks."""
    from openpyxl.styles import Font

    row = _rows(
        sheet, 1, [("File", "Language", "Length", "Errors", "Warnings", "Hints")], header=True
    )
    lines: list[Row] = []
    for draft in checked:
        counts = counted(draft.diagnostics)
        numbers = (draft.words, counts.errors, counts.warnings, counts.hints)
        lines.append((draft.document.path, draft.language, *numbers))
    row = _rows(sheet, row, lines)
    counts = total(checked)
    last = ("All drafts", "", None, counts.errors, counts.warnings, counts.hints)
    for cell in sheet[_rows(sheet, row, [last]) - 1]:
        cell.font = Font(bold=True)
    row = _rows(sheet, row + 2, [("Rule", "Name", "Found", "Meaning")], header=True)
    found = Counter(diagnostic.code for draft in checked for diagnostic in draft.diagnostics)
    texts = [rule for rule in rule_texts(checked, rules) if found[rule.code]]
    row = _rows(sheet, row, [(r.code, r.name, found[r.code], r.summary) for r in texts])
    remarks = [(d.document.path, remark) for d in checked for remark in d.document.remarks]
    if remarks:
        row = _rows(sheet, row + 1, [("File", "Remark")], header=True)
        _rows(sheet, row, remarks)
    for letter, width in zip("ABCDEF", (34, 24, 12, 12, 12, 12), strict=True):
        sheet.column_dimensions[letter].width = width
    _printed(sheet)


def _table(sheet: "Worksheet", columns: dict[str, int], rows: Iterator[Row]) -> None:
    """Write a table with a header that stays, filters and column widths."""
    from openpyxl.utils import get_column_letter

    _rows(sheet, 1, [tuple(columns)], header=True)
    end = _rows(sheet, 2, rows, wrap=True)
    for i, width in enumerate(columns.values(), 1):
        sheet.column_dimensions[get_column_letter(i)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{max(1, end - 1)}"
    sheet.print_title_rows = "1:1"
    _printed(sheet)


def _printed(sheet: Any) -> None:  # the package's types know no footer and no page setup
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0  # as many pages as needed, one page wide
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.oddFooter.center.text = "&A, page &P of &N"


def _rows(
    sheet: "Worksheet", row: int, rows: Any, *, header: bool = False, wrap: bool = False
) -> int:
    """Write rows from row number ``row`` on and return the number of the next one."""
    from openpyxl.styles import Alignment, Font, PatternFill

    font, fill = Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor="33474F")
    alignment = Alignment(wrap_text=wrap or header, vertical="top")
    for values in rows:
        for column, value in enumerate(values, 1):
            cell = sheet.cell(row, column)
            _fill(cell, value)
            cell.alignment = alignment
            if header:
                cell.font, cell.fill = font, fill
        row += 1
    return row


def _fill(cell: Any, value: Any) -> None:
    """Put a number or a text into a cell; a text is never a formula."""
    if isinstance(value, str):
        value = storable(value)[:_LONGEST] or None
    cell.value = value
    if value is None or isinstance(value, int):
        return
    cell.data_type = "s"
    # without this sign a spreadsheet reads the text anew when its user edits the cell
    cell.quotePrefix = str(value)[:1] in _FORMULA


def _colour(sheet: "Worksheet", column: int) -> None:
    """Give each severity its colour."""
    from openpyxl.styles import Font

    for (cell,) in sheet.iter_rows(min_row=2, min_col=column, max_col=column):
        cell.font = Font(bold=True, color=_COLOURS[str(cell.value)])


def _marked(text: str, found: Diagnostic) -> "CellRichText":
    """Return the line of a finding with its characters in colour."""
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont
    from openpyxl.styles.colors import Color

    context = around(text, found.span.start, found.span.end, _ROOM)
    font = InlineFont(b=True, color=Color(_COLOURS[found.severity]))
    parts: list[Any] = [storable(context.before)] if context.before else []
    parts.append(TextBlock(font, storable(context.marked or "‸")))
    if context.after:
        parts.append(storable(context.after))
    return CellRichText(parts)
