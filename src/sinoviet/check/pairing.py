"""Pair the names of a source segment with those of its target, and say what is left over.

A name is paired if any form of it stands in the target, in any spelling, or if some words of the
target may be the reading of its characters.  What is left is told apart by what stands there
instead: pinyin, a misspelling, a reading that cannot be, another name, or nothing.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from sinoviet import resources
from sinoviet.check.draft import Draft, Language, Segment, forms_in
from sinoviet.check.implied import (
    backward_words,
    country_implied,
    pointed_back,
    province_implied,
)
from sinoviet.check.possible import fits, is_sinovietnamese, near_reading, sounds_near
from sinoviet.check.searched import Searched, bare
from sinoviet.glossary import Entry, form_key
from sinoviet.hanzi import has_han, is_han, pinyin, simplify
from sinoviet.index import distance
from sinoviet.names import is_everyday, surnames_vi, surnames_zh
from sinoviet.readings import is_transcription, surname_length, surnames
from sinoviet.resolver import Mention, Span
from sinoviet.restore import restore_person
from sinoviet.syllable import parse
from sinoviet.text import canonical, fold, skeleton

What = Literal["missing", "fewer", "other", "extra", "misread", "pinyin", "misspelt"]
_PLACES = ("place", "gate")
#: Places so small that each paper writes their characters in its own way.
_SHORT = re.compile(
    r"[\u4e00-\u9fff](?:副?(?:书记|主席|部长|省长|县长|州长|市长|区长|镇长|乡长|厅长|局长|处长|主任|会长|院长|校长|总理|"
    r"总统|大使|教授|博士|老师|医生|将军|经理|董事长|议长|委员|秘书长|司令|政委|站长|队长|先生|女士|同志|总|某|氏|家|老|公))"
)
#: Where a person's name may begin and end in Chinese, to the eye.
_LOOSE_PERSON = re.compile(
    r"(?:^|[\s，。；：、（“]|[的由和与向对应为]|总统|总理|主席|书记|部长|大使|史家|诗人|作家|教授|皇帝|国王|选手|记者|市长|省长|县长|主任|局长|"
    r"导演|演员|歌手|画家|学者|农民|村民|游客|学生|老师|医生|民警|商人|企业家|会长|院长|校长)([\u4e00-\u9fff])"
)
_AFTER_PERSON = re.compile(
    r"总书|总理|总统|主席|部长|大使|将军|书记|省长|市长|县长|主任|教授|先生|女士|同志|在|于|和|与|说|表|介|指|强调|将|对|向|为|从|等|的|是|举|"
    r"会|率|出|参|及|（|生|曾|于|到|抵|访|发|认|主|就|获|被|以"
)
_ADDRESS = frozenset("ông bà anh chị cô cậu ngài cụ".split())
#: Places that a translator adds to explain where something is (ở Hà Nội, 香港).
_EXPLAINING = frozenset(
    "country region province municipality autonomous-region prefecture sar city".split()
)
#: What a small place's name ends with or stands before.
_GENERIC = tuple("江河湖山乡镇村社坊县市口岛桥洞岭寨屯通")
_EVENTS = ("运动会", "运", "锦标赛", "杯", "博览会", "联盟", "国家", "共同体", "行为准则")
_NATURE_TYPES = frozenset("river mountain lake island sea waterfall landmark zone".split())
#: What makes a firm of the place before it: 宁德时代.
_FIRMS = ("时代", "科技", "股份", "药业", "控股")
_USUAL = 2.0  # weight from which a family name is a usual one
SMALL = frozenset(
    "commune village township ward town crossing local gate river mountain lake island landmark".split()
)


@dataclass(frozen=True, slots=True)
class Fault:
    """A name of the source that the target does not have as it should, or one that it adds.

    ``span`` counts in the target; ``suggestions`` come best first; ``detail`` says more.
    """

    what: What
    unit: str
    span: Span
    name: Mention
    suggestions: tuple[str, ...] = ()
    detail: str = ""


@lru_cache(maxsize=2)
def compare(draft: Draft) -> tuple[Fault, ...]:
    """Return the faults of all segments of a bilingual draft, in order."""
    found: list[Fault] = []
    seen: set[str] = set()
    said: set[str] = set()
    for segment in draft.segments:
        if segment.unit.source is not None and segment.unit.source.strip():
            pairing = _Pairing(segment, draft, seen, said)
            found.extend(pairing.faults())
            seen.update(_key(m) for m in segment.source_names)
            said.update(_key(m) for m in segment.names)
    return tuple(found)


def _key(mention: Mention) -> str:
    return mention.entry.id if mention.entry is not None else fold(mention.text)


def _leaves(mentions: Iterable[Mention]) -> list[Mention]:
    """Return the places, gates and persons among mentions."""
    return [m for m in mentions if m.kind in ("place", "gate", "person")]


class _Pairing:
    """One segment being compared."""

    def __init__(self, segment: Segment, draft: Draft, seen: set[str], said: set[str]) -> None:
        self.segment = segment
        self.draft = draft
        self.seen = seen  # named in the sources before
        self.said = said  # named in the targets before
        self.to_vi = draft.language == "vi"
        self.claimed: list[Span] = []
        self.paired: set[str] = set()

    def faults(self) -> list[Fault]:
        """Return what is wrong in this segment."""
        groups: dict[str, list[Mention]] = {}
        for name in _leaves(self.segment.source_names):
            groups.setdefault(_key(name), []).append(name)
        missing: list[Mention] = []
        found: list[Fault] = []
        for key, names in groups.items():
            spans = self._spans(names[0])
            self.claimed.extend(spans)
            if spans:
                self.paired.add(key)
                if len(spans) < len(names) and self._too_few(names, spans):
                    found.append(self._fault("fewer", names[-1], self._whole(names[-1])))
            elif not self._may_be_left_out(names[0]):
                missing.append(names[0])
        free = [m for m in _leaves(self.segment.names) if not self._is_claimed(m.span)]
        free = [m for m in free if not self._within_body(m)]
        free = [m for m in free if not in_source(m, self.segment, self.draft)]
        for name in missing:
            if _key(name) in self.seen and self._shortened(name):
                continue
            fault = self._instead(name, free)
            if fault is None:
                if self._left_out(name, groups):
                    continue
                fault = self._fault("missing", name, self._whole(name))
            found.append(fault)
            if fault.what != "missing":
                self.claimed.append(fault.span)
            free = [m for m in free if not _overlap(m.span, fault.span)]
        found.extend(
            self._fault("extra", m, m.span)
            for m in free
            if not self._is_claimed(m.span) and not self._may_be_added(m, groups)
        )
        return found

    def _within_body(self, name: Mention) -> bool:
        """Return whether a place of the target is a part of a body's fixed name (上海合作组织)."""
        if name.kind not in _PLACES:
            return False
        entry = name.entry
        source = self.segment.unit.source or ""
        if self.to_vi and entry is not None and province_implied(entry, source):
            return True
        return any(
            m.kind == "organisation"
            and m.entry is not None
            and m is not name
            and m.span.start <= name.span.start
            and name.span.end <= m.span.end
            for m in self.segment.names
        )

    def _fault(
        self,
        what: What,
        name: Mention,
        span: Span,
        suggestions: Sequence[str] = (),
        detail: str = "",
    ) -> Fault:
        offered = tuple(suggestions) or self._suggested(name)
        if what in ("extra", "fewer"):
            offered = ()
        return Fault(what, self.segment.unit.id, span, name, offered, detail)

    # What a name may be called in the target ----------------------------------------------------

    def _spans(self, name: Mention) -> list[Span]:
        """Return where the target has ``name``."""
        spans: list[Span] = []
        for entry in self.draft.namesakes(name):
            for form in self._right_forms(entry):
                spans.extend(self.segment.text.find(form))
            if name.kind == "person" and self.to_vi:  # Prabowo for Prabowo Subianto
                for word in entry.vi.split():
                    if len(word) > 3 and parse(fold(word)) is None:
                        spans.extend(self.segment.text.find(word))
        own = name.vi if self.to_vi else name.zh
        for form in (own or name.text, name.text):  # VSIP, ASEAN: as it is
            spans.extend(self.segment.text.find(form))
        ids = {entry.id for entry in self.draft.namesakes(name)}
        spans.extend(
            m.span
            for m in _leaves(self.segment.names)
            if m.entry is not None
            and m.entry.id in ids
            and m.method != "fuzzy"
            and not self.draft.in_pinyin(m)
            and not _is_wrong_person(m)
        )
        if not spans:
            spans.extend(self._read_spans(name))
        return _apart(spans)

    def _right_forms(self, entry: Entry) -> tuple[str, ...]:
        """Return the forms that stand for an entry: of a person, those to avoid are wrong readings."""
        if entry.kind == "person":
            return tuple(forms_in(entry, self.draft.language))
        return _searched_forms(entry, self.draft.language)

    def _read_spans(self, name: Mention) -> list[Span]:
        """Return the stretches of the target that may be readings of ``name``, syllable by syllable."""
        if self.to_vi:
            place = self._landmark_of(name)
            if place:
                return place
            for han in (*self._lengths(name), *_proper(name)):
                found = [span for span, fit in _windows(self.segment.text, han) if all(fit)]
                if name.kind == "person" and name.entry is None:
                    # The grammar may take the name too short: 陈氏秋 | 和.
                    found = [span for span in found if not self._goes_on(span)]
                if found:
                    return found
            return []
        syllables = _syllables(name.text)
        if not 2 <= len(syllables) <= 6 or (name.kind == "person" and len(syllables) > 5):
            return []
        tried = [syllables]
        if name.kind == "person" and name.entry is None and len(syllables) > 3:
            tried += [syllables[1:], syllables[:-1]]  # (người gốc) Hoa | Khâu Thành Đồng
        for one in tried:
            windows = _han_windows(self.segment.unit.target, one)
            found = [span for span, fit in windows if all(fit)]
            if found:
                return found
        return []

    def _lengths(self, name: Mention) -> list[str]:
        """Return the characters of a name; of an unknown person also with one more and one less."""
        han = simplify(name.text)
        if not all(map(is_han, han)) or not 2 <= len(han) <= 8:
            return []
        if name.kind != "person" or name.entry is not None:
            return [han]
        behind = simplify((self.segment.unit.source or "")[name.span.end : name.span.end + 1])
        longer = [han + behind] if behind and is_han(behind) and len(han) < 4 else []
        return [han, *longer, *([han[:-1]] if len(han) > 2 else [])]

    def _landmark_of(self, name: Mention) -> list[Span]:
        """Return where the target has the place that a landmark begins with: 顺化 | 古都."""
        if name.entry is None or name.entry.type not in ("landmark", "region", "zone"):
            return []
        han = simplify(name.text)
        for size in (3, 2):
            for form in self.draft.glossary.lookup(form_key(han[:size])):
                entry = self.draft.glossary.entries[form.entry]
                if size < len(han) and entry.kind == "place":
                    found = [s for f in forms_in(entry, "vi") for s in self.segment.text.find(f)]
                    if found:
                        return found
        return []

    def _goes_on(self, span: Span) -> bool:
        """Return whether another capitalised word follows a stretch of the target."""
        words = self.segment.text.words
        at = next((i for i, word in enumerate(words) if word.span.end == span.end), len(words))
        return at + 1 < len(words) and words[at + 1].capital and self.segment.text.together(at, 2)

    def _suggested(self, name: Mention) -> tuple[str, ...]:
        if name.entry is not None:
            entry = name.entry
            others = entry.vi_accepted if self.to_vi else entry.zh_accepted
            best = self.draft.preferred(entry)
            return tuple(dict.fromkeys(form for form in (best, *others[:1]) if form))
        own = name.vi if self.to_vi else name.zh
        if own:
            return (own,)
        if not self.to_vi and name.kind == "person":
            return tuple(c.text for c in restore_person(name.text)[:3])
        return ()

    # What stands there instead ------------------------------------------------------------------

    def _instead(self, name: Mention, free: Sequence[Mention]) -> Fault | None:
        """Return the fault that explains a missing name by what stands in the target."""
        if self.to_vi:
            span = self._pinyin(name)
            if span is not None and not self._is_claimed(span):
                return self._fault("pinyin", name, span)
        if name.kind == "person":
            fault = self._misread(name, free)
            if fault is not None:
                return fault
        span = self._misspelt(name)
        if span is not None:
            return self._fault("misspelt", name, span)
        kinds = _PLACES if name.kind in _PLACES else (name.kind,)
        others = [m for m in free if m.kind in kinds and not _is_foreign(m)]
        others = [m for m in others if has_han(m.text) or " " in m.text or m.entry is not None]
        if _is_country(name):
            others = [m for m in others if _is_country(m)]
        elif name.kind in _PLACES:
            others = [m for m in others if not _is_country(m)]
        if others:
            best = min(others, key=lambda m: (_unlike(name, m), self._apart(name, m)))
            return self._fault("other", name, best.span)
        loose = None if self.to_vi else self._loose(name)
        return self._fault("other", name, loose) if loose is not None else None

    def _apart(self, name: Mention, other: Mention) -> float:
        """Return how far apart two names stand, each in its own text from 0 to 1."""
        source = name.span.start / len(self.segment.unit.source or " ")
        return abs(source - other.span.start / len(self.segment.unit.target))

    def _loose(self, name: Mention) -> Span | None:
        """Return a stretch of a Chinese target that may be a name, though its grammar sees none."""
        if name.kind in _PLACES:
            return self._loose_place(name)
        text = self.segment.unit.target
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
                    and (not ends or not is_han(ends[0]) or _AFTER_PERSON.match(ends) or size == 3)
                    and not (ends and is_everyday(written[-1] + ends[0]))
                    and not self._is_taken(span)
                    and not is_read_in_source(written, self.segment, self.draft)
                ):
                    return span
        return None

    def _loose_place(self, name: Mention) -> Span | None:
        """Return where the form of another place of the kind stands, be it an everyday word."""
        text = simplify(self.segment.unit.target)
        for size in (4, 3, 2):
            for at in range(len(text) - size + 1):
                span = Span(at, at + size)
                if not all(map(is_han, text[at : at + size])) or self._is_taken(span):
                    continue
                for form in self.draft.glossary.lookup(form_key(text[at : at + size])):
                    entry = self.draft.glossary.entries[form.entry]
                    if name.entry is not None and _alike(entry.type, name.entry.type):
                        return span
        return None

    def _is_taken(self, span: Span) -> bool:
        """Return whether a mention of the target other than an organisation lies there."""
        return self._is_claimed(span) or any(
            _overlap(span, m.span) for m in self.segment.names if m.kind != "organisation"
        )

    def _pinyin(self, name: Mention) -> Span | None:
        """Return where the target has the pinyin of a Chinese name."""
        if not has_han(name.text) or not all(map(is_han, name.text)):
            return None
        wanted = "".join(pinyin(name.text)).replace("ü", "u")
        others = {wanted.replace("lu", "lv")} if "lu" in wanted else set()
        text = self.segment.text
        for size in range(1, len(name.text) + 1):
            for first in range(len(text.words) - size + 1):
                words = text.words[first : first + size]
                joined = self.segment.unit.target[: words[0].span.start].endswith(
                    ("-", "\u2019", "'")
                )
                if words[0].capital and not joined and text.together(first, size):
                    written = "".join(bare(word.key) for word in words)
                    if written == wanted or written in others:
                        return Span(words[0].span.start, words[-1].span.end)
        return None

    def _misread(self, name: Mention, free: Sequence[Mention]) -> Fault | None:
        """Return the person whose name here is almost a reading of ``name``."""
        best: tuple[float, Span, tuple[bool, ...], str] | None = None
        if self.to_vi:
            for han in self._lengths(name):
                for span, fit in _windows(self.segment.text, han):
                    best = self._better(best, span, fit, han, name, free)
        else:
            syllables = _syllables(name.text)
            if 2 <= len(syllables) <= 5:
                for span, fit in _han_windows(self.segment.unit.target, syllables):
                    best = self._better(best, span, fit, name.text, name, free)
        if best is None:
            return None
        _, span, fit, han = best
        return self._fault("misread", name, span, *self._mended(name, span, fit, han))

    def _better(
        self, best: tuple[float, Span, tuple[bool, ...], str] | None, span: Span,
        fit: tuple[bool, ...], han: str, name: Mention, free: Sequence[Mention],
    ) -> tuple[float, Span, tuple[bool, ...], str] | None:  # fmt: skip
        """Return the better one of the best window so far and this one."""
        if self._is_claimed(span) or sum(fit) < len(fit) / 2 or len(fit) < 2 or all(fit):
            return best
        person = any(m.span == span and m.kind == "person" for m in free)
        if not person and not (
            len(fit) > 2 and fit[0] and sum(fit) >= len(fit) - 1 and self._names_person(span)
        ):
            return best
        score = sum(fit) / len(fit) + 0.5 * person + 0.2 * fit[0]
        if best is None or score > best[0]:
            return score, span, fit, han
        return best

    def _names_person(self, span: Span) -> bool:
        text = self.segment.unit.target[span.start : span.end]
        if self.to_vi:
            return text.split()[0].title() in surnames_vi() or fold(text).split()[0] in _families()
        return surname_length(simplify(text)) > 0

    def _mended(
        self, name: Mention, span: Span, fit: tuple[bool, ...], han: str
    ) -> tuple[Sequence[str], str]:
        """Return the right name for a misread one, and the syllables at fault."""
        text = self.segment.unit.target[span.start : span.end]
        if self.to_vi:
            words = [w for w in re.split(r"[\s-]+", canonical(text)) if _syllables(w)]
            own = (name.vi or "").split()
            wrong = [(w, c) for w, c, ok in zip(words, han, fit, strict=True) if not ok]
            detail = ", ".join(f"{w} is no reading of {c}" for w, c in wrong)
            if len(own) >= len(han):
                right = [
                    w if ok else own[i] for i, (w, ok) in enumerate(zip(words, fit, strict=True))
                ]
                return tuple(dict.fromkeys((" ".join(own[: len(han)]), " ".join(right)))), detail
            return (), detail
        syllables = [w for w in re.split(r"[\s-]+", canonical(name.text)) if _syllables(w)]
        wrong = [(c, s) for c, s, ok in zip(text, syllables, fit, strict=True) if not ok]
        detail = ", ".join(f"{c} is not read {s}" for c, s in wrong)
        if name.entry is not None and name.entry.zh:
            return (), detail
        for candidate in restore_person(name.text):
            same = all(c == t for c, t, ok in zip(candidate.text, text, fit, strict=False) if ok)
            if len(candidate.text) == len(text) and same:
                return (candidate.text,), detail
        return (), detail

    def _misspelt(self, name: Mention) -> Span | None:
        """Return where the target has almost a form of ``name``."""
        forms = [f for e in self.draft.namesakes(name) for f in forms_in(e, self.draft.language)]
        own = name.vi if self.to_vi else name.zh
        if own:
            forms.append(own)
        best: tuple[int, Span] | None = None
        if not self.to_vi and name.entry is not None and name.entry.type in SMALL:
            return None  # each paper writes the characters of a small place in its own way
        for form in dict.fromkeys(forms):
            for span, edits in self._near(form, person=name.kind == "person"):
                if not self._is_claimed(span) and (best is None or edits < best[0]):
                    best = edits, span
        return best[1] if best is not None else None

    def _near(self, form: str, *, person: bool) -> Iterable[tuple[Span, int]]:
        """Yield the stretches of the target that differ from ``form`` by a slip, with its edits."""
        known = {m.span for m in self.segment.names if m.method in ("exact", "variant")}
        if not self.to_vi:
            if len(form) < 2 or not all(map(is_han, form)):
                return
            plain = simplify(self.segment.unit.target)
            for at in range(len(plain) - len(form) + 1):
                window = plain[at : at + len(form)]
                wrong = sum(a != b for a, b in zip(window, form, strict=True))
                span = Span(at, at + len(form))
                if wrong != 1 or span in known or not all(map(is_han, window)):
                    continue
                if person and window[0] != form[0]:
                    continue  # another family name is another person
                if len(form) > 2 or _sound_alike(window, form):
                    yield span, 1
            return
        text, wanted = self.segment.text, fold(form).split()
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
                elif size == len(wanted) and _one_slip(keys, wanted, edits):
                    yield span, edits

    # What need not be said ----------------------------------------------------------------------

    def _is_claimed(self, span: Span) -> bool:
        return any(_overlap(span, other) for other in self.claimed)

    def _whole(self, name: Mention) -> Span:
        """Return the sentence of the target where a missing name is to be expected."""
        source, target = self.segment.unit.source or "", self.segment.unit.target
        start, end = 0, len(target.rstrip())
        marks = [i for i, c in enumerate(target) if c in "。！？；" or _ends(target, i)]
        marks = [i for i in marks if i + 1 < end]
        if marks and source:
            own = [i for i, c in enumerate(source) if c in "。！？；" or _ends(source, i)]
            own = [i for i in own if i + 1 < len(source.rstrip())]
            if len(own) == len(marks):
                number = sum(i < name.span.start for i in own)
                borders = [0, *(i + 1 for i in marks), end]
                start, end = borders[number], borders[number + 1]
        while start < end and target[start].isspace():
            start += 1
        return Span(start, end)

    def _may_be_left_out(self, name: Mention) -> bool:
        """Return whether a translator may leave ``name`` out, or says it without its name."""
        entry = name.entry
        target = self.segment.unit.target
        if entry is not None and not self.to_vi and province_implied(entry, target):
            return True
        if entry is not None and entry.type == "country":
            if country_implied(entry, self.segment, self.draft.language):
                return True
            home = "country.vn" if self.to_vi else "country.cn"
            return entry.id == home
        if entry is not None and self._meant_otherwise(name, entry):
            return True
        if entry is None and len(_syllables(name.text)) == 1 and not has_han(name.text):
            return True  # Bà Hà: the name is said in full elsewhere
        if name.kind == "person" and entry is None and not self.to_vi:
            odd = [s for s in _syllables(name.text) if not is_sinovietnamese(s)]
            if len(odd) > 1:
                return True  # Giàng Seo Páo: each paper writes him in its own way
        if name.kind == "person" and entry is None:
            # 陈茂波 may be taken for a transcription: what is almost his name tells.
            return _is_foreign(name) and (not self.to_vi or self._misread(name, ()) is None)
        return not (name.vi if self.to_vi else name.zh)

    def _left_out(self, name: Mention, groups: dict[str, list[Mention]]) -> bool:
        """Return whether a name that nothing stands for may be missing with right."""
        key = _key(name)
        if key in self.seen and pointed_back(name, self.segment, self.draft):
            return True
        if name.kind == "person" and key in self.seen and self._short_person(name):
            return True
        if name.entry is not None and name.entry.type == "country":
            inside = {
                m.entry.country for many in groups.values() for m in many if m.entry is not None
            }
            return name.entry.id.removeprefix("country.") in inside
        if name.method == "fuzzy" or (name.entry is not None and self._written_freely(name)):
            return True
        if name.kind != "person" or name.entry is not None:
            return False
        return self._doubtful(name) or (has_han(name.text) and self._foreign_words())

    def _foreign_words(self) -> bool:
        """Return whether the target has words that are no Vietnamese ones: a foreigner may be meant."""
        known = [m.span for m in self.segment.names if m.entry is not None]
        return _has_foreign_words(self.segment.text, known)

    def _meant_otherwise(self, name: Mention, entry: Entry) -> bool:
        """Return whether the source's name is part of an event, a firm, an hour, or a capital.

        东南亚运动会 is SEA Games, 宁德时代 a firm; Tel Aviv stands for its government.
        """
        source = self.segment.unit.source or ""
        behind, before = source[name.span.end : name.span.end + 4], source[: name.span.start]
        if entry.type in ("region", "sea") and self._in_event(name):
            return True
        if behind.startswith(_FIRMS) or behind.startswith("时间") or before.endswith("giờ "):
            return True
        country = self.draft.glossary.entries.get(f"country.{entry.country}")
        if country is None or entry.country in ("vn", "cn") or entry.type != "city":
            return False
        other: Language = "zh" if self.to_vi else "vi"
        said = any(map(self.segment.source_text.holds, forms_in(country, other)))
        return not said and any(
            map(self.segment.text.holds, forms_in(country, self.draft.language))
        )

    def _in_event(self, name: Mention) -> bool:
        """Return whether a region of the source names an event: 东南亚运动会 is SEA Games."""
        behind = (self.segment.unit.source or "")[name.span.end : name.span.end + 4]
        return behind.startswith(_EVENTS)

    def _written_freely(self, name: Mention) -> bool:
        """Return whether characters may stand for a small place in another way than the glossary's."""
        if self.to_vi or name.entry is None:
            return False
        syllables = _syllables(name.text)
        if name.entry.type == "district" and not all(map(is_sinovietnamese, syllables)):
            return self._other_characters(len(syllables))  # Tủa Chùa: no characters are settled
        if name.entry.type not in SMALL:
            return False
        target, size = self.segment.unit.target, len(syllables)
        for span, fit in _han_windows(target, syllables):
            enough = sum(fit) * 2 >= len(fit) and (
                size > 2 or target[span.end : span.end + 1] in _GENERIC
            )
            if enough and not self._is_claimed(span):
                return True
        return any(
            all(
                is_han(c) and sounds_near(c, s)
                for c, s in zip(target[at:], syllables, strict=False)
            )
            for at in range(len(target) - size + 1)
        )

    def _other_characters(self, size: int) -> bool:
        """Return whether characters that no mention has stand before the head of a district."""
        target = self.segment.unit.target
        return any(
            not self._is_taken(Span(at - size, at))
            for at in range(size, len(target))
            if target[at] in "县郡" and all(map(is_han, target[at - size : at]))
        )

    def _short_person(self, name: Mention) -> bool:
        """Return whether the target has a part of a person's name: ông Minh, 陈书记."""
        if self.to_vi:
            own = (name.vi or "").split()
            words = self.segment.text.words
            parts = {fold(own[0]), fold(own[-1])} if own else set()
            return any(word.capital and word.key in parts for word in words)
        family = _syllables(name.text)[:1]
        return any(
            fits(match[0][0], family)[0] for match in _SHORT.finditer(self.segment.unit.target)
        )

    def _shortened(self, name: Mention) -> bool:
        """Return whether the target calls a person by one of his names alone: ông Minh, 陈书记."""
        if name.kind != "person":
            return False
        if not self.to_vi:
            return self._short_person(name)
        own = [fold(word) for word in (name.vi or "").split()]
        text, words = self.segment.text, self.segment.text.words
        for at, word in enumerate(words):
            if not own or not word.capital or word.key not in (own[0], own[-1]):
                continue
            behind = words[at + 1 : at + 2]
            before = [w for w in words[at - 1 : at] if at and w.key not in _ADDRESS]
            if any(w.capital and text.together(at, 2) for w in behind):
                continue
            if not any(w.capital and text.together(at - 1, 2) for w in before):
                return True
        return False

    def _doubtful(self, name: Mention) -> bool:
        """Return whether a person whom no glossary has may be no person at all."""
        if has_han(name.text):
            return False
        if not any(map(is_sinovietnamese, _syllables(name.text))):
            return True  # Giàng Seo Páo: any characters may stand for it
        return name.score < 90 and len(_syllables(name.text)) < 3 and not self._titled(name)

    def _titled(self, name: Mention) -> bool:
        """Return whether a title stands right beside a person of the source."""
        return any(
            m.kind == "title"
            and (0 <= name.span.start - m.span.end <= 2 or 0 <= m.span.start - name.span.end <= 2)
            for m in self.segment.source
        )

    def _too_few(self, names: Sequence[Mention], spans: Sequence[Span]) -> bool:
        """Return whether a name stands less often than in the source, and nothing stands for it."""
        name = names[0]
        if name.entry is not None and name.entry.type == "country":
            return False
        other: Language = "zh" if self.to_vi else "vi"
        here = backward_words(self.segment.plain, self.draft.language, name.kind)
        there = backward_words(self.segment.source_plain, other, name.kind)
        return here - there < len(names) - len(spans) and here == 0

    def _may_be_added(self, name: Mention, groups: dict[str, list[Mention]]) -> bool:
        """Return whether a translator may name what the source leaves unsaid here."""
        entry = name.entry
        if name.method == "fuzzy" or _key(name) in self.said or _key(name) in self.seen:
            return True
        if len(_syllables(name.text)) == 1 and not has_han(name.text):
            return True  # Chủ tịch Hội, ông Hùng
        if entry is None and name.kind != "person":
            return True
        if entry is None:
            return (
                _is_foreign(name)
                or not self._titled_here(name)
                or self._half_read(name)
                or (not self.to_vi and _has_foreign_words(self.segment.source_text))
                or self._said_short(name)
            )
        if (
            entry.type in _EXPLAINING | _NATURE_TYPES
            or name.kind == "gate"
            or entry.country not in ("vn", "cn")
        ):
            return True
        if name.text.startswith("第"):
            return True  # 第五郡 is quận 5
        if self.to_vi and entry.zh and entry.zh[0] in self._unread():
            return True  # 澜湄合作, 上证指数: a name shortened to its first character
        if self.to_vi and province_implied(entry, self.segment.unit.source or ""):
            return True
        below = {m.entry for many in groups.values() for m in many if m.entry is not None}
        return any(entry.id in self._above(other) for other in below)

    def _said_short(self, name: Mention) -> bool:
        """Return whether the source says a part of the name: ông Tập, for 习近平."""
        if self.to_vi or not has_han(name.text):
            return False
        return any(
            word.capital and fits(name.text[0], [word.key])[0]
            for word in self.segment.source_text.words
        )

    def _half_read(self, name: Mention) -> bool:
        """Return whether the source has characters that at least half of a name may be read from."""
        if not self.to_vi:
            return False
        windows = _han_windows(simplify(self.segment.unit.source or ""), _syllables(name.text))
        return any(sum(fit) * 2 >= len(fit) for _, fit in windows)

    def _unread(self) -> str:
        """Return the source without the names found in it."""
        rest = list(simplify(self.segment.unit.source or ""))
        for name in _leaves(self.segment.source_names):
            rest[name.span.start : name.span.end] = " " * (name.span.end - name.span.start)
        return "".join(rest)

    def _titled_here(self, name: Mention) -> bool:
        return any(
            m.kind == "title"
            and (0 <= name.span.start - m.span.end <= 2 or 0 <= m.span.start - name.span.end <= 2)
            for m in self.segment.target
        )

    def _above(self, entry: Entry) -> set[str]:
        found: set[str] = set()
        while entry.part_of and entry.part_of not in found:
            found.add(entry.part_of)
            entry = self.draft.glossary.entries[entry.part_of]
        return found


def in_source(name: Mention, segment: Segment, draft: Draft) -> bool:
    """Return whether the source has a name of the target, in any form or reading."""
    source = segment.source_text
    language: Language = "zh" if draft.language == "vi" else "vi"
    for entry in draft.namesakes(name):
        if any(source.holds(form) for form in _searched_forms(entry, language)):
            return True
    other = name.zh if draft.language == "vi" else name.vi
    if source.holds(name.text) or (other and source.holds(other)):
        return True
    return is_read_in_source(name.text, segment, draft)


def is_read_in_source(text: str, segment: Segment, draft: Draft) -> bool:
    """Return whether the source has characters that a name of the target may be read from."""
    source = segment.source_text
    if draft.language == "vi":
        syllables = _syllables(text)
        if not 2 <= len(syllables) <= 6:
            return False
        windows = _han_windows(_han_only(source.text), syllables)
        if len(syllables) > 3 and any(sum(fit) * 2 > len(fit) for _, fit in windows):
            return True
        odd = [not is_sinovietnamese(syllable) for syllable in syllables]
        if any(odd) and not odd[0] and sum(odd) < 2:
            return False  # a slip, not a name of the highlands
        return any(all(fit) for _, fit in windows)
    return any(all(fit) for _, fit in _windows(source, simplify(text)))


#: The generic word that the last syllable of a Chinese name of nature is (Tả Giang is sông Tả).
_NATURE = {"Giang": "sông", "Hà": "sông", "Hồ": "hồ", "Sơn": "núi", "Đảo": "đảo", "Hải": "biển"}


@lru_cache(maxsize=20_000)
def _searched_forms(entry: Entry, language: Language) -> tuple[str, ...]:
    """Return the forms to look for: those that are right and those to avoid, with short ones."""
    avoid = entry.vi_avoid if language == "vi" else entry.zh_avoid
    forms = [*forms_in(entry, language), *avoid]
    if language == "vi" and entry.kind == "place":
        for form in forms_in(entry, "vi"):
            rest, _, last = form.rpartition(" ")
            if rest and last in _NATURE:
                forms.append(f"{_NATURE[last]} {rest}")
    return tuple(dict.fromkeys(forms))


@cache
def _families() -> frozenset[str]:
    return frozenset(fold(vi).split()[0] for vi, _ in surnames().values())


def _syllables(text: str) -> list[str]:
    """Return the folded words of a Vietnamese name, without dashes."""
    return [word for word in fold(text).split() if any(map(str.isalpha, word))]


def _han_only(text: str) -> str:
    """Return ``text`` without the marks between Han characters (丰芽—格邦)."""
    return "".join(c for c in text if is_han(c) or c.isalnum() or c in "，。；")


def _is_wrong_person(name: Mention) -> bool:
    """Return whether a person is written in a form that his entry says to avoid."""
    entry = name.entry
    if entry is None or entry.kind != "person":
        return False
    return fold(name.text) in map(fold, (*entry.vi_avoid, *entry.zh_avoid))


def _has_foreign_words(text: Searched, known: Sequence[Span] = ()) -> bool:
    """Return whether a Vietnamese text has capitalised words of another language.

    Words of ``known`` names (Myanmar) do not count, nor what stands beside an abbreviation.
    """
    last = ""
    for word in text.words:
        written = text.text[word.span.start : word.span.end]
        odd = word.capital and parse(word.key) is None and not written.isupper()
        beside = len(last) > 1 and last.isupper()  # SEA Games
        if odd and not beside and not any(_overlap(word.span, span) for span in known):
            return True
        last = written
    return False


def _proper(name: Mention) -> list[str]:
    """Return the proper part of a Chinese landmark's name, its generic word left off: 美亭 | 体育场."""
    han = simplify(name.text)
    if name.entry is None or name.entry.type not in SMALL or not 4 <= len(han) <= 7:
        return []
    return [han[:size] for size in (3, 2) if all(map(is_han, han))]


def _is_country(name: Mention) -> bool:
    return name.entry is not None and name.entry.type == "country"


def _is_foreign(name: Mention) -> bool:
    """Return whether a name is neither Vietnamese nor read in Vietnamese: Prabowo, 特朗普."""
    if name.entry is not None:
        return False
    if has_han(name.text):
        return is_transcription(name.text)
    return any(parse(word) is None for word in _syllables(name.text))


def _unlike(name: Mention, other: Mention) -> bool:
    """Return whether two places are of different ranks."""
    if name.entry is None or other.entry is None:
        return False
    return not _alike(name.entry.type, other.entry.type)


def _alike(one: str, other: str) -> bool:
    """Return whether two types of place are of one rank."""
    great = {"province", "municipality", "autonomous-region", "city"}
    return one == other or {one, other} <= great


def _ends(text: str, i: int) -> bool:
    return text[i] in ".!?" and text[i + 1 : i + 2].isspace()


def _windows(text: Searched, han: str) -> list[tuple[Span, tuple[bool, ...]]]:
    """Return the capitalised words of the text, as many as characters, and which may be readings."""
    size, words = len(han), text.words
    found = []
    for first in range(len(words) - size + 1):
        one = words[first : first + size]
        if one[0].capital and one[-1].capital and text.together(first, size):
            fit = fits(han, [word.key for word in one])
            if any(fit):
                found.append((Span(one[0].span.start, one[-1].span.end), fit))
    return found


def _han_windows(text: str, syllables: Sequence[str]) -> list[tuple[Span, tuple[bool, ...]]]:
    """Return the stretches of Han characters, as many as syllables, and which may be read so.

    A syllable that is no character's reading (Páo, Lử) may be written with any.
    """
    size = len(syllables)
    free = [not is_sinovietnamese(syllable) for syllable in syllables]
    if all(free):
        return []
    found = []
    for at in range(len(text) - size + 1):
        window = text[at : at + size]
        if all(map(is_han, window)):
            fit = tuple(a or b for a, b in zip(fits(window, syllables), free, strict=True))
            if fit[0] and sum(fit) * 2 >= size:
                found.append((Span(at, at + size), fit))
    return found


def _sound_alike(one: str, other: str) -> bool:
    return pinyin(one) == pinyin(other) or any(
        a == b or near_reading(b, _reading(a)) for a, b in zip(one, other, strict=True) if a != b
    )


def _reading(hanzi: str) -> str:
    from sinoviet.readings import character

    one = character(hanzi)
    return one.vi if one is not None else ""


def _one_slip(keys: Sequence[str], wanted: Sequence[str], edits: int) -> bool:
    """Return whether one syllable of several is off by a slip of the hand."""
    wrong = [(a, b) for a, b in zip(keys, wanted, strict=True) if a != b]
    letters = sum(map(len, wanted))
    if len(wanted) == 1:
        return edits <= (1 if letters < 7 else 2) and letters >= 5
    return len(wrong) == 1 and edits <= (1 if letters < 6 else 2)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _apart(spans: Iterable[Span]) -> list[Span]:
    """Return spans without those that lie in or over a longer one."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start - s.end, s.start)):
        if not any(_overlap(span, other) for other in kept):
            kept.append(span)
    return kept
