"""One place, gate or person written in several forms within the draft.

What it finds: *Malypho* here and *Ma Lật Pha* there.  The message names the form that most places
have and the one preferred by the glossary or the house.  A full name beside its short form,
abbreviations, other spellings of the same letters and countries are fine.

Why: a reader takes two names for two places.

Example: *Malypho … Malypho … Ma Lật Pha*: the third is found, and *Malypho* offered.
"""

from collections import Counter
from collections.abc import Iterator

from sinoviet.check.draft import Draft, Segment
from sinoviet.check.rule import Found, Rule
from sinoviet.glossary import Entry
from sinoviet.hanzi import is_han
from sinoviet.resolver import Mention
from sinoviet.text import fold


def _find(draft: Draft) -> Iterator[Found]:
    uses: dict[str, list[tuple[Segment, Mention]]] = {}
    for segment, mention in draft.mentions():
        if _counts(mention) and draft.writes(mention) and mention.entry is not None:
            uses.setdefault(mention.entry.id, []).append((segment, mention))
    for id_, many in uses.items():
        entry = draft.glossary.entries[id_]
        counts = Counter(fold(m.text) for _, m in many)
        groups = _groups(counts, entry)
        if len(groups) < 2:
            continue
        preferred = draft.preferred(entry)
        best = max(groups, key=lambda g: (sum(counts[f] for f in g), fold(preferred) in g))
        written = Counter(m.text for _, m in many if fold(m.text) in best)
        shown = max(written, key=lambda form: (written[form], -len(form)))
        total = sum(written.values())
        tail = "" if fold(preferred) == fold(shown) else f"; the preferred form is {preferred}"
        for segment, mention in many:
            if fold(mention.text) not in best:
                message = (
                    f"{mention.text} is written {shown} elsewhere ({total} of {len(many)}){tail}"
                )
                offered = tuple(dict.fromkeys((shown, preferred)))
                yield Found(segment, mention.span, message, offered, id_)


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
        "".join(word[0] for word in long.split())[-3:] in short_letters
        for long, short_letters in ((one, others), (other, letters))
        if len(long.split()) > 1 and len(short_letters) < len(_letters(long)) / 2
    )


def _is_within(short: str, long: str) -> bool:
    """Return whether the characters of ``short`` stand in ``long`` in this order."""
    rest = iter(long)
    return all(character in rest for character in short)


def _letters(form: str) -> str:
    return form.replace(" ", "").replace(".", "")


RULE = Rule("SV201", "several-forms", "warning", _find)
