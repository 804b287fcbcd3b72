"""Which generic heads go with which places: huyện with a county, cửa khẩu with a gate."""

from collections.abc import Sequence

from sinoviet.glossary import Entry
from sinoviet.lexicon import Word
from sinoviet.phrases import Phrase

GATE_TYPES = frozenset(("gate", "international", "main", "local", "crossing"))
#: Heads after which an unknown capitalised name is a place all the same.
NAMING_HEADS = frozenset(
    """county district town township commune ward village city zone prefecture gate international
    main local crossing""".split()
)
#: Which types of entry a type of head can introduce, besides its own.
_COMPATIBLE = {
    "city": ("municipality", "prefecture", "county", "town", "district"),
    "municipality": ("city",),
    "district": ("county", "city"),
    "county": ("district", "town"),
    "town": ("city", "township", "commune", "district"),
    "township": ("town", "commune"),
    "commune": ("township", "town", "ward"),
    "ward": ("commune", "district"),
    "prefecture": ("city",),
    "autonomous-region": ("province",),
    "province": ("autonomous-region", "municipality"),
    "country": (),
    "village": ("commune",),
}


def head_fits(entry: Entry, head: Word | None) -> int:
    """Return how well an entry goes with the generic head before it: 2 exactly, 1 possibly, 0 not.

    >>> head_fits(Entry("x", "place", "county"), Word("head", "huyện", "县", "county"))
    2
    """
    if head is None:
        return 1
    if head.type in GATE_TYPES:
        return 2 if entry.kind == "gate" else 0
    if entry.kind == "gate":
        return 0
    if entry.type == head.type:
        return 2
    return 1 if entry.type in _COMPATIBLE.get(head.type, ()) else 0


def is_country(place: Phrase) -> bool:
    """Return whether the place is a country."""
    return place.entry is not None and place.entry.type == "country"


def is_administrative(place: Phrase) -> bool:
    """Return whether the place is a unit of government, not a region or a river."""
    return place.entry is not None and place.entry.type in (
        "country", "province", "municipality", "autonomous-region", "prefecture", "city", "county",
        "district", "town", "commune", "township",
    )  # fmt: skip


def head_for(heads: Sequence[Word], entry: Entry | None) -> Word:
    """Return the row of a head that fits the country and type of the place."""
    country = entry.country if entry is not None else "vn"

    def rank(head: Word) -> tuple[int, int]:
        fits = head_fits(entry, head) if entry is not None else 1
        return (head.country == country) * 2 + (not head.country), fits

    return max(heads, key=rank)
