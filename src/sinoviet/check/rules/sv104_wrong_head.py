"""A place behind a generic head that it does not have.

What it finds: *tỉnh Quảng Tây* (an autonomous region), *huyện Hà Giang* (a province), 广西省, 文山省.
Only heads of units are judged, and only where no entry of the same name has that head.

Why: the head says what a unit is; *tỉnh Quảng Tây* makes a province of a region.

Source: the types of the glossary's entries; the table of generic heads (data/heads.csv).
"""

from collections.abc import Iterator

from sinoviet.check.draft import Draft, Segment
from sinoviet.check.rule import Found, Rule
from sinoviet.glossary import Entry
from sinoviet.hanzi import simplify
from sinoviet.resolver import Mention, Span
from sinoviet.text import fold

#: The types of unit that a head may stand for.
_HEADS_VI = {
    "tỉnh": ("province",),
    "khu tự trị": ("autonomous-region",),
    "châu": ("prefecture",),
    "châu tự trị": ("prefecture",),
    "huyện": ("county", "district"),
    "quận": ("district",),
}
_HEADS_ZH = {
    "省": ("province",),
    "自治区": ("autonomous-region",),
    "州": ("prefecture",),
    "自治州": ("prefecture",),
    "县": ("county", "district"),
    "郡": ("district",),
}
_WHOLE_VI = {
    "province": "tỉnh", "autonomous-region": "khu tự trị", "prefecture": "châu", "county": "huyện",
    "district": "huyện", "municipality": "thành phố", "city": "thành phố", "town": "thị xã",
    "country": "nước", "sar": "đặc khu hành chính",
}  # fmt: skip
_UNITS = frozenset(_WHOLE_VI)


def _find(draft: Draft) -> Iterator[Found]:
    for segment, mention in draft.mentions():
        entry = mention.entry
        if entry is None or mention.kind != "place" or mention.method == "fuzzy":
            continue
        if entry.type not in _UNITS or not draft.writes(mention):
            continue
        text = segment.unit.target
        head = _head_vi(text, mention) if draft.language == "vi" else _head_zh(text, mention, entry)
        if head is None:
            continue
        span, types = head
        namesakes = draft.namesakes(mention)
        if segment.unit.source and _said_so(segment, entry, types, draft.language):
            continue  # the source has this head too: 靖西县 before it was a city
        if any(e.type in types for e in namesakes) or _numbered_prefecture(entry, types):
            continue
        yield _found(draft, segment, span, mention, entry)


def _said_so(segment: Segment, entry: Entry, types: tuple[str, ...], language: str) -> bool:
    """Return whether the source itself puts a head of these types to the name."""
    source = segment.source_text
    if language == "vi":
        heads = [head for head, of in _HEADS_ZH.items() if of == types]
        return any(source.holds(entry.zh + head) for head in heads)
    heads = [head for head, of in _HEADS_VI.items() if of == types]
    return any(source.holds(f"{head} {entry.vi}") for head in heads)


def _found(draft: Draft, segment: Segment, span: Span, mention: Mention, entry: Entry) -> Found:
    written = segment.unit.target[span.start : span.end]
    if draft.language == "vi":
        right = f"{_WHOLE_VI[entry.type]} {mention.text}"
        full = entry.vi_full
    else:
        right, full = entry.zh_full, entry.zh_full
    kind = entry.type.replace("-", " ")
    suggestions = tuple(dict.fromkeys(form for form in (right, full) if form))
    return Found(
        segment,
        span,
        f"{mention.text} is a {kind}, not what {written!r} says",
        suggestions,
        entry.id,
    )


def _numbered_prefecture(entry: Entry, types: tuple[str, ...]) -> bool:
    """Return whether a Chinese prefecture-level city is called a city, or a province a state."""
    return entry.country not in ("vn", "cn") or (entry.type == "city" and "prefecture" in types)


def _head_vi(text: str, mention: Mention) -> tuple[Span, tuple[str, ...]] | None:
    before = fold(text[max(0, mention.span.start - 20) : mention.span.start])
    for head in sorted(_HEADS_VI, key=len, reverse=True):
        if before.endswith(head) and not before[: -len(head)][-1:].isalpha():
            lead = text[: mention.span.start].rstrip()
            start = len(lead) - len(head)
            if fold(lead[start:]) != head or fold(text[:start]).endswith(
                ("các", "hai", "ba", "toàn")
            ):
                return None
            return Span(start, mention.span.end), _HEADS_VI[head]
    return None


def _head_zh(text: str, mention: Mention, entry: Entry) -> tuple[Span, tuple[str, ...]] | None:
    end = mention.span.end
    behind = simplify(text[end : end + 3])
    for head in sorted(_HEADS_ZH, key=len, reverse=True):
        if behind.startswith(head):
            if head in ("州", "县", "省") and text[end + 1 : end + 2] in tuple(
                "长委际城市人政级内外"
            ):
                return None
            name = mention.text + head
            if name in (entry.zh_full, *entry.zh_accepted):
                return None
            return Span(mention.span.start, end + len(head)), _HEADS_ZH[head]
    return None


RULE = Rule("SV104", "wrong-head", "warning", _find)
