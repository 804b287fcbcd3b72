"""Chinese places and gates; their generic head stands behind them (文山 | 州).

Over 400 lines: what a name may be (a unit, a gate, a river, a place that no table has) is decided in order.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from sinoviet import resources
from sinoviet.chinese.said import Said
from sinoviet.chinese.unnamed import Above, Unit, Unnamed
from sinoviet.glossary import FULL, Entry, Form
from sinoviet.lexicon import Word
from sinoviet.names import is_everyday
from sinoviet.phrases import Line, Phrase, country_short, plain
from sinoviet.readings import autonomous_level, chinese_unit, name_read, unit_begins
from sinoviet.tokens import NUMBER
from sinoviet.units import NATURAL
from sinoviet.vietnamese.heads import GATE_TYPES, head_fits
from sinoviet.vietnamese.places import Choose

#: Heads of Vietnam's units that China has under another name.
_OF_VIETNAM = {
    zh: Word("head", vi, zh, kind, "vn")
    for vi, zh, kind in (
        ("xã", "乡", "commune"), ("phường", "坊", "ward"), ("đặc khu", "特区", "zone"),
    )
}  # fmt: skip
#: Levels of China's units that no entry names.
_OF_CHINA = {
    zh: Word("head", vi, zh, kind, "cn")
    for vi, zh, kind in (
        ("huyện", "县", "county"), ("quận", "区", "district"), ("thành phố", "市", "city"),
        ("châu", "州", "prefecture"), ("kỳ", "旗", "county"), ("minh", "盟", "prefecture"),
    )
}  # fmt: skip
_LONGEST_UNIT = 12
#: Heads of small units, whose name a gate may have too.
_VILLAGES = ("镇", "乡", "村", "屯", "寨")
#: What says of a name before it that it is a river's.
_ON_A_RIVER = [
    list(word) for word in ("流域", "航道", "两岸", "沿岸", "河畔", "水系", "干流", "支流")
]
_ROADS = ("公路", "铁路", "高速公路", "高速铁路", "高铁")
_COUNTS = frozenset("两三四五六七八九十")
#: Sides of a unit, which are regions of Vietnam too; and what a unit ends with: 该省 | 西南部, 我国 | 东北.
_SIDES = re.compile("[东南西北中]{1,2}部?")
_ENDS_OF_UNITS = frozenset("省市县州区国境镇乡村郡社岛")
_GATE = Word("head", "cửa khẩu", "口岸", "gate")
#: Places so great that no word around speaks against them.
_GREAT = frozenset(
    ("country", "province", "municipality", "autonomous-region", "prefecture", "sar")
)
#: Units at the level of a county, which become one another.
_OF_A_COUNTY = frozenset(("county", "district", "city"))
#: Counts from which a word across a border speaks against a name, with another or alone.
_COMMON, _VERY_COMMON = 100, 2000
#: A bare head that may stand for its unit before a body (省外事厅, 县委).
BARE_HEADS = ("省", "州", "市", "县", "自治区", "乡", "镇", "村", "区", "坊", "郡", "特区")


@cache
def _wordlike() -> frozenset[str]:
    """Return place names that are everyday words too: alone they need a head or a list."""
    return resources.words("wordlike_places_zh.txt")


#: Bodies that stand at gates: before them an everyday word is a place (水口 | 海关).
_AT_GATES = ("customs", "border-post")

#: Kinds of body that a gate may have.
_OF_GATES = frozenset(
    (*_AT_GATES, "management-board", "zone", "office", "police", "bureau", "centre")
)


class Places:
    """Reads places and gates in one line; ``choose`` picks among the entries a form may mean."""

    def __init__(self, line: Line, choose: Choose, said: Said) -> None:
        self.line = line
        self.choose = choose
        self.unnamed = Unnamed(line, said, self._gate_ahead)
        self._found: dict[int, list[Unit]] = {}
        self._unknown: dict[int, list[Unit]] = {}  # until the next phrase says more

    def place(self, i: int) -> Phrase | None:
        """Read a place or gate at ``i``; its generic head stays outside the span."""
        options = self.units(i)
        return options[0][0] if options else None

    def units(self, i: int) -> list[Unit]:
        """Return the places that may begin at ``i``, longest first."""
        found = self._found.get(i)
        if found is None:
            found = self._found[i] = self._find_places(i)
        if found:
            return found
        unknown = self._unknown.get(i)
        if unknown is None:
            unknown = self._unknown[i] = self.unnamed.units(i)
        return unknown

    def _find_places(self, i: int) -> list[Unit]:
        line = self.line
        found: list[Unit] = []
        options = self._of_country(i, line.forms(i, ("place", "gate")))
        for end, forms in options:
            if self._shared_name(forms, options) or self._namesakes(end, forms, options):
                continue
            heads = [] if self._all_countries(forms) else self.heads(end)  # 中国 | 国家铁路局
            gate = self._gate_ahead(end) if not self._all_countries(forms) else None
            if gate is not None and plain(line, i, end).endswith(BARE_HEADS):
                gate = None  # 谅山省 | 口岸, 广西壮族自治区 | 口岸办
            head = gate or (heads[0][1] if heads else None)
            entries = [self.line.entry(f) for f in forms]
            candidates = forms
            if head is not None:
                pairs = list(zip(forms, entries, strict=True))
                fitting = [f for f, e in pairs if head_fits(e, head)]
                fitting = fitting or [f for f, e in pairs if self._once(e, head)]
                candidates = fitting or forms
                own = _OF_VIETNAM.get(head.zh)
                if own is None or any(e.country != "vn" for e in entries):
                    own = None
                    if head.zh in _VILLAGES and all(e.kind == "gate" for e in entries):
                        own = replace(head, country=entries[0].country)  # 勐康 | 村 beside its gate
                    if head.zh in ("乡", "村") and all(e.type == "city" for e in entries):
                        above = self.unnamed.above.get(i)  # 中山 | 乡 is no part of the city
                        country = above.country if above else "cn"
                        own = replace(self.unnamed.heads(end, country)[0][1], country=country)
                if not fitting and own is not None:
                    # 猛康乡: a commune of 2025, called like the county before
                    phrase = Phrase(
                        "place", i, end, entries[0].vi, entries[0].zh, None, "name", 80.0,
                        why=f"before {own.zh}", head=own,
                    )  # fmt: skip
                    found.append((phrase, heads[0][0], own))
                    continue
                if not fitting and head.type not in GATE_TYPES:
                    head = None
            river = self.line.keys[end : end + 2] in _ON_A_RIVER
            if river:
                candidates = [f for f in forms if line.entry(f).type == "river"] or candidates
            if head is None and (self._of_no_gate(end) or self._on_a_road(end)):
                candidates = [f for f in candidates if line.entry(f).kind != "gate"] or candidates
            form = self.choose(candidates, head, end)
            entry = self.line.entry(form)
            if entry.type == "region" and (self._counted_units(i, end) or self._side(i, end)):
                continue
            if head is None and form.rank != FULL and self._wordlike(entry, i, end):
                continue
            if head is None and entry.type not in _GREAT and not river and self._cuts_words(i, end):
                continue
            span_end = end
            if form.rank == FULL and entry.zh and plain(line, i, end).startswith(entry.zh):
                span_end = min(end, i + len(entry.zh))
            phrase = Phrase(
                entry.kind, i, span_end, entry.vi, entry.zh, entry, "exact", 100.0,
                why="form of the glossary", head=head,
            )  # fmt: skip
            if form.rank == FULL and plain(line, i, end).endswith(("自治州", "自治县")):
                phrase.zh_stem = "full"
            if gate is not None and phrase.kind == "place":
                phrase.kind, phrase.entry, phrase.method = "gate", None, "composed"
            full_end = end
            if form.rank == FULL and gate is None:
                head = None  # 河口瑶族自治县 | 县长: the head behind is of the role
            elif heads and head is not None and (gate is None or heads[0][1].type in GATE_TYPES):
                full_end = heads[0][0]
            found.append((phrase, full_end, head))
        return found or self._unit_of_china(i)

    def _unit_of_china(self, i: int) -> list[Unit]:
        """Read a unit of China in full that no entry names, by its characters: 韩城市."""
        line = self.line
        above = self.unnamed.above.get(i)
        if not unit_begins("".join(line.keys[i : i + 2])) or (above and above.country != "cn"):
            return []
        for end in range(min(i + _LONGEST_UNIT, len(line)), i + 2, -1):
            head = _OF_CHINA.get(line.keys[end - 1])
            unit = chinese_unit(plain(line, i, end)) if head is not None else None
            short = plain(line, i, end - 1)
            if unit is None and head is not None and autonomous_level(short) == head.zh:
                unit = short + head.zh, short  # 巴马 | 县 of 巴马瑶族自治县
            if unit is None or unit[0] == unit[1]:
                continue
            across = line.keys[i - 1] + line.keys[i] if i and line.han(i - 1) else ""
            if is_everyday(across, _VERY_COMMON):
                continue  # 沿海 | 城市 holds no 海城市
            place = Phrase(
                "place", i, i + len(unit[1]), name_read(unit[1]), unit[1], None, "name", 90.0,
                why="a unit of China", head=head,
            )  # fmt: skip
            return [(place, end, head)]
        return []

    def _shared_name(
        self, forms: Sequence[Form], options: Sequence[tuple[int, list[Form]]]
    ) -> bool:
        """Return whether these are a gate's full name that another gate of its name may have too.

        清水口岸 is a gate of Nghệ An in full, and short for 清水国际口岸: the context must choose.
        """
        first = self.line.entry(forms[0])
        if forms[0].rank != FULL or first.kind != "gate" or first.zh_full != first.zh + _GATE.zh:
            return False
        return any(
            form.entry != first.id and self.line.entry(form).kind == "gate"
            for _, shorter in options
            for form in shorter
            if form.rank != FULL and any(other.entry == first.id for other in shorter)
        )

    def _of_country(
        self, i: int, options: list[tuple[int, list[Form]]]
    ) -> list[tuple[int, list[Form]]]:
        """Leave out what lies in another country than the unit right before: 云南省 | 江城县."""
        above = self.unnamed.above.get(i)
        if above is None or above.beside or not above.country:
            return options
        if above.entry is not None and above.entry.type == "country":
            return options
        own = [
            (
                end,
                [
                    form
                    for form in forms
                    if self.line.entry(form).country in ("", above.country)
                    or self.line.entry(form).type in NATURAL
                ],
            )
            for end, forms in options
        ]
        return [pair for pair in own if pair[1]]

    def _namesakes(
        self, end: int, forms: Sequence[Form], options: Sequence[tuple[int, list[Form]]]
    ) -> bool:
        """Return whether a unit in full is another unit's short name and its head: 江城 | 县."""
        first = self.line.entry(forms[0])
        if forms[0].rank != FULL or first.kind != "place" or first.zh_full[:-1] != first.zh:
            return False
        heads = [head for after, head in self.heads(end - 1) if after == end]
        shorter = [forms for stop, forms in options if stop == end - 1]
        return any(
            form.entry != first.id and form.rank < FULL and head_fits(self.line.entry(form), head)
            for forms in shorter
            for form in forms
            for head in heads[:1]
        )

    def country(self, place: Phrase | None) -> str:
        """Return the country of a place or gate; of a country, itself."""
        if place is None:
            return ""
        if place.start in self.unnamed.countries:
            return self.unnamed.countries[place.start]
        if place.entry is not None:
            return place.entry.country or place.entry.id.removeprefix("country.")
        if place.kind == "gate":  # put together from its place and 口岸
            found = self.line.forms(place.start, ("place", "gate"))
            return self.line.entry(found[0][1][0]).country if found else ""
        return place.head.country if place.head is not None else ""

    def accept(self, phrase: Phrase) -> None:
        """Note what was read, for the places that stand behind it or are named again."""
        unnamed, line = self.unnamed, self.line
        unnamed.read_to = phrase.end
        self._unknown.clear()
        for part in phrase.walk():
            if part.kind not in ("place", "gate"):
                continue
            country = self.country(part)
            unnamed.said.country = country or unnamed.said.country
            if part.method == "name":
                unnamed.said.remember(part, country)
        if phrase.kind != "place" or not line.han(phrase.end - 1):
            return
        heads = self.heads(phrase.end)
        end = heads[0][0] if heads else phrase.end
        country, headed = self.country(phrase), bool(heads)
        great = phrase.entry is not None and phrase.entry.type in _GREAT
        if headed or great or phrase.method == "name":
            unnamed.above[end] = Above(country, phrase.entry)
            self._found.pop(end, None)  # what was read ahead did not know this
            unnamed.read_to = end
        joint = line.surface(end, end + 1) if end < len(line) else ""
        if joint in ("、", "和", "与", "及"):
            unnamed.above[end + 1] = Above(country, phrase.entry, beside=True, headed=headed)

    def _all_countries(self, forms: Sequence[Form]) -> bool:
        return all(self.line.entry(form).type == "country" for form in forms)

    def heads(self, i: int) -> list[tuple[int, Word]]:
        """Return ``(end, head)`` for each generic head that begins at ``i``, longest first."""
        keys = self.line.keys
        found = [(end, words[0]) for end, words in self.line.words(i, "head")]
        return [pair for pair in found if keys[i : i + 2] != ["城", "市"] or pair[0] > i + 1]

    def _gate_ahead(self, i: int) -> Word | None:
        """Return the head 口岸 if only names and marks of a list stand before it."""
        line = self.line
        k = i
        while k < min(i + 14, len(line)):
            for _, word in self.heads(k):
                if word.type in GATE_TYPES:
                    return word
            forms = line.forms(k, ("place", "gate"))
            if (
                forms
                and k > i
                and any(f.rank == FULL and self.line.entry(f).kind == "gate" for f in forms[0][1])
            ):
                return _GATE
            if forms and k > i:
                k = forms[0][0]
            elif (
                (line.mark(k, "-", ",", "(", ")", "·") and line.surface(k, k + 1) != "，")
                or line.keys[k] in ("和", "与", "至", "双", "方")
                or line.shapes[k] == NUMBER
            ):
                k += 1
            else:
                return None
        return None

    def _counted_units(self, i: int, end: int) -> bool:
        """Return whether units of a country are counted by where they lie: 越北 | 四省, no Việt Bắc."""
        keys = self.line.keys
        counted = keys[end : end + 1] and keys[end] in _COUNTS and keys[end + 1 : end + 2]
        short = end - i == 2 and keys[i] in country_short().values()
        return bool(counted) and keys[end + 1] in BARE_HEADS and short

    def _once(self, entry: Entry, head: Word) -> bool:
        """Return whether the head is that of a level which the unit had once: 县 of a city of a prefecture."""
        above = self.line.lexicon.glossary.entries.get(entry.part_of)
        below = above is not None and above.type not in _GREAT - {"prefecture"}
        return entry.country == "cn" and below and {head.type, entry.type} <= _OF_A_COUNTY

    def _side(self, i: int, end: int) -> bool:
        """Return whether this says only which side of a unit: 云南省 | 西南部, but 越南 | 西北部."""
        line, unnamed = self.line, self.unnamed
        if not _SIDES.fullmatch(plain(line, i, end)) or not i or not line.han(i - 1):
            return False
        above = unnamed.above.get(i)
        if above is None or above.beside:
            return unnamed.read_to == i or line.keys[i - 1] in _ENDS_OF_UNITS
        country = above.entry is not None and above.entry.type == "country"
        return not (country and above.country == "vn")

    def _of_no_gate(self, i: int) -> bool:
        """Return whether a body begins here that no gate has: 天保 | 村委会."""
        kinds = {words[0].type for _, words in self.line.words(i, "body")[:1]}
        return bool(kinds) and not kinds & _OF_GATES

    def _on_a_road(self, i: int) -> bool:
        """Return whether a road or railway is named after what ends here: 同登 | -茶岭 | 高速公路."""
        line = self.line
        dashed = line.tokens[i - 1].gap == "-"
        if dashed or line.mark(i, "-"):
            names = line.forms(i + (not dashed), ("place", "gate"))
            i = names[0][0] if names else i
        return plain(line, i, i + 4).startswith(_ROADS)

    def _wordlike(self, entry: Entry, i: int, end: int) -> bool:
        """Return whether the bare characters are rather a word or a piece of one (和平, 友谊)."""
        at_gate = any(words[0].type in _AT_GATES for _, words in self.line.words(end, "body"))
        word = end - i == 2 and plain(self.line, i, end) in _wordlike()
        return end - i == 1 or (word and not at_gate)

    def _cuts_words(self, i: int, end: int) -> bool:
        """Return whether the characters are the end of one word and the start of another.

        社会安定 holds no 会安, 公安边防 no 安边; where the name itself is no word, one very common
        word across a border is enough: 丰富和.
        """
        keys, line = self.line.keys, self.line
        if end - i > 3:
            return False
        before = keys[i - 1] + keys[i] if i and line.han(i - 1) else ""
        behind = keys[end - 1] + keys[end] if line.han(end) else ""
        if is_everyday(before, _COMMON) and is_everyday(behind, _COMMON):
            return True
        if end - i > 2 or is_everyday("".join(keys[i:end]), 1):
            return False
        return is_everyday(before, _VERY_COMMON) or is_everyday(behind, _VERY_COMMON)

    def inside(self, i: int, end: int) -> list[Phrase]:
        """Return the places within a fixed name (中国 in 中国人民解放军)."""
        places: list[Phrase] = []
        k = i
        while k < end:
            forms = [(e, f) for e, f in self.line.forms(k, ("place",)) if e <= end and e - k >= 2]
            if forms and not (k == i and forms[0][0] == end):
                e, found = forms[0]
                entry = self.line.entry(self.choose(found, None, e))
                if not self._wordlike(entry, k, e):
                    stop = k + len(entry.zh) if self.line.surface(k, e).startswith(entry.zh) else e
                    places.append(
                        Phrase("place", k, stop, entry.vi, entry.zh, entry, "exact", 100.0)
                    )
                    k = e
                    continue
            k += 1
        return places


def unit_vi(place: Phrase, head: Word | None) -> str:
    """Return the Vietnamese of a place with its generic head: châu Văn Sơn."""
    entry = place.entry
    if place.vi.endswith(" huyện"):
        return place.vi  # 云县 is called Vân huyện
    own = _OF_VIETNAM.get(head.zh) if head is not None else None
    if own is not None and (head is own or (entry is not None and entry.country == "vn")):
        return f"{own.vi} {place.vi}"  # 同文乡: what the text says, for towns became communes
    if entry is None and place.head is not None and place.head.country == "cn":
        return f"{place.head.vi} {place.vi}"  # 韩城市, which has no entry
    if entry is None or entry.type == "country" or place.vi.startswith("Thành phố "):
        return place.vi
    if entry.vi == entry.vi_full and place.vi == entry.vi:
        return place.vi  # trấn Hữu Nghị: the name keeps its head
    if place.zh_stem == "full" and entry.vi_full:
        return entry.vi_full[:1].lower() + entry.vi_full[1:]
    if entry.type == "crossing" and head is None:
        return place.vi  # 阿巴寨边防屯: a small crossing's head is not said
    if entry.type == "autonomous-region" and entry.vi_full:
        return entry.vi_full[:1].upper() + entry.vi_full[1:]
    if head is not None and entry.vi_full.startswith(head.vi):
        return f"{head.vi} {place.vi}"
    if head is not None and entry.country == "cn" and {head.type, entry.type} <= _OF_A_COUNTY:
        return f"{head.vi} {place.vi}"  # 江川县, a district today: what the text says
    if entry.vi_full:
        first = entry.vi_full.split(" ")[0]
        if entry.vi_full.endswith(place.vi):
            generic = entry.vi_full.removesuffix(place.vi).strip()
            return f"{generic if ' dân tộc' not in generic else generic.split(' tự trị')[0].strip()} {place.vi}"
        return f"{first} {place.vi}"
    return f"{head.vi} {place.vi}" if head is not None else place.vi
