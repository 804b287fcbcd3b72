"""Names that the target adds: to say where something is, or in a row with names of the source."""

import re

from sinoviet.check.compared import (
    PLACES,
    SMALL,
    Compared,
    alike,
    is_country,
    is_foreign,
    key_of,
    leaves,
)
from sinoviet.check.draft import Language
from sinoviet.check.implied import province_implied, says_several
from sinoviet.check.leeway import said_short
from sinoviet.check.possible import is_sinovietnamese
from sinoviet.check.windows import han_windows, has_foreign_words, syllables_of
from sinoviet.glossary import Entry
from sinoviet.hanzi import has_han, simplify
from sinoviet.resolver import Mention
from sinoviet.text import canonical

#: Places that a translator adds to explain where something is (ở Hà Nội, 香港).
_EXPLAINING = frozenset(
    "country region province municipality autonomous-region prefecture sar city".split()
)
_NATURE_TYPES = frozenset("river mountain lake island sea waterfall landmark zone".split())
#: What stands between two places of one rank in a row: a head, and a word that joins.
_ROW = re.compile(
    r"(?:[省市县州区镇]|自治[州区县])?(?:和|与|及|以及|、|同)"
    r"|\s*(?:,|và|cùng|với|,? và)\s+(?:(?:tỉnh|huyện|thành phố|TP\.?|thị xã|châu|khu tự trị|xã)\s+)?",
    re.I,
)


def in_row(work: Compared, name: Mention) -> bool:
    """Return whether an added place stands in a row with one of its rank that the source has: 安沛省和 | 莱州 | 省.

    A place that only explains where another one is does not stand beside it.
    """
    entry = name.entry
    other: Language = "zh" if work.to_vi else "vi"
    if entry is None or is_country(name) or name.method == "fuzzy":
        return False
    if entry.country not in ("vn", "cn"):
        return False
    source = work.segment.source_plain
    if province_implied(entry, source) or says_several(source, other):
        return False
    text = work.segment.unit.target
    for one in work.segment.names:
        if one.entry is None or one.kind != name.kind or one.entry.type != entry.type:
            continue
        if one.entry.id == entry.id or not work.is_claimed(one.span):
            continue
        first, last = sorted((one.span, name.span), key=lambda span: span.start)
        if _ROW.fullmatch(canonical(text[first.end : last.start])):
            return True
    return False


def may_replace(
    work: Compared, name: Mention, gone: Mention, groups: dict[str, list[Mention]]
) -> bool:
    """Return whether an added place may stand for one of its rank that the source has more often."""
    if (
        name.entry is None
        or gone.entry is None
        or name.kind not in PLACES
        or name.kind != gone.kind
    ):
        return False
    below = {m.entry for many in groups.values() for m in many if m.entry is not None}
    return (
        name.method != "fuzzy"
        and name.entry.country in ("vn", "cn")
        and alike(name.entry.type, gone.entry.type)
        and not any(name.entry.id in above(work, other) for other in below)
    )


def may_be_added(work: Compared, name: Mention, groups: dict[str, list[Mention]]) -> bool:
    """Return whether a translator may name what the source leaves unsaid here."""
    entry = name.entry
    if name.method == "fuzzy" or key_of(name) in work.said or key_of(name) in work.seen:
        return True
    if len(syllables_of(name.text)) == 1 and not has_han(name.text):
        return True  # Chủ tịch Hội, ông Hùng
    if entry is None and name.kind != "person":
        return True
    if entry is None:
        return (
            is_foreign(name)
            or not titled_here(work, name)
            or half_read(work, name)
            or (not work.to_vi and has_foreign_words(work.segment.source_text))
            or any(is_foreign(m) for m in leaves(work.segment.source_names))
            or said_short(work, name)
        )
    upland = not all(map(is_sinovietnamese, syllables_of(entry.vi)))
    if entry.country == "vn" and (entry.type in SMALL or (entry.type == "district" and upland)):
        return True  # each paper writes the characters of a small place in its own way
    if (
        entry.type in _EXPLAINING | _NATURE_TYPES
        or name.kind == "gate"
        or entry.country not in ("vn", "cn")
    ):
        return True
    if name.text.startswith("第"):
        return True  # 第五郡 is quận 5
    if work.to_vi and entry.zh and entry.zh[0] in unread(work):
        return True  # 澜湄合作, 上证指数: a name shortened to its first character
    if work.to_vi and province_implied(entry, work.segment.unit.source or ""):
        return True
    below = {m.entry for many in groups.values() for m in many if m.entry is not None}
    return any(entry.id in above(work, other) for other in below)


def half_read(work: Compared, name: Mention) -> bool:
    """Return whether the source has characters that at least half of a name may be read from."""
    if not work.to_vi:
        return False
    windows = han_windows(simplify(work.segment.unit.source or ""), syllables_of(name.text))
    return any(sum(fit) * 2 >= len(fit) for _, fit in windows)


def unread(work: Compared) -> str:
    """Return the source without the names found in it."""
    rest = list(simplify(work.segment.unit.source or ""))
    for name in leaves(work.segment.source_names):
        rest[name.span.start : name.span.end] = " " * (name.span.end - name.span.start)
    return "".join(rest)


def titled_here(work: Compared, name: Mention) -> bool:
    """Return whether a title stands right beside a person of the target."""
    return any(
        m.kind == "title"
        and (0 <= name.span.start - m.span.end <= 2 or 0 <= m.span.start - name.span.end <= 2)
        for m in work.segment.target
    )


def above(work: Compared, entry: Entry) -> set[str]:
    """Return the ids of all that an entry lies in."""
    found: set[str] = set()
    while entry.part_of and entry.part_of not in found:
        found.add(entry.part_of)
        entry = work.draft.glossary.entries[entry.part_of]
    return found
