"""Bodies of two sides: of two countries (Hội hữu nghị Việt Nam - Thái Lan), of their provinces."""

from collections.abc import Sequence

from sinoviet.phrases import Line, Phrase, country_short, join_zh, unit_zh
from sinoviet.text import canonical
from sinoviet.tokens import NUMBER
from sinoviet.vietnamese.countries import country_by_short_name
from sinoviet.vietnamese.drafts import Draft
from sinoviet.vietnamese.heads import is_administrative, is_country
from sinoviet.vietnamese.places import Places

#: Kinds of body that two countries may have together.
_OF_TWO = frozenset(
    "zone management-board centre institute school hospital fund commission".split()
)
_QUANTITY = frozenset("các hai ba bốn năm sáu bảy tám chín mười nhiều một số".split())


class Joint:
    """Reads what belongs to a body of two sides, in one line."""

    def __init__(self, line: Line, places: Places) -> None:
        self.line = line
        self.places = places

    def read(self, draft: Draft) -> Phrase | None:
        """Read a body of two sides: of two countries, or a joint one of provinces."""
        if draft.takes & {"pair", "field"} or draft.type in _OF_TWO:
            pair = self._members(draft.at)
            if pair is not None:
                return self._association(draft, *pair)
        at = draft.at
        between = self.line.keys[at : at + 1] == ["giữa"]
        if draft.type == "working-group" or between:
            group = self._group(at + 1 if between else at)
            if group is not None:
                return self._working_group(draft, *group)
        return None

    def _members(self, i: int) -> tuple[int, list[Phrase]] | None:
        """Read two or three countries, or ASEAN beside one: Việt Nam - Lào - Campuchia, Việt - Trung."""
        line = self.line
        at = i + 2 if line.keys[i : i + 2] == ["hai", "nước"] else i
        found: list[Phrase] = []
        while len(found) < 3:
            one = self._member(at)
            if one is None:
                break
            found.append(one)
            at = one.end
            tight = line.tokens[at - 1].gap == "-"
            if not tight and not line.mark(at, "-"):
                break
            at += not tight
        if len(found) < 2 or all(one.kind == "organisation" for one in found):
            return None
        return found[-1].end, found

    def _member(self, i: int) -> Phrase | None:
        """Read one of them."""
        line = self.line
        if not line.capital(i):
            return None
        if line.keys[i] == "asean":
            entry = line.lexicon.glossary.entries.get("org.int.asean")
            return Phrase("organisation", i, i + 1, "ASEAN", "东盟", entry, "exact", 100.0)
        known = self.places.place(i)
        if known is not None and is_country(known):
            return known
        short = country_by_short_name().get(line.keys[i], "")
        entry = line.lexicon.glossary.entries.get(short)
        if entry is None:
            return None
        return Phrase("place", i, i + 1, entry.vi, entry.zh, entry, "variant", 96.0, why="pair")

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
        units = all(is_administrative(p) or p.entry is None for p in parts)  # not the Vịnh Bắc Bộ
        return units and len({c.removeprefix("country.") for c in countries}) >= 2

    def _working_group(self, draft: Draft, end: int, members: list[Phrase]) -> Phrase:
        body = draft.bodies[0]
        vi = f"{body.vi} {canonical(self.line.surface(draft.after, end))}"
        zh = join_zh(draft.field_zh if draft.field_vi else "", body.zh)
        return Phrase(
            "organisation", draft.start, end, vi, zh, body=body, parts=members,
            why="joint body of " + ", ".join(place.vi for place in members),
        )  # fmt: skip

    def _association(self, draft: Draft, end: int, countries: list[Phrase]) -> Phrase:
        """Return the body of two countries: Hội hữu nghị Việt Nam - Thái Lan (越泰友好协会)."""
        line = self.line
        body = draft.bodies[0]
        ids = [place.entry.id if place.entry is not None else "" for place in countries]
        short = [country_short().get(one, "") for one in ids]
        pair = "".join(short) if all(short) else "—".join(place.zh or "" for place in countries)
        first = countries[0].start
        if line.keys[first - 2 : first] == ["hai", "nước"]:
            pair += "两国"
        vi = f"{body.vi} {canonical(line.surface(draft.after, end))}"
        unit = self._unit(draft, end) if line.joined(end - 1) else None
        parts, prefix = list(countries), ""
        if unit is not None:
            parts += unit.parts or ([unit] if unit.zh_stem != "bare" else [])
            end, vi, prefix = unit.end, f"{vi} {unit.vi}", unit.zh or ""
        zh = join_zh(prefix, pair, draft.field_zh if draft.field_vi else "", body.zh)
        return Phrase(
            "organisation", draft.start, end, vi, zh, body=body, parts=parts, why="body " + body.vi
        )

    def _unit(self, draft: Draft, i: int) -> Phrase | None:
        """Read the unit behind the two countries: ``tỉnh Lào Cai``, ``TPHCM``, ``tại`` + unit of a branch."""
        line = self.line
        branch = draft.type == "branch" and line.keys[i : i + 1] == ["tại"]
        unit = self.places.unit(i + branch, naming=False)
        if unit is not None:
            return None if branch and not unit.parts else unit
        place = self.places.place(i) if line.capital(i) else None
        if (
            place is None
            or place.entry is None
            or is_country(place)
            or not is_administrative(place)
        ):
            return None
        place.zh = unit_zh(place.entry, None, administrative=True)
        return place
