"""A date or an ordinal that is another one in the source.

What it finds: *lần thứ 14* or *lần thứ hai* for 第十三次, *24/11* for 11月25日, *2025 - 2028* for 2025—2026年,
*mốc 216* for 261号界碑: a day, a year, an ordinal or the number of a document or a boundary stone that the
target does not have, and one of the same sort that the source does not have.  Each is counted: what the
title has does not answer for the lead.  Other numbers are not compared.

Why: the number beside a name is part of it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from sinoviet.check.draft import Draft
from sinoviet.check.numbers import Number, numbers, rewritten
from sinoviet.check.rule import Found, Rule


def _find(draft: Draft) -> Iterator[Found]:
    for segment in draft.segments:
        if not segment.unit.source:
            continue
        source, target = numbers(segment.unit.source), numbers(segment.unit.target)
        for sort in ("day", "year", "ordinal", "number"):
            ones = [n for n in source if n.sort == sort]
            others = [n for n in target if n.sort == sort]
            values = {n.value for n in ones}
            lost = _left_over(ones, others)
            added = [n for n in others if n.value not in values]
            if len(lost) != len(added):
                continue
            for one, other in zip(lost, added, strict=True):
                yield Found(
                    segment, other.span, f"the source has {one.text}, not {other.text}",
                    (rewritten(other, one.value),),
                )  # fmt: skip


def _left_over(ones: Sequence[Number], others: Sequence[Number]) -> list[Number]:
    """Return the numbers of the source that the target has less often, the last ones of each value.

    The 5 of a title does not answer for the wrong one of the lead.
    """
    written = Counter(number.value for number in others)
    left = []
    for number in ones:
        written[number.value] -= 1
        if written[number.value] < 0:
            left.append(number)
    return left


RULE = Rule("SV408", "number-differs", "warning", _find)
