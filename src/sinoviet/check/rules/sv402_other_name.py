"""Another name stands where the source has this one.

What it finds: a place, gate or person of the source that is missing in the target, and a name of the
same kind in the target that the source does not have: 河江 in the source, *Lào Cai* in the target.

Why: it is the gravest fault of all, and reads like truth.
"""

from collections.abc import Iterator

from sinoviet.check.draft import Draft
from sinoviet.check.pairing import told
from sinoviet.check.rule import Found, Rule


def _find(draft: Draft) -> Iterator[Found]:
    for segment, fault, written in told(draft, "other"):
        message = f"the source has {fault.name.text}, not {written}"
        yield Found(
            segment, fault.span, message, fault.suggestions, fault.entry, source=fault.name.span
        )


RULE = Rule("SV402", "other-name", "error", _find)
