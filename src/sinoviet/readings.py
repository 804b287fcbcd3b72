"""Read Han text in Vietnamese: the Sino-Vietnamese reading of texts, words and names, and why.

A character has one reading as a rule, some four hundred have more.  What decides, first to last:

1. a word of the packaged table (*bộ trưởng*, but *trường giang*): kept by hand, or compiled from the
   Mandarin reading that pypinyin's phrases give the character in the word;
2. in a name, the table of family names (曾 Tằng, 单 Thiện) and the character's reading in names;
3. the character's usual reading.

The tables are compiled by ``tools/build_readings.py`` from readings by (traditional character,
pinyin).  Sources: hanviet-pinyin-words (MIT), corrected by hand after Thiều Chửu's *Hán Việt tự
điển* (1942); pypinyin (MIT).  data/readings.csv and data/words_han.csv hold the corrections.

A little over 400 lines: texts, words and names are read from one set of tables by one search.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sinoviet import resources
from sinoviet.hanzi import HAN_CLASS, is_han, simplified_table, simplify
from sinoviet.syllable import ToneStyle, respell
from sinoviet.text import fold

_CHARACTERS = ("hanzi", "vi", "name", "by_pinyin", "source")
_WORDS = ("zh", "vi", "source")
#: What a reading is taken from where the table of characters names no source.
_COLLECTED = "hanviet-pinyin-words"

#: Stands for a blank that goes where the line or a bracket opens.
_BLANK = "\ue000"
_MARKS = {
    **{wide: plain + _BLANK for wide, plain in zip("，、。；：？！）", ",,.;:?!)", strict=True)},
    "（": _BLANK + "(", "\u3000": " ",
}  # fmt: skip
#: Before and behind these no blank is wanted (a line's end among them).
_OPENING, _CLOSING = "([“‘《〈「『【\n\t ", ")],.;:?!”’》〉」』】\n\t "
_LATIN_BEHIND = re.compile(f"(?<=[{HAN_CLASS}])(?=[0-9A-Za-z\u00c0-\u1eff])")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a transliteration: the rule, what stood before, what it became, who says so.

    >>> word_steps("部长")
    (Step(rule='word', before='部长', after='bộ trưởng', source='editorial'),)
    """

    rule: str
    before: str
    after: str
    source: str


@dataclass(frozen=True, slots=True)
class Character:
    """A character's readings: in running text, in names, and all by pinyin with tone digits.

    >>> character("长").readings["zhang3"]
    ('trưởng',)
    """

    vi: str
    name: str
    readings: dict[str, tuple[str, ...]]
    source: str


def character(hanzi: str) -> Character | None:
    """Return the readings of one character, simplified or traditional, or None.

    >>> character("樂").vi, character("s") is None
    ('lạc', True)
    """
    row = resources.rows("characters.tsv").get(hanzi)
    if row is None:
        return None
    _, vi, name, spelt, source = row
    pairs = (cell.partition(":") for cell in spelt.split("|") if cell)
    readings = {pinyin: tuple(many.split(",")) for pinyin, _, many in pairs}
    return Character(vi, name or vi, readings or {"*": (vi,)}, source or _COLLECTED)


def other_readings(hanzi: str) -> tuple[str, ...]:
    """Return all readings of a character but the usual one, commonest first.

    >>> "trưởng" in other_readings("长")
    True
    """
    one = character(hanzi)
    if one is None:
        return ()
    found = dict.fromkeys(vi for many in one.readings.values() for vi in many)
    return tuple(vi for vi in found if vi != one.vi)


# Words -----------------------------------------------------------------------------------------


class _Words:
    """The table of words, laid out so that a text is asked only where a word may lie.

    A word is filed under the pair of characters around its first *key* character, one whose
    reading words change.  A text is asked at its key characters alone, and mostly one look-up of
    a pair says that nothing is there.
    """

    def __init__(self) -> None:
        rows = resources.table("words.tsv", _WORDS)
        usual = {row[0]: row[1] for row in resources.table("characters.tsv", _CHARACTERS)}
        self.rows = {zh: (vi, source) for zh, vi, source in rows}
        changed = {
            c
            for zh, vi, _ in rows
            for c, syllable in zip(zh, vi.split(" "), strict=True)
            if usual.get(c) != syllable
        }
        self.keys = re.compile(f"[{''.join(sorted(changed))}]")
        self.right: dict[str, list[tuple[int, str]]] = {}
        self.left: dict[str, list[tuple[int, str]]] = {}
        for zh in self.rows:
            at = next((i for i, c in enumerate(zh) if c in changed), None)
            if at is None:
                continue
            if at:
                self.left.setdefault(zh[at - 1 : at + 1], []).append((at, zh))
            else:
                self.right.setdefault(zh[:2], []).append((0, zh))
        for filed in (self.left, self.right):
            for words in filed.values():
                words.sort(key=lambda item: (-item[0], -len(item[1])))

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield ``(start, end, word)`` in simplified ``text``: the first and longest, no overlaps."""
        left, right = self.left.get, self.right.get
        done = 0
        for match in self.keys.finditer(text):
            at = match.start()
            if at < done:
                continue
            before = left(text[at - 1 : at + 1]) if at else None
            behind = right(text[at : at + 2])
            if before is None and behind is None:
                continue
            for offset, word in (before or []) + (behind or []):
                start = at - offset
                if start >= done and text.startswith(word, start):
                    done = start + len(word)
                    yield start, done, word
                    break


@cache
def _words() -> _Words:
    return _Words()


def word_steps(text: str, *, in_name: bool = False) -> tuple[Step, ...]:
    """Return the reading of a stretch of Han text step by step: words, and the characters between.

    ``in_name``: the text is a name, and characters are read as in names.

    >>> [step.after for step in word_steps("音乐学院院长")]
    ['âm nhạc', 'học', 'viện', 'viện trưởng']
    >>> word_steps("〇𪚥")[-1].rule
    'unknown character'
    """
    steps: list[Step] = []
    at = 0
    plain = simplify(text)
    for start, end, word in _words().find(plain):
        steps.extend(_character_step(c, in_name=in_name) for c in text[at:start])
        vi, source = _words().rows[word]
        steps.append(Step("word", text[start:end], vi, source))
        at = end
    steps.extend(_character_step(c, in_name=in_name) for c in text[at:])
    return tuple(steps)


def _character_step(hanzi: str, *, in_name: bool = False) -> Step:
    one = character(hanzi)
    if one is None:
        return Step("unknown character", hanzi, hanzi, "")
    rule = "character in names" if in_name and one.name != one.vi else "character"
    return Step(rule, hanzi, one.name if in_name else one.vi, one.source)


# Texts -----------------------------------------------------------------------------------------


@cache
def _spelt() -> dict[int, str]:
    """Return the usual reading by code point, with a blank before it, and plain marks."""
    rows = resources.table("characters.tsv", _CHARACTERS)
    table = {ord(row[0]): _BLANK + row[1] for row in rows}
    return table | {ord(mark): plain for mark, plain in _MARKS.items()}


def hanviet(text: str, tone_style: ToneStyle = "old") -> str:
    """Return ``text`` with its Han characters read in Vietnamese, in lower case.

    >>> hanviet("昆明市长会见银行行长。")
    'côn minh thị trưởng hội kiến ngân hàng hàng trưởng.'
    >>> hanviet("和平", "new"), hanviet("2024年11月, G20")
    ('hoà bình', '2024 niên 11 nguyệt, G20')

    Everything else passes untouched, but that Chinese marks become plain ones.  A character that
    no table has stays as it is.  One call may read many megabytes.
    """
    if re.search("[0-9A-Za-z\u00c0-\u1eff]", text):
        text = _LATIN_BEHIND.sub(" ", text)
    plain = text if simplified_table().keys().isdisjoint(map(ord, set(text))) else simplify(text)
    rows, spelt = _words().rows, _spelt()
    pieces: list[str] = []
    at = 0
    for start, end, word in _words().find(plain):
        pieces.append(text[at:start].translate(spelt))
        pieces.append(_BLANK + rows[word][0])
        at = end
    pieces.append(text[at:].translate(spelt))
    return restyle(_spaced("".join(pieces)), tone_style)


def _spaced(read: str) -> str:
    """Return ``read`` with a blank for each placeholder that stands between two words."""
    read = read.replace(_BLANK * 2, _BLANK)
    for mark in _OPENING:
        read = read.replace(mark + _BLANK, mark) if mark in read else read
    for mark in _CLOSING:
        read = read.replace(_BLANK + mark, mark) if mark in read else read
    return read.removeprefix(_BLANK).removesuffix(_BLANK).replace(_BLANK, " ")


def restyle(text: str, tone_style: ToneStyle) -> str:
    """Return Vietnamese ``text`` with the tone marks where ``tone_style`` puts them.

    >>> restyle("Hòa Bình, Thúy Kiều", "new")
    'Hoà Bình, Thuý Kiều'
    """
    if tone_style == "old":
        return text
    return re.sub("[^\\W\\d_]+", lambda match: respell(match[0], tone_style), text)


# Names -----------------------------------------------------------------------------------------


@cache
def surnames() -> dict[str, tuple[str, float]]:
    """Return family names in simplified characters with their reading and a weight (an order).

    >>> surnames()["单"][0], surnames()["欧阳"][0]
    ('Thiện', 'Âu Dương')
    """
    found: dict[str, tuple[str, float]] = {}
    for vi, zh, _ in resources.table("surnames_vn.tsv", ("vi", "zh", "weight")):
        for name in zh.split("|"):
            if name and name not in found:
                found[name] = (vi, 0.0)
    for zh, vi, _, weight in resources.table("surnames_cn.tsv", ("zh", "vi", "vi_forms", "weight")):
        found[zh] = (vi, float(weight or 0))
    return found


@cache
def _transcribing() -> dict[str, float]:
    rows = resources.table("transcription_zh.tsv", ("zh", "weight"))
    return {zh: float(weight) for zh, weight in rows}


def is_transcription(name: str) -> bool:
    """Return whether a Han name writes the sounds of a name of another language.

    Such names cannot be read by rule: 特朗普 is Trump, 阿不都热依木 is Abdurehim.

    >>> [is_transcription(n) for n in ("特朗普", "阿不都热依木", "吾守尔", "廖品琥", "欧阳修")]
    [True, True, True, False, False]

    Names that Vietnamese are called by are none, even of such characters: 杜德维 is Đỗ Đức Duy.

    Source: the characters of transcribed names in jieba's dictionary (MIT) against those of Chinese
    given names; a weight above one a character speaks for a transcription.
    """
    plain = simplify(name)
    if any(mark in plain for mark in "·•・‧"):
        return True
    size = surname_length(plain)
    given = plain[size:]
    if not size or not 1 <= len(given) <= 2:
        return not (size and len(given) == 3 and given[0] in "氏文")
    families, characters = _in_vietnam()
    if plain[:size] in families and characters.issuperset(given):
        return False
    return len(given) == 2 and looks_transcribed(given, 1.2)


@cache
def _in_vietnam() -> tuple[frozenset[str], frozenset[str]]:
    """Return the usual family names of Vietnam, and the characters of its given names."""
    surname_rows = resources.table("surnames_vn.tsv", ("vi", "zh", "weight"))
    usual = {
        name for _, zh, weight in surname_rows if float(weight or 0) >= 10 for name in zh.split("|")
    }
    given = set()
    for _, characters in resources.table("given_vn.tsv", ("vi", "characters")):
        for cell in characters.split(" "):
            zh, _, share = cell.partition(":")
            given |= {zh} if float(share) >= 50 else set()
    return frozenset(usual), frozenset(given)


def looks_transcribed(text: str, least: float = 0.5) -> bool:
    """Return whether the characters are those that transcribe foreign sounds.

    >>> looks_transcribed("莱万多夫斯基"), looks_transcribed("发展中国家")
    (True, False)

    ``least`` is the mean weight asked for: at 0.5, 95 of 100 transcribed names of jieba's dictionary
    are found, and 3 of 100 other words of three or four characters are taken for one.
    """
    weights = [_transcribing().get(c, 0.0) for c in simplify(text)]
    return len(weights) > 1 and sum(weights) / len(weights) > least


def surname_length(name: str) -> int:
    """Return how many characters of a Han name are its family name; 0 if none is known.

    >>> surname_length("欧阳修"), surname_length("陈明"), surname_length("吾守尔")
    (2, 1, 0)
    """
    plain = simplify(name)
    if len(plain) > 2 and plain[:2] in surnames():
        return 2
    return 1 if len(plain) > 1 and plain[0] in surnames() else 0


def person_steps(name: str) -> tuple[Step, ...]:
    """Return the reading of a person's name: the family name, then each character of the rest.

    >>> " ".join(step.after for step in person_steps("廖品琥"))
    'Liêu Phẩm Hổ'
    >>> " ".join(step.after for step in person_steps("曾国藩"))
    'Tăng Quốc Phiên'
    """
    size = surname_length(name)
    steps: list[Step] = []
    if size:
        surname = simplify(name)[:size]
        steps.append(Step("family name", name[:size], surnames()[surname][0], "surnames_cn"))
    for hanzi in name[size:]:
        if is_han(hanzi):
            step = _character_step(hanzi, in_name=True)
            steps.append(Step(step.rule, hanzi, capital(step.after), step.source))
    return tuple(steps)


def capital(text: str) -> str:
    """Return ``text`` with each syllable capitalised, as Vietnamese names are written.

    >>> capital("ma lật pha")
    'Ma Lật Pha'
    """
    return _WORD.sub(lambda match: match[0][0].upper() + match[0][1:], text)


# Places ----------------------------------------------------------------------------------------


def chinese_unit(name: str) -> tuple[str, str] | None:
    """Return the full and the short name of a unit of China called so, or None.

    >>> chinese_unit("隆林各族自治县"), chinese_unit("乐亭"), chinese_unit("发展")
    (('隆林各族自治县', '隆林'), ('乐亭', '乐亭'), None)
    """
    row = resources.rows("places_cn.tsv").get(simplify(name))
    return (row[1], row[2]) if row is not None else None


@cache
def _autonomous() -> dict[str, str]:
    rows = resources.rows("places_cn.tsv").parsed
    levels = ("自治县", "自治州", "自治旗")
    return {row[2]: name[-1] for name, row in rows.items() if name.endswith(levels)}


def autonomous_level(name: str) -> str:
    """Return the head that the short name of an autonomous unit of China takes: 县, 州, 旗; or none.

    >>> autonomous_level("巴马"), autonomous_level("昆明")
    ('县', '')
    """
    return _autonomous().get(name, "")


def name_read(characters: str) -> str:
    """Return a proper name in Vietnamese as it is read, each syllable with a capital.

    >>> name_read("韩城")
    'Hàn Thành'
    """
    return capital(" ".join(step.after for step in word_steps(characters, in_name=True)))


@cache
def _unit_beginnings() -> frozenset[str]:
    return frozenset(name[:2] for name in resources.rows("places_cn.tsv").parsed)


def unit_begins(characters: str) -> bool:
    """Return whether the name of a unit of China begins with two characters.

    >>> unit_begins("韩城"), unit_begins("发展")
    (True, False)
    """
    return characters in _unit_beginnings()


def units_read(name: str, head: str, above: str = "") -> list[str]:
    """Return the short names of China's units read like a Vietnamese name, with a Chinese head.

    ``above`` is the unit that they lie in, as far as it is known.

    >>> units_read("Bắc Hồ", "区"), units_read("Triều Dương", "区", "北京市")
    (['北湖'], ['朝阳'])

    Source: the codes of administrative divisions (GB/T 2260), whose first digits are the province's
    and the prefecture's.
    """
    row = resources.rows("units_by_reading.tsv").get(fold(name))
    greater = resources.rows("places_cn.tsv").get(simplify(above)) if above else None
    inside = greater[3] if greater is not None else ""
    cells = [cell.split(":") for cell in row[1].split(" ")] if row is not None else []
    fitting = [
        (short, mark)
        for code, full, short, mark in cells
        if full.endswith(head) and code.startswith(inside) and code != inside
    ]
    usual = [short for short, mark in fitting if not mark]
    return usual or [short for short, _ in fitting]
