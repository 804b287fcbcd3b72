"""Time the parsing of titles and bodies: a phrase read for the first time, and one read before.

    python bench/phrases.py

The phrases are those of the gold files and of the tables under tests/titles; each is read seven
times after everything is loaded, and its best time counts.
"""

import statistics
import time
from collections.abc import Callable

from score_titles import rows
from sinoviet.resolver import Resolver
from sinoviet.transliteration import Transliterator


def best(read: Callable[[str], object], phrase: str, forget: Callable[[], None]) -> float:
    """Return the best of seven times in microseconds."""
    times = []
    for _ in range(7):
        forget()
        start = time.perf_counter()
        read(phrase)
        times.append(time.perf_counter() - start)
    return min(times) * 1e6


def main() -> None:
    resolver, tool = Resolver(), Transliterator()
    groups: dict[tuple[str, str], set[str]] = {}
    for table, _, vi, zh in rows():
        kind = "gold" if table in ("gold", "titles_seen") else "news and other pages"
        groups.setdefault((kind, "vi"), set()).add(vi[0])
        groups.setdefault((kind, "zh"), set()).add(zh[0])
    for (kind, language), phrases in groups.items():
        for phrase in phrases:
            resolver.whole(phrase)
            tool.transliterate(phrase)
        first = [best(resolver.whole, p, resolver._whole_seen.clear) for p in phrases]
        again = [best(tool.transliterate, p, lambda: None) for p in phrases]
        print(
            f"{kind}, {language}: {len(phrases)} phrases, parsed in {statistics.median(first):.0f} µs "
            f"(median), transliterated again in {statistics.median(again):.1f} µs"
        )


if __name__ == "__main__":
    main()
