"""Persons that no glossary has: family name and given names, in both scripts.

The tables are lists of family names with a weight and of syllables that occur in given names;
what else speaks for a person (a title, *đồng chí*, a byline) is judged by the callers.
"""

from functools import cache

from sinoviet import resources
from sinoviet.ordinals import from_roman
from sinoviet.phrases import Line
from sinoviet.syllable import parse
from sinoviet.text import fold
from sinoviet.tokens import UPPER

_VN = ("vi", "zh", "weight")
_CN = ("zh", "vi", "vi_forms", "weight")

#: Words of address: a capitalised name after them is a person.
ADDRESS = frozenset("ông bà anh chị em cô chú bác cụ thầy đ/c bạn cháu vợ chồng".split()) | frozenset(
    fold(words)
    for words in (
        "đồng chí", "cán bộ", "chiến sĩ", "nghệ nhân", "nghệ sĩ", "nhà báo", "nhà văn", "nhà thơ",
        "tác giả", "phóng viên", "luật sư", "bác sĩ", "kỹ sư", "giáo sư", "tiến sĩ", "liệt sĩ",
        "anh hùng", "em bé", "học sinh",
    )
)  # fmt: skip


@cache
def surnames_vi() -> frozenset[str]:
    """Return the folded first syllables of family names as written in Vietnamese.

    >>> "nguyễn" in surnames_vi(), "liêu" in surnames_vi(), "hội" in surnames_vi()
    (True, True, False)
    """
    names = {row[0] for row in resources.table("surnames_vn.tsv", _VN)}
    for _, vi, forms, _ in resources.table("surnames_cn.tsv", _CN):
        names.update(name for name in (vi, *forms.split("|")) if name)
    return frozenset(fold(name.split(" ")[0]) for name in names)


@cache
def common_surnames_vi() -> frozenset[str]:
    """Return the folded family names that many Vietnamese have."""
    rows = resources.table("surnames_vn.tsv", _VN)
    return frozenset(fold(vi) for vi, _, weight in rows if float(weight) >= 5)


@cache
def native_surnames() -> frozenset[str]:
    """Return the folded family names of the peoples of the mountains: giàng, vàng, sùng."""
    return frozenset(map(fold, resources.words("surnames_native.txt")))


@cache
def given_vi() -> frozenset[str]:
    """Return the folded syllables that occur in given names.

    >>> "mạnh" in given_vi()
    True
    """
    return frozenset(map(fold, resources.words("given_vi.txt")))


@cache
def sentence_openers() -> frozenset[str]:
    """Return words that often have a capital because they begin a sentence (Từ, Theo)."""
    return frozenset(map(fold, resources.words("common_caps_vi.txt")))


@cache
def deeds_vi() -> frozenset[str]:
    """Return the folded words that tell what a person did, right behind the given name."""
    return frozenset(map(fold, resources.words("deeds_vi.txt")))


@cache
def ordinary_words() -> frozenset[str]:
    """Return the folded words of more than one syllable that are no names."""
    return frozenset(map(fold, resources.words("common_words_vi.txt")))


@cache
def surnames_zh() -> dict[str, float]:
    """Return Chinese and Vietnamese family names in simplified characters, with their weights.

    >>> surnames_zh()["阮"] > 0, "诸葛" in surnames_zh()
    (True, True)
    """
    weights: dict[str, float] = {}
    for zh, _, _, weight in resources.table("surnames_cn.tsv", _CN):
        weights[zh] = float(weight or 0)
    for _, zh, weight in resources.table("surnames_vn.tsv", _VN):
        for name in zh.split("|"):
            if name:
                weights[name] = max(weights.get(name, 0.0), float(weight or 0) / 4)
    return weights


@cache
def is_everyday(word: str, least: int = 300) -> bool:
    """Return whether a Chinese word is counted at least ``least`` times in the table of words.

    >>> is_everyday("社会"), is_everyday("河江")
    (True, False)
    """
    row = resources.rows("words_cn.tsv").get(word)
    return row is not None and int(row[1]) >= least


#: How often in a million given names a character must occur to be one that names are made of.
_IN_NAMES, _OFTEN_IN_NAMES = 60.0, 1000.0


@cache
def given_zh() -> dict[str, float]:
    """Return how often each character occurs in a million Chinese given names.

    >>> given_zh()["明"] > 1000, "就" in given_zh()
    (True, False)
    """
    found: dict[str, float] = {}
    for _, characters in resources.table("given_cn.tsv", ("vi", "characters")):
        for cell in characters.split(" "):
            zh, *_, usual = cell.split(":")
            found[zh] = max(found.get(zh, 0.0), float(usual))
    return found


def likely_given(name: str) -> bool:
    """Return whether given names in Han characters are made of such characters.

    >>> likely_given("伟强"), likely_given("上说")
    (True, False)
    """
    return bool(name) and all(given_zh().get(c, 0.0) >= _IN_NAMES for c in name)


def usual_given(name: str) -> bool:
    """Return whether each character of a Han given name is a frequent one.

    >>> usual_given("明"), usual_given("会同")
    (True, False)
    """
    return bool(name) and all(given_zh().get(c, 0.0) >= _OFTEN_IN_NAMES for c in name)


@cache
def sure_surnames_zh() -> frozenset[str]:
    """Return the family names that are no everyday word by themselves.

    >>> "张" in sure_surnames_zh(), "时" in sure_surnames_zh()
    (True, False)
    """
    usual = {name for name, weight in surnames_zh().items() if weight >= 1}
    return frozenset(usual - resources.words("surnames_wordlike_zh.txt"))


@cache
def surname_starts() -> frozenset[str]:
    """Return the characters that a family name can begin with.

    >>> "欧" in surname_starts(), "的" in surname_starts()
    (True, False)
    """
    return frozenset(name[0] for name in surnames_zh())


def capital_run(line: Line, i: int, most: int = 6) -> int:
    """Return the end of the run of capitalised words that begins at ``i`` (blanks between them)."""
    j = i
    shape = line.shapes[i]
    while line.capital(j) and j - i < most:
        if shape == UPPER and line.shapes[j] != UPPER:
            break
        j += 1
        if line.tokens[j - 1].gap != " ":
            break
    return j


def looks_like_person(line: Line, i: int, j: int, *, cue: bool) -> bool:
    """Return whether tokens ``i`` to ``j`` can be a person's name in Vietnamese spelling.

    With a ``cue`` (a title, a word of address) less is asked of the name itself.
    """
    count = j - i
    keys = line.keys[i:j]
    syllables = [parse(key) is not None for key in keys]
    if keys[0] in ADDRESS:
        return False  # Ông, Bà begin a sentence; the name comes after
    if count == 3 and keys[1] == "a" and keys[0] in native_surnames():
        return True  # Giàng A Lảnh, Vàng A Cháng
    if count >= 2 and " ".join(keys) in ordinary_words():
        return False  # Phóng viên | Thanh Niên
    if keys[0] in surnames_vi() and count >= 2:
        if not all(syllables):
            return cue or count >= 3
        known = sum(key in given_vi() for key in keys[1:])
        if cue:
            return True
        if count == 2:
            return known == 1 and keys[0] in common_surnames_vi()
        if count <= 4:
            ends_well = keys[-1] in given_vi()
            begins_well = keys[1] in given_vi() and keys[0] in common_surnames_vi()
            return (ends_well or begins_well) and known * 2 >= count - 1
        return known >= count - 2
    if not cue:
        return False
    if count == 1:
        if j < len(line) and line.joined(i) and f"{keys[0]} {line.keys[j]}" in ordinary_words():
            return False  # Trưởng Tiểu ban nhân sự | Đại hội XIV
        if line.shapes[i] == UPPER and from_roman(line.surface(i, j)):
            return False  # Đại hội | XIV
        common = keys[0] in sentence_openers()
        return not syllables[0] or (keys[0] in given_vi() and not common)
    return count <= 5


def begins_person(line: Line, i: int) -> int:
    """Return where a person's name of two to four syllables ends that begins at ``i``, or ``i``.

    More is asked than beside a title: the family name is a frequent one, and the run ends there.
    """
    end = capital_run(line, i, 5) if line.capital(i) else i
    usual = 2 <= end - i <= 4 and line.keys[i] in common_surnames_vi()
    return end if usual and looks_like_person(line, i, end, cue=False) else i


def byline_name(line: Line, i: int, j: int) -> bool:
    """Return whether tokens ``i`` to ``j`` can stand as a byline: two to four name syllables."""
    keys = line.keys[i:j]
    if not 2 <= len(keys) <= 4 or not all(parse(key) for key in keys) or keys[0] in ADDRESS:
        return False
    given = given_vi()
    return keys[-1] in given and all(key in given or key in surnames_vi() for key in keys)
