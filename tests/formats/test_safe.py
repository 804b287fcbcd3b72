"""XML and ZIP files of strangers: what is refused, and with which words."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinoviet.errors import InputError
from sinoviet.formats import docx, xlsx
from sinoviet.formats.safe import open_zip, parse_xml, read_member, xml_text

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500
BILLION = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in files.items():
            target.writestr(name.replace("_dot_", "."), data)
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        f'<!DOCTYPE a [<!ENTITY a0 "x">{BILLION}]><a>&a8;</a>'.encode(),
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        b'<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a/>',
        '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'.encode(
            "utf-16"
        ),
        b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a +AFsAPAAh-ENTITY x "y"+AD4AXQ->+ADw-a/>',
        b"<a>&x;</a>",
        b"<a>",
        b"",
        b"<a>" * 300 + b"</a>" * 300,
    ],
)
def test_xml_that_is_refused(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        parse_xml(data, "a.xml")
    assert str(caught.value).startswith("a.xml: ")
    assert "\n" not in str(caught.value)


def test_a_giant_text_is_refused() -> None:
    with pytest.raises(InputError, match="not well-formed"):
        parse_xml(b"<a>" + b"x" * 11_000_000 + b"</a>", "a.xml")


@pytest.mark.parametrize(
    ("stream", "advice"),
    [
        ("WordDocument", "is an old Word file (.doc); save it as .docx"),
        ("Workbook", "is an old Excel file (.xls); save it as .xlsx"),
        ("EncryptedPackage", "is protected by a password; save it without one"),
        ("x", "is an old Office file; save it as .docx or .xlsx"),
    ],
)
def test_old_and_encrypted_office_files(stream: str, advice: str) -> None:
    data = OLE + stream.encode("utf-16-le") + b"\0" * 100
    for read in (docx.read, xlsx.read):
        with pytest.raises(InputError) as caught:
            read(data, "a.docx")
        assert str(caught.value) == f"a.docx: {advice}"


def test_zip_bombs() -> None:
    with pytest.raises(InputError, match="would unpack to 150 MB"):
        open_zip(zipped(a=b"\0" * 150_000_000), "a.docx")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for number in range(10_001):
            target.writestr(str(number), b"")
    with pytest.raises(InputError, match="has 10001 parts"):
        open_zip(out.getvalue(), "a.docx")


def test_a_size_that_lies() -> None:
    data = bytearray(zipped(a=b"\0" * 1_000_000))
    at = data.rindex(b"PK\x01\x02") + 24
    data[at : at + 4] = (1000).to_bytes(4, "little")
    with pytest.raises(InputError, match="its part a is missing or damaged"):
        read_member(open_zip(bytes(data), "a.docx"), "a", "a.docx")


def test_passwords_and_doubles() -> None:
    data = bytearray(zipped(a=b"x"))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    with pytest.raises(InputError, match="is protected by a password"):
        open_zip(bytes(data), "a.docx")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target, pytest.warns(UserWarning):
        target.writestr("a", b"1")
        target.writestr("a", b"2")
    with pytest.raises(InputError, match="two parts of one name"):
        open_zip(out.getvalue(), "a.docx")


def test_other_packages() -> None:
    with pytest.raises(InputError, match="is a ZIP file, but no Office file"):
        docx.read(zipped(a=b"x"), "a.docx")
    import openpyxl

    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    with pytest.raises(InputError, match=r"is an Excel file \(\.xlsx\), no Word file"):
        docx.read(out.getvalue(), "a.docx")
    import docx as python_docx

    out = io.BytesIO()
    python_docx.Document().save(out)
    with pytest.raises(InputError, match=r"is a Word file \(\.docx\), no Excel file"):
        xlsx.read(out.getvalue(), "a.xlsx")


@given(st.text())
def test_what_remains_is_xml(text: str) -> None:
    clean = xml_text(text)
    shown = clean.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert parse_xml(f"<a>{shown}</a>".encode(), "a").text in (
        clean.replace("\r\n", "\n").replace("\r", "\n"),
        None,
    )


@given(st.binary(max_size=200))
def test_noise_gives_one_clear_error(data: bytes) -> None:
    for read in (docx.read, xlsx.read):
        for start in (b"", b"PK\x03\x04", OLE[:8]):
            with pytest.raises(InputError):
                read(start + data, "a")
