"""How wide a text stands on the screen, and texts without the characters that a format cannot hold."""

import re
import unicodedata

#: What XML 1.0 (so also JUnit, XLSX) and UTF-8 cannot hold.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: What moves the cursor of a terminal, colours it, or turns the direction of writing.
_NOT_SHOWN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)


def width(text: str) -> int:
    """Return the columns that ``text`` takes on a terminal: Han characters two, marks none.

    >>> width("Ma Lật Pha"), width("麻栗坡县"), width(unicodedata.normalize("NFD", "Mường"))
    (10, 8, 5)
    """
    return sum(map(_columns, text))


def is_wide(char: str) -> bool:
    """Return whether a character takes two columns: Han, kana, full-width letters and marks.

    >>> is_wide("县"), is_wide("，"), is_wide("ư")
    (True, True, False)
    """
    return unicodedata.east_asian_width(char) in "WF"


def is_mark(char: str) -> bool:
    """Return whether a character takes no column of its own: a combining mark, a zero-width one.

    >>> is_mark("\\u0301"), is_mark("á")
    (True, False)
    """
    return unicodedata.category(char) in {"Mn", "Me", "Cf"}


def _columns(char: str) -> int:
    return 0 if is_mark(char) else 2 if is_wide(char) else 1


def visible(text: str) -> str:
    r"""Return ``text`` with a sign for each character that a terminal would obey instead of show.

    Each character stays one character, so offsets still hold.

    >>> visible("Hà\tGiang\x1b[2J")
    'Hà Giang␛[2J'
    """
    return _NOT_SHOWN.sub(lambda match: _sign(match[0]), text)


def _sign(char: str) -> str:
    if char in "\t\n\r":
        return " "
    if char < " ":
        return chr(0x2400 + ord(char))  # the control pictures of Unicode
    return "\ufffd"


def storable(text: str) -> str:
    r"""Return ``text`` with U+FFFD for each character that XML or UTF-8 cannot hold.

    >>> storable("Hà\x00Giang")
    'Hà\ufffdGiang'
    """
    return _NOT_XML.sub("\ufffd", text)
