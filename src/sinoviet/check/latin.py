"""Names of the source that a Chinese target has in Latin letters: Cốc Nam, Thanh Thuy, Jinshuihe."""

import re

from sinoviet.check.compared import Compared, is_foreign
from sinoviet.check.draft import Segment, forms_in
from sinoviet.check.searched import bare
from sinoviet.check.windows import apart_spans, overlap, syllables_of
from sinoviet.hanzi import has_han, is_han, pinyin
from sinoviet.resolver import Mention, Span
from sinoviet.syllable import parse
from sinoviet.text import canonical

#: Behind these a name in Latin letters explains the Han before it, or is a title or a quotation.
_OPENING = tuple('(（[［“"‘《〈「『/')
#: Streets of Vietnam have no Chinese names: Nhà Chung街.
_STREETS = ("街", "路", "巷", "大街", "大道")
_LONGEST = 7  # words of a name


def left_spans(work: Compared, name: Mention) -> list[Span]:
    """Return where a Chinese target has ``name`` in Vietnamese letters, with or without marks, or in pinyin."""
    if work.to_vi or has_han(name.text) or is_foreign(name) or name.text.isupper():
        return []
    entry = name.entry
    if entry is not None and entry.country not in ("vn", "cn"):
        return []
    latin = {
        bare(form) for form in (name.text, name.vi or "", *(forms_in(entry, "vi") if entry else ()))
    }
    han = [name.zh or "", *(forms_in(entry, "zh") if entry else ())]
    latin |= {
        bare("".join(pinyin(form))) for form in han if len(form) > 1 and all(map(is_han, form))
    }
    return [
        span for span in latin_runs(work.segment) if bare(_written(work.segment, span)) in latin
    ]


def latin_runs(segment: Segment) -> list[Span]:
    """Return the capitalised words, and rows of them, that a Chinese target has outside brackets."""
    text, found = segment.text, []
    begins = 0  # where the row of Latin words began
    for first, word in enumerate(text.words):
        if first == 0 or not text.together(first - 1, 2):
            begins = word.span.start
        if not word.capital or segment.unit.target[:begins].rstrip().endswith(_OPENING):
            continue
        for size in range(1, _LONGEST + 1):
            if text.together(first, size):
                found.append(Span(word.span.start, text.words[first + size - 1].span.end))
    return found


def copied(segment: Segment) -> list[Span]:
    """Return the rows of Vietnamese words that a Chinese target took over from the source as they are."""
    known = [m.span for m in segment.names]
    found: list[Span] = []
    for span in latin_runs(segment):
        written = _written(segment, span)
        words = syllables_of(written)
        if len(words) < 2 or written.isupper() or any(parse(word) is None for word in words):
            continue
        if is_street(segment, span) or any(overlap(span, one) for one in known):
            continue
        if segment.source_text.holds(written):
            found.append(span)
    return apart_spans(found)


def is_street(segment: Segment, span: Span) -> bool:
    """Return whether a street's word stands behind a name in the target: Nhà Chung | 街."""
    return segment.unit.target[span.end :].startswith(_STREETS)


def is_vietnamese(text: str) -> bool:
    """Return whether a name has letters that only Vietnamese has.

    >>> is_vietnamese("Cốc Nam"), is_vietnamese("Vientiane")
    (True, False)
    """
    return re.search(r"[^\W\d_a-zA-Z]", canonical(text)) is not None and not has_han(text)


def _written(segment: Segment, span: Span) -> str:
    return segment.unit.target[span.start : span.end]
