"""One person with two titles of the same body.

What it finds: *Bí thư Huyện ủy Trần Minh* in one place and *Phó Bí thư Huyện ủy Trần Minh* in
another: the same body, another rank.  Former offices (*nguyên*, 原) and several offices named in
one breath are fine.

Why: one of the two is a rank lost or given.
"""

import re
from collections.abc import Iterator

from sinoviet.check.draft import Draft, Segment
from sinoviet.check.offices import office, titles_of_persons, written
from sinoviet.check.rule import Found, Rule
from sinoviet.resolver import Mention
from sinoviet.text import canonical, fold

_FORMER = re.compile(
    r"[Nn]guyên|cựu|Cựu|原|前|时任|khi đó|lúc đó|bầu|bổ nhiệm|phân công|当选|任命|担任|出任|任"
)


def _find(draft: Draft) -> Iterator[Found]:
    first: dict[tuple[str, str], tuple[str, str]] = {}
    for segment, title, person in titles_of_persons(draft):
        if _FORMER.search(_around(segment, title)):
            continue
        held = office(title)
        if held is None or not held.body:
            continue
        key = (fold(person.text), held.body)
        before = first.setdefault(key, (held.rank, written(title)))
        if before[0] != held.rank:
            message = f"{person.text} is {before[1]} elsewhere in the draft"
            yield Found(segment, title.span, message, (before[1],))


def _around(segment: Segment, title: Mention) -> str:
    return canonical(segment.unit.target[max(0, title.span.start - 12) : title.span.end])


RULE = Rule("SV203", "person-two-titles", "warning", _find)
