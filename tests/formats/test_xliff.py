"""XLIFF of both versions and its dialects: what is read, where, and that other bytes stay."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinoviet.errors import InputError
from sinoviet.formats.document import Document, Edit, Note
from sinoviet.formats.xliff import annotate, fix, read

SAMPLES = Path(__file__).parent / "samples"
NAMES = ["plain12.xlf", "plain2.xlf", "trados.sdlxliff", "memoq.mqxliff", "phrase.mxliff"]


def sample(name: str) -> bytes:
    return (SAMPLES / name).read_bytes()


def told(document: Document) -> list[tuple[str, str, str | None]]:
    return [(unit.where, unit.target, unit.source) for unit in document.units]


def test_version_1_2() -> None:
    document = read(sample("plain12.xlf"), "a.xlf")
    assert (document.source_lang, document.target_lang) == ("zh-CN", "vi-VN")
    assert told(document) == [
        (
            "unit 1",
            "Huyện trưởng huyện Malipô cùng đoàn tỉnh Hà Giang tham quan.",
            "麻栗坡县县长陪同河江省代表团参观。",
        ),
        ("unit 2", "Cửa khẩu Thiên Bảo & Thanh Thủy\ufffc, Hà Giang", "天保口岸&清水口岸\ufffc"),
        ("unit 5", "Vân Nam & Quảng Tây", "云南"),
    ]
    assert [sorted(unit.ignore) for unit in document.units] == [[], ["SV103", "SV201"], ["*"]]
    assert document.remarks == (
        "segments without a translation left out: 2",
        "locked segments, checked like the others: 1",
    )


def test_version_2() -> None:
    document = read(sample("plain2.xlf"), "a.xlf")
    assert (document.source_lang, document.target_lang) == ("zh-CN", "vi")
    assert told(document) == [
        ("unit u1, segment s1", "Huyện trưởng huyện Malipô\ufffc", "麻栗坡县县长"),
        ("unit u1", "Châu Văn Sơn", "文山州"),
        ("unit u2", "Hà Nội", "河内"),
    ]
    assert document.units[2].ignore == {"SV302"}


def test_trados() -> None:
    document = read(sample("trados.sdlxliff"), "a.sdlxliff")
    assert told(document) == [
        ("segment 1", "麻栗坡县召开记者会。", "Huyện Malypho họp báo."),
        ("segment 2", "县委书记出席。", "Bí thư Huyện ủy dự."),
    ]
    assert document.remarks[1] == "locked segments, checked like the others: 1"
    assert document.text is not None
    assert document.text[0] == "<"


def test_memoq_and_phrase() -> None:
    memoq = read(sample("memoq.mqxliff"), "a.mqxliff")
    assert [unit.target for unit in memoq.units] == [
        "Cửa khẩu Thanh Thủy\ufffchôm nay mở cửa.",
        "tỉnh Hà Giang",
    ]
    assert memoq.remarks[1] == "locked segments, checked like the others: 1"
    phrase = read(sample("phrase.mxliff"), "a.mxliff")
    assert [unit.target for unit in phrase.units] == ["{b>老街<b}省", "河口"]
    assert phrase.remarks == ("locked segments, checked like the others: 1",)


@pytest.mark.parametrize("name", NAMES)
def test_every_letter_has_its_place(name: str) -> None:
    document = read(sample(name), name)
    assert document.text is not None
    for unit in document.units:
        for at, letter in enumerate(unit.target):
            place = unit.offset(at)
            assert place is not None
            shown = {"\ufffc": "<", "<": "&", ">": "&"}
            assert document.text[place] in (letter, shown.get(letter))
    line, column = document.position(document.units[0].offset(0) or 0)
    assert document.text.splitlines()[line - 1][column - 1] == document.units[0].target[0]


@pytest.mark.parametrize("name", NAMES)
def test_notes_are_added_and_nothing_else(name: str) -> None:
    data = sample(name)
    before = read(data, name)
    notes = [Note(unit.id, 0, 2, "SV101: viết <Malypho> & kiểm tra") for unit in before.units]
    after = annotate(data, notes)
    units = read(after, name).units
    assert [(u.id, u.target, u.source, u.ignore) for u in units] == [
        (u.id, u.target, u.source, u.ignore) for u in before.units
    ]
    tree = ET.fromstring(after.decode("utf-8-sig"))
    written = [
        node for node in tree.iter() if node.tag.endswith("}note") and "SV101" in (node.text or "")
    ]
    assert len(written) == len(notes)
    assert written[0].text == f"“{before.units[0].target[:2]}”: SV101: viết <Malypho> & kiểm tra"
    bare = re.sub(rb"<note (from|category)=[^>]*>[^<]*</note>", b"", after)
    assert re.sub(rb"<notes></notes>|\s", b"", bare) == re.sub(rb"\s", b"", data)
    assert after.count(b"\r\n") >= data.count(b"\r\n")
    assert (b"\r\n" in data) or (b"\r" not in after)


def test_where_notes_stand() -> None:
    text = annotate(
        sample("plain12.xlf"), [Note("1", 0, 5, "một"), Note("1", 6, 9, "hai")]
    ).decode()
    unit = text[text.index('<trans-unit id="1">') : text.index("<alt-trans>")]
    assert re.findall(r"<(\w[\w-]*)", unit) == [
        "trans-unit",
        "source",
        "g",
        "target",
        "g",
        "note",
        "note",
    ]
    assert '\n          <note from="sinoviet" annotates="target">“Huyện”: một</note>\n' in text
    text = annotate(sample("plain2.xlf"), [Note("1", 0, 5, "một"), Note("3", 0, 2, "ba")]).decode()
    first = text[text.index('<unit id="u1">') : text.index("<segment")]
    assert re.findall(r"<(\w+)", first) == ["unit", "notes", "note", "originalData", "data"]
    assert text.count("<notes>") == 2


@pytest.mark.parametrize("name", NAMES)
def test_no_corrections_change_no_byte(name: str) -> None:
    assert fix(sample(name), []) == sample(name)
    assert annotate(sample(name), []) == sample(name)


def test_a_correction_across_a_tag_keeps_the_tag() -> None:
    data = sample("plain12.xlf")
    fixed = fix(data, [Edit("1", 13, 25, "huyện Malypho"), Edit("2", 9, 33, "Thanh Thủy & <X>")])
    text = fixed.decode()
    assert 'trưởng huyện Malypho<g id="1"></g> cùng đoàn' in text
    assert 'Cửa khẩu Thanh Thủy &amp; &lt;X&gt;<x id="2"/> <bpt' in text
    assert read(fixed, "a").units[0].target == (
        "Huyện trưởng huyện Malypho cùng đoàn tỉnh Hà Giang tham quan."
    )
    inside = fix(data, [Edit("1", 19, 25, "Malypho")]).decode()
    assert '<g id="1">Malypho</g>' in inside
    assert inside.replace("Malypho</g>", "Malipô</g>").encode() == data


def test_a_correction_in_cdata() -> None:
    assert b"<![CDATA[V\xc3\xa2n Nam & <X>]]>" in fix(
        sample("plain12.xlf"), [Edit("5", 10, 19, "<X>")]
    )


@given(data=st.data())
def test_any_correction_reads_back(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(NAMES))
    units = read(sample(name), name).units
    unit = data.draw(st.sampled_from(units))
    start = data.draw(st.integers(0, len(unit.target)))
    end = data.draw(st.integers(start, len(unit.target)))
    new = data.draw(st.text(st.characters(codec="utf-8", exclude_categories=["C"])))
    old = unit.target[start:end]
    after = {u.id: u for u in read(fix(sample(name), [Edit(unit.id, start, end, new)]), name).units}
    expected = unit.target[:start] + new + unit.target[end:]
    if "\ufffc" in old or "\ufffc" in new:
        expected = expected.replace("\ufffc", "")
        assert (after[unit.id].target if unit.id in after else "").replace("\ufffc", "") == expected
    elif expected.strip():
        assert after[unit.id].target == expected
        assert [u.target for i, u in after.items() if i != unit.id] == [
            u.target for u in units if u.id != unit.id
        ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "line 1: is not well-formed XML (no element found)"),
        (b"<xliff", "not well-formed"),
        (b"<a/>", "its root is a, not xliff"),
        (b"\xff\xfe\x00", "is not utf-16-le"),
        (b'<?xml version="1.0" encoding="x-none"?><xliff/>', "unknown encoding x-none"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><xliff>&a;</xliff>', "declares the entity a"),
        (b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xliff>&a;</xliff>', "entity a"),
        (b"<xliff>" + b"<g>" * 600 + b"</g>" * 600 + b"</xliff>", "nested more than 500 deep"),
        (b"<xliff>\xc3\x28</xliff>", "is not utf-8 at byte 7"),
    ],
)
def test_bad_files(data: bytes, reason: str) -> None:
    with pytest.raises(InputError) as caught:
        read(data, "a.xlf")
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith("a.xlf: ")
    assert reason in str(caught.value)


def test_unknown_units_and_overlapping_corrections() -> None:
    data = sample("plain12.xlf")
    with pytest.raises(InputError, match="no unit 99"):
        annotate(data, [Note("99", 0, 1, "x")])
    with pytest.raises(InputError, match="no unit 99"):
        fix(data, [Edit("99", 0, 1, "x")])
    with pytest.raises(InputError, match="over another one"):
        fix(data, [Edit("1", 0, 5, "x"), Edit("1", 4, 6, "y")])


@given(st.data())
def test_damaged_bytes_give_one_clear_error(data: st.DataObject) -> None:
    whole = bytearray(sample(data.draw(st.sampled_from(NAMES))))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    broken = (
        bytes(whole[: data.draw(st.integers(0, len(whole)))])
        if data.draw(st.booleans())
        else bytes(whole)
    )
    try:
        document = read(broken, "a.xlf")
        annotate(broken, [Note(unit.id, 0, 1, "x") for unit in document.units])
        fix(broken, [Edit(unit.id, 0, 1, "x") for unit in document.units])
    except InputError as error:
        assert "\n" not in str(error)
