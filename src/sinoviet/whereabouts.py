"""Offices that say where they are in another order than the grammar's.

A body that stands elsewhere (新华社 | 驻 | 河内 | 分社), lies in another (昆明海关 | 隶属 | 腾冲海关), is named by
a place in brackets (中国（云南）自由贸易试验区), or is of several units at once (两 | 省/州 | 书记).
"""

import re
from typing import TYPE_CHECKING

from sinoviet.phrases import NATIONS
from sinoviet.readings import chinese_unit, name_read
from sinoviet.said_once import common_unit
from sinoviet.state_names import Render
from sinoviet.units import unit_vi, units_zh

if TYPE_CHECKING:
    from sinoviet.resolver import Resolver

#: Says that the body behind lies in the one before.
_WITHIN = re.compile("(?<=.)(下属的?|隶属的?|所属的?|属下的?|直属的?|附属的?)(?=.{3})")
#: Several units named by their level.
_NUMBERS = {"两": "hai", "三": "ba", "四": "bốn", "五": "năm", "六": "sáu", "各": "các"}
_UNITS_VI = {"省": "tỉnh", "州": "châu", "市": "thành phố", "县": "huyện", "区": "khu"}
_SEVERAL = re.compile("([两三四五六各])([省州市县区](?:/[省州市县区])*)(.{2,})")
#: A free-trade zone of China by its place in brackets.
_ZONE_ZH = re.compile("中国[（(]([^）)]+)[）)]自(?:由贸易|贸)试验区(.*)")
_ZONE_VI = re.compile(
    r"(Khu (?:thí điểm|thử nghiệm|thí nghiệm) [^,()]+?) Trung Quốc \(([^()]+)\)", re.I
)
#: Cities as Chinese shortens them where a mission stands; a firm's agency is a 代表处 too.
_SHORT_CITIES = {"昆": "昆明", "邕": "南宁", "穗": "广州", "沪": "上海", "港": "香港"}
_SHORT_POST = re.compile("(?<=驻)([昆邕穗沪港])(?=总领|领事|代表|办事)")
#: A mission to an organisation: 越南常驻联合国代表团 is Phái đoàn thường trực Việt Nam tại Liên hợp quốc.
_MISSION_ZH = re.compile("(.{2,4})常驻(.{2,16}?)代表(团?)((?:副?团长)?)")
_MISSION_VI = re.compile(
    r"((?:(?:Phó )?Trưởng )?)(?:Phái đoàn|(Đại diện)) (?:đại diện )?[Tt]hường (?:trực|trú) (.+?) (?:tại|bên cạnh) (.+)"
)
#: Disciplinary groups that stand in a body.
_INSPECTORS_ZH = re.compile(
    "((?:中央|.{2,7})纪委(?:国家|省|市|州|县)?监?委?)?驻(.+?)(?:纪检监察组|纪检组)((?:副?组长)?)"
)
_INSPECTORS_VI = re.compile(
    r"((?:(?:Phó )?Tổ trưởng )?)Tổ (?:Kiểm tra|Kiểm tra,? [Gg]iám sát)(?: [Kk]ỷ luật)?(?:(?:,| và| -) [Gg]iám sát)?"
    r"(?: (?:của )?(Ủy ban .+?))? (?:đặt |thường trú )?tại (.+)"
)
_GROUP_LEADERS = {"": "", "组长": "Tổ trưởng ", "副组长": "Phó Tổ trưởng "}
#: Associations of those from one place in another.
_COMPATRIOTS_ZH = re.compile("(?:中国)?(?:总商会|商会|企业协会|企业联合会|同乡会|留学生会)")
_COMPATRIOTS_VI = re.compile(
    r"((?:[^,;]+ )?(?:Thương hội|Hiệp hội|Hội|Liên hiệp|Phòng Thương mại)\b[^,;]* [A-ZĐÀ-Ỹ]\S+) tại ([^,;]+)"
)
_LEADERS = {"Trưởng ": "团长", "Phó Trưởng ": "副团长", "": ""}
_AGENCY = re.compile("^办事处")
#: Kinds of body that stand elsewhere than what they are of.
_POSTED = frozenset(("office", "branch", "mission"))


class Whereabouts:
    """Renders such offices; ``render`` renders what is left of them, in the same direction.

    >>> from sinoviet.resolver import Resolver
    >>> one = Resolver()
    >>> def render(text):
    ...     phrase = one.whole(text)
    ...     return phrase and phrase.vi
    >>> Whereabouts(one).to_vi("昆明海关隶属腾冲海关", render)
    'Hải quan Đằng Xung, Hải quan Côn Minh'
    """

    def __init__(self, resolver: "Resolver") -> None:
        self.resolver = resolver

    def to_vi(self, text: str, render: Render) -> str | None:
        """Return the office in Vietnamese, None if it is of no such kind or cannot be read."""
        if _SHORT_POST.search(text):
            return render(_SHORT_POST.sub(lambda match: _SHORT_CITIES[match[1]], text))
        outer, *inside = _WITHIN.split(text, maxsplit=1)
        if inside:
            owner, own = self.resolver.whole(outer), render(inside[1])
            joint = " trực thuộc " if inside[0].startswith("附属") else ", "
            return f"{own}{joint}{owner.vi}" if own and owner is not None and owner.vi else None
        mission = _MISSION_ZH.fullmatch(text)
        if mission is not None:
            return self._mission_vi(*mission.groups())
        watch = _INSPECTORS_ZH.fullmatch(text)
        if watch is not None:
            return self._inspectors_vi(watch[1] or "", watch[2], watch[3], render)
        abroad = self._compatriots_vi(text, render)
        if abroad:
            return abroad
        zone = _ZONE_ZH.fullmatch(text)
        if zone is not None:
            return self._in_zone(zone[1], zone[2], render)
        several = _SEVERAL.fullmatch(text)
        if several is not None:
            own = render(several[3]) or self._of_some_unit(several[3])
            units = "/".join(_UNITS_VI[unit] for unit in several[2].split("/"))
            return f"{own} {_NUMBERS[several[1]]} {units}" if own else None
        return (
            self._posted(text, render)
            or self._in_country(text, render)
            or self._in_province(text, render)
        )

    def to_zh(self, text: str, render: Render) -> str | None:
        """Return an office in a zone named in brackets in Chinese, None if it is none."""
        mission = _MISSION_VI.fullmatch(text)
        if mission is not None:
            return self._mission_zh(*mission.groups())
        watch = _INSPECTORS_VI.fullmatch(text)
        if watch is not None:
            return self._inspectors_zh(*watch.groups())
        zone = _ZONE_VI.search(text)
        place = self.resolver.whole(zone[2]) if zone is not None else None
        if zone is None or place is None or not place.zh:
            return None
        zh = render(f"{text[: zone.start()]}{zone[1]} {zone[2]}{text[zone.end() :]}")
        return re.sub(f"{place.zh}[省市]?(?=自由)", f"中国（{place.zh}）", zh) if zh else None

    def posted_zh(self, text: str) -> str | None:
        """Return an office that stands elsewhere than its body: Văn phòng … | tại Trùng Khánh.

        >>> from sinoviet.resolver import Resolver
        >>> Whereabouts(Resolver()).posted_zh("Văn phòng Chính quyền tỉnh Tứ Xuyên tại Thượng Hải")
        '四川省政府驻上海办事处'
        """
        before, at, where = text.rpartition(" tại ")
        host = self.resolver.whole(where) if at else None
        phrase = self.resolver.whole(before) if host is not None and host.kind == "place" else None
        if phrase is None or host is None or not phrase.zh or not host.zh:
            return None
        body = phrase if phrase.kind == "organisation" else phrase.inner
        if body is None or not body.zh or body.body is None or body.body.type not in _POSTED:
            return None
        owners = [part.zh for part in body.parts if part.zh and body.zh.startswith(part.zh)]
        owner = max([*owners, common_unit(body.zh)], key=len)
        own = body.zh.removeprefix(owner)
        office = re.fullmatch("((?:人民)?政府|人民委员会)?办公[厅室]", own)
        if office is not None:  # of a government, for all that it does there
            owner, own = owner + (office[1] or ""), "办事处"
        own = own.replace("办公厅", "办公室")
        return phrase.zh.replace(body.zh, f"{owner}驻{host.zh}{own}", 1)

    def compatriots_zh(self, text: str, render: Render) -> str | None:
        """Return the association of those from one place in another: … An Huy | tại Phúc Kiến."""
        abroad = _COMPATRIOTS_VI.fullmatch(text)
        host = self.resolver.whole(abroad[2]) if abroad is not None else None
        own = render(abroad[1]) if abroad is not None and host is not None else None
        placed = host is not None and host.kind == "place"
        return f"{host.zh}{own}" if own and placed and host is not None and host.zh else None

    def _inspectors_vi(self, of: str, at: str, led: str, render: Render) -> str | None:
        """Return a disciplinary group that the party has in a body: 中央纪委国家监委 | 驻 | 外交部."""
        owner = render(of) if of else ""
        host = self.resolver.whole(at)
        if owner is None or host is None or not host.vi or led not in _GROUP_LEADERS:
            return None
        owned = f" {owner}".replace(" - ", " và ").removesuffix(" Trung Quốc") if owner else ""
        return f"{_GROUP_LEADERS[led]}Tổ Kiểm tra Kỷ luật và Giám sát{owned} tại {host.vi}"

    def _inspectors_zh(self, led: str, of: str | None, at: str) -> str | None:
        owners = [self.resolver.whole(one) for one in of.split(" và ")] if of else []
        host = self.resolver.whole(at)
        if host is None or not host.zh or any(one is None or not one.zh for one in owners):
            return None
        named = "".join(one.zh or "" for one in owners if one is not None)
        named = named.replace("中共中央纪律检查委员会", "中央纪委").replace(
            "国家监察委员会", "国家监委"
        )
        leaders = {vi: zh for zh, vi in _GROUP_LEADERS.items()}
        return f"{named}驻{host.zh}纪检监察组{leaders.get(led, '')}"

    def _compatriots_vi(self, text: str, render: Render) -> str | None:
        """Return the association of those from one place in another: 福建省 | 安徽商会."""
        body = _COMPATRIOTS_ZH.search(text)
        for size in range(min(body.start() - 1, 8) if body is not None else 0, 1, -1):
            host, home = text[:size], text[size : body.start()] if body is not None else ""
            units = units_zh(host, self.resolver.glossary)
            known = len(units) == 1 and units[0].entry is not None and units[0].entry.vi
            if known and units_zh(home, self.resolver.glossary):
                own = render(text[size:])
                return f"{own} tại {units[0].entry.vi}" if own and units[0].entry else None
        return None

    def _mission_vi(self, of: str, to: str, whole: str, leader: str) -> str | None:
        owner, other = self.resolver.whole(of), self.resolver.whole(to)
        if owner is None or other is None or bool(leader) > bool(whole):
            return None
        led = next(vi for vi, zh in _LEADERS.items() if zh == leader)
        own = "Phái đoàn thường trực" if whole else "Đại diện thường trú"
        return f"{led}{own} {owner.vi} tại {other.vi}"

    def _mission_zh(self, led: str, person: str | None, of: str, to: str) -> str | None:
        owner, other = self.resolver.whole(of), self.resolver.whole(to)
        if owner is None or other is None or not owner.zh or not other.zh:
            return None
        return f"{owner.zh}常驻{other.zh}代表{'' if person else '团'}{_LEADERS[led]}"

    def _in_zone(self, place: str, rest: str, render: Render) -> str | None:
        """Return a free-trade zone named by its place in brackets, or an office in it."""
        zone, where = self.resolver.whole(f"{place}自由贸易试验区"), self.resolver.whole(place)
        if zone is None or where is None or not zone.vi.endswith(where.vi):
            return None
        named = f"{zone.vi.removesuffix(where.vi)}Trung Quốc ({where.vi})"
        own = render(rest) if rest else ""
        return None if own is None else f"{own}, {named}" if own else named

    def _of_some_unit(self, text: str) -> str | None:
        """Return a role that is read only behind a unit: 书记."""
        phrase = self.resolver.whole(f"云南省{text}")
        return phrase.vi.removesuffix(" tỉnh Vân Nam") if phrase is not None else None

    def _posted(self, text: str, render: Render) -> str | None:
        """Return an office that a body has elsewhere: 贸易促进局 | 驻 | 重庆 | 办公室主任."""
        outer, posted, rest = text.partition("驻")
        owner = render(outer) if len(outer) > 2 and posted and "、" not in text else None
        if posted and outer in NATIONS:
            nation = self.resolver.whole(outer)
            owner = nation.vi if nation is not None else None
        for size in range(min(len(rest) - 2, 10) if owner else 0, 1, -1):
            units = units_zh(rest[:size], self.resolver.glossary)
            if units and all(unit.entry is not None and unit.entry.vi for unit in units):
                where = ", ".join(u.entry.vi for u in reversed(units) if u.entry is not None)
                own = render(_AGENCY.sub("代表处", rest[size:]))
                if own and ", " in str(owner):
                    return f"{own} tại {where}, {owner}"
                return f"{own} {owner} tại {where}" if own else None
        return None

    def _in_country(self, text: str, render: Render) -> str | None:
        """Return an office of a unit whose country is said before: 中国 | 云南省委书记."""
        nation = next((n for n in NATIONS if text.startswith(n)), "")
        rest = text.removeprefix(nation)
        inside = self._in_province(rest, render) if nation else None
        if not nation or not (inside or self.unit(common_unit(rest))):
            return None
        own, country = inside or render(rest), self.resolver.whole(nation)
        return f"{own}, {country.vi}" if own and country is not None else None

    def _in_province(self, text: str, render: Render) -> str | None:
        """Return an office of a place named behind its bare province: 广西 | 百色边境管理支队."""
        outer = self.resolver.whole(text[:2])
        province = outer.entry if outer is not None else None
        if province is None or province.type not in ("province", "autonomous-region"):
            return None
        inner = self.resolver.whole(text[2:])
        if inner is None or inner.kind not in ("title", "organisation"):
            return None
        if inner.body is not None and inner.body.type == "zone":
            return None  # 广西凭祥综合保税区: its name
        first = next((p.entry for p in inner.walk() if p.kind == "place" and p.entry), None)
        if first is None or not first.id.startswith(f"{province.id}."):
            return None
        own = render(text[2:])
        return f"{own}, {province.vi}" if own else None

    def unit(self, zh: str) -> str:
        """Return one known unit in Vietnamese, with its generic head; empty if it is none."""
        units = units_zh(zh, self.resolver.glossary) if zh else []
        entry = units[0].entry if len(units) == 1 else None
        if entry is None and len(units) == 1 and chinese_unit(zh) is not None:
            return unit_vi(units[0], name_read(units[0].name))  # 北湖区, which has no entry
        return unit_vi(units[0], entry.vi) if entry is not None and entry.vi else ""
