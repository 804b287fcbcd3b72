"""A name that a Chinese draft has in Latin letters, or a Vietnamese one in Chinese characters.

What it finds: beside a source, a place, gate or person of it that a Chinese target writes in Vietnamese
letters, with or without marks, or in pinyin (*Cốc Nam*, *Thanh Thuy*, *Jinshuihe*), and any Vietnamese name taken
over from it as it is (*Thang Hen*湖); in a Vietnamese target the characters of the source (*ông* 岑文斌). Without a
source, a place or a gate of the glossary in the letters of the other language.  In brackets, in quotation marks,
beside its reading and beside foreign names it is left alone, and so are drafts with whole lines of Chinese.

Why: it is a gap that somebody wanted to come back to.

Example: *Cốc Nam*—弄尧通道 is found, and 谷南 offered.
"""

from collections.abc import Iterator

from sinoviet.check.draft import Draft, Segment
from sinoviet.check.latin import copied, is_street, is_vietnamese, latin_runs
from sinoviet.check.left_han import han_runs, is_bilingual, taken_over
from sinoviet.check.pairing import told
from sinoviet.check.rule import Found, Rule
from sinoviet.check.windows import overlap
from sinoviet.hanzi import has_han
from sinoviet.resolver import Mention


def _find(draft: Draft) -> Iterator[Found]:
    if draft.language == "vi" and is_bilingual(draft):
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
        for span in copied(segment) if draft.language == "zh" else taken_over(segment):
            if not any(unit == segment.unit.id and overlap(span, one) for unit, one in done):
                written = segment.unit.target[span.start : span.end]
                yield Found(segment, span, _message(written, ()))
                done.add((segment.unit.id, span))
    for segment, mention in draft.mentions():
        entry = mention.entry
        if entry is None or mention.kind not in ("place", "gate") or draft.writes(mention):
            continue
        if entry.country not in ("vn", "cn") or not draft.usual(entry):
            continue
        known = any(unit == segment.unit.id and overlap(mention.span, one) for unit, one in done)
        if not known and _stands_alone(draft, segment, mention):
            offered = (draft.usual(entry),)
            message = _message(mention.text, offered)
            yield Found(segment, mention.span, message, offered, entry.id)


def _stands_alone(draft: Draft, segment: Segment, mention: Mention) -> bool:
    """Return whether a name in the other language's letters is explained by nothing beside it."""
    if draft.language == "vi":
        span = mention.span
        return any(run.start <= span.start and span.end <= run.end for run in han_runs(segment))
    if not is_vietnamese(mention.text) or not has_han(segment.unit.target):
        return False  # a paragraph in Vietnamese
    return mention.span in latin_runs(segment)


def _message(written: str, offered: tuple[str, ...]) -> str:
    script, language = (
        ("Chinese characters", "Vietnamese") if has_han(written) else ("Latin letters", "Chinese")
    )
    return f"{written} is left in {script}" + (
        f"; {language} writes {offered[0]}" if offered else ""
    )


RULE = Rule("SV409", "untranslated-name", "warning", _find)
