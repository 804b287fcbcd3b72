"""Two spellings that are probably one person.

What it finds: names of persons in the draft that differ by their marks alone (*Trần Minh*, *Trần
Mình*), or, in Chinese, by one character of the same sound (陈明, 陈铭).  Names in one list are not
compared: they are of different people.  Beside a source, any two forms of one person of it, though both be
possible (陶红山 and 陶洪山 for *Đào Hồng Sơn*, *Tiến* and *Tấn* for 进).

Why: in a name a mark is a letter, and one of the two is somebody else.
"""

from collections import Counter
from collections.abc import Iterator

from sinoviet.check.draft import Draft, Segment
from sinoviet.check.rule import Found, Rule
from sinoviet.check.spelt import other_spellings
from sinoviet.hanzi import pinyin, simplify
from sinoviet.resolver import Mention, Span
from sinoviet.text import fold, skeleton


def _find(draft: Draft) -> Iterator[Found]:
    done: set[tuple[str, Span]] = set()
    for one in other_spellings(draft):
        written = one.segment.unit.target[one.span.start : one.span.end]
        message = f"{written} is written {one.usual} elsewhere, and both are {one.name.text}"
        done.add((one.segment.unit.id, one.span))
        yield Found(one.segment, one.span, message, (one.usual,), source=one.name.span)
    for found in _alike(draft):
        if (found.segment.unit.id, found.span) not in done:
            yield found


def _alike(draft: Draft) -> Iterator[Found]:
    """Find persons of the draft whose names differ by marks or sound the same."""
    uses: dict[str, list[tuple[Segment, Mention]]] = {}
    for segment, mention in draft.mentions():
        if mention.kind == "person" and draft.writes(mention) and len(_key(mention)) > 1:
            uses.setdefault(_key(mention), []).append((segment, mention))
    counts = Counter({key: len(many) for key, many in uses.items()})
    by_sound: dict[str, list[str]] = {}
    for key in uses:
        by_sound.setdefault(_sound(key), []).append(key)
    for keys in by_sound.values():
        if len(keys) < 2:
            continue
        best = max(keys, key=lambda k: (_known(uses[k]), counts[k]))
        for key in keys:
            if key == best or _known(uses[key]) or _side_by_side(uses[key], uses[best]):
                continue
            shown = uses[best][0][1].text
            for segment, mention in uses[key]:
                message = f"{mention.text} is written {shown} elsewhere: one person or two?"
                yield Found(segment, mention.span, message, (shown,))


def _key(mention: Mention) -> str:
    return simplify(mention.text) if mention.lang != "vi" else fold(mention.text)


def _sound(key: str) -> str:
    if key.isascii() or " " in key:
        return skeleton(key)
    return key[0] + " ".join(pinyin(key[1:]))


def _known(many: list[tuple[Segment, Mention]]) -> bool:
    return any(mention.entry is not None for _, mention in many)


def _side_by_side(one: list[tuple[Segment, Mention]], other: list[tuple[Segment, Mention]]) -> bool:
    """Return whether both stand in one list: close together in one paragraph."""
    return any(a is b and abs(m.span.start - n.span.start) < 120 for a, m in one for b, n in other)


RULE = Rule("SV202", "person-spelt-twice", "warning", _find)
