"""The Vietnamese of a person's name in Chinese: its readings with their shares, or that none is certain."""

import re
from functools import cache

from sinoviet import resources
from sinoviet.candidates import Candidate
from sinoviet.hanzi import HAN_CLASS, simplify
from sinoviet.place_names import established
from sinoviet.readings import (
    Step,
    capital,
    character,
    is_transcription,
    looks_transcribed,
    person_steps,
    surname_length,
    word_steps,
)
from sinoviet.text import fold

#: So long a text may be one word; a longer one is a phrase, and its reading says less.
LONGEST_WORD = 4
#: How sure the reading of a person's name is whose family name no table has.
NO_SURNAME = 0.6
#: Share of a character's or family name's usual reading, where there are others.
_USUAL = 0.9
_HAN_RUN = re.compile(f"[{HAN_CLASS}]+")


def person_vi(name: str, country: str) -> list[Candidate]:
    """Return the readings of a person's name, or that it cannot be read by rule."""
    forms = established(name, "person")
    if forms:
        share = 1.0 - _USUAL if len(forms) > 1 else 0.0
        return [
            Candidate(
                vi,
                share / (len(forms) - 1) if i else 1.0 - share,
                None,
                (Step("established form", name, vi, "established"),),
            )
            for i, vi in enumerate(forms)
        ]
    if transcribes(name, country):
        steps = word_steps(re.sub("[·•・‧]", "", simplify(name)))
        text = capital(" ".join(step.after for step in steps))
        step = Step("not readable by rule", name, text, "transcription_zh")
        return [Candidate(text, 0.1, None, (step, *steps))]
    steps = person_steps(name)
    options = [_person_options(step, first=i == 0, country=country) for i, step in enumerate(steps)]
    sure = 1.0 if surname_length(name) else NO_SURNAME
    ranked: list[tuple[float, tuple[Step, ...]]] = [(sure, ())]
    for one in options:
        ranked = [(p * q, (*done, step)) for p, done in ranked for step, q in one]
        ranked = sorted(ranked, key=lambda item: -item[0])[:40]
    kept: dict[str, Candidate] = {}
    for p, chosen in ranked:
        text = " ".join(step.after for step in chosen)
        kept.setdefault(text, Candidate(text, p, None, chosen))
    return list(kept.values())


def transcribes(name: str, country: str) -> bool:
    """Return whether a person's name writes foreign sounds, where one knows that it is a person's.

    A family name that no table has is no sign of it (咸辉), nor are two in a Vietnamese name of
    four characters (裴黄越英).
    """
    plain = simplify(name)
    if not surname_length(plain) and _HAN_RUN.fullmatch(plain):
        foreign = looks_transcribed(plain) or any(looks_transcribed(2 * c, 1.5) for c in plain)
        return foreign or len(plain) > LONGEST_WORD
    double = country != "cn" and len(plain) == 4 and {plain[0], plain[1]} <= surnames_vn().keys()
    return is_transcription(name) and not (double and not looks_transcribed(plain[2:], 1.2))


def _person_options(step: Step, *, first: bool, country: str) -> list[tuple[Step, float]]:
    """Return the readings of one part of a name with their shares."""
    if step.rule == "unknown character":
        return [(step, 1.0)]
    if step.rule == "family name":
        others = [vi for vi in _other_surnames(simplify(step.before)) if vi != step.after]
        usual = step.after
        if country == "vn" and surnames_vn().get(simplify(step.before)):
            usual = surnames_vn()[simplify(step.before)]
            others = [vi for vi in (step.after, *others) if vi != usual]
    else:
        usual = step.after
        if country == "vn":
            usual = capital(_given_in_vietnam(simplify(step.before)) or usual)
        one = character(step.before)
        same = (many for many in one.readings.values() if usual.lower() in many) if one else ()
        others = [capital(vi) for many in same for vi in many if vi != usual.lower()]
    others = list(dict.fromkeys(others))[:3]
    rest = (1 - _USUAL) / len(others) if others else 0.0
    best = (Step(step.rule, step.before, usual, step.source), _USUAL if others else 1.0)
    return [best, *((Step(step.rule, step.before, vi, step.source), rest) for vi in others)]


@cache
def _surname_forms() -> dict[str, tuple[str, ...]]:
    found = {}
    for zh, vi, others, _ in resources.table("surnames_cn.tsv", ("zh", "vi", "vi_forms", "weight")):
        found[zh] = (vi, *filter(None, others.split("|")))
    return found


def _other_surnames(zh: str) -> tuple[str, ...]:
    return _surname_forms().get(zh, ())[1:]


@cache
def surnames_vn() -> dict[str, str]:
    """Return Vietnamese family names by their first character: 武 Vũ, 黄 Hoàng.

    >>> surnames_vn()["阮"]
    'Nguyễn'
    """
    found: dict[str, str] = {}
    for vi, zh, _ in resources.table("surnames_vn.tsv", ("vi", "zh", "weight")):
        for name in filter(None, zh.split("|")[:1]):
            found.setdefault(name, vi)
    return found


@cache
def _vietnamese_given() -> dict[str, dict[str, float]]:
    """Return the syllables that Vietnamese given names write with a character, with weights."""
    found: dict[str, dict[str, float]] = {}
    for line in resources.text("given_vn.tsv").splitlines()[1:]:
        key, _, cells = line.partition("\t")
        syllable = key.split(" ")[0]
        for cell in cells.split(" "):
            zh, _, weight = cell.partition(":")
            weights = found.setdefault(zh, {})
            weights[syllable] = max(weights.get(syllable, 0.0), float(weight))
    return found


def _given_in_vietnam(hanzi: str) -> str:
    """Return the syllable of a Vietnamese given name for a character, or an empty string."""
    weights = _vietnamese_given().get(hanzi, {})
    one = character(hanzi)
    usual = fold(one.name) if one is not None else ""
    if not weights or weights.get(usual, 0.0) >= 0.5 * max(weights.values()):
        return one.name if one is not None else ""
    return max(weights, key=lambda syllable: weights[syllable])
