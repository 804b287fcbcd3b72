"""Vietnamese organisations: body, field, unit or inner body, country (UBND huyện Vị Xuyên).

Over 400 lines: one draft is filled step by step from left to right, and each step looks at what those
before it left; fields, drafts and joint bodies have rooms of their own.
"""

from collections.abc import Sequence
from functools import cache

from sinoviet.glossary import FULL, form_key
from sinoviet.lexicon import Word, words
from sinoviet.names import begins_person
from sinoviet.ordinals import from_han, from_roman
from sinoviet.phrases import (
    DIPLOMATIC,
    Line,
    Phrase,
    administrative,
    country_short,
    join_zh,
)
from sinoviet.text import canonical
from sinoviet.tokens import LOWER, NUMBER
from sinoviet.vietnamese.drafts import (
    NAMED,
    Draft,
    branch_zh,
    country_of,
    organisation_zh,
    pick_body,
    stem_zh,
)
from sinoviet.vietnamese.fields import Fields
from sinoviet.vietnamese.joint import Joint
from sinoviet.vietnamese.places import FUZZY_LIKE_PERSON, Places, is_administrative, is_country, why

#: Bodies whose bare form with level or place is an entity of its own, found as a part.
_WITH_GENERIC_PART = frozenset(("people-committee", "party-committee", "department"))
_GATE = Word("head", "cửa khẩu", "口岸", "gate")
_COMMUNE = Word("head", "xã", "乡", "commune")
#: How many organisations may lie in one another: real names have four at most.
_DEEPEST = 8
#: Bodies of which there are several in one place, told by number: Trường Tiểu học số 4.
_NUMBERED = frozenset(
    "school hospital court company centre division border-post bureau office tribunal".split()
)
#: Parts of a greater body in a place, which Vietnamese names before it.
_PLACED_PARTS = frozenset(("Phân hội", "Chi hội", "Chi nhánh", "Phân xã", "Cơ quan Thường trú"))
_COMMITTEES = ("standing-committee", "executive-committee")
#: Bodies that mean nothing without what belongs to them.
_DEPENDENT = frozenset(
    """
    company school association club fund ministry institute bureau vu division department
    commission army-unit executive-committee party-organ centre office delegation
    """.split()
)


#: Committees that are named with *về* before what they are for, and who has set them up.
_FOR_A_CAUSE = frozenset(("working-group", "commission", "council", "committee", "party-organ"))
_SCOPES = {
    "quốc gia": "国家", "nhà nước": "国家", "trung ương": "中央", "liên ngành": "跨部门", "": "",
}  # fmt: skip


class Organisations:
    """Reads organisations in one line."""

    def __init__(self, line: Line, places: Places) -> None:
        self.line = line
        self.places = places
        self.fields = Fields(line, places)
        self.joint = Joint(line, places)
        self.choose = places.choose
        self._organisations: dict[int, Phrase | None] = {}
        self._depth = 0

    def of_role(self, i: int) -> Phrase | None:
        """Read the organisation inside a role, where lower case is usual: Trưởng | phòng Kinh tế."""
        found = self.organisation(i)
        if found is None and self.line.shapes[i] == LOWER:
            return self._composed(i, of_role=True)
        return found

    def organisation(self, i: int) -> Phrase | None:
        """Read an organisation at ``i``: of the glossary, or body + field + unit + country."""
        if i not in self._organisations:
            if self._depth > _DEEPEST:
                return None
            self._depth += 1
            self._organisations[i] = None  # an organisation never begins with itself
            known = self.known(i)
            if known is not None:
                known = self._branch(known) or known
                bodies = self.line.words(i, "body")
                if known.body is None and bodies:
                    known.body = bodies[0][1][0]  # Đài Phát thanh và Truyền hình | Quảng Tây
            found = self._best(self._composed(i), known)
            if found is not None and found.entry is None:
                names = self.line.forms(i, ("person", "place"))
                if names and names[0][0] >= found.end:
                    found = None  # Trường Chinh, Phòng Thành Cảng: a name that begins like a body
            self._organisations[i] = found
            self._depth -= 1
        return self._organisations[i]

    @staticmethod
    def _best(composed: Phrase | None, known: Phrase | None) -> Phrase | None:
        if composed is None or known is None:
            return composed or known
        if composed.end > known.end:
            return composed
        if composed.end == known.end:
            known.body, known.inner = composed.body, composed.inner
            known.zh_stem = composed.zh_stem
            known.parts = known.parts or [p for p in composed.parts if p.kind in ("place", "gate")]
        return known

    def known(self, i: int) -> Phrase | None:
        """Read an organisation of the glossary."""
        line = self.line
        for end, forms in line.forms(i, ("organisation",)):
            form = self.choose(forms, None, end)
            entry = self.places.entry(form)
            if entry.note.startswith("ambiguous") and not line.capital(i):
                continue
            exact = canonical(line.surface(i, end)) == form.text
            zh = entry.zh_full if form.rank == FULL and entry.zh_full else entry.zh
            phrase = Phrase(
                "organisation", i, end, entry.vi, zh or None, entry,
                "exact" if exact else "variant", 100.0 if exact else 98.0, why=why(form, None),
            )  # fmt: skip
            phrase.parts = self.places.inside(i, end)
            last = phrase.parts[-1] if phrase.parts else None
            countries = [p for p in phrase.parts if is_country(p)]
            if last is not None and last.end == end and countries == [last] and phrase.zh:
                named = last.vi in entry.vi and not entry.vi.endswith(last.vi)
                short = country_short().get(last.entry.id if last.entry is not None else "")
                pair = any(f"{one}{short}" in phrase.zh for one in country_short().values())
                named = named or (short is not None and (pair or phrase.zh.startswith(short)))
                if last.zh and last.zh not in phrase.zh and not named:  # Bộ Ngoại giao | Trung Quốc
                    phrase.zh = last.zh + phrase.zh
                    phrase.vi = f"{entry.vi.removesuffix(' ' + last.vi)} {last.vi}"
            return phrase
        return None

    def _composed(self, i: int, *, of_role: bool = False) -> Phrase | None:
        line = self.line
        best: Phrase | None = None
        for after, bodies in line.words(i, "body"):
            phrase = self._body(i, after, bodies, of_role=of_role)
            if phrase is not None and (best is None or phrase.end > best.end):
                best = phrase
        return best

    def _body(
        self, i: int, after: int, bodies: Sequence[Word], *, of_role: bool = False
    ) -> Phrase | None:
        """Read what belongs to the body word between ``i`` and ``after``."""
        lower = self.line.shapes[i] == LOWER and not of_role
        if lower and after - i == 1 and bodies[0].type not in ("media", "department"):
            return None  # phòng, ban, hội in lower case are words
        if lower and bodies[0].type == "zone":
            return None  # khu hợp tác kinh tế Lào Cai - Hà Khẩu: a place with its head
        if bodies[0].type == "delegation":
            return None  # a delegation is no body, but for Đoàn đại biểu Quốc hội
        draft = Draft(bodies, i, after, after, lower=lower)
        self._read_number(draft)
        self._read_scope(draft)
        self._read_field(draft)
        self._read_number(draft)
        shared = self.joint.read(draft)
        if shared is not None:
            return shared
        self._read_inner(draft)
        if draft.inner is None:
            self._read_unit(draft)
            if draft.unit is None:
                self._read_bare_place(draft)
            if draft.unit is not None and bodies[0].vi in _PLACED_PARTS:
                self._read_inner(draft)  # Phân hội Quảng Tây | Hội Xúc tiến Thương mại …
        self._read_country(draft)
        self._read_name(draft)
        body = pick_body(draft)
        headed = any(end == after for end, _ in self.line.words(i, "head"))
        if body.type == "zone" and headed and country_of(draft) != body.country:
            return None  # Khu công nghiệp Xuân Tô: a place with its head
        if draft.field_vi:
            inner, country = "body" in draft.takes, country_of(draft)
            draft.field_zh = self.fields.field(draft.field_at, inner=inner, country=country)[1]
        self._read_rest(draft, body)
        return self._finished(draft, body) if self._complete(draft, body) else None

    def _read_field(self, draft: Draft) -> None:
        """Read ``Ngoại vụ``; after one syllable (Hội, Ban, Sở) lower case may be a verb."""
        at = draft.at
        if not draft.takes & {"field", "name"} or "cửa khẩu" in draft.bodies[0].vi.lower():
            return  # of a gate: Đồn Biên phòng Cửa khẩu | Hữu Nghị is no 友好
        one = draft.after - draft.start == 1
        if not one or self.line.capital(at) or self.line.keys[at : at + 2] == ["hữu", "nghị"]:
            inner = "body" in draft.takes
            draft.field_at = at
            draft.field_vi, draft.field_zh, draft.at = self.fields.field(at, inner=inner)

    def _read_scope(self, draft: Draft) -> None:
        """Read ``Quốc gia về`` between a committee and what it is for: Ban Chỉ đạo Trung ương về …."""
        line, at = self.line, draft.at
        if draft.type not in _FOR_A_CAUSE:
            return
        for said, zh in _SCOPES.items():
            words = said.split(" ") if said else []
            behind = at + len(words) + 1
            if line.keys[at:behind] == [*words, "về"] and line.words(behind, "field"):
                central = not zh and draft.bodies[0].vi.endswith(" Trung ương")
                draft.scope, draft.at = "中央" if central else zh, behind

    def _read_number(self, draft: Draft) -> None:
        """Read the number of one of several bodies: ``số 4``, ``khu vực`` | ``VI``."""
        line = self.line
        at = draft.at
        if draft.type in _NUMBERED and line.keys[at : at + 1] == ["số"]:
            at += 1
        elif at != draft.after or not (
            draft.bodies[0].vi.endswith(("khu vực", "cơ sở")) or draft.type == "army-unit"
        ):
            return
        if at < len(line) and line.joined(at - 1):
            word = line.surface(at, at + 1)
            number = from_roman(word) or (from_han(word) if word.isdecimal() else 0)
            if number:
                draft.number, draft.at = number, at + 1

    def _read_inner(self, draft: Draft) -> None:
        """Read the organisation that the body belongs to: Ban Thường vụ | Huyện ủy."""
        owned = self.line.keys[draft.at : draft.at + 1] == ["của"]
        if not self.line.capital(draft.at + owned):
            return
        if draft.type == "company":  # Công ty hữu hạn cổ phần | Ngân hàng Phú Điền
            draft.inner = self.known(draft.at)
            if draft.inner is not None:
                draft.at = draft.inner.end
        elif "body" in draft.takes:
            inner = self.organisation(draft.at + (self.line.keys[draft.at] == "của"))
            if inner is None or (inner.body is None and inner.entry is None):
                return
            draft.inner = inner
            draft.at = inner.end
            if draft.type == "branch" and not inner.parts:
                self._read_branch_place(draft)
            bare = inner.body is not None and not inner.parts and draft.type in _COMMITTEES
            if not bare:  # Ban Thường vụ Huyện ủy is one thing
                draft.parts.append(inner)

    def _read_unit(self, draft: Draft) -> None:
        """Read ``huyện Vị Xuyên``, ``của tỉnh Vân Nam`` or the bare level ``tỉnh``."""
        takes = draft.takes
        if not takes & {"unit", "level", "place"}:
            return
        at = draft.at
        if draft.number and self.line.mark(at, "-", ","):  # Tòa án nhân dân khu vực 3 - | Lạng Sơn
            of = self.places.unit(at + 1) or self.places.place(at + 1)
            at += 1 if of is not None else 0
            if of is not None and not of.parts and not is_country(of):
                draft.unit = of
                draft.add(of)
                return
        if self.line.keys[at : at + 1] == ["của"]:
            owner = self.places.unit(at + 1)
            at += 1 if owner is not None and owner.parts else 0
        unit = self.places.unit(at)
        if unit is None:
            return
        if not unit.parts:
            of_level = "level" in takes or administrative(draft.bodies[0])
            if not of_level or draft.lower or draft.bodies[0].level == unit.vi:
                return
        draft.unit = unit
        draft.parts.extend(unit.parts)
        draft.at = unit.end

    def _read_bare_place(self, draft: Draft) -> None:
        """Read a place without its head: Tỉnh ủy | Hà Giang, Đồn Biên phòng | Sen Thượng."""
        takes = draft.takes
        named = draft.type in NAMED and "name" in takes
        if named and draft.type == "company" and draft.field_vi:
            self._read_last_place(draft)
        if not takes & {"place", "unit"} or named or not self.line.capital(draft.at):
            return
        gate = "cửa khẩu" in draft.bodies[0].vi.lower()
        head = _GATE if gate else self._level_head(draft)
        place = self.places.place(draft.at, head, gates=gate)
        if place is None and head is not None and not gate:  # Quận ủy | Tây Thanh
            place = self.places.of_china(self.places.unknown(draft.at, head))
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

    def _read_branch_place(self, draft: Draft) -> None:
        """Read the place of a branch behind its owner: Chi nhánh Viettel | Lạng Sơn."""
        unit = self.places.unit(draft.at)
        if (unit is None or not unit.parts) and self.line.capital(draft.at):
            unit = self.places.place(draft.at)
        if unit is not None and not is_country(unit) and (unit.parts or unit.entry is not None):
            draft.unit = unit
            draft.parts.extend(unit.parts or [unit])
            draft.at = unit.end

    def _read_last_place(self, draft: Draft) -> None:
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

    def _read_country(self, draft: Draft) -> None:
        """Read ``Việt Nam``, and where a mission stands (``tại Côn Minh``)."""
        line = self.line
        at = draft.at + (line.keys[draft.at : draft.at + 1] == ["nước"])
        if "country" not in draft.takes or not line.capital(at):
            return
        place = self.places.place(at)
        if place is None or place.entry is None or not is_country(place):
            return
        if form_key(line.surface(at, place.end)) == form_key(place.entry.vi_full):
            place.zh = place.entry.zh_full or place.zh  # nước Cộng hòa Nhân dân Trung Hoa
        draft.country = place
        draft.add(place)
        if line.keys[draft.at : draft.at + 1] == ["tại"] and draft.type in DIPLOMATIC:
            host = self.places.place(draft.at + 1) or self.places.of_unit(draft.at + 1)
            if host is not None:
                draft.host = host
                draft.add(host)

    def _read_name(self, draft: Draft) -> None:
        """Read a proper name: Công ty … | Viễn Hoa, Báo | Hà Giang."""
        if "name" not in draft.takes or draft.unit or draft.inner or draft.country:
            return
        start = draft.at
        draft.name, draft.at = self.fields.name(start)
        if draft.name:
            inside = self.places.inside(start - 1, draft.at)
            draft.parts.extend(place for place in inside if is_administrative(place))

    def _read_rest(self, draft: Draft, body: Word) -> None:
        """Read a country right behind, a school's number, the second place of a zone."""
        line = self.line
        at = draft.at
        if draft.country is None and line.joined(at - 1) and line.capital(at) and not draft.lower:
            place = self.places.place(at)
            if place is not None and is_country(place) and body.type != "company":
                draft.country = place
                draft.add(place)
        at = draft.at
        if "host" in body.takes and draft.host is None and line.keys[at : at + 1] == ["tại"]:
            host = self.places.place(at + 1) or self.places.of_unit(at + 1)
            if host is not None:
                draft.host = host
                draft.add(host)
        at = draft.at
        if body.type == "school" and at < len(line) and line.shapes[at] == NUMBER:
            draft.at += line.joined(at - 1)
        if body.type == "management-board" and draft.unit is not None and line.mark(at, "-"):
            place = self.places.place(at + 1)
            if place is not None:
                draft.second = place
                draft.add(place)

    def _complete(self, draft: Draft, body: Word) -> bool:
        """Return whether enough was found for this body to be one certain organisation."""
        line = self.line
        lower = draft.lower
        named = draft.named
        if not named and line.mark(draft.at, "/") and draft.at + 1 < len(line):
            named = self.organisation(draft.at + 1) is not None  # Mặt trận/Chính hiệp
        generic = body.type in _DEPENDENT and not (body.type == "vu" and " " in body.vi)
        if not named and (body.lower == "no" or lower or generic):
            return False
        unit = draft.unit
        placed = unit is not None and (bool(unit.parts) or unit.entry is not None)
        media = body.type == "media" and bool(draft.name)
        return not lower or placed or draft.country is not None or media

    def _finished(self, draft: Draft, body: Word) -> Phrase:
        """Return the phrase of a complete draft, with its forms in both languages."""
        line = self.line
        unit, inner, end = draft.unit, draft.inner, draft.at
        stem = stem_zh(draft, body)
        tail = canonical(line.surface(draft.after, end)) if end > draft.after else ""
        if unit is not None and unit.parts and unit.head and tail:
            tail = _lower_head(tail, unit.head)
        vi = f"{body.vi} {tail}".strip()
        if inner is not None:
            before = line.surface(draft.after, inner.start) if inner.start > draft.after else ""
            vi = " ".join(x for x in (body.vi, canonical(before), inner.vi) if x)
        if body.type in ("company", "bank", "school"):
            vi = canonical(line.surface(draft.start, end))  # a registered name: as written
        phrase = Phrase(
            "organisation", draft.start, end, vi, organisation_zh(draft, body, stem, line.lexicon.glossary),
            body=body, inner=inner, parts=draft.parts, zh_stem=stem, why="body " + body.vi,
        )  # fmt: skip
        branch = self._branch(phrase)
        if branch is not None:
            return branch
        self._add_generic_part(phrase, draft.after, unit, draft.field_vi)
        return phrase

    def _add_generic_part(
        self, phrase: Phrase, after: int, unit: Phrase | None, field: str
    ) -> None:
        """Add the provincial body without its place as a part: an entity that texts name alone.

        ``Sở Ngoại vụ`` in ``Sở Ngoại vụ tỉnh Hà Giang``, ``UBND tỉnh`` in ``UBND tỉnh Hà Giang``.
        """
        body = phrase.body
        if (
            unit is None
            or unit.zh_stem == "bare"
            or body is None
            or body.type not in _WITH_GENERIC_PART
        ):
            return
        end = after
        if body.type == "people-committee":
            if unit.head is None or unit.head.vi != "tỉnh" or not unit.parts:
                return
            end = unit.parts[0].start
        elif body.type == "party-committee":
            if body.level not in ("tỉnh", "thành phố") or phrase.inner is not None:
                return
        elif field:
            end = unit.start
        else:
            return
        for stop, forms in self.line.forms(phrase.start, ("organisation",)):
            if stop == end:
                entry = self.places.entry(self.choose(forms, None, end))
                part = Phrase(
                    "organisation",
                    phrase.start,
                    end,
                    entry.vi,
                    entry.zh or None,
                    entry,
                    "exact",
                    100.0,
                )
                break
        else:
            vi = f"{body.vi} {field}".strip()
            zh = join_zh(self.fields.field(after)[1] if field else "", body.zh)
            part = Phrase("organisation", phrase.start, end, vi, zh, body=body)
        phrase.parts.insert(0, part)

    def _branch(self, phrase: Phrase) -> Phrase | None:
        """Read ``chi nhánh tỉnh Hà Giang`` behind a bank or company."""
        line = self.line
        for after, bodies in line.words(phrase.end, "body"):
            if bodies[0].type != "branch":
                continue
            unit = self.places.unit(after) or self.places.place(after)
            if unit is None:
                return None
            parts = [*phrase.parts, *(unit.parts or [unit])]
            place = unit.parts[0] if unit.parts else unit
            own = unit.zh if place.entry is not None and place.entry.country == "vn" else place.zh
            zh = join_zh(phrase.zh, own, branch_zh(phrase, bodies[0]))
            vi = f"{phrase.vi} {canonical(line.surface(phrase.end, unit.end))}"
            return Phrase(
                "organisation", phrase.start, unit.end, vi, zh, body=bodies[0], parts=parts
            )
        return None


@cache
def _head(vi: str) -> Word | None:
    return next((word for word, _ in words() if word.part == "head" and word.vi == vi), None)


def _lower_head(tail: str, head: Word) -> str:
    """Return the tail of an organisation's name with its generic head in lower case."""
    first = tail.split(" ", 1)[0]
    return head.vi + tail[len(head.vi) :] if tail.lower().startswith(head.vi) and first else tail
