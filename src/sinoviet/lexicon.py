"""What the resolver can recognise at one token: glossary forms and the words of the grammar.

Titles and organisations are a small language.  Its words are five tables under ``data/``: heads of
places (huyện/县), bodies (Ủy ban nhân dân/人民委员会), fields of work (Ngoại vụ/外事), roles
(Chủ tịch/主席) and modifiers (Phó/副).  A word of it is a :class:`Word`; adding one is one row.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Literal

from sinoviet import resources
from sinoviet.glossary import AVOID, Form, Glossary, Kind, form_key
from sinoviet.index import Trie

Part = Literal["head", "body", "field", "role", "modifier"]


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the grammar of titles and organisations, in both languages.

    ``type`` refines it (of a head: the type of place; of a body: which role words go with it).
    ``takes`` says what may follow a body in Vietnamese; ``level`` is the head that a fused body
    contains (Tỉnh ủy: tỉnh); ``bodies`` limits a role row to types of body; ``absorb`` means
    that the Chinese of the role replaces that of the body; ``core`` is the last part of a role's
    Chinese, where modifiers go (办公厅主任: 主任); ``lower`` says whether the word alone,
    in lower case, may be a title: ``yes``, ``no`` or empty (only with what follows it).

    >>> Word("modifier", "Phó", "副").zh
    '副'
    """

    part: Part
    vi: str
    zh: str
    type: str = ""
    country: str = ""
    takes: frozenset[str] = frozenset()
    level: str = ""
    bodies: frozenset[str] = frozenset()
    absorb: bool = False
    core: str = ""
    lower: str = ""
    after: bool = False


Item = Form | Word


class Items(list[Item]):
    """What one surface form may be: forms of the glossary and words of the grammar.

    Texts ask for one part or kind at a time and over and over, so it is sorted once.
    """

    @cached_property
    def words(self) -> dict[Part, list[Word]]:
        """The words among them by their part."""
        found: dict[Part, list[Word]] = {}
        for item in self:
            if isinstance(item, Word):
                found.setdefault(item.part, []).append(item)
        return found

    @cached_property
    def entries(self) -> frozenset[str]:
        """The ids of the entries among them."""
        return frozenset(item.entry for item in self if isinstance(item, Form))

    @cached_property
    def _of_kinds(self) -> dict[tuple[Kind, ...], list[Form]]:
        return {}

    def forms(self, kinds: tuple[Kind, ...], glossary: Glossary) -> list[Form]:
        """Return the forms among them whose entries in ``glossary`` are of one of ``kinds``."""
        found = self._of_kinds.get(kinds)
        if found is None:
            found = self._of_kinds[kinds] = [
                item
                for item in self
                if isinstance(item, Form) and glossary.entries[item.entry].kind in kinds
            ]
        return found


_HEADS = ("vi", "vi_forms", "zh", "zh_forms", "type", "country", "lower")
_FIELDS = ("vi", "vi_forms", "zh", "zh_forms", "country")
_BODIES = ("vi", "vi_forms", "zh", "zh_forms", "type", "country", "takes", "level", "lower")
_ROLES = (
    "vi",
    "vi_forms",
    "zh",
    "zh_forms",
    "bodies",
    "country",
    "absorb",
    "core",
    "type",
    "lower",
)
_MODIFIERS = ("vi", "vi_forms", "zh", "zh_forms", "position_vi", "lower")


def _set(cell: str) -> frozenset[str]:
    return frozenset(part for part in cell.split("|") if part)


@cache
def heads() -> tuple[tuple[Word, tuple[str, ...]], ...]:
    """Return the generic heads of places and gates with their surface forms.

    >>> [forms for word, forms in heads() if word.vi == "huyện"][0][:2]
    ('huyện', '县')
    """
    return tuple(
        (
            Word("head", vi, zh, kind, country, lower=lower),
            tuple(f for cell in (vi, zh, vf, zf) for f in cell.split("|") if f),
        )
        for vi, vf, zh, zf, kind, country, lower in resources.table("heads.tsv", _HEADS)
    )


@cache
def words() -> tuple[tuple[Word, tuple[str, ...]], ...]:
    """Return every word of the grammar with its surface forms, preferred one first.

    >>> any(word.vi == "Phó" and "副" in forms for word, forms in words())
    True
    """
    made: list[tuple[Word, tuple[str, ...]]] = []

    def add(word: Word, *cells: str) -> None:
        made.append((word, tuple(f for cell in cells for f in cell.split("|") if f)))

    made.extend(heads())
    for vi, vf, zh, zf, country in resources.table("fields.tsv", _FIELDS):
        add(Word("field", vi, zh, country=country), vi, zh, vf, zf)
    for vi, vf, zh, zf, kind, country, takes, level, lower in resources.table(
        "bodies.tsv", _BODIES
    ):
        add(Word("body", vi, zh, kind, country, _set(takes), level, lower=lower), vi, zh, vf, zf)
    for vi, vf, zh, zf, bodies, country, absorb, core, kind, lower in resources.table(
        "roles.tsv", _ROLES
    ):
        word = Word(
            "role", vi, zh, kind, country,
            bodies=_set(bodies), absorb=bool(absorb), core=core, lower=lower,
        )  # fmt: skip
        add(word, vi, zh, vf, zf)
    for vi, vf, zh, zf, position, lower in resources.table("modifiers.tsv", _MODIFIERS):
        add(Word("modifier", vi, zh, lower=lower, after=position == "after"), vi, zh, vf, zf)
    return tuple(made)


@cache
def only_china() -> frozenset[tuple[Part, str]]:
    """Return the Vietnamese words of bodies, fields and roles that only China has.

    >>> ("body", "Châu ủy") in only_china(), ("role", "Bí thư") in only_china()
    (True, False)
    """
    own = {(word.part, word.vi) for word, _ in words() if word.country == "cn"}
    return frozenset(own - {(word.part, word.vi) for word, _ in words() if word.country != "cn"})


#: What texts shorten within a name: Ban Kinh tế TW, Văn phòng QH.  TƯ is read as TW (see Line); alone
#: the letters may mean something else.  And what they write with a mark between: xuất, nhập cảnh.
_SHORTENED = {
    "trung ương": ("tw", "t . ư", "t . w"), "quốc hội": ("qh",), "ban chấp hành": ("bch",),
    "xuất nhập cảnh": ("xuất - nhập cảnh", "xuất , nhập cảnh"),
}  # fmt: skip


#: Shortened forms that mean the same by themselves.
_ALONE = ("tw", "xuất - nhập cảnh")
_MARKED = re.compile("xuất nhập(?= cảnh)", re.IGNORECASE)
_LONG = re.compile("[Tt]rung ương|[Qq]uốc hội|Ban [Cc]hấp hành")  # for where a form has capitals


def _shortened(key: str) -> list[str]:
    """Return the key of a form with words in it as texts shorten them: ban kinh tế tw."""
    return [
        key.replace(words, short)
        for words, shorts in _SHORTENED.items()
        if words in key and (key != words or shorts[0] in _ALONE)
        for short in shorts
    ]


class Lexicon:
    """A glossary's forms and the grammar's words in one trie.

    >>> from sinoviet.glossary import load
    >>> [(end, item.entry) for end, items in Lexicon(load()).trie.at(["vân", "nam"], 0)
    ...  for item in items if isinstance(item, Form)][:1]
    [(2, 'cn.yunnan')]
    """

    def __init__(self, glossary: Glossary) -> None:
        self.glossary = glossary
        items = {key: Items(forms) for key, forms in glossary.forms.items()}
        for key, forms in glossary.forms.items():
            for short in _shortened(key):
                items.setdefault(short, Items()).extend(
                    replace(form, text=_LONG.sub("X", _MARKED.sub("xuất - nhập", form.text)))
                    for form in forms
                )
        for word, texts in words():
            for text in texts:
                key = form_key(text)
                for one in (key, *_shortened(key)):
                    bucket = items.setdefault(one, Items())
                    if word not in bucket:
                        bucket.append(word)
        self.trie: Trie[Items] = Trie.of_keys(
            (key.split(" "), value) for key, value in items.items()
        )

    def places(self) -> Iterable[tuple[str, Form]]:
        """Yield the keys of the correct surface forms of places and gates, for fuzzy look-up."""
        for key, forms in self.glossary.forms.items():
            for form in forms:
                if form.rank < AVOID and self.glossary.entries[form.entry].kind in (
                    "place",
                    "gate",
                ):
                    yield key, form
