"""Which office of a target renders which office of the source, and in what the two differ.

An office belongs to its holder, then to its place; what agrees is set aside first, so that only what
is left over is compared.
"""

import re
from dataclasses import dataclass, replace

from sinoviet.check.bodies import other_body
from sinoviet.check.compared import alike
from sinoviet.check.draft import Draft, Language, Segment
from sinoviet.check.holders import LOOSE, described_as, same_person, source_holders, target_holders
from sinoviet.check.offices import Office, bare, described, written
from sinoviet.glossary import Entry
from sinoviet.resolver import Mention

_KINDS = ("title", "organisation")


@dataclass(frozen=True, slots=True)
class Paired:
    """The offices of a segment: pairs that do not agree, and the places of targets that agree with one."""

    unlike: tuple[tuple[Mention, Mention], ...]
    agreed: frozenset[int]


def paired(segment: Segment, draft: Draft) -> Paired:
    """Set the offices of a source beside those of its target."""
    work = _Work(segment, draft)
    # One person may have several offices, and two persons the same: what agrees goes first.
    for by_person, by_places in ((True, False), (False, True), (False, False)):
        for source in list(work.sources):
            person = work.holders.get(id(source))
            if by_person or person is None or not _has_person(person, work.held):
                work.settle(source, by_person=by_person, by_places=by_places)
    for source in list(work.sources):  # his own, though the name stands too far from it
        work.settle(source, free=True)
    unlike = [pair for group in work.of_persons() for pair in _likest(*group, draft)]
    unlike += work.of_strangers()
    unlike += work.alone()
    return Paired(tuple(unlike), frozenset(work.agreed))


class _Work:
    """The offices of a segment that have no partner yet."""

    def __init__(self, segment: Segment, draft: Draft) -> None:
        self.draft = draft
        self.sources = [m for m in segment.source if m.kind in _KINDS]
        self.targets = [m for m in segment.target if m.kind in _KINDS and draft.writes(m)]
        self.holders, self.held = source_holders(segment), target_holders(segment)
        self.agreed: set[int] = set()

    def settle(
        self,
        source: Mention,
        *,
        by_person: bool = False,
        by_places: bool = False,
        free: bool = False,
    ) -> None:
        """Set an office aside with the first of the target that agrees with it; ``free``: one that nobody holds."""
        person = self.holders.get(id(source))
        for target in self.targets:
            other = self.held.get(id(target))
            mine = person is not None and same_person(person, other)
            taken = other is not None and (free or _has_person(other, self.holders))
            fitting = target.kind == source.kind and (mine or not (by_person or taken))
            if by_places and places(source) != places(target):
                continue
            if fitting and agrees(source, target, self.draft):
                self.sources.remove(source)
                self.targets.remove(target)
                self.agreed.add(target.span.start)
                return

    def of_persons(self) -> list[tuple[list[Mention], list[Mention]]]:
        """Take out the offices that one person has left in the source and in the target."""
        groups = []
        for person in {p.span: p for p in self.holders.values()}.values():
            ours = [m for m in self.sources if self.holders.get(id(m)) is person]
            theirs = [m for m in self.targets if same_person(person, self.held.get(id(m)))]
            if ours and theirs:
                self.sources = [m for m in self.sources if m not in ours]
                self.targets = [m for m in self.targets if m not in theirs]
                groups.append((ours, theirs))
        return groups

    def of_strangers(self) -> list[tuple[Mention, Mention]]:
        """Take out the offices of holders whose names cannot be read, if only one of each may be his."""
        found = []
        for source in [m for m in self.sources if places(m)]:
            person = self.holders.get(id(source))
            if person is not None and not _has_person(person, self.held):
                fitting = [t for t in self.targets if self._may_be_a_strangers(source, t)]
                if len(fitting) == 1:
                    self.sources.remove(source)
                    self.targets.remove(fitting[0])
                    found.append((source, fitting[0]))
        return found

    def _may_be_a_strangers(self, source: Mention, target: Mention) -> bool:
        other = self.held.get(id(target))
        if other is None or _has_person(other, self.holders) or places(source) != places(target):
            return False
        right = described_as(_right(source, self.draft), source, self.draft)
        stands = described_as(written(target), target, self.draft)
        return right.role == stands.role and right.body == stands.body

    def alone(self) -> list[tuple[Mention, Mention]]:
        """Pair what is left in the order in which it stands, if its places allow and no two holders do not."""
        found = []
        for kind in _KINDS:
            ones = [m for m in self.sources if m.kind == kind]
            others = [m for m in self.targets if m.kind == kind]
            if len(ones) == len(others):
                for source, target in zip(ones, others, strict=True):
                    two = id(source) in self.holders and id(target) in self.held
                    if places(source) == places(target) and not two:
                        found.append((source, target))
        return found


def _likest(
    ours: list[Mention], theirs: list[Mention], draft: Draft
) -> list[tuple[Mention, Mention]]:
    """Pair the offices that one person has left, those that are most alike first.

    Where the source has more of them, one is left out: then only like roles are compared.
    """
    fewer = len(theirs) < len(ours)
    ranked = [(-_likeness(s, t, draft), i, s, t) for i, s in enumerate(ours) for t in theirs]
    found: list[tuple[Mention, Mention]] = []
    for rank, _, source, target in sorted(ranked, key=lambda one: one[:2]):
        free = all(source is not s and target is not t for s, t in found)
        if free and not (fewer and rank > -_SAME_ROLE):
            found.append((source, target))
    return found


_SAME_ROLE = 4


def _likeness(source: Mention, target: Mention, draft: Draft) -> int:
    """Return how much two offices have in common: the role first, then the body, then the level."""
    wanted = described_as(_right(source, draft), source, draft)
    stands = described_as(written(target), target, draft)
    return (
        _SAME_ROLE * (source.kind == target.kind and wanted.role == stands.role)
        + 2 * bool(wanted.bodies & stands.bodies)
        + bool(wanted.levels & stands.levels)
    )


def _right(source: Mention, draft: Draft) -> str:
    return (source.vi if draft.language == "vi" else source.zh) or ""


def wanted_of(right: str, source: Mention, stands: Office, draft: Draft) -> Office:
    """Return the office that the target should have.

    Whether it is a standing or an alternate one is asked only where the source and the grammar agree.
    """
    wanted = described_as(right, source, draft)
    other: Language = "zh" if draft.language == "vi" else "vi"
    own = described(bare(written(source), source, other), other)
    doubtful = (own.modifiers ^ wanted.modifiers) & {"standing", "alternate"}
    kept = wanted.modifiers - doubtful | stands.modifiers & doubtful
    return replace(wanted, modifiers=kept)


def _has_person(person: Mention, held: dict[int, Mention]) -> bool:
    """Return whether an office of the target is held by this person."""
    return any(same_person(person, other) for other in held.values())


def agrees(source: Mention, target: Mention, draft: Draft) -> bool:
    """Return whether the target's office is what the source's should be."""
    right = source.vi if draft.language == "vi" else source.zh
    if not right or (places(source) - places(target) and places(target) - places(source)):
        return False
    stands = described_as(written(target), target, draft)
    wanted = wanted_of(right, source, stands, draft)
    if source.kind == "title" and wanted.role != stands.role:
        return False
    if source.kind == "organisation" and bool(wanted.bodies) != bool(stands.bodies):
        return False
    return not (difference(wanted, stands, source.kind) or other_body(source, target, draft))


def places(mention: Mention) -> set[str]:
    """Return the names of an office's places: the city of Hà Giang and its province have one."""
    return {p.entry.vi for p in mention.walk() if p.kind == "place" and p.entry is not None}


def other_place(source: Mention, target: Mention, segment: Segment) -> bool:
    """Return whether a title is of a place that the source names too, but for another office."""
    ours, theirs = _units(source), _units(target)
    if (
        source.kind != "title"
        or not ours
        or not theirs
        or {e.vi for e in ours} & {e.vi for e in theirs}
    ):
        return False
    others = {e.vi for m in segment.source if m.kind == "title" for e in _units(m)}
    return all(
        alike(one.type, other.type) and other.vi in others for one in ours for other in theirs
    )


def _units(mention: Mention) -> list[Entry]:
    found = [p.entry for p in mention.walk() if p.kind == "place" and p.entry is not None]
    return [entry for entry in found if entry.type != "country"]


def difference(wanted: Office, written: Office, kind: str) -> str:
    """Return in words what the two offices differ in, or an empty string."""
    if kind == "title":
        if _contrary(wanted.role, written.role):
            return f"another role ({wanted.role}, not {written.role})"
        alike = bool(wanted.role) and bool(written.role)
        for modifier in ("deputy", "acting", "former", "standing", "alternate") if alike else ():
            if (modifier in wanted.modifiers) != (modifier in written.modifiers):
                lost = modifier in wanted.modifiers
                return f"{modifier} is {'lost' if lost else 'added'}"
    levels, others = wanted.levels - {"center"}, written.levels - {"center"}
    if levels and others and not levels & others:
        return f"another level ({_listed(levels)}, not {_listed(others)})"
    if wanted.bodies and written.bodies and not wanted.bodies & written.bodies:
        return f"another body ({_listed(wanted.bodies)}, not {_listed(written.bodies)})"
    if wanted.grades and written.grades and not wanted.grades & written.grades:
        return f"another court ({_listed(wanted.grades)}, not {_listed(written.grades)})"
    return ""


def _contrary(one: str, other: str) -> bool:
    """Return whether two roles cannot render one: directors and ministers of several kinds may."""
    return bool(one and other) and one != other and not {one, other} <= LOOSE


def _listed(words: frozenset[str]) -> str:
    return re.sub("_", " ", ", ".join(sorted(words)))
