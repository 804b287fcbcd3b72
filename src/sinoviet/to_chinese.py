"""Vietnamese to Chinese: entries, chains of places, phrases, ranked persons, places and words."""

import re
from collections.abc import Callable

from sinoviet import resources
from sinoviet.candidates import Candidate, entries_named, forms_zh, shared
from sinoviet.glossary import Glossary
from sinoviet.hanzi import has_han, simplify
from sinoviet.readings import Step
from sinoviet.restore import restore_person, restore_place, restore_word

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
        found = [candidate for pair in entries for candidate in forms_zh(*pair)]
        if found:
            return _with_namesakes(_of_china(shared(found), text), text, country)
        if kind in ("place", "gate") or (kind is None and _may_have_head(text)):
            places = self._places(text, country, sure=kind is None)
            if places:
                return places
        if kind in ("title", "organisation") or (kind is None and len(text.split()) > 2):
            found = self.phrases(text, kind)
            if found:
                return found
        named = kind is not None or all(word[:1].isupper() for word in text.split(" "))
        if kind in ("person", None) and named:
            persons = restore_person(text, country)
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

    def _places(self, text: str, country: str, *, sure: bool) -> list[Candidate]:
        """Return a chain of places in Chinese; ``sure``: known ones, or behind a head, only."""
        from sinoviet.units import same_country, unit_from_vi, unit_in_zh

        pieces = re.split(r"\s*,\s*|\s+-\s+", text)
        units = [unit_from_vi(piece, self.glossary, country) for piece in pieces]
        if any(unit is None for unit in units) and (sure or len(units) > 1):
            return []
        known = [unit for unit in units if unit is not None]
        country = country or same_country(known)
        written: list[tuple[str, float, tuple[Step, ...]]] = []
        for unit in known:
            zh = unit_in_zh(unit)
            if zh is not None and unit.entry is not None:
                step = Step("entry", unit.name, zh, f"glossary: {unit.entry.id}")
                written.append((zh, 1.0, (step,)))
            elif unit.entry is not None:
                return []
            else:
                restored = restore_place(unit.name, country)
                if not restored:
                    return []
                if len(known) == 1 and unit.head is not None:
                    step = Step("generic head", unit.head.vi, unit.head.zh, "heads")
                    return [
                        Candidate(c.text + unit.head.zh, c.score, None, (*c.steps, step))
                        for c in restored
                    ]
                best = restored[0]
                written.append(
                    (best.text + (unit.head.zh if unit.head else ""), best.score, best.steps)
                )
        if not written:
            return []
        score = 1.0
        for _, p, _ in written:
            score *= p
        steps = tuple(step for _, _, many in reversed(written) for step in many)
        return [Candidate("".join(zh for zh, _, _ in reversed(written)), score, None, steps)]


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
    heads = resources.text("heads.tsv").lower()
    firsts = (piece.split(" ")[0].lower() for piece in re.split(r", ?| - ", text))
    return any(re.search(rf"(?:^|[\n\t|]){re.escape(first)}\b", heads) for first in firsts)
