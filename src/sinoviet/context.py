"""What a text has said so far, for the paragraphs that follow."""

from collections.abc import Mapping

from sinoviet.chinese.said import Said
from sinoviet.glossary import Entry, form_key
from sinoviet.lexicon import Word
from sinoviet.phrases import Phrase
from sinoviet.text import fold
from sinoviet.vietnamese.places import Near

#: How many entities are remembered: a text of any length must not fill the memory.
_MOST = 5000


class Context:
    """What the text has said so far: its date and the entities it named."""

    def __init__(
        self,
        entries: Mapping[str, Entry],
        near: Near,
        day: str | None,
        ancestors: dict[str, frozenset[str]],
    ) -> None:
        self.entries = entries
        self.near = near
        self.day = day
        self.seen: set[str] = set()
        self.named: dict[str, None] = {}  # persons in Han characters, in the order of the text
        # full names in Vietnamese, with their Chinese if that is known, by their last syllable
        self._bearers: dict[str, dict[str, str]] = {}
        self.body: Word | None = None  # of the body that was named last
        self.doubted: set[str] = set()  # names whose bearer is not the one of the glossary
        #: Places that no glossary has, said with their head, by their key.
        self.headed: dict[str, Phrase] = {}
        self.said = Said()
        #: The countries of bodies and offices named with them, by what they are called without.
        self.owners: dict[str, str] = {}
        self.home = ""  # the country of the agency or paper named first, whose text this may be
        self._ancestors = ancestors  # of entries, and so the same for all texts

    def see(self, phrase: Phrase) -> None:
        """Remember the entities of a phrase and of its parts."""
        if phrase.kind == "person":
            self._name(phrase)
        for part in phrase.walk():
            if part.entry is not None and len(self.seen) < _MOST:
                self.seen.add(part.entry.id)
                if part.entry.type == "media":
                    self.home = self.home or part.entry.country
            if part.kind == "organisation" and part.body is not None:
                self.body = part.body
            named = part.entry is None and part.head is not None and " " in part.vi
            if named and part.kind in ("place", "gate") and len(self.headed) < _MOST:
                self.headed[form_key(part.vi)] = part

    def owned(self, name: str, country: str) -> None:
        """Remember whose a body or office is; of one that two countries have it says nothing."""
        if len(self.owners) < _MOST:
            known = self.owners.setdefault(name, country)
            self.owners[name] = country if known == country else ""

    def full_name(self, given: str) -> tuple[str, str]:
        """Return the full name, and its Chinese if known, of who is called by his given name here.

        Empty if the text has named none, or two of that given name: *ông Ngọc*.
        """
        bearers = self._bearers.get(fold(given), {})
        return next(iter(bearers.items())) if len(bearers) == 1 else ("", "")

    def _name(self, person: Phrase) -> None:
        given = person.vi.rpartition(" ")[2]
        if given != person.vi and len(self._bearers) < _MOST:
            self._bearers.setdefault(fold(given), {})[person.vi] = person.zh or ""

    def ancestors(self, entry: Entry) -> frozenset[str]:
        """Return the ids of all that the entry lies in."""
        found = self._ancestors.get(entry.id)
        if found is None:
            above: list[str] = []
            parent: Entry | None = entry
            while parent is not None and parent.part_of and len(above) < 8:
                above.append(parent.part_of)
                parent = self.entries.get(parent.part_of)
            found = self._ancestors[entry.id] = frozenset(above)
        return found
