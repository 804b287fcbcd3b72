"""Offices of communes, towns and villages that no table has.

There are tens of thousands of them, and every border paper names some.  The name is read (Chinese)
or restored (Vietnamese); the rest is grammar, which is asked with a known unit of the same kind in
the place of the unknown one:

*Bí thư Đảng ủy xã Huổi Luông*: as *Bí thư Đảng ủy xã Thanh Thủy* 清水乡党委书记, with another name
"""

import re
from collections.abc import Callable
from functools import lru_cache

from sinoviet.candidates import Candidate
from sinoviet.glossary import Entry, Glossary
from sinoviet.hanzi import HAN_CLASS, simplify
from sinoviet.names import is_everyday
from sinoviet.ordinals import from_han
from sinoviet.readings import Step, capital, chinese_unit, name_read, word_steps
from sinoviet.restore import restore_place
from sinoviet.text import canonical
from sinoviet.units import Unit, known_place, unit_vi, units_zh

#: Renders an office of known units; None if it cannot be read.
Render = Callable[[str], str | None]

#: How sure an office of a unit that nothing knows may be at most.
_SURENESS = 0.5
#: Generic heads of small units, of villages and of border posts, by language.
_HEADS_ZH = ("街道", "镇", "乡", "坊", "社", "县", "区", "郡")
_VILLAGES_ZH = ("社区", "村", "屯", "寨")
#: What only a Vietnamese commune has.
_OF_VIETNAM = re.compile("人民委员会|人委会|人民议会|祖国阵线|公安坊|边防屯|农民协会")
#: What only a Chinese town has.
_OF_CHINA = re.compile(
    "Chính quyền [Nn]hân dân|Chính phủ [Nn]hân dân|Nhân đại|(?:[Tt]rấn|[Hh]uyện|[Kk]hu) trưởng"
    "|Ủy ban Công tác Đảng|Đảng công ủy|Chủ nhiệm Văn phòng"
)
#: Heads that Vietnam has too: how China's are said, and what they are in Chinese.
_LEVELS_OF_CHINA = {
    "thị trấn": ("trấn", "镇"), "huyện": ("huyện", "县"), "khu": ("khu", "区"), "nhai đạo": ("trấn", "镇"),
    "phường": ("trấn", "镇"),
}  # fmt: skip
#: China's wards, which are read as towns are.
_STREETS = "街道"
_NAMED_AFTER_ROAD = re.compile("[^省市县区]{0,3}[路街]街道")
_SMALL_HEADS = ("镇", "乡", "村", "屯", "寨")
_POSTS_ZH = (
    "口岸边防屯", "口岸边防站", "口岸边境派出所", "边防屯", "边防站", "边防派出所", "边境派出所", "派出所", "边境检查站", "出入境边防检查站", "边防检查站", "边检站"
)  # fmt: skip
_HEADS_VI = (
    "đồn biên phòng", "đồn công an", "trạm kiểm tra biên giới", "thị trấn", "nhai đạo", "xã", "phường",
    "trấn", "hương", "huyện", "quận", "khu",
)  # fmt: skip
_VILLAGES_VI = ("thôn", "bản", "làng", "xóm", "ấp", "buôn", "khu phố", "khu dân cư")
_SMALL_ZH = re.compile(
    f"([{HAN_CLASS}]{{1,4}}?)(?:({'|'.join(_POSTS_ZH)})(.*)|"
    f"({'|'.join((*_VILLAGES_ZH, *_HEADS_ZH))})(?!(?<=寨)[镇乡])([{HAN_CLASS}].*))"
)
#: A police station of a county's police, called by a name that is no unit's: 公安局 | 新华 | 派出所.
_STATION_ZH = re.compile(f"(.*公安(?:分)?局)([{HAN_CLASS}]{{2,3}})((?:边境)?派出所.*)")
#: A ward called after its city by number, as since 2025: 芒街1坊, 芒街一坊.
_NUMBERED_ZH = re.compile(f"([{HAN_CLASS}]{{2,4}}?)第?([一二三四五六七八九十]|[1-9][0-9]?)坊(.+)")
#: Capitals of Vietnamese: in the range À-Ỹ small letters stand between them.
_CAPITALS = "A-ZÀ-ÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_WORD = rf"(?!Ủy\b)[{_CAPITALS}][^\s,;]*"
_SMALL_VI = re.compile(
    rf"(?i:\b({'|'.join((*_HEADS_VI, *_VILLAGES_VI))})) ({_WORD}(?: {_WORD}){{0,3}})(?=$|,)"
)


def village_office_vi(text: str, glossary: Glossary, render: Render) -> list[Candidate]:
    """Return the office of a Chinese unit that no table has in Vietnamese; none if it is no such.

    >>> from sinoviet.resolver import Resolver
    >>> from sinoviet.glossary import load
    >>> def render(text):
    ...     phrase = Resolver().whole(text)
    ...     return phrase and phrase.vi
    >>> village_office_vi("侨港镇镇长", load(), render)[0].text
    'Trấn trưởng trấn Kiều Cảng'
    """
    plain = simplify(text)
    pieces = re.split("([、兼])", plain)
    ward = _stand_in("坊", glossary)
    for i, piece in enumerate(pieces):
        numbered = _NUMBERED_ZH.fullmatch(piece)
        city = known_place(numbered[1], glossary) if numbered is not None else None
        if numbered is None or city is None or ward is None:
            continue
        called = f"{city[0].vi} {from_han(numbered[2])}"
        pieces[i] = f"{ward.zh_full}{numbered[3]}"
        office = render("".join(pieces))
        if office is None or ward.vi not in office:
            return []
        step = _unknown(piece.removesuffix(numbered[3]), called)
        return [Candidate(office.replace(ward.vi, called), 1.0, None, (step,))]
    station = _STATION_ZH.fullmatch(plain)
    town = _stand_in("镇", glossary)
    if station is not None and town is not None and station[2] != town.zh:
        office = render(f"{station[1]}{town.zh}{station[3]}")
        called = name_read(station[2])
        if office is None or town.vi not in office:
            return []
        vi = re.sub(rf"(?:trấn )?{town.vi}", called, office)
        return [Candidate(vi, _SURENESS, None, (_unknown(station[2], called),))]
    for i, piece in enumerate(pieces):
        found = _piece_vi(piece, "".join(pieces[:i]), "".join(pieces[i + 1 :]), glossary, render)
        if found:
            return found
    return []


def _piece_vi(
    piece: str, before: str, after: str, glossary: Glossary, render: Render
) -> list[Candidate]:
    """Return a row of offices of which one piece has the unknown unit."""
    outer, steps = "", []
    for size in range(min(len(piece) - 3, 14), 1, -1):
        units = units_zh(piece[:size], glossary)
        if piece[size].startswith(_SMALL_HEADS):
            continue  # 天保 | 村: not the gate of that name
        if piece[size - 1] not in "省市州县区" and _NAMED_AFTER_ROAD.match(piece[size:]):
            continue  # 南京东路 | 街道: the road has the city in its name
        named = [_called(unit) for unit in reversed(units)]
        if named and all(named):
            outer = "".join(f", {name}" for name in named)
            steps = [Step("entry", piece[:size], ", ".join(named), "glossary")]
            piece = piece[size:]
            break
    match = _SMALL_ZH.fullmatch(piece)
    if match is None or known_place(match[1] + (match[4] or ""), glossary) is not None:
        return []
    name = match[1]
    if is_everyday(name + (match[4] or ""), 1):
        return []  # 城乡 | 建设局
    if (match[4] == "区" and chinese_unit(name + "区") is None) or "自治" in name:
        return []  # 金平 | 地区: no district; 瑶族 | 自治县: no name
    head, rest = (match[2], match[3]) if match[2] else (match[4], match[5])
    village, post = head in _VILLAGES_ZH, head in _POSTS_ZH
    commune = post or (head == "乡" and _OF_VIETNAM.search(before + rest + after))
    stands = "xã" if commune else "镇" if village or head == _STREETS else head
    known = _stand_in(stands, glossary)
    unit = "" if known is None else f"{known.zh}{head}" if post else known.zh_full
    office = render(before + unit + rest + after) if unit else None
    if known is None or office is None or known.vi not in office:
        return []
    own = word_steps(name, in_name=True)
    called = capital(" ".join(step.after for step in own))
    if village:
        kind = "khu phố" if head == "社区" else "thôn"
        office = re.sub(rf"(?:\bthôn )?\S+ {known.vi}", f"{kind} {called}", office)
    if head == _STREETS:
        office = re.sub(rf"\S+ {known.vi}", f"phường {known.vi}", office)
        office = office.replace("Văn phòng Thường trú", "Văn phòng")
    head_vi = "(?:xã )?" if post else ""
    vi = re.sub(rf"{head_vi}{known.vi}(?=,|$)", f"{called}{outer}", office, count=1)
    if vi == office:
        vi = re.sub(f"{head_vi}{known.vi}", called, office) + outer
    return [Candidate(vi, _SURENESS, None, (*steps, _unknown(name + head, called), *own))]


def _called(unit: Unit) -> str:
    """Return a unit in Vietnamese: by its entry, or a unit of China by its characters."""
    if unit.entry is not None:
        return unit_vi(unit, unit.entry.vi) if unit.entry.vi else ""
    if unit.head is None or chinese_unit(unit.name + unit.head.zh) is None:
        return ""
    return unit_vi(unit, name_read(unit.name))


def village_office_zh(text: str, glossary: Glossary, render: Render) -> list[Candidate]:
    """Return the Chinese candidates of an office of a Vietnamese unit that no table has.

    >>> from sinoviet.resolver import Resolver
    >>> from sinoviet.glossary import load
    >>> def render(text):
    ...     phrase = Resolver().whole(text)
    ...     return phrase and phrase.zh
    >>> village_office_zh("Bí thư Đảng ủy xã Bản Khoang Thượng", load(), render)[0].text[-5:]
    '乡党委书记'
    """
    plain = canonical(text)
    match = _SMALL_VI.search(plain)
    if match is None:
        return []
    head, name = match[1].lower(), match[2]
    village = head in _VILLAGES_VI
    post = head.startswith(("đồn", "trạm"))
    chinese = head in _LEVELS_OF_CHINA and _OF_CHINA.search(plain) is not None
    streets = head == "nhai đạo" or (head == "phường" and chinese)
    chinese = chinese or streets
    own, generic = _LEVELS_OF_CHINA[head] if chinese else ("xã" if village else match[1], head)
    known = _stand_in("xã" if village or post else generic, glossary, "cn" if chinese else "")
    if known is None:
        return []
    unit = f"{own} {known.vi}"
    office = None
    for before in [f"{match[1]} ", ""] if village else [""]:
        office = render(f"{plain[: match.start()]}{before}{unit}{plain[match.end() :]}")
        if office is not None and known.zh in office:
            break
    if office is None or known.zh not in office:
        return []
    if village:  # 清水乡 | 村长: of the village, not of the commune
        office = re.sub(f"{known.zh_full}(?:村(?!长))?", f"{known.zh}村", office)
        office = re.sub("(?<=[、兼])乡(?=村长)", "", office)
        if head.startswith("khu "):  # of a town: 社区
            office = office.replace(f"{known.zh}村", f"{known.zh}社区").replace("社区社区", "社区")
    if post and not head.endswith("biên phòng"):
        office = office.replace(known.zh_full, known.zh)  # 新华 | 派出所, called by no unit
        office = re.sub("(?<=局)(.*)公安派出所", r"\1派出所", office)
    if streets:
        office = office.replace(known.zh_full, f"{known.zh}{_STREETS}")
        office = office.replace("办公室", "办事处")  # what governs them
    # What no Hán-Việt reading gives (Huổi Luông) stays as it is: somebody has to look it up.
    named = restore_place(name, known.country) or [Candidate(name, _SURENESS)]

    def with_name(zh: str) -> str:
        level = f"{known.zh}{known.zh_full[-1]}委"  # 道县 | 县委, but 德保县委
        own = office.replace(level, f"{known.zh_full}{level[-2:]}") if len(zh) == 1 else office
        return own.replace(known.zh, zh)

    return [
        Candidate(
            with_name(c.text), c.score * _SURENESS, None,
            (_unknown(f"{match[1]} {name}", c.text), *c.steps),
        )
        for c in named
    ]  # fmt: skip


def _unknown(name: str, form: str) -> Step:
    return Step("unknown unit", name, form, "no table has it")


@lru_cache(maxsize=64)
def _stand_in(head: str, glossary: Glossary, country: str = "") -> Entry | None:
    """Return a known unit with that generic head, in either language."""
    for entry in glossary.entries.values():
        if country and entry.country != country:
            continue
        if entry.kind != "place" or len(entry.zh) != 2 or entry.vi.count(" ") != 1:
            continue
        if entry.zh_full == entry.zh + head or entry.vi_full == f"{head} {entry.vi}":
            return entry
    return None
