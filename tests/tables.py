"""Case tables: tests/cases/GROUP_KIND.tsv, where KIND says how far a table is to be believed.

``real`` cases were found in texts (``source`` says where), ``made`` ones were made up for the
test, ``failing`` ones are known defects: strict xfail, so that a repair must move the row.
Columns: input, expected, note, source.  A character that an editor would hide or change is
written ``\\u0301``.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

FOLDER = Path(__file__).with_name("cases")
HEADER = ["input", "expected", "note", "source"]
KINDS = ("real", "made", "failing")


def rows(path: Path) -> Iterator[list[str]]:
    """Yield the rows below the header, as they stand."""
    first, *lines = path.read_text(encoding="utf-8").splitlines()
    assert first.split("\t") == HEADER, f"{path.name}: the header is not {HEADER}"
    yield from (line.split("\t") for line in lines)


def unescape(cell: str) -> str:
    return (
        re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), cell)
        .replace("\\n", "\n")
        .replace("\\t", "\t")
    )


def cases(group: str) -> list[ParameterSet]:
    """Return ``(input, expected)`` of all the tables of ``group``, for ``parametrize``."""
    found = []
    for kind in KINDS:
        path = FOLDER / f"{group}_{kind}.tsv"
        if not path.exists():
            continue
        for number, (given, expected, note, _) in enumerate(rows(path), 2):
            marks = [pytest.mark.xfail(strict=True, reason=note)] if kind == "failing" else []
            label = f"{path.stem}:{number}"
            found.append(pytest.param(unescape(given), unescape(expected), id=label, marks=marks))
    assert found, f"no table of the group {group}"
    return found
