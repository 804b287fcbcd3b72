"""Look a name up in the glossary, in either language and any spelling."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from sinoviet import resources
from sinoviet.glossary import AVOID, DERIVED, Entry, Form, Glossary, form_key, load
from sinoviet.hanzi import has_han
from sinoviet.syllable import parse
from sinoviet.text import canonical, strip_marks

if TYPE_CHECKING:
    from sinoviet.index import Fuzzy


#: How sure the entry of an abbreviation is at most.
_ABBREVIATED = 97.0
#: What a name loses for being misspelt behind a head.
_HEADED = 2.0


@dataclass(frozen=True, slots=True)
class Match:
    """An entry found for a query: the form that matched, how surely (0 to 100), and how.

    ``method`` is exact (spelt as the form), variant (the same but for case, hyphens, tone
    placement, script or missing marks) or fuzzy (misspelt).

    >>> match = lookup("Malypho")[0]
    >>> match.entry.zh, match.score, match.method
    ('麻栗坡', 100.0, 'exact')
    """

    entry: Entry
    form: str
    score: float
    method: str


def lookup(query: str, glossary: Glossary | None = None, limit: int = 10) -> list[Match]:
    """Return the entries that ``query`` may name, best first.

    Misspelt forms are offered only if nothing matches exactly.  A query of ordinary words in
    lower case is no misspelt name.

    >>> [m.entry.zh for m in lookup("MALIPHO")][:1], [m.entry.zh for m in lookup("Vị Xuyen")][:1]
    (['麻栗坡'], ['渭川'])
    >>> lookup("phát triển")
    []
    """
    glossary = glossary if glossary is not None else _packaged()
    found = _exact(query, glossary) + _headed(query, glossary)
    for full in () if found else in_full(query):
        found += [
            replace(match, score=min(match.score, _ABBREVIATED), method="variant")
            for match in lookup(full, glossary)
        ]
    if not found:
        found = _near(query, glossary)
        nearest = max((match.score for match in found), default=0.0)
        behind_head = [match for _, match in headed_near(query, glossary)]
        found += [match for match in behind_head if match.score > nearest]
    best: dict[str, Match] = {}
    for match in found:
        present = best.get(match.entry.id)
        if present is None or match.score > present.score:
            best[match.entry.id] = match
    ranked = sorted(best.values(), key=lambda m: (-m.score, _order(m.entry), m.entry.id))
    return ranked[:limit]


@cache
def _packaged() -> Glossary:
    return load()


def _order(entry: Entry) -> tuple[bool, float, bool]:
    """Sort what still holds before what has ended, places before what is named after them.

    A body comes before its paper, whose byline is the body's name.
    """
    kind = ("place", "gate", "person", "organisation", "title").index(entry.kind)
    return bool(entry.valid_to), kind + (entry.type == "media") / 2, entry.type != "international"


def _exact(query: str, glossary: Glossary) -> list[Match]:
    spelt = canonical(query.strip())
    matches = []
    for form in glossary.lookup(form_key(query)):
        same = spelt == form.text
        penalty = {DERIVED: 6.0, AVOID: 8.0}.get(form.rank, 0.0)
        score = (100.0 if same else 98.0) - penalty
        method = "exact" if same and form.rank < DERIVED else "variant"
        matches.append(Match(glossary.entries[form.entry], form.text, score, method))
    return matches


def _headed(query: str, glossary: Glossary) -> list[Match]:
    """Return the places and gates of a name with its generic head: châu Văn Sơn, 文山州."""
    key, spelt = form_key(query), canonical(query)
    matches: list[Match] = []
    if " " not in key:
        return matches

    from sinoviet.lexicon import heads
    from sinoviet.vietnamese.heads import head_fits

    for word, forms in heads():
        for head, written in zip(map(form_key, forms), forms, strict=True):
            rest = key.removesuffix(" " + head) if has_han(query) else key.removeprefix(head + " ")
            if rest == key:
                continue
            for form in glossary.lookup(rest):
                entry = glossary.entries[form.entry]
                fits = head_fits(entry, word)
                if entry.kind in ("place", "gate") and fits and form.rank < AVOID:
                    same = fits == 2 and spelt in (f"{written} {form.text}", form.text + written)
                    score = 100.0 if same else 95.0 + fits
                    matches.append(Match(entry, form.text, score, "exact" if same else "variant"))
    return matches


@cache
def _abbreviations() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for short, full in resources.table("abbreviations.tsv", ("short", "full")):
        found[form_key(short)] = (*found.get(form_key(short), ()), full)
    return found


def in_full(query: str) -> tuple[str, ...]:
    """Return what an abbreviated name is in full, perhaps one behind its generic head.

    >>> in_full("HN"), in_full("tỉnh Lào Cai"), in_full("發改委")
    (('Hà Nội',), (), ('国家发改委',))
    """
    from sinoviet.units import heads_vi

    table = _abbreviations()
    whole = table.get(form_key(query), ())
    head, _, rest = query.strip().rpartition(" ")
    if whole or not head or not any(form_key(head) == key for key, _ in heads_vi()):
        return whole
    return tuple(f"{head} {full}" for full in table.get(form_key(rest), ()))


def headed_near(query: str, glossary: Glossary) -> list[tuple[str, Match]]:
    """Return places and gates behind a head, if the name or both are misspelt or have no marks.

    With each comes the name as it should be, its head before it.

    >>> headed_near("cua khau Mong Cai", load())[0][0]
    'cửa khẩu Móng Cái'
    """
    from sinoviet.units import heads_vi
    from sinoviet.vietnamese.heads import head_fits

    if has_han(query):
        return []
    key = form_key(query)
    found: list[tuple[str, Match]] = []
    for head, word in ((head, word) for head, words in heads_vi() for word in words):
        bare = strip_marks(head)
        if not key.startswith((head + " ", bare + " ")):
            continue
        if " " not in head and not (key.startswith(head + " ") and query != query.lower()):
            continue  # ho, xa, song without marks are many words, hồ and xã ordinary ones
        rest = " ".join(key.split(" ")[head.count(" ") + 1 :])
        for form, score in _fuzzy(_Forms(glossary)).find(rest):
            entry = glossary.entries[form.entry]
            if entry.kind in ("place", "gate") and head_fits(entry, word) and form.rank < DERIVED:
                unmarked = strip_marks(form.text).lower() == rest
                method = "variant" if unmarked or form_key(form.text) == rest else "fuzzy"
                match = Match(entry, form.text, round(score - _HEADED, 1), method)
                found.append((f"{word.vi} {form.text}", match))
        if found:
            break
    return sorted(found, key=lambda pair: (-pair[1].score, _order(pair[1].entry)))


@lru_cache(maxsize=2)
def _fuzzy(forms: "_Forms") -> "Fuzzy[Form]":
    from sinoviet.index import Fuzzy

    return Fuzzy(forms.correct())


class _Forms:
    """The forms of one glossary, hashed by identity so that its index is built once."""

    def __init__(self, glossary: Glossary) -> None:
        self.glossary = glossary

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Forms) and other.glossary is self.glossary

    def __hash__(self) -> int:
        return id(self.glossary)

    def correct(self) -> Iterable[tuple[str, Form]]:
        for key, group in self.glossary.forms.items():
            for form in group:
                if form.rank < AVOID:
                    yield key, form


def _near(query: str, glossary: Glossary) -> list[Match]:
    if is_ordinary(query):
        return []
    words = form_key(query).split(" ")
    bare = query == query.lower() and len(words) <= 2 and all(parse(word) for word in words)
    matches = []
    for form, score in _fuzzy(_Forms(glossary)).find(query):
        penalty = 3.0 if form.rank == DERIVED else 0.0
        unmarked = strip_marks(form.text).lower() == query.strip().lower()
        if bare and not unmarked:
            continue  # "di san" without marks is Dĩ An no more than "gia danh" is Gia Định
        method = "variant" if unmarked else "fuzzy"
        matches.append(
            Match(glossary.entries[form.entry], form.text, round(score - penalty, 1), method)
        )
    return matches


def is_ordinary(query: str) -> bool:
    """Return whether a query is made of ordinary words, so that nothing near it is meant.

    >>> is_ordinary("hợp tác"), is_ordinary("Vị Xuyen"), is_ordinary("vi xuyen")
    (True, False, False)
    """
    words = form_key(query).split(" ")
    if query != query.lower():
        return False
    if " ".join(words) in resources.words("common_words_vi.txt"):
        return True
    marked = not query.isascii()
    return marked and len(words) <= 2 and all(parse(word) is not None for word in words)
