"""A name in the target that the source does not have.

What it finds: a place or a person with a title in the target that the source names neither in this
segment nor before.  A province or a country added to a place in it is fine.

Why: a translator may explain, but not add.
"""

from collections.abc import Iterator

from sinoviet.check.draft import Draft
from sinoviet.check.pairing import told
from sinoviet.check.rule import Found, Rule


def _find(draft: Draft) -> Iterator[Found]:
    for segment, fault, _ in told(draft, "extra"):
        message = f"the source does not have {fault.name.text}"
        yield Found(segment, fault.span, message, (), fault.entry)


RULE = Rule("SV403", "name-without-source", "warning", _find)
