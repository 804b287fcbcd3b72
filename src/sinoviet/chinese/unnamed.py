"""Places that no table has: 巴马县 | 燕洞 | 镇, 河内市 | 某某 | 边防屯.

What stands before says that a place comes: the unit that it lies in, or another of its list.  What
stands behind says what it is: the head of a unit, or a body that is called after a place.  The name
is read by rule if it is Chinese; of other countries only the text itself can tell it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, cached_property

from sinoviet import resources
from sinoviet.chinese.said import Said
from sinoviet.glossary import Entry
from sinoviet.hanzi import HAN_CLASS
from sinoviet.lexicon import Word, words
from sinoviet.names import is_everyday
from sinoviet.phrases import Line, Phrase, plain
from sinoviet.readings import chinese_unit, name_read

#: A place, the end of its generic head, and that head.
Unit = tuple[Phrase, int, "Word | None"]

#: Heads of small units; those of greater ones are all in the tables for China alone.
_SMALL = frozenset("镇 乡 村 屯 寨 街道 新区 行政村 自然村 民族乡".split())
_ABROAD = _SMALL | frozenset("县 社 坊 郡 市社 市镇".split())
#: Characters that are in no name of a place.
_NEVER = frozenset(
    "的在和与是了对由向从将已及等说于到为被把各全本该每几数某这个些条省市县州区镇乡村所有我们双方"
)
#: What a name may stand behind.
_PARTICLES = frozenset("的在和与同对由向从经于及赴往到了是以、")
#: Behind a head these make another word of it: 乡 | 镇, 村 | 落.
_GOES_ON = frozenset("镇落寨级域际屯庄区")
#: From which count on a word is rather a word than a name, behind a unit and without one.
_WORD, _ANY = 500, 1
#: From which count on two characters are a word within a longer name.
_WORD_INSIDE = 200
_LONGEST = 4

#: Heads that stand for their unit before a body or its head, which are named after it.
_BEFORE_BODY = "(?:镇|乡|村|街道)(?=党|政府|人民政府|人大|人民委员会|人委会|村委|村民|支部|纪委|卫生院|两委|副?[镇乡村]长)|新区"
#: Two units of a chain: 某某镇 | 某某村; and a village before one who is of it, in a list.
_CHAINED = f"[镇乡](?=[{HAN_CLASS}]{{2,3}}[村寨屯])"
#: Bodies of towns that are called after them.
_OF_TOWNS = ("办事处", "党工委")
#: What closes a list of places: A、B、C 等地, A、B、C 4 个 | 边防屯.
_COUNT = "[\\d\ue000两三四五六七八九十]"
_LIST_END = re.compile(
    f"等(?:地|{_COUNT}?个?[省市县镇乡村社])|{_COUNT}个?(?:边防|口岸|[省市县郡镇乡社坊村屯])"
)
#: Stands for a token that is no single character.
_OTHER = "\ue000"


@dataclass(frozen=True, slots=True)
class Above:
    """What stands right before a name: the unit that it lies in, or one that it stands beside."""

    country: str
    entry: Entry | None
    beside: bool = False
    headed: bool = True


class Unnamed:
    """Reads places that no table has, in one line; ``said`` is what the text has named so far."""

    def __init__(self, line: Line, said: Said, gate_ahead: Callable[[int], Word | None]) -> None:
        self.line = line
        self.said = said
        self.gate_ahead = gate_ahead
        self.above: dict[int, Above] = {}
        self.countries: dict[int, str] = {}  # of the places read, by where they begin
        self.read_to = 0  # what was read last ends here

    @cached_property
    def flat(self) -> str:
        """The line with one character for each token."""
        return "".join(
            self.line.surface(k, k + 1)[:1] if key == "," else key if len(key) == 1 else _OTHER
            for k, key in enumerate(self.line.keys)
        )

    @cached_property
    def _anchors(self) -> dict[int, int]:
        """Where a name may begin that a body or its head stands behind, and where that begins."""
        found: dict[int, int] = {}
        for match in _called_after().finditer(self.flat):
            for start in range(max(0, match.start() - _LONGEST), match.start() - 1):
                found.setdefault(start, match.start())
        return found

    def may_begin(self, i: int) -> bool:
        """Return whether such a place may begin at token ``i``: quick, for it is asked everywhere."""
        return i in self.above or i in self._anchors or self.said.at(self.line, i) is not None

    def units(self, i: int) -> list[Unit]:
        """Return the place without an entry that begins at ``i``, if there is one."""
        if self.said.alone or not self.line.han(i):
            return []
        above = self.above.get(i)
        own = self._named_before(i) or (self._under(i, above) if above is not None else None)
        own = own or self._anchored(i, above)
        return [own] if own is not None else []

    # Where a name may stand ------------------------------------------------------------------

    def _named_before(self, i: int) -> Unit | None:
        """Read a place that the text has named, with a head, a body or the end of a list behind it."""
        known = self.said.at(self.line, i)
        if known is None:
            return None
        end, named = known
        heads = self.heads(end, named.country)
        flat = self.flat
        glossed = flat[end : end + 1] == "(" or named.entry is not None
        if not (heads or glossed or self._anchors.get(i) == end or self._ends(end)):
            return None
        after, head = heads[0] if heads else (end, None)
        closed = flat.find(")", end, end + 9) + 1 if flat[end : end + 1] == "(" else 0
        if closed and self.line.words(closed, "body"):
            after = closed  # 版楼(Bản Lầu) | 边防哨所
        place = self._place(i, end, named.country, head, "named in the text", 85.0)
        place.vi, place.entry = named.vi or place.vi, named.entry
        return place, after, head

    def _under(self, i: int, above: Above) -> Unit | None:
        """Read a name and its head right behind a unit, or beside one in a list."""
        for end in range(i + 2, min(i + _LONGEST, len(self.line)) + 1):
            if self.flat[end - 1] in _NEVER:
                break
            gate = self._gate(i, end, above)
            if gate is not None:
                return gate
            for after, head in self.heads(end, above.country):
                word = plain(self.line, end, after)
                if word not in (_SMALL if above.country == "cn" else _ABROAD):
                    continue
                if not self._is_name(i, end, _WORD) or not self._is_head(end, after):
                    continue
                if above.beside and not (above.headed and self._ends(after)):
                    continue
                place = self._place(i, end, above.country, head, f"before {word}", 75.0)
                return place, after, head
        return self._listed(i, above) if above.beside else None

    def _gate(self, i: int, end: int, above: Above) -> Unit | None:
        """Read an unknown gate behind its country: 越南 | 某某—中国龙邦口岸, 越南 | 某某 | 口岸."""
        country = above.entry is not None and above.entry.type == "country" and not above.beside
        pair = self.line.mark(end, "-") or self.line.keys[end : end + 2] == ["口", "岸"]
        head = self.gate_ahead(end) if country and pair and self._is_name(i, end, _WORD) else None
        if head is None:
            return None
        gate = self._place(i, end, above.country, head, f"before {head.zh}", 75.0)
        gate.kind = "gate"
        return gate, end, None

    def _listed(self, i: int, above: Above) -> Unit | None:
        """Read a name in a list of places that says what they are at its end: 玉中、玉昆 | 4个边防屯."""
        name = re.match("[^、和与及]{2,4}", self._list_ahead(i))
        if name is None or not self._is_name(i, i + name.end(), _WORD):
            return None
        known = (self.line.entry(form) for _, own in self.line.forms(i, ("place",)) for form in own)
        if any(entry.type == "region" for entry in known):
            return None  # 云南与 | 越北 | 四省
        end = i + name.end()
        return self._place(i, end, above.country, None, "in a list of places", 75.0), end, None

    def _list_ahead(self, i: int) -> str:
        """Return the rest of a list of names of two to four characters from ``i`` on, without its end."""
        end = _LIST_END.search(self.flat, i, i + 40)
        listed = self.flat[i : end.start()] if end is not None else ""
        return (
            listed
            if re.fullmatch("(?:[^、和与及,(]{2,4}[、和与及])*[^、和与及,(]{2,4}", listed)
            else ""
        )

    def _anchored(self, i: int, above: Above | None) -> Unit | None:
        """Read a name before a body that is called after a place: 版楼 | 边防哨所."""
        end = self._anchors.get(i)
        if end is None or not (above is not None or self.boundary(i)):
            return None
        chained = re.match(_CHAINED, self.flat[end : end + 6]) is not None
        if not self._is_name(i, end, _WORD if above is not None or chained else _ANY):
            return None
        bodies = self.line.words(end, "body")
        heads = self.heads(end, "")
        own = self._of_body(heads[0][0] if heads else end)
        country = above.country if above is not None else own or self.said.country or "cn"
        heads = self.heads(end, country)
        if not (bodies or heads) or (heads and not self._is_head(end, heads[0][0])):
            return None
        after, head = heads[0] if heads else (end, None)
        behind = plain(self.line, end, after) or bodies[0][1][0].zh
        place = self._place(i, end, country, head, f"before {behind}", 75.0)
        return place, after, head

    def _of_body(self, i: int) -> str:
        """Return the country that alone has the body at ``i``, if one has: 人民委员会, vn."""
        bodies = self.line.words(i, "body")
        countries = {word.country for word in bodies[0][1]} if bodies else set()
        return countries.pop() if len(countries) == 1 else ""

    def boundary(self, i: int) -> bool:
        """Return whether a name may begin at ``i`` by what stands before it."""
        line, flat = self.line, self.flat
        if i in (0, self.read_to) or not line.han(i - 1) or line.tokens[i - 1].gap:
            return True
        if is_everyday(flat[i - 1 : i + 1], 100):
            return False
        return flat[i - 1] in _PARTICLES or is_everyday(flat[max(0, i - 2) : i], 300)

    def is_proper(self, i: int, end: int) -> bool:
        """Return whether the characters are no word at all, but may be a proper name."""
        return self._is_name(i, end, _ANY)

    # What a name may be ----------------------------------------------------------------------

    def _is_name(self, i: int, end: int, least: int) -> bool:
        """Return whether the characters are a name, and not words."""
        line, flat = self.line, self.flat
        name = flat[i:end]
        if not all(line.han(k) for k in range(i, end)) or not _NEVER.isdisjoint(name):
            return False
        common = name in resources.words("common_units_zh.txt") or name[-1] == "族"  # 瑶族 | 乡
        if common or is_everyday(name, least):
            return False
        pairs = [flat[k : k + 2] for k in range(i, end - 1)]
        if len(name) > 2 and any(is_everyday(pair, _WORD_INSIDE) for pair in pairs):
            return False
        if any(stop <= end for k in range(i + 1, end - 1) for stop, _ in line.forms(k, ("place",))):
            return False  # 应 | 高平
        if len(name) > 3 and chinese_unit(name[:2]) is not None:
            return False  # 桂平 | 金田
        if i and line.han(i - 1) and i != self.read_to and is_everyday(flat[i - 1 : i + 1], 2000):
            return False
        return not any(
            stop - k >= 2 and items.words
            for k in range(i, end - 1)
            for stop, items in line.items(k)
        )

    def _is_head(self, at: int, end: int) -> bool:
        """Return whether the head is no end or beginning of another word: 农 | 村, 乡 | 镇."""
        flat = self.flat
        return not is_everyday(flat[at - 1 : at + 1], 1) and flat[end : end + 1] not in _GOES_ON

    def heads(self, i: int, country: str) -> list[tuple[int, Word]]:
        """Return the heads at ``i``, as the country has them."""
        return [
            (end, _of_country(own, country))
            for end, own in self.line.words(i, "head")
            if plain(self.line, i, end) in _ABROAD
        ]

    def _ends(self, i: int) -> bool:
        """Return whether a list goes on or ends at ``i``."""
        line = self.line
        mark = line.mark(i, ",", ".", "。", ";", ")", "!", ":")
        return i >= len(line) or mark or line.keys[i] in ("和", "与", "等", "及", "共", "的")

    def _place(
        self, i: int, end: int, country: str, head: Word | None, why: str, score: float
    ) -> Phrase:
        name = plain(self.line, i, end)
        self.countries[i] = country
        head = replace(head, country=country) if head is not None else None
        return Phrase(
            "place", i, end, name_read(name) if country == "cn" else "", name, None, "name", score,
            why=why, head=head,
        )  # fmt: skip


def _of_country(heads: list[Word], country: str) -> Word:
    """Return the head as a country has it; of China the one that is said of its units: trấn, hương."""
    own = [word for word in heads if word.country == country]
    return own[-1] if own and country == "cn" else (own or heads)[0]


@cache
def _called_after() -> re.Pattern[str]:
    """Return the bodies that are called after a place, and the heads of units before their bodies."""
    posts = {
        form
        for word, forms in words()
        if word.part == "body" and word.type in ("border-post", "police")
        for form in forms
        if len(form) >= 3 and form[0] > "\u2e80" and form[0] not in _NEVER
    }
    longest = sorted((*posts, *_OF_TOWNS), key=len, reverse=True)
    return re.compile(f"{'|'.join(longest)}|{_BEFORE_BODY}|{_CHAINED}")
