"""Word files: what is read and where it stands, comments on exact letters, corrections."""

import io
import shutil
import subprocess
import unicodedata
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from word_files import box, field, note, notes, par, run, table, word

from sinoviet.errors import InputError
from sinoviet.formats.document import Edit, Note
from sinoviet.formats.docx import annotate, fix, read

SAMPLE = (Path(__file__).parent / "samples" / "libreoffice.docx").read_bytes()
NEWS = "Chủ tịch UBND huyện Malipô tiếp đoàn"


def told(data: bytes, columns: tuple[str, ...] | None = None) -> list[tuple[str, str]]:
    return [(unit.where, unit.target) for unit in read(data, "a.docx", None, columns).units]


def texts(data: bytes) -> list[str]:
    return [unit.target for unit in read(data, "a.docx").units]


def commented(data: bytes) -> dict[str, str]:
    """Return what Word shows as commented: the text between the marks of each comment, by its words.

    Written against the standard and apart from the code: letters outside deletions, field
    instructions and text boxes.
    """
    document = docx.Document(io.BytesIO(data))
    words = {comment.comment_id: comment.text for comment in document.comments}
    assert {comment.author for comment in document.comments} <= {"sinoviet", "Lan"}
    opened: dict[int, str] = {}
    done: dict[str, str] = {}
    referred: set[int] = set()
    for node in document.element.body.iter():
        name = node.tag
        if name == qn("w:commentRangeStart"):
            opened[int(node.get(qn("w:id")))] = ""
        elif name == qn("w:commentRangeEnd"):
            number = int(node.get(qn("w:id")))
            done[words[number]] = opened.pop(number)
        elif name == qn("w:commentReference"):
            referred.add(int(node.get(qn("w:id"))))
        elif any(a.tag in (qn("w:del"), qn("w:txbxContent")) for a in node.iterancestors()):
            continue
        elif name in (qn("w:t"), qn("w:tab"), qn("w:br")):
            text = {qn("w:tab"): " ", qn("w:br"): "\n"}.get(name, node.text or "")
            opened = {number: before + text for number, before in opened.items()}
    assert not opened
    assert referred == set(words)
    return done


def test_runs_breaks_and_hyphens() -> None:
    body = par(
        "Huyện ",
        run("Mali", "<w:b/>"),
        "<w:r><w:softHyphen/><w:t>pô\u00ad, </w:t><w:tab/><w:t>tỉnh</w:t><w:br/><w:t>Vân</w:t><w:noBreakHyphen/><w:t>Nam</w:t></w:r>",
    )
    assert told(word(body)) == [("paragraph 1", "Huyện Malipô,  tỉnh\nVân-Nam")]


def test_changes_fields_controls_and_links() -> None:
    body = (
        par(
            "một ",
            '<w:ins w:id="1" w:author="Lan"><w:r><w:t>hai</w:t></w:r></w:ins>',
            '<w:del w:id="2" w:author="Lan"><w:r><w:delText>ba</w:delText></w:r></w:del>',
            '<w:moveFrom w:id="3"><w:r><w:t>bốn</w:t></w:r></w:moveFrom>',
            " ",
            '<w:hyperlink r:id="x"><w:r><w:t>năm</w:t></w:r></w:hyperlink>',
            "<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t> sáu</w:t></w:r></w:sdtContent></w:sdt>",
        )
        + par("trang ", field("PAGE", "7"), " / ", '<w:fldSimple w:instr="NUMPAGES"><w:r><w:t>9</w:t></w:r></w:fldSimple>')
        + par("a", field(f"IF {field('DATE', 'x')} = y", "b"), "c")
        + "<w:sdt><w:sdtContent>" + par("trong khung") + "</w:sdtContent></w:sdt>"
        + par("")
        + par("<w:r><w:ruby><w:rt><w:r><w:t>má</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>麻</w:t></w:r></w:rubyBase></w:ruby></w:r>", "栗坡")
    )  # fmt: skip
    assert told(word(body)) == [
        ("paragraph 1", "một hai năm sáu"),
        ("paragraph 2", "trang 7 / 9"),
        ("paragraph 3", "abc"),
        ("paragraph 4", "trong khung"),
        ("paragraph 5", "麻栗坡"),
    ]


def full() -> bytes:
    """A file with something in every place that has text."""
    return word(
        par(NEWS, note("footnote", 2), note("endnote", 1))
        + par("Khung: ", box(par("trong hộp"), par("dòng hai")))
        + table((par("ô một"), par("ô hai") + table((par("ô trong"),))))
        + par("cuối", note("footnote", 1)),
        footnotes=notes("footnote", n1=par("chú thích sau"), n2=par("chú thích trước")),
        endnotes=notes("endnote", n1=par("chú cuối")),
        header1=par("Sở Ngoại vụ") + par("Hà Giang"),
        footer1=par("trang ", field("PAGE", "1")),
    )


def test_every_place_has_its_name() -> None:
    assert told(full()) == [
        ("paragraph 1", NEWS),
        ("paragraph 2", "Khung: "),
        ("text box 1", "trong hộp"),
        ("text box 1, paragraph 2", "dòng hai"),
        ("table 1, row 1, column 1", "ô một"),
        ("table 1, row 1, column 2", "ô hai"),
        ("table 1, row 1, column 2, table 1, row 1, column 1", "ô trong"),
        ("paragraph 3", "cuối"),
        ("footnote 1", "chú thích trước"),
        ("footnote 2", "chú thích sau"),
        ("endnote 1", "chú cuối"),
        ("header 1", "Sở Ngoại vụ"),
        ("header 1, paragraph 2", "Hà Giang"),
        ("footer 1", "trang 1"),
    ]


def test_deleted_rows_and_wide_cells() -> None:
    rows = (
        "<w:tr><w:trPr><w:del w:id='1'/></w:trPr><w:tc>" + par("xóa") + "</w:tc></w:tr>"
        "<w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>"
        + par("rộng")
        + "</w:tc><w:tc>"
        + par("hẹp")
        + "</w:tc></w:tr>"
    )
    assert told(word(f"<w:tbl>{rows}</w:tbl>")) == [
        ("table 1, row 2, column 1", "rộng"),
        ("table 1, row 2, column 3", "hẹp"),
    ]


PAIRS = [
    ("Huyện Malypho họp báo", "麻栗坡县召开记者会"),
    ("Tỉnh Hà Giang", "河江省"),
    ("Chưa dịch", ""),
]


def bilingual(*head: tuple[str, ...]) -> str:
    return table(*[tuple(map(par, row)) for row in (*head, *PAIRS)])


@pytest.mark.parametrize(
    "head", [(), (("Tiếng Việt", "中文"),), (("Source", "Target"),), (("原文", "译文"),)]
)
def test_a_bilingual_table_gives_pairs(head: tuple[tuple[str, ...], ...]) -> None:
    document = read(word(par("Bản dịch") + bilingual(*head)), "a.docx")
    assert [(unit.source, unit.target) for unit in document.units] == PAIRS[:2]
    assert document.units[0].where == f"table 1, row {len(head) + 1}, column 2"
    assert (document.source_lang, document.target_lang) == ("vi", "zh")
    assert document.remarks == (
        "only the bilingual tables are checked; paragraphs left out: 1",
        "rows without a translation left out: 1",
    )


def test_a_bilingual_table_in_a_longer_text() -> None:
    document = read(word(par("Tin dài. " * 40) + bilingual() + par("Hết.")), "a.docx")
    assert [unit.source is None for unit in document.units] == [True, False, False, True]
    assert (document.source_lang, document.target_lang) == ("", "")


def test_an_export_of_a_translation_tool() -> None:
    rows = [
        ("ID", "Source", "Target", "Comment"),
        *[(str(n), *pair, "已确认") for n, pair in enumerate(PAIRS)],
    ]
    data = word(table(*[tuple(map(par, row)) for row in rows]))
    assert [(u.source, u.target) for u in read(data, "a").units] == PAIRS[:2]
    swapped = read(data, "a", None, ("Target", "B"))
    assert [(u.source, u.target) for u in swapped.units] == [
        PAIRS[0][::-1],
        PAIRS[1][::-1],
        (None, "Chưa dịch"),
    ]
    assert [u.target for u in read(data, "a", None, ("2",)).units] == [vi for vi, _ in PAIRS]
    with pytest.raises(InputError, match="no table has the columns Nguồn, Đích"):
        read(data, "a", None, ("Nguồn", "Đích"))


def test_a_table_of_people_is_no_bilingual_table() -> None:
    data = word(
        table(
            *[tuple(map(par, row)) for row in (("Họ tên", "Chức vụ"), ("Vương Nghị", "Bộ trưởng"))]
        )
    )
    assert len(read(data, "a").units) == 4


def test_cells_of_several_paragraphs() -> None:
    data = word(
        table(
            (par("Một huyện.") + par("Hai tỉnh."), par("一个县。") + par("两个省。")),
            (par("Ba châu. Bốn xã."), par("三个州。") + par("四个乡。")),
        )
    )
    units = read(data, "a").units
    assert [(u.source, u.target) for u in units] == [
        ("Một huyện.", "一个县。"),
        ("Hai tỉnh.", "两个省。"),
        ("Ba châu. Bốn xã.", "三个州。\n四个乡。"),
    ]
    assert commented(annotate(data, [Note(units[2].id, 2, 7, "x")])) == {"x": "州。四个"}
    assert read(fix(data, [Edit(units[2].id, 5, 7, "4")]), "a").units[2].target == "三个州。\n4乡。"


def test_comments_in_every_place() -> None:
    data = full()
    units = read(data, "a").units
    found = commented(
        annotate(data, [Note(u.id, 0, 3, f"ghi chú {n}") for n, u in enumerate(units)])
    )
    assert found["ghi chú 0"] == "Chủ"
    assert found["ghi chú 4"] == "ô m"
    assert found["ghi chú 6"] == "ô t"
    assert found["text box 1, paragraph 2, “dòn”: ghi chú 3"] == ""
    assert found["footnote 1, “chú”: ghi chú 8"] == ""
    assert found["header 1, paragraph 2, “Hà ”: ghi chú 12"] == NEWS
    assert len(found) == len(units)
    assert read(annotate(data, [Note(u.id, 0, 3, "x") for u in units]), "a").units == units


def test_a_footnote_comment_stands_on_the_mark() -> None:
    data = annotate(full(), [Note("footnote:2", 0, 3, "x"), Note("body:1", 30, 36, "y")])
    root = docx.Document(io.BytesIO(data)).element.body
    mark = next(n for n in root.iter(qn("w:footnoteReference")) if n.get(qn("w:id")) == "1")
    assert mark.getparent().getprevious().tag == qn("w:commentRangeStart")


def test_comments_that_are_there_stay() -> None:
    old = docx.Document()
    paragraph = old.add_paragraph(NEWS)
    old.add_comment(paragraph.runs, "xem lại", author="Lan", initials="L")
    out = io.BytesIO()
    old.save(out)
    assert commented(annotate(out.getvalue(), [Note("body:1", 20, 26, "mới")])) == {
        "xem lại": NEWS,
        "mới": "Malipô",
    }


def test_the_look_of_cut_runs_stays() -> None:
    data = word(par(run("Huyện Malipô đẹp", "<w:b/><w:color w:val='FF0000'/>")))
    runs = (
        docx.Document(io.BytesIO(annotate(data, [Note("body:1", 6, 12, "x")]))).paragraphs[0].runs
    )
    shown = [(r.text, r.bold, str(r.font.color.rgb)) for r in runs if r.text]
    assert shown == [(text, True, "FF0000") for text in ("Huyện ", "Malipô", " đẹp")]


def test_other_parts_keep_their_bytes() -> None:
    before = zipfile.ZipFile(io.BytesIO(SAMPLE))
    for data in (
        annotate(SAMPLE, [Note("body:1", 0, 2, "x")]),
        fix(SAMPLE, [Edit("body:1", 0, 1, "x")]),
    ):
        after = zipfile.ZipFile(io.BytesIO(data))
        changed = {name for name in before.namelist() if before.read(name) != after.read(name)}
        assert changed <= {
            "word/document.xml",
            "[Content_Types].xml",
            "word/_rels/document.xml.rels",
        }
        assert set(after.namelist()) - set(before.namelist()) <= {"word/comments.xml"}


def test_a_correction_looks_like_its_first_letter() -> None:
    data = word(par("Huyện ", run("Mali", "<w:b/>"), run("pô", "<w:i/>"), " đẹp"))
    fixed = fix(data, [Edit("body:1", 6, 12, "Malypho"), Edit("body:1", 0, 1, "h")])
    runs = docx.Document(io.BytesIO(fixed)).paragraphs[0].runs
    assert [(r.text, r.bold, r.italic) for r in runs if r.text] == [
        ("huyện ", None, None),
        ("Malypho", True, None),
        (" đẹp", None, None),
    ]


def test_corrections_in_every_place() -> None:
    data = full()
    units = read(data, "a").units
    fixed = fix(data, [Edit(u.id, 0, 1, "⟨✓⟩") for u in units])
    assert texts(fixed) == ["⟨✓⟩" + u.target[1:] for u in units]
    inside = zipfile.ZipFile(io.BytesIO(fixed)).read("word/document.xml").decode()
    assert inside.count("⟨✓⟩rong hộp") == 2  # also in the form for older programs


def test_a_correction_over_tabs_and_breaks() -> None:
    data = word(par("<w:r><w:t>một</w:t><w:tab/><w:t>hai</w:t><w:br/><w:t>ba</w:t></w:r>"))
    assert texts(fix(data, [Edit("body:1", 3, 7, "-")])) == ["một-\nba"]
    assert texts(fix(data, [Edit("body:1", 2, 9, "")])) == ["mộa"]
    assert texts(fix(data, [Edit("body:1", 3, 3, "!"), Edit("body:1", 0, 0, "¡")])) == [
        "¡một! hai\nba"
    ]


def test_nothing_to_do_changes_nothing() -> None:
    assert annotate(SAMPLE, []) == SAMPLE
    assert fix(SAMPLE, []) == SAMPLE


LETTERS = st.text(st.sampled_from("aăâbêộ 麻栗\u0301"), min_size=1, max_size=6)


@given(data=st.data())
def test_any_note_stands_on_its_letters(data: st.DataObject) -> None:
    wraps = [
        "{}", "<w:hyperlink r:id='x'>{}</w:hyperlink>", "<w:ins w:id='7' w:author='L'>{}</w:ins>",
        "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
    ]  # fmt: skip
    pieces = data.draw(st.lists(st.tuples(LETTERS, st.sampled_from(wraps)), min_size=1, max_size=6))
    gaps = [
        "<w:r><w:tab/><w:br/></w:r>",
        "<w:del w:id='8'><w:r><w:delText>x</w:delText></w:r></w:del>",
        "<w:bookmarkStart w:id='1' w:name='m'/>",
        "",
    ]
    body = "".join(
        wrap.format(run(text)) + data.draw(st.sampled_from(gaps)) for text, wrap in pieces
    )
    whole = word(par(body), comments="") if data.draw(st.booleans()) else word(par(body))
    units = read(whole, "a").units
    if not units:
        return
    text = units[0].target
    spans = data.draw(st.lists(st.tuples(*[st.integers(0, len(text))] * 2), min_size=1, max_size=5))
    notes = [Note("body:1", min(s), max(s), f"n{i}") for i, s in enumerate(spans) if s[0] != s[1]]
    out = annotate(whole, notes)
    if notes:
        assert commented(out) == {n.text: text[n.start : n.end] for n in notes}
    assert read(out, "a").units == units
    start, end = sorted(spans[0])
    new = data.draw(LETTERS)
    expected = text[:start] + new + text[end:]
    again = read(fix(out, [Edit("body:1", start, end, new)]), "a").units
    assert [u.target for u in again] == ([expected] if expected.strip() else [])


def test_decomposed_text_is_read_as_it_stands() -> None:
    text = unicodedata.normalize("NFD", NEWS)
    assert texts(word(par(text))) == [text]


def test_another_producer() -> None:
    document = read(SAMPLE, "a.docx")
    assert document.units[0].target == "Tin biên giới"
    assert document.units[1].target == "Chủ tịch UBND huyện Malipô tiếp đoàn châu Văn Sơn."
    out = annotate(SAMPLE, [Note("body:2", 14, 26, "x")])
    assert commented(out) == {"x": "huyện Malipô"}


OFFICE = shutil.which("soffice")


@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed")
def test_libreoffice_reads_the_comments(tmp_path: Path) -> None:
    assert OFFICE
    source = tmp_path / "noted.docx"
    source.write_bytes(
        annotate(
            full(), [Note("body:1", 14, 26, "viết Malypho"), Note("header1:1", 0, 2, "đầu trang")]
        )
    )
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [
        OFFICE,
        profile,
        "--headless",
        "--convert-to",
        "odt",
        "--outdir",
        str(tmp_path),
        str(source),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    content = zipfile.ZipFile(tmp_path / "noted.odt").read("content.xml").decode()
    assert content.count("<office:annotation ") == 2
    assert "viết Malypho" in content
    assert "header 1, “Sở”: đầu trang" in content


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b"PK\x03\x04", "is damaged"),
        (full()[:-300], "is damaged"),
        (b"{\\rtf1 x}", "is an RTF file"),
        (b"%PDF-1.7", "is a PDF file"),
        (b"Huy\xe1\xbb\x87n", "is not an Office file"),
    ],
)
def test_bad_files(data: bytes, reason: str) -> None:
    with pytest.raises(InputError) as caught:
        read(data, "a.docx")
    assert str(caught.value).startswith("a.docx: ")
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)


def test_unknown_units_and_overlapping_corrections() -> None:
    with pytest.raises(InputError, match="no unit body:99"):
        annotate(full(), [Note("body:99", 0, 1, "x")])
    with pytest.raises(InputError, match="no unit x"):
        fix(full(), [Edit("x", 0, 1, "y")])
    with pytest.raises(InputError, match="over another one"):
        fix(full(), [Edit("body:1", 0, 4, "x"), Edit("body:1", 3, 6, "y")])


def everything(data: bytes) -> None:
    """Read, annotate and fix; an InputError of one line is the only one allowed."""
    try:
        units = read(data, "a.docx").units
        annotate(data, [Note(unit.id, 0, 1, "x") for unit in units])
        fix(data, [Edit(unit.id, 0, 1, "x") for unit in units])
    except InputError as error:
        assert "\n" not in str(error)


@given(st.data())
def test_damaged_bytes_give_one_clear_error(data: st.DataObject) -> None:
    whole = bytearray(full())
    for _ in range(data.draw(st.integers(1, 5))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    everything(bytes(whole[: data.draw(st.integers(0, len(whole)))]))
    everything(bytes(whole))


@given(st.data())
def test_damaged_parts_give_one_clear_error(data: st.DataObject) -> None:
    source = zipfile.ZipFile(io.BytesIO(full()))
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


def test_deep_nesting() -> None:
    body = par("x")
    for _ in range(60):
        body = table((body,))
    assert len(read(word(body), "a").units) == 1
    for _ in range(60):
        body = table((body,))
    everything(word(body))
    with pytest.raises(InputError, match="not well-formed"):
        read(word(body), "a.docx")
