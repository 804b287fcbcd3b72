"""Two parallel files: which paragraphs of the one answer to which of the other.

Paragraphs are matched by their lengths, after Gale and Church (*A Program for Aligning Sentences in
Bilingual Corpora*, 1993), and by what both say alike: numbers, and keys that the caller finds in a
text (the ids of the entries it names).  Where neither lengths nor keys agree, the pair says so.
"""

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sinoviet.formats.document import Unit
from sinoviet.parallel import (
    KEY,
    MOST_KEYS,
    Texts,
    by_keys,
    by_length,
    compare,
    contradict,
    worth_of,
)

#: Costs (negative logarithms of probabilities) of what one step takes from source and target.
_STEPS = {(1, 1): 0.12, (1, 0): 5.3, (0, 1): 5.3, (2, 1): 3.1, (1, 2): 3.1, (2, 2): 4.5}
_MOVES = tuple((taken, given, cost) for (taken, given), cost in _STEPS.items())
_DOUBTFUL = 6.0  # the cost of a length at which a pair without a shared key is not believed
_AROUND, _DOUBTFUL_AROUND = 5, 2.6  # the same for the mean of so many pairs before and behind
_NARROW = 24  # half the width of the band that is searched first
_MOST_CELLS = 1_000_000  # a wider band takes too long; what it would have found stays doubtful
_FAR = math.inf


@dataclass(frozen=True, slots=True)
class Pair:
    """Paragraphs that answer to one another; ``sure`` is False where that is a guess.

    An empty side: nothing answers to the other.

    >>> Pair((Unit("1", "Văn Sơn"),), (), True).target
    ()
    """

    source: tuple[Unit, ...]
    target: tuple[Unit, ...]
    sure: bool


def align(
    source: Sequence[Unit], target: Sequence[Unit], anchors: Callable[[str], frozenset[str]]
) -> tuple[Pair, ...]:
    """Return the paragraphs of two parallel texts in pairs, in order; every unit stands in one.

    ``anchors`` gives for a text keys that mean the same in both languages; numbers are found here.

    >>> def none(text): return frozenset()
    >>> pairs = align([Unit("1", "ngày 12 tháng 3")], [Unit("1", "3月12日")], none)
    >>> [(pair.source[0].target, pair.target[0].target, pair.sure) for pair in pairs]
    [('ngày 12 tháng 3', '3月12日', True)]
    """
    found = [_aligned(texts) for texts in compare(source, target, anchors)]
    steps, texts, _ = min(found, key=lambda one: one[2])
    pairs: list[Pair] = []
    i = j = 0
    for (taken, given), sure in zip(steps, _believed(texts, steps), strict=True):
        pairs.append(Pair(tuple(source[i : i + taken]), tuple(target[j : j + given]), sure))
        i, j = i + taken, j + given
    return _merged(pairs)


def _believed(texts: Texts, steps: list[tuple[int, int]]) -> list[bool]:
    """Tell for each step whether it can be believed.

    A shared key speaks for a pair.  Without one its lengths must fit, and those of the pairs around
    it: if the alignment is right, the cost of a length is 1 on average, and most steps are one to one.
    Where both texts have as many paragraphs, one to one, a pair of fitting length between two that share
    keys is believed whatever it names: a wrong name in it must not part it from its source.
    """
    costs, around, keyed, apart = [], [], [], []
    i = j = 0
    for taken, given in steps:
        a, b = sum(texts.source[i : i + taken]), sum(texts.target[j : j + given])
        keyed.append(worth_of(texts, i, taken, j, given) >= KEY)
        costs.append(by_length(a, b) if taken and given else 0.0)
        around.append(0.0 if keyed[-1] else costs[-1] + _STEPS[taken, given])
        apart.append(contradict(texts, i, taken, j, given))
        i, j = i + taken, j + given
    sure = []
    for at, (taken, given) in enumerate(steps):
        near = around[max(0, at - _AROUND) : at + _AROUND + 1]
        fits = len(near) < 4 or sum(near) < _DOUBTFUL_AROUND * len(near)
        believed = costs[at] < _DOUBTFUL and fits and not apart[at]
        sure.append(keyed[at] or believed or not (taken and given))
    if all(step == (1, 1) for step in steps):
        pinned = [True, *keyed, True]
        sure = [
            one or (pinned[at] and pinned[at + 2] and costs[at] < _DOUBTFUL)
            for at, one in enumerate(sure)
        ]
    return sure


def _aligned(texts: Texts) -> tuple[list[tuple[int, int]], Texts, float]:
    """Return what each pair takes from source and target, and what that costs."""
    count = len(texts.source)
    if count == len(texts.target):  # paragraph by paragraph, if that fits throughout
        steps = [(1, 1)] * count
        if count <= 2 or all(_believed(texts, steps)):
            return steps, texts, -_FAR
    steps, cost = [], 0.0
    i = j = 0
    for a, b in [*_fixed(texts), (count, len(texts.target))]:
        more, extra = _stretch(texts, i, a, j, b)
        steps += more
        cost += extra
        i, j = a, b
    return steps, texts, cost


def _fixed(texts: Texts) -> list[tuple[int, int]]:
    """Return pairs of paragraphs that surely belong together, in order.

    They share rare keys, and none of the two shares as much with any other paragraph.
    """
    if len(texts.source) * len(texts.target) < 10_000:
        return []
    best: list[Counter[int]] = [Counter(), Counter()]
    for (i, j), worth in texts.shared.items():
        best[0][i] = max(best[0][i], worth)  # type: ignore[assignment]
        best[1][j] = max(best[1][j], worth)  # type: ignore[assignment]
    strong = [
        (i, j)
        for (i, j), worth in sorted(texts.shared.items())
        if worth >= MOST_KEYS * 0.6 and worth >= best[0][i] and worth >= best[1][j]
    ]
    once = [Counter(pair[side] for pair in strong) for side in (0, 1)]
    strong = [(i, j) for i, j in strong if once[0][i] == 1 == once[1][j]]
    return _rising(strong)


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest part of ``pairs`` (sorted by the first) in which the second rises too."""
    ends: list[int] = []  # the smallest end of a rising row of each length
    rows: list[int] = []  # which pair that is
    before: list[int] = []
    for number, (_, j) in enumerate(pairs):
        at = bisect_left(ends, j)
        before.append(rows[at - 1] if at else -1)
        ends[at : at + 1] = [j]
        rows[at : at + 1] = [number]
    found: list[tuple[int, int]] = []
    number = rows[-1] if rows else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]


def _stretch(texts: Texts, i: int, a: int, j: int, b: int) -> tuple[list[tuple[int, int]], float]:
    """Align source ``i`` to ``a`` with target ``j`` to ``b``; the band grows until it is enough."""
    if i == a or j == b:
        return [(1, 0)] * (a - i) + [(0, 1)] * (b - j), 8.0 * (a - i + b - j)
    half = _NARROW
    while True:
        steps, cost, touched = _banded(texts, i, a, j, b, half)
        enough = not touched or half >= b - j
        if enough or (a - i) * 6 * half > _MOST_CELLS:
            return steps, cost
        half *= 3


def _banded(
    texts: Texts, i: int, a: int, j: int, b: int, half: int
) -> tuple[list[tuple[int, int]], float, bool]:
    """Return the cheapest steps inside a band, their cost, and whether they touch its edge.

    The band follows the shares of the lengths: after a third of the source comes a third of the
    target.
    """
    ours, theirs = texts.source[i:a], texts.target[j:b]
    rows, columns = len(ours), len(theirs)
    lows = _lows(ours, theirs, half)
    width = 2 * half + 1
    costs = [[_FAR] * width for _ in range(rows + 1)]
    chosen: list[list[tuple[int, int]]] = [[(0, 0)] * width for _ in range(rows + 1)]
    costs[0][0 - lows[0]] = 0.0
    memory: dict[tuple[float, float], float] = {}
    for x in range(rows + 1):
        low = lows[x]
        here, chosen_here = costs[x], chosen[x]
        for y in range(max(low, 0), min(low + width, columns + 1)):
            best, step = here[y - low], (0, 0)
            for taken, given, prior in _MOVES:
                u, v = x - taken, y - given
                if u < 0 or v < 0 or not lows[u] <= v < lows[u] + width:
                    continue
                cost = costs[u][v - lows[u]] + prior
                if cost == _FAR:
                    continue
                if not (taken and given):
                    cost += min(4.0, 0.05 * (ours[u] if taken else theirs[v]))
                else:
                    cost += by_keys(texts, i + u, taken, j + v, given)
                    if cost >= best:
                        continue
                    m = ours[u] if taken == 1 else ours[u] + ours[u + 1]
                    n = theirs[v] if given == 1 else theirs[v] + theirs[v + 1]
                    length = memory.get((m, n))
                    if length is None:
                        length = memory[m, n] = by_length(m, n)
                    cost += length
                if cost < best:
                    best, step = cost, (taken, given)
            here[y - low], chosen_here[y - low] = best, step
    steps, touched = _path(chosen, lows, rows, columns)
    return steps, costs[rows][columns - lows[rows]], touched


def _lows(ours: list[float], theirs: list[float], half: int) -> list[int]:
    """Return for each row of the band its first column."""
    total, all_theirs = sum(ours), sum(theirs)
    sums = [0.0]
    for length in theirs:
        sums.append(sums[-1] + length)
    lows, done = [], 0.0
    for length in [*ours, 0.0]:
        lows.append(bisect_left(sums, done / total * all_theirs - 1e-6) - half)
        done += length
    lows[-1] = len(theirs) - half
    return lows


def _path(
    chosen: list[list[tuple[int, int]]], lows: list[int], rows: int, columns: int
) -> tuple[list[tuple[int, int]], bool]:
    """Return the steps back from the end, and whether they come near the edge of the band."""
    steps: list[tuple[int, int]] = []
    touched = False
    x, y = rows, columns
    while x or y:
        at = y - lows[x]
        touched |= not 2 < at < len(chosen[x]) - 3 and 0 < y < columns
        taken, given = chosen[x][at]
        if not (taken or given):  # no way through the band
            return [(1, 0)] * rows + [(0, 1)] * columns, True
        steps.append((taken, given))
        x, y = x - taken, y - given
    return steps[::-1], touched


def _merged(pairs: list[Pair]) -> tuple[Pair, ...]:
    """Make one pair of doubtful pairs side by side, and of what has no answer beside them."""
    found: list[Pair] = []
    loose: list[Pair] = []  # pairs with an empty side whose neighbour before is sure
    for pair in pairs:
        if pair.source and pair.target and pair.sure:
            found += [*loose, pair]
            loose = []
        elif pair.source and pair.target:
            stretch = [*loose, pair]
            loose = []
            if found and not found[-1].sure:
                stretch.insert(0, found.pop())
            found.append(_joined(stretch))
        elif found and not found[-1].sure and not loose:
            found.append(_joined([found.pop(), pair]))
        else:
            loose.append(pair)
    return (*found, *loose)


def _joined(pairs: list[Pair]) -> Pair:
    return Pair(
        tuple(unit for pair in pairs for unit in pair.source),
        tuple(unit for pair in pairs for unit in pair.target),
        False,
    )
