"""Findings for programs: one JSON object a draft, each on its own line."""

import json
import re
from collections.abc import Sequence
from typing import Any

from sinoviet.check.rule import Checked, Diagnostic

#: Characters that some readers take for the end of a line, and those that UTF-8 cannot hold.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def write(checked: Sequence[Checked]) -> str:
    """Return one line of JSON for each draft.

    >>> from sinoviet.formats.document import Document
    >>> print(write([Checked(Document("a.txt", "text", ()), (), (), 120, "vi")]), end="")
    {"path": "a.txt", "findings": [], "remarks": []}
    """
    return "".join(_line(draft) for draft in checked)


def _line(draft: Checked) -> str:
    value = {
        "path": draft.document.path,
        "findings": [_finding(diagnostic) for diagnostic in draft.diagnostics],
        "remarks": list(draft.document.remarks),
    }
    text = json.dumps(value, ensure_ascii=False)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def _finding(found: Diagnostic) -> dict[str, Any]:
    return {
        "code": found.code, "name": found.name, "severity": found.severity,
        "message": found.message, "unit": found.unit, "line": found.line, "column": found.column,
        "start": found.span.start, "end": found.span.end, "text": found.text,
        "suggestions": list(found.suggestions), "id": found.entry,
        "where": found.where, "certain": found.certain,
    }  # fmt: skip
