"""Traditional characters in a simplified draft, or the other way round.

What it finds: in a draft whose characters are mostly simplified, those that only traditional
writing has (and in reverse).  Characters that both use are not judged.

Why: 麻栗坡縣 in a simplified text is a slip of the input method, and a search misses it.

Source: OpenCC's tables of characters.
"""

import re
from collections.abc import Iterator
from functools import cache

from sinoviet.check.draft import Draft, Segment
from sinoviet.check.rule import Found, Rule
from sinoviet.hanzi import simplified_table, simplify, traditionalise
from sinoviet.resolver import Span

_BASIC = 0x4E00  # simplified forms before it are in no common font (䶮 for 龑)
#: Simplified characters that traditional writing has as well, for another word or in names.
_BOTH = frozenset(
    "后里台面余云干征谷丑斗范于郁岳才采冲出别卷制咸困复夸尽巨并当志折松板札朴杰栗沈涂症了系胡致表"
    "辟郎钟闲霉须吁升只吊同向吃周合回姜家布广厂几党千万与个从价优伙佣修侄克准凭刮叶占厘参发"
    "听吨启唇园坛坝夫奸宁它宝床座庵弦念愿戚扎据捆据据摆晒术机杆极柜栖桩梁欲气汇沾注洼洒淀游漓灶炮"
    "着种秋秘私种筑粘糊累绷罗胜腊舍苏荐获薯虫蜡蝎衅跡踪迹酸野钩铲铺锈雇雕霓颜飓飘饥馆骂髒麴麽龙"
)
#: Traditional characters that simplified writing keeps in names and some words.
_KEPT = frozenset("犛乾著藉瞭徵麽夥於摺餘鍾週甯妳祢蘋剋託喆堃淼犇昇陞崑崙碁")


@cache
def _traditional_only() -> frozenset[str]:
    table = simplified_table()
    return frozenset(chr(old) for old, new in table.items() if new >= _BASIC) - _KEPT


@cache
def _simplified_only() -> frozenset[str]:
    table = simplified_table()
    values = {chr(simple) for simple in table.values()}
    return frozenset(values - set(map(chr, table)) - _BOTH)


def _find(draft: Draft) -> Iterator[Found]:
    if draft.language != "zh":
        return
    whole = "".join(segment.unit.target for segment in draft.segments)
    traditional = sum(c in _traditional_only() for c in whole)
    plain = frozenset(c for c in whole if c in _simplified_only())
    simplified = sum(c in plain for c in whole)
    if not traditional or not simplified:
        return
    mostly_simplified = simplified >= traditional
    # Some characters (杯) are simplified for one word and stay as they are in others.
    odd = (
        _traditional_only()
        if mostly_simplified
        else frozenset(c for c in plain if traditionalise(c) != c)
    )
    for segment in draft.segments:
        for match in re.finditer(r"[\u3400-\u9fff]+", segment.unit.target):
            yield from _runs(segment, match, odd, mostly_simplified=mostly_simplified)


def _runs(
    segment: Segment, match: re.Match[str], odd: frozenset[str], *, mostly_simplified: bool
) -> Iterator[Found]:
    start = -1
    text = segment.unit.target
    for at in range(match.start(), match.end() + 1):
        if at < match.end() and text[at] in odd:
            start = at if start < 0 else start
        elif start >= 0:
            span = Span(start, at)
            written = text[start:at]
            right = simplify(written) if mostly_simplified else traditionalise(written)
            script = "traditional" if mostly_simplified else "simplified"
            message = f"{written} is {script}, the rest of the draft is not"
            yield Found(segment, span, message, (right,), certain=mostly_simplified)
            start = -1


RULE = Rule("SV304", "mixed-han", "warning", _find)
