"""Findings for a terminal: where, the line with the characters marked, why, what to write."""

from collections.abc import Callable, Iterator, Sequence

from sinoviet.check.rule import Checked, Diagnostic
from sinoviet.formats.document import Unit
from sinoviet.report.characters import is_mark, visible, width
from sinoviet.report.context import around, head
from sinoviet.report.facts import counted, length, place, several, total

_COLOURS = {"error": "1;31", "warning": "1;33", "hint": "1;36", "name": "1", "write": "32"}
_SOURCE = 88  # columns of the source shown

#: Puts a text into the colour of a thing of ``_COLOURS``.
Paint = Callable[[str, str], str]


def write(checked: Sequence[Checked], *, colour: bool = False) -> str:
    """Return the findings of all drafts as lines of text, with ANSI colours if asked.

    >>> from sinoviet.formats.document import Document
    >>> print(write([Checked(Document("a.txt", "text", ()), (), (), 120, "vi")]), end="")
    a.txt: nothing found in 120 words
    """
    paint = _coloured if colour else _plain
    lines: list[str] = []
    for draft in checked:
        if lines and draft.diagnostics:
            lines.append("")
        lines.extend(_draft(draft, paint))
    if len(checked) != 1:
        lines.append(f"{several(len(checked), 'draft')}: {total(checked)}")
    return "".join(f"{line}\n" for line in lines)


def _plain(text: str, _thing: str) -> str:
    return text


def _coloured(text: str, thing: str) -> str:
    return f"\x1b[{_COLOURS[thing]}m{text}\x1b[0m"


def _draft(draft: Checked, paint: Paint) -> Iterator[str]:
    path = visible(draft.document.path)
    units = {unit.id: unit for unit in draft.document.units}
    for diagnostic in draft.diagnostics:
        yield from _finding(path, diagnostic, units[diagnostic.unit], paint)
        yield ""
    for remark in draft.document.remarks:
        yield f"{path}: {visible(remark)}"
    yield f"{paint(path, 'name')}: {counted(draft.diagnostics)} in {length(draft)}"


def _finding(path: str, found: Diagnostic, unit: Unit, paint: Paint) -> Iterator[str]:
    severity = paint(found.severity, found.severity)
    yield f"{paint(visible(place(path, found)), 'name')}: {severity} {found.code} {found.name}"
    context = around(unit.target, found.span.start, found.span.end)
    before, marked = visible(context.before), visible(context.marked)
    yield f"    {before}{paint(marked, found.severity)}{visible(context.after)}".rstrip()
    column = width(before)
    if marked and is_mark(marked[0]) and column:
        column -= 1  # the mark sits on the letter before
    yield " " * (4 + column) + paint("^" * max(1, width(marked)), found.severity)
    if unit.source:
        yield f"    source: {_source(unit.source, found)}"
    yield f"    why: {visible(found.message)}"
    if found.suggestions:
        listed = " | ".join(paint(visible(text), "write") for text in found.suggestions)
        yield f"    {found.remedy}: {listed}"


def _source(text: str, found: Diagnostic) -> str:
    """Return the source, or what of it stands around the name that is meant, in brackets."""
    if found.source is None:
        return head(visible(text), _SOURCE)
    context = around(text, found.source.start, found.source.end)
    return f"{visible(context.before)}[{visible(context.marked)}]{visible(context.after)}"
