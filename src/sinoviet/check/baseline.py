"""Findings that are known: kept in a file, and not told again.

The file is JSON: ``{"version": 1, "known": [{"path", "code", "text", "context"}, …]}``.  A finding is
known by its draft, rule and characters and by the text around them, not by its line: it stays
known when lines are put in above it.
"""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from sinoviet.check.rule import Checked, Diagnostic
from sinoviet.errors import InputError

_AROUND = 20  # code points of context on each side

Key = tuple[str, str, str, str]


def _key(checked: Checked, found: Diagnostic) -> Key:
    unit = next(unit for unit in checked.document.units if unit.id == found.unit)
    start, end = max(0, found.span.start - _AROUND), found.span.end + _AROUND
    return (Path(checked.document.path).as_posix(), found.code, found.text, unit.target[start:end])


def dump(drafts: Sequence[Checked]) -> str:
    """Return a baseline of all findings of these drafts."""
    keys = sorted(_key(checked, found) for checked in drafts for found in checked.diagnostics)
    names = ("path", "code", "text", "context")
    known = [dict(zip(names, key, strict=True)) for key in keys]
    return json.dumps({"version": 1, "known": known}, ensure_ascii=False, indent=1) + "\n"


def load(path: Path) -> Counter[Key]:
    """Read a baseline.

    Raises :class:`~sinoviet.InputError` if the file cannot be read or is none.
    """
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
        return Counter((k["path"], k["code"], k["text"], k["context"]) for k in value["known"])
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); name a baseline") from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError(f"{path}: is no baseline; write one with --write-baseline") from error


def without_known(checked: Checked, known: Counter[Key]) -> Checked:
    """Return a draft without the findings that the baseline has; each of its lines counts once."""
    left = []
    for found in checked.diagnostics:
        key = _key(checked, found)
        if known[key] > 0:
            known[key] -= 1
        else:
            left.append(found)
    return replace(checked, diagnostics=tuple(left))
