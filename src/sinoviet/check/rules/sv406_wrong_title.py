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
from sinoviet.check.holders import described_as, same_person, source_holders, target_holders
from sinoviet.check.mending import marked, mended, offers
from sinoviet.check.office_pairs import difference, other_place, paired, wanted_of
from sinoviet.check.offices import deputies, described, written
from sinoviet.check.pairing import told
from sinoviet.check.rule import Found, Rule
from sinoviet.check.whole_offices import made_whole
from sinoviet.holding import beside
from sinoviet.resolver import Mention, Span
from sinoviet.text import fold


def _find(draft: Draft) -> Iterator[Found]:
    for said in draft.segments:
        if not said.unit.source:
            continue
        segment = made_whole(said)
        done: list[Span] = []
        pairs = paired(segment, draft)
        for source, target in pairs.unlike:
            right = source.vi if draft.language == "vi" else source.zh
            if not right or fold(right) == fold(target.text):
                continue
            own = written(target)
            if _TWO.search(right) and _in_row(target, said):
                continue  # two offices in one phrase: 副指挥长兼参谋长, told as two
            stands = described_as(own, target, draft)
            wanted = wanted_of(right, source, stands, draft)
            why = difference(wanted, stands, source.kind)
            if not why and other_body(source, target, draft):
                why = "another body"
            if not why and other_place(source, target, segment):
                why = "another place"
            if why and not (why.startswith("former") and _former_before(segment, source, target)):
                message = f"{source.text} is {right}: {why}"
                done.append(target.span)
                offered = offers(source, target, wanted, stands, draft.language)
                span = marked(said.unit.target, target.span, offered[0]) if offered else target.span
                yield Found(said, span, message, offered)
        yield from _deputies(said, draft, done, pairs.agreed)
        yield from _ranks(said, draft)


_TWO = re.compile(r"兼|\bkiêm\b|, (?=[A-ZĐ])")


def _in_row(title: Mention, segment: Segment) -> bool:
    """Return whether another title stands right before or behind one, with a comma between."""
    text = segment.unit.target
    others = [m.span for m in segment.target if m.kind == "title" and m is not title]
    gaps = [(span.end, title.span.start) for span in others if span.end <= title.span.start]
    gaps += [(title.span.end, span.start) for span in others if span.start >= title.span.end]
    return any(text[start:end].strip() in ("、", ",", "，") for start, end in gaps)


#: A rank of an army or of the police, in both languages, and the grades of each from below.
_RANK = re.compile("(đại|thượng|trung|thiếu) (tướng|tá|úy)|([大上中少])([将校尉])")
_GRADES = ("thiếu", "trung", "thượng", "đại"), ("少", "中", "上", "大")


def _rank(text: str) -> tuple[int, str] | None:
    """Return the grade and the class of a rank."""
    match = _RANK.fullmatch(fold(text))
    if match is None:
        return None
    grade, own = (match[1], match[2]) if match[1] else (match[3], match[4])
    return next(grades.index(grade) for grades in _GRADES if grade in grades), own


def _ranks(segment: Segment, draft: Draft) -> Iterator[Found]:
    """Find a person with quite another rank than in the source: Thượng tá as 少校.

    One grade says nothing: Đại tá is 大校, and 上校 in many papers.
    """
    held, holders = target_holders(segment), source_holders(segment)
    ranks = [m for m in segment.source if m.kind == "title" and _rank(m.text) is not None]
    for title in segment.target:
        person, stands = held.get(id(title)), _rank(title.text)
        if person is None or stands is None:
            continue
        own = [m for m in ranks if id(m) in holders and same_person(holders[id(m)], person)]
        right = (own[0].vi if draft.language == "vi" else own[0].zh) or "" if own else ""
        wanted = _rank(right)
        if wanted is not None and (wanted[1] != stands[1] or abs(wanted[0] - stands[0]) > 1):
            message = f"{own[0].text} is {right}: another rank"
            yield Found(segment, title.span, message, (right,))


def _former_before(segment: Segment, source: Mention, target: Mention) -> bool:
    """Return whether a word for a former office stands a little before a mention: 前中国驻越大使."""
    texts = (segment.unit.source or "", source.span.start), (segment.unit.target, target.span.start)
    before = (text[max(0, start - 12) : start] for text, start in texts)
    return any(re.search(r"[原前]|\b[Nn]guyên\b|\b[Cc]ựu\b", one) for one in before)


def _deputies(
    segment: Segment, draft: Draft, done: list[Span], agreed: frozenset[int]
) -> Iterator[Found]:
    """Find a deputy in a target whose source has none, and the other way round.

    A deputy whom the source names without a title here is one if it calls him so elsewhere; a person whom
    the source does not have is told of by SV403.  An office that agrees with one of the source is not at fault.
    """
    other: Language = "zh" if draft.language == "vi" else "vi"
    there = deputies(segment.unit.source or "", other)
    here = deputies(segment.unit.target, draft.language)
    if bool(there) == bool(here):
        return
    titles = [m for m in segment.target if m.kind == "title" and draft.writes(m)]
    titles = [m for m in titles if m.span.start not in agreed]
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
    if here and _one_more(title, segment):
        message = f"the source does not give {held[id(title)].text} the office {title.text}"
        yield Found(segment, title.span, message)
        return
    stands = described_as(written(title), title, draft)
    wanted = replace(stands, modifiers=stands.modifiers ^ {"deputy"})
    own_way = mended(written(title), wanted, stands, draft.language)
    yield Found(segment, title.span, f"{title.text}: {why}", (own_way,) if own_way else ())


def _one_more(title: Mention, segment: Segment) -> bool:
    """Return whether the holder of a title has more offices in the target than in the source."""
    holders, held = source_holders(segment), target_holders(segment)
    person = held.get(id(title))
    ours = [p for p in holders.values() if same_person(p, person)]
    return 0 < len(ours) < sum(other is person for other in held.values())


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


RULE = Rule("SV406", "wrong-title", "error", _find)
