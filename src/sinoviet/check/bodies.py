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

#: Words and characters of a body's name that do not say its field.
_GENERIC = {
    "vi": frozenset(
        "bộ sở cục vụ ban phòng chi tổng văn ủy tỉnh huyện châu thành phố thị xã khu tự trị quận nhân dân trung ương "
        "nhà nước quốc gia việt nam hoa đảng cộng sản và của cơ quan".split()
    ),
    "zh": frozenset("部厅局司处科室办公委员会人民中国越南省市县州区自治党央家总和与及的署属"),
}
#: Departments by their head: a body of one kind is not rendered by one of another.
_KINDS = {
    "vi": re.compile(r"(?P<ministry>Bộ(?! [Cc]hỉ| [Tt]ư lệnh| [Đđ]ội| [Tt]ổng))|(?P<department>Sở)|(?P<other>Cục|Vụ|Ban(?! [Qq]uản)|Tổng cục)"),
    "zh": re.compile(r"(?:(?P<ministry>(?<![令挥总本队干])部)|(?P<department>(?<!公)厅)|(?P<other>局|司|委员会|委))\Z"),
}  # fmt: skip
_STATE = frozenset(("ministry", "agency", "government"))


def body_of(mention: Mention) -> Mention | None:
    """Return the body that an office is in, or the body itself."""
    return next((part for part in mention.walk() if part.kind == "organisation"), None)


def other_body(source: Mention, target: Mention, draft: Draft) -> bool:
    """Return whether the target's body cannot be the source's."""
    ours, theirs = body_of(source), body_of(target)
    if ours is None or theirs is None:
        return False
    language: Language = draft.language
    other: Language = "zh" if language == "vi" else "vi"
    right = _named(ours.vi if language == "vi" else ours.zh, ours, language)
    stands = _named(theirs.text, theirs, language)
    kinds = _kind(right, language), _kind(stands, language)
    if not right or not all(kinds):
        return False
    if "other" not in kinds and kinds[0] != kinds[1]:
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
