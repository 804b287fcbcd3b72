"""Build the packaged tables: ``data/`` -> ``src/sinoviet/data/``.

    python tools/build_data.py

The result is committed, so that neither users nor the wheel's build need OpenCC or pypinyin.
`make check` rebuilds it and fails if anything changed.  An error in the glossary stops the build.
"""

import csv
import json
import sys
from pathlib import Path

import opencc

import build_readings
from sinoviet.glossary import (
    COLUMNS,
    DERIVED,
    LISTS,
    Entry,
    Form,
    form_key,
    forms_of,
    read_csv,
)
from sinoviet.hanzi import pinyin, traditionalise
from sinoviet.syllable import parse
from sinoviet.text import canonical
from sinoviet.validation import validate

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "data"
TARGET = ROOT / "src" / "sinoviet" / "data"

#: Packaged columns of the hand-kept tables; sources and notes stay in data/.
TABLES = {
    "heads": "vi vi_forms zh zh_forms type country lower",
    "features": "vi vi_forms zh zh_forms read translated",
    "fields": "vi vi_forms zh zh_forms country",
    "bodies": "vi vi_forms zh zh_forms type country takes level lower",
    "roles": "vi vi_forms zh zh_forms bodies country absorb core type lower",
    "modifiers": "vi vi_forms zh zh_forms position_vi lower",
    "offices": "begins zh vi",
    "country_short": "country_id vi_short zh_short",
    "surnames_vn": "vi zh weight",
    "surnames_cn": "zh vi vi_forms weight",
    "transcription_zh": "zh weight",
    "established": "zh kind vi source",
    "peoples_cn": "zh vi",
    "abbreviations": "short full",
}
WORDS = (
    "given_vi",
    "guards_zh",
    "wordlike_places_zh",
    "common_words_vi",
    "common_caps_vi",
    "common_words_zh",
    "nouns_zh",
    "people_zh",
    "deeds_zh",
    "deeds_vi",
    "surnames_wordlike_zh",
    "works_zh",
    "common_units_zh",
    "ministries_zh",
)


def write(name: str, text: str) -> None:
    (TARGET / name).write_text(text, encoding="utf-8", newline="\n")


def simplified() -> None:
    """Compile OpenCC's map of traditional to simplified characters."""
    path = Path(opencc.__file__).with_name("dictionary") / "TSCharacters.txt"
    pairs = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        old, _, new = line.partition("\t")
        new = new.split(" ")[0]
        if old != new and len(old) == len(new) == 1:
            pairs[old] = new
    columns = {"from": "".join(pairs), "to": "".join(pairs.values())}
    write("simplified.json", json.dumps(columns, ensure_ascii=False) + "\n")


def table(name: str, columns: str) -> None:
    """Compile one hand-kept table to TSV."""
    header = columns.split()
    with (SOURCE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = [[canonical(row[column]) for column in header] for row in csv.DictReader(file)]
    write(f"{name}.tsv", "".join("\t".join(row) + "\n" for row in [header, *rows]))


def with_traditional(entry: Entry) -> Entry:
    """Fill in the traditional form where the row gives none."""
    if not entry.zh or entry.zh_hant:
        return entry
    values = {column: getattr(entry, column) for column in COLUMNS}
    values["zh_hant"] = traditionalise(entry.zh, name=entry.kind == "person")
    return Entry(**values)


def pinyin_form(entry: Entry) -> str | None:
    """Return the toneless pinyin of a Chinese name as foreign text writes it: Malipo, Xi Jinping.

    A form that is spelt like a Vietnamese syllable is none: it would match ordinary words.
    """
    if entry.country != "cn" or not entry.zh or entry.kind not in ("place", "gate", "person"):
        return None
    syllables = pinyin(entry.zh)
    if len(syllables) < 2 or not all(s.isascii() and s.isalpha() for s in syllables):
        return None
    if entry.kind == "person":
        return f"{syllables[0].capitalize()} {''.join(syllables[1:]).capitalize()}"
    joined = "".join(syllables).capitalize()
    return None if parse(joined) else joined


def glossary(entries: list[Entry]) -> None:
    """Compile the glossary and the index of its surface forms."""
    lines = ["\t".join(COLUMNS)]
    for entry in entries:
        cells = (getattr(entry, column) for column in COLUMNS)
        lines.append("\t".join("|".join(c) if isinstance(c, tuple) else c for c in cells))
    write("glossary.tsv", "\n".join(lines) + "\n")
    forms = {key: list(group) for key, group in forms_of(entries).items()}
    for entry in entries:
        text = pinyin_form(entry)
        if text:
            group = forms.setdefault(form_key(text), [])
            if all(entry.id != form.entry for form in group):
                group.append(Form(entry.id, text, DERIVED))
    rows = (
        "\t".join((key, *(cell for f in forms[key] for cell in (f.entry, f.text, str(f.rank)))))
        for key in sorted(forms)
    )
    write("forms.tsv", "key\tforms\n" + "\n".join(rows) + "\n")


def main() -> int:
    TARGET.mkdir(exist_ok=True)
    simplified()
    for name, columns in TABLES.items():
        table(name, columns)
    for name in WORDS:
        lines = sorted(
            {canonical(w.strip()) for w in (SOURCE / f"{name}.txt").read_text("utf-8").split("\n")}
        )
        write(f"{name}.txt", "\n".join(line for line in lines if line) + "\n")
    for name, text in build_readings.build().items():
        write(name, text)
    path = SOURCE / "glossary.csv"
    findings = validate(path)
    for finding in findings:
        print(finding, file=sys.stderr)
    if any(finding.severity == "error" for finding in findings):
        print("build_data: the glossary has errors; nothing was built from it", file=sys.stderr)
        return 1
    glossary([with_traditional(entry) for entry in read_csv(path)])
    return 0


assert set(COLUMNS) >= LISTS

if __name__ == "__main__":
    sys.exit(main())
