"""Organs of one unit in a row: Huyện ủy, HĐND, UBND huyện Mường Khương 猛康县委、人民议会、人民委员会."""

import re
from typing import TYPE_CHECKING

from sinoviet.glossary import Glossary
from sinoviet.phrases import Phrase
from sinoviet.said_once import second_mention, unit_zh
from sinoviet.units import unit_from_vi, unit_in_zh, unit_vi, units_zh

if TYPE_CHECKING:
    from sinoviet.resolver import Resolver

#: The powers of a unit, in both countries: those that are named together.
_ORGANS = frozenset(
    """
    party-committee standing-committee people-council people-committee people-congress
    people-government cppcc front union association
    """.split()
)
_JOINTS_VI = re.compile(r"\s*,\s+(?:và\s+)?|\s+và\s+|\s+[-–]\s+")
_JOINTS_ZH = re.compile("[、和与及]")
#: Whoever comes from several organs at once, in both orders: Đoàn đại biểu | Tỉnh ủy, HĐND, UBND.
_FROM = {"Đoàn đại biểu": "代表团", "Đoàn công tác": "工作代表团", "Lãnh đạo": "领导"}
#: The office that several organs share, and who heads it.
_OFFICE_VI = re.compile(r"((?:(?:Phó )?Chánh )?)Văn phòng (?=.+(?:,| và | [-–] ))")
OFFICE_ZH = re.compile("(.+?[、和与及].+)(办公[厅室])(副?主任|)")
_BARE_LEVEL = re.compile(" (tỉnh|huyện|thành phố|thị xã|quận|xã|phường|thị trấn)$")
_COMMAND = re.compile("(?:司令|指挥)部$")
_UNSAID = re.compile("(?<=委)(?=[省州市县区镇乡]?(?:人民)?政府)")


def organs_zh(text: str, resolver: "Resolver") -> str | None:
    """Return a row of organs of one unit in Chinese, None if it is none.

    >>> from sinoviet.resolver import Resolver
    >>> organs_zh("Đảng ủy, HĐND và UBND xã Đồng Đăng", Resolver())
    '同登乡党委、人民议会和人民委员会'
    """
    office = _OFFICE_VI.match(text)
    if office is not None:
        inside = organs_zh(text[office.end() :], resolver)
        role = f"{'副' if office[1].startswith('Phó') else ''}主任" if office[1] else ""
        grand = inside is not None and "省" in inside
        return f"{inside}{'办公厅' if grand else '办公室'}{role}" if inside else None
    for begins, ends in _FROM.items():
        if text.startswith(f"{begins} "):
            inside = organs_zh(text.removeprefix(begins).strip().removeprefix("của "), resolver)
            return inside + ends if inside else None
    cut = _JOINTS_VI.split(text)
    staff = resolver.whole(cut[-1]) if cut[:-1] == ["Đảng ủy"] else None
    if staff is not None and staff.zh and staff.body is not None and staff.body.type == "command":
        command = _COMMAND.search(staff.zh)  # Đảng ủy, Bộ Tư lệnh | Quân khu 2
        of = staff.zh.removesuffix(command[0]) if command is not None else staff.zh
        return f"{of}党委、{command[0] if command is not None else '司令部'}"
    last = _organ(cut[-1], resolver) if len(cut) > 1 else None
    if last is None or not last.zh:
        return None
    place = next((p for p in last.walk() if p.kind == "place" and p.entry is not None), None)
    unit = unit_zh(last, last.zh)
    level = _BARE_LEVEL.search(cut[-1]) if place is None else None
    if level is not None:
        unit = _LEVELS[level[1]]
    written: list[str] = []
    for one in cut:
        whole = _organ(one, resolver)
        if one != cut[-1] and place is None:
            own = level[1] if level is not None else last.inner.vi if last.inner is not None else ""
            whole = (_organ(f"{one} {own}", resolver) if own else None) or whole
        elif place is not None and one != cut[-1]:
            full = place.entry.vi_full if place.entry is not None else ""
            head = f"{place.head.vi} {place.vi}" if place.head is not None else full
            named = (_organ(f"{one} {more}", resolver) for more in (head, place.vi) if more)
            whole = next(
                (w for w in named if w is not None and unit_zh(w, w.zh or "") == unit), None
            )
        if whole is None or not whole.zh:
            return None
        zh = whole.zh
        if written and unit and zh.startswith(unit):
            # in China the level is said again, but for a town: 马关县委、县人民政府
            again = last.body is not None and last.body.country == "cn"
            again = again and not written[0].endswith("党委")
            zh = second_mention(zh, unit) if again else zh.removeprefix(unit)
        written.append(zh)
    joint = "和" if " và " in text else "、"
    return "、".join(written[:-1]) + joint + written[-1]


_LEVELS = {
    "tỉnh": "省", "huyện": "县", "thành phố": "市", "thị xã": "市社", "quận": "郡", "xã": "乡",
    "phường": "坊", "thị trấn": "市镇",
}  # fmt: skip


#: A unit with all that is in it: its party, its government and its people (Nhân Dân, in both languages).
_ALL_VI = re.compile(
    r"Đảng bộ(?:,| và) chính quyền(?:,| và) nhân dân( các dân tộc)? (?P<unit>.+)", re.IGNORECASE
)
_ALL_ZH = re.compile("(?P<unit>.{2,14}?)(?:党部|党组织|党委)、政府[和与及](各族)?人民")


def all_zh(text: str, glossary: Glossary) -> str | None:
    """Return a unit's party, government and people in Chinese, None if it is not that.

    >>> from sinoviet.glossary import load
    >>> all_zh("Đảng bộ, chính quyền và nhân dân các dân tộc tỉnh Hà Giang", load())
    '河江省党部、政府和各族人民'
    """
    match = _ALL_VI.fullmatch(text)
    unit = unit_from_vi(match["unit"], glossary) if match is not None else None
    zh = unit_in_zh(unit) if unit is not None else None
    return f"{zh}党部、政府和{'各族' if match and match[1] else ''}人民" if zh else None


def all_vi(text: str, glossary: Glossary) -> str | None:
    """Return a unit's party, government and people in Vietnamese, None if it is not that.

    >>> from sinoviet.glossary import load
    >>> all_vi("河江省党部、政府和人民", load())
    'Đảng bộ, chính quyền và nhân dân tỉnh Hà Giang'
    """
    match = _ALL_ZH.fullmatch(text)
    units = units_zh(match["unit"], glossary) if match is not None else []
    if match is None or len(units) != 1 or units[0].entry is None or not units[0].entry.vi:
        return None
    peoples = " các dân tộc" if match[2] else ""
    return f"Đảng bộ, chính quyền và nhân dân{peoples} {unit_vi(units[0], units[0].entry.vi)}"


def all_organs(phrases: list[Phrase]) -> bool:
    """Return whether a row is one of organs of a unit."""
    return len(phrases) > 1 and all(_is_organ(phrase) for phrase in phrases)


def with_commas(text: str) -> str:
    """Return a Chinese row with all its joints alike, as it is cut: 党委、政府和政协, 县委县政府."""
    return _UNSAID.sub("、", _JOINTS_ZH.sub("、", text))


def _is_organ(phrase: Phrase) -> bool:
    # the members of the assembly from a province have an office with its organs
    members = (phrase.zh or "").endswith("国会代表团")
    of_unit = members or (phrase.body is not None and phrase.body.type in _ORGANS)
    return phrase.kind == "organisation" and of_unit


def _organ(text: str, resolver: "Resolver") -> Phrase | None:
    phrase = resolver.whole(text)
    return phrase if phrase is not None and _is_organ(phrase) else None
