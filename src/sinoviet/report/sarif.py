"""Findings as SARIF 2.1.0, the format that code hosts and editors read.

A finding in a format with lines has a region that counts code points; in other formats its place
is a logical location, told in words.  Only corrections that are certain become fixes.
"""

import json
import os
import re
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from sinoviet.check.rule import Checked, Diagnostic, RuleText
from sinoviet.formats.document import Document, Unit
from sinoviet.report.characters import storable
from sinoviet.report.facts import rule_texts, sentence

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {"error": "error", "warning": "warning", "hint": "note"}
#: Characters that some file format would have to escape: no fix is given with them.
_MARKUP = re.compile(r"[<>&\"'\\,;|\t\r\n]")


def write(checked: Sequence[Checked], rules: Sequence[RuleText] = (), *, version: str = "") -> str:
    """Return a SARIF log of one run; ``version`` is that of the program.

    >>> from sinoviet.formats.document import Document
    >>> log = write([Checked(Document("a.txt", "text", ()), (), (), 120, "vi")])
    >>> json.loads(log)["runs"][0]["columnKind"]
    'unicodeCodePoints'
    """
    texts = rule_texts(checked, rules)
    index = {rule.code: i for i, rule in enumerate(texts)}
    driver: dict[str, Any] = {"name": "sinoviet", "rules": [_rule(rule) for rule in texts]}
    if version:
        driver["version"] = version
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": _uri(draft.document.path)}} for draft in checked],
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [
                    _remark(i, draft.document.path, remark)
                    for i, draft in enumerate(checked)
                    for remark in draft.document.remarks
                ],
            }
        ],
        "results": [
            result for i, draft in enumerate(checked) for result in _draft(i, draft, index)
        ],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return storable(json.dumps(log, ensure_ascii=False, indent=1)) + "\n"


def _uri(path: str) -> str:
    pure = PurePath(path)
    if pure.is_absolute():
        return pure.as_uri()
    return quote(os.fsencode(pure.as_posix()))


def _rule(rule: RuleText) -> dict[str, Any]:
    value: dict[str, Any] = {"id": rule.code, "name": rule.name}
    if rule.summary:
        value["shortDescription"] = {"text": rule.summary}
    if rule.help:
        value["help"] = {"text": rule.help}
    return value


def _remark(index: int, path: str, remark: str) -> dict[str, Any]:
    artifact = {"uri": _uri(path), "index": index}
    return {
        "level": "note",
        "message": {"text": remark},
        "locations": [{"physicalLocation": {"artifactLocation": artifact}}],
    }


def _draft(index: int, draft: Checked, rules: dict[str, int]) -> list[dict[str, Any]]:
    document = draft.document
    artifact = {"uri": _uri(document.path), "index": index}
    units = {unit.id: unit for unit in document.units}
    results = []
    for found in draft.diagnostics:
        unit = units[found.unit]
        region = _region(document, unit, found)
        physical = {"artifactLocation": artifact, **({"region": region} if region else {})}
        location: dict[str, Any] = {"physicalLocation": physical}
        if region is None and found.where:
            location["logicalLocations"] = [{"fullyQualifiedName": found.where, "name": found.unit}]
        result = {
            "ruleId": found.code,
            "ruleIndex": rules[found.code],
            "level": _LEVELS[found.severity],
            "message": {"text": sentence(found)},
            "locations": [location],
            "properties": {"text": found.text, "suggestions": list(found.suggestions)},
        }
        if region and _may_fix(document, unit, found):
            result["fixes"] = [_fix(artifact, region, found.suggestions[0])]
        results.append(result)
    return results


def _region(document: Document, unit: Unit, found: Diagnostic) -> dict[str, Any] | None:
    """Return where a finding stands in the file, or None in a format without lines."""
    if found.line is None or found.column is None:
        return None
    line, column = found.line, found.column + len(found.text)
    last = unit.offset(found.span.end - 1) if found.span.start < found.span.end else None
    if last is not None and document.text is not None:
        line, column = document.position(last)
        column += 1  # a region ends behind its last character
    return {
        "startLine": found.line,
        "startColumn": found.column,
        "endLine": line,
        "endColumn": column,
        "snippet": {"text": found.text},
    }


def _may_fix(document: Document, unit: Unit, found: Diagnostic) -> bool:
    """Return whether the file holds the very characters of the finding, and no escapes are due."""
    if not (found.certain and found.suggestions and document.text and found.text):
        return False
    start = unit.offset(found.span.start)
    stands = start is not None and document.text.startswith(found.text, start)
    return stands and not _MARKUP.search(found.text + found.suggestions[0])


def _fix(artifact: dict[str, Any], region: dict[str, Any], text: str) -> dict[str, Any]:
    deleted = {key: value for key, value in region.items() if key != "snippet"}
    replacement = {"deletedRegion": deleted, "insertedContent": {"text": text}}
    return {
        "description": {"text": f"write {text}"},
        "artifactChanges": [{"artifactLocation": artifact, "replacements": [replacement]}],
    }
