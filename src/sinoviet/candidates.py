"""Candidates: forms of a name in the other language, with probabilities, and those of entries."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sinoviet.glossary import ACCEPTED, AVOID, FULL, Entry, Form, Glossary, form_key
from sinoviet.hanzi import has_han, traditionalise
from sinoviet.readings import Step, person_steps
from sinoviet.text import fold

#: What a name of one kind may be filed as: a pagoda is a place and a body.
_FILED_AS = {
    "place": ("gate", "organisation"),
    "gate": ("place",),
    "organisation": ("place", "gate"),
    "title": ("organisation",),
}
#: Share of the preferred form of an entry among its correct forms, where there are others.
_PREFERRED = 0.8


@dataclass(frozen=True, slots=True)
class Candidate:
    """A form in the other language with its probability (0 to 1), its entry if it has one, and how.

    >>> Candidate("陈明", 0.9).text
    '陈明'
    """

    text: str
    score: float
    entry: Entry | None = None
    steps: tuple[Step, ...] = ()


def entries_named(text: str, kind: str | None, glossary: Glossary) -> list[tuple[Entry, Form]]:
    """Return the entries of a name with the form that matched, the likeliest first.

    If none is of ``kind``, those count that are filed under a kind which is like it.

    >>> from sinoviet.glossary import load
    >>> entries_named("Malypho", "place", load())[0][0].zh
    '麻栗坡'
    >>> entries_named("独柱寺", "organisation", load())[0][0].kind
    'place'
    """
    found = [(glossary.entries[form.entry], form) for form in glossary.lookup(form_key(text))]
    if kind is not None:
        own = [pair for pair in found if pair[0].kind == kind]
        found = own or [pair for pair in found if pair[0].kind in _FILED_AS.get(kind, ())]
    return sorted(found, key=lambda pair: (*_order(*pair), pair[0].id))


def _order(entry: Entry, form: Form) -> tuple[int, ...]:
    """Sort an entry that holds before one that has ended, its better forms before worse ones."""
    kind = ("place", "gate", "person", "organisation", "title").index(entry.kind)
    # 公安部 alone is a Bộ Công an, and says of no country: the body whose name says least
    said = len(entry.vi) if entry.kind == "organisation" and has_han(form.text) else 0
    return form.rank == AVOID, bool(entry.valid_to), kind, form.rank, said


def said_first(found: list[Candidate], text: str) -> list[Candidate]:
    """Return the candidates of an entry with one form first: it says as much as what was asked.

    >>> own = (Step("entry", "sân bay Nội Bài", "内排", ""),)
    >>> found = [Candidate("内排", 0.8, None, own), Candidate("内排机场", 0.2, None, own)]
    >>> [c.text for c in said_first(found, "内排机场")]
    ['内排机场', '内排']
    """
    if not text or len(found) < 2:
        return found
    first = found[0]
    step = replace(first.steps[0], after=text)
    rest = [c for c in found if c.text != text]
    scores = [c.score for c in found] + [0.0]
    best = Candidate(text, scores[0], first.entry, (step,))
    return [best, *(replace(c, score=p) for c, p in zip(rest, scores[1:], strict=False))]


def _spread(entry: Entry, form: Form, forms: Sequence[str], same: str) -> list[Candidate]:
    """Return an entry's forms as candidates: most of the weight on the preferred one.

    Asked by another name than the preferred one, an entry answers with the name that is read
    like it (``same``), if it has one: 苏轼 is Tô Thức, though the entry prefers Tô Đông Pha.
    """
    kept = list(dict.fromkeys(text for text in forms if text))
    country, minister = _country_said(form.text), _ministry_said(form.text)
    kept.sort(
        key=lambda text: (
            same != fold(text),
            country not in ("", _country_said(text)),
            minister and not _ministry_said(text),
        )
    )
    others = len(kept) - 1
    shares = [_PREFERRED, *[(1 - _PREFERRED) / others] * others] if others else [1.0]
    source = f"glossary: {entry.id} ({', '.join(entry.source)})"
    return [
        Candidate(text, share, entry, (Step("entry", form.text, text, source),))
        for text, share in zip(kept, shares, strict=True)
    ]


def _country_said(name: str) -> str:
    """Return the country that a body's name says: asked with it, one answers with it."""
    if "越南" in name and "中国" in name:
        return ""
    if name.startswith(("越南", "越共")) or name.endswith("Việt Nam"):
        return "vn"
    return "cn" if name.startswith(("中国", "中共")) or name.endswith("Trung Quốc") else ""


def _ministry_said(name: str) -> bool:
    """Return whether a minister's name says the ministry: Bộ trưởng Bộ …, 部部长."""
    return "trưởng Bộ " in name or "部部长" in name or "部副部长" in name


#: A name of its own, and no abbreviation with its head: Ma Lật Pha, but not TP.HCM.
_NAME = re.compile(r"[A-ZĐÀ-Ỹ][^\W\dA-Z]+(?: [A-ZĐÀ-Ỹ][^\W\dA-Z]*)*")


def _full_others_vi(entry: Entry) -> list[str]:
    """Return the other names of a place with its head: huyện Ma Lật Pha beside huyện Malypho."""
    head = entry.vi_full.removesuffix(entry.vi)
    if entry.kind not in ("place", "gate") or head == entry.vi_full or not head:
        return []
    return [head + other for other in entry.vi_accepted if _NAME.fullmatch(other)]


def _full_others_zh(entry: Entry) -> list[str]:
    """Return the other Chinese names of a place with its head: 孟康县 beside 猛康县."""
    head = entry.zh_full.removeprefix(entry.zh)
    if entry.kind not in ("place", "gate") or head == entry.zh_full or not head:
        return []
    return [other + head for other in entry.zh_accepted if len(other) == len(entry.zh)]


def forms_vi(entry: Entry, form: Form) -> list[Candidate]:
    """Return the Vietnamese forms of an entry that was asked for by ``form``."""
    if form.rank == FULL and entry.vi_full:
        return _spread(entry, form, (entry.vi_full, *_full_others_vi(entry)), "")
    other = form.rank == ACCEPTED and entry.vi_accepted and has_han(form.text)
    same = fold(" ".join(s.after for s in person_steps(form.text))) if other else ""
    return _spread(entry, form, (entry.vi, *entry.vi_accepted), same) if entry.vi else []


def forms_zh(entry: Entry, form: Form) -> list[Candidate]:
    """Return the Chinese forms of an entry that was asked for by ``form``."""
    if form.rank == FULL and entry.zh_full:
        return _spread(entry, form, (entry.zh_full, *_full_others_zh(entry)), "")
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


def shared(found: Sequence[Candidate]) -> list[Candidate]:
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
    return [Candidate(c.text, c.score / total, c.entry, c.steps) for c in ranked]


def in_traditional(candidate: Candidate, kind: str | None) -> Candidate:
    """Return a candidate in traditional characters; names of persons keep what they must."""
    entry = candidate.entry
    if entry is not None and entry.zh_hant and candidate.text == entry.zh:
        text = entry.zh_hant
    else:
        person = kind == "person" or any(s.rule == "family name" for s in candidate.steps)
        text = traditionalise(candidate.text, name=person)
    return Candidate(text, candidate.score, entry, candidate.steps)
