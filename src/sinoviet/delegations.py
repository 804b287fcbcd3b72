"""Delegations as bodies: Đoàn đại biểu tỉnh Hà Giang, 河江省代表团.

In running text a delegation is no lasting organisation, and the resolver reads only who leads it.  Asked
for by itself it is rendered as its leader is, without him.
"""

from functools import cache

from sinoviet.glossary import Glossary
from sinoviet.hanzi import has_han
from sinoviet.lexicon import Word, words
from sinoviet.state_names import Render
from sinoviet.text import fold
from sinoviet.units import unit_from_vi, unit_in_zh, unit_vi, units_zh

_LEADER_VI, _LEADER_ZH = "Trưởng ", "团长"


@cache
def _delegations(*, han: bool) -> tuple[tuple[str, Word], ...]:
    """Return the forms of delegations with their words, longest first."""
    found = [
        (form, word)
        for word, forms in words()
        if word.part == "body" and word.type == "delegation"
        for form in forms
        if has_han(form) is han
    ]
    return tuple(sorted(found, key=lambda pair: (-len(pair[0]), pair[1].zh != pair[0])))


def delegation_vi(text: str, render: Render, glossary: Glossary) -> str | None:
    """Return a Chinese delegation in Vietnamese, None if it is none or of nothing known.

    >>> from sinoviet.glossary import load
    >>> delegation_vi("文山州代表团", {}.get, load())
    'Đoàn đại biểu châu Văn Sơn'
    """
    for form, word in _delegations(han=True):
        owner = text.removesuffix(form)
        if owner == text or not owner:
            continue
        units = units_zh(owner, glossary)
        if units and all(unit.entry is not None and unit.entry.vi for unit in units):
            named = [unit_vi(u, u.entry.vi) for u in reversed(units) if u.entry is not None]
            return f"{word.vi} {', '.join(named)}"
        own = render(owner)
        if own:
            return f"{word.vi} {own}"
        led = render(f"{text}{_LEADER_ZH}")
        if led and led.startswith("Trưởng Đoàn"):
            return led.removeprefix("Trưởng ")
        if led and led.startswith("Trưởng đoàn "):
            return f"{word.vi} {led.removeprefix('Trưởng đoàn ')}"
    return None


def delegation_zh(text: str, render: Render, glossary: Glossary) -> str | None:
    """Return a Vietnamese delegation in Chinese, None if it is none or of nothing known.

    >>> from sinoviet.glossary import load
    >>> delegation_zh("Đoàn đại biểu tỉnh Hà Giang", {}.get, load())
    '河江省代表团'
    """
    key = fold(text)
    for form, word in _delegations(han=False):
        if not key.startswith(fold(form) + " "):
            continue
        led = render(f"{_LEADER_VI}{text[:1].lower()}{text[1:]}")
        if led and led.endswith(_LEADER_ZH):
            return led.removesuffix(_LEADER_ZH)
        owner = " ".join(text.split(" ")[form.count(" ") + 1 :]).removeprefix("của ")
        unit = unit_from_vi(owner, glossary)
        own = render(owner) or (unit_in_zh(unit) if unit is not None else None)
        return f"{own}{word.zh}" if own else None
    return None
