"""An office put right in the target's own words: its rank and its level."""

import re

from sinoviet.check.draft import Language
from sinoviet.check.offices import Office, described

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
    lost, added = wanted.modifiers - written.modifiers, written.modifiers - wanted.modifiers
    if (lost | added) & {"deputy", "standing", "alternate"}:
        ranked = _in_rank(text, lost, added, language)
        changed = described(ranked, language).modifiers & {"deputy", "standing", "alternate"}
        return ranked if changed == wanted.modifiers & {"deputy", "standing", "alternate"} else ""
    levels = _LEVELS[language]
    right = [levels[level] for level in wanted.levels if level in levels]
    wrong = [levels[level] for level in written.levels - wanted.levels if level in levels]
    if len(right) == 1 and len(wrong) == 1:
        end = "委" if language == "zh" else " ủy"
        return text.replace(wrong[0] + end, right[0] + end, 1) if wrong[0] + end in text else ""
    return ""


def _in_rank(text: str, lost: frozenset[str], added: frozenset[str], language: Language) -> str:
    """Return an office with what its rank lacks, and without what it has too much."""
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
