"""One Vietnamese syllable: parse it into onset, rime and tone, and spell it again.

The grammar is closed and finite.  Onsets are written as they stand before *a*: ``c`` covers
*c/k*, ``g`` *g/gh*, ``ng`` *ng/ngh*; ``gi`` and ``qu`` are onsets of their own, so that in *giá*
and *quý* the tone has only one place to stand.  A rime is written without its tone.  Syllables
that end in a stop (-c, -ch, -p, -t) carry the rising or the heavy tone only.

Two placements of the tone mark are in use for the open rimes *oa, oe, uy*: the older *hòa, khỏe,
thúy* and the newer *hoà, khoẻ, thuý*.  Everywhere else they agree (*hoàn*, *quý*, *giá*).

Sources: Đoàn Thiện Thuật, *Ngữ âm tiếng Việt* (1977), for the inventory of rimes; decision
240/QĐ of the Ministry of Education (1984) for the newer placement of the tone mark.
"""

import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Literal

ToneStyle = Literal["old", "new"]

#: Combining marks of the five written tones; the level tone has none.
TONES = {"": 0, "\u0300": 1, "\u0301": 2, "\u0309": 3, "\u0303": 4, "\u0323": 5}
_TONE_MARKS = tuple(TONES)
_STRIP_TONE = str.maketrans("", "", "".join(_TONE_MARKS))

ONSETS = frozenset(
    [
        "",
        *"b c ch d đ g gi h kh l m n ng nh p ph qu r s t th tr v x".split(),
    ]
)

#: All rimes without tone.  `qu` takes the subset below (the glide is in the onset).
RIMES = frozenset(
    """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec
    em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng
    iêp iêt iêu y yêm yên yêng yêp yêt yêu o oc oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp
    ôt ơ ơi ơm ơn ơp ơt oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăp
    oăt oe oem oen oeo oet uân uâng uât uây uê uêch uênh uêu uơ u ua uc ui um un ung up ut uôc
    uôi uôm uôn uông uôt uy uya uych uyn uynh uyp uyt uyu uyên uyêt ư ưa ưc ưi ưm ưn ưng ưt ưu
    ươc ươi ươm ươn ương ươp ươt ươu
    """.split()
)
_RIMES_AFTER_QU = frozenset(
    """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng ât âu ây e en eo
    et ê êch ên ênh êt êu i ich in inh it iu y ych yên yêt ynh yt ô ôc ơ ơi ơn ơt
    """.split()
)
_Y_ALONE = frozenset(
    ["yêm", "yên", "yêng", "yêp", "yêt", "yêu"]
)  # spelt with y only at the start of a word
_FRONT = ("e", "ê", "i", "y")
_BEFORE_FRONT = {"c": "k", "g": "gh", "ng": "ngh"}
_STOPS = ("c", "p", "t", "ch")
_VOWELS = frozenset("aăâeêioôơuưy")


@dataclass(frozen=True, slots=True)
class Syllable:
    """A Vietnamese syllable, lower case: onset, rime without tone, tone 0–5.

    Tones: 0 level (ngang), 1 falling (huyền), 2 rising (sắc), 3 asking (hỏi), 4 broken (ngã),
    5 heavy (nặng).

    >>> parse("nghiêng")
    Syllable(onset='ng', rime='iêng', tone=0)
    """

    onset: str
    rime: str
    tone: int

    def spell(self, style: ToneStyle = "old") -> str:
        """Return the syllable in writing, NFC, lower case.

        >>> Syllable("h", "oa", 1).spell(), Syllable("h", "oa", 1).spell("new")
        ('hòa', 'hoà')
        """
        onset, rime = self.onset, self.rime
        at = _tone_position(rime, style)
        mark = _TONE_MARKS[self.tone]
        toned = rime[: at + 1] + mark + rime[at + 1 :]
        if onset == "gi" and rime[0] == "i":
            onset = "g"  # gi + iêng is written giêng, gi + i is written gi
        elif rime.startswith(_FRONT):
            onset = _BEFORE_FRONT.get(onset, onset)
        return unicodedata.normalize("NFC", onset + toned)


def _tone_position(rime: str, style: ToneStyle) -> int:
    """Return the index in ``rime`` of the letter that carries the tone mark."""
    vowels = [i for i, letter in enumerate(rime) if letter in _VOWELS]
    for i in reversed(vowels):  # a letter with its own hat or horn draws the tone: ươ -> ơ
        if rime[i] in "ăâêôơư" and not (rime[i] == "ư" and rime[i : i + 2] == "ươ"):
            return i
    if len(vowels) == 1:
        return vowels[0]
    if vowels[-1] < len(rime) - 1:
        return vowels[-1]  # closed by a consonant: hoàn, xoèn, huỳnh
    if len(vowels) == 3:
        return vowels[1]  # ngoài, khuỷu
    if style == "new" and rime in ("oa", "oe", "uy"):
        return 1
    return vowels[0]


def _split(letters: str) -> tuple[str, str] | None:
    """Return onset and rime of a toneless lower-case syllable, or None."""
    if letters.startswith("qu"):
        return ("qu", letters[2:]) if letters[2:] in _RIMES_AFTER_QU else None
    if letters.startswith("gi"):
        rest = letters[2:]
        if "i" + rest in RIMES and (not rest or rest[0] == "ê" or rest[0] not in _VOWELS):
            return "gi", "i" + rest  # gì, gìn, giếng
        return ("gi", rest) if rest in RIMES and rest[0] not in "iy" else None
    cut = next((i for i, letter in enumerate(letters) if letter in _VOWELS), None)
    if cut is None:
        return None
    onset, rime = letters[:cut], letters[cut:]
    if rime not in RIMES:
        return None
    front = rime.startswith(_FRONT)
    if onset in ("k", "gh", "ngh"):
        if not front:
            return None
        onset = {"k": "c", "gh": "g", "ngh": "ng"}[onset]
    elif onset in _BEFORE_FRONT and front:
        return None  # "ci", "ge", "nge" are not Vietnamese spellings
    if onset not in ONSETS or (onset and rime in _Y_ALONE):
        return None
    if not onset and rime.startswith("iê"):
        return None  # written yê at the start of a word
    return onset, rime


@cache
def parse(text: str) -> Syllable | None:
    """Return the syllable that ``text`` spells (any case, any tone placement), or None.

    The tone mark may stand on any vowel of the rime: *hoà*, *hòa* and the slip *hòan* are read.

    >>> parse("Thuý") == parse("thúy")
    True
    >>> parse("Malypho") is None
    True
    """
    decomposed = unicodedata.normalize("NFD", text.lower())
    marks = [c for c in decomposed if c in _TONE_MARKS]
    if len(marks) > 1:
        return None
    letters = unicodedata.normalize("NFC", decomposed.translate(_STRIP_TONE))
    parts = _split(letters)
    if parts is None:
        return None
    tone = TONES[marks[0]] if marks else 0
    onset, rime = parts
    if rime.endswith(_STOPS) and tone not in (2, 5):
        return None
    return Syllable(onset, rime, tone)


def respell(word: str, style: ToneStyle = "old") -> str:
    """Return ``word`` (NFC) with its tone mark in the place that ``style`` gives it.

    A word that is no Vietnamese syllable comes back unchanged; the case of each letter stays.

    >>> respell("Hoà"), respell("THUÝ"), respell("hòan"), respell("Quý"), respell("Moskva")
    ('Hòa', 'THÚY', 'hoàn', 'Quý', 'Moskva')
    """
    if word.isascii():
        return word
    syllable = parse(word)
    if syllable is None:
        return word
    spelt = syllable.spell(style)
    if len(spelt) != len(word):
        return word
    return "".join(
        new.upper() if old.isupper() else new for old, new in zip(word, spelt, strict=True)
    )
