"""Names of places with their generic heads, alone or in a chain: 云南省文山州麻栗坡县.

Chinese goes from the greater unit to the smaller, Vietnamese from the smaller to the greater:
*huyện Malypho, châu Văn Sơn, tỉnh Vân Nam*.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from sinoviet import resources
from sinoviet.glossary import AVOID, FULL, Entry, Form, Glossary, form_key
from sinoviet.hanzi import simplify
from sinoviet.lexicon import Word, heads
from sinoviet.names import surnames_vi
from sinoviet.phrases import unit_zh
from sinoviet.readings import chinese_unit, looks_transcribed, surname_length, surnames
from sinoviet.text import canonical, fold
from sinoviet.vietnamese.heads import head_fits

#: Types of head that stay with the name in Vietnamese: Thanh Sơn Hồ is no district.
NATURAL = frozenset(
    ("river", "lake", "mountain", "island", "waterfall", "sea", "landmark", "region")
)
#: Heads behind which a name that no table has is a place: of units of China, and gates.
_PLAIN = frozenset(
    """
    省 市 县 区 州 镇 乡 村 旗 盟 街道 地区 自治区 自治州 自治县 自治旗 林区 行政村 自然村 民族乡 苏木 口岸
    国际口岸 国家级口岸 边境口岸 公路口岸 铁路口岸 水路口岸 郡 社 坊 市社 市镇
    """.split()
)


#: The longest generic head in Chinese has so many characters.
_LONGEST_HEAD = 8


@dataclass(frozen=True, slots=True)
class Unit:
    """One place of a chain: its bare name, its entry if it has one, and its generic head.

    >>> from sinoviet.glossary import load
    >>> [(u.name, u.head.vi) for u in units_zh("河北省乐亭县", load()) if u.head]
    [('乐亭', 'huyện')]
    """

    name: str
    head: Word | None
    entry: Entry | None = None
    form: Form | None = None
    peoples: str = ""


@cache
def _heads_zh() -> dict[str, tuple[Word, ...]]:
    """Return the Chinese heads with their words."""
    found: dict[str, list[Word]] = {}
    for word, forms in heads():
        for form in forms:
            if not form.isascii() and ord(form[0]) > 0x2E80:
                found.setdefault(form, []).append(word)
    return {form: tuple(words) for form, words in found.items()}


def head_zh(name: str, country: str) -> tuple[str, Word] | None:
    """Return the longest head that ends a Chinese name, and its word in a country.

    >>> head_zh("麻栗坡县", "cn")[1].vi, head_zh("麻栗坡", "cn")
    ('huyện', None)
    """
    heads = _heads_zh()
    for size in range(min(_LONGEST_HEAD, len(name) - 1), 0, -1):
        form = name[-size:]
        words = heads.get(form)
        if words is not None:
            own = [w for w in words if w.zh == form] or list(words)
            return form, next((w for w in own if w.country in ("", country)), own[0])
    return None


def known_place(name: str, glossary: Glossary) -> tuple[Entry, Form] | None:
    """Return the entry of a place or gate with exactly this name, best form first.

    >>> from sinoviet.glossary import load
    >>> known_place("文山壮族苗族自治州", load())[0].id
    'cn.yunnan.wenshan'
    """
    found = [
        (glossary.entries[form.entry], form)
        for form in glossary.lookup(form_key(name))
        if form.rank <= AVOID and glossary.entries[form.entry].kind in ("place", "gate")
    ]
    if not found:
        return None
    return min(found, key=lambda pair: (bool(pair[0].valid_to), pair[1].rank, pair[0].kind))


def units_zh(text: str, glossary: Glossary) -> list[Unit]:
    """Return the chain of units that a Chinese text is made of; empty if it is not made of units.

    >>> from sinoviet.glossary import load
    >>> [u.name for u in units_zh("云南省昆明市", load())], units_zh("发展", load())
    (['云南', '昆明'], [])
    """
    plain = simplify(text)
    found: list[Unit] = []
    at = 0
    country = "cn"
    while at < len(plain):
        unit, size = _longest(plain[at:], glossary, country, alone=at == 0)
        if unit is None:
            return []
        found.append(unit)
        at += size
        if unit.entry is not None and unit.entry.country:
            country = unit.entry.country
    return found


def _longest(
    rest: str, glossary: Glossary, country: str, *, alone: bool
) -> tuple[Unit | None, int]:
    """Return the longest unit that ``rest`` begins with, and its length."""
    for end in range(min(len(rest), 18), 1, -1):
        piece = rest[:end]
        known = known_place(piece, glossary)
        behind = _head_behind(rest[end:], country)
        if known is not None and (behind is None or known[1].rank == FULL):
            return Unit(known[0].zh or piece, None, *known), end
        head = head_zh(piece, country)
        if head is not None:
            name = piece.removesuffix(head[0])
            named = _with_head(name, head[1], glossary)
            if named is not None:
                entry, form = named
                own = head_zh(piece, entry.country)
                return Unit(name, own[1] if own else head[1], entry, form), end
        china = chinese_unit(piece)
        if china is not None and china[0] == china[1] and behind is not None:
            return Unit(china[1], behind[1]), end + len(behind[0])  # 宁河县, 宁河区 today
        if china is not None:
            return _in_parts(*china), end
    return _unknown(rest, country, alone=alone)


def _head_behind(rest: str, country: str) -> tuple[str, Word] | None:
    """Return the administrative head that ``rest`` begins with: it belongs to the name before."""
    for size in (4, 3, 2, 1):
        head = head_zh("某某" + rest[:size], country) if len(rest) >= size else None
        if head is not None and head[0] == rest[:size] and head[0] in _PLAIN:
            return head
    return None


def _in_parts(full: str, short: str) -> Unit:
    """Return a unit of China from its full and short names: 河口瑶族自治县 and 河口."""
    tail = full.removeprefix(short)
    for level in dict.fromkeys((tail, tail[-3:], tail[-2:], tail[-1:])):
        head = head_zh("某某" + level, "cn")
        if level and head is not None and head[0] == level:
            return Unit(short, head[1], peoples=peoples_vi(tail.removesuffix(level)))
    return Unit(short if not tail else full, None)


def peoples_vi(names: str) -> str:
    """Return the peoples of an autonomous unit in Vietnamese.

    >>> peoples_vi("苗族瑶族傣族"), peoples_vi("各族"), peoples_vi("蒙古")
    ('dân tộc Miêu, Dao, Thái', 'các dân tộc', 'dân tộc Mông Cổ')
    """
    if names == "各族":
        return "các dân tộc"
    table = {row[0]: row[1] for row in resources.table("peoples_cn.tsv", ("zh", "vi"))}
    found: list[str] = []
    rest = names
    while rest:
        size = next((n for n in (4, 3, 2, 1) if rest[:n] in table), 0)
        if not size:
            return ""
        found.append(table[rest[:size]])
        rest = rest[size:].removeprefix("族")
    return f"dân tộc {', '.join(found)}" if found else ""


def _with_head(name: str, head: Word, glossary: Glossary) -> tuple[Entry, Form] | None:
    found = [
        (head_fits(glossary.entries[form.entry], head), glossary.entries[form.entry], form)
        for form in glossary.lookup(form_key(name))
        if form.rank < AVOID and glossary.entries[form.entry].kind in ("place", "gate")
    ]
    found = [item for item in found if item[0]]
    if not found:
        return None
    _, entry, form = max(found, key=lambda item: (item[0], not item[1].valid_to, -item[2].rank))
    return entry, form


def _unknown(rest: str, country: str, *, alone: bool) -> tuple[Unit | None, int]:
    """Return an unknown name of two to four characters before an administrative head."""
    if not alone and rest[0] in "和与及":
        return None, 0  # 云南省 | 和 | 老街省
    for end in range(2, min(len(rest), 8) + 1):
        head = head_zh(rest[:end], country)
        if head is None or head[1].type in NATURAL or head[0] not in _PLAIN:
            continue
        goes_on = head_zh(rest[: end + 1], country) if end < len(rest) else None
        if goes_on is not None and len(goes_on[0]) > len(head[0]):
            continue
        name = rest[: end - len(head[0])]
        if (len(name) > 2 and looks_transcribed(name)) or (
            alone and _rather_a_person(rest, head[0])
        ):
            return None, 0
        if (0 if alone and end == len(rest) else 1) < len(name) <= 4:
            return Unit(name, head[1]), end
    return None, 0


def _rather_a_person(name: str, head: str) -> bool:
    """Return whether an unknown name with a family name ends in 州 by chance: 金复州."""
    size = surname_length(name)
    common = size and surnames()[name[:size]][1] >= 1
    return bool(common) and len(name) == size + 2 and head in ("州", "旗", "盟", "岸")


def unit_vi(unit: Unit, bare: str) -> str:
    """Return a unit in Vietnamese: its head and ``bare``, its name, or the full name of its entry.

    >>> from sinoviet.glossary import load
    >>> [unit_vi(u, u.entry.vi) for u in units_zh("文山壮族苗族自治州", load())]
    ['châu tự trị dân tộc Choang, Miêu Văn Sơn']
    """
    if (
        unit.form is not None
        and unit.form.rank == FULL
        and unit.entry is not None
        and unit.entry.vi_full
    ):
        return unit.entry.vi_full
    head = unit.head.vi if unit.head is not None else ""
    return " ".join(part for part in (head, unit.peoples, bare) if part)


def without_feature(place: Entry, syllables: int) -> str:
    """Return the Chinese of a place of so many syllables without 山脉, 江 that nobody has said.

    >>> from sinoviet.glossary import load
    >>> without_feature(known_place("Trường Sơn", load())[0], 2)
    '长山'
    """
    head = head_zh(place.zh, place.country) if place.type in NATURAL and syllables > 1 else None
    if head is not None and len(head[0]) == len(place.zh) - syllables:
        return place.zh.removesuffix(head[0])
    return place.zh


# Vietnamese ------------------------------------------------------------------------------------


@cache
def heads_vi() -> tuple[tuple[str, tuple[Word, ...]], ...]:
    """Return the keys of the Vietnamese heads with their words, the longest first.

    >>> heads_vi()[0][0].count(" ") > 4
    True
    """
    found: dict[str, list[Word]] = {}
    for word, forms in heads():
        for form in forms:
            if ord(form[0]) < 0x2E80:
                found.setdefault(form_key(form), []).append(word)
    ranked = sorted(found.items(), key=lambda item: -len(item[0]))
    return tuple((key, tuple(words)) for key, words in ranked)


def unit_from_vi(text: str, glossary: Glossary, country: str = "") -> Unit | None:
    """Return the unit that a Vietnamese text names: *huyện Malypho*, *Hà Giang*.

    >>> from sinoviet.glossary import load
    >>> unit_from_vi("huyện Malypho", load()).entry.zh
    '麻栗坡'
    """
    known = known_place(text, glossary)
    if known is not None:
        return Unit(text, None, *known)
    key = form_key(text)
    for head, words in heads_vi():
        if not key.startswith(head + " "):
            continue
        rest = canonical(text).split(" ", head.count(" ") + 1)[-1]
        fits = [w for w in words if w.country in ("", country or "vn")] or list(words)
        for word in sorted(words, key=lambda w: w not in fits):
            named = _with_head(rest, word, glossary)
            if named is not None:
                own = [w for w in words if w.country in ("", named[0].country)]
                return Unit(rest, own[0] if own else word, *named)
        if text[0].islower() or _surely_headed(text, rest, glossary):
            return Unit(rest, fits[0])
    return None


def _surely_headed(text: str, rest: str, glossary: Glossary) -> bool:
    """Return whether a head with a capital is one: Phường 12, but Hồ Quốc Thuần is no lake."""
    if fold(text.split(" ", maxsplit=1)[0]) in surnames_vi():
        return False
    return rest.isdecimal() or known_place(rest, glossary) is not None


def unit_in_zh(unit: Unit) -> str | None:
    """Return a unit with an entry in Chinese, or None if its Chinese is not known.

    >>> from sinoviet.glossary import load
    >>> unit_in_zh(unit_from_vi("huyện Malypho", load()))
    '麻栗坡县'
    """
    entry = unit.entry
    if entry is None or not entry.zh:
        return None
    if unit.form is not None and unit.form.rank == FULL and entry.zh_full:
        return entry.zh_full
    if unit.head is None:
        return entry.zh
    return unit_zh(entry, unit.head, administrative=True)


def same_country(units: Iterable[Unit]) -> str:
    """Return the one country of the units that have an entry, or an empty string."""
    countries = {unit.entry.country for unit in units if unit.entry is not None}
    return countries.pop() if len(countries) == 1 else ""
