"""Pair the names of a source segment with those of its target, and say what is left over.

A name is paired if any form of it stands in the target, in any spelling, or if some words of the
target may be the reading of its characters.  What is left is told apart by what stands there
instead: pinyin, a misspelling, a reading that cannot be, another name, or nothing.
"""

from collections.abc import Iterator
from functools import lru_cache

from sinoviet.check.added import in_row, may_be_added, may_replace
from sinoviet.check.compared import Compared, Fault, What, key_of, leaves, sentence_of
from sinoviet.check.draft import Draft, Segment
from sinoviet.check.dropped import in_dropped_sentence
from sinoviet.check.heads import wrong_heads
from sinoviet.check.instead import before_body, damaged, replaced
from sinoviet.check.latin import left_spans
from sinoviet.check.leeway import (
    cuts_word,
    left_out,
    may_be_left_out,
    said_otherwise,
    shortened,
    too_few,
)
from sinoviet.check.left_han import left_han_spans
from sinoviet.check.offers import fault_of
from sinoviet.check.stands import in_source, spans_of
from sinoviet.check.windows import overlap
from sinoviet.resolver import Mention


@lru_cache(maxsize=2)
def compare(draft: Draft) -> tuple[Fault, ...]:
    """Return the faults of all segments of a bilingual draft, in order."""
    found: list[Fault] = []
    seen: set[str] = set()
    said: set[str] = set()
    for segment in draft.segments:
        if segment.unit.source is not None and segment.unit.source.strip():
            work = Compared(segment, draft, seen, said)
            found.extend(faults_of(work))
            seen.update(key_of(m) for m in segment.source_names)
            said.update(key_of(m) for m in segment.names)
    return tuple(found)


def told(draft: Draft, what: What) -> Iterator[tuple[Segment, Fault, str]]:
    """Yield the faults of one kind, each with its segment and the words of the target it marks."""
    segments = {segment.unit.id: segment for segment in draft.segments}
    for fault in compare(draft):
        if fault.what == what:
            segment = segments[fault.unit]
            yield segment, fault, segment.unit.target[fault.span.start : fault.span.end]


def faults_of(work: Compared) -> list[Fault]:
    """Return what is wrong in this segment."""
    groups: dict[str, list[Mention]] = {}
    for name in leaves(work.segment.source_names):
        groups.setdefault(key_of(name), []).append(name)
    missing: list[Mention] = []
    fewer: list[tuple[list[Mention], int]] = []  # names said several times, and how often here
    found: list[Fault] = []
    stood: set[str] = set()
    for key, names in groups.items():
        left = [*left_spans(work, names[0]), *left_han_spans(work, names[0])]
        found.extend(fault_of(work, "left", names[0], span) for span in left)
        spans = spans_of(work, names[0])
        work.claimed.extend((*left, *spans))
        stood.update([key] if left or spans else [])
        told_of = {fault.span for fault in found if fault.what == "head"}
        found.extend(f for f in wrong_heads(work, names, spans) if f.span not in told_of)
        if len(names) > 1:
            fewer.append((names, max(1, len(spans) + len(left))))
        if spans:
            if len(spans) < len(names) and too_few(work, names, spans):
                found.append(fault_of(work, "fewer", names[-1], sentence_of(work, names[-1])))
        elif not left and not may_be_left_out(work, names[0]):
            missing.append(names[0])
    free = [m for m in leaves(work.segment.names) if not work.is_claimed(m.span)]
    free = [m for m in free if not (said_otherwise(work, m) or cuts_word(work, m))]
    free = [m for m in free if not in_source(m, work.segment, work.draft)]
    missing = [m for m in missing if not (key_of(m) in work.seen and shortened(work, m))]
    for explain in (
        damaged,
        replaced,
    ):  # a spoilt name belongs to its own, be it the last of a list
        for name in tuple(missing):
            fault = explain(work, name, free)
            if fault is not None:
                missing.remove(name)
                stood.add(key_of(name))
                found.append(fault)
                work.claimed.append(fault.span)
                free = [m for m in free if not overlap(m.span, fault.span)]
    for name in missing:
        if in_dropped_sentence(work, name, stood) or not left_out(work, name, groups):
            other = before_body(work, name)
            what: What = "missing" if other is None else "other"
            found.append(fault_of(work, what, name, other or sentence_of(work, name)))
    for names, times in fewer:
        found.extend(wrong_once_more(work, names[0], len(names) - times))
    short = [names[0] for names, times in fewer if len(names) > times]
    for added in (m for m in free if not work.is_claimed(m.span)):
        row = in_row(work, added)
        hinted = [f for f in found if f.what == "fewer"]
        gone = [m for m in short if may_replace(work, added, m, groups)]
        gone = (
            gone if row else [m for m in gone if any(f.name in groups[key_of(m)] for f in hinted)]
        )
        if gone:
            found = [f for f in found if f not in hinted or f.name not in groups[key_of(gone[0])]]
            found.append(fault_of(work, "other", gone[0], added.span))
            short.remove(gone[0])
        elif not may_be_added(work, added, groups) or (row and not known_before(work, added)):
            found.append(fault_of(work, "extra", added, added.span))
    return found


def known_before(work: Compared, name: Mention) -> bool:
    """Return whether a text before has named a name of the target."""
    return key_of(name) in work.said or key_of(name) in work.seen


def wrong_once_more(work: Compared, name: Mention, times: int) -> Iterator[Fault]:
    """Yield where a name that the source has several times is written wrong another time."""
    for _ in range(times):
        fault = damaged(work, name, ())
        if fault is None or fault.what == "pinyin":
            return
        work.claimed.append(fault.span)
        yield fault
