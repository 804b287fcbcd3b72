"""Chinese organisations and titles: unit, fields and bodies, modifiers, role (云南省 | 人民政府 | 副 | 省长).

Over 400 lines: what may stand where in one phrase outranks each other, and is read in one place.
"""

import re

from sinoviet.chinese.bodies import Bodies
from sinoviet.chinese.companies import GENERIC, NAMED_BODIES, Companies
from sinoviet.chinese.generic import is_generic, is_middle
from sinoviet.chinese.missions import Missions
from sinoviet.chinese.offices import office_vi, role_of
from sinoviet.chinese.pairs import Pairs
from sinoviet.chinese.parties import Parties
from sinoviet.chinese.persons import Persons
from sinoviet.chinese.places import BARE_HEADS, Places, unit_vi
from sinoviet.chinese.starts import counted, cuts_word, term_ahead
from sinoviet.chinese.within import of_level, of_town, of_unit, with_places, without_country
from sinoviet.glossary import Entry, form_key
from sinoviet.lexicon import Word
from sinoviet.phrases import (
    Line,
    Phrase,
    administrative,
    plain,
)  # fmt: skip
from sinoviet.terms import with_term
from sinoviet.vietnamese.heads import is_country

#: Kinds of body of a level that are named after a place all the same: a head not said is none.
_BARE = frozenset(("zone", "management-board", ("customs", "cn")))
#: Kinds of body that a greater one has in a place.
_WITHIN = ("institute", "company", "bureau", "border-post", "police", "media")
#: Last characters of bodies whose head is told in one word with them: 公安局长.
_HEADED = frozenset("厅局处科部院校社台行署所站队馆组")
#: What may stand behind the head of a body, and not behind 长 in a longer word.
_AFTER_HEAD = frozenset("和与及等兼率在说表会")
#: Levels that are said otherwise of China: 镇 | 人大, 乡 | 人大.
_LEVELS_OF_CHINA = {"thị trấn": "trấn", "xã": "hương"}
#: Meetings called after the office of those who meet.
_MEETINGS = ("论坛", "峰会", "会议", "大会", "年会", "联席")
#: Roles that behind a name are none: verbs (王强 | 代表中国出席), a form of address.
_VERBS = ("代表", "主持", "参谋", "翻译", "编辑", "指导", "先生")
#: What a word that only closes a unit's name is.
_HEAD = frozenset(("head",))


class Institutions:
    """Reads organisations and titles in one line."""

    def __init__(self, line: Line, places: Places, persons: Persons) -> None:
        self.line = line
        self.places = places
        self.persons = persons
        self.choose = places.choose
        self.bodies = Bodies(line, places)
        self.pairs = Pairs(line, places, self.bodies, self._modifiers, self._led)
        self.parties = Parties(line, places, self._led)
        self.companies = Companies(line, places, self.bodies, self._modifiers)
        self.missions = Missions(line, places, self._modifiers)
        self.generic_to = 0  # a common noun read last ends here: no body within it
        self.after_person = -1  # the token behind the person read last: 李强 | 总理

    def institution(self, i: int) -> Phrase | None:
        """Read an organisation or title at ``i``."""
        own = self.pairs.pair(i) or self.parties.committee(i)
        found = own or self._with_unit(i) or self.companies.company(i)
        if found is None or (found.kind == "title" and self._meeting(found)):
            return None
        return with_places(of_level(self.line, found))

    def _meeting(self, title: Phrase) -> bool:
        """Return whether a meeting of those who hold an office is named after it: 大学校长 | 论坛."""
        known = title.entry is not None or any(part.entry is not None for part in title.parts)
        return not known and plain(self.line, title.end, title.end + 2) in _MEETINGS

    def _with_unit(self, i: int) -> Phrase | None:
        """Read an organisation or title at ``i``, with the unit before its body if there is one."""
        line = self.line
        starts: list[tuple[Phrase | None, int, Word | None]] = [(None, i, None)]
        for option in self.places.units(i):
            starts.append(option)
            if option[1] != option[0].end and self._goes_on(option[0].end):
                starts.append((option[0], option[0].end, None))
        if counted(line, i):
            return None
        for end, heads in line.words(i, "head"):
            bare = next((head for head in heads if head.zh in BARE_HEADS), None)
            if bare is not None:
                starts.append((None, end, bare))
        for known, end, _ in self.places.units(i):  # 胡志明市 | 委: the level is in the name
            # 屏边苗族自治 | 县委
            autonomous = plain(line, i, end).endswith(("自治县", "自治州", "自治旗"))
            if autonomous or (known.end == end and known.zh and known.zh[-1:] in "市省县州"):
                starts.append((known, end - 1, None))
        worded = line.words(i, "field") or line.words(i, "body")
        if worded and cuts_word(line, i) and not line.forms(i, ("organisation", "title")):
            starts = starts[1:]
        best: Phrase | None = None
        for place, at, head in starts:
            phrase = self._tail(i, at, place, head)
            if phrase is not None and (best is None or _rank(phrase) > _rank(best)):
                best = phrase
                if best.end == len(line) and best.kind == "title" and _local(best):
                    break  # nothing can be longer or fit better
        return best if best is None else self._branch(best) or best

    def _goes_on(self, i: int) -> bool:
        """Return whether anything but the head of a unit begins at ``i``: 云南 | 省委, not 云南 | 省."""
        return any(
            items.entries or not items.words.keys() <= _HEAD for _, items in self.line.items(i)
        )

    def _branch(self, bank: Phrase) -> Phrase | None:
        """Read the place and 分行 behind a bank, and who leads it: 富滇银行 | 文山 | 分行 | 行长."""
        line = self.line
        if bank.kind != "organisation" or bank.end >= len(line):
            return None
        for place, after, head in self.places.units(bank.end):
            if not place.vi:
                continue
            for end, bodies in line.words(after, "body"):
                text = plain(line, after, end)
                if not text.startswith("分") and text not in ("支行", "中心支行", "代表处"):
                    continue
                branch = self.bodies.word(after, end, bodies, "cn")
                said = head is not None or plain(line, bank.end, after) != place.zh
                prefecture = place.entry is not None and place.entry.type == "prefecture"
                where = unit_vi(place, head) if said or prefecture else place.vi
                vi = f"{bank.vi} {branch.vi.lower().removesuffix(' công ty')} {where}"
                if branch.type != "branch":  # 新华社 | 河内 | 分社
                    vi = f"{branch.vi} {where} {bank.vi}"
                society = bank.entry is not None and bank.entry.type == "association"
                if society and self.places.country(place) == "vn":
                    # Hội Hữu nghị … tỉnh X has its own name, a chamber has a branch
                    mass = bank.vi.startswith("Hội ")
                    vi = f"{bank.vi} {where}" if mass else f"Chi nhánh {bank.vi} tại {where}"
                if branch.type == "office":  # 中国银行 | 河内 | 代表处
                    vi = f"{branch.vi} {bank.vi} tại {where}"
                own = Phrase(
                    "organisation", bank.start, end, vi, plain(line, bank.start, end),
                    body=branch, parts=[*bank.parts, place], why="branch of " + bank.vi,
                )  # fmt: skip
                return self._led(own) or self._committee(own) or own
            country = self.places.country(place) or "cn"
            chain, end, _ = self.bodies.chain(after, country, local=True)
            post = bank.body is not None and bank.body.type in ("border-post", "police")
            known = bank.entry is not None or post
            if chain and chain[-1].type in _WITHIN and known:
                # 中国科学院 | 昆明 | 植物研究所: an institute of the academy, in a place
                said = plain(line, bank.end, after) != place.zh
                where = unit_vi(place, head) if said or administrative(chain[-1]) else place.vi
                vi = f"{self.bodies.body_vi(after, end, country)} {where}, {bank.vi}"
                own = Phrase(
                    "organisation", bank.start, end, vi, plain(line, bank.start, end),
                    body=chain[-1], parts=[*bank.parts, place], why="body of " + bank.vi,
                )  # fmt: skip
                return self._led(own) or own
        return None

    def _committee(self, body: Phrase) -> Phrase | None:
        """Read a committee or office of a branch, and who leads it: 深圳市分行 | 党委 | 副书记."""
        line = self.line
        chain, end, _ = self.bodies.chain(body.end, "cn", local=True)
        if not chain:
            return None
        own = Phrase(
            "organisation", body.start, end,
            f"{self.bodies.body_vi(body.end, end, 'cn')} {body.vi}",
            plain(line, body.start, end), body=chain[-1], parts=[body], why="body of " + body.vi,
        )  # fmt: skip
        return self._led(own) or own

    def _led(self, body: Phrase) -> Phrase | None:
        """Read the role right behind a body."""
        line = self.line
        modifiers, at = self._modifiers(body.end)
        for end, words in line.words(at, "role"):
            role = role_of(words, plain(line, at, end), body.body, None, "cn")
            return Phrase(
                "title", body.start, end, office_vi(role, modifiers, body.vi),
                plain(line, body.start, end), head=role, body=body.body, parts=[body],
                why="role " + role.zh,
            )  # fmt: skip
        return None

    def _tail(self, i: int, at: int, place: Phrase | None, head: Word | None) -> Phrase | None:
        line = self.line
        mission = self.missions.posted(i, at, place)
        if mission is None:
            return None
        holder, posted, at = mission
        term, at = term_ahead(line, at)  # 中山市 | 第十四届 | 人大常委会
        country = self.places.country(place)
        local = head is not None or (place is not None and not is_country(place))
        bodies, j, entry = self.bodies.chain(at, country, local=local)
        while len(bodies) > 1 and bodies[-1].type == "delegation" and not line.words(j, "role"):
            j -= len(bodies.pop().zh)  # 东兴市委 | 代表团: the delegation is no body
            if plain(line, j - 2, j) == "联合":
                j -= 2  # 边防屯 | 联合 | 代表团
        modifiers, k = self._modifiers(j)
        roles = line.words(k, "role")
        whole = line.words(j, "role")
        deputy = any(modifier.zh == "副" for modifier in modifiers)
        if whole and (not roles or (whole[0][0] >= roles[0][0] and not deputy)):
            modifiers, k, roles = [], j, whole  # 临时代办 is one role
        role_at = k
        inside = [p for p in (place, posted) if p is not None]
        title = self._titled(i, at, j)
        if bodies and bodies[-1].type in ("media", "press") and line.tokens[j - 1].gap:
            roles = []  # 云南日报 | 责任编辑: the foot of a page
        if not roles and k == j and (bodies or entry is not None) and title is None:
            roles, role_at = self._short_role(i, j), j - 1
        if roles:
            end, words = roles[0]
            # a party's central offices have names of their own: 越共中央书记处书记 Bí thư Trung ương Đảng
            own_title = (
                title is not None and title.entry is not None and title.end == end
                and "中央" in plain(line, i, end)
            )  # fmt: skip
            said = plain(line, role_at, end)
            company = entry is not None and entry.type in ("company", "bank")
            own = country or (entry.country if entry is not None and company else "")
            role = role_of(words, said, bodies[-1] if bodies else None, entry, own or "cn")
            if (
                (
                    bodies
                    or entry is not None
                    or (inside and end - k >= 2 and role.lower != "no")
                    or self._name_follows(end, k)
                    or (
                        self.after_person == i
                        and said not in _VERBS
                        and (title is None or title.end < end)
                    )
                    or (
                        line.keys[i - 1 : i] in (["任"], ["为"]) and plain(line, i - 2, i) != "责任"
                    )
                )
                and (title is None or end >= title.end)
                and not own_title
            ):
                return _of_term(
                    self._title_phrase(
                        i, end, place, head, posted, bodies, entry, [*holder, *modifiers], role, at, j,
                        inside,
                    ), term,
                )  # fmt: skip
        if title is not None and title.end > j:
            title.parts = [*inside, *title.parts]
            return _of_term(title, term)
        if not bodies and entry is None:
            return None
        short = j - i < 3 and place is None
        unnamed = self.places.unnamed
        if short and entry is not None and "ambiguous" in entry.note:
            spoken_of = entry.country == unnamed.said.country and entry.type == "assembly"
            if not spoken_of or not unnamed.boundary(i):  # 国会 of the country that is spoken of
                return None
        if short and head is None and entry is None and not bodies[0].level:
            return None
        if entry is None and place is None and bodies[-1].type in NAMED_BODIES:
            return None  # 能源公司 alone names none
        if plain(line, at, j).endswith(("领导班子", GENERIC)) and entry is None:
            return None  # 某某镇 | 领导班子: who leads it, no body
        if bodies and bodies[-1].type == "delegation" and "国会" not in bodies[-1].zh:
            return None
        if entry is None and is_middle(line, i, at, j):
            self.generic_to = max(self.generic_to, j)
        if entry is None and (place is None or j == self.generic_to) and i < self.generic_to:
            return None
        body = self._organisation_phrase(i, at, j, place, head, posted, bodies, entry, inside)
        alone = place is None and head is None and entry is None
        fields = all(end != j for end, _ in line.words(at, "body"))
        if alone and is_generic(line, body, bodies, fields=fields):
            self.generic_to = max(self.generic_to, j)
            return None
        return _of_term(body, term)

    def _short_role(self, i: int, j: int) -> list[tuple[int, list[Word]]]:
        """Read 长 right behind a body for its head: 公安局 | 长, but not 公安局 | 长期."""
        line = self.line
        if line.keys[j : j + 1] != ["长"] or line.keys[j - 1] not in _HEADED:
            return []
        after = line.keys[j + 1] if j + 1 < len(line) else ""
        free = not line.han(j + 1) or after in _AFTER_HEAD
        if not free and (after == "江" or not self._name_follows(j + 1, i)):
            return []
        return [(end, words) for end, words in line.words(j - 1, "role") if end == j + 1]

    def _titled(self, i: int, at: int, j: int) -> Phrase | None:
        """Return the title of the glossary that begins at ``at``, longest."""
        line = self.line
        for end, forms in line.forms(at, ("title",)):
            if end - at < 3 and not self._name_follows(end, at) and at == i:
                continue
            entry = self.line.entry(self.choose(forms, None, end))
            before = self.places.place(i) if at > i else None
            if before is not None and not is_country(before):
                return None  # 麻栗坡 | 县公安局长: whose office it is must not be lost
            country = before.vi if before is not None and is_country(before) else ""
            vi = entry.vi if country in entry.vi else f"{entry.vi} {country}"
            title = Phrase("title", i, end, vi, plain(line, i, end), None, "composed", 95.0)
            if at == i:
                title.entry, title.method, title.score = entry, "exact", 100.0
            title.parts = self.places.inside(at, end)
            return title
        return None

    def _modifiers(self, i: int) -> tuple[list[Word], int]:
        found: list[Word] = []
        while len(found) < 4:
            words = self.line.words(i, "modifier")
            if not words or words[0][1][0].zh == "兼":
                break  # 兼 stands between two titles
            found.append(words[0][1][0])
            i = words[0][0]
        return found, i

    def _title_phrase(
        self, i: int, end: int, place: Phrase | None, head: Word | None, posted: Phrase | None,
        bodies: list[Word], entry: Entry | None, modifiers: list[Word], role: Word, at: int, j: int,
        inside: list[Phrase],
    ) -> Phrase:  # fmt: skip
        parts = list(inside)
        organisation = ""
        if bodies or entry is not None:
            own = self._organisation_phrase(i, at, j, place, head, posted, bodies, entry, inside)
            parts = [own]
            if role.zh == "主席" and _people_congress(own, place, head):
                own.vi = own.vi.replace("Nhân đại", "Hội đồng nhân dân")
            organisation = own.vi
            if (
                role.vi == "Trưởng đoàn"
                and bodies
                and "国会" not in "".join(body.zh for body in bodies)
            ):
                organisation = own.vi.removeprefix(bodies[-1].vi).strip()
        elif place is not None:
            organisation = unit_vi(place, head)
        if posted is not None and not bodies and entry is None:
            organisation = f"{organisation} tại {posted.vi}".strip()
            if place is not None and any(modifier.after for modifier in modifiers):
                organisation = f"của {organisation}"  # Đại sứ đầu tiên | của Việt Nam tại …
        vi = office_vi(role, modifiers, organisation)
        return Phrase(
            "title", i, end, vi, plain(self.line, i, end), head=role,
            body=bodies[-1] if bodies else None, parts=parts, why="role " + role.zh,
        )  # fmt: skip

    def _organisation_phrase(
        self, i: int, at: int, end: int, place: Phrase | None, head: Word | None,
        posted: Phrase | None, bodies: list[Word], entry: Entry | None, inside: list[Phrase],
    ) -> Phrase:  # fmt: skip
        line = self.line
        if entry is not None and at == i:
            parts = self.places.inside(i, end)
            vi, zh, text = entry.vi, entry.zh, plain(line, i, end)
            if (
                entry.vi_full and text == entry.zh_full
            ):  # 富滇银行股份有限公司: in full, and in full
                vi = entry.vi_full
            if parts and parts[0].start == i and parts[0].zh and text == parts[0].zh + zh:
                zh = text  # 越南 | 外交部: the country is said, so it is kept
                vi = vi if vi.endswith(parts[0].vi) else f"{vi} {parts[0].vi}"
            return Phrase(
                "organisation", i, end, vi, zh, entry, "exact", 100.0,
                body=bodies[-1] if bodies else None, parts=parts, why="form of the glossary",
            )  # fmt: skip
        country = self.places.country(place)
        region = (
            place is not None
            and place.entry is not None
            and place.entry.type == "autonomous-region"
        )
        name = entry.vi if entry is not None else self.bodies.chain_vi(at, end, country)
        if entry is not None and place is not None and is_country(place):
            name = without_country(entry, place)
        if place is not None and place.method == "name" and country == "cn":
            name = of_town(name, plain(line, at, end))
        if country == "vn":
            name = re.sub("^Nhân đại\\b", "Hội đồng nhân dân", name)  # as Chinese papers call it
        if "vn" in (country, not country and self.places.unnamed.said.country):
            name = re.sub("^Hương ủy\\b", "Đảng ủy xã", name)
        if country == "vn" and place is not None and place.entry is not None:
            name = self._department(name, place.entry.type)
        elif country == "" and place is None and self.places.unnamed.said.country == "vn":
            central = self.line.lexicon.glossary.lookup(form_key(name))
            name = name if entry is not None or central else self._department(name, "province")
        if region and plain(line, at, end).startswith("党委"):
            name = name.replace("Đảng ủy", "Khu ủy")  # 广西壮族自治区 | 党委组织部
        unit = unit_vi(place, head) if place is not None else head.vi if head is not None else ""
        if place is None and any(body.country == "cn" for body in bodies):
            unit = _LEVELS_OF_CHINA.get(unit, unit)
        if region and place is not None and place.entry and at - i == len(place.entry.zh):
            unit = place.vi  # 广西 | 科技厅, and not of 广西壮族自治区
        if place is not None and head is None and bodies:
            # 河口 | 跨境经济合作区, 云南 | 大学: named after a place, not of the county or province
            bare = place.entry is not None and at - i == len(place.entry.zh)
            first = bodies[0].type
            if (
                (first in _BARE and (bare or first != "management-board"))
                or (first, country) in _BARE
                or (bare and not administrative(bodies[0]))
            ):
                unit = place.vi
        said = plain(line, i, at)
        if place is not None and place.kind == "gate" and said.endswith("口岸"):
            gate = "cửa khẩu quốc tế" if said.endswith("国际口岸") else "cửa khẩu"
            unit = place.vi if gate in name.lower() else f"{gate} {place.vi}"
        elif place is not None and place.kind == "gate" and " ga " in name:
            unit = place.vi  # 同登 | 国际火车站海关分局
        elif place is not None and place.kind == "gate" and "cửa khẩu" in name.lower():
            unit = place.vi  # 天保 | 口岸办
        if bodies and bodies[0].level and place is not None and head is None:
            unit = place.vi
        if posted is not None:
            sender = unit_vi(place, head) if place is not None else ""
            unit = f"{sender} tại {posted.vi}".strip()
        placed = (
            entry is not None
            and re.match("(?:[a-zđ]|Khu tự trị ).* ", unit)
            and self.places.inside(at, end)
        )
        nation = place if place is not None and is_country(place) else None
        named = entry is not None and nation is not None and nation.end == at
        named = named and bool(self.places.inside(at, end))
        # … Kim Thủy Hà, Trung Quốc: a name that ends in a place
        vi = f"{name}, {unit}" if placed or named else of_unit(name, unit)
        abroad = entry is not None and entry.type == "association" and placed
        if abroad and place is not None and "Trung Quốc" in name and country == "vn":
            vi = f"{name} tại {unit}"  # 胡志明市 | 中国企业协会
        if unit and name.endswith(unit):
            vi = name
        return Phrase(
            "organisation", i, end, vi, plain(line, i, end), body=bodies[-1] if bodies else None,
            parts=list(inside), why="body " + (bodies[-1].zh if bodies else entry.zh if entry else ""),
        )  # fmt: skip

    def _department(self, name: str, unit: str) -> str:
        """Return a Vietnamese province's or great city's 局 as the Sở that it is: 胡志明市外务局."""
        sector = name.removeprefix("Cục ")
        great = unit in ("province", "municipality")
        known = self.line.lexicon.glossary.lookup(form_key(f"Sở {sector}"))
        return f"Sở {sector}" if sector != name and great and known else name

    def _name_follows(self, i: int, start: int) -> bool:
        line = self.line
        return (
            i < len(line)
            and line.han(i)
            and self.persons.person(i, cue=True) is not None
            and i - start >= 2
        )


def _people_congress(body: Phrase, place: Phrase | None, head: Word | None) -> bool:
    """Return whether a 人大 with a 主席 is a Vietnamese council: of China only a town's has one."""
    above = head is not None and head.type in ("county", "province", "city", "prefecture")
    congress = body.body is not None and body.body.type == "people-congress"
    return congress and above and (place is None or place.entry is None)


def _of_term(phrase: Phrase, term: int) -> Phrase:
    """Say the term of a body in Vietnamese: … khóa XIV."""
    phrase.vi = with_term(phrase.vi, term) if term else phrase.vi
    return phrase


def _rank(phrase: Phrase) -> tuple[int, bool, bool, bool]:
    return phrase.end, phrase.entry is not None, phrase.kind == "title", _local(phrase)


def _local(phrase: Phrase) -> bool:
    """Return whether an office is of the country of its place by its body's own word."""
    place = next((part.entry for part in phrase.walk() if part.kind == "place"), None)
    return phrase.body is not None and place is not None and place.country == phrase.body.country
