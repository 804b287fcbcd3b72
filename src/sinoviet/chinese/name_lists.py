"""Lists of Chinese persons: one that is sure, or two that look like it, make persons of their neighbours.

``黄南、潘丰富、黄春新、黎德进`` | ``被指定担任``: names alone, between one 、 and the next.  What stands
before the first and behind the last name is no part of the list: ``以芦差塘村 | 周忠良、浪桥村 | 蔡清洪等``.
"""

import re
from collections.abc import Container, Iterator
from itertools import pairwise

from sinoviet import resources
from sinoviet.chinese.persons import Persons
from sinoviet.names import is_everyday, likely_given, sure_surnames_zh, surnames_zh, usual_given
from sinoviet.phrases import Line, plain
from sinoviet.readings import is_transcription

#: Where a name may begin behind a place: 芦差塘村 | 周忠良.
HEADS = frozenset("村镇乡寨屯社坊")
#: Weights from which a family name is a usual one, and one of the few that half the people have.
_USUAL, _VERY_USUAL = 2.0, 10.0
#: What no name ends with: villages, streets, an adverb.
_NEVER_LAST = HEADS | frozenset("路街巷曾")
_JOINS = frozenset("和与及")
_COUNTED_PEOPLE = re.compile(r"等(?:\d+|[一二两三四五六七八九十]+)余?[名人位]")
#: What may stand right before the first name of a list.
_BEFORE_FIRST = frozenset("的由和与对向同据为请以有是如") | HEADS
#: How people are called: no given names (王老师).
CALLED = frozenset(
    """
    老师 先生 女士 同志 师傅 老汉 老伯 老人 书记 教授 小姐 大姐 大夫 老板 大爷 大叔 大妈 大娘 大嫂 阿姨 司令 大家 今天
    """.split()
)


class NameLists:
    """Finds the names of persons in the lists of one line; ``named`` are persons already known."""

    def __init__(self, line: Line, persons: Persons, named: Container[str]) -> None:
        self.line = line
        self.persons = persons
        self.named = named
        self._ends: dict[int, int] | None = None

    def end(self, i: int) -> int | None:
        """Return where the name ends that stands in a list of persons at ``i``."""
        if self._ends is None:
            self._ends = dict(self._read())
        return self._ends.get(i)

    def is_name(self, i: int, end: int, *, sure: bool = False) -> bool:
        """Return whether tokens ``i`` to ``end`` look like a name that has all it needs, and no word.

        ``sure`` asks for a family name that is no word, and of a short name for a usual given name.
        """
        line = self.line
        if end > len(line) or not self.persons.unbroken(i, end):
            return False
        text = plain(line, i, end)
        width = 2 if len(text) > 2 and text[:2] in surnames_zh() else 1
        family, given = text[:width], text[width:]
        of_woman = given[:1] == "氏" and not is_everyday(given[1:])
        middle = of_woman or (given[:1] == "文" and len(given) == 3)  # 阮氏秋, 陈文纪均
        if len(given) > 2 + middle or not likely_given(given[of_woman:]) or given in CALLED:
            return False
        if surnames_zh().get(family, 0.0) < 1:
            return False
        if is_everyday(text, 1) or (len(text) > 2 and is_everyday(text[:2])):
            return False
        roles = (line.words(k, "role") for k in (i, i + width))
        if any(stop >= end for found in roles for stop, _ in found):
            return False  # 岑 | 主任
        if text[-1] in _NEVER_LAST or line.mark(end, "·"):
            return False
        return not sure or self._surely(i, end, family, given)

    def _surely(self, i: int, end: int, family: str, given: str) -> bool:
        """Return whether nothing but a name can be written like this."""
        weight = surnames_zh()[family]
        if family not in sure_surnames_zh() or (len(given) > 1 and is_everyday(given, 3000)):
            return False
        if len(given) == 1 and (weight < _USUAL or not usual_given(given)):
            return False
        text = family + given
        if text in resources.words("nouns_zh.txt") or is_transcription(text):
            return False
        places = self.line.forms(i, ("place", "gate", "organisation"))
        return not any(stop >= end or weight < _VERY_USUAL for stop, _ in places)

    def _read(self) -> Iterator[tuple[int, int]]:
        """Yield where the names begin and end in those lists that are of persons."""
        line = self.line
        if "、" not in line.text:
            return
        marks = (k for k, key in enumerate(line.keys) if key == "," and k)
        commas = [k for k in marks if line.surface(k, k + 1) == "、"]
        run: list[int] = []
        for k in [*commas, len(line) + 99]:
            if run and not self._one_list(run[-1], k):
                yield from self._members(run)
                run = []
            run.append(k)

    def _one_list(self, first: int, second: int) -> bool:
        """Return whether a short piece without a stop stands between two commas of a list."""
        line = self.line
        return second - first <= 12 and not any(
            line.mark(k, ",", ".", ";", ":", "!", "?") for k in range(first + 1, second)
        )

    def _members(self, commas: list[int]) -> Iterator[tuple[int, int]]:
        inner = [self._inner(a + 1, b) for a, b in pairwise(commas)]
        found = [member for member in inner if member is not None]
        if len(found) * 4 < len(inner) * 3:
            return
        found += self._first(commas[0]) + self._last(commas[-1] + 1)
        long = sum(b - a > 2 and self.is_name(a, b, sure=True) for a, b in found)
        known = any(plain(self.line, a, b) in self.named for a, b in found)
        if long >= 2 or (known and len(found) > 1):
            yield from found
        elif found and self._people_counted(found[-1][1]):
            end = commas[0]  # 宋阿巴、杨文幸 | 等13名: even of characters that few are called
            first = next((i for i in (end - 3, end - 2) if self._may_be_first(i, end)), end)
            yield from found if first == end or (first, end) in found else [(first, end), *found]

    def _inner(self, i: int, end: int) -> tuple[int, int] | None:
        """Return the name that a piece between two commas is or ends with: 浪桥村 | 蔡清洪, 刘心格(女)."""
        line = self.line
        if line.mark(end - 1, ")"):
            end = next((k for k in range(end - 1, i, -1) if line.mark(k, "(")), end)
        if end - i <= 4 and self.is_name(i, end):
            return i, end
        for k in range(i + 2, end - 1):
            if line.keys[k] in HEADS and self.is_name(k + 1, end, sure=True):
                return k + 1, end
        return None

    def _first(self, comma: int) -> list[tuple[int, int]]:
        """Return the name before the first comma."""
        line = self.line
        end = comma
        if line.mark(end - 1, ")"):
            end = next((k for k in range(end - 1, max(0, end - 9), -1) if line.mark(k, "(")), end)
        for i in (end - 3, end - 2, end - 4):
            free = i == 0 or (i > 0 and (not line.han(i - 1) or bool(line.tokens[i - 1].gap)))
            if (free or (i > 0 and line.keys[i - 1] in _BEFORE_FIRST)) and self.is_name(i, end):
                return [(i, end)]
        return []

    def _may_be_first(self, i: int, end: int) -> bool:
        """Return whether tokens ``i`` to ``end`` may be the first name of a list of persons."""
        line = self.line
        if i < 0 or line.keys[i] not in sure_surnames_zh() or not self.persons.unbroken(i, end):
            return False
        free = i == 0 or not line.han(i - 1) or line.keys[i - 1] in _BEFORE_FIRST
        return free and not is_everyday(plain(line, i, i + 2), 1) and not line.forms(i, ("place",))

    def _people_counted(self, i: int) -> bool:
        """Return whether persons are counted at ``i``: 等 | 13名, 等 | 3人."""
        return _COUNTED_PEOPLE.match("".join(self.line.keys[i : i + 5])) is not None

    def _last(self, i: int) -> list[tuple[int, int]]:
        """Return the names behind the last comma: 李三 | 和 | 王五."""
        line = self.line
        found: list[tuple[int, int]] = []
        while True:
            ends = [end for end in (i + 3, i + 2, i + 4) if self.is_name(i, end)]
            end = next((e for e in ends if self.persons.border(e)), None)
            if end is None:
                return found
            found.append((i, end))
            if end >= len(line) or line.keys[end] not in _JOINS:
                return found
            i = end + 1
