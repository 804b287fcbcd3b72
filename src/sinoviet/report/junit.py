"""Findings as JUnit XML: a suite for each draft, a case for each finding.

Errors and warnings are failures; a hint passes and tells its text as output, so that it never
breaks a build.  A clean draft has one case, which passes.
"""

from collections.abc import Sequence
from xml.etree import ElementTree

from sinoviet.check.rule import Checked, Diagnostic
from sinoviet.report.characters import storable
from sinoviet.report.facts import counted, place


def write(checked: Sequence[Checked]) -> str:
    """Return a JUnit XML document.

    >>> from sinoviet.formats.document import Document
    >>> "<testcase" in write([Checked(Document("a.txt", "text", ()), (), (), 120, "vi")])
    True
    """
    root = ElementTree.Element("testsuites", name="sinoviet")
    suites = [_suite(root, draft) for draft in checked]
    for key in ("tests", "failures"):
        root.set(key, str(sum(int(suite.get(key, "0")) for suite in suites)))
    ElementTree.indent(root)
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'


def _suite(root: ElementTree.Element, draft: Checked) -> ElementTree.Element:
    path = storable(draft.document.path)
    counts = counted(draft.diagnostics)
    suite = ElementTree.SubElement(
        root, "testsuite", name=path,
        tests=str(max(1, counts.total)), failures=str(counts.errors + counts.warnings),
        errors="0", skipped="0",
    )  # fmt: skip
    for found in draft.diagnostics:
        _case(suite, path, found)
    if not draft.diagnostics:
        ElementTree.SubElement(suite, "testcase", name="names", classname=path)
    if draft.document.remarks:
        out = ElementTree.SubElement(suite, "system-out")
        out.text = storable("\n".join(draft.document.remarks))
    return suite


def _case(suite: ElementTree.Element, path: str, found: Diagnostic) -> None:
    where = storable(place(path, found))
    case = ElementTree.SubElement(
        suite, "testcase", name=f"{found.code} {found.name} at {where}", classname=path, file=path
    )
    if found.line is not None:
        case.set("line", str(found.line))
    lines = [f"{where}: {found.severity} {found.code} {found.name}", found.text, found.message]
    if found.suggestions:
        lines.append(f"{found.remedy}: " + " | ".join(found.suggestions))
    if found.severity == "hint":
        told = ElementTree.SubElement(case, "system-out")
    else:
        message = storable(found.message)
        told = ElementTree.SubElement(case, "failure", type=found.code, message=message)
    told.text = storable("\n".join(lines))
