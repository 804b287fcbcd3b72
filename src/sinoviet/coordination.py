"""Titles in a row: several offices of one person, and bodies with the body they belong to.

What two offices share is said once, and the languages say it at opposite ends.  Vietnamese says it
with the last, Chinese with the first:

*Phó Bí thư Huyện ủy, Huyện trưởng huyện Phú Ninh* = 富宁县委副书记、县长

So what the last office names (a unit, a body) is given to those before it that lack it, each is
rendered in full, and what is shared is struck out again where the other language leaves it out.
"""

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from sinoviet.framing import (
    THEN,
    Frame,
    begins_former,
    framed_vi,
    framed_zh,
    nation_last,
    without_frame_vi,
    without_frame_zh,
    without_level,
    without_then,
)
from sinoviet.glossary import Kind, form_key
from sinoviet.in_full import in_full
from sinoviet.organs import OFFICE_ZH, all_organs, all_vi, all_zh, organs_zh, with_commas
from sinoviet.phrases import NATIONS, Phrase, nation_before
from sinoviet.said_once import (
    as_vietnam_says,
    common_unit,
    second_mention,
    without_china,
    without_shared,
)
from sinoviet.sharing import Piece, owner_of, row_country, share, with_party, with_short_party
from sinoviet.units import unit_from_vi, unit_in_zh
from sinoviet.whereabouts import Whereabouts

if TYPE_CHECKING:
    from sinoviet.resolver import Resolver

_JOINTS_VI = re.compile(
    r"(\s*[,;]\s+(?:(?:trực )?thuộc\s+)?|\s+kiêm(?=\s+[A-ZĐÀ-Ỹ])"
    r"|\s+(?:trực )?thuộc(?=\s+[A-ZĐÀ-Ỹ])|\s+[-–](?=\s+[A-ZĐÀ-Ỹ]))"
)
_BRACKETS = re.compile(r",? \((?!biệt phái|kiêm|chuyên trách|phụ trách)([^()]+)\)")
_JOINTS_ZH = re.compile("([、，；]|兼(?!任)|(?<=[长任记席员理])兼任)")


#: Renders what the grammar alone cannot read: an office and the language to write it in.
Other = Callable[[str, str], str | None]


class Coordination:
    """Renders rows of titles and bodies; ``other`` renders single offices of other kinds.

    >>> from sinoviet.resolver import Resolver
    >>> rows = Coordination(Resolver())
    >>> rows.to_zh("Phó Bí thư Huyện ủy, Huyện trưởng huyện Mã Quan")
    '马关县委副书记、县长'
    >>> rows.to_vi("马关县委副书记、县长")
    'Phó Bí thư Huyện ủy, Huyện trưởng huyện Mã Quan'
    """

    def __init__(self, resolver: "Resolver", other: Other | None = None) -> None:
        self.resolver = resolver
        self.other = other
        self.whereabouts = Whereabouts(resolver)

    # Vietnamese to Chinese ---------------------------------------------------------------------

    def to_zh(self, text: str) -> str | None:
        """Return a row of Vietnamese titles in Chinese, or None if a piece of it cannot be read."""
        row, then = without_then(text)
        if then and "," in row:
            own = self.to_zh(row)
            return f"{THEN}{own}" if own else None
        zone = self.whereabouts.to_zh(text, self._whole_zh)
        if zone is not None:
            return zone
        organs = all_zh(text, self.resolver.glossary) or organs_zh(text, self.resolver)
        if organs is not None:
            return organs
        text = _BRACKETS.sub(r", \1", text)  # Cục Lãnh sự | (Bộ Ngoại giao)
        last = self.resolver.whole(_JOINTS_VI.split(text)[-1])
        inner = next((p for p in last.parts if p.kind == "organisation"), None) if last else None

        def read(office: str, before: Sequence[Piece]) -> Piece | None:
            return self._read_vi(office, owner_of(inner) if inner is not None else None)

        pieces = self._pieces(text, _JOINTS_VI, read, without_frame_vi)
        if not pieces:
            return self.whereabouts.compatriots_zh(text, self._whole_zh)
        country = row_country(pieces)
        shared = share(pieces, country, self.resolver)
        outer = _outer(pieces)
        written: list[str] = []
        for i, piece in enumerate(pieces):
            zh = with_short_party(piece.out)
            zh = with_party(zh, country) if len(pieces) > 1 else zh
            if country == "cn":
                zh = zh.replace("越共中央军委", "中央军委").replace("越共", "中共")
                zh = zh.replace("党团", "党组")
                zh = re.sub("^市镇", "镇", re.sub("^郡", "区", zh))  # a bare level
            # an organ of a government has a 党组; a 党团 is of an assembly or a mass organisation
            zh = re.sub("(?<=[局厅院署])党团", "党组", zh)
            if any("越共" in done or "中共" in done for done in written):
                zh = re.sub("^[越中]共(?=中央)", "", zh)  # the party is said once
            if not written and country == "cn" and re.match("国(?!家[^主副])", zh):
                zh = f"中国{zh}"
            joint = "兼" if "kiêm" in piece.joint else "、"
            for whole in shared:
                forms = self._forms(whole)
                said = any(form in done for form in forms for done in written)
                said = said or (whole == "中国" and any("中共" in done for done in written))
                own_name = whole in NATIONS and not nation_before(zh)
                if said and zh.startswith(whole) and not own_name:
                    zh = second_mention(zh, whole)
                    break
            if piece.frame.former:  # 原 | 河南省 | 封丘县委书记
                zh = framed_zh(outer.pop(i, "") + zh, piece.frame, piece.main)
            else:
                zh = framed_zh(zh, piece.frame, piece.main)
            written.append((joint if written else "") + outer.get(i, "") + zh)
        return "".join(written)

    def _forms(self, zh: str) -> set[str]:
        """Return all Chinese forms of a shared body: 全国人大常委会 too of 全国人民代表大会常务委员会."""
        glossary = self.resolver.glossary
        found = [glossary.entries[form.entry] for form in glossary.lookup(form_key(zh))]
        bodies = [entry for entry in found if entry.kind == "organisation" and entry.zh == zh]
        return {zh}.union(*(entry.zh_accepted for entry in bodies))

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
        posted = self.whereabouts.posted_zh(text)
        if posted:
            kind: Kind = "title" if posted.endswith(("主任", "长", "代表")) else "organisation"
            return Piece(text, Phrase(kind, 0, 0, text, posted), "", posted)
        return self._other(text, "zh")

    def _other(self, text: str, to: str) -> Piece | None:
        """Read an office of another kind: an assistant's."""
        form = self.other(text, to) if self.other is not None else None
        if not form:
            return None
        vi, zh = (form, text) if to == "vi" else (text, form)
        return Piece(text, Phrase("title", 0, 0, vi, zh), "", form)

    def _whole_zh(self, text: str) -> str | None:
        """Return one title or body, or a row of them, in Chinese."""
        phrase = self.resolver.whole(text)
        if phrase is not None and phrase.kind in ("title", "organisation") and phrase.zh:
            return phrase.zh
        return self.to_zh(text)

    # Chinese to Vietnamese ---------------------------------------------------------------------

    def to_vi(self, text: str) -> str | None:
        """Return a row of Chinese titles in Vietnamese, or None if a piece of it cannot be read."""
        if "、" in text and re.match("[原前][^原前]+$", text) and begins_former(text):
            own = self.to_vi(text[1:])  # 原 | 山西省阳泉市委常委、纪委书记: both held once
            return framed_vi(own, Frame(former=text[0])) if own else None
        if "、" in text and text.startswith(THEN):
            own = self.to_vi(text.removeprefix(THEN))
            return framed_vi(own, Frame(holder=THEN)) if own else None
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
        whole = all_vi(text, self.resolver.glossary)
        return whole or self._row_vi(text) or self._organs_vi(text)

    def _organs_vi(self, text: str) -> str | None:
        """Return organs of a unit with 和 before the last: 党委、人民议会和人民委员会."""
        row = with_commas(text)
        office = OFFICE_ZH.fullmatch(text)
        if office is not None:
            inside = self._organs_vi(office[1])
            head = {"": "", "主任": "Chánh ", "副主任": "Phó Chánh "}[office[3]]
            return f"{head}Văn phòng {inside}" if inside else None
        pieces = self._pieces(row, _JOINTS_ZH, self._read_zh, without_frame_zh)
        vi = self._row_vi(row) if all_organs([piece.phrase for piece in pieces]) else None
        joint = " và " if re.search("[和与及]", text) else ", "
        return joint.join(vi.rsplit(", ", 1)) if vi else None

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
                vi = without_level(vi)
            for later in pieces[i + 1 :]:
                if later.completed:
                    vi = without_shared(vi, later.out)
                    vi = without_shared(vi, without_china(later.out, later.phrase))
            of_china = re.search("中国|中华|中共", text)
            if "中共" in text and vi == "Bí thư Trung ương Đảng":
                vi = "Bí thư Ban Bí thư"  # as Vietnam's are called
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
            joint = " kiêm " if piece.joint.startswith("兼") else ", "
            written.append((joint if written else "") + vi)
        row = "".join(written)
        if re.match("(?:中国|越南)国务委员[、兼]", text):
            row = nation_last(row)  # an office of no body: its country is the row's
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
        return self._other(text, "vi")

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
            # 澧县 | 政府: of the county, and no government of a country
            local = self.resolver.whole(unit[-1] + rest)
            level = f" {outer.split(' ')[0]}"
            if local is not None and local.vi.endswith(level):
                return Piece(
                    text, local, "", ", ".join((local.vi[: -len(level)] + f" {outer}", *around[1:]))
                )
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
                if parent is None or (joint in ("-", "–") and cut[at].strip()[:1].isupper()):
                    return []  # Đại học Thái Nguyên - Lào Cai: two names, and no body in a unit
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
                and (
                    piece.joint.startswith((",", "thuộc", "trực thuộc"))
                    or (piece.joint in ("-", "–") and _of_ministry(piece, kept[-1]))
                )
            ):
                self._set_before(piece, kept[-1])
            else:
                kept.append(piece)
        return kept

    def _set_before(self, owner: Piece, piece: Piece) -> None:
        """Write the body that a piece belongs to before it, the country before that."""
        together = None
        if any(p.body is not None and p.body.type in _TOGETHER for p in piece.phrase.walk()):
            whole = self.resolver.whole(f"{piece.text} {owner.text}")  # of a Đại học: a 处
            together = whole.zh if whole is not None and whole.kind == piece.phrase.kind else None
        if together and together.startswith(owner.out) and not piece.parents:
            piece.out = together
        else:
            own = piece.out.removeprefix(owner.out)
            for nation in NATIONS:  # 中国外交部 | 外交部边界与海洋事务司
                own = own.removeprefix(owner.out.removeprefix(nation) or "?")
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
        if zh in NATIONS and "驻" in before[-1].out:
            host = f"驻{zh}"  # … tại Nam Ninh, Trung Quốc
            before[-1].out = before[-1].out.replace("驻", host, 1)
            return zh
        before[-1].parents.append(zh)
        return zh


#: Kinds of body that are called by what they are of: of a Đại học a 处, of China's police a 大队.
_TOGETHER = ("division", "department", "army-unit")


def _of_ministry(piece: Piece, before: Piece) -> bool:
    """Return whether a ministry stands behind a body of its: Cục Phòng chống ma túy - Bộ Công an."""
    kinds = [p.body.type for p in (piece.phrase, *before.phrase.walk()) if p.body is not None]
    return kinds[:1] == ["ministry"] and "ministry" not in kinds[1:]


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


#: What only Vietnam has.
_VIETNAMESE = re.compile("越共|越南|人民委员会|人委会|人民议会|祖国阵线|民运|国会|[^街]坊")


def _of_vietnam(text: str, pieces: Sequence[Piece]) -> bool:
    """Return whether the offices of a Chinese row are Vietnam's for certain."""
    own = {p.entry.country for piece in pieces for p in piece.phrase.walk() if p.entry is not None}
    return "cn" not in own and ("vn" in own or _VIETNAMESE.search(text) is not None)


#: What a university has that is no part of its own.
_ATTACHED = re.compile("^[^、]*(?:医院|中学|小学|学校|幼儿园)")
