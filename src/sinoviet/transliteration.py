"""A name or phrase in, its form in the other language out, with the steps and the alternatives.

What decides, first to last, in both directions:

1. an entry of the glossary, by any of its forms;
2. a chain of places with their generic heads (*huyện Malypho*, 云南省文山州);
3. a title or organisation that the grammar reads from end to end;
4. Chinese to Vietnamese: a person by family name, else the reading of the words and characters;
   Vietnamese to Chinese: ranked candidates for a person or a place.

``kind`` narrows this to one kind of name.  Numbers, dates in figures and Latin letters pass
untouched; an unknown character stays, and the result is not complete.

A little over 400 lines: the ways to read one name, and which goes before which, are read in one place.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import TYPE_CHECKING, Literal

from sinoviet.around_names import (
    Ask,
    addressed,
    plain_name,
    several_names,
    why_nothing,
    with_title,
)
from sinoviet.candidates import Candidate, entries_named, in_traditional
from sinoviet.errors import InputError
from sinoviet.glossary import KINDS, Glossary, Kind, form_key, load
from sinoviet.hanzi import has_han
from sinoviet.readings import Step, restyle
from sinoviet.syllable import ToneStyle
from sinoviet.text import canonical

if TYPE_CHECKING:
    from sinoviet.coordination import Coordination
    from sinoviet.resolver import Resolver
    from sinoviet.to_chinese import ToChinese
    from sinoviet.to_vietnamese import ToVietnamese

Target = Literal["vi", "zh-Hans", "zh-Hant"]
TARGETS: tuple[Target, ...] = ("vi", "zh-Hans", "zh-Hant")
#: A Chinese form that says of which country it is.
_SAYS_CHINA = re.compile(
    "中国|中华|中共|中央|中方|中越|越中|中联|全国|驻华|^共青团|民盟|民革|民建|民进|农工党|致公党|九三学社|台盟"
)
_OF_CHINA_VI = re.compile("(?<![Tt]iếng )(?<!ngữ )(?<!học )(?<![-–] )Trung Quốc(?! [-–])")
#: A paper's or a book's name in brackets: 《人民报》总编辑.
_QUOTED_NAME = re.compile("[《〈](.*?)[》〉]")
#: An acronym behind a name: 疾病控制中心（CDC）主任.
_CODE_ZH = re.compile("[（(][A-Z][A-Za-z0-9]+[）)]")
#: A branch set off by a dash: Agribank - Chi nhánh Lạng Sơn.
_BRANCH = re.compile(
    r",\s+(?=(?:[Pp]hân|[Cc]hi) hội\b)|"
    r"\s+[-–]\s+(?=(?:Chi nhánh|Phòng giao dịch|Phòng Giao dịch|Văn phòng đại diện)\b)"
)
#: What explains a name, a brand say: Tập đoàn Xây dựng Điện lực Trung Quốc (Power China).
_IN_BRACKETS = re.compile(r"(?<=\w) ?[(（][^()（）]+[)）]$")
#: What joins a body to what it is of, mostly unsaid: Ủy ban quốc gia về chống ma túy của Trung Quốc.
_OF = re.compile(r"(?<=\w) (?:của|thuộc) (?=[A-ZĐ])")
#: How many names are kept at most.
_REMEMBERED = 10_000
#: An abbreviated name has so many letters at most: BCHTW Đảng.
_LONGEST_ABBREVIATION = 12
#: How sure a name is that was written without its marks.
_UNMARKED = 0.6
#: From this probability on the best candidate needs no second look.
_SURE = 2 / 3


@dataclass(frozen=True, slots=True)
class Transliteration:
    """The form of a name in the other language, and why.

    ``text`` is the best candidate, None when nothing can be said.  ``alternatives`` are all
    candidates, best first (the first is ``text``), with probabilities.  ``complete`` says that
    nothing is left to decide: every part has a form, and the best is twice as likely as all others.

    >>> one = transliterate("曾明琥")
    >>> one.text, one.complete, one.steps[0].rule
    ('Tăng Minh Hổ', True, 'family name')
    """

    input: str
    to: str
    text: str | None
    alternatives: tuple[Candidate, ...]
    steps: tuple[Step, ...]
    complete: bool


class Transliterator:
    """Transliterates names by one glossary; make it once, use it for many.

    >>> Transliterator().transliterate("麻栗坡县").text
    'huyện Malypho'
    """

    def __init__(self, glossary: Glossary | None = None) -> None:
        self.glossary = glossary if glossary is not None else load()
        #: Names recur in a document: what each has been rendered as.
        self._names: dict[tuple[str, str, str | None, str, str], tuple[Candidate, ...]] = {}

    @cached_property
    def _to_vietnamese(self) -> "ToVietnamese":
        from sinoviet.to_vietnamese import ToVietnamese  # each direction on first use

        return ToVietnamese(self.glossary, lambda text, kind: self._phrase(text, kind, "vi"))

    @cached_property
    def _to_chinese(self) -> "ToChinese":
        from sinoviet.to_chinese import ToChinese

        return ToChinese(self.glossary, lambda text, kind: self._phrase(text, kind, "zh"))

    @cached_property
    def _resolver(self) -> "Resolver":
        from sinoviet.resolver import Resolver

        return Resolver(self.glossary)

    def transliterate(
        self, name: str, to: str | None = None, kind: str | None = None, *,
        country: str = "", limit: int = 10, tone_style: ToneStyle = "old",
    ) -> Transliteration:  # fmt: skip
        """Return the form of ``name`` in the other language; see :func:`transliterate`."""
        if to is not None and to not in TARGETS:
            raise InputError(f"to is {to!r}; use one of {', '.join(TARGETS)}")
        if kind is not None and kind not in KINDS:
            raise InputError(f"kind is {kind!r}; use one of {', '.join(KINDS)}")
        text = plain_name(canonical(" ".join(name.split())))
        if to is None:
            to = "vi" if has_han(text) else "zh-Hans"
        key = (text, to, kind, country, tone_style)
        found = self._names.get(key)
        if found is None:
            if len(self._names) > _REMEMBERED:
                self._names.clear()
            found = self._names[key] = tuple(self._candidates(text, to, kind, country, tone_style))
        if not found:
            return Transliteration(name, to, None, (), (why_nothing(text, to, kind),), False)
        return _result(name, to, found[:limit])

    def _candidates(
        self, text: str, to: str, kind: str | None, country: str, tone_style: ToneStyle
    ) -> list[Candidate]:
        """Return the candidates of one name, or of what stands around one; see around_names."""

        def ask(one: str, kind: str | None) -> list[Candidate]:
            return self._alone(one, to, kind, country, tone_style)

        def one_name(text: str, kind: str | None) -> list[Candidate]:
            if kind in (None, "person") and not entries_named(text, kind, self.glossary):
                found = addressed(text, to, ask)
                if found:
                    return found
            found = ask(text, kind)
            if (found and _settled(found[0], to)) or kind not in (None, "person", "title"):
                return found
            return with_title(text, to, ask, self.glossary) or found

        found = self._in_full(text, to, kind, ask) or one_name(text, kind)
        if to != "vi" and kind in (None, "gate", "place"):
            found = self._corrected(text, found, ask, kind) or found
        if found and _settled(found[0], to):
            return found
        several = several_names(text, to, kind, one_name) if kind != "title" else []
        return several or found or self._unmarked(text, to, kind)

    def _in_full(self, text: str, to: str, kind: str | None, ask: Ask) -> list[Candidate]:
        """Return the forms of what an abbreviation means that no entry has: HN, Bộ CA."""
        if to == "vi" or len(text) > _LONGEST_ABBREVIATION or text.islower():
            return []
        from sinoviet.search import in_full

        fulls = () if entries_named(text, kind, self.glossary) else in_full(text)
        found = [c for full in fulls for c in ask(plain_name(full), kind)]
        return [replace(c, score=c.score * _UNMARKED / len(fulls)) for c in found]

    def _corrected(
        self, text: str, found: list[Candidate], ask: Ask, kind: str | None
    ) -> list[Candidate]:
        """Return a place behind a head as it should be spelt.

        Gates are known: one that characters had to be sought for is rather a misspelt one.
        """
        from sinoviet.search import headed_near

        restored = any(s.rule == "character of places" for c in found[:1] for s in c.steps)
        if found and not (restored and form_key(text).startswith("cửa khẩu ")):
            return []
        for name, match in headed_near(text, self.glossary)[:1]:
            step = Step("misspelt", text, name, f"glossary: {match.entry.id}")
            rest = [replace(c, score=c.score * (1 - _UNMARKED)) for c in found]
            own = [
                replace(c, score=c.score * _UNMARKED, steps=(step, *c.steps))
                for c in ask(name, kind)
            ]
            return own + rest
        return []

    def _unmarked(self, text: str, to: str, kind: str | None) -> list[Candidate]:
        """Return the entries of a Vietnamese name that is written without its marks."""
        if to == "vi" or not text.isascii() or " " not in text:
            return []
        from sinoviet.search import lookup

        found = []
        for match in lookup(text, self.glossary):
            fits = kind is None or match.entry.kind == kind
            if fits and match.entry.zh and match.method == "variant":
                step = Step("marks missing", text, match.form, f"glossary: {match.entry.id}")
                found.append(Candidate(match.entry.zh, _UNMARKED, match.entry, (step,)))
        return [Candidate(c.text, c.score / len(found), c.entry, c.steps) for c in found]

    def _alone(
        self, text: str, to: str, kind: str | None, country: str, tone_style: ToneStyle
    ) -> list[Candidate]:
        if to == "vi":
            gate = kind == "organisation" and text.endswith("口岸")
            found = self._to_vietnamese.candidates(text, "gate" if gate else kind, country)
            return [
                Candidate(restyle(c.text, tone_style), c.score, c.entry, c.steps) for c in found
            ]
        found = self._to_chinese.candidates(text, kind, country)
        if not found and kind == "organisation" and text.casefold().startswith("cửa khẩu "):
            found = self._to_chinese.candidates(text, "gate", country)
        return [in_traditional(c, kind) for c in found] if to == "zh-Hant" else found

    @cached_property
    def _coordination(self) -> "Coordination":
        from sinoviet.coordination import Coordination

        return Coordination(self._resolver, self._single)

    def _phrase(self, text: str, kind: str | None, to: str) -> list[Candidate]:
        """Return the form of a title or organisation, or of a row of them, read from end to end."""
        found = self._read_phrase(text, kind, to)
        plainer = _IN_BRACKETS.sub("", _OF.sub(" ", text)).removesuffix(" nhà trường")
        return found or (self._read_phrase(plainer, kind, to) if plainer != text else [])

    def _read_phrase(self, text: str, kind: str | None, to: str) -> list[Candidate]:
        from sinoviet.abbreviations import in_words
        from sinoviet.chinese.parties import party_first
        from sinoviet.joint_committees import joint_vi, joint_zh
        from sinoviet.said_first import unit_first, unit_last
        from sinoviet.sharing import with_short_party

        if to == "vi":
            text = _CODE_ZH.sub("", _QUOTED_NAME.sub(r"\1", text))
            text = unit_first(text)
        else:
            text = _BRANCH.sub(" ", in_words(text))
        from sinoviet.said_once import without_china
        from sinoviet.state_names import with_state_vi, with_state_zh

        with_state = with_state_vi if to == "vi" else with_state_zh
        official = with_state(text, lambda office: self._rendered(office, to))
        if official:
            return [Candidate(official, 1.0, None, (Step("grammar", text, official, "state"),))]
        phrase = self._resolver.whole(text)
        if phrase is None and kind == "title":
            phrase = self._resolver.bare_title(text)
        if phrase is not None and phrase.kind in ("title", "organisation"):
            form = phrase.vi if to == "vi" else phrase.zh
            if to == "vi" and form and not _SAYS_CHINA.search(text):
                form = without_china(form, phrase)
            if to == "vi" and form and "中共中央" in text and form.endswith(" Trung ương"):
                form += " Đảng Cộng sản Trung Quốc"
            if to != "vi" and form:
                form = joint_zh(phrase) or form
                form = party_first(unit_last(with_short_party(form)))
            if to != "vi" and form and _OF_CHINA_VI.search(text) and not _SAYS_CHINA.search(form):
                form = f"中国{form}"
            if form and kind in (None, phrase.kind):
                step = Step("grammar", text, form, phrase.why)
                return [Candidate(form, 1.0, phrase.entry, (step,))]
        from sinoviet.several_units import several_vi, several_zh

        joint = to == "vi" and joint_vi(text, lambda one: self._rendered(one, to), self.glossary)
        if joint:
            return [Candidate(joint, 1.0, None, (Step("joint body", text, joint, "grammar"),))]
        several = several_vi if to == "vi" else several_zh
        row = several(text, lambda one: self._rendered(one, to) or self._delegation(one, to))
        if not row:
            row = self._coordination.to_vi(text) if to == "vi" else self._coordination.to_zh(text)
        if row:
            return [Candidate(row, 1.0, None, (Step("row of titles", text, row, "grammar"),))]
        single = self._certain(text, kind, to)
        if single is not None:
            return [single]
        from sinoviet.villages import village_office_vi, village_office_zh

        small = village_office_vi if to == "vi" else village_office_zh
        found = small(text, self.glossary, lambda office: self._rendered(office, to))
        if found:
            return found
        from sinoviet.naming import (
            body_alone,
            named_body_vi,
            named_body_zh,
            named_office_vi,
            named_office_zh,
        )

        office = named_office_vi if to == "vi" else named_office_zh
        if kind != "organisation":
            found = office(text, self.glossary, lambda one: self._rendered(one, to))
        if found or kind == "title":
            return found
        named = named_body_vi if to == "vi" else named_body_zh
        alone = body_alone(text, to) if kind == "organisation" else []
        return alone or named(text, self.glossary)

    def _certain(self, text: str, kind: str | None, to: str) -> Candidate | None:
        """Return an assistant's office or a delegation, which the resolver reads as no phrase."""
        helped = self._assistant(text, to) if kind != "organisation" else None
        if helped:
            return Candidate(helped, 1.0, None, (Step("assistant", text, helped, "grammar"),))
        sent = self._delegation(text, to) if kind != "title" else None
        if sent:
            return Candidate(sent, 1.0, None, (Step("delegation", text, sent, "grammar"),))
        return None

    def _single(self, text: str, to: str) -> str | None:
        """Return one office of a row that the grammar alone cannot read."""
        if (not has_han(text)) == (to == "vi") or len(text) < 4:
            return None
        certain = self._certain(text, "title", to)
        return certain.text if certain is not None else None

    def _whole(self, text: str, to: str) -> str | None:
        phrase = self._resolver.whole(text)
        if phrase is None or phrase.kind not in ("title", "organisation"):
            return None
        return phrase.vi if to == "vi" else phrase.zh

    def _assistant(self, text: str, to: str) -> str | None:
        """Return who assists an office or works for a body: Trợ lý Chánh án …, 训练处助理."""
        for vi, zh in (("Trợ lý", "助理"), ("Thư ký", "秘书")):
            if to == "vi" and text.endswith(zh) and "、" not in text:
                own = self._rendered(text.removesuffix(zh), to)
                if own and not _SAYS_CHINA.search(text):
                    own = own.removesuffix(" Trung Quốc")
                return f"{vi} {own}" if own else None
            if to != "vi" and text.startswith(f"{vi} ") and "," not in text:
                own = self._rendered(text.removeprefix(f"{vi} "), to)
                return f"{own}{zh}" if own else None
        return None

    def _delegation(self, text: str, to: str) -> str | None:
        from sinoviet.delegations import delegation_vi, delegation_zh

        if to == "vi":
            return delegation_vi(text, lambda one: self._rendered(one, to), self.glossary)
        return delegation_zh(text, lambda one: self._rendered(one, to), self.glossary)

    def _rendered(self, text: str, to: str) -> str | None:
        """Return a title or organisation, or a row of them, as the grammar writes it."""
        whole = self._whole(text, to)
        if whole is not None:
            return whole
        return self._coordination.to_vi(text) if to == "vi" else self._coordination.to_zh(text)


#: Rules of a mere reading, which says nothing of what a text is.
_MERE_READING = frozenset(("word", "character", "character in names", "not readable by rule"))


def _settled(best: Candidate, to: str) -> bool:
    """Return whether a candidate is more than a reading word by word."""
    if best.entry is not None:
        return True
    mere = all(step.rule in _MERE_READING for step in best.steps) or best.score < _SURE / 2
    unread = any(step.rule == "not readable by rule" for step in best.steps)
    return not unread and not (mere and to == "vi")


def _result(name: str, to: str, found: Sequence[Candidate]) -> Transliteration:
    best = found[0]
    rules = [step.rule for step in best.steps]
    if "not readable by rule" in rules or best.score <= 0:
        return Transliteration(name, to, None, tuple(found), best.steps, False)
    known = not any(rule.startswith("unknown") for rule in rules)
    return Transliteration(
        name, to, best.text, tuple(found), best.steps, known and best.score >= _SURE
    )


@cache
def _packaged() -> Transliterator:
    return Transliterator()


def transliterate(
    name: str, to: str | None = None, kind: Kind | None = None, *,
    country: str = "", limit: int = 10, tone_style: ToneStyle = "old",
) -> Transliteration:  # fmt: skip
    """Return the form of a name or phrase in the other language, with candidates and reasons.

    >>> transliterate("麻栗坡县").text, transliterate("huyện Malypho").text
    ('huyện Malypho', '麻栗坡县')
    >>> [c.text for c in transliterate("Trần Minh", limit=3).alternatives][0]
    '陈明'
    >>> transliterate("Mã Quan", "zh-Hant").text, transliterate("和睦", tone_style="new").text
    ('馬關', 'hoà mục')

    ``to`` is ``vi``, ``zh-Hans`` or ``zh-Hant`` (the other language by default), ``kind`` one of
    the kinds of entries, ``country`` (``vn`` or ``cn``) that of a person or place, ``limit`` the
    most alternatives.  Raises :class:`~sinoviet.InputError` for another ``to`` or ``kind``.
    """
    return _packaged().transliterate(
        name, to, kind, country=country, limit=limit, tone_style=tone_style
    )
