"""Chinese to Vietnamese: entries, chains of places, phrases, persons, words and characters."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sinoviet import resources
from sinoviet.candidates import Candidate, entries_named, forms_vi, said_first, shared
from sinoviet.features import fuller_vi
from sinoviet.glossary import ACCEPTED, FULL, PREFERRED, Entry, Form, Glossary, form_key
from sinoviet.hanzi import HAN_CLASS, has_han, simplify
from sinoviet.person_readings import LONGEST_WORD, NO_SURNAME, person_vi, surnames_vn, transcribes
from sinoviet.place_names import (
    PERHAPS_NATIVE,
    established,
    featured_vi,
    place_steps,
    places_vi,
    ward_vi,
    with_feature,
)
from sinoviet.readings import (
    Step,
    capital,
    chinese_unit,
    hanviet,
    looks_transcribed,
    surname_length,
    surnames,
    word_steps,
)

if TYPE_CHECKING:
    from sinoviet.units import Unit

#: Reads a title or organisation: text and kind -> candidates, none if it is no such phrase.
Phrases = Callable[[str, str | None], list[Candidate]]

#: How sure the reading of a phrase is that is longer than a word.
_WORD_BY_WORD = 0.3
#: Places that stand out in running text.
_GREAT = frozenset(
    ("country", "province", "municipality", "autonomous-region", "sar", "prefecture", "city")
)
_HAN_RUN = re.compile(f"[{HAN_CLASS}]+")
_DATE = re.compile(r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})[日号]|(\d{4})年(\d{1,2})月|(\d{4})年")


class ToVietnamese:
    """Writes Chinese names in Vietnamese by one glossary.

    >>> from sinoviet.glossary import load
    >>> ToVietnamese(load(), lambda text, kind: []).candidates("麻栗坡县")[0].text
    'huyện Malypho'
    """

    def __init__(self, glossary: Glossary, phrases: Phrases) -> None:
        self.glossary = glossary
        self.phrases = phrases

    def candidates(self, text: str, kind: str | None = None, country: str = "") -> list[Candidate]:
        """Return the Vietnamese forms of ``text``, best first."""
        entries = entries_named(text, kind, self.glossary)
        found = [candidate for pair in entries for candidate in _forms(*pair)]
        if found and kind in ("place", None) and _rather_chinese(text, *entries[0], country):
            none = Glossary({}, {})
            found = [*places_vi(self._units(text, none), none, country), *found]
        if found:
            return with_feature(shared(found), *entries[0])
        if not has_han(text):
            return []
        people = self._people(text) if kind is None else []
        if people:
            return people
        if kind == "person" or (kind is None and self._names_person(text)):
            return person_vi(text, country)
        if kind in ("place", "gate", None):
            places = self._place(text, kind, country)
            if places:
                return places
            if kind is not None and looks_transcribed(text):
                return person_vi(text, country)
        long = len(text) > 2 or kind == "organisation"  # 党校, which is asked for as a body
        if kind in ("title", "organisation", None) and _HAN_RUN.search(text) and long:
            found = self.phrases(text, kind)
            if found:
                return found
            if kind is not None or _is_office(text):
                return _unreadable(self._read(text, name=False)[0], text)
        if kind is None and _looks_like_name(text):  # neither a word nor a name that is known
            foreign = person_vi(text, country) if transcribes(text, country) else []
            own = self._read(text, name=True)
            return foreign or [replace(c, score=min(c.score, NO_SURNAME)) for c in own]
        read = self._read(text, name=kind in ("place", "gate"))
        doubted = kind is not None and country == "vn"  # the name may be a native one
        return [replace(c, score=PERHAPS_NATIVE) for c in read] if doubted else read

    def _place(self, text: str, kind: str | None, country: str) -> list[Candidate]:
        """Return a place: as it is established, with its word for what it is, a chain of units."""
        if re.search("[-－–—―─~～至到]", text[1:]):
            from sinoviet.joined_names import joined_vi

            joined = joined_vi(text, self.glossary)
            if joined:
                return joined
        own = place_steps(text)
        if own[0].rule == "established form":
            return [Candidate(capital(" ".join(step.after for step in own)), 1.0, None, own)]
        named = featured_vi(text, self.glossary, country)
        if named:
            return named
        units = self._units(text, self.glossary) if _HAN_RUN.fullmatch(text) else []
        if not units or units[-1].entry is None:
            named = ward_vi(text, self.glossary)
        if not named and units and (kind is not None or _names_place(text, units)):
            return places_vi(units, self.glossary, country)
        return named

    @staticmethod
    def _units(text: str, glossary: Glossary) -> "list[Unit]":
        from sinoviet.units import units_zh  # not loaded for the name of a person

        return units_zh(text, glossary)

    def _read(self, text: str, *, name: bool) -> list[Candidate]:
        """Return the plain reading of a text; known names in it, and all of a name, get capitals."""
        steps: list[Step] = []
        pieces: list[str] = []
        at = 0
        text = _DATE.sub(_date_vi, text)
        for match in _HAN_RUN.finditer(text):
            own = place_steps(match[0]) if name else self._running_steps(match[0])
            steps.extend(own)
            pieces += [hanviet(text[at : match.start()]), " ".join(step.after for step in own)]
            at = match.end()
        pieces.append(hanviet(text[at:]))
        read = pieces[0]
        for piece in pieces[1:]:
            blank = (read[-1:].isalnum() or read[-1:] in (*",.;:?!)",)) and piece[:1].isalnum()
            read += (" " if blank else "") + piece
        read = " ".join(read.split())
        # a whole phrase word by word is a reading, no translation: nothing to rely on
        score = 1.0 if name or len(text) <= LONGEST_WORD else _WORD_BY_WORD
        proper = name or _looks_like_name(text)
        return [Candidate(capital(read) if proper else read, score, None, tuple(steps))]

    def _running_steps(self, run: str) -> tuple[Step, ...]:
        """Return the reading of running Han text, with the great places named in it as they are called."""
        steps: list[Step] = []
        start = at = 0
        while at < len(run):
            for end in range(min(len(run), at + 8), at + 1, -1):
                entry = self._great_place(run[at:end])
                if entry is not None:
                    steps.extend(word_steps(run[start:at]))
                    source = f"glossary: {entry.id}"
                    steps.append(Step("entry", run[at:end], entry.vi, source))
                    start = at = end
                    break
            else:
                at += 1
        return (*steps, *word_steps(run[start:]))

    def _people(self, text: str) -> list[Candidate]:
        """Return the people of a known place: 格鲁吉亚人 người Gruzia."""
        place = self._great_place(text[:-1]) if text.endswith("人") and len(text) > 2 else None
        if place is None:
            return []
        vi = f"người {place.vi}"
        return [Candidate(vi, 1.0, None, (Step("people of", text, vi, f"glossary: {place.id}"),))]

    def _great_place(self, name: str) -> Entry | None:
        """Return the country, province or city that is called so, unless the name is a word."""
        for form in self.glossary.lookup(form_key(name)):
            entry = self.glossary.entries[form.entry]
            great = entry.kind == "place" and entry.type in _GREAT and form.rank == PREFERRED
            if great and entry.vi and not _common_word(simplify(name)):
                return entry
        return None

    def _names_person(self, text: str) -> bool:
        """Return whether a text that no glossary has is a person's name rather than a word."""
        plain = simplify(text)
        if any(mark in plain for mark in "·•・"):
            return True
        if established(plain, "person"):
            return True
        if not _HAN_RUN.fullmatch(plain) or len(plain) < 2 or chinese_unit(plain) is not None:
            return False
        if plain[1] == "氏" and plain[0] in surnames_vn() and 3 <= len(plain) <= LONGEST_WORD:
            return True  # 阮氏芳草, though 芳草 is a word
        featured = featured_vi(plain, self.glossary, "")
        if _is_word(plain) or len(featured) == 1:
            return False  # of two readings one is plain, and 李春江 may be a person
        if place_steps(plain)[0].rule == "established form":
            return False  # 武当山
        size = surname_length(plain)
        if not size or len(plain) > size + 2 or not surnames()[plain[:size]][1]:
            return looks_transcribed(plain, 0.5 if len(plain) > 2 else 1.0)
        return not _may_end_with_head(plain) or not self._units(plain, self.glossary)


def _forms(entry: Entry, form: Form) -> list[Candidate]:
    """Return the forms of an entry, first the one that says as much as the form asked for."""
    return said_first(forms_vi(entry, form), fuller_vi(entry, form))


def _names_place(text: str, units: "Sequence[Unit]") -> bool:
    """Return whether a text that reads as a chain of places is one, and not a word."""
    if len(units) > 1:
        return any(unit.head or (unit.form and unit.form.rank == FULL) for unit in units)
    if units[0].entry is not None:
        return True
    if chinese_unit(text) is not None:
        return True
    small = units[0].head is not None and len(units[0].head.zh) == 1  # 洛桑江村 may be a person
    return not _is_word(simplify(text)) and not (small and transcribes(units[0].name, ""))


def _is_office(text: str) -> bool:
    """Return whether a text names an office or a body: its reading would be no translation."""
    if len(text) <= LONGEST_WORD:
        return False
    ends = ("roles.tsv", "bodies.tsv")
    return "、" in text or any(
        f"\t{text[-size:]}\t" in resources.text(name) for name in ends for size in (4, 3, 2)
    )


def _unreadable(read: Candidate, text: str) -> list[Candidate]:
    """Return a reading as what it is: no form of the name, an alternative only."""
    step = Step("not readable by rule", text, read.text, "grammar")
    return [Candidate(read.text, 0.1, None, (step, *read.steps))]


def _may_end_with_head(plain: str) -> bool:
    """Return whether the last character ends some generic head of places (县, 岸); quick."""
    return re.search(f"{re.escape(plain[-1])}[\t|]", resources.text("heads.tsv")) is not None


def _looks_like_name(text: str) -> bool:
    """Return whether a short text that is no word holds none either: then it is a name."""
    plain = simplify(text)
    if not 2 <= len(plain) <= LONGEST_WORD or not _HAN_RUN.fullmatch(plain) or _is_word(plain):
        return False
    return not any(_is_word(plain[i : i + 2]) for i in range(len(plain) - 1))


def _is_word(plain: str) -> bool:
    """Return whether a simplified text is an ordinary word of Chinese."""
    return (
        plain in resources.words("common_words_zh.txt")
        or plain in resources.words("nouns_zh.txt")
        or _common_word(plain)
    )


def _common_word(plain: str) -> bool:
    return plain in resources.rows("words_cn.tsv")


def _rather_chinese(text: str, entry: Entry, form: Form, country: str) -> bool:
    """Return whether a name is rather a unit of China than a former or by-name of Vietnam."""
    return (
        country != "vn"
        and entry.country == "vn"
        and (form.rank >= ACCEPTED or bool(entry.valid_to))
        and chinese_unit(text) is not None
    )


def _date_vi(match: re.Match[str]) -> str:
    """Return a Chinese date as Vietnamese writes it: 11月24日 -> ngày 24/11."""
    year, month, day, year_of_month, month_alone, year_alone = match.groups()
    if day:
        written = f"ngày {int(day)}/{int(month)}"
        return f"{written}/{year}" if year else written
    if month_alone:
        return f"tháng {int(month_alone)}/{year_of_month}"
    return f"năm {year_alone}"
