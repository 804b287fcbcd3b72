"""What stands in the target instead of a name: pinyin, a slip, another reading, another name."""

import re
from collections.abc import Iterable, Sequence

from sinoviet import resources
from sinoviet.check.compared import (
    PLACES,
    SMALL,
    Compared,
    Fault,
    alike,
    is_country,
    is_foreign,
    unlike,
)
from sinoviet.check.draft import forms_in
from sinoviet.check.offers import fault_of, mended
from sinoviet.check.possible import fits, is_sinovietnamese, near_reading
from sinoviet.check.searched import bare
from sinoviet.check.stands import behind_head, is_read_in_source, is_settled_gate, lengths_of
from sinoviet.check.turned import in_order, turned_span
from sinoviet.check.windows import (
    capital_windows,
    families,
    han_windows,
    one_slip,
    overlap,
    sound_alike,
    syllables_of,
)
from sinoviet.glossary import form_key
from sinoviet.hanzi import has_han, is_han, pinyin, simplify
from sinoviet.index import distance
from sinoviet.names import is_everyday, surnames_vi, surnames_zh
from sinoviet.readings import is_transcription, surname_length
from sinoviet.resolver import Mention, Span
from sinoviet.text import fold, skeleton

#: Where a person's name may begin and end in Chinese, to the eye.
_LOOSE_PERSON = re.compile(
    r"(?:^|[\s，。；：、（“]|[的由和与向对应为]|总统|总理|主席|书记|部长|大使|史家|诗人|作家|教授|皇帝|国王|选手|记者|市长|省长|县长|主任|局长|"
    r"导演|演员|歌手|画家|学者|农民|村民|游客|学生|老师|医生|民警|商人|企业家|会长|院长|校长)([\u4e00-\u9fff])"
)
_AFTER_PERSON = re.compile(
    r"总书|总理|总统|主席|部长|大使|将军|书记|省长|市长|县长|主任|教授|先生|女士|同志|在|于|和|与|说|表|介|指|强调|将|对|向|为|从|等|的|是|举|"
    r"会|率|出|参|及|（|《|生|曾|于|到|抵|访|发|认|主|就|获|被|以"
)
_ADVERBS = frozenset("曾应将正现均已并还常时向于全连都")  # family names that are adverbs too
_OFFICE = re.compile(
    "大使|主席|书记|部长|省长|市长|县长|总理|总统|主任|教授|老师|医生|先生|女士|局长|厅长"
)
#: The generic character that Vietnamese says before a name of nature.
_NATURE = frozenset("河江湖山岛海峡瀑桥")
_USUAL = 2.0  # weight from which a family name is a usual one


def damaged(work: Compared, name: Mention, free: Sequence[Mention]) -> Fault | None:
    """Return the fault that explains a missing name by a form of it that stands in the target, spoilt."""
    if work.to_vi:
        span = pinyin_span(work, name)
        if span is not None and not work.is_claimed(span):
            return fault_of(work, "pinyin", name, span)
    else:
        span = turned_span(work, name)
        if span is not None:
            return fault_of(work, "turned", name, span, (in_order(work, span),))
    if name.kind == "person":
        fault = misread(work, name, free)
        if fault is not None:
            return fault
    span = misspelt(work, name)
    return None if span is None else fault_of(work, "misspelt", name, span)


def replaced(work: Compared, name: Mention, free: Sequence[Mention]) -> Fault | None:
    """Return the fault that explains a missing name by another name that stands in the target."""
    kinds = PLACES if name.kind in PLACES else (name.kind,)
    others = [m for m in free if m.kind in kinds and not is_foreign(m)]
    others = [m for m in others if has_han(m.text) or " " in m.text or m.entry is not None]
    if is_country(name):
        others = [m for m in others if is_country(m)]
    elif name.kind in PLACES:
        others = [m for m in others if not is_country(m)]
    if others:
        best = min(others, key=lambda m: (unlike(name, m), distance_between(work, name, m)))
        return fault_of(work, "other", name, best.span)
    loose = half_read(work, name) if work.to_vi else loose_name(work, name)
    if loose is None:
        return None
    if work.to_vi:
        return fault_of(work, "other", name, loose)
    written, syllables = work.segment.unit.target[loose.start : loose.end], syllables_of(name.text)
    if name.kind == "person" and len(written) == len(syllables):
        fit = fits(written, syllables)
        if fit[0]:  # the same family name: another reading rather than another person
            return fault_of(work, "misread", name, loose, *mended(work, name, loose, fit, written))
    return fault_of(work, "other", name, loose)


def distance_between(work: Compared, name: Mention, other: Mention) -> float:
    """Return how far apart two names stand, each in its own text from 0 to 1."""
    source = name.span.start / len(work.segment.unit.source or " ")
    return abs(source - other.span.start / len(work.segment.unit.target))


def loose_name(work: Compared, name: Mention) -> Span | None:
    """Return a stretch of a Chinese target that may be a name, though its grammar sees none."""
    if name.kind in PLACES:
        return loose_place(work, name)
    text = work.segment.unit.target
    for match in _LOOSE_PERSON.finditer(text):
        for size in (3, 2):
            span = Span(match.start(1), match.start(1) + size)
            written = text[span.start : span.end]
            ends = text[span.end : span.end + 2]
            if (
                all(map(is_han, written))
                and len(written) == size
                and surnames_zh().get(written[0], 0.0) >= _USUAL
                and resources.rows("words_cn.tsv").get(written[:2]) is None
                and written[0] not in _ADVERBS
                and not _OFFICE.match(written[1:] + ends)
                and not is_read_in_source(written[:2], work.segment, work.draft)
                and (not ends or not is_han(ends[0]) or _AFTER_PERSON.match(ends) or size == 3)
                and not (ends and is_everyday(written[-1] + ends[0]))
                and not work.is_taken(span)
                and not is_read_in_source(written, work.segment, work.draft)
            ):
                return span
    return None


def loose_place(work: Compared, name: Mention) -> Span | None:
    """Return where the form of another place of the kind stands, be it an everyday word."""
    text = simplify(work.segment.unit.target)
    for size in (4, 3, 2):
        for at in range(len(text) - size + 1):
            span = Span(at, at + size)
            if not all(map(is_han, text[at : at + size])) or work.is_taken(span):
                continue
            for form in work.draft.glossary.lookup(form_key(text[at : at + size])):
                entry = work.draft.glossary.entries[form.entry]
                if name.entry is not None and alike(entry.type, name.entry.type):
                    return span
    return None


def half_read(work: Compared, name: Mention) -> Span | None:
    """Return where words behind a head may be half the reading of a place: 凭祥 | Thành ủy Bình Tường."""
    han = simplify(name.text)
    if name.kind not in PLACES or not 2 <= len(han) <= 5 or not all(map(is_han, han)):
        return None
    text = work.segment.unit.target
    for span, fit in capital_windows(work.segment.text, han):
        words = syllables_of(text[span.start : span.end])
        near = [a or near_reading(c, w) for a, c, w in zip(fit, han, words, strict=True)]
        known = any(m.entry is not None and overlap(m.span, span) for m in work.segment.names)
        if known or work.is_claimed(span) or sum(near) * 2 < len(han):
            continue
        if behind_head(text[: span.start]):
            return span
    return None


def pinyin_span(work: Compared, name: Mention) -> Span | None:
    """Return where the target has the pinyin of a Chinese name."""
    if not has_han(name.text) or not all(map(is_han, name.text)):
        return None
    wanted = "".join(pinyin(name.text)).replace("ü", "u")
    others = {wanted.replace("lu", "lv")} if "lu" in wanted else set()
    if len(name.text) > 2 and name.text[-1] in _NATURE:  # sông Beilun
        others.add("".join(pinyin(name.text[:-1])).replace("ü", "u"))
    text = work.segment.text
    for size in range(1, len(name.text) + 1):
        for first in range(len(text.words) - size + 1):
            words = text.words[first : first + size]
            joined = work.segment.unit.target[: words[0].span.start].endswith(("-", "\u2019", "'"))
            if words[0].capital and not joined and text.together(first, size):
                written = "".join(bare(word.key) for word in words)
                if written == wanted or written in others:
                    return Span(words[0].span.start, words[-1].span.end)
    return None


def misread(work: Compared, name: Mention, free: Sequence[Mention]) -> Fault | None:
    """Return the person whose name here is almost a reading of ``name``."""
    best: tuple[float, Span, tuple[bool, ...], str] | None = None
    if work.to_vi:
        for han in lengths_of(work, name):
            chinese = work.is_chinese(name)
            for span, fit in capital_windows(work.segment.text, han, chinese=chinese, person=True):
                best = better_window(work, best, span, fit, han, name, free)
    else:
        syllables = syllables_of(name.text)
        if 2 <= len(syllables) <= 5:
            for span, fit in han_windows(work.segment.unit.target, syllables):
                best = better_window(work, best, span, fit, name.text, name, free)
    if best is None:
        return None
    _, span, fit, han = best
    return fault_of(work, "misread", name, span, *mended(work, name, span, fit, han))


def better_window(work: Compared, best: tuple[float, Span, tuple[bool, ...], str] | None, span: Span,
    fit: tuple[bool, ...], han: str, name: Mention, free: Sequence[Mention],
) -> tuple[float, Span, tuple[bool, ...], str] | None:  # fmt: skip
    """Return the better one of the best window so far and this one."""
    if work.is_claimed(span) or sum(fit) < len(fit) / 2 or len(fit) < 2 or all(fit):
        return best
    written = work.segment.unit.target[span.start : span.end]
    if not work.to_vi and is_transcription(written) and not (fit[0] and in_office(work, span)):
        return best
    person = any(m.span == span and m.kind == "person" for m in free)
    if not person and not (
        len(fit) > 2 and fit[0] and sum(fit) >= len(fit) - 1 and names_person(work, span)
    ):
        return best
    score = sum(fit) / len(fit) + 0.5 * person + 0.2 * fit[0]
    if best is None or score > best[0]:
        return score, span, fit, han
    return best


def names_person(work: Compared, span: Span) -> bool:
    """Return whether a stretch of the target begins like a person's name."""
    text = work.segment.unit.target[span.start : span.end]
    if work.to_vi:
        return text.split()[0].title() in surnames_vi() or fold(text).split()[0] in families()
    return surname_length(simplify(text)) > 0 or in_office(work, span)


def in_office(work: Compared, span: Span) -> bool:
    """Return whether an office stands right before a stretch of the target: 县委书记 | 枚文硕."""
    return any(m.kind == "title" and m.span.end == span.start for m in work.segment.names)


def misspelt(work: Compared, name: Mention) -> Span | None:
    """Return where the target has almost a form of ``name``."""
    forms = [f for e in work.draft.namesakes(name) for f in forms_in(e, work.draft.language)]
    own = name.vi if work.to_vi else name.zh
    if own:
        forms.append(own)
    best: tuple[int, Span] | None = None
    small = name.entry is not None and name.entry.type in SMALL and not is_settled_gate(name)
    if not work.to_vi and small:
        return None  # each paper writes the characters of a small place in its own way
    if not work.to_vi and is_upland_district(name):  # as for its district: only what sounds alike
        forms = [f for f in forms if not any(f != one and f.startswith(one) for one in forms)]
    for form in dict.fromkeys(forms):
        for span, edits in near_forms(work, form, person=name.kind == "person"):
            if not work.is_claimed(span) and (best is None or edits < best[0]):
                best = edits, without_head(work, span, form, forms)
    return best[1] if best is not None else None


def is_upland_district(name: Mention) -> bool:
    """Return whether a name is a district's whose characters are not settled: Mường Nhé is 孟艺, 孟涅, 芒㖇."""
    entry = name.entry
    return (
        entry is not None
        and entry.type == "district"
        and not all(map(is_sinovietnamese, syllables_of(entry.vi)))
    )


def without_head(work: Compared, span: Span, form: str, forms: Sequence[str]) -> Span:
    """Return a Chinese stretch without the head that only the full form has: 汶山 | 州."""
    if work.to_vi:
        return span
    for short in sorted(forms, key=len):
        head = form.removeprefix(short)
        if head and head != form and work.segment.unit.target[: span.end].endswith(head):
            return Span(span.start, span.end - len(head))
    return span


def before_body(work: Compared, name: Mention) -> Span | None:
    """Return the characters that a Chinese target has where a body of the source has a place: 那发 | 出入境边防检查站."""
    target = simplify(work.segment.unit.target)
    for body in work.segment.source_names:
        inside = body.span.start <= name.span.start and name.span.end <= body.span.end
        if work.to_vi or body.kind != "organisation" or not inside or not (body.zh and name.zh):
            continue
        tail = body.zh.removeprefix(name.zh)
        at = target.find(tail) if 3 < len(tail) < len(body.zh) else -1
        start = at
        while start > 0 and is_han(target[start - 1]) and not work.is_taken(Span(start - 1, start)):
            start -= 1
        if at > 0 and 2 <= at - start <= 4:
            return Span(start, at)
    return None


def near_forms(work: Compared, form: str, *, person: bool) -> Iterable[tuple[Span, int]]:
    """Yield the stretches of the target that differ from ``form`` by a slip, with its edits."""
    known = {m.span for m in work.segment.names if m.method in ("exact", "variant")}
    if not work.to_vi:
        if len(form) < 2 or not all(map(is_han, form)):
            return
        plain = simplify(work.segment.unit.target)
        for at in range(len(plain) - len(form) + 1):
            window = plain[at : at + len(form)]
            wrong = sum(a != b for a, b in zip(window, form, strict=True))
            span = Span(at, at + len(form))
            inside = any(s.start <= at and span.end <= s.end for s in known)
            if wrong != 1 or inside or not all(map(is_han, window)):
                continue
            if person and window[0] != form[0]:
                continue  # another family name is another person
            if len(form) > 2 or sound_alike(window, form):
                yield span, 1
        return
    text, wanted = work.segment.text, fold(form).split()
    joined = skeleton(form).replace(" ", "")
    for size in {len(wanted), 1} if len(wanted) > 1 else {1, 2, len(wanted) + 2}:
        for first in range(len(text.words) - size + 1):
            words = text.words[first : first + size]
            if not words[0].capital or not text.together(first, size):
                continue
            span = Span(words[0].span.start, words[-1].span.end)
            if span in known:
                continue
            keys = [word.key for word in words]
            written = skeleton(" ".join(keys)).replace(" ", "")
            edits = distance(" ".join(keys), " ".join(wanted))
            if written == joined and len(joined) > 3:
                yield span, min(edits, 1)
            elif size == len(wanted) and one_slip(keys, wanted, edits):
                yield span, edits
