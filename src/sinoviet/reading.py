"""Read one paragraph from left to right and decide, by what stands around, what each name means.

At each token the grammar of its script offers a title, an organisation, a place or a person.  What
decides among them: the head or title before, the country or the higher unit after, a list that
shares a head, a gate's partner across a dash, the date.

Over 400 lines, and kept in one piece: each rule is one decision at one token, and what
outranks what can be seen only where all of them stand in order.
"""

import re
from collections.abc import Sequence
from functools import cached_property

from sinoviet.agreement import Agreement
from sinoviet.chinese.reader import Reader
from sinoviet.context import Context
from sinoviet.glossary import AVOID, DERIVED, Form
from sinoviet.lexicon import Word
from sinoviet.lists import Lists
from sinoviet.names import ADDRESS, capital_run, common_surnames_vi, ordinary_words
from sinoviet.phrases import Line, Phrase
from sinoviet.syllable import parse
from sinoviet.tokens import LOWER, MARK, NUMBER, UPPER
from sinoviet.vietnamese.countries import Countries
from sinoviet.vietnamese.heads import head_fits, is_country
from sinoviet.vietnamese.landmarks import Landmarks
from sinoviet.vietnamese.organisations import Organisations
from sinoviet.vietnamese.persons import Persons
from sinoviet.vietnamese.places import FUZZY_ALONE, Places
from sinoviet.vietnamese.titles import Titles

#: How prominent a type of entity is, for a form that says nothing else.
_PROMINENCE = {
    "country": 9, "province": 8, "municipality": 8, "autonomous-region": 8, "sar": 8,
    "prefecture": 7, "region": 6.5, "city": 6, "county": 5, "district": 5, "sea": 5, "river": 3,
    "international": 4, "main": 4, "local": 4, "crossing": 3.5, "town": 3, "township": 3,
    "commune": 3, "ward": 2, "village": 1,
}  # fmt: skip

_PARTNER = re.compile(r"pair: (gate[\w.-]+)")

#: What may count the units of a list before their head: 河江、老街 | 两省.
_COUNTS = frozenset("两三四五六七八九十各")

_PLURAL = frozenset("các những hai ba bốn năm nhiều số mỗi từng mọi".split())

_DIRECTIONS = frozenset(["phía", "hướng", "gió", "chếch"])

#: Offices of those who are sent: behind *đoàn* they are the delegation of the body that follows.
_REPRESENTING = frozenset(("assembly", "delegation"))

#: Bodies that stand behind a number as things counted: 124 Tổ hợp tác nông nghiệp.
_COUNTABLE = frozenset(("company", "working-group", "school", "club"))

_OF_DATES = frozenset(("ngày", "tháng", "năm", "quý", "số"))

#: One-syllable countries whose name is an ordinary word at the start of a sentence.
_WORDLIKE = frozenset(("anh", "áo", "ý", "séc", "síp", "bỉ"))


class Reading:
    """One paragraph being read from left to right."""

    def __init__(self, line: Line, context: Context) -> None:
        self.line = line
        self.context = context
        self.entries = context.entries
        self.places = Places(line, self.choose, context.near)
        context.said.read(line)
        self.agreement = Agreement(line, context, self.places, self._title, self._institution)
        self.found: list[Phrase] = []
        self.lists = Lists(line, context, self.places)
        self._beside: dict[tuple[int, bool], set[str]] = {}

    def _title(self, i: int) -> Phrase | None:
        return self.titles.title(i)

    def _institution(self, i: int) -> Phrase | None:
        return self.reader.institutions.institution(i)

    # What reads one of the scripts is made where the line has that script.

    @cached_property
    def organisations(self) -> Organisations:
        """Reads Vietnamese organisations."""
        return Organisations(self.line, self.places)

    @cached_property
    def countries(self) -> Countries:
        """Reads countries in one syllable."""
        return Countries(self.line, self.places)

    @cached_property
    def landmarks(self) -> Landmarks:
        """Reads Vietnamese streets, mountains and rivers."""
        return Landmarks(self.line, self.places)

    @cached_property
    def titles(self) -> Titles:
        """Reads Vietnamese titles."""
        return Titles(self.line, self.places, self.organisations)

    @cached_property
    def persons(self) -> Persons:
        """Reads Vietnamese persons."""
        return Persons(self.line, self.places, self.titles)

    @cached_property
    def reader(self) -> Reader:
        """Reads all that is in Chinese."""
        return Reader(self.line, self.choose, self.context.named, self.context.said)

    def phrases(self) -> list[Phrase]:
        """Return the top-level phrases of the paragraph in order."""
        line = self.line
        i = 0
        while i < len(line):
            if line.shapes[i] == MARK:
                i += 1
                continue
            # 316 | 师: a number before Han is read with it
            chinese = line.han(i) or (line.shapes[i] == NUMBER and line.han(i + 1))
            phrase = self.reader.read(i, self._title_before(i)) if chinese else self.read(i)
            if phrase is None:
                self.lists.announce(i)
                i += 1
                continue
            self.agreement.offices_of(phrase, self.found)
            self.agreement.doubt(phrase, self._title_before(phrase.start))
            if chinese:
                self.agreement.owner(phrase)
                self.agreement.gather(phrase, self.found)
            else:
                self.agreement.director(phrase, self.found)
            if not chinese and phrase.start > i + 1:
                self.found.extend(self._skipped(i, phrase.start))
            self.found.append(phrase)
            self.context.see(phrase)
            self.lists.note(phrase)
            i = max(phrase.end, i + 1)
        self.lists.earlier(self.found)
        return self.found

    def _skipped(self, i: int, end: int) -> list[Phrase]:
        """Return a body among the generic words of a long name: … | UNESCO | Cao nguyên đá Đồng Văn."""
        for k in range(i, end):
            body = self.organisations.known(k) if self.line.shapes[k] == UPPER else None
            if body is not None and body.end <= end:
                return [body]
        return []

    # Context ---------------------------------------------------------------------------------

    def choose(self, forms: Sequence[Form], head: Word | None, end: int) -> Form:
        """Return the form whose entry fits the context best."""
        if len(forms) == 1:
            return forms[0]
        after = self._following(end) - {form.entry for form in forms}
        gate_wanted = head is None and self.lists.gates and self.lists.continues(end)
        town = self._town(forms)
        before = self._preceding(end)
        nation = self._nation_before(end - len(forms[0].text))
        listed = self._list_type(end) if self.line.han(end - 1) else ""

        def fit(form: Form) -> float:
            entry = self.entries[form.entry]
            score = 10.0 * head_fits(entry, head) + _PROMINENCE.get(entry.type, 2.5)
            score -= {DERIVED: 4, AVOID: 6}.get(form.rank, form.rank * 0.5)
            day = self.context.day or "9999-12-31"
            score += 4 if entry.holds_on(day) else -4
            if entry.kind == "gate" and head is None:
                score += 20 if gate_wanted else -8 if town else 0
            above = self.context.ancestors(entry)
            if above & after:
                score += 6
            if above & before:
                score += 6  # 乂安省清水口岸
            score += 8 * (nation == entry.country != "")  # 中国 | 坝洒
            score += 20 * (self.agreement.country == entry.country != "")
            if entry.country and f"country.{entry.country}" in after:
                score += 4
            # a province that was named says nothing for the town of its name
            seen = (above & self.context.seen) - {one.entry for one in forms}
            score += 3 * any(not unit.startswith("country.") for unit in seen)
            score += 5 * (entry.type == listed != "")
            if entry.kind in ("organisation", "title") and entry.country:
                # the same body was 越南 | 公安部 before, or the text is an agency's of that country
                score += 7 * (self.context.owners.get(form.text) == entry.country)
                score += 5 * (self.context.home == entry.country)
            if entry.kind == "gate":
                partner = _PARTNER.search(entry.note)
                paired = partner[1] if partner is not None else ""
                if not town and self.line.mark(end, "-", "("):
                    score += 20 if paired in after else 0
                score += 6 * (paired in self.context.seen)
            return score

        return max(forms, key=fit)

    def _list_type(self, end: int) -> str:
        """Return the type of unit that the head behind a list of names tells: 河江、老街和莱州 | 三省."""
        line, k = self.line, end
        while k < min(end + 20, len(line)):
            names = line.forms(k, ("place",))
            if names and k > end:
                k = names[0][0]
            elif line.keys[k] in ("和", "与", "及") or line.surface(k, k + 1) == "、":
                k += 1
            else:
                break
        k += k < len(line) and line.keys[k] in _COUNTS
        heads = line.words(k, "head") if k > end + 1 else []
        return heads[0][1][0].type if heads else ""

    def _town(self, forms: Sequence[Form]) -> bool:
        """Return whether one of the entries is a town or more: then a gate needs its head."""
        return any(self.entries[f.entry].type in ("city", "county", "district") for f in forms)

    def _nation_before(self, i: int) -> str:
        """Return the country that is named in Chinese right before token ``i``: 越南 | 清水."""
        if i < 2 or not self.line.han(i):
            return ""
        return {"中国": "cn", "越南": "vn"}.get("".join(self.line.keys[i - 2 : i]), "")

    def _following(self, end: int) -> set[str]:
        """Return the ids of the places named in the next few tokens."""
        line = self.line
        known = self._beside.get((end, True))
        if known is not None:
            return known
        ids = self._beside[end, True] = set()
        for k in range(end, min(end + 9, len(line))):
            if line.mark(k, ".", ";", ":"):
                break
            for _, items in line.items(k)[:2]:
                ids |= items.entries
        return ids

    def _preceding(self, end: int) -> set[str]:
        """Return the ids of the units named in the few characters before a name; no countries."""
        line = self.line
        known = self._beside.get((end, False))
        if known is not None:
            return known
        ids: set[str] = set()
        for k in range(end - 1, max(end - 14, -1), -1):
            if not line.han(k) and line.surface(k, k + 1) != "、":
                break  # 青海省委常委、西宁市委书记: one row
            for stop, items in line.items(k)[:2]:
                if stop < end:
                    ids |= items.entries
        units = self._beside[end, False] = {one for one in ids if not one.startswith("country.")}
        return units

    def _title_before(self, i: int) -> Phrase | None:
        """Return the title that ends right before token ``i`` (or before a comma or colon)."""
        for phrase in reversed(self.found[-1:]):
            if phrase.kind == "title":
                gap = i - phrase.end
                if gap == 0 or (gap == 1 and self.line.mark(i - 1, ",", ":")):
                    return phrase
        return None

    def _addressed(self, i: int) -> bool:
        """Return whether a form of address stands before: ``ông``, ``các đồng chí:``."""
        line = self.line
        if line.mark(i - 1, ":") and line.keys[max(0, i - 3) : i - 1] == ["đồng", "chí"]:
            return True
        one = line.keys[i - 1] if i >= 1 and line.joined(i - 1) else ""
        two = f"{line.keys[i - 2]} {one}" if i >= 2 and one else ""
        return one in ADDRESS or two in ADDRESS

    # One token -------------------------------------------------------------------------------

    def read(self, i: int) -> Phrase | None:
        """Read the phrase in Latin letters that begins at ``i``, if there is one."""
        line = self.line
        if (
            line.shapes[i] == LOWER
            and not line.items(i)
            and line.keys[i] not in ("các", "số", "tổ")
        ):
            return None
        title = self.titles.title(i)
        if title is not None and not self._is_title(title, i):
            title = None
        organisation = self.organisations.organisation(i)
        if organisation is not None and not self._is_organisation(organisation):
            organisation = None
        if organisation is not None and (title is None or organisation.end >= title.end):
            return organisation
        if title is not None:
            return title
        if line.capital(i):
            person = self._told(i)
            if person is not None:
                return person
        listed = self.lists.name(i)
        if listed is not None:
            return listed
        unit = self.landmarks.name(i) or self._headed(i)
        if unit is not None:
            return unit
        if not line.capital(i) and line.keys[i] not in (
            "châu",
            "miền",
            "vịnh",
            "biển",
            "sông",
            "xứ",
            "bán",
        ):
            return self._lower_place(i)
        pair = self.countries.short(i)
        if pair is not None:
            return pair
        cue = self._title_before(i) is not None
        place = self.places.place(i, self.lists.head if self.lists.holds(i) else None)
        if place is not None and not self._is_place(place, i):
            place = None
        if place is None and not cue:
            place = self.lists.recalled(i)
            if place is not None:
                return place
        person = self.persons.person(i, cue=cue)
        if person is not None and (
            place is None or person.end > place.end or (person.entry is not None and cue)
        ):
            return person
        return place or self._misspelt(i)

    def _told(self, i: int) -> Phrase | None:
        """Read a person whom what stands around makes one, whatever else is called so."""
        person = None
        if self._addressed(i) or self.persons.bylines.credited(i) > i:
            person = self.persons.person(i, cue=True)
        if person is None and self.found and self.found[-1].kind == "person":
            person = self.persons.named_in_brackets(i, self.found[-1])
        return person or self.persons.short(i, self.context.full_name)

    def _lower_place(self, i: int) -> Phrase | None:
        place = self.places.place(i)
        if place is not None and place.end - i >= 2 and self._is_place(place, i):
            return place
        return None

    def _is_title(self, title: Phrase, i: int) -> bool:
        line = self.line
        role = title.head
        at = i + 1 if line.keys[i] == "các" else i
        if role is not None and role.type in _REPRESENTING and line.keys[at - 1 : at] == ["đoàn"]:
            return False  # Đoàn đại biểu | HĐND tỉnh: the body's delegation
        said = range(at, title.parts[0].start if title.parts else title.end)
        aside = role is not None and role.lower == "no" and not any(map(line.capital, said))
        if title.parts and not (aside and title.inner is None):  # cảnh quan | Cao nguyên đá
            return True
        if title.entry is not None and title.end - at >= 3:
            return True
        if at > i and role is not None and role.lower != "yes":
            return False
        followed = (
            line.capital(title.end)
            and line.joined(title.end - 1)
            and (self.persons.person(title.end, cue=True) is not None)
        )
        if role is None:
            return line.capital(at) or followed
        if role.type == "honour" or aside:
            return followed
        behind = line.keys[title.end : title.end + 1]
        studied = line.capital(title.end) and line.joined(title.end - 1)
        if role.type == "academic" and studied and behind[0] not in common_surnames_vi():
            return followed  # Thạc sĩ | Kinh doanh
        if role.type == "diplomatic" and behind == ["của"] and line.shapes[at] == LOWER:
            nation = line.words(title.end + 1, "head") or line.words(title.end + 1, "body")
            return bool(nation) or line.capital(title.end + 1)  # đại sứ | của cuộc đua
        if title.end - at >= 3:
            return True
        if line.shapes[at] == LOWER:
            return role.lower == "yes" or followed
        if any(end == title.end for end, _ in line.words(at, "field")):
            return followed  # Cảnh quan: rather a word for the land
        if role.type in ("military", "police") and line.capital(at):
            return True  # a rank is no common noun
        if line.opens(at) and role.lower != "yes":
            return followed
        return role.lower != "no" or followed

    def _is_organisation(self, phrase: Phrase) -> bool:
        line = self.line
        i = phrase.start
        if phrase.entry is not None and phrase.end - i == 1 and line.shapes[i] != UPPER:
            return False  # one capitalised syllable is a word, not a name
        if (
            phrase.entry is not None
            and "ambiguous" in phrase.entry.note
            and line.opens(i)
            and phrase.end - i < 3
        ):
            return line.capital(i + 1)
        if phrase.body is not None and phrase.body.type == "event":
            return False  # Hội chợ Thương mại quốc tế
        if phrase.body is not None and phrase.body.type in _COUNTABLE and self._counted(phrase):
            return False
        if sum(is_country(part) for part in phrase.parts) > 1:
            return True
        # các đồn biên phòng …: several, none by name
        several = line.shapes[i] == LOWER and i > 0 and line.keys[i - 1] in _PLURAL
        return phrase.entry is not None or not several

    def _counted(self, phrase: Phrase) -> bool:
        """Return whether a body without a name of its own stands behind a number that counts it."""
        line, i = self.line, phrase.start
        if phrase.parts or phrase.entry is not None or not phrase.zh:
            return False
        if i < 1 or line.shapes[i - 1] != NUMBER or not line.joined(i - 1):
            return False
        dated = line.mark(i - 2, "/", "-", ".") or line.keys[max(i - 2, 0)] in _OF_DATES
        return not dated

    def _headed(self, i: int) -> Phrase | None:
        """Read a place behind its generic head; the head stays outside the span."""
        line = self.line
        whole = self.places.place(i)
        if whole is not None and whole.end - i >= 2 and whole.start == i and line.words(i, "head"):
            return whole  # the head is part of the name: châu Âu, TP HCM, sông Hồng
        unit = self.places.unit(i)
        if unit is None or not unit.parts:
            return None
        place = unit.parts[0]
        place.head = unit.head or place.head
        return place

    def _is_place(self, place: Phrase, i: int) -> bool:
        """Return whether a bare form is a place here, and not a word or a piece of another name."""
        line = self.line
        entry = place.entry
        start = place.start
        if entry is None:
            return True
        if entry.type == "region" and start and line.keys[start - 1] in _DIRECTIONS:
            return False
        if place.end - start == 1:
            before = (
                start == i and line.capital(i - 1) and line.joined(i - 1) and not self._ends_here(i)
            )
            after = line.capital(place.end) and line.joined(place.end - 1)
            key = line.keys[start]
            if parse(key) is not None and (before or after):
                return False
            if key in _WORDLIKE and self._countries_follow(place.end):
                return True  # Anh, Pháp và Đức
            if key in _WORDLIKE and (line.opens(start) or line.shapes[start] == UPPER):
                return False
            if f"{key} {' '.join(line.keys[place.end : place.end + 1])}" in ordinary_words():
                return False  # Pháp luật, Mỹ thuật
            if key == "anh" and line.keys[start - 1 : start] not in (
                ["nước"], ["quốc"], ["tại"], ["từ"], ["với"], ["sang"], [","], ["và"], ["-"], ["của"], ["ở"],
            ):  # fmt: skip
                return False
        return True

    def _countries_follow(self, i: int) -> bool:
        """Return whether two more countries follow in a list."""
        line = self.line
        for _ in range(2):
            if not (line.mark(i, ",") or line.keys[i : i + 1] == ["và"]):
                return False
            place = self.places.place(i + 1) if line.capital(i + 1) else None
            if place is None or not is_country(place):
                return False
            i = place.end
        return True

    def _ends_here(self, i: int) -> bool:
        return bool(self.found) and self.found[-1].end == i

    # Other ways to be named ------------------------------------------------------------------

    def _misspelt(self, i: int) -> Phrase | None:
        """Read a misspelt place without a head: odd letters, or among places."""
        line = self.line
        end = capital_run(line, i, 4)
        well_spelt = all(parse(word) for word in line.keys[i:end])
        if well_spelt and not self._beside_place(i, end):
            return None
        return self.places.misspelt(i, None, FUZZY_ALONE)

    def _beside_place(self, i: int, end: int) -> bool:
        """Return whether the name stands in a list with a place (Hà Giăng, Lào Cai)."""
        line = self.line
        if self.found and self.found[-1].kind in ("place", "gate") and i - self.found[-1].end == 1:
            return line.mark(i - 1, ",", "-", "/") or line.keys[i - 1] == "và"
        if line.mark(end, ",", "-", "/", "(") or line.keys[end : end + 1] == ["và"]:
            place = self.places.place(end + 1) if line.capital(end + 1) else None
            return place is not None
        return False
