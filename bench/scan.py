"""The exact scan against flashtext: same text, same forms, one run.  Prints ratios.

    python bench/scan.py            needs `pip install flashtext`

Text: the seeds repeated to 20 MB.  Forms: the packaged glossary's, filled up with names made of
syllables that occur in the seeds (fixed random seed), to 10,000 and to 100,000.
"""

import gc
import random
import re
import sys
import time
import tracemalloc
from pathlib import Path

from flashtext import KeywordProcessor

from sinoviet.index import Trie
from sinoviet.text import canonical

SEEDS = Path(__file__).parents[1] / "seeds"
MEGABYTES = 20


def forms(count: int, text: str) -> list[str]:
    """Return ``count`` distinct capitalised names of two to four syllables of the text."""
    syllables = sorted({w.capitalize() for w in re.findall(r"[^\W\d_]{2,7}", text)})
    chance = random.Random(count)
    made: dict[str, None] = {}
    while len(made) < count:
        made[" ".join(chance.choices(syllables, k=chance.choice((2, 2, 3, 3, 4))))] = None
    return list(made)


def main() -> None:
    seeds = canonical("\n".join(p.read_text(encoding="utf-8") for p in sorted(SEEDS.glob("*.txt"))))
    size = len(seeds.encode())
    text = seeds * (MEGABYTES * 1_000_000 // size + 1)
    megabytes = len(text.encode()) / 1e6
    real = ["Hà Giang", "Vị Xuyên", "Văn Sơn", "Vân Nam", "Trung Quốc", "Việt Nam", "Lào Cai"]
    for count in (10_000, 100_000):
        names = real + forms(count - len(real), seeds)
        rates, memories, found = [], [], []
        for build, scan in (
            (lambda n: Trie((x, x) for x in n), lambda t, s: sum(1 for _ in t.scan(s))),
            (_flashtext, lambda t, s: len(t.extract_keywords(s, span_info=True))),
        ):
            gc.collect()
            tracemalloc.start()
            engine = build(names)
            memories.append(tracemalloc.get_traced_memory()[0])
            tracemalloc.stop()
            start = time.perf_counter()
            found.append(scan(engine, text))
            rates.append(megabytes / (time.perf_counter() - start))
            del engine
        print(
            f"{count:>7} forms: sinoviet {rates[0]:.1f} MB/s, {memories[0] / 1e6:.0f} MB, {found[0]} found;"
            f" flashtext {rates[1]:.1f} MB/s, {memories[1] / 1e6:.0f} MB, {found[1]} found;"
            f" speed ratio {rates[0] / rates[1]:.2f}, memory ratio {memories[0] / memories[1]:.2f}"
        )
        sys.stdout.flush()


def _flashtext(names: list[str]) -> KeywordProcessor:
    processor = KeywordProcessor(case_sensitive=True)
    for name in names:
        processor.add_keyword(name, name)
    return processor


if __name__ == "__main__":
    main()
