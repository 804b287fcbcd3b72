"""What stands around an office: that it was held once, its term and years, the side of a joint body.

A row takes this off each office, reads what is left, and puts it on again as the other language says
it: *Nguyên Chủ tịch Ủy ban liên hợp phía Việt Nam* is 原 | 联合委员会 | 越方 | 主席.
"""

import re
from dataclasses import dataclass

from sinoviet.glossary import form_key, load
from sinoviet.lexicon import Word, words
from sinoviet.phrases import nation_before
from sinoviet.readings import chinese_unit
from sinoviet.terms import with_term, with_years, without_term, without_years

_FORMER_VI = re.compile(r"^([Nn]guyên|[Cc]ựu) (?=[A-ZĐÀ-Ỹ])")
_FORMER_ZH = re.compile("^([原前])(?=..)")
#: The same behind a country: 中国 | 前 | 公安部部长.
_FORMER_OF_NATION_ZH = re.compile("^(中国|越南|老挝)([原前])(?=..)")
#: What may be a unit whose name begins like that: 前江省, 原平市.
_UNIT_ZH = re.compile("[原前].{1,3}?(?:省|市|县|区)")
#: The same behind the body: 信访局 | 原 | 党组书记.
_FORMER_INSIDE_ZH = re.compile(
    "(?<=[会部厅局委院府队社团台司处协室])([原前])(?=[^线沿门进年]{2,}$)"
)
#: The same between a unit's name and its level: 雅安 | 原 | 市委书记.
_FORMER_OF_UNIT_ZH = re.compile(
    "^([^、]{2,5}?)([原前])(?=副?[省市州县区镇乡](?:委|长|人大|政协|政府))"
)
#: What is said in brackets of how an office is held, and a candidate for one.
_HELD = {
    "挂职": "biệt phái", "兼职": "kiêm nhiệm", "兼": "kiêm", "专职": "chuyên trách",
    "主持工作": "phụ trách", "主持": "phụ trách",
}  # fmt: skip
_HELD_ZH = re.compile(f"[（(]({'|'.join(_HELD)})[）)]$")
_HELD_VI = re.compile(rf" \(({'|'.join(_HELD.values())})\)$")
_CANDIDATE_ZH = re.compile("(?<=..)候选人$")
_CANDIDATE_VI = re.compile(r"^[Ứứ]ng (?:cử )?viên (?:chức )?(?=[A-ZĐÀ-Ỹ])")
_FORMER = {"nguyên": "原", "cựu": "前"}
#: Said behind a Vietnamese office: who held it at the time of what is told, who will soon hold it.
THEN, SOON = "时任", "候任"
_BEHIND = {THEN: "khi đó", SOON: "mới được bổ nhiệm"}
_SOON_VI = re.compile(r",? (?:mới|vừa)? ?(?:được bổ nhiệm|sắp nhậm chức)$")
_THEN_VI = re.compile(r",? (?:khi|lúc|thời điểm|bấy giờ|thời kỳ) (?:đó|ấy|bấy giờ)$")
#: Which holder of an office he is, before a Chinese one or between its country and its host, and
#: how Vietnamese says it: behind the role, where it is no first word with a blank behind it.
_HOLDER = {
    "首任": "đầu tiên", "首位": "đầu tiên", "第一任": "đầu tiên", "新任": "Tân ", "现任": "đương nhiệm",
    "前任": "tiền nhiệm", "已故": "Cố ",
}  # fmt: skip
_HOLDER_ZH = re.compile(
    f"^((?:中国|越南|老挝|柬埔寨)?)({'|'.join(_HOLDER)}|{THEN}|{SOON})(?=[^、]{{2,}})"
)
_SIDE_VI = re.compile(r",? (?:của )?(?:[Pp]hía|[Bb]ên) (Việt Nam|Trung Quốc|Lào)(?=$| )")
_SIDE_ZH = re.compile("(?<=.)([越中老])方(?=.)")
_SIDES = {"Việt Nam": "越方", "Trung Quốc": "中方", "Lào": "老方"}
#: Modifiers between a side and its role.
_MODIFIERS_ZH = re.compile("(?:常务|第一|执行|代理?|副)*$")


@dataclass(frozen=True, slots=True)
class Frame:
    """What was taken off an office: the words of its own language, empty or 0 for what is not said."""

    former: str = ""
    term: int = 0
    years: tuple[int, int] | None = None
    side: str = ""
    held: str = ""
    candidate: bool = False
    holder: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing stands around the office."""
        return self == Frame()


def without_frame_vi(text: str) -> tuple[str, Frame]:
    """Return a Vietnamese office without what stands around it, and that.

    >>> without_frame_vi("Nguyên Chủ tịch HĐND tỉnh Hà Giang khóa XVII")
    ('Chủ tịch HĐND tỉnh Hà Giang', Frame(former='nguyên', term=17, years=None, side='', held='', candidate=False, holder=''))
    """
    text, held = _without(_HELD_VI, text)
    text, candidate = _without(_CANDIDATE_VI, text)
    text, then = without_then(text)
    text, soon = _without(_SOON_VI, text)
    text, years = without_years(text)
    text, term = without_term(text)
    former = _FORMER_VI.match(text)
    side = _SIDE_VI.search(text)
    if side is not None:
        text = text[: side.start()] + text[side.end() :]
    if former is not None:
        text = text[former.end() :]
    return text, Frame(
        former[1].lower() if former else "", term, years, side[1] if side is not None else "",
        held[1] if held is not None else "", candidate is not None, THEN if then else SOON if soon else "",
    )  # fmt: skip


def without_then(text: str) -> tuple[str, bool]:
    """Return a Vietnamese office or row without *khi đó* behind it, and whether it had that.

    >>> without_then("Bí thư Huyện ủy, Chủ tịch HĐND huyện lúc bấy giờ")
    ('Bí thư Huyện ủy, Chủ tịch HĐND huyện', True)
    """
    text, then = _without(_THEN_VI, text)
    return text, then is not None


def begins_former(text: str) -> bool:
    """Return whether 原 or 前 that a Chinese office begins with says that it was held once.

    >>> begins_former("原河江省委书记"), begins_former("前江省委书记"), begins_former("原平市市长")
    (True, False, False)
    """
    unit = _UNIT_ZH.match(text)
    known = unit is not None and (
        chinese_unit(unit[0]) is not None or bool(load().lookup(form_key(unit[0])))
    )
    return _FORMER_ZH.match(text) is not None and not known


def without_frame_zh(text: str) -> tuple[str, Frame]:
    """Return a Chinese office without what stands around it, and that.

    >>> without_frame_zh("联合委员会越方主席")
    ('联合委员会主席', Frame(former='', term=0, years=None, side='越方', held='', candidate=False, holder=''))
    """
    text, held = _without(_HELD_ZH, text)
    text, candidate = _without(_CANDIDATE_ZH, text)
    holder = _HOLDER_ZH.match(text)
    text = holder[1] + text[holder.end() :] if holder is not None else text
    text, years = without_years(text)
    text, term = without_term(text)
    side = _SIDE_ZH.search(text)
    if side is not None:
        text = text[: side.start()] + text[side.end() :]
    nation = _FORMER_OF_NATION_ZH.match(text)
    if nation is not None and begins_former(text[nation.start(2) :]):
        text = nation[2] + nation[1] + text[nation.end() :]
    former = _FORMER_ZH.match(text) if begins_former(text) else None
    former = former or _FORMER_INSIDE_ZH.search(text)
    said = former[1] if former is not None else ""
    unit = _FORMER_OF_UNIT_ZH.match(text)
    if former is not None:
        text = text[: former.start()] + text[former.end() :]
    elif unit is not None and load().lookup(form_key(unit[1])):
        said, text = unit[2], unit[1] + text[unit.end() :]
    return text, Frame(
        said, term, years, f"{side[1]}方" if side is not None else "",
        held[1] if held is not None else "", candidate is not None, holder[2] if holder else "",
    )  # fmt: skip


def _without(what: re.Pattern[str], text: str) -> tuple[str, re.Match[str] | None]:
    found = what.search(text)
    return (text[: found.start()] + text[found.end() :] if found is not None else text), found


def framed_vi(office: str, frame: Frame, main: Word | None = None) -> str:
    """Return a Vietnamese office with what stood around the Chinese one.

    >>> framed_vi("Chủ tịch Ủy ban liên hợp", Frame(former="原", side="越方"))
    'Nguyên Chủ tịch Ủy ban liên hợp phía Việt Nam'

    ``main`` is its role or body: behind it stands the side where the office ends in a country.
    """
    side = next((vi for vi, zh in _SIDES.items() if zh == frame.side), "")
    if side and main is not None and re.search("Việt Nam|Trung Quốc|ASEAN|Lào", office):
        office = office.replace(main.vi, f"{main.vi} phía {side}", 1)
    elif side:
        office = f"{office} phía {side}"
    office = with_term(office, frame.term) if frame.term else office
    office = with_years(office, frame.years) if frame.years else office
    former = next((vi for vi, zh in _FORMER.items() if zh == frame.former), "")
    office = f"{former.capitalize()} {office}" if former else office
    office = f"Ứng cử viên {office}" if frame.candidate else office
    office = _held_by(office, frame.holder, main) if frame.holder else office
    return f"{office} ({_HELD[frame.held]})" if frame.held else office


def _held_by(office: str, holder: str, main: Word | None) -> str:
    """Return a Vietnamese office with which holder of it he is: Đại sứ | đầu tiên | Việt Nam tại …."""
    if holder in _BEHIND:
        return f"{office} {_BEHIND[holder]}"
    said = _HOLDER[holder]
    if said.endswith(" "):
        return said + office
    role = main.vi if main is not None and main.vi in office else _role_of(office)
    if not role:
        return f"{office} {said}"
    of = re.search(f"{role}(?= (?:Việt Nam|Trung Quốc|Lào) tại )", office) is not None
    return office.replace(role, f"{role} {said}{' của' if of else ''}", 1)


def _role_of(office: str) -> str:
    """Return the role that a Vietnamese office begins with, behind *Phó*: of listed offices."""
    office = office.removeprefix("Phó ")
    roles = (word.vi for word, _ in words() if word.part == "role" and word.vi[:1].isupper())
    return max((vi for vi in roles if office.startswith(f"{vi} ")), key=len, default="")


def framed_zh(office: str, frame: Frame, main: Word | None) -> str:
    """Return a Chinese office with what stood around the Vietnamese one; ``main`` is its role or body.

    >>> framed_zh("联合委员会副主席", Frame(side="Việt Nam"), Word("role", "Chủ tịch", "主席"))
    '联合委员会越方副主席'
    """
    if frame.side:
        own = next((zh for zh in (main.zh, main.core) if office.endswith(zh)), "") if main else ""
        before = office.removesuffix(own) if own else ""
        at = len(_MODIFIERS_ZH.sub("", before)) if before else 0
        office = office[:at] + _SIDES[frame.side] + office[at:]
    office = with_term(office, frame.term) if frame.term else office
    office = with_years(office, frame.years) if frame.years else office
    nation = nation_before(office) if frame.former else ""
    office = nation + _FORMER.get(frame.former, "") + office.removeprefix(nation)
    office = frame.holder + office
    office += "候选人" if frame.candidate else ""
    held = next((zh for zh, vi in _HELD.items() if vi == frame.held), "")
    return f"{office}（{held}）" if held else office


#: Who heads a level, of its government: what goes without saying in a row.
_OF_GOVERNMENT = re.compile(
    "((?:Tỉnh|Thị|Châu|Huyện|Quận|Trấn|Hương) trưởng) Chính quyền nhân dân(?= )"
)
#: Who heads a level, with nothing but that level behind: Phó Huyện trưởng | huyện.
_OF_BARE_LEVEL = re.compile(
    "((?:Tỉnh|Thị|Châu|Huyện|Quận|Trấn) trưởng) (?:tỉnh|thành phố|châu|huyện|quận|trấn)$"
)


def without_level(office: str) -> str:
    """Return the Vietnamese office of who heads a level without what goes without saying in a row.

    >>> without_level("Phó Huyện trưởng huyện"), without_level("Tỉnh trưởng tỉnh Vân Nam")
    ('Phó Huyện trưởng', 'Tỉnh trưởng tỉnh Vân Nam')
    """
    return _OF_BARE_LEVEL.sub(r"\1", _OF_GOVERNMENT.sub(r"\1", office))


def nation_last(row: str) -> str:
    """Return a row with the country of its first office at the end, if no other names it.

    >>> nation_last("Ủy viên Quốc vụ Trung Quốc, Bộ trưởng Quốc phòng")
    'Ủy viên Quốc vụ, Bộ trưởng Quốc phòng Trung Quốc'
    """
    first, joint, rest = row.partition(", ")
    nation = next((name for name in (" Trung Quốc", " Việt Nam") if first.endswith(name)), "")
    if not nation or not rest or nation in rest:
        return row
    return f"{first.removesuffix(nation)}{joint}{rest}{nation}"
