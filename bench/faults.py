"""Put one fault of a given kind into a good translation: what a hasty translator does.

Every fault is made from a name that both sides have, at a place of the target that is known; the
choice among candidates is drawn by a seed made of the row's id, so that a run can be repeated.
"""

import random
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sinoviet.check.draft import Draft, Segment
from sinoviet.check.offices import described
from sinoviet.check.possible import readings_of
from sinoviet.glossary import Entry, load
from sinoviet.hanzi import has_han, pinyin, simplify
from sinoviet.resolver import Mention
from sinoviet.syllable import parse
from sinoviet.text import fold

KINDS = (
    "place swapped",
    "misread",
    "dropped",
    "pinyin",
    "tone mark",
    "other person",
    "old province",
    "title level",
)
_TONES = "\u0300\u0301\u0303\u0309\u0323"


@dataclass(frozen=True)
class Fault:
    kind: str
    target: str
    start: int
    end: int
    written: str
    right: str
    codes: frozenset[str]


def faults_of(draft: Draft, seed: str, most: int = 3) -> Iterator[Fault]:
    """Yield faults of each kind that the draft's only segment can have, at most ``most`` of a kind."""
    segment = draft.segments[0]
    chance = random.Random(seed)
    pairs = list(_both(segment, draft))
    chance.shuffle(pairs)
    persons = [p for p in pairs if p[0].kind == "person" and _readable(p[1])][:most]
    places = [p for p in pairs if p[0].kind in ("place", "gate") and p[1].entry]
    places = [p for p in places if p[1].entry and p[1].entry.type != "country"][:most]
    for source, target in places:
        yield from _place_faults(segment, source, target, draft, chance)
    for _, target in persons:
        wrong = _misread(target, draft, chance)
        if wrong:
            yield _put(segment, target, wrong, "misread", {"SV404", "SV402", "SV102", "SV202"})
        other = _person(target, draft, chance)
        yield _put(segment, target, other, "other person", {"SV404", "SV402", "SV401"})
    for _, target in (places + persons)[:most]:
        yield _drop(segment, target)
    if any(m.kind == "title" for m in segment.source):
        for title in [m for m in segment.target if m.kind == "title" and draft.writes(m)][:most]:
            wrong = _level(title.text, draft, chance)
            if wrong:
                yield _put(segment, title, wrong, "title level", {"SV406", "SV105", "SV203"})


def _readable(person: Mention) -> bool:
    """Return whether a name is made of Vietnamese syllables: no reading of Macron is wrong."""
    return has_han(person.text) or all(parse(fold(word)) for word in person.text.split())


def _place_faults(
    segment: Segment, source: Mention, target: Mention, draft: Draft, chance: random.Random
) -> Iterator[Fault]:
    entry = target.entry
    other = _another(target, draft, chance)
    if other:
        yield _put(segment, target, other, "place swapped", {"SV401", "SV402", "SV102", "SV404"})
    old = _old_province(target, draft)
    if old:
        yield _put(segment, target, old, "old province", {"SV103", "SV402", "SV401", "SV102"})
    if draft.language != "vi" or entry is None:
        return
    if has_han(source.text) and entry.country == "cn":
        written = "".join(pinyin(source.text)).capitalize()
        if fold(written) not in map(fold, (entry.vi, *entry.vi_accepted)):
            yield _put(segment, target, written, "pinyin", {"SV405", "SV101"})
    wrong = _other_tone(target.text, chance)
    if wrong:
        yield _put(segment, target, wrong, "tone mark", {"SV102", "SV402", "SV404", "SV405"})


def _old_province(target: Mention, draft: Draft) -> str:
    """Return the name of a province that went into another one, for one that took it in."""
    entry = target.entry
    if entry is None or entry.country != "vn" or entry.type not in ("province", "municipality"):
        return ""
    for old in _ended():
        if entry.id in old.successor and old.vi != entry.vi:
            return old.vi if draft.language == "vi" else old.zh
    return ""


@cache
def _ended() -> tuple[Entry, ...]:
    entries = load().entries.values()
    return tuple(e for e in entries if e.type == "province" and e.valid_to and e.zh and e.vi)


def _both(segment: Segment, draft: Draft) -> Iterator[tuple[Mention, Mention]]:
    """Yield the names that stand once in the source and once in the target."""
    for source in segment.source_names:
        if source.kind not in ("place", "gate", "person"):
            continue
        for target in segment.names:
            same = (
                source.entry is not None
                and target.entry is not None
                and source.entry.id == target.entry.id
            )
            if source.entry is None and source.kind == "person" == target.kind:
                ours, theirs = (
                    (source.vi, target.text) if draft.language == "vi" else (source.text, target.vi)
                )
                same = bool(ours and theirs) and fold(ours or "") == fold(theirs or "")
            once = segment.unit.target.count(target.text) == 1
            if same and once and draft.writes(target):
                yield source, target
                break


def _put(segment: Segment, target: Mention, written: str, kind: str, codes: set[str]) -> Fault:
    text, start, end = segment.unit.target, target.span.start, target.span.end
    return Fault(
        kind,
        text[:start] + written + text[end:],
        start,
        start + len(written),
        written,
        target.text,
        frozenset(codes),
    )


def _drop(segment: Segment, target: Mention) -> Fault:
    text, start, end = segment.unit.target, target.span.start, target.span.end
    cut = (
        text[:start].rstrip() + " " + text[end:].lstrip()
        if not has_han(text)
        else text[:start] + text[end:]
    )
    return Fault("dropped", cut, 0, len(cut), "", target.text, frozenset({"SV401", "SV402"}))


@cache
def _pool(kind: str, type_: str, country: str) -> tuple[Entry, ...]:
    return tuple(
        e for e in load().entries.values()
        if e.kind == kind and e.type == type_ and e.country == country and e.vi and e.zh and not e.valid_to
    )  # fmt: skip


def _another(target: Mention, draft: Draft, chance: random.Random) -> str:
    entry = target.entry
    if entry is None:
        return ""
    text = simplify(draft.segments[0].unit.source or "")
    pool = [
        e
        for e in _pool(entry.kind, entry.type, entry.country)
        if e.id != entry.id and e.zh not in text and e.vi not in text
    ]
    if not pool:
        return ""
    other = chance.choice(pool)
    return other.vi if draft.language == "vi" else other.zh


def _other_tone(text: str, chance: random.Random) -> str:
    """Return a name with another tone on one syllable."""
    words = text.split()
    index = chance.randrange(len(words))
    plain = unicodedata.normalize("NFD", words[index])
    vowels = [i for i, c in enumerate(plain) if c.lower() in "aeiouy"]
    if not vowels:
        return ""
    bare = "".join(c for c in plain if c not in _TONES)
    old = next((c for c in plain if c in _TONES), "")
    tone = chance.choice([t for t in _TONES if t != old])
    if old:
        new = plain.replace(old, tone)
    else:
        at = next(i for i, c in enumerate(bare) if c.lower() in "aeiouy")
        while at + 1 < len(bare) and unicodedata.combining(bare[at + 1]):
            at += 1
        new = bare[: at + 1] + tone + bare[at + 1 :]
    words[index] = unicodedata.normalize("NFC", new)
    return " ".join(words)


_SYLLABLES = "An Bình Cường Dung Đạt Giang Hải Hùng Khánh Lan Long Mai Nga Phong Quân Sơn Thắng Tuấn Việt Xuân".split()
_GIVEN = "安平强德海雄兰龙梅风军山胜俊春建国志伟芳丽娜".strip()


def _misread(target: Mention, draft: Draft, chance: random.Random) -> str:
    """Return a person's name with one given syllable that its character cannot have."""
    if draft.language == "vi":
        words = target.text.split()
        if len(words) < 2:
            return ""
        index = chance.randrange(1, len(words))
        near = _other_tone(words[index], chance)
        wrong = near or chance.choice(_SYLLABLES)
        zh = target.zh or ""
        if len(zh) == len(words) and fold(wrong) in readings_of(zh[index]):
            return ""
        return " ".join([*words[:index], wrong, *words[index + 1 :]])
    text = target.text
    syllables = fold(target.vi or "").split()
    if len(text) < 2 or len(syllables) != len(text):
        return ""
    index = chance.randrange(1, len(text))
    choices = [c for c in _GIVEN if syllables[index] not in readings_of(c)]
    return text[:index] + chance.choice(choices) + text[index + 1 :]


def _person(target: Mention, draft: Draft, chance: random.Random) -> str:
    if draft.language == "vi":
        names = [
            "Lê Quốc Khánh",
            "Phạm Thu Hà",
            "Vương Kiến Quốc",
            "Lưu Chí Cường",
            "Đặng Ngọc Bích",
        ]
    else:
        names = ["黎国庆", "范秋霞", "王建国", "刘志强", "邓玉碧"]
    return chance.choice([n for n in names if n[0] != target.text[0]])


def _level(text: str, draft: Draft, chance: random.Random) -> str:
    """Return a title with another level, or with its deputy lost or added."""
    swaps = (
        [
            ("Tỉnh ủy", "Huyện ủy"),
            ("Huyện ủy", "Tỉnh ủy"),
            ("Châu ủy", "Tỉnh ủy"),
            ("Thành ủy", "Tỉnh ủy"),
            ("Phó ", ""),
            ("UBND tỉnh", "UBND huyện"),
            ("Bí thư", "Phó Bí thư"),
            ("Chủ tịch", "Phó Chủ tịch"),
            ("Bộ trưởng", "Thứ trưởng"),
            ("Tổng Giám đốc", "Phó Tổng Giám đốc"),
            ("Giám đốc", "Phó Giám đốc"),
        ]
        if draft.language == "vi"
        else [
            ("省委", "县委"),
            ("县委", "省委"),
            ("州委", "省委"),
            ("市委", "省委"),
            ("副", ""),
            ("书记", "副书记"),
            ("主席", "副主席"),
            ("部长", "副部长"),
            ("厅长", "副厅长"),
            ("局长", "副局长"),
        ]
    )
    usable = [(a, b) for a, b in swaps if a in text and not (b.endswith(a) and b in text)]
    if "Tổng Giám đốc" in text:
        usable = [(a, b) for a, b in usable if a != "Giám đốc"]
    if "总书记" in text or "Tổng Bí thư" in text:
        return ""
    if not usable:
        return ""
    a, b = chance.choice(usable)
    wrong = text.replace(a, b, 1).strip()
    wrong = wrong[0].upper() + wrong[1:]
    return wrong if described(wrong, draft.language).role else ""
