"""Vietnamese places and gates, bare or behind their generic head (huyện Vị Xuyên).

Over 400 lines: the ways in which a name may follow its head outrank each other, and are read
in that order.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from sinoviet.glossary import AVOID, FULL, Entry, Form, Kind, form_key
from sinoviet.lexicon import Word
from sinoviet.names import (
    capital_run,
    common_surnames_vi,
    native_surnames,
    ordinary_words,
    surnames_vi,
)
from sinoviet.phrases import Line, Phrase, unit_zh
from sinoviet.readings import units_read
from sinoviet.syllable import parse
from sinoviet.text import canonical
from sinoviet.tokens import LOWER, MARK, NUMBER, UPPER
from sinoviet.vietnamese.heads import GATE_TYPES, NAMING_HEADS, head_fits, head_for, is_country

#: Units of government, behind whose heads a name's capitals are often misprinted.
_UNITS = frozenset(
    """country province municipality autonomous-region sar prefecture city county district town
    township commune ward village""".split()
)
#: Heads of small units, which are often named like the greater one around them.
_SMALL = frozenset(("ward", "commune", "township", "town", "village"))
#: What China's units of these levels end in.
_LEVELS_CN = {"district": "区", "county": "县", "city": "市", "prefecture": "州"}
_WARD_NUMBERS = frozenset(str(number) for number in range(1, 13))
#: What a number behind a commune's name counts.
_COUNTED = frozenset("nhà hộ người điểm ha em cháu ngôi con căn học triệu tỷ tấn km vụ ca".split())
#: Heads that are rather words in lower case (đồn biên phòng, trại giam).
_WORDLIKE_HEADS = frozenset("thị đồn trại kỳ minh thành động mũi bang khu".split())
#: Middle names that only persons have.
_MIDDLE_NAMES = frozenset(("văn", "thị", "a"))
#: Words before a head that say where something is: what follows the head is the place.
_SAYING_WHERE = frozenset(
    """
    tại ở từ về đến tới qua thuộc các hai ba bốn của và trên với cho giữa trong gồm cả sang đi vào
    """.split()
)
#: First words of long forms that are generic: the span leaves them out (LB Nga, TP Hồ Chí Minh).
_GENERIC_FIRST = frozenset("TP TP. LB Liên CH CHDCND CHND Cộng Vương".split())

#: Scores below which a misspelt form is none, behind a generic head and without.
FUZZY_WITH_HEAD = 78.0
FUZZY_ALONE = 86.0
#: The same for three words that begin like a person's name, behind a head (huyện Mã Lật Pha).
FUZZY_LIKE_PERSON = 90.0

#: Looks up the places and gates spelt almost like a text, best first.
Near = Callable[[str], list[tuple[Form, float]]]
Choose = Callable[[Sequence[Form], "Word | None", int], Form]


class Places:
    """Reads places and gates in one line; ``choose`` picks among the entries a form may mean."""

    def __init__(self, line: Line, choose: Choose, near: Near) -> None:
        self.line = line
        self.choose = choose
        self.near = near

    def place(
        self, i: int, head: Word | None = None, *, gates: bool = True, listed: bool = False
    ) -> Phrase | None:
        """Read a place or gate of the glossary at ``i``; ``head`` is the generic word before it.

        Without ``gates``, or behind the head of a place, a gate is taken only for its name.
        ``listed``: the head is surely that of a list.
        """
        lenient = head is not None and (head.type in _UNITS or head.type in GATE_TYPES)
        for end, forms in self.line.forms(i, ("place", "gate"), lenient=lenient):
            fitting = forms
            if head is not None:
                fitting = [f for f in forms if head_fits(self.entry(f), head)]
                small = not fitting and head.type in _SMALL
                if small and (listed or not self._chained(i, head)):
                    if self.line.capital(end) and self.line.joined(end - 1):
                        return None  # xã | Ngô Quyền Thượng
                    return self._namesake(i, end, forms, head)
                fitting = fitting or forms
            if not gates or (head is not None and head.type not in GATE_TYPES):
                fitting = [f for f in fitting if self.entry(f).kind == "place"] or fitting
                if self.entry(fitting[0]).kind == "gate":
                    named = self._place_phrase(i, end, self.choose(fitting, head, end), head)
                    named.kind, named.entry, named.method = "place", None, "composed"
                    return named
            form = self.choose(fitting, head, end)
            return self._place_phrase(i, end, form, head)
        return None

    def _chained(self, i: int, head: Word) -> bool:
        """Return whether the head is not right here, but shared by a list."""
        before = self.line.keys[max(0, i - 2) : i]
        return " ".join(before[-len(head.vi.split(" ")) :]) != head.vi

    def _namesake(self, i: int, end: int, forms: Sequence[Form], head: Word) -> Phrase:
        """Return the ward or village that is called like a greater place (phường Lào Cai)."""
        text = canonical(self.line.surface(i, end))
        preferred = [self.entry(f) for f in forms if self.entry(f).vi == text]
        zh = preferred[0].zh or None if preferred else None
        return Phrase(
            "place", i, end, text, zh, None, "name", 80.0, why=f"after {head.vi}", head=head
        )

    def entry(self, form: Form) -> Entry:
        """Return the entry that a form belongs to."""
        return self.line.lexicon.glossary.entries[form.entry]

    def _place_phrase(self, i: int, end: int, form: Form, head: Word | None) -> Phrase:
        entry = self.entry(form)
        start = i
        if form.rank == FULL or self._has_head(form.text, entry):
            start = self._bare_start(i, end, entry)
        text = self.line.surface(i, end)
        exact = canonical(text) == form.text or form.rank == FULL
        if head is not None and not head_fits(entry, head):
            head = None
        return Phrase(
            entry.kind,
            start,
            end,
            entry.vi,
            entry.zh or None,
            entry,
            "exact" if exact else "variant",
            100.0 if exact else 98.0,
            why=why(form, head),
            head=head,
        )

    def _has_head(self, form: str, entry: Entry) -> bool:
        """Return whether the form holds the generic head that the span leaves out."""
        words = form.split(" ")
        if len(words) > 2 and form.lower().startswith("thành phố "):
            return True
        bare = entry.vi.removeprefix("Thành phố ")
        return form.endswith(" " + bare) and words[0] in _GENERIC_FIRST

    def _bare_start(self, i: int, end: int, entry: Entry) -> int:
        """Return where the short name begins inside a long form (châu tự trị … | Văn Sơn)."""
        line = self.line
        for name in (entry.vi, *entry.vi_accepted):
            bare = name.removeprefix("Thành phố ")
            length = len(bare.split(" "))
            if length < end - i and " ".join(line.keys[end - length : end]) == form_key(bare):
                return end - length
        return i

    def unit(self, i: int, *, naming: bool = True) -> Phrase | None:
        """Read a generic head with the place after it (huyện Vị Xuyên), or without (tỉnh).

        The phrase spans both; its one part is the place, if there is one.
        """
        line = self.line
        whole = self._with_head(i)
        if whole is not None:
            head = whole.head
            other = self._across(whole.parts[0], head) if head is not None else None
            return whole if head is None or other is None else self._unit(i, other, [head])
        for after, heads in line.words(i, "head"):
            if self._no_head(i, after) or self._gate_behind(after, heads[0]):
                continue
            place_at = self._skip_ethnic(after, heads[0])
            if place_at > after:
                place = self.place(place_at, heads[0])
                if place is not None:
                    return self._unit(i, place, heads)
            place = self._behind(i, after, heads[0], naming=naming)
            if place is not None:
                return self._unit(i, place, heads)
            if heads[0].type in ("", "river", "lake", "mountain", "landmark"):
                continue
            if line.capital(i) and line.capital(after) and line.joined(after - 1):
                return None  # Quận ủy | Thành Dương: a name, no level
            head = heads[0]
            return Phrase("place", i, after, head.vi, head.zh, head=head, zh_stem="bare")
        return None

    def _no_head(self, i: int, after: int) -> bool:
        """Return whether a head's letters are none here: Châu | Thị Cha, 05/2014/TT-BCT."""
        line = self.line
        woman = (
            line.capital(i) and line.keys[after : after + 1] == ["thị"] and line.capital(after + 1)
        )
        code = line.tokens[after - 1].gap == "-" and line.shapes[i] == UPPER
        return woman or (code and after < len(line) and parse(line.keys[after]) is None)

    def _gate_behind(self, after: int, head: Word) -> bool:
        """Return whether a gate with its own head follows: khu vực | Cửa khẩu Quốc tế Hữu Nghị Quan."""
        gates = any(words[0].type in GATE_TYPES for _, words in self.line.words(after, "head"))
        return gates and head.type == "region"

    def _behind(self, i: int, after: int, head: Word, *, naming: bool) -> Phrase | None:
        """Read the name behind a head: known, misspelt, or unknown if the head can name."""
        line = self.line
        near = line.capital(after) or line.capital(after + 1)
        place = self.place(after, head) if near else None
        if place is not None and (other := self._across(place, head)) is not None:
            return other
        if place is not None:
            return self._as_gate(place, head) if head.type in GATE_TYPES else place
        if not line.capital(after) or head.vi in _WORDLIKE_HEADS:
            return None
        unknown = self.unknown(after, head) if naming else None
        if unknown is not None and (own := self.of_china(unknown)) is not None:
            return own
        if unknown is None or self._may_be_misspelt(unknown):
            misspelt = self.misspelt(after, head, FUZZY_WITH_HEAD)
            if misspelt is not None:
                sure = misspelt.score >= FUZZY_ALONE  # Hải Phong is Hải Phòng, and not 海丰
                other = None if sure else self.of_china(unknown, any_level=True)
                return other or misspelt
        foreign = head.type == "province" and line.keys[after] not in surnames_vi()
        return unknown if head.type in NAMING_HEADS or foreign else None

    def _across(self, place: Phrase, head: Word) -> Phrase | None:
        """Return a namesake in China of a known unit of Vietnam, if what follows lies there.

        huyện Giang Thành (TP Phổ Nhĩ, tỉnh Vân Nam): none of Kiên Giang.
        """
        line, entry = self.line, place.entry
        if entry is None or entry.country != "vn" or not line.mark(place.end, "(", ","):
            return None
        if head.type not in _LEVELS_CN or not line.words(place.end + 1, "head"):
            return None
        above = self.unit(place.end + 1)
        around = above.parts[0].entry if above is not None and above.parts else None
        if around is None or around.country != "cn":
            return None
        text = canonical(line.surface(place.start, place.end))
        own = Phrase(
            "place", place.start, place.end, text, None, None, "name", 80.0,
            why=f"after {head.vi}, in {around.vi}", head=head,
        )  # fmt: skip
        return self.of_china(own) or own

    def of_china(self, place: Phrase | None, *, any_level: bool = False) -> Phrase | None:
        """Return an unknown name as the one unit of China that is read like it, with what is above.

        quận Bắc Hồ, thành phố Sâm Châu: 北湖区 of 郴州市.  With ``any_level`` a unit whose level has
        changed will do where nothing stands above.
        """
        line, head = self.line, place.head if place is not None else None
        zh = _LEVELS_CN.get(head.type) if head is not None else None
        if place is None or head is None or zh is None or place.end - place.start < 2:
            return None
        above = self.unit(place.end + 1) if line.mark(place.end, ",", "(") else None
        named = above.zh or "" if above is not None else ""
        name = line.surface(place.start, place.end)
        found = units_read(name, zh, named)
        if not found and (named or any_level):  # 增城市 is a district today, and was a city
            found = [one for other in "县市区" for one in units_read(name, other, named)]
        if len(set(found)) != 1:
            return None
        place.zh, place.head = found[0], replace(head, zh=zh, country="cn")
        place.why = f"a unit of China read so behind {head.vi}"
        return place

    @staticmethod
    def _as_gate(place: Phrase, head: Word) -> Phrase:
        """Return the place as the gate that is named after it, if it is not one itself."""
        if place.kind != "gate" and not is_country(place):
            place.kind, place.entry, place.method = "gate", None, "composed"
            place.why, place.head = f"after {head.vi}", head
        return place

    def _may_be_misspelt(self, place: Phrase) -> bool:
        """Return whether an unknown name behind its head may be a known one misspelt.

        Communes and villages are many and like each other (Tả Van, Tả Ván): a well-spelt name
        behind such a head is a name of its own.
        """
        words = self.line.keys[place.start : place.end]
        head = place.head.type if place.head is not None else ""
        of_china = place.head is not None and place.head.vi == "trấn"
        if of_china or head in ("commune", "village", "ward", "township", "zone"):
            return not all(parse(word) for word in words)
        return True

    def misspelt(self, i: int, head: Word | None, cutoff: float) -> Phrase | None:
        """Read a misspelt place at ``i``: the capitalised words up to four, longest first."""
        line = self.line
        if line.shouting and head is None:
            return None
        end = capital_run(line, i, 4) if line.capital(i) else i
        if head is not None and end - i >= 3 and line.keys[i] in surnames_vi():
            cutoff = max(cutoff, FUZZY_LIKE_PERSON)  # UBND tỉnh | Hoàng Gia Long
        for stop in range(end, i, -1) if head is not None else (end,) if end > i else ():
            one = stop - i == 1
            if one and not self._mixed(i) and (parse(line.keys[i]) or len(line.keys[i]) < 5):
                continue
            for form, score in self.near(line.surface(i, stop)):
                entry = self.entry(form)
                if score < cutoff or (head is not None and not head_fits(entry, head)):
                    continue
                if head is not None and head.country not in ("", entry.country):
                    continue  # trấn Đông Hoa, of China, is no town Đông Hòa of Vietnam
                return Phrase(
                    entry.kind, i, stop, entry.vi, entry.zh or None, entry, "fuzzy", round(score, 1),
                    why=f"spelt almost like {form.text}", head=head,
                )  # fmt: skip
        return None

    def _mixed(self, i: int) -> bool:
        """Return whether a word has a capital inside (MaLyPho): two words typed as one."""
        word = self.line.surface(i, i + 1)
        return any(c.isupper() for c in word[1:]) and any(c.islower() for c in word)

    def _with_head(self, i: int) -> Phrase | None:
        """Read a form that holds its head: khu tự trị dân tộc Choang Quảng Tây, TP HCM."""
        line = self.line
        for end, forms in line.forms(i, ("place",)):
            if end - i < 2 or not line.words(i, "head"):
                continue
            place = self._place_phrase(i, end, self.choose(forms, None, end), None)
            if place.start == i and line.shapes[i] == LOWER:
                continue  # châu Âu is no unit
            heads = [words for after, words in line.words(i, "head") if after == place.start]
            if heads:
                return self._unit(i, place, heads[0])
            unit = Phrase("place", i, end, place.vi, place.zh, place.entry, parts=[place])
            if place.entry is not None and place.entry.zh_full:
                unit.zh = place.entry.zh_full
            return unit
        return None

    def _skip_ethnic(self, i: int, head: Word) -> int:
        """Return the position after ``dân tộc Choang, Miêu`` behind the head of an autonomous unit."""
        line = self.line
        if not head.vi.endswith("tự trị"):
            return i
        j = i
        if line.keys[j : j + 2] == ["dân", "tộc"]:
            j += 2
        start = j
        while j < len(line) and j - start < 8:
            place = self.place(j, head)
            if place is not None and place.entry is not None and place.entry.country == "cn":
                return j
            if not (line.capital(j) or line.mark(j, ",") or line.keys[j] == "và"):
                break
            j += 1
        return i

    def _unit(self, i: int, place: Phrase, heads: Sequence[Word]) -> Phrase:
        own = place.head if place.entry is None and place.zh else None
        head = own if own is not None and own.country == "cn" else head_for(heads, place.entry)
        place.head = head
        self.take_number(place)
        zh: str | None = None
        if place.entry is not None:
            zh = unit_zh(place.entry, head, administrative=True)
        elif place.zh:
            zh = place.zh + head.zh
        vi = f"{head.vi} {place.vi.removeprefix('Thành phố ')}"
        return Phrase("place", i, place.end, vi, zh, place.entry, head=head, parts=[place])

    def take_number(self, place: Phrase) -> None:
        """Add the number that is part of a ward's name since 2025 (phường Móng Cái 1)."""
        line = self.line
        i = place.end
        if place.head is None or place.head.type not in ("ward", "commune") or i >= len(line):
            return
        counts = line.joined(i) and (
            line.keys[i + 1] in _COUNTED
            or (line.shapes[i + 1] == LOWER and bool(line.words(i + 1, "head")))
        )
        if counts:
            return  # xã Khao Mang | 7 nhà
        if line.joined(i - 1) and line.shapes[i] == NUMBER and line.keys[i] in _WARD_NUMBERS:
            place.end, place.entry, place.method = i + 1, None, "composed"
            place.vi = f"{place.vi} {line.keys[i]}"
            place.zh = place.zh + line.keys[i] if place.zh else None

    def unknown(self, i: int, head: Word, *, listed: bool = False) -> Phrase | None:
        """Read a place that no glossary has: the capitalised words behind its head.

        ``listed``: what stands before says for certain that a name of a place follows.
        """
        line = self.line
        if line.shouting:
            return None
        end = capital_run(line, i, 4)
        end = self._before_body(i, end)
        if end < len(line) and line.shapes[end] == LOWER and line.joined(end - 1):
            end -= f"{line.keys[end - 1]} {line.keys[end]}" in ordinary_words()
            if end == i:
                return None  # Khu Thương | mại: the word goes on in lower case
        called = head.type in _SMALL and any(e == end == i + 2 for e, _ in line.words(i, "body"))
        called = called or (head.type in _SMALL and self._like_body(i, end))
        known = any(e - i > 1 for e, _ in line.words(i, "role"))
        known = known or (bool(line.words(i, "body")) and not called)  # xã | Liên Minh
        least = 2 if head.type == "prefecture" else 3  # all prefectures are known
        person = line.keys[i] in surnames_vi() and end - i >= least and head.type != "village"
        person = person and not listed and self._led(i, head)
        if known or (person and not self._called_after(i, end, head)):
            return None
        kind: Kind = "gate" if head.type in GATE_TYPES else "place"
        if kind == "gate" and end - i == 1 and line.keys[i] in ("việt", "trung"):
            return None  # cửa khẩu biên giới | Việt - Trung
        text = canonical(line.surface(i, end))
        return Phrase(
            kind, i, end, text, None, None, "name", 80.0, why=f"after {head.vi}", head=head
        )

    def _like_body(self, i: int, end: int) -> bool:
        """Return whether a name of two syllables only begins like a body: phường | Hội Phú."""
        line = self.line
        alone = all(e == i + 1 for e, _ in line.words(i, "body"))
        return (
            end == i + 2 and alone and not (line.words(i + 1, "field") or line.words(i + 1, "body"))
        )

    def _before_body(self, i: int, end: int) -> int:
        """Return where a name ends that runs to ``end``: before a role or body, xã Y Tý | Công an.

        A last syllable by itself is neither: xã Nậm Ty.
        """
        for k in range(i + 1, end):
            for part in ("role", "body"):
                for stop, _ in self.line.words(k, part):
                    if stop > k + 1 or k + 1 < end or self.line.shapes[k] == UPPER:
                        return k
        return end

    def _led(self, i: int, head: Word) -> bool:
        """Return whether the name is rather who leads the unit: Chủ tịch xã | Hoàng Văn Nam.

        Where a word stands before the head that says where, it is not: tại xã | Ngũ Chỉ Sơn.
        """
        line, at = self.line, i - 1 - head.vi.count(" ")
        if at <= 0 or line.keys[at - 1] in _SAYING_WHERE:
            return False
        for k in range(at - 1, max(at - 10, -1), -1):
            if line.shapes[k] == MARK:
                return False
            if line.words(k, "role"):
                break
        else:
            return False  # UBND xã | La Pan Tẩn
        usual = line.keys[i] in common_surnames_vi() or line.keys[i] in native_surnames()
        return usual or line.keys[i + 1] in _MIDDLE_NAMES

    def _called_after(self, i: int, end: int, head: Word) -> bool:
        """Return whether a ward or commune bears the name of one of the glossary: phường Hà Huy Tập."""
        forms = [f for stop, found in self.line.forms(i, ("person",)) if stop == end for f in found]
        known = any(self.line.entry(form).type in ("historical", "politician") for form in forms)
        at = i - 1 - head.vi.count(" ")
        behind = (self.line.words(k, "role") for k in range(max(0, at - 4), at))
        led = any(
            end == at for found in behind for end, _ in found
        )  # Chủ tịch xã | Phạm Minh Chính
        return known and not led and head.type in ("ward", "commune", "town")

    def inside(self, i: int, end: int) -> list[Phrase]:
        """Return the places within a fixed name (Liên hiệp … | Việt Nam)."""
        places: list[Phrase] = []
        k = i + 1
        while k < end:
            place = self.place(k) if self.line.capital(k) or self.line.keys[k] == "châu" else None
            if place is not None and place.end <= end and place.kind == "place":
                places.append(place)
                k = place.end
            else:
                k += 1
        return places

    def of_unit(self, i: int) -> Phrase | None:
        """Read a place behind its head and return it alone."""
        unit = self.unit(i, naming=False)
        return unit.parts[0] if unit is not None and unit.parts else None


def said_in_full(line: Line, country: Phrase) -> Phrase:
    """Return a country with its full Chinese name where the text says it: nước Cộng hòa Nhân dân Trung Hoa."""
    entry = country.entry
    if entry is None or not is_country(country) or entry.vi_full == entry.vi:
        return country
    if form_key(line.surface(country.start, country.end)) == form_key(entry.vi_full):
        country.zh = entry.zh_full or country.zh
    return country


def why(form: Form, head: Word | None) -> str:
    """Return the reason to show for a form of the glossary."""
    rank = ("preferred form", "full form", "accepted form", "derived form", "form to avoid")[
        form.rank
    ]
    reason = rank if form.rank != AVOID else "form to avoid: " + form.text
    return f"{reason}, after {head.vi}" if head is not None else reason
