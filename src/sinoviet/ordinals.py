"""Numbers of bodies: 第四小学 is *Trường Tiểu học số 4*, 第六区域 is *khu vực VI*."""

import re

_DIGITS = "零一二三四五六七八九"
_HAN = re.compile(rf"(?:([{_DIGITS}]?)(十))?([{_DIGITS}]?)")
_ROMAN = re.compile("(X{0,3})(IX|IV|V?I{0,3})")


def from_han(text: str) -> int:
    """Return a number below a hundred in Han or plain digits, 0 if it is none.

    >>> from_han("四"), from_han("十二"), from_han("二十"), from_han("15"), from_han("百")
    (4, 12, 20, 15, 0)
    """
    if text.isdecimal():
        return int(text)
    match = _HAN.fullmatch(text)
    if match is None:
        return 0
    tens = (_DIGITS.index(match[1]) if match[1] else 1) if match[2] else 0
    return tens * 10 + (_DIGITS.index(match[3]) if match[3] else 0)


def to_han(number: int) -> str:
    """Return a number below a hundred in Han digits, a greater one in figures.

    >>> to_han(4), to_han(12), to_han(20), to_han(112)
    ('四', '十二', '二十', '112')
    """
    if number > 99:
        return str(number)
    tens, ones = divmod(number, 10)
    ten = (_DIGITS[tens] if tens > 1 else "") + "十" if tens else ""
    return ten + (_DIGITS[ones] if ones or not tens else "")


def from_roman(text: str) -> int:
    """Return a Roman number below forty in capitals, 0 if it is none.

    >>> from_roman("XVIII"), from_roman("VI"), from_roman("VIP")
    (18, 6, 0)
    """
    match = _ROMAN.fullmatch(text)
    if match is None:
        return 0
    ones = {"IX": 9, "IV": 4}.get(match[2], 5 * ("V" in match[2]) + match[2].count("I"))
    return 10 * len(match[1]) + ones


def to_roman(number: int) -> str:
    """Return a number below forty in Roman digits, a greater one in figures.

    >>> to_roman(18), to_roman(9), to_roman(112)
    ('XVIII', 'IX', '112')
    """
    if number > 39:
        return str(number)
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]
