"""Names that a Vietnamese target has in Chinese characters: ông 岑文斌, bãi biển 茶古."""

import re

from sinoviet.check.compared import Compared
from sinoviet.check.draft import Draft, Segment, forms_in
from sinoviet.check.searched import Searched
from sinoviet.check.windows import apart_spans, capital_windows
from sinoviet.hanzi import HAN_CLASS, has_han, is_han, simplify
from sinoviet.resolver import Mention, Span
from sinoviet.text import canonical

_RUN = re.compile(rf"[{HAN_CLASS}]{{2,}}")
_OPENING, _CLOSING = "(（[［“‘《〈「『", ")）]］”’》〉」』"
#: Behind these the characters themselves are meant.
_AS_WRITTEN = re.compile(
    r"(?:\b(?:chữ|từ|nghĩa|tiếng|tên|là|gọi|viết|âm|Hán|Nôm|Trung|Hoa|hay|thể|tự)|[:=/–-])\s*\Z",
    re.I,
)
#: What may stand between a name and the same name in the other script.
_JOINT = " \u00a0()（）[]/,–-:"


def han_runs(segment: Segment) -> list[Span]:
    """Return the characters in Vietnamese sentences that neither brackets nor a reading explain."""
    text, at = segment.unit.target, 0
    found: list[Span] = []
    for line in text.splitlines(keepends=True):
        if not is_chinese_line(line):
            found.extend(
                Span(at + run.start(), at + run.end())
                for run in _RUN.finditer(line)
                if not _is_quoted(line[: run.start()])
                and not _AS_WRITTEN.search(canonical(line[: run.start()]))
            )
        at += len(line)
    return [span for span in found if not _is_explained(segment, span)]


def is_chinese_line(line: str) -> bool:
    """Return whether a line is Chinese, or mostly so, not Vietnamese with a name left in it.

    >>> is_chinese_line("ông 岑文斌, Chủ nhiệm Văn phòng"), is_chinese_line("越南 Hà Giang 省代表团")
    (False, True)
    """
    han = sum(map(is_han, line))
    return han > 0 and han * 2 > sum(c.isalpha() and not is_han(c) for c in line)


def is_bilingual(draft: Draft) -> bool:
    """Return whether a draft has Chinese beside Vietnamese by design: a fifth of its lines are Chinese."""
    units = (segment.unit.target for segment in draft.segments)
    lines = [line for unit in units for line in unit.splitlines() if line.strip()]
    whole = [line for line in lines if is_chinese_line(line) and sum(map(is_han, line)) > 1]
    return len(whole) * 5 >= len(lines)


def left_han_spans(work: Compared, name: Mention) -> list[Span]:
    """Return where a Vietnamese target has ``name`` in the characters of the source."""
    if not work.to_vi or not has_han(name.text):
        return []
    forms = {name.text, *(forms_in(name.entry, "zh") if name.entry is not None else ())}
    text = work.segment.unit.target
    found: list[Span] = []
    for run in han_runs(work.segment):
        inside = Searched(text[run.start : run.end])
        found.extend(
            Span(run.start + span.start, run.start + span.end)
            for form in forms
            for span in inside.find(form)
        )
    return [span for span in apart_spans(found) if not work.is_claimed(span)]


def taken_over(segment: Segment) -> list[Span]:
    """Return the characters that a Vietnamese target took over from the source as they are."""
    text = segment.unit.target
    return [
        span
        for span in han_runs(segment)
        if segment.source_text.holds(simplify(text[span.start : span.end]))
    ]


def _is_quoted(before: str) -> bool:
    """Return whether a bracket or a quotation mark is open at the end of ``before``."""
    opened = sum(before.count(mark) for mark in _OPENING)
    return before.count('"') % 2 == 1 or opened > sum(before.count(mark) for mark in _CLOSING)


def _is_explained(segment: Segment, run: Span) -> bool:
    """Return whether the reading of the characters, or their name, stands right beside them."""
    han = simplify(segment.unit.target[run.start : run.end])
    beside = [span for span, fit in capital_windows(segment.text, han) if all(fit)]
    beside += [
        m.span
        for m in segment.names
        if m.entry is not None and not has_han(m.text) and han in forms_in(m.entry, "zh")
    ]
    return any(
        not segment.unit.target[min(span.end, run.end) : max(span.start, run.start)].strip(_JOINT)
        for span in beside
    )
