"""Phrases: names, titles and organisations as trees, and how they are written in Chinese.

A phrase is what a grammar (``vietnamese``, ``chinese``) finds in a line of tokens: a place, gate,
organisation, title or person, with its parts.  The two countries order such phrases in opposite
ways: Vietnamese goes from the role to the country, Chinese from the country to the role.

``Phó Chủ tịch | UBND | huyện | Vị Xuyên``  ->  ``渭川 | 县 | 人民委员会 | 副 | 主席``
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from sinoviet import resources
from sinoviet.glossary import Entry, Form, Kind
from sinoviet.lexicon import Items, Lexicon, Part, Word
from sinoviet.tokens import (
    CAPITAL,
    HAN,
    INVISIBLE,
    LOWER,
    MARK,
    UPPER,
    Token,
    analyse,
    cut,
    offsets,
)


@dataclass(slots=True)
class Phrase:
    """A name, title or organisation found in a line: token positions, forms, parts, reasons.

    ``body`` is the word that makes an organisation what it is, ``inner`` the organisation inside
    it that it belongs to (Ban Thường vụ | Huyện ủy), ``head`` the generic head of a place.
    """

    kind: Kind
    start: int
    end: int
    vi: str
    zh: str | None
    entry: Entry | None = None
    method: str = "composed"
    score: float = 95.0
    parts: list["Phrase"] = field(default_factory=list)
    why: str = ""
    head: Word | None = None
    body: Word | None = None
    inner: "Phrase | None" = None
    zh_stem: str | None = None

    def walk(self) -> Iterable["Phrase"]:
        """Yield this phrase and all the phrases inside it."""
        yield self
        for part in self.parts:
            yield from part.walk()


_NO_WORDS: list[tuple[int, list[Word]]] = []
_NONE: dict[Part, list[tuple[int, list[Word]]]] = {}


class Line:
    """A stretch of text as tokens, with what the lexicon has at each of them.

    Blank tokens are left out; positions count the others.
    """

    def __init__(self, text: str, base: int, lexicon: Lexicon) -> None:
        self.text = text
        self.base = base
        self.lexicon = lexicon
        pieces = cut(text)
        starts = offsets(pieces)
        found = analyse(pieces)
        keep = [i for i, token in enumerate(found) if token.key]
        self.tokens: list[Token] = [found[i] for i in keep]
        self.starts = [starts[i] + _leading(pieces[i]) for i in keep]
        self.ends = [starts[i] + found[i].width for i in keep]
        self.keys = [token.key for token in self.tokens]
        self.shapes = [token.shape for token in self.tokens]
        for k, key in enumerate(self.keys):
            if key == "tư" and self.shapes[k] == UPPER and not self.shouting:
                self.keys[k] = "tw"  # Trung ương: Ban Kinh tế TƯ
        begins = lexicon.trie.begins
        self._items: list[list[tuple[int, Items]] | None] = [
            None if begins(key) else [] for key in self.keys
        ]
        self._words: list[dict[Part, list[tuple[int, list[Word]]]] | None] = [
            None if found is None else _NONE for found in self._items
        ]
        self._forms: dict[tuple[int, tuple[Kind, ...], bool], list[tuple[int, list[Form]]]] = {}

    def __len__(self) -> int:
        return len(self.tokens)

    @cached_property
    def shouting(self) -> bool:
        """Whether the line is a headline in capitals, where capitals say nothing."""
        letters = [s for s in self.shapes if s in (CAPITAL, LOWER, UPPER)]
        return len(letters) >= 5 and all(s == UPPER for s in letters)

    def items(self, i: int) -> list[tuple[int, Items]]:
        """Return ``(end, items)`` for each form of the lexicon that begins at ``i``, longest first."""
        if i >= len(self._items):
            return []
        found = self._items[i]
        if found is None:
            found = self.lexicon.trie.at(self.keys, i)
            if self.shapes[i] == HAN:
                found = [(end, items) for end, items in found if not self._broken(i, end)]
            self._items[i] = found
        return found

    def _broken(self, i: int, end: int) -> bool:
        """Return whether an everyday word lies across a border of the Han tokens ``i`` to ``end``.

        ``省委托`` holds 委托, not 省委; ``两国会谈`` holds 会谈, not 国会.
        """
        keys = self.keys
        guards = resources.words("guards_zh.txt")
        if end < len(keys) and keys[end - 1] + keys[end] in guards:
            if end - i > 2 and keys[end - 1 : end + 1] == ["站", "在"]:
                return False  # 检查站 | 在
            return keys[end : end + 2] != ["校", "长"]  # 学院 | 校长 holds no 院校
        if i and end - i <= 3 and keys[i - 1] + keys[i] in guards:
            return keys[i:end] != ["校", "长"]
        if i and "".join(keys[i - 1 : i + 3]) in guards:
            return True  # 太平盛世 holds no 平盛
        # 万象更新: a saying; 上海拔: on heights
        return "".join(keys[i : i + 4]) in guards or "".join(keys[i : i + 3]) in guards

    def words(self, i: int, part: Part) -> list[tuple[int, list[Word]]]:
        """Return the grammar's words of one part that begin at ``i``, longest first."""
        if i >= len(self._words):
            return _NO_WORDS
        found = self._words[i]
        if found is None:
            found = self._words[i] = {}
            for end, items in self.items(i):
                for one, kept in items.words.items():
                    found.setdefault(one, []).append((end, kept))
        return found.get(part, _NO_WORDS)

    def forms(
        self, i: int, kinds: tuple[Kind, ...], *, lenient: bool = False
    ) -> list[tuple[int, list[Form]]]:
        """Return the glossary's forms of some kinds that begin at ``i``, longest first.

        A form with capitals needs them in the text; ``lenient`` (right behind a generic head)
        asks for one only, because misprints like *tỉnh lào Cai* are common there.
        """
        key = (i, kinds, lenient)
        found = self._forms.get(key)
        if found is None:
            found = self._forms[key] = []
            glossary = self.lexicon.glossary
            for end, items in self.items(i):
                forms = items.forms(kinds, glossary) if items.entries else []
                if forms and self.shapes[i] != HAN:
                    forms = [form for form in forms if self._fits(form, i, lenient)]
                if forms:
                    found.append((end, forms))
        return found

    def _fits(self, form: Form, i: int, lenient: bool) -> bool:
        """Return whether the text at ``i`` has a capital wherever ``form`` has one (or in one)."""
        shapes = self.shapes
        positions = _capital_positions(form.text)
        capitals = 0
        for k in positions:
            capitals += shapes[i + k] != LOWER
        if capitals == len(positions):
            return True
        if capitals and (lenient or self.entry(form).type == "country"):
            return True  # Việt nam, Trung quốc
        if positions[-1:] > (4,) and shapes[i] != LOWER and capitals * 2 > len(positions):
            return True  # Ủy ban toàn quốc Hội nghị Hiệp thương …: nothing else is so long
        gaps = [self.tokens[i + k - 1].gap for k in positions if shapes[i + k] == LOWER and k]
        return capitals > 0 and gaps.count("-") == len(positions) - capitals  # Ma-li-pho

    def capital(self, i: int) -> bool:
        """Return whether token ``i`` exists and begins with a capital letter."""
        return 0 <= i < len(self.shapes) and self.shapes[i] in (CAPITAL, UPPER)

    def han(self, i: int) -> bool:
        """Return whether token ``i`` exists and is a Han character."""
        return 0 <= i < len(self.shapes) and self.shapes[i] == HAN

    def mark(self, i: int, *marks: str) -> bool:
        """Return whether token ``i`` exists and is one of ``marks``."""
        return 0 <= i < len(self.keys) and self.shapes[i] == MARK and self.keys[i] in marks

    def joined(self, i: int) -> bool:
        """Return whether nothing but one blank stands between token ``i`` and the next."""
        return i + 1 < len(self.tokens) and self.tokens[i].gap == " "

    def opens(self, i: int) -> bool:
        """Return whether token ``i`` begins a line or a sentence, so that its capital says nothing."""
        return (
            i == 0
            or self.tokens[i - 1].gap == "\n"
            or self.mark(i - 1, ".", "!", "?", ":", '"', "|", "-")
        )

    def entry(self, form: Form) -> Entry:
        """Return the entry that a form belongs to."""
        return self.lexicon.glossary.entries[form.entry]

    def surface(self, start: int, end: int) -> str:
        """Return the text of tokens ``start`` to ``end``."""
        return self.text[self.starts[start] : self.ends[end - 1]]


def _leading(piece: str) -> int:
    """Return how many invisible characters (a byte order mark, say) stand before a piece."""
    return 0 if piece[0].isalnum() else len(piece) - len(piece.lstrip(INVISIBLE))


def plain(line: Line, start: int, end: int) -> str:
    """Return tokens ``start`` to ``end`` as simplified characters."""
    return "".join(line.keys[start:end])


@cache
def _capital_positions(form: str) -> tuple[int, ...]:
    tokens = [token for token in analyse(cut(form)) if token.key]
    return tuple(i for i, token in enumerate(tokens) if token.shape in (CAPITAL, UPPER))


# Writing a phrase in Chinese -------------------------------------------------------------------

#: Bodies that belong to a level of government: a bare place name before them takes its head.
_ADMINISTRATIVE = frozenset(
    """
    people-committee people-council people-government people-congress cppcc department bureau
    police court procuracy front union office command division customs party-organ delegation
    party-committee standing-committee executive-committee commission working-group
    """.split()
)
#: Diplomatic bodies and posts: their place is where they stand (越南驻昆明总领事馆).
DIPLOMATIC = frozenset(("embassy", "consulate", "diplomatic"))


@cache
def country_short() -> dict[str, str]:
    """Return the one-character Chinese of countries, as used in pairs (越泰), by entry id."""
    rows = resources.table("country_short.tsv", ("country_id", "vi_short", "zh_short"))
    return {country: zh for country, _, zh in rows}


def unit_zh(place: Entry, head: Word | None, *, administrative: bool) -> str | None:
    """Return the Chinese of a place with its head: 渭川 + huyện -> 渭川县.

    Without a head the place gets its own if ``administrative`` (河江 -> 河江省), else none.
    """
    if not place.zh:
        return None
    if head is None:
        # Chinese says 广西科技厅 of Quảng Tây, but 文山州, 河江省: no prefecture goes without
        if administrative and place.zh_full and place.type not in ("country", "autonomous-region"):
            return place.zh_full if len(place.zh_full) <= len(place.zh) + 1 else _with_suffix(place)
        return place.zh
    if place.zh_full and not place.zh_full.startswith(place.zh + "各"):
        suffix = place.zh_full.removeprefix(place.zh)
        if suffix == head.zh or (place.zh_full == place.zh and place.zh.endswith(head.zh)):
            return place.zh_full
    if "autonomous-region" in (head.type, place.type) and place.zh_full:
        return place.zh_full
    if place.zh.endswith(head.zh):
        return place.zh
    if head.type == "city" and place.type in ("prefecture", "county") and place.zh_full:
        return _with_suffix(place)
    return place.zh + head.zh


def _with_suffix(place: Entry) -> str:
    """Return the short name with the last character of the long one: 文山 -> 文山州."""
    if place.zh_full.endswith(("自治区", "特区")):
        return place.zh_full
    if place.zh_full.endswith("口岸"):
        return place.zh + "口岸"
    return place.zh if place.zh.endswith(place.zh_full[-1]) else place.zh + place.zh_full[-1]


def administrative(body: Word | None) -> bool:
    """Return whether places before this body take their generic head in Chinese."""
    if body is None or body.zh.startswith(("铁路", "海事")):
        return False  # 南宁铁路运输中级法院 is not the city's
    central = body.type == "customs" and body.country == "cn"
    return body.type in _ADMINISTRATIVE and not central


def join_zh(*pieces: str | None) -> str | None:
    """Return the pieces put together, or None if one of them is not known.

    >>> join_zh("渭川县", "人民委员会"), join_zh("渭川县", None)
    ('渭川县人民委员会', None)
    """
    if any(piece is None for piece in pieces):
        return None
    return "".join(piece for piece in pieces if piece)


#: Modifiers that stand before everything, the place included (原河江省委书记).
_OUTERMOST = ("原", "前", "已故", "新任", "现任", "前任", "首任")
#: Countries that stand before what says that an office was held once.
NATIONS = tuple("中国 越南 老挝 柬埔寨 泰国 日本 韩国 俄罗斯 美国 法国 英国".split())
#: What has its country in its name: 中国银行, 中国移动集团.
_OWN_NATION = re.compile("研究|共产党|人民政治协商|人民解放军|[^、]{0,6}?(?:银行|集团|公司)")


def nation_before(zh: str) -> str:
    """Return the country that an office or body begins with, empty if it is what it is about.

    >>> nation_before("中国国务委员"), nation_before("中国研究所")
    ('中国', '')
    """
    nation = next((n for n in NATIONS if zh.startswith(n)), "")
    return "" if _OWN_NATION.match(zh[len(nation) :]) else nation


def title_zh(
    role: Word, modifiers: Sequence[Word], organisation: str | None, stem: str | None,
    own_name: str = "",
) -> str | None:  # fmt: skip
    """Return the Chinese of a title: organisation, modifiers, role.

    ``own_name`` is that of a listed body: no word goes between its country and the rest.

    ``stem`` is the organisation without its own last word, for roles that absorb it
    (县委 + 常委 for Ủy viên Ban Thường vụ Huyện ủy).
    """
    outer = "".join(m.zh for m in modifiers if m.zh in _OUTERMOST)
    inner = [m.zh for m in modifiers if m.zh not in _OUTERMOST]
    inner.sort(key=lambda zh: zh == "副")  # 常务副主席, 第一副主席: 副 next to the role
    role_zh = role.zh
    if "副" in inner and role_zh.startswith("副"):
        inner.remove("副")
    if role_zh.endswith("长"):  # 代理省委书记, but 代省长, 代厅长
        inner = ["代" if zh == "代理" else zh for zh in inner]
    if role_zh.startswith("副") and inner:  # 常务 | 副部长
        return join_zh(
            outer,
            stem if role.absorb and stem is not None else organisation,
            "".join(inner),
            role_zh,
        )
    nation = nation_before(organisation or "") if outer else ""
    if nation and own_name.startswith(nation):
        nation = ""
    if nation and organisation:  # 中国 | 原 | 国务委员, but 原 | 河江省委书记
        outer, organisation = nation + outer, organisation.removeprefix(nation)
        stem = stem.removeprefix(nation) if stem is not None else None
    if organisation and role_zh[1:2] == "委" and organisation.endswith(role_zh[0]):
        organisation = organisation[:-1]  # 义安省 | 省委委员
    whole = stem if role.absorb and (stem is not None or organisation is None) else organisation
    if role.core and role_zh.endswith(role.core):  # 办公厅主任: 办公厅 | 副 | 主任
        before = role_zh.removesuffix(role.core)
        same = whole and (whole.endswith(before) or {before, whole[-3:]} == {"办公厅", "办公室"})
        if same or (whole and len(before) > 3 and whole.endswith(before[-3:])):
            before = ""  # 边境派出所 | 公安派出所所长
        return join_zh(outer, whole, before, "".join(inner), role.core)
    if role_zh == "委员" and (whole or "").endswith("党组"):
        role_zh = "成员"  # a 党组 has members of its own
    if role_zh in ("社长", "副社长") and (whole or "").endswith("报"):
        whole = f"{whole}社"  # who heads a paper heads its house
    if role_zh == "书记" and whole is not None:
        whole = re.sub("(?<!中央)政法委员会$", "政法委", whole)  # as it is called before its head
        whole = re.sub("(?<!中央)纪律检查委员会$", "纪委", whole)
    return join_zh(outer, whole, "".join(inner), role_zh)


def pick_role(words: Sequence[Word], body: Word | None, country: str) -> Word:
    """Return the role row that fits the organisation's body and country (Chủ tịch: 主席, 会长 …)."""

    def rank(word: Word) -> tuple[int, int]:
        if body is not None and body.type in word.bodies:
            fit = 2
        elif not word.bodies:
            fit = 1
        else:
            fit = 0
        return fit, (word.country == country) - bool(word.country and word.country != country)

    return max(words, key=rank) if len(words) > 1 else words[0]
