"""What a file is by its first bytes, whatever its name says."""

import re
import zipfile
from io import BytesIO

_XML_ROOT = re.compile(
    r"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*(?:\[.*?\])?>\s*)*<([\w:.-]+)", re.S
)
_HTML = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_ROOTS = {"xliff": "xliff", "tmx": "tmx", "html": "html"}
_SIGNATURES = {
    b"%PDF-": "a PDF file",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an old Office file (.doc, .xls)",
    b"{\\rtf": "an RTF file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a packed file (gzip)",
    b"Rar!": "a packed file (RAR)",
    b"7z\xbc\xaf": "a packed file (7z)",
    b"\x7fELF": "a program",
}
_PARTS = {"word/": "docx", "xl/": "xlsx"}
_HEAD = 4096


def looks_like(data: bytes) -> str:
    """Return the format that the first bytes show, or in words what else they are, or "".

    The formats are docx, xlsx, xliff, tmx and html; other texts do not show what they are.

    >>> looks_like(b"<?xml version='1.0'?><xliff version='1.2'>"), looks_like(b"%PDF-1.7")
    ('xliff', 'a PDF file')
    >>> looks_like("Văn Sơn".encode())
    ''
    """
    if data.startswith(b"PK\x03\x04"):
        return _package(data)
    for signature, name in _SIGNATURES.items():
        if data.startswith(signature):
            return name
    head = data[:_HEAD]
    utf16 = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = head.decode("utf-16" if utf16 else "utf-8-sig", "ignore")
    if _HTML.match(text):
        return "html"
    if not text.lstrip().startswith(("<?xml", "<xliff", "<tmx", "<!DOCTYPE")):
        return ""
    root = _XML_ROOT.match(text)
    return _ROOTS.get(root[1].rpartition(":")[2], "an XML file") if root else "an XML file"


def _package(data: bytes) -> str:
    try:
        names = zipfile.ZipFile(BytesIO(data)).namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, UnicodeDecodeError):
        return "a damaged ZIP or Office file"
    for folder, name in _PARTS.items():
        if any(part.startswith(folder) for part in names):
            return name
    return "a ZIP file"


def subtitles_or_catalogue(text: str) -> str:
    """Return vtt, srt or po for a text without a telling name, or "".

    >>> subtitles_or_catalogue("WEBVTT\\n"), subtitles_or_catalogue("Văn Sơn")
    ('vtt', '')
    """
    head = text[:_HEAD].lstrip("\ufeff \r\n")
    if head.startswith("WEBVTT"):
        return "vtt"
    if re.match(r"\d+\s*[\r\n]+\s*\d+:\d\d:\d\d[,.]\d+\s*-->", head):
        return "srt"
    return "po" if re.search(r'^msgid "', head, re.M) and "msgstr" in head else ""
