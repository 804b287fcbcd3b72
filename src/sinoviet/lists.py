"""Lists of places that say their head once, and names that a text knows by their head.

``các xã Cao Sơn, Tả Thàng``: the second is a commune as well.  ``lối mở A (Việt Nam) - B (Trung
Quốc)``: both are gates.  What a text has called *trấn Ba Sái* is that town without its head too.
"""

from sinoviet.context import Context
from sinoviet.lexicon import Word
from sinoviet.names import ADDRESS, begins_person, capital_run
from sinoviet.phrases import Line, Phrase
from sinoviet.tokens import LOWER, MARK, NUMBER
from sinoviet.vietnamese.heads import GATE_TYPES, NAMING_HEADS, is_country
from sinoviet.vietnamese.places import Places

_PLURAL = frozenset("các những hai ba bốn năm nhiều số mỗi từng mọi".split())
#: A boundary marker, behind whose number the name of its place may stand: Mốc 358 | Nà La.
_MARKER = Word("head", "mốc", "界碑", "landmark")


class Lists:
    """What the names of one line share with those before them."""

    def __init__(self, line: Line, context: Context, places: Places) -> None:
        self.line = line
        self.context = context
        self.places = places
        self.head: Word | None = None  # that a list shares
        self.end = -1
        self.gates = False  # the list is one of gates
        self.several = False  # the head of the list is in the plural: các huyện A, B
        self.counted = False  # a number behind each name counts what is there: (A 11, B 6)
        self.last: Phrase | None = None

    def note(self, phrase: Phrase) -> None:
        """Take a phrase that was found as the last of a list, or as what ends one."""
        self.last = phrase
        if phrase.kind not in ("place", "gate"):
            self.head, self.gates, self.several, self.counted = None, False, False, False
            return
        self.end = self._behind_count(phrase.end) if self.counted else phrase.end
        if is_country(phrase) and self.line.mark(phrase.start - 1, "("):
            return  # cửa khẩu Móng Cái (Việt Nam) - Đông Hưng: the list goes on
        if not self.counted or self.head is None:  # thị trấn D 3 among communes changes nothing
            self.head = phrase.head if phrase.head is not None else self.head
        if phrase.head is not None and not self.several:
            before = phrase.start - 2 - phrase.head.vi.count(" ")
            self.several = before >= 0 and self.line.keys[before] in _PLURAL
        self.gates = phrase.kind == "gate"

    def _behind_count(self, i: int) -> int:
        """Return the position behind ``11`` or ``11 HTX`` before a mark."""
        line = self.line
        if i >= len(line) or line.shapes[i] != NUMBER:
            return i
        word = i + 2 < len(line) and line.shapes[i + 1] != MARK and line.shapes[i + 2] == MARK
        return i + 1 + word

    def announce(self, i: int) -> None:
        """Note the head of a list that a colon or bracket opens: ``các xã biên giới (A, B)``."""
        line = self.line
        for end, words in line.words(i, "head")[:1]:
            several = i > 0 and line.keys[i - 1] in _PLURAL
            k = end
            while several and k < min(end + 5, len(line)) and line.shapes[k] == LOWER:
                if any(words[0].type in NAMING_HEADS for _, words in line.words(k, "head")):
                    return  # các xã của huyện (Vị Xuyên)
                k += 1
            bracket = several and line.mark(k, "(") and line.capital(k + 1)
            if not bracket and not line.mark(k, ":"):
                continue
            self.head, self.end, self.several = words[0], k + bracket, several
            self.gates = words[0].type in GATE_TYPES
            first = capital_run(line, k + 1, 5) if bracket else len(line)
            self.counted = first < len(line) and line.shapes[first] == NUMBER

    def continues(self, end: int) -> bool:
        """Return whether what was found last and the name ending at ``end`` are in one list."""
        line = self.line
        i = self.end
        if 0 <= i < len(line) and line.mark(i, "(") and not line.mark(i + 1, "-"):
            closed = [k for k in range(i, min(end, len(line))) if line.mark(k, ")")]
            if not closed:
                return False  # what stands in brackets explains; it does not go on with the list
        return (
            i >= 0
            and all(
                line.shapes[k] == MARK
                or line.keys[k] in ("và", "với", "cùng")
                or line.capital(k)
                or line.han(k)
                for k in range(i, min(end, len(line)))
            )
            and end - i <= 9
        )

    def holds(self, i: int) -> bool:
        """Return whether the name at ``i`` shares the head of the list."""
        near = self.head is not None and i - self.end <= 1 and self.continues(i)
        return near and (self.several or not self._around(i))

    def _around(self, i: int) -> bool:
        """Return whether the unit before lies in the one at ``i``: huyện Mường Nhé, | Điện Biên."""
        if self.last is None or self.last.entry is None or not self.line.mark(i - 1, ","):
            return False
        above = self.context.ancestors(self.last.entry)
        return any(above & items.entries for _, items in self.line.items(i))

    def name(self, i: int) -> Phrase | None:
        """Read a place or gate that only what stands before it in the line makes one."""
        if not self.line.capital(i):
            return None
        return self._item(i) or self._partner(i) or self._at_marker(i)

    def _item(self, i: int) -> Phrase | None:
        """Read a name in a list whose head is in the plural: các xã Cao Sơn, | La Pan Tẩn."""
        line, head = self.line, self.head
        if head is None or not self.several or head.type not in NAMING_HEADS or not self.holds(i):
            return None
        if self._around(i):
            return None
        known = self.places.place(i)
        if known is not None and is_country(known):
            return None
        place = self.places.place(i, head, listed=True)
        if place is not None and place.entry is None and line.mark(i - 1, ","):
            goes_on = line.mark(place.end, ",", ")") or line.keys[place.end : place.end + 1] == [
                "và"
            ]
            numbered = place.end < len(line) and line.shapes[place.end] == NUMBER
            if not goes_on and not numbered:
                return None  # các xã A, B, | Lào Cai: where they lie
        if place is None and capital_run(line, i, 5) - i >= 2:
            place = self.places.unknown(i, head, listed=True)
        if place is not None and not self.counted:
            self.places.take_number(place)
        return place

    def _partner(self, i: int) -> Phrase | None:
        """Read the gate across the dash from one: lối mở A (Việt Nam) - | B (Trung Quốc)."""
        line = self.line
        if self.head is None or not self.gates or not line.mark(i - 1, "-"):
            return None
        across = self.end == i - 1 or (self.end == i - 2 and line.mark(i - 2, ")"))
        end = capital_run(line, i, 5)
        if not across or end - i < 2 or not line.mark(end, "("):
            return None
        return None if self.places.place(i) is not None else self.places.unknown(i, self.head)

    def _at_marker(self, i: int) -> Phrase | None:
        """Read the name of where a boundary marker stands: Mốc 358 | Nà La."""
        line = self.line
        if i < 2 or line.shapes[i - 1] != NUMBER or not line.joined(i - 1):
            return None
        if "mốc" not in line.keys[max(i - 4, 0) : i - 1] or line.keys[i - 2] not in _SAID_BEFORE:
            return None
        end = capital_run(line, i, 5)
        if end - i < 2 or begins_person(line, i) > i + 2 or self.places.place(i) is not None:
            return None
        return self.places.unknown(i, _MARKER, listed=True)

    def recalled(self, i: int) -> Phrase | None:
        """Read a name that the text has said with its head, where it stands without."""
        line = self.line
        if not self.context.headed or not line.capital(i):
            return None
        if line.capital(i - 1) and line.joined(i - 1):
            return None  # a piece of a longer name
        if i and line.joined(i - 1) and line.keys[i - 1] in ADDRESS:
            return None
        end = capital_run(line, i, 5)
        said = self.context.headed.get(" ".join(line.keys[i:end]))
        if said is None or said.head is None:
            return None
        why = f"said as {said.head.vi} {said.vi} in this text"
        return Phrase(said.kind, i, end, said.vi, said.zh, None, "name", 80.0, why=why)

    def earlier(self, found: list[Phrase]) -> None:
        """Put in what stands before its first mention with a head in this line."""
        line = self.line
        headed = {
            tuple(line.keys[one.start : one.end]): one.start
            for one in reversed(found)
            if one.kind == "place" and one.head is not None and one.entry is None
        }
        places: dict[str, list[int]] = {}
        for i, key in enumerate(line.keys) if headed else ():
            places.setdefault(key, []).append(i)
        for words, start in headed.items():
            for i in places[words[0]] if len(words) > 1 else ():
                if i >= start or tuple(line.keys[i : i + len(words)]) != words:
                    continue
                at = next((k for k, one in enumerate(found) if one.end > i), len(found))
                over = found[at] if at < len(found) and found[at].start < i + len(words) else None
                guessed = over is not None and over.why == "family name" and over.start == i
                one = self.recalled(i) if over is None or guessed else None
                beside = at > 0 and found[at - 1].kind == "title" and found[at - 1].end == i
                if one is not None and one.end == i + len(words) and not beside:
                    found[at : at + guessed] = [one]


_SAID_BEFORE = frozenset(("mốc", "giới", "số"))
