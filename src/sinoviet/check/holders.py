"""Who holds an office in a segment: the persons of the titles of a source and of its target."""

from dataclasses import replace

from sinoviet.check.draft import Draft, Segment
from sinoviet.check.offices import Office, bare, described
from sinoviet.check.possible import fits
from sinoviet.hanzi import has_han, simplify
from sinoviet.holding import beside
from sinoviet.resolver import Mention, Span
from sinoviet.text import fold

#: Heads of offices that are called otherwise in the other country.
LOOSE = frozenset(
    ("minister", "director", "head of section", "commander", "secretary-general", "chair", "member")
)


def source_holders(segment: Segment) -> dict[int, Mention]:
    """Return the person of each title of the source."""
    text = segment.unit.source or ""
    mentions = _with_names(segment.source, text, segment.target)
    return {id(title): person for title, person in beside(mentions, text)}


def target_holders(segment: Segment) -> dict[int, Mention]:
    """Return the person of each title of the target, also one whose name is a place's: La Bình."""
    persons = {fold(m.vi or "") for m in segment.source if m.kind == "person"} - {""}
    mentions = tuple(
        replace(m, kind="person") if m.kind == "place" and fold(m.text) in persons else m
        for m in segment.target
    )
    text = segment.unit.target
    return {
        id(t): person for t, person in beside(_with_names(mentions, text, segment.source), text)
    }


def _with_names(
    mentions: tuple[Mention, ...], text: str, others: tuple[Mention, ...]
) -> tuple[Mention, ...]:
    """Return mentions of a Chinese text with the names behind its titles that only the other text shows.

    县委书记农国民: characters behind a title that may be read like a person of the other text.
    """
    if not has_han(text):
        return mentions
    names = [fold(m.text).split() for m in others if m.kind == "person" and not has_han(m.text)]
    persons = [m.span for m in mentions if m.kind == "person"]
    found = {}
    for title in mentions:
        at = title.span.end
        if title.kind != "title" or any(span.start <= at < span.end for span in persons):
            continue
        for syllables in names:
            name = text[at : at + len(syllables)]
            if len(name) == len(syllables) > 1 and all(fits(simplify(name), syllables)):
                span = Span(at, at + len(name))
                found[at] = replace(
                    title, kind="person", span=span, text=name, vi=None, zh=name, entry=None, parts=()
                )  # fmt: skip
    spans = [m.span for m in found.values()]
    kept = [m for m in mentions if m.kind == "title" or not any(_meet(m.span, s) for s in spans)]
    return tuple(sorted((*kept, *found.values()), key=lambda m: m.span.start))


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


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
