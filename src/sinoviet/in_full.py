"""What a later office of a Chinese row is in full: 马关县委副书记、县长 is 马关县县长."""

import re
from collections.abc import Sequence

from sinoviet.phrases import Phrase
from sinoviet.said_once import LEVELS, RANK, common_unit

#: An office that names its body itself, so that it is not one within the body just named.
_OWN_BODY = re.compile(
    "^(?:[省市州县区郡镇乡坊社]委|[海空陆]军|火箭军|军分区|武警|公安|监察长|监察?委|政府|国家|国会|中央|党中央|人民|人大|政协|祖国阵线)|[^副、]{2,}(?:[部厅局委办院社站]|人民委员会|人民议会|人大|协会|学会|联合会|公司|集团|中心|大学)|(?:工会|妇联|残联|科协|文联|侨联|台联|作协|工商联|红十字会|团委|贸促会|管委会|办事处|居委会|村委会|商会|党校)"
)
#: A level that an office before names by itself: 县 of 县委, 县人大.
_LEVEL = re.compile("[省市州县区镇乡](?=委|人大|政协|政府)")

#: The head of a level of government: he is of no committee (县委常委、| 常务副县长).
_OF_LEVEL = re.compile("(?:常务|代理?|第一)*副?[省州市县区镇乡]长(?:助理)?$")

#: A role alone is no longer than this (常务副总经理).
_LONGEST_ROLE = 6

#: A party committee that an office begins with, and the party's organs, which are then its own.
_COMMITTEE = re.compile("[^副、]{0,14}?(?:[省市州县区郡乡镇坊社]委|自治区党委)(?=[^员])")
_PARTY_ORGAN = re.compile(
    "(?:常务)?副?(?:秘书长|组织|宣传|统战|统一战线|政法委|纪委|纪律检查|办公[室厅]|党校|宣教|民运|内政|检查委员会|政策研究)"
)

#: A department of a body, which has no party committee of its own.
_DEPARTMENT = re.compile("(?<=[署局厅部委院会社行])[^署局厅部委院会社行]{1,5}[部司处室科]$")

#: An office in a part of the body just named: its party committee, a department of it.
_PART_OF_BODY = re.compile(
    "党(?:[委组]|总支)(?:(?:常务)?副?书记|委员|成员)|书记处|审判委员会|检察委员会|纪检组"
    "|[^、]{2,12}([司处科])(?:常务)?副?\\1长$"
    "|政治(?:部副?主任|处副?处长)"
    "|(?:[一二三四]级)?(?:巡视员|调研员)$"
)


#: Who leads a department, which is no part of another: 党政办公室主任、| 发展规划处处长.
_HEAD_OF_PART = re.compile("(?:[处科]副?[处科]长|室副?主任)$")

#: An assembly, and a committee of one.
_ASSEMBLY = re.compile("[^、]*?(?:政协|人大|人民代表大会|人民政治协商会议|国会|人民议会)")
_COMMITTEE_OF_ONE = re.compile("[^、省市州县]{2,12}委员会(?=副?主任|副?主席|委员)")

#: Bodies whose 部 is a section of theirs, and who leads one: 足协秘书长兼国家队管理部部长.
_SOCIETY = re.compile("(?:协|[^员]会|公司|集团|社|台|医院|大学|学院|银行)$")
_SECTION = re.compile("[^、]{2,12}部(?:副?部长|副?主任)")


def _body_of(phrase: Phrase) -> str:
    """Return the Chinese of the body that an office is of."""
    return next((p.zh or "" for p in phrase.parts if p.kind == "organisation"), "")


def in_full(text: str, before: Sequence[tuple[str, Phrase]]) -> list[str]:
    """Return what a later office may be in full, with the unit or body of the first ones."""
    found: list[str] = []
    if text.startswith("校党"):
        return []  # 自治区政协副主席、| 校党委书记: of the school that one knows
    if RANK.fullmatch(text) or re.match("越南|中国|老挝|柬埔寨", text):
        return []  # 越南祖国阵线中央主席: of the body that it names
    group = text.startswith("党组")  # of an organ of the state: of no party committee
    for written, phrase in reversed(before):
        if RANK.fullmatch(written):
            continue
        if text.startswith("书记处") and "中央" in written:  # 中共中央 | 政治局委员、书记处书记
            return [written[: written.index("中央") + 2] + text]
        unit = common_unit(written)
        committee = _COMMITTEE.match(written)
        if committee is not None and _PARTY_ORGAN.match(text):
            if committee[0].endswith("区党委") and text.startswith("纪"):
                found.append(committee[0].removesuffix("党委") + text)
            found.append(committee[0] + text)  # 河口县委常委、| 河口县委 | 组织部部长
        inner = re.search(
            "(?:干事)?党工?[委组]|党总支|党支部|董事会|书记处|监事会|审判委员会|检察委员会", written
        )
        part = _PART_OF_BODY.match(text) is not None
        society = _SOCIETY.search(body_zh := _body_of(phrase)) is not None
        part = part or (society and bool(body_zh) and _SECTION.fullmatch(text) is not None)
        staff = text in ("司令部", "指挥部")  # 第二军区党委、| 司令部
        own_body = None if part or staff else _OWN_BODY.search(text)  # 公安部部长 is of no 党委
        if inner is not None and inner.start() > len(unit) and own_body is None:
            found.append(written[: inner.start()] + text)  # 卫生厅 | 党委书记、厅长
        body = next((p for p in phrase.parts if p.kind == "organisation"), None)
        own = (body.zh or "") if own_body is None and body is not None else ""
        if own in ("党组", "党委") and text.startswith("政治部"):
            continue  # of what both are, nothing says
        if own.endswith("党工委") or own in ("党组", "党委"):
            own = ""  # 合作区党工委书记、| 管委会主任: the board is the zone's
        assembly = _ASSEMBLY.match(body_zh or written)
        if assembly and _COMMITTEE_OF_ONE.match(text) and not _ASSEMBLY.match(text):
            found.append(assembly[0] + text)  # 全国政协 | 常委、经济委员会副主任
        owner = _DEPARTMENT.sub("", own)
        sibling = own.endswith(("室", "处", "科")) and _HEAD_OF_PART.search(text) is not None
        if part and owner != own and (text.startswith("党") or sibling):
            found.append(owner + text)  # 海关总署 | 政治部主任、党委委员
        if not unit and _OF_LEVEL.match(text):
            break
        level_said = _LEVEL.match(written)
        of_level = own_body is not None and not re.search("协会|学会|公司|集团|大学", own_body[0])
        if level_said is not None and of_level and not text.startswith(LEVELS):
            found.append(level_said[0] + text)  # 县人大副主任、| 县 | 总工会主席
        if not unit:
            alone = len(text) <= _LONGEST_ROLE and not own.endswith("中央")
            if own and written.startswith(own) and alone and not (group and own.endswith("委")):
                found.append(own + text)  # 海军 | 副司令、参谋长, but 中共中央委员、| 首席大法官
            place = next((p for p in phrase.walk() if p.kind == "place" and p.zh), None)
            if place is not None and place.zh and text.startswith(LEVELS):
                return [place.zh + text]  # 云南副省长、省公安厅厅长
            if body is not None and part and not (group and own.endswith("委")):
                found.append(written[body.start : body.end] + text)  # 集团 | 党组副书记
            continue
        places = [p.zh for p in phrase.walk() if p.kind == "place" and p.zh]
        if text.startswith((unit, *places)):
            break  # 云南省委常委、云南省军区司令员: it names its unit
        level = next(level for level in LEVELS if unit.endswith(level))
        party = written.removeprefix(unit).startswith("党委")
        if level == "自治区" and party and re.match("(?:常务|代理?)?副?主席", text):
            return [unit + text]  # 自治区党委副书记、| 主席: of its government
        if unit == level and text.startswith(LEVELS):
            return []  # 自治区党委常委、| 市委书记: the city is not the region's by name
        if text.startswith(level):
            return [unit + text.removeprefix(level), unit + text]
        if re.match(f"(?:常务|代理?)?副?{level[-1]}长", text):
            return [unit + text]
        if own and written.startswith(own):
            found.append(own + text)  # 边防部队 | 副指挥长兼参谋长
        found.append(unit + text)
        break
    return found
