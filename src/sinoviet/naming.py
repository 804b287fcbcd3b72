"""Bodies with a proper name that no table has: companies, schools, associations.

The generic parts are rendered, the place is, and the proper name is read (Chinese) or restored
(Vietnamese); so the result is a candidate, never a certainty:

*Tập đoàn | Hoa Điện | Trung Quốc*  <->  中国 | 华电 | 集团
"""

import re
from functools import cache, lru_cache

from sinoviet.candidates import Candidate
from sinoviet.glossary import Entry, Glossary, form_key
from sinoviet.hanzi import has_han, simplify
from sinoviet.lexicon import Word, words
from sinoviet.names import is_everyday
from sinoviet.ordinals import from_han, to_han
from sinoviet.readings import Step, capital, word_steps
from sinoviet.restore import restore_place
from sinoviet.state_names import Render
from sinoviet.text import canonical
from sinoviet.units import (
    known_place,
    unit_from_vi,
    unit_in_zh,
    unit_vi,
    units_zh,
    without_feature,
)

#: Kinds of body that bear proper names.
_NAMED = frozenset(
    """
    company bank school hospital institute media association fund club branch zone centre
    """.split()
)
#: A proper name in Latin letters, as the text writes it.
_LATIN = re.compile("[A-Za-z]{2,}[A-Za-z0-9&.-]*")
#: Heads of units, of which no proper name is made.
_OF_UNITS = frozenset("省市县州乡镇村号")
#: The number of a school or company of several: 龙港 | 第二 | 高级中学.
_NUMBERED = re.compile("第([一二三四五六七八九十]{1,3})")
#: How sure a name put together like this may be at most: somebody has to look.
_SURENESS = 0.5
#: A proper name has four characters or syllables at most.
_LONGEST_NAME = 4


@cache
def _bodies(*, han: bool) -> tuple[tuple[str, Word], ...]:
    """Return the forms of named bodies with their words, longest form first."""
    found = [
        (form, word)
        for word, forms in words()
        if word.part == "body" and word.type in _NAMED and word.zh
        for form in forms
        if has_han(form) is han
    ]
    return _ordered(found, han=han)


@cache
def _longer_bodies(form: str) -> tuple[str, ...]:
    """Return the Chinese forms of bodies that end in a shorter one."""
    found = (f for word, forms in words() if word.part == "body" for f in forms)
    return tuple(f for f in found if f.endswith(form) and f != form)


@cache
def _fields(*, han: bool) -> tuple[tuple[str, Word], ...]:
    """Return the forms of fields of work with their words, longest form first."""
    found = [
        (form, word)
        for word, forms in words()
        if word.part == "field" and word.zh
        for form in forms
        if has_han(form) is han and (len(form) > 1 or not han)
    ]
    return _ordered(found, han=han)


def _ordered(found: list[tuple[str, Word]], *, han: bool) -> tuple[tuple[str, Word], ...]:
    """Return forms with their words: long ones first, then those that are their word's first form.

    A form that is accepted for several words (集团 also for a Vietnamese 集团股份公司) is read as the
    word that has it for its own, and as one of the country that the script is of.
    """
    abroad = "vn" if han else "cn"

    def order(pair: tuple[str, Word]) -> tuple[int, bool, bool, str]:
        form, word = pair
        own = word.zh if han else word.vi
        return -len(form), form != own, word.country == abroad, word.vi

    return tuple((f if han else form_key(f), w) for f, w in sorted(found, key=order))


def named_body_vi(text: str, glossary: Glossary) -> list[Candidate]:
    """Return a Chinese body with a proper name in Vietnamese; none if it has no generic end.

    >>> from sinoviet.glossary import load
    >>> named_body_vi("云南金土地集团", load())[0].text
    'Tập đoàn Kim Thổ Địa Vân Nam'
    """
    plain = simplify(text)
    body = next(((f, w) for f, w in _bodies(han=True) if plain.endswith(f) and plain != f), None)
    if body is None or any(plain.endswith(f) for f in _longer_bodies(body[0])):
        return []  # 治丧 | 委员会 is no 会
    middle = plain.removesuffix(body[0])
    if middle.startswith(("越共", "中共")):
        return []  # a party, and no proper name
    steps = [Step("body", body[0], body[1].vi, "bodies")]
    places: list[str] = []
    while True:
        size, place = _place_ahead(middle, glossary)
        if not size:
            break
        steps.append(Step("entry", middle[:size], place, "glossary"))
        places.insert(0, place)
        middle = middle[size:]
    ordinal = _NUMBERED.search(middle)
    number = from_han(ordinal[1]) if ordinal is not None else 0
    if ordinal is not None and number:
        middle = middle[: ordinal.start()] + middle[ordinal.end() :]
    latin = _LATIN.match(middle)
    if latin is not None:  # VCI | 物流
        middle = middle[latin.end() :]
    fields: list[str] = []
    while middle:
        field = next(((f, w) for f, w in _fields(han=True) if middle.endswith(f)), None)
        if field is None:
            break
        fields.append(field[1].vi[:1].upper() + field[1].vi[1:])
        steps.append(Step("field", field[0], field[1].vi, "fields"))
        middle = middle.removesuffix(field[0])
    if len(middle) > _LONGEST_NAME or _of_words(middle):
        return []
    own = word_steps(middle, in_name=True)
    if any(step.rule == "unknown character" for step in own):
        return []
    name = capital(" ".join(step.after for step in own))
    name = f"{latin[0] if latin is not None else ''} {name}".strip()
    school = body[1].type in ("school", "hospital")  # Trường … số 2 Long Cảng, Tổng công ty … 3
    said = (f"số {number}" if school else str(number)) if number else ""
    order = (said, name) if school else (name, said)
    vi = " ".join(part for part in (body[1].vi, *fields, *order, *places) if part)
    return [Candidate(vi, _SURENESS, None, (*steps, *own))]


def _of_words(middle: str) -> bool:
    """Return whether these are words that no table has, and not a name: 土地 | 储备, 上游, 一号, 某某县."""
    pair = len(middle) == 4 and is_everyday(middle[:2]) and is_everyday(middle[2:])
    unit = len(middle) > 2 and (middle[0] == "第" or not _OF_UNITS.isdisjoint(middle))
    inner = any(middle.endswith(form) for form, _ in _bodies(han=True) if len(form) > 1)
    return pair or unit or inner or (len(middle) == 2 and is_everyday(middle, 2000))


def _place_ahead(text: str, glossary: Glossary) -> tuple[int, str]:
    """Return the length and the Vietnamese of the unit that a name begins with."""
    for size in range(min(len(text), 12), 1, -1):
        if len(text) - size == 1:
            continue  # 南溪山: a mountain, and not 山 in 南溪
        units = units_zh(text[:size], glossary)
        if len(units) == 1 and units[0].entry is not None and units[0].entry.vi:
            return size, unit_vi(units[0], units[0].entry.vi)
    return 0, ""


@cache
def _bodies_alone(*, han: bool) -> dict[str, Word]:
    """Return the bodies by each of their forms; a form is that of the body which has it first."""
    found: dict[str, Word] = {}
    bodies = [(word, forms) for word, forms in words() if word.part == "body" and word.zh]
    for word, _ in bodies:
        found.setdefault(word.zh if han else form_key(word.vi), word)
    for word, forms in bodies:
        for form in forms:
            if has_han(form) is han:
                found.setdefault(form if han else form_key(form), word)
    return found


def body_alone(text: str, to: str) -> list[Candidate]:
    """Return a body that is said without a name or unit in the other language; none if it is no body.

    >>> body_alone("康复医院", "vi")[0].text, body_alone("Bệnh viện Phục hồi chức năng", "zh-Hans")[0].text
    ('Bệnh viện Phục hồi chức năng', '康复医院')
    """
    han = to == "vi"
    word = _bodies_alone(han=han).get(simplify(text) if han else form_key(text))
    if word is None:
        return []
    form = word.vi if han else word.zh
    return [Candidate(form, 1.0, None, (Step("body", text, form, "bodies"),))]


#: The longest role in Chinese (党委副书记), in Vietnamese words (Phó Tổng Giám đốc Thường trực).
_LONGEST_ROLE_ZH, _LONGEST_ROLE_VI = 8, 9


def named_office_vi(text: str, glossary: Glossary, render: Render) -> list[Candidate]:
    """Return an office of a Chinese body with a proper name in Vietnamese; none if it is no such.

    The role is what it is in a body of the same kind that the glossary has: 金土地集团 | 董事长.
    """
    plain = simplify(text)
    for size in range(2, min(_LONGEST_ROLE_ZH, len(plain) - 4) + 1):
        named = named_body_vi(plain[:-size], glossary)
        for like in _like(named[0].steps[0].before, glossary) if named else ():
            office = render(f"{like.zh}{plain[-size:]}")
            if office and office.endswith(f" {like.vi}"):
                role = office.removesuffix(like.vi)
                return [Candidate(role + c.text, c.score, None, c.steps) for c in named]
    return []


@cache
def _bodies_vi() -> frozenset[str]:
    return frozenset(form for form, _ in _bodies(han=False))


def ends_with_body(text: str) -> bool:
    """Return whether a Vietnamese phrase ends with a body that a proper name may follow.

    >>> ends_with_body("Hiệu trưởng Trường THPT"), ends_with_body("Chủ tịch Quốc hội")
    (True, False)
    """
    said = form_key(text).split(" ")
    longest = (_kinds_vi().get(" ".join(said[i:])) for i in range(len(said)))
    return next((kind in _NAMED for kind in longest if kind is not None), False)


@cache
def _kinds_vi() -> dict[str, str]:
    """Return the kinds of all bodies by their Vietnamese forms."""
    return {form_key(f): w.type for w, forms in words() if w.part == "body" for f in forms}


def named_office_zh(text: str, glossary: Glossary, render: Render) -> list[Candidate]:
    """Return the Chinese candidates of an office of a Vietnamese body with a proper name."""
    rest = canonical(text).split(" ")
    for size in range(1, min(_LONGEST_ROLE_VI, len(rest) - 1) + 1):
        if not rest[size][:1].isupper():
            continue
        if form_key(" ".join(rest[:size])) in _bodies_vi():
            return []  # Công ty | Trường Sơn: a company of that name, and no office of a school
        named = named_body_zh(" ".join(rest[size:]), glossary)
        for like in _like(named[0].steps[0].after, glossary) if named else ():
            office = render(f"{' '.join(rest[:size])} {like.vi}")
            if office and office.startswith(like.zh):
                role = office.removeprefix(like.zh)
                return [Candidate(c.text + role, c.score, None, c.steps) for c in named]
    return []


#: What stands for bodies of a kind where the glossary has none of that very word.
_USUAL = {"school": "中学", "company": "公司", "bank": "银行", "hospital": "医院"}


@lru_cache(maxsize=64)
def _like(body: str, glossary: Glossary) -> tuple[Entry, ...]:
    """Return a body of the glossary whose Chinese name ends like that one, and one of its kind."""
    kind = next((word.type for form, word in _bodies(han=True) if form == body), "")
    found = (
        next(
            (
                entry
                for entry in glossary.entries.values()
                if entry.kind == "organisation" and entry.zh.endswith(ending) and len(entry.zh) < 12
            ),
            None,
        )
        for ending in (body, _USUAL.get(kind, body))
    )
    return tuple(entry for entry in found if entry is not None)


def named_body_zh(text: str, glossary: Glossary) -> list[Candidate]:
    """Return the Chinese candidates of a Vietnamese body with a proper name.

    >>> from sinoviet.glossary import load
    >>> named_body_zh("Tập đoàn Hoa Điện Trung Quốc", load())[0].text[:2]
    '中国'
    """
    key = form_key(text)
    body = next(((f, w) for f, w in _bodies(han=False) if key.startswith(f + " ")), None)
    if body is None:
        return []
    said, word = body
    rest = canonical(text).split(" ")
    head, rest = " ".join(rest[: said.count(" ") + 1]), rest[said.count(" ") + 1 :]
    steps: list[Step] = []
    fields: list[str] = []
    while rest:
        left = form_key(" ".join(rest)) + " "
        taken = next(((f, w) for f, w in _fields(han=False) if left.startswith(f + " ")), None)
        if taken is None:
            break
        size = taken[0].count(" ") + 1
        fields.insert(0, taken[1].zh)
        steps.append(Step("field", " ".join(rest[:size]), taken[1].zh, "fields"))
        rest = rest[size:]
        if rest[:1] == ["và"]:
            rest = rest[1:]
    place, size, country = _place_behind(rest, glossary)
    while size:  # Bằng Tường | Quảng Tây
        steps.append(Step("entry", " ".join(rest[-size:]), place, "glossary"))
        rest = rest[:-size]
        inner, size, _ = _place_behind(rest, glossary) if country == "cn" else ("", 0, "")
        place += inner
    if place:
        # A company of China is called as China calls it: 有限公司, not 有限责任公司.
        word = next((w for f, w in _bodies(han=False) if f == said and w.country == country), word)
    steps.insert(0, Step("body", head, word.zh, "bodies"))
    tail = "".join(fields) + word.zh
    if rest[:1] == ["số"] and rest[1:2] and rest[1].isdecimal():  # Trường THPT | số 2 | Long Cảng
        tail, rest = f"第{to_han(int(rest[1]))}{tail}", rest[2:]
    if not rest:
        return [Candidate(place + tail, _SURENESS, None, tuple(steps))] if place or fields else []
    if len(rest) > _LONGEST_NAME or not all(word[:1].isupper() for word in rest):
        return []  # words that no table has, not a name
    name = " ".join(rest)
    person = _person(name, glossary)
    if person is not None:  # Trường THPT Nguyễn Du
        steps.append(Step("entry", name, person.zh, "glossary"))
        return [Candidate(place + person.zh + tail, 1.0, None, tuple(steps))]
    named = restore_place(name)
    return [
        Candidate(place + c.text + tail, c.score * _SURENESS, None, (*steps, *c.steps))
        for c in named
    ]


def _person(name: str, glossary: Glossary) -> Entry | None:
    """Return the person of the glossary after whom a body is called."""
    entries = (glossary.entries[form.entry] for form in glossary.forms.get(form_key(name), ()))
    return next((entry for entry in entries if entry.kind == "person" and entry.zh), None)


def _place_behind(rest: list[str], glossary: Glossary) -> tuple[str, int, str]:
    """Return the Chinese of the place that the words end with, how many they are, its country."""
    for size in range(min(len(rest), 8), 0, -1):
        name = " ".join(rest[-size:])
        known = known_place(name, glossary)
        if known is not None and known[0].zh and name[:1].isupper():
            return without_feature(known[0], size), size, known[0].country
        unit = unit_from_vi(name, glossary) if name[:1].islower() and size > 1 else None
        zh = unit_in_zh(unit) if unit is not None else None
        if zh:
            return zh, size, unit.entry.country if unit and unit.entry else ""
    return "", 0, ""
