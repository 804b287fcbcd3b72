"""What stands around a single name that is asked for: marks, forms of address, a title, a second name.

*TP. Lào Cai,* — *đồng chí Bùi Thị Minh Hoài* — 苏林总书记 — *Vương Nghị và Tô Lâm*

The name is rendered by itself, and what stands around it is put where the other language has it.
"""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from sinoviet.candidates import Candidate
from sinoviet.glossary import Glossary, form_key
from sinoviet.hanzi import has_han, simplify
from sinoviet.readings import Step, surname_length, surnames
from sinoviet.syllable import parse
from sinoviet.text import fold

#: Renders a name or phrase of a kind by itself.
Ask = Callable[[str, str | None], list[Candidate]]

_MARKS = ".,;:!?…。，、；：！？"
_MARKS_BEHIND = re.compile(f"^([^{_MARKS}]+)[{_MARKS}]+$")
#: The form in the other script behind a name: 阮富仲（Nguyễn Phú Trọng）.
_OTHER_FORM = re.compile(r"(?<=\S) ?[(（]([^()（）]+)[)）]$")
#: Heads of places that are written with a full stop.
_SHORT_HEADS = {
    "tp": "thành phố", "tx": "thị xã", "tt": "thị trấn", "t": "tỉnh", "h": "huyện", "q": "quận",
    "p": "phường", "x": "xã",
}  # fmt: skip
_SHORT_HEAD = re.compile(
    rf"^((?i:{'|'.join(_SHORT_HEADS)}))\. ?(?![A-Z]{{2,4}}$)(?=[^\W\d_a-zđ]|\d)"
)
#: Forms of address before a Vietnamese name, and what Chinese says behind it.
_ADDRESS_VI = {
    "ông": "先生", "bà": "女士", "ngài": "先生", "quý ông": "先生", "quý bà": "女士", "cô": "女士",
    "đồng chí": "同志", "đ/c": "同志", "gs": "教授", "giáo sư": "教授", "pgs": "副教授",
    "phó giáo sư": "副教授", "ts": "博士", "tiến sĩ": "博士", "luật sư": "律师", "bác sĩ": "医生",
    "cụ": "", "anh": "", "chị": "", "chú": "", "bác": "", "thầy": "老师", "nhà văn": "作家",
    "nhà thơ": "诗人", "nhà báo": "记者", "th.s": "硕士", "ths": "硕士", "thạc sĩ": "硕士",
    "hòa thượng": "和尚", "trưởng lão hòa thượng": "长老和尚", "thượng tọa": "上座", "đại đức": "大德",
    "ni trưởng": "尼长", "ni sư": "尼师", "thiền sư": "禅师", "pháp sư": "法师",
}  # fmt: skip
#: The same the other way.
_ADDRESS_ZH = {
    "先生": "ông", "女士": "bà", "同志": "đồng chí", "副教授": "Phó Giáo sư", "教授": "Giáo sư",
    "博士": "Tiến sĩ", "小姐": "cô", "律师": "luật sư", "医生": "bác sĩ", "长老和尚": "Trưởng lão Hòa thượng",
    "和尚": "Hòa thượng", "上座": "Thượng tọa", "大德": "Đại đức", "禅师": "Thiền sư", "法师": "Pháp sư",
}  # fmt: skip
#: Middle names that only persons bear.
_OF_PERSON = re.compile(r"\w+ (?:Văn|Thị) \w+(?: \w+)?")
#: Heads of what is called after persons: phường Tô Hiến Thành.
_CALLED_AFTER_PERSONS = frozenset("phường xã trấn quận huyện thôn đường phố khu trường".split())
#: What a Chinese title before a name ends with: 书记, 主席, 部长.
_ENDS_TITLE = frozenset("记席长理任员官使")
_JOINED_VI = re.compile(r"(?:, | và )(?=\S)")
_JOINED_ZH = re.compile("[、和与及]")


def plain_name(text: str) -> str:
    """Return a name without marks around it and its form in the other script, heads in full.

    >>> plain_name("Tô Lâm,"), plain_name("TP. Lào Cai"), plain_name("H.Vị Xuyên")
    ('Tô Lâm', 'thành phố Lào Cai', 'huyện Vị Xuyên')
    >>> plain_name("阮富仲（Nguyễn Phú Trọng）"), plain_name("王宁。")
    ('阮富仲', '王宁')
    """
    other = _OTHER_FORM.search(text)
    if other is not None and has_han(other[1]) != has_han(text[: other.start()]):
        han = other[1] if has_han(other[1]) else text[: other.start()]
        latin = text[: other.start()] if has_han(other[1]) else other[1]
        if len(han) == len(latin.split(" ")):  # one form of one name, and not a code
            text = text[: other.start()]
    text = _MARKS_BEHIND.sub(r"\1", text)
    return _SHORT_HEAD.sub(lambda m: f"{_SHORT_HEADS[m[1].lower()]} ", text)


# Forms of address ------------------------------------------------------------------------------


def addressed(text: str, to: str, ask: Ask) -> list[Candidate]:
    """Return the candidates of a person's name with a form of address; none if there is none."""
    return _addressed_vi(simplify(text), ask) if to == "vi" else _addressed_zh(text, ask)


def _addressed_zh(text: str, ask: Ask) -> list[Candidate]:
    behind: list[str] = []
    rest = text
    while True:
        found = _address_ahead(rest)
        if found is None:
            break
        said, rest = found
        behind.append(_ADDRESS_VI[said])
    from sinoviet.names import surnames_vi  # its tables are seldom needed

    words = rest.split(" ")
    if rest == text or len(words) < 2 or not all(word[:1].isupper() for word in words):
        return []
    if fold(words[0]) not in surnames_vi():
        return []  # Bà Huyện Thanh Quan
    step = Step("form of address", text.removesuffix(rest).strip(), "、".join(behind), "grammar")
    tail = "、".join(filter(None, behind))
    return _around(ask(rest, "person"), "", tail, step)


def _address_ahead(text: str) -> tuple[str, str] | None:
    """Return the form of address that a text begins with, and what follows it."""
    for said in sorted(_ADDRESS_VI, key=len, reverse=True):
        if not text.lower().startswith(said):
            continue
        rest = text[len(said) :]
        if rest[:1] in (".", " ", ",") and rest.lstrip("., "):
            return said, rest.lstrip("., ")
    return None


def _addressed_vi(text: str, ask: Ask) -> list[Candidate]:
    said = next((said for said in _ADDRESS_ZH if text.endswith(said)), None)
    name = text.removesuffix(said) if said else ""
    if said is None or not 1 <= len(name) <= 4:
        return []
    step = Step("form of address", said, _ADDRESS_ZH[said], "grammar")
    if name in surnames():  # 王先生
        own = Step("family name", name, surnames()[name][0], "surnames_cn")
        return _around([Candidate(own.after, 1.0, None, (own,))], f"{_ADDRESS_ZH[said]} ", "", step)
    if not surname_length(name):
        return []
    return _around(ask(name, "person"), f"{_ADDRESS_ZH[said]} ", "", step)


def _around(found: list[Candidate], front: str, tail: str, *steps: Step) -> list[Candidate]:
    """Return candidates of a name with what stands before and behind it."""
    return [
        Candidate(f"{front}{c.text}{tail}", c.score, None, (*c.steps, *steps))
        for c in found
        if _is_name(c)
    ]


def _is_name(candidate: Candidate) -> bool:
    """Return whether a candidate is the name of a person or place, and not a mere reading."""
    rules = {step.rule for step in candidate.steps}
    return candidate.entry is not None or bool(
        rules & {"family name", "given name", "established form", "form of address", "title"}
    )


# Titles ----------------------------------------------------------------------------------------


def with_title(text: str, to: str, ask: Ask, glossary: Glossary) -> list[Candidate]:
    """Return the candidates of a person's name with a title beside it; none if it is no such."""
    splits = list(_title_and_name_zh(text) if to == "vi" else _title_and_name_vi(text))
    known = [pair for pair in splits if _is_person(pair[1], glossary)]
    likely = _likely_zh if to == "vi" else _likely_vi
    for title, name in known or [pair for pair in splits if likely(*pair)]:
        office = next((c for c in ask(title, "title")[:1] if _is_sure(c)), None)
        if office is None:
            continue
        front = office.text + (" " if to == "vi" else "")
        step = Step("title", title, office.text, "grammar")
        found = _around(ask(name, "person"), front, "", *office.steps, step)
        if found:
            return found
    return []


def _title_and_name_vi(text: str) -> Sequence[tuple[str, str]]:
    from sinoviet.names import surnames_vi
    from sinoviet.naming import ends_with_body

    words = text.split(" ")
    splits = []
    for size in (4, 3, 5, 2):
        name, title = words[-size:], " ".join(words[:-size])
        named = all(word[:1].isupper() for word in name) and fold(name[0]) in surnames_vi()
        if not title or ends_with_body(title) or words[-size - 1] in _CALLED_AFTER_PERSONS:
            continue  # Hiệu trưởng Trường THPT | Nguyễn Du
        if named:
            splits.append((title, " ".join(name)))
    return splits


def _title_and_name_zh(text: str) -> Sequence[tuple[str, str]]:
    plain = simplify(text)
    splits = []
    for size in (3, 4, 2):
        if len(plain) - size < 2:
            continue
        for title, name in ((plain[:-size], plain[-size:]), (plain[size:], plain[:size])):
            if surname_length(name):
                splits.append((title, name))
    return splits


def _likely_vi(title: str, name: str) -> bool:
    """Return whether an unknown name behind a title can be nothing but a person's."""
    return _OF_PERSON.fullmatch(name) is not None


def _likely_zh(title: str, name: str) -> bool:
    """The same in Chinese; before a title a name may be the place's: 章凤口岸管委会主任."""
    from sinoviet.names import is_everyday

    usual = surnames()[name[: surname_length(name)]][1] >= 1
    word = is_everyday(name, 1) or is_everyday(name[1:])
    return len(name) == 3 and usual and title[-1] in _ENDS_TITLE and not word


def _is_person(name: str, glossary: Glossary) -> bool:
    entries = (glossary.entries[form.entry] for form in glossary.lookup(form_key(name)))
    return any(entry.kind == "person" for entry in entries)


def _is_sure(candidate: Candidate) -> bool:
    unread = any(step.rule == "not readable by rule" for step in candidate.steps)
    return not unread and candidate.score > 0.5


# Several names ---------------------------------------------------------------------------------


def several_names(text: str, to: str, kind: str | None, ask: Ask) -> list[Candidate]:
    """Return several names in one input with the words between them; none if it is one name."""
    joints = list((_JOINED_ZH if to == "vi" else _JOINED_VI).finditer(text))
    if not joints:
        return []
    edges = [(0, 0), *(joint.span() for joint in joints), (len(text), len(text))]
    pieces = [text[before[1] : behind[0]] for before, behind in pairwise(edges)]
    if any(len(piece) < 2 for piece in pieces):
        return []
    words = {", ": "、", " và ": "和", "、": ", "}
    joined, score = "", 1.0
    steps: list[Step] = []
    for piece, joint in zip(pieces, [*joints, None], strict=True):
        best = next(iter(ask(piece, kind)), None)
        if best is None or not _is_name(best) or best.score <= 0.1:
            return []
        joined += best.text + (words.get(joint[0], " và ") if joint is not None else "")
        score *= best.score
        steps += best.steps
    return [Candidate(joined, score, None, tuple(steps))]


# Nothing ---------------------------------------------------------------------------------------


def why_nothing(text: str, to: str, kind: str | None) -> Step:
    """Return the step that says why nothing can be said of a text.

    >>> why_nothing("John Smith", "zh-Hans", None).after
    'no Vietnamese syllable: John'
    """
    from sinoviet.names import surnames_vi

    words = re.findall(r"[^\W\d_]+", text)
    strange = [word for word in words if not has_han(word) and parse(fold(word)) is None]
    if not words:
        reason = "there is no name in it"
    elif to == "vi" and not has_han(text):
        reason = "it is in Latin letters already"
    elif strange:
        reason = f"no Vietnamese syllable: {strange[0]}"
    elif text.isascii() and len(words) > 1:
        reason = "the tone marks are missing; try lookup"
    elif kind == "person" and fold(words[0]) not in surnames_vi():
        reason = f"no family name: {words[0]}"
    else:
        reason = "no entry, and no characters by rule: perhaps a native name, or more than a name"
    return Step("nothing found", text, reason, "")
