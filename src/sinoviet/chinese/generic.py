"""Bodies that are none by name: what is counted, what only says of what kind, what another noun is made of."""

import re

from sinoviet.lexicon import Word
from sinoviet.phrases import Line, Phrase, plain

#: Before a body: there are several, or some of it. 各级 | 党组织, 两个 | 联络小组, 27名 | 友好协会成员.
_COUNTED = re.compile(
    "(?:各级?|各[类种个家]|多[个家名]|一批|有关|部分|所有|[\\d两三四五六七八九十][余多]?[个名家支批所])$"
)
#: Behind a body: it only says of what kind this is. 海关 | 系统.
_MADE_OF = ("系统", "体系", "平台", "模式")
#: Kinds of body that are common nouns without a place, a field of work or a name of their own.
_KINDS = frozenset(("command", "zone", "working-group", "station", "troupe"))
#: Of these a field of work says no more than which kind: 文艺 | 演出队.
_KINDS_OF_WORK = frozenset(("station", "troupe"))
#: So long a word for a body says enough: 联合参谋部.
_LONG = 5
#: Rooms of a building, which end no body.
_ROOMS = frozenset(("会议室", "会客室", "接待室", "休息室", "值班室", "候检室"))


#: Before these a 中心 is what a place is for others: 成为 | 省经济中心.
_BECOMES = re.compile("(?:成为?|作为|打造|是|为)$")


def is_middle(line: Line, start: int, at: int, end: int) -> bool:
    """Return whether the 中心 of tokens ``start`` to ``end`` is no body: 河内市 | 中心, 成为…经济中心.

    Its words for what it does begin at ``at``.
    """
    if plain(line, end - 2, end) != "中心" or end - at > 8:
        return False
    # of a place and for nothing: its middle
    return end - at == 2 or _BECOMES.search(plain(line, max(0, start - 2), start)) is not None


def is_room(line: Line, end: int) -> bool:
    """Return whether a room's name ends at ``end``: 联合检查站 | 会议室."""
    return plain(line, end - 3, end) in _ROOMS


def is_generic(line: Line, phrase: Phrase, bodies: list[Word], *, fields: bool) -> bool:
    """Return whether a body without a place is a common noun here."""
    before = plain(line, max(0, phrase.start - 5), phrase.start)
    if _COUNTED.search(before) or plain(line, phrase.end, phrase.end + 2) in _MADE_OF:
        return True
    if is_room(line, phrase.end):
        return True
    kinds = _KINDS_OF_WORK if fields else _KINDS if phrase.end - phrase.start < _LONG else ()
    return len(bodies) == 1 and bodies[0].type in kinds and not bodies[0].level
