"""Bodies that Chinese names before the unit they belong to: 共青团文山州委, 武警文山支队.

Everywhere else the unit comes first (广西壮族自治区政府), and so the grammar reads it: these
names are turned to that order before they are read.
"""

import re

_UNIT = "[^、，中]{2,9}?(?:省|市|州|县|自治区|区|镇|乡|旗)"
#: A party committee in full: 中共麻栗坡县委员会 is 麻栗坡县委.
_IN_FULL = re.compile(
    "(?:中国共产党|[中越]共)([^、，中]{2,12}?(?:省|市|州|县|自治区))(第[^第届]{1,3}届)?委员会"
)
#: The conference of a unit in full: 政协云南省委员会 is 云南省政协.
_CONFERENCE = re.compile(
    "(?:中国人民政治协商会议|政协)([^、，中]{2,12}?(?:省|市|州|县|自治区))(第[^第届]{1,3}届)?委员会(.*)"
)
#: The members of Vietnam's assembly from a unit: 国会河江省代表团.
_MEMBERS = re.compile("国会([^、，中]{2,8}?(?:省|市))代表团")
#: The front of a province, named before its place: 越南祖国阵线老街省委员会.
_FRONT = re.compile("(?:越南)?祖国阵线([^、，中]{0,8}?(?:省|市|县|郡|乡|坊))委员会")
#: Other mass organisations of Vietnam, which have no committee of that name in Vietnamese.
_MASS = re.compile(
    "(越南(?:青年联合会|大学生协会|妇女联合会|农民协会))([^、，中]{0,8}?(?:省|市|县|郡|乡|坊))委员会"
)
#: The armed police, named before its place: 武警文山支队.
_ARMED_POLICE = re.compile("武警([^、，部]{2,8}?)(总队|支队|大队|中队)")
#: The youth union, named before its unit in China: 共青团文山州委 is 文山州团委.
_YOUTH = re.compile(f"(?:中国)?(?:共青团|共产主义青年团)({_UNIT})(?:委员会|委)(?!员)")
#: The armed police of a province.
_ARMED_POLICE_OF = re.compile("^([^、，中]{2,4}?)(?:省|市|州|壮族自治区|自治区)?武警(总队|支队)")
#: Schools as their towns call them (蚌埠一中), and hospitals with their number before what they are.
_SCHOOL = re.compile(
    "(?<=[^、第十一二三四五六七八九])([一二三四五六七八九十]{1,2})中(?=副?校长|党委|$)"
)
_HOSPITAL = re.compile("附属(第[一二三四五六七八九十]{1,2})医院")
_YOUTH_OF = re.compile(f"({_UNIT})共青团(?![市省州县])")


def unit_first(text: str) -> str:
    """Return ``text`` with each such body behind its unit.

    >>> unit_first("中共麻栗坡县委员会书记"), unit_first("武警文山支队")
    ('麻栗坡县委书记', '文山武警支队')
    """
    text = _HOSPITAL.sub(r"\1附属医院", _SCHOOL.sub(r"第\1中学", text))
    text = _YOUTH.sub(r"\1团委", text)
    text = _ARMED_POLICE.sub(r"\1武警\2", text)
    text = _IN_FULL.sub(
        lambda m: (m[2] or "") + m[1] + ("党委" if m[1].endswith("区") else "委"), text
    )
    text = _CONFERENCE.sub(
        lambda m: f"{m[2] or ''}{m[1]}政协{'' if m[3] else '委员会'}{m[3]}", text
    )
    text = _MEMBERS.sub(r"\1国会代表团", text)
    return _MASS.sub(r"\2\1", _FRONT.sub(r"\1祖国阵线委员会", text))


def unit_last(form: str) -> str:
    """Return ``form`` with the youth union before its unit.

    >>> unit_last("文山州共青团书记")
    '共青团文山州委书记'
    """
    return _YOUTH_OF.sub(r"共青团\1委", _ARMED_POLICE_OF.sub(r"武警\1\2", form))
