"""Which titles stand beside which person: before the name, behind a comma, several in a row."""

import re
from collections.abc import Iterator
from itertools import pairwise

from sinoviet.check.draft import Draft, Segment
from sinoviet.hanzi import has_han
from sinoviet.resolver import Mention
from sinoviet.text import canonical

#: What may stand between a title and the name behind it, and between a name and its title.
_LINKS = frozenset(("", "đồng chí", "ông", "bà", "là", "là ông", "là bà", ":", "同志"))
_BEHIND = frozenset((",", "-", "–", "，", "是", "(", "（", "là"))
_COMMAS = frozenset((",", "，", "-", "–"))
#: What joins the offices of one person.
_ROWS = frozenset((",", "，", "、", "và", "kiêm", "兼", "", "đồng thời là", "和"))


def titles_of_persons(draft: Draft) -> Iterator[tuple[Segment, Mention, Mention]]:
    """Yield each title that stands right beside a person, with the person."""
    for segment in draft.segments:
        for title, person in beside(segment.target, segment.unit.target):
            if draft.writes(title) and draft.writes(person):
                yield segment, title, person


#: The regions that an office lies in, behind it: Chủ tịch UBND huyện Vị Xuyên, tỉnh _, _.
_REGIONS = re.compile(
    r"^(?:, ?(?:(?:xã|phường|thị trấn|huyện|thị xã|thành phố|TP\.?|quận|châu|tỉnh|khu tự trị) )?_)+,?"
)


def beside(mentions: tuple[Mention, ...], text: str) -> Iterator[tuple[Mention, Mention]]:
    """Yield each title with the person it belongs to: before the name, behind a comma, in a row."""
    places = [m.span for m in mentions if m.kind == "place"]
    mentions = tuple(m for m in mentions if m.kind != "place")

    def between(one: Mention, other: Mention) -> str:
        parts, start = [], one.span.end
        for place in places:
            if start <= place.start and place.end <= other.span.start:
                parts.append(text[start : place.start])
                start = place.end
        gap = canonical("_".join((*parts, text[start : other.span.start]))).strip()
        return _REGIONS.sub("", gap).strip() if one.kind == "title" else gap

    before = {
        id(one)
        for one, other in pairwise(mentions)
        if (one.kind, other.kind) == ("title", "person") and between(one, other) in _LINKS
    }
    for index, person in enumerate(mentions):
        if person.kind != "person":
            continue
        han = has_han(person.text)
        # 县长陈明，县委书记李军: who has an office before his name in Chinese has none behind a comma.
        closed = _COMMAS if han and id(mentions[index - 1]) in before else frozenset()
        behind = (_BEHIND | {""} if han else _BEHIND) - closed  # 阮春福总理
        for step, links in ((-1, _LINKS), (1, behind)):
            at, last = index + step, person
            while 0 <= at < len(mentions) and mentions[at].kind == "title":
                gap = between(*((mentions[at], last) if step < 0 else (last, mentions[at])))
                allowed = links if last is person else _ROWS - (closed if step > 0 else frozenset())
                if gap not in allowed or (step > 0 and id(mentions[at]) in before):
                    break
                if step < 0 and han and last is not person and _behind_name(mentions, at):
                    break
                yield mentions[at], person
                at, last = at + step, mentions[at]


def _behind_name(mentions: tuple[Mention, ...], at: int) -> bool:
    """Return whether a title stands right behind a person's name: 杜青松中校，金平县县长白云飞."""
    last = mentions[at - 1] if at else None
    return last is not None and last.kind == "person" and last.span.end == mentions[at].span.start
