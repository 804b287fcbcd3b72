"""One of several offices of a person is missing.

What it finds: a person to whom the source gives several offices and the target fewer, when no word of
the target can stand for the one left over: 县委副书记、县长陈明 as *Huyện trưởng Trần Minh*.  A person
whose offices are all left out (*ông Trần Minh*) is not told of.

Why: who is secretary and chairman of a county speaks for its party too.

The finding marks the offices that the person has in the target.
"""

from collections import Counter
from collections.abc import Iterator

from sinoviet.check.draft import Draft, Segment
from sinoviet.check.holders import (
    LOOSE,
    described_as,
    same_person,
    source_holders,
    target_holders,
)
from sinoviet.check.offices import roles
from sinoviet.check.rule import Found, Rule
from sinoviet.resolver import Mention, Span


def _find(draft: Draft) -> Iterator[Found]:
    for segment in draft.segments:
        if segment.unit.source:
            yield from _missing(segment, draft)


def _missing(segment: Segment, draft: Draft) -> Iterator[Found]:
    holders, held = source_holders(segment), target_holders(segment)
    wanted = {id(m): _role(m, draft) for m in segment.source if m.kind == "title"}
    asked = Counter(wanted.values())
    there = Counter(_class(role) for role in roles(segment.unit.target, draft.language))
    for person in {person.span: person for person in holders.values()}.values():
        own = [m for m in segment.source if holders.get(id(m)) is person and wanted[id(m)]]
        stands = [m for m in segment.target if same_person(person, held.get(id(m)))]
        stands = [m for m in stands if described_as(m.text, m, draft).role]  # no rank: Đại tá
        if len(own) <= len(stands) or not stands:
            continue
        for title in own:
            role = wanted[id(title)]
            if there[role] >= asked[role]:
                continue
            right = title.vi if draft.language == "vi" else title.zh
            span = Span(stands[0].span.start, stands[-1].span.end)
            message = f"{title.text} of {person.text} is missing here"
            offered = (right,) if right else ()
            yield Found(segment, span, message, offered, source=title.span)
            break


def _role(title: Mention, draft: Draft) -> str:
    right = title.vi if draft.language == "vi" else title.zh
    return _class(described_as(right, title, draft).role)


def _class(role: str) -> str:
    """Return one word for the roles that may render each other."""
    return "head" if role in LOOSE else role


RULE = Rule("SV410", "missing-office", "warning", _find)
