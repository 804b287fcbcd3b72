"""Vietnamese organisations: body, field, unit or inner body, country (UBND huyện Vị Xuyên)."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sinoviet.glossary import FULL, PREFERRED, form_key
from sinoviet.lexicon import Word, words
from sinoviet.phrases import (
    DIPLOMATIC,
    Line,
    Phrase,
    administrative,
    country_short,
    join_zh,
    unit_zh,
)
from sinoviet.text import canonical
from sinoviet.tokens import LOWER, NUMBER
from sinoviet.vietnamese.fields import Fields
from sinoviet.vietnamese.places import Places, is_administrative, is_country, why

_QUANTITY = frozenset("các hai ba bốn năm sáu bảy tám chín mười nhiều một số".split())
#: Bodies whose bare form with level or place is an entity of its own, found as a part.
_WITH_GENERIC_PART = frozenset(("people-committee", "party-committee", "department"))
#: Bodies that are called by a proper name: a place in it is a part of the name.
_NAMED = ("company", "school", "media", "bank", "club", "hospital")
_GATE = Word("head", "cửa khẩu", "口岸", "gate")
_COMMUNE = Word("head", "xã", "乡", "commune")
#: Ends of what has an Office called 办公厅; below it is 办公室.
_WITH_GRAND_OFFICE = ("省", "省委", "部", "国会", "中央", "会")
#: How many organisations may lie in one another: real names have four at most.
_DEEPEST = 8
_COMMITTEES = ("standing-committee", "executive-committee")
#: Bodies that mean nothing without what belongs to them.
_DEPENDENT = frozenset(
    """
    company school association club fund ministry institute bureau vu division department
    commission army-unit executive-committee party-organ centre office delegation
    """.split()
)


@dataclass(slots=True)
class _Draft:
    """An organisation while it is being read: what has been found, and where reading goes on."""

    bodies: Sequence[Word]
    start: int
    after: int  # the token after the body word
    at: int  # the token to read next
    lower: bool  # the body word is in lower case, and so perhaps no name
    field_vi: str = ""
    field_zh: str | None = ""
    inner: Phrase | None = None
    unit: Phrase | None = None
    country: Phrase | None = None
    host: Phrase | None = None
    name: str = ""
    parts: list[Phrase] = field(default_factory=list)

    @property
    def takes(self) -> frozenset[str]:
        return frozenset().union(*(body.takes for body in self.bodies))

    @property
    def type(self) -> str:
        return self.bodies[0].type

    @property
    def named(self) -> bool:
        """Whether anything says which one of its kind the body is."""
        return bool(self.field_vi or self.inner or self.unit or self.country or self.name)

    def add(self, place: Phrase) -> None:
        self.parts.append(place)
        self.at = place.end


class Organisations:
    """Reads organisations in one line."""

    def __init__(self, line: Line, places: Places) -> None:
        self.line = line
        self.places = places
        self.fields = Fields(line, places)
        self.choose = places.choose
        self._organisations: dict[int, Phrase | None] = {}
        self._depth = 0

    def of_role(self, i: int) -> Phrase | None:
        """Read the organisation inside a role, where lower case is usual: Trưởng | phòng Kinh tế."""
        found = self.organisation(i)
        if found is None and self.line.shapes[i] == LOWER:
            for after, bodies in self.line.words(i, "body"):
                found = found or self._body(i, after, bodies, of_role=True)
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
                named = named or (short is not None and phrase.zh.startswith(short))
                if last.zh and last.zh not in phrase.zh and not named:  # Bộ Ngoại giao | Trung Quốc
                    phrase.zh = last.zh + phrase.zh
                    phrase.vi = f"{entry.vi.removesuffix(' ' + last.vi)} {last.vi}"
            return phrase
        return None

    def _composed(self, i: int) -> Phrase | None:
        line = self.line
        best: Phrase | None = None
        for after, bodies in line.words(i, "body"):
            phrase = self._body(i, after, bodies)
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
        if bodies[0].type == "delegation":
            return None  # a delegation is no body, but for Đoàn đại biểu Quốc hội
        draft = _Draft(bodies, i, after, after, lower=lower)
        self._read_field(draft)
        shared = self._shared(draft)
        if shared is not None:
            return shared
        self._read_inner(draft)
        if draft.inner is None:
            self._read_unit(draft)
            if draft.unit is None:
                self._read_bare_place(draft)
        self._read_country(draft)
        self._read_name(draft)
        body = self._pick_body(bodies, draft.unit, draft.inner)
        self._read_rest(draft, body)
        return self._finished(draft, body) if self._complete(draft, body) else None

    def _read_field(self, draft: _Draft) -> None:
        """Read ``Ngoại vụ``; after one syllable (Hội, Ban, Sở) lower case may be a verb."""
        at = draft.at
        if not draft.takes & {"field", "name"}:
            return
        one = draft.after - draft.start == 1
        if not one or self.line.capital(at) or self.line.keys[at : at + 2] == ["hữu", "nghị"]:
            draft.field_vi, draft.field_zh, draft.at = self.fields.field(at)

    def _shared(self, draft: _Draft) -> Phrase | None:
        """Read a body of two sides: of two countries, or a joint one of provinces."""
        if draft.takes & {"pair", "field"}:
            pair = self.places.pair(draft.at)
            if pair is not None:
                return self._association(draft, *pair)
        at = draft.at
        between = self.line.keys[at : at + 1] == ["giữa"]
        if draft.type == "working-group" or between:
            group = self._group(at + 1 if between else at)
            if group is not None:
                return self._working_group(draft, *group)
        return None

    def _read_inner(self, draft: _Draft) -> None:
        """Read the organisation that the body belongs to: Ban Thường vụ | Huyện ủy."""
        if not self.line.capital(draft.at):
            return
        if draft.type == "company":  # Công ty hữu hạn cổ phần | Ngân hàng Phú Điền
            draft.inner = self.known(draft.at)
            if draft.inner is not None:
                draft.at = draft.inner.end
        elif "body" in draft.takes:
            inner = self.organisation(draft.at)
            if inner is None or (inner.body is None and inner.entry is None):
                return
            draft.inner = inner
            draft.at = inner.end
            bare = inner.body is not None and not inner.parts and draft.type in _COMMITTEES
            if not bare:  # Ban Thường vụ Huyện ủy is one thing
                draft.parts.append(inner)

    def _read_unit(self, draft: _Draft) -> None:
        """Read ``huyện Vị Xuyên``, ``của tỉnh Vân Nam`` or the bare level ``tỉnh``."""
        takes = draft.takes
        if not takes & {"unit", "level", "place"}:
            return
        at = draft.at
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

    def _read_bare_place(self, draft: _Draft) -> None:
        """Read a place without its head: Tỉnh ủy | Hà Giang, Đồn Biên phòng | Sen Thượng."""
        takes = draft.takes
        if not takes & {"place", "unit"} or draft.type in _NAMED or not self.line.capital(draft.at):
            return
        gate = "cửa khẩu" in draft.bodies[0].vi.lower()
        head = _GATE if gate else self._level_head(draft)
        place = self.places.place(draft.at, head, gates=gate)
        if place is None and draft.type == "border-post":
            place = self.places.unknown(draft.at, _COMMUNE)
        if place is None or is_country(place):
            return
        draft.unit = place
        draft.add(place)

    def _level_head(self, draft: _Draft) -> Word | None:
        """Return the head that a fused body contains: Châu ủy Văn Sơn is the prefecture's."""
        level = draft.bodies[0].level
        return next((word for word, _ in words() if word.part == "head" and word.vi == level), None)

    def _read_country(self, draft: _Draft) -> None:
        """Read ``Việt Nam``, and where a mission stands (``tại Côn Minh``)."""
        line = self.line
        if "country" not in draft.takes or not line.capital(draft.at):
            return
        place = self.places.place(draft.at)
        if place is None or not is_country(place):
            return
        draft.country = place
        draft.add(place)
        if line.keys[draft.at : draft.at + 1] == ["tại"] and draft.type in DIPLOMATIC:
            host = self.places.place(draft.at + 1) or self.places.of_unit(draft.at + 1)
            if host is not None:
                draft.host = host
                draft.add(host)

    def _read_name(self, draft: _Draft) -> None:
        """Read a proper name: Công ty … | Viễn Hoa, Báo | Hà Giang."""
        if "name" not in draft.takes or draft.unit or draft.inner or draft.country:
            return
        start = draft.at
        draft.name, draft.at = self.fields.name(start)
        if draft.name:
            inside = self.places.inside(start - 1, draft.at)
            draft.parts.extend(place for place in inside if is_administrative(place))

    def _read_rest(self, draft: _Draft, body: Word) -> None:
        """Read a country right behind, a school's number, the second place of a zone."""
        line = self.line
        at = draft.at
        if draft.country is None and line.joined(at - 1) and line.capital(at) and not draft.lower:
            place = self.places.place(at)
            if place is not None and is_country(place) and body.type != "company":
                draft.country = place
                draft.add(place)
        at = draft.at
        if body.type == "school" and at < len(line) and line.shapes[at] == NUMBER:
            draft.at += line.joined(at - 1)
        if body.type == "management-board" and draft.unit is not None and line.mark(at, "-"):
            place = self.places.place(at + 1)
            if place is not None:
                draft.add(place)

    def _complete(self, draft: _Draft, body: Word) -> bool:
        """Return whether enough was found for this body to be one certain organisation."""
        line = self.line
        lower = draft.lower
        named = draft.named
        if not named and line.mark(draft.at, "/") and draft.at + 1 < len(line):
            named = self.organisation(draft.at + 1) is not None  # Mặt trận/Chính hiệp
        if not named and (body.lower == "no" or lower or body.type in _DEPENDENT):
            return False
        unit = draft.unit
        placed = unit is not None and (bool(unit.parts) or unit.entry is not None)
        media = body.type == "media" and bool(draft.name)
        return not lower or placed or draft.country is not None or media

    def _finished(self, draft: _Draft, body: Word) -> Phrase:
        """Return the phrase of a complete draft, with its forms in both languages."""
        line = self.line
        unit, inner, end = draft.unit, draft.inner, draft.at
        stem = self._stem(draft, body)
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
            "organisation", draft.start, end, vi, self._organisation_zh(draft, body, stem),
            body=body, inner=inner, parts=draft.parts, zh_stem=stem, why="body " + body.vi,
        )  # fmt: skip
        branch = self._branch(phrase)
        if branch is not None:
            return branch
        self._add_generic_part(phrase, draft.after, unit, draft.field_vi)
        return phrase

    def _pick_body(self, bodies: Sequence[Word], unit: Phrase | None, inner: Phrase | None) -> Word:
        country = ""
        if unit is not None and unit.entry is not None:
            country = unit.entry.country
        elif inner is not None and inner.body is not None:
            country = inner.body.country

        def rank(body: Word) -> int:
            if body.country == country:
                return 2
            return 1 if not body.country else 0 if country else int(body.country == "vn")

        return max(bodies, key=rank)

    def _stem(self, draft: _Draft, body: Word) -> str | None:
        """Return the Chinese of all that stands before the body: country, unit, parent body."""
        unit = draft.unit
        if draft.inner is not None:
            return draft.inner.zh
        before = draft.country.zh if draft.country is not None else ""
        if draft.host is not None:
            return join_zh(before, "驻", draft.host.zh)
        if unit is None:
            return before
        if unit.zh_stem == "bare":
            own = "" if body.level else unit.zh
        elif not unit.parts:
            own = self._bare_place_zh(unit, body)
        elif body.level or body.type in _NAMED[:4]:
            own = unit.parts[0].zh
        else:
            own = unit.zh
        return join_zh(before, own)

    def _bare_place_zh(self, place: Phrase, body: Word) -> str | None:
        if place.entry is None:
            return place.zh
        if body.level and body.zh[:1] in "省市县州郡乡镇坊自":
            return place.zh  # 省委: the level is in the word
        return unit_zh(place.entry, None, administrative=administrative(body))

    def _organisation_zh(self, draft: _Draft, body: Word, stem: str | None) -> str | None:
        if draft.name:  # a proper name: only a newspaper's place can be told (河江报)
            named = self._place_named(draft.name) if body.type == "media" else None
            return join_zh(named, body.zh)
        if not body.zh:
            return None
        own = body.zh
        if own == "办公厅" and stem and not stem.endswith(_WITH_GRAND_OFFICE):
            own = "办公室"  # below the province
        if draft.field_vi:
            return join_zh(stem, draft.field_zh, own)
        if body.level and draft.unit is not None and draft.unit.zh:
            own = own.removeprefix(draft.unit.zh)
        if stem and stem.endswith("口岸"):
            own = own.removeprefix("口岸")
        return join_zh(stem, own)

    def _place_named(self, name: str) -> str | None:
        """Return the Chinese of the place whose preferred name this is."""
        glossary = self.line.lexicon.glossary
        for form in glossary.lookup(form_key(name)):
            entry = glossary.entries[form.entry]
            if entry.kind == "place" and form.rank == PREFERRED:
                return entry.zh or None
        return None

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

    def _association(self, draft: _Draft, end: int, countries: list[Phrase]) -> Phrase:
        """Return the body of two countries: Hội hữu nghị Việt Nam - Thái Lan (越泰友好协会)."""
        line = self.line
        body = draft.bodies[0]
        entries = [place.entry for place in countries if place.entry is not None]
        short = [country_short().get(entry.id, "") for entry in entries]
        pair = "".join(short) if all(short) else "-".join(entry.zh for entry in entries)
        first = countries[0].start
        if line.keys[first - 2 : first] == ["hai", "nước"]:
            pair += "两国"
        vi = f"{body.vi} {canonical(line.surface(draft.after, end))}"
        unit = self.places.unit(end, naming=False) if line.joined(end - 1) else None
        parts, prefix = list(countries), ""
        if unit is not None:
            parts += unit.parts
            end, vi, prefix = unit.end, f"{vi} {unit.vi}", unit.zh or ""
        zh = join_zh(prefix, pair, draft.field_zh, body.zh)
        return Phrase(
            "organisation", draft.start, end, vi, zh, body=body, parts=parts, why="body " + body.vi
        )

    def _group(self, i: int) -> tuple[int, list[Phrase]] | None:
        """Read the members of a joint body: ``các tỉnh A, B (Việt Nam) và tỉnh C, Trung Quốc``."""
        line = self.line
        j = i
        parts: list[Phrase] = []
        end = i
        while j < len(line):
            if line.keys[j] in _QUANTITY or line.shapes[j] == NUMBER:
                j += 1
                continue
            if line.keys[j : j + 2] == ["biên", "giới"]:
                j += 2
                continue
            if line.mark(j, ",", "(", ")", "-") or (line.keys[j] == "và" and parts):
                if line.mark(j, ")") and parts:
                    end = j + 1
                j += 1
                continue
            unit = self.places.unit(j)
            if unit is not None:
                parts.extend(unit.parts)
                j = unit.end
                end = j if unit.parts else end
                continue
            place = self.places.place(j)
            if place is None:
                break
            parts.append(place)
            j = end = place.end
        return (end, parts) if len(parts) >= 2 and self._joint(parts) else None

    @staticmethod
    def _joint(parts: Sequence[Phrase]) -> bool:
        """Return whether the places lie in two countries: a joint body of one country is none."""
        countries = {p.entry.country or p.entry.id for p in parts if p.entry is not None}
        return len({c.removeprefix("country.") for c in countries}) >= 2

    def _working_group(self, draft: _Draft, end: int, members: list[Phrase]) -> Phrase:
        body = draft.bodies[0]
        vi = f"{body.vi} {canonical(self.line.surface(draft.after, end))}"
        return Phrase(
            "organisation", draft.start, end, vi, body.zh, body=body, parts=members,
            why="joint body of " + ", ".join(place.vi for place in members),
        )  # fmt: skip

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
            zh = join_zh(phrase.zh, own, bodies[0].zh)
            vi = f"{phrase.vi} {canonical(line.surface(phrase.end, unit.end))}"
            return Phrase(
                "organisation", phrase.start, unit.end, vi, zh, body=bodies[0], parts=parts
            )
        return None


def _lower_head(tail: str, head: Word) -> str:
    """Return the tail of an organisation's name with its generic head in lower case."""
    first = tail.split(" ", 1)[0]
    return head.vi + tail[len(head.vi) :] if tail.lower().startswith(head.vi) and first else tail
