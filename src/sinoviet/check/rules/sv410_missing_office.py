"""One of several offices of a person is missing.

What it finds: a person to whom the source gives several offices and the target fewer, when no word of
the target can stand for the one left over: 县委副书记、县长陈明 as *Huyện trưởng Trần Minh*.  A person
whose offices are all left out (*ông Trần Minh*) is told of only in a list in which all others keep theirs.

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
from sinoviet.check.office_pairs import agrees
from sinoviet.check.offices import roles
from sinoviet.check.rule import Found, Rule
from sinoviet.resolver import Mention, Span

#: So many others make a list of persons with their offices.
_LIST = 3


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
        if not stands:
            yield from _all_left_out(segment, draft, person, own)
        if len(own) <= len(stands) or not stands:
            continue
        for title in _unsaid(own, stands, draft):
            role = wanted[id(title)]
            if there[role] >= asked[role]:
                continue
            right = title.vi if draft.language == "vi" else title.zh
            span = Span(stands[0].span.start, stands[-1].span.end)
            message = f"{title.text} of {person.text} is missing here"
            offered = (right,) if right else ()
            yield Found(segment, span, message, offered, source=title.span)
            break


def _unsaid(own: list[Mention], stands: list[Mention], draft: Draft) -> list[Mention]:
    """Return the offices of the source without those that the target has; all if it has none."""
    left = list(stands)
    unsaid = []
    for title in own:
        partner = next((m for m in left if agrees(title, m, draft)), None)
        if partner is None:
            unsaid.append(title)
        else:
            left.remove(partner)
    return unsaid


def _all_left_out(
    segment: Segment, draft: Draft, person: Mention, own: list[Mention]
) -> Iterator[Found]:
    """Find a person who alone of a list has no office left, and had none before either."""
    holders, held = source_holders(segment), target_holders(segment)
    others = {p.span: p for p in holders.values() if p.span != person.span}
    kept = [p for p in others.values() if any(same_person(p, other) for other in held.values())]
    names = [m for m in segment.target if m.kind == "person" and same_person(person, m)]
    if len(own) != 1 or len(kept) < _LIST or len(names) != 1:
        return
    for other in draft.segments:
        if other is segment:
            break
        if any(m.kind == "person" and same_person(m, person) for m in other.source):
            return
    right = own[0].vi if draft.language == "vi" else own[0].zh
    role = described_as(right, own[0], draft).role
    if role and roles(segment.unit.target, draft.language).count(role) == 0:
        message = f"{own[0].text} of {person.text} is missing here"
        offered = (right,) if right else ()
        yield Found(segment, names[0].span, message, offered, source=own[0].span)


def _role(title: Mention, draft: Draft) -> str:
    right = title.vi if draft.language == "vi" else title.zh
    return _class(described_as(right, title, draft).role)


def _class(role: str) -> str:
    """Return one word for the roles that may render each other."""
    return "head" if role in LOOSE else role


RULE = Rule("SV410", "missing-office", "warning", _find)
