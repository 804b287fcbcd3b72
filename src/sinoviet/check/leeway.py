"""What a translator may leave out, say otherwise or add: names that need not be asked for."""

import re
from collections.abc import Sequence

from sinoviet.check.compared import PLACES, SMALL, Compared, is_foreign, key_of
from sinoviet.check.draft import Language, forms_in
from sinoviet.check.implied import backward_words, country_implied, pointed_back, province_implied
from sinoviet.check.instead import misread
from sinoviet.check.possible import fits, is_sinovietnamese, sounds_near
from sinoviet.check.stands import is_settled_gate
from sinoviet.check.windows import han_windows, has_foreign_words, syllables_of
from sinoviet.glossary import Entry
from sinoviet.hanzi import has_han, is_han, simplify
from sinoviet.names import is_everyday
from sinoviet.resolver import Mention, Span
from sinoviet.text import fold

#: A family name with an office or an address behind it: a short second mention (陈书记).
_SHORT = re.compile(
    r"[\u4e00-\u9fff](?:副?(?:书记|主席|部长|省长|县长|州长|市长|区长|镇长|乡长|厅长|局长|处长|主任|会长|院长|校长|总理|"
    r"总统|大使|教授|博士|老师|医生|将军|经理|董事长|议长|委员|秘书长|司令|政委|站长|队长|先生|女士|同志|总|某|氏|家|老|公))"
)
_ADDRESS = frozenset("ông bà anh chị cô cậu ngài cụ".split())
#: What a small place's name ends with or stands before.
_GENERIC = tuple("江河湖山乡镇村社坊县市口岛桥洞岭寨屯通")
_EVENTS = ("运动会", "运", "锦标赛", "杯", "博览会", "联盟", "国家", "共同体", "行为准则")
#: A dateline around its place: 据越通社河内电, 新华社河内11月20日电.
_WIRE = re.compile(r"(?:通社|华社|新社|新网|[日晚]报|本报|记者)$")
_SENT = re.compile(r"(?:\d+月)?(?:\d+日)?(?:[专特]?电|讯)")
#: What makes a firm of the place before it: 宁德时代.
_FIRMS = ("时代", "科技", "股份", "药业", "控股")


def said_otherwise(work: Compared, name: Mention) -> bool:
    """Return whether a name of the target answers to a part of a name, or of a body's, of the source."""
    if name.kind == "person":
        return said_short(work, name)
    return within_body(work, name)


def cuts_word(work: Compared, name: Mention) -> bool:
    """Return whether the last character of a Chinese place begins a word: 花 | 龙边 | 防屯, not 广东 | 方面."""
    if work.to_vi or name.kind != "place":
        return False
    behind = simplify(work.segment.unit.target[name.span.end : name.span.end + 2])
    word = simplify(name.text[-1]) + behind[:1]
    return behind[:1] not in _GENERIC and is_everyday(word) and not is_everyday(behind)


def within_body(work: Compared, name: Mention) -> bool:
    """Return whether a place of the target is a part of a body's fixed name (上海合作组织)."""
    if name.kind not in PLACES:
        return False
    entry = name.entry
    source = work.segment.unit.source or ""
    if work.to_vi and entry is not None and province_implied(entry, source):
        return True
    return any(
        m.kind == "organisation"
        and m.entry is not None
        and m is not name
        and m.span.start <= name.span.start
        and name.span.end <= m.span.end
        for m in work.segment.names
    )


def may_be_left_out(work: Compared, name: Mention) -> bool:
    """Return whether a translator may leave ``name`` out, or says it without its name."""
    entry = name.entry
    target = work.segment.unit.target
    if entry is not None and not work.to_vi and province_implied(entry, target):
        return True
    if entry is not None and entry.type == "country":
        if country_implied(entry, work.segment, work.draft.language):
            return True
        home = "country.vn" if work.to_vi else "country.cn"
        return entry.id == home
    if entry is not None and meant_otherwise(work, name, entry):
        return True
    if entry is None and len(syllables_of(name.text)) == 1 and not has_han(name.text):
        return True  # Bà Hà: the name is said in full elsewhere
    if name.kind == "person" and entry is None and not work.to_vi:
        odd = [s for s in syllables_of(name.text) if not is_sinovietnamese(s)]
        if len(odd) > 1:
            return True  # Giàng Seo Páo: each paper writes him in its own way
    if name.kind == "person" and entry is None:
        # 陈茂波 may be taken for a transcription: what is almost his name tells.
        return is_foreign(name) and (not work.to_vi or misread(work, name, ()) is None)
    return not (name.vi if work.to_vi else name.zh)


def left_out(work: Compared, name: Mention, groups: dict[str, list[Mention]]) -> bool:
    """Return whether a name that nothing stands for may be missing with right."""
    key = key_of(name)
    if key in work.seen and pointed_back(name, work.segment, work.draft):
        return True
    if name.kind == "person" and key in work.seen and short_person(work, name):
        return True
    if name.entry is not None and name.entry.type == "country":
        inside = {m.entry.country for many in groups.values() for m in many if m.entry is not None}
        return name.entry.id.removeprefix("country.") in inside
    if name.method == "fuzzy" or (name.entry is not None and written_freely(work, name)):
        return True
    if name.kind != "person" or name.entry is not None:
        return False
    return doubtful(work, name) or (has_han(name.text) and foreign_in_target(work))


def foreign_in_target(work: Compared) -> bool:
    """Return whether the target has words that are no Vietnamese ones: a foreigner may be meant."""
    known = [m.span for m in work.segment.names if m.entry is not None]
    return has_foreign_words(work.segment.text, known)


def meant_otherwise(work: Compared, name: Mention, entry: Entry) -> bool:
    """Return whether the source's name is part of an event, a firm, an hour, a dateline, or a capital.

    东南亚运动会 is SEA Games, 宁德时代 a firm; Tel Aviv stands for its government.
    """
    source = work.segment.unit.source or ""
    behind, before = source[name.span.end : name.span.end + 4], source[: name.span.start]
    if entry.type in ("region", "sea") and in_event(work, name):
        return True
    if _WIRE.search(before) and _SENT.match(source, name.span.end):
        return True
    if behind.startswith(_FIRMS) or behind.startswith("时间") or before.endswith("giờ "):
        return True
    country = work.draft.glossary.entries.get(f"country.{entry.country}")
    if country is None or entry.country in ("vn", "cn") or entry.type != "city":
        return False
    other: Language = "zh" if work.to_vi else "vi"
    said = any(map(work.segment.source_text.holds, forms_in(country, other)))
    return not said and any(map(work.segment.text.holds, forms_in(country, work.draft.language)))


def in_event(work: Compared, name: Mention) -> bool:
    """Return whether a region of the source names an event: 东南亚运动会 is SEA Games."""
    behind = (work.segment.unit.source or "")[name.span.end : name.span.end + 4]
    return behind.startswith(_EVENTS)


def written_freely(work: Compared, name: Mention) -> bool:
    """Return whether characters may stand for a small place in another way than the glossary's."""
    if work.to_vi or name.entry is None:
        return False
    syllables = syllables_of(name.text)
    if name.entry.type == "district" and not all(map(is_sinovietnamese, syllables)):
        return other_characters(work, len(syllables))  # Tủa Chùa: no characters are settled
    if name.entry.type not in SMALL or is_settled_gate(name):
        return False
    target, size = work.segment.unit.target, len(syllables)
    for span, fit in han_windows(target, syllables):
        enough = sum(fit) * 2 >= len(fit) and (
            size > 2 or target[span.end : span.end + 1] in _GENERIC
        )
        if enough and not work.is_claimed(span):
            return True
    return any(
        all(is_han(c) and sounds_near(c, s) for c, s in zip(target[at:], syllables, strict=False))
        for at in range(len(target) - size + 1)
    )


def other_characters(work: Compared, size: int) -> bool:
    """Return whether characters that no mention has stand before the head of a district."""
    target = work.segment.unit.target
    return any(
        not work.is_taken(Span(at - size, at))
        for at in range(size, len(target))
        if target[at] in "县郡" and all(map(is_han, target[at - size : at]))
    )


def short_person(work: Compared, name: Mention) -> bool:
    """Return whether the target has a part of a person's name: ông Minh, 陈书记."""
    if work.to_vi:
        own = (name.vi or "").split()
        words = work.segment.text.words
        parts = {fold(own[0]), fold(own[-1])} if own else set()
        return any(word.capital and word.key in parts for word in words)
    family = syllables_of(name.text)[:1]
    return any(fits(match[0][0], family)[0] for match in _SHORT.finditer(work.segment.unit.target))


def shortened(work: Compared, name: Mention) -> bool:
    """Return whether the target calls a person by one of his names alone: ông Minh, 陈书记."""
    if name.kind != "person":
        return False
    if not work.to_vi:
        return short_person(work, name)
    own = [fold(word) for word in (name.vi or "").split()]
    text, words = work.segment.text, work.segment.text.words
    for at, word in enumerate(words):
        if not own or not word.capital or word.key not in (own[0], own[-1]):
            continue
        behind = words[at + 1 : at + 2]
        before = [w for w in words[at - 1 : at] if at and w.key not in _ADDRESS]
        if any(w.capital and text.together(at, 2) for w in behind):
            continue
        if not any(w.capital and text.together(at - 1, 2) for w in before):
            return True
    return False


def doubtful(work: Compared, name: Mention) -> bool:
    """Return whether a person whom no glossary has may be no person at all."""
    if has_han(name.text):
        return False
    if not any(map(is_sinovietnamese, syllables_of(name.text))):
        return True  # Giàng Seo Páo: any characters may stand for it
    return name.score < 90 and len(syllables_of(name.text)) < 3 and not titled(work, name)


def titled(work: Compared, name: Mention) -> bool:
    """Return whether a title stands right beside a person of the source."""
    return any(
        m.kind == "title"
        and (0 <= name.span.start - m.span.end <= 2 or 0 <= m.span.start - name.span.end <= 2)
        for m in work.segment.source
    )


def too_few(work: Compared, names: Sequence[Mention], spans: Sequence[Span]) -> bool:
    """Return whether a name stands less often than in the source, and nothing stands for it."""
    name = names[0]
    if name.entry is not None and name.entry.type == "country":
        return False
    other: Language = "zh" if work.to_vi else "vi"
    here = backward_words(work.segment.plain, work.draft.language, name.kind)
    there = backward_words(work.segment.source_plain, other, name.kind)
    return here - there < len(names) - len(spans) and here == 0


def said_short(work: Compared, name: Mention) -> bool:
    """Return whether the source says a part of the name: ông Tập, for 习近平; bị cáo Hào, known before."""
    if work.to_vi or not has_han(name.text):
        return False
    words = work.segment.source_text.words
    known = key_of(name) in work.said
    for index, word in enumerate(words):
        if not word.capital or (index + 1 < len(words) and words[index + 1].capital):
            continue
        addressed = index == 0 or words[index - 1].key in _ADDRESS
        if addressed and fits(name.text[0], [word.key])[0]:
            return True
        alone = addressed or not words[index - 1].capital
        if known and alone and fits(name.text[-1], [word.key])[0]:
            return True
    return False
