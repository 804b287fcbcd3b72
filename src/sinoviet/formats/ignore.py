"""Comments in a draft that switch rules off: ``sinoviet: ignore SV201, SV302``."""

import re

_COMMENT = re.compile(
    r"\s*sinoviet:\s*ignore(?:\s*:?\s+(?P<codes>[A-Z]{2}\d{0,3}(?:[\s,]+[A-Z]{2}\d{0,3})*))?[\s,]*",
    re.I,
)
EVERYTHING = frozenset("*")
NOTHING: frozenset[str] = frozenset()


def ignored(comment: str) -> frozenset[str]:
    """Return the rules, or families of rules (SV2), that a comment switches off; ``*``: all.

    >>> sorted(ignored("sinoviet: ignore SV201, SV302")), ignored("sinoviet: ignore")
    (['SV201', 'SV302'], frozenset({'*'}))
    >>> ignored("a remark")
    frozenset()
    """
    match = _COMMENT.fullmatch(comment)
    if match is None:
        return NOTHING
    codes = match["codes"]
    return frozenset(re.split(r"[\s,]+", codes.upper())) if codes else EVERYTHING


def ignored_line(line: str) -> frozenset[str]:
    """Return the codes of a line of plain text that is such a comment: ``# sinoviet: ignore``.

    >>> ignored_line("# sinoviet: ignore SV201")
    frozenset({'SV201'})
    """
    line = line.strip()
    return ignored(line[1:]) if line.startswith("#") else NOTHING
