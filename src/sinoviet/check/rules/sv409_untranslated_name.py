"""A name that a Chinese draft has in Latin letters.

What it finds: beside a source, a place, gate or person of it that the target writes in Vietnamese letters,
with or without marks, or in pinyin (*Cốc Nam*, *Thanh Thuy*, *Jinshuihe*), and any Vietnamese name taken over from
it as it is (*Thang Hen*湖); without a source, a place or a
gate of the glossary in Vietnamese letters.  In brackets, in quotation marks and beside foreign names it is
left alone.

Why: it is a gap that somebody wanted to come back to.

Example: *Cốc Nam*—弄尧通道 is found, and 谷南 offered.
"""

from collections.abc import Iterator

from sinoviet.check.draft import Draft
from sinoviet.check.latin import copied, is_street, is_vietnamese, latin_runs
from sinoviet.check.pairing import told
from sinoviet.check.rule import Found, Rule
from sinoviet.check.windows import overlap
from sinoviet.hanzi import has_han


def _find(draft: Draft) -> Iterator[Found]:
    if draft.language != "zh":
        return
    done = set()
    for segment, fault, written in told(draft, "left"):
        done.add((fault.unit, fault.span))
        if not fault.entry and not fault.suggestions and is_street(segment, fault.span):
            continue
        yield Found(
            segment, fault.span, _message(written, fault.suggestions), fault.suggestions, fault.entry,
            source=fault.name.span,
        )  # fmt: skip
    for segment in draft.segments:
        for span in copied(segment):
            if not any(unit == segment.unit.id and overlap(span, one) for unit, one in done):
                written = segment.unit.target[span.start : span.end]
                yield Found(segment, span, _message(written, ()))
    for segment, mention in draft.mentions():
        entry = mention.entry
        if entry is None or mention.kind not in ("place", "gate") or draft.writes(mention):
            continue
        if not entry.zh or entry.country not in ("vn", "cn") or not is_vietnamese(mention.text):
            continue
        if not has_han(segment.unit.target):
            continue  # a paragraph in Vietnamese
        if mention.span in latin_runs(segment) and (segment.unit.id, mention.span) not in done:
            offered = (draft.usual(entry),)
            message = _message(mention.text, offered)
            yield Found(segment, mention.span, message, offered, entry.id)


def _message(written: str, offered: tuple[str, ...]) -> str:
    return f"{written} is left in Latin letters" + (
        f"; Chinese writes {offered[0]}" if offered else ""
    )


RULE = Rule("SV409", "untranslated-name", "warning", _find)
