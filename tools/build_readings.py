"""Build the tables of readings: characters, words and names of the Sino-Vietnamese mapper.

What is packaged (``tools/build_data.py`` calls :func:`build`):

``characters.tsv``  one row a character, simplified or traditional: its reading in running text, in
    names, and all readings by pinyin.
``words.tsv``  words whose reading is not that of their characters one by one: those of
    ``data/words_han.csv``, and those in which pypinyin's phrase table changes a reading.
``given_*.tsv``  by Vietnamese syllable: the characters of given names and how often they are used.

The reading of a word follows its pinyin, and pinyin is taken from the simplified word; the
traditional character is the one that OpenCC gives for the word as a whole (头发 -> 頭髮, phát).
"""

import csv
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import islice, product
from pathlib import Path

import opencc
from pypinyin.contrib.tone_convert import to_tone3
from pypinyin.phrases_dict import phrases_dict
from pypinyin.pinyin_dict import pinyin_dict

from sinoviet.hanzi import is_han, simplify, traditionalise
from sinoviet.syllable import Syllable, parse
from sinoviet.text import canonical, fold

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "data"

#: Characters of grammar: no name has them.
FUNCTION_WORDS = frozenset(
    "的了是不我你您他她它们这那也就都很吗呢吧啊着过把被给让跟和与或但而且则因所以"
)
#: Longest word that the packaged table holds: longer phrases are made of shorter words.
LONGEST = 6


@dataclass
class Character:
    """What is known of one character: readings by pinyin (best first), and the defaults."""

    by_pinyin: dict[str, list[str]] = field(default_factory=dict)
    default: str = ""
    name: str = ""
    source: str = ""  # as collected


def rows(name: str) -> list[dict[str, str]]:
    with (SOURCE / name).open(encoding="utf-8", newline="") as file:
        return [{k: canonical(v) for k, v in row.items()} for row in csv.DictReader(file)]


def written(reading: str) -> str:
    """Return a reading with *y* where names and Sino-Vietnamese words have it: hi -> hy, mĩ -> mỹ."""
    return " ".join(map(_written, reading.split(" ")))


@cache
def _written(syllable: str) -> str:
    parsed = parse(syllable)
    if parsed is None or parsed.rime != "i":
        return syllable
    if parsed.onset in ("h", "c", "l", "t") or (parsed.onset == "m" and parsed.tone == 4):
        return Syllable(parsed.onset, "y", parsed.tone).spell()
    return syllable


@cache
def candidates() -> dict[str, list[str]]:
    """Return the traditional characters of each simplified one, likeliest first (OpenCC)."""
    path = Path(opencc.__file__).with_name("dictionary") / "STCharacters.txt"
    pairs = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return {simple: many.split(" ") for simple, many in pairs}


@cache
def pinyins(hanzi: str) -> list[str]:
    """Return the pinyin of a character with tone digits, commonest first."""
    found = pinyin_dict.get(ord(hanzi), "")
    return [to_tone3(p, neutral_tone_with_five=True) for p in found.split(",") if p]


def characters() -> dict[str, Character]:
    """Return the readings of traditional characters: the collected ones, corrected by hand."""
    table: dict[str, Character] = defaultdict(Character)
    for row in rows("hanviet_characters.csv"):
        table[row["hanzi"]].by_pinyin[row["pinyin"]] = readings_of(row)
    for row in rows("readings.csv"):
        one = table[row["hanzi"]]
        one.source = row["source"]
        if row["use"] == "default":
            one.default = written(row["vi"])
        elif row["use"] == "name":
            one.name = written(row["vi"])
        elif row["pinyin"] == "*":
            one.by_pinyin = {"*": readings_of(row)}
        else:
            one.by_pinyin[row["pinyin"]] = readings_of(row)
    return dict(table)


def readings_of(row: dict[str, str]) -> list[str]:
    return list(dict.fromkeys(map(written, row["vi"].split("|"))))


def readings_for(one: Character | None, pinyin: str) -> list[str]:
    """Return the readings of a character for one pinyin, best first."""
    if one is None:
        return []
    found = one.by_pinyin.get(pinyin) or one.by_pinyin.get("*")
    if found is None and pinyin.endswith("5"):  # a neutral tone in a word: that of the character
        toned = (one.by_pinyin.get(pinyin[:-1] + tone) for tone in "1234")
        found = next((vi for vi in toned if vi), None)
    return found or []


def default_reading(hanzi: str, table: dict[str, Character]) -> str:
    """Return the reading of a character in running text when no word decides."""
    one = table.get(hanzi)
    if one is not None and one.default:
        return one.default
    for traditional in candidates().get(hanzi, [hanzi]):
        one = table.get(traditional)
        if one is None:
            continue
        if one.default:
            return one.default
        for pinyin in (*pinyins(hanzi), *pinyins(traditional)):
            found = readings_for(one, pinyin)
            if found:
                return found[0]
        for readings in one.by_pinyin.values():
            return readings[0]
    return ""


def all_readings(hanzi: str, table: dict[str, Character]) -> dict[str, list[str]]:
    """Return the readings by pinyin of all traditional characters behind ``hanzi``."""
    merged: dict[str, list[str]] = {}
    for traditional in dict.fromkeys((*candidates().get(hanzi, []), hanzi)):
        one = table.get(traditional)
        if one is not None:
            for pinyin, readings in one.by_pinyin.items():
                present = merged.setdefault(pinyin, [])
                present.extend(r for r in readings if r not in present)
    return merged


def character_rows(table: dict[str, Character]) -> dict[str, tuple[str, str, str, str]]:
    """Return ``(reading, reading in names, readings by pinyin, source)`` by character."""
    found = {}
    for hanzi in sorted({*table, *candidates()}):
        default = default_reading(hanzi, table)
        if not default or not is_han(hanzi):
            continue
        traditional = next((t for t in candidates().get(hanzi, [hanzi]) if t in table), hanzi)
        one = table.get(hanzi) or table[traditional]
        name = one.name or (table[traditional].name if traditional in table else "") or default
        spelt = "|".join(
            f"{pinyin}:{','.join(readings)}"
            for pinyin, readings in sorted(all_readings(hanzi, table).items())
        )
        plain = len({r for many in all_readings(hanzi, table).values() for r in many}) < 2
        found[hanzi] = (
            default,
            name if name != default else "",
            "" if plain else spelt,
            one.source,
        )
    return found


class Reader:
    """Reads a text by a table of words, as the library does: longest word first, from the left."""

    def __init__(self, defaults: dict[str, str], words: dict[str, str]) -> None:
        self.defaults = defaults
        self.words = words

    def read(self, text: str) -> str:
        syllables: list[str] = []
        i = 0
        while i < len(text):
            for size in range(min(LONGEST, len(text) - i), 1, -1):
                found = self.words.get(text[i : i + size])
                if found:
                    syllables.append(found)
                    i += size
                    break
            else:
                syllables.append(self.defaults.get(text[i], "?"))
                i += 1
        return " ".join(syllables)


def phrase_reading(word: str, phrase: list[list[str]], table: dict[str, Character]) -> str:
    """Return the reading of a phrase by its pinyin, or an empty string.

    Among the readings of one pinyin the hand-kept default goes first, if it is one of them.
    """
    syllables = []
    for simple, traditional, (pinyin, *_) in zip(word, traditionalise(word), phrase, strict=True):
        toned = to_tone3(pinyin, neutral_tone_with_five=True)
        readings = readings_for(table.get(traditional), toned)
        default = default_reading(simple, table)
        syllables.append(default if default in readings or not readings else readings[0])
    return " ".join(syllables) if all(syllables) else ""


def word_rows(table: dict[str, Character], defaults: dict[str, str]) -> dict[str, tuple[str, str]]:
    """Return ``(reading, source)`` of the words that do not read as their characters do."""
    kept: dict[str, tuple[str, str]] = {}
    reader = Reader(defaults, {})
    for row in rows("words_han.csv"):
        kept[row["zh"]] = (written(row["vi"]), row["source"])
        reader.words[row["zh"]] = written(row["vi"])
    for row in rows("established.csv"):
        if len(row["zh"]) > 1 and row["zh"] not in kept and len(row["zh"]) <= LONGEST:
            reading = row["vi"].split("|")[0].lower()
            if row["kind"] != "place" and len(reading.split(" ")) == len(row["zh"]):
                kept[row["zh"]] = (reading, row["source"])
                reader.words[row["zh"]] = reading
    wanted = {}
    for word, phrase in phrases_dict.items():
        if 2 <= len(word) <= LONGEST and len(phrase) == len(word) and all(map(is_han, word)):
            reading = phrase_reading(word, phrase, table)
            if reading and word not in kept:
                wanted[word] = reading
    # Short words first: a longer one is kept only where the shorter ones do not give its reading.
    for word in sorted(wanted, key=lambda w: (len(w), w)):
        if reader.read(word) != wanted[word]:
            contains_hand = any(
                part in kept and kept[part][1] != "pypinyin"
                for size in range(2, len(word))
                for part in (word[i : i + size] for i in range(len(word) - size + 1))
            )
            if contains_hand:
                continue  # what was decided by hand inside it counts more
            kept[word] = (wanted[word], "pypinyin")
            reader.words[word] = wanted[word]
    return kept


#: Share of a character's name reading, and of each of its other readings, in given names.
USUAL_SHARE, OTHER_SHARE = 1.0, 0.1


def given_rows(found: dict[str, tuple[str, str, str, str]]) -> tuple[list[str], list[str]]:
    """Return the lines of the two tables of Chinese given names: characters, and whole names."""
    first: Counter[str] = Counter()
    last: Counter[str] = Counter()
    single: Counter[str] = Counter()
    whole: dict[str, list[tuple[int, str]]] = defaultdict(list)
    read = {hanzi: row[1] or row[0] for hanzi, row in found.items()}
    for row in rows("given_cn.csv"):
        name, count = row["zh"], int(row["count"])
        if not all(c in read and c not in FUNCTION_WORDS for c in name):
            continue
        if len(name) == 1:
            single[name] += count
            continue
        first[name[0]] += 1
        last[name[1]] += 1
        whole[" ".join(fold(read[c]) for c in name)].append((count, name))
    ppm = {row["zh"]: float(row["ppm"]) for row in rows("given_characters_cn.csv")}
    common = common_characters()
    by_syllable: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for hanzi in sorted(({*first, *last, *single, *ppm, *common} & {*read}) - FUNCTION_WORDS):
        # a character of no known name is a faint possibility, a common one less faint
        faint = math.log1p(common[hanzi])
        counts = (first[hanzi], last[hanzi], single[hanzi], ppm.get(hanzi, 0.0) + faint)
        others = {
            reading
            for cell in filter(None, found[hanzi][2].split("|"))
            for reading in cell.partition(":")[2].split(",")
        } - {read[hanzi]}
        shares = {fold(other): OTHER_SHARE for other in others}
        shares[fold(read[hanzi])] = USUAL_SHARE
        for syllable, share in shares.items():
            numbers = [count * share for count in counts]
            cell = ":".join((hanzi, *(f"{n:.3g}" for n in numbers)))
            by_syllable[syllable].append((-(sum(numbers[:3]) + numbers[3] / 50), cell))
    lines = [
        f"{syllable}\t{' '.join(cell for _, cell in sorted(cells)[:40])}"
        for syllable, cells in sorted(by_syllable.items())
    ]
    pairs = [
        f"{key}\t{' '.join(f'{name}:{count}' for count, name in sorted(names, reverse=True))}"
        for key, names in sorted(whole.items())
    ]
    return lines, pairs


@cache
def common_characters() -> Counter[str]:
    """Return how often each character stands in common words; those of grammar make no names."""
    common: Counter[str] = Counter()
    for row in rows("words_cn.csv"):
        for hanzi in row["zh"]:
            if hanzi not in FUNCTION_WORDS:
                common[hanzi] += int(row["count"])
    return common


def chinese_unit_rows() -> list[str]:
    """Return the lines of the table of China's units: by full and by short name, the first of each."""
    found: dict[str, str] = {}
    for row in rows("places_cn.csv"):
        full, short = row["zh"], row["short"]
        found.setdefault(simplify(full), f"{full}\t{short}\t{row['code']}")
    for row in rows("places_cn.csv"):
        short = row["short"]
        if len(short) > 1:
            found.setdefault(simplify(short), f"{short}\t{short}\t{row['code']}")
    return [f"{name}\t{rest}" for name, rest in sorted(found.items())]


def unit_rows(reader: Reader, found: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Return the lines of the table of China's units by the reading of their short names.

    A cell with a ``-`` at its end has a reading that the characters may have, but do not as a rule.
    """
    by_reading: dict[str, list[str]] = defaultdict(list)
    for row in rows("places_cn.csv"):
        short = row["short"]
        if len(short) < 2 or any(hanzi not in found for hanzi in short):
            continue
        usual = {reader.read(short), " ".join(found[c][1] or found[c][0] for c in short)}
        usual = {fold(name) for name in usual if "?" not in name}
        several = [
            dict.fromkeys((found[c][0], *re.findall("[^:|,]+", re.sub("[^:|]+:", "", found[c][2]))))
            for c in short
        ]
        all_readings = {fold(" ".join(read)) for read in islice(product(*several), 16)}
        cell = f"{row['code']}:{row['zh']}:{short}:"
        for reading in usual:
            by_reading[reading].append(cell)
        for reading in all_readings - usual:
            by_reading[reading].append(f"{cell}-")
    return [f"{reading}\t{' '.join(cells)}" for reading, cells in sorted(by_reading.items())]


def restored_rows(reader: Reader) -> list[str]:
    """Return the lines of the table of words by their reading, the commonest word first."""
    by_reading: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for row in rows("words_cn.csv"):
        reading = reader.read(row["zh"])
        if "?" not in reading:
            by_reading[fold(reading)].append((-int(row["count"]), row["zh"]))
    return [
        f"{reading}\t{' '.join(f'{zh}:{-count}' for count, zh in sorted(words)[:8])}"
        for reading, words in sorted(by_reading.items())
    ]


def native_surnames() -> list[str]:
    """Return the Vietnamese family names that are written by sound or by clan: half uncertain."""
    marks = ("uncertain", "dialect form", "H'Mông")
    found = (row for row in rows("surnames_vn.csv") if any(m in row["note"] for m in marks))
    return sorted(fold(row["vi"]) for row in found if not row["note"].startswith("also"))


def given_vn_rows() -> list[str]:
    """Return the lines of the table of Vietnamese given names: syllable and sex, characters."""
    lines = []
    for row in rows("given_vn.csv"):
        # what the editors marked uncertain may be another character as likely as not
        unknown = " ?:100" if "uncertain" in row["note"] or "native" in row["note"] else ""
        lines.append(f"{fold(row['vi'])} {row['sex']}\t{row['zh']}{unknown}")
    return sorted(lines)


def place_rows(usual: dict[str, str]) -> list[str]:
    """Return the lines of the table of characters in names of places, by Vietnamese syllable.

    Counted in China's units (their usual reading) and in the pairs of the glossary that have as many
    syllables as characters, where southern and old readings show (Phước 福, Bằng 平).
    """
    china: dict[tuple[str, str], float] = defaultdict(float)
    vietnam: dict[tuple[str, str], float] = defaultdict(float)
    for row in rows("places_cn.csv"):
        for hanzi in row["short"]:
            if hanzi in usual and hanzi not in FUNCTION_WORDS:
                china[fold(usual[hanzi]), hanzi] += 1
    for row in rows("glossary.csv"):
        words = row["vi"].split(" ")
        if row["kind"] not in ("place", "gate") or len(words) != len(row["zh"]):
            continue
        pairs = [(fold(word), hanzi) for word, hanzi in zip(words, row["zh"], strict=True)]
        read = [fold(usual.get(hanzi, "")) == word for word, hanzi in pairs]
        if row["country"] == "vn" and sum(read) * 2 >= len(read):
            for pair, agrees in zip(pairs, read, strict=True):
                vietnam[pair] += 1 if agrees else 0.5
    for hanzi, count in common_characters().items():
        if hanzi in usual:  # a character of no known place is a faint possibility
            china[fold(usual[hanzi]), hanzi] += round(0.01 * math.log1p(count), 2)
            vietnam[fold(usual[hanzi]), hanzi] += round(0.01 * math.log1p(count), 2)
    syllables: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for syllable, hanzi in {*china, *vietnam}:
        cn, vn = china[syllable, hanzi], vietnam[syllable, hanzi]
        syllables[syllable].append((-(cn + 3 * vn), f"{hanzi}:{cn:g}:{vn:g}"))
    return [
        f"{syllable}\t{' '.join(cell for _, cell in sorted(cells)[:30])}"
        for syllable, cells in sorted(syllables.items())
    ]


def lines_of(header: str, body: Iterable[str]) -> str:
    return "\n".join([header, *body]) + "\n"


def build() -> dict[str, str]:
    """Return the packaged tables of readings, by file name."""
    table = characters()
    found = character_rows(table)
    defaults = {hanzi: row[0] for hanzi, row in found.items()}
    words = word_rows(table, defaults)
    reader = Reader(defaults, {word: row[0] for word, row in words.items()})
    given, pairs = given_rows(found)
    return {
        "characters.tsv": lines_of(
            "hanzi\tvi\tname\tby_pinyin\tsource",
            ("\t".join((hanzi, *row)) for hanzi, row in found.items()),
        ),
        "words.tsv": lines_of("zh\tvi\tsource", ("\t".join((w, *words[w])) for w in sorted(words))),
        "places_cn.tsv": lines_of("zh\tfull\tshort\tcode", chinese_unit_rows()),
        "units_by_reading.tsv": lines_of("vi\tunits", unit_rows(reader, found)),
        "words_cn.tsv": lines_of(
            "zh\tcount", sorted(f"{row['zh']}\t{row['count']}" for row in rows("words_cn.csv"))
        ),
        "words_by_reading.tsv": lines_of("vi\twords", restored_rows(reader)),
        "given_cn.tsv": lines_of("vi\tcharacters", given),
        "given_pairs_cn.tsv": lines_of("vi\tnames", pairs),
        "given_vn.tsv": lines_of("vi\tcharacters", given_vn_rows()),
        "surnames_native.txt": "\n".join(native_surnames()) + "\n",
        "place_characters.tsv": lines_of("vi\tcharacters", place_rows(defaults)),
    }
