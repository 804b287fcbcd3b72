"""How a Chinese body is said with the unit or country it is of in Vietnamese: Tỉnh ủy | Lào Cai."""

import re
from functools import cache

from sinoviet.glossary import Entry
from sinoviet.lexicon import words
from sinoviet.phrases import Line, Phrase

#: The party committee of a unit down to the district, in one word with its level.
_FUSED = {
    "tỉnh": "Tỉnh ủy", "thành phố": "Thành ủy", "huyện": "Huyện ủy", "quận": "Quận ủy",
    "thị xã": "Thị ủy", "châu": "Châu ủy",
}  # fmt: skip


def of_unit(name: str, unit: str) -> str:
    """Return a body with its unit, the level said once.

    >>> of_unit("Ban Tổ chức Tỉnh ủy", "tỉnh Lào Cai")
    'Ban Tổ chức Tỉnh ủy Lào Cai'
    >>> of_unit("Công an thành phố", "Thành phố Hồ Chí Minh")
    'Công an Thành phố Hồ Chí Minh'
    """
    name = re.sub(
        "^Ủy ban (?=.* Hội đồng nhân dân(?: tỉnh| huyện| xã| phường)?$)", "Ban ", name
    )  # of Vietnam's councils
    if re.match("(?:xã|phường|đặc khu)(?: |$)", unit):  # police of a commune: no Đồn of its own
        name = re.sub("^Đồn Công an$", "Công an", name)
    if re.match("(?:huyện|thị xã|quận|xã|phường|đặc khu)(?: |$)", unit):
        name = name.replace("Bộ Chỉ huy Quân sự", "Ban Chỉ huy Quân sự")
    level_said = re.split(" (?=[A-ZĐÀ-Ỹ])", unit)[0].lower()
    of_level = _FUSED.get(level_said) if name == "Đảng ủy" else None
    name = of_level or name  # 岘港市 | 党委 is a Thành ủy
    if re.search(r" Quận \d+$", name) and unit:
        return f"{name}, {unit}"
    committee = re.search(r"(Tỉnh|Thành|Huyện|Châu|Quận|Thị) ủy$", name)
    level = {"Thành": "thành phố", "Thị": "thị xã"}.get(committee[1], "") if committee else ""
    if committee is not None:
        unit = unit.removeprefix(f"{level or committee[1].lower()} ")
    if re.search(r" khu vực \d+$", name) and unit:  # Tòa án nhân dân khu vực 3 - Lạng Sơn
        return f"{name} - {re.sub('^(?:tỉnh|thành phố) ', '', unit)}"
    if unit.startswith("Thành phố "):
        name = name.removesuffix(" thành phố")
    lies = r" (?:châu(?! (?:Á|Âu|Phi|Mỹ|Đại))|huyện|thành phố|thị xã) [A-ZĐÀ-Ỹ][^,]*$"
    if re.search(lies, name) and unit[:1].islower():
        return f"{name}, {unit}"  # of a unit in a greater one
    return " ".join(part for part in (name, unit) if part)


def without_country(entry: Entry, place: Phrase) -> str:
    """Return a body's name without its own country where another is said: 老挝 | 公安部."""
    for country in ("Trung Quốc", "Việt Nam"):
        if country != place.vi and entry.vi.endswith(f" {country}"):
            return entry.vi.removesuffix(f" {country}")
    return entry.vi


@cache
def _street_office() -> str:
    return next((word.vi for word, _ in words() if word.zh == "街道办事处"), "")


def of_town(name: str, said: str) -> str:
    """Return a body of a town as it is called: its 办事处 is that of its streets."""
    return _street_office() or name if said == "办事处" else name


def of_level(line: Line, phrase: Phrase) -> Phrase:
    """Say a party committee right behind its level as that level's: 四省 | 党委书记, a Tỉnh ủy."""
    level = {"省": "Tỉnh ủy", "县": "Huyện ủy", "州": "Châu ủy"}.get(
        line.keys[phrase.start - 1] if phrase.start else ""
    )
    if level is None or line.keys[phrase.start : phrase.start + 2] != ["党", "委"]:
        return phrase
    for part in phrase.walk():
        part.vi = re.sub(r"Đảng ủy\b", level, part.vi)
        part.entry = None
    return phrase


def with_places(phrase: Phrase) -> Phrase:
    """Leave unsaid what is called after a place whose form nobody knows, and its gloss unrepeated."""
    for part in phrase.walk():
        if part.kind != "place" and part.method == "composed":
            if any(place.kind == "place" and not place.vi for place in part.walk()):
                part.vi = ""
            part.zh = re.sub(r"\([^)]*\)", "", part.zh or "")
    return phrase
