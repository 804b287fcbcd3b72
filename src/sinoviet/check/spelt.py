"""One person of the source whom the target writes in several forms, each a possible reading: 陶红山, 陶洪山."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from sinoviet.check.compared import Compared, is_foreign, key_of
from sinoviet.check.draft import Draft, Segment
from sinoviet.check.possible import fits
from sinoviet.check.stands import read_spans
from sinoviet.check.windows import overlap, syllables_of
from sinoviet.hanzi import has_han, simplify
from sinoviet.resolver import Mention, Span
from sinoviet.text import fold


@dataclass(frozen=True, slots=True)
class Spelling:
    """Where a person of the source is written in another form than mostly, and the usual form."""

    segment: Segment
    span: Span
    name: Mention
    usual: str


def other_spellings(draft: Draft) -> Iterator[Spelling]:
    """Yield where a person of the source is written otherwise than in most places, or than first."""
    for uses in _uses(draft).values():
        counts = Counter(_form(segment, span) for segment, span, _ in uses)
        if len(counts) < 2:
            continue
        best = counts.most_common(1)[0][0]  # of two that are as common the first
        segment, span, _ = next(use for use in uses if _form(use[0], use[1]) == best)
        usual = segment.unit.target[span.start : span.end]
        for segment, span, name in uses:
            if _form(segment, span) != best:
                yield Spelling(segment, span, name, usual)


def _uses(draft: Draft) -> dict[str, list[tuple[Segment, Span, Mention]]]:
    """Return where the persons whom the source names several times stand in the target."""
    times = Counter(key_of(m) for segment in draft.segments for m in _persons(segment))
    found: dict[str, list[tuple[Segment, Span, Mention]]] = {}
    for segment in draft.segments:
        here: dict[str, tuple[Mention, list[Span]]] = {}
        for name in _persons(segment):
            if times[key_of(name)] > 1 and key_of(name) not in here:
                work = Compared(segment, draft, set(), set())
                here[key_of(name)] = name, _spans(work, name)
        for key, (name, spans) in here.items():
            others = [s for other, (_, many) in here.items() if other != key for s in many]
            found.setdefault(key, []).extend(
                (segment, span, name)
                for span in spans
                if not any(overlap(span, other) for other in others)  # it may be the other one
            )
    return found


def _persons(segment: Segment) -> list[Mention]:
    return [
        m
        for m in segment.source_names
        if m.kind == "person" and m.entry is None and not is_foreign(m) and _size(m) > 1
    ]


def _size(name: Mention) -> int:
    return len(name.text) if has_han(name.text) else len(syllables_of(name.text))


def _spans(work: Compared, name: Mention) -> list[Span]:
    """Return the stretches of the target that surely are the person, in any characters or reading."""
    text = work.segment.unit.target
    persons = {m.span for m in work.segment.names if m.kind == "person"}
    known = [m.span for m in work.segment.names if m.entry is not None and m.method == "exact"]
    return [
        span
        for span in read_spans(work, name)
        if (span in persons or _is_read(work, name, text[span.start : span.end]))
        and not any(overlap(span, other) for other in known)
        and _length(text[span.start : span.end]) == _size(name)
    ]


def _is_read(work: Compared, name: Mention, written: str) -> bool:
    """Return whether all of a name of three or more parts is read from its characters."""
    han, words = (name.text, written) if work.to_vi else (written, name.text)
    syllables = syllables_of(words)
    return len(han) == len(syllables) > 2 and all(fits(han, syllables))


def _length(written: str) -> int:
    return len(written) if has_han(written) else len(syllables_of(written))


def _form(segment: Segment, span: Span) -> str:
    written = segment.unit.target[span.start : span.end]
    return simplify(written) if has_han(written) else " ".join(syllables_of(fold(written)))
