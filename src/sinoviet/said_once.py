"""What two offices share and say once: units and countries, found in a rendered office and struck out."""

import re

from sinoviet.phrases import Phrase

#: Generic heads as they stand at the start of a shared unit's second mention (市人民议会).
LEVELS = (
    "自治区",
    "特区",
    "自治州",
    "自治县",
    "省",
    "州",
    "市",
    "县",
    "区",
    "郡",
    "镇",
    "乡",
    "坊",
    "社",
)


#: A rank of the army or the police: it is of a person, and of no body beside it.
RANK = re.compile("(?:海军|空军|武警|一级|二级|三级)?[大上中少准](?:将|校|尉|士)(?:警衔)?")

#: Words of generic heads in Vietnamese.
_UNIT_WORDS = frozenset("tỉnh huyện phố châu thành quận thị xã phường trấn đặc khu".split())


#: Generic heads of units as they stand alone.
_BARE_LEVELS = frozenset(("tỉnh", "huyện", "thành phố", "châu", "quận", "thị xã", "xã", "phường"))

_MODIFIERS = frozenset("Phó Quyền Nguyên nguyên cựu".split())

#: Kinds of body whose names have no namesake across the border.
_NAMES_OF_ONE = frozenset("association bank company media party school".split())


def without_china(vi: str, phrase: Phrase) -> str:
    """Return a rendered office without its country where the Chinese does not say it.

    公安部 is a ministry of both countries.  A body that only China has (民进) keeps its name.
    """
    if re.search("(?:-|–) Trung Quốc$", vi):
        return vi
    for part in phrase.walk():
        entry = part.entry
        if (
            entry is not None
            and entry.type in _NAMES_OF_ONE
            and not entry.zh.startswith(("中央", "中共"))
        ):
            return vi
    return re.sub("(?<!Tiếng)(?<! tại) Trung Quốc$", "", vi.removesuffix(" Cộng sản Trung Quốc"))


def as_vietnam_says(office: str) -> str:
    """Return an office of Vietnam whose level goes without saying as Vietnam calls it.

    >>> as_vietnam_says("Ủy viên Thường vụ Tỉnh ủy, Chủ tịch Hội đồng nhân dân tỉnh")
    'Ủy viên Ban Thường vụ Tỉnh ủy, Chủ tịch Hội đồng nhân dân tỉnh'
    """
    level = "(?=,| (?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng) ủy)"
    office = re.sub(f"Ủy viên Thường vụ{level}", "Ủy viên Ban Thường vụ", office)
    for committee, unit in (("Hương ủy", " xã"), ("Trấn ủy", " thị trấn")):
        if office.startswith(f"{committee}, ") and unit not in office:  # organs: their unit is last
            office = office.replace(committee, "Đảng ủy") + unit
        office = office.replace(committee, "Đảng ủy" if unit in office else f"Đảng ủy{unit}")
    office = re.sub(
        "Thành viên (?:Đảng tổ|Ban [Cc]án sự đảng) Quốc hội", "Ủy viên Đảng đoàn Quốc hội", office
    )
    return re.sub(
        "Thành viên (?:Đảng tổ|Ban [Cc]án sự)(?: đảng)?", "Ủy viên Ban cán sự đảng", office
    )


def unit_zh(phrase: Phrase, zh: str) -> str:
    """Return the unit that a rendered office begins with: 富宁县 of 富宁县委副书记."""
    for place in (p for p in phrase.walk() if p.kind == "place" and p.entry is not None):
        entry = place.entry
        if entry is None or not entry.zh or not zh.startswith(entry.zh):
            continue
        if entry.zh_full and zh.startswith(entry.zh_full):
            return entry.zh_full
        level = next((x for x in LEVELS if zh.startswith(entry.zh + x)), "")
        return entry.zh + level
    return ""


def common_unit(zh: str) -> str:
    """Return the unit or body that a rendered office begins with: 富宁县 of 富宁县委副书记."""
    found = [(zh.find(level, 1), -len(level), level) for level in LEVELS]
    for at, _, level in sorted(found):  # 铜川市 | 耀州区: the first of them
        if level == "区" and zh[at - 1 : at] in ("军", "战"):
            continue  # 第七军区 is no district
        if 0 < at <= 14 and not any(mark in zh[:at] for mark in "副代常"):
            end = at + len(level)
            goes_on = zh[end : end + 1] in ("省", "市", "县", "区") and zh[end] != level[-1]
            return zh[: end + goes_on]  # 龙州 | 县
    return ""


def second_mention(zh: str, shared: str) -> str:
    """Return an office without the unit that was just named: 富宁县县长 -> 县长."""
    rest = zh.removeprefix(shared)
    level = next((level for level in LEVELS if shared.endswith(level)), "")
    if shared.endswith(("市社", "市镇")):  # of Vietnam: a thị xã is neither a 市 nor a 社
        level = shared[-2:]
    if shared.endswith(("军区", "战区")):
        level = ""
    if rest.startswith("长"):
        return level[-1:] + rest
    if not level and re.match("[^、]{0,8}?(?:大学|学院|医院|银行|日报|电视台)|报[社总副]", rest):
        return zh  # 广西 | 医科大学: the place is in the name
    if not level or rest.startswith(
        (level[-1:], "副" + level[-1:], "常务副" + level[-1:], "代" + level[-1:])
    ):
        return rest
    return level + rest


def without_shared(vi: str, later: str) -> str:
    """Return an office without the unit or body that a later one ends with too."""
    words, others = vi.split(" "), later.split(" ")
    size = 0
    while size < min(len(words), len(others)) - 1 and words[-1 - size] == others[-1 - size]:
        size += 1
    while size and words[-size][:1].islower() and words[-size] not in _UNIT_WORDS:
        size -= 1  # not in the middle of a role: … trưởng | Bộ đội Biên phòng
    tail = " ".join(words[len(words) - size :])
    if tail in _BARE_LEVELS and words[-1 - size] != "trưởng":
        return vi  # Phó Chủ nhiệm Nhân đại huyện, Chủ tịch Tổng Công hội huyện: a level is short
    if size == 2 and words[-1] == "ủy":
        return vi  # Ủy viên Thường vụ Tỉnh ủy, Trưởng Ban Tổ chức Tỉnh ủy
    kept = words[: len(words) - size] if size else words
    if size and words[-1] == "ủy" and later.startswith("Bí thư ") and kept[-2:] == ["Bí", "thư"]:
        return vi  # Phó Bí thư Thành ủy, Bí thư Ủy ban Chính trị và Pháp luật Thành ủy
    if size and set(kept) <= _MODIFIERS:  # Phó | Tỉnh trưởng tỉnh Hà Bắc, Quyền Tỉnh trưởng …
        at = next((k for k, word in enumerate(words) if word in _UNIT_WORDS), len(words))
        return " ".join(words[:at])
    if size > 2 and words[len(words) - size + 1] == "ủy":
        kept = [*kept, *words[len(words) - size : len(words) - size + 2]]  # Phó Bí thư | Thành ủy
    while size and kept and kept[-1] in _UNIT_WORDS:
        kept = kept[:-1]
    return " ".join(kept).rstrip(",-– ")
