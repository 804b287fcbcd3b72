"""Score the resolver on gold files: span F1 by group, and the share of right canonical forms.

    python bench/score.py [FOLDER_WITH_TEXTS FOLDER_WITH_GOLD]

The last line counts the persons that stand right beside a title in the gold files, and how many of
them are found at that title.

A gold file is a TSV (start, end, surface, type, canonical_vi, canonical_zh_hans, note) beside a
text of the same name.  Rows of type ``event`` are left out; ``optional`` rows count neither as hit
nor as miss.  A mention matches a row of the same group with the same span.
"""

import argparse
import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from sinoviet.resolver import Resolver
from sinoviet.text import fold

ROOT = Path(__file__).parents[1]
GROUP = {
    "place": "place+gate",
    "gate": "place+gate",
    "org": "organisation",
    "organisation": "organisation",
}


def right(row: dict[str, str], vi: str | None, zh: str | None) -> bool:
    """Return whether the canonical form is one of the row's: Chinese if the row has it, else Vietnamese."""
    if row["canonical_zh_hans"]:
        return zh in row["canonical_zh_hans"].split("|")
    if row["canonical_vi"]:
        return fold(vi or "") in {fold(form) for form in row["canonical_vi"].split("|")}
    return True


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("texts", nargs="?", type=Path, default=ROOT / "seeds")
    parser.add_argument("gold", nargs="?", type=Path, default=ROOT / "tests" / "gold")
    parser.add_argument(
        "--errors", action="store_true", help="print every miss, false alarm and wrong form"
    )
    parser.add_argument("--each", action="store_true", help="print the figures of each file too")
    args = parser.parse_args()
    resolver = Resolver()
    total: Counter[tuple[str, str]] = Counter()
    for gold in sorted(args.gold.glob("*.tsv")):
        text = (args.texts / f"{gold.stem}.txt").read_bytes().decode("utf-8")
        counts = score(gold.stem, text, gold, resolver, errors=args.errors)
        total += counts
        if args.each:
            report(gold.stem, counts)
    report("all", total)


def score(
    name: str, text: str, gold: Path, resolver: Resolver, *, errors: bool
) -> Counter[tuple[str, str]]:
    with gold.open(encoding="utf-8", newline="") as file:
        rows = [
            row
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            if row["type"] != "event"
        ]
    wanted = {}
    for row in rows:
        group = GROUP.get(row["type"], row["type"])
        wanted[group, int(row["start"]), int(row["end"])] = row
        assert text[int(row["start"]) : int(row["end"])] == row["surface"], row
    counts: Counter[tuple[str, str]] = Counter()
    hit = set()
    held = {}
    for mention in (part for top in resolver.resolve(text) for part in top.walk()):
        group = GROUP.get(mention.kind, mention.kind)
        key = (group, mention.span.start, mention.span.end)
        if mention.holder is not None:
            held[key] = ("person", mention.holder.span.start, mention.holder.span.end)
        row = wanted.get(key)
        context = text[max(0, key[1] - 30) : key[2] + 30].replace("\n", "⏎")
        if row is None:
            counts[group, "false"] += 1
            if errors:
                print(f"{name} FALSE {group} {mention.text!r} … {context}")
            continue
        hit.add(key)
        if "optional" in row["note"]:
            continue
        counts[group, "hit"] += 1
        if row["type"] in ("place", "gate") and row["type"] != mention.kind:
            counts[group, "wrong"] += 1
            if errors:
                print(f"{name} KIND {mention.kind} for {row['type']} {mention.text!r} … {context}")
        elif not right(row, mention.vi, mention.zh):
            counts[group, "wrong"] += 1
            if errors:
                print(
                    f"{name} FORM {mention.text!r}: {mention.vi!r} {mention.zh!r} for {row['canonical_vi']!r} {row['canonical_zh_hans']!r}"
                )
    for key, row in wanted.items():
        if key not in hit and "optional" not in row["note"]:
            counts[key[0], "miss"] += 1
            if errors:
                context = text[max(0, key[1] - 30) : key[2] + 30].replace("\n", "⏎")
                print(f"{name} MISS {key[0]} {row['surface']!r} {row['note']} … {context}")
    for person, title in beside(wanted, text):
        counts["beside", "found" if held.get(title) == person else "lost"] += 1
    return counts


def beside(
    wanted: dict[tuple[str, int, int], dict[str, str]], text: str
) -> Iterator[tuple[tuple[str, int, int], tuple[str, int, int]]]:
    """Yield the persons of a gold file with the title right before or after them."""
    for person in wanted:
        for title in wanted:
            if person[0] == "person" and title[0] == "title":
                between = text[title[2] : person[1]] or text[person[2] : title[1]]
                touching = title[2] == person[1] or person[2] == title[1]
                if touching or between in (" ", ", ", "，", ": "):
                    yield person, title


def report(name: str, counts: Counter[tuple[str, str]]) -> None:
    cells = []
    hits = wrong = 0
    for group in ("place+gate", "person", "title", "organisation"):
        hit, false, miss = (counts[group, what] for what in ("hit", "false", "miss"))
        hits += hit
        wrong += counts[group, "wrong"]
        if hit + false + miss:
            cells.append(
                f"{group} F1 {2 * hit / (2 * hit + false + miss):.3f} ({hit}+{false}-{miss})"
            )
    cells.append(f"right form {1 - wrong / hits if hits else 0:.3f} ({hits - wrong}/{hits})")
    at, off = counts["beside", "found"], counts["beside", "lost"]
    if at + off:
        cells.append(f"persons at their title {at / (at + off):.3f} ({at}/{at + off})")
    print(f"{name:24} " + "; ".join(cells))


if __name__ == "__main__":
    main()
