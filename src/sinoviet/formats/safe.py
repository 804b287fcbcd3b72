"""XML and ZIP files of strangers, opened with bounds; the only door to lxml.

Entities, external references, zip bombs, passwords and old binary files are refused.  Whatever a
library finds wrong with a file becomes an InputError of one line.
"""

from __future__ import annotations

import io
import lzma
import re
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from sinoviet.errors import InputError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["Element", "local", "open_zip", "parse_xml", "read_member", "serialize", "xml_text"]

_MOST_MEMBERS = 10_000
_MOST_BYTES = 500_000_000
_BOMB_BYTES = 100_000_000
_BOMB_RATIO = 200
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NOT_XML = re.compile(r"[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error,
    EOFError, KeyError, NotImplementedError, OSError, OverflowError, RuntimeError, ValueError,
)  # fmt: skip


def parse_xml(data: bytes, path: str) -> Element:
    """Return the root of an XML file that has no document type and no entities of its own.

    >>> parse_xml(b"<a><b/></a>", "a.xml").tag
    'a'

    Raises InputError if it is not well-formed, too deep, or declares a document type.
    """
    from lxml import etree

    for mark in ("<!DOCTYPE", "<!ENTITY"):
        if any(mark.encode(code) in data for code in ("utf-8", "utf-16-le", "utf-16-be")):
            raise InputError(
                f"{path}: has a document type declaration, which is refused; remove it"
            )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        reason = " ".join(str(error).split()) or "it is empty"
        raise InputError(f"{path}: is not well-formed XML ({reason}); save it again") from None
    if root.getroottree().docinfo.internalDTD is not None:  # in an encoding not searched above
        raise InputError(f"{path}: has a document type declaration, which is refused; remove it")
    return root


def local(node: Element) -> str:
    """Return the name of an element without its namespace, "" for a comment."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def serialize(root: Element) -> bytes:
    """Return an XML file as bytes, in UTF-8 with a declaration.

    >>> serialize(parse_xml(b"<a/>", "a.xml")).splitlines()[1]
    b'<a/>'
    """
    from lxml import etree

    tree = root.getroottree()
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def xml_text(text: str) -> str:
    """Return a text without the characters that XML does not allow.

    >>> xml_text("Hà\\x00 Nội\\n")
    'Hà Nội\\n'
    """
    return _NOT_XML.sub("", text)


def open_zip(data: bytes, path: str) -> zipfile.ZipFile:
    """Return a ZIP file of bounded size and without password.

    Raises InputError for anything else; old Word and Excel files are called by their name.
    """
    if not data.startswith(b"PK"):
        raise InputError(f"{path}: {_other(data)}")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        members = archive.infolist()
    except _DAMAGED:
        raise InputError(f"{path}: is damaged (an incomplete ZIP file); get it again") from None
    total = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if len(members) > _MOST_MEMBERS:
        raise InputError(f"{path}: has {len(members)} parts; at most {_MOST_MEMBERS} are read")
    if total > _MOST_BYTES or (total > _BOMB_BYTES and total > packed * _BOMB_RATIO):
        raise InputError(
            f"{path}: would unpack to {total // 1_000_000} MB, which is refused; split the file"
        )
    if any(member.flag_bits & 1 for member in members):
        raise InputError(f"{path}: is protected by a password; save it without one")
    names = [member.filename for member in members]
    if len(set(names)) < len(names):
        raise InputError(f"{path}: has two parts of one name; save it again")
    return archive


def read_member(archive: zipfile.ZipFile, name: str, path: str) -> bytes:
    """Return one file of a ZIP file; raise InputError if it is missing or damaged."""
    try:
        return archive.read(name)
    except _DAMAGED:
        raise InputError(f"{path}: its part {name} is missing or damaged; save it again") from None


def _other(data: bytes) -> str:
    """Say what a file is that is no ZIP file, and what to do."""
    if data.startswith(_OLE):
        streams = {
            "EncryptedPackage": "is protected by a password; save it without one",
            "WordDocument": "is an old Word file (.doc); save it as .docx",
            "Workbook": "is an old Excel file (.xls); save it as .xlsx",
            "Book": "is an old Excel file (.xls); save it as .xlsx",
        }
        for stream, advice in streams.items():
            if stream.encode("utf-16-le") in data:
                return advice
        return "is an old Office file; save it as .docx or .xlsx"
    if not data:
        return "is empty"
    if data.startswith(b"{\\rtf"):
        return "is an RTF file; save it as .docx"
    if data.startswith(b"%PDF"):
        return "is a PDF file; check the file it was made from"
    return "is not an Office file (.docx, .xlsx); save it as one"
