"""What is offered for a name of the source: the glossary's form, the draft's own, the one read so."""

import re
from collections import Counter
from collections.abc import Sequence

from sinoviet.check.compared import PLACES, Compared, Fault, What
from sinoviet.check.possible import family_by_sound, fits
from sinoviet.check.turned import stands_as_person
from sinoviet.check.windows import syllables_of
from sinoviet.hanzi import simplify
from sinoviet.resolver import Mention, Span
from sinoviet.restore import restore_person
from sinoviet.text import canonical, fold


def fault_of(
    work: Compared,
    what: What,
    name: Mention,
    span: Span,
    suggestions: Sequence[str] = (),
    detail: str = "",
) -> Fault:
    """Return a fault with what is to be written instead."""
    offered = tuple(suggestions) or suggested(work, name)
    if what in ("extra", "fewer"):
        offered = ()
    return Fault(what, work.segment.unit.id, span, name, offered, detail)


def suggested(work: Compared, name: Mention) -> tuple[str, ...]:
    """Return the forms that the target should have for a name, best first."""
    own_way = written_elsewhere(work, name)
    if own_way:
        return own_way
    if name.entry is not None:
        entry = name.entry
        others = entry.vi_accepted if work.to_vi else entry.zh_accepted
        best = work.draft.usual(entry)
        return tuple(dict.fromkeys(form for form in (best, *others[:1]) if form))
    own = name.vi if work.to_vi else name.zh
    if own:
        return (own,)
    if not work.to_vi and name.kind == "person":
        return tuple(c.text for c in restore_person(name.text)[:3])
    return ()


def written_elsewhere(work: Compared, name: Mention) -> tuple[str, ...]:
    """Return how a Chinese draft writes a person of the source elsewhere, commonest first.

    A county may be meant where the office of a person stands before its name: Châu trưởng La Bình.
    """
    if work.to_vi or (name.entry is not None and name.kind == "person"):
        return ()
    if name.kind in PLACES and not stands_as_person(work, name):
        return ()
    syllables = syllables_of(name.text)
    found = Counter(
        simplify(m.text)
        for _, m in work.draft.mentions()
        if m.kind == "person"
        and m.entry is None
        and len(m.text) == len(syllables)
        and all(fits(m.text, syllables))
    )
    return tuple(form for form, _ in found.most_common(2))


def mended(
    work: Compared, name: Mention, span: Span, fit: tuple[bool, ...], han: str
) -> tuple[Sequence[str], str]:
    """Return the right name for a misread one, and the syllables at fault."""
    text = work.segment.unit.target[span.start : span.end]
    if work.to_vi:
        words = [w for w in re.split(r"[\s-]+", canonical(text)) if syllables_of(w)]
        own = (name.vi or "").split()
        wrong = [(w, c) for w, c, ok in zip(words, han, fit, strict=True) if not ok]
        detail = ", ".join(f"{w} is no reading of {c}" for w, c in wrong)
        if len(own) >= len(han):
            right = [w if ok else own[i] for i, (w, ok) in enumerate(zip(words, fit, strict=True))]
            offered = [" ".join(own[: len(han)]), " ".join(right)]
            if family_by_sound(han[0], fold(words[0])):
                offered.reverse()  # Giàng, not Giang, for 江
            return tuple(dict.fromkeys(offered)), detail
        return (), detail
    syllables = [w for w in re.split(r"[\s-]+", canonical(name.text)) if syllables_of(w)]
    wrong = [(c, s) for c, s, ok in zip(text, syllables, fit, strict=True) if not ok]
    detail = ", ".join(f"{c} is not read {s}" for c, s in wrong)
    if name.entry is not None and name.entry.zh:
        return (), detail
    if written_elsewhere(work, name):
        return written_elsewhere(work, name), detail
    for candidate in restore_person(name.text):
        same = all(c == t for c, t, ok in zip(candidate.text, text, fit, strict=False) if ok)
        if len(candidate.text) == len(text) and same:
            return (candidate.text,), detail
    return (), detail
