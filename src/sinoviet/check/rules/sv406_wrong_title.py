"""A title or body rendered with another rank, role or level.

What it finds: 副主席 as *Chủ tịch*, 县委书记 as *Bí thư Tỉnh ủy*, 州长 as *Bí thư*, 省人民政府 as *Tỉnh ủy*: an
office of the target is set beside the office of the source with the same holder, or with the same
place, and rank (deputy, standing deputy, alternate, acting, former), role, level and body are compared.
Of bodies only what cannot be one is told: 商务部 for Bộ Công Thương, 外交部 for a Sở, a court for a procuracy.

Why: a secretary loses his rank, or gains one.

Source: docs/titles.md, the table of offices of the two countries.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from sinoviet.check.bodies import other_body
from sinoviet.check.draft import Draft, Language, Segment
from sinoviet.check.holders import LOOSE, described_as, same_person, source_holders, target_holders
from sinoviet.check.mending import mended
from sinoviet.check.offices import Office, bare, beside, deputies, described, written
from sinoviet.check.pairing import told
from sinoviet.check.rule import Found, Rule
from sinoviet.resolver import Mention, Span
from sinoviet.text import fold

_KINDS = ("title", "organisation")


def _find(draft: Draft) -> Iterator[Found]:
    for segment in draft.segments:
        if not segment.unit.source:
            continue
        done: list[Span] = []
        for source, target in _pairs(segment, draft):
            right = source.vi if draft.language == "vi" else source.zh
            if not right or fold(right) == fold(target.text):
                continue
            own = written(target)
            stands = described_as(own, target, draft)
            wanted = _wanted(right, source, stands, draft)
            why = _difference(wanted, stands, source.kind)
            if not why and other_body(source, target, draft):
                why = "another body"
            if why and not (why.startswith("former") and _former_before(segment, target)):
                message = f"{source.text} is {right}: {why}"
                done.append(target.span)
                own_way = mended(own, wanted, stands, draft.language)
                forms = (form for form in (own_way, right) if form and form != own)
                offered = tuple(dict.fromkeys(forms))
                yield Found(segment, target.span, message, offered)
        yield from _deputies(segment, draft, done)


def _former_before(segment: Segment, target: Mention) -> bool:
    """Return whether a word for a former office stands a little before the mention: 前中国驻越大使."""
    before = segment.unit.target[max(0, target.span.start - 12) : target.span.start]
    return bool(re.search(r"[原前]|\b[Nn]guyên\b|\b[Cc]ựu\b", before))


def _deputies(segment: Segment, draft: Draft, done: list[Span]) -> Iterator[Found]:
    """Find a deputy in a target whose source has none, and the other way round.

    A deputy whom the source names without a title here is one if it calls him so elsewhere; a person whom
    the source does not have is told of by SV403.
    """
    other: Language = "zh" if draft.language == "vi" else "vi"
    there = deputies(segment.unit.source or "", other)
    here = deputies(segment.unit.target, draft.language)
    if bool(there) == bool(here):
        return
    titles = [m for m in segment.target if m.kind == "title" and draft.writes(m)]
    if here:
        held = target_holders(segment)
        added = {fault.span for one, fault, _ in told(draft, "extra") if one is segment}
        titles = [
            m
            for m in titles
            if id(m) not in held
            or not (held[id(m)].span in added or _known_deputy(held[id(m)], segment, draft, other))
        ]
        titles = [m for m in titles if any(_within(span, m.span) for span in here)]
        why = "the source has no deputy"
    else:
        sources = [m for m in segment.source if m.kind == "title"]
        sources = [m for m in sources if any(_within(span, m.span) for span in there)]
        roles = [
            described_as(m.vi if draft.language == "vi" else m.zh, m, draft).role for m in sources
        ]
        titles = [m for m in titles if described_as(m.text, m, draft).role in roles]
        why = "the deputy of the source is lost"
    if len(titles) != 1 or any(_within(titles[0].span, span) for span in done):
        return
    title = titles[0]
    stands = described_as(written(title), title, draft)
    wanted = replace(stands, modifiers=stands.modifiers ^ {"deputy"})
    own_way = mended(written(title), wanted, stands, draft.language)
    yield Found(segment, title.span, f"{title.text}: {why}", (own_way,) if own_way else ())


def _known_deputy(person: Mention, segment: Segment, draft: Draft, language: Language) -> bool:
    """Return whether the source names a person without an office here, and as a deputy elsewhere."""
    text = segment.unit.source or ""
    spans = [m.span for m in segment.source if m.kind == "person" and same_person(m, person)]
    around = [text[max(0, s.start - 25) : s.start] + "|" + text[s.end : s.end + 25] for s in spans]
    if not spans or any(described(one, language).role for one in around):
        return False
    return any(
        deputies(title.text, language) and same_person(holder, person)
        for other in draft.segments
        if other is not segment
        for title, holder in beside(other.source, other.unit.source or "")
    )


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _wanted(right: str, source: Mention, stands: Office, draft: Draft) -> Office:
    """Return the office that the target should have.

    Whether it is a standing or an alternate one is asked only where the source and the grammar agree.
    """
    wanted = described_as(right, source, draft)
    other: Language = "zh" if draft.language == "vi" else "vi"
    own = described(bare(written(source), source, other), other)
    doubtful = (own.modifiers ^ wanted.modifiers) & {"standing", "alternate"}
    kept = wanted.modifiers - doubtful | stands.modifiers & doubtful
    return replace(wanted, modifiers=kept)


def _pairs(segment: Segment, draft: Draft) -> Iterator[tuple[Mention, Mention]]:
    """Yield the offices of the source with those of the target that render them."""
    sources = [m for m in segment.source if m.kind in _KINDS]
    targets = [m for m in segment.target if m.kind in _KINDS and draft.writes(m)]
    holders = source_holders(segment)
    held = target_holders(segment)

    def agreeing(source: Mention, *, by_person: bool, by_places: bool) -> Mention | None:
        person = holders.get(id(source))
        for target in targets:
            alike = person is not None and same_person(person, held.get(id(target)))
            other = held.get(id(target))
            taken = other is not None and _has_person(other, holders)
            fitting = target.kind == source.kind and (alike or not (by_person or taken))
            fitting = fitting and not (by_places and _places(source) != _places(target))
            if fitting and _agrees(source, target, draft):
                return target
        return None

    # One person may have several offices, and two persons the same: what agrees goes first.
    for by_person, by_places in ((True, False), (False, True), (False, False)):
        for source in list(sources):
            if not by_person and id(source) in holders and _has_person(holders[id(source)], held):
                continue  # his own offices are in the target
            right = agreeing(source, by_person=by_person, by_places=by_places)
            if right is not None:
                sources.remove(source)
                targets.remove(right)
    left = []
    for source in sources:
        person = holders.get(id(source))
        match = next(
            (t for t in targets if person is not None and same_person(person, held.get(id(t)))),
            None,
        )
        if match is None:
            left.append(source)
        else:
            targets.remove(match)
            yield source, match
    for kind in _KINDS:
        ones, others = [m for m in left if m.kind == kind], [m for m in targets if m.kind == kind]
        if len(ones) == len(others):
            for source, target in zip(ones, others, strict=True):
                if _places(source) == _places(target) and not (
                    holders.get(id(source)) and held.get(id(target))
                ):
                    yield source, target


def _has_person(person: Mention, held: dict[int, Mention]) -> bool:
    """Return whether an office of the target is held by this person."""
    return any(same_person(person, other) for other in held.values())


def _agrees(source: Mention, target: Mention, draft: Draft) -> bool:
    """Return whether the target's office is what the source's should be."""
    right = source.vi if draft.language == "vi" else source.zh
    if not right or (_places(source) - _places(target) and _places(target) - _places(source)):
        return False
    stands = described_as(written(target), target, draft)
    wanted = _wanted(right, source, stands, draft)
    if source.kind == "title" and wanted.role != stands.role:
        return False
    if source.kind == "organisation" and bool(wanted.bodies) != bool(stands.bodies):
        return False
    return not (_difference(wanted, stands, source.kind) or other_body(source, target, draft))


def _places(mention: Mention) -> set[str]:
    """Return the names of an office's places: the city of Hà Giang and its province have one."""
    return {p.entry.vi for p in mention.walk() if p.kind == "place" and p.entry is not None}


def _difference(wanted: Office, written: Office, kind: str) -> str:
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


RULE = Rule("SV406", "wrong-title", "error", _find)
