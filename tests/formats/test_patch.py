"""Corrections: only what changes is touched, escaped as the format wants it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinoviet import InputError
from sinoviet.formats import read, read_bytes
from sinoviet.formats.document import Document, Edit
from sinoviet.formats.patch import diff, fix, to_bytes

SAMPLES = Path(__file__).parent / "samples"
TEXTS = sorted(
    path for path in SAMPLES.iterdir()
    if path.suffix in {".txt", ".md", ".html", ".srt", ".vtt", ".csv", ".tsv", ".po"}
)  # fmt: skip


def replaced(text: str, name: str, old: str, new: str, **options: str) -> str:
    """Return the file's text with ``old`` in the first unit that has it made ``new``."""
    document = read_bytes(text.encode(), name, **options)  # type: ignore[arg-type]
    unit = next(unit for unit in document.units if old in unit.target)
    at = unit.target.index(old)
    fixed = fix(document, [Edit(unit.id, at, at + len(old), new)])
    assert bool(fixed.done) is not bool(fixed.left)
    return fixed.text if fixed.done else "left"


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_without_edits_the_bytes_are_the_same(path: Path, encoding: str, ends: str) -> None:
    data = path.read_text(encoding="utf-8").replace("\n", ends).encode(encoding)
    document = read_bytes(data, str(path), encoding="gb18030" if encoding == "gb18030" else None)
    fixed = fix(document, [])
    assert to_bytes(document, fixed.text) == data
    assert diff(document, fixed.text) == ""


@pytest.mark.parametrize(
    ("text", "name", "old", "new", "found"),
    [
        ("ở Malipô.\r\n", "a.txt", "Malipô", "Malypho", "ở Malypho.\r\n"),
        ("<b>Lào</b> Cái", "a.html", "Lào Cái", "Lào Cai", "<b>Lào</b> Cai"),
        ("<b>L&agrave;o</b> Cái", "a.html", "Lào", "Lao", "<b>Lao</b> Cái"),
        ("a&amp;<b>b</b>", "a.html", "a&", "x<y", "x&lt;y<b>b</b>"),
        ("Ma<b>li</b>phố", "a.html", "Maliphố", "Hà Giang", "left"),
        ("**Lào** Cái", "a.md", "Lào Cái", "Lào Cai", "**Lào** Cai"),
        ("một `x` hai", "a.md", "một \ufffc hai", "mốt \ufffc hai", "mốt `x` hai"),
        ("một `x` hai", "a.md", "\ufffc", "y", "left"),
        ("|a|b\\|c|\n|-|-|\n", "a.md", "b|c", "b|d", "|a|b\\|d|\n|-|-|\n"),
        ("Lào\n> x", "a.md", "Lào", "a*b", "a\\*b\n> x"),
        ('vi,zh\na,"b ""c"""\n', "a.csv", '"c"', '"đ"', 'vi,zh\na,"b ""đ"""\n'),
        ('vi,zh\na,"b c"\n', "a.csv", "c", 'c"', 'vi,zh\na,"b c"""\n'),
        ("vi,zh\na,b c\n", "a.csv", "c", "c, d", 'vi,zh\na,"b c, d"\n'),
        ('msgid "a"\nmsgstr "b \\"c\\" d"\n', "a.po", '"c"', '"\\"', 'msgid "a"\nmsgstr "b \\"\\\\\\" d"\n'),
        ('msgid "a"\nmsgstr "Lào "\n"Cái"\n', "a.po", "Lào Cái", "Lào Cai", 'msgid "a"\nmsgstr "Lào "\n"Cai"\n'),
        ("1\n00:00:01,000 --> 00:00:02,000\n<i>Lào\nCái</i>\n", "a.srt", "Lào Cái", "Lào Cai",
         "1\n00:00:01,000 --> 00:00:02,000\n<i>Lào\nCai</i>\n"),
    ],
)  # fmt: skip
def test_edits(text: str, name: str, old: str, new: str, found: str) -> None:
    assert replaced(text, name, old, new) == found


def test_a_hand_wrapped_name_keeps_its_line_break() -> None:
    text = "Sáng nay đoàn đại biểu sang thăm và làm việc tại huyện Vị\nXuyến rồi về.\n"
    assert replaced(text, "a.txt", "Vị Xuyến", "Vị Xuyên") == text.replace("Xuyến", "Xuyên")


def test_edits_that_overlap_or_mean_nothing_are_left() -> None:
    document = read_bytes("Lào Cái".encode(), "a.txt")
    edits = [
        Edit("1", 4, 7, "Cai"), Edit("1", 5, 7, "ài"), Edit("9", 0, 1, "x"), Edit("1", 3, 99, "x"),
    ]  # fmt: skip
    fixed = fix(document, edits)
    assert fixed.text == "Lào Cai"
    assert fixed.done == tuple(edits[:1])
    assert fixed.left == tuple(edits[1:])


def test_an_old_encoding_and_line_ends_are_kept() -> None:
    data = "Hà Giang\r\nhuyện Mã Quán và Bảo Lạc\r\nỦy".replace("Ủy", "xã").encode("utf-16-be")
    data = b"\xfe\xff" + data
    document = read_bytes(data, "a.txt")
    unit = document.units[1]
    at = unit.target.index("Quán")
    fixed = fix(document, [Edit(unit.id, at, at + 4, "Quan")])
    assert to_bytes(document, fixed.text) == data.replace(
        "Quán".encode("utf-16-be"), "Quan".encode("utf-16-be")
    )


def test_a_format_without_text_is_refused() -> None:
    with pytest.raises(InputError, match="not corrected as text"):
        fix(Document("a.docx", "docx", ()), [])


def test_a_diff_names_the_file_and_the_missing_line_end() -> None:
    document = read_bytes(b"a\r\nb", "d/x.txt")
    assert diff(document, "a\r\nc") == (
        "--- d/x.txt\n+++ d/x.txt (corrected)\n@@ -1,2 +1,2 @@\n a\r\n"
        "-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n"
    )


@given(st.data())
def test_a_corrected_file_reads_as_corrected(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from([path for path in TEXTS if path.suffix != ".txt"]))
    document = read(path)
    unit = data.draw(st.sampled_from([unit for unit in document.units if unit.target]))
    start = data.draw(st.integers(0, len(unit.target) - 1))
    end = data.draw(st.integers(start + 1, len(unit.target)))
    text = data.draw(st.text("aĐ老", min_size=1, max_size=5)) + data.draw(
        st.sampled_from(["", "&<", '"'])
    )
    if unit.target[start:end].strip() != unit.target[start:end] or text[0] in "\n ":
        return  # blanks at a tag may run together
    fixed = fix(document, [Edit(unit.id, start, end, text)])
    if fixed.left:
        assert fixed.text == document.text
        return
    again = read_bytes(fixed.text.encode(), str(path))
    wanted = unit.target[:start] + text + unit.target[end:]
    assert {u.id: u.target for u in again.units}[unit.id] == wanted
    assert [u.target for u in again.units if u.id != unit.id] == [
        u.target for u in document.units if u.id != unit.id
    ]
