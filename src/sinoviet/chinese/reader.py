"""Chinese phrases in a line of tokens, one at a time: an institution, a person, a place.

Chinese has no blanks and goes from the country to the role: ``云南省 | 人民政府 | 副 | 省长``.  A
phrase takes the last unit before its body; a country or higher unit before that stands outside.
A person is recognised beside a title, before a verb of saying, or in a list with another person.
"""

from sinoviet.chinese.institutions import Institutions
from sinoviet.chinese.pairs import short_names
from sinoviet.chinese.persons import SAYING, Persons
from sinoviet.chinese.places import Places
from sinoviet.chinese.said import Said
from sinoviet.chinese.unannounced import Unannounced
from sinoviet.names import is_everyday, surname_starts, surnames_zh
from sinoviet.phrases import Line, Phrase
from sinoviet.readings import unit_begins
from sinoviet.tokens import NUMBER
from sinoviet.vietnamese.places import Choose

_BEFORE_FREE_NAME = frozenset("的由和与对向同据为请")
#: How many persons are remembered: a text of any length must not fill the memory.
_MOST_NAMED = 5000


class Reader:
    """The Chinese grammar, bound to one line of text."""

    def __init__(self, line: Line, choose: Choose, named: dict[str, None], said: Said) -> None:
        self.line = line
        self.choose = choose
        self.named = named
        self.places = Places(line, choose, said)
        self.persons = Persons(line, choose)
        self.unannounced = Unannounced(line, self.persons, named)
        self.institutions = Institutions(line, self.places, self.persons)
        self.last_person = -1
        self.last_end = 0

    def read(self, i: int, title: Phrase | None) -> Phrase | None:
        """Read the phrase that begins at Han token ``i``; ``title`` stands right before it."""
        phrase = self._read(i, title)
        if phrase is not None:
            self.last_end = phrase.end
            self.places.accept(phrase)
        return phrase

    def _read(self, i: int, title: Phrase | None) -> Phrase | None:
        key = self.line.keys[i]
        if (
            (title is None or title.end != i)
            and not self.line.items(i)
            and key not in surname_starts()
            and key not in short_names()
            and key != "驻"
            and self.line.shapes[i] != NUMBER  # 316 | 师
            and not unit_begins("".join(self.line.keys[i : i + 2]))
            and not self.places.unnamed.may_begin(i)
            and not self.institutions.companies.may_begin(i)
        ):
            return None  # nothing begins here: no name of a person, no pair of countries (越泰)
        if title is not None and title.end == i:
            person = self.persons.person(i, cue=True) or self.persons.rare(i)
            if person is not None:
                return self._person(person)
        phrase = self.institutions.institution(i)
        if phrase is not None:
            return phrase
        known = self._mentioned(i)
        if known is not None:
            return self._person(known)
        if title is not None:
            person = self.persons.person(i, cue=True)
            if person is not None:
                return self._person(person)
        alone = None
        if key in surname_starts():
            alone = self.unannounced.person(i, free=self._may_begin(i))
        if alone is not None:
            return self._person(self._known(alone))
        cue = (
            self._listed(i)
            or (self._may_begin(i) and self._list_ahead(i))
            or self.persons.introduced(i)
            or (surnames_zh().get(self.line.keys[i], 0.0) >= 1.0 and self._stands_as_name(i))
        )
        person = self.persons.person(i, cue=cue)
        if person is not None and person.entry is None and not cue:
            free = self._may_begin(i) or self.unannounced.after_people(i)
            person = person if free else None
        place = self.places.place(i)
        if person is not None and (
            place is None or (person.entry is not None and person.end >= place.end)
        ):
            return self._person(person)
        return place

    def _person(self, person: Phrase) -> Phrase:
        self.last_person = self.institutions.after_person = person.end
        if person.zh and person.end - person.start >= 2:
            if len(self.named) > _MOST_NAMED:
                self.named.clear()
            self.named.setdefault(person.zh)
        return person

    def _mentioned(self, i: int) -> Phrase | None:
        """Read a person whom the text has already named beside a title."""
        line = self.line
        if line.mark(i - 1, "·"):
            return None  # the end of a longer name
        for length in (4, 3, 2):
            if i + length > len(line):
                continue
            name = "".join(line.keys[i : i + length])
            if name in self.named and not (length == 2 and self._in_words(i, name)):
                return self._known(self.persons.unknown(i, i + length))
        return None

    def _in_words(self, i: int, name: str) -> bool:
        """Return whether a short name that the text gave is a word here, or a piece of two."""
        free = self._may_begin(i)
        within = is_everyday(name, 1) or self.persons.cuts_word(i)
        return (within and not free) or self.persons.cuts_word(i + 2)

    def _known(self, person: Phrase) -> Phrase:
        """Return the person as the glossary has him, if it does."""
        for end, _ in self.line.forms(person.start, ("person",)):
            if end == person.end:
                return self.persons.person(person.start, cue=True) or person
        return person

    def _stands_as_name(self, i: int) -> bool:
        """Return whether what stands around a usual family name makes a person of it."""
        alone = self.unannounced
        return (
            alone.after_leaders(i)
            or alone.in_cell(i)
            or (self._may_begin(i) and alone.in_his_life(i))
        )

    def _may_begin(self, i: int) -> bool:
        """Return whether a name that nothing announces may begin here: not in the middle of a word."""
        line = self.line
        free = i == 0 or not line.han(i - 1) or bool(line.tokens[i - 1].gap)
        return free or self.last_end == i or line.keys[i - 1] in _BEFORE_FREE_NAME

    def _listed(self, i: int) -> bool:
        """Return whether a comma, 和 or a blank links this to a person just named."""
        if self.last_person == i and self.line.tokens[i - 1].gap == " ":
            return True  # 记者 阚枫 | 马学玲
        return self.last_person == i - 1 and (
            self.line.mark(i - 1, ",") or self.line.keys[i - 1] in ("和", "与")
        )

    def _list_ahead(self, i: int) -> bool:
        """Return whether a name's length ahead a comma or 和 links this to a known person."""
        line = self.line
        for j in (i + 3, i + 2, i + 4):
            if "".join(line.keys[j - 2 : j]) in SAYING:
                return False  # 中方表示，习近平主席
            if line.mark(j, ",") or line.keys[j : j + 1] in (["和"], ["与"]):
                named = ("".join(line.keys[j + 1 : j + 1 + n]) in self.named for n in (2, 3))
                return any(named) or bool(line.forms(j + 1, ("person",)))
        return False
