"""A title or body that does not exist in that country, or not at that level.

What it finds: *Huyện trưởng huyện Vị Xuyên* (Vietnamese districts had a *Chủ tịch UBND*), *UBND huyện
Malypho* (China has *chính quyền nhân dân*), 河江省省长, 麻栗坡县人民委员会, and party committees of another
level than their place: *Bí thư Tỉnh ủy Malypho*, 文山省委; 省人民政府主席 and 自治区人民委员会, which neither
country has.  Paragraphs about earlier times are left alone.

Why: each country has its own offices, and a rank that does not exist is a rank lost.

Source: the Constitution and the Law on the Organisation of Local Government of Viet Nam (2015,
2025); the Organic Law of the Local People's Congresses and Local People's Governments of China.
"""

import re
from collections.abc import Iterator

from sinoviet.check.draft import Draft, Segment
from sinoviet.check.rule import Found, Rule
from sinoviet.check.searched import composed
from sinoviet.glossary import Entry
from sinoviet.resolver import Mention, Span

#: (language, country it is wrong in, pattern, what that country has).
_WRONG = (
    ("vi", "cn", r"UBND|Uỷ ban [Nn]hân dân|Ủy ban [Nn]hân dân", "Chính quyền nhân dân"),
    ("vi", "cn", r"HĐND|Hội đồng [Nn]hân dân", "Nhân đại"),
    ("vi", "vn", r"[Cc]hính quyền [Nn]hân dân", "Ủy ban nhân dân"),
    ("vi", "vn", r"Nhân đại|Đại hội đại biểu [Nn]hân dân", "Hội đồng nhân dân"),
    ("vi", "vn", r"Chính hiệp", "Mặt trận Tổ quốc"),
    ("vi", "vn", r"(?:Tỉnh|Huyện|Châu|Thị) trưởng", "Chủ tịch UBND"),
    ("zh", "cn", r"人民委员会|人委会|人委", "人民政府"),
    ("zh", "cn", r"人民议会", "人民代表大会"),
    ("zh", "vn", r"人民政府", "人民委员会"),
    ("zh", "vn", r"[省县州]长", "人民委员会主席"),
    ("zh", "vn", r"人民代表大会|人大", "人民议会"),
    ("zh", "vn", r"政协", "祖国阵线委员会"),
)  # fmt: skip
#: What neither country has, wherever it is: (language, pattern, the words at fault, what there is).
_NOWHERE = (
    ("zh", r"[省县州市]人民政府(?:常务)?副?主席", "人民政府", "人民委员会"),
    ("zh", r"自治区人民委员会", "人民委员会", "人民政府"),
    (
        "vi",
        r"(?:UBND|Ủy ban [Nn]hân dân) [Kk]hu tự trị",
        "UBND|Ủy ban [Nn]hân dân",
        "Chính quyền nhân dân",
    ),
)
#: Party committees: their word, and the types of place that have one.
_COMMITTEES = (
    (r"Tỉnh ủy|Tỉnh uỷ|省委", ("province",)),
    (r"Châu ủy|Châu uỷ|州委", ("prefecture",)),
    (r"Huyện ủy|Huyện uỷ|县委|郡委", ("county", "district")),
    (r"Khu ủy|Khu uỷ|(?:自治)?区(?:党)?委", ("autonomous-region", "district", "county", "zone", "municipality")),
    (r"Thành ủy|Thành uỷ|Thị ủy|Thị uỷ|市委", ("municipality", "city", "town", "county", "prefecture", "sar")),
)  # fmt: skip
_RIGHT = {
    "province": ("Tỉnh ủy", "省委"), "prefecture": ("Châu ủy", "州委"), "county": ("Huyện ủy", "县委"),
    "district": ("Huyện ủy", "县委"), "autonomous-region": ("Khu ủy", "自治区党委"),
    "municipality": ("Thành ủy", "市委"), "city": ("Thành ủy", "市委"),
}  # fmt: skip
_EARLIER = re.compile(
    r"(?<!\d)1\d{3}(?!\d)|thời|triều|kháng chiến|Cộng hòa|ngụy|thuộc địa|朝|时期|解放前|旧|民国|国共|世纪|thế kỷ"
)


def _find(draft: Draft) -> Iterator[Found]:
    for segment in draft.segments:
        if _EARLIER.search(segment.plain):
            continue
        for mention in segment.target:
            if mention.kind in ("title", "organisation") and draft.writes(mention):
                place = _place(mention, draft)
                if place is not None:
                    yield from _judged(draft, segment, mention, *place)
                elif mention.entry is None:
                    yield from _nowhere(draft, segment, mention)


def _nowhere(draft: Draft, segment: Segment, mention: Mention) -> Iterator[Found]:
    """Find an office without a place that neither country has: 省人民政府主席, 自治区人民委员会."""
    text, offsets = composed(mention.text)
    for language, pattern, wrong, right in _NOWHERE:
        whole = re.search(pattern, text) if language == draft.language else None
        match = re.search(wrong, text[whole.start() :]) if whole is not None else None
        if whole is None or match is None:
            continue
        start, end = (offsets[whole.start() + at] + mention.span.start for at in match.span())
        message = f"no country has {whole[0]}; it is {right}"
        yield Found(segment, Span(start, end), message, (right,))
        return


def _place(mention: Mention, draft: Draft) -> tuple[Mention, Entry] | None:
    """Return the place that an office is of: the one nearest to its body."""
    places = [p for p in mention.walk() if p.kind == "place" and p.entry is not None]
    if not places or mention.entry is not None:
        return None
    nearest = places[0] if draft.language == "vi" else places[-1]
    return (nearest, nearest.entry) if nearest.entry is not None else None


def _judged(
    draft: Draft, segment: Segment, mention: Mention, place: Mention, entry: Entry
) -> Iterator[Found]:
    types = {e.type for e in draft.namesakes(place)}
    countries = {e.country for e in draft.namesakes(place)}
    base = mention.span.start
    rest = list(mention.text)
    for part in mention.walk():
        if part.kind == "place":
            rest[part.span.start - base : part.span.end - base] = "_" * len(part.text)
    text, offsets = composed("".join(rest))
    for language, country, pattern, right in _WRONG:
        match = re.search(pattern, text) if language == draft.language else None
        if match is not None and countries == {country}:
            span = Span(base + offsets[match.start()], base + offsets[match.end()])
            message = f"{_NAMES[country]} has no {match[0]}; it has {right}"
            yield Found(segment, span, message, (right,), entry.id)
            return
    for pattern, fitting in _COMMITTEES:
        match = re.search(pattern, text)
        if match is not None and not types & set(fitting):
            right = _RIGHT.get(entry.type, ("", ""))[draft.language == "zh"]
            span = Span(base + offsets[match.start()], base + offsets[match.end()])
            message = f"{place.text} ({entry.type.replace('-', ' ')}) has no {match[0]}"
            yield Found(segment, span, message, (right,) if right else (), entry.id)
            return


_NAMES = {"cn": "China", "vn": "Vietnam"}

RULE = Rule("SV105", "no-such-title", "warning", _find)
