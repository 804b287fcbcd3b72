"""A name that is probably an entry of the glossary, misspelt.

What it finds: a place or gate that is spelt almost like one of the glossary behind its generic head;
a run of capitalised syllables that differs by its marks alone from a province or from a place named
elsewhere in the draft; with a source, a name of the source with one slip in it.

Why: *Hà Giáng*, *Mèo Vac* or 汶山 are no other places; a reader who searches will not find them.

Example: *tỉnh Hà Giáng* is found, and *Hà Giang* offered.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from sinoviet.check.compared import SMALL
from sinoviet.check.draft import Draft, Language, Segment, forms_in
from sinoviet.check.pairing import told
from sinoviet.check.rule import Found, Rule
from sinoviet.check.stands import is_read_in_source
from sinoviet.glossary import Entry, form_key, load
from sinoviet.hanzi import has_han
from sinoviet.index import distance
from sinoviet.names import given_vi, ordinary_words, sentence_openers, surnames_vi
from sinoviet.resolver import Span
from sinoviet.syllable import parse
from sinoviet.text import fold, skeleton

_OTHER: dict[Language, Language] = {"vi": "zh", "zh": "vi"}
_ROMAN = re.compile(r"\b[IVXLC]+\b")
#: Words behind which another name stands than that of a province: a commune, a street, a person.
_OTHER_HEADS = frozenset(
    "xã phường thôn bản làng ấp xóm buôn trấn đường phố chợ núi sông suối hồ đảo cầu đèo trường ông bà anh chị "
    "em cô cụ".split()
)
_GREAT = ("country", "province", "municipality", "autonomous-region", "prefecture")


def _find(draft: Draft) -> Iterator[Found]:
    done: set[tuple[str, Span]] = set()
    if draft.bilingual:
        for segment, fault, written in told(draft, "misspelt"):
            done.add((fault.unit, fault.span))
            entry = fault.name.entry
            sure = entry is not None  # nobody knows how another person is called
            yield _found(segment, fault.span, written, fault.suggestions, entry, sure=sure)
    named = {m.entry.id for _, m in draft.mentions() if m.entry is not None and m.method != "fuzzy"}
    for segment, mention in draft.mentions():
        entry = mention.entry
        if mention.method != "fuzzy" or entry is None or (segment.unit.id, mention.span) in done:
            continue
        if fold(mention.text) == fold(draft.house_form(entry)):
            continue  # the house's own way of writing
        if not _slip(mention.text, entry) and entry.id not in named:
            continue
        known = any(segment.source_text.holds(zh) for zh in forms_in(entry, _OTHER[draft.language]))
        if segment.unit.source and draft.language == "zh" and entry.type in SMALL:
            continue  # each paper writes the characters of a small place in its own way
        if segment.unit.source and not known and is_read_in_source(mention.text, segment, draft):
            continue
        done.add((segment.unit.id, mention.span))
        forms = sorted(forms_in(entry, draft.language), key=lambda f: distance(mention.text, f))
        suggestions = tuple(dict.fromkeys((*forms[:1], draft.preferred(entry))))
        yield _found(segment, mention.span, mention.text, suggestions, entry)
    if draft.language == "vi":
        yield from _by_marks(draft, done)


def _slip(written: str, entry: Entry) -> bool:
    """Return whether a name looks like a slip of the hand rather than another name.

    Foreign names are transcribed in many ways (Xecbia, Xécbia), and chapters have numbers.
    """
    words = fold(written).split()
    if entry.country not in ("vn", "cn") or _ROMAN.search(written):
        return False
    if has_han(written) or any(parse(word) is None for word in words):
        return True
    bare, forms = skeleton(written), [skeleton(form) for form in forms_in(entry, "vi")]
    return any(bare == form or (len(words) > 2 and distance(bare, form) < 2) for form in forms)


def _found(
    segment: Segment, span: Span, written: str, suggestions: tuple[str, ...],
    entry: Entry | None, *, sure: bool = False,
) -> Found:  # fmt: skip
    message = (
        f"{written} is spelt almost like {suggestions[0]}"
        if suggestions
        else f"{written} is misspelt"
    )
    return Found(segment, span, message, suggestions, entry.id if entry else None, certain=sure)


def _by_marks(draft: Draft, done: set[tuple[str, Span]]) -> Iterator[Found]:
    """Find runs of capitalised words that are a known name but for the marks."""
    near, others = _names_of_draft(draft), _all_names(draft)
    for segment in draft.segments:
        text = segment.text
        taken = [m.span for m in segment.names if m.method != "name" or m.score > 85]
        for first, word in enumerate(text.words):
            for size in (4, 3, 2) if word.capital else ():
                words = text.words[first : first + size]
                if not text.together(first, size) or not words[-1].capital:
                    continue
                span = Span(word.span.start, words[-1].span.end)
                written = " ".join(one.key for one in words)
                bare = " ".join([skeleton(one.key) for one in words])
                if bare not in others:
                    continue
                odd = any(one.key not in syllables_of_names() for one in words)
                entry = near.get(bare) or (others.get(bare) if odd else None)
                if entry is None or written.isascii() or (segment.unit.id, span) in done:
                    continue
                if (
                    _is_word(segment, first, size)
                    or _is_right(written, draft)
                    or any(s.start < span.end and span.start < s.end for s in taken)
                ):
                    continue
                if not odd and _goes_on(segment, first, size):
                    continue
                before = text.words[first - 1 : first] if first else []
                if entry.type in _GREAT and any(w.key in _OTHER_HEADS for w in before):
                    continue
                shown = segment.unit.target[span.start : span.end]
                yield _found(segment, span, shown, (draft.preferred(entry),), entry)
                break


def _is_word(segment: Segment, first: int, size: int) -> bool:
    """Return whether an everyday word opens a sentence here, or goes on: Bằng | Đạo luật."""
    text = segment.text
    pair = text.words[first + size - 1 : first + size + 1]
    if (
        len(pair) == 2
        and not pair[1].capital
        and f"{pair[0].key} {pair[1].key}" in ordinary_words()
    ):
        return True
    word = text.words[first]
    before = segment.unit.target[: word.span.start].rstrip()
    return (not before or before[-1] in ".!?:;\n-–•") and word.key in sentence_openers()


def _is_right(written: str, draft: Draft) -> bool:
    """Return whether a name is a form of any entry as it is written."""
    return any(fold(form.text) == written for form in draft.glossary.lookup(form_key(written)))


def _goes_on(segment: Segment, first: int, size: int) -> bool:
    """Return whether another capitalised word stands right before or behind."""
    text = segment.text
    before = text.words[first - 1 : first] if first else []
    after = text.words[first + size : first + size + 1]
    return any(w.capital and text.together(first - 1, size + 1) for w in before) or any(
        w.capital and text.together(first, size + 1) for w in after
    )


def _names_of_draft(draft: Draft) -> dict[str, Entry]:
    """Return the great places, and what the draft names elsewhere, by their skeleton."""
    found = {bare: entry for bare, entry in _all_names(draft).items() if entry.type in _GREAT}
    for _, mention in draft.mentions():
        entry = mention.entry
        if entry is not None and mention.kind in ("place", "gate") and mention.method != "fuzzy":
            for form in forms_in(entry, "vi"):
                if " " in form:
                    found.setdefault(skeleton(form), entry)
    return found


@lru_cache(maxsize=2)
def _all_names(draft: Draft) -> dict[str, Entry]:
    """Return places, gates and persons of more than one syllable by skeleton; greater ones win."""
    found: dict[str, Entry] = {}
    entries = draft.glossary.entries.values()
    for entry in sorted(
        entries, key=lambda e: (e.type not in _GREAT, e.kind == "person", bool(e.valid_to))
    ):
        if entry.kind in ("place", "gate", "person") and " " in entry.vi:
            for form in (entry.vi, *entry.vi_accepted):
                if " " in form:
                    found.setdefault(skeleton(form), entry)
    return found


@cache
def syllables_of_names() -> frozenset[str]:
    """Return the folded syllables that Vietnamese names of persons and places are made of."""
    found = {word for name in surnames_vi() for word in name.split()} | set(given_vi())
    for entry in load().entries.values():
        if entry.country in ("vn", "cn"):
            for form in (entry.vi, *entry.vi_accepted):
                found.update(fold(form).split())
    return frozenset(found)


RULE = Rule("SV102", "misspelt-name", "warning", _find)
