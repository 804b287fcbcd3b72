"""A short run of the fuzzer over every format that has a sample."""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_damaged_files_are_read_or_refused() -> None:
    sys.path.insert(0, str(ROOT / "tools"))
    try:
        from fuzz_formats import SAMPLES, fuzz
    finally:
        sys.path.pop(0)
    bad = [outcome for outcome in fuzz(SAMPLES, 50, 1) if outcome.kind in ("crash", "slow")]
    assert bad == []
