"""A place behind a generic head that it does not have.

What it finds: *tỉnh Quảng Tây* (an autonomous region), *huyện Hà Giang* (a province), 广西省, 文山省.
Only heads of units are judged, and only where no entry of the same name has that head.  Beside a source
the head is set beside the source's: *huyện Phong Thổ* is no 封土市, and *huyện Trùng Khánh* no 重庆市.

Why: the head says what a unit is; *tỉnh Quảng Tây* makes a province of a region.

Source: the types of the glossary's entries; the table of generic heads (data/heads.csv).
"""

import re
from collections.abc import Iterator

from sinoviet.check.draft import Draft, Segment, forms_in
from sinoviet.check.pairing import told
from sinoviet.check.rule import Found, Rule
from sinoviet.check.stands import in_source
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
#: What stands before a head that several names share: các, hai, 5; or another head: tỉnh, khu tự trị.
_SHARED = re.compile(
    r"(?:\b(?:các|những|mỗi|mấy|toàn|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)|\d|\b(?:tỉnh|châu|huyện|thành phố) ?[,/])\Z"
)
#: Units were other units once: 广西 was a province until 1958.
_EARLIER = re.compile(r"(?<!\d)1\d{3}(?!\d)|\bthời\b|民国|清朝|解放前|时期")


def _find(draft: Draft) -> Iterator[Found]:
    done: set[tuple[str, int]] = set()
    for segment, fault, written in told(draft, "head"):
        done.add((fault.unit, fault.span.end if draft.language == "vi" else fault.span.start))
        message = f"the source has {fault.detail}, not {written}"
        yield Found(
            segment, fault.span, message, fault.suggestions, fault.entry, source=fault.name.span
        )
    for segment, mention in draft.mentions():
        entry = mention.entry
        if entry is None or mention.kind != "place" or mention.method == "fuzzy":
            continue
        if entry.type not in _UNITS or not draft.writes(mention):
            continue
        text = segment.unit.target
        if _EARLIER.search(segment.plain):
            continue
        vietnamese = draft.language == "vi"
        head = _head_vi(segment, mention) if vietnamese else _head_zh(text, mention, entry)
        if head is None:
            continue
        span, types = head
        if (segment.unit.id, span.end if vietnamese else span.start) in done:
            continue
        namesakes = draft.namesakes(mention)
        if segment.unit.source and not in_source(mention, segment, draft):
            continue  # châu | La Bình: a person, whom the source calls otherwise
        if segment.unit.source and _said_so(segment, entry, types, draft.language):
            continue  # the source has this head too: 靖西县 before it was a city
        if any(e.type in types for e in namesakes) or _numbered_prefecture(entry, types):
            continue
        units = [e for e in namesakes if e.country == entry.country and e.type in _UNITS]
        greatest = min(units, key=lambda e: list(_WHOLE_VI).index(e.type))
        yield _found(draft, segment, span, mention, greatest)


def _article(kind: str) -> str:
    return "an" if kind[0] in "aeiou" else "a"


def _said_so(segment: Segment, entry: Entry, types: tuple[str, ...], language: str) -> bool:
    """Return whether the source itself puts a head of these types to the name."""
    source = segment.source_text
    if language == "vi":
        heads = [head for head, of in _HEADS_ZH.items() if of == types]
        return any(source.holds(form + head) for form in forms_in(entry, "zh") for head in heads)
    heads = [head for head, of in _HEADS_VI.items() if of == types]
    return any(source.holds(f"{head} {form}") for form in forms_in(entry, "vi") for head in heads)


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
        f"{mention.text} is {_article(kind)} {kind}, not what “{written}” says",
        suggestions,
        entry.id,
    )


def _numbered_prefecture(entry: Entry, types: tuple[str, ...]) -> bool:
    """Return whether a Chinese prefecture-level city is called a city, or a province a state."""
    return entry.country not in ("vn", "cn") or (
        entry.country == "cn" and entry.type == "city" and "prefecture" in types
    )


def _head_vi(segment: Segment, mention: Mention) -> tuple[Span, tuple[str, ...]] | None:
    words = segment.text.words
    at = next((i for i, w in enumerate(words) if w.span.start == mention.span.start), 0)
    for head in sorted(_HEADS_VI, key=len, reverse=True):
        size = len(head.split())
        first = at - size
        keys = [word.key for word in words[max(first, 0) : at]]
        if first < 0 or " ".join(keys) != head or not segment.text.together(first, size + 1):
            continue
        start = words[first].span.start
        if _SHARED.search(fold(segment.unit.target[:start]).rstrip()):
            return None  # one head for a list
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
