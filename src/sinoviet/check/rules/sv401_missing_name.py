"""A name of the source is missing in its target segment.

What it finds: a place, gate or person of the source that no form, reading, pronoun or shortened
mention in the target stands for; and, as a hint, a name that the target has less often than the
source with no word that points back to it.  Countries are not asked for where the target says them
in a syllable (*Việt - Trung*, 中越) or names a place in them.

Why: a name lost in translation is a person or a place lost.

The finding marks the sentence of the target in which the name is to be expected.
"""

from collections.abc import Iterator

from sinoviet.check.draft import Draft
from sinoviet.check.pairing import compare
from sinoviet.check.rule import Found, Rule


def _find(draft: Draft) -> Iterator[Found]:
    segments = {segment.unit.id: segment for segment in draft.segments}
    for fault in compare(draft):
        entry = fault.name.entry.id if fault.name.entry is not None else None
        if fault.what == "missing":
            message = f"{fault.name.text} of the source is missing here"
            yield Found(
                segments[fault.unit],
                fault.span,
                message,
                fault.suggestions,
                entry,
                source=fault.name.span,
            )
        elif fault.what == "fewer":
            message = f"{fault.name.text} stands more often in the source than here"
            yield Found(
                segments[fault.unit],
                fault.span,
                message,
                (),
                entry,
                severity="hint",
                source=fault.name.span,
            )


RULE = Rule("SV401", "missing-name", "warning", _find)
