"""Who took a photograph or wrote a text, at its edges: Ảnh: Kim Tiến; (ảnh Khải Hoàn)."""

from sinoviet.names import byline_name, capital_run, common_surnames_vi, given_vi, ordinary_words
from sinoviet.phrases import Line
from sinoviet.syllable import parse
from sinoviet.tokens import MARK, UPPER
from sinoviet.vietnamese.places import Places

_BYLINE = frozenset(("ảnh", "tin", "bài", "bài viết", "tác giả", "thực hiện", "video", "clip"))
#: Units so great that a photograph behind *Ảnh:* may be theirs.
_GREAT = frozenset(("country", "province", "municipality", "autonomous-region", "prefecture"))
_SHORT_ROW = 8  # how far back the word for the photograph may stand: Ảnh: VGP/Nhật Bắc


class Bylines:
    """Recognises names of reporters in one line."""

    def __init__(self, line: Line, places: Places) -> None:
        self.line = line
        self.places = places
        self.end = -2  # of the last one

    def credited(self, i: int) -> int:
        """Return the end of the name at ``i`` that a credit says, or ``i``: Ảnh: Đức Long.

        It is a person even where a place or a gate is called so.
        """
        line = self.line
        if not self._told(i):
            return i
        end = capital_run(line, i, 4)
        keys = line.keys[i:end]
        closed = end == len(line) or line.shapes[end] == MARK or line.tokens[end - 1].gap == "\n"
        if not closed or end - i < 2 or not all(map(parse, keys)) or line.shapes[i] == UPPER:
            return i
        if line.words(i, "body") or line.words(i, "head"):
            return i
        place = self.places.place(i)
        if place is not None and place.end < end:
            place = None
        if place is not None and place.entry is not None and place.entry.type in _GREAT:
            return i
        if place is None and not any(key in given_vi() for key in keys):
            return i
        return end

    def _told(self, i: int) -> bool:
        """Return whether the word for a photograph stands before, alone or with an agency."""
        line = self.line
        if line.keys[i - 1] == "ảnh" and i and line.capital(i - 1) and line.joined(i - 1):
            return line.opens(i - 1)  # Ảnh | Xuân Khánh, a line of its own
        k = i - 1
        while k > max(i - _SHORT_ROW, 0) and (line.mark(k, "/") or line.shapes[k] == UPPER):
            k -= 1
        return k >= 1 and line.mark(k, ":") and line.keys[k - 1] in _BYLINE

    def is_one(self, i: int, end: int) -> bool:
        """Return whether the run from ``i`` to ``end`` is the name of a reporter."""
        line = self.line
        if self.credited(i) == end:
            return True
        usual = line.keys[i] in common_surnames_vi()
        if not byline_name(line, i, end):
            told = line.mark(i - 1, ":") and i >= 2 and line.keys[i - 2] in _BYLINE
            return told and usual and 2 <= end - i <= 4  # Ảnh: Nguyễn Chanh
        if line.mark(i - 1, ":") and i >= 2 and line.keys[i - 2] in _BYLINE:
            return True
        if line.mark(i - 2, "(") and line.keys[i - 1] in _BYLINE:
            return True  # (ảnh Khải Hoàn)
        if line.mark(i - 1, "-", ",") and self.end == i - 1:
            return True  # Tin, bài: Kim Tiến - Duy Tuấn
        if " ".join(line.keys[i:end]) in ordinary_words():
            return False  # QUYẾT ĐỊNH, THÔNG BÁO
        alone = i == 0 and (end == len(line) or line.mark(end, "(", "|"))
        # Kim Tiến (Đồn Biên phòng Y Tý): whose reporter
        own = line.mark(end, "(") and line.mark(len(line) - 1, ")") and line.words(end + 1, "body")
        short = len(line) - end <= (12 if own else 6)
        return alone and short and self.places.place(i) is None
