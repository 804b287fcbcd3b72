"""What may belong to the main word of a Vietnamese organisation: a number, a field of work, a unit, a name.

Each is read where the draft has got to, and is written into it: Sở | Ngoại vụ | tỉnh Hà Giang.
"""

from collections.abc import Callable
from functools import cache

from sinoviet.lexicon import Word, words
from sinoviet.names import begins_person
from sinoviet.ordinals import from_han, from_roman
from sinoviet.phrases import DIPLOMATIC, Line, Phrase, administrative
from sinoviet.text import canonical
from sinoviet.tokens import MARK, NUMBER, UPPER
from sinoviet.vietnamese.drafts import NAMED, Draft
from sinoviet.vietnamese.fields import Fields
from sinoviet.vietnamese.heads import is_administrative, is_country
from sinoviet.vietnamese.places import FUZZY_LIKE_PERSON, Places, said_in_full

#: Reads an organisation at a token.
Read = Callable[[int], Phrase | None]

_GATE = Word("head", "cửa khẩu", "口岸", "gate")
_COMMUNE = Word("head", "xã", "乡", "commune")
#: Kinds of body whose number stands right behind their word: Phòng | 7, Sư đoàn | 316.
_NUMBERED_FIRST = ("army-unit", "division", "border-post")
#: Kinds of body whose number stands alone, behind their field too: Vụ Địa phương | 1, Bệnh viện | II.
_PLAINLY_NUMBERED = ("vu", "hospital")
#: Kinds of body whose number may stand behind their field.
_NUMBERED_LAST = ("division", "company", "institute", "management-board", "bureau")
_COMMITTEES = ("standing-committee", "executive-committee")
#: Bodies that a company may be called after: Công ty TNHH | Viện Nghiên cứu …
_FIRMS_OWN = frozenset(("institute", "media", "bank", "school", "hospital"))
#: Committees that are named with *về* before what they are for, and who has set them up.
_FOR_A_CAUSE = frozenset(("working-group", "commission", "council", "committee", "party-organ"))
_SCOPES = {
    "quốc gia": "国家", "nhà nước": "国家", "trung ương": "中央", "liên ngành": "跨部门", "": "",
}  # fmt: skip

#: Parts of Vietnam as its bodies are named after them.
_PARTS_OF_COUNTRY = {"bắc": "北方", "trung": "中部", "nam": "南方"}

#: Works that are called after where they stand: Nhà máy Thủy điện | Sơn La.
_WORKS = ("Nhà máy", "Mỏ", "Chợ")


class Belongings:
    """Reads what belongs to a body word in one line.

    ``organisation`` reads a body within it, ``listed`` one of the glossary.
    """

    def __init__(
        self, line: Line, places: Places, fields: Fields, organisation: Read, listed: Read
    ) -> None:
        self.line = line
        self.places = places
        self.fields = fields
        self.organisation = organisation
        self.listed = listed

    def field(self, draft: Draft) -> None:
        """Read ``Ngoại vụ``; after one syllable (Hội, Ban, Sở) lower case may be a verb."""
        at = draft.at
        if not draft.takes & {"field", "name"} or "cửa khẩu" in draft.bodies[0].vi.lower():
            return  # of a gate: Đồn Biên phòng Cửa khẩu | Hữu Nghị is no 友好
        one = draft.after - draft.start == 1
        if not one or self.line.capital(at) or self.line.keys[at : at + 2] == ["hữu", "nghị"]:
            inner = "body" in draft.takes
            draft.field_at = at
            draft.field_vi, draft.field_zh, draft.at = self.fields.field(at, inner=inner)
        elif draft.type == "division" and self.line.capital(draft.start):
            said, zh, end = self.fields.field(at)
            owner = end + self.line.mark(end, ",")
            if end - at >= 2 and self.line.capital(owner) and self.organisation(owner) is not None:
                draft.field_at = at  # Phòng | tham mưu, Công an tỉnh
                draft.field_vi, draft.field_zh, draft.at = said, zh, end

    def scope(self, draft: Draft) -> None:
        """Read ``Quốc gia về`` between a committee and what it is for: Ban Chỉ đạo Trung ương về …."""
        line, at = self.line, draft.at
        if draft.type not in _FOR_A_CAUSE:
            return
        for said, zh in _SCOPES.items():
            before = said.split(" ") if said else []
            behind = at + len(before) + 1
            if line.keys[at:behind] == [*before, "về"] and line.words(behind, "field"):
                central = not zh and draft.bodies[0].vi.endswith(" Trung ương")
                draft.scope, draft.at = "中央" if central else zh, behind

    def number(self, draft: Draft) -> None:
        """Read the number of one of several bodies: ``số 4``, ``khu vực`` | ``VI``, ``Phòng`` | ``7``."""
        line = self.line
        at = draft.at
        said = line.keys[at : at + 1] == ["số"]
        first = at == draft.after
        bare = draft.type in _PLAINLY_NUMBERED or (
            first
            and (
                draft.bodies[0].level == "quận"
                or draft.bodies[0].vi.endswith(("khu vực", "cơ sở", "vùng", "chuyên ngành"))
                or draft.type in _NUMBERED_FIRST
            )
        )
        at += said
        # Phòng Nghiệp vụ | 3, Tổng công ty Phát điện | 1: what follows is no word that it counts
        last = at + 1 >= len(line) or line.capital(at + 1) or line.shapes[at + 1] == MARK
        bare = bare or (not first and last and draft.type in _NUMBERED_LAST)
        if (said or bare) and at < len(line) and line.joined(at - 1):
            word = line.surface(at, at + 1)
            number = from_roman(word) or (from_han(word) if word.isdecimal() else 0)
            few = said or draft.type != "division" or number < 20  # Phòng 302 is a room
            counts = not said and bool(line.words(at + 1, "head")) and not line.capital(at + 1)
            if number and few and not counts:  # BĐBP | 2 tỉnh Điện Biên, Lai Châu
                draft.number, draft.at = number, at + 1
                draft.bare = not said and draft.type == "division"

    def inner(self, draft: Draft) -> None:
        """Read the organisation that the body belongs to: Ban Thường vụ | Huyện ủy."""
        owned = self.line.keys[draft.at : draft.at + 1] == ["của"]
        at = draft.at + owned
        if not self.line.capital(at) and not self._of_government(at):
            return  # Ban Dân vận | huyện ủy Tây Giang
        if draft.type == "company":  # Công ty hữu hạn cổ phần | Ngân hàng Phú Điền
            inner = self.listed(draft.at) or self.organisation(draft.at)
            kind = inner.body.type if inner is not None and inner.body is not None else ""
            if inner is not None and (inner.entry is not None or kind in _FIRMS_OWN):
                draft.inner, draft.at = inner, inner.end
        elif "body" in draft.takes:
            at = draft.at + (self.line.keys[draft.at] == "của")
            inner = self.organisation(at)
            if inner is None and draft.type in _COMMITTEES:
                inner = self._association(at)
            if inner is None or (inner.body is None and inner.entry is None):
                return
            draft.inner = inner
            draft.at = inner.end
            if draft.type == "branch" and all(is_country(part) for part in inner.parts):
                self.branch_place(draft)
            bare = inner.body is not None and not inner.parts and draft.type in _COMMITTEES
            if not bare:  # Ban Thường vụ Huyện ủy is one thing
                draft.parts.append(inner)

    def _of_government(self, i: int) -> bool:
        """Return whether lower case may begin a body here: huyện ủy, chính quyền nhân dân."""
        line = self.line
        long = (end - i >= 3 and administrative(ws[0]) for end, ws in line.words(i, "body"))
        return line.keys[i + 1 : i + 2] == ["ủy"] or (i > 0 and line.joined(i - 1) and any(long))

    def _association(self, i: int) -> Phrase | None:
        """Read an association without its name behind its own committee: Ban Chấp hành | Hội."""
        line = self.line
        for end, bodies in line.words(i, "body")[:1]:
            goes_on = line.joined(end - 1) and line.capital(end)
            if bodies[0].type == "association" and line.capital(i) and not goes_on:
                zh = bodies[0].zh
                return Phrase("organisation", i, end, bodies[0].vi, zh, body=bodies[0])
        return None

    def _behind_term(self, draft: Draft) -> None:
        """Go on behind a term of office if a unit follows: HĐND | khóa XVIII | tỉnh Hà Giang."""
        line, at = self.line, draft.at
        if line.keys[at : at + 1] != ["khóa"] or at + 1 >= len(line):
            return
        said = line.surface(at + 1, at + 2)
        term = from_roman(said) or (int(said) if said.isdecimal() else 0)
        unit = self.places.unit(at + 2) if term else None
        if unit is not None and unit.parts and line.joined(at + 1):
            draft.term, draft.at = term, at + 2

    def unit(self, draft: Draft) -> None:
        """Read ``huyện Vị Xuyên``, ``của tỉnh Vân Nam`` or the bare level ``tỉnh``."""
        takes = draft.takes
        if not takes & {"unit", "level", "place"}:
            return
        self._behind_term(draft)
        at = draft.at
        apart = draft.type in _NUMBERED_FIRST  # Quân khu 2, | thành phố Hà Nội
        if (
            draft.number and not apart and self.line.mark(at, "-", ",")
        ):  # Tòa án nhân dân khu vực 3 - | Lạng Sơn
            of = self.places.unit(at + 1) or self.places.place(at + 1)
            at += 1 if of is not None else 0
            if of is not None and not of.parts and not is_country(of):
                draft.unit = of
                draft.add(of)
                return
        if self.line.keys[at : at + 1] == ["của"]:
            owner = self.places.unit(at + 1)
            at += 1 if owner is not None and owner.parts else 0
        part = self._part_of_country(at)
        if part is not None:
            draft.unit, draft.at = part, part.end
            return
        unit = self.places.unit(self._after_country(draft, self._after_short_form(at)))
        if unit is None:
            return
        if not unit.parts:
            of_level = "level" in takes or administrative(draft.bodies[0])
            if not of_level or draft.lower or draft.bodies[0].level == unit.vi:
                return
        draft.unit = unit
        draft.parts.extend(unit.parts)
        draft.at = unit.end

    def _part_of_country(self, i: int) -> Phrase | None:
        """Read which part of the country a body is for: Đoàn Trinh sát | miền Bắc."""
        line = self.line
        said = line.keys[i : i + 2]
        if len(said) < 2 or said[0] not in ("miền", "phía") or not line.capital(i + 1):
            return None
        zh = _PARTS_OF_COUNTRY.get(said[1])
        if zh is None or not line.joined(i - 1) or line.capital(i + 2):
            return None
        return Phrase("place", i, i + 2, canonical(line.surface(i, i + 2)), zh)

    def _after_short_form(self, i: int) -> int:
        """Return where the unit stands behind a short form in brackets: … (BĐBP) | tỉnh Lạng Sơn."""
        line = self.line
        if not (line.mark(i, "(") and line.mark(i + 2, ")") and line.shapes[i + 1] == UPPER):
            return i
        unit = self.places.unit(i + 3) if len(line.keys[i + 1]) >= 3 else None
        return i + 3 if unit is not None and unit.parts else i

    def _after_country(self, draft: Draft, at: int) -> int:
        """Return where the unit of a national society begins: Hội X | Việt Nam | tỉnh Lào Cai."""
        if draft.type not in ("union", "association") or not self.line.capital(at):
            return at
        nation = self.places.place(at)
        if nation is None or nation.entry is None or nation.entry.id != "country.vn":
            return at
        unit = self.places.unit(nation.end)
        own = unit is not None and (not unit.parts or unit.parts[0].entry is not None)
        return nation.end if own else at

    def bare_place(self, draft: Draft) -> None:
        """Read a place without its head: Tỉnh ủy | Hà Giang, Đồn Biên phòng | Sen Thượng."""
        takes = draft.takes
        named = draft.type in NAMED and "name" in takes
        works = draft.bodies[0].vi.startswith(_WORKS)
        if named and draft.type == "company" and (draft.field_vi or works):
            self.last_place(draft)
        if not takes & {"place", "unit"} or named or not self.line.capital(draft.at):
            return
        gate = f"{draft.bodies[0].vi} {draft.field_vi}".lower().endswith("cửa khẩu")
        gate = gate or "cửa khẩu" in draft.bodies[0].vi.lower()
        head = _GATE if gate else self._level_head(draft)
        place = self.places.place(draft.at, head, gates=gate)
        if place is None and head is not None and not gate:  # Quận ủy | Tây Thanh
            unknown = self.places.unknown(draft.at, head)
            place = self.places.of_china(unknown, any_level=True)  # 康定 is a city today
        if place is None and head is not None and not gate:  # Huyện ủy | Mã Lật Pha
            place = self.places.misspelt(draft.at, head, FUZZY_LIKE_PERSON)
        if place is None and draft.type == "border-post":
            place = self.places.unknown(draft.at, _COMMUNE)
        if place is None or is_country(place):
            return
        if head is not None:
            place.head = place.head or head
            self.places.take_number(place)  # Công an phường | Hà Giang 1
        draft.unit = place
        draft.add(place)

    def branch_place(self, draft: Draft) -> None:
        """Read the place of a branch behind its owner: Chi nhánh Viettel | Lạng Sơn."""
        at = draft.at + (self.line.keys[draft.at : draft.at + 1] == ["tại"])
        unit = self.places.unit(at)
        if (unit is None or not unit.parts) and self.line.capital(at):
            unit = self.places.place(at)
        if unit is not None and not is_country(unit) and (unit.parts or unit.entry is not None):
            draft.unit = unit
            draft.parts.extend(unit.parts or [unit])
            draft.at = unit.end

    def last_place(self, draft: Draft) -> None:
        """Read the place of a company without a name: Công ty TNHH Xuất nhập khẩu | Lạng Sơn."""
        place = self.places.place(draft.at) if self.line.capital(draft.at) else None
        if place is None or not is_administrative(place):
            return
        if not self.line.capital(place.end) or begins_person(self.line, place.end) > place.end:
            draft.unit = place
            draft.add(place)

    def _level_head(self, draft: Draft) -> Word | None:
        """Return the head that a fused body contains: Châu ủy Văn Sơn is the prefecture's."""
        return _head(draft.bodies[0].level)

    def country(self, draft: Draft) -> None:
        """Read ``Việt Nam``, and where a mission stands (``tại Côn Minh``)."""
        line = self.line
        at = draft.at + (line.keys[draft.at : draft.at + 1] == ["nước"])
        if "country" in draft.takes and draft.type in DIPLOMATIC and not draft.lower:
            self._host(draft)  # Tổng Lãnh sự quán | tại Côn Minh: whose, goes without saying
        if "country" not in draft.takes or not line.capital(at) or draft.host is not None:
            return
        place = self.places.place(at)
        if place is None or place.entry is None or not is_country(place):
            return
        draft.country = said_in_full(line, place)
        draft.add(place)
        if draft.type in DIPLOMATIC:
            self._host(draft)

    def _host(self, draft: Draft) -> None:
        """Read where a mission stands: ``tại Côn Minh``."""
        at = draft.at
        if self.line.keys[at : at + 1] == ["tại"]:
            draft.host = self.places.place(at + 1) or self.places.of_unit(at + 1)
        if draft.host is not None:
            draft.add(said_in_full(self.line, draft.host))

    def name(self, draft: Draft) -> None:
        """Read a proper name: Công ty … | Viễn Hoa, Báo | Hà Giang."""
        if "name" not in draft.takes or draft.unit or draft.inner or draft.country:
            return
        start = draft.at
        if draft.type == "working-group" and self._holder(start):
            return
        draft.name, draft.at = self.fields.name(start)
        if draft.name:
            inside = self.places.inside(start - 1, draft.at)
            draft.parts.extend(place for place in inside if is_administrative(place))

    def _holder(self, i: int) -> bool:
        """Return whether who leads it stands behind a body: Trưởng Ban tổ chức giải | Trần Văn Nam."""
        known = self.line.forms(i, ("person",))
        called = any(self.line.entry(form).type == "historical" for _, fs in known for form in fs)
        return begins_person(self.line, i) >= i + 3 and not called

    def rest(self, draft: Draft, body: Word) -> None:
        """Read a country right behind, a school's number, the second place of a zone."""
        line = self.line
        at = draft.at
        if draft.country is None and line.joined(at - 1) and line.capital(at) and not draft.lower:
            place = self.places.place(at)
            if place is not None and is_country(place) and body.type != "company":
                draft.country = place
                draft.add(place)
        if "host" in body.takes and draft.host is None:
            self._host(draft)
        at = draft.at
        number = body.type == "school" and at < len(line) and line.shapes[at] == NUMBER
        if number and line.joined(at - 1):
            draft.number, draft.at = from_han(line.keys[at]), at + 1
        if (
            body.type in ("management-board", "zone")
            and draft.unit is not None
            and line.mark(at, "-")
        ):
            place = self.places.place(at + 1)
            if place is not None:
                draft.second = place
                draft.add(place)


@cache
def _head(vi: str) -> Word | None:
    return next((word for word, _ in words() if word.part == "head" and word.vi == vi), None)
