"""An organisation while it is being read, and how it is written in Chinese."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sinoviet.glossary import PREFERRED, Glossary, form_key
from sinoviet.lexicon import Word, only_china
from sinoviet.missions import posted_zh
from sinoviet.ordinals import to_han
from sinoviet.phrases import Phrase, administrative, join_zh, unit_zh

#: Ends of what has an Office called 办公厅; below it is 办公室.
_WITH_GRAND_OFFICE = (
    *("省", "省委", "部", "国会", "中央", "会"), "最高人民检察院", "最高人民法院", "国家银行",
)  # fmt: skip
#: The same in China: the centre, ministries, and the four powers of a province.
_WITH_GRAND_OFFICE_CN = re.compile(
    "(?:部|中央|国务院|全国政协|全国人大常委会|(?:省|自治区)(?:委|党委|政协|人大常委会|人民政府))$"
)
#: Vietnam's levels before a body of China, where their own word is not said: Phân cục Công an | quận.
_BARE_CN = {"郡": "区", "市镇": "镇", "坊": "街道"}
#: Parts of a body that are told by number (查验 | 一科, 六局), and those told by order (第二庭).
_COUNTED, _ORDERED = ("division", "bureau", "vu"), "tribunal"
#: A team for some work; the units of the police and of an army are counted otherwise.
_TEAM = re.compile("[^总支大中小]{2,}队")
#: Units of the police that are counted so in China: 侦查 | 二支队.
_UNITS_OF_POLICE = ("支队", "大队", "中队")
#: Bodies that guard a border: only those of the police are 公安.
_OF_BORDER = ("border-post", "army-unit")
#: Bodies that are called by a proper name: a place in it is a part of the name.
NAMED = ("company", "school", "media", "bank", "club", "hospital")


@dataclass(slots=True)
class Draft:
    """An organisation while it is being read: what has been found, and where reading goes on."""

    bodies: Sequence[Word]
    start: int
    after: int  # the token after the body word
    at: int  # the token to read next
    lower: bool  # the body word is in lower case, and so perhaps no name
    field_at: int = 0
    field_vi: str = ""
    field_zh: str | None = ""
    inner: Phrase | None = None
    unit: Phrase | None = None
    country: Phrase | None = None
    host: Phrase | None = None
    second: Phrase | None = None  # Đồng Đăng - | Lạng Sơn
    name: str = ""
    number: int = 0
    term: int = 0  # khóa XV
    bare: bool = False  # a number that may be a room's: Phòng 7
    scope: str = ""  # 国家 of Ủy ban Quốc gia về …
    parts: list[Phrase] = field(default_factory=list)
    #: What may belong to the body word, by any of its rows.
    takes: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.takes = frozenset().union(*(body.takes for body in self.bodies))

    @property
    def type(self) -> str:
        """The type of the body word's first row."""
        return self.bodies[0].type

    @property
    def named(self) -> bool:
        """Whether anything says which one of its kind the body is."""
        return bool(
            self.field_vi or self.inner or self.unit or self.country or self.name
            or (self.number and not self.bare)
        )  # fmt: skip

    def add(self, place: Phrase) -> None:
        """Take a place as a part and go on behind it."""
        self.parts.append(place)
        self.at = place.end


def country_of(draft: Draft) -> str:
    """Return the country of what belongs to the body, empty if nothing says it."""
    unit, inner, nation = draft.unit, draft.inner, draft.country
    if unit is not None and unit.entry is not None:
        return unit.entry.country
    if unit is not None and unit.zh_stem != "bare" and unit.head is not None and unit.head.country:
        return unit.head.country
    if nation is not None and nation.entry is not None:
        return nation.entry.country or nation.entry.id.removeprefix("country.")
    if inner is not None and inner.entry is not None:
        return inner.entry.country
    if inner is not None and inner.body is not None and inner.body.country:
        return inner.body.country
    around = inner.walk() if inner else draft.parts
    places = [part.entry for part in around if part.kind == "place"]
    own = "cn" if ("field", draft.field_vi) in only_china() else ""  # Cục Dân chính
    return next((place.country for place in places if place is not None), own)


def pick_body(draft: Draft) -> Word:
    """Return the row of the body word that fits the country of what belongs to it."""
    country = country_of(draft)
    inner = draft.inner
    owner = inner.body.type if inner is not None and inner.body is not None else ""

    def rank(body: Word) -> tuple[bool, int]:
        own = body.vi == "Khoa" and (body.zh == "科") == (owner == "hospital")  # of a school: 系
        own = own or (body.type in _OF_BORDER and body.zh.startswith("公安") == (owner == "police"))
        if body.country == country:
            return own, 2
        return own, 1 if not body.country else 0 if country else int(body.country == "vn")

    body = max(draft.bodies, key=rank)
    place = draft.unit.parts[0] if draft.unit is not None and draft.unit.parts else draft.unit
    entry = place.entry if place is not None else None
    if body.zh == "省委" and entry is not None and entry.type == "autonomous-region":
        return replace(body, zh="自治区党委", level="khu tự trị")  # Tỉnh ủy Quảng Tây
    return body


def stem_zh(draft: Draft, body: Word) -> str | None:
    """Return the Chinese of all that stands before the body: country, unit, parent body."""
    unit = draft.unit
    if draft.host is not None:
        owner = draft.inner or draft.unit or draft.country
        return join_zh(owner.zh if owner is not None else "", posted_zh(draft.host))
    if draft.inner is not None and unit is not None:  # 新华社 | 云南 | 分社
        return join_zh(draft.inner.zh, unit.zh)
    if draft.inner is not None:
        return draft.inner.zh
    before = draft.country.zh if draft.country is not None else ""
    if unit is None:
        return before
    if unit.zh_stem == "bare":
        own = "" if body.level else unit.zh
        if own in _BARE_CN and "cn" in (body.country, country_of(draft)):
            own = _BARE_CN[own]
    elif not unit.parts:
        own = _bare_place_zh(unit, body)
    elif body.level == "khu tự trị" and unit.parts[0].entry is not None:
        own = unit.parts[0].entry.zh_full or unit.parts[0].zh  # 广西壮族自治区 | 党委
    elif body.type == "school" and unit.head is None:
        own = unit.parts[0].zh  # Thành Đô: a head is in the name, and none is said
    elif body.level or (
        body.type in ("company", "school") and not draft.number and _goes_unsaid(unit, body)
    ):
        own = unit.parts[0].zh
    else:
        own = unit.zh
    if draft.second is not None:
        return join_zh(before, own, "—", draft.second.zh)
    return join_zh(before, own)


def _goes_unsaid(unit: Phrase, body: Word) -> bool:
    """Return whether the head of a place is left out of a name: not of a school's, a site's, an airport's."""
    return (
        body.type != "school"
        and not body.zh.endswith("网站")
        and unit.head is not None
        and unit.head.type != "landmark"
    )


def _bare_place_zh(place: Phrase, body: Word) -> str | None:
    if place.entry is None:
        return place.zh
    if body.level == "khu tự trị" and place.entry.zh_full:
        return place.entry.zh_full
    if body.level and body.zh[:1] in "省市县州郡乡镇坊自":
        return place.zh  # 省委: the level is in the word
    small = place.entry.type in ("commune", "ward", "town", "township")
    if body.type == "customs" and (place.entry.country == "cn" or small):
        return place.zh  # 昆明海关, 新清海关: named after a place
    return unit_zh(place.entry, None, administrative=administrative(body))


def organisation_zh(draft: Draft, body: Word, stem: str | None, glossary: Glossary) -> str | None:
    """Return the Chinese of an organisation, ``stem`` before its fields and body word."""
    if draft.name:  # a proper name: only that of a place can be told (河江报, 老街高中)
        placed = body.type in ("media", "school", "hospital")
        abroad = body.type == "media"
        named = _place_named(draft.name, glossary, abroad=abroad) if placed else None
        number = _ordinal(draft, body)
        return join_zh(named, number, draft.field_zh if draft.field_vi else "", body.zh)
    if not body.zh:
        return None
    own = _of_level(body, draft.unit)
    of_academy = draft.inner is not None and (draft.inner.zh or "").endswith("科学院")
    if own == "研究院" and of_academy and country_of(draft) == "cn":
        own = "研究所"
    if own == "处" and (_below_province(draft) or _of_small_unit(draft.unit)):
        own = "科"
    if body.type == "branch" and draft.inner is not None:
        own = branch_zh(draft.inner, body)
    counted = body.type in _COUNTED or own in _UNITS_OF_POLICE
    counted = counted and not body.vi.endswith(("khu vực", "cơ sở"))
    if draft.number and counted and (draft.field_vi or own == "局"):
        own = to_han(draft.number) + own  # 查验 | 一科
    elif draft.number and (body.type == "vu" or _TEAM.fullmatch(own)) and len(own) > 1:
        own = f"{own[:-1]}{to_han(draft.number)}{own[-1]}"  # 地方一司, 执勤一队
    elif draft.number and body.type == _ORDERED:
        own = f"第{to_han(draft.number)}{own}"  # 民事审判 | 第二庭
    elif draft.number and body.type == "army-unit" and draft.field_vi:
        return join_zh(stem, draft.field_zh, _ordinal(draft, body), own)  # 海军 | 第147旅
    elif draft.number:
        stem = join_zh(stem, _ordinal(draft, body))
    if own == "办公厅" and (draft.field_vi or (stem and not _has_grand_office(draft, stem))):
        own = "办公室"  # below the province, or for a field of work
    if own.endswith("政府办公室") and stem and _of_a_province(draft, stem):
        own = f"{own[:-3]}办公厅"
    if draft.field_vi:  # 国家 | 禁毒 | 委员会
        scope = draft.scope or ("国家" if own.startswith("国家") else "")
        field = draft.field_zh and draft.field_zh.removeprefix(scope)
        own = own.removeprefix(scope)
        if field and stem and stem.endswith("口岸"):  # 老街口岸 | 口岸海关
            field = field.removeprefix("口岸")
        if field and field.endswith("研究"):  # 经济社会发展研究 | 研究院
            own = own.removeprefix("研究")
        return join_zh(stem, scope, field, own)
    if body.level and draft.unit is not None and draft.unit.zh:
        own = own.removeprefix(draft.unit.zh)
    if body.level and stem and stem.endswith(own[:1]) and len(stem) > 2:
        own = own[1:]  # 胡志明市 | 市委, but 云县 | 县委
    if body.level == "khu tự trị" and stem and stem.endswith("自治区"):
        own = own.removeprefix("自治区")
    if stem and stem.endswith(own) and (body.type == "company" or own == "委员会"):
        return stem  # a listed group's name in full; Ủy ban | Hội Xúc tiến …, a 委员会 already
    if stem and own.startswith("公安"):
        stem = re.sub("公安[局厅]$", "", stem)  # Đại đội Biên phòng | Công an huyện: 公安边防大队
    if stem and stem.endswith("集团"):
        own = own.removeprefix("集团")  # 黄英嘉莱集团 | 集团股份公司
    if stem and stem.endswith("口岸"):
        own = own.removeprefix("口岸")
        if own.startswith("国际口岸"):
            stem = stem.removesuffix("口岸")
    return join_zh(stem, own)


def _has_grand_office(draft: Draft, stem: str) -> bool:
    """Return whether the Office of ``stem`` is a 办公厅; one for a field of work is none in China."""
    if country_of(draft) == "cn":
        return not draft.field_vi and _WITH_GRAND_OFFICE_CN.search(stem) is not None
    return stem.endswith(_WITH_GRAND_OFFICE) and not stem.endswith("指挥部")


def _of_a_province(draft: Draft, stem: str) -> bool:
    """Return whether a body is of a province or of a city that is like one."""
    entry = draft.unit.parts[0].entry if draft.unit is not None and draft.unit.parts else None
    great = entry is not None and entry.type == "municipality"
    return great or stem.endswith(("省", "自治区"))


def _of_small_unit(unit: Phrase | None) -> bool:
    """Return whether a unit is one below the province: Phòng Tư pháp | huyện."""
    types = (
        {unit.head.type if unit.head is not None else "", unit.entry.type if unit.entry else ""}
        if unit
        else set()
    )
    return bool(types & {"county", "district", "town", "township", "commune", "ward", "village"})


def _below_province(draft: Draft) -> bool:
    """Return whether the body is part of one of a Chinese city or county, or of a gate's customs."""
    inner = draft.inner
    if inner is None or inner.body is None or inner.body.type in (*NAMED, "institute"):
        return False
    places = [part for part in inner.walk() if part.kind in ("place", "gate")]
    types = {place.entry.type for place in places if place.entry is not None}
    local = bool(types & {"prefecture", "county", "district", "town", "township", "landmark"})
    city = "city" in types and inner.body.type != "customs"  # 昆明海关 is one of a province
    return local or city or any(place.kind == "gate" for place in places)


def branch_zh(owner: Phrase, branch: Word) -> str:
    """Return the Chinese of a branch: of a bank 分行, of a company 分公司, of an association 分会."""
    kind = owner.entry.type if owner.entry else owner.body.type if owner.body is not None else ""
    return {"company": "分公司", "association": "分会"}.get(kind, branch.zh)


def _ordinal(draft: Draft, body: Word) -> str:
    """Return the number before the body: 第四; of an army's greater ones in figures: 第316."""
    if not draft.number:
        return ""
    figures = body.type == "army-unit" and draft.number > 10
    return f"第{draft.number if figures else to_han(draft.number)}"


def _of_level(body: Word, unit: Phrase | None) -> str:
    """Return the Chinese of a body by its unit: a Khu ủy of a district, the police of a province."""
    place = unit.parts[0] if unit is not None and unit.parts else unit
    if body.level == "khu tự trị" and place is not None and place.zh_stem != "bare":
        region = place.entry is not None and place.entry.type == "autonomous-region"
        return body.zh if region else body.zh.replace("自治区党委", "区委")
    if body.zh != "公安" or place is None or place.entry is None:
        return body.zh
    return "公安厅" if place.entry.type in ("province", "autonomous-region") else "公安局"


def _place_named(name: str, glossary: Glossary, *, abroad: bool) -> str | None:
    """Return the Chinese of the place whose preferred name this is; of other countries if ``abroad``."""
    for form in glossary.lookup(form_key(name)):
        entry = glossary.entries[form.entry]
        if (
            entry.kind == "place"
            and form.rank == PREFERRED
            and (abroad or entry.country in ("cn", "vn"))
        ):
            return entry.zh or None
    return None
