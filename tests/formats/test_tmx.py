"""Translation memories: which variants are a pair, and that other bytes stay."""

from pathlib import Path

import pytest

from sinoviet.errors import InputError
from sinoviet.formats.document import Edit, Note
from sinoviet.formats.tmx import annotate, fix, read

MEMORY = (Path(__file__).parent / "samples" / "memory.tmx").read_bytes()


def small(header: str, *units: str) -> bytes:
    return f'<tmx version="1.4"><header {header}/><body>{"".join(units)}</body></tmx>'.encode()


def unit(*variants: tuple[str, str]) -> str:
    inside = "".join(f'<tuv xml:lang="{code}"><seg>{text}</seg></tuv>' for code, text in variants)
    return f"<tu>{inside}</tu>"


def test_a_memory_in_utf_16() -> None:
    document = read(MEMORY, "a.tmx")
    assert [(u.where, u.target, u.source) for u in document.units] == [
        ("unit a1 (zh-CN)", "麻栗坡县", "Huyện Malypho"),
        ("unit 2 (zh-TW)", "河江省\ufffc", "Tỉnh Hà Giang\ufffc"),
    ]
    assert (document.source_lang, document.target_lang) == ("vi-VN", "zh-CN")
    assert document.units[1].ignore == {"SV201"}
    assert document.remarks == ("units without a translation left out: 1",)
    assert document.encoding == "utf-16-le"
    assert document.text is not None
    for u in document.units:
        for at, letter in enumerate(u.target.rstrip("\ufffc")):
            assert document.text[u.offset(at) or 0] == letter
    assert document.position(document.units[0].offset(0) or 0) == (10, 40)


def test_the_source_language_of_a_header_or_unit() -> None:
    pair = unit(("zh-Hans", "河江"), ("vi", "Hà Giang"))
    assert read(small('srclang="vi"', pair), "a").units[0].target == "河江"
    assert read(small('srclang="ZH"', pair), "a").units[0].target == "Hà Giang"
    assert read(small('srclang="*all*"', pair), "a").units[0].target == "Hà Giang"
    own = pair.replace("<tu>", '<tu srclang="vi">')
    assert read(small('srclang="zh"', own), "a").units[0].target == "河江"


def test_english_to_both() -> None:
    units = read(
        small('srclang="en"', unit(("en", "Hanoi"), ("vi", "Hà Nội"), ("zh", "河内"))), "a"
    ).units
    assert [u.target for u in units] == ["Hà Nội", "河内"]
    assert len({u.id for u in units}) == 2


def test_notes_and_corrections() -> None:
    document = read(MEMORY, "a.tmx")
    first = document.units[0].id
    noted = annotate(MEMORY, [Note(first, 0, 3, "SV101: a < b")])
    text = noted.decode("utf-16")
    assert "        <note>sinoviet, “麻栗坡”: SV101: a &lt; b</note>\r\n        <seg>" in text
    assert [u.target for u in read(noted, "a").units] == [u.target for u in document.units]
    fixed = fix(MEMORY, [Edit(first, 0, 3, "X")])
    assert fixed.decode("utf-16") == MEMORY.decode("utf-16").replace("麻栗<ept", "X<ept").replace(
        "</ept>坡县", "</ept>县"
    )
    assert fix(MEMORY, []) == MEMORY


def test_a_letter_that_the_encoding_lacks_is_written_as_a_reference() -> None:
    data = (
        '<?xml version="1.0" encoding="GB2312"?>'
        + small('srclang="vi"', unit(("vi", "a"), ("zh", "中国"))).decode()
    )
    document = read(data.encode("gb2312"), "a")
    fixed = fix(data.encode("gb2312"), [Edit(document.units[0].id, 0, 1, "ệ")])
    assert b"&#7879;" in fixed
    assert read(fixed, "a").units[0].target == "ệ国"


def test_another_file() -> None:
    with pytest.raises(InputError, match="its root is xliff, not tmx"):
        read(b"<xliff/>", "a.tmx")
