"""The copies that ``sinoviet check`` writes: the draft with remarks, the draft corrected, a patch."""

import unicodedata
from collections.abc import Sequence
from importlib import import_module

from sinoviet import formats
from sinoviet.check.parallel import own_unit
from sinoviet.check.rule import Checked, Diagnostic
from sinoviet.formats.document import Document, Edit, Note
from sinoviet.formats.patch import diff, fix, to_bytes

_SHOWN = 60  # characters of the draft that a line of a patch shows


def annotated(data: bytes, document: Document, checked: Checked) -> bytes:
    """Return a copy of the draft with a remark on each finding.

    Of a text it is a patch with the certain corrections, behind which every other finding is told in a line.
    """
    if not is_annotated(document):
        changes = edits(document, checked)
        told = [
            _line(found)
            for found in checked.diagnostics
            if not _is_mended(found, changes, document)
        ]
        return "".join([diff(document, fix(document, changes).text), *told]).encode()
    kind = next(each for each in formats.FORMATS if each.name == document.format)
    notes = []
    for found in checked.diagnostics:
        unit, start, end = own_unit(document, found.unit, found.span.start, found.span.end)
        notes.append(Note(unit, start, end, remark(found)))
    made: bytes = import_module(f"sinoviet.formats.{kind.module}").annotate(data, notes)
    return made


def _line(found: Diagnostic) -> str:
    """Return a finding as a line of a patch that ``patch`` passes over."""
    where = f"{found.line}:{found.column}" if found.line is not None else found.where
    words = " ".join(found.text.split())
    return f"# {where}: {words[:_SHOWN]}{'…' if len(words) > _SHOWN else ''}: {remark(found)}\n"


def _is_mended(found: Diagnostic, changes: Sequence[Edit], document: Document) -> bool:
    """Return whether a correction stands for a finding."""
    place = own_unit(document, found.unit, found.span.start, found.span.end)
    return found.certain and any((one.unit, one.start, one.end) == place for one in changes)


def remark(found: Diagnostic) -> str:
    """Return a finding as a remark in the margin.

    >>> from sinoviet.resolver import Span
    >>> remark(Diagnostic("SV101", "form-to-avoid", "warning", "why", "1", Span(0, 1), "A", ("B",)))
    'SV101 form-to-avoid: why. Write: B'
    """
    offered = (
        f". {found.remedy.capitalize()}: {' / '.join(found.suggestions)}"
        if found.suggestions
        else ""
    )
    return f"{found.code} {found.name}: {found.message}{offered}"


def corrected(data: bytes, document: Document, checked: Checked) -> bytes:
    """Return a copy of the draft in which every finding with one certain correction is mended."""
    changes = edits(document, checked)
    if document.text is not None and not is_annotated(document):
        return to_bytes(document, fix(document, changes).text)
    kind = next(each for each in formats.FORMATS if each.name == document.format)
    made: bytes = import_module(f"sinoviet.formats.{kind.module}").fix(data, changes)
    return made


def is_annotated(document: Document) -> bool:
    """Return whether a format takes remarks, and puts its corrections in by itself."""
    kind = next(each for each in formats.FORMATS if each.name == document.format)
    return kind.annotates


def edits(document: Document, checked: Checked) -> list[Edit]:
    """Return the certain corrections, none over another, composed or decomposed like what they stand in."""
    made: list[Edit] = []
    ends: dict[str, int] = {}
    texts = {unit.id: unit.target for unit in document.units}
    for found in checked.diagnostics:
        if found.certain and found.suggestions:
            unit, start, end = own_unit(document, found.unit, found.span.start, found.span.end)
            if start >= ends.get(unit, 0):
                # SV301 asks for composed letters: what it offers is not taken apart again
                form = found.suggestions[0]
                if found.code != "SV301" and is_decomposed(texts.get(unit, "")):
                    form = unicodedata.normalize("NFD", form)
                made.append(Edit(unit, start, end, form))
                ends[unit] = end
    return made


def is_decomposed(text: str) -> bool:
    """Return whether a text has its marks apart from their letters, and no letter with its mark.

    >>> is_decomposed("Ha\u0300 No\u0323\u0302i"), is_decomposed("Hà Nội"), is_decomposed("Ha\u0300 Nội")
    (True, False, False)
    """
    return unicodedata.is_normalized("NFD", text) and not unicodedata.is_normalized("NFC", text)
