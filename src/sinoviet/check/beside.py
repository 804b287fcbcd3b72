"""The titles of a draft with the persons beside whom they stand."""

from collections.abc import Iterator

from sinoviet.check.draft import Draft, Segment
from sinoviet.holding import beside
from sinoviet.resolver import Mention


def titles_of_persons(draft: Draft) -> Iterator[tuple[Segment, Mention, Mention]]:
    """Yield each title that stands right beside a person, with the person."""
    for segment in draft.segments:
        for title, person in beside(segment.target, segment.unit.target):
            if draft.writes(title) and draft.writes(person):
                yield segment, title, person
