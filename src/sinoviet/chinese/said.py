"""What a text itself says of places that no table has: 版楼(Bản Lầu), and those it has named before."""

import re
from dataclasses import dataclass

from sinoviet.glossary import Entry, form_key
from sinoviet.hanzi import HAN_CLASS
from sinoviet.names import surnames_vi
from sinoviet.phrases import Line, Phrase
from sinoviet.syllable import parse
from sinoviet.text import canonical, fold

#: How many such places are remembered: a text of any length must not fill the memory.
_MOST = 1000
#: Chinese characters with a name in Latin letters in brackets behind them.
_GLOSS = re.compile(f"([{HAN_CLASS}]{{2,6}})[(（]([^()（）{HAN_CLASS}]{{4,40}})[)）]")
#: Heads that may stand between a name and its brackets, or right behind these.
_UNIT = re.compile("[省市县郡镇乡社坊村屯寨]|边防|口岸|公安")


@dataclass(frozen=True, slots=True)
class Named:
    """A place that the text has named: its form in Vietnamese if known, its country, its entry."""

    vi: str
    country: str
    entry: Entry | None = None


class Said:
    """The places without an entry that one text has named, by their characters."""

    def __init__(self) -> None:
        self.alone = False  # one phrase is asked for, and no text
        self._names: dict[str, Named] = {}
        self._starts: set[str] = set()
        self.country = ""  # of the unit named last

    def read(self, line: Line) -> None:
        """Note what the brackets of a line say: 版楼(Bản Lầu)."""
        if "(" not in line.keys:
            return
        for match in _GLOSS.finditer(line.text):
            syllables = canonical(match[2]).strip().split(" ")
            if not 2 <= len(syllables) <= 4 or not all(map(_names, syllables)):
                continue
            before, unit = match[1], _UNIT.match(match[1][-1])
            bare = before[:-1] if unit is not None else before
            name = bare[-len(syllables) :]
            entry = _vietnamese(line, match[2])
            headed = unit is not None or _UNIT.match(line.text, match.end()) is not None
            person = entry is None and fold(syllables[0]) in surnames_vi() and len(syllables) > 2
            if len(name) == len(syllables) and (headed or entry is not None) and not person:
                vi = entry.vi if entry is not None else " ".join(syllables)
                self._keep(name, Named(vi, "vn", entry))

    def remember(self, place: Phrase, country: str) -> None:
        """Note a place that no table has."""
        if place.zh and place.zh not in self._names:
            self._keep(place.zh, Named(place.vi, country, place.entry))

    def _keep(self, name: str, named: Named) -> None:
        if len(self._names) < _MOST:
            self._names[name] = named
            self._starts.add(name[:2])

    def at(self, line: Line, i: int) -> tuple[int, Named] | None:
        """Return the longest such place at token ``i`` and where it ends."""
        if not self._starts or "".join(line.keys[i : i + 2]) not in self._starts:
            return None
        for end in range(min(i + 4, len(line)), i + 1, -1):
            named = self._names.get("".join(line.keys[i:end]))
            if named is not None:
                return end, named
        return None


def _names(syllable: str) -> bool:
    """Return whether this may be a syllable of a Vietnamese name: it has a capital and is well spelt."""
    return syllable[:1].isupper() and parse(syllable.lower()) is not None


def _vietnamese(line: Line, name: str) -> Entry | None:
    """Return the one place or gate of Vietnam that is called so."""
    glossary = line.lexicon.glossary
    entries = {form.entry: glossary.entries[form.entry] for form in glossary.lookup(form_key(name))}
    found = [one for one in entries.values() if one.kind == "place" and one.country == "vn"]
    return found[0] if len(found) == 1 else None
