"""One person with two titles of the same body.

What it finds: *Bí thư Huyện ủy Trần Minh* in one place and *Phó Bí thư Huyện ủy Trần Minh* in
another: the same body, another rank.  Former offices (*nguyên*, 原) and several offices named in
one breath are fine.

Why: one of the two is a rank lost or given.
"""

import re
from collections.abc import Iterator

from sinoviet.check.beside import titles_of_persons
from sinoviet.check.draft import Draft, Segment
from sinoviet.check.offices import office, written
from sinoviet.check.rule import Found, Rule
from sinoviet.resolver import Mention
from sinoviet.text import canonical, fold

_FORMER = re.compile(
    r"[Nn]guyên|cựu|Cựu|原|前|时任|khi đó|lúc đó|bầu|bổ nhiệm|phân công|当选|任命|担任|出任|任"
)


def _find(draft: Draft) -> Iterator[Found]:
    before: dict[
        tuple[str, str], dict[str, str]
    ] = {}  # ranks that the text gave, and in what words
    breath: dict[tuple[str, int], set[tuple[str, str]]] = {}  # offices named in one breath
    titles = [t for t in titles_of_persons(draft) if not _FORMER.search(_around(t[0], t[1]))]
    for segment, title, person in titles:
        held = office(title)
        if held is not None and held.bodies:
            here = breath.setdefault((segment.unit.id, person.span.start), set())
            here.add((held.body, held.rank))
    for segment, title, person in titles:
        held = office(title)
        if held is None or not held.bodies:
            continue
        here = breath[segment.unit.id, person.span.start]
        said = before.setdefault((fold(person.text), held.body), {})
        others = [text for rank, text in said.items() if (held.body, rank) not in here]
        if others and held.rank not in said:
            message = f"{person.text} is {others[0]} elsewhere in the draft"
            yield Found(segment, title.span, message, (others[0],))
        said.setdefault(held.rank, written(title))


def _around(segment: Segment, title: Mention) -> str:
    return canonical(segment.unit.target[max(0, title.span.start - 12) : title.span.end])


RULE = Rule("SV203", "person-two-titles", "warning", _find)
