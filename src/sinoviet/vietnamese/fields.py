"""What may follow a body word: fields of work (Ngoại vụ) and proper names (Viễn Hoa)."""

from collections.abc import Sequence

from sinoviet.lexicon import Word
from sinoviet.names import begins_person, ordinary_words
from sinoviet.phrases import Line
from sinoviet.syllable import parse
from sinoviet.text import canonical
from sinoviet.tokens import LOWER, NUMBER
from sinoviet.vietnamese.heads import is_country
from sinoviet.vietnamese.places import Places

#: Fields that are verbs in lower case: Ban Kinh tế Trung ương | tổ chức hội thảo.
_VERBS = frozenset(
    (
        "tổ chức|kiểm tra|điều tra|tuyên truyền|hướng dẫn|giám sát|thông tin|vận động|hỗ trợ|"
        "kiểm soát|phòng cháy|kế hoạch|khai báo hải quan|bốc xếp|tái định cư|"
        "giải phóng mặt bằng|đấu thầu|khảo sát thiết kế|cứu trợ|thẩm định giá|giám định|"
        "chứng nhận|đo lường|kiểm định|thí nghiệm|xét nghiệm|chăm sóc sức khỏe|lắp ráp|"
        "xử lý chất thải"
    ).split("|")
)

#: Kinds of body that a field is like (Công an, Hải quan) and that stand before a bare place.
_OF_PLACES = frozenset(("police", "customs"))

#: Fields that are done to those behind them: Xúc tiến | Đầu tư, Thương mại và Du lịch.
_OF_OBJECTS = frozenset("促进 管理 保护 监督 支持".split())


class Fields:
    """Reads fields of work and proper names in one line."""

    def __init__(self, line: Line, places: Places) -> None:
        self.line = line
        self.places = places

    def field(
        self, i: int, most: int = 9, *, inner: bool = False, country: str = ""
    ) -> tuple[str, str | None, int]:
        """Read fields of work (Hợp tác quốc tế; thương mại xuất nhập khẩu): Vietnamese, Chinese, end.

        With ``inner``, a body may stand there instead: Trại tạm giam | Công an tỉnh.  ``country``
        says whose Chinese it is where the two differ.
        """
        line = self.line
        j = i
        vi: list[str] = []
        zh: list[str] = []
        while j < len(line) and len(vi) < most:
            at = j
            if vi and (line.mark(at, ",", "-", "&") or line.keys[at] == "và"):
                at += 1
            found = line.words(at, "field")
            if not found:
                break
            end, fields = next((f for f in found if not self._body_inside(at, *f)), found[-1])
            if at > j and not line.capital(j - 1) and line.mark(j, ","):
                break
            if line.mark(j, ",") and not (line.capital(at) and self._list_goes_on(end)):
                break
            verb = vi and line.shapes[at] == LOWER and fields[0].vi.lower() in _VERBS
            if verb or self._place_longer(at, end):
                break
            if (vi or inner) and (self._body_of_unit(at, end) or self._unit_at(at)):
                break
            listed = self.line.forms(at, ("organisation",)) if vi and inner else []
            if listed and listed[0][0] >= end and line.capital(at):
                break  # Vụ Tổng hợp | Kiểm toán Nhà nước
            vi.append(canonical(line.surface(j, end)))
            field = max(
                fields, key=lambda f: bool(country) and (f.country == country) * 2 + (not f.country)
            )
            zh.append(("与" if at > j else "") + field.zh)
            j = end
        known = all(zh) and bool(zh)
        return " ".join(vi).replace(" ,", ","), _field_zh(zh) if known else None, j

    def _list_goes_on(self, i: int) -> bool:
        return self.line.keys[i : i + 1] == ["và"] or self.line.mark(i, ",")

    def _body_of_unit(self, i: int, end: int) -> bool:
        """Return whether the word is rather the body of a unit: Phòng Xuất nhập cảnh | Công an tỉnh."""
        line = self.line
        if not line.capital(i) or not line.joined(i - 1):
            return False
        for after, bodies in line.words(i, "body"):
            if after < end or not bodies[0].takes & {"unit", "place"}:
                continue
            unit = self.places.unit(after) if line.joined(after - 1) else None
            bare = self.places.place(after) if bodies[0].type in _OF_PLACES else None
            if bodies[0].level or unit is not None or (bare is not None and not is_country(bare)):
                return True
        return False

    def _body_inside(self, i: int, end: int, fields: Sequence[Word]) -> bool:
        """Return whether a body in capitals begins where a field has a small letter.

        Phòng Quản trị | Văn phòng Tỉnh ủy, but Phòng Quản trị văn phòng.
        """
        line = self.line
        small = [k for k, word in enumerate(fields[0].vi.split(" ")) if word[:1].islower()]
        return any(
            0 < k < end - i and line.capital(i + k) and after - i - k >= 2
            for k in small
            for after, _ in line.words(i + k, "body")[:1]
        )  # fmt: skip

    def _unit_at(self, i: int) -> bool:
        """Return whether a unit or gate begins here: … thực vật | cửa khẩu Hữu Nghị."""
        unit = self.places.unit(i)
        return unit is not None and bool(unit.parts)

    def _place_longer(self, i: int, end: int) -> bool:
        """Return whether a place of the glossary begins here and is at least as long as the field."""
        forms = self.line.forms(i, ("place",))
        if not forms or forms[0][0] < end or not self.line.capital(i):
            return False
        region = self.line.entry(forms[0][1][0]).id.startswith("geo.")
        return not (region and forms[0][0] == end)  # Viện Nghiên cứu | Đông Nam Á

    def name(self, i: int) -> tuple[str, int]:
        """Read a proper name: capitalised words, or words in quotation marks; a number after it."""
        line = self.line
        if line.mark(i, '"') or (i < len(line) and line.keys[i] in ("'", "‘")):
            for k in range(i + 1, min(i + 12, len(line))):
                if line.keys[k] in ('"', "'", "’"):
                    return line.surface(i, k + 1), k + 1
            return "", i
        if not line.capital(i) or not line.joined(i - 1) or line.shouting:
            return "", i
        j = i
        while j < len(line) and line.capital(j) and j - i < 7:
            if j > i and (
                self._role_or_body(j)
                or self._person_behind(i, j)
                or (self.places.place(j) is not None and self._country_at(j))
            ):
                break
            j += 1
            if line.tokens[j - 1].gap not in (" ", "-"):
                break
        if i < j < len(line) and line.shapes[j] == LOWER and line.joined(j - 1):
            # Trung tâm Hội | nghị: the word goes on in lower case
            j -= f"{line.keys[j - 1]} {line.keys[j]}" in ordinary_words()
            if j == i:
                return "", i
        if (
            j < len(line)
            and line.shapes[j] == NUMBER
            and line.joined(j - 1)
            and len(line.keys[j]) <= 2
        ):
            j += 1
        return line.surface(i, j), j

    def _person_behind(self, i: int, j: int) -> bool:
        """Return whether a person begins at ``j`` behind a whole name: Công ty Minh Phát | Trần Thị Hoa."""
        if j - i < 2 and parse(self.line.keys[i]) is not None:
            return False
        return begins_person(self.line, j) >= j + 3

    def _country_at(self, i: int) -> bool:
        place = self.places.place(i)
        return place is not None and is_country(place)

    def _role_or_body(self, i: int) -> bool:
        return any(
            isinstance(w, Word) and w.part in ("role", "body") and end - i >= 2
            for end, items in self.line.items(i)
            for w in items
        )


def _field_zh(pieces: list[str]) -> str:
    """Return the fields in Chinese order: what is said last in Vietnamese comes first.

    Fields joined by *và* keep their order.
    """
    if any(piece.startswith("与") for piece in pieces):
        verb = pieces[0] if pieces[0] in _OF_OBJECTS and not pieces[1].startswith("与") else ""
        return "".join(pieces).removeprefix(verb) + verb  # 投资贸易与旅游 | 促进
    return "".join(reversed(pieces))
