"""Names of persons that no title announces: what is told of them, where they stand, what stands before.

Chinese has no capitals, and most family names are words as well.  So a name without a title counts
where the text says that it is one: behind 指定 or a village, before 担任 or 主持, in a list with
other names, in a by-line, alone in a cell.
"""

from collections.abc import Container
from functools import cache

from sinoviet import resources
from sinoviet.chinese.bylines import Bylines
from sinoviet.chinese.name_lists import HEADS, NameLists
from sinoviet.chinese.persons import Persons, surname_is_vietnamese
from sinoviet.names import given_zh, is_everyday, likely_given, sure_surnames_zh, surnames_zh
from sinoviet.phrases import Line, Phrase, plain

#: What names persons only where a name surely ends behind it: 省领导 | 张三、…, but 领导高度重视.
_BEFORE_NAMES = ("领导", "领导人", "负责人", "的有", "同事", "姓名", "人员有", "继")
#: What hardly anything but a person stands behind.
_OF_PERSONS = tuple(
    """
    任命 指定 指派 选举 推举 补选 增选 免去 提名 推选 被告人 嫌疑人 被害人 罪犯 逃犯 毒贩 民警 辅警 夫人 妻子 丈夫 儿子
    女儿 选手 球员 队员 导演 演员 歌手 作家 画家 烈士
    """.split()
)
#: What is told of a person's life right behind his name.
_LIVES = tuple("曾任 历任 出生 生于 涉嫌 落马 获刑 被查 升任 调任 辞去 卸任 就任 逝世".split())
#: In a million given names: so seldom that a fourth character is rather a verb's.
_SELDOM_GIVEN = 20.0
#: Behind a family name with 氏: its clan, and no woman.
_CLANS = frozenset(
    "家族 王朝 宗族 宗亲 宗祠 兄弟 姐妹 父子 夫妇 夫妻 集团 祠堂 族人 后人 后裔 朝鲜".split()
)
#: Joins names, and much else.
_JOINS = ("和", "与", "同")
#: What counts or points at the place behind which no name begins: 全村, 该村.
_COUNTED = frozenset("全该本各农乡每我同一两三四五六七八九十几进驻")


@cache
def _deeds() -> dict[str, list[str]]:
    """Return what persons do, as it stands right behind their names, by its first character."""
    found: dict[str, list[str]] = {}
    for word in resources.words("deeds_zh.txt"):
        found.setdefault(word[0], []).append(word)
    return found


class Unannounced:
    """Reads names that stand alone in one line; ``named`` are the persons the text has named."""

    def __init__(self, line: Line, persons: Persons, named: Container[str]) -> None:
        self.line = line
        self.persons = persons
        self.lists = NameLists(line, persons, named)
        self.bylines = Bylines(line, self.lists)

    def person(self, i: int, *, free: bool) -> Phrase | None:
        """Read a name at ``i``; ``free`` tells whether a name may begin there unannounced."""
        end = self.lists.end(i) or self.bylines.end(i) or self._woman(i)
        if end is None and self._family(i) and (free or self._in_village(i) or self._announced(i)):
            end = self._before_deed(i)
        if end is None and self.after_people(i) and self._family(i):
            end = self._whole_name(i)
        return self.persons.unknown(i, end) if end is not None else None

    def _woman(self, i: int) -> int | None:
        """Return where a Vietnamese woman's name ends: 黎氏秋, but no 阮氏家族."""
        line = self.line
        if line.keys[i + 1 : i + 2] != ["氏"] or not surname_is_vietnamese(line.keys[i]):
            return None
        if not line.han(i + 2) or plain(line, i + 2, i + 4) in _CLANS:
            return None
        person = self.persons.person(i, cue=True)
        if person is None or person.end < i + 3:
            return None
        end = person.end
        border = self.persons.border(end)
        if end < i + 4 or border >= 2:
            return end
        # 武氏莲 | 推着车, 黎氏秋 | 坐在门前
        verb = not border and is_everyday(plain(line, end - 1, end + 1), 1)
        return end - (verb or given_zh().get(line.keys[end - 1], 0.0) < _SELDOM_GIVEN)

    def _whole_name(self, i: int) -> int | None:
        """Return where a name of three characters ends that can be nothing else: 被告人 | 农海兴 | 电话联系."""
        end = i + 3
        line = self.line
        if self.persons.cuts_word(i) or line.keys[i + 1 : i + 2] == ["氏"]:
            return None
        if any(is_everyday(plain(line, k, k + 2), 1) for k in (i, end - 1)):
            return None  # 观众 | 齐声合唱
        return end if self.lists.is_name(i, end, sure=True) else None

    def _family(self, i: int) -> bool:
        """Return whether a family name that is no word stands here, and a given name may follow."""
        keys = self.line.keys
        if keys[i] not in sure_surnames_zh() and plain(self.line, i, i + 2) not in surnames_zh():
            return False
        return i + 1 < len(keys) and (keys[i + 1] == "氏" or likely_given(keys[i + 1]))

    def _before_deed(self, i: int) -> int | None:
        """Return where a name ends whose bearer does something: 张伟强 | 主持会议."""
        line = self.line
        opens = i == 0 or not line.han(i - 1) or bool(line.tokens[i - 1].gap)
        village = self._in_village(i)
        for end in (i + 3, i + 2, i + 4):
            deed = self._deed(end) or (village and self._ends_surely(end))
            if not deed or (len(deed) == 1 and end - i == 2) or (deed in _JOINS and not opens):
                continue  # 张力 | 和; 山萝李子干 | 和
            if not self.persons.cuts_word(end) and self.lists.is_name(i, end, sure=True):
                return end
        return None

    def _deed(self, i: int) -> str:
        """Return what stands at ``i`` if it is told of persons: 担任, 为 | 团长, 任 | 县长."""
        line = self.line
        if i >= len(line) or not line.han(i) or line.tokens[i - 1].gap:
            return ""
        if line.keys[i] in ("任", "为") and self.persons.holds_office(i + 1):
            return plain(line, i, i + 2)
        rest = plain(line, i, min(i + 5, len(line)))
        return max(
            (d for d in _deeds().get(line.keys[i], ()) if rest.startswith(d)), key=len, default=""
        )

    def _ends_surely(self, i: int) -> str:
        """Return what ends a name behind a village: a mark, the end, 的, 家, 等; empty if nothing does."""
        line = self.line
        if i > len(line) or (i < len(line) and line.han(i)):
            return plain(line, i, i + 1) if i < len(line) and line.keys[i] in "的家等" else ""
        return "end"

    def _announced(self, i: int) -> bool:
        """Return whether a person is named right before his deed: 指定 | 李明担任, 以 | 李明为团长."""
        before = plain(self.line, max(0, i - 3), i)
        return before.endswith(("以", "图为", "接受", "同意", *_OF_PERSONS))

    def _in_village(self, i: int) -> bool:
        """Return whether a village or town stands right before: 芦差塘村 | 周忠良."""
        keys = self.line.keys
        return i > 2 and keys[i - 1] in HEADS and keys[i - 2] not in _COUNTED

    def after_leaders(self, i: int) -> bool:
        """Return whether a list of names begins here: 省领导 | 张伟、李明, 参加会见的有 | ….

        What stands before says so of other words too, so a name must surely end.
        """
        before = "".join(self.line.keys[max(0, i - 4) : i]).rstrip(":")
        if before.endswith(_OF_PERSONS):
            return self._names_surely(i, 1)
        return before.endswith(_BEFORE_NAMES) and self._names_surely(i)

    def in_his_life(self, i: int) -> bool:
        """Return whether what follows a name is told of persons only: 董家禄 | 曾任县长."""
        keys = self.line.keys
        told = any("".join(keys[i + n : i + n + 2]) in _LIVES for n in (2, 3))
        return told and self._names_surely(i)

    def in_cell(self, i: int) -> bool:
        """Return whether a cell of a table holds nothing but a name, with a title in the next or alone."""
        line = self.line
        if i and not line.mark(i - 1, "|"):
            return False
        return any(line.mark(i + n, "|") and self._names_surely(i) for n in (2, 3))

    def _names_surely(self, i: int, least: int = 2) -> bool:
        """Return whether a usual family name stands here, a name's length before a sure border."""
        line = self.line
        surname = line.keys[i] if i < len(line) else ""
        if surnames_zh().get(surname, 0.0) < 1.0 or is_everyday("".join(line.keys[i : i + 2]), 1):
            return False
        if line.words(i, "modifier") or line.keys[i + 1 : i + 2] == ["某"]:
            return False  # 原职; 苏某 is no name
        ends = [i + n for n in (3, 2) if i + n <= len(line) and self.persons.unbroken(i, i + n)]
        return any(self.persons.border(end) >= least for end in ends)

    def after_people(self, i: int) -> bool:
        """Return whether an everyday word for people stands right before: 司机 | 阮文雄."""
        keys = self.line.keys
        words = resources.words("people_zh.txt")
        return any("".join(keys[max(0, i - n) : i]) in words for n in (2, 3, 4))
