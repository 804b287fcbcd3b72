"""Subtitles: SRT and WebVTT.  A unit is a cue; its lines are joined, its tags are seams."""

import html as entities
import re

from sinoviet.errors import InputError
from sinoviet.formats.building import UnitBuilder
from sinoviet.formats.document import Document, Unit
from sinoviet.formats.encoding import Decoded, decode, line_starts, lines_of
from sinoviet.formats.ignore import NOTHING, ignored

_CLOCK = r"(?:\d{1,3}:)?\d{1,2}:\d{2}"
_TIMES = re.compile(rf"\s*({_CLOCK})[,.]\d{{1,3}}\s*-->\s*{_CLOCK}[,.]\d{{1,3}}(?:\s.*)?")
#: What is no text in a line: tags of both formats, positions of SRT, entities of VTT.
_SRT_MARKUP = re.compile(r"</?[A-Za-z][^<>]*>|\{\\[^{}]*\}")
_VTT_MARKUP = re.compile(r"</?[A-Za-z0-9][^<>]*>|</?>|&(?:amp|lt|gt|nbsp|lrm|rlm|#\d{1,7});")


def read(
    data: bytes, path: str, encoding: str | None = None, columns: tuple[str, ...] | None = None
) -> Document:
    """Read subtitles; a file that begins with ``WEBVTT`` is WebVTT, any other SRT.

    >>> cue = b"1\\n00:01:02,500 --> 00:01:04,000\\n<i>V\\xc4\\x83n</i>\\nS\\xc6\\xa1n\\n"
    >>> [(unit.target, unit.where) for unit in read(cue, "a.srt").units]
    [('Văn Sơn', 'cue 1, 00:01:02')]

    Raises :class:`~sinoviet.InputError` if a file with text has no cue.
    """
    decoded = decode(data, path, encoding)
    webvtt = decoded.text.lstrip().startswith("WEBVTT")
    units = _webvtt(decoded) if webvtt else _subrip(decoded)
    if not units and decoded.text.strip() and "-->" not in decoded.text and not webvtt:
        raise InputError(
            f"{path}: holds no line of times (00:01:02,500 --> 00:01:04,000); is it a subtitle file?"
        )
    return Document(
        path,
        "vtt" if webvtt else "srt",
        tuple(units),
        decoded.text,
        line_starts(decoded.text),
        decoded.encoding,
        remarks=decoded.remarks,
    )


def _subrip(decoded: Decoded) -> list[Unit]:
    """Read SRT: a cue goes on to the number of the next one, over blank lines as well."""
    text = decoded.text
    lines = lines_of(text)
    timed = [
        (at, match[1]) for at, span in enumerate(lines) if (match := _times(text, span)) is not None
    ]
    units: list[Unit] = []
    for order, (at, clock) in enumerate(timed):
        end = timed[order + 1][0] if order + 1 < len(timed) else len(lines)
        if end < len(lines) and _number(text, lines[end - 1]):
            end -= 1
        number = _number(text, lines[at - 1]) if at else ""
        where = f"cue {number or order + 1}, {clock}"
        _cue(text, lines[at + 1 : end], _SRT_MARKUP, where, NOTHING, units)
    return units


def _webvtt(decoded: Decoded) -> list[Unit]:
    """Read WebVTT: blocks between blank lines; a NOTE may switch rules off for the next cue."""
    text = decoded.text
    units: list[Unit] = []
    block: list[tuple[int, int]] = []
    ignore = NOTHING
    count = 0
    for span in [*lines_of(text), (0, 0)]:
        if text[span[0] : span[1]].strip():
            block.append(span)
            continue
        head = [match for line in block[:2] if (match := _times(text, line))]
        if head:
            count += 1
            body = block[1 if _times(text, block[0]) else 2 :]
            if _cue(text, body, _VTT_MARKUP, f"cue {count}, {head[0][1]}", ignore, units):
                ignore = NOTHING
        elif block:
            note = text[block[0][0] : block[-1][1]]
            ignore |= ignored(note[4:]) if note.startswith("NOTE") else NOTHING
        block = []
    return units


def _times(text: str, span: tuple[int, int]) -> re.Match[str] | None:
    """Return the match of a line that holds the times of a cue."""
    return _TIMES.fullmatch(text, *span) if text.find("-->", *span) >= 0 else None


def _number(text: str, span: tuple[int, int]) -> str:
    """Return a line that is the number of a cue, or nothing."""
    line = text[span[0] : span[1]].strip()
    return line if line.isdecimal() and len(line) < 8 else ""


def _cue(
    text: str,
    lines: list[tuple[int, int]],
    markup: re.Pattern[str],
    where: str,
    ignore: frozenset[str],
    units: list[Unit],
) -> bool:
    """Add the unit of one cue; tell whether it has text."""
    builder = UnitBuilder(text)
    for number, (start, end) in enumerate(lines):
        if number:
            builder.blank(lines[number - 1][1], start)
        at = start
        for match in markup.finditer(text, start, end):
            builder.words(at, match.start())
            if match[0].startswith("&"):
                builder.put(entities.unescape(match[0]), *match.span())
            at = match.end()
        builder.words(at, end)
    if builder.empty:
        return False
    units.append(builder.unit(str(len(units) + 1), where, ignore=ignore))
    return True
