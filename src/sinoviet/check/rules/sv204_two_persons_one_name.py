"""One name that seems to stand for two persons.

What it finds: a name with titles of offices in both countries: *Bí thư Châu ủy Văn Sơn Trần Minh*
and *Chủ tịch UBND tỉnh Hà Giang Trần Minh*.  A hint: it may be right.

Why: the Chinese of the two is mostly written differently, and a reader must be told them apart.
"""

from collections.abc import Iterator

from sinoviet.check.beside import titles_of_persons
from sinoviet.check.draft import Draft
from sinoviet.check.rule import Found, Rule
from sinoviet.resolver import Mention
from sinoviet.text import fold


def _find(draft: Draft) -> Iterator[Found]:
    first: dict[str, tuple[str, str]] = {}
    for segment, title, person in titles_of_persons(draft):
        country = _country(title)
        if not country:
            continue
        before = first.setdefault(fold(person.text), (country, title.text))
        if before[0] != country:
            message = f"{person.text} is {before[1]} elsewhere: two persons of one name?"
            yield Found(segment, person.span, message)


def _country(title: Mention) -> str:
    places = [p.entry for p in title.walk() if p.kind == "place" and p.entry is not None]
    found = {entry.country or entry.id.removeprefix("country.") for entry in places}
    return found.pop() if len(found) == 1 else ""


RULE = Rule("SV204", "two-persons-one-name", "hint", _find)
