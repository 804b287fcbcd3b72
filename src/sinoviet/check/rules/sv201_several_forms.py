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
from sinoviet.resolver import Mention
from sinoviet.text import fold


def _find(draft: Draft) -> Iterator[Found]:
    uses: dict[str, list[tuple[Segment, Mention]]] = {}
    for segment, mention in draft.mentions():
        if _counts(mention) and draft.writes(mention) and mention.entry is not None:
            uses.setdefault(mention.entry.id, []).append((segment, mention))
    for id_, many in uses.items():
        entry = draft.glossary.entries[id_]
        counts = Counter(_form(m, draft) for _, m in many)
        groups = _groups(counts, entry)
        if len(groups) < 2:
            continue
        best = max(groups, key=lambda g: (sum(counts[f] for f in g), draft.preferred(entry) in g))
        shown = max(best, key=lambda f: (counts[f], -len(f)))
        preferred = draft.preferred(entry)
        total = sum(counts[f] for f in best)
        tail = "" if fold(preferred) == fold(shown) else f"; the preferred form is {preferred}"
        for segment, mention in many:
            if _form(mention, draft) not in best:
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


def _form(mention: Mention, draft: Draft) -> str:
    return fold(mention.text)


def _groups(counts: Counter[str], entry: Entry) -> list[set[str]]:
    """Return the forms in groups that belong together: full and short, abbreviations."""
    groups: list[set[str]] = []
    full = {fold(entry.vi_full), fold(entry.zh_full)}
    for form in sorted(counts, key=len):
        letters = form.replace(" ", "").replace(".", "")
        for group in groups:
            if any(
                _together(letters, other.replace(" ", "").replace(".", ""), full) for other in group
            ):
                group.add(form)
                break
        else:
            groups.append({form})
    return groups


def _together(one: str, other: str, full: set[str]) -> bool:
    """Return whether one form is a part or an abbreviation of the other, or its full name."""
    spaceless = {name.replace(" ", "") for name in full}
    short = min(len(one), len(other)) <= 2
    return one in other or other in one or one in spaceless or other in spaceless or short


RULE = Rule("SV201", "several-forms", "warning", _find)
