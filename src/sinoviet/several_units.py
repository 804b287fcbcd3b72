"""One body of several units: Bộ Chỉ huy BĐBP các tỉnh Hà Giang, Lào Cai 河江、老街省边防部队指挥部."""

import re
from collections.abc import Callable

from sinoviet.said_once import common_unit

Render = Callable[[str], str | None]

_HEADS = "tỉnh|[Tt]hành phố|[Kk]hu tự trị|châu|huyện|quận|thị xã|xã|phường"
_LISTED = re.compile(
    rf"(?P<body>.+?) (?:(?:các|hai|ba|bốn|năm|sáu|\d+) (?P<head>{_HEADS})|(?P<first>{_HEADS})) (?P<units>.+)"
)
_JOINTS_VI = re.compile(r"\s*,\s+(?:và\s+)?|\s+và\s+")
_HEADED = re.compile(f"(?:{_HEADS}) ")
#: Units of one level may be told with one body.
_PROVINCES = re.compile("(?:tỉnh|[Tt]hành phố|[Kk]hu tự trị) ")
#: Heads of units in Chinese, the longer first.
LEVELS = ("自治区", "省", "自治州", "州", "市", "县", "区", "郡", "乡", "坊")
_ROW_ZH = re.compile("((?:[^、和与及]{2,12}[、和与及])+)([^、和与及]{3,})")


def several_zh(text: str, render: Render) -> str | None:
    """Return a Vietnamese body of several units in Chinese, None if it is none.

    >>> from sinoviet.resolver import Resolver
    >>> def render(text):
    ...     phrase = Resolver().whole(text)
    ...     return phrase and phrase.zh
    >>> several_zh("UBND các tỉnh Hà Giang, Lào Cai và Lai Châu", render)
    '河江、老街和莱州省人民委员会'
    """
    match = _LISTED.fullmatch(text)
    if match is None or not _JOINTS_VI.search(match["units"]):
        return None
    if match["head"] is None and " và " not in match["units"]:
        return None  # huyện Vị Xuyên, tỉnh Hà Giang: one unit in another
    head = match["head"] or match["first"]
    units = [
        one if _HEADED.match(one) else f"{head} {one}" for one in _JOINTS_VI.split(match["units"])
    ]
    if len({_PROVINCES.match(unit) is not None for unit in units}) > 1:
        return None
    forms = [render(f"{match['body']} {unit}") for unit in units]
    named = [(form, common_unit(form)) for form in forms if form]
    if len(named) != len(units) or not all(unit for _, unit in named):
        return None
    rests = {form.removeprefix(unit) for form, unit in named}
    if len(rests) > 1:
        return None
    names = joined([unit for _, unit in named], "和" if " và " in match["units"] else "、")
    return names + rests.pop()


def joined(units: list[str], joint: str) -> str:
    """Return units with what their level is called said once, if it is the same."""
    if len(units) == 1:
        return units[0]
    level = next((one for one in LEVELS if units[0].endswith(one)), "")
    if level and level != "自治区" and all(unit.endswith(level) for unit in units):
        names = [unit.removesuffix(level) for unit in units]
        return "、".join(names[:-1]) + joint + names[-1] + level
    return "、".join(units[:-1]) + joint + units[-1]


def several_vi(text: str, render: Render) -> str | None:
    """Return a Chinese body of several units in Vietnamese, None if it is none.

    >>> from sinoviet.resolver import Resolver
    >>> def render(text):
    ...     phrase = Resolver().whole(text)
    ...     return phrase and phrase.vi
    >>> several_vi("河江、老街和莱州省人民委员会", render)
    'Ủy ban nhân dân các tỉnh Hà Giang, Lào Cai và Lai Châu'
    """
    match = _ROW_ZH.fullmatch(text)
    last = common_unit(match[2]) if match is not None else ""
    if match is None or not last:
        return None
    level = next((one for one in LEVELS if last.endswith(one)), "")
    if not level:
        return None
    others = re.split("[、和与及]", match[1])[:-1]
    if any(re.search("[的部厅局委洲]|亚$", one) for one in others):
        return None  # 非洲、西亚、南亚市场司: fields of work
    units = [one if one.endswith(LEVELS) else one + level for one in others]
    rest = match[2].removeprefix(last)
    forms = [render(unit + rest) for unit in [*units, last]]
    told = [form for form in forms if form]
    if len(told) != len(forms):
        return None
    words = [form.split(" ") for form in told]
    size = 0
    while size < min(map(len, words)) - 1 and len({said[size] for said in words}) == 1:
        size += 1
    shared = "".join(f"{word} " for word in words[0][:size])
    names = [" ".join(said[size:]) for said in words]
    if not shared or not all(name[:1].isupper() or _HEADED.match(name) for name in names):
        return None  # Sở Ngoại | vụ, Văn phòng Ngoại | sự: two bodies
    head = re.search(f"({_HEADS}) $", shared)
    if head is not None:
        shared = f"{shared[: head.start()]}các {shared[head.start() :]}"
    joint = " và " if re.search("[和与及]", match[1]) else ", "
    return shared + ", ".join(names[:-1]) + joint + names[-1]
