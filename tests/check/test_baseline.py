"""Known findings: written, read, and not told again."""

import json
from collections import Counter
from pathlib import Path

import pytest

from sinoviet.check.baseline import dump, load, without_known
from sinoviet.check.rule import Checked, Diagnostic
from sinoviet.errors import InputError
from sinoviet.formats.document import Document, Unit
from sinoviet.resolver import Span

TEXT = "Bắc Hàn và Bắc Hàn, xa lắm mới tới nơi có Nam Hàn."


def found(text: str, code: str = "SV101", after: int = 0, target: str = TEXT) -> Diagnostic:
    start = target.index(text, after)
    span = Span(start, start + len(text))
    return Diagnostic(code, "form-to-avoid", "warning", "m", "1", span, text, ("x",))


def draft(*findings: Diagnostic, path: str = "a.txt", target: str = TEXT) -> Checked:
    return Checked(Document(path, "text", (Unit("1", target),)), findings, (), 9, "vi")


def known(tmp_path: Path, *drafts: Checked) -> Counter[tuple[str, str, str, str]]:
    path = tmp_path / "known.json"
    path.write_text(dump(drafts), encoding="utf-8")
    return load(path)


def test_what_is_written() -> None:
    value = json.loads(dump([draft(found("Nam Hàn"))]))
    assert value == {
        "version": 1,
        "known": [
            {
                "path": "a.txt", "code": "SV101", "text": "Nam Hàn",
                "context": " xa lắm mới tới nơi có Nam Hàn."[-28:],
            }
        ],
    }  # fmt: skip


def test_the_file_is_the_same_whatever_the_order() -> None:
    one, two = found("Bắc Hàn"), found("Nam Hàn")
    assert dump([draft(one, two)]) == dump([draft(two, one)])
    assert dump([]) == dump([draft()])


def test_known_findings_are_not_told_again(tmp_path: Path) -> None:
    one, two = found("Bắc Hàn"), found("Nam Hàn")
    assert without_known(draft(one, two), known(tmp_path, draft(one))).diagnostics == (two,)
    assert without_known(draft(one, two), known(tmp_path, draft(one, two))).diagnostics == ()
    assert without_known(draft(one, two), known(tmp_path)).diagnostics == (one, two)


def test_the_same_characters_in_another_place_are_told(tmp_path: Path) -> None:
    one, two = found("Bắc Hàn"), found("Bắc Hàn", after=3)
    assert without_known(draft(one, two), known(tmp_path, draft(one))).diagnostics == (two,)


def test_each_line_counts_once(tmp_path: Path) -> None:
    target = "Bắc Hàn"
    one = found("Bắc Hàn", target=target)
    twice = Checked(
        Document("a.txt", "text", (Unit("1", target), Unit("2", target))),
        (one, Diagnostic("SV101", "n", "warning", "m", "2", one.span, one.text)), (), 4, "vi",
    )  # fmt: skip
    left = without_known(twice, known(tmp_path, draft(one, target=target))).diagnostics
    assert [each.unit for each in left] == ["2"]


def test_it_holds_for_its_draft_and_rule_only(tmp_path: Path) -> None:
    one = found("Bắc Hàn")
    baseline = known(tmp_path, draft(one))
    assert without_known(draft(one, path="b.txt"), baseline).diagnostics == (one,)
    other = found("Bắc Hàn", code="SV102")
    assert without_known(draft(other), known(tmp_path, draft(one))).diagnostics == (other,)


def test_it_holds_when_the_line_moves(tmp_path: Path) -> None:
    moved = f"Một đoạn mới đã được đặt ở trước đoạn này. {TEXT}"
    one = found("Nam Hàn", target=moved)
    assert without_known(draft(one, target=moved), known(tmp_path, draft(found("Nam Hàn")))) == (
        draft(target=moved)
    )


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"version": 1}', '{"known": 3}', '{"known": [{}]}', '{"known": ["a"]}', "\u0000",
     '{"known": [{"path": "a", "code": "SV101", "text": "x"}]}', "[" * 100_000],
)  # fmt: skip
def test_what_is_no_baseline(tmp_path: Path, text: str) -> None:
    path = tmp_path / "known.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"known\.json: is no baseline; write one with"):
        load(path)


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="is no baseline"):
        load(path)


def test_values_that_are_no_texts(tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    row = {"path": ["a"], "code": {}, "text": 3, "context": None}
    path.write_text(json.dumps({"known": [row]}), encoding="utf-8")
    with pytest.raises(InputError, match="is no baseline"):
        load(path)


@pytest.mark.parametrize("name", ["absent.json", "."])
def test_a_file_that_cannot_be_read(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match=r"cannot be read \(.*\); name a baseline"):
        load(tmp_path / name)
