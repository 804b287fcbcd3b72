"""Chains of Chinese bodies with their fields and numbers: 人民政府 | 外事 | 办公室."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache

from sinoviet import resources
from sinoviet.chinese.generic import is_room
from sinoviet.chinese.offices import in_order
from sinoviet.chinese.places import BARE_HEADS, Places
from sinoviet.glossary import Entry, load
from sinoviet.lexicon import Word, words
from sinoviet.ordinals import from_han, to_roman
from sinoviet.phrases import NATIONS, Line, plain
from sinoviet.tokens import NUMBER
from sinoviet.vietnamese.heads import is_country

#: Before 部: a party's committee, and at most a field of work between (市委 | 宣传 | 部).
_OF_PARTY = re.compile(
    "(?:中央|[省市州县区郡社]委|党委)[^部厅局]{0,6}$"
    "|(?:组织|宣传|统战|宣教|民运|内政|思想文化)(?:[与和、]民运)?$"
)
#: The 部 of what is no government is a Ban too: 新华社 | 体育部, 贸促会 | 展览部.
_OF_SOCIETY = re.compile(
    "(?:社|台|报|协|协会|学会|联合会|促进会|促进委员会|阵线委员会|贸促会|商会|工会|总会|公司|集团|医院|大学|学院|学校|银行|检察院)"
    "[^省市县部厅局]{0,6}$"
)

#: The arms of an army: other fields name no unit of one (步兵 | 师, but 工程师, 采购团, 旅行团).
_ARMS = re.compile(
    "(?:[兵舰艇机]|装甲|坦克|防空|边防|海防|陆战|特战|特种作战|空降|导弹|雷达|合成|国防|通信|航空|后勤|运输|"
    "机动|仪仗|警卫|预备役|作战|陆军|海军|空军|机械化|公安|警察|保安)$"
)
_OF_ARMY = frozenset("师旅团营连排班")

#: Before 会 these make a meeting of it, not an association: 运动会, 博览会, 座谈会.
_MEETING = frozenset(
    "动览易谈介待讨运议销示宴乐论酒聚展庆座集晤见报布述迎别悼念度调题场气头析判接流聘训结辩约证"
)


#: Fields of work that are verbs where nothing stands before them.
_VERBS = ("促进", "推进", "推动", "支持")
#: Bodies that no field of work stands before: what looks like one is a verb.
_OF_NO_WORK = ("政府", "中央")
#: Parts of a body told by number without 第: 查验一科, 六局, 民一庭.
_COUNTED = frozenset("科处局室庭司队")
_COUNTED_UNITS = frozenset(("支队", "大队", "中队", "分局"))

#: Kinds of body that are no part of the party committee named right before them: 党委 | 政府.
_GOVERNMENTS = ("government", "people-government", "people-committee", "people-council")


class Bodies:
    """Reads chains of bodies in one line, and says them in Vietnamese."""

    def __init__(self, line: Line, places: Places) -> None:
        self.line = line
        self.places = places
        self.choose = places.choose
        #: By the token where a chain begins: the end and the entry of its first body.
        self._first: dict[int, tuple[int, Entry]] = {}
        self._of_china: dict[int, list[tuple[int, list[Word]]]] = {}
        self._numbers: dict[int, tuple[int, int]] = {}

    def chain(self, i: int, country: str, *, local: bool) -> tuple[list[Word], int, Entry | None]:
        """Read a chain of bodies with their fields: 人民政府 | 外事 办公室."""
        line = self.line
        bodies: list[Word] = []
        entry: Entry | None = None
        j = i
        known = [] if local and self._elsewhere(j, country) else line.forms(j, ("organisation",))
        if known and not any(end > known[0][0] for end, _ in line.words(j, "body")):
            end, forms = known[0]
            entry = self.line.entry(self.choose(forms, None, end))
            words = line.words(j, "body")
            if words and words[0][0] == end:
                bodies.append(self.word(j, end, words[0][1], country))
                central = local and entry.part_of.startswith("country.")
                if central or " tỉnh " in entry.vi:
                    entry = None  # 文山州 | 政府 is no government of a country
            j = end
            if entry is not None:
                self._first[i] = (end, entry)
                country = country or entry.country
        while len(bodies) < 4:
            at = self._number(j)[1]
            fields = int(at > j)
            while fields < 4:
                options = self._fields(at)
                direct = self._own(at, country)
                if not options or (direct and direct[0][0] >= options[0][0]):
                    break
                at = options[0][0]
                if line.keys[at : at + 1] in (["与"], ["和"]) and line.words(at + 1, "field"):
                    at += 1
                elif self._listed(at):
                    at += 1
                    fields -= 1  # a list of fields is one
                fields += 1
            at = self._number(at)[1]
            words = self._own(at, country)
            if not words or (at > j == i and not local and plain(line, j, j + 2) in _VERBS):
                break  # 促进 | 跨境经济合作区
            if fields and plain(line, at, words[0][0]) in _OF_NO_WORK:
                break  # 执行 | 政府 …, 组织 | 中央 …
            end, choices = words[0]
            whole = [] if line.words(end, "role") else line.words(at, "role")
            if (bodies or entry) and at == j and any(e > end for e, _ in whole):
                break  # 总公司 | 总会计师, but 海关总署 | 政治部 | 主任
            party = bodies and bodies[-1].type == "party-committee"
            if party and at == j and choices[0].type in _GOVERNMENTS:
                break  # 党委 | 政府: two organs of the unit
            again = at == j and line.keys[j - (end - at) : j] == line.keys[at:end]
            if bodies and again and line.words(at, "role"):
                break  # 支队 | 支队长
            if bodies and is_room(line, end):
                break
            meeting = line.keys[at] == "会" and line.keys[at - 1] in _MEETING
            if end - at < 2 and (not fields or meeting):
                break
            if end - at == 1 and line.keys[at] in _OF_ARMY and not self._of_army(j, at):
                break
            bodies.append(self.word(at, end, choices, country))
            entry = None if j > i else entry
            j = end
        return bodies, j, entry

    def _of_army(self, i: int, at: int) -> bool:
        """Return whether a number or an arm before the word at ``at`` makes a unit of an army of it."""
        numbered = (
            self._number(i)[0] or self._number(at - 1)[0] or self.line.shapes[at - 1] == NUMBER
        )
        return bool(numbered) or _ARMS.search(plain(self.line, i, at)) is not None

    def _elsewhere(self, i: int, country: str) -> bool:
        """Return whether the body of the glossary at ``i`` is another country's, and words tell this's.

        They are a field (体育 | 局) or a body of this country: 保乐县 | 公安局.
        """
        known = self.line.forms(i, ("organisation",))
        if not known or not country:
            return False
        entry = self.line.entry(self.choose(known[0][1], None, known[0][0]))
        own = any(w.country == country for _, words in self.line.words(i, "body") for w in words)
        return entry.country not in ("", country) and (own or bool(self.line.words(i, "field")))

    def _listed(self, i: int) -> bool:
        """Return whether a comma stands in a list of fields that 与 closes: 经济、| 基础设施与都市 | 科."""
        line = self.line
        while line.mark(i, ",", "、"):
            fields = line.words(i + 1, "field")
            if not fields:
                return False
            last = plain(line, i + 1, fields[0][0])
            if "与" in last or "和" in last:
                return True  # 投资、| 贸易与旅游
            i = fields[0][0]
        return line.keys[i : i + 1] in (["与"], ["和"]) and bool(line.words(i + 1, "field"))

    def _number(self, i: int) -> tuple[int, int]:
        """Read the number of a body: 第四 | 小学; 0 and where it began if there is none."""
        found = self._numbers.get(i)
        if found is None:
            found = self._numbers[i] = self._find_number(i)
        return found

    def _find_number(self, i: int) -> tuple[int, int]:
        line = self.line
        counted = i + 1 < len(line) and (
            line.keys[i + 1] in _COUNTED or "".join(line.keys[i + 1 : i + 3]) in _COUNTED_UNITS
        )
        if counted and from_han(line.keys[i]) and line.han(i):  # but 遗迹 | 21处 are counted
            return from_han(line.keys[i]), i + 1  # 查验 | 一 | 科
        if i + 1 < len(line) and line.shapes[i] == NUMBER:
            fields = line.words(i + 1, "field")
            own = line.words(fields[0][0] if fields else i + 1, "body")
            if own and own[0][1][0].type == "army-unit" and line.keys[i].isdecimal():
                return int(line.keys[i]), i + 1  # 316 | 师, 103 | 经济国防 | 团
        if line.keys[i : i + 1] != ["第"]:
            return 0, i
        for end in (i + 3, i + 2):
            number = from_han("".join(line.keys[i + 1 : end]))
            if number and (line.words(end, "body") or line.words(end, "field")):
                return number, end
        return 0, i

    def _fields(self, i: int, limit: int | None = None) -> list[tuple[int, list[Word]]]:
        """Return the fields that begin at ``i``; one that a body or field follows is set first.

        疟疾防治 | 所 leads nowhere, 疟疾 | 防治所 is a body.
        """
        line = self.line
        found = line.words(i, "field") or self._studied(i)
        if limit is not None:
            found = [(end, words) for end, words in found if end <= limit]
        if len(found) < 2 or self._may_follow(found[0][0]):
            return found
        onward = [pair for pair in found[1:] if self._may_follow(pair[0])]
        return [*onward[:1], *(pair for pair in found if pair not in onward[:1])]

    def _may_follow(self, i: int) -> bool:
        """Return whether a body, another field or a joint of fields stands at ``i``."""
        line = self.line
        if i >= len(line):
            return False
        joint = line.keys[i] in ("与", "和", "及") or line.mark(i, ",", "、")
        words = line.words(i, "field") or line.words(i, "body")
        return joint or bool(words or self._number(i)[0])

    def _studied(self, i: int) -> list[tuple[int, list[Word]]]:
        """Read the country that an institute studies as a field of work: 中国 | 研究所."""
        place = self.places.place(i)
        if (
            place is None
            or not is_country(place)
            or self.line.keys[place.end : place.end + 1] != ["研"]
        ):
            return []
        return [(place.end, [Word("field", place.vi, place.zh or "")])]

    def chain_vi(self, at: int, end: int, country: str) -> str:
        """Return the Vietnamese of a chain of bodies; the first of them may be a known one."""
        first_end, first = self._first.get(at, (0, None))
        if first is None or first_end >= end:
            return self.body_vi(at, end, country)
        country = country or first.country
        own = self.body_vi(first_end, end, country)
        if first.type != "party":  # 越南妇联 | 中央执行委员会
            own = own.replace("Ban Chấp hành Trung ương Đảng", "Ban Chấp hành Trung ương")
        bare = own in ("Văn phòng", "Phòng Nghiên cứu") or own.startswith(("Đảng ủy", "Đảng tổ"))
        joint = ", " if first.zh.endswith(("部", "科学院", "翰林院")) and not bare else " "
        name = first.vi
        if plain(self.line, at, first_end).startswith("中国") and "Trung Quốc" not in name:
            name += " Trung Quốc"
        if country and first.country not in ("", country):  # 老挝 | 公安部: a ministry of another
            name = name.removesuffix(" Trung Quốc").removesuffix(" Việt Nam")
        if name.startswith(f"{own} "):  # 中国宝武钢铁 | 集团 of a Tập đoàn
            return name
        return f"{own}{joint}{name}"

    def word(self, i: int, end: int, words: Sequence[Word], country: str) -> Word:
        """Return the word that a body's characters mean here: 部 of a party is a Ban, else a Bộ."""
        if len(words) == 1:
            return words[0]
        text = plain(self.line, i, end)
        before = plain(self.line, max(0, i - 12), i)
        party = (_OF_PARTY.search(before) or _OF_SOCIETY.search(before)) is not None
        party = party or (text == "部" and not _names_ministry(before))
        local = before[-1:] in BARE_HEADS  # 市 | 政府 is no government of a country
        placed = any(level in before for level in "省市县郡乡坊社")  # 前江省佛教教会 | 治事委员会

        def fit(word: Word) -> tuple[bool, int, bool, bool, bool]:
            kind = word.type != "ministry" if party else word.type != "party-organ"
            kind = kind and not (local and word.type == "government")
            if text == "科":
                kind = kind and (word.vi == "Khoa") == ("医院" in before)
            if word.type == "executive-committee" and text == "政治局":
                kind = not before or before[-1] in "央共党"  # 边防部队 | 政治局: a Cục
            # 研究所 is a Viện Nghiên cứu rather than a Viện: the word that says all of it
            own = (word.country == country) * 2 + (not word.country)
            institute = text[:2] == "研究" and word.vi == "Viện Nghiên cứu"
            return kind, own, word.zh == text, institute, placed and "unit" in word.takes

        return max(words, key=fit)

    def _own(self, i: int, country: str) -> list[tuple[int, list[Word]]]:
        """Return the words for bodies at ``i``; of China not the fused ones of Vietnam alone.

        统计局 is a Thống kê of Vietnam, and the Cục | Thống kê of a Chinese province.
        """
        if country != "cn" or not self.line.words(i, "field"):
            return self.line.words(i, "body")
        own = self._of_china.get(i)
        if own is None:
            own = self._of_china[i] = [
                (end, kept)
                for end, words in self.line.words(i, "body")
                if (kept := [word for word in words if word.country != "vn"])
            ]
        return own

    def _field(self, i: int, end: int, words: Sequence[Word], country: str) -> Word:
        """Return the field that characters mean here: 内政 of a party is Nội chính, else Nội vụ."""
        text = plain(self.line, i, end)
        party = plain(self.line, max(0, i - 2), i).endswith(("委", "中央"))
        chinese = country == "cn"

        def fit(word: Word) -> tuple[bool, bool, bool]:
            own = not country or word.country in ("", country)
            exact = (party or chinese) and word.zh == text
            return own, exact, chinese and word.country == country

        word = max(words, key=fit)
        return replace(word, vi=word.vi[:1].upper() + word.vi[1:])  # in a name: Xúc tiến Đầu tư

    def body_vi(self, i: int, end: int, country: str) -> str:
        """Return the Vietnamese of fields and bodies between two tokens, the last body first."""
        line = self.line
        chunks: list[str] = []
        fields: list[Word] = []
        j = i
        number = 0
        joint = ""
        while j < end:
            said, j = self._number(j)
            number = said or number
            body = [(e, w) for e, w in self._own(j, country) if e <= end]
            field = self._fields(j, end)
            fused = not field or body[0][0] >= field[0][0] if body else False
            if fused and not (joint and field):  # 科学研究 | 与 | 国际合作 | 处
                word = self.word(j, body[0][0], body[0][1], country)
                numbered = [_numbered(word, number)] if number else []
                # 出入境 | 边检站: said by the body's own word
                fields = [f for f in fields if not word.vi.endswith(f" {f.vi.lower()}")]
                named = [*in_order(fields), *numbered]
                if word.type == "army-unit":
                    named = [*numbered, *in_order(fields)]  # Lữ đoàn 147 Hải quân
                chunks.append(" ".join([word.vi, *named]))
                fields, number = [], 0
                j = body[0][0]
            elif field:
                word = self._field(j, field[0][0], field[0][1], country)
                j = field[0][0]
                if joint and fields:  # 国际合作 | 与 | 科技
                    before = fields.pop()
                    word = replace(word, vi=f"{before.vi}{joint}{word.vi}", zh=before.zh + word.zh)
                    joint = ""
                fields.append(word)
            else:
                if fields:
                    joint = " và " if line.keys[j] in ("与", "和") else ", "
                j += 1
        # Chi đội Điều tra số 2, Tổng đội Phòng, chống ma túy
        vi = " ".join(reversed(chunks))
        return re.sub(r"(đội .+ số \d+) (?=(?:Tổng|Chi) đội)", r"\1, ", vi)


@cache
def _ministries() -> tuple[str, ...]:
    """Return what ministries are or were for: 外交, 农业与环境, 冶金."""
    listed = (entry.zh for entry in load().entries.values() if entry.type == "ministry")
    own = (word.zh for word, _ in words() if word.part == "body" and word.type == "ministry")
    named = {zh.removesuffix("部") for zh in (*listed, *own) if len(zh) > 2}
    return tuple(named | resources.words("ministries_zh.txt"))


@lru_cache(4096)
def _names_ministry(before: str) -> bool:
    """Return whether 部 behind this is a ministry rather than a department: 国防 | 部, but 市场 | 部."""
    return (
        before.endswith(_ministries())
        or any(nation in before for nation in NATIONS)
        or re.search("[^委]{2}[与和][^委]{2,4}$", before) is not None
        or (len(before) == 4 and before[2:] in {name[-2:] for name in _ministries()})  # 文体 | 旅游
    )


def _numbered(body: Word, number: int) -> str:
    """Return the number behind a body: Trường Tiểu học | số 4, Sư đoàn | 316, … khu vực | VI."""
    if body.vi.endswith("khu vực"):
        return str(number) if body.type in ("court", "procuracy") else to_roman(number)
    if body.level == "quận":
        return f"Quận {number}"  # Quận ủy Quận 12
    plain = (
        body.type in ("army-unit", "vu") or " Vùng " in body.vi
    )  # Bộ Tư lệnh Vùng Cảnh sát biển | 3
    return str(number) if plain else f"số {number}"
