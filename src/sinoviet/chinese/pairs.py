"""Chinese bodies of two countries, and who leads them: 越南-泰国友好协会, 中越友谊医院院长, 中国—东盟中心."""

from collections.abc import Callable
from functools import cache

from sinoviet.chinese.bodies import Bodies
from sinoviet.chinese.places import Places
from sinoviet.lexicon import Word
from sinoviet.phrases import Line, Phrase, country_short, plain
from sinoviet.vietnamese.heads import is_country

#: Kinds of body that two countries may have together, and those that reach across a border.
_OF_TWO = frozenset(
    """
    association working-group centre institute school hospital fund commission union bank committee
    zone management-board
    """.split()
)
_ZONES = ("zone", "management-board")


def _alike_country(member: Phrase) -> bool:
    return member.kind == "organisation" or is_country(member)


class Pairs:
    """Reads associations of two countries in one line.

    ``modifiers`` reads the words before a role, ``led`` the role right behind a body.
    """

    def __init__(
        self, line: Line, places: Places, bodies: Bodies,
        modifiers: Callable[[int], tuple[list[Word], int]],
        led: Callable[[Phrase], Phrase | None],
    ) -> None:  # fmt: skip
        self.line = line
        self.places = places
        self.bodies = bodies
        self.modifiers = modifiers
        self.led = led

    def pair(self, i: int) -> Phrase | None:
        """Read an association of two countries: 越南-泰国友好协会, and its chairman."""
        line = self.line
        short = self._short(i)
        if short is not None:
            return short
        first = self._member(i)
        if first is None or first.end >= len(line):
            return None
        tight = line.tokens[first.end - 1].gap == "-"
        if not tight and not line.mark(first.end, "-"):
            return None
        if not _alike_country(first) and not self._zone_ahead(first.end):
            return None  # what 天保—清水河 are shows later
        second = self._member(first.end + (not tight))
        if second is None or (first.kind, second.kind) == ("organisation", "organisation"):
            return None
        units = not (_alike_country(first) and _alike_country(second))
        bodies, end, _ = self.bodies.chain(second.end, "", local=True)
        if not bodies or bodies[-1].type not in (_ZONES if units else _OF_TWO):
            return None
        vi = f"{self.bodies.body_vi(second.end, end, '')} {first.vi} - {second.vi}"
        body = Phrase(
            "organisation", i, end, vi, plain(line, i, end), body=bodies[-1],
            parts=[first, second], why="body " + bodies[-1].zh,
        )  # fmt: skip
        return self.led(body) or body

    def _zone_ahead(self, i: int) -> bool:
        """Return whether a zone is named within a name's length: 磨憨 | —磨丁经济合作区."""
        ahead = (self.line.words(k, "body")[:1] for k in range(i + 2, min(i + 9, len(self.line))))
        return any(words[0].type in _ZONES for found in ahead for _, words in found)

    def _member(self, i: int) -> Phrase | None:
        """Read a country, ASEAN, or a place whose zone reaches across the border: 磨憨—磨丁."""
        line = self.line
        if line.keys[i : i + 2] == ["东", "盟"]:
            entry = line.lexicon.glossary.entries.get("org.int.asean")
            return Phrase("organisation", i, i + 2, "ASEAN", "东盟", entry, "exact", 100.0)
        return self.places.place(i)

    def _short(self, i: int) -> Phrase | None:
        """Read an association of two countries by their short names: 越泰两国友好协会."""
        line = self.line
        if line.keys[i] not in short_names() or i + 3 >= len(line):
            return None
        names = [short_names().get(key, "") for key in line.keys[i : i + 2]]
        both = line.keys[i + 2 : i + 4] == ["两", "国"]
        at = i + 4 if both else i + 2
        if not all(names) or line.forms(i, ("organisation", "title")):
            return None
        bodies, end, _ = self.bodies.chain(at, "", local=True)
        of_two = bool(bodies) and (bodies[-1].type in _OF_TWO or "pair" in bodies[-1].takes)
        if not of_two or (bodies[-1].zh == "委员会" and end - at < 4):
            return None
        entries = self.line.lexicon.glossary.entries
        pair = " - ".join(entries[name].vi for name in names)
        vi = " ".join(
            x for x in (self.bodies.body_vi(at, end, ""), "hai nước" if both else "", pair) if x
        )
        own = Phrase(
            "organisation", i, end, vi, plain(line, i, end), body=bodies[-1],
            why="body " + bodies[-1].zh,
        )  # fmt: skip
        return self.led(own) or own


@cache
def short_names() -> dict[str, str]:
    """Return the entry ids of countries by their one-character names."""
    return {zh: country for country, zh in country_short().items() if len(zh) == 1}
