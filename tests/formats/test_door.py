"""The door of the formats: which reader a file goes to, and what is refused."""

import io
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

from sinoviet import InputError, formats
from sinoviet.formats import FORMATS, format_of, read, read_bytes

XLIFF = b'<?xml version="1.0"?>\n<!-- a --><xliff version="1.2"/>'
TMX = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx/>'.encode(
    "utf-16"
)


def package(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "")
    return out.getvalue()


DOCX, XLSX = package("word/document.xml"), package("xl/workbook.xml")


def test_names_and_extensions_stand_once() -> None:
    extensions = [extension for kind in FORMATS for extension in kind.extensions]
    assert len(extensions) == len(set(extensions))
    assert len({kind.name for kind in FORMATS}) == len(FORMATS)


@pytest.mark.parametrize(
    "kind", [k for k in FORMATS if k.module not in ("docx", "xlsx", "xliff", "tmx")]
)
def test_every_format_has_its_module(kind: formats.Format) -> None:
    assert find_spec(f"sinoviet.formats.{kind.module}")


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"x", "a.TXT", "text"),
        (b"x", "a", "text"),
        (b"x", "a.log", "text"),
        (b"<!-- x --> <!DOCTYPE html><p>", "page", "html"),
        (b"\xef\xbb\xbf<html>", "page", "html"),
        (b"<?xml version='1.0'?><html xmlns='x'>", "a.xhtml", "html"),
        (b"<!-- sinoviet: ignore -->\n# x", "a.md", "markdown"),
        (b"\n1\r\n00:00:01,000 --> 00:00:02,000\r\nx", "standard input", "srt"),
        (b'# x\nmsgid ""\nmsgstr ""\n', "standard input", "po"),
        (XLIFF, "a.sdlxliff", "xliff"),
        (XLIFF, "standard input", "xliff"),
        (TMX, "a.tmx", "tmx"),
        (TMX, "a.bin", "tmx"),
        (DOCX, "a.docx", "docx"),
        (XLSX, "a.unknown", "xlsx"),
        (b"", "a.docx", "docx"),
    ],
)
def test_the_format_of_a_file(data: bytes, name: str, kind: str) -> None:
    assert format_of(data, name).name == kind


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (DOCX, "a.txt", "looks like DOCX; give it the extension .docx"),
        (XLSX, "a.csv", "looks like XLSX"),
        (DOCX, "a.xlsx", "looks like DOCX"),
        (XLIFF, "a.txt", "looks like XLIFF; give it the extension .xlf"),
        (b"<html>", "a.txt", "looks like HTML"),
        (b"<html>", "a.xliff", "looks like HTML"),
        (b"<?xml version='1.0'?><a/>", "a.txt", "looks like an XML file"),
        (package("a.txt"), "a.docx", "looks like a ZIP file"),
        (DOCX[:40], "a.docx", "looks like a damaged ZIP"),
        (b"Lao Cai", "a.docx", "is no DOCX file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1xx", "a.doc", "an old Office file .* save it as .docx"),
        (b"%PDF-1.7", "a.pdf", "looks like a PDF file; save its text"),
        (b"\x89PNG\r\n", "a.md", "looks like a picture"),
        (b"\0\1\2", "a.txt", "zero byte"),
    ],
)  # fmt: skip
def test_what_is_refused_is_said_in_one_line(data: bytes, name: str, said: str) -> None:
    with pytest.raises(InputError, match=f"^{name}: .*{said}") as caught:
        read_bytes(data, name)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("kind", FORMATS)
def test_an_empty_file_is_a_document_without_units(kind: formats.Format) -> None:
    document = read_bytes(b"", f"a{kind.extensions[0]}")
    assert (document.units, document.format) == ((), kind.name)


@pytest.mark.parametrize(
    "kind", [k for k in FORMATS if k.name not in ("docx", "xlsx", "xliff", "tmx")]
)
@pytest.mark.parametrize("data", [b"\n", b" \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_so_is_a_blank_one(kind: formats.Format, data: bytes) -> None:
    assert read_bytes(data, f"a{kind.extensions[0]}").units == ()


def test_files_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read(tmp_path / "a.txt")
    with pytest.raises(InputError, match="is a folder; name a file"):
        read(tmp_path)
    with pytest.raises(InputError, match="is no file name"):
        read("a\0.txt")
    large = tmp_path / "b.txt"
    large.write_bytes(b"x" * 11)
    monkeypatch.setattr(formats, "LARGEST", 10)
    with pytest.raises(InputError, match="is larger than"):
        read(large)
    with pytest.raises(InputError, match="is larger than"):
        read_bytes(b"x" * 11, "standard input")


def test_a_large_file_is_read_in_seconds() -> None:
    line = "Đoàn đại biểu tỉnh Hà Giang thăm huyện Malypho.\n\n".encode()
    assert len(read_bytes(line * 40_000, "a.txt").units) == 40_000
