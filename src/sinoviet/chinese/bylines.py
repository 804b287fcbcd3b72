"""By-lines in Chinese text: (赵鹏 彭应涛), 电(赵卫东), (张明 摄), 张莉 摄影, 文/朱熙."""

import re
from collections.abc import Iterator

from sinoviet.chinese.name_lists import NameLists
from sinoviet.names import is_everyday, likely_given, sure_surnames_zh, surnames_zh
from sinoviet.phrases import Line, plain

#: What says behind the name who did what, and before it.
_DONE = ("摄影报道", "摄影", "摄", "供图", "供稿", "文", "图", "绘", "整理", "报道")
_DOING = frozenset("文图摄")
_DOERS = ("记者", "通讯员", "作者", "编辑", "摄影", "撰文")
#: What a dispatch begins with, before its author in brackets: 3月1日 | 电, 本报 | 讯.
_DISPATCH = frozenset("电讯")

#: Without one of these no line has a by-line.
_MARKS = re.compile(r"[(（/／ \u3000]")


class Bylines:
    """Finds the names in the by-lines of one line."""

    def __init__(self, line: Line, lists: NameLists) -> None:
        self.line = line
        self.lists = lists
        self._ends: dict[int, int] | None = None

    def end(self, i: int) -> int | None:
        """Return where the name ends that stands in a by-line at ``i``."""
        if self._ends is None:
            self._ends = dict(self._read())
        return self._ends.get(i)

    def _read(self) -> Iterator[tuple[int, int]]:
        line = self.line
        if not _MARKS.search(line.text):
            return
        for k in range(len(line)):
            if line.mark(k, "("):
                yield from self._in_brackets(k + 1)
            elif line.mark(k, "/") and k and self._does(k):
                end = next((e for e in (k + 4, k + 3) if self._alone(k + 1, e)), 0)
                if end:
                    yield k + 1, end  # 文/朱熙
            elif line.han(k) and line.tokens[k].gap == " ":
                done = plain(line, k + 1, k + 3)
                i = next((i for i in (k - 2, k - 1) if self._alone(i, k + 1)), None)
                if i is not None and done.startswith(_DONE) and (i == 0 or not self._within(i)):
                    yield i, k + 1  # 张莉 | 摄影

    def _does(self, k: int) -> bool:
        """Return whether what ends before ``k`` says who did what: 文 | /…, 通讯员 | /…."""
        one = self.line.keys[k - 1] in _DOING and not self._within(k - 1)
        return one or plain(self.line, max(0, k - 3), k).endswith(_DOERS)

    def _in_brackets(self, first: int) -> Iterator[tuple[int, int]]:
        """Yield the names that brackets hold and nothing else, but for what was done."""
        line = self.line
        end = first
        while end < len(line) and line.han(end) and end - first < 20:
            end += 1
        if end == first or not line.mark(end, ")"):
            return
        starts = [k for k in range(first, end) if k == first or line.tokens[k - 1].gap]
        pieces = list(zip(starts, [*starts[1:], end], strict=True))
        start, stop = pieces.pop()
        done = next((word for word in _DONE if plain(line, start, stop).endswith(word)), "")
        done = "" if pieces == [] and self._signs(start, stop) else done  # 沈龙文
        if stop - len(done) > start:
            pieces.append((start, stop - len(done)))
        several = len(pieces) > 1
        last = end + 1 >= len(line) or (end + 2 >= len(line) and line.mark(end + 1, "."))
        wired = first > 1 and line.keys[first - 2] in _DISPATCH
        if (several or done or last or wired) and all(
            self._signs(a, b) or (several and self._of_four(a, b)) for a, b in pieces
        ):
            yield from pieces

    def _signs(self, i: int, end: int) -> bool:
        """Return whether tokens ``i`` to ``end`` are a name, maybe of characters that few are called."""
        line = self.line
        if (
            end - i not in (2, 3)
            or surnames_zh().get(line.keys[i], 0.0) < 1
            or line.forms(i, ("place",))
        ):
            return False
        return not line.words(i, "modifier") and not is_everyday(plain(line, i, i + 2), 1)

    def _of_four(self, i: int, end: int) -> bool:
        """Return whether four characters are a name: 朱海亚楠."""
        given = plain(self.line, i + 1, end)
        return len(given) == 3 and self.line.keys[i] in sure_surnames_zh() and likely_given(given)

    def _alone(self, i: int, end: int) -> bool:
        """Return whether a name stands here between blanks, marks or the borders of the line."""
        line = self.line
        if i < 0 or end > len(line) or not self.lists.is_name(i, end, sure=True):
            return False
        return end == len(line) or not line.han(end) or bool(line.tokens[end - 1].gap)

    def _within(self, i: int) -> bool:
        """Return whether token ``i`` stands in the middle of a run of Han characters."""
        return self.line.han(i - 1) and not self.line.tokens[i - 1].gap
