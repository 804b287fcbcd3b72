"""What stands together agrees: an office and its holder, units and their one office, a unit and its province."""

import re
from collections.abc import Callable, Iterable

from sinoviet.chinese.persons import surely_vietnamese
from sinoviet.context import Context
from sinoviet.glossary import Entry
from sinoviet.hanzi import simplify
from sinoviet.phrases import Line, Phrase, pick_role
from sinoviet.text import canonical, fold
from sinoviet.vietnamese.heads import is_country
from sinoviet.vietnamese.places import Places

#: Roles whose Chinese is that of their body.
_BY_BODY = frozenset(("Giám đốc",))
#: Units below the province.
_LOW = frozenset(
    ("prefecture", "city", "county", "district", "town", "township", "commune", "ward")
)
_GREAT = frozenset(("province", "municipality", "autonomous-region"))


class Agreement:
    """Makes the phrases of one line agree; ``title`` reads a Vietnamese office, ``institution`` a Chinese one or a body."""

    def __init__(
        self, line: Line, context: Context, places: Places, title: Callable[[int], Phrase | None],
        institution: Callable[[int], Phrase | None],
    ) -> None:  # fmt: skip
        self.line = line
        self.context = context
        self.places = places
        self.title = title
        self.institution = institution
        self.country = ""  # that an office read again is of

    def offices_of(self, person: Phrase, found: list[Phrase]) -> None:
        """Read the offices before a person again as his country's: 国防部部长 | 潘文江."""
        country = person.entry.country if person.entry is not None else ""
        if person.kind == "person" and person.entry is None and surely_vietnamese(person.zh or ""):
            country = "vn"
        if person.kind != "person" or not country:
            return
        at = person.start
        for k in range(len(found) - 1, -1, -1):
            title = found[k]
            near = at == title.end or (at == title.end + 1 and self.line.mark(title.end, ","))
            if title.kind != "title" or not near or not self.line.han(title.start):
                return
            at = title.start
            own = {p.entry.country for p in title.walk() if p.entry is not None} - {""}
            placed = any(part.kind == "place" for part in title.walk())
            if placed or not own or country in own:
                continue
            self.country = country
            again = self.institution(title.start)
            self.country = ""
            if again is not None and (again.kind, again.end) == (title.kind, title.end):
                found[k] = again
            office = found[k].entry
            if office is not None and office.country not in ("", country):
                found[k].entry, found[k].method = None, "composed"  # 国家主席 | 习近平

    def owner(self, phrase: Phrase) -> None:
        """Remember whose body or office this is, for where it is said without: 越南 | 公安部."""
        line = self.line
        if phrase.kind not in ("organisation", "title"):
            return
        for end, places in line.forms(phrase.start, ("place",)):
            country = line.entry(places[0])
            if country.type == "country":
                for _, own in line.forms(end, ("organisation", "title")):
                    self.context.owned(own[0].text, country.id.removeprefix("country."))

    def director(self, title: Phrase, found: list[Phrase]) -> None:
        """Give a bare *Giám đốc* the word of the body just named: of the police 厅长, of a company 经理.

        In running text without one nobody knows it.
        """
        role, zh = title.head, title.zh or ""
        bare = title.kind == "title" and not title.parts and title.entry is None
        if role is None or not bare or role.vi not in _BY_BODY or not zh.endswith(role.zh):
            return
        line, body = self.line, self.context.body
        rows = [
            word
            for k in range(title.start, title.end)
            for end, words in line.words(k, "role")
            if end <= title.end
            for word in words
            if word.vi == role.vi
        ]
        fitting = [word for word in rows if body is not None and body.type in word.bodies]
        if fitting and body is not None:
            title.zh = zh.removesuffix(role.zh) + pick_role(fitting, body, body.country).zh
        elif found or self.context.seen:
            title.zh = None

    def gather(self, phrase: Phrase, found: list[Phrase]) -> None:
        """Give a body or office to the units listed before its own: 老街、| 河江省委书记."""
        own = next((part for part in phrase.walk() if part.kind == "place"), None)
        if (
            own is None
            or own.entry is None
            or own.start != phrase.start
            or phrase.entry is not None
        ):
            return
        at, first = phrase.start, len(found)
        for k in range(len(found) - 1, -1, -1):
            unit = found[k]
            joint = self.line.surface(at - 1, at) if unit.end == at - 1 else ""
            alike = unit.entry is not None and unit.entry.type == own.entry.type
            if joint not in ("、", "和", "与") or not alike or unit.kind != "place":
                break
            at, first = unit.start, k
        listed = found[first:]
        if not listed or phrase.kind not in ("title", "organisation") or is_country(own):
            return
        names = ", ".join(unit.vi for unit in listed) + f" và {own.vi}"
        several = re.sub(
            f"(tỉnh|thành phố|châu|huyện|quận) {own.vi}", rf"các \1 {own.vi}", phrase.vi
        )
        phrase.vi = several.replace(own.vi, names, 1)
        phrase.start, phrase.zh = at, simplify(self.line.surface(at, phrase.end))
        phrase.parts = [*listed, *phrase.parts]
        del found[first:]

    def doubt(self, phrase: Phrase, before: Phrase | None) -> None:
        """Take the entry from a namesake: what stands beside lies in the other country.

        ``before`` is the title right before it.
        """
        entry = phrase.entry
        if entry is None or not entry.country or phrase.end >= len(self.line):
            return
        if phrase.kind == "person":
            if phrase.vi in self.context.doubted or self._lower(phrase, entry, before):
                self.context.doubted.add(phrase.vi)
                self._forget(phrase, f"no {entry.id}: the office beside is another")
                return
            beside = self._offices(phrase, before)
        elif phrase.kind == "place" and entry.country == "cn" and phrase.head is not None:
            if self.context.seen & ({entry.id} | self.context.ancestors(entry)):
                return
            beside = self._units_above(phrase.end)
        else:
            return
        if beside and entry.country not in beside:
            self._forget(phrase, f"no {entry.id}: what stands beside lies elsewhere")

    def _forget(self, phrase: Phrase, why: str) -> None:
        """Make a phrase a name that no glossary has."""
        said = self.line.surface(phrase.start, phrase.end)
        han = self.line.han(phrase.start)
        phrase.vi, phrase.zh = ("", simplify(said)) if han else (canonical(said), None)
        phrase.entry = None
        phrase.method, phrase.score, phrase.why = "name", 80.0, why

    def _beside(self, person: Phrase, before: Phrase | None) -> list[Phrase]:
        """Return the offices right before and after a person."""
        after = None
        if self.line.mark(person.end, ",", "(", "-") and not self.line.han(person.start):
            after = self.title(person.end + 1)
        return [title for title in (before, after) if title is not None]

    def _lower(self, person: Phrase, entry: Entry, before: Phrase | None) -> bool:
        """Return whether a person's office is of a unit below the province that his entry does not tell.

        Of a minister's namesake: Vương Nghị, Chủ nhiệm … châu Văn Sơn.
        """
        note = fold(entry.note)
        for title in self._beside(person, before):
            role = title.head.vi if title.head is not None else ""
            units = [part.entry for part in title.walk() if part.kind == "place" and part.entry]
            low = [unit for unit in units if unit.type in _LOW]
            told = any(unit.id.rsplit(".", 1)[-1].replace("-", " ") in note for unit in low)
            once = any(title.vi.startswith(word) for word in ("Nguyên ", "Cựu "))
            if low and role and not told and not once:
                return True
        return False

    def _offices(self, person: Phrase, before: Phrase | None) -> set[str]:
        """Return the countries of the office right before or after a person."""
        said = self._beside(person, before)
        own = [title for title in said if "驻" not in (title.zh or "")[:2]]  # 驻越大使: of whom?
        return _countries(part for title in own for part in title.walk())

    def _units_above(self, i: int) -> set[str]:
        """Return the country of the province that follows: ``, tỉnh Quảng Nam``, ``(Thanh Hóa)``."""
        if not self.line.mark(i, ",", "("):
            return set()
        if self.line.capital(i + 1):
            above = self.places.place(i + 1) if self.line.mark(i, "(") else None
        else:
            above = self.places.of_unit(i + 1)
        great = above is not None and above.entry is not None and above.entry.type in _GREAT
        return _countries([above]) if above is not None and great else set()


def _countries(phrases: Iterable[Phrase]) -> set[str]:
    """Return the countries that the places among the phrases lie in."""
    entries = [p.entry for p in phrases if p.entry is not None and p.kind == "place"]
    return {entry.country or entry.id.removeprefix("country.") for entry in entries}
