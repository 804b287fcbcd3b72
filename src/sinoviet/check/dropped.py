"""A sentence of the source that its target segment leaves out, though its persons stand elsewhere in the draft."""

import re
from collections.abc import Set

from sinoviet.check.compared import Compared, ends_sentence, key_of, leaves
from sinoviet.check.draft import Language
from sinoviet.resolver import Mention, Span

#: Words that stand for a person whose name is not repeated; in Vietnamese, where no name follows them.
_PRONOUN = {
    "zh": re.compile("[他她其该]|两人|二人"),
    "vi": re.compile(
        r"\b(?:ông|bà|anh|chị|đồng chí|ngài|cô|họ|mình)\b(?! \w)|\b(?:ông|bà|anh|chị|đồng chí|ngài|cô|họ|mình) (?P<next>\w)",
        re.I,
    ),
}
_SHORT_WORD = 2  # letters of what may be an abbreviation: TP. Hà Giang


def in_dropped_sentence(work: Compared, name: Mention, stood: Set[str]) -> bool:
    """Return whether a missing person stands in a sentence of the source of which the target has no name.

    ``stood`` are the names of the source that stand in the target.  The target must have fewer sentences than
    the source, and no word that may mean the person.
    """
    if name.kind != "person":
        return False
    source, target = work.segment.unit.source or "", work.segment.unit.target
    theirs = sentences(source)
    if len(theirs) <= len(sentences(target)):
        return False
    if _has_pronoun(work.segment.plain, work.draft.language):
        return False
    own = next((s for s in theirs if s.start <= name.span.start < s.end), None)
    if own is None:
        return False
    inside = {
        key_of(m) for m in leaves(work.segment.source_names) if own.start <= m.span.start < own.end
    }
    outside = {
        key_of(m)
        for m in leaves(work.segment.source_names)
        if not own.start <= m.span.start < own.end
    }
    return not (inside - outside) & stood


def _has_pronoun(text: str, language: Language) -> bool:
    return any(
        (match.groupdict().get("next") or "a").islower()
        for match in _PRONOUN[language].finditer(text)
    )


def sentences(text: str) -> list[Span]:
    """Return where the sentences of a text are, and the parts before a semicolon.

    >>> [(s.start, s.end) for s in sentences("Ông An ở TP. Huế. Bà Mai nói; ông nghe.")]
    [(0, 17), (17, 29), (29, 39)]
    """
    found, at = [], 0
    for i, mark in enumerate(text):
        if mark in "。！？；;" or (ends_sentence(text, i) and _is_full_stop(text, i)):
            found.append(Span(at, i + 1))
            at = i + 1
    return [*found, Span(at, len(text))] if text[at:].strip() else found


def _is_full_stop(text: str, i: int) -> bool:
    """Return whether a full stop ends a sentence, not an abbreviation."""
    word = re.search(r"\w*\Z", text[:i])
    return text[i] != "." or word is None or len(word[0]) > _SHORT_WORD or not word[0].isupper()
