"""Score titles and organisations on the tables of tests/titles and on the gold files, both ways.

    python bench/score_titles.py [--errors]

A row is right if the form is one of those that its table accepts, letter by letter, after equating
tone placement, i/y, case, dashes and the abbreviations that texts use (UBND, BTV …).
"""

import argparse
import csv
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from sinoviet.hanzi import simplify
from sinoviet.text import fold
from sinoviet.transliteration import Transliterator

ROOT = Path(__file__).parents[1]
TABLES = ROOT / "tests" / "titles"
OFFICES = sorted(path.stem for path in TABLES.glob("offices_*.tsv"))
GOLD = ROOT / "tests" / "gold"
#: Abbreviations that stand for the same words.
SHORT = {
    "ubnd": "ủy ban nhân dân", "hđnd": "hội đồng nhân dân", "btv": "ban thường vụ",
    "bch": "ban chấp hành", "mttq": "mặt trận tổ quốc", "bđbp": "bộ đội biên phòng",
    "tnhh": "trách nhiệm hữu hạn", "tmcp": "thương mại cổ phần", "tp": "thành phố",
    "tncs": "thanh niên cộng sản", "gd&đt": "giáo dục và đào tạo", "đctt": "địa chất",
    "ptnt": "phát triển nông thôn",
}  # fmt: skip


def variants() -> dict[str, list[tuple[str, str]]]:
    """Return the forms in use beside another, by language: what both may stand for, and the other."""
    found: dict[str, list[tuple[str, str]]] = {"vi": [], "zh": []}
    with (TABLES / "variants.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            clean = fold if row["lang"] == "vi" else str
            found[row["lang"]].append((clean(row["form"]), clean(row["same_as"])))
    return found


VARIANTS = variants()


def key_vi(text: str) -> str:
    words = fold(text.replace("–", "-").replace(" - ", "-")).split()
    text = " ".join(SHORT.get(word.strip(","), word) for word in words)
    for short, full in VARIANTS["vi"]:
        text = text.replace(short, full)
    return text


def key_zh(text: str) -> str:
    text = re.sub("[—–－-]+", "-", simplify(text)).replace("，", "、").replace(" ", "")
    text = text.replace("（", "(").replace("）", ")")
    for short, full in VARIANTS["zh"]:
        text = text.replace(short, full)
    return text


def rows() -> Iterator[tuple[str, str, list[str], list[str]]]:
    """Yield table, kind, Vietnamese forms, Chinese forms."""
    for name in OFFICES:
        with (TABLES / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                yield name, row["kind"], row["vi"].split("|"), row["zh"].split("|")
    with (TABLES / "titles_seen.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield "titles_seen", "", [row["title_vi"]], [row["title_zh_hans"]]
    seen = set()
    for path in sorted(GOLD.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                kind = {"org": "organisation", "title": "title"}.get(row["type"])
                forms = row["canonical_vi"], row["canonical_zh_hans"]
                if kind and all(forms) and (kind, *forms) not in seen:
                    seen.add((kind, *forms))
                    yield "gold", kind, forms[0].split("|"), forms[1].split("|")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--errors", action="store_true", help="print every row that is wrong")
    parser.add_argument("--half", type=int, choices=(0, 1), help="only even or odd rows")
    args = parser.parse_args()
    tool = Transliterator()
    counts: Counter[tuple[str, str, str]] = Counter()
    for number, (table, kind, vi, zh) in enumerate(rows()):
        if args.half is not None and number % 2 != args.half:
            continue
        for way, asked, wanted, key in (
            ("vi → zh", vi[0], zh, key_zh),
            ("zh → vi", zh[0], vi, key_vi),
        ):
            found = tool.transliterate(asked, None, kind or None)
            right = found.text is not None and key(found.text) in {key(form) for form in wanted}
            state = "right" if right else "silent" if found.text is None else "wrong"
            counts[table, way, state] += 1
            if args.errors and not right:
                print(f"  {table} {way} {kind}: {asked} → {found.text} | {' | '.join(wanted)}")
    for table in ("gold", "titles_seen", *OFFICES):
        for way in ("vi → zh", "zh → vi"):
            right, silent, wrong = (counts[table, way, s] for s in ("right", "silent", "wrong"))
            total = right + silent + wrong
            print(
                f"{table:18} {way} {total:4}  right {right / total:6.1%}  silent {silent:3}  wrong {wrong:3}"
            )


if __name__ == "__main__":
    main()
