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
from sinoviet.check.pairing import told
from sinoviet.check.rule import Found, Rule


def _find(draft: Draft) -> Iterator[Found]:
    for segment, fault, written in told(draft, "misread"):
        message = f"{written} cannot be {fault.name.text}: {fault.detail}"
        yield Found(
            segment, fault.span, message, fault.suggestions, fault.entry,
            certain=fault.entry is not None, source=fault.name.span,
        )  # fmt: skip


RULE = Rule("SV404", "impossible-reading", "error", _find)
