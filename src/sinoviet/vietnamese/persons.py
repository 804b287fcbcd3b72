"""Persons in Vietnamese text: of the glossary, beside a title, in a byline, by their family name."""

from collections.abc import Callable

from sinoviet.lexicon import Word
from sinoviet.names import (
    capital_run,
    deeds_vi,
    looks_like_person,
    ordinary_words,
    sentence_openers,
    surnames_vi,
)
from sinoviet.phrases import Line, Phrase
from sinoviet.syllable import parse
from sinoviet.text import canonical
from sinoviet.tokens import LOWER, NUMBER, UPPER
from sinoviet.vietnamese.bylines import Bylines
from sinoviet.vietnamese.places import Places
from sinoviet.vietnamese.titles import Titles

#: Words of address before the name of one person; *anh*, *em*, *bạn* stand before places as well.
_OF_ONE = frozenset(("ông", "bà", "chị", "cô", "chú", "bác", "cụ", "thầy", "đ/c"))
#: Dynasties and the words before them: nhà | Thanh.
_DYNASTIES = frozenset(
    "thanh minh trần nguyễn lê lý tống đường hồ mạc đinh hán tần nguyên tùy chu".split()
)
_RULING = frozenset(("nhà", "triều", "thời"))
#: Family names that are common words: before a place they are that word (Đoàn Quảng Ninh).
_BODY_SURNAMES = frozenset(("sở", "cục", "vụ", "phòng", "ban", "hội", "đoàn"))
_WORDLIKE_SURNAMES = frozenset(
    ("đoàn", "ban", "đồn", "bản", "hội", "hà", "cao", "hoa", "trại", "từ")
)


class Persons:
    """Reads persons in one line."""

    def __init__(self, line: Line, places: Places, titles: Titles) -> None:
        self.line = line
        self.places = places
        self.titles = titles
        self.choose = places.choose
        self.bylines = Bylines(line, places)

    def person(self, i: int, *, cue: bool) -> Phrase | None:
        """Read a person at ``i``: of the glossary, or one that no glossary has.

        ``cue`` says that a title or a word of address stands before.
        """
        line = self.line
        end = self._name_end(i)
        if end == i or line.keys[i] == "tw" or self._dynasty(i, end):
            return None
        if end - i == 1 and line.shapes[i] == UPPER and line.words(i, "head"):
            return None  # học sinh | TP Bằng Tường
        for known_end, forms in line.forms(i, ("person",)):
            whole = known_end == end or (known_end < end and not self._goes_on(known_end, end))
            if whole or line.shouting:
                form = self.choose(forms, None, known_end)
                entry = self.places.entry(form)
                exact = canonical(line.surface(i, known_end)) == form.text
                return Phrase(
                    "person", i, known_end, entry.vi, entry.zh or None, entry,
                    "exact" if exact else "variant", 100.0 if exact else 98.0, why="glossary",
                )  # fmt: skip
        if line.shouting or self._office_word(i, end) or self._opener(i, end):
            return None
        cue = cue or self._foreign_speaker(i, end)
        byline = self.bylines.is_one(i, end)
        if byline:
            self.bylines.end = end
        cue = cue or self._aged(end)
        if not cue and not byline:
            cue = self._office_after(end)
        named = cue and end - i >= 2 and line.keys[i] in surnames_vi() and self._addressed(i)
        if not byline and not named and self._covered_by_entry(i, end, cue=cue):
            return None
        if byline or looks_like_person(line, i, end, cue=cue):
            text = canonical(line.surface(i, end))
            if line.shapes[i] == UPPER and end - i > 1:
                text = text.title()
            why = (
                "byline"
                if byline
                else "beside a title or form of address"
                if cue
                else "family name"
            )
            return Phrase(
                "person", i, end, text, None, None, "name", 90.0 if cue else 80.0, why=why
            )
        return None

    def _name_end(self, i: int) -> int:
        """Return where the run of capitalised words ends, before a role or body if one follows."""
        line = self.line
        if not line.capital(i):
            return i
        end = capital_run(line, i)
        while end < len(line) and line.tokens[end - 1].gap == "-" and line.shapes[end] == LOWER:
            end += 1  # Kim Sang-sik
        for k in range(i, end):
            for stop, items in line.items(k):
                if stop > end and any(isinstance(x, Word) for x in items):
                    cut = stop < end + 2 and " ".join(line.keys[end : end + 2]) in ordinary_words()
                    if k > i and cut:
                        continue  # Vương Kiến Quốc | hội đàm
                    return k  # Đoàn Đại | biểu: the word goes on in lower case
                if k == i:
                    continue
                if any(
                    isinstance(x, Word)
                    and x.part in ("role", "body")
                    and (stop - k >= 2 or line.shapes[k] == UPPER != line.shapes[i])
                    for x in items
                ):
                    return k
        return end

    def _goes_on(self, i: int, end: int) -> bool:
        """Return whether the words after a known name belong to a longer, other name."""
        return parse(self.line.keys[i]) is not None and self.places.place(i) is None

    def _office_word(self, i: int, end: int) -> bool:
        """Return whether a body's word stands before the name: Phó Giám đốc Sở | Hà Quang Trọng."""
        keys = self.line.keys
        return keys[i] in _BODY_SURNAMES and end - i >= 3 and keys[i + 1] in surnames_vi()

    def _addressed(self, i: int) -> bool:
        """Return whether one person is addressed before the name: Bà | La Bình is no county."""
        keys = self.line.keys
        if keys[max(i - 2, 0) : i] == ["đồng", "chí"]:
            return keys[max(i - 3, 0) : i - 2] != ["các"]
        return i > 0 and self.line.joined(i - 1) and keys[i - 1] in _OF_ONE

    def _opener(self, i: int, end: int) -> bool:
        """Return whether an everyday word opens a sentence before a known person: Như | Bác Hồ."""
        if self.line.keys[i] not in sentence_openers() or not self.line.opens(i):
            return False
        return any(stop == end for stop, _ in self.line.forms(i + 1, ("person",)))

    def _dynasty(self, i: int, end: int) -> bool:
        """Return whether a dynasty is named at ``i``: nhà | Thanh, nhà Minh Trung Quốc."""
        line = self.line
        if i == 0 or line.keys[i - 1] not in _RULING or line.keys[i] not in _DYNASTIES:
            return False
        place = self.places.place(i + 1) if i + 1 < end else None
        return end - i == 1 or (place is not None and place.end == end)

    def _aged(self, i: int) -> bool:
        """Return whether the age of a person follows: (37 tuổi), sinh năm 1990, (SN 1990)."""
        line = self.line
        if not line.mark(i, "(", ",") or i + 2 >= len(line):
            return False
        if line.keys[i + 1] == "sn" or line.keys[i + 1 : i + 3] == ["sinh", "năm"]:
            return True
        return line.shapes[i + 1] == NUMBER and line.keys[i + 2] == "tuổi"

    def short(self, i: int, full_name: Callable[[str], tuple[str, str]]) -> Phrase | None:
        """Read the given name of one whose full name the text has said: | Hòa đã khai."""
        line = self.line
        if not line.capital(i) or line.capital(i + 1) or parse(line.keys[i]) is None:
            return None
        if i and line.joined(i - 1) and (line.capital(i - 1) or line.keys[i - 1] in _RULING):
            return None
        addressed = self._addressed(i)
        does = line.joined(i) and line.keys[i + 1] in deeds_vi()
        word = f"{line.keys[i]} {line.keys[i + 1]}" if i + 1 < len(line) else ""
        if not addressed and (not does or word in ordinary_words()):
            return None
        if not full_name(line.surface(i, i + 1))[0]:
            return None
        text = canonical(line.surface(i, i + 1))
        why = "given name of a person of this text"
        return Phrase("person", i, i + 1, text, None, None, "name", 80.0, why=why)

    def named_in_brackets(self, i: int, person: Phrase) -> Phrase | None:
        """Read the other name of a person before the bracket: Trần Quốc Hương (| Mười Hương)."""
        line, end = self.line, capital_run(self.line, i, 4)
        if not line.mark(i - 1, "(") or person.end != i - 1 or not line.mark(end, ")"):
            return None
        if end - i < 2 or line.keys[end - 1] != line.keys[person.end - 1]:
            return None
        text = canonical(line.surface(i, end))
        return Phrase("person", i, end, text, None, None, "name", 80.0, why="another name")

    def _foreign_speaker(self, i: int, end: int) -> bool:
        """Return whether a foreign name opens a headline before a colon (Petr Tsvetov: …)."""
        line = self.line
        if end - i not in (2, 3) or not line.mark(end, ":"):
            return False
        opens = line.opens(i) or line.mark(i - 1, "]")
        return opens and not any(parse(key) for key in line.keys[i:end])

    def _office_after(self, i: int) -> bool:
        """Return whether ``, Phó Chủ tịch …`` follows: an apposition that only persons have."""
        line = self.line
        if not line.mark(i, ",", "(", "-", ":") or i + 1 >= len(line):
            return False
        title = self.titles.title(i + 1)
        return title is not None and (line.capital(i + 1) or bool(title.parts))

    def _covered_by_entry(self, i: int, end: int, *, cue: bool) -> bool:
        """Return whether the run is a known place or organisation, or begins with one."""
        line = self.line
        if line.keys[i] in _WORDLIKE_SURNAMES and not cue:
            place = self.places.place(i + 1) if i + 1 < end else None
            if place is not None and place.end == end:
                return True
        if line.keys[i] not in surnames_vi() and i + 1 < end:
            place = self.places.place(i + 1)
            if place is not None and place.end == end:
                return True  # Tại Lào Cai, Đại tá …
        for known_end, forms in line.forms(i, ("place", "gate", "organisation", "title")):
            if known_end == end:
                return not (
                    cue and known_end - i >= 3 and looks_like_person(line, i, end, cue=False)
                )
            rest = line.forms(known_end, ("place", "person", "organisation"))
            if known_end < end and any(e == end for e, _ in rest):
                return True
            if forms and known_end - i >= 2 and not cue and known_end == end - 1:
                return not looks_like_person(line, i, end, cue=False)
        return False
