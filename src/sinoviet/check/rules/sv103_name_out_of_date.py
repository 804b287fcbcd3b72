"""A name that did not hold on the day the draft speaks of.

What it finds: a unit whose name had ended, or had not begun, at the draft's date: *tỉnh Hà Giang*
after 1 July 2025, when it went into Tuyên Quang.  The date is ``--date``, the ``date`` of the
configuration, or the first full date in the draft; without any, nothing is said.  A paragraph that
names an earlier year, or says *cũ*, *trước đây*, *nguyên*, 原, 旧, is left alone.

Why: readers look for units that are no longer there, and letters go to offices that are closed.

Source: the dates of the glossary (valid_from, valid_to, successor).
"""

import re
from collections.abc import Iterator

from sinoviet.check.draft import Draft, Segment
from sinoviet.check.rule import Found, Rule
from sinoviet.glossary import Entry
from sinoviet.resolver import Mention
from sinoviet.text import canonical

_YEAR = re.compile(r"(?<!\d)(1\d{3}|20\d{2})(?!\d)")
_PAST = re.compile(
    r"\b(?:cũ|trước đây|trước kia|nguyên|khi đó|lúc đó|thời|ngày xưa|sáp nhập|hợp nhất|giải thể|"
    r"lịch sử|trước khi|cựu|xưa|từng|năm \d{4}|thế kỷ)\b|原|旧|前|当时|曾|历史|时期|合并|世纪|古|撤销",
    re.I,
)

_COMMUNE = re.compile(r"\b(?:xã|phường|đặc khu)\s+\Z", re.I)
_DASHES = tuple("-\u2010\u2011\u2012\u2013\u2014\u2212")
_ROAD = re.compile(r"\b(?:cao tốc|quốc lộ|đường|tuyến|QL)\b|高速|公路|国道|铁路", re.I)


def _find(draft: Draft) -> Iterator[Found]:
    day = draft.date
    if day is None:
        return
    for segment, mention in draft.mentions():
        entry = mention.entry
        if entry is None or mention.kind not in ("place", "gate") or not draft.writes(mention):
            continue
        if entry.holds_on(day) or _speaks_of_the_past(segment, day, entry):
            continue
        if _is_new_unit(segment, mention) or _names_a_road(segment, mention):
            continue
        if any(other.holds_on(day) for other in draft.namesakes(mention)):
            continue
        if entry.valid_from and day < entry.valid_from:
            message = f"{mention.text} exists only from {entry.valid_from} on"
            yield Found(segment, mention.span, message, (), entry.id, severity="hint")
            continue
        heirs = [draft.glossary.entries[id_] for id_ in entry.successor]
        names = tuple(name for heir in heirs if (name := draft.preferred(heir)))
        then = f", then {', '.join(names)}" if names else ""
        message = f"{mention.text} held until {entry.valid_to}{then}"
        yield Found(segment, mention.span, message, names, entry.id)


def _is_new_unit(segment: Segment, mention: Mention) -> bool:
    """Return whether the name is that of a commune or ward, which took over many names of districts."""
    text = segment.unit.target
    before, behind = canonical(text[: mention.span.start]), text[mention.span.end :]
    return bool(_COMMUNE.search(before)) or behind.startswith(("乡", "坊", "社"))


def _names_a_road(segment: Segment, mention: Mention) -> bool:
    """Return whether the name is one end of a road: it keeps its name."""
    text = segment.unit.target
    before, behind = text[: mention.span.start].rstrip(), text[mention.span.end :].lstrip()
    if before[-1:] in _DASHES or behind[:1] in _DASHES:
        around = text[max(0, mention.span.start - 40) : mention.span.end + 20]
        return bool(_ROAD.search(canonical(around)))
    return False


def _speaks_of_the_past(segment: Segment, day: str, entry: Entry) -> bool:
    """Return whether the paragraph itself is about a time when the entry held."""
    text = segment.plain
    years = [int(year) for year in _YEAR.findall(text)]
    end = int((entry.valid_to or day)[:4])
    return any(year < end for year in years) or bool(_PAST.search(text))


RULE = Rule("SV103", "name-out-of-date", "warning", _find)
