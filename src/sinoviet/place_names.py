"""Chinese names of places in Vietnamese: chains of units, features, wards called after greater places."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sinoviet import resources
from sinoviet.candidates import Candidate
from sinoviet.glossary import PREFERRED, Entry, Form, Glossary, form_key
from sinoviet.hanzi import simplify
from sinoviet.ordinals import from_han
from sinoviet.readings import (
    Step,
    capital,
    chinese_unit,
    looks_transcribed,
    name_read,
    word_steps,
)

if TYPE_CHECKING:
    from sinoviet.units import Unit

#: How sure a unit of Vietnam is that was read by its characters: its name may be a native one.
PERHAPS_NATIVE = 0.6
#: A ward called after a town, perhaps one of several: 老街坊, 芒街一坊, 河江1坊; a ward of two names: 文庙-国子监坊.
_AFTER = re.compile("(.{2,4}?)(?:第?([一二三四五六七八九十]{1,2}|[1-9][0-9]?))?(坊|社|郡)")
#: Share of a translated feature where the plain reading is as usual.
_TRANSLATED = 0.7
#: A road with a number: 1A号国道, 国道1A.
_ROAD = re.compile("([0-9]{1,3}[A-Z]?)号?([国省]道)|([国省]道)([0-9]{1,3}[A-Z]?)号?")
_TWO_NAMES = re.compile("(.{2,4})[-–—·](.{2,4})(坊|社|郡|县)")


def places_vi(units: "Sequence[Unit]", glossary: Glossary, country: str) -> list[Candidate]:
    """Return a chain of units in Vietnamese, the smallest first.

    >>> from sinoviet.glossary import load
    >>> from sinoviet.units import units_zh
    >>> places_vi(units_zh("云南省文山州", load()), load(), "")[0].text
    'châu Văn Sơn, tỉnh Vân Nam'
    """
    from sinoviet.units import unit_vi

    pieces: list[str] = []
    steps: list[Step] = []
    score = 1.0
    for unit in reversed(units):
        bare, own = _bare_vi(unit, glossary, country)
        if own[0].rule != "entry" and _of_vietnam(unit, country):
            score = PERHAPS_NATIVE
        piece = unit_vi(unit, bare)
        if unit.head is not None and piece != bare:
            own = (*own, Step("generic head", unit.head.zh, unit.head.vi, "heads"))
        pieces.append(piece)
        steps.extend(own)
    entry = units[0].entry if len(units) == 1 else None
    return [Candidate(", ".join(pieces), score, entry, tuple(steps))]


def _of_vietnam(unit: "Unit", country: str) -> bool:
    return (unit.head.country if unit.head is not None else "") == "vn" or country == "vn"


def _bare_vi(unit: "Unit", glossary: Glossary, country: str) -> tuple[str, tuple[Step, ...]]:
    """Return the name of a unit without its head: its entry's, that of a namesake, or as it is read."""
    entry = unit.entry
    if entry is not None and entry.vi:
        return entry.vi, (Step("entry", unit.name, entry.vi, f"glossary: {entry.id}"),)
    like = namesake(unit.name, glossary, "vn") if _of_vietnam(unit, country) else None
    if like is not None:
        return like.after, (like,)
    own = place_steps(unit.name)
    return capital(" ".join(step.after for step in own)), own


def namesake(
    name: str, glossary: Glossary, country: str, kinds: Sequence[str] = ("place", "gate", "person")
) -> Step | None:
    """Return the step to the greater place or the person of a country that has this name.

    A form of it that says as much is taken: 西贡坊 is *phường Sài Gòn*.

    >>> from sinoviet.glossary import load
    >>> namesake("西贡", load(), "vn").after
    'Sài Gòn'
    """
    forms = established(name, "place")
    if forms:
        return Step("established form", name, forms[0], "established")
    pairs = [(glossary.entries[form.entry], form) for form in glossary.lookup(form_key(name))]
    fitting = (
        (entry, form)
        for entry, form in pairs
        if entry.kind in kinds and entry.vi and country in ("", entry.country)
    )
    ranked = sorted(fitting, key=lambda p: (kinds.index(p[0].kind), bool(p[0].valid_to), p[1].rank))
    for entry, form in ranked:
        alike = [vi for vi in (entry.vi, *entry.vi_accepted) if len(vi.split(" ")) == len(name)]
        vi = entry.vi if form.rank == PREFERRED else next(iter(alike), "")
        if vi:
            return Step("entry", name, vi, f"glossary: {entry.id}")
    return None


def place_steps(name: str) -> tuple[Step, ...]:
    """Return the reading of a place: an established one, else its words and characters.

    >>> [step.after for step in place_steps("武当山")]
    ['Võ Đang', 'sơn']
    """
    for known, rest in ((name, ""), (name[:-1], name[-1:])):
        forms = established(known, "place")
        if forms and (not rest or (rest in _WITHIN and len(known) > 1)):
            own = Step("established form", known, forms[0], "established")
            return (own, *word_steps(rest, in_name=True))
    return word_steps(name, in_name=True)


#: Characters that end a name which is otherwise known: 武当 | 山.
_WITHIN = frozenset("山江河湖岭关岛峡寺城")


def established(name: str, kind: str) -> tuple[str, ...]:
    """Return the forms in which a name is established in Vietnamese though rules say otherwise.

    >>> established("武当", "place")[0]
    'Võ Đang'
    """
    table = resources.rows("established.tsv")
    row = table.get(name) or table.get(simplify(name))
    return tuple(row[2].split("|")) if row is not None and row[1] == kind else ()


def featured_vi(text: str, glossary: Glossary, country: str) -> list[Candidate]:
    """Return a name with a word that Vietnamese translates: 涠洲岛 *đảo Vi Châu*; none if it has none.

    >>> from sinoviet.glossary import load
    >>> featured_vi("白云机场", load(), "")[0].text, featured_vi("天山", load(), "")
    ('sân bay Bạch Vân', [])
    """
    plain = simplify(text)
    ends = re.search(f"{re.escape(plain[-1:])}[\t|]", resources.text("features.tsv"))
    if (ends is None and not _ROAD.fullmatch(plain)) or chinese_unit(plain) is not None:
        return []  # most names: nothing more is loaded for them
    from sinoviet.features import features_zh, translated_zh
    from sinoviet.units import units_zh

    road = _ROAD.fullmatch(plain)
    if road is not None:
        word = road[2] or road[3]
        vi = f"{features_zh()[word]} {road[1] or road[4]}"
        return [Candidate(vi, 1.0, None, (Step("generic head", word, vi, "features"),))]
    found = translated_zh(plain, glossary)
    if found is None:
        return []
    above, name, feature = found
    side = re.fullmatch("(.{2,})([东西南北])", name) if feature.translated == "known" else None
    like = namesake(side[1] if side else name, glossary, country)
    if like is not None:
        vi = f"{like.after} {name_read(side[2])}" if side else like.after
        own: tuple[Step, ...] = (like,)
    else:
        own = place_steps(name)
        vi = capital(" ".join(step.after for step in own))
    outer = places_vi(units_zh(above, glossary), glossary, country)[0].text if above else ""
    word = Step("generic head", plain.removeprefix(above + name), feature.vi, "features")
    doubted = like is None and (country == "vn" or looks_transcribed(name))
    score = PERHAPS_NATIVE if doubted else 1.0
    full = f"{feature.vi} {vi}" + (f", {outer}" if outer else "")
    if feature.translated != "both":
        return [Candidate(full, score, None, (*own, word))]
    plainly = place_steps(plain)  # 盘龙河: sông Bàn Long, and Bàn Long Hà as well
    read = capital(" ".join(step.after for step in plainly))
    return [
        Candidate(full, score * _TRANSLATED, None, (*own, word)),
        Candidate(read, score * (1 - _TRANSLATED), None, plainly),
    ]


def ward_vi(text: str, glossary: Glossary) -> list[Candidate]:
    """Return a ward called after a town, or with two names, in Vietnamese; none if it is no such.

    >>> from sinoviet.glossary import load
    >>> ward_vi("芒街一坊", load())[0].text, ward_vi("第一坊", load())
    ('phường Móng Cái 1', [])
    """
    from sinoviet.units import head_zh

    plain = simplify(text)
    after, two = _AFTER.fullmatch(plain), _TWO_NAMES.fullmatch(plain)
    head = head_zh(f"某某{plain[-1]}", "vn")
    if head is None or not (after or two):
        return []
    if after is not None:
        like = namesake(after[1], glossary, "vn")
        if like is None:
            return []
        number = f" {from_han(after[2])}" if after[2] else ""
        vi = f"{head[1].vi} {like.after}{number}"
        return [Candidate(vi, 1.0, None, (like, Step("called after", text, vi, "heads")))]
    both = two.groups()[:2] if two is not None else ()
    likes = [namesake(name, glossary, "vn") for name in both]
    names = [
        like.after if like is not None and " - " not in like.after else name_read(name)
        for name, like in zip(both, likes, strict=True)
    ]
    vi = f"{head[1].vi} {' - '.join(names)}"
    return [Candidate(vi, PERHAPS_NATIVE, None, (Step("two names", text, vi, "heads"),))]


def with_feature(found: list[Candidate], entry: Entry, form: Form) -> list[Candidate]:
    """Return the candidates of an entry, first with the word that only its Chinese has: 北仑河.

    >>> from sinoviet.candidates import entries_named, forms_vi
    >>> from sinoviet.glossary import load
    >>> pair = entries_named("金兰湾", "place", load())[0]
    >>> with_feature(forms_vi(*pair), *pair)[0].text
    'vịnh Cam Ranh'
    """
    if entry.kind != "place":
        return found
    from sinoviet.features import with_feature_vi

    vi = with_feature_vi(entry, form)
    if not vi:
        return found
    first, *rest = found
    own = Step("entry", form.text, vi, f"glossary: {entry.id}")
    bare = 0.1 * first.score
    return [
        Candidate(vi, first.score - bare, entry, (own,)),
        *rest,
        Candidate(first.text, bare, entry, first.steps),
    ]
