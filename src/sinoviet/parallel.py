"""What two parallel texts have in common: lengths in one measure, numbers, keys of the caller."""

import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from sinoviet.formats.document import Unit
from sinoviet.hanzi import is_han

_SPREAD = 1.3  # variance of the length of a translation, for each syllable of the source
_LOOSE = 0.12  # and for whole paragraphs: the share by which translators differ
_WORST_LENGTH = 14.0  # no length says more than that against a pair
KEY = 1.2  # what a shared key is worth, for each e-fold of rarity
MOST_KEYS = 12.0
_LOST_NUMBER, _LOST_KEY, _MOST_LOST = 0.5, 2.0, 5.0  # what a key costs that one side lacks
_COMMON = 20  # a key in more paragraphs than that says nothing
_NUMBER = re.compile(r"\d+(?:[.,]\d{3})+(?!\d)|\d+(?:[.,]\d+)?")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Texts:
    """What is known of both texts: lengths (in a common measure) and shared keys."""

    source: list[float]
    target: list[float]
    source_keys: list[frozenset[str]]
    target_keys: list[frozenset[str]]
    shared: dict[tuple[int, int], float]  # what common keys speak for a pair of paragraphs
    source_weights: list[float]  # what the keys of a paragraph speak against any other
    target_weights: list[float]
    common: dict[tuple[int, int], float]  # how much of that is taken back for a pair


def numbers(text: str) -> frozenset[str]:
    """Return the numbers of a text, without the marks between thousands.

    >>> sorted(numbers("1.200 km, 3,5%, ngày 05/3"))
    ['#1200', '#3', '#3.5', '#5']
    """
    found = set()
    for written in _NUMBER.findall(unicodedata.normalize("NFKC", text)):
        thousands = re.fullmatch(r"\d+(?:[.,]\d{3})+", written)
        number = re.sub("[.,]", "", written) if thousands else written
        found.add("#" + (number.replace(",", ".").lstrip("0") or "0"))
    return frozenset(found)


def _length(text: str) -> int:
    """Return the syllables of a text: Han characters, words of Latin letters, numbers."""
    han = sum(map(is_han, text))
    spaced = "".join(" " if is_han(c) else c for c in text) if han else text
    return han + len(_WORD.findall(unicodedata.normalize("NFC", spaced)))


def compare(
    source: Sequence[Unit], target: Sequence[Unit], anchors: Callable[[str], frozenset[str]]
) -> list[Texts]:
    """Return what is known of both texts, once for each ratio of their lengths worth trying.

    >>> texts = compare([Unit("1", "ngày 12")], [Unit("1", "12日")], lambda text: frozenset())
    >>> sorted(texts[0].shared)
    [(0, 0)]
    """
    ours, theirs = (
        [numbers(unit.target) | anchors(unit.target) for unit in units]
        for units in (source, target)
    )
    a, b = ([float(_length(unit.target) + 1) for unit in units] for units in (source, target))
    where = _places(ours), _places(theirs)
    shared, common = _shared(*where, len(ours), len(theirs))

    def weights(texts: list[frozenset[str]]) -> list[float]:
        return [sum(_weight(k) for k in keys if _is_rare(k, *where)) for keys in texts]

    against = weights(ours), weights(theirs)
    return [
        Texts([n * ratio for n in a], b, ours, theirs, shared, *against, common)
        for ratio in _ratios(a, b, shared)
    ]


def _places(texts: list[frozenset[str]]) -> dict[str, list[int]]:
    """Return for each key the paragraphs that have it."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, keys in enumerate(texts):
        for key in keys:
            places[key].append(number)
    return places


def _is_rare(key: str, ours: dict[str, list[int]], theirs: dict[str, list[int]]) -> bool:
    return len(ours.get(key, ())) <= _COMMON and len(theirs.get(key, ())) <= _COMMON


def _weight(key: str) -> float:
    """Return what a key says that stands on one side only: numbers are often written out."""
    return _LOST_NUMBER if key.startswith("#") else _LOST_KEY


def _shared(
    ours: dict[str, list[int]], theirs: dict[str, list[int]], source: int, target: int
) -> tuple[dict[tuple[int, int], float], dict[tuple[int, int], float]]:
    """Return for pairs of paragraphs what their common keys are worth (rare ones more), and their weight."""
    worth: defaultdict[tuple[int, int], float] = defaultdict(float)
    common: defaultdict[tuple[int, int], float] = defaultdict(float)
    for key, here in ours.items():
        there = theirs.get(key, [])
        if not there or not _is_rare(key, ours, theirs):
            continue
        rare = KEY * math.log(1 + max(source, target) / max(len(here), len(there)))
        for i in here:
            for j in there:
                worth[i, j] = min(MOST_KEYS, worth[i, j] + rare)
                common[i, j] += _weight(key)
    return dict(worth), dict(common)


def _ratios(
    source: list[float], target: list[float], shared: dict[tuple[int, int], float]
) -> list[float]:
    """Return how many syllables of the target one of the source may make.

    Paragraphs that share many keys show it.  Else the whole texts do, unless one lacks a part:
    then the usual length of a paragraph does, unless one cuts its paragraphs shorter.
    """
    found = [target[j] / source[i] for (i, j), worth in shared.items() if worth >= MOST_KEYS / 2]
    if len(found) >= 5:
        return [median(found)]
    if not source or not target:
        return [1.0]
    whole = min(max(sum(target) / sum(source), 0.5), 2.0)
    usual = min(max(median(target) / median(source), 0.5), 2.0)
    return [whole] if 0.85 < whole / usual < 1.18 else [whole, usual]


def by_length(a: float, b: float) -> float:
    """Return the cost of two lengths: how unlikely it is that one translates the other.

    >>> by_length(20, 20) < by_length(20, 25) < by_length(20, 60)
    True
    """
    mean = (a + b) / 2
    spread = math.sqrt(_SPREAD * mean + (_LOOSE * mean) ** 2)
    chance = math.erfc(abs(a - b) / spread / math.sqrt(2))
    return min(_WORST_LENGTH, -math.log(chance)) if chance > 0 else _WORST_LENGTH


def contradict(texts: Texts, i: int, taken: int, j: int, given: int) -> bool:
    """Tell whether both sides have keys, and none in common."""
    ours = frozenset[str]().union(*texts.source_keys[i : i + taken])
    theirs = frozenset[str]().union(*texts.target_keys[j : j + given])
    return len(ours) >= 2 and len(theirs) >= 2 and not ours & theirs


def worth_of(texts: Texts, i: int, taken: int, j: int, given: int) -> float:
    """Return what the shared keys speak for a pair."""
    return sum(
        texts.shared.get((a, b), 0.0) for a in range(i, i + taken) for b in range(j, j + given)
    )


def by_keys(texts: Texts, i: int, taken: int, j: int, given: int) -> float:
    """Return the cost of the keys of a pair: of those on one side only, less the common ones."""
    ours, theirs, shared = texts.source_weights, texts.target_weights, texts.shared
    lost, worth = ours[i] + theirs[j], 0.0
    if taken == 2:
        lost += ours[i + 1]
    if given == 2:
        lost += theirs[j + 1]
    for a in range(i, i + taken):
        for b in range(j, j + given):
            if (a, b) in shared:
                worth += shared[a, b]
                lost -= 2 * texts.common[a, b]
    return min(_MOST_LOST, max(0.0, lost)) - worth
