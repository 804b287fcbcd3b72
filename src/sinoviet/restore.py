"""Restore the Han characters of a Vietnamese name: ranked candidates with probabilities.

Many characters share one Vietnamese syllable, so a name is never restored for certain.  What ranks
the candidates:

* **family names**: the frequency of the names that share the reading, in China and in Vietnam;
* **given names of Chinese persons**: how often a whole given name occurs, smoothed by how often its
  characters occur in the first and in the last place (jieba's names, MIT; sinonym, Apache-2.0);
* **given names of Vietnamese persons**: the characters that media in Chinese write for a syllable,
  which depend on sex where *Thị* or *Văn* tells it (editorial table data/given_vn.csv);
* **places**: the characters that names of places use, in Vietnam and in China;
* **words**: the Chinese words that are read like the Vietnamese one, by how common they are.

If nobody says which country a person is of, both are weighed by how usual the family name and the
given syllables are in each.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from sinoviet import resources
from sinoviet.candidates import Candidate
from sinoviet.readings import Step
from sinoviet.text import canonical, fold

#: Weight of the smoothed estimate against a given name that was counted once.
_SMOOTHING = 3.0
#: Weight of the words that are read like a given name which was never counted.
_WORD = 1.0
#: Characters considered for each syllable, and candidates kept for a whole name.
_CHARACTERS, _KEPT = 40, 100
#: Stands in a table for the characters that its editors do not know.
_ANOTHER = "?"
#: A candidate less probable than this is none.
_LEAST = 0.0005
_COUNTRIES = ("cn", "vn")
#: The longest family name has so many syllables: Công Tằng Tôn Nữ.
_LONGEST_SURNAME = 4
#: Weight of a country where a name's two first syllables are no family name, as they are elsewhere.
_SHORTER_SURNAME = 0.005
#: Middle names that tell the sex of a Vietnamese person.
_SEX = {"thị": "f", "diệu": "f", "văn": "m", "hữu": "m", "đình": "m", "bá": "m"}


Options = list[tuple[str, float]]


def _normalised(weights: Mapping[str, float]) -> Options:
    total = sum(weights.values())
    if not total:
        return []
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    return [(text, weight / total) for text, weight in ranked if text != _ANOTHER]


# Family names ----------------------------------------------------------------------------------


@cache
def _surnames(country: str) -> dict[str, dict[str, float]]:
    """Return family names by folded reading: characters and weights, in one country."""
    found: dict[str, dict[str, float]] = {}
    if country == "vn":
        for vi, many, weight in resources.table("surnames_vn.tsv", ("vi", "zh", "weight")):
            for rank, zh in enumerate(filter(None, many.split("|"))):
                options = found.setdefault(fold(vi), {})
                options[zh] = max(options.get(zh, 0.0), float(weight or 0.5) * 0.15**rank)
        return found
    table = resources.table("surnames_cn.tsv", ("zh", "vi", "vi_forms", "weight"))
    for zh, vi, others, weight in table:
        for rank, form in enumerate((vi, *filter(None, others.split("|")))):
            options = found.setdefault(fold(form), {})
            usual = float(weight or 0.2) * (0.5 if rank else 1.0)
            options[zh] = max(options.get(zh, 0.0), usual)
    return found


@cache
def _bearers(country: str) -> float:
    return sum(sum(options.values()) for options in _surnames(country).values())


# Given names -----------------------------------------------------------------------------------


@cache
def _characters_cn(syllable: str) -> tuple[tuple[str, float, float, float], ...]:
    """Return ``(character, first, last, alone)`` weights of one syllable of Chinese given names."""
    row = resources.rows("given_cn.tsv").get(syllable)
    if row is None:
        return ()
    found = []
    for cell in row[1].split(" "):
        zh, first, last, alone, ppm = cell.split(":")
        usual = 0.05 * float(ppm) / 20 + 0.3 * float(alone) + 0.05
        found.append((zh, float(first) + usual, float(last) + usual, float(alone) + usual))
    return tuple(found)


def _given_cn(syllables: Sequence[str]) -> Options:
    """Return the candidates of a Chinese given name of one or two syllables."""
    options = [_characters_cn(syllable) for syllable in syllables]
    if not all(options):
        return []
    if len(options) == 1:
        return _normalised({zh: alone + last * 0.1 for zh, _, last, alone in options[0]})
    if len(options) != 2:
        return _product([_normalised({o[0]: o[1] + o[2] for o in one}) for one in options])
    firsts = _normalised({zh: first for zh, first, _, _ in options[0]})
    lasts = _normalised({zh: last for zh, _, last, _ in options[1]})
    weights = {a + b: _SMOOTHING * p * q for a, p in firsts for b, q in lasts}
    row = resources.rows("given_pairs_cn.tsv").get(" ".join(syllables))
    for cell in row[1].split(" ") if row is not None else ():
        name, _, count = cell.partition(":")
        weights[name] = weights.get(name, 0.0) + float(count)
    if row is None:  # a word may be a name: 计划
        words = resources.rows("words_by_reading.tsv").get(" ".join(syllables))
        cells = [cell.partition(":") for cell in words[1].split(" ")] if words is not None else []
        for zh, p in _normalised({zh: float(count) for zh, _, count in cells}):
            weights[zh] = weights.get(zh, 0.0) + _WORD * p
    return _normalised(weights)


@cache
def _characters_vn(syllable: str, sex: str) -> tuple[tuple[str, float], ...]:
    """Return the characters of one syllable of Vietnamese given names with their weights."""
    weights: dict[str, float] = {}
    for one in (sex,) if sex else ("m", "f"):
        row = resources.rows("given_vn.tsv").get(f"{syllable} {one}")
        row = row or resources.rows("given_vn.tsv").get(f"{syllable} ")
        for cell in row[1].split(" ") if row is not None else ():
            zh, _, weight = cell.partition(":")
            weights[zh] = weights.get(zh, 0.0) + float(weight)
    if not weights:
        weights = {zh: first + last for zh, first, last, _ in _characters_cn(syllable)}
    return tuple(_normalised(weights))


def _given_vn(syllables: Sequence[str]) -> Options:
    sex = next((_SEX[s] for s in syllables[:-1] if s in _SEX), "")
    options: list[Options] = []
    for syllable in syllables:
        options.append(list(_characters_vn(syllable, sex)))
    return _product(options) if all(options) else []


def _product(options: Sequence[Options]) -> Options:
    """Return the likeliest combinations of one character for each syllable."""
    best: Options = [("", 1.0)]
    for one in options:
        combined = [(text + zh, p * q) for text, p in best for zh, q in one]
        best = sorted(combined, key=lambda item: (-item[1], item[0]))[:_KEPT]
    return best


# Persons ---------------------------------------------------------------------------------------


def restore_person(name: str, country: str = "") -> list[Candidate]:
    """Return the candidates for a person's name, best first; none if a syllable has no character.

    >>> [c.text for c in restore_person("Liêu Phẩm Hổ")][0]
    '廖品虎'
    >>> restore_person("Nguyễn Văn Sơn", "vn")[0].text
    '阮文山'
    >>> restore_person("Krông Pắc")
    []

    ``country`` is ``vn`` or ``cn`` if it is known of which country the person is.
    """
    words = canonical(name).split()
    syllables = [fold(word) for word in words]
    sizes = {one: _surname_size(syllables, one) for one in _COUNTRIES if country in ("", one)}
    longest = max(sizes.values())
    fits = {one: _fits(syllables, one) for one in sizes}
    for one, size in sizes.items():
        fits[one] *= 1.0 if size == longest else _SHORTER_SURNAME
    total = sum(fits.values())
    scores: dict[str, float] = {}
    origin: dict[str, tuple[str, int]] = {}  # country and length of the family name
    for one, fit in fits.items():
        if not fit:
            continue
        size = sizes[one]
        family = _normalised(_surnames(one)[" ".join(syllables[:size])])[:6]
        if one == "vn" and " ".join(syllables[:size]) in resources.words("surnames_native.txt"):
            family = [(zh, p / 2) for zh, p in family]
        rest = syllables[size:]
        given = (_given_cn(rest) if one == "cn" else _given_vn(rest))[:_KEPT]
        for surname, p in family:
            for characters, q in given:
                text = surname + characters
                scores[text] = scores.get(text, 0.0) + p * q * fit / total
                origin.setdefault(text, (one, size))
    likely = ((text, p) for text, p in scores.items() if p >= _LEAST)
    ranked = sorted(likely, key=lambda item: (-item[1], item[0]))[:_KEPT]
    return [
        Candidate(text, p, None, _person_steps(words, text, *origin[text])) for text, p in ranked
    ]


def _person_steps(words: Sequence[str], text: str, country: str, size: int) -> tuple[Step, ...]:
    family, given = " ".join(words[:size]), " ".join(words[size:])
    return (
        Step("family name", family, text[:size], f"surnames_{country}"),
        Step("given name", given, text[size:], f"given_{country}"),
    )


def _surname_size(syllables: Sequence[str], country: str) -> int:
    """Return how many syllables are the family name, leaving at least one; 0 if none is known."""
    for size in range(_LONGEST_SURNAME, 0, -1):
        if len(syllables) > size and " ".join(syllables[:size]) in _surnames(country):
            return size
    return 0


def _fits(syllables: Sequence[str], country: str) -> float:
    """Return how well a name fits a country: the share of the family name, and the given syllables."""
    size = _surname_size(syllables, country)
    if not size:
        return 0.0
    rest = syllables[size:]
    if country == "cn" and len(rest) > 2:
        return 0.0
    share = sum(_surnames(country)[" ".join(syllables[:size])].values()) / _bearers(country)
    usual = 1.0
    for syllable in rest:
        usual *= _usual(syllable, country)
    return share * usual


@cache
def _usual(syllable: str, country: str) -> float:
    """Return roughly how usual a syllable is in the given names of a country."""
    if country == "vn":
        return 1.0 if resources.rows("given_vn.tsv").get(f"{syllable} ") or any(
            resources.rows("given_vn.tsv").get(f"{syllable} {sex}") for sex in "mf"
        ) else 0.1  # fmt: skip
    weight = sum(first + last for _, first, last, _ in _characters_cn(syllable))
    return min(1.0, 0.2 + weight / 400)


# Places ----------------------------------------------------------------------------------------


@cache
def _characters_of_places(syllable: str, country: str) -> tuple[tuple[str, float], ...]:
    row = resources.rows("place_characters.tsv").get(syllable)
    if row is None:
        return ()
    weights: dict[str, float] = {}
    for cell in row[1].split(" "):
        zh, cn, vn = cell.split(":")
        if country == "cn":
            weights[zh] = float(cn) + 0.05 * float(vn)
        elif country == "vn":
            weights[zh] = float(vn) + 0.05 * float(cn)
        else:
            weights[zh] = 0.7 * float(vn) + 0.3 * float(cn)
    return tuple(_normalised(weights))[:_CHARACTERS]


def restore_place(name: str, country: str = "") -> list[Candidate]:
    """Return the candidates for the name of a place (without its head), best first.

    >>> [c.text for c in restore_place("Bình Sơn")][0]
    '平山'
    >>> restore_place("Mèo Vạc Chài")
    []

    None if a syllable is never read from a character: native names have no characters, and their
    Chinese is in the glossary or not known.
    """
    words = canonical(name).split()
    options = [list(_characters_of_places(fold(word), country)) for word in words]
    if not options or not all(options):
        return []
    return [
        Candidate(text, score, None, _character_steps(words, text))
        for text, score in _product(options)
        if score >= _LEAST
    ]


def _character_steps(words: Sequence[str], text: str) -> tuple[Step, ...]:
    pairs = zip(words, text, strict=True)
    return tuple(Step("character of places", word, zh, "place_characters") for word, zh in pairs)


# Words -----------------------------------------------------------------------------------------


def restore_word(text: str) -> list[Candidate]:
    """Return the Chinese words that are read like a Vietnamese one, the commonest first.

    >>> restore_word("phát triển")[0].text
    '发展'
    >>> restore_word("xanh lè")
    []

    Source of the counts: jieba's dictionary (MIT).
    """
    row = resources.rows("words_by_reading.tsv").get(fold(text))
    weights: dict[str, float] = {}
    for cell in row[1].split(" ") if row is not None else ():
        zh, _, count = cell.partition(":")
        weights[zh] = float(count)
    return [
        Candidate(zh, score, None, (Step("word read like this", text, zh, "words_cn"),))
        for zh, score in _normalised(weights)
    ]
