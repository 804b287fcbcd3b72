"""Words in another Unicode form than the rest of the draft.

What it finds: words whose letters and marks are written apart (decomposed, NFD) in a draft that
mostly joins them (NFC), or the other way round.  The eye sees no difference.

Why: searching finds only one of the two; so do translation memories.

Source: Unicode Standard Annex #15.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal

from sinoviet.check.draft import Draft
from sinoviet.check.rule import Found, Rule
from sinoviet.resolver import Span

Form = Literal["NFC", "NFD"]
_MARK = "\u0300-\u036f"
_ONE = re.compile(rf"[^\W\d_][\w{_MARK}]*")


def _find(draft: Draft) -> Iterator[Found]:
    apart = joined = 0
    for segment in draft.segments:
        text = segment.unit.target
        if text.isascii():
            continue
        loose = len(re.findall(f"[{_MARK}]", text))
        apart += loose
        joined += sum(1 for c in text if "\u00c0" <= c <= "\u1ef9" and unicodedata.decomposition(c))
    if not apart or not joined:
        return
    form: Form = "NFC" if joined >= apart else "NFD"
    for segment in draft.segments:
        text = segment.unit.target
        if text.isascii():
            continue
        for span in _runs(text, form):
            right = unicodedata.normalize(form, text[span.start : span.end])
            other = "written apart" if form == "NFC" else "joined"
            message = f"letters and marks are {other} here, unlike in the rest of the draft"
            yield Found(segment, span, message, (right,), certain=True)


def _runs(text: str, form: Form) -> Iterator[Span]:
    """Yield the stretches of neighbouring words that are not in ``form``."""
    start = end = -1
    for match in _ONE.finditer(text):
        if unicodedata.is_normalized(form, match[0]):
            continue
        if end >= 0 and not text[end : match.start()].strip():
            end = match.end()
            continue
        if end >= 0:
            yield Span(start, end)
        start, end = match.span()
    if end >= 0:
        yield Span(start, end)


RULE = Rule("SV301", "mixed-unicode", "warning", _find)
