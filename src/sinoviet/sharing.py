"""What the offices of a Vietnamese row share: given to those before the one that names it.

*Phó Bí thư Huyện ủy, Huyện trưởng huyện Phú Ninh*: the Huyện ủy is of the huyện that is named last.  A body,
an organ of a unit, a committee and a unit are shared by rules of their own.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from sinoviet.framing import Frame
from sinoviet.lexicon import Word, only_china, words
from sinoviet.phrases import Phrase
from sinoviet.said_once import RANK, common_unit, unit_zh

if TYPE_CHECKING:
    from sinoviet.resolver import Resolver

#: What names its committee itself: Ủy viên Ban Thường vụ Tỉnh ủy.
_OF_COMMITTEE = re.compile(" (?:Tỉnh|Thành|Châu|Huyện|Quận|Thị|Khu|Đảng) ủy$")
_LEVEL_SAID = re.compile(
    " (tỉnh|huyện|quận|thị xã|[Tt]hành phố|châu|xã|phường|thị trấn|trấn)(?= |$)"
)
_BARE_LEVEL = re.compile(r" (tỉnh|huyện|thành phố|thị xã|xã|phường)$")


@dataclass(slots=True)
class Piece:
    """One office or body of a row: as written, read, rendered, and what joins it to the one before."""

    text: str
    phrase: Phrase
    joint: str
    out: str
    parents: list[str] = field(default_factory=list)
    completed: bool = False  # the unit or body that others named was added
    frame: Frame = field(default_factory=Frame)  # what was taken off before it was read

    @property
    def main(self) -> Word | None:
        """The role of a title, the body of an organisation."""
        return self.phrase.head if self.phrase.kind == "title" else self.phrase.body


#: Bodies within another that Vietnamese names without it: Bí thư Đảng ủy, Giám đốc Sở Y tế.
_DEPENDENT = frozenset(
    ("党委", "党组", "党部", "党支部", "党总支", "董事会", "成员委员会", "干事党委", "党团")
)
#: Kinds of body that roles are said of before all others: Phó Bí thư, Trưởng Ban Tổ chức | Tỉnh ủy.
_COMMITTEES_OF = {
    "常委": frozenset(("party-committee", "cppcc")),
    "书记": frozenset(("party-committee", "union")),
}
#: Kinds of body that have no party committee of their own.
_DEPARTMENTS = ("party-organ", "division", "section", "vu", "office")
#: Roles that say of what they are.
_WHOLE = re.compile("[省市州县郡区坊社]委|(?:常务)?副?[省市州县区镇乡]长|部长助理|国家|国会|总理")
#: A committee with the level of its unit: 区 | 党委.
_OF_LEVEL = re.compile("[省市州县区]党委")
#: Organs of a unit, beside its party committee.
_OF_UNITS = frozenset("people-committee people-council people-government people-congress".split())
#: How central organs of a party begin when the country goes without saying.
_CENTRAL = ("政治局", "中央政治局", "中央书记处", "中央候补委员", "中央委员", "总书记")

#: The party in full before one of its central offices or members.
_PARTY_IN_FULL = re.compile(
    "^(越|中)[南国]共产党中央(?:委员会(?=候补委员|委员|总书记|政治局|书记处|[^委]{2,6}部)|(?!委员会))"
)


def share(pieces: list[Piece], country: str, resolver: "Resolver") -> list[str]:
    """Give what a later office names to those before it that lack it; return it in Chinese."""
    said: list[str] = []  # bodies that offices before were given
    place: Phrase | None = None
    for k in reversed(range(len(pieces) - 1)):
        piece = pieces[k]
        place, body, organ = _named([later.phrase for later in pieces[k + 1 :]])
        placed = any(p.kind == "place" for p in piece.phrase.walk())
        of_level = _BARE_LEVEL.search(piece.text)  # … MTTQ Việt Nam tỉnh, Giám đốc …
        society = body is not None and body.body and body.body.type in ("association", "union")
        if body is not None and society and piece.text.endswith("Ban Bí thư"):
            _complete(resolver, piece, [body.vi], same_role=False)  # of an association
            continue
        said += [p.zh for p in (body, owner_of(body)) if p.zh] if body is not None else []
        if piece.out.startswith(_CENTRAL) or "中央" in piece.out or (placed and not of_level):
            continue  # a central office is of no unit
        if RANK.fullmatch(piece.out):
            continue
        own = _committee_itself(next((p for p in piece.phrase.walk() if p.body is not None), None))
        if organ is not None and organ.zh and piece.out.startswith(organ.zh):
            said.append(organ.zh)
            continue  # Ủy viên Đảng đoàn Quốc hội, Phó Chủ tịch Quốc hội
        if organ is not None and own is None and piece.out in ("书记", "副书记", "常务副书记"):
            _complete(resolver, piece, _committees(place, organ), same_role=False)
            continue  # Phó Bí thư, Chủ tịch UBND | xã Y Tý
        group = own is not None and own.body is not None and own.body.zh in ("党组", "党团")
        if organ is not None and (group or (own is None and piece.out.startswith("党组"))):
            piece.out = f"{organ.zh}{piece.out}"  # an organ has a 党组, its unit the 党委
            said.append(organ.zh or "")
            continue
        if body is not None and (own is None or own.body is None or not own.body.level):
            if own is None and piece.out.startswith("党委"):  # Đảng ủy viên
                owner = _with_committee(body)
                piece.out = f"{owner.zh}{piece.out}"
                said.append(owner.zh or "")
                continue
            fitting = _fitting(piece.phrase, body) if own is None else None
            if fitting is None and own is None and piece.out == "常委":
                # of the committee that a later office names
                later = (_party_committee(p.phrase) for p in pieces[k + 1 :])
                fitting = next((one for one in later if one is not None), None)
            if fitting is not None:
                # what cannot be said of the one is of the other: Phó Ủy viên trưởng
                _complete(resolver, piece, [fitting.vi, body.vi], same_role=False)
                said.append(fitting.zh or "")
                continue
            part = own is not None and own.body is not None and own.body.zh in _DEPENDENT
            part = part and not _WHOLE.match(piece.out) and not _OF_LEVEL.match(piece.out)
            if part and body.zh == "政治部" and body.inner is None:
                continue  # Ủy viên Đảng ủy, Chủ nhiệm Ban Chính trị: of what, nothing says
            if part or (_bare_part(piece.phrase) and owner_of(body) is not body):
                greater = (
                    own is not None and own.body is not None and own.body.zh in ("党委", "党组")
                )
                group = own is not None and own.body is not None and own.body.zh == "党组"
                greater = greater and not (group and _named_office(body))  # 外事办公室 has its own
                owner = _with_committee(body) if greater else owner_of(body)
                if not piece.out.startswith(owner.zh or "?"):
                    piece.out = f"{owner.zh}{piece.out}"
                said += [owner.zh] if greater and owner.zh else []
                continue
            party = None if _OF_COMMITTEE.search(piece.text) else _party_committee(body)
            standing = own is not None and own.body and own.body.type == "standing-committee"
            if standing and party is not None and party.body and party.body.zh not in _DEPENDENT:
                _complete(resolver, piece, [party.vi])
                continue
            entry = piece.phrase.entry
            if _WHOLE.match(piece.out):
                pass  # Thành ủy viên, Trợ lý Bộ trưởng: of no body named later
            elif own is None and (entry is None or entry.type == "business"):
                _complete(resolver, piece, dict.fromkeys((owner_of(body).vi, body.vi)))
                continue
        full = place.entry.vi_full if place is not None and place.entry is not None else ""
        if of_level is not None and full and not full.lower().startswith(of_level[1]):
            continue  # … Đảng bộ tỉnh, Bí thư Huyện ủy Vị Xuyên: of the province, not of Vị Xuyên
        if place is not None and _above(piece.out, place):
            continue  # Tỉnh ủy viên, Bí thư Huyện ủy … huyện Vị Xuyên
        if place is not None and place.entry is None and place.head is not None:
            _complete(resolver, piece, [f"{place.head.vi} {place.vi}"], place)
        elif place is not None and place.entry and place.entry.type != "country":
            full = place.entry.vi_full
            names = [place.vi, full] if full else [place.vi]
            if place.entry.type == "autonomous-region":
                names = names[::-1]  # Khu tự trị dân tộc Choang Quảng Tây, as it is said later
            if place.head is not None and full and not full.startswith(place.head.vi):
                names = [f"{place.head.vi} {place.vi}"]  # xã Đồng Văn, where the entry is the town
            # Phó Tỉnh trưởng | tỉnh Vân Nam 云南省副省长; Bí thư Huyện ủy | Vị Xuyên
            listed = piece.phrase.entry
            foreign = country == "cn" and listed is not None and listed.country == "vn"
            names = names if own is not None else names[::-1]
            _complete(resolver, piece, names, place, same_role=not foreign)
    units = [unit for piece in pieces for unit in [unit_zh(piece.phrase, piece.out)] if unit]
    if place is not None and place.entry is None:
        units.append(common_unit(pieces[-1].out))  # a ward that no table has
    nation = {"cn": "中国", "vn": "越南"}.get(country, "")
    return [
        *dict.fromkeys(zh for zh in said if zh),
        *dict.fromkeys(unit for unit in units if unit),
        *([nation] if nation else []),
    ]


def _complete(
    resolver: "Resolver", piece: Piece, completions: Iterable[str], place: Phrase | None = None, *,
    same_role: bool = True,
) -> None:  # fmt: skip
    """Render a piece with what it lacks, if the whole is still the same office."""
    for more in completions:
        phrase = resolver.whole(f"{piece.text} {more}")
        if phrase is None or phrase.kind != "title" or not phrase.zh or not _same_level(phrase):
            continue
        own = next((p for p in phrase.walk() if p.kind == "place"), None)
        if place is not None and (own is None or own.entry is not place.entry):
            continue  # Tỉnh ủy, and Cao Bằng the city
        if not same_role or phrase.zh.endswith(piece.out[-2:]):
            piece.out, piece.phrase = phrase.zh, phrase
            return


def row_country(pieces: Sequence[Piece]) -> str:
    """Return the country that the offices of a row are of; Vietnam if nothing tells."""
    found: list[str] = []
    for piece in pieces:
        own = [p for p in piece.phrase.walk() if p.entry is not None]
        of = [p.entry.country for p in own if p.entry is not None and p.entry.country]
        nations = [p for p in own if p.entry is not None and p.entry.type == "country"]
        # of a pair (Việt Nam - Trung Quốc, Đại sứ … tại …) the first has the office
        found += of[:1] if len(nations) > 1 else of
    if "vn" not in found and any(_of_china(p) for piece in pieces for p in piece.phrase.walk()):
        return "cn"  # Quận trưởng, Châu ủy: Vietnam has none
    return "cn" if "cn" in found else "vn"


def _of_china(phrase: Phrase) -> bool:
    said = [word for word in (phrase.head, phrase.body) if word is not None]
    place = phrase.kind == "place" and phrase.head is not None and phrase.head.country == "cn"
    return place or any((word.part, word.vi) in only_china() for word in said)


def _named(later: Sequence[Phrase]) -> tuple[Phrase | None, Phrase | None, Phrase | None]:
    """Return the place, the body and the organ of a unit that later offices name, the nearest first.

    Of an organ of a unit (UBND xã) the offices before it need not be: theirs is the unit.
    """
    bodies = [
        next((p for p in one.parts if p.kind == "organisation" and p.zh), None) for one in later
    ]
    places = [next((p for p in one.walk() if _known(p)), None) for one in later]
    whole = (k for k, body in enumerate(bodies) if body is not None and (places[k] or body.entry))
    named = (k for k in reversed(range(len(later))) if bodies[k] is not None)
    at = next(whole, next(named, len(later) - 1))
    place = places[at] or next((p for p in places if p is not None), None)
    body = bodies[at]
    nationwide = body is not None and (body.zh or "").startswith("全国")
    if body is not None and body.body and body.body.type in _OF_UNITS and not nationwide:
        return place, None, body
    return place, body, None


def _known(part: Phrase) -> bool:
    """Return whether a part is a place whose Chinese is known."""
    return part.kind == "place" and (part.entry is not None or bool(part.zh and part.head))


def _above(zh: str, place: Phrase) -> bool:
    """Return whether an office says a level above that of a unit: 省委委员 beside a county."""
    levels = "省州市县区镇乡坊社"
    zh = zh.replace("郡", "区", 1)  # Vietnam's and China's word for a quận
    full = place.entry.zh_full if place.entry is not None else place.head.zh if place.head else ""
    full = full.replace("郡", "区")
    if zh.startswith("自治区党委"):
        return not full.endswith("自治区")
    own, other = levels.find(zh[:1]), levels.find(full[-1:] or "?")
    return zh[1:2] == "委" and 0 <= own < other


def owner_of(body: Phrase) -> Phrase:
    """Return what a committee or board is of: not its Đảng tổ, but the company, names the row."""
    inner = next((p for p in body.parts if p.kind == "organisation" and p.zh), None)
    dependent = body.body is not None and body.body.zh in (*_DEPENDENT, "书记处")
    return inner if dependent and inner is not None else body


def _committees(place: Phrase | None, organ: Phrase) -> list[str]:
    """Return the party committee of the unit that an organ is of: Tỉnh ủy | Lào Cai, Đảng ủy xã …."""
    level = _LEVEL_SAID.search(organ.vi)
    if level is None:
        return []
    fused = {
        "tỉnh": "Tỉnh ủy", "huyện": "Huyện ủy", "quận": "Quận ủy", "thị xã": "Thị ủy",
        "thành phố": "Thành ủy", "châu": "Châu ủy",
    }.get(level[1].lower())  # fmt: skip
    name = f" {place.vi}" if place is not None else ""
    return [f"{fused}{name}" if fused else f"Đảng ủy {level[1]}{name}"]


def _with_committee(body: Phrase) -> Phrase:
    """Return what has a party committee: not a department but what it is of (公安局 | 政治部)."""
    inner = body.inner
    of_another = inner is not None and inner.zh and inner.body is not None
    if (
        body.body is not None
        and body.body.type in _DEPARTMENTS
        and of_another
        and inner is not None
    ):
        return inner
    return owner_of(body)


def _committee_itself(own: Phrase | None) -> Phrase | None:
    """Return the Đảng ủy for its standing committee: Ủy viên Ban Thường vụ | Đảng ủy."""
    if own is None or own.body is None or own.body.type != "standing-committee":
        return own
    within = (one for one in _chain(own) if one.body is not None and one.body.zh in _DEPENDENT)
    return next(within, own)


def _named_office(body: Phrase) -> bool:
    """Return whether a body is an office for a field of work, not the office of another body."""
    word = body.body
    return word is not None and word.type == "office" and word.zh not in ("办公厅", "办公室")


def _chain(body: Phrase) -> list[Phrase]:
    """Return a body and the bodies that it is within, innermost first."""
    found = [body]
    while (outer := found[-1].inner) is not None:
        found.append(outer)
    return found


@cache
def _led_by(role: str) -> frozenset[str]:
    """Return the kinds of body that a role word is said of above all: Giám đốc of departments."""
    rows = [word for word, _ in words() if word.part == "role" and word.vi == role]
    return frozenset().union(*(word.bodies for word in rows))


def _fitting(office: Phrase, body: Phrase) -> Phrase | None:
    """Return the body that an office without one is of, if its role fits one better than the first.

    Ủy viên Thường vụ, Trưởng ban Tổ chức | Châu ủy: of the Châu ủy, and of no Ban Tổ chức.
    """
    role = office.head
    if role is None:
        return None
    kinds = _COMMITTEES_OF.get(role.zh) or _led_by(role.vi)
    chain = [one for one in _chain(body) if one.body is not None]
    if (
        role.zh == "秘书长"
        and len(chain) > 1
        and chain[0].body
        and chain[0].body.type in _DEPARTMENTS
    ):
        return chain[1]  # Tổng Thư ký, Chủ nhiệm Văn phòng | Quốc hội
    fits = [one for one in chain if one.body is not None and one.body.type in kinds]
    if len(fits) > 1 and fits[0].vi.startswith("Cơ quan "):
        return fits[1]  # Phó Giám đốc, Thủ trưởng Cơ quan CSĐT | Công an tỉnh
    return fits[0] if fits and fits[0] is not chain[0] else None


def _bare_part(office: Phrase) -> bool:
    """Return whether its body is named by nothing but its kind, and so is part of one named later."""
    own = next((p for p in office.walk() if p.kind == "organisation" and p.body), None)
    kind = own.body.type if own is not None and own.body is not None else ""
    bare = own is not None and own.entry is None and not own.parts
    return bare and kind in ("party-organ", "department")


def _party_committee(body: Phrase) -> Phrase | None:
    """Return the party committee that a body is or is part of, None if there is none."""
    within = [*body.walk(), *_chain(body)]  # a listed body's inner one is no part of it
    inside = (p for p in within if p.kind == "organisation" and p.body is not None and p.zh)
    return next((p for p in inside if p.body and p.body.type == "party-committee"), None)


def with_short_party(office: str) -> str:
    """Return a Chinese office with the ruling party as it is called before offices.

    >>> with_short_party("越南共产党中央委员会委员"), with_short_party("中国共产党中央委员会")
    ('越共中央委员', '中国共产党中央委员会')
    """
    office = office.replace("共中央执行委员会委员", "共中央委员")
    return _PARTY_IN_FULL.sub(r"\1共中央", office)


def with_party(zh: str, country: str) -> str:
    """Return a party's central office with the party: in a row of offices it is named."""
    party = "中共" if country == "cn" else "越共"
    if not zh.startswith(_CENTRAL):
        return zh
    return f"{party}{zh}" if zh.startswith("中央") else f"{party}中央{zh}"


def _same_level(phrase: Phrase) -> bool:
    """Return whether a place goes with the level of the body before it (Huyện ủy: a county)."""
    body = phrase.body or next((p.body for p in phrase.parts if p.body is not None), None)
    place = next((p for p in phrase.walk() if p.kind == "place"), None)
    if body is None or place is None or place.entry is None or not body.level:
        return True
    if body.level == "thị xã" and place.entry.country == "cn" and place.entry.type == "city":
        return True  # Thị ủy | Đông Hưng
    return place.entry.vi_full.startswith(body.level.split(" ")[0])
