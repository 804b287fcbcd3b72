"""The generic head of a place, beside the head that the source gives it: huyện Phong Thổ, 封土市."""

import re
from collections.abc import Iterator, Sequence

from sinoviet.check.compared import Compared, Fault
from sinoviet.check.draft import forms_in
from sinoviet.hanzi import simplify
from sinoviet.resolver import Mention, Span
from sinoviet.text import fold

#: The level of a unit by its head; heads of one level may render one another.  The usual head comes first.
_VI = {
    "province": ("tỉnh",),
    "city": ("thành phố", "thị xã", "thị", "tp", "tp.", "tx", "tx."),
    "county": ("huyện",),
    "district": ("quận", "khu"),
    "prefecture": ("châu", "châu tự trị"),
    "region": ("khu tự trị",),
    "commune": ("xã", "hương"),
    "town": ("thị trấn", "trấn"),
    "ward": ("phường",),
}
_ZH = {
    "province": ("省",),
    "city": ("市",),
    "county": ("县",),
    "district": ("区", "郡"),
    "prefecture": ("州", "自治州"),
    "region": ("自治区",),
    "commune": ("乡", "社"),
    "town": ("镇", "市镇"),
    "ward": ("坊", "街道"),
}
#: The level of an entry that stands without a head, by its type.
_TYPES = {
    "province": "province", "municipality": "city", "city": "city", "county": "county", "prefecture": "prefecture",
    "autonomous-region": "region", "commune": "commune", "township": "commune", "ward": "ward",
}  # fmt: skip
_LEVELS_VI = {head: level for level, heads in _VI.items() for head in heads}
_LEVELS_ZH = {head: level for level, heads in _ZH.items() for head in heads}
#: Behind these the head belongs to an office, which SV406 compares.
_OFFICE = ("委", "长", "人民", "政府", "政协", "人大", "党")
_LAST_WORDS = re.compile(r"([^\s,;:()“”\"–-]+(?:\s+[^\s,;:()“”\"–-]+)?)\s+\Z")


def head_of(text: str, span: Span, *, vietnamese: bool) -> tuple[str, Span] | None:
    """Return the level that the head of a name says, and where name and head stand.

    >>> head_of("ở huyện Phong Thổ", Span(8, 17), vietnamese=True)
    ('county', Span(start=2, end=17))
    >>> head_of("封土市与金平县", Span(0, 2), vietnamese=False)
    ('city', Span(start=0, end=3))
    """
    if vietnamese:
        match = _LAST_WORDS.search(text, max(0, span.start - 30), span.start)
        words = match[1].split() if match is not None else []
        for size in (2, 1):
            level = _LEVELS_VI.get(fold(" ".join(words[-size:]))) if len(words) >= size else None
            if level and match is not None:
                start = match.start(1) if size == len(words) else match.end(1) - len(words[-1])
                return level, Span(start, span.end)
        return None
    behind = simplify(text[span.end : span.end + 3])
    for size in (3, 2, 1):
        level = _LEVELS_ZH.get(behind[:size]) if len(behind) >= size else None
        if level and not simplify(text[span.end + size :]).startswith(_OFFICE):
            return level, Span(span.start, span.end + size)
    return None


def _without_head(work: Compared, name: Mention, span: Span) -> Span:
    """Return where a name stands without its head: the full form of a namesake may have one (重庆市)."""
    text = work.segment.unit.target[span.start : span.end]
    entries = work.draft.namesakes(name)
    for form in (form for entry in entries for form in forms_in(entry, work.draft.language)):
        head = (
            fold(text).removesuffix(fold(form)) if work.to_vi else simplify(text).removeprefix(form)
        )
        if head.strip() in (_LEVELS_VI if work.to_vi else _LEVELS_ZH):
            words = re.split(r"\s+", text, maxsplit=len(head.split())) if work.to_vi else []
            inner = len(words[-1]) if words else len(text) - len(head)
            return (
                Span(span.end - inner, span.end)
                if work.to_vi
                else Span(span.start, span.start + inner)
            )
    return span


def wrong_heads(work: Compared, names: Sequence[Mention], spans: Sequence[Span]) -> Iterator[Fault]:
    """Yield where the target gives a place a head of another level than the source does.

    A unit that the source names without a head has the level of its entry.
    """
    name = names[0]
    if name.kind != "place" or (name.entry is not None and name.entry.country not in ("vn", "cn")):
        return
    source, target = work.segment.unit.source or "", work.segment.unit.target
    said: dict[str, str] = {}
    for other in work.segment.source_names:
        if other.kind == "place" and fold(other.text) == fold(name.text):
            found = head_of(source, other.span, vietnamese=not work.to_vi)
            if found is not None:
                said.setdefault(found[0], source[found[1].start : found[1].end])
            elif other.entry is not None and other.entry.type in _TYPES:
                said.setdefault(_TYPES[other.entry.type], "")
            else:
                return
    bare = [_without_head(work, name, span) for span in spans]
    heads = [head_of(target, span, vietnamese=work.to_vi) for span in bare]
    levels = [level for level, words in said.items() if words]
    for span, stands in zip(bare, heads, strict=True):
        if stands is None or stands[0] in said or not levels:
            continue
        written = {head[0] for head in heads if head is not None}
        level = next((one for one in levels if one not in written), levels[0])
        name_only = target[span.start : span.end]
        right = f"{_VI[level][0]} {name_only}" if work.to_vi else name_only + _ZH[level][0]
        yield Fault("head", work.segment.unit.id, stands[1], name, (right,), said[level])
