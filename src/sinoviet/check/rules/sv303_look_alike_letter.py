"""A letter that only looks like the right one.

What it finds: *Ð* (eth) or *Ɖ* for *Đ*, Cyrillic or Greek letters inside a Latin word, invisible
characters inside a word, full-width Latin letters in Vietnamese, and Kangxi radicals or compatibility
forms for Han characters (⼭ for 山).

Why: nobody sees it, and no search finds the word.

Source: Unicode's confusables; the radicals of CJK Radicals Supplement and Kangxi Radicals.
"""

import re
import unicodedata
from collections.abc import Iterator

from sinoviet.check.draft import Draft
from sinoviet.check.rule import Found, Rule
from sinoviet.resolver import Span
from sinoviet.text import canonical

_ODD_WORD = re.compile(
    "[\\w\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]*[\u00d0\u0189\u00f0\u0256\u0370-\u03ff\u0400-\u04ff\uff21-\uff3a\uff41-\uff5a"
    "\u00ad\u200b-\u200d\u2060\ufeff][\\w\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]*"
)
_RADICAL = re.compile("[\u2e80-\u2fd5\uf900-\ufaff]")
_WIDE = re.compile("[\uff21-\uff3a\uff41-\uff5a]")


def _find(draft: Draft) -> Iterator[Found]:
    for segment in draft.segments:
        text = segment.unit.target
        if text.isascii():
            continue
        for match in _ODD_WORD.finditer(text):
            word = match[0]
            right = canonical(word)
            plain = unicodedata.normalize("NFC", word)
            if draft.language == "zh" and _WIDE.search(word):
                continue
            if (
                right != plain
                and _same_tones(right, plain)
                and not re.search(r"\w[đĐ]", right)  # Guðmundur: an eth of its own
                and re.search(r"[A-Za-z\u00c0-\u1eff]", right)
            ):
                yield Found(
                    segment, Span(*match.span()), f"a letter only looks right: write {right}",
                    (right,), certain=True,
                )  # fmt: skip
        for match in _RADICAL.finditer(text):
            right = unicodedata.normalize("NFKC", match[0])
            if right != match[0]:
                message = f"{match[0]} (U+{ord(match[0]):04X}) only looks like {right}"
                yield Found(segment, Span(*match.span()), message, (right,), certain=True)


def _same_tones(right: str, plain: str) -> bool:
    """Return whether more than the place of a tone mark differs."""
    return sorted(unicodedata.normalize("NFD", right)) != sorted(
        unicodedata.normalize("NFD", plain)
    )


RULE = Rule("SV303", "look-alike-letter", "warning", _find)
