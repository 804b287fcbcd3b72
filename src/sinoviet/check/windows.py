"""Stretches of a text that may be a name: by their capitals, their characters, their readings."""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from sinoviet.check.draft import Language, forms_in
from sinoviet.check.possible import fits, is_sinovietnamese, near_reading
from sinoviet.check.searched import Searched
from sinoviet.glossary import Entry
from sinoviet.hanzi import is_han, pinyin
from sinoviet.readings import surnames
from sinoviet.resolver import Span
from sinoviet.syllable import parse
from sinoviet.text import fold, skeleton

#: The generic word that the last syllable of a Chinese name of nature is (Tả Giang is sông Tả).
NATURE_WORDS = {
    "Giang": "sông",
    "Hà": "sông",
    "Hồ": "hồ",
    "Sơn": "núi",
    "Đảo": "đảo",
    "Hải": "biển",
}


def capital_windows(
    text: Searched, han: str, *, chinese: bool = False, person: bool = False
) -> list[tuple[Span, tuple[bool, ...]]]:
    """Return the capitalised words of the text, as many as characters, and which may be readings."""
    size, words = len(han), text.words
    found = []
    for first in range(len(words) - size + 1):
        one = words[first : first + size]
        if one[0].capital and one[-1].capital and text.together(first, size):
            fit = fits(han, [word.key for word in one], chinese=chinese, person=person)
            if any(fit):
                found.append((Span(one[0].span.start, one[-1].span.end), fit))
    return found


def han_windows(text: str, syllables: Sequence[str]) -> list[tuple[Span, tuple[bool, ...]]]:
    """Return the stretches of Han characters, as many as syllables, and which may be read so.

    A syllable that is no character's reading (Páo, Lử) may be written with any.
    """
    size = len(syllables)
    free = [not is_sinovietnamese(syllable) for syllable in syllables]
    if all(free):
        return []
    found = []
    for at in range(len(text) - size + 1):
        window = text[at : at + size]
        if all(map(is_han, window)):
            fit = tuple(a or b for a, b in zip(fits(window, syllables), free, strict=True))
            if fit[0] and sum(fit) * 2 >= size:
                found.append((Span(at, at + size), fit))
    return found


def sounded_windows(text: str, syllables: Sequence[str]) -> list[Span]:
    """Return the Han names whose given name sounds in Mandarin as it is spelt.

    >>> sounded_windows("交由李老三运往", syllables_of("Lý Lao San"))
    [Span(start=2, end=5)]
    """
    size, given = len(syllables), [skeleton(syllable) for syllable in syllables[1:]]
    return [
        Span(at, at + size)
        for at in range(len(text) - size + 1)
        if all(map(is_han, text[at : at + size]))
        and fits(text[at], syllables[:1])[0]
        and pinyin(text[at + 1 : at + size]) == given
    ]


def syllables_of(text: str) -> list[str]:
    """Return the folded words of a Vietnamese name, without dashes."""
    return [word for word in fold(text).split() if any(map(str.isalpha, word))]


def han_only(text: str) -> str:
    """Return ``text`` without the marks between Han characters (丰芽—格邦)."""
    return "".join(c for c in text if is_han(c) or c.isalnum() or c in "，。；")


@lru_cache(maxsize=20_000)
def searched_forms(entry: Entry, language: Language) -> tuple[str, ...]:
    """Return the forms to look for: those that are right and those to avoid, with short ones."""
    avoid = entry.vi_avoid if language == "vi" else entry.zh_avoid
    forms = [*forms_in(entry, language), *avoid]
    if language == "vi" and entry.kind == "place":
        for form in forms_in(entry, "vi"):
            rest, _, last = form.rpartition(" ")
            if rest and last in NATURE_WORDS:
                forms.append(f"{NATURE_WORDS[last]} {rest}")
    return tuple(dict.fromkeys(forms))


@cache
def families() -> frozenset[str]:
    """Return the first syllables of all family names, folded."""
    return frozenset(fold(vi).split()[0] for vi, _ in surnames().values())


def sound_alike(one: str, other: str) -> bool:
    """Return whether two names sound alike, in Mandarin or in Vietnamese."""
    return pinyin(one) == pinyin(other) or any(
        a == b or near_reading(b, usual_reading(a))
        for a, b in zip(one, other, strict=True)
        if a != b
    )


def usual_reading(hanzi: str) -> str:
    """Return the usual reading of a character, or ""."""
    from sinoviet.readings import character

    one = character(hanzi)
    return one.vi if one is not None else ""


def one_slip(keys: Sequence[str], wanted: Sequence[str], edits: int) -> bool:
    """Return whether one syllable of several is off by a slip of the hand."""
    wrong = [(a, b) for a, b in zip(keys, wanted, strict=True) if a != b]
    letters = sum(map(len, wanted))
    if len(wanted) == 1:
        return edits <= (1 if letters < 7 else 2) and letters >= 5
    return len(wrong) == 1 and edits <= (1 if letters < 6 else 2)


def has_foreign_words(text: Searched, known: Sequence[Span] = ()) -> bool:
    """Return whether a Vietnamese text has capitalised words of another language.

    Words of ``known`` names (Myanmar) do not count, nor what stands beside an abbreviation.
    """
    last = ""
    for word in text.words:
        written = text.text[word.span.start : word.span.end]
        odd = word.capital and parse(word.key) is None and not written.isupper()
        beside = len(last) > 1 and last.isupper()  # SEA Games
        if odd and not beside and not any(overlap(word.span, span) for span in known):
            return True
        last = written
    return False


def overlap(one: Span, other: Span) -> bool:
    """Return whether two spans share a character."""
    return one.start < other.end and other.start < one.end


def apart_spans(spans: Iterable[Span]) -> list[Span]:
    """Return spans without those that lie in or over a longer one."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start - s.end, s.start)):
        if not any(overlap(span, other) for other in kept):
            kept.append(span)
    return kept
