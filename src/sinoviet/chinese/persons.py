"""Persons in Chinese text: of the glossary, beside a title, before a verb of saying, in a list."""

from functools import cache

from sinoviet import resources
from sinoviet.names import is_everyday, likely_given, surnames_zh
from sinoviet.phrases import Line, Phrase, plain
from sinoviet.vietnamese.places import Choose

#: What may follow a person's name: verbs, prepositions, forms of address.
_AFTER_NAME = tuple(
    """
    表示 指出 强调 说 介绍 出席 主持 会见 会谈 率 一行 在 与 和 同 及 等 参加 致辞 致词 讲话 代表 认为 提出 希望 建议 感谢 祝贺 对 向 为 是 将 已 就
    的 也 并 还 于 先生 女士 同志 陪同 签署 宣布 抵达 访问 发表 担任 透露 告诉 接受 接见 共同 分别 作 了 称 到 前往 赴 进行 重申 高度 欢迎 带队 带领
    曾任 历任 现任 出任 出生 生于 涉嫌 落马 获刑 被查 兼任 升任 调任 辞去 卸任 就任 领导 通报 举行 今天 昨天 当天 近日 日前 今日 表达 肯定 要求 呼吁 相信 回顾 阐述 赞同 赞成 同意 赞赏 同样 询问 回答 答复 看望 慰问 视察 调研 考察 检查 致电 致信 通话 署名 撰文 逝世 当选 主要 从 以 因 被 给 亲切 因此
    """.split()
)  # fmt: skip
SAYING = (
    "表示",
    "指出",
    "强调",
    "介绍",
    "告诉",
    "认为",
    "说",
    "称",
    "先生",
    "女士",
    "同志",
    "一行",
)
#: Rare family names that are everyday prepositions and conjunctions.
_FUNCTION_WORDS = frozenset("和与及向同从由于")
#: Family names that are adverbs too: before these characters they are none (国王曾派使者).
_ADVERBS = frozenset("曾应将正现均已并还常时向于全连都")
_AFTER_ADVERB = frozenset("派任说在表被是于与对多担访率经获为有向提出邀该当式已要会不")
#: What makes 方 a side, not a family name (中方, 双方).
#: Family names so rare beside the word that they are, that only the glossary's bearers count.
_NEVER_ALONE = frozenset("和与及从由年员会同")
_BEFORE_SIDE = frozenset("中越双我对各外官俄美日韩老柬泰法德英印军警校院主甲乙资台港澳朝")
#: Weights up to which a family name is a rare, and a less usual one.
_USUAL_SURNAME, _WEAK_SURNAME = 2.0, 3.0
_CALLED = frozenset(("先生", "女士", "同志", "教授", "大使", "将军", "老师"))
_BEFORE_NAME = ("记者", "作者", "通讯员", "同志", "农民", "村民", "编辑", "摄影", "翻译")
#: What names persons only where a name surely ends behind it: 省领导 | 张三、…, but 领导高度重视.
_BEFORE_NAMES = ("领导", "领导人", "负责人", "的有", "同事", "姓名", "人员有", "继")
#: What hardly anything but a person stands behind.
_OF_PERSONS = tuple(
    """
    任命 免去 提名 推选 被告人 嫌疑人 被害人 罪犯 逃犯 毒贩 民警 辅警 夫人 妻子 丈夫 儿子 女儿 选手 球员 队员
    导演 演员 歌手 作家 画家 烈士
    """.split()
)
#: What is told of a person's life right behind his name.
_LIVES = tuple("曾任 历任 出生 生于 涉嫌 落马 获刑 被查 升任 调任 辞去 卸任 就任 逝世".split())
#: Characters that no given name ends with, but the word after a name begins with.
_NOT_GIVEN = frozenset(
    "说称率与及等在对向是将已就的也了到从因被给他她并和于由至以而但则还又才均各这那副摄"
)
#: What places end with, and so no name does: 燕洞镇 | 党委书记.
_PLACES = frozenset("镇村乡县社坊")


@cache
def _common() -> frozenset[str]:
    return resources.words("common_words_zh.txt")


#: Units as they stand alone before a body.
_LEVELS = tuple([unit] for unit in "省市州县区镇乡")


class Persons:
    """Reads persons in one line."""

    def __init__(self, line: Line, choose: Choose) -> None:
        self.line = line
        self.choose = choose

    def person(self, i: int, *, cue: bool) -> Phrase | None:
        """Read a person at ``i``: of the glossary, or a family name with given names."""
        line = self.line
        for end, forms in line.forms(i, ("person",)):
            longer = self.border(end) < 2 and self.border(end + 1) > self.border(end)
            if end - i == 2 and longer and not self._with_wife(end):
                continue  # 陈明 | 皇: a longer name
            if end - i == 2 and not cue and is_everyday(plain(line, i, end), 1):
                continue  # 一片汪洋
            if end - i >= 3 or cue or self.boundary(end) or line.mark(end, "·"):
                entry = self.line.entry(self.choose(forms, None, end))
                return Phrase(
                    "person", i, end, entry.vi, entry.zh, entry, "exact", 100.0, why="glossary"
                )
        if not line.han(i) or line.keys[i] == "兼":
            return None
        if line.keys[i] == "原" and line.keys[i + 1 : i + 2] in _LEVELS:
            return None  # 原 | 省旅游厅厅长: once
        width = 2 if "".join(line.keys[i : i + 2]) in surnames_zh() else 1
        foreign = self._dotted(i) if cue else None
        if foreign is not None:
            return self.unknown(i, foreign)
        surname = "".join(line.keys[i : i + width])
        if surname not in surnames_zh():
            return None
        if not cue and not self._said(i + width) and not self._addressed(i, width):
            return None
        behind = line.keys[i + 1] if i + 1 < len(line) else ""
        if not cue and surname in _FUNCTION_WORDS and behind in surnames_zh():
            return None  # 向 | 王军同志学习
        if cue and self.introduced(i) and "".join(line.keys[i : i + 2]) in _common():
            return None
        if not cue and any("".join(line.keys[i : i + n]) in _common() for n in (2, 3, 4)):
            return None
        rare = surnames_zh()[surname] < _USUAL_SURNAME
        if not cue and is_everyday("".join(line.keys[i : i + 2]), 1 if rare else 300):
            return None  # 汉语说得流利, 光临
        if cue and self._is_word(i, surname):
            return None
        if "".join(line.keys[i : i + 2]) in _AFTER_NAME or self._is_adverb(i):
            return None  # 外长 | 强调
        if any(stop - i - width >= 2 for stop, _ in line.words(i + width, "role")):
            return None  # 刀 | 局长: a short second mention
        border = self._name_end(i, width, cue=cue)
        return self.unknown(i, border) if border else None

    def rare(self, i: int) -> Phrase | None:
        """Read a name right behind a title whose family name no table has, before what he says."""
        line = self.line
        if not line.han(i) or line.items(i) or line.keys[i] in surnames_zh():
            return None
        for end in (i + 3, i + 2):
            rest = plain(line, end, min(end + 2, len(line)))
            if not rest.startswith(("在", "说", "称", *SAYING)) or not self.unbroken(i, end):
                continue
            words = (plain(line, k, k + n) for k in (i, i + 1) for n in (2, 3))
            if likely_given(plain(line, i + 1, end)) and not any(is_everyday(w, 1) for w in words):
                return self.unknown(i, end)
        return None

    def _is_word(self, i: int, surname: str) -> bool:
        """Return whether a word stands here although a title goes before: 总书记 | 高度评价, 和."""
        line = self.line
        rare = surnames_zh()[surname] < _USUAL_SURNAME
        weak = surnames_zh()[surname] <= _WEAK_SURNAME
        odd = surname in _ADVERBS or surname in _FUNCTION_WORDS
        whole = line.han(i + 3) and self.unbroken(i, i + 4)
        given = plain(line, i + 1, i + 3) if whole else ""
        if rare and not odd and likely_given(given[:1]) and self.border(i + 3) >= 2:
            return is_everyday(given) or is_everyday(surname + given, 1)  # 主席 | 公文休 | 为团长
        if (weak or odd) and is_everyday("".join(line.keys[i + 1 : i + 3]), 1 if odd else 300):
            return True  # 会见大使时 | 感谢, 向 | 中方代表
        if surname in _FUNCTION_WORDS:
            known = line.forms(i + 1, ("person",))
            office = line.words(i + 1, "role") or line.words(i + 1, "modifier")
            return bool(known or office or line.words(i + 1, "head")) or (
                line.keys[i + 1 : i + 2] != [] and line.keys[i + 1] in surnames_zh()
            )
        for n in (2, 3):
            word = "".join(line.keys[i : i + n])
            if word in _common() and self.border(i + n) < 2:
                return True
            if weak and n == 2 and is_everyday(word, 1) and self._name_end(i, 1, cue=True) == i + 2:
                return True  # 军队 | 方队
            if rare and (word in resources.words("nouns_zh.txt") or is_everyday(word)):
                return True  # 书记名单
        return False

    def _is_adverb(self, i: int) -> bool:
        """Return whether the character at ``i`` is an adverb or a side rather than a family name."""
        keys = self.line.keys
        if keys[i] in _NEVER_ALONE:
            return True
        if keys[i] == "任" and (self.holds_office(i + 1) or self._unit(i + 1)):
            return True  # 任书记, 任国防部副部长, 任广治省…主席
        if (
            keys[i] == "方"
            and i
            and keys[i - 1] in _BEFORE_SIDE
            and not self.line.tokens[i - 1].gap
        ):
            return True
        return keys[i] in _ADVERBS and i + 1 < len(keys) and keys[i + 1] in _AFTER_ADVERB

    def unknown(self, i: int, end: int) -> Phrase:
        """Return the person of tokens ``i`` to ``end`` that no glossary has."""
        text = plain(self.line, i, end)
        return Phrase("person", i, end, "", text, None, "name", 85.0, why="family name " + text[:1])

    def _name_end(self, i: int, width: int, *, cue: bool) -> int | None:
        """Return where the given names end: where the best border is, the longer one of equals."""
        line = self.line
        lengths = [i + width + 2, i + width + 1]
        if line.keys[i + 1 : i + 2] in (["氏"], ["文"]) and surname_is_vietnamese(line.keys[i]):
            lengths.insert(0, i + width + 3)
        best: int | None = None
        best_rank = 0
        for end in lengths:
            if end > len(line) or not self.unbroken(i, end) or self._with_wife(end - 1):
                continue
            rank = self.border(end)
            last = line.keys[end - 1]
            given = last == "和" or (end - i > width + 1 and likely_given(last))
            if self._of_place(end) or (last in _NOT_GIVEN and not (given and rank == 2)):
                continue  # 陈氏秋和 | 会见, 王承才 | 出席: a name after all, for a verb follows
            if end - i > width + 2 and self.border(end - 2) == 2:
                continue  # 段文 | 出席
            if rank > best_rank:
                best, best_rank = end, rank
        if best is None and surname_is_vietnamese(line.keys[i]):
            end = i + width + 3  # 杜黄玉梅 | 发言
            of_four = end <= len(line) and self.unbroken(i, end) and self.border(end) == 2
            if of_four and likely_given(plain(line, i + width, end)):
                return end
        if best is None and cue:
            ends = [e for e in lengths if self.unbroken(i, e) and self._may_end(e)]
            whole = [e for e in ends if not self.cuts_word(e)]
            return next(iter(whole or ends), None)
        return best

    def _with_wife(self, i: int) -> bool:
        """Return whether 和 at ``i`` joins a wife to a name: 苏林 | 和 | 夫人."""
        return "".join(self.line.keys[i : i + 3]) in ("和夫人", "与夫人", "及夫人", "偕夫人")

    def unbroken(self, i: int, end: int) -> bool:
        """Return whether tokens ``i`` to ``end`` are Han characters with nothing between, no quote."""
        line = self.line
        return all(map(line.han, range(i, end))) and all(
            line.ends[k] == line.starts[k + 1] for k in range(i, end - 1)
        )

    def _may_end(self, i: int) -> bool:
        named = self.line.han(i - 1) and not self._of_place(i)
        return named and self.line.keys[i - 1] not in _NOT_GIVEN

    def _of_place(self, i: int) -> bool:
        """Return whether what ends before token ``i`` is a village or town: 燕洞 | 镇党委书记."""
        keys = self.line.keys
        goes_on = i < len(keys) and keys[i] in _PLACES and keys[i + 1 : i + 2] != ["长"]
        return goes_on or (i <= len(keys) and keys[i - 1] in _PLACES)

    def holds_office(self, i: int) -> bool:
        """Return whether an office, or the body that has it, begins at token ``i``."""
        line = self.line
        return bool(
            line.words(i, "role")
            or line.words(i, "modifier")
            or line.words(i, "body")
            or line.words(i, "field")
        )

    def _unit(self, i: int) -> bool:
        """Return whether a place and its head stand at ``i``: 广治 | 省."""
        places = self.line.forms(i, ("place",))
        return any(self.holds_office(end) or self.line.words(end, "head") for end, _ in places)

    def cuts_word(self, i: int) -> bool:
        """Return whether an everyday word lies across token ``i`` and none begins there."""
        keys = self.line.keys
        if not self.line.han(i):
            return False
        across, behind = "".join(keys[i - 1 : i + 1]), "".join(keys[i : i + 2])
        if any(end > i for end, _ in self.line.forms(i - 1, ("place", "gate"))):
            return True  # 畅聊百 | 色
        return is_everyday(across) and not is_everyday(behind)

    def border(self, i: int) -> int:
        """Return how surely a name may end before token ``i``: 0 not, 3 surely."""
        line = self.line
        if i >= len(line) or not line.han(i) or line.tokens[i - 1].gap:
            return 3
        office = line.words(i + 1, "role") or line.words(i + 1, "body")
        if line.keys[i] in ("任", "兼", "为") and (office or line.forms(i + 1, ("place",))):
            return 3
        rest = "".join(line.keys[i : i + 3])
        if line.keys[i] == "致" and (
            {"辞", "词"} & set(line.keys[i + 2 : i + 5]) or rest[1:2] == "以"
        ):
            return 3  # 李培 | 致欢迎辞, 张明 | 致以
        if any(stop - i >= 2 for stop in self._office_ends(i)):
            return 2
        longest = max((len(word) for word in _AFTER_NAME if rest.startswith(word)), default=0)
        return min(longest, 2)

    def _said(self, i: int) -> bool:
        """Return whether a verb of saying follows within a given name's length."""
        keys = self.line.keys
        return any("".join(keys[i + n : i + n + 2]).startswith(SAYING) for n in (1, 2))

    def _addressed(self, i: int, width: int) -> bool:
        """Return whether an office or an address stands behind a usual name: 陈永琥 | 主席."""
        line = self.line
        if surnames_zh()["".join(line.keys[i : i + width])] < _USUAL_SURNAME:
            return False
        for size in (2, 1):
            end = i + width + size
            ends = self._office_ends(end) if end < len(line) else []
            if self._of_place(end):
                continue  # 龙威 | 村党支部书记
            called = "".join(line.keys[end : end + 2]) in _CALLED
            if self.unbroken(i, end) and (called or any(stop - end >= 2 for stop in ends)):
                return not is_everyday("".join(line.keys[i + width : end]), 1) or size == 1
        return False

    def _office_ends(self, i: int) -> list[int]:
        """Return where an office ends that begins at ``i``: 主席, 副 | 主席."""
        deputies = self.line.words(i, "modifier") if self.line.keys[i] == "副" else []
        starts = [i, *(stop for stop, _ in deputies)]
        return [stop for start in starts for stop, _ in self.line.words(start, "role")]

    def boundary(self, i: int) -> bool:
        """Return whether a name may end before token ``i``."""
        line = self.line
        if i >= len(line) or not line.han(i) or line.tokens[i - 1].gap:
            return True
        rest = "".join(line.keys[i : i + 3])
        return rest.startswith(_AFTER_NAME) or bool(line.words(i, "role"))

    def _dotted(self, i: int) -> int | None:
        """Return the end of a foreign name with a middle dot (通伦·西苏里)."""
        line = self.line
        j = i
        dotted = False
        while j < len(line) and j - i < 16:
            if line.mark(j, "·"):
                dotted = True
            elif not line.han(j) or (dotted and j - i > 3 and self.boundary(j)):
                break
            j += 1
        return j if dotted else None

    def introduced(self, i: int) -> bool:
        """Return whether a word that introduces a name stands right before."""
        before = "".join(self.line.keys[max(0, i - 4) : i])
        return before.rstrip(":").endswith(_BEFORE_NAME)


def surname_is_vietnamese(surname: str) -> bool:
    """Return whether a family name is a frequent one in Vietnam.

    >>> surname_is_vietnamese("阮")
    True
    """
    rows = resources.table("surnames_vn.tsv", ("vi", "zh", "weight"))
    return any(surname in zh.split("|") and float(weight) >= 10 for _, zh, weight in rows)


def surely_vietnamese(name: str) -> bool:
    """Return whether a name in Han characters is a Vietnamese's by itself: 阮 is all but unknown in China.

    >>> surely_vietnamese("阮明武"), surely_vietnamese("黎氏秋"), surely_vietnamese("黎明")
    (True, True, False)
    """
    return name[:1] == "阮" or (name[1:2] == "氏" and surname_is_vietnamese(name[:1]))
