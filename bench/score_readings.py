"""Score readings and transliteration on the tables of tests/readings.

    python bench/score_readings.py [--errors] [FOLDER]

Each table is scored as its README says: exact after equating tone placement and i/y; ``|`` parts
forms that are equally right.  "by rule" is the same without the glossary's entries.
"""

import argparse
import csv
from collections.abc import Callable, Iterable
from pathlib import Path

from sinoviet.glossary import Glossary, load
from sinoviet.readings import hanviet
from sinoviet.resources import rows as rows_of
from sinoviet.text import fold
from sinoviet.transliteration import Transliterator

ROOT = Path(__file__).parents[1]
Answers = Callable[[str], list[str]]


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def key(text: str) -> str:
    return fold(text)


class Score:
    """Counts how often the right form comes first, among five, among ten."""

    def __init__(self, title: str, *, errors: bool) -> None:
        self.title = title
        self.errors = errors
        self.ranks: list[int | None] = []

    def add(self, source: str, wanted: Iterable[str], found: list[str]) -> None:
        right = {key(form) for form in wanted}
        rank = next((i for i, form in enumerate(found) if key(form) in right), None)
        self.ranks.append(rank)
        if rank != 0 and self.errors:
            print(f"  {self.title}: {source} -> {found[:3]}, wanted {' | '.join(sorted(right))}")

    def share(self, most: int) -> float:
        return sum(r is not None and r < most for r in self.ranks) / max(1, len(self.ranks))

    def print(self, *, ranked: bool) -> None:
        line = f"{self.title:46} {len(self.ranks):5}  first {self.share(1):6.1%}"
        if ranked:
            line += f"  of five {self.share(5):6.1%}  of ten {self.share(10):6.1%}"
        print(line)


def answers(tool: Transliterator, kind: str | None, country: str = "") -> Answers:
    def ask(name: str) -> list[str]:
        found = tool.transliterate(name, None, kind, country=country)
        return list(dict.fromkeys(c.text for c in found.alternatives))

    return ask


def left_out(name: str) -> list[str]:
    """Return the characters for a place of Vietnam without what the glossary's own row counted."""
    own = next((e for e in load().entries.values() if e.vi == name and e.country == "vn"), None)
    words = name.split(" ")
    counted = own is not None and len(own.zh) == len(words)
    ranked: list[tuple[str, float]] = [("", 1.0)]
    for i, word in enumerate(words):
        row = rows_of("place_characters.tsv").get(fold(word))
        weights = {}
        for cell in row[1].split(" ") if row is not None else ():
            zh, china, vietnam = cell.split(":")
            mine = 1.0 if counted and own is not None and own.zh[i] == zh else 0.0
            weights[zh] = max(0.0, float(vietnam) - mine) + 0.05 * float(china)
        total = sum(weights.values()) or 1.0
        ranked = [(a + zh, p * w / total) for a, p in ranked for zh, w in weights.items()]
        ranked = sorted(ranked, key=lambda item: -item[1])[:100]
    return [text for text, p in ranked if p]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "tests" / "readings")
    parser.add_argument("--errors", action="store_true", help="print every row that is not first")
    args = parser.parse_args()
    whole = Transliterator()
    bare = Transliterator(Glossary({}, {}))

    def score(
        title: str, name: str, ask: Answers, *, source: str = "zh", target: str = "vi",
        ranked: bool = False, only: Callable[[dict[str, str]], bool] = lambda row: True,
    ) -> None:  # fmt: skip
        path = args.folder / name
        if not path.exists():
            return
        one = Score(title, errors=args.errors)
        for row in rows(path):
            if row[source] and row[target] and only(row):
                one.add(
                    row[source].split("|")[0],
                    row[target].split("|"),
                    ask(row[source].split("|")[0]),
                )
        one.print(ranked=ranked)

    read: Answers = lambda text: [hanviet(text)]  # noqa: E731
    score("Chinese prefectures", "prefectures_cn.tsv", answers(whole, "place"))
    score("Chinese prefectures, kind not given", "prefectures_cn.tsv", answers(whole, None))
    score("Chinese prefectures, by rule", "prefectures_cn.tsv", answers(bare, "place"))
    score("Chinese counties with head", "counties_cn.tsv", answers(whole, None))
    score("Chinese persons", "persons_cn.tsv", answers(whole, "person"))
    score("Chinese persons, kind not given", "persons_cn.tsv", answers(whole, None))
    score("Chinese persons, by rule", "persons_cn.tsv", answers(bare, "person"))
    score("common words", "words_common.tsv", read)
    score("common words, as names without kind", "words_common.tsv", answers(whole, None))
    score("polyphones in words", "polyphones.tsv", read)
    score("border counties", "border_counties.tsv", answers(whole, "place"))
    score("border gates", "border_gates.tsv", answers(whole, "gate"))
    two = lambda row: len(row["zh"]) == 3  # noqa: E731
    score("Chinese persons restored", "persons_cn.tsv", answers(whole, "person", "cn"), source="vi", target="zh", ranked=True, only=two)  # fmt: skip
    score("Chinese persons restored, by rule", "persons_cn.tsv", answers(bare, "person", "cn"), source="vi", target="zh", ranked=True, only=two)  # fmt: skip
    score("the same, country not given", "persons_cn.tsv", answers(bare, "person"), source="vi", target="zh", ranked=True, only=two)  # fmt: skip
    score("Vietnamese persons restored, by rule", "persons_vn.tsv", answers(bare, "person", "vn"), source="vi", target="zh", ranked=True)  # fmt: skip
    score("Vietnamese districts to Chinese", "districts_vn.tsv", answers(whole, "place", "vn"), source="vi", target="zh", ranked=True)  # fmt: skip
    score("Vietnamese districts, by rule without the row itself", "districts_vn.tsv", left_out, source="vi", target="zh", ranked=True)  # fmt: skip


if __name__ == "__main__":
    main()
