"""What a rule is and what it says: Diagnostic, and the facts of one checked draft."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from sinoviet.check.draft import Draft, Segment
from sinoviet.formats.document import Document
from sinoviet.resolver import Span

Severity = Literal["error", "warning", "hint"]


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule says of some characters of a segment; ``severity`` overrides the rule's own.

    ``span`` counts code points of the target; ``suggestions`` come best first; ``certain``: the
    first one may be put in without asking; ``source``: what is meant, in the source.
    """

    segment: Segment
    span: Span
    message: str
    suggestions: tuple[str, ...] = ()
    entry: str | None = None
    certain: bool = False
    severity: Severity | None = None
    source: Span | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its code, its name (reads well after "ignore"), how grave, and the check itself."""

    code: str
    name: str
    severity: Severity
    find: Callable[[Draft], Iterable[Found]]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: which rule, how grave, on which characters, what to write instead.

    ``span`` counts code points of the unit's target; ``line`` and ``column`` count from 1 in the
    file, None where the format has no lines.  ``suggestions`` come best first; ``certain``: the
    first one may be put in without asking.  ``entry`` is the glossary id, if one is meant;
    ``source`` where the source has what is meant.

    >>> Diagnostic("SV101", "form-to-avoid", "warning", "write Malypho", "1", Span(0, 6), "Malipô").code
    'SV101'
    """

    code: str
    name: str
    severity: Severity
    message: str
    unit: str
    span: Span
    text: str
    suggestions: tuple[str, ...] = ()
    entry: str | None = None
    certain: bool = False
    where: str = ""
    line: int | None = None
    column: int | None = None
    source: Span | None = None

    @property
    def remedy(self) -> str:
        """What is to be done with a suggestion: a missing name is added, another one written."""
        return "add" if self.code in ("SV401", "SV410") else "write"


@dataclass(frozen=True, slots=True)
class Use:
    """A form in which a draft writes an entity, and where: ``(unit id, where it stands)``.

    >>> Use("Malypho", (("1", "line 1"), ("4", "line 9"))).form
    'Malypho'
    """

    form: str
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Named:
    """One entity of a draft: its kind, its names in both languages, all its forms in the draft."""

    kind: str
    entry: str | None
    vi: str | None
    zh: str | None
    uses: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """One draft with all that was found in it; ``words`` counts words, or Han characters."""

    document: Document
    diagnostics: tuple[Diagnostic, ...]
    names: tuple[Named, ...]
    words: int
    language: str


@dataclass(frozen=True, slots=True)
class RuleText:
    """What a rule tells its readers: one sentence, and the paragraphs of its help.

    >>> RuleText("SV101", "form-to-avoid", "A form that the glossary advises against.", "").code
    'SV101'
    """

    code: str
    name: str
    summary: str
    help: str
