"""Vietnamese organisations: body, field, unit or inner body, country (UBND huyện Vị Xuyên)."""

from collections.abc import Sequence

from sinoviet.glossary import FULL
from sinoviet.lexicon import Word
from sinoviet.names import ordinary_words
from sinoviet.phrases import Line, Phrase, country_short, join_zh, unit_zh
from sinoviet.terms import with_term
from sinoviet.text import canonical
from sinoviet.tokens import LOWER
from sinoviet.vietnamese.belongings import Belongings
from sinoviet.vietnamese.drafts import (
    Draft,
    branch_zh,
    country_of,
    organisation_zh,
    pick_body,
    stem_zh,
)
from sinoviet.vietnamese.fields import Fields
from sinoviet.vietnamese.heads import is_administrative, is_country
from sinoviet.vietnamese.joint import Joint
from sinoviet.vietnamese.places import Places, why

#: Bodies whose bare form with level or place is an entity of its own, found as a part.
_WITH_GENERIC_PART = frozenset(("people-committee", "party-committee", "department"))
#: How many organisations may lie in one another: real names have four at most.
_DEEPEST = 8
#: Parts of a greater body in a place, which Vietnamese names before it.
_PLACED_PARTS = frozenset(
    ("Phân hội", "Chi hội", "Chi nhánh", "Chi nhánh Trung tâm", "Phân xã", "Cơ quan Thường trú")
)
_BRANCH = Word("body", "Chi nhánh", "分行", "branch")
#: Bodies that mean nothing without what belongs to them.
_DEPENDENT = frozenset(
    """
    company school association club fund ministry institute bureau vu division department
    commission army-unit executive-committee party-organ centre office delegation
    """.split()
)


class Organisations:
    """Reads organisations in one line."""

    def __init__(self, line: Line, places: Places) -> None:
        self.line = line
        self.places = places
        self.fields = Fields(line, places)
        self.joint = Joint(line, places)
        self.belongings = Belongings(line, places, self.fields, self.organisation, self.known)
        self.choose = places.choose
        self._organisations: dict[int, Phrase | None] = {}
        self._depth = 0

    def of_role(self, i: int) -> Phrase | None:
        """Read the organisation inside a role, where lower case is usual: Trưởng | phòng Kinh tế."""
        return self.organisation(i) or self._composed(i, of_role=True)

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
                if known.body is None and bodies and not _of_party(known, bodies[0][1][0]):
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
            known.inner = composed.inner
            if not _of_party(known, composed.body):
                known.body = composed.body
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
                named = named or phrase.zh.startswith("全国")
                # Trường Đại học Hồng | Đức is no school of Germany
                own = last.entry is not None and last.entry.id == f"country.{entry.country}"
                named = named or (bool(entry.country) and not own)
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
        if lower and self._within_word(i, after):
            return None
        if lower and bodies[0].type == "zone":
            return None  # khu hợp tác kinh tế Lào Cai - Hà Khẩu: a place with its head
        if bodies[0].type == "delegation":
            return None  # a delegation is no body, but for Đoàn đại biểu Quốc hội
        draft = Draft(bodies, i, after, after, lower=lower)
        self.belongings.number(draft)
        self.belongings.scope(draft)
        self.belongings.field(draft)
        self.belongings.number(draft)
        shared = self.joint.read(draft)
        if shared is not None:
            return shared
        self.belongings.inner(draft)
        if draft.inner is None:
            self.belongings.unit(draft)
            if draft.unit is None:
                self.belongings.bare_place(draft)
            if draft.unit is not None and bodies[0].vi in _PLACED_PARTS:
                self.belongings.inner(draft)  # Phân hội Quảng Tây | Hội Xúc tiến Thương mại …
        self.belongings.country(draft)
        self.belongings.name(draft)
        body = pick_body(draft)
        if draft.field_vi:
            inner, country = "body" in draft.takes, country_of(draft)
            draft.field_zh = self.fields.field(draft.field_at, inner=inner, country=country)[1]
        self.belongings.rest(draft, body)
        headed = any(end == after for end, _ in self.line.words(i, "head"))
        alone = body.type == "zone" and headed and draft.second is None
        if alone and country_of(draft) != body.country:
            return None  # Khu công nghiệp Xuân Tô: a place with its head
        complete = self._complete(draft, body, of_role=of_role)
        return self._finished(draft, body) if complete else None

    def _within_word(self, i: int, after: int) -> bool:
        """Return whether lower case is no name here: Trung học cơ | sở, lực lượng | Công an phường."""
        line = self.line
        if line.keys[i:after] == ["biên", "phòng"]:
            return True  # cơ quan | biên phòng tỉnh: of what kind it is
        if i and after - i == 1 and line.joined(i - 1):
            return f"{line.keys[i - 1]} {line.keys[i]}" in ordinary_words()
        force = line.keys[i : i + 2] == ["lực", "lượng"] and line.capital(i + 2)
        return force and self.organisation(i + 2) is not None

    def _complete(self, draft: Draft, body: Word, *, of_role: bool) -> bool:
        """Return whether enough was found for this body to be one certain organisation."""
        line = self.line
        lower = draft.lower
        named = draft.named
        if not named and line.mark(draft.at, "/") and draft.at + 1 < len(line):
            named = self.organisation(draft.at + 1) is not None  # Mặt trận/Chính hiệp
        says_all = {"vu": 1, "party-organ": 3}  # Ủy ban Chính pháp says what it is
        generic = body.type in _DEPENDENT and body.vi.count(" ") < says_all.get(body.type, 99)
        generic = generic and bool(draft.takes)  # what takes nothing is a name by itself
        # Chủ tịch | Hội đồng Thẩm phán: of a role a body of three words is certain
        words = body.vi.count(" ") >= 2 or (body.type == "army-unit" and not lower)
        sure = of_role and words and draft.at == draft.after
        if draft.name and " ".join(line.keys[draft.start : draft.at]) in ordinary_words():
            return False  # BÁO CÁO
        if not named and not sure and (body.lower == "no" or lower or generic):
            return False
        unit = draft.unit
        placed = unit is not None and (bool(unit.parts) or unit.entry is not None)
        media = body.type == "media" and bool(draft.name)
        if (
            body.type == "centre"
            and draft.unit is not None
            and not of_role
            and not body.vi.count(" ") > 1
        ):
            own = draft.field_vi or draft.inner or draft.country or draft.name or draft.number
            if not own:
                return False  # Trung tâm | huyện Đồng Văn: where it lies, and no body
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
        zh = organisation_zh(draft, body, stem, line.lexicon.glossary)
        if draft.term and zh:
            zh = with_term(zh, draft.term)
        phrase = Phrase(
            "organisation", draft.start, end, vi, zh, body=body, inner=inner, parts=draft.parts,
            zh_stem=stem, why="body " + body.vi,
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
        elif field or body.type == "department":
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
        return self._bank_in(phrase)

    def _bank_in(self, bank: Phrase) -> Phrase | None:
        """Read a bank's branch that is told by its place alone: Agribank | Hà Tĩnh."""
        line, end = self.line, bank.end
        listed = bank.entry is not None and bank.entry.type == "bank"
        if not listed or not line.capital(end) or not line.joined(end - 1):
            return None
        place = self.places.place(end)
        if place is None or place.entry is None or not is_administrative(place):
            return None
        unit = unit_zh(place.entry, None, administrative=True)
        return Phrase(
            "organisation", bank.start, place.end, f"{bank.vi} {place.vi}",
            join_zh(bank.zh, unit, _BRANCH.zh), body=_BRANCH, parts=[*bank.parts, place],
            why="branch of " + bank.vi,
        )  # fmt: skip


def _of_party(known: Phrase, body: Word | None) -> bool:
    """Return whether a listed party's committee begins like a government's: its head is a 主席."""
    entry = known.entry
    party = entry is not None and (entry.type == "party" or entry.zh_full.endswith("全国委员会"))
    return party and body is not None and body.type == "commission"


def _lower_head(tail: str, head: Word) -> str:
    """Return the tail of an organisation's name with its generic head in lower case."""
    first = tail.split(" ", 1)[0]
    return head.vi + tail[len(head.vi) :] if tail.lower().startswith(head.vi) and first else tail
