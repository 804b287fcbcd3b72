"""A name with the family name last, or the persons of a list in another order than in the source.

What it finds: a Chinese name whose characters are those of a Vietnamese one with the family name behind them
(云龙赵 for *Triệu Vân Long*): an error.  Three or more persons that both texts name in one list, in different
orders: a hint, for the order of a list of officials is mostly that of rank.

Why: a name turned round is nobody's.
"""

import re
from collections.abc import Iterator

from sinoviet.check.draft import Draft
from sinoviet.check.pairing import told
from sinoviet.check.rule import Found, Rule
from sinoviet.resolver import Mention, Span
from sinoviet.text import canonical, fold

#: What joins the members of a list.
_JOIN = re.compile(r"\s*(?:[,;、，；]|và|cùng|和|与|及|以及)?\s*(?:các|đồng chí|ông|bà)?\s*\Z")


def _find(draft: Draft) -> Iterator[Found]:
    for segment, fault, turned in told(draft, "turned"):
        message = f"{turned} has the family name last; the source has {fault.name.text}"
        yield Found(
            segment, fault.span, message, fault.suggestions, fault.entry,
            severity="error", source=fault.name.span,
        )  # fmt: skip
    for segment in draft.segments:
        if not segment.unit.source:
            continue
        lists = _lists(segment.source, segment.unit.source)
        written = [
            [(fold(m.vi or ""), fold(m.zh or "")) for m in many]
            for many in _lists(segment.target, segment.unit.target)
        ]
        spans = _lists(segment.target, segment.unit.target)
        for names in lists:
            wanted = [(fold(m.vi or ""), fold(m.zh or "")) for m in names]
            for found, mentions in zip(written, spans, strict=True):
                order = [_index(one, found) for one in wanted]
                if (
                    None in order
                    or len(found) != len(wanted)
                    or order == sorted(order, key=_number)
                ):
                    continue
                right = ", ".join(mentions[k].text for k in order if k is not None)
                span = Span(mentions[0].span.start, mentions[-1].span.end)
                yield Found(segment, span, f"the source names them in this order: {right}")


def _number(index: int | None) -> int:
    return -1 if index is None else index


def _index(one: tuple[str, str], others: list[tuple[str, str]]) -> int | None:
    """Return the place of a name in a list, compared in both languages."""
    return next(
        (
            k
            for k, other in enumerate(others)
            if any(a and a == b for a, b in zip(one, other, strict=True))
        ),
        None,
    )


def _lists(mentions: tuple[Mention, ...], text: str) -> list[list[Mention]]:
    """Return the lists of three or more persons: names with nothing but marks and titles between."""
    found: list[list[Mention]] = []
    last: Mention | None = None
    for mention in mentions:
        if last is not None and not _JOIN.match(
            canonical(text[last.span.end : mention.span.start])
        ):
            found.append([])
        if mention.kind == "person":
            if not found:
                found.append([])
            found[-1].append(mention)
        last = mention
    return [many for many in found if len(many) >= 3]


RULE = Rule("SV407", "name-order", "hint", _find)
