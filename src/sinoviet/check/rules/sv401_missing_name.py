"""A name of the source is missing in its target segment.

What it finds: a place, gate or person of the source that no form, reading, pronoun or shortened
mention in the target stands for; and, as a hint, a name that the target has less often than the
source with no word that points back to it.  Countries are not asked for where the target says them
in a syllable (*Việt - Trung*, 中越) or names a place in them.  Beside a source file, also the names of a whole paragraph that nothing in the draft answers to.

Why: a name lost in translation is a person or a place lost.

The finding marks the sentence of the target in which the name is to be expected; of a lost paragraph, the
sentence beside which it should stand.
"""

import re
from collections.abc import Iterator

from sinoviet.check.draft import Draft, Lost
from sinoviet.check.pairing import told
from sinoviet.check.rule import Found, Rule
from sinoviet.resolver import Span

_NAMED = 5  # so many names of a lost paragraph are told
_SENTENCE = re.compile(r"\S(?:[^.!?。！？]|[.!?](?!\s))*[.!?。！？]*")


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
    for segment in draft.segments:
        for lost in segment.before:
            yield Found(segment, _sentences(segment.unit.target)[0], _lost(lost))
        for lost in segment.behind:
            yield Found(segment, _sentences(segment.unit.target)[-1], _lost(lost))


def _lost(lost: Lost) -> str:
    named = [name.text for name in lost.names]
    more = f" and {len(named) - _NAMED} more" if len(named) > _NAMED else ""
    listed = ", ".join(named[:_NAMED])
    return f"{lost.where} of the source has nothing in the draft; it names {listed}{more}"


def _sentences(text: str) -> list[Span]:
    """Return where the sentences of a text are; a text without any is one."""
    spans = [Span(match.start(), match.end()) for match in _SENTENCE.finditer(text)]
    return spans or [Span(0, len(text))]


RULE = Rule("SV401", "missing-name", "warning", _find)
