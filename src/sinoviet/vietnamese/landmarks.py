"""What is named behind a word for a street, a bridge or a mountain: đường Trần Phú, cầu Kim Thành.

Such a name is mostly that of a person or of a place elsewhere, and means neither here.
"""

from sinoviet.lexicon import Word
from sinoviet.names import capital_run, ordinary_words, surnames_vi
from sinoviet.phrases import Line, Phrase
from sinoviet.text import canonical
from sinoviet.tokens import MARK, NUMBER, UPPER
from sinoviet.vietnamese.heads import is_country
from sinoviet.vietnamese.places import Places

#: Types of heads whose names are no units, and heads of works that are named so.
_NATURE = frozenset(("mountain", "river", "lake", "waterfall"))
_WORKS = frozenset(("đường", "phố", "đại lộ", "ngõ", "hẻm", "cầu", "hang"))
#: What may stand before the number of a house: tại | số 12 Lê Lợi.
_BEFORE_HOUSES = frozenset(("tại", "ở", "nhà", "chỉ", "từ", "trên", "về"))
_GROUP = Word("head", "tổ", "居民小组", "village", "vn")
_STREET = Word("head", "đường", "路", "landmark")


class Landmarks:
    """Reads names of streets, bridges and mountains in one line."""

    def __init__(self, line: Line, places: Places) -> None:
        self.line = line
        self.places = places

    def name(self, i: int) -> Phrase | None:
        """Read the name behind its head at ``i``, or behind the number of a house."""
        line = self.line
        if line.shouting:
            return None
        if line.keys[i] in ("số", "ngõ", "hẻm"):
            house = self._house(i)
            if house is not None:
                return house
        if line.keys[i] == "tổ":
            return self._group(i)
        for after, heads in line.words(i, "head"):
            head = heads[0]
            if head.type in _NATURE or head.vi in _WORKS:
                return self._behind(i, after, head) if line.capital(after) else None
        return None

    def _group(self, i: int) -> Phrase | None:
        """Read a group of households, often numbered, where somebody lives: tại tổ | Hàm Rồng 1."""
        line = self.line
        end = self._end(i + 1) if line.capital(i + 1) else i
        if i == 0 or line.keys[i - 1] not in _BEFORE_HOUSES or end - i < 3:
            return None
        end += end < len(line) and line.shapes[end] == NUMBER and line.joined(end - 1)
        closed = end == len(line) or line.shapes[end] == MARK
        return self._named(i + 1, end, _GROUP) if closed else None

    def _house(self, i: int) -> Phrase | None:
        """Read the street behind a number: số 12 Lê Hồng Phong, ngõ 5 Nguyễn Trãi."""
        line, at = self.line, i + 1
        at += line.keys[i : at + 1] == ["số", "nhà"]
        if at >= len(line) or line.shapes[at] != NUMBER or not line.capital(at + 1):
            return None
        while line.mark(at + 1, "/") and at + 2 < len(line) and line.shapes[at + 2] == NUMBER:
            at += 2
        end = self._end(at + 1)
        led = i > 0 and (line.keys[i - 1] in _BEFORE_HOUSES or line.mark(i - 1, "(", ",", ":"))
        closed = end == len(line) or line.shapes[end] == MARK or bool(line.words(end, "head"))
        if not (led or line.keys[i] != "số") or not closed or end - at < 3:
            return None
        return self._named(at + 1, end, _STREET)

    def _behind(self, i: int, after: int, head: Word) -> Phrase | None:
        line = self.line
        before = f"{line.keys[i - 1]} {line.keys[i]}" if i and line.joined(i - 1) else ""
        if before in ordinary_words() or not line.joined(after - 1):
            return None  # yêu cầu | Bộ Công an
        surname = after - i == 1 and line.keys[i] in surnames_vi()
        if line.capital(i) and (surname or line.capital(i - 1)):
            return None  # Hồ | Văn Nam
        whole, known = self.places.place(i), self.places.place(after, head)
        if whole is not None and whole.start == i:
            return None  # Cầu Giấy, sông Hồng
        end = self._end(after)
        if known is not None and known.end >= end:
            across = line.mark(known.end, "-")  # đường Hà Nội - Lào Cai
            fits = known.entry is None or known.entry.type == "landmark" or head.type in _NATURE
            if across or fits or is_country(known):
                return None
        elif end - after < 2:
            return None
        return self._named(after, end, head)

    def _end(self, i: int) -> int:
        """Return where the name ends: before a body, an office or the short word for a town."""
        line, end = self.line, capital_run(self.line, i, 4)
        for k in range(i + 1, end):
            if line.words(k, "body") or line.words(k, "role"):
                return k
            if line.shapes[k] == UPPER and line.words(k, "head"):
                return k  # phố Nguyễn Du | TP Vinh
        return end

    def _named(self, i: int, end: int, head: Word) -> Phrase | None:
        line = self.line
        if line.words(i, "body") or any(stop - i > 1 for stop, _ in line.words(i, "role")):
            return None
        if end < len(line) and f"{line.keys[end - 1]} {line.keys[end]}" in ordinary_words():
            return None  # đường Cách | mạng: the word goes on in lower case
        forms = [f for stop, fs in line.forms(i, ("person", "place")) if stop == end for f in fs]
        zh = next((zh for form in forms if (zh := line.entry(form).zh)), None)
        person = line.keys[i] in surnames_vi()  # who is named again without the head is the person
        return Phrase(
            "place", i, end, canonical(line.surface(i, end)), zh, None, "name", 80.0,
            why=f"after {head.vi}", head=None if person else head,
        )  # fmt: skip
