"""Chinese associations of two countries, and who leads them: 越南-泰国友好协会, 越泰友好协会会长."""

from collections.abc import Callable
from functools import cache

from sinoviet.chinese.bodies import Bodies
from sinoviet.chinese.places import Places
from sinoviet.lexicon import Word
from sinoviet.phrases import Line, Phrase, country_short, pick_role, plain
from sinoviet.vietnamese.places import is_country


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
        first = self.places.place(i)
        if first is None or not is_country(first) or first.end >= len(line):
            return None
        tight = line.tokens[first.end - 1].gap == "-"
        if not tight and not line.mark(first.end, "-"):
            return None
        second = self.places.place(first.end + (not tight))
        if second is None or not is_country(second):
            return None
        bodies, end, _ = self.bodies.chain(second.end, "", local=True)
        if not bodies or bodies[-1].type != "association":
            return None
        vi = f"{self.bodies.body_vi(second.end, end, '')} {first.vi} - {second.vi}"
        body = Phrase(
            "organisation", i, end, vi, plain(line, i, end), body=bodies[-1],
            parts=[first, second], why="body " + bodies[-1].zh,
        )  # fmt: skip
        modifiers, k = self.modifiers(end)
        for after, roles in line.words(k, "role"):
            role = pick_role(roles, bodies[-1], "vn")
            vi = " ".join([*(m.vi for m in modifiers), role.vi, vi])
            return Phrase(
                "title", i, after, vi, plain(line, i, after), head=role, parts=[body],
                why="role " + role.zh,
            )  # fmt: skip
        return body

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
        if not bodies or not (bodies[-1].type == "association" or "pair" in bodies[-1].takes):
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
