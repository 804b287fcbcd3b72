"""Vietnamese titles: modifiers, role, modifiers, organisation or unit or country."""

import re
from collections.abc import Sequence
from dataclasses import replace

from sinoviet.lexicon import Word
from sinoviet.missions import international, posted_zh
from sinoviet.phrases import Line, Phrase, join_zh, pick_role, title_zh, unit_zh
from sinoviet.text import canonical
from sinoviet.tokens import LOWER
from sinoviet.vietnamese.heads import is_country
from sinoviet.vietnamese.organisations import Organisations
from sinoviet.vietnamese.places import Places, said_in_full, why

_NUMBERS_ZH = {
    "các": "各", "hai": "两", "2": "两", "ba": "三", "3": "三", "bốn": "四", "4": "四",
    "năm": "五", "5": "五", "sáu": "六", "6": "六",
}  # fmt: skip


#: Roles as lists and captions shorten them before a body: PCT UBND tỉnh.  By themselves they say nothing.
_SHORTENED = {
    "CT": "chủ tịch", "PCT": "phó chủ tịch", "PBT": "phó bí thư", "TBT": "tổng bí thư",
    "GĐ": "giám đốc", "PGĐ": "phó giám đốc", "TGĐ": "tổng giám đốc", "PTGĐ": "phó tổng giám đốc",
    "CVP": "chánh văn phòng", "PCVP": "phó chánh văn phòng",
}  # fmt: skip
#: Bodies whose country is a part of their name: 原 | 越南船舶工业集团.
_NAMED_WITH_COUNTRY = frozenset(("company", "association", "bank", "media", "school", "union"))
#: How listed bodies end whose head is a 主任, whatever he is called in Vietnamese.
_OF_A_DIRECTOR = ("委员会", "办公室", "办公厅", "中心", "代表处")
#: Words of a role behind which the name of its body begins.
_HEADS_OF_BODIES = frozenset(("trưởng", "chánh", "phó"))


#: Heads of what has no office.
_NATURE = frozenset(("river", "lake", "mountain", "sea", "waterfall"))


class Titles:
    """Reads titles in one line."""

    def __init__(self, line: Line, places: Places, organisations: Organisations) -> None:
        self.line = line
        self.places = places
        self.organisations = organisations
        self.choose = places.choose

    def title(self, i: int) -> Phrase | None:
        """Read a title at ``i``: modifiers, role, modifiers, organisation or unit or place."""
        line = self.line
        if i >= len(line):
            return None
        start = i
        plural = line.keys[i] == "các"
        j = i + 1 if plural else i
        role_at = j
        modifiers, j = self._modifiers(j)
        if modifiers and not line.words(j, "role"):
            modifiers, j = [], role_at  # Trưởng ban: Trưởng is no modifier here
        best: Phrase | None = None
        for after, roles in line.words(j, "role"):
            phrase = self._title(start, j, after, roles, modifiers, plural)
            if phrase is not None and (best is None or phrase.end > best.end):
                best = phrase
            break
        if j < len(line) and line.surface(j, j + 1) in _SHORTENED:
            best = self._shortened(start, j, modifiers)
        known = self._known_title(i + 1 if plural else i)
        if known is None or (best is not None and best.end > known.end):
            return best
        if best is not None and best.end == known.end:
            if best.parts and best.zh and known.why.startswith("accepted"):
                return best  # written out in the text: say it as it is written
            known.parts = best.parts or known.parts
        known.start = start
        return known

    def _shortened(self, start: int, at: int, modifiers: list[Word]) -> Phrase | None:
        """Read a role in capitals, ``PCT UBND tỉnh``, as if it was written out."""
        line = self.line
        short = line.surface(at, at + 1)
        words = _SHORTENED[short].split()
        trie = line.lexicon.trie
        if words[0] == "phó":
            deputy = next(items.words["modifier"][0] for end, items in trie.at(["phó"], 0))
            modifiers, words = [*modifiers, deputy], words[1:]
        found = {end: items.words.get("role", []) for end, items in trie.at(words, 0)}
        phrase = self._title(start, at, at + 1, found[len(words)], modifiers, plural=False)
        if phrase is None or phrase.inner is None:
            return None
        phrase.vi = re.sub(rf"\b{short}\b", found[len(words)][0].vi, phrase.vi)
        return phrase

    def _known_title(self, i: int) -> Phrase | None:
        line = self.line
        for end, forms in line.forms(i, ("title",)):
            form = self.choose(forms, None, end)
            entry = self.places.entry(form)
            exact = canonical(line.surface(i, end)) == form.text
            phrase = Phrase(
                "title", i, end, entry.vi, entry.zh or None, entry,
                "exact" if exact else "variant", 100.0 if exact else 98.0, why=why(form, None),
            )  # fmt: skip
            for k in range(i + 1, end):
                inside = self.organisations.organisation(k) if line.capital(k) else None
                if inside is not None and inside.end == end:
                    phrase.parts = [inside]
                    break
            if line.capital(end) and line.joined(end - 1) and entry.type in ("state", "government"):
                place = self.places.place(end)
                if place is not None and is_country(place):
                    phrase.vi = f"{entry.vi} {place.vi}"
                    phrase.zh = join_zh(place.zh, entry.zh)
                    phrase.parts = [*phrase.parts, place]
                    phrase.end = place.end
                    phrase.entry = None
                    phrase.method, phrase.score = "composed", 95.0
            return phrase
        return None

    def _modifiers(self, i: int) -> tuple[list[Word], int]:
        found: list[Word] = []
        while True:
            options = [(e, ws) for e, ws in self.line.words(i, "modifier") if not ws[0].after]
            if not options or len(found) > 3:
                return found, i
            end, words = options[0]
            if words[0].zh == "兼" and not found:
                return found, i  # it joins two offices, and begins none
            if words[0].lower == "no" and self.line.shapes[i] == LOWER:
                return found, i
            found.append(words[0])
            i = end

    def _title(
        self, start: int, role_at: int, after: int, roles: Sequence[Word],
        modifiers: list[Word], plural: bool,
    ) -> Phrase | None:  # fmt: skip
        line = self.line
        j = after
        later: list[Word] = []
        for _ in range(2):
            options = [(e, ws) for e, ws in line.words(j, "modifier") if ws[0].after]
            if options and (modifiers or self.organisations.organisation(j) is None):
                later.append(options[0][1][0])
                j = options[0][0]
        parts: list[Phrase] = []
        organisation: Phrase | None = None
        if not later:
            for k in range(role_at + 1, after):  # Chánh | Văn phòng Tỉnh ủy
                if not line.capital(k) and line.keys[k - 1] not in _HEADS_OF_BODIES:
                    continue  # Ủy viên Thường | vụ is no Vụ
                again = line.keys[k:after] == line.keys[after : 2 * after - k]
                if again and self.organisations.of_role(after) is not None:
                    continue  # Trưởng ban | Ban Quản lý, but Trưởng | phòng Phòng, chống ma túy
                inside = self.organisations.of_role(k)
                if inside is not None and inside.end > after:
                    organisation = inside
                    break
        if organisation is None and j < len(line) and line.joined(j - 1):
            organisation = self.organisations.of_role(j)
        stem: str | None = None
        whole: str | None = ""
        end = j
        country = ""
        body = organisation.body if organisation is not None else None
        if organisation is not None and body is None and organisation.entry is not None:
            entry = organisation.entry  # its type says as much: hospital, bank, school
            body = Word("body", entry.vi, entry.zh, entry.type, entry.country)
        if organisation is not None:
            parts.append(organisation)
            end = max(end, organisation.end)
            whole = organisation.zh
            stem = organisation.zh_stem
            if stem is None and organisation.entry is not None:
                stem = ""
            country = (
                organisation.entry.country if organisation.entry else body.country if body else ""
            )
            if body is not None and body.type == "customs" and not country:
                country = _country_of(organisation)
        elif line.joined(j - 1):
            end, whole, country, parts = self._complement(j, roles, bool(modifiers))
        role = pick_role(_agreeing(roles, organisation), body, country)
        # Bí thư | Đoàn xã; Hải đội trưởng | Hải đội, a 海防大队 | 大队长: the body's word is in the role
        own = role.zh.removesuffix(role.core) if role.core else ""
        within = organisation is not None and organisation.start < after
        within = within or (len(role.core) > 2 and own.endswith(role.core[:-1]))
        if within and own and not (whole or "").endswith(own):
            role = replace(role, zh=role.core)
        if role.zh == "团长" and organisation is None and whole:  # Trưởng đoàn | tỉnh Vân Nam
            role = replace(role, zh="代表团团长", core="团长")
        if role.vi == "Chủ tịch" and organisation is None and parts:
            if is_country(parts[0]):
                role = replace(role, zh="国家主席", core="主席")  # Chủ tịch | Trung Quốc
            elif country == "cn" and re.search("[省市县区州](?<!自治区)$", whole or ""):
                role = replace(role, zh=f"{(whole or '')[-1]}长")  # of China: Chủ tịch | quận …
        listed = organisation.entry if organisation is not None else None
        own_name = listed.zh if listed is not None else ""
        if organisation is not None and body is not None and body.type in _NAMED_WITH_COUNTRY:
            own_name = organisation.zh or ""
        if organisation is not None and organisation.start < after and role.zh.startswith("常务"):
            whole = (whole or "").removesuffix("常务委员会") or whole  # Ủy viên | Thường trực HĐND
        zh = title_zh(role, [*modifiers, *later], whole, stem, own_name)
        if plural and zh:
            zh = zh.removeprefix("各")
        if zh:  # the congress of a town has no standing committee, but a chairman
            zh = re.sub("(?<=[镇乡]人大)(副?)主任$", r"\1主席", zh)
        vi = canonical(line.surface(role_at, end))
        vi = " ".join(m.vi for m in modifiers) + " " + vi if modifiers else vi
        vi = self._title_vi(vi.strip(), role, modifiers, parts)
        phrase = Phrase("title", start, end, vi, zh, body=body, inner=organisation, parts=parts)
        phrase.why = "role " + role.vi
        phrase.head = role
        return phrase

    def _title_vi(
        self, vi: str, role: Word, modifiers: Sequence[Word], parts: Sequence[Phrase]
    ) -> str:
        """Return the title as written, with the capitals of its preferred form."""
        first = modifiers[0].vi if modifiers else role.vi
        if vi.lower().startswith(first.lower()):
            vi = first + vi[len(first) :]
        return vi[:1].upper() + vi[1:]

    def _complement(
        self, j: int, roles: Sequence[Word], modified: bool
    ) -> tuple[int, str | None, str, list[Phrase]]:
        """Read what a role has instead of an organisation: units, a country, a field."""
        line = self.line
        kinds = {r.type for r in roles}
        quantified = self._quantified(j)
        if quantified is not None:
            return quantified[0], quantified[1], "", []
        unit = self.places.unit(j)
        if unit is not None and unit.head is not None and unit.head.type in _NATURE:
            return j, "", "", []  # Cảnh quan | thác Bản Giốc: nobody holds an office of a waterfall
        if (unit is not None and line.shapes[j] == LOWER) or (unit is not None and unit.parts):
            country = unit.entry.country if unit.entry else ""
            zh = unit.zh
            host = self._host(unit.end) if is_country(unit) else None
            if host is not None:
                return host.end, join_zh(zh, posted_zh(host)), "", [*unit.parts, host]
            return unit.end, _unit_for_role(zh, roles, unit), country, list(unit.parts)
        if kinds & {"diplomatic", "state", "government", "assembly"} and line.capital(j):
            place = self.places.place(j)
            if place is not None and _takes_place(place, roles):
                end, parts, zh = place.end, [place], place.zh
                host = self._host(end)
                if host is not None:
                    return host.end, join_zh(zh, posted_zh(host)), "", [*parts, host]
                country = place.entry.country if place.entry else ""
                level_role = roles[0].zh[:1] in "省州县市区镇乡" and not is_country(place)
                if level_role and place.entry is not None:  # Huyện trưởng | Ma Lật Pha
                    zh = unit_zh(place.entry, None, administrative=True)
                return end, zh, country, parts
        if "diplomatic" in kinds:  # Đại sứ | tại Trung Quốc: whose, goes without saying
            host = self._host(j)
            ambassador = roles[0].zh.endswith("大使")
            abroad = host is not None and (is_country(host) or host.kind == "organisation")
            if host is not None and (abroad or not ambassador):
                return host.end, posted_zh(host), "", [host]
        if any(r.vi.endswith(("Bộ trưởng", "Thứ trưởng")) for r in roles):
            vi, zh, end = self.organisations.fields.field(j, most=1)
            if vi and line.capital(j):
                nation = self.places.place(end) if line.capital(end) else None
                if nation is not None and is_country(nation) and line.joined(end - 1):
                    return nation.end, join_zh(nation.zh, zh), "", [nation]
                return end, zh, "", []
        return j, "", "", []

    def _host(self, i: int) -> Phrase | None:
        """Read where a mission stands: ``tại Côn Minh``."""
        if self.line.keys[i : i + 1] != ["tại"]:
            return None
        host = self.places.place(i + 1) or self.places.of_unit(i + 1)
        host = host or international(self.line, i + 1)
        return said_in_full(self.line, host) if host is not None else None

    def _quantified(self, i: int) -> tuple[int, str] | None:
        """Read ``hai tỉnh/châu``, ``các tỉnh/khu``: end and Chinese."""
        line = self.line
        if i >= len(line) or line.keys[i] not in _NUMBERS_ZH:
            return None
        heads = line.words(i + 1, "head")
        if not heads:
            return None
        end, words = heads[0]
        if line.capital(end):
            return None
        zh = _NUMBERS_ZH[line.keys[i]] + words[0].zh
        while line.mark(end, "/", "-") and end + 1 < len(line):
            more = line.words(end + 1, "head")
            if not more and line.keys[end + 1] not in ("khu", "châu"):
                break
            zh += "/" + (more[0][1][0].zh if more else "区")
            end = more[0][0] if more else end + 2
        return end, zh


def _agreeing(roles: Sequence[Word], organisation: Phrase | None) -> Sequence[Word]:
    """Return the rows of a role that go with its body: of a 处 the 处长, of a 科 the 科长."""
    zh = (organisation.zh or "") if organisation is not None else ""
    if organisation is not None and organisation.entry is not None and zh.endswith(_OF_A_DIRECTOR):
        led = [r for r in roles if r.vi.startswith(("Trưởng", "Giám đốc")) and r.zh == "主任"]
        return led or roles  # Trưởng Ban Dân nguyện, which is a 委员会
    inner = organisation.inner if organisation is not None else None
    owner = inner.entry.type if inner is not None and inner.entry is not None else ""
    if zh.endswith("部") and owner == "media":  # Ban Thể thao | Tân Hoa xã: 体育部主任
        return [role for role in roles if role.zh == "主任"] or roles
    paper = zh.endswith(("报", "报社", "报业集团", "杂志", "杂志社", "出版社"))
    if paper:  # Giám đốc Tập đoàn Báo chí …
        return [replace(r, zh="社长") if r.zh == "台长" else r for r in roles]
    if zh.endswith("台"):  # Tổng Giám đốc | Đài Phát thanh: 台长
        return [replace(r, zh="台长") if r.zh in ("社长", "总经理") else r for r in roles]
    if zh.endswith("部") and any(role.vi == "Trưởng phòng" for role in roles):
        return [role for role in roles if role.zh == "主任"] or roles  # Phòng Tham mưu: 参谋部
    for branch, chief in (("分公司", "经理"), ("分会", "主任"), ("武装部", "部长")):
        if zh.endswith(branch):
            return [role for role in roles if role.zh == chief] or roles
    if zh.endswith("委员会") and any(r.zh.endswith("部长") for r in roles):
        return [replace(r, zh="主任", core="") for r in roles]  # Trưởng ban Tổ chức tang lễ
    if zh.endswith("署"):
        return [replace(r, zh="署长") if r.zh == "局长" else r for r in roles]
    division = zh[-1:]
    same = [role for role in roles if division in "处科室股队署局所" and role.zh == f"{division}长"]
    return same if division and same else roles


def _country_of(organisation: Phrase) -> str:
    """Return the country of the first place in a body: Hải quan | Thâm Quyến is China's."""
    places = [part.entry for part in organisation.walk() if part.kind == "place"]
    return next((place.country for place in places if place is not None), "")


def _unit_for_role(zh: str | None, roles: Sequence[Word], unit: Phrase) -> str | None:
    """Return the unit before a role; a bare level is in the role already (县长: 县)."""
    role = roles[0]
    if unit.zh_stem == "bare" and zh and role.zh.startswith(zh):
        return ""
    return zh


def _takes_place(place: Phrase, roles: Sequence[Word]) -> bool:
    if is_country(place):
        return True
    level = roles[0].zh[:1]
    if level not in "省州县市区镇乡" or not roles[0].vi.endswith("trưởng"):
        return False
    full = place.entry.zh_full if place.entry is not None else ""
    other = level == "州" and full and not full.endswith(level)  # Châu trưởng | La Bình
    return place.kind == "place" and not other
