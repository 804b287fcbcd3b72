"""The persons of a list stand in another order than in the source.

What it finds: three or more persons that both texts name in one list, in different orders.  A hint:
the order of a list of officials is mostly that of rank.
"""

from collections.abc import Iterator

from sinoviet.check.draft import Draft, Segment
from sinoviet.check.rule import Found, Rule
from sinoviet.resolver import Mention, Span
from sinoviet.text import fold


def _find(draft: Draft) -> Iterator[Found]:
    for segment in draft.segments:
        if not segment.unit.source:
            continue
        source = _persons(segment, segment.source, draft)
        target = {fold(m.text): m for m in segment.names if m.kind == "person" and draft.writes(m)}
        order = [target[name] for name in source if name in target]
        if len(order) < 3 or len(order) != len(source):
            continue
        starts = [m.span.start for m in order]
        if starts != sorted(starts):
            span = Span(min(starts), max(m.span.end for m in order))
            names = ", ".join(m.text for m in order)
            yield Found(segment, span, f"the source names them in this order: {names}")


def _persons(segment: Segment, mentions: tuple[Mention, ...], draft: Draft) -> list[str]:
    """Return the persons of the source as the target should write them, in order."""
    found: list[str] = []
    for mention in mentions:
        own = mention.vi if draft.language == "vi" else mention.zh
        if mention.kind == "person" and own and fold(own) not in found:
            found.append(fold(own))
    return found


RULE = Rule("SV407", "name-order", "hint", _find)
