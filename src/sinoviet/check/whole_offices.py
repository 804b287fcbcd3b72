"""Chinese offices with what stands before their mention and is theirs: 原|河口县委书记, 自治|县团委书记."""

import re
from dataclasses import replace

from sinoviet.check.draft import Segment
from sinoviet.hanzi import has_han
from sinoviet.resolver import Mention, Span

#: What belongs to a Chinese office though it stands before it: 原河口县委书记 (but 目前河口), 自治县团委书记.
_BEFORE = re.compile(r"(?:(?:^|(?<=[\s，。；、：“”（由和与及向任是为]))[原前]|自治)$")


#: The committee of a mass organisation that is named before its place: 越南祖国阵线|老街省委员会主席.
_COMMITTEE_OF = re.compile(r"\w{2,8}?[省市县郡乡坊]委员会")
_MASS = frozenset(("front", "association", "union"))


def made_whole(segment: Segment) -> Segment:
    """Return a segment whose Chinese offices hold what stands right before them and is theirs."""
    source, target = segment.unit.source or "", segment.unit.target
    return replace(
        segment,
        source=tuple(_whole(m, source) for m in _joined(segment.source)),
        target=tuple(_whole(m, target) for m in _joined(segment.target)),
    )


def _joined(mentions: tuple[Mention, ...]) -> list[Mention]:
    """Return mentions with each mass organisation put together with the office of its committee."""
    found: list[Mention] = []
    for mention in mentions:
        last = found[-1] if found else None
        mass = last is not None and last.entry is not None and last.entry.type in _MASS
        if last is not None and mass and mention.kind == "title":
            near = last.span.end == mention.span.start
            if near and _COMMITTEE_OF.match(mention.text):
                found[-1] = replace(
                    mention,
                    span=Span(last.span.start, mention.span.end),
                    text=last.text + mention.text,
                    parts=(*last.walk(), *mention.parts),
                )
                continue
        found.append(mention)
    return found


def _whole(mention: Mention, text: str) -> Mention:
    at = mention.span.start
    match = _BEFORE.search(text, 0, at) if has_han(mention.text) else None
    if mention.kind != "title" or match is None:
        return mention
    word = match[0]
    former = word != "自治"
    return replace(
        mention,
        span=Span(at - len(word), mention.span.end),
        text=word + mention.text,
        vi=f"nguyên {mention.vi}" if former and mention.vi else mention.vi,
        zh=word + mention.zh if mention.zh else None,
    )
