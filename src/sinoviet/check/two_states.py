"""The words of the two states for like bodies, told apart by what the source says: HĐND is no 人大.

A word without a place beside it may be of either country.  The source knows: by the office of the same
holder, or because all its own words for bodies of that kind are the other country's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sinoviet.check.draft import Draft, Segment
from sinoviet.check.holders import same_person, source_holders, target_holders
from sinoviet.check.searched import composed
from sinoviet.hanzi import simplify
from sinoviet.resolver import Mention, Span
from sinoviet.text import canonical

#: (kind, country, the words in Vietnamese, the words in Chinese); 县长 without a place is said of both.
_WORDS = (
    ("assembly", "vn", r"HĐND|Hội đồng [Nn]hân dân", r"人民议会"),
    ("assembly", "cn", r"Nhân đại|Đại hội [Đđ]ại biểu [Nn]hân dân", r"人大(?:常委会)?|人民代表大会"),
    ("government", "vn", r"UBND|[ỦU][yỷ] ban [Nn]hân dân", r"人民委员会|人委会"),
    ("government", "cn", r"[Cc]hính quyền [Nn]hân dân|\b(?:Tỉnh|Huyện|Châu|Thị) trưởng", r"人民政府|(?:常务)?副?省长"),
    ("front", "vn", r"MTTQ|Mặt trận Tổ quốc", r"祖国阵线"),
    ("front", "cn", r"Chính hiệp", r"政协"),
)  # fmt: skip
#: 省政府主席 is of neither country: in a target it is a UBND's, in a source it may be anything.
_LOOSE_CHAIR = ("government", "cn", r"政府(?=(?:常务)?副?主席)")
#: Loose words, which may stand for a government of either country.
_LOOSE = {
    "vi": re.compile(
        r"[Cc]hính quyền(?! [Nn]hân dân)|[Ll]ãnh đạo (?:tỉnh|châu|huyện)|[Cc]hính phủ"
    ),
    "zh": re.compile(r"(?<!人民)政府|当局|地方|[省州县市]领导|[省州县市]方|[市区镇乡]长"),
}
#: Chinese words of the other list that only China's bodies have, whatever places stand around.
_SURE = re.compile(r"州(?:人民政府|人大|政协|长)|自治区|全国|人大常委会副?主任")
#: What of the other state stands in the target, and what its own state says: the most telling first.
_RIGHT = {
    "vi": (
        ("vn", r"Ủy ban (?:MTTQ|Mặt trận Tổ quốc)(?: Việt Nam)?", "Chính hiệp"),
        ("vn", r"MTTQ|Mặt trận Tổ quốc", "Chính hiệp"),
        ("vn", r"HĐND|Hội đồng [Nn]hân dân", "Nhân đại"),
        ("vn", r"UBND|[ỦU][yỷ] ban [Nn]hân dân", "Chính quyền nhân dân"),
        ("cn", r"(?:Tỉnh|Huyện|Châu|Thị) trưởng", "Chủ tịch UBND"),
        ("cn", r"[Cc]hính quyền [Nn]hân dân", "UBND"),
        ("cn", r"Chính hiệp", "Ủy ban MTTQ"),
        ("cn", r"(?:Ủy ban [Tt]hường vụ )?(?:Nhân đại|Đại hội [Đđ]ại biểu [Nn]hân dân)", "HĐND"),
    ),
    "zh": (
        ("cn", r"人大常委会(副?)主任", r"人民议会\1主席"),
        ("cn", r"人大(?:常委会)?|人民代表大会", "人民议会"),
        ("cn", r"(?:人民)?政府(?=(?:常务)?副?主席)|人民政府", "人民委员会"),
        ("cn", r"(?<=省)((?:常务)?副?)省长", r"人民委员会\1主席"),
        ("cn", r"((?:常务)?副?)省长", r"省人民委员会\1主席"),
        ("cn", r"政协", "祖国阵线委员会"),
        ("vn", r"人民议会", "人大"),
        ("vn", r"人民委员会|人委会", "人民政府"),
        ("vn", r"祖国阵线(?:委员会)?", "政协"),
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Foreign:
    """Words of the target that are the other state's: where, what to write, and what the source has."""

    span: Span
    right: str
    source: str


def foreign(segment: Segment, draft: Draft) -> Iterator[Foreign]:
    """Yield the words for bodies of the target that are not of the state that the source speaks of."""
    holders, held = source_holders(segment), target_holders(segment)
    whole = _of_all(segment, draft)
    for mention in segment.target:
        if mention.kind not in ("title", "organisation") or not draft.writes(mention):
            continue
        person = held.get(id(mention))
        own = [m for m in segment.source if person and same_person(person, holders.get(id(m)))]
        said = _said([_plain(m) for m in own], segment, draft) if own else whole
        yield from _heads(mention, own, draft) if _countries(mention) else _in(mention, said, draft)


def _in(mention: Mention, said: dict[str, tuple[str, str]], draft: Draft) -> Iterator[Foreign]:
    text, offsets = composed(mention.text)
    for kind, country, *forms in (*_WORDS, (*_LOOSE_CHAIR[:2], "$^", _LOOSE_CHAIR[2])):
        if said.get(kind, (country, ""))[0] in (country, "") or not re.search(
            forms[draft.language == "zh"], text
        ):
            continue
        for state, pattern, right in _RIGHT[draft.language]:
            match = re.search(pattern, text) if state == country else None
            if match is not None:
                start, end = (mention.span.start + offsets[at] for at in match.span())
                yield Foreign(Span(start, end), match.expand(right), said[kind][1])
                return


_HEADS = {
    "tỉnh": "Tỉnh trưởng",
    "châu": "Châu trưởng",
    "huyện": "Huyện trưởng",
    "thành phố": "Thị trưởng",
}
_HEAD = re.compile(r"Chủ tịch(?= (tỉnh|châu|huyện|thành phố) )")


def _heads(mention: Mention, own: list[Mention], draft: Draft) -> Iterator[Foreign]:
    """Yield a chairman of a unit of China whom the source calls its 省长: Chủ tịch tỉnh Vân Nam."""
    text, offsets = composed(mention.text)
    match = _HEAD.search(text) if draft.language == "vi" else None
    heads = (re.search("[省州县市]长", _plain(m)) for m in own)
    word = next((head[0] for head in heads if head is not None), "")
    if match is not None and word and _countries(mention) == {"cn"}:
        start, end = (mention.span.start + offsets[at] for at in match.span())
        yield Foreign(Span(start, end), _HEADS[match[1]], word)


def _of_all(segment: Segment, draft: Draft) -> dict[str, tuple[str, str]]:
    """Return what the whole source says; nothing of the government where it also speaks loosely of one."""
    said = _said([segment.source_plain], segment, draft)
    if _LOOSE["zh" if draft.language == "vi" else "vi"].search(segment.source_plain):
        said.pop("government", None)
    return said


def _said(texts: list[str], segment: Segment, draft: Draft) -> dict[str, tuple[str, str]]:
    """Return of which country the source's words of each kind are, with the word; "" for both.

    Chinese writes 省长 and 人民政府 of Vietnam too: beside a place of Vietnam they say nothing.
    """
    abroad = draft.language == "vi" and any("vn" in _countries(m) for m in segment.source)
    found: dict[str, tuple[str, str]] = {}
    for kind, country, *forms in _WORDS:
        for text in texts:
            match = re.search(forms[draft.language == "vi"], text)
            if match is not None:
                doubtful = abroad and country == "cn" and not _SURE.search(text)
                both = doubtful or (kind in found and found[kind][0] != country)
                found[kind] = ("" if both else country, match[0])
    return found


def _plain(mention: Mention) -> str:
    return canonical(mention.text) if mention.lang == "vi" else simplify(mention.text)


def _countries(mention: Mention) -> set[str]:
    """Return the countries of a mention's places, none if only a state is named."""
    places = [p.entry for p in mention.walk() if p.kind == "place" and p.entry is not None]
    return {entry.country for entry in places if entry.type != "country" and entry.country}
