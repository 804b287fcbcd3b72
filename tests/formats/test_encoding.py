"""Encodings: what is recognised, what is refused, and that a file can be written as it was."""

import codecs
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinoviet import InputError
from sinoviet.formats.encoding import decode, encode, line_starts
from sinoviet.formats.legacy import decode_tcvn3, decode_vni, encode_1258

BASES = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
LETTERS = [unicodedata.normalize("NFC", b + t) for b in BASES for t in TONES] + ["đ"]
LETTERS += [letter.upper() for letter in LETTERS]
VIETNAMESE = (
    "Ngày 12/3/2024, tại cửa khẩu quốc tế Thanh Thủy, đoàn đại biểu tỉnh Hà Giang hội đàm với\n"
    "đoàn đại biểu châu Văn Sơn. Ông Nguyễn Văn Sơn, Phó Chủ tịch Ủy ban, chủ trì buổi lễ.\n"
)
#: TCVN3 writes capitals with a tone by a font: they come out in lower case.
CHINESE = "3月12日，越南河江省代表团在清水口岸与“文山州”代表团举行会谈。\n"


@pytest.mark.parametrize("letter", LETTERS)
@pytest.mark.parametrize("name", ["tcvn3", "vni", "windows-1258", "gb18030", "utf-8"])
def test_every_letter_goes_both_ways(letter: str, name: str) -> None:
    data = encode(letter, name, "a.txt")
    assert unicodedata.normalize("NFC", decode(data, "a.txt", name).text) == letter


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Uûy ban nhaân daân tænh Laøo Cai", "Ủy ban nhân dân tỉnh Lào Cai"),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc"),
        ("VAÊN SÔN, ÑIEÄN BIEÂN, thò xaõ, mở".replace("ở", "ôû"), "VĂN SƠN, ĐIỆN BIÊN, thị xã, mở"),
    ],
)
def test_vni_as_it_is_found(data: str, text: str) -> None:
    assert decode_vni(data.encode("latin-1")) == text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("ViÖt Nam", "Việt Nam"),
        ("Céng hßa x· héi chñ nghÜa", "Cộng hòa xã hội chủ nghĩa"),
        ("§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
        ("tØnh Lµo Cai, cöa khÈu", "tỉnh Lào Cai, cửa khẩu"),
    ],
)
def test_tcvn3_as_it_is_found(data: str, text: str) -> None:
    assert decode_tcvn3(data.encode("cp1252")) == text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (VIETNAMESE, "utf-8"),
        (VIETNAMESE, "tcvn3"),
        (VIETNAMESE, "vni"),
        (VIETNAMESE, "windows-1258"),
        (CHINESE, "gb18030"),
        (VIETNAMESE + CHINESE, "utf-8-sig"),
        (VIETNAMESE + CHINESE, "utf-16-le"),
        (VIETNAMESE + CHINESE, "utf-16-be"),
        (VIETNAMESE + CHINESE, "utf-16-le-sig"),
        (VIETNAMESE + CHINESE, "utf-16-be-sig"),
    ],
)
def test_recognised_and_written_as_it_was(text: str, name: str) -> None:
    data = encode(text, name, "a.txt")
    decoded = decode(data, "a.txt")
    assert decoded.encoding == name
    assert unicodedata.normalize("NFC", decoded.text) == text
    assert encode(decoded.text, decoded.encoding, "a.txt") == data
    quiet = name.endswith("-sig") or name == "utf-8"
    assert bool(decoded.remarks) is not quiet


def test_the_marks_are_those_of_the_standard() -> None:
    assert encode("a", "utf-16-be-sig", "") == codecs.BOM_UTF16_BE + b"\0a"
    assert encode("a", "utf-8-sig", "") == b"\xef\xbb\xbfa"


def test_decomposed_text_stays_decomposed() -> None:
    text = unicodedata.normalize("NFD", VIETNAMESE)
    assert decode(text.encode(), "a.txt").text == text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\x00\x01\x02\x03" * 9, "zero byte"),
        (b"a\0b", "zero byte"),
        ("L'été à la frontière, où les élèves…".encode("cp1252"), "neither UTF-8"),
        (VIETNAMESE.encode() + b"\xff" + VIETNAMESE.encode(), "line 3 is damaged UTF-8"),
        (VIETNAMESE.encode()[:-32], "damaged UTF-8"),
        (bytes(range(1, 256)), "neither UTF-8"),
        (codecs.BOM_UTF16_LE + b"a", "is not utf-16-le"),
    ],
)
def test_refused_in_one_line(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        decode(data, "a.txt")
    assert str(caught.value).startswith("a.txt: ")
    assert "\n" not in str(caught.value)


def test_what_the_user_says_is_obeyed() -> None:
    assert decode("é".encode("latin-1"), "a.txt", "latin-1").text == "é"
    assert decode("老街".encode("big5"), "a.txt", "Big5").text == "老街"
    assert decode("\ufeffé".encode("utf-16-le"), "a.txt", "utf-16").encoding == "utf-16-le-sig"
    assert decode("é".encode("utf-16-le"), "a.txt", "UTF-16").text == "é"
    assert decode(b"H\xb5", "a.txt", "ABC").text == "Hà"
    assert decode(b"\xef\xbb\xbfa", "a.txt", "utf-8").encoding == "utf-8-sig"
    with pytest.raises(InputError, match="no known encoding"):
        decode(b"a", "a.txt", "klingon")
    with pytest.raises(InputError, match="no known encoding"):
        decode(b"a", "a.txt", "rot13")
    with pytest.raises(InputError, match=r"line 2 \(byte 2\) is not utf-8"):
        decode(b"a\n\xff", "a.txt", "utf-8")


def test_what_cannot_be_written_is_said() -> None:
    with pytest.raises(InputError, match="'老' cannot be written in TCVN3"):
        encode("老街", "tcvn3", "a.txt")


def test_windows_1258_writes_composed_letters() -> None:
    assert encode_1258("ế ậ ự ỡ") == encode_1258("ê\u0301 â\u0323 ư\u0323 ơ\u0303")


@given(st.binary(max_size=60), st.sampled_from(["tcvn3", "vni", "gb18030", "windows-1258"]))
def test_any_bytes_come_back_or_utf8_is_promised(data: bytes, name: str) -> None:
    try:
        decoded = decode(data, "a.txt", name)
    except InputError:
        return
    if decoded.encoding != "utf-8":
        assert encode(decoded.text, decoded.encoding, "a.txt") == data
    else:
        assert decoded.remarks


@given(st.text(st.sampled_from("ab\r\n\u2028"), max_size=30))
def test_lines_are_counted_as_python_counts_them(text: str) -> None:
    lines = len(text.splitlines()) + (not text or text[-1] in "\r\n\u2028")
    assert len(line_starts(text)) == lines


def test_letters_of_latin_1_are_not_taken_for_vni() -> None:
    """VNI writes no â in one byte: a text of Latin-1 letters keeps them."""
    decoded = decode("café Nguyên Vân Sôn à Hanoi".encode("latin-1"), "a.txt")
    assert decoded.encoding != "vni"
    assert decoded.text == "café Nguyên Vân Sôn à Hanoi"
