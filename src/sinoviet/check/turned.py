"""A Vietnamese person whose Chinese name has its family name last: 云龙赵 for Triệu Vân Long."""

import re

from sinoviet.check.compared import PLACES, Compared
from sinoviet.check.possible import fits
from sinoviet.check.stands import behind_head
from sinoviet.check.windows import syllables_of
from sinoviet.hanzi import is_han
from sinoviet.resolver import Mention, Span
from sinoviet.text import canonical

_ADDRESS = re.compile(r"(?:^|\W)(?:ông|bà|đồng chí|anh|chị|cô|ngài)\Z", re.I)


def turned_span(work: Compared, name: Mention) -> Span | None:
    """Return where a Chinese target has the characters of a person with the family name behind them."""
    syllables = syllables_of(name.text)
    if work.to_vi or not 2 <= len(syllables) <= 4 or not may_be_person(work, name):
        return None
    wanted, size = [*syllables[1:], syllables[0]], len(syllables)
    target = work.segment.unit.target
    for at in range(len(target) - size + 1):
        span, window = Span(at, at + size), target[at : at + size]
        taken = work.is_taken(span) if size == 2 else work.is_claimed(span)
        if not taken and all(map(is_han, window)) and all(fits(window, wanted)):
            return span
    return None


def in_order(work: Compared, span: Span) -> str:
    """Return a name of the target with its last character first."""
    written = work.segment.unit.target[span.start : span.end]
    return written[-1] + written[:-1]


def may_be_person(work: Compared, name: Mention) -> bool:
    """Return whether a name of the source is a person's, or a place's that stands like one."""
    return name.kind == "person" or (name.kind in PLACES and stands_as_person(work, name))


def stands_as_person(work: Compared, name: Mention) -> bool:
    """Return whether a place of the source may be a person: bà La Bình, Châu trưởng La Bình."""
    before = (work.segment.unit.source or "")[: name.span.start].rstrip()
    if behind_head(before + " "):
        return False
    return _ADDRESS.search(canonical(before)) is not None or any(
        m.kind == "title" and m.span.end == len(before) for m in work.segment.source
    )
