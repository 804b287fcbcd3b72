"""One place, gate or person written in several forms within the draft.

What it finds: *Malypho* here and *Ma Lật Pha* there.  The message names the form that most places
have and the one preferred by the glossary or the house.  A full name beside its short form,
abbreviations, other spellings of the same letters and countries are fine.

Why: a reader takes two names for two places.

Example: *Malypho … Malypho … Ma Lật Pha*: the third is found, and *Malypho* offered.
"""

import re
from collections import Counter
from collections.abc import Iterator

from sinoviet.check.draft import Draft, Segment
from sinoviet.check.rule import Found, Rule
from sinoviet.glossary import Entry
from sinoviet.hanzi import is_han
from sinoviet.resolver import Mention
from sinoviet.text import canonical, fold

#: What stands between a name and its other name.
_ALSO = re.compile(
    r"[\s(（,，]*(?:(?:(?:còn|cũng|vẫn)(?: được)? gọi là|hay(?: còn gọi)?(?: là)?|tức(?: là)?|trước đây là|tên cũ(?: là)?)"
    r"|又称|也称|又名|即|亦称|旧称|原名)\s*[“\"‘]?\Z|\s*[(（]\s*\Z",
    re.I,
)


def _find(draft: Draft) -> Iterator[Found]:
    uses: dict[str, list[tuple[Segment, Mention]]] = {}
    for segment, mention in draft.mentions():
        if mention.entry is None or not draft.writes(mention) or draft.in_pinyin(mention):
            continue  # pinyin is told of by SV405, and is no form to write elsewhere
        if _counts(mention):
            many = uses.setdefault(mention.entry.id, [])
            if not (many and _explains(segment, *many[-1], mention)):
                many.append((segment, mention))
    for id_, many in uses.items():
        entry = draft.glossary.entries[id_]
        counts = Counter(fold(m.text) for _, m in many)
        groups = _groups(counts, entry)
        if len(groups) < 2:
            continue
        preferred = draft.preferred(entry)
        best = max(groups, key=lambda g: (sum(counts[f] for f in g), fold(preferred) in g))
        written = Counter(m.text for _, m in many if fold(m.text) in best)
        shown = max(written, key=lambda form: (not form.isupper(), written[form], -len(form)))
        total = sum(written.values())
        tail = "" if fold(preferred) == fold(shown) else f"; the preferred form is {preferred}"
        for segment, mention in many:
            if fold(mention.text) not in best:
                message = (
                    f"{mention.text} is written {shown} elsewhere ({total} of {len(many)}){tail}"
                )
                offered = tuple(dict.fromkeys((shown, preferred)))
                yield Found(segment, mention.span, message, offered, id_)


def _explains(segment: Segment, other: Segment, before: Mention, mention: Mention) -> bool:
    """Return whether a form stands beside the other one to explain it: Malypho (Ma Lật Pha)."""
    between = canonical(segment.unit.target[before.span.end : mention.span.start])
    return segment is other and bool(_ALSO.match(between))


def _counts(mention: Mention) -> bool:
    """Return whether a mention is of the kind whose forms should agree."""
    entry = mention.entry
    return (
        entry is not None
        and mention.kind in ("place", "gate")
        and mention.method in ("exact", "variant")
        and entry.type != "country"
    )


def _groups(counts: Counter[str], entry: Entry) -> list[set[str]]:
    """Return the forms in groups that belong together: full and short, abbreviations."""
    groups: list[set[str]] = []
    full = {fold(entry.vi_full), fold(entry.zh_full)}
    for form in sorted(counts, key=len):
        for group in groups:
            if any(_together(form, other, full) for other in group):
                group.add(form)
                break
        else:
            groups.append({form})
    return groups


def _together(one: str, other: str, full: set[str]) -> bool:
    """Return whether one form is a part or an abbreviation of the other, or its full name."""
    letters, others = _letters(one), _letters(other)
    if letters in others or others in letters or "." in one or "." in other:
        return True
    if is_han(letters[0]) and _is_within(*sorted((letters, others), key=len)):
        return True  # 拉美, 拉丁美洲
    if {letters, others} & set(map(_letters, full)):
        return True
    return any(
        _abbreviates(short_letters, long)
        for long, short_letters in ((one, others), (other, letters))
    )


def _abbreviates(short: str, long: str) -> bool:
    """Return whether the letters of a form hold the initials of a longer one: TP HCM."""
    words = long.split()
    if len(words) < 2 or len(short) >= len(_letters(long)) / (2 if len(words) == 2 else 1):
        return False
    return "".join(word[0] for word in words)[-3:] in short


def _is_within(short: str, long: str) -> bool:
    """Return whether the characters of ``short`` stand in ``long`` in this order."""
    rest = iter(long)
    return all(character in rest for character in short)


def _letters(form: str) -> str:
    return form.replace(" ", "").replace(".", "")


RULE = Rule("SV201", "several-forms", "warning", _find)
