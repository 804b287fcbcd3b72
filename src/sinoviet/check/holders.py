"""Who holds an office in a segment: the persons of the titles of a source and of its target."""

from dataclasses import replace

from sinoviet.check.draft import Draft, Segment
from sinoviet.check.offices import Office, bare, beside, described
from sinoviet.check.possible import fits
from sinoviet.hanzi import has_han, simplify
from sinoviet.resolver import Mention
from sinoviet.text import fold

#: Heads of offices that are called otherwise in the other country.
LOOSE = frozenset(
    ("minister", "director", "head of section", "commander", "secretary-general", "chair", "member")
)


def source_holders(segment: Segment) -> dict[int, Mention]:
    """Return the person of each title of the source."""
    return {
        id(title): person for title, person in beside(segment.source, segment.unit.source or "")
    }


def target_holders(segment: Segment) -> dict[int, Mention]:
    """Return the person of each title of the target, also one whose name is a place's: La Bình."""
    persons = {fold(m.vi or "") for m in segment.source if m.kind == "person"} - {""}
    mentions = tuple(
        replace(m, kind="person") if m.kind == "place" and fold(m.text) in persons else m
        for m in segment.target
    )
    return {id(title): person for title, person in beside(mentions, segment.unit.target)}


def same_person(person: Mention, other: Mention | None) -> bool:
    """Return whether a name of the source and one of the target are of one person."""
    if other is None:
        return False
    if person.entry is not None and other.entry is not None:
        return person.entry.id == other.entry.id
    pairs = ((person.vi, other.vi), (person.zh, other.zh))
    if any(_begins_alike(fold(one), fold(two)) for one, two in pairs if one and two):
        return True
    han, vietnamese = (person, other) if has_han(person.text) else (other, person)
    syllables = fold(vietnamese.text).split()
    return len(syllables) == len(han.text) and all(fits(simplify(han.text), syllables))


def _begins_alike(one: str, other: str) -> bool:
    """Return whether one name begins the other: 黎氏红 may be a 黎氏红云 cut too short."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short)


def described_as(text: str | None, mention: Mention, draft: Draft) -> Office:
    """Return the office that words of the target's language name, as those of a mention."""
    return described(bare(text or "", mention, draft.language), draft.language)
