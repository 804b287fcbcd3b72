"""A name whose syllables are not all capitalised.

What it finds: *Hà giang*, *Ma lật Pha*, *phạm Minh Chính*: a known place, gate or person of which some
syllables have a capital and some have none, against the form of its entry.

Why: Vietnamese capitalises every syllable of the name of a person or a place.

Source: Ministry of Home Affairs, Nghị định 30/2020/NĐ-CP, Phụ lục II.
"""

from collections import Counter
from collections.abc import Iterator

from sinoviet.check.draft import Draft, Segment, forms_in
from sinoviet.check.rule import Found, Rule
from sinoviet.glossary import form_key
from sinoviet.names import ADDRESS, ordinary_words, sentence_openers, surnames_vi
from sinoviet.resolver import Span
from sinoviet.text import fold

_LONGEST = 5
_A_HABIT = 3  # a form that often is the draft's own way of writing (Nam kỳ)


def _find(draft: Draft) -> Iterator[Found]:
    if draft.language != "vi":
        return
    found = list(_found(draft))
    written = Counter(item.segment.unit.target[item.span.start : item.span.end] for item in found)
    for item in found:
        form = item.segment.unit.target[item.span.start : item.span.end]
        if written[form] < _A_HABIT:
            yield item


def _found(draft: Draft) -> Iterator[Found]:
    named = {m.entry.id for _, m in draft.mentions() if m.entry is not None}
    for segment in draft.segments:
        text = segment.text
        at = 0
        while at < len(text.words):
            first, at = at, at + 1
            capitals = {word.capital for word in text.words[first : first + _LONGEST]}
            person = _person(segment, first)
            if person is not None:
                yield person
                at = first + len(person.suggestions[0].split())
                continue
            for size in range(_LONGEST, 1, -1) if len(capitals) == 2 else ():
                found = _wrong_capitals(draft, segment, first, size)
                if found is not None and found.entry not in named and _may_be_words(found):
                    found = None
                if found is not None:
                    yield found
                    at = first + size
                    break


def _may_be_words(found: Found) -> bool:
    """Return whether the first of two words may owe its capital to a sentence: Cao bằng tòa nhà."""
    text = found.segment.unit.target
    before = text[: found.span.start].rstrip(" \t\u00a0\"'“‘([-–—•*")
    two = len(text[found.span.start : found.span.end].split()) == 2
    return two and (not before or before[-1] in ".!?:;…\n")


def _person(segment: Segment, first: int) -> Found | None:
    """Return a person behind a form of address whose family name has no capital: ông nguyễn Văn Sơn."""
    words = segment.text.words
    if not first or words[first].capital or words[first].key not in surnames_vi():
        return None
    if f"{words[first - 1].key} {words[first].key}" in ordinary_words():
        return None  # bạn thân Đỗ Phủ
    if words[first].key in sentence_openers():
        return None  # các bạn từ Cao Bằng sang
    if words[first - 1].key not in ADDRESS or not segment.text.together(first - 1, 2):
        return None
    size = 1
    while (
        size < _LONGEST and segment.text.together(first, size + 1) and words[first + size].capital
    ):
        size += 1
    if size < 3:
        return None
    span = Span(words[first].span.start, words[first + size - 1].span.end)
    written = segment.unit.target[span.start : span.end]
    right = written[0].upper() + written[1:]
    return Found(segment, span, f"every syllable of {right} has a capital", (right,), certain=True)


def _wrong_capitals(draft: Draft, segment: Segment, first: int, size: int) -> Found | None:
    text = segment.text
    words = text.words[first : first + size]
    if len(words) < size or not text.together(first, size):
        return None
    capitals = sum(word.capital for word in words)
    if not capitals or capitals == size:
        return None
    if not words[0].capital and (size < 3 or capitals < size - 1):
        return None  # cơ quan Công an: a capital after a word of its own
    if " ".join(word.key for word in words) in ordinary_words():
        return None  # Hòa bình, Hữu nghị at the start of a sentence
    span = Span(words[0].span.start, words[-1].span.end)
    if "-" in segment.unit.target[span.start : span.end]:
        return None  # Cheung Ka-long
    if any(
        m.span.start < span.end and span.start < m.span.end
        for m in segment.target
        if m.span != span
    ):
        return None
    written = segment.unit.target[span.start : span.end]
    for form in draft.glossary.lookup(form_key(written)):
        entry = draft.glossary.entries[form.entry]
        right = next((f for f in forms_in(entry, "vi") if fold(f) == fold(written)), "")
        foreign = entry.country not in ("vn", "cn", "")
        if entry.kind not in ("place", "gate", "person") or not right or foreign:
            continue
        if [w[0].isupper() for w in right.split()] == [word.capital for word in words]:
            return None
        if all(w[0].isupper() for w in right.split()) and len(right.split()) == size:
            message = f"every syllable of {right} has a capital"
            return Found(segment, span, message, (right,), entry.id, certain=capitals * 2 > size)
    return None


RULE = Rule("SV305", "name-capitals", "warning", _find)
