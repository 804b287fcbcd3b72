"""Whether a Vietnamese syllable may be the reading of a character, in a name of either country.

Sources: the readings of :mod:`sinoviet.readings`, the family names of both countries, and the
characters that media in Chinese write for the syllables of Vietnamese given names.
"""

from collections.abc import Sequence
from functools import cache

from sinoviet import resources
from sinoviet.hanzi import simplify
from sinoviet.index import distance
from sinoviet.readings import character
from sinoviet.text import fold, skeleton

#: Pairs of readings that are one in the mouth of different regions, or before and after a taboo.
_TWINS = (
    "hoàng huỳnh", "vũ võ", "phúc phước", "tông tôn", "đang đương", "chân chơn",
    "nhật nhựt", "sinh sanh", "lĩnh lãnh", "nhân nhơn", "thái thới", "an yên", "trường tràng",
    "bảo bửu", "thì thời", "chính chánh", "hoa huê",
    "lợi lị", "lị lệ", "mệnh mạng", "tính tánh",
)  # fmt: skip


_USUAL = 50  # the share of a character among those that write a syllable, in per cent
_CHARACTERS = ("hanzi", "vi", "name", "by_pinyin", "source")


@cache
def _twins() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for pair in _TWINS:
        one, other = pair.split()
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {syllable: frozenset(others) for syllable, others in found.items()}


@cache
def _in_names(*, chinese: bool) -> dict[str, set[str]]:
    """Return the folded syllables of names by the character that writes them.

    In a Chinese name a syllable of Vietnamese given names counts only for its usual character.
    """
    found: dict[str, set[str]] = {}
    for line in resources.text("given_vn.tsv").splitlines()[1:]:
        key, _, cells = line.partition("\t")
        for cell in cells.split(" "):
            zh, _, weight = cell.partition(":")
            if len(zh) == 1 and (not chinese or int(weight or 0) >= _USUAL):
                found.setdefault(zh, set()).add(fold(key.split(" ")[0]))
    table = resources.table("surnames_cn.tsv", ("zh", "vi", "vi_forms", "weight"))
    pairs = [(vi, zh) for zh, vi, others, _ in table for vi in (vi, *others.split("|"))]
    if not chinese:
        pairs += [
            (vi, zh)
            for vi, many, _ in resources.table("surnames_vn.tsv", ("vi", "zh", "weight"))
            for zh in many.split("|")
        ]
    for vi, zh in pairs:
        words = fold(vi).split()
        if len(words) == len(zh):
            for word, hanzi in zip(words, zh, strict=True):
                found.setdefault(hanzi, set()).add(word)
    return found


@cache
def readings_of(hanzi: str, *, chinese: bool = False) -> frozenset[str]:
    """Return the folded syllables that may stand for one character in a name, a Chinese one if asked.

    >>> "trường" in readings_of("长"), "trưởng" in readings_of("長"), "huỳnh" in readings_of("黄")
    (True, True, True)
    >>> "dung" in readings_of("勇"), "dung" in readings_of("勇", chinese=True)
    (True, False)
    """
    one = character(hanzi)
    found = set(_in_names(chinese=chinese).get(simplify(hanzi), ()))
    if one is not None:
        found |= {fold(one.vi), fold(one.name)}
        found |= {fold(vi) for many in one.readings.values() for vi in many}
    for syllable in list(found):
        found |= _twins().get(syllable, frozenset())
    return frozenset(found)


@cache
def _all_readings() -> frozenset[str]:
    rows = resources.table("characters.tsv", _CHARACTERS)
    return frozenset(fold(vi) for row in rows if row[4] != "derived" for vi in row[1:3] if vi)


def is_sinovietnamese(syllable: str) -> bool:
    """Return whether a folded syllable is a reading of any character.

    >>> is_sinovietnamese("liêu"), is_sinovietnamese("páo")
    (True, False)
    """
    return syllable in _all_readings()


@cache
def _is_rare(hanzi: str) -> bool:
    """Return whether the reading of a character is only computed: nobody can judge it."""
    one = character(hanzi)
    return one is not None and one.source == "derived"


def fits(
    han: str, syllables: Sequence[str], *, chinese: bool = False, person: bool = False
) -> tuple[bool, ...]:
    """Return for each character whether the syllable at its place may be its reading.

    >>> fits("廖品琥", ["liêu", "phẩm", "hồ"])
    (True, True, False)

    The syllables are folded; both sequences are equally long.  ``chinese``: the name is a Chinese person's;
    ``person``: the family name comes first, and its readings do not count behind it.
    """
    return tuple(
        (s in readings_of(c, chinese=chinese) and not (person and i and _slip_for_family(c, s)))
        or _is_rare(c)
        for i, (c, s) in enumerate(zip(han, syllables, strict=True))
    )


@cache
def _slip_for_family(hanzi: str, syllable: str) -> bool:
    """Return whether a reading is one only of a family name and differs from the usual one by its marks.

    Giàng may be 江, but Phan Văn Giàng is not 潘文江.
    """
    one = character(hanzi)
    return (
        one is not None
        and family_by_sound(hanzi, syllable)
        and skeleton(one.vi) == skeleton(syllable)
        and hanzi not in _given().get(syllable, ())
    )


@cache
def _given() -> dict[str, set[str]]:
    """Return the characters of the syllables of given names."""
    found: dict[str, set[str]] = {}
    for line in resources.text("given_vn.tsv").splitlines()[1:]:
        key, _, cells = line.partition("\t")
        found.setdefault(fold(key.split(" ")[0]), set()).update(
            cell.partition(":")[0] for cell in cells.split(" ")
        )
    return found


def near_reading(hanzi: str, syllable: str) -> bool:
    """Return whether a syllable is a reading of the character but for its marks.

    >>> near_reading("琥", "hồ"), near_reading("琥", "lan")
    (True, False)
    """
    bare = skeleton(syllable)
    return any(skeleton(reading) == bare for reading in readings_of(hanzi))


@cache
def family_by_sound(hanzi: str, syllable: str) -> bool:
    """Return whether a character writes a family name of the highlands by its sound.

    >>> family_by_sound("江", "giàng"), family_by_sound("江", "giang"), family_by_sound("阮", "nguyễn")
    (True, False, False)
    """
    one = character(hanzi)
    readings = (
        {fold(vi) for many in one.readings.values() for vi in many} if one is not None else set()
    )
    readings |= {other for reading in readings for other in _twins().get(reading, ())}
    families = resources.table("surnames_vn.tsv", ("vi", "zh", "weight"))
    return syllable not in readings and any(
        fold(vi) == syllable and simplify(hanzi) in many.split("|") for vi, many, _ in families
    )


def sounds_near(hanzi: str, syllable: str) -> bool:
    """Return whether a reading of the character sounds like the syllable: 龙古 for Lũng Cú.

    >>> sounds_near("龙", "lũng"), sounds_near("古", "cú"), sounds_near("山", "lũng")
    (True, True, False)
    """
    wanted = skeleton(syllable)
    return any(
        bare[0] == wanted[0] and distance(bare, wanted) <= 1
        for bare in map(skeleton, readings_of(hanzi))
    )
