"""Countries by their short names, which stand in pairs only: Việt - Trung, Mỹ - Việt."""

from functools import cache

from sinoviet.phrases import Line, Phrase
from sinoviet.resources import table
from sinoviet.text import fold
from sinoviet.vietnamese.heads import is_country
from sinoviet.vietnamese.places import Places


@cache
def country_by_short_name() -> dict[str, str]:
    """Return entry ids of countries by the short names that stand in pairs (Việt, Trung, Mỹ)."""
    rows = table("country_short.tsv", ("country_id", "vi_short", "zh_short"))
    return {fold(vi): country for country, vi, _ in rows if " " not in vi}


class Countries:
    """Reads the short names of countries in one line."""

    def __init__(self, line: Line, places: Places) -> None:
        self.line = line
        self.places = places

    def short(self, i: int) -> Phrase | None:
        """Read one half of a pair at ``i``: another country stands across a hyphen or dash."""
        line = self.line
        country = country_by_short_name().get(line.keys[i])
        entry = line.lexicon.glossary.entries.get(country or "")
        if entry is None or not line.capital(i):
            return None
        before = i - 1 if i and line.tokens[i - 1].gap == "-" else i - 2
        if not self._opens_pair(i) and not (self._ends_pair(i) and self._opens_pair(before)):
            return None
        return Phrase(
            "place", i, i + 1, entry.vi, entry.zh, entry, "variant", 96.0, why="pair of countries"
        )

    def _opens_pair(self, i: int) -> bool:
        """Return whether a short name stands at ``i`` and a country right across the dash."""
        line = self.line
        if i < 0 or line.keys[i] not in country_by_short_name() or not line.capital(i):
            return False
        other = self._across(i)
        if other is None:
            return False
        known = self.places.place(other)
        short = line.keys[other] in country_by_short_name()
        if not (short and self._ends_pair(other)) and not (known is not None and is_country(known)):
            return False
        ours = {line.keys[i], line.keys[other]} & {"việt", "trung"}
        return bool(ours) or self.places.place(i) is not None

    def _ends_pair(self, i: int) -> bool:
        """Return whether no longer name of a place begins at ``i`` (Trung Quốc)."""
        known = self.places.place(i)
        return known is None or known.end - i == 1

    def _across(self, i: int) -> int | None:
        line = self.line
        tight = line.tokens[i].gap == "-"
        if not tight and not line.mark(i + 1, "-"):
            return None
        other = i + 1 if tight else i + 2
        return other if line.capital(other) else None
