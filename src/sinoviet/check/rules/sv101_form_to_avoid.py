"""A form that the glossary, or the house, says not to write.

What it finds: a name written in a form that stands under ``vi_avoid`` or ``zh_avoid`` of its entry,
or in another form than the one the house prefers (``[style]`` in sinoviet.toml).

Why: such forms are out of use, are wrong, or belong to somebody else's way of writing.

Example: with ``malypho = "Ma Lật Pha"`` in the house style, *huyện Malypho* is found, and
*Ma Lật Pha* offered.

Source of the forms: the glossary; each entry names its own.
"""

from collections.abc import Iterator

from sinoviet.check.draft import Draft, Segment, forms_in
from sinoviet.check.rule import Found, Rule
from sinoviet.glossary import Entry, form_key
from sinoviet.resolver import Mention
from sinoviet.text import fold


def _find(draft: Draft) -> Iterator[Found]:
    for segment, mention in draft.mentions():
        entry = mention.entry
        if entry is None or not draft.writes(mention):
            continue
        best = draft.preferred(entry)
        if fold(mention.text) == fold(best) or not best:
            continue
        if draft.house_form(entry) and not _in_full(mention, entry):
            message = f"the house writes {best}"
        elif _is_avoided(mention, draft) and not _runs_on(segment, mention, draft):
            message = f"{mention.text} is a form to avoid; write {best}"
        else:
            continue
        yield Found(segment, mention.span, message, (best,), entry.id, certain=True)


def _in_full(mention: Mention, entry: Entry) -> bool:
    return fold(mention.text) in (fold(entry.vi_full), fold(entry.zh_full))


def _is_avoided(mention: Mention, draft: Draft) -> bool:
    """Return whether every entry of this name avoids the form."""
    written = fold(mention.text)
    many = draft.namesakes(mention)
    avoided = [e for e in many if written in map(fold, (*e.vi_avoid, *e.zh_avoid))]
    good = [e for e in many if written in map(fold, forms_in(e, draft.language))]
    return bool(avoided) and not good


def _runs_on(segment: Segment, mention: Mention, draft: Draft) -> bool:
    """Return whether the last word begins another name: Nam *Hàn Quốc*."""
    words = segment.text.words
    last = next((i for i, word in enumerate(words) if word.span.end == mention.span.end), None)
    if last is None or " " not in mention.text or not segment.text.together(last, 2):
        return False
    joined = segment.unit.target[words[last].span.start : words[last + 1].span.end]
    return bool(draft.glossary.lookup(form_key(joined)))


RULE = Rule("SV101", "form-to-avoid", "warning", _find)
