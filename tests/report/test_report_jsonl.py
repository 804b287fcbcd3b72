"""The contract with programs: names and order of the keys, one line a draft."""

import json

from hostile import drafts
from hypothesis import given
from report_examples import DRAFTS

from sinoviet.check.rule import Checked
from sinoviet.report.jsonl import write

KEYS = [
    "code", "name", "severity", "message", "unit", "line", "column", "start", "end", "text",
    "suggestions", "id", "where", "certain",
]  # fmt: skip


def test_golden_keys() -> None:
    for line, draft in zip(write(DRAFTS).splitlines(), DRAFTS, strict=True):
        value = json.loads(line)
        assert list(value) == ["path", "findings", "remarks"]
        assert value["path"] == draft.document.path
        assert [list(finding) for finding in value["findings"]] == [KEYS] * len(draft.diagnostics)


def test_golden_finding() -> None:
    first = write(DRAFTS).partition('"findings": [')[2]
    assert first.startswith(
        '{"code": "SV101", "name": "form-to-avoid", "severity": "error",'
        ' "message": "the glossary advises against this form of 麻栗坡", "unit": "1", "line": 1,'
        ' "column": 41, "start": 40, "end": 46, "text": "Malipô", "suggestions": ["Malypho"],'
        ' "id": null, "where": "line 1", "certain": true}'
    )


@given(drafts())
def test_any_draft_is_one_line_and_comes_back(draft: Checked) -> None:
    text = write([draft])
    assert text.encode().decode().splitlines() == [text[:-1]]
    value = json.loads(text)
    assert value["path"] == draft.document.path
    assert [f["text"] for f in value["findings"]] == [d.text for d in draft.diagnostics]
