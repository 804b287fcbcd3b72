"""Dates and ordinals of a text in either language, by value."""

import re
from dataclasses import dataclass
from typing import Literal

from sinoviet.resolver import Span

Sort = Literal["day", "year", "ordinal"]


@dataclass(frozen=True, slots=True)
class Number:
    """A date or an ordinal: its sort, its value, how it is written, and where."""

    sort: Sort
    value: str
    text: str
    span: Span
    figures: str = ""


_DIGITS = "〇零一二三四五六七八九十百两"
_DAY = re.compile(
    r"(?<![\d/.])(?P<d1>\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(?P<m1>\d{1,2})(?![\d%])(?!\s*(?:km|ha|m|tỷ|triệu|nghìn|%))"
    r"|(?P<m2>\d{1,2})月(?P<d2>\d{1,2})[日号]"
)
#: The first day of a range, which shares the month of the last: ngày 15 đến 18/5, 3月2日至4日.
_RANGE_VI = re.compile(
    r"(?<![\d/.])(?P<d>\d{1,2})(?= ?(?:đến|tới|và|-|–|, \d{1,2} và) ?(?:ngày )?(?:\d{1,2} và )?\d{1,2}(?:\s*[/.-]\s*|\s+tháng\s+)(?P<m>\d{1,2})(?![\d%]))"
)
_RANGE_ZH = re.compile(
    r"(?P<m>\d{1,2})月\d{1,2}[日号]?(?:至|到|和|、|—|-|~|～)(?P<d>\d{1,2})[日号]"
)
_YEAR = re.compile(
    r"(?:năm\s+|[/.-])(?P<y1>1[0-9]{3}|20\d{2})(?!\d)|(?<!\d)(?P<y2>1[0-9]{3}|20\d{2})(?=年)"
)
_ORDINAL = re.compile(
    rf"(?:lần|khóa|khoá|kỳ) (?:thứ )?(?P<o1>\d{{1,3}}|[IVXL]+)\b|第(?P<o2>[{_DIGITS}\d]+)[次届]"
)
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


def numbers(text: str) -> list[Number]:
    """Return the days, years and ordinals of a text in order.

    >>> [(n.sort, n.value) for n in numbers("Đại hội lần thứ XIV, ngày 24/11/2022")]
    [('day', '24.11'), ('year', '2022'), ('ordinal', '14')]
    >>> [(n.sort, n.value) for n in numbers("2022年11月24日，第十四次大会")]
    [('day', '24.11'), ('year', '2022'), ('ordinal', '14')]
    """
    found: list[Number] = []
    for match in _DAY.finditer(text):
        day, month = (match["d1"], match["m1"]) if match["d1"] else (match["d2"], match["m2"])
        if 1 <= int(day) <= 31 and 1 <= int(month) <= 12:
            value = f"{int(day)}.{int(month)}"
            found.append(Number("day", value, match[0], Span(*match.span()), ""))
    for pattern in (_RANGE_VI, _RANGE_ZH):
        for match in pattern.finditer(text):
            value = f"{int(match['d'])}.{int(match['m'])}"
            found.append(Number("day", value, match[0], Span(*match.span()), ""))
    for match in _YEAR.finditer(text):
        year = match["y1"] or match["y2"]
        start = match.end() - 4
        found.append(Number("year", year, year, Span(start, match.end()), year))
    for match in _ORDINAL.finditer(text):
        number = _value(match["o1"] or match["o2"])
        if number:
            found.append(Number("ordinal", str(number), match[0], Span(*match.span()), ""))
    return found


def _value(spelt: str) -> int:
    """Return the number that figures, Roman or Chinese numerals say."""
    if spelt.isdecimal():
        return int(spelt)
    if all(c in _ROMAN for c in spelt):
        values = [_ROMAN[c] for c in spelt]
        return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))
    return chinese_number(spelt)


def chinese_number(spelt: str) -> int:
    """Return the value of Chinese numerals below a thousand, 0 if they are none.

    >>> chinese_number("十四"), chinese_number("二十"), chinese_number("一百零三"), chinese_number("二〇")
    (14, 20, 103, 20)
    """
    plain = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
    if not any(c in "十百" for c in spelt):
        digits = [str(plain[c]) for c in spelt if c in plain]
        return int("".join(digits)) if digits else 0
    total, last = 0, 0
    for c in spelt:
        if c == "百":
            total, last = total + (last or 1) * 100, 0
        elif c == "十":
            total, last = total + (last or 1) * 10, 0
        else:
            last = plain.get(c, 0)
    return total + last
