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
from sinoviet.check.pairing import told
from sinoviet.check.rule import Found, Rule


def _find(draft: Draft) -> Iterator[Found]:
    for segment, fault, _ in told(draft, "missing"):
        message = f"{fault.name.text} of the source is missing here"
        yield Found(
            segment, fault.span, message, fault.suggestions, fault.entry, source=fault.name.span
        )
    for segment, fault, _ in told(draft, "fewer"):
        message = f"{fault.name.text} stands more often in the source than here"
        yield Found(
            segment, fault.span, message, (), fault.entry,
            severity="hint", source=fault.name.span,
        )  # fmt: skip


RULE = Rule("SV401", "missing-name", "warning", _find)
