"""Throughput of the whole resolver on growing texts: MB/s, and whether it stays linear.

    python bench/throughput.py

Text: the Vietnamese seeds repeated to 1, 2 and 4 MB.  Memory is the peak of Python's own
allocations while the mentions are streamed and dropped.
"""

import time
import tracemalloc
from pathlib import Path

from sinoviet.resolver import Resolver

SEEDS = Path(__file__).parents[1] / "seeds"


def main() -> None:
    seeds = "\n".join(p.read_text(encoding="utf-8") for p in sorted(SEEDS.glob("*.txt")))
    resolver = Resolver()
    sum(1 for _ in resolver.stream(seeds))
    size = len(seeds.encode())
    for megabytes in (1, 2, 4):
        text = seeds * (megabytes * 1_000_000 // size + 1)
        volume = len(text.encode()) / 1e6
        start = time.perf_counter()
        count = sum(1 for _ in resolver.stream(text))
        rate = volume / (time.perf_counter() - start)
        print(f"{volume:.1f} MB: {rate:.2f} MB/s, {count} mentions")
    for megabytes in (1, 4):
        text = seeds * (megabytes * 1_000_000 // size + 1)
        tracemalloc.start()
        sum(1 for _ in resolver.stream(text))
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        print(f"{megabytes} MB: {peak / 1e6:.1f} MB of memory at the peak beside the text")


if __name__ == "__main__":
    main()
