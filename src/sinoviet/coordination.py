"""Titles in a row: several offices of one person, and bodies with the body they belong to.

What two offices share is said once, and the languages say it at opposite ends.  Vietnamese says it
with the last, Chinese with the first:

*Phó Bí thư Huyện ủy, Huyện trưởng huyện Phú Ninh* = 富宁县委副书记、县长

So what the last office names (a unit, a body) is given to those before it that lack it, each is
rendered in full, and what is shared is struck out again where the other language leaves it out.

A little over 400 lines: what is given to the offices of a row and what is struck out again are two sides
of one rule, for both languages.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from sinoviet.framing import (
    Frame,
    framed_vi,
    framed_zh,
    without_frame_vi,
    without_frame_zh,
)
from sinoviet.in_full import in_full
from sinoviet.lexicon import Word, words
from sinoviet.phrases import NATIONS, Phrase
from sinoviet.said_once import (
    RANK,
    as_vietnam_says,
    common_unit,
    second_mention,
    unit_zh,
    without_china,
    without_shared,
)
from sinoviet.units import unit_from_vi, unit_in_zh
from sinoviet.whereabouts import Whereabouts

if TYPE_CHECKING:
    from sinoviet.resolver import Resolver

_JOINTS_VI = re.compile(
    r"(\s*[,;]\s+(?:(?:trực )?thuộc\s+)?|\s+kiêm(?=\s+[A-ZĐÀ-Ỹ])"
    r"|\s+(?:trực )?thuộc(?=\s+[A-ZĐÀ-Ỹ]))"
)
_BRACKETS = re.compile(r",? \(([^()]+)\)")
_BARE_LEVEL = re.compile(r" (?:tỉnh|huyện|thành phố|thị xã|xã|phường)$")
_JOINTS_ZH = re.compile("([、，；]|兼(?!任))")


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


class Coordination:
    """Renders rows of titles and bodies.

    >>> from sinoviet.resolver import Resolver
    >>> rows = Coordination(Resolver())
    >>> rows.to_zh("Phó Bí thư Huyện ủy, Huyện trưởng huyện Mã Quan")
    '马关县委副书记、县长'
    >>> rows.to_vi("马关县委副书记、县长")
    'Phó Bí thư Huyện ủy, Huyện trưởng huyện Mã Quan'
    """

    def __init__(self, resolver: "Resolver") -> None:
        self.resolver = resolver
        self.whereabouts = Whereabouts(resolver)

    # Vietnamese to Chinese ---------------------------------------------------------------------

    def to_zh(self, text: str) -> str | None:
        """Return a row of Vietnamese titles in Chinese, or None if a piece of it cannot be read."""
        zone = self.whereabouts.to_zh(text, self._whole_zh)
        if zone is not None:
            return zone
        text = _BRACKETS.sub(r", \1", text)  # Cục Lãnh sự | (Bộ Ngoại giao)
        last = self.resolver.whole(_JOINTS_VI.split(text)[-1])
        inner = next((p for p in last.parts if p.kind == "organisation"), None) if last else None

        def read(office: str, before: Sequence[Piece]) -> Piece | None:
            return self._read_vi(office, _owner(inner) if inner is not None else None)

        pieces = self._pieces(text, _JOINTS_VI, read, without_frame_vi)
        if not pieces:
            return self.whereabouts.compatriots_zh(text, self._whole_zh)
        country = _country(pieces)
        shared = self._share_vi(pieces, country)
        outer = _outer(pieces)
        written: list[str] = []
        for i, piece in enumerate(pieces):
            zh = _with_party(piece.out, country) if len(pieces) > 1 else piece.out
            if country == "cn":
                zh = zh.replace("越共", "中共")
                zh = re.sub("^市镇", "镇", re.sub("^郡", "区", zh))  # a bare level
            if any("越共" in done or "中共" in done for done in written):
                zh = re.sub("^[越中]共(?=中央)", "", zh)  # the party is said once
            if not written and country == "cn" and zh.startswith("国"):
                zh = f"中国{zh}"
            joint = "兼" if "kiêm" in piece.joint else "、"
            for whole in shared:
                said = any(
                    whole in done or (whole == "中国" and "中共" in done) for done in written
                )
                if said and zh.startswith(whole):
                    zh = second_mention(zh, whole)
                    break
            zh = framed_zh(zh, piece.frame, piece.main)
            written.append((joint if written else "") + outer.get(i, "") + zh)
        return "".join(written)

    def _read_vi(self, text: str, owner: Phrase | None) -> Piece | None:
        """Read one office or body; a role that says nothing alone (Viện trưởng) is the owner's."""
        phrase = self.resolver.whole(text)
        if phrase is not None and phrase.kind in ("title", "organisation") and phrase.zh:
            return Piece(text, phrase, "", phrase.zh)
        if phrase is None and owner is not None and owner.zh:
            whole = self.resolver.whole(f"{text} {owner.vi}")
            inner = whole.inner if whole is not None and whole.kind == "title" else None
            if whole is not None and inner is not None and inner.zh == owner.zh and whole.zh:
                return Piece(text, whole, "", whole.zh)
        return None

    def _whole_zh(self, text: str) -> str | None:
        """Return one title or body, or a row of them, in Chinese."""
        phrase = self.resolver.whole(text)
        if phrase is not None and phrase.kind in ("title", "organisation") and phrase.zh:
            return phrase.zh
        return self.to_zh(text)

    def _share_vi(self, pieces: list[Piece], country: str) -> list[str]:
        """Give what a later office names to those before it that lack it; return it in Chinese."""
        said: list[str] = []  # bodies that offices before were given
        place: Phrase | None = None
        for k in reversed(range(len(pieces) - 1)):
            piece = pieces[k]
            place, body, organ = _named([later.phrase for later in pieces[k + 1 :]])
            placed = any(p.kind == "place" for p in piece.phrase.walk())
            of_level = (
                _BARE_LEVEL.search(piece.text) is not None
            )  # … MTTQ Việt Nam tỉnh, Giám đốc …
            society = body is not None and body.body and body.body.type in ("association", "union")
            if body is not None and society and piece.text.endswith("Ban Bí thư"):
                self._complete(piece, [body.vi], same_role=False)  # of an association
                continue
            said += [p.zh for p in (body, _owner(body)) if p.zh] if body is not None else []
            if piece.out.startswith(_CENTRAL) or "中央" in piece.out or (placed and not of_level):
                continue  # a central office is of no unit
            if RANK.fullmatch(piece.out):
                continue
            own = next((p for p in piece.phrase.walk() if p.body is not None), None)
            if organ is not None and organ.zh and piece.out.startswith(organ.zh):
                said.append(organ.zh)
                continue  # Ủy viên Đảng đoàn Quốc hội, Phó Chủ tịch Quốc hội
            if organ is not None and own is not None and own.body and own.body.zh == "党组":
                piece.out = f"{organ.zh}{piece.out}"  # an organ has a 党组, its unit the 党委
                said.append(organ.zh or "")
                continue
            if body is not None and (own is None or own.body is None or not own.body.level):
                fitting = _fitting(piece.phrase, body) if own is None else None
                if fitting is None and own is None and piece.out == "常委":
                    # of the committee that a later office names
                    later = (_party_committee(p.phrase) for p in pieces[k + 1 :])
                    fitting = next((one for one in later if one is not None), None)
                if fitting is not None:
                    self._complete(piece, [fitting.vi], same_role=False)
                    said.append(fitting.zh or "")
                    continue
                part = own is not None and own.body is not None and own.body.zh in _DEPENDENT
                if part or (_bare_part(piece.phrase) and _owner(body) is not body):
                    piece.out = f"{_owner(body).zh}{piece.out}"
                    continue
                party = _party_committee(body)
                standing = own is not None and own.body and own.body.type == "standing-committee"
                if (
                    standing
                    and party is not None
                    and party.body
                    and party.body.zh not in _DEPENDENT
                ):
                    self._complete(piece, [party.vi])
                    continue
                entry = piece.phrase.entry
                if _WHOLE.match(piece.out):
                    pass  # Thành ủy viên, Trợ lý Bộ trưởng: of no body named later
                elif own is None and (entry is None or entry.type == "business"):
                    self._complete(piece, dict.fromkeys((_owner(body).vi, body.vi)))
                    continue
            if place is not None and _above(piece.out, place):
                continue  # Tỉnh ủy viên, Bí thư Huyện ủy … huyện Vị Xuyên
            if place is not None and place.entry is None and place.head is not None:
                self._complete(piece, [f"{place.head.vi} {place.vi}"], place)
            elif place is not None and place.entry and place.entry.type != "country":
                full = place.entry.vi_full
                if place.head is not None and full and not full.startswith(place.head.vi):
                    full = f"{place.head.vi} {place.vi}"  # xã Đồng Văn, where the entry is the town
                names = [place.vi, full] if full else [place.vi]
                # Phó Tỉnh trưởng | tỉnh Vân Nam 云南省副省长; Bí thư Huyện ủy | Vị Xuyên
                self._complete(piece, names if own is not None else names[::-1], place)
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
        self, piece: Piece, completions: Iterable[str], place: Phrase | None = None, *,
        same_role: bool = True,
    ) -> None:  # fmt: skip
        """Render a piece with what it lacks, if the whole is still the same office."""
        for more in completions:
            phrase = self.resolver.whole(f"{piece.text} {more}")
            if phrase is None or phrase.kind != "title" or not phrase.zh or not _same_level(phrase):
                continue
            own = next((p for p in phrase.walk() if p.kind == "place"), None)
            if place is not None and (own is None or own.entry is not place.entry):
                continue  # Tỉnh ủy, and Cao Bằng the city
            if not same_role or phrase.zh.endswith(piece.out[-2:]):
                piece.out, piece.phrase = phrase.zh, phrase
                return

    # Chinese to Vietnamese ---------------------------------------------------------------------

    def to_vi(self, text: str) -> str | None:
        """Return a row of Chinese titles in Vietnamese, or None if a piece of it cannot be read."""
        if "、" in text and re.match("[原前][^原前]+$", text):
            own = self.to_vi(text[1:])  # 原 | 山西省阳泉市委常委、纪委书记: both held once
            return framed_vi(own, Frame(former=text[0])) if own else None
        office, frame = without_frame_zh(text) if "、" not in text else (text, Frame())
        elsewhere = self.whereabouts.to_vi(office, self._whole_vi)
        if elsewhere is not None:
            return framed_vi(elsewhere, frame)
        unit = common_unit(text)
        around = self.whereabouts.unit(unit)
        rest = text.removeprefix(unit)
        if around and self.whereabouts.unit(common_unit(rest)):
            own = self.to_vi(rest)  # 马关县 | 都龙镇党委副书记、镇长
            return f"{own}, {around}" if own else None
        return self._row_vi(text)

    def _whole_vi(self, text: str) -> str | None:
        """Return one title or body, or a row of them, in Vietnamese."""
        phrase = self.resolver.whole(text)
        if phrase is not None and phrase.kind in ("title", "organisation") and phrase.vi:
            return phrase.vi
        return self.to_vi(text)

    def _row_vi(self, text: str) -> str | None:
        pieces = self._pieces(text, _JOINTS_ZH, self._read_zh, without_frame_zh)
        if not pieces:
            return None
        written: list[str] = []
        for i, piece in enumerate(pieces):
            vi = piece.out
            if i + 1 < len(pieces):  # 省政府副省长、代理省长: of the province
                vi = _OF_GOVERNMENT.sub(r"\1", vi)
            for later in pieces[i + 1 :]:
                if later.completed:
                    vi = without_shared(vi, later.out)
            of_china = re.search("中国|中华|中共", text)
            said_later = any(
                re.search("(?<!-) Trung Quốc$", later.out) for later in pieces[i + 1 :]
            )
            if not of_china:
                vi = without_china(vi, piece.phrase)
            elif said_later and not vi.endswith("sản Trung Quốc"):
                vi = vi.removesuffix(" Trung Quốc")
            vi = framed_vi(vi, piece.frame, piece.main)
            if written and piece.frame.former:
                vi = vi[0].lower() + vi[1:]  # …, nguyên Phó Chủ tịch
            joint = " kiêm " if piece.joint == "兼" else ", "
            written.append((joint if written else "") + vi)
        row = "".join(written)
        return as_vietnam_says(row) if _of_vietnam(text, pieces) else row

    def _read_zh(self, text: str, before: Sequence[Piece]) -> Piece | None:
        text = re.sub("^[中越]共(?!中央)", "", text)  # 中共 | 云南省委: goes without saying
        wholes = in_full(text, [(p.text, p.phrase) for p in before])
        for whole in (*wholes, text):
            phrase = self.resolver.whole(whole)
            if phrase is not None and phrase.kind in ("title", "organisation") and phrase.vi:
                return Piece(whole, phrase, "", phrase.vi, completed=whole != text)
        for whole in (*wholes, text):
            placed = self._within_units(whole)
            if placed is not None:
                placed.completed = whole != text
                return placed
        bare = self.resolver.bare_title(text)
        if bare is not None and bare.vi:
            return Piece(text, bare, "", bare.vi)  # 县委常委、| 常务副县长
        return None

    def _within_units(self, text: str) -> Piece | None:
        """Read an office behind a chain of units: 云南省 | 文山州 | 麻栗坡县副县长."""
        around: list[str] = []
        rest = text
        while True:
            unit = common_unit(rest)
            outer = self.whereabouts.unit(unit)
            rest = rest.removeprefix(unit)
            if not outer or not rest:
                return None
            around.insert(0, outer)
            inner = self.resolver.whole(rest)
            if inner is not None and inner.vi and inner.kind in ("title", "organisation"):
                joint = " " if re.search(f"{rest[0]}$", text.removesuffix(rest)) else ", "
                return Piece(text, inner, "", joint.join((inner.vi, *around)))

    # Both --------------------------------------------------------------------------------------

    def _pieces(
        self, text: str, joints: re.Pattern[str],
        read: Callable[[str, Sequence[Piece]], Piece | None],
        without_frame: Callable[[str], tuple[str, Frame]],
    ) -> list[Piece]:  # fmt: skip
        """Cut a row at its joints, never inside a phrase; empty if a piece cannot be read."""
        cut = joints.split(text)
        found: list[Piece] = []
        at = 0
        while at < len(cut):
            joint = cut[at - 1].strip() if at else ""
            for end in range(len(cut), at, -2):
                stretch, frame = without_frame("".join(cut[at:end]).strip())
                piece = read(stretch, found)
                if piece is not None:
                    piece.joint, piece.frame = joint, frame
                    found.append(piece)
                    at = end + 1
                    break
            else:
                parent = self._parent(cut[at].strip(), found)
                if parent is None:
                    return []
                at += 2
        return self._with_parents(found)

    def _with_parents(self, pieces: list[Piece]) -> list[Piece]:
        """Set bodies behind a title before it: they are what it belongs to."""
        kept: list[Piece] = []
        for piece in pieces:
            if (
                piece.phrase.kind == "organisation"
                and kept
                and piece.phrase.zh
                and piece.joint.startswith((",", "thuộc", "trực thuộc"))
            ):
                self._set_before(piece, kept[-1])
            else:
                kept.append(piece)
        return kept

    def _set_before(self, owner: Piece, piece: Piece) -> None:
        """Write the body that a piece belongs to before it, the country before that."""
        together = None
        if any(
            p.body is not None and p.body.type in ("division", "department")
            for p in piece.phrase.walk()
        ):
            whole = self.resolver.whole(f"{piece.text} {owner.text}")  # of a Đại học: a 处
            together = whole.zh if whole is not None and whole.kind == piece.phrase.kind else None
        if together and together.startswith(owner.out) and not piece.parents:
            piece.out = together
        else:
            own = piece.out.removeprefix(owner.out)
            attached = owner.joint.endswith("trực thuộc") and _ATTACHED.search(own)
            own = f"附属{own}" if attached else own  # Bệnh viện … trực thuộc Đại học
            nation = next((n for n in NATIONS if own.startswith(f"{n}驻")), "")
            piece.out = nation + owner.out + own.removeprefix(nation)
        piece.parents += owner.parents

    def _parent(self, text: str, before: Sequence[Piece]) -> str | None:
        """Read a unit behind a body as what the body lies in: ``…, tỉnh Vân Nam``."""
        unit = unit_from_vi(text, self.resolver.glossary) if before else None
        zh = unit_in_zh(unit) if unit is not None else None
        if zh is None:
            return None
        before[-1].parents.append(zh)
        return zh


def _outer(pieces: Sequence[Piece]) -> dict[int, str]:
    """Return by piece what stands before it: units behind the last of a row are of all the row."""
    found: dict[int, str] = {}
    for i, piece in enumerate(pieces):
        if not piece.parents:
            continue
        unit = common_unit(piece.out)
        first = i
        while unit and first and pieces[first - 1].out.startswith(unit):
            first -= 1
        found[first] = "".join(reversed(piece.parents))
    return found


def _country(pieces: Sequence[Piece]) -> str:
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


@cache
def _words_of_china() -> frozenset[tuple[str, str]]:
    """Return the words of bodies and roles that only China has."""
    own = {(word.part, word.vi) for word, _ in words() if word.country == "cn"}
    return frozenset(own - {(word.part, word.vi) for word, _ in words() if word.country != "cn"})


def _of_china(phrase: Phrase) -> bool:
    said = [word for word in (phrase.head, phrase.body) if word is not None]
    place = phrase.kind == "place" and phrase.head is not None and phrase.head.country == "cn"
    return place or any((word.part, word.vi) in _words_of_china() for word in said)


#: Who heads a level, of its government: what goes without saying in a row.
_OF_GOVERNMENT = re.compile(
    "((?:Tỉnh|Thị|Châu|Huyện|Quận|Trấn|Hương) trưởng) Chính quyền nhân dân(?= )"
)
#: What only Vietnam has.
_VIETNAMESE = re.compile("越共|越南|人民委员会|人委会|人民议会|祖国阵线|民运|国会|[^街]坊")


def _of_vietnam(text: str, pieces: Sequence[Piece]) -> bool:
    """Return whether the offices of a Chinese row are Vietnam's for certain."""
    own = {p.entry.country for piece in pieces for p in piece.phrase.walk() if p.entry is not None}
    return "cn" not in own and ("vn" in own or _VIETNAMESE.search(text) is not None)


def _named(later: Sequence[Phrase]) -> tuple[Phrase | None, Phrase | None, Phrase | None]:
    """Return the place, the body and the organ of a unit that later offices name, the nearest first.

    Of an organ of a unit (UBND xã) the offices before it need not be: theirs is the unit.
    """
    bodies = [
        next((p for p in one.parts if p.kind == "organisation" and p.zh), None) for one in later
    ]
    places = [next((p for p in one.walk() if _known(p)), None) for one in later]
    whole = (k for k, body in enumerate(bodies) if body is not None and (places[k] or body.entry))
    at = next(whole, len(later) - 1)
    place = places[at] or next((p for p in places if p is not None), None)
    body = bodies[at]
    if body is not None and body.body and body.body.type in _OF_UNITS:
        return place, None, body
    return place, body, None


def _known(part: Phrase) -> bool:
    """Return whether a part is a place whose Chinese is known."""
    return part.kind == "place" and (part.entry is not None or bool(part.zh and part.head))


#: Bodies within another that Vietnamese names without it: Bí thư Đảng ủy, Giám đốc Sở Y tế.
_DEPENDENT = frozenset(
    ("党委", "党组", "党部", "党支部", "董事会", "成员委员会", "干事党委", "党团")
)
#: What a university has that is no part of its own.
_ATTACHED = re.compile("^[^、]*(?:医院|中学|小学|学校|幼儿园)")
#: Roles that say of what they are.
_WHOLE = re.compile("[省市州县郡区坊社]委|部长助理|国家|国会|总理")
#: Organs of a unit, beside its party committee.
_OF_UNITS = frozenset("people-committee people-council people-government people-congress".split())
#: How central organs of a party begin when the country goes without saying.
_CENTRAL = ("政治局", "中央政治局", "中央书记处", "中央候补委员", "中央委员", "总书记")


def _above(zh: str, place: Phrase) -> bool:
    """Return whether an office says a level above that of a unit: 省委委员 beside a county."""
    levels = "省州市县区镇乡坊社"
    zh = zh.replace("郡", "区", 1)  # Vietnam's and China's word for a quận
    full = place.entry.zh_full if place.entry is not None else place.head.zh if place.head else ""
    full = full.replace("郡", "区")
    own, other = levels.find(zh[:1]), levels.find(full[-1:] or "?")
    return zh[1:2] == "委" and 0 <= own < other and not (zh[0] == "市" and full[-1:] == "县")


def _owner(body: Phrase) -> Phrase:
    """Return what a committee or board is of: not its Đảng tổ, but the company, names the row."""
    inner = next((p for p in body.parts if p.kind == "organisation" and p.zh), None)
    dependent = body.body is not None and body.body.zh in (*_DEPENDENT, "书记处")
    return inner if dependent and inner is not None else body


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
    kinds = frozenset(["party-committee"]) if role.zh == "常委" else _led_by(role.vi)
    chain = [one for one in _chain(body) if one.body is not None]
    if role.zh == "秘书长" and len(chain) > 1 and chain[0].body and chain[0].body.type == "office":
        return chain[1]  # Tổng Thư ký, Chủ nhiệm Văn phòng | Quốc hội
    fits = [one for one in chain if one.body is not None and one.body.type in kinds]
    return fits[0] if fits and fits[0] is not chain[0] else None


def _bare_part(office: Phrase) -> bool:
    """Return whether its body is named by nothing but its kind, and so is part of one named later."""
    own = next((p for p in office.walk() if p.kind == "organisation" and p.body), None)
    kind = own.body.type if own is not None and own.body is not None else ""
    bare = own is not None and own.entry is None and not own.parts
    return bare and kind in ("party-organ", "department")


def _party_committee(body: Phrase) -> Phrase | None:
    """Return the party committee that a body is or is part of, None if there is none."""
    inside = (p for p in body.walk() if p.kind == "organisation" and p.body is not None and p.zh)
    return next((p for p in inside if p.body and p.body.type == "party-committee"), None)


def _with_party(zh: str, country: str) -> str:
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
    return place.entry.vi_full.startswith(body.level.split(" ")[0])
