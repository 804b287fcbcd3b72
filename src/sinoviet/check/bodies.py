"""Whether the body of a target is another one than the source's: 商务部 for Bộ Công Thương.

Bodies are called by many names, so only what cannot be one body is told: a ministry and a department,
two ministries of the glossary, a body of the party and one of the state, or departments whose fields share no word in either language.
"""

import re

from sinoviet.check.draft import Draft, Language, forms_in
from sinoviet.check.offices import bare
from sinoviet.glossary import Entry
from sinoviet.hanzi import simplify
from sinoviet.resolver import Mention
from sinoviet.text import canonical, fold

#: Words and characters of a body's name that do not say its field; 业, 事, 务, 育 end the names of many.
_GENERIC = {
    "vi": frozenset(
        fold(
            "bộ sở cục vụ ban phòng chi tổng văn ủy tỉnh huyện châu thành phố thị xã khu tự trị quận nhân dân trung ương "
            "nhà nước quốc gia việt nam hoa đảng cộng sản và của cơ quan sự nghiệp quản lý các chỉ huy đội tư lệnh tham tán"
        ).split()
    ),
    "zh": frozenset(
        "部厅局司处科室办公委员会人民中国越南省市县州区自治党央家总和与及的署属业事务育指挥队令管理参赞馆使"
    ),
}
#: Bodies by their head: one of a kind is not rendered by one of another, unless one is of an "other" kind.
_KINDS = {
    "vi": re.compile(r"(?P<ministry>Bộ(?! [Cc]hỉ| [Tt]ư lệnh| [Đđ]ội| [Tt]ổng))|(?P<department>Sở)|(?P<other>Cục|Vụ|Ban(?! [Qq]uản)|Tổng cục|Văn phòng|Công an)|(?P<command>Bộ [Cc]hỉ huy|Bộ [Tt]ư lệnh|Bộ đội)|(?P<management>Ban [Qq]uản lý)"),
    "zh": re.compile(r"(?:(?P<command>部队|指挥部|司令部)|(?P<ministry>(?<![令挥总本队干])部)|(?P<management>管委会|管理委员会)|(?P<other>局|司|委员会|委|办公室|办公厅)|(?P<department>(?<!公)厅))\Z"),
}  # fmt: skip
#: Kinds that are told apart by their fields only, and only among themselves.
_APART = frozenset(("command", "management"))
#: The office of an organ of state or party, which has no field: Văn phòng UBND, 省委办公厅.
_OFFICE_OF = {
    "vi": re.compile(r"Văn phòng (?:UBND|HĐND|Ủy ban nhân dân|Hội đồng nhân dân|\w+ ủy\b)"),
    "zh": re.compile(r"(?:人民委员会|人民议会|人民政府|[省市县州]政府|人大|[省市县州]委|党委)办公[厅室]\Z"),
}  # fmt: skip
_COUNSELLOR = {
    "vi": re.compile(r"Tham tán (?P<field>.+?)(?= Đại sứ| của| tại|,|$)"),
    "zh": re.compile(r"(?P<field>[^馆国_驻]{2,4})参赞"),
}
_STATE = frozenset(("ministry", "agency", "government"))


def body_of(mention: Mention) -> Mention | None:
    """Return the body that an office is in, or the body itself."""
    return next((part for part in mention.walk() if part.kind == "organisation"), None)


def _counsels_otherwise(source: Mention, target: Mention, language: Language) -> bool:
    """Return whether two counsellors of embassies have fields without a common word: 商务参赞, 文化参赞."""
    right = source.vi if language == "vi" else source.zh
    texts = (_named(text, target, language) for text in (right, target.text))
    fields = [_COUNSELLOR[language].search(text) for text in texts]
    one, other = (_fields(m["field"], language) if m is not None else set() for m in fields)
    return bool(one and other) and not one & other


def other_body(source: Mention, target: Mention, draft: Draft) -> bool:
    """Return whether the target's body cannot be the source's."""
    if _counsels_otherwise(source, target, draft.language):
        return True
    ours, theirs = body_of(source), body_of(target)
    if ours is None or theirs is None:
        return False
    language: Language = draft.language
    other: Language = "zh" if language == "vi" else "vi"
    right = _named(ours.vi if language == "vi" else ours.zh, ours, language)
    stands = _named(theirs.text, theirs, language)
    kinds = _kind(right, language), _kind(stands, language)
    if not right or not all(kinds) or (kinds[0] != kinds[1] and _APART & {*kinds}):
        return False
    if "other" not in kinds and kinds[0] != kinds[1]:
        return True
    of_organs = [bool(_OFFICE_OF[language].search(text)) for text in (right, stands)]
    if of_organs[0] != of_organs[1] and "department" in kinds:
        return True
    if ours.entry is not None and theirs.entry is not None:
        if _are_one(ours.entry, theirs.entry):
            return False
        types = {ours.entry.type, theirs.entry.type}
        if types == {"ministry"} or ("party" in types and types & _STATE):
            return True
    back = _named(theirs.vi if other == "vi" else theirs.zh, theirs, other)
    said = _named(ours.text, ours, other)
    fields = _fields(right, language), _fields(stands, language)
    backs = _fields(said, other), _fields(back, other)
    return all(fields) and not fields[0] & fields[1] and not backs[0] & backs[1]


def _named(text: str | None, mention: Mention, language: Language) -> str:
    plain = bare(text or "", mention, language)
    return canonical(plain) if language == "vi" else simplify(plain)


def _kind(text: str, language: Language) -> str:
    """Return of what kind a department is by its head, "" if it is none."""
    pattern = _KINDS[language]
    match = pattern.match(text) if language == "vi" else pattern.search(text.rstrip("_"))
    return match.lastgroup or "" if match is not None else ""


def _fields(text: str, language: Language) -> set[str]:
    """Return the words of a body's field."""
    words = fold(text).split() if language == "vi" else list(text)
    return {word for word in words if any(map(str.isalpha, word))} - _GENERIC[language]


def _are_one(one: Entry, other: Entry) -> bool:
    """Return whether two entries share a form: the ministries of two countries are called alike."""
    return any(
        {fold(form) for form in forms_in(one, language)}
        & {fold(form) for form in forms_in(other, language)}
        for language in ("vi", "zh")
    )
