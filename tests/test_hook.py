"""The hook for pre-commit is asked for the files that the checker reads."""

import re
from pathlib import Path

import pytest

from sinoviet.formats import FORMATS

HOOK = (Path(__file__).parents[1] / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
PATTERN = re.search(r"^  files: (.+)$", HOOK, re.M)


@pytest.mark.parametrize("extension", [e for each in FORMATS for e in each.extensions])
def test_the_hook_is_asked_for_drafts_but_not_for_tables(extension: str) -> None:
    assert PATTERN is not None
    table = extension in (".csv", ".tsv", ".tab")
    assert (re.search(PATTERN[1], f"drafts/a{extension}") is None) == table


def test_the_hook_leaves_other_files_alone() -> None:
    assert PATTERN is not None
    assert not re.search(PATTERN[1], "src/program.py")
