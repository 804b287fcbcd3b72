"""Single names of rivers, islands, ports, old towns: the word for what it is, in both languages.

Vietnamese translates some of these words (涠洲岛 *đảo Vi Châu*, 白云机场 *sân bay Bạch Vân*) and reads
others with the name (天山 *Thiên Sơn*, 漓江 *Ly Giang*), but then often says them twice: *sông Ly Giang*
is 漓江.  Running text is read by the heads of places alone; these words count in a name asked for by itself.
"""

from dataclasses import dataclass
from functools import cache

from sinoviet import resources
from sinoviet.glossary import ACCEPTED, Entry, Form, Glossary, form_key
from sinoviet.names import is_everyday
from sinoviet.text import canonical
from sinoviet.units import known_place, units_zh

#: Types of place whose entries may go without their word in Vietnamese: Bắc Luân is 北仑河.
_WORDLESS = frozenset(("river", "lake", "mountain", "island", "waterfall"))
#: The longest name that is read by its characters.
_LONGEST_NAME = 4


@dataclass(frozen=True, slots=True)
class Feature:
    """A word for a kind of place; ``read`` are the characters of the same word within a name.

    >>> feature_zh("涠洲岛")[1].vi
    'đảo'
    """

    vi: str
    zh: str
    read: dict[str, str]
    translated: str


@cache
def _features() -> tuple[tuple[tuple[str, ...], tuple[str, ...], Feature], ...]:
    """Return each feature with its forms in Vietnamese (folded) and in Chinese."""
    found = []
    columns = ("vi", "vi_forms", "zh", "zh_forms", "read", "translated")
    for vi, vi_forms, zh, zh_forms, read, translated in resources.table("features.tsv", columns):
        pairs = (cell.partition(":") for cell in read.split("|") if cell)
        feature = Feature(vi, zh, {said: han for said, _, han in pairs}, translated)
        forms_vi = tuple(form_key(form) for form in (vi, *filter(None, vi_forms.split("|"))))
        found.append((forms_vi, (zh, *filter(None, zh_forms.split("|"))), feature))
    return tuple(found)


def features_vi() -> dict[str, str]:
    """Return the keys of all Vietnamese words for kinds of places, with their Chinese.

    >>> features_vi()["sân bay"]
    '机场'
    """
    return {form: one.zh for forms, _, one in _features() for form in forms}


def features_zh() -> dict[str, str]:
    """Return all Chinese words for kinds of places, with their Vietnamese.

    >>> features_zh()["机场"]
    'sân bay'
    """
    return {form: one.vi for _, forms, one in reversed(_features()) for form in forms}


def feature_zh(name: str) -> tuple[str, Feature] | None:
    """Return the longest word for a kind of place that ends a Chinese name, and what it is."""
    found = [(f, feature) for _, forms, feature in _features() for f in forms if name.endswith(f)]
    return max(found, key=lambda pair: len(pair[0]), default=None)


def feature_vi(name: str) -> tuple[str, Feature] | None:
    """Return the word that begins a Vietnamese name, and what it is: *cổ trấn*, 古镇.

    >>> feature_vi("ải Nam Quan")[1].zh, feature_vi("Nam Quan")
    ('关', None)
    """
    key = form_key(name)
    found = [(f, one) for forms, _, one in _features() for f in forms if key.startswith(f + " ")]
    if name[:1].islower():  # thành | Cổ Loa is no thành cổ, but phố Hàng | Mã
        written = ((name[: len(f)], f, one) for f, one in found)
        found = [(f, one) for said, f, one in written if said in (f, one.vi)]
    return max(found, key=lambda pair: len(pair[0]), default=None)


def translated_zh(plain: str, glossary: Glossary) -> tuple[str, str, Feature] | None:
    """Return the greater unit, the name and the feature of a Chinese name that Vietnamese translates.

    >>> from sinoviet.glossary import load
    >>> [f.vi for *_, f in filter(None, [translated_zh("广西北海涠洲岛", load())])]
    ['đảo']
    >>> translated_zh("检查站", load()), translated_zh("天山", load())
    (None, None)
    """
    found = feature_zh(plain)
    if found is None:
        return None
    name = plain.removesuffix(found[0])
    known = known_place(name, glossary) if len(name) > 1 else None
    if known is not None and (found[1].translated or known[0].country == "vn"):
        return "", name, found[1]  # 安子山 is called after a place with a native name
    if not found[1].translated:
        return None
    if found[1].translated == "known":
        sided = len(name) > 2 and name[-1] in "东西南北" and known_place(name[:-1], glossary)
        return ("", name, found[1]) if sided else None
    for size in range(len(name) - 2, 1, -1):
        units = units_zh(name[:size], glossary)
        if units and all(unit.entry is not None for unit in units):
            return (name[:size], name[size:], found[1]) if len(name) - size > 1 else None
    if not 1 < len(name) <= _LONGEST_NAME or is_everyday(name) or is_everyday(plain, 1):
        return None
    return "", name, found[1]


def with_feature_vi(entry: Entry, form: Form) -> str:
    """Return an entry's name with the word that its Chinese has and its Vietnamese lacks, or "".

    >>> from sinoviet.glossary import load
    >>> from sinoviet.candidates import entries_named
    >>> [with_feature_vi(*entries_named(zh, "place", load())[0]) for zh in ("北仑河", "金沙江")]
    ['sông Bắc Luân', '']
    """
    if entry.kind != "place" or entry.type not in _WORDLESS or not entry.vi:
        return ""
    found = feature_zh(form.text)
    key = form_key(entry.vi)
    if found is None or feature_vi(entry.vi) is not None:
        return ""
    if any(key.endswith(f" {said}") for said in found[1].read):
        return ""
    return f"{found[1].vi} {entry.vi}"


def fuller_zh(entry: Entry, form: Form) -> str:
    """Return an entry's Chinese with the word that the form asked for says before its name, or "".

    A form that is the first part of the name is answered with the first part.

    >>> from sinoviet.glossary import load
    >>> from sinoviet.candidates import entries_named
    >>> [fuller_zh(*entries_named(vi, None, load())[0]) for vi in ("sân bay Nội Bài", "Nội Bài")]
    ['内排机场', '']
    """
    if form.rank == ACCEPTED and entry.vi.startswith(f"{form.text} "):  # Phan Rang | - Tháp Chàm
        size = len(form.text.split(" "))
        return next((z for z in entry.zh_accepted if entry.zh.startswith(z) and len(z) == size), "")
    if not _says_more(entry, form) or not form.text.endswith(f" {entry.vi}"):
        return ""
    longer = [zh for zh in (*entry.zh_accepted, entry.zh_full) if zh.startswith(entry.zh)]
    found = feature_vi(form.text)
    fitting = [zh for zh in longer if found and zh == entry.zh + found[1].zh]
    return next(iter(fitting or longer), "")


def fuller_vi(entry: Entry, form: Form) -> str:
    """Return an entry's Vietnamese with the word that the form asked for says behind its name, or "".

    >>> from sinoviet.glossary import load
    >>> from sinoviet.candidates import entries_named
    >>> [fuller_vi(*entries_named(zh, None, load())[0]) for zh in ("雄安新区", "雄安")]
    ['Khu mới Hùng An', '']
    """
    if not _says_more(entry, form) or not form.text.startswith(entry.zh):
        return ""
    longer = [vi for vi in (*entry.vi_accepted, entry.vi_full) if vi.endswith(f" {entry.vi}")]
    found = feature_zh(form.text)
    fitting = [vi for vi in longer if found and form_key(vi).startswith(form_key(found[1].vi))]
    return next(iter(fitting or longer), "")


#: A word for a kind of body has so many characters at most: 集团.
_BODY = 2


def _says_more(entry: Entry, form: Form) -> bool:
    if form.rank != ACCEPTED or entry.kind not in ("place", "organisation"):
        return False
    return entry.kind == "place" or len(form.text) <= len(entry.zh) + _BODY or form.text.isascii()


def said_twice(rest: str, feature: Feature) -> tuple[str, str] | None:
    """Return a name without the word that it has said before, and the character of that word.

    >>> said_twice("Ly Giang", feature_vi("sông Ly Giang")[1])
    ('Ly', '江')
    """
    name = canonical(rest)
    for said, han in feature.read.items():
        if form_key(name).endswith(f" {said}"):
            return name.rsplit(" ", said.count(" ") + 1)[0], han
    return None


@cache
def ends_with_feature(zh: str) -> bool:
    """Return whether a Chinese name ends with a word for a kind of natural place.

    >>> ends_with_feature("澜沧江"), ends_with_feature("云南")
    (True, False)
    """
    return any(zh.endswith(han) for _, _, one in _features() for han in one.read.values())
