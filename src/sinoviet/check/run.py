"""Check drafts: a Document in, everything that the rules have to say about it out."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from sinoviet.check.draft import Draft, Language, Segment
from sinoviet.check.parallel import segments_of
from sinoviet.check.rule import Checked, Diagnostic, Found, Named, Rule, Use
from sinoviet.check.rules import MODULES, rule
from sinoviet.formats.document import Document, Unit
from sinoviet.hanzi import is_han
from sinoviet.resolver import Mention, Resolver, date_in
from sinoviet.syllable import ToneStyle
from sinoviet.text import fold

_ORDER = {"error": 0, "warning": 1, "hint": 2}


@dataclass(frozen=True, slots=True)
class Options:
    """What a check is asked to do: language, date, rules, the house's forms and style of tones."""

    language: Language | None = None
    date: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    style: tuple[tuple[str, str], ...] = field(default=())
    tone_style: ToneStyle | Literal[""] = ""


#: Shows how far a long work is: gets the texts, gives them back one by one.
Progress = Callable[[Sequence[str]], Iterable[str]]


def _silent(texts: Sequence[str]) -> Iterable[str]:
    return texts


class Checker:
    """Checks drafts against one glossary; make it once, use it for many.

    >>> from sinoviet.formats.document import Document, Unit
    >>> draft = Document("a.txt", "text", (Unit("1", "Bí thư Châu uỷ Văn Son", "文山州委书记"),))
    >>> [(d.code, d.text, d.suggestions) for d in Checker().check(draft).diagnostics]
    [('SV102', 'Văn Son', ('Văn Sơn',))]
    """

    def __init__(self, resolver: Resolver | None = None, options: Options | None = None) -> None:
        self.resolver = resolver if resolver is not None else Resolver()
        self.options = options if options is not None else Options()

    def check(
        self, document: Document, source: Document | None = None, progress: Progress = _silent
    ) -> Checked:
        """Return what the rules find in a document, in the order of its text.

        ``source`` is the file that it was translated from, if that is another one.
        """
        draft, remarks = self.draft(document, source, progress)
        units = tuple(segment.unit for segment in draft.segments)
        document = replace(
            document, units=units, remarks=(*document.remarks, *remarks, *_unknown_codes(units))
        )
        found = [
            _diagnostic(document, one, item)
            for one in self._rules()
            for item in one.find(draft)
            if not _is_ignored(item.segment.unit, one.code)
        ]
        order = {unit.id: number for number, unit in enumerate(units)}
        found.sort(key=lambda d: (order[d.unit], d.span.start, _ORDER[d.severity], d.code))
        return Checked(
            document, tuple(_told_once(found)), names(draft), _words(draft), draft.language
        )

    def draft(
        self, document: Document, source: Document | None = None, progress: Progress = _silent
    ) -> tuple[Draft, tuple[str, ...]]:
        """Return a document with the names found in it, and what is to be remarked of its source."""
        options = self.options
        language = options.language or language_of(document)
        text = "\n".join(unit.target for unit in document.units)
        day = options.date or date_in(text[:20_000])
        remarks: tuple[str, ...] = ()
        texts = progress([unit.target for unit in document.units])
        targets = self.resolver.together(texts, day)
        if source is not None:
            sources = self.resolver.together(progress([u.target for u in source.units]), day)
            segments, remarks = segments_of(document, list(targets), source, list(sources))
        else:
            origins = self.resolver.together((unit.source or "" for unit in document.units), day)
            segments = tuple(
                Segment(unit, tuple(target), tuple(origin))
                for unit, target, origin in zip(document.units, targets, origins, strict=True)
            )
        draft = Draft(
            document, segments, language, self.resolver.glossary, day, options.style,
            options.tone_style,
        )  # fmt: skip
        return draft, remarks

    def _rules(self) -> list[Rule]:
        chosen = [
            code
            for code in MODULES
            if (not self.options.select or code.startswith(self.options.select))
            and not (self.options.ignore and code.startswith(self.options.ignore))
        ]
        return [rule(code) for code in chosen]


def _is_ignored(unit: Unit, code: str) -> bool:
    """Return whether a comment in the file switches a rule off for a unit."""
    return any(off == "*" or code.startswith(off) for off in unit.ignore)


def _unknown_codes(units: Sequence[Unit]) -> list[str]:
    """Return remarks on comments that name a rule that there is not."""
    asked = sorted({code for unit in units for code in unit.ignore if code != "*"})
    unknown = [code for code in asked if not any(known.startswith(code) for known in MODULES)]
    return [f"a comment ignores {code}, which is no rule" for code in unknown]


def language_of(document: Document) -> Language:
    """Return the language of the targets: as the file says, else by their letters."""
    if document.target_lang[:2].lower() in ("vi", "zh"):
        return "vi" if document.target_lang[:2].lower() == "vi" else "zh"
    han = latin = 0
    for unit in document.units:
        for character in unit.target:
            if is_han(character):
                han += 1
            elif character.isalpha():
                latin += 1
    return "zh" if han * 3 > latin else "vi"


def _diagnostic(document: Document, one: Rule, found: Found) -> Diagnostic:
    unit = found.segment.unit
    written = unit.target[found.span.start : found.span.end]
    offered = found.suggestions
    if written.isupper() and _is_headline(unit.target):
        offered = tuple(form.upper() for form in offered)
    offered = tuple(form for form in offered if form != written)
    offset = unit.offset(found.span.start)
    position = (
        document.position(offset) if offset is not None and document.text is not None else None
    )
    line, column = position if position is not None else (None, None)
    return Diagnostic(
        one.code, one.name, found.severity or one.severity, found.message, unit.id, found.span,
        written, offered, found.entry, found.certain and bool(offered), unit.where, line, column,
        found.source,
    )  # fmt: skip


def _is_headline(text: str) -> bool:
    """Return whether a text is set in capitals: what is put into it has to be, too."""
    cased = [character for character in text if character.isupper() or character.islower()]
    return sum(map(str.isupper, cased)) > len(cased) * 0.7


#: Where two rules speak of the same characters, the more telling one is kept.
_RATHER = {
    "SV102": ("SV305", "SV104"), "SV303": ("SV301", "SV302"), "SV301": ("SV302",),
    "SV404": ("SV202", "SV102", "SV101"), "SV405": ("SV102", "SV201", "SV101"), "SV402": ("SV201", "SV103"),
    "SV409": ("SV401", "SV201", "SV102", "SV101"), "SV101": ("SV201",), "SV304": ("SV201",), "SV406": ("SV203", "SV105"),
}  # fmt: skip


def _told_once(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Leave out what another finding on the same characters says better."""
    by_unit: dict[str, list[Diagnostic]] = {}
    for one in found:
        by_unit.setdefault(one.unit, []).append(one)
    wrong = {one.text for one in found if one.code in ("SV402", "SV404", "SV407")}
    return [
        one
        for one in found
        if not any(_says_better(other, one) for other in by_unit[one.unit])
        # no advice to write a name as it is told to be wrong elsewhere
        and not (one.code == "SV202" and wrong.intersection(one.suggestions))
    ]


def _says_better(other: Diagnostic, one: Diagnostic) -> bool:
    if other.code == "SV409" and one.code == "SV401" and other.source not in (None, one.source):
        return False  # another name is missing in the same sentence
    if other.code == "SV410" and one.code == "SV401" and other.source and one.source:
        # a place that only the missing office names is missing with it
        return other.source.start <= one.source.start and one.source.end <= other.source.end
    return (
        one.code in _RATHER.get(other.code, ())
        and other.span.start < one.span.end
        and one.span.start < other.span.end
    )


def names(draft: Draft) -> tuple[Named, ...]:
    """Return every entity of a draft with its forms and places, the commonest first."""
    found: dict[str, list[tuple[Segment, Mention]]] = {}
    for segment, mention in draft.mentions():
        if draft.writes(mention):
            key = (
                mention.entry.id
                if mention.entry is not None
                else f"{mention.kind} {fold(mention.text)}"
            )
            found.setdefault(key, []).append((segment, mention))
    result = []
    for many in found.values():
        first = many[0][1]
        forms: dict[str, list[tuple[str, str]]] = {}
        for segment, mention in many:
            forms.setdefault(mention.text, []).append((segment.unit.id, segment.unit.where))
        uses = tuple(Use(form, tuple(places)) for form, places in forms.items())
        entry = first.entry
        result.append(
            Named(
                first.kind,
                entry.id if entry else None,
                entry.vi if entry else first.vi,
                entry.zh if entry else first.zh,
                tuple(sorted(uses, key=lambda u: -len(u.places))),
            )
        )
    return tuple(sorted(result, key=lambda n: (-sum(len(u.places) for u in n.uses), n.vi or "")))


def _words(draft: Draft) -> int:
    """Return how many words a Vietnamese draft has, or how many Han characters a Chinese one."""
    text = "\n".join(unit.target for unit in draft.document.units)
    if draft.language == "zh":
        return sum(map(is_han, text))
    return len(re.findall(r"\w+", unicodedata.normalize("NFC", text)))
