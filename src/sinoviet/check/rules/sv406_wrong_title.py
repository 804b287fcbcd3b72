"""A title or body rendered with another rank, role or level.

What it finds: 副主席 as *Chủ tịch*, 县委书记 as *Bí thư Tỉnh ủy*, 州长 as *Bí thư*, 省人民政府 as *Tỉnh ủy*: an
office of the target is set beside the office of the source with the same holder, or with the same
place, and rank (deputy, acting, former), role, level and body are compared.

Why: a secretary loses his rank, or gains one.

Source: docs/titles.md, the table of offices of the two countries.
"""

import re
from collections.abc import Iterator

from sinoviet.check.draft import Draft, Segment
from sinoviet.check.offices import Office, bare, beside, described
from sinoviet.check.rule import Found, Rule
from sinoviet.resolver import Mention
from sinoviet.text import fold

_KINDS = ("title", "organisation")


def _find(draft: Draft) -> Iterator[Found]:
    for segment in draft.segments:
        if not segment.unit.source:
            continue
        for source, target in _pairs(segment, draft):
            right = source.vi if draft.language == "vi" else source.zh
            if not right or fold(right) == fold(target.text):
                continue
            wanted = described(bare(right, source, draft.language), draft.language)
            written = described(bare(target.text, target, draft.language), draft.language)
            why = _difference(wanted, written, source.kind)
            if why:
                message = f"{source.text} is {right}: {why}"
                yield Found(segment, target.span, message, (right,))


def _pairs(segment: Segment, draft: Draft) -> Iterator[tuple[Mention, Mention]]:
    """Yield the offices of the source with those of the target that render them."""
    sources = [m for m in segment.source if m.kind in _KINDS]
    targets = [m for m in segment.target if m.kind in _KINDS and draft.writes(m)]
    holders = {
        id(title): person for title, person in beside(segment.source, segment.unit.source or "")
    }
    held = {id(title): person for title, person in beside(segment.target, segment.unit.target)}
    left = []
    for source in sources:
        person = holders.get(id(source))
        match = next(
            (
                t
                for t in targets
                if person is not None and _same_person(person, held.get(id(t)), draft)
            ),
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


def _same_person(person: Mention, other: Mention | None, draft: Draft) -> bool:
    if other is None:
        return False
    if person.entry is not None and other.entry is not None:
        return person.entry.id == other.entry.id
    own = person.vi if draft.language == "vi" else person.zh
    return (bool(own) and fold(own or "") == fold(other.text)) or (
        (person.vi or "") != "" and fold(person.vi or "") == fold(other.vi or "")
    )


def _places(mention: Mention) -> set[str]:
    return {p.entry.id for p in mention.walk() if p.kind == "place" and p.entry is not None}


def _difference(wanted: Office, written: Office, kind: str) -> str:
    """Return in words what the two offices differ in, or an empty string."""
    if kind == "title":
        if _contrary(wanted.role, written.role):
            return f"another role ({wanted.role}, not {written.role})"
        for modifier in ("deputy", "acting", "former"):
            if (modifier in wanted.modifiers) != (modifier in written.modifiers):
                lost = modifier in wanted.modifiers
                return f"{modifier} is {'lost' if lost else 'added'}"
    levels, others = wanted.levels - {"center"}, written.levels - {"center"}
    if levels and others and not levels & others:
        return f"another level ({_listed(levels)}, not {_listed(others)})"
    if wanted.bodies and written.bodies and not wanted.bodies & written.bodies:
        return f"another body ({_listed(wanted.bodies)}, not {_listed(written.bodies)})"
    return ""


def _contrary(one: str, other: str) -> bool:
    """Return whether two roles cannot render one: directors and ministers of several kinds may."""
    return bool(one and other) and one != other and not {one, other} <= _LOOSE


#: Heads of offices that are called otherwise in the other country.
_LOOSE = frozenset(
    ("minister", "director", "head of section", "commander", "secretary-general", "chair", "member")
)


def _listed(words: frozenset[str]) -> str:
    return re.sub("_", " ", ", ".join(sorted(words)))


RULE = Rule("SV406", "wrong-title", "error", _find)
