"""One source segment being compared with its target: what is said, what is claimed, what is wrong."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from sinoviet.check.draft import Draft, Segment
from sinoviet.check.windows import overlap, syllables_of
from sinoviet.hanzi import has_han
from sinoviet.holding import beside
from sinoviet.readings import is_transcription
from sinoviet.resolver import Mention, Span
from sinoviet.syllable import parse
from sinoviet.text import fold

What = Literal[
    "missing", "fewer", "other", "extra", "misread", "pinyin", "misspelt", "head", "left", "turned"
]
PLACES = ("place", "gate")
#: Places so small that each paper writes their characters in its own way.
SMALL = frozenset(
    "commune village township ward town crossing local gate river mountain lake island landmark".split()
)


@dataclass(frozen=True, slots=True)
class Fault:
    """A name of the source that the target does not have as it should, or one that it adds.

    ``span`` counts in the target; ``suggestions`` come best first; ``detail`` says more.
    """

    what: What
    unit: str
    span: Span
    name: Mention
    suggestions: tuple[str, ...] = ()
    detail: str = ""

    @property
    def entry(self) -> str | None:
        """The id of the name's entry, if it has one."""
        return self.name.entry.id if self.name.entry is not None else None


@dataclass
class Compared:
    """One segment at work: what texts before it named, and which stretches of the target are told for.

    ``seen`` are the names of the sources before, ``said`` those of the targets before, ``claimed``
    the stretches that stand for a name of the source.
    """

    segment: Segment
    draft: Draft
    seen: set[str]
    said: set[str]
    claimed: list[Span] = field(default_factory=list)

    @property
    def to_vi(self) -> bool:
        """Whether the target is Vietnamese."""
        return self.draft.language == "vi"

    def is_chinese(self, name: Mention) -> bool:
        """Return whether a person of the source holds an office in China, and none in Vietnam."""
        return self._countries.get(name.span) == {"cn"}

    @cached_property
    def _countries(self) -> dict[Span, set[str]]:
        """The countries of the offices beside each person of the source."""
        found: dict[Span, set[str]] = {}
        for title, person in beside(self.segment.source, self.segment.unit.source or ""):
            places = [p.entry for p in title.walk() if p.kind == "place" and p.entry is not None]
            countries = {entry.country or entry.id.removeprefix("country.") for entry in places}
            found.setdefault(person.span, set()).update(countries)
        return found

    def is_claimed(self, span: Span) -> bool:
        """Return whether a stretch overlaps one that stands for a name of the source."""
        return any(overlap(span, other) for other in self.claimed)

    def is_taken(self, span: Span) -> bool:
        """Return whether a mention of the target other than an organisation lies there."""
        return self.is_claimed(span) or any(
            overlap(span, m.span) for m in self.segment.names if m.kind != "organisation"
        )


def key_of(mention: Mention) -> str:
    """Return what tells one name from another: its entry, else how it is written."""
    return mention.entry.id if mention.entry is not None else fold(mention.text)


def leaves(mentions: Iterable[Mention]) -> list[Mention]:
    """Return the places, gates and persons among mentions."""
    return [m for m in mentions if m.kind in ("place", "gate", "person")]


def sentence_of(work: Compared, name: Mention) -> Span:
    """Return the sentence of the target where a missing name is to be expected."""
    source, target = work.segment.unit.source or "", work.segment.unit.target
    start, end = 0, len(target.rstrip())
    marks = [i for i, c in enumerate(target) if c in "。！？；" or ends_sentence(target, i)]
    marks = [i for i in marks if i + 1 < end]
    if marks and source:
        own = [i for i, c in enumerate(source) if c in "。！？；" or ends_sentence(source, i)]
        own = [i for i in own if i + 1 < len(source.rstrip())]
        if len(own) == len(marks):
            number = sum(i < name.span.start for i in own)
            borders = [0, *(i + 1 for i in marks), end]
            start, end = borders[number], borders[number + 1]
    while start < end and target[start].isspace():
        start += 1
    return Span(start, end)


def ends_sentence(text: str, i: int) -> bool:
    """Return whether a Latin full stop at ``i`` ends a sentence."""
    return text[i] in ".!?" and text[i + 1 : i + 2].isspace()


#: Names of men of the Hmong and Dao: Giàng A Lảnh, Tẩn A Phủ.
_OF_THE_MOUNTAINS = re.compile(r"\w+ A \w+")


def is_country(name: Mention) -> bool:
    """Return whether a name is that of a country."""
    return name.entry is not None and name.entry.type == "country"


def is_foreign(name: Mention) -> bool:
    """Return whether a name is neither Vietnamese nor read in Vietnamese: Prabowo, 特朗普."""
    if name.entry is not None:
        return False
    if has_han(name.text):
        return is_transcription(name.text)
    if _OF_THE_MOUNTAINS.fullmatch(name.text):
        return True  # written by its sound in Chinese too
    return any(parse(word) is None for word in syllables_of(name.text))


def unlike(name: Mention, other: Mention) -> bool:
    """Return whether two places are of different ranks."""
    if name.entry is None or other.entry is None:
        return False
    return not alike(name.entry.type, other.entry.type)


def alike(one: str, other: str) -> bool:
    """Return whether two types of place are of one rank."""
    great = {"province", "municipality", "autonomous-region", "city"}
    return one == other or {one, other} <= great
