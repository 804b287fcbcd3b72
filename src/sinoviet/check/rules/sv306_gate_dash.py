"""Pairs of border gates joined in different ways.

What it finds: *Thanh Thủy - Thiên Bảo* and *Thanh Thủy–Thiên Bảo* in one draft: the dash between two
gates (or a gate and a place) that is not the one most pairs of the draft have.

Why: it is one kind of name; in print it should look like one.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from sinoviet.check.draft import Draft, Segment
from sinoviet.check.rule import Found, Rule
from sinoviet.resolver import Mention, Span

_DASH = re.compile(r"\s*[-\u2010-\u2015\u2212\uff0d~\uff5e]+\s*\Z")


def _find(draft: Draft) -> Iterator[Found]:
    pairs: list[tuple[Segment, Span, str, Mention]] = []
    for segment in draft.segments:
        names = [m for m in segment.names if m.kind in ("gate", "place") and draft.writes(m)]
        for one, other in pairwise(sorted(names, key=lambda m: m.span.start)):
            between = segment.unit.target[one.span.end : other.span.start]
            if "gate" in (one.kind, other.kind) and _DASH.match(between):
                span = Span(one.span.start, other.span.end)
                pairs.append((segment, span, between, one))
    counts = Counter(between for _, _, between, _ in pairs)
    if len(counts) < 2:
        return
    best = max(counts, key=lambda dash: (counts[dash], dash == " - "))
    for segment, span, between, _ in pairs:
        if between != best:
            text = segment.unit.target[span.start : span.end]
            right = text.replace(between, best, 1)
            message = f"other pairs of gates are joined by {best.strip() if best.strip() == best else best!r}"
            yield Found(segment, span, message, (right,), certain=True)


RULE = Rule("SV306", "gate-dash", "hint", _find)
