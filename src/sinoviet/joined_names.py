"""Names joined by a dash: railways, motorways, pairs of gates, zones of two places.

*cao tốc Hà Nội - Hải Phòng* 河内—海防高速公路, *cặp cửa khẩu Trà Lĩnh - Long Bang* 茶岭—龙邦口岸

Each name is rendered by itself, the order stays, and the word for what they are together goes where
the other language has it.  A dash between a small unit and the greater one around it joins nothing.
"""

import re
from collections.abc import Sequence
from functools import cache

from sinoviet.candidates import Candidate
from sinoviet.features import features_vi, features_zh
from sinoviet.glossary import Glossary, form_key
from sinoviet.hanzi import simplify
from sinoviet.named_after import names_zh
from sinoviet.phrases import unit_zh
from sinoviet.place_names import PERHAPS_NATIVE, namesake
from sinoviet.readings import Step, name_read
from sinoviet.text import canonical
from sinoviet.units import Unit, head_zh, heads_vi, known_place, unit_from_vi, unit_vi, units_zh

#: Dashes that join names; one without blanks stands between letters and a capital.
_DASH_VI = re.compile(r"\s+[-–—]\s+|(?<=\w)[-–—](?=[A-ZĐÀ-Ỹ])")
_DASH_ZH = re.compile(r"\s*[-－–—―─~～]+\s*")
_TO = re.compile("[至到]")
#: What joins them here: the glossary has 中国—东盟博览会, Phong Nha - Kẻ Bàng.
_JOINT_ZH, _JOINT_VI = "—", " - "
_GATES = ("gate", "place")
_PLACES = ("place", "gate")
#: The word for two of a kind, in Vietnamese: cặp cửa khẩu.
_PAIR = "cặp "
#: Share of the form that says it, and how sure names are that were restored.
_AS_PAIR, _RESTORED = 0.8, 0.65
_LONGEST_NAME = 4


# Vietnamese to Chinese -------------------------------------------------------------------------


def joined_zh(text: str, glossary: Glossary, country: str) -> list[Candidate]:
    """Return the Chinese of Vietnamese names that a dash joins; none if it joins no names.

    >>> from sinoviet.glossary import load
    >>> [c.text for c in joined_zh("cao tốc Bắc Giang – Lạng Sơn", load(), "")]
    ['北江—谅山高速公路']
    >>> joined_zh("huyện Vị Xuyên - tỉnh Hà Giang", load(), "")
    []
    """
    pieces = _DASH_VI.split(canonical(text))
    if len(pieces) < 2 or not all(pieces):
        return []
    one = known_place(" ".join(pieces), glossary)
    if one is not None and one[0].zh:  # Thừa Thiên - Huế
        step = Step("entry", text, one[0].zh, f"glossary: {one[0].id}")
        return [Candidate(one[0].zh, 1.0, one[0], (step,))]
    if _encloses(pieces, glossary):
        return []
    said, word = _word_vi(pieces[0], glossary)
    rest = [pieces[0][len(said) :].strip(), *pieces[1:]]
    kinds = _GATES if word.endswith("口岸") else _PLACES
    found = [_piece_zh(piece, glossary, country, kinds) for piece in rest]
    named = [one for one in found if one is not None]
    known = all(_is_known(one) for one in named)
    if len(named) < len(found) or not (known or (said and said[0].islower())):
        return []
    score = 1.0
    for one_name in named:
        score *= one_name.score
    steps = [step for one_name in named for step in one_name.steps]
    if said:
        steps.append(Step("generic head", said, word, "heads"))
    joined = _JOINT_ZH.join(one_name.text for one_name in named) + word
    return [Candidate(joined, score if known else score * _RESTORED, None, tuple(steps))]


def _word_vi(first: str, glossary: Glossary) -> tuple[str, str]:
    """Return the word that the first name begins with and that holds for all, and its Chinese."""
    key = form_key(first) + " "
    for said, word in _words_of_all():
        if not key.startswith(f"{said} "):
            continue
        size = said.count(" ") + 1
        rest = " ".join(first.split(" ")[size:])
        if known_place(first, glossary) is None or known_place(rest, glossary) is not None:
            return " ".join(first.split(" ")[:size]), word
    return "", ""


@cache
def _words_of_all() -> tuple[tuple[str, str], ...]:
    """Return the keys of words for what several places have or are together, the longest first."""
    found = {key: words[0].zh for key, words in heads_vi() if words[0].type in _OF_SEVERAL}
    found |= features_vi()
    return tuple(sorted(found.items(), key=lambda pair: -len(pair[0])))


#: Types of heads that several names may share; a river is called after no two places.
_OF_SEVERAL = frozenset(("landmark", "zone", "region", "gate", "international", "main", "local"))


def _encloses(pieces: Sequence[str], glossary: Glossary) -> bool:
    """Return whether each name lies in the next one: xã Thanh Thủy - huyện Vị Xuyên."""
    units = [unit_from_vi(piece, glossary) for piece in pieces]
    if all(unit is not None and unit.head is not None for unit in units):
        return True
    inner, outer = units[0], units[-1]
    if inner is None or outer is None or inner.entry is None or outer.entry is None:
        return False
    above = inner.entry.part_of
    while above and above != outer.entry.id:
        entry = glossary.entries.get(above)
        above = entry.part_of if entry is not None else ""
    return bool(above)


def _piece_zh(
    piece: str, glossary: Glossary, country: str, kinds: tuple[str, ...]
) -> Candidate | None:
    """Return one of the names in Chinese, with its head if it has one of its own."""
    if not piece[:1].isupper() or known_place(piece, glossary) is not None:
        named = names_zh(piece, glossary, country, kinds)
        if named:
            return named[0]
    unit = unit_from_vi(piece, glossary, country)
    if unit is not None and unit.entry is not None and unit.head is not None:
        zh = unit_zh(unit.entry, unit.head, administrative=True)
        if zh:
            return Candidate(zh, 1.0, None, (_entry_step(piece, zh, unit),))
    named = names_zh(piece, glossary, country, kinds) if piece[:1].isupper() else []
    return named[0] if named else None


def _entry_step(piece: str, form: str, unit: Unit) -> Step:
    source = f"glossary: {unit.entry.id}" if unit.entry is not None else ""
    return Step("entry", piece, form, source)


def _is_known(one: Candidate) -> bool:
    return all(step.rule in ("entry", "established form") for step in one.steps)


# Chinese to Vietnamese -------------------------------------------------------------------------


def joined_vi(text: str, glossary: Glossary) -> list[Candidate]:
    """Return the Vietnamese of Chinese names that a dash (or 至) joins; none if it joins no names.

    >>> from sinoviet.glossary import load
    >>> [joined_vi(zh, load())[0].text for zh in ("谅山-河内", "龙邦—茶岭口岸")]
    ['Lạng Sơn - Hà Nội', 'cặp cửa khẩu Long Bang - Trà Lĩnh']
    >>> joined_vi("河内至海防高速公路", load())[0].text
    'đường cao tốc Hà Nội - Hải Phòng'
    """
    plain = simplify(text)
    dashed = _DASH_ZH.split(plain)
    found = _joined_vi(dashed, glossary, sure=False) if len(dashed) > 1 else []
    if found or len(dashed) > 1:
        return found
    to = _TO.search(plain, 1)
    return _joined_vi([plain[: to.start()], plain[to.end() :]], glossary, sure=True) if to else []


def _joined_vi(pieces: Sequence[str], glossary: Glossary, *, sure: bool) -> list[Candidate]:
    """Return the names with the word that the last one ends with; ``sure``: known names only."""
    if not all(pieces):
        return []
    last, word, said = _word_zh(pieces[-1], glossary)
    names = [*pieces[:-1], last]
    kinds = _GATES if said.endswith("口岸") else _PLACES
    steps = [_piece_vi(name, glossary, kinds) for name in names]
    known = [step.rule in ("entry", "established form") for step in steps]
    named = all(len(name) <= _LONGEST_NAME for name in names) and any(known) and word
    if not all(known) and (sure or not named):
        return []
    score = 1.0 if all(known) else PERHAPS_NATIVE
    vi = _JOINT_VI.join(step.after for step in steps)
    if not word:
        return [Candidate(vi, score, None, tuple(steps))]
    own = (*steps, Step("generic head", said, word, "heads"))
    pair = f"{_PAIR}{word}"
    if len(names) == 2 and any(key == form_key(pair) for key, _ in heads_vi()):
        return [
            Candidate(f"{pair} {vi}", score * _AS_PAIR, None, own),
            Candidate(f"{word} {vi}", score * (1 - _AS_PAIR), None, own),
        ]
    return [Candidate(f"{word} {vi}", score, None, own)]


def _word_zh(last: str, glossary: Glossary) -> tuple[str, str, str]:
    """Return the last name without the word for what all are together, that word, and as it was said."""
    if known_place(last, glossary) is not None and not last.endswith("口岸"):
        return last, "", ""
    ends = [(han, vi) for han, vi in features_zh().items() if last.endswith(han)]
    head = head_zh(last, "vn")
    if head is not None and head[1].type in _OF_SEVERAL:
        ends.append((head[0], head[1].vi))
    ends = [pair for pair in ends if len(last) - len(pair[0]) > 1]
    said, word = max(ends, key=lambda pair: len(pair[0]), default=("", ""))
    return last.removesuffix(said), word, said


def _piece_vi(name: str, glossary: Glossary, kinds: tuple[str, ...]) -> Step:
    like = namesake(name, glossary, "", kinds)
    if like is not None:
        return like
    units = units_zh(name, glossary)
    if len(units) == 1 and units[0].entry is not None and units[0].entry.vi:
        return _entry_step(name, unit_vi(units[0], units[0].entry.vi), units[0])
    return Step("character in names", name, name_read(name), "characters")
