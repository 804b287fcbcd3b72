"""A person's name that is no possible reading of the characters.

What it finds: 陈永琥 rendered as *Trần Vĩnh Hồ*: 琥 is read *hổ*, never *hồ*.  Each syllable is compared
with all readings of its character in names of both countries, also for names that no glossary
has; and in the other direction 阮文三 for *Nguyễn Văn Sơn*.  Names that transcribe foreign sounds are
not judged.

Why: one mark makes another person of him.

Source: the readings of sinoviet (docs/readings.md), with the usual variants (*Hoàng/Huỳnh*, *Vũ/Võ*).
"""

from collections.abc import Iterator

from sinoviet.check.draft import Draft
from sinoviet.check.pairing import compare
from sinoviet.check.rule import Found, Rule


def _find(draft: Draft) -> Iterator[Found]:
    segments = {segment.unit.id: segment for segment in draft.segments}
    for fault in compare(draft):
        if fault.what == "misread":
            segment = segments[fault.unit]
            written = segment.unit.target[fault.span.start : fault.span.end]
            entry = fault.name.entry.id if fault.name.entry is not None else None
            message = f"{written} cannot be {fault.name.text}: {fault.detail}"
            sure = entry is not None
            yield Found(
                segment,
                fault.span,
                message,
                fault.suggestions,
                entry,
                certain=sure,
                source=fault.name.span,
            )


RULE = Rule("SV404", "impossible-reading", "error", _find)
