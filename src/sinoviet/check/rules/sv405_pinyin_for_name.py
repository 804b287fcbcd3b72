"""A Chinese name in pinyin where Vietnamese has a form of its own.

What it finds: *Wenshan* for 文山, *Li Jianhua* for 李建华: Vietnamese writes *Văn Sơn*, *Lý Kiến Hoa*.  Pinyin
forms that the glossary accepts (*Malipo*) are fine.

Why: Vietnamese readers know Chinese names by their Sino-Vietnamese reading.
"""

from collections.abc import Iterator

from sinoviet.check.draft import Draft, Segment
from sinoviet.check.pairing import told
from sinoviet.check.rule import Found, Rule
from sinoviet.check.searched import bare
from sinoviet.check.windows import overlap
from sinoviet.hanzi import is_han, pinyin, simplify
from sinoviet.readings import name_read, surname_length
from sinoviet.resolver import Mention, Span
from sinoviet.syllable import parse


def _find(draft: Draft) -> Iterator[Found]:
    told = set()
    for found in _against_source(draft):
        told.add((found.segment.unit.id, found.span))
        yield found
    for segment in draft.segments:
        for span, han in _unseen(segment, draft):
            if not any(unit == segment.unit.id and overlap(span, one) for unit, one in told):
                told.add((segment.unit.id, span))
                written, best = segment.unit.target[span.start : span.end], name_read(han)
                message = f"{written} is the pinyin of {han}; Vietnamese writes {best}"
                yield Found(segment, span, message, (best,))
    for segment, mention in draft.mentions():
        entry = mention.entry
        if entry is None or not draft.in_pinyin(mention):
            continue
        if segment.source_text.holds(mention.text):
            continue
        if _brand(segment, mention) or _in_brackets(segment, mention):
            continue
        if (segment.unit.id, mention.span) not in told:
            best = draft.usual(entry)
            message = f"{mention.text} is pinyin; Vietnamese writes {best}"
            sure = mention.kind != "person"
            yield Found(segment, mention.span, message, (best,), entry.id, certain=sure)


def _unseen(segment: Segment, draft: Draft) -> Iterator[tuple[Span, str]]:
    """Yield words of a Vietnamese target that are the pinyin of what may be a person of the source."""
    if draft.language != "vi" or not segment.unit.source:
        return
    source, words = simplify(segment.unit.source), segment.text.words
    persons: dict[str, str] = {}
    for at in range(len(source)):
        family = surname_length(source[at : at + 3])  # names of other peoples (阿牛木支) have none
        for size in (family + 1, family + 2) if family else ():
            han = source[at : at + size]
            if len(han) == size and all(map(is_han, han)):
                persons.setdefault("".join(pinyin(han)).replace("ü", "u"), han)
    for first in range(len(words)):
        for size in (2, 3):
            row = words[first : first + size]
            if segment.text.together(first, size) and all(w.capital for w in row):
                han = persons.get("".join(bare(w.key) for w in row), "")
                before = segment.unit.target[: row[0].span.start].rstrip()
                explains = before.endswith(("(", "（"))
                if han and not explains and any(parse(w.key) is None for w in row):
                    yield Span(row[0].span.start, row[-1].span.end), han


def _in_brackets(segment: Segment, mention: Mention) -> bool:
    """Return whether the pinyin only explains the name before it: Văn Sơn (Wenshan)."""
    for other in segment.names:
        between = segment.unit.target[other.span.end : mention.span.start].strip()
        if between in ("(", "（") and other.zh and other.zh == mention.zh:
            return True
    return False


def _brand(segment: Segment, mention: Mention) -> bool:
    """Return whether a foreign word stands beside: Shanghai Electric, Air Guangxi."""
    words = segment.text.words
    at = next((i for i, w in enumerate(words) if w.span.start == mention.span.start), None)
    if at is None:
        return False
    size = len(mention.text.split())
    behind, before = words[at + size : at + size + 1], words[at - 1 : at] if at else []
    return any(
        w.capital and parse(w.key) is None and segment.text.together(first, count)
        for w, first, count in (
            *((w, at, size + 1) for w in behind),
            *((w, at - 1, size + 1) for w in before),
        )
    )


def _against_source(draft: Draft) -> Iterator[Found]:
    for segment, fault, written in told(draft, "pinyin"):
        best = fault.suggestions[0] if fault.suggestions else "its Vietnamese reading"
        message = f"{written} is the pinyin of {fault.name.text}; Vietnamese writes {best}"
        yield Found(
            segment, fault.span, message, fault.suggestions, fault.entry,
            certain=fault.entry is not None, source=fault.name.span,
        )  # fmt: skip


RULE = Rule("SV405", "pinyin-for-name", "warning", _find)
