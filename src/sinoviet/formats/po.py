"""Gettext catalogues: a unit is one translation, its source the msgid; polib judges the syntax."""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sinoviet.errors import InputError
from sinoviet.formats.building import UnitBuilder
from sinoviet.formats.document import Document, Unit
from sinoviet.formats.encoding import decode, line_starts, place
from sinoviet.formats.ignore import NOTHING, ignored

if TYPE_CHECKING:
    from polib import POEntry, POFile

_CHARSET = re.compile(rb"^\"Content-Type:[^\"]*charset=([\w.:-]+)", re.M | re.I)
_STRING = re.compile(r'\s*(?:(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s*)?"(.*)"\s*')
_LINE = re.compile("[^\r\n]+")
_ESCAPE = re.compile(r'\\([\\ntrvbf"])')
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "v": "\v", "b": "\b", "f": "\f"}
#: What polib takes for the end of a line, though gettext does not.
_ODD_BREAKS = str.maketrans(dict.fromkeys("\v\f\x1c\x1d\x1e\x85\u2028\u2029", " "))


@dataclass(slots=True)
class _Spans:
    """Where the strings of one entry stand in the file: under each keyword, its lines."""

    strings: dict[str, list[tuple[int, int]]] = field(default_factory=dict)


def read(
    data: bytes, path: str, encoding: str | None = None, columns: tuple[str, ...] | None = None
) -> Document:
    """Read a PO file.  The header and obsolete entries are left out, fuzzy ones are read.

    A translator's comment ``# sinoviet: ignore SV201`` holds for its entry.

    >>> unit = read('msgid "Văn Sơn"\\nmsgstr "文山"\\n'.encode(), "a.po").units[0]
    >>> unit.source, unit.target, unit.offset(0)
    ('Văn Sơn', '文山', 24)

    Raises :class:`~sinoviet.InputError` where the syntax is broken, with the line.
    """
    said = _CHARSET.search(data)
    decoded = decode(data, path, encoding, said and said[1].decode("latin-1"))
    text = decoded.text
    starts = line_starts(text)
    catalogue = _parse(text, path)
    entries = [entry for entry in catalogue if not entry.obsolete]
    spans = _scan(text, path, starts)
    if len(entries) != len(spans):
        raise InputError(f"{path}: an entry has no msgid or no msgstr; check it with msgfmt -c")
    units: list[Unit] = []
    for entry, places in zip(entries, spans, strict=True):
        ignore = NOTHING.union(*map(ignored, entry.tcomment.split("\n")))
        for keyword, strings in places.strings.items():
            if not keyword.startswith("msgstr"):
                continue
            where = f"entry at line {place(starts, strings[0][0])}"
            where += " (fuzzy)" if entry.fuzzy else ""
            source = _source(entry, keyword)
            units.append(_unit(text, strings, str(len(units) + 1), where, source, ignore))
    return Document(
        path,
        "po",
        tuple(units),
        text,
        starts,
        decoded.encoding,
        catalogue.metadata.get("X-Source-Language", "").replace("_", "-"),
        catalogue.metadata.get("Language", "").replace("_", "-"),
        decoded.remarks,
    )


def _parse(text: str, path: str) -> "POFile":
    """Let polib read the text, and turn its complaint into ours."""
    import polib

    try:
        # The line end keeps polib from taking a text of one line for the name of a file.
        return polib.pofile(text.translate(_ODD_BREAKS) + "\n")
    except (OSError, ValueError, IndexError) as error:
        found = re.search(r"line (\d+)", str(error))
        where = f"line {found[1]}" if found else "the file"
        raise _broken(path, where) from error


def _broken(path: str, where: str) -> InputError:
    return InputError(f"{path}: {where}: is no valid PO; check it with msgfmt -c")


def _source(entry: "POEntry", keyword: str) -> str:
    """Return what a translation renders: the plural, but for the first of several forms."""
    singular = keyword == "msgstr" or (keyword == "msgstr[0]" and len(entry.msgstr_plural) > 1)
    return entry.msgid if singular else entry.msgid_plural


def _scan(text: str, path: str, starts: tuple[int, ...]) -> list[_Spans]:
    """Return the places of the strings of each entry that is neither header nor obsolete."""
    found: list[_Spans] = []
    keyword = ""
    for line in _LINE.finditer(text):
        match = _STRING.fullmatch(text, *line.span())
        if match is None:
            if line[0].strip() and not line[0].lstrip().startswith("#"):
                raise _broken(path, f"line {place(starts, line.start())}")
            continue
        if match[1]:
            keyword = match[1]
            before = found[-1].strings if found else {}
            if keyword in ("msgctxt", "msgid") and ("msgid" in before or not found):
                found.append(_Spans())
        if found:
            found[-1].strings.setdefault(keyword, []).append(match.span(2))
    header = next(
        (
            n
            for n, e in enumerate(found)
            if all(a == b for a, b in e.strings.get("msgid", [(0, 1)]))
        ),
        None,
    )
    return [entry for number, entry in enumerate(found) if number != header]


def _unit(
    text: str,
    strings: list[tuple[int, int]],
    name: str,
    where: str,
    source: str,
    ignore: frozenset[str],
) -> Unit:
    """Return the unit of one translation, which may stand on several lines."""
    builder = UnitBuilder(text)
    for start, end in strings:
        at = start
        for match in _ESCAPE.finditer(text, start, end):
            builder.take(at, match.start())
            builder.put(_ESCAPED.get(match[1], match[1]), *match.span())
            at = match.end()
        builder.take(at, end)
    if builder.empty:
        return Unit(name, "", source, where, ((0, strings[0][0]),), ignore)
    return builder.unit(name, where, source=source, ignore=ignore)
