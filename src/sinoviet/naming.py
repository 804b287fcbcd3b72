"""Bodies with a proper name that no table has: companies, schools, associations.

The generic parts are rendered, the place is, and the proper name is read (Chinese) or restored
(Vietnamese); so the result is a candidate, never a certainty:

*Tập đoàn | Hoa Điện | Trung Quốc*  <->  中国 | 华电 | 集团
"""

from functools import cache

from sinoviet.candidates import Candidate
from sinoviet.glossary import Glossary, form_key
from sinoviet.hanzi import has_han, simplify
from sinoviet.lexicon import Word, words
from sinoviet.readings import Step, capital, word_steps
from sinoviet.restore import restore_place
from sinoviet.text import canonical
from sinoviet.units import known_place, unit_from_vi, unit_in_zh, unit_vi, units_zh

#: Kinds of body that bear proper names.
_NAMED = frozenset(
    """
    company bank school hospital institute media association fund club branch zone centre
    """.split()
)
#: How sure a name put together like this may be at most: somebody has to look.
_SURENESS = 0.5
#: A proper name has four characters or syllables at most.
_LONGEST_NAME = 4


@cache
def _bodies(*, han: bool) -> tuple[tuple[str, Word], ...]:
    """Return the forms of named bodies with their words, longest form first."""
    found = [
        (form if han else form_key(form), word)
        for word, forms in words()
        if word.part == "body" and word.type in _NAMED and word.zh
        for form in forms
        if has_han(form) is han
    ]
    return tuple(sorted(found, key=lambda pair: (-len(pair[0]), pair[1].vi)))


@cache
def _fields(*, han: bool) -> tuple[tuple[str, Word], ...]:
    found = [
        (form if han else form_key(form), word)
        for word, forms in words()
        if word.part == "field" and word.zh
        for form in forms
        if has_han(form) is han and (len(form) > 1 or not han)
    ]
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))


def named_body_vi(text: str, glossary: Glossary) -> list[Candidate]:
    """Return a Chinese body with a proper name in Vietnamese; none if it has no generic end.

    >>> from sinoviet.glossary import load
    >>> named_body_vi("云南白药集团", load())[0].text
    'Tập đoàn Bạch Dược Vân Nam'
    """
    plain = simplify(text)
    body = next(((f, w) for f, w in _bodies(han=True) if plain.endswith(f) and plain != f), None)
    if body is None:
        return []
    middle = plain.removesuffix(body[0])
    steps = [Step("body", body[0], body[1].vi, "bodies")]
    places: list[str] = []
    while True:
        size, place = _place_ahead(middle, glossary)
        if not size:
            break
        steps.append(Step("entry", middle[:size], place, "glossary"))
        places.insert(0, place)
        middle = middle[size:]
    fields: list[str] = []
    while middle:
        field = next(((f, w) for f, w in _fields(han=True) if middle.endswith(f)), None)
        if field is None:
            break
        fields.append(field[1].vi)
        steps.append(Step("field", field[0], field[1].vi, "fields"))
        middle = middle.removesuffix(field[0])
    if len(middle) > _LONGEST_NAME:
        return []  # words that no table has, not a name
    own = word_steps(middle, in_name=True)
    if any(step.rule == "unknown character" for step in own):
        return []
    name = capital(" ".join(step.after for step in own))
    vi = " ".join(part for part in (body[1].vi, *fields, name, *places) if part)
    return [Candidate(vi, _SURENESS, None, (*steps, *own))]


def _place_ahead(text: str, glossary: Glossary) -> tuple[int, str]:
    """Return the length and the Vietnamese of the unit that a name begins with."""
    for size in range(min(len(text), 12), 1, -1):
        units = units_zh(text[:size], glossary)
        if len(units) == 1 and units[0].entry is not None and units[0].entry.vi:
            return size, unit_vi(units[0], units[0].entry.vi)
    return 0, ""


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
    rest = canonical(text).split(" ")[body[0].count(" ") + 1 :]
    steps = [
        Step(
            "body",
            " ".join(canonical(text).split(" ")[: body[0].count(" ") + 1]),
            body[1].zh,
            "bodies",
        )
    ]
    fields: list[str] = []
    while rest:
        taken = next(
            ((f, w) for f, w in _fields(han=False) if form_key(" ".join(rest) + " ").startswith(f + " ") or form_key(" ".join(rest)) == f),
            None,
        )  # fmt: skip
        if taken is None:
            break
        size = taken[0].count(" ") + 1
        fields.insert(0, taken[1].zh)
        steps.append(Step("field", " ".join(rest[:size]), taken[1].zh, "fields"))
        rest = rest[size:]
        if rest[:1] == ["và"]:
            rest = rest[1:]
    place, size = _place_behind(rest, glossary)
    if size:
        steps.append(Step("entry", " ".join(rest[-size:]), place, "glossary"))
        rest = rest[:-size]
    tail = "".join(fields) + body[1].zh
    if not rest:
        return [Candidate(place + tail, _SURENESS, None, tuple(steps))] if place or fields else []
    if len(rest) > _LONGEST_NAME:
        return []
    named = restore_place(" ".join(rest))
    return [
        Candidate(place + c.text + tail, c.score * _SURENESS, None, (*steps, *c.steps))
        for c in named
    ]


def _place_behind(rest: list[str], glossary: Glossary) -> tuple[str, int]:
    """Return the Chinese of the place that the words end with, and how many words it is."""
    for size in range(min(len(rest), 8), 0, -1):
        name = " ".join(rest[-size:])
        known = known_place(name, glossary)
        if known is not None and known[0].zh and name[:1].isupper():
            return known[0].zh, size
        unit = unit_from_vi(name, glossary) if name[:1].islower() else None
        zh = unit_in_zh(unit) if unit is not None else None
        if zh:
            return zh, size
    return "", 0
