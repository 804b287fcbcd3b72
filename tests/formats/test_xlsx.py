"""Excel files: which cells are read, comments on cells, corrections; everything else stays."""

import datetime
import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment

from sinoviet.errors import InputError
from sinoviet.formats.document import Edit, Note
from sinoviet.formats.xlsx import annotate, fix, read

ROWS = [
    ("STT", "Tiếng Việt", "中文", "Ghi chú"),
    (1, "Huyện Malypho", "麻栗坡县", "ok"),
    (2, "Tỉnh Hà Giang", "河江省", datetime.date(2024, 3, 5)),
    (3, "Huyện Malypho", None, "麻栗坡县"),
]


def saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Tin tức"
    for row in ROWS:
        sheet.append(row)
    sheet["B6"] = CellRichText("huyện ", TextBlock(InlineFont(b=True), "Mali"), "pô")
    sheet["C6"] = "麻栗坡"
    sheet["D6"] = "=B2&C2"
    sheet["C3"].comment = Comment("xem lại", "Lan")
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=1, min_row=2, max_row=4))
    sheet.add_chart(chart, "F5")
    hidden = book.create_sheet("Ẩn")
    hidden.sheet_state = "hidden"
    hidden["B2"] = "Châu Văn Sơn"
    hidden.merge_cells("B2:D3")
    return saved(book)


BOOK = workbook()
#: Written by LibreOffice, with a table of strings that cells share.
SHARED = (Path(__file__).parent / "samples" / "libreoffice.xlsx").read_bytes()


def values(data: bytes, sheet: str = "Tin tức") -> list[list[object]]:
    book = openpyxl.load_workbook(io.BytesIO(data), rich_text=True)
    return [[cell.value for cell in row] for row in book[sheet].iter_rows()]


def commented(data: bytes) -> dict[str, tuple[str, str]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {
        f"{sheet.title}!{cell.coordinate}": (cell.comment.author, cell.comment.text)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }


def told(data: bytes, *columns: str) -> list[tuple[str, str | None, str]]:
    units = read(data, "a.xlsx", None, columns or None).units
    return [(unit.where, unit.source, unit.target) for unit in units]


def test_pairs_by_header_and_loose_cells() -> None:
    document = read(BOOK, "a.xlsx")
    assert told(BOOK) == [
        ("Tin tức!C2", "Huyện Malypho", "麻栗坡县"),
        ("Tin tức!C3", "Tỉnh Hà Giang", "河江省"),
        ("Tin tức!C6", "huyện Malipô", "麻栗坡"),
        ("Ẩn!B2", None, "Châu Văn Sơn"),
    ]
    assert (document.source_lang, document.target_lang) == ("vi", "zh")
    assert document.remarks == (
        "sheet Ẩn is hidden; it is checked too",
        "rows without a translation left out: 1",
    )


def test_columns_by_name_letter_and_number() -> None:
    data = BOOK
    expected = [
        ("Tin tức!B2", "麻栗坡县", "Huyện Malypho"),
        ("Tin tức!B3", "河江省", "Tỉnh Hà Giang"),
        ("Tin tức!B4", None, "Huyện Malypho"),
        ("Tin tức!B6", "麻栗坡", "huyện Malipô"),
    ]
    assert told(data, "中文", "tiếng việt")[:4] == expected
    assert told(data, "C", "2")[:4] == expected
    assert [where for where, _, _ in told(data, "Ghi chú")] == ["Tin tức!D2", "Tin tức!D4"]
    with pytest.raises(InputError, match=r"a\.xlsx: no sheet has the columns Nguồn, Đích"):
        told(data, "Nguồn", "Đích")


def test_pairs_by_script() -> None:
    book = openpyxl.Workbook()
    for row in (("河江省", "Tỉnh Hà Giang"), ("麻栗坡县", "Huyện Malypho")):
        book.active.append(row)
    assert told(saved(book))[0] == ("Sheet!B1", "河江省", "Tỉnh Hà Giang")


def test_numbers_dates_and_formulas_are_left_out() -> None:
    book = openpyxl.Workbook()
    for value in (12, 1.5, True, datetime.datetime(2024, 3, 5), "=1+1", "chữ", "  ", None):
        book.active.append((value,))
    assert told(saved(book)) == [("Sheet!A6", None, "chữ")]


def test_comments_come_to_those_that_are_there() -> None:
    data = BOOK
    noted = annotate(
        data,
        [
            Note("Tin tức!C3", 0, 2, "SV101: viết"),
            Note("Tin tức!C2", 2, 3, "sau"),
            Note("Tin tức!C2", 0, 2, "trước <&>\ndòng hai"),
            Note("Ẩn!B2", 0, 4, "SV104"),
        ],
    )
    assert commented(noted) == {
        "Tin tức!C2": ("sinoviet", "“麻栗”: trước <&>\ndòng hai\n“坡”: sau"),
        "Tin tức!C3": ("Lan", "xem lại\n“河江”: SV101: viết"),
        "Ẩn!B2": ("sinoviet", "“Châu”: SV104"),
    }
    assert read(noted, "a").units == read(data, "a").units
    twice = annotate(noted, [Note("Ẩn!B2", 0, 4, "nữa"), Note("Tin tức!B2", 0, 5, "mới")])
    assert commented(twice)["Ẩn!B2"][1] == "“Châu”: SV104\n“Châu”: nữa"
    assert len(commented(twice)) == 4


def test_every_comment_has_its_box() -> None:
    noted = annotate(BOOK, [Note("Tin tức!C2", 0, 2, "x"), Note("Tin tức!B6", 0, 2, "y")])
    archive = zipfile.ZipFile(io.BytesIO(noted))
    drawing = next(archive.read(n).decode() for n in archive.namelist() if n.endswith(".vml"))
    cells = re.findall(r"Row>(\d+)</\w+:Row>\s*<\w+:Column>(\d+)", drawing)
    assert sorted(cells) == [("1", "2"), ("2", "2"), ("5", "1")]
    ids = re.findall(r'\bid="(_x0000_s[0-9]+)"', drawing)
    assert len(set(ids)) == 3


def test_other_parts_keep_their_bytes() -> None:
    before = zipfile.ZipFile(io.BytesIO(BOOK))
    after = zipfile.ZipFile(io.BytesIO(annotate(BOOK, [Note("Ẩn!B2", 0, 4, "x")])))
    changed = {name for name in before.namelist() if before.read(name) != after.read(name)}
    assert changed == {"[Content_Types].xml", "xl/worksheets/sheet2.xml"}
    after = zipfile.ZipFile(io.BytesIO(fix(BOOK, [Edit("Ẩn!B2", 0, 4, "x")])))
    changed = {name for name in before.namelist() if before.read(name) != after.read(name)}
    assert changed == {"xl/worksheets/sheet2.xml"}
    assert "xl/charts/chart1.xml" in after.namelist()


def test_a_correction_touches_one_cell_only() -> None:
    fixed = fix(BOOK, [Edit("Tin tức!B2", 6, 13, "Malipo & <x>"), Edit("Tin tức!B2", 0, 1, "h")])
    assert values(fixed)[1][1] == "huyện Malipo & <x>"
    assert values(fixed)[3][1] == "Huyện Malypho"
    assert read(fixed, "a").units[0].source == "huyện Malipo & <x>"


def test_a_correction_keeps_the_look_of_its_first_letter() -> None:
    cell = values(fix(BOOK, [Edit("Tin tức!B6", 6, 12, "Malypho")]))[5][1]
    assert isinstance(cell, CellRichText)
    assert str(cell) == "huyện Malypho"
    assert [str(block) for block in cell if isinstance(block, TextBlock) and block.font.b] == [
        "Malypho"
    ]


def test_a_string_that_cells_share_is_corrected_in_one_of_them() -> None:
    assert "xl/sharedStrings.xml" in zipfile.ZipFile(io.BytesIO(SHARED)).namelist()
    assert [where for where, _, _ in told(SHARED)] == ["Tin!B2", "Tin!B3", "Tin!B4"]
    fixed = fix(
        SHARED, [Edit("Tin!B3", 0, 3, "X"), Edit("Tin!A2", 0, 1, "h"), Edit("Tin!B2", 3, 3, "!")]
    )
    assert values(fixed, "Tin")[1:] == [
        ["huyện Malypho", "麻栗坡!县"],
        ["Huyện Malypho", "X县"],
        ["Tỉnh Hà Giang", "河江省"],
    ]
    noted = annotate(SHARED, [Note("Tin!B2", 0, 2, "x")])
    assert commented(noted) == {"Tin!B2": ("sinoviet", "“麻栗”: x")}
    before = zipfile.ZipFile(io.BytesIO(SHARED))
    after = zipfile.ZipFile(io.BytesIO(fixed))
    changed = {name for name in before.namelist() if before.read(name) != after.read(name)}
    assert changed == {"xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"}


def test_strings_in_the_cell_itself() -> None:
    data = BOOK
    source = zipfile.ZipFile(io.BytesIO(data))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            part = source.read(name).decode("utf-8", "surrogateescape")
            if name.endswith("sheet2.xml"):
                cell = '<c r="B2" t="inlineStr"><is><t>Châu Văn Sơn_x000D_\nmới</t></is></c><c t="str"><v>kề</v></c>'
                part = re.sub(r'<c r="B2".*?</c>', cell, part, count=1)
                part = re.sub(r'<c r="C2"[^>]*/>', "", part)
            target.writestr(name, part.encode("utf-8", "surrogateescape"))
    units = told(out.getvalue())[3:]
    assert units == [("Ẩn!B2", None, "Châu Văn Sơn\nmới"), ("Ẩn!C2", None, "kề")]
    fixed = fix(out.getvalue(), [Edit("Ẩn!B2", 5, 13, "Vân "), Edit("Ẩn!C2", 0, 1, "K")])
    assert [text for _, _, text in told(fixed)[3:]] == ["Châu Vân mới", "Kề"]


def test_nothing_to_do_changes_nothing() -> None:
    assert annotate(BOOK, []) == BOOK
    assert fix(BOOK, []) == BOOK


@given(st.data())
def test_any_correction_reads_back(data: st.DataObject) -> None:
    book = data.draw(st.sampled_from([BOOK, SHARED]))
    units = read(book, "a", None, ("B",)).units
    unit = data.draw(st.sampled_from(units))
    start = data.draw(st.integers(0, len(unit.target)))
    end = data.draw(st.integers(start, len(unit.target)))
    new = data.draw(st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1))
    expected = unit.target[:start] + new + unit.target[end:]
    again = {
        u.id: u.target
        for u in read(fix(book, [Edit(unit.id, start, end, new)]), "a", None, ("B",)).units
    }
    for other in units:
        wanted = expected if other is unit else other.target
        assert again.get(other.id, "") == (wanted if wanted.strip() else "")


OFFICE = shutil.which("soffice")


@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed")
def test_libreoffice_reads_the_comments(tmp_path: Path) -> None:
    assert OFFICE
    source = tmp_path / "noted.xlsx"
    source.write_bytes(
        annotate(BOOK, [Note("Tin tức!C2", 0, 2, "viết Malypho"), Note("Ẩn!B2", 0, 4, "x")])
    )
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [
        OFFICE,
        profile,
        "--headless",
        "--convert-to",
        "ods",
        "--outdir",
        str(tmp_path),
        str(source),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    content = zipfile.ZipFile(tmp_path / "noted.ods").read("content.xml").decode()
    assert content.count("<office:annotation ") == 3
    assert "viết Malypho" in content


def test_bad_files() -> None:
    for data, reason in [
        (b"", "is empty"),
        (BOOK[:-500], "is damaged"),
        (b"a,b\n", "is not an Office file"),
    ]:
        with pytest.raises(InputError, match=reason):
            read(data, "a.xlsx")
    with pytest.raises(InputError, match="no text cell Tin tức!Z9"):
        annotate(BOOK, [Note("Tin tức!Z9", 0, 1, "x")])
    with pytest.raises(InputError, match="over another one"):
        fix(BOOK, [Edit("Ẩn!B2", 0, 4, "x"), Edit("Ẩn!B2", 3, 6, "y")])


def everything(data: bytes) -> None:
    """Read, annotate and fix; an InputError of one line is the only one allowed."""
    try:
        units = read(data, "a.xlsx").units
        annotate(data, [Note(unit.id, 0, 1, "x") for unit in units])
        fix(data, [Edit(unit.id, 0, 1, "x") for unit in units])
    except InputError as error:
        assert "\n" not in str(error)


@given(st.data())
def test_damaged_files_give_one_clear_error(data: st.DataObject) -> None:
    whole = bytearray(BOOK)
    for _ in range(data.draw(st.integers(1, 5))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    everything(bytes(whole[: data.draw(st.integers(0, len(whole)))]))
    everything(bytes(whole))


@given(st.data())
def test_damaged_parts_give_one_clear_error(data: st.DataObject) -> None:
    source = zipfile.ZipFile(io.BytesIO(data.draw(st.sampled_from([BOOK, SHARED]))))
    victim = data.draw(st.sampled_from(source.namelist()))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            part = bytearray(source.read(name))
            if name == victim:
                for _ in range(data.draw(st.integers(1, 3))):
                    at = data.draw(st.integers(0, len(part) - 1))
                    part[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
            target.writestr(name, bytes(part))
    everything(out.getvalue())
