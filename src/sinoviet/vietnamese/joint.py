"""Bodies of two sides: of two countries (Hội hữu nghị Việt Nam - Thái Lan), of their provinces."""

from collections.abc import Sequence

from sinoviet.phrases import Line, Phrase, country_short, join_zh
from sinoviet.text import canonical
from sinoviet.tokens import NUMBER
from sinoviet.vietnamese.countries import Countries
from sinoviet.vietnamese.drafts import Draft
from sinoviet.vietnamese.places import Places, is_country

_QUANTITY = frozenset("các hai ba bốn năm sáu bảy tám chín mười nhiều một số".split())


class Joint:
    """Reads what belongs to a body of two sides, in one line."""

    def __init__(self, line: Line, places: Places) -> None:
        self.line = line
        self.places = places

    def read(self, draft: Draft) -> Phrase | None:
        """Read a body of two sides: of two countries, or a joint one of provinces."""
        if draft.takes & {"pair", "field"}:
            pair = self.places.pair(draft.at) or self._short_pair(draft.at)
            if pair is not None:
                return self._association(draft, *pair)
        at = draft.at
        between = self.line.keys[at : at + 1] == ["giữa"]
        if draft.type == "working-group" or between:
            group = self._group(at + 1 if between else at)
            if group is not None:
                return self._working_group(draft, *group)
        return None

    def _short_pair(self, i: int) -> tuple[int, list[Phrase]] | None:
        """Read two countries of which one at least has its short name: Nhật - Việt, Việt - Trung."""
        line, countries = self.line, Countries(self.line, self.places)
        if not line.capital(i):
            return None
        at, found = i, list[Phrase]()
        while at < len(line) and len(found) < 2:
            known = self.places.place(at)
            country = known if known is not None and is_country(known) else countries.short(at)
            if country is None:
                return None
            found.append(country)
            at = country.end + line.mark(country.end, "-") * (len(found) == 1)
        return (at, found) if len(found) == 2 else None

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

    def _working_group(self, draft: Draft, end: int, members: list[Phrase]) -> Phrase:
        body = draft.bodies[0]
        vi = f"{body.vi} {canonical(self.line.surface(draft.after, end))}"
        return Phrase(
            "organisation", draft.start, end, vi, body.zh, body=body, parts=members,
            why="joint body of " + ", ".join(place.vi for place in members),
        )  # fmt: skip

    def _association(self, draft: Draft, end: int, countries: list[Phrase]) -> Phrase:
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
