"""An office put right in the target's own words: its rank and its level."""

import re

from sinoviet.check.draft import Language
from sinoviet.check.holders import LOOSE
from sinoviet.check.offices import Office, described, written
from sinoviet.hanzi import has_han
from sinoviet.resolver import Mention, Span

_LEVELS = {
    "vi": {"province": "Tỉnh", "prefecture": "Châu", "county": "Huyện", "city": "Thành", "region": "Khu"},
    "zh": {"province": "省", "prefecture": "州", "county": "县", "city": "市", "region": "自治区党"},
}  # fmt: skip
_ROLE_VI = re.compile(
    r"\b(?:Bí thư|Chủ tịch|Giám đốc|Trưởng|Chủ nhiệm|Cục|Vụ|Thủ tướng|Tổng|Chánh|Viện|Hiệu|Huyện|Tỉnh|Châu|Thị|Tư lệnh|Chính)\b"
)
_ROLE_ZH = re.compile(
    r"(?:总经理|总参谋长|总编辑|总书记|关长|馆长|台长|书记|主席|主任|部长|厅长|局长|处长|科长|省长|县长|州长|市长|会长|院长|检察长|校长|总理|司令员?|政委|总领事|秘书长|站长|队长|议长|行长|社长|经理)(?=[^书主部厅局处科省县州市会院校总司政秘站队议行社经]*$)"
)
_ROLE_AND_RANK_ZH = re.compile("(?:常务副|副)?" + _ROLE_ZH.pattern)
#: A deputy, behind whose two words Vietnamese says that he is the standing one.
_DEPUTY_VI = re.compile(
    r"\b(?:Phó (?:Tổng )?(?:Chủ tịch|Bí thư|[Gg]iám đốc|Chủ nhiệm|Thủ tướng|\w+ trưởng)|Thứ trưởng)\b"
)


def mended(text: str, wanted: Office, written: Office, language: Language) -> str:
    """Return the target's own words with the rank or the level put right, "" if that is not simple.

    >>> wanted, written = described("常务副主席", "zh"), described("主席", "zh")
    >>> mended("高平省人民委员会主席", wanted, written, "zh")
    '高平省人民委员会常务副主席'
    """
    if wanted.role != written.role and not {wanted.role, written.role} <= LOOSE:
        return ""
    lost, added = wanted.modifiers - written.modifiers, written.modifiers - wanted.modifiers
    if lost | added:
        ranked = _in_rank(text, lost, added, language)
        return ranked if described(ranked, language).modifiers == wanted.modifiers else ""
    levels = _LEVELS[language]
    right = [levels[level] for level in wanted.levels if level in levels]
    wrong = [levels[level] for level in written.levels - wanted.levels if level in levels]
    if len(right) == 1 and len(wrong) == 1:
        for end in ("委", "团委") if language == "zh" else (" ủy",):
            if wrong[0] + end in text:
                level = right[0].removesuffix("党") if end == "团委" else right[0]
                level = level.removeprefix("自治") if "自治" + wrong[0] in text else level
                changed = text.replace(wrong[0] + end, level + end, 1)
                return "" if wrong[0].lower() in changed.lower() else changed
    return ""


def offers(
    source: Mention, target: Mention, wanted: Office, stands: Office, language: Language
) -> tuple[str, ...]:
    """Return what to write for a target's office: its own words put right, then the source's."""
    right = (source.vi if language == "vi" else source.zh) or ""
    if language == "zh":
        right = _in_place(_former_inside(right), target)
        if any(p.entry is not None and p.entry.country == "cn" for p in source.walk()):
            right = re.sub("海关局(.*)局长$", r"海关\1关长", right)  # China's customs are no 局
    own = written(target)
    return tuple(
        dict.fromkeys(f for f in (mended(own, wanted, stands, language), right) if f and f != own)
    )


def marked(text: str, span: Span, right: str) -> Span:
    """Return what an offered Chinese office takes the place of, its place before the span included.

    >>> marked("清水工业区主任出席", Span(2, 7), "清水口岸经济区主任"), marked("凭祥县县长出席", Span(3, 5), "凭祥市市长")
    (Span(start=0, end=7), Span(start=0, end=5))
    """
    if not has_han(right) or text[span.start : span.end].startswith(right[:2]):
        return span
    for size in range(len(right) - 1, 1, -1):
        place = re.search(re.escape(right[:size]) + "[省市州县区]?$", text[: span.start])
        if place is not None:
            return Span(place.start(), span.end)
    return span


#: 原 before a place is read as a part of its name: 原谅山省 would be 原谅|山省.
_FORMER_FIRST = re.compile(r"^([原前])(?=.{2,}[省市州县区])")
_PLACED = re.compile(r"^.*?(?:自治区|[省市州县区])(?=[^省市州县区委长]{2,}[厅局])")


def _former_inside(text: str) -> str:
    """Return a Chinese office with its word for a former one before the role: 谅山省工贸厅原厅长."""
    match = _FORMER_FIRST.match(text)
    if match is None:
        return text
    inside = _ROLE_AND_RANK_ZH.sub(lambda m: match[1] + m[0], text[1:], count=1)
    return inside if inside != text[1:] else text


def _in_place(right: str, target: Mention) -> str:
    """Return a department's office with the unit that the target has and the source leaves out: 省."""
    place = _PLACED.match(target.text)
    if (
        place is None
        or _PLACED.match(right)
        or not re.match("[原前]?[^省市州县区]{2,}[厅局]", right)
    ):
        return right
    if right[0] in "原前":
        right = _ROLE_AND_RANK_ZH.sub(lambda m: right[0] + m[0], right[1:], count=1)
    return place[0] + right


_FORMER = {
    "vi": r"\b(?:[Nn]guyên|[Cc]ựu) ",
    "zh": r"^[原前]|[原前](?=副?\w{0,2}[书主部省县州市厅局关])",
}
_ACTING = {"vi": r"\b(?:[Qq]uyền|Q\.) ?", "zh": r"代理?(?=\w{1,3}$)"}


def _in_time(text: str, lost: frozenset[str], added: frozenset[str], language: Language) -> str:
    """Return an office that is a former or an acting one as it should be."""
    for modifier, words in (("former", _FORMER), ("acting", _ACTING)):
        if modifier in added:
            text = re.sub(words[language], "", text, count=1)
            text = text[:1].upper() + text[1:]
    if language == "vi":
        text = "Quyền " + text if "acting" in lost else text
        return "nguyên " + text if "former" in lost else text
    if "acting" in lost:
        text = _ROLE_ZH.sub(lambda m: "代理" + m[0], text, count=1)
    if "former" in lost and re.match(r"[省市州县区]|\w{2,3}$", text):
        return "原" + text
    return _ROLE_AND_RANK_ZH.sub(lambda m: "原" + m[0], text, count=1) if "former" in lost else text


def _in_rank(text: str, lost: frozenset[str], added: frozenset[str], language: Language) -> str:
    """Return an office with what its rank lacks, and without what it has too much."""
    text = _in_time(text, lost, added, language)
    if language == "zh":
        if "standing" in added:
            text = text.replace("常务副", "副", 1).replace("常委", "委员", 1)
        if "deputy" in added:
            text = text.replace("副", "", 1)
        if "alternate" in added:
            text = text.replace("候补", "", 1)
        if "deputy" in lost:
            text = _ROLE_ZH.sub(lambda m: "副" + m[0], text)
        if "standing" in lost:
            text = text.replace("副", "常务副", 1) if "副" in text else _last(text, "委员", "常委")
        return _last(text, "委员", "候补委员") if "alternate" in lost else text
    if "standing" in added:
        text = re.sub(r" [Tt]hường trực\b", "", text, count=1)
    if "deputy" in added:
        text = re.sub(r"\b[Pp]hó ", "", text.replace("Thứ trưởng", "Bộ trưởng", 1), count=1)
        text = text[:1].upper() + text[1:]
    if "alternate" in added:
        text = re.sub(r" [Dd]ự khuyết\b", "", text, count=1)
    if "deputy" in lost and "Bộ trưởng" in text:
        text = text.replace("Bộ trưởng", "Thứ trưởng", 1)
    elif "deputy" in lost:
        text = _ROLE_VI.sub(lambda m: "Phó " + m[0], text, count=1)
    if "standing" in lost:
        text = _DEPUTY_VI.sub(lambda m: m[0] + " Thường trực", text, count=1)
    return re.sub(r"\bỦy viên\b", "Ủy viên dự khuyết", text) if "alternate" in lost else text


def _last(text: str, old: str, new: str) -> str:
    """Return ``text`` with ``new`` for the ``old`` at its end."""
    return text.removesuffix(old) + new if text.endswith(old) else text
