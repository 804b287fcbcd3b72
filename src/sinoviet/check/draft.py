"""A draft as the rules see it: its units with the names found in them, and how names are written."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from sinoviet.check.searched import Searched, bare
from sinoviet.formats.document import Document, Unit
from sinoviet.glossary import Entry, Glossary, form_key
from sinoviet.hanzi import has_han, pinyin
from sinoviet.resolver import Mention
from sinoviet.syllable import ToneStyle
from sinoviet.text import canonical, fold

Language = Literal["vi", "zh"]


@dataclass(frozen=True, slots=True)
class Lost:
    """A stretch of a source file that nothing in the draft answers to: where it is, and whom it names."""

    where: str
    names: tuple[Mention, ...]


@dataclass(frozen=True, eq=False)
class Segment:
    """One unit with the mentions of its target and of its source, top level only.

    ``before`` and ``behind`` are what the source has there and the draft does not.
    """

    unit: Unit
    target: tuple[Mention, ...]
    source: tuple[Mention, ...]
    before: tuple[Lost, ...] = ()
    behind: tuple[Lost, ...] = ()

    @cached_property
    def names(self) -> tuple[Mention, ...]:
        """All mentions of the target, parts included."""
        return tuple(part for mention in self.target for part in mention.walk())

    @cached_property
    def source_names(self) -> tuple[Mention, ...]:
        """All mentions of the source, parts included."""
        return tuple(part for mention in self.source for part in mention.walk())

    @cached_property
    def plain(self) -> str:
        """The target in the library's one spelling: to look for words in, not to count in."""
        return canonical(self.unit.target)

    @cached_property
    def source_plain(self) -> str:
        """The source in the library's one spelling."""
        return canonical(self.unit.source or "")

    @cached_property
    def text(self) -> Searched:
        """The target, ready to be searched."""
        return Searched(self.unit.target)

    @cached_property
    def source_text(self) -> Searched:
        """The source, ready to be searched."""
        return Searched(self.unit.source or "")


@dataclass(frozen=True, eq=False)
class Draft:
    """A whole draft: its segments, its language, its date, and the house's way of writing names.

    ``date`` is the day the draft speaks of (ISO), or None; ``style`` holds a preferred form by
    entry id; ``tone_style`` is old, new or empty (none asked for).
    """

    document: Document
    segments: tuple[Segment, ...]
    language: Language
    glossary: Glossary
    date: str | None = None
    style: tuple[tuple[str, str], ...] = ()
    tone_style: ToneStyle | Literal[""] = ""

    @property
    def bilingual(self) -> bool:
        """Whether any unit has a source."""
        return any(segment.unit.source for segment in self.segments)

    @cached_property
    def _preferred(self) -> dict[str, str]:
        # A form in the other language's script is for drafts in that language.
        return {id_: form for id_, form in self.style if has_han(form) == (self.language == "zh")}

    def house_form(self, entry: Entry) -> str:
        """Return the form that the house asks for in the draft's language, or ""."""
        return self._preferred.get(entry.id, "")

    def preferred(self, entry: Entry) -> str:
        """Return the form in which the house writes an entry in the draft's language, or ""."""
        own = self._preferred.get(entry.id)
        if own:
            return own
        return entry.vi if self.language == "vi" else entry.zh

    def usual(self, entry: Entry) -> str:
        """Return the form in which the draft mostly writes an entry, if it is a right one, else the house's."""
        own = self._preferred.get(entry.id, "")
        short = entry.vi_accepted if self.language == "vi" else entry.zh_accepted
        counts = {
            form: self._written[entry.id, fold(form)] for form in (self.preferred(entry), *short)
        }
        return own or max(counts, key=lambda form: counts[form])

    @cached_property
    def _written(self) -> Counter[tuple[str, str]]:
        """How often each form of each entry stands in the draft."""
        return Counter(
            (m.entry.id, fold(m.text)) for _, m in self.mentions() if m.entry is not None
        )

    def namesakes(self, mention: Mention) -> list[Entry]:
        """Return the entry of a mention first, then all others of the same name."""
        found = [mention.entry] if mention.entry is not None else []
        for form in self.glossary.lookup(form_key(mention.text)):
            entry = self.glossary.entries[form.entry]
            if entry not in found and entry.kind in _SAME[mention.kind]:
                found.append(entry)
        return found

    def in_pinyin(self, mention: Mention) -> bool:
        """Return whether a Vietnamese draft writes a Chinese name in pinyin against its entry.

        Beside other foreign words it may be part of a firm's name, and is not judged.
        """
        entry = mention.entry
        if self.language != "vi" or entry is None or not entry.zh or not entry.vi:
            return False
        if mention.kind not in ("place", "gate", "person") or not mention.text.isascii():
            return False
        written = bare(mention.text)
        if written in map(bare, (*forms_in(entry, "vi"), *entry.vi_avoid)):
            return False
        return written == bare("".join(pinyin(entry.zh)))

    def writes(self, mention: Mention) -> bool:
        """Return whether a mention is written in the draft's own language."""
        return mention.lang.startswith(self.language)

    def mentions(self) -> Iterator[tuple[Segment, Mention]]:
        """Yield every mention of the draft's targets with its segment, parts included."""
        for segment in self.segments:
            for mention in segment.names:
                yield segment, mention


#: Kinds that share names: a gate is called after its place.
_SAME = {
    "place": ("place", "gate"),
    "gate": ("place", "gate"),
    "organisation": ("organisation",),
    "title": ("title", "organisation"),
    "person": ("person",),
}


def forms_in(entry: Entry, language: Language) -> list[str]:
    """Return all forms of an entry in one language that are right, preferred first.

    >>> forms_in(Entry("x", "place", vi="Malypho", vi_accepted=("Malipo",)), "vi")
    ['Malypho', 'Malipo']
    """
    if language == "vi":
        many = (entry.vi, entry.vi_full, *entry.vi_accepted)
    else:
        many = (entry.zh, entry.zh_full, *entry.zh_accepted, entry.zh_hant)
    return list(dict.fromkeys(form for form in many if form))
