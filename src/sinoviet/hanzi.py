"""Han text: script runs, simplified and traditional, Mandarin pinyin.

The only module that imports OpenCC and pypinyin, and it does so on first use: most work needs
neither, because ``simplify`` reads a compiled character table.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from sinoviet import resources

#: Unified ideographs, extensions and compatibility forms, and 〇 (U+3007), used in names and years.
HAN_CLASS = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_RUNS = f"(?P<Hani>[{HAN_CLASS}]+)|(?P<Latn>[A-Za-z\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff]+)"

#: Characters that merged two traditional ones.  In a personal name each stands for itself: the
#: surname 范 is not 範, 于 not 於.  Source: editorial, after 通用规范汉字表 (2013), notes to table 1.
KEPT_IN_NAMES = frozenset("范于余后谷岳曲丑沈姜朱卜斗千秋冬志游才制升里松丰采仆征台郁克胡向佑占")


def is_han(character: str) -> bool:
    """Return whether one character is a Han character.

    >>> is_han("山"), is_han("s")
    (True, False)
    """
    code = ord(character)
    return (
        0x4E00 <= code <= 0x9FFF
        or 0x3400 <= code <= 0x4DBF
        or code == 0x3007
        or 0xF900 <= code <= 0xFAFF
        or 0x20000 <= code <= 0x3FFFF
    )


def has_han(text: str) -> bool:
    """Return whether ``text`` holds a Han character.

    >>> has_han("châu 文山"), has_han("châu Văn Sơn")
    (True, False)
    """
    return any(map(is_han, text))


def script_runs(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield ``(start, end, script)`` for each run of Han (``Hani``) or Latin (``Latn``) letters.

    >>> list(script_runs("文山 Văn Sơn"))
    [(0, 2, 'Hani'), (3, 6, 'Latn'), (7, 10, 'Latn')]

    Offsets count code points; digits, blanks and punctuation belong to no run.
    """
    for match in re.finditer(_RUNS, text):
        yield match.start(), match.end(), match.lastgroup or ""


@cache
def simplified_table() -> dict[int, int]:
    """Return the compiled map of traditional to simplified characters, for ``str.translate``."""
    columns = resources.document("simplified.json")
    return {ord(t): ord(s) for t, s in zip(columns["from"], columns["to"], strict=True)}


def simplify(text: str) -> str:
    """Return ``text`` with each traditional character simplified; the length stays.

    >>> simplify("雲南省河口瑤族自治縣")
    '云南省河口瑶族自治县'

    Character by character, as matching needs it; source: OpenCC's TSCharacters (Apache-2.0).
    """
    return text.translate(simplified_table()) if has_han(text) else text


@cache
def _converter(profile: str) -> Any:  # opencc has no types
    from opencc import OpenCC

    return OpenCC(profile)


def traditionalise(text: str, *, name: bool = False) -> str:
    """Return ``text`` in traditional characters; the length stays.

    With ``name=True`` the text is the name of a person: characters that merged two traditional
    ones stay as they are.

    >>> traditionalise("云南省"), traditionalise("范明政", name=True), traditionalise("皇后")
    ('雲南省', '范明政', '皇后')
    """
    converted: str = _converter("s2t").convert(text)
    if not name:
        return converted
    return "".join(
        old if old in KEPT_IN_NAMES else new for old, new in zip(text, converted, strict=True)
    )


def pinyin(text: str, *, tones: bool = False) -> list[str]:
    """Return the Mandarin reading of each character, without tones unless asked.

    >>> pinyin("麻栗坡"), pinyin("文山", tones=True)
    (['ma', 'li', 'po'], ['wén', 'shān'])

    Take it from simplified text: pypinyin's phrases are simplified.  Characters that are no Han
    come back as they are.  Source: pypinyin (MIT).
    """
    from pypinyin import Style, lazy_pinyin

    reading: list[str] = lazy_pinyin(text, style=Style.TONE if tones else Style.NORMAL)
    return reading
