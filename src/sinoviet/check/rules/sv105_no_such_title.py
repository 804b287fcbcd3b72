"""A title or body that does not exist in that country, or not at that level.

What it finds: *Huyện trưởng huyện Vị Xuyên* (Vietnamese districts had a *Chủ tịch UBND*), *UBND huyện
Malypho* (China has *chính quyền nhân dân*), 河江省省长, 麻栗坡县人民委员会, and party committees of another
level than their place: *Bí thư Tỉnh ủy Malypho*, 文山省委; 省人民政府主席 and 自治区人民委员会, which neither
country has.  Beside a source also a word of the other country without a place: 省人大主席 for Chủ tịch
HĐND tỉnh.  Paragraphs about earlier times are left alone.

Why: each country has its own offices, and a rank that does not exist is a rank lost.

Source: the Constitution and the Law on the Organisation of Local Government of Viet Nam (2015,
2025); the Organic Law of the Local People's Congresses and Local People's Governments of China.
"""

import re
from collections.abc import Iterator

from sinoviet.check.draft import Draft, Segment
from sinoviet.check.rule import Found, Rule
from sinoviet.check.searched import composed
from sinoviet.check.two_states import foreign
from sinoviet.glossary import Entry
from sinoviet.resolver import Mention, Span

#: (language, country it is wrong in, pattern, what that country has).
_WRONG = (
    ("vi", "cn", r"UBND|Uỷ ban [Nn]hân dân|Ủy ban [Nn]hân dân", "Chính quyền nhân dân"),
    ("vi", "cn", r"HĐND|Hội đồng [Nn]hân dân", "Nhân đại"),
    ("vi", "cn", r"(?:Ủy ban )?(?:MTTQ|Mặt trận Tổ quốc)(?: Việt Nam)?", "Chính hiệp"),
    ("vi", "vn", r"[Cc]hính quyền [Nn]hân dân", "Ủy ban nhân dân"),
    ("vi", "vn", r"Nhân đại|Đại hội đại biểu [Nn]hân dân", "Hội đồng nhân dân"),
    ("vi", "vn", r"Chính hiệp", "Mặt trận Tổ quốc"),
    ("vi", "vn", r"(?:Tỉnh|Huyện|Châu|Thị) trưởng", "Chủ tịch UBND"),
    ("zh", "cn", r"人民委员会|人委会|人委", "人民政府"),
    ("zh", "cn", r"人民议会", "人民代表大会"),
    ("zh", "vn", r"人民政府", "人民委员会"),
    ("zh", "vn", r"(?<=[省县州])((?:常务)?副)[省县州]长", r"人民委员会\1主席"),
    ("zh", "vn", r"[省县州]长", "人民委员会主席"),
    ("zh", "vn", r"政府(?=(?:常务)?副?主席)", "人民委员会"),
    ("zh", "vn", r"人大常委会(副?)主任", r"人民议会\1主席"),
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
    (r"Xã ủy|Xã uỷ", ("commune", "village", "township")),
    (r"Thành ủy|Thành uỷ|Thị ủy|Thị uỷ|市委", ("municipality", "city", "town", "county", "prefecture", "sar")),
)  # fmt: skip
_RIGHT = {
    "province": ("Tỉnh ủy", "省委"), "prefecture": ("Châu ủy", "州委"), "county": ("Huyện ủy", "县委"),
    "district": ("Huyện ủy", "县委"), "autonomous-region": ("Khu ủy", "自治区党委"),
    "municipality": ("Thành ủy", "市委"), "city": ("Thành ủy", "市委"),
}  # fmt: skip
#: Words of earlier times, when the offices were others; not *đồng thời*, *thời gian*, *kịp thời*, 新时期.
_EARLIER = re.compile(
    r"(?<!\d)1\d{3}(?!\d)|\bthời (?:kỳ (?!đổi mới|hội nhập|mới|20|quá độ)|xưa|cổ|trước|phong kiến|thuộc|thực dân|chiến|bao cấp|chúa|vua|nhà|dân quốc|[A-ZĐÂÊÔƠƯ])"
    r"|\b[Tt]riều (?:đại|đình|[A-ZĐ](?!iên))|kháng chiến|(?:Việt Nam|[Dd]ân chủ) [Cc]ộng hòa|\bngụy\b|thuộc địa"
    r"|[清明元宋唐汉隋秦陈黎李阮莫王][朝代]|朝[廷代]|(?:殖民|战争|抗[法美日战]|封建|历史|民国|法属|古代)[^，。]{0,4}时期"
    r"|解放前|旧(?:社会|时|中国|政权|称)|民国|国共|(?<!21)(?<![本新一])世纪|thế kỷ (?!21|XXI|này|mới)"
)


def _find(draft: Draft) -> Iterator[Found]:
    for segment in draft.segments:
        if _EARLIER.search(segment.plain):
            continue
        told: list[Span] = []
        for mention in segment.target:
            if mention.kind in ("title", "organisation") and draft.writes(mention):
                place = _place(mention, draft)
                if place is not None:
                    found = list(_judged(draft, segment, mention, *place))
                else:
                    found = list(_nowhere(draft, segment, mention)) if mention.entry is None else []
                told.extend(one.span for one in found)
                yield from found
        for word in foreign(segment, draft) if segment.unit.source else ():
            if not any(word.span.start < s.end and s.start < word.span.end for s in told):
                written = segment.unit.target[word.span.start : word.span.end]
                message = (
                    f"the source has {word.source}, which is not {written}; it is {word.right}"
                )
                yield Found(segment, word.span, message, (word.right,))


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
            fitting = match.expand(right)
            message = f"{_NAMES[country]} has no {match[0]}; it has {fitting}"
            yield Found(segment, span, message, (fitting,), entry.id)
            return
    for pattern, having in _COMMITTEES:
        match = re.search(pattern, text)
        if match is not None and not types & set(having):
            right = _RIGHT.get(entry.type, ("", ""))[draft.language == "zh"]
            span = Span(base + offsets[match.start()], base + offsets[match.end()])
            message = f"{place.text} ({entry.type.replace('-', ' ')}) has no {match[0]}"
            yield Found(segment, span, message, (right,) if right else (), entry.id)
            return


_NAMES = {"cn": "China", "vn": "Vietnam"}

RULE = Rule("SV105", "no-such-title", "warning", _find)
