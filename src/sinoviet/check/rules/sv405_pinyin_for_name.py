"""A Chinese name in pinyin where Vietnamese has a form of its own.

What it finds: *Wenshan* for 文山, *Chen Ming* for 陈明: Vietnamese writes *Văn Sơn*, *Trần Minh*.  Pinyin
forms that the glossary accepts (*Malipo*) are fine.

Why: Vietnamese readers know Chinese names by their Sino-Vietnamese reading.
"""

from collections.abc import Iterator

from sinoviet.check.draft import Draft
from sinoviet.check.pairing import compare
from sinoviet.check.rule import Found, Rule


def _find(draft: Draft) -> Iterator[Found]:
    segments = {segment.unit.id: segment for segment in draft.segments}
    for fault in compare(draft):
        if fault.what == "pinyin":
            segment = segments[fault.unit]
            written = segment.unit.target[fault.span.start : fault.span.end]
            entry = fault.name.entry.id if fault.name.entry is not None else None
            best = fault.suggestions[0] if fault.suggestions else "its Vietnamese reading"
            message = f"{written} is the pinyin of {fault.name.text}; Vietnamese writes {best}"
            sure = entry is not None
            yield Found(segment, fault.span, message, fault.suggestions, entry, certain=sure)


RULE = Rule("SV405", "pinyin-for-name", "warning", _find)
