"""Vietnamese places that no table has, in Chinese: called after greater places or persons, or restored.

*phường Móng Cái 1* 芒街一坊, *phường Nùng Trí Cao* 侬智高坊, *cổ trấn Thúc Hà* 束河古镇, *sông Ly Giang* 漓江
"""

import re
from dataclasses import replace
from functools import cache

from sinoviet import resources
from sinoviet.candidates import Candidate
from sinoviet.features import Feature, feature_vi, said_twice
from sinoviet.glossary import ACCEPTED, DERIVED, PREFERRED, Entry, Glossary, form_key
from sinoviet.ordinals import to_han
from sinoviet.readings import Step, name_read, units_read
from sinoviet.restore import restore_person, restore_place, restore_word
from sinoviet.text import fold
from sinoviet.units import Unit, without_feature

#: A road with a number, perhaps a branch of it: quốc lộ 1A.
_NUMBERED_ROAD = re.compile(r"\d{1,3}[A-Z]?")
_NUMBERED = re.compile(r"(?:(.+) )?(\d{1,2})")
#: Types of place that are called after persons.
_AFTER_PERSONS = frozenset(("ward", "commune", "landmark"))
#: Middle names that only persons bear.
_OF_PERSONS = re.compile(r"\w+ (?:Văn|Thị|Hữu|Đình|Bá) \w+")
#: Share of persons' names among what such a name may be, and of 芒街一坊 beside 芒街1坊.
_PERSONS, _IN_HAN = 0.7, 0.8
#: Where the name stands in a word for a kind of place that goes around it: phố Hàng, 行…街.
_NAME = "…"
#: How much likelier a name is for being a word as well.
_WORDS = 8.0
#: How sure a name is at most whose characters were restored.
_RESTORED = 0.65
#: Share of the units of China that are read like a name, in China and where no country is said.
_UNITS = {"cn": 0.9, "": 0.6}


def named_zh(text: str, unit: Unit | None, glossary: Glossary, country: str) -> list[Candidate]:
    """Return the Chinese candidates of a place with its head that has no entry; none if it has none.

    >>> from sinoviet.glossary import load
    >>> from sinoviet.units import unit_from_vi
    >>> def named(text):
    ...     return named_zh(text, unit_from_vi(text, load()), load(), "")[0].text
    >>> named("phường Móng Cái 1"), named("cổ trấn Thúc Hà"), named("đảo Hải Nam")
    ('芒街一坊', '束河古镇', '海南岛')
    """
    long = feature_vi(text) if text[:1].isupper() else None
    said_small = text[:1].islower() or unit is not None or (long is not None and " " in long[0])
    found = feature_vi(text) if said_small else None
    if found is not None:
        said, feature = found
        head = unit.head if unit is not None else None
        word = head.zh if head is not None and form_key(head.vi) == said else feature.zh
        rest = text.split(" ", said.count(" ") + 1)[-1]
        named = _said_twice(rest, feature, glossary, country)
        if named:
            return named
        numbered = _NUMBERED_ROAD.fullmatch(rest)
        if numbered is not None:
            return _with_head([Candidate(f"{rest}号", 1.0)], said, word)
        names = _names(rest, glossary, country, head.type if head else "landmark", "")
        if names and names[0].steps[-1].rule == "character of places":
            names = _rather_words(rest, names)
        return _with_head(names, said, word)
    if unit is None or unit.head is None:
        return []
    head = unit.head
    numbered = _NUMBERED.fullmatch(unit.name)
    if numbered is not None:
        return _numbered(numbered, unit, glossary)
    whole = _entry_of(unit.name, glossary, ("place",), country or head.country)
    if " - " in unit.name and not whole:
        parts = [
            next(iter(_names(part, glossary, country or head.country, "", head.zh)), None)
            for part in unit.name.split(" - ")
        ]
        if any(part is None for part in parts):
            return []
        both = [part for part in parts if part is not None]
        steps = tuple(step for part in both for step in part.steps)
        joined = Candidate(
            "-".join(p.text for p in both), both[0].score * both[-1].score, None, steps
        )
        return _with_head([joined], head.vi, head.zh)
    names = _names(unit.name, glossary, country or head.country, head.type, head.zh)
    return _with_head(names, head.vi, head.zh)


def _with_head(names: list[Candidate], said: str, word: str) -> list[Candidate]:
    """Return names with their head; one that was restored is never certain."""
    step = Step("generic head", said, word, "heads")
    if names and any(s.rule == "character of places" for s in names[0].steps):
        names = [replace(c, score=c.score * _RESTORED) for c in names]
    front, _, tail = word.rpartition(_NAME)
    return [
        replace(c, text=f"{front}{c.text}{tail}", entry=None, steps=(*c.steps, step)) for c in names
    ]


def _said_twice(rest: str, feature: Feature, glossary: Glossary, country: str) -> list[Candidate]:
    """Return the name of a feature that says twice what it is: *sông Ly Giang*."""
    found = said_twice(rest, feature)
    if found is None:
        return []
    name, han = found
    known = _entry_of(rest, glossary, ("place", "gate"), "")
    if known is not None and known[1].endswith(han):
        return [Candidate(known[1], 1.0, None, (_entry_step(rest, known),))]
    return _with_head(restore_place(name, country), rest.removeprefix(name).strip(), han)


def _names(name: str, glossary: Glossary, country: str, kind: str, head: str) -> list[Candidate]:
    """Return the candidates of a name without its head: whom or what it is called after, or restored."""
    known = _entry_of(name, glossary, ("place", "gate"), country)
    if known is None and kind in _AFTER_PERSONS:
        known = _entry_of(name, glossary, ("person",), country)
    if known is not None:
        return [Candidate(known[1], 1.0, None, (_entry_step(name, known),))]
    zh = _established().get(fold(name))
    if zh is not None:
        step = Step("established form", name, zh, "established")
        return [Candidate(zh, 1.0, None, (step,))]
    restored = restore_place(name, country)
    if kind in _AFTER_PERSONS and _OF_PERSONS.fullmatch(name):
        persons = restore_person(name, "vn")
        restored = _mixed(persons, restored, _PERSONS)
    units = units_read(name, head) if country != "vn" and head else []
    if units:
        rule = "units of China read like this"
        own = [
            Candidate(zh, 1 / len(units), None, (Step(rule, name, zh, "GB/T 2260"),))
            for zh in units
        ]
        restored = _mixed(own, restored, _UNITS[country])
    return restored


def names_zh(
    name: str, glossary: Glossary, country: str, kinds: tuple[str, ...]
) -> list[Candidate]:
    """Return the candidates of a bare name among others: a place of these kinds, or restored.

    >>> from sinoviet.glossary import load
    >>> names_zh("Sài Gòn", load(), "", ("place",))[0].text
    '西贡'
    """
    known = _entry_of(name, glossary, kinds[:1], country)
    known = known or _entry_of(name, glossary, kinds, country)
    if known is not None:
        return [Candidate(known[1], 1.0, None, (_entry_step(name, known),))]
    zh = _established().get(fold(name))
    if zh is not None:
        return [Candidate(zh, 1.0, None, (Step("established form", name, zh, "established"),))]
    return restore_place(name, country)


def _rather_words(name: str, restored: list[Candidate]) -> list[Candidate]:
    """Return the candidates of a name, those that are words before the others: 社稷, 南郊."""
    words = {c.text: c.score for c in restore_word(name)}
    weights = [c.score * (1 + _WORDS * words.get(c.text, 0.0)) for c in restored]
    found = [replace(c, score=w / sum(weights)) for c, w in zip(restored, weights, strict=True)]
    return sorted(found, key=lambda c: -c.score)


def _mixed(first: list[Candidate], second: list[Candidate], share: float) -> list[Candidate]:
    """Return two lists of candidates as one, the first with this share of the probability."""
    if not first or not second:
        return first or second
    known = {c.text for c in first}
    mixed = [replace(c, score=c.score * share) for c in first]
    mixed += [replace(c, score=c.score * (1 - share)) for c in second if c.text not in known]
    return sorted(mixed, key=lambda c: -c.score)


def _numbered(match: "re.Match[str]", unit: Unit, glossary: Glossary) -> list[Candidate]:
    """Return a ward with a number: *phường 1* 第一坊, *phường Móng Cái 1* 芒街一坊 or 芒街1坊."""
    number, head = int(match[2]), unit.head
    if head is None:
        return []
    if not match[1]:
        return _with_head([Candidate(f"第{to_han(number)}", 1.0)], head.vi, head.zh)
    names = _names(match[1], glossary, head.country, head.type, "")
    both = [
        replace(c, text=f"{c.text}{said}", score=c.score * share)
        for c in names
        for said, share in ((to_han(number), _IN_HAN), (str(number), 1 - _IN_HAN))
    ]
    return _with_head(sorted(both, key=lambda c: -c.score), head.vi, head.zh)


def _entry_of(
    name: str, glossary: Glossary, kinds: tuple[str, ...], country: str
) -> tuple[Entry, str] | None:
    """Return the entry that has this name, one of the country if it is said, and its Chinese.

    Its Chinese is the form that says as much: *phường Sài Gòn* is 西贡坊, and not 胡志明市坊.
    """
    pairs = [(glossary.entries[form.entry], form) for form in glossary.lookup(form_key(name))]
    for entry, form in sorted(pairs, key=lambda pair: (bool(pair[0].valid_to), pair[1].rank)):
        if entry.kind not in kinds or country not in ("", entry.country) or form.rank > DERIVED:
            continue
        forms = [zh for zh in (entry.zh, *entry.zh_accepted) if zh]
        if entry.kind == "person":  # the name itself, and not what he ruled as: 光中 | 帝
            forms += [zh[:-1] for zh in forms if zh[-1] in "帝王"]
            alike = [zh for zh in forms if fold(name_read(zh)) == fold(name)]
            if form.rank == ACCEPTED:  # Bà Triệu
                by_name = [zh for zh in entry.zh_accepted if len(zh) == len(name.split(" "))]
                alike = alike or by_name
        else:
            syllables = len(name.split(" "))
            alike = [zh for zh in forms if len(zh) == syllables]
            if form.rank == PREFERRED:
                alike = alike[:1] or ([without_feature(entry, syllables)] if forms else [])
        if alike:
            return entry, alike[0]
    return None


def _entry_step(name: str, found: tuple[Entry, str]) -> Step:
    return Step("entry", name, found[1], f"glossary: {found[0].id}")


@cache
def _established() -> dict[str, str]:
    """Return the Chinese of places whose Vietnamese form is established, by that form."""
    rows = resources.table("established.tsv", ("zh", "kind", "vi", "source"))
    return {fold(form): zh for zh, kind, vi, _ in rows for form in vi.split("|") if kind == "place"}
