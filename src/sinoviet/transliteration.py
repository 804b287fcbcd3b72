"""A name or phrase in, its form in the other language out, with the steps and the alternatives.

What decides, first to last, in both directions:

1. an entry of the glossary, by any of its forms;
2. a chain of places with their generic heads (*huyện Malypho*, 云南省文山州);
3. a title or organisation that the grammar reads from end to end;
4. Chinese to Vietnamese: a person by family name, else the reading of the words and characters;
   Vietnamese to Chinese: ranked candidates for a person or a place.

``kind`` narrows this to one kind of name.  Numbers, dates in figures and Latin letters pass
untouched; an unknown character stays, and the result is not complete.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Literal

from sinoviet import resources
from sinoviet.errors import InputError
from sinoviet.glossary import (
    ACCEPTED,
    AVOID,
    FULL,
    KINDS,
    Entry,
    Form,
    Glossary,
    Kind,
    form_key,
    load,
)
from sinoviet.hanzi import HAN_CLASS, has_han, simplify, traditionalise
from sinoviet.lexicon import Word
from sinoviet.readings import (
    Step,
    capital,
    character,
    hanviet,
    is_transcription,
    looks_transcribed,
    person_steps,
    restyle,
    surname_length,
    surnames,
    word_steps,
)
from sinoviet.restore import Ranked, restore_person, restore_place, restore_word
from sinoviet.syllable import ToneStyle
from sinoviet.text import canonical, fold
from sinoviet.units import (
    Unit,
    chinese_unit,
    same_country,
    unit_from_vi,
    unit_in_zh,
    unit_vi,
    units_zh,
)

if TYPE_CHECKING:
    from sinoviet.resolver import Resolver

Target = Literal["vi", "zh-Hans", "zh-Hant"]
TARGETS: tuple[Target, ...] = ("vi", "zh-Hans", "zh-Hant")

#: Share of the preferred form of an entry among its correct forms, where there are others.
_PREFERRED = 0.8
#: Share of a character's or family name's usual reading, where there are others.
_USUAL = 0.9
#: Share of all namesakes together of a person whom the glossary knows.
_NAMESAKES = 0.1
#: Places that stand out in running text.
_GREAT = frozenset(
    ("country", "province", "municipality", "autonomous-region", "sar", "prefecture", "city")
)
_HAN_RUN = re.compile(f"[{HAN_CLASS}]+")
_DATE = re.compile(r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})[日号]|(\d{4})年(\d{1,2})月|(\d{4})年")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A form in the other language with its probability (0 to 1), its entry if it has one.

    >>> transliterate("Trần Minh").alternatives[0].text
    '陈明'
    """

    text: str
    score: float
    entry: Entry | None = None
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Transliteration:
    """The form of a name in the other language, and why.

    ``text`` is the best candidate, None when nothing can be said.  ``alternatives`` are all
    candidates, best first (the first is ``text``), with probabilities.  ``complete`` says that
    nothing is left to decide: every part has a form, and the best is likelier than all others.

    >>> one = transliterate("曾明琥")
    >>> one.text, one.complete, one.steps[0].rule
    ('Tăng Minh Hổ', True, 'family name')
    """

    input: str
    to: str
    text: str | None
    alternatives: tuple[Candidate, ...]
    steps: tuple[Step, ...]
    complete: bool


class Transliterator:
    """Transliterates names by one glossary; make it once, use it for many.

    >>> Transliterator().transliterate("麻栗坡县").text
    'huyện Malypho'
    """

    def __init__(self, glossary: Glossary | None = None) -> None:
        self.glossary = glossary if glossary is not None else load()

    @cached_property
    def _resolver(self) -> "Resolver":
        from sinoviet.resolver import Resolver

        return Resolver(self.glossary)

    def transliterate(
        self, name: str, to: str | None = None, kind: str | None = None, *,
        country: str = "", limit: int = 10, tone_style: ToneStyle = "old",
    ) -> Transliteration:  # fmt: skip
        """Return the form of ``name`` in the other language; see :func:`transliterate`."""
        if to is not None and to not in TARGETS:
            raise InputError(f"to is {to!r}; use one of {', '.join(TARGETS)}")
        if kind is not None and kind not in KINDS:
            raise InputError(f"kind is {kind!r}; use one of {', '.join(KINDS)}")
        text = canonical(" ".join(name.split()))
        if to is None:
            to = "vi" if has_han(text) else "zh-Hans"
        if to == "vi":
            found = self._to_vi(text, kind, country)
            found = [
                Candidate(restyle(c.text, tone_style), c.score, c.entry, c.steps) for c in found
            ]
        else:
            found = self._to_zh(text, kind, country)
            if to == "zh-Hant":
                found = [_in_traditional(c, kind) for c in found]
        return _result(name, to, found[:limit])

    # Entries -----------------------------------------------------------------------------------

    def _entries(self, text: str, kind: str | None) -> list[tuple[Entry, Form]]:
        found = [
            (self.glossary.entries[form.entry], form)
            for form in self.glossary.lookup(form_key(text))
        ]
        if kind is not None:
            found = [pair for pair in found if pair[0].kind == kind]
        return sorted(found, key=lambda pair: (*_order(*pair), pair[0].id))

    # To Vietnamese -----------------------------------------------------------------------------

    def _to_vi(self, text: str, kind: str | None, country: str) -> list[Candidate]:
        entries = self._entries(text, kind)
        found = [candidate for pair in entries for candidate in _forms_vi(*pair)]
        if found and kind in ("place", None) and _rather_chinese(text, *entries[0], country):
            found = [*_places_vi(units_zh(text, Glossary({}, {}))), *found]
        if found:
            return _shared(found)
        if not has_han(text):
            return []
        if kind == "person" or (kind is None and self._names_person(text)):
            return _person_vi(text, country)
        if kind in ("place", "gate", None):
            units = units_zh(text, self.glossary) if _HAN_RUN.fullmatch(text) else []
            if units and (kind is not None or self._names_place(text, units)):
                return _places_vi(units)
        if kind in ("title", "organisation", None) and _HAN_RUN.search(text) and len(text) > 2:
            found = self._phrase(text, kind, "vi")
            if found:
                return found
        return self._read_vi(text, name=kind in ("place", "gate"))

    def _read_vi(self, text: str, *, name: bool) -> list[Candidate]:
        """Return the plain reading of a text; known names in it, and all of a name, get capitals."""
        steps: list[Step] = []
        pieces: list[str] = []
        at = 0
        text = _DATE.sub(_date_vi, text)
        for match in _HAN_RUN.finditer(text):
            own = _place_steps(match[0]) if name else self._running_steps(match[0])
            steps.extend(own)
            pieces += [hanviet(text[at : match.start()]), " ".join(step.after for step in own)]
            at = match.end()
        pieces.append(hanviet(text[at:]))
        read = pieces[0]
        for piece in pieces[1:]:
            blank = (read[-1:].isalnum() or read[-1:] in (*",.;:?!)",)) and piece[:1].isalnum()
            read += (" " if blank else "") + piece
        read = " ".join(read.split())
        return [Candidate(capital(read) if name else read, 1.0, None, tuple(steps))]

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

    def _great_place(self, name: str) -> Entry | None:
        """Return the country, province or city that is called so, unless the name is a word."""
        for form in self.glossary.lookup(form_key(name)):
            entry = self.glossary.entries[form.entry]
            great = entry.kind == "place" and entry.type in _GREAT and form.rank <= FULL
            if great and entry.vi and not _common_word(simplify(name)):
                return entry
        return None

    def _names_person(self, text: str) -> bool:
        """Return whether a text that no glossary has is a person's name rather than a word."""
        plain = simplify(text)
        if any(mark in plain for mark in "·•・"):
            return True
        if not _HAN_RUN.fullmatch(plain) or len(plain) < 2 or chinese_unit(plain) is not None:
            return False
        if _is_word(plain):
            return False
        size = surname_length(plain)
        if not size or len(plain) > size + 2 or not surnames()[plain[:size]][1]:
            return looks_transcribed(plain)
        return not units_zh(plain, self.glossary)

    @staticmethod
    def _names_place(text: str, units: Sequence[Unit]) -> bool:
        if len(units) > 1:
            return any(unit.head or (unit.form and unit.form.rank == FULL) for unit in units)
        if units[0].entry is not None:
            return True
        return chinese_unit(text) is not None or not _is_word(simplify(text))

    # To Chinese --------------------------------------------------------------------------------

    def _to_zh(self, text: str, kind: str | None, country: str) -> list[Candidate]:
        if has_han(text):
            step = Step("script", text, simplify(text), "opencc")
            return [Candidate(simplify(text), 1.0, None, (step,))]
        found = [
            candidate
            for entry, form in self._entries(text, kind)
            for candidate in _forms_zh(entry, form)
        ]
        if found:
            return self._with_namesakes(_shared(found), text, country)
        if kind in ("place", "gate", None):
            places = self._places_zh(text, country, sure=kind is None)
            if places:
                return places
        if kind in ("title", "organisation") or (kind is None and len(text.split()) > 2):
            found = self._phrase(text, kind, "zh")
            if found:
                return found
        named = kind is not None or all(word[:1].isupper() for word in text.split(" "))
        if kind in ("person", None) and named:
            persons = [_candidate(ranked) for ranked in restore_person(text, country)]
            if persons:
                return persons
        if kind in ("place", "gate", None) and named:
            return [_candidate(ranked) for ranked in restore_place(text, country)]
        return [_candidate(ranked) for ranked in restore_word(text)] if kind is None else []

    @staticmethod
    def _with_namesakes(found: list[Candidate], text: str, country: str) -> list[Candidate]:
        """Return the known person first, and behind it what a namesake would be called."""
        entry = found[0].entry
        if entry is None or entry.kind != "person":
            return found
        known = {candidate.text for candidate in found}
        others = [_candidate(r) for r in restore_person(text, country or entry.country)]
        others = [c for c in others if c.text not in known]
        share = _NAMESAKES if others else 0.0
        total = sum(c.score for c in others) or 1.0
        return [
            *(Candidate(c.text, round(c.score * (1 - share), 4), c.entry, c.steps) for c in found),
            *(Candidate(c.text, round(c.score / total * share, 4), None, c.steps) for c in others),
        ]

    def _places_zh(self, text: str, country: str, *, sure: bool) -> list[Candidate]:
        """Return a chain of places in Chinese; ``sure``: known ones, or behind a head, only."""
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
                    head = unit.head
                    return [_with_head(ranked, head) for ranked in restored]
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

    # Titles and organisations ------------------------------------------------------------------

    def _phrase(self, text: str, kind: str | None, to: str) -> list[Candidate]:
        """Return the form of a title or organisation that the grammar reads from end to end."""
        for mention in self._resolver.resolve(text):
            whole = mention.span.start == 0 and mention.span.end == len(text)
            form = mention.vi if to == "vi" else mention.zh
            if not whole or not form or mention.kind not in ("title", "organisation"):
                return []
            if kind is not None and mention.kind != kind:
                return []
            step = Step("grammar", text, form, mention.why)
            return [Candidate(form, 1.0, mention.entry, (step,))]
        return []


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


def _order(entry: Entry, form: Form) -> tuple[int, ...]:
    """Sort an entry that holds before one that has ended, its better forms before worse ones."""
    kind = ("place", "gate", "person", "organisation", "title").index(entry.kind)
    return form.rank == AVOID, bool(entry.valid_to), kind, form.rank


def _result(name: str, to: str, found: Sequence[Candidate]) -> Transliteration:
    best = found[0] if found else None
    text = best.text if best is not None and best.score > 0 else None
    unknown = best is not None and any(s.rule.startswith("unknown") for s in best.steps)
    if best is not None and any(s.rule == "not readable by rule" for s in best.steps):
        return Transliteration(name, to, None, tuple(found), best.steps, False)
    complete = text is not None and not unknown and best is not None and best.score >= 0.5
    steps = best.steps if best is not None else ()
    return Transliteration(name, to, text, tuple(found), steps, complete)


def _candidate(ranked: Ranked) -> Candidate:
    return Candidate(ranked.text, round(ranked.score, 4), None, ranked.steps)


def _with_head(ranked: Ranked, head: Word) -> Candidate:
    step = Step("generic head", head.vi, head.zh, "heads")
    return Candidate(ranked.text + head.zh, round(ranked.score, 4), None, (*ranked.steps, step))


def _in_traditional(candidate: Candidate, kind: str | None) -> Candidate:
    entry = candidate.entry
    if entry is not None and entry.zh_hant and candidate.text == entry.zh:
        text = entry.zh_hant
    else:
        person = kind == "person" or any(s.rule == "family name" for s in candidate.steps)
        text = traditionalise(candidate.text, name=person)
    return Candidate(text, candidate.score, entry, candidate.steps)


def _shared(found: Sequence[Candidate]) -> list[Candidate]:
    """Return candidates of one or several entries with probabilities; the first entry leads."""
    kept: dict[str, Candidate] = {}
    weight, entry = 1.0, found[0].entry
    for candidate in found:
        if candidate.entry is not entry:
            weight, entry = weight * 0.2, candidate.entry
        present = kept.get(candidate.text)
        score = weight * candidate.score + (present.score if present is not None else 0.0)
        kept[candidate.text] = Candidate(
            candidate.text, score, (present or candidate).entry, (present or candidate).steps
        )
    total = sum(c.score for c in kept.values())
    ranked = sorted(kept.values(), key=lambda c: -c.score)
    return [Candidate(c.text, round(c.score / total, 4), c.entry, c.steps) for c in ranked]


def _spread(entry: Entry, form: Form, forms: Sequence[str], same: str) -> list[Candidate]:
    """Return an entry's forms as candidates: most of the weight on the preferred one.

    Asked by another name than the preferred one, an entry answers with the name that is read
    like it (``same``), if it has one: 苏轼 is Tô Thức, though the entry prefers Tô Đông Pha.
    """
    kept = list(dict.fromkeys(text for text in forms if text))
    kept.sort(key=lambda text: same != fold(text))
    others = len(kept) - 1
    shares = [_PREFERRED, *[(1 - _PREFERRED) / others] * others] if others else [1.0]
    source = f"glossary: {entry.id} ({', '.join(entry.source)})"
    return [
        Candidate(text, share, entry, (Step("entry", form.text, text, source),))
        for text, share in zip(kept, shares, strict=True)
    ]


def _forms_vi(entry: Entry, form: Form) -> list[Candidate]:
    if form.rank == FULL and entry.vi_full:
        return _spread(entry, form, (entry.vi_full,), "")
    other = form.rank == ACCEPTED and entry.vi_accepted and has_han(form.text)
    same = fold(" ".join(s.after for s in person_steps(form.text))) if other else ""
    return _spread(entry, form, (entry.vi, *entry.vi_accepted), same) if entry.vi else []


def _forms_zh(entry: Entry, form: Form) -> list[Candidate]:
    if form.rank == FULL and entry.zh_full:
        return _spread(entry, form, (entry.zh_full,), "")
    found = _spread(entry, form, (entry.zh, *entry.zh_accepted), "") if entry.zh else []
    if form.rank == ACCEPTED and len(found) > 1:
        asked = fold(form.text)
        like = [fold(" ".join(s.after for s in person_steps(c.text))) == asked for c in found]
        if any(like) and not like[0]:
            found.insert(0, found.pop(like.index(True)))
            scores = sorted((c.score for c in found), reverse=True)
            found = [
                Candidate(c.text, score, entry, c.steps)
                for c, score in zip(found, scores, strict=True)
            ]
    return found


# Chinese to Vietnamese -------------------------------------------------------------------------


def _person_vi(name: str, country: str) -> list[Candidate]:
    """Return the readings of a person's name, or that it cannot be read by rule."""
    if is_transcription(name):
        steps = word_steps(re.sub("[·•・‧]", "", simplify(name)))
        text = capital(" ".join(step.after for step in steps))
        step = Step("not readable by rule", name, text, "transcription_zh")
        return [Candidate(text, 0.1, None, (step, *steps))]
    steps = person_steps(name)
    options = [_person_options(step, first=i == 0, country=country) for i, step in enumerate(steps)]
    ranked: list[tuple[float, tuple[Step, ...]]] = [(1.0, ())]
    for one in options:
        ranked = [(p * q, (*done, step)) for p, done in ranked for step, q in one]
        ranked = sorted(ranked, key=lambda item: -item[0])[:40]
    kept: dict[str, Candidate] = {}
    for p, chosen in ranked:
        text = " ".join(step.after for step in chosen)
        kept.setdefault(text, Candidate(text, round(p, 4), None, chosen))
    return list(kept.values())


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


def _places_vi(units: Sequence[Unit]) -> list[Candidate]:
    """Return a chain of units in Vietnamese, the smallest first."""
    pieces: list[str] = []
    steps: list[Step] = []
    for unit in reversed(units):
        if unit.entry is not None and unit.entry.vi:
            bare, source = unit.entry.vi, f"glossary: {unit.entry.id}"
            own: tuple[Step, ...] = (Step("entry", unit.name, bare, source),)
        else:
            own = _place_steps(unit.name)
            bare = capital(" ".join(step.after for step in own))
        piece = unit_vi(unit, bare)
        if unit.head is not None and piece != bare:
            own = (*own, Step("generic head", unit.head.zh, unit.head.vi, "heads"))
        pieces.append(piece)
        steps.extend(own)
    return [
        Candidate(", ".join(pieces), 1.0, units[0].entry if len(units) == 1 else None, tuple(steps))
    ]


def _place_steps(name: str) -> tuple[Step, ...]:
    """Return the reading of a place: an established one, else its words and characters."""
    table = resources.rows("place_readings.tsv")
    row = table.get(name) or table.get(simplify(name))
    if row is not None:
        return (Step("established reading", name, row[1], row[2]),)
    return word_steps(name, in_name=True)


def _date_vi(match: re.Match[str]) -> str:
    """Return a Chinese date as Vietnamese writes it: 11月24日 -> ngày 24/11."""
    year, month, day, year_of_month, month_alone, year_alone = match.groups()
    if day:
        written = f"ngày {int(day)}/{int(month)}"
        return f"{written}/{year}" if year else written
    if month_alone:
        return f"tháng {int(month_alone)}/{year_of_month}"
    return f"năm {year_alone}"


@cache
def _packaged() -> Transliterator:
    return Transliterator()


def transliterate(
    name: str, to: str | None = None, kind: Kind | None = None, *,
    country: str = "", limit: int = 10, tone_style: ToneStyle = "old",
) -> Transliteration:  # fmt: skip
    """Return the form of a name or phrase in the other language, with candidates and reasons.

    >>> transliterate("麻栗坡县").text, transliterate("huyện Malypho").text
    ('huyện Malypho', '麻栗坡县')
    >>> [c.text for c in transliterate("Trần Minh", limit=3).alternatives][0]
    '陈明'
    >>> transliterate("Mã Quan", "zh-Hant").text, transliterate("和睦", tone_style="new").text
    ('馬關', 'hoà mục')

    ``to`` is ``vi``, ``zh-Hans`` or ``zh-Hant`` (the other language by default), ``kind`` one of
    the kinds of entries, ``country`` (``vn`` or ``cn``) that of a person or place, ``limit`` the
    most alternatives.  Raises :class:`~sinoviet.InputError` for another ``to`` or ``kind``.
    """
    return _packaged().transliterate(
        name, to, kind, country=country, limit=limit, tone_style=tone_style
    )
