"""Dates and ordinals of a text in either language, by value."""

import re
from dataclasses import dataclass
from typing import Literal

from sinoviet.check.searched import composed
from sinoviet.ordinals import from_han, from_roman, to_han, to_roman
from sinoviet.resolver import Span

Sort = Literal["day", "year", "ordinal", "number"]


@dataclass(frozen=True, slots=True)
class Number:
    """A date or an ordinal: its sort, its value, how it is written, and where."""

    sort: Sort
    value: str
    text: str
    span: Span


_DIGITS = "零一二三四五六七八九十"
_DAY = re.compile(
    r"(?<![\d/.])(?P<d1>\d{1,2})(?:\s*[/.-]\s*|\s+(?i:tháng)\s+)(?P<m1>\d{1,2})(?![\d%])(?!\s*(?:km|ha|m|tỷ|triệu|nghìn|%))"
    r"|(?P<m2>\d{1,2})月(?P<d2>\d{1,2})[日号]"
)
#: The first day of a range, which shares the month of the last: ngày 15 đến 18/5, 3月2日至4日.
_RANGE_VI = re.compile(
    r"(?<![\d/.])(?P<d>\d{1,2})(?= ?(?:đến|tới|và|-|–|, \d{1,2} và) ?(?:(?:rạng )?(?:ngày|sáng|trưa|chiều|tối|đêm) )?(?:\d{1,2} và )?\d{1,2}(?:\s*[/.-]\s*|\s+tháng\s+)(?P<m>\d{1,2})(?![\d%]))"
)
_RANGE_ZH = re.compile(
    r"(?P<m>\d{1,2})月\d{1,2}[日号]?(?:夜间|上午|下午|晚|凌晨|清晨|早上)?(?:至|到|和|、|—|-|~|～)(?P<d>\d{1,2})[日号]"
)
_YEAR = re.compile(
    r"(?:(?i:năm)\s+|[/.-])(?P<y1>1[0-9]{3}|20\d{2})(?!\d)|(?<!\d)(?P<y2>1[0-9]{3}|20\d{2})(?=年)"
)
#: A span of years: 2025 - 2028, 2025—2028年.
_SPAN = re.compile(r"(?<!\d)(1[0-9]{3}|20\d{2})(?: ?[-–—~～至到] ?| đến )(1[0-9]{3}|20\d{2})(?!\d)")
#: The number of a document, a boundary stone, a house: số 35, mốc 261, 第35号, 261号界碑.
_NUMBER = re.compile(r"\b(?i:số|mốc) (?P<n1>\d{1,4})(?!\d|[./]\d|%)|第?(?P<n2>\d{1,4})号")
_ORDINAL = re.compile(
    rf"\b(?i:(?:lần|khóa|khoá|kỳ) (?:thứ )?|(?:kỳ họp|phiên họp|hội nghị|đại hội) thứ )(?P<o1>\d{{1,3}}|[IVX]+)\b|第(?P<o2>[{_DIGITS}\d]+)[次届]"
)
#: Ordinals in words, up to ninety-nine: lần thứ ba.
_ONES = "không một hai ba bốn năm sáu bảy tám chín".split()
_ALSO = {"tư": 4, "lăm": 5, "mốt": 1, "nhất": 1, "nhì": 2}
_UNIT = "|".join((*_ONES[1:], *_ALSO))
_IN_WORDS = re.compile(
    rf"\b(?:lần|khóa|khoá|kỳ|kỳ họp|phiên họp|hội nghị|đại hội) thứ "
    rf"(?P<words>(?:(?:{_UNIT}) )?mươi(?: (?:{_UNIT}))?|mười(?: (?:{_UNIT}))?|{_UNIT})(?!\w)",
    re.I,
)


def numbers(text: str) -> list[Number]:
    """Return the days, years, ordinals and numbers of documents of a text, sort by sort.

    >>> [(n.sort, n.value) for n in numbers("Đại hội lần thứ XIV, ngày 24/11/2022")]
    [('day', '24.11'), ('year', '2022'), ('ordinal', '14')]
    >>> [(n.sort, n.value) for n in numbers("2022年11月24日，第十四次大会")]
    [('day', '24.11'), ('year', '2022'), ('ordinal', '14')]
    """
    found: list[Number] = []
    given = text
    text, offsets = composed(given)

    def add(sort: Sort, value: str, start: int, end: int) -> None:
        span = Span(offsets[start], offsets[end])
        found.append(Number(sort, value, given[span.start : span.end], span))

    for match in _DAY.finditer(text):
        day, month = (match["d1"], match["m1"]) if match["d1"] else (match["d2"], match["m2"])
        if 1 <= int(day) <= 31 and 1 <= int(month) <= 12:
            value = f"{int(day)}.{int(month)}"
            add("day", value, *match.span())
    for pattern in (_RANGE_VI, _RANGE_ZH):
        for match in pattern.finditer(text):
            value = f"{int(match['d'])}.{int(match['m'])}"
            add("day", value, *match.span())
    for match in _YEAR.finditer(text):
        year = match["y1"] or match["y2"]
        start = match.end() - 4
        add("year", year, start, match.end())
    told = {number.span.start for number in found}
    for match in _SPAN.finditer(text):
        for group in (1, 2):
            if offsets[match.start(group)] not in told:
                add("year", match[group], *match.span(group))
    for match in _NUMBER.finditer(text):
        if offsets[match.start("n2")] not in told if match["n2"] else True:
            add("number", match["n1"] or match["n2"], *match.span())
    for match in _ORDINAL.finditer(text):
        number = _value(match["o1"] or match["o2"])
        if number:
            add("ordinal", str(number), *match.span())
    for match in _IN_WORDS.finditer(text):
        add("ordinal", str(_counted(match["words"].lower())), *match.span())
    return found


def _counted(words: str) -> int:
    """Return the number below a hundred that Vietnamese words say.

    >>> _counted("ba"), _counted("mười lăm"), _counted("hai mươi mốt")
    (3, 15, 21)
    """
    tens, ten, ones = (
        words.partition("mươi") if "mươi" in words else ("", *words.partition("mười")[1:])
    )
    if not ten:
        return _unit(words)
    return 10 * (_unit(tens.strip()) if tens.strip() else 1) + (_unit(ones.strip()) if ones else 0)


def _unit(word: str) -> int:
    return _ALSO[word] if word in _ALSO else _ONES.index(word)


def _in_words(number: int) -> str:
    """Return an ordinal below a hundred in Vietnamese words.

    >>> _in_words(4), _in_words(15), _in_words(21), _in_words(1)
    ('tư', 'mười lăm', 'hai mươi mốt', 'nhất')
    """
    tens, ones = divmod(number, 10)
    if not tens:
        return {1: "nhất", 4: "tư"}.get(ones, _ONES[ones])
    last = {5: "lăm", 1: "mốt" if tens > 1 else "một"}.get(ones, _ONES[ones])
    return ("mười" if tens == 1 else f"{_ONES[tens]} mươi") + (f" {last}" if ones else "")


def _value(spelt: str) -> int:
    """Return the number that figures, Roman or Chinese numerals say, 0 if none."""
    return from_roman(spelt) if spelt[0] in "IVX" else from_han(spelt)


def rewritten(number: Number, value: str) -> str:
    """Return how ``number`` is written if its value is another one.

    >>> (one,), (two,) = numbers("lần thứ XV"), numbers("11月25日")
    >>> rewritten(one, "14"), rewritten(two, "24.11")
    ('lần thứ XIV', '11月24日')
    """
    if number.sort == "year":
        return value
    if number.sort == "day":
        day, month = value.split(".")
        if "月" in number.text and "日" in number.text:
            return f"{month}月{day}日"
        parts = iter((day, month))
        return re.sub(r"\d+", lambda match: next(parts, match[0]), number.text)
    ordinal = int(value)
    if (spelt := _IN_WORDS.fullmatch(composed(number.text)[0])) and ordinal < 100:
        return spelt[0][: spelt.start("words")] + _in_words(ordinal)
    if re.search("[IVX]", number.text) and ordinal < 40:
        return re.sub("[IVX]+", to_roman(ordinal), number.text)
    if re.search(f"[{_DIGITS}]", number.text) and ordinal < 100:
        return re.sub(f"[{_DIGITS}]+", to_han(ordinal), number.text)
    return re.sub(r"\d+", value, number.text)
