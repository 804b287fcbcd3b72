"""Names with the tone mark in two places: *Hòa Bình* and *Hoà Bình*.

What it finds: names whose tone marks stand otherwise than in most names of the draft (older style:
*hòa, thúy*; newer style: *hoà, thuý*), or than the configuration asks for (``tone_style``).

Why: both are right, but not in one text; and a search for one does not find the other.

Source: the two styles as in the orthography of 1902 and in the Ministry of Education's rules of 1984.
"""

import re
import unicodedata
from collections.abc import Iterator

from sinoviet.check.draft import Draft
from sinoviet.check.rule import Found, Rule
from sinoviet.syllable import ToneStyle, respell

_WORD = re.compile(r"[^\W\d_]+")


def _style(word: str) -> ToneStyle | None:
    """Return the style that a word shows, None if both styles write it alike."""
    old, new = respell(word, "old"), respell(word, "new")
    if old == new:
        return None
    return "old" if word == old else "new" if word == new else None


def _find(draft: Draft) -> Iterator[Found]:
    if draft.language != "vi":
        return
    counts: dict[ToneStyle, int] = {"old": 0, "new": 0}
    for segment in draft.segments:
        for mention in segment.target:
            for match in _WORD.finditer(unicodedata.normalize("NFC", mention.text)):
                style = _style(match[0])
                if style is not None:
                    counts[style] += 1
    wanted: ToneStyle | None = draft.tone_style or None
    if wanted is None and all(counts.values()):
        wanted = "old" if counts["old"] >= counts["new"] else "new"
    if wanted is not None:
        yield from _otherwise(draft, wanted)


def _otherwise(draft: Draft, wanted: ToneStyle) -> Iterator[Found]:
    for segment in draft.segments:
        for mention in segment.target:
            text = unicodedata.normalize("NFC", mention.text)
            styles = {_style(match[0]) for match in _WORD.finditer(text)} - {None, wanted}
            if styles:
                right = _WORD.sub(lambda match: respell(match[0], wanted), text)
                asked = "the house writes it" if draft.tone_style else "most names here have it"
                message = f"the tone mark stands in the other place; {asked} as in {right}"
                yield Found(segment, mention.span, message, (right,), certain=True)


RULE = Rule("SV302", "mixed-tone-style", "hint", _find)
