"""Vietnamese to Chinese: entries, chains of places, phrases, ranked persons, places and words."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from sinoviet import resources
from sinoviet.candidates import Candidate, entries_named, forms_zh, said_first, shared
from sinoviet.features import fuller_zh
from sinoviet.glossary import Entry, Form, Glossary
from sinoviet.hanzi import has_han, simplify
from sinoviet.readings import Step
from sinoviet.restore import restore_person, restore_place, restore_word
from sinoviet.text import fold

if TYPE_CHECKING:
    from sinoviet.units import Unit

#: Reads a title or organisation: text and kind -> candidates, none if it is no such phrase.
Phrases = Callable[[str, str | None], list[Candidate]]

#: Share of all namesakes together of a person whom the glossary knows.
_NAMESAKES = 0.1

#: How sure a person's name is whose family name no table has.
_NO_SURNAME = 0.6


class ToChinese:
    """Writes Vietnamese names in simplified characters by one glossary.

    >>> from sinoviet.glossary import load
    >>> ToChinese(load(), lambda text, kind: []).candidates("huyện Malypho")[0].text
    '麻栗坡县'
    """

    def __init__(self, glossary: Glossary, phrases: Phrases) -> None:
        self.glossary = glossary
        self.phrases = phrases

    def candidates(self, text: str, kind: str | None = None, country: str = "") -> list[Candidate]:
        """Return the Chinese forms of ``text``, best first; probabilities sum up to one at most."""
        if has_han(text):
            step = Step("script", text, simplify(text), "opencc")
            return [Candidate(simplify(text), 1.0, None, (step,))]
        entries = entries_named(text, kind, self.glossary)
        entries = _rather_places(entries, text)
        found = [candidate for pair in entries for candidate in _forms(*pair)]
        if found:
            return _with_namesakes(_of_china(shared(found), text), text, country)
        headed = _may_have_head(text) or bool(re.search(r"[-–—]", text))
        if kind in ("place", "gate") or (kind is None and headed):
            places = self._joined(text, country) or self._places(text, country, sure=kind is None)
            if places or (kind is not None and headed and text[0].islower()):
                return places  # or nothing: a head is no part of a name
        if kind in ("title", "organisation") or (kind is None and len(text.split()) > 2):
            found = self.phrases(text, kind)
            if found:
                return found
        named = kind is not None or all(word[:1].isupper() for word in text.split(" "))
        if kind in ("person", None) and named:
            persons = _established(text) or restore_person(text, country)
            if persons:
                return persons
        if kind in ("place", "gate", None) and named:
            return restore_place(text, country)
        if kind == "person":  # of a family that no table has: a name that is known, or by character
            return restore_word(text) or [
                Candidate(c.text, c.score * _NO_SURNAME, None, c.steps)
                for c in restore_place(text, country)
            ]
        return restore_word(text) if kind is None else []

    def _joined(self, text: str, country: str) -> list[Candidate]:
        """Return names that a dash joins: cao tốc Hà Nội - Hải Phòng."""
        if not re.search(r"[-–—]", text):
            return []
        from sinoviet.joined_names import joined_zh

        return joined_zh(text, self.glossary, country)

    def _places(self, text: str, country: str, *, sure: bool) -> list[Candidate]:
        """Return a chain of places in Chinese; ``sure``: known ones, or behind a head, only."""
        from sinoviet.named_after import named_zh
        from sinoviet.units import same_country, unit_from_vi, unit_in_zh

        pieces = re.split(r"\s*,\s*|\s+-\s+", text)
        units = [unit_from_vi(piece, self.glossary, country) for piece in pieces]
        if " - " in text and any(unit is None for unit in units):  # phường Văn Miếu - Quốc Tử Giám
            return named_zh(
                text, unit_from_vi(text, self.glossary, country), self.glossary, country
            )
        if len(units) == 1 and (units[0] is None or units[0].entry is None):
            return named_zh(text, units[0], self.glossary, country)
        if any(unit is None for unit in units) and (sure or len(units) > 1):
            return []
        known = [unit for unit in units if unit is not None]
        country = country or same_country(known)
        score = 1.0
        steps: tuple[Step, ...] = ()
        written = ""
        for piece, unit in zip(pieces, known, strict=True):
            zh = unit_in_zh(unit)
            if zh is not None and unit.entry is not None:
                zh = _said_once(zh, unit)
                own = [Candidate(zh, 1.0, None, (Step("entry", unit.name, zh, _source(unit)),))]
            else:
                own = named_zh(piece, unit, self.glossary, country) if unit.entry is None else []
            if not own:
                return []
            written = own[0].text + written
            score *= own[0].score
            steps = (*own[0].steps, *steps)
        return [Candidate(written, score, None, steps)] if written else []


def _forms(entry: Entry, form: Form) -> list[Candidate]:
    """Return the forms of an entry, first the one that says as much as the form asked for."""
    return said_first(forms_zh(entry, form), fuller_zh(entry, form))


def _rather_places(entries: list[tuple[Entry, Form]], text: str) -> list[tuple[Entry, Form]]:
    """Return the entries without persons where a name begins with a small word: hồ | Xuân Hương."""
    first, _, rest = text.partition(" ")
    if not (first.islower() and rest[:1].isupper() and _may_have_head(text)):
        return entries
    return [pair for pair in entries if pair[0].kind != "person"]


def _source(unit: "Unit") -> str:
    return f"glossary: {unit.entry.id}" if unit.entry is not None else ""


def _said_once(zh: str, unit: "Unit") -> str:
    """Return the Chinese of an entry without a second word for what it is: 澜沧江 | 河."""
    from sinoviet.features import ends_with_feature
    from sinoviet.units import NATURAL

    entry, head = unit.entry, unit.head
    if entry is None or head is None or head.type not in NATURAL:
        return zh
    return entry.zh if zh == entry.zh + head.zh and ends_with_feature(entry.zh) else zh


@cache
def _known_persons() -> dict[str, str]:
    """Return the persons whose Vietnamese name is established, by that name."""
    rows = resources.table("established.tsv", ("zh", "kind", "vi", "source"))
    return {
        fold(form): zh for zh, kind, vi, _ in rows for form in vi.split("|") if kind == "person"
    }


def _established(text: str) -> list[Candidate]:
    """Return a person of the table of established names, and behind what a namesake would be."""
    zh = _known_persons().get(fold(text))
    if zh is None:
        return []
    known = Candidate(
        zh, 1 - _NAMESAKES, None, (Step("established form", text, zh, "established"),)
    )
    others = [c for c in restore_person(text) if c.text != zh]
    total = sum(c.score for c in others) or 1.0
    return [known, *(replace(c, score=c.score / total * _NAMESAKES) for c in others)]


def _with_namesakes(found: list[Candidate], text: str, country: str) -> list[Candidate]:
    """Return the known person first, and behind it what a namesake would be called."""
    entry = found[0].entry
    if entry is None or entry.kind != "person":
        return found
    known = {candidate.text for candidate in found}
    others = restore_person(text, country or entry.country)
    others = [c for c in others if c.text not in known]
    share = _NAMESAKES if others else 0.0
    total = sum(c.score for c in others) or 1.0
    return [
        *(Candidate(c.text, c.score * (1 - share), c.entry, c.steps) for c in found),
        *(Candidate(c.text, c.score / total * share, None, c.steps) for c in others),
    ]


def _of_china(found: list[Candidate], text: str) -> list[Candidate]:
    """Return bodies of China with their country where the text says it: Bộ … Trung Quốc."""
    if not text.endswith("Trung Quốc"):
        return found
    return [
        Candidate(f"中国{c.text}", c.score, c.entry, c.steps)
        if c.entry is not None
        and c.entry.kind in ("organisation", "title")
        and c.entry.country == "cn"
        and not re.search("中国|中华|中共|中央|全国|[中越][越中]|驻华", c.text)
        else c
        for c in found
    ]


def _may_have_head(text: str) -> bool:
    """Return whether a generic head of places may begin the text or a piece of it; quick."""
    heads = (resources.text("heads.tsv") + resources.text("features.tsv")).lower()
    firsts = (piece.split(" ")[0].lower() for piece in re.split(r", ?| - ", text))
    return any(re.search(rf"(?:^|[\n\t|]){re.escape(first)}\b", heads) for first in firsts)
