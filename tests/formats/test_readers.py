"""The readers of text formats: what is a unit, where it stands, what is left alone."""

import re
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinoviet import InputError
from sinoviet.formats import read, read_bytes
from sinoviet.formats.document import Document

SAMPLES = Path(__file__).parent / "samples"
TEXTS = sorted(
    path for path in SAMPLES.iterdir()
    if path.suffix in {".txt", ".md", ".html", ".srt", ".vtt", ".csv", ".tsv", ".po"}
)  # fmt: skip


def targets(text: str, name: str) -> list[str]:
    return [unit.target for unit in read_bytes(text.encode(), name).units]


def ignored(text: str, name: str) -> dict[str, set[str]]:
    return {unit.target: set(unit.ignore) for unit in read_bytes(text.encode(), name).units}


def in_step(document: Document) -> None:
    """Assert that every character of every unit stands in the file where its offset says."""
    text = document.text
    assert text is not None
    written = {
        "html": r"&#?\w+;?|\s+|<",
        "markdown": r"\\[\s\S]|&#?\w+;|[ \n\r]|[`!<h]|www",
        "vtt": r"&\w+;|\s",
    }.get(document.format, r'""|\\.|\s')
    for unit in document.units:
        for at, character in enumerate(unit.target):
            offset = unit.offset(at)
            assert offset is not None
            if text[offset] != character:
                assert re.compile(written).match(text, offset), (unit.target, at)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_samples_read_alike_however_they_are_written(
    path: Path, ends: str, form: str, encoding: str
) -> None:
    plain = read(path)
    assert plain.text is not None
    assert plain.units
    in_step(plain)
    text = unicodedata.normalize(form, plain.text)  # type: ignore[arg-type]
    other = read_bytes(text.replace("\n", ends).encode(encoding), str(path))
    in_step(other)

    def told(document: Document) -> list[tuple[str, str, frozenset[str]]]:
        nfc = unicodedata.normalize
        return [
            (re.sub(r"\r\n?", "\n", nfc("NFC", unit.target)), unit.where, unit.ignore)
            for unit in document.units
        ]

    assert told(other) == told(plain)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_line_and_column_of_a_known_word(path: Path) -> None:
    document = read(path)
    assert document.text is not None
    lines = document.text.split("\n")
    for unit in document.units:
        for match in re.finditer(r"Thanh Thủy|Malypho|麻栗坡|老街|清水", unit.target):
            line, column = document.position(unit.offset(match.start()) or 0)
            assert lines[line - 1][column - 1 :].startswith(match[0].split(" ")[0][:1])


# Plain text ------------------------------------------------------------------------------------

WRAPPED = """\
Sáng 12/3, đoàn đại biểu tỉnh Hà Giang do ông Nguyễn Văn Sơn, Phó Chủ tịch UBND
tỉnh dẫn đầu đã đến thăm huyện Malypho.
Chiều cùng ngày, đoàn làm việc với lãnh đạo châu Văn Sơn về việc mở lại cửa khẩu
Thanh Thủy.
"""


def test_a_paragraph_wrapped_by_hand_is_one_unit() -> None:
    found = targets(WRAPPED, "a.txt")
    assert [text[:5] for text in found] == ["Sáng ", "Chiều"]
    assert "UBND tỉnh" in found[0]
    assert found[1].endswith("cửa khẩu Thanh Thủy.")


def test_han_text_wrapped_by_hand_gets_no_blank() -> None:
    text = "三月十二日，越南老街省人民委员会代表团同中国云南省红河哈尼族彝族自治州人民政府代表团在河口举行会\n谈。\n"
    assert targets(text, "a.txt") == [text.replace("\n", "")]


@pytest.mark.parametrize(
    "text",
    [
        "Lào Cai\nHà Giang\nCao Bằng\n",
        "- Hai bên nhất trí mở cửa khẩu phụ Đô Long trong quý hai năm nay và\n- Kim ngạch đạt 5 triệu\n",
        "HỘI ĐÀM GIỮA TỈNH HÀ GIANG VÀ CHÂU VĂN SƠN, TỈNH VÂN NAM\nSáng nay, hai đoàn hội đàm ở huyện\n",
        "a" * 160 + "\nvà dòng sau\n",
        "chủ tịch\nbí thư\n",
        "Câu trước dài đủ một dòng và kết thúc bằng một dấu chấm.\nCâu sau bắt đầu bằng chữ hoa và dài\n",
    ],
)
def test_lines_that_are_paragraphs_of_their_own(text: str) -> None:
    assert targets(text, "a.txt") == text.splitlines()


def test_an_ignore_line_holds_for_the_next_unit_only() -> None:
    text = "Một\n# sinoviet: ignore SV201, sv302\nHai\n\n#sinoviet: ignore\n\nBa\nBốn\n"
    assert ignored(text, "a.txt") == {
        "Một": set(), "Hai": {"SV201", "SV302"}, "Ba": {"*"}, "Bốn": set()
    }  # fmt: skip


def test_another_comment_is_text() -> None:
    text = "# sinoviet: ignore misspelt\n"
    assert targets(text, "a.txt") == [text.strip()]


# Markdown --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("# Lào *Cai* #\n", ["Lào Cai"]),
        ("Lào\nCai\n===\n", ["Lào Cai"]),
        ("- một\n- hai\n  ba\n\n  bốn\n", ["một", "hai ba", "bốn"]),
        ("> > sâu\n> nông\n", ["sâu nông"]),
        ("[Văn](http://a.vn/Malypho 'Malypho') Sơn\n", ["Văn Sơn"]),
        ("[Văn][1] [Sơn]\n\n[1]: http://malypho.vn\n", ["Văn [Sơn]"]),
        ("a **b _c_** ~~d~~ *e\n", ["a b c d *e"]),
        ("a `Malypho` b\n", ["a \ufffc b"]),
        ("![Malypho](a.png) b <http://malypho.vn> https://malypho.vn/a_b. c\n", ["\ufffc b \ufffc \ufffc c"]),
        ("```\nMalypho\n```\n\n    Malypho\n", []),
        ("a\\*b &amp; &lt; \\c\n", ["a*b & < \\c"]),
        ("a  \nb\\\nc<br>d\n", ["a b c d"]),
        ("|a|b|\n|-|-|\n|c\\|d|`e`|\n||f|\n", ["a", "b", "c|d", "\ufffc", "f"]),
        ("---\ntitle: Malypho\n---\nvăn\n", ["văn"]),
        ("<div>\nVăn <b>Sơn</b>\n</div>\n\n<script>Malypho</script>\n", ["Văn Sơn"]),
        ("a <span title='Malypho'>b</span> c\n", ["a b c"]),
        ("1. 老街\n   省\n", ["老街省"]),
        ("", []),
    ],
)  # fmt: skip
def test_markdown(text: str, found: list[str]) -> None:
    document = read_bytes(text.encode(), "a.md")
    in_step(document)
    assert [unit.target for unit in document.units] == found


def test_comments_in_markdown() -> None:
    text = (
        "<!-- sinoviet: ignore SV201 -->\nmột\n\nhai <!-- sinoviet: ignore -->\n\nba\n\n"
        "<!-- sinoviet: ignore SV302 -->\n\n|a|b|\n|-|-|\n|c|d|\n\nbốn\n"
    )
    assert ignored(text, "a.md") == {
        "một": {"SV201"}, "hai ": {"*"}, "ba": set(), "bốn": set(),
        **{letter: {"SV302"} for letter in "abcd"},
    }  # fmt: skip


@given(st.text(st.sampled_from("aĐ老 \n\n*_`[](){}<>!&;#-|\\~:.1"), max_size=60))
def test_markdown_of_any_shape_keeps_its_places(text: str) -> None:
    document = read_bytes(text.encode(), "a.md")
    assert document.text is not None
    for unit in document.units:
        for at, character in enumerate(unit.target):
            offset = unit.offset(at)
            assert offset is not None
            if character not in "\ufffc *_~&|\\" and document.text[offset] not in "\\&":
                assert document.text[offset] == character


# HTML ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<p>Văn <b>Sơn</b><p>Lào\n  Cai", ["Văn Sơn", "Lào Cai"]),
        ("a<br>b<br/>c", ["a", "b", "c"]),
        ("L&agrave;o &#67;&#x61;i &amp &foo; &", ["Lào Cai & &foo; &"]),
        ("<i>Lào </i><b> Cai</b>", ["Lào Cai"]),
        ("a <code>x<b>y</b></code> b<pre>c</pre>d", ["a \ufffc b", "d"]),
        ("<script>'<p>a</p>'</script><style>b</style>c", ["c"]),
        ("<textarea>a</textarea><svg><text>a</text></svg>b", ["b"]),
        ("<img alt='Malypho' title='a>b'>c", ["c"]),
        ("<table><tr><td>a<td>b</table>", ["a", "b"]),
        ("a<code>b", ["a"]),
        ("老\n 街", ["老街"]),
        ("a &NotEqualTilde; b", ["a \ufffc b"]),
        ("1 < 2 & 3", ["1 < 2 & 3"]),
    ],
)
def test_html(text: str, found: list[str]) -> None:
    document = read_bytes(text.encode(), "a.html")
    in_step(document)
    assert [unit.target for unit in document.units] == found


def test_comments_in_html() -> None:
    text = (
        "<!-- sinoviet: ignore SV201 --><p>một</p><p>hai<!-- sinoviet: ignore --></p>"
        "<p><!-- sinoviet: ignore SV302 -->ba</p>bốn"
    )
    expected = {"một": {"SV201"}, "hai": {"*"}, "ba": {"SV302"}, "bốn": set()}
    assert ignored(text, "a.html") == expected


def test_what_a_page_says_of_itself() -> None:
    page = '<html lang="zh-CN"><meta charset="gb2312"><p>老街</p>'
    document = read_bytes(page.encode("gb18030"), "a.html")
    assert document.target_lang == "zh-CN"
    assert (document.encoding, document.remarks) == ("gb18030", ())
    # Valid UTF-8 is UTF-8, whatever the page says.
    assert read_bytes(page.encode(), "a.html").units[0].target == "老街"


@given(st.text(st.sampled_from("aĐ老 \n<>/&;#x1!-bp'\"="), max_size=60))
def test_html_of_any_shape_keeps_its_places(text: str) -> None:
    try:
        document = read_bytes(text.encode(), "a.html")
    except InputError:
        return
    in_step(document)


@pytest.mark.parametrize("piece", ["<a ", "<a href='", "<!--", '<p "', "</", "<![CDATA["])
@pytest.mark.parametrize("name", ["a.html", "a.md"])
def test_what_never_ends_takes_no_time(piece: str, name: str) -> None:
    begin = time.process_time()
    read_bytes(piece.encode() * 20_000, name)
    assert time.process_time() - begin < 10


# Subtitles -------------------------------------------------------------------------------------


def test_cues_of_srt() -> None:
    document = read(SAMPLES / "film.srt")
    assert [(unit.target, unit.where) for unit in document.units] == [
        ("Đây là cửa khẩu Thanh Thủy, tỉnh Hà Giang.", "cue 1, 00:00:01"),
        ("Bên kia là huyện Malypho. Châu Văn Sơn.", "cue 2, 00:01:02"),
    ]


def test_cues_of_webvtt() -> None:
    document = read(SAMPLES / "film.vtt")
    assert [(unit.target, unit.where, set(unit.ignore)) for unit in document.units] == [
        ("Đây là cửa khẩu Thanh Thủy & chợ.", "cue 1, 00:00:01", {"SV201"}),
        ("Bên kia là huyện Malypho.", "cue 2, 01:02", set()),
    ]


def test_a_file_without_cues_is_refused() -> None:
    with pytest.raises(InputError, match="holds no line of times"):
        read_bytes(b"Lao Cai\n", "a.srt")
    assert read_bytes(b"\n", "a.srt").units == ()
    assert read_bytes(b"WEBVTT\n", "a.vtt").units == ()


# Tables ----------------------------------------------------------------------------------------


def pairs(text: str, columns: tuple[str, ...] | None = None) -> list[tuple[str | None, str]]:
    document = read_bytes(text.encode(), "a.csv", columns=columns)
    in_step(document)
    return [(unit.source, unit.target) for unit in document.units]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_delimiters_are_found(delimiter: str) -> None:
    rows = [("vi", "zh"), ('"Văn, Sơn; a\tb"', "文山"), ('"a ""b"""', '"c\nd"')]
    text = "\n".join(delimiter.join(row) for row in rows)
    assert pairs(text) == [("Văn, Sơn; a\tb", "文山"), ('a "b"', "c\nd")]
    assert pairs(text.replace("\n", "\r\n"))[0] == ("Văn, Sơn; a\tb", "文山")


def test_columns_by_name_letter_and_number() -> None:
    text = "a,Vietnamese,c,Chinese\n1,Lào Cai,x,老街\n"
    wanted = [("Lào Cai", "老街")]
    assert pairs(text) == wanted
    assert pairs(text, ("vietnamese", "CHINESE")) == wanted
    assert pairs(text, ("B", "D")) == wanted
    assert pairs(text, ("2", "4")) == wanted
    assert pairs(text, ("c",)) == [(None, "x")]
    with pytest.raises(InputError, match=r"no such columns \('Lao'\); the first row is 'a', 'Viet"):
        pairs(text, ("Lao",))


def test_a_table_without_known_columns_is_read_cell_by_cell() -> None:
    text = "Mã,Tên\n1,Lào Cai\n2,Hà Giang\n"
    assert pairs(text) == [(None, "Mã"), (None, "Tên"), (None, "Lào Cai"), (None, "Hà Giang")]


def test_rows_columns_and_comments() -> None:
    document = read(SAMPLES / "table.csv")
    assert (document.source_lang, document.target_lang) == ("vi", "zh")
    assert [(unit.where, set(unit.ignore)) for unit in document.units] == [
        ("row 2, column C", set()),
        ("row 3, column C", set()),
        ("row 5, column C", {"SV201", "SV302"}),
        ("row 6, column C", set()),
    ]
    assert document.units[-1].target == ""
    assert read(SAMPLES / "table.tsv").format == "tsv"


def test_a_quote_that_is_not_closed_is_said() -> None:
    document = read_bytes('vi,zh\n"Lào Cai,老街\nHà Giang,河江\n'.encode(), "a.csv")
    assert document.remarks == ("line 2: a quote is not closed; the cell was read as it stands",)
    assert [unit.target for unit in document.units] == ["老街", "河江"]


def test_what_excel_declares() -> None:
    assert pairs("sep=;\nvi;zh\nVăn, Sơn;文,山\n") == [("Văn, Sơn", "文,山")]


@given(st.lists(st.lists(st.text('aĐ老",;\n ', max_size=6), min_size=2, max_size=2), max_size=5))
def test_what_the_csv_module_writes_is_read(rows: list[list[str]]) -> None:
    import csv
    import io

    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows([["source", "target"], *rows])
    wanted = [tuple(row) for row in rows if any(map(str.isalpha, row[0] + row[1]))]
    assert pairs(out.getvalue()) == wanted


# Catalogues ------------------------------------------------------------------------------------


def test_entries_of_po() -> None:
    document = read(SAMPLES / "catalogue.po")
    assert document.target_lang == "zh-CN"
    assert [(u.source, u.target, u.where, set(u.ignore)) for u in document.units] == [
        ("huyện Malypho", "麻栗坡县", "entry at line 9", set()),
        ("cửa khẩu Thanh Thủy", '清水"口岸"\n河江省', "entry at line 17 (fuzzy)", {"SV201"}),
        ("%d các tỉnh", "%d个省", "entry at line 23", set()),
        ("chưa dịch", "", "entry at line 26", set()),
    ]
    unit = document.units[1]
    assert document.position(unit.offset(unit.target.index("河")) or 0) == (19, 2)


@pytest.mark.parametrize(
    "text", ['msgid "a\nmsgstr ""\n', 'msgstr "a"\n', "Lào Cai\n", 'msgid "a"\nmsgstr "b" c\n']
)
def test_broken_po_is_refused_with_its_line(text: str) -> None:
    with pytest.raises(InputError, match=r"^a.po: line \d+: is no valid PO"):
        read_bytes(text.encode(), "a.po")


def test_a_text_is_never_taken_for_the_name_of_a_catalogue(tmp_path: Path) -> None:
    secret = tmp_path / "b.po"
    secret.write_text('msgid "a"\nmsgstr "b"\n')
    with pytest.raises(InputError, match="no valid PO"):
        read_bytes(str(secret).encode(), "a.po")


@given(st.lists(st.text('aĐ老"\\\n\t ', min_size=1, max_size=8), min_size=1, max_size=4))
def test_what_polib_writes_is_read(values: list[str]) -> None:
    import polib

    catalogue = polib.POFile(wrapwidth=20)
    for number, value in enumerate(values):
        catalogue.append(polib.POEntry(msgid=f"số {number}", msgstr=value))
    document = read_bytes(str(catalogue).encode(), "a.po")
    in_step(document)
    assert [unit.target for unit in document.units] == values


def test_markdown_paragraph_that_opens_with_line_separators() -> None:
    """U+2028 opens a paragraph for the parser, which then takes it off the content."""
    text = "# Tin\n\u2028\u2028\nSáng **châu Văn Sơn** đến\nthăm\n"
    document = read_bytes(text.encode(), "tin.md")
    unit = document.units[1]
    assert unit.target == "Sáng châu Văn Sơn đến thăm"
    assert text[unit.offset(5) :].startswith("châu Văn Sơn")
