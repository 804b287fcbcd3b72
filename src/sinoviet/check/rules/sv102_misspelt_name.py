"""A name that is probably an entry of the glossary, misspelt.

What it finds: a place or gate that is spelt almost like one of the glossary behind its generic head;
a run of capitalised syllables that differs by its marks alone from a province or from a place named
elsewhere in the draft; with a source, a name of the source with one slip in it.

Why: *Hà Giáng*, *Mèo Vac* or 汶山 are no other places; a reader who searches will not find them.

Example: *tỉnh Hà Giáng* is found, and *Hà Giang* offered.
"""

from collections.abc import Iterator
from functools import cache

from sinoviet.check.draft import Draft, Language, Segment, forms_in
from sinoviet.check.pairing import compare, is_read_in_source
from sinoviet.check.rule import Found, Rule
from sinoviet.glossary import Entry
from sinoviet.hanzi import has_han
from sinoviet.index import distance
from sinoviet.resolver import Span
from sinoviet.syllable import parse
from sinoviet.text import fold, skeleton

_OTHER: dict[Language, Language] = {"vi": "zh", "zh": "vi"}
#: Words behind which another name stands than that of a province: a commune, a street, a person.
_OTHER_HEADS = frozenset(
    "xã phường thôn bản làng ấp xóm buôn trấn đường phố chợ núi sông suối hồ đảo cầu đèo trường ông bà anh chị "
    "em cô cụ".split()
)
_GREAT = ("country", "province", "municipality", "autonomous-region", "prefecture")


def _find(draft: Draft) -> Iterator[Found]:
    done: set[tuple[str, Span]] = set()
    segments = {segment.unit.id: segment for segment in draft.segments}
    if draft.bilingual:
        for fault in compare(draft):
            if fault.what == "misspelt":
                segment = segments[fault.unit]
                done.add((fault.unit, fault.span))
                entry = fault.name.entry
                written = segment.unit.target[fault.span.start : fault.span.end]
                yield _found(segment, fault.span, written, fault.suggestions, entry, sure=True)
    named = {m.entry.id for _, m in draft.mentions() if m.entry is not None and m.method != "fuzzy"}
    for segment, mention in draft.mentions():
        entry = mention.entry
        if mention.method != "fuzzy" or entry is None or (segment.unit.id, mention.span) in done:
            continue
        if not _slip(mention.text, entry) and entry.id not in named:
            continue
        known = any(segment.source_text.holds(zh) for zh in forms_in(entry, _OTHER[draft.language]))
        if segment.unit.source and not known and is_read_in_source(mention.text, segment, draft):
            continue
        done.add((segment.unit.id, mention.span))
        forms = sorted(forms_in(entry, draft.language), key=lambda f: distance(mention.text, f))
        suggestions = tuple(dict.fromkeys((*forms[:1], draft.preferred(entry))))
        yield _found(segment, mention.span, mention.text, suggestions, entry)
    if draft.language == "vi":
        yield from _by_marks(draft, done)


def _slip(written: str, entry: Entry) -> bool:
    """Return whether a name looks like a slip of the hand rather than another name."""
    words = fold(written).split()
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
    known = _names_by_skeleton(draft)
    for segment in draft.segments:
        text = segment.text
        taken = [m.span for m in segment.names if m.method != "name" or m.score > 85]
        for first, word in enumerate(text.words):
            for size in (4, 3, 2):
                words = text.words[first : first + size]
                if not word.capital or not text.together(first, size) or not words[-1].capital:
                    continue
                span = Span(word.span.start, words[-1].span.end)
                written = fold(segment.unit.target[span.start : span.end])
                entry = known.get(skeleton(written))
                if entry is None or written in map(fold, (*forms_in(entry, "vi"), *entry.vi_avoid)):
                    continue
                if written.isascii() or (segment.unit.id, span) in done:
                    continue
                if any(s.start < span.end and span.start < s.end for s in taken):
                    continue
                before, after = (
                    text.words[first - 1 : first],
                    text.words[first + size : first + size + 1],
                )
                if first and text.together(first - 1, size + 1) and before[0].capital:
                    continue
                if first and before[0].key in _OTHER_HEADS and entry.type in _GREAT:
                    continue
                if any(w.capital and text.together(first, size + 1) for w in after):
                    continue
                shown = segment.unit.target[span.start : span.end]
                yield _found(segment, span, shown, (draft.preferred(entry),), entry)
                break


def _names_by_skeleton(draft: Draft) -> dict[str, Entry]:
    found = dict(_great_names(draft))
    for _, mention in draft.mentions():
        entry = mention.entry
        if entry is not None and mention.kind in ("place", "gate") and mention.method != "fuzzy":
            for form in forms_in(entry, "vi"):
                if " " in form:
                    found.setdefault(skeleton(form), entry)
    return found


@cache
def _great_names(draft: Draft) -> tuple[tuple[str, Entry], ...]:
    entries = draft.glossary.entries.values()
    great = [e for e in entries if e.type in _GREAT and e.country in ("vn", "cn") and " " in e.vi]
    return tuple((skeleton(e.vi), e) for e in great)


RULE = Rule("SV102", "misspelt-name", "warning", _find)
