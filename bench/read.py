"""Time the reading of 5 MB of Chinese text against pypinyin.lazy_pinyin, in one run.

    python bench/read.py [MEGABYTES]

The text is made of words drawn at random from the table of common words, with marks between, so
that no stretch stands twice.  pypinyin reads a tenth of it.
"""

import csv
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

from pypinyin import lazy_pinyin

from sinoviet import hanviet

ROOT = Path(__file__).parents[1]


def text(megabytes: float) -> str:
    with (ROOT / "data" / "words_cn.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    draw = random.Random(5)
    words = [row["zh"] for row in rows]
    counts = [int(row["count"]) for row in rows]
    pieces: list[str] = []
    size = 0
    while size < megabytes * 1e6:
        clause = "".join(draw.choices(words, counts, k=6)) + draw.choice("，。，、，\n")
        pieces.append(clause)
        size += 3 * len(clause)
    return "".join(pieces)


def speed(read: Callable[[str], object], sample: str) -> float:
    """Return megabytes a second, best of three."""
    size = len(sample.encode()) / 1e6
    best = 0.0
    for _ in range(3):
        start = time.perf_counter()
        read(sample)
        best = max(best, size / (time.perf_counter() - start))
    return best


def main() -> None:
    whole = text(float(sys.argv[1]) if len(sys.argv) > 1 else 5.0)
    hanviet("中国")
    lazy_pinyin("中国")
    ours = speed(hanviet, whole)
    theirs = speed(lazy_pinyin, whole[: len(whole) // 10])
    print(f"hanviet {ours:.2f} MB/s, lazy_pinyin {theirs:.3f} MB/s: {ours / theirs:.1f} x")


if __name__ == "__main__":
    main()
