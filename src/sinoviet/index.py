"""All surface forms in one place: exact scan, and look-up of misspelt forms.

Exact: a trie of tokens (a syllable, a Han character) walked from each token that can begin a
form.  Forms that begin with a capital are not tried at a word in lower case, so most tokens cost
one dictionary look-up.  Fuzzy: candidates share a key with the query - its letters without marks
and with one letter less, or its syllables with one syllable less - and are then scored by
rapidfuzz on their full spelling, marks included.

A little over 400 lines: the exact and the fuzzy side are built from the same forms in one pass.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import compress
from typing import Any, Generic, TypeVar

from sinoviet.syllable import TONES, Syllable, parse
from sinoviet.text import canonical, strip_marks
from sinoviet.tokens import CAPITAL, LOWER, UPPER, Token, analyse, cut, keys, offsets

T = TypeVar("T")
_Node = dict[str, object]

#: Scanned text is cut into blocks of about this many code points: bounds the memory.
BLOCK = 1 << 16
#: A score below this is no match.
CUTOFF = 76.0


class _Starts(dict[str, "_Node | None"]):
    """Piece of text -> the trie node of its token, or None where no form begins so."""

    def __init__(self, root: _Node, lower: set[str]) -> None:
        self._root = root
        self._lower = lower

    def __missing__(self, piece: str) -> "_Node | None":
        token = analyse([piece])[0]
        node = self._root.get(token.key)
        if node is not None and token.shape == LOWER and token.key not in self._lower:
            node = None
        if len(self) > 200_000:
            self.clear()
        self[piece] = node  # type: ignore[assignment]
        return node  # type: ignore[return-value]


class _Keys(dict[str, str]):
    """Piece of text -> the key of its token."""

    def __missing__(self, piece: str) -> str:
        if len(self) > 200_000:
            self.clear()
        key = self[piece] = analyse([piece])[0].key or "\n"
        return key


class Trie(Generic[T]):
    """Surface forms by their tokens, each with a value.

    >>> trie = Trie([("Văn Sơn", 1), ("Vân Nam", 2)])
    >>> list(trie.scan("châu Va\u0306n Sơn, VÂN NAM, văn sơn"))
    [(5, 13, 1), (15, 22, 2)]

    Offsets count code points of the text as it is.  A form with capitals needs them (or all
    capitals) in the text; a form in lower case matches either.
    """

    def __init__(self, forms: Iterable[tuple[str, T]] = ()) -> None:
        self._root: _Node = {}
        self._values: list[T] = []
        self._capitals: list[int] = []
        self._more: dict[int, list[int]] = {}  # forms with one key, by the first of them
        lower: set[str] = set()
        for text, value in forms:
            tokens = [token for token in analyse(cut(text)) if token.key]
            if not tokens:
                continue
            self._add([token.key for token in tokens], value)
            self._capitals.append(_capitals(tokens))
            if tokens[0].shape == LOWER:
                lower.add(tokens[0].key)
        self._keys = _Keys()
        self._lower = lower
        self._starts = _Starts(self._root, lower)

    @classmethod
    def of_keys(cls, forms: Iterable[tuple[list[str], T]]) -> "Trie[T]":
        """Return a trie of forms already cut into keys; capitals are not looked at."""
        trie = cls()
        for names, value in forms:
            trie._add(names, value)
            trie._capitals.append(0)
            trie._lower.add(names[0])
        return trie

    def _add(self, names: list[str], value: T) -> None:
        """Insert a form.  A child is the number of a form, or a node with its own under ``""``."""
        number = len(self._values)
        self._values.append(value)
        node = self._root
        for name in names[:-1]:
            inner = node.get(name)
            if not isinstance(inner, dict):
                inner = node[name] = {} if inner is None else {"": inner}
            node = inner
        child: Any = node.get(names[-1])
        known: Any = child.setdefault("", number) if isinstance(child, dict) else child
        if known is not None and known != number:  # another form with the same key
            self._more.setdefault(known, []).append(number)
        elif child is None:  # the scan tests the children of the root for truth: nodes only
            node[names[-1]] = {"": number} if node is self._root else number

    def scan(self, text: str) -> Iterator[tuple[int, int, T]]:
        """Yield ``(start, end, value)`` of the longest forms from left to right, none in another."""
        for start, block in blocks(text):
            yield from self._scan_block(start, block)

    def _scan_block(self, base: int, block: str) -> Iterator[tuple[int, int, T]]:
        pieces = cut(block)
        nodes = list(map(self._starts.__getitem__, pieces))
        names = list(map(self._keys.__getitem__, pieces))
        names.append("")  # the end: no child is under "" but a form's own number
        starts: list[int] = []
        done = 0
        for i in compress(range(len(nodes)), nodes):
            if i < done:
                continue
            node: Any = nodes[i]
            following = names[i + 1]
            if following not in node and "" not in node and following != "\n":
                continue  # by far the commonest case
            j, best, last = i + 1, -1, 0
            while True:
                number = node if type(node) is int else node.get("")
                fitting = -1 if number is None else self._fitting(number, pieces, i)
                if fitting >= 0:
                    best, last = fitting, j
                while names[j] == "\n":
                    j += 1  # blanks and invisible characters
                if type(node) is int or not names[j]:
                    break
                node = node.get(names[j])
                if node is None:
                    break
                j += 1
            if best >= 0:
                starts = starts or offsets(pieces)
                done = last
                end = starts[last - 1] + analyse([pieces[last - 1]])[0].width
                yield base + starts[i], base + end, self._values[best]

    def _fitting(self, number: int, pieces: list[str], i: int) -> int:
        """Return the form of one key whose capitals the text at piece ``i`` has, or -1."""
        alternatives: list[int] = [number, *self._more.get(number, [])]
        for one in alternatives:
            needed: int = self._capitals[one]
            position = i
            while needed:
                token = analyse([pieces[position]])[0]
                position += 1
                if not token.key:
                    continue
                if needed & 1 and token.shape == LOWER:
                    break
                needed >>= 1
            else:
                return one
        return -1

    def begins(self, key: str) -> bool:
        """Return whether a form begins with the token ``key``.

        >>> Trie([("Văn Sơn", 1)]).begins("văn")
        True
        """
        return key in self._root

    def at(self, keys: list[str], i: int) -> list[tuple[int, T]]:
        """Return ``(end, value)`` for every form that begins at token ``i``, longest first.

        Capitals are not looked at here: the caller knows the context.  ``keys`` are those of the
        tokens of a text without its blank ones.

        >>> Trie([("Văn Sơn", 1), ("Văn", 2)]).at(["châu", "văn", "sơn"], 1)
        [(3, 1), (2, 2)]
        """
        found: list[tuple[int, T]] = []
        node: Any = self._root.get(keys[i])
        values, j, count = self._values, i + 1, len(keys)
        while node is not None:
            if type(node) is int:
                found.append((j, values[node]))
                break
            own = node.get("")
            if own is not None:
                found.append((j, values[own]))
            if j == count:
                break
            node = node.get(keys[j])
            j += 1
        found.reverse()
        return found


def _capitals(tokens: list[Token]) -> int:
    """Return a bit mask: which tokens of the form begin with a capital."""
    return sum(1 << i for i, token in enumerate(tokens) if token.shape in (CAPITAL, UPPER))


def blocks(text: str) -> Iterator[tuple[int, str]]:
    """Yield ``(offset, block)``: the text in pieces of whole paragraphs, about BLOCK long.

    >>> list(blocks("a\\n\\nb"))
    [(0, 'a\\n\\nb')]
    """
    start = 0
    while start < len(text):
        end = start + BLOCK
        if end < len(text):
            cut_at = text.rfind("\n", start, end)
            for breaks in ((". ", "。", "; ", "；"), (", ", "，", "、"), (" ",)):
                if cut_at <= start:  # a very long line: at a border that no name crosses
                    cut_at = max(text.rfind(mark, start, end) for mark in breaks)
            end = cut_at + 1 if cut_at > start else end
        yield start, text[start:end]
        start = end


# Fuzzy look-up -------------------------------------------------------------------------------

#: Telex and VNI as they look when the input method was off: Vawn, Sown, Vie65t.
_TELEX_LETTERS = (
    ("dd", "đ"), ("aw", "ă"), ("aa", "â"), ("ee", "ê"), ("oo", "ô"), ("uwow", "ươ"), ("uow", "ươ"), ("uwo", "ươ"), ("ow", "ơ"), ("uw", "ư"),
)  # fmt: skip
_TELEX_TONES = {"f": "\u0300", "s": "\u0301", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_VNI_TONES = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323"}
_VNI_LETTERS = {"6": "\u0302", "7": "\u031b", "8": "\u0306"}


def decode_keystrokes(word: str) -> str | None:
    """Return the syllable that raw Telex or VNI keystrokes spell, lower case, or None.

    The tone's key may stand anywhere behind the first vowel.

    >>> decode_keystrokes("Vawn"), decode_keystrokes("Vieejt"), decode_keystrokes("Vie65t")
    ('văn', 'việt', 'việt')
    >>> decode_keystrokes("truwocs"), decode_keystrokes("Minh")
    ('trước', None)
    """
    low = word.lower()
    if len(low) > 12 or parse(low) is not None or not low.isascii():
        return None  # the longest syllable, nghiêng, has eleven keystrokes with its tone
    if any(c.isdigit() for c in low):
        return _decode_vni(low)
    for at in (None, *(i for i, c in enumerate(low) if i and c in _TELEX_TONES)):
        plain = low if at is None else low[:at] + low[at + 1 :]
        tone = "" if at is None else _TELEX_TONES[low[at]]
        for keystrokes, letter in _TELEX_LETTERS:
            plain = plain.replace(keystrokes, letter)
        if "w" in plain or plain == low:
            continue
        spelt = _with_tone(plain, tone)
        if spelt is not None:
            return spelt
    return None


def _with_tone(plain: str, tone: str) -> str | None:
    """Return the toneless syllable with a tone, or None if there is no such syllable."""
    syllable = parse(plain) or parse(plain + "\u0301")  # a rime in -c, -p, -t wants a tone
    if syllable is None or (not tone and parse(plain) is None):
        return None
    return Syllable(syllable.onset, syllable.rime, TONES[tone]).spell()


def _decode_vni(low: str) -> str | None:
    plain = "".join(c for c in low if not c.isdigit())
    digits = [c for c in low if c.isdigit()]
    if "9" in digits and plain.startswith("d"):
        plain = "đ" + plain[1:]
        digits.remove("9")
    tones = [_VNI_TONES[c] for c in digits if c in _VNI_TONES]
    hats = {_VNI_LETTERS[c] for c in digits if c in _VNI_LETTERS}
    if len(tones) > 1 or len(hats) > 1 or set(digits) - _VNI_TONES.keys() - _VNI_LETTERS.keys():
        return None
    tone = tones[0] if tones else ""
    if not hats:
        return _with_tone(plain, tone)
    hat = hats.pop()
    for position in range(len(plain), 0, -1):
        marked = canonical(plain[:position] + hat + plain[position:])
        if len(marked) == len(plain) and marked != plain:
            spelt = _with_tone(marked.replace("uơ", "ươ"), tone) or _with_tone(marked, tone)
            if spelt is not None:
                return spelt
    return None


@cache
def _spelled_out(key: str) -> str:
    """Return the key with each mark as a character of its own, so that a mark costs one edit."""
    import unicodedata

    return unicodedata.normalize("NFD", key.replace("đ", "d\u0335"))


@cache
def _bare_word(word: str) -> str:
    return "".join(c for c in strip_marks(word) if c.isalnum())


def _bare(key: str) -> str:
    """Return the letters of a key: no marks, no blanks, no punctuation."""
    return "".join(map(_bare_word, key.split(" ")))


def _candidate_keys(bare: str, syllables: list[str]) -> Iterator[str]:
    yield bare
    if len(bare) <= 14 or len(syllables) <= 2:
        for i in range(len(bare)):
            if i == 0 or bare[i] != bare[i - 1]:
                yield bare[:i] + bare[i + 1 :]
    if len(syllables) > 2:
        words = list(map(_bare_word, syllables))
        for i in range(len(words)):
            yield "*" + "".join(words[:i] + words[i + 1 :])


class Fuzzy(Generic[T]):
    """Misspelt surface forms: who is near, and how near.  Made from keys, asked with any text.

    >>> near = Fuzzy([("vị xuyên", 1), ("mèo vạc", 2)])
    >>> [(value, round(score)) for value, score in near.find("Vị Xuyen")]
    [(1, 90)]
    >>> near.find("kinh tế")
    []

    Forms of fewer than four letters are left out: everything is near to them.
    """

    MIN_LETTERS = 4

    def __init__(self, forms: Iterable[tuple[str, T]]) -> None:
        self._values: list[tuple[str, str, T]] = []
        self._by_key: dict[str, int | list[int]] = {}
        self._longest = 0
        for key, value in forms:
            bare = _bare(key)
            if len(bare) < self.MIN_LETTERS:
                continue
            number = len(self._values)
            self._values.append((key, bare, value))
            self._longest = max(self._longest, len(bare))
            for candidate in _candidate_keys(bare, key.split(" ")):
                present = self._by_key.get(candidate)
                if present is None:
                    self._by_key[candidate] = number
                elif present == number:
                    continue
                elif isinstance(present, int):
                    self._by_key[candidate] = [present, number]
                else:
                    present.append(number)

    def find(self, query: str, cutoff: float = CUTOFF) -> list[tuple[T, float]]:
        """Return ``(value, score)`` of the forms near ``query``, best first (score 0 to 100)."""
        from rapidfuzz.distance import OSA

        if len(query) > 4 * self._longest:
            return []  # nothing that long is near to anything
        words = keys(query)
        decoded = [decode_keystrokes(word) or word for word in words]
        best: dict[int, float] = {}
        spellings = {" ".join(words), " ".join(decoded)}
        spellings = {one for one in spellings if len(_bare(one)) >= self.MIN_LETTERS - 1}
        # what is near to one spelling is compared with both: the better one counts
        near = {number for one in spellings for number in self._near(_bare(one), one)}
        for spelling in spellings:
            bare = _bare(spelling)
            spelled = _spelled_out(spelling)
            unmarked = spelling.isascii()
            penalty = 0.0 if spelling == " ".join(words) else 4.0
            for number in near:
                key, other, _ = self._values[number]
                score = 100 * OSA.normalized_similarity(spelled, _spelled_out(key))
                if " " not in spelling and " " in key:  # MaLyPho, HàGiang: split as the form is
                    joined = _spelled_out(key.replace(" ", ""))
                    score = max(score, 100 * OSA.normalized_similarity(spelled, joined) - 3)
                if unmarked:  # somebody who types no marks at all means no mark by it
                    score = max(score, 96 * OSA.normalized_similarity(bare, other))
                if score - penalty > best.get(number, 0.0):
                    best[number] = score - penalty
        ranked = sorted(best.items(), key=lambda item: (-item[1], item[0]))
        return [(self._values[number][2], score) for number, score in ranked if score >= cutoff]

    def _near(self, bare: str, spelling: str) -> set[int]:
        numbers: set[int] = set()
        for candidate in _candidate_keys(bare, spelling.split(" ")):
            present = self._by_key.get(candidate)
            if isinstance(present, int):
                numbers.add(present)
            elif present is not None:
                numbers.update(present)
        return numbers


def distance(one: str, other: str) -> int:
    """Return how many edits lie between two spellings; a mark counts like a letter.

    >>> distance("Hà Giang", "Hà Giáng"), distance("Malypho", "Malipo"), distance("文山", "汶山")
    (1, 2, 1)
    """
    from rapidfuzz.distance import OSA

    return int(OSA.distance(_spelled_out(one), _spelled_out(other)))
