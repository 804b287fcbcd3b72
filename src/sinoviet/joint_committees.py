"""Joint committees of provinces of two countries, in full: 越南河江、高平省与中国广西壮族自治区联合工作委员会.

Vietnamese says the body first and each side's country in brackets behind it; Chinese says each side's
country before it, and the body last.
"""

import re

from sinoviet.glossary import Glossary
from sinoviet.phrases import NATIONS, Phrase, unit_zh
from sinoviet.several_units import LEVELS, joined
from sinoviet.state_names import Render
from sinoviet.units import unit_in_zh, unit_vi, units_zh

_HEADS = {
    "省": "tỉnh", "自治州": "châu tự trị", "州": "châu", "市": "thành phố", "县": "huyện", "区": "quận",
    "郡": "quận", "乡": "xã", "坊": "phường",
}  # fmt: skip
#: Why the grammar read a body as one of two sides; and the words that name it in Chinese.
_JOINT = "joint body of "
_SIDES_ZH = re.compile(
    "(?P<one>(?:越南|中国)?[^与和]+?)(?:与|和)(?P<other>(?:越南|中国)[^与]+?|[^与、]+?)"
    "(?P<body>(?:[省州市县区]际|边境|陆地)?(?:联合|合作|协调)[^省州市县区、]*?(?:委员会|工作组|小组))(?P<office>.*)"
)


def joint_zh(phrase: Phrase) -> str | None:
    """Return a joint body read by the grammar, or an office of one, with its two sides in Chinese.

    >>> from sinoviet.resolver import Resolver
    >>> one = "Nhóm công tác liên hợp giữa các tỉnh Lào Cai, Hà Giang (Việt Nam) và tỉnh Vân Nam (Trung Quốc)"
    >>> joint_zh(Resolver().whole(one))
    '越南老街、河江省与中国云南省联合工作组'
    """
    body = next((one for one in phrase.walk() if one.why.startswith(_JOINT)), None)
    if body is None or not body.zh or not phrase.zh:
        return None
    sides: dict[str, list[str]] = {}
    for part in body.parts:
        entry = part.entry
        if entry is None or entry.id.startswith("country."):
            continue
        region = entry.type == "autonomous-region"
        zh = entry.zh_full if region else unit_zh(entry, part.head, administrative=True)
        if not zh:
            return None
        sides.setdefault(entry.country, []).append(zh)
    nations = {"vn": "越南", "cn": "中国"}
    if len(sides) != 2 or not sides.keys() <= nations.keys():
        return None
    named = [nations[country] + joined(units, "、") for country, units in sides.items()]
    return phrase.zh.replace(body.zh, "与".join(named) + body.zh, 1)


def joint_vi(text: str, render: Render, glossary: Glossary) -> str | None:
    """Return a Chinese joint body with its two sides, or an office of one, in Vietnamese; else None.

    >>> from sinoviet.glossary import load
    >>> def render(text): return {"联合工作组": "Nhóm công tác liên hợp"}.get(text)
    >>> joint_vi("越南老街、河江省与中国云南省联合工作组", render, load())
    'Nhóm công tác liên hợp giữa các tỉnh Lào Cai, Hà Giang (Việt Nam) và tỉnh Vân Nam (Trung Quốc)'
    """
    match = _SIDES_ZH.fullmatch(text)
    body = render(match["body"] + match["office"]) if match is not None else None
    if match is None or not body:
        return None
    sides = [_side_vi(match[name], glossary) for name in ("one", "other")]
    named = [side for side in sides if side is not None]
    countries = {country for country, _ in named}
    if len(named) != 2 or len(countries) != 2:
        return None
    return f"{body} giữa " + " và ".join(f"{units} ({country})" for country, units in named)


def _side_vi(text: str, glossary: Glossary) -> tuple[str, str] | None:
    """Return the country and the units of one side: 越南老街、河江省."""
    nation = next((name for name in NATIONS if text.startswith(name)), "")
    names = text.removeprefix(nation).split("、")
    level = next((one for one in LEVELS if names[-1].endswith(one)), "")
    if not level:
        return None
    units = [units_zh(name if name.endswith(LEVELS) else name + level, glossary) for name in names]
    one_each = [found[0] for found in units if len(found) == 1 and unit_in_zh(found[0])]
    entries = [unit.entry for unit in one_each if unit.entry is not None]
    countries = {entry.country for entry in entries}
    if len(entries) != len(names) or len(countries) != 1:
        return None
    country = {"vn": "Việt Nam", "cn": "Trung Quốc"}.get(countries.pop(), "")
    if not country:
        return None
    if level == "自治区" or len(names) == 1:
        full = ", ".join(unit_vi(u, e.vi) for u, e in zip(one_each, entries, strict=True))
        return country, full.replace("khu tự trị", "Khu tự trị")
    return country, f"các {_HEADS[level]} " + ", ".join(entry.vi for entry in entries)
