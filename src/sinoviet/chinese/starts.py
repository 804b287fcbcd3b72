"""Where no Chinese body begins, and a term that stands before one: 四 | 省, 高速 | 公路, 第十四届 | 人大常委会."""

from sinoviet.chinese.places import BARE_HEADS
from sinoviet.names import is_everyday
from sinoviet.ordinals import from_han
from sinoviet.phrases import Line, plain

#: What counts or points at the level right behind it, which is then no beginning of a body's name.
_COUNTING = frozenset("一两二三四五六七八九十各全我本该每几数港澳")


def counted(line: Line, i: int) -> bool:
    """Return whether the level at ``i`` ends what stands before: 四 | 省, 我 | 市, 各省 | 市, X省 | 省长."""
    keys = line.keys
    before = "".join(keys[max(0, i - 2) : i]) if i and line.han(i - 1) else ""
    if not before or keys[i] not in BARE_HEADS or keys[i + 1 : i + 2] == ["委"]:
        return False
    if before[-1:] in _COUNTING or (before[:1] in _COUNTING and before[1:] in BARE_HEADS):
        return True
    return keys[i : i + 3] == [keys[i], keys[i], "长"]


def cuts_word(line: Line, i: int) -> bool:
    """Return whether an everyday word of three or four characters lies across ``i``: 高速 | 公路."""
    if not i or not line.han(i - 1):
        return False
    spans = [(i - n, i - n + size) for size in (3, 4) for n in range(1, size)]
    return any(a >= 0 and b <= len(line) and is_everyday(plain(line, a, b), 100) for a, b in spans)


def term_ahead(line: Line, i: int) -> tuple[int, int]:
    """Return the number of a term at ``i`` and where it ends; 0 and ``i`` if there is none.

    第十四届 | 人大常委会, and 十四届 | 人大常委会.
    """
    start = i + (line.keys[i : i + 1] == ["第"])
    if start == i and not (i < len(line) and from_han(line.keys[i])):
        return 0, i
    for end in range(start + 1, min(start + 4, len(line) - 1)):
        number = from_han(plain(line, start, end))
        if number and line.keys[end] == "届":
            return number, end + 1
    return 0, i
