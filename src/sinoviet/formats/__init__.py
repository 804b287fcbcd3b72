"""A file <-> a Document of Units: one file a format; nothing here knows of names or languages.

The format is told by the name of the file, and the content must agree: a Word file called
``.txt`` is refused with what it looks like.
"""

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path, PurePath
from typing import Protocol, cast

from sinoviet.errors import InputError
from sinoviet.formats.document import Document
from sinoviet.formats.encoding import decode
from sinoviet.formats.sniff import looks_like, subtitles_or_catalogue

LARGEST = 200_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Format:
    """One file format: its name, its file name extensions, what is read of it.

    ``bilingual``: units may have a source; ``annotates``: remarks can be written into a copy.
    ``module`` has ``read(data, path, encoding, columns)``.

    >>> FORMATS[0].name, FORMATS[0].extensions
    ('text', ('.txt', '.text'))
    """

    name: str
    extensions: tuple[str, ...]
    reads: str
    bilingual: bool
    annotates: bool
    module: str


FORMATS = (
    Format("text", (".txt", ".text"), "paragraphs", False, False, "plain"),
    Format("markdown", (".md", ".markdown"), "paragraphs, headings, items, cells", False, False, "markdown"),
    Format("html", (".html", ".htm", ".xhtml"), "blocks of text", False, False, "html"),
    Format("srt", (".srt",), "cues", False, False, "subtitles"),
    Format("vtt", (".vtt",), "cues", False, False, "subtitles"),
    Format("csv", (".csv",), "cells, or pairs of cells", True, False, "delimited"),
    Format("tsv", (".tsv", ".tab"), "cells, or pairs of cells", True, False, "delimited"),
    Format("po", (".po", ".pot"), "translations", True, False, "po"),
    Format("docx", (".docx",), "paragraphs, tables, notes, text boxes", True, True, "docx"),
    Format("xlsx", (".xlsx",), "cells, or pairs of cells", True, True, "xlsx"),
    Format("xliff", (".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff"), "segments", True, True, "xliff"),
    Format("tmx", (".tmx",), "segments", True, True, "tmx"),
)  # fmt: skip
_BY_NAME = {each.name: each for each in FORMATS}
_BY_EXTENSION = {extension: each for each in FORMATS for extension in each.extensions}
#: Formats whose files are no texts.
_PACKAGES = ("docx", "xlsx")
_REMEDIES = {
    "an old Office file (.doc, .xls)": "save it as .docx or .xlsx",
    "a PDF file": "save its text as .docx or .txt",
    "an RTF file": "save it as .docx",
}


class _Reader(Protocol):
    def __call__(
        self, data: bytes, path: str, encoding: str | None, columns: tuple[str, ...] | None
    ) -> Document: ...


def read(
    path: str | Path, *, encoding: str | None = None, columns: tuple[str, ...] | None = None
) -> Document:
    """Read a draft.

    ``encoding`` names the encoding of a text file (utf-8, gb18030, tcvn3, vni, windows-1258 …);
    ``columns`` the column of the source and that of the target in a table, or the one to check.

    Raises :class:`~sinoviet.InputError` if the file cannot be read, or not as what it seems to be.
    """
    name = str(path)
    try:
        file = Path(name)
        if file.is_dir():
            raise InputError(f"{name}: is a folder; name a file")
        if file.stat().st_size > LARGEST:
            raise _too_large(name)
        data = file.read_bytes()
    except OSError as error:
        raise InputError(f"{name}: cannot be read ({error.strerror}); name a file") from error
    except ValueError as error:
        raise InputError(f"{name!r}: is no file name ({error}); name a file") from error
    return read_bytes(data, name, encoding=encoding, columns=columns)


def read_bytes(
    data: bytes,
    path: str,
    *,
    encoding: str | None = None,
    columns: tuple[str, ...] | None = None,
) -> Document:
    """Read a draft from its bytes; ``path`` is its name, for the format and for messages.

    >>> read_bytes("Văn Sơn".encode(), "a.txt").units[0].target
    'Văn Sơn'

    Raises :class:`~sinoviet.InputError` like :func:`read`.
    """
    if len(data) > LARGEST:
        raise _too_large(path)
    kind = format_of(data, path)
    if not data:
        empty = None if kind.name in _PACKAGES else ""
        return Document(path, kind.name, (), empty, (0,), "" if empty is None else "utf-8")
    reader = cast(_Reader, import_module(f"{__name__}.{kind.module}").read)
    return reader(data, path, encoding, columns)


def format_of(data: bytes, path: str) -> Format:
    """Return the format of a file, by its name or else by its content.

    >>> format_of(b"", "a.csv").name, format_of(b"WEBVTT\\n", "standard input").name
    ('csv', 'vtt')

    Raises :class:`~sinoviet.InputError` if name and content disagree, or nothing reads it.
    """
    named = _BY_EXTENSION.get(PurePath(path).suffix.lower())
    seen = looks_like(data)
    if named is None:
        return (
            _BY_NAME[seen or _kind_of_text(data)]
            if seen in (*_BY_NAME, "")
            else _refuse(path, seen)
        )
    if not data or seen == named.name or _may_be(named.name, seen):
        return named
    return _refuse(path, seen)


def _may_be(name: str, seen: str) -> bool:
    """Tell whether content that looks like ``seen`` may stand in a file of the format ``name``."""
    if name == "html":
        return seen in ("", "an XML file")
    return seen == "" and name not in _PACKAGES


def _kind_of_text(data: bytes) -> str:
    head = data[:8192]
    try:
        text = decode(head[: head.rfind(b"\n") + 1] or head, "").text
    except InputError:
        return "text"
    return subtitles_or_catalogue(text) or "text"


def _refuse(path: str, seen: str) -> Format:
    """Say what a file looks like that is called something else."""
    if seen in _BY_NAME:
        found = _BY_NAME[seen]
        raise InputError(
            f"{path}: looks like {found.name.upper()}; give it the extension {found.extensions[0]}"
        )
    if not seen:
        extension = PurePath(path).suffix
        raise InputError(f"{path}: is no {extension[1:].upper()} file; check its extension")
    raise InputError(
        f"{path}: looks like {seen}; {_REMEDIES.get(seen, 'name a text, table or Office file')}"
    )


def _too_large(path: str) -> InputError:
    return InputError(f"{path}: is larger than {LARGEST // 1_000_000} MB; split it")
