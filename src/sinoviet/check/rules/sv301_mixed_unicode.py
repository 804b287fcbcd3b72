"""Words in another Unicode form than the rest of the draft.

What it finds: words whose letters and marks are written apart (decomposed) in a draft that joins
them elsewhere (NFC).  The eye sees no difference.  One finding a paragraph, from the first such
word to the last.

Why: searching finds only one of the two; so do translation memories.

Source: Unicode Standard Annex #15.
"""

import re
import unicodedata
from collections.abc import Iterator

from sinoviet.check.draft import Draft
from sinoviet.check.rule import Found, Rule
from sinoviet.resolver import Span

_MARK = "\u0300-\u036f"
_LOOSE = re.compile(f"[{_MARK}]")
_ONE = re.compile(rf"[^\W\d_][\w{_MARK}]*")


def _find(draft: Draft) -> Iterator[Found]:
    if draft.document.encoding == "windows-1258":
        return  # this encoding has no other way to write most letters
    texts = [segment.unit.target for segment in draft.segments]
    if not any(_LOOSE.search(text) for text in texts) or not any(map(_joined, texts)):
        return
    for segment in draft.segments:
        text = segment.unit.target
        odd = [match for match in _ONE.finditer(text) if not _is_joined(match[0])]
        if odd:
            span = Span(odd[0].start(), odd[-1].end())
            right = unicodedata.normalize("NFC", text[span.start : span.end])
            message = f"letters and marks are written apart in {len(odd)} words, elsewhere joined"
            yield Found(segment, span, message, (right,), certain=True)


def _is_joined(word: str) -> bool:
    return unicodedata.is_normalized("NFC", word)


def _joined(text: str) -> bool:
    """Return whether a letter of the text has a mark joined to it."""
    return any("\u00c0" <= c <= "\u1ef9" and unicodedata.decomposition(c) for c in text)


RULE = Rule("SV301", "mixed-unicode", "warning", _find)
