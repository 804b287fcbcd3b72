"""Find every name in a text and resolve it to its entry: text -> a tree of Mentions.

A text is read paragraph by paragraph, each from left to right.  At each token the grammar of its
script offers a title, an organisation, a place or a person; context decides among them: the head
or title before, the country or the higher unit after, a list that shares a head, a gate's partner
across a dash, the date.  A name inside a person's name or inside a longer name is never resolved
on its own.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from itertools import islice

from sinoviet.context import Context
from sinoviet.errors import InputError
from sinoviet.glossary import Entry, Form, Glossary, Kind, is_date, load
from sinoviet.hanzi import has_han, simplify
from sinoviet.holding import beside
from sinoviet.index import BLOCK, Fuzzy, blocks
from sinoviet.lexicon import Lexicon
from sinoviet.phrases import Line, Phrase
from sinoviet.reading import Reading
from sinoviet.readings import is_transcription, person_steps
from sinoviet.restore import restore_person
from sinoviet.tokens import HAN
from sinoviet.vietnamese.places import FUZZY_WITH_HEAD


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the original text: code points, half-open.

    >>> Span(5, 12).end
    12
    """

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text: where, what, which entity, how it is written in both languages, and why.

    ``entry`` is None for a name that no glossary has; ``vi`` or ``zh`` is None where nobody could
    know it.  ``score`` runs from 0 to 100; ``method`` is exact, variant, fuzzy, composed or name.
    ``parts`` are the mentions inside this one.  ``holder`` is the person who holds an office, where
    the text puts one beside it.

    >>> [m.zh for m in resolve("châu Văn Sơn")]
    ['文山']
    >>> title, person = resolve("Bí thư Châu ủy Văn Sơn Trần Minh")
    >>> title.holder is person
    True
    """

    span: Span
    text: str
    lang: str
    kind: Kind
    entry: Entry | None
    vi: str | None
    zh: str | None
    score: float
    method: str
    why: str
    parts: tuple["Mention", ...] = ()
    holder: "Mention | None" = None

    def walk(self) -> Iterator["Mention"]:
        """Yield this mention and all inside it."""
        yield self
        for part in self.parts:
            yield from part.walk()


_DATE = re.compile(
    r"\b(\d{1,2})(?:[/.-]| tháng )(\d{1,2})(?:[/.-]| năm )(\d{4})\b"
    r"|(\d{4})[年-](\d{1,2})[月-](\d{1,2})"
)
#: A paragraph: a line and the lines that go on with it in lower case (text wrapped by hand).
_PARAGRAPH = re.compile(r"[^\n]*(?:\n(?=[ \t]*[a-zà-ỹđ])[^\n]*)*\n?")


class Resolver:
    """Resolves texts against one glossary; make it once, use it for many texts.

    >>> resolver = Resolver()
    >>> [(m.text, m.kind, m.zh) for m in resolver.resolve("UBND huyện Vị Xuyên")]
    [('UBND huyện Vị Xuyên', 'organisation', '渭川县人民委员会')]
    """

    def __init__(self, glossary: Glossary | None = None) -> None:
        self.glossary = glossary if glossary is not None else load()
        self._lexicon = Lexicon(self.glossary)
        self._fuzzy_seen: dict[str, list[tuple[Form, float]]] = {}
        self._whole_seen: dict[str, Phrase | None] = {}
        self._ancestors: dict[str, frozenset[str]] = {}

    @cached_property
    def _fuzzy(self) -> Fuzzy[Form]:
        return Fuzzy(self._lexicon.places())

    def near(self, text: str) -> list[tuple[Form, float]]:
        """Return the places and gates spelt almost like ``text``, best first."""
        found = self._fuzzy_seen.get(text)
        if found is None:
            if len(self._fuzzy_seen) > 50_000:
                self._fuzzy_seen.clear()
            found = self._fuzzy_seen[text] = self._fuzzy.find(text, FUZZY_WITH_HEAD)
        return found

    def resolve(self, text: str, date: str | None = None) -> list[Mention]:
        """Return the mentions of ``text`` in order; offsets count code points of ``text``.

        ``date`` (ISO) is the day the text speaks of; without it the first full date in the text
        counts, and without any the newest entries win.

        Raises :class:`~sinoviet.InputError` if ``date`` is not an ISO date.
        """
        return list(self.stream(text, date))

    def whole(self, text: str) -> Phrase | None:
        """Return the one phrase that ``text`` is from end to end, or None.

        >>> phrase = Resolver().whole("Bí thư Châu ủy Văn Sơn")
        >>> phrase.kind, phrase.zh
        ('title', '文山州委书记')

        The phrase is shared between calls: offices recur, within a row and within a document.
        """
        if text not in self._whole_seen:
            if len(self._whole_seen) > 10_000:
                self._whole_seen.clear()
            line = Line(text, 0, self._lexicon)
            context = self._context(None)
            context.said.alone = True
            found = Reading(line, context).phrases()
            one = len(found) == 1 and not found[0].start and found[0].end == len(line)
            self._whole_seen[text] = found[0] if one else None
        return self._whole_seen[text]

    def bare_title(self, text: str) -> Phrase | None:
        """Return the title that ``text`` is beside a person, or None: a role alone names nobody.

        >>> phrase = Resolver().bare_title("Viện trưởng")
        >>> phrase.zh
        '院长'
        """
        beside = "胡志明" if has_han(text) else " Hồ Chí Minh"
        line = Line(text + beside, 0, self._lexicon)
        found = Reading(line, self._context(None)).phrases()
        if len(found) != 2 or found[0].start or found[0].kind != "title":
            return None
        return found[0] if line.ends[found[0].end - 1] == len(text) else None

    def stream(self, text: str, date: str | None = None) -> Iterator[Mention]:
        """Yield the mentions of ``text`` block by block, in bounded memory."""
        context = self._context(date or date_in(text[:4000]))
        for start, block in blocks(text):
            for paragraph in list(self._read(block, start, context)):
                yield from self._again(paragraph, context)

    def together(self, texts: Iterable[str], date: str | None = None) -> Iterator[list[Mention]]:
        """Yield the mentions of each of several texts that belong together: units of one draft.

        What one text says helps to read the next, and persons are known in the texts before, some
        65,000 characters back; offsets count from the start of each.

        >>> found = Resolver().together(["tỉnh Vân Nam", "châu Văn Sơn"])
        >>> [[m.zh for m in mentions] for mentions in found]
        [['云南'], ['文山']]

        Raises :class:`~sinoviet.InputError` if ``date`` is not an ISO date.
        """
        context = self._context(date)
        size, waiting = 0, list[list[_Paragraph]]()
        for text in texts:
            waiting.append(list(self._read(text, 0, context)))
            size += len(text)
            if size > BLOCK:
                yield from self._all_again(waiting, context)
                size, waiting = 0, []
        yield from self._all_again(waiting, context)

    def _context(self, day: str | None) -> Context:
        if day is not None and not is_date(day):
            raise InputError(f"date is {day!r}; write YYYY-MM-DD")
        return Context(self.glossary.entries, self.near, day, self._ancestors)

    def _read(self, block: str, start: int, context: Context) -> Iterator["_Paragraph"]:
        for match in _PARAGRAPH.finditer(block):
            if match[0].strip():
                yield self._paragraph(match[0], start + match.start(), context)

    def _paragraph(self, text: str, base: int, context: Context) -> "_Paragraph":
        line = Line(text, base, self._lexicon)
        before = len(context.named)
        found = [_mention(p, line, context) for p in Reading(line, context).phrases()]
        found = _with_holders(found, text, base)
        plain = "".join(line.keys) if HAN in line.shapes else ""
        new = islice(context.named, before, None) if plain else ()
        seen = Counter(m.zh for m in found if m.kind == "person") if plain else Counter()
        missed = any(plain.count(name) > seen[name] for name in new)
        return _Paragraph(text, base, found, plain, before if missed else len(context.named))

    def _again(self, paragraph: "_Paragraph", context: Context) -> list[Mention]:
        """Return the mentions of a paragraph, read once more if it holds a name the text gave later.

        A headline names without a title whom the text below it introduces.
        """
        later = islice(context.named, paragraph.known, None) if paragraph.plain else ()
        if any(name in paragraph.plain for name in later):
            return self._paragraph(paragraph.text, paragraph.base, context).mentions
        return paragraph.mentions

    def _all_again(
        self, texts: list[list["_Paragraph"]], context: Context
    ) -> Iterator[list[Mention]]:
        for text in texts:
            yield [m for paragraph in text for m in self._again(paragraph, context)]


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph as read: its text and where it begins, what was found, and its Han characters.

    ``known`` counts the persons that the text had named by then; those that the paragraph itself
    names are left out if it has them where they were not found.
    """

    text: str
    base: int
    mentions: list[Mention]
    plain: str
    known: int


def date_in(text: str) -> str | None:
    """Return the first full date in ``text`` (ISO), or None.

    >>> date_in("Ngày 24/11/2022"), date_in("2022年11月24日"), date_in("ngày 40/11/2022")
    ('2022-11-24', '2022-11-24', None)
    """
    for match in _DATE.finditer(unicodedata.normalize("NFC", text)):
        day, month, year = (
            (match[1], match[2], match[3]) if match[3] else (match[6], match[5], match[4])
        )
        found = f"{int(year):04d}-{int(month):02d}-{int(day):02d}"
        if is_date(found):
            return found
    return None


def _mention(phrase: Phrase, line: Line, context: Context) -> Mention:
    start, end = line.starts[phrase.start], line.ends[phrase.end - 1]
    text = line.text[start:end]
    parts = sorted(phrase.parts, key=lambda part: (part.start, -part.end))
    lang = "vi"
    if has_han(text):
        lang = "zh-Hans" if simplify(text) == text else "zh-Hant"
    vi, zh, why = phrase.vi, phrase.zh, phrase.why
    if phrase.kind == "person" and phrase.entry is None:
        if lang == "vi" and not zh:
            full, known = context.full_name(vi) if " " not in vi else ("", "")
            why += f"; short for {full}" if full else ""
            zh, how = (known, "") if known else _likely_zh(full or vi)
            why += how
        elif lang != "vi" and not vi:
            vi, how = _read_vi(text)
            why += how
    return Mention(
        Span(line.base + start, line.base + end), text, lang, phrase.kind, phrase.entry,
        vi or None, zh or None, phrase.score, phrase.method, why,
        tuple(_mention(part, line, context) for part in parts),
    )  # fmt: skip


def _with_holders(mentions: list[Mention], text: str, base: int) -> list[Mention]:
    """Return the mentions of a paragraph, each title with the person beside whom it stands."""
    holders: dict[int, Mention] = {}
    for title, person in beside(mentions, text, base):
        holders.setdefault(id(title), person)
    return [replace(m, holder=holders[id(m)]) if id(m) in holders else m for m in mentions]


#: How probable the characters of an unknown person must be to be given at all, by the country whose
#: way of writing they follow.  Vietnamese names are written by convention; of a Chinese person
#: only the owner's characters are right.
_LIKELY = {"surnames_vn": 0.5, "surnames_cn": 0.9}


@lru_cache(maxsize=4096)
def _likely_zh(name: str) -> tuple[str, str]:
    """Return the characters of a person whom no glossary has, if likely, and what to say of them."""
    best = restore_person(name)[:1]
    if not best or best[0].score < _LIKELY[best[0].steps[0].source]:
        return "", ""
    return best[0].text, f"; characters likely ({best[0].score:.0%})"


@lru_cache(maxsize=4096)
def _read_vi(name: str) -> tuple[str, str]:
    """Return the reading of a person in Han characters, and what to say of it."""
    if is_transcription(name):
        return "", "; not readable by rule"
    return " ".join(step.after for step in person_steps(name)), "; read by rule"


def resolve(text: str, date: str | None = None) -> list[Mention]:
    """Return the mentions of ``text``, resolved against the packaged glossary.

    >>> [(m.text, m.zh) for m in resolve("Bí thư Châu ủy Văn Sơn Trần Minh")]
    [('Bí thư Châu ủy Văn Sơn', '文山州委书记'), ('Trần Minh', '陈明')]

    The first call reads the glossary; the next ones are faster.
    """
    return _packaged().resolve(text, date)


@cache
def _packaged() -> Resolver:
    return Resolver()
