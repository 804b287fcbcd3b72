"""A Chinese name in pinyin where Vietnamese has a form of its own.

What it finds: *Wenshan* for 文山, *Li Jianhua* for 李建华: Vietnamese writes *Văn Sơn*, *Lý Kiến Hoa*.  Pinyin
forms that the glossary accepts (*Malipo*) are fine.

Why: Vietnamese readers know Chinese names by their Sino-Vietnamese reading.
"""

from collections.abc import Iterator

from sinoviet.check.draft import Draft, Segment
from sinoviet.check.pairing import told
from sinoviet.check.rule import Found, Rule
from sinoviet.resolver import Mention
from sinoviet.syllable import parse


def _find(draft: Draft) -> Iterator[Found]:
    told = set()
    for found in _against_source(draft):
        told.add((found.segment.unit.id, found.span))
        yield found
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
