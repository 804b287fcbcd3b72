"""Which titles stand beside which person: before the name, behind a comma, several in a row."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Protocol, TypeVar

from sinoviet.hanzi import has_han
from sinoviet.text import canonical


class Stretch(Protocol):
    """Where something stands."""

    @property
    def start(self) -> int:
        """Its first character."""
        ...

    @property
    def end(self) -> int:
        """The character behind its last one."""
        ...


class Named(Protocol):
    """A mention, as far as it is asked here."""

    @property
    def kind(self) -> str:
        """Of what kind the name is."""
        ...

    @property
    def text(self) -> str:
        """Its characters."""
        ...

    @property
    def span(self) -> Stretch:
        """Where it stands."""
        ...


N = TypeVar("N", bound=Named)

#: What may stand between a title and the name behind it, and between a name and its title.
_LINKS = frozenset(("", "đồng chí", "ông", "bà", "là", "là ông", "là bà", ":", "同志"))
_BEHIND = frozenset((",", "-", "–", "，", "是", "(", "（", "là"))
_COMMAS = frozenset((",", "，", "-", "–"))
#: What joins the offices of one person.
_ROWS = frozenset((",", "，", "、", "và", "kiêm", "兼", "", "đồng thời là", "和"))


#: The regions that an office lies in, behind it: Chủ tịch UBND huyện Vị Xuyên, tỉnh _, _; … (_).
_REGIONS = re.compile(
    r"^(?:(?:, ?(?:(?:xã|phường|thị trấn|huyện|thị xã|thành phố|TP\.?|quận|châu|tỉnh|khu tự trị) )?_)"
    r"|(?: ?\(_\)))+,?"
)


def beside(mentions: Sequence[N], text: str, base: int = 0) -> Iterator[tuple[N, N]]:
    """Yield each title with the person it belongs to: before the name, behind a comma, in a row.

    ``mentions`` are those of a text in order, top level only; their spans count from ``base``.

    >>> from sinoviet.resolver import resolve
    >>> text = "县委副书记、县长陈明会见了老街省委书记阮文山。"
    >>> [(title.text, person.text) for title, person in beside(resolve(text), text)]
    [('县长', '陈明'), ('县委副书记', '陈明'), ('老街省委书记', '阮文山')]
    """
    places = [m.span for m in mentions if m.kind == "place"]
    mentions = [m for m in mentions if m.kind != "place"]

    def between(one: N, other: N) -> str:
        parts, start = [], one.span.end
        for place in places:
            if start <= place.start and place.end <= other.span.start:
                parts.append(text[start - base : place.start - base])
                start = place.end
        gap = canonical("_".join((*parts, text[start - base : other.span.start - base]))).strip()
        return _REGIONS.sub("", gap).strip() if one.kind == "title" else gap

    pairs = [(one, other, between(one, other)) for one, other in pairwise(mentions)]

    def links(k: int) -> bool:
        """Return whether the title ``k`` is of the person behind it."""
        one, other, gap = pairs[k]
        if (one.kind, other.kind) != ("title", "person") or gap in _LINKS or gap != ",":
            return (one.kind, other.kind) == ("title", "person") and gap in _LINKS
        # Giám đốc Sở …, Đỗ Quốc Hương: not where it is of the one before, nor he has one behind
        behind = k > 0 and pairs[k - 1][0].kind == "person" and pairs[k - 1][2] in _BEHIND
        again = (
            k + 1 < len(pairs) and pairs[k + 1][1].kind == "title" and pairs[k + 1][2] in _BEHIND
        )
        return not (has_han(other.text) or behind or again)

    before = {id(pairs[k][0]) for k in range(len(pairs)) if links(k)}
    for index, person in enumerate(mentions):
        if person.kind != "person":
            continue
        han = has_han(person.text)
        # 县长陈明，县委书记李军: who has an office before his name in Chinese has none behind a comma.
        closed = _COMMAS if han and id(mentions[index - 1]) in before else frozenset()
        behind = (_BEHIND | {""} if han else _BEHIND) - closed  # 阮春福总理
        for step, joints in ((-1, _LINKS), (1, behind)):
            at, last = index + step, person
            while 0 <= at < len(mentions) and mentions[at].kind == "title":
                gap = between(*((mentions[at], last) if step < 0 else (last, mentions[at])))
                allowed = (
                    joints if last is person else _ROWS - (closed if step > 0 else frozenset())
                )
                linked = step < 0 and last is person and id(mentions[at]) in before
                if not (linked or gap in allowed) or (step > 0 and id(mentions[at]) in before):
                    break
                if step < 0 and han and last is not person and _behind_name(mentions, at):
                    break
                yield mentions[at], person
                at, last = at + step, mentions[at]


def _behind_name(mentions: Sequence[Named], at: int) -> bool:
    """Return whether a title stands right behind a person's name: 杜青松中校，金平县县长白云飞."""
    last = mentions[at - 1] if at else None
    return last is not None and last.kind == "person" and last.span.end == mentions[at].span.start
