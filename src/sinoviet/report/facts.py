"""What several reports tell: counts in words, where a finding stands, the text of its rule."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sinoviet.check.rule import Checked, Diagnostic, RuleText, Severity

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "hint")


@dataclass(frozen=True, slots=True)
class Counts:
    """How many findings of each severity.

    >>> str(Counts(1, 2)), str(Counts())
    ('1 error, 2 warnings', 'nothing found')
    """

    errors: int = 0
    warnings: int = 0
    hints: int = 0

    @property
    def total(self) -> int:
        """The number of all findings."""
        return self.errors + self.warnings + self.hints

    def __str__(self) -> str:
        numbers = zip((self.errors, self.warnings, self.hints), SEVERITIES, strict=True)
        return ", ".join(several(n, name) for n, name in numbers if n) or "nothing found"


def counted(diagnostics: Iterable[Diagnostic]) -> Counts:
    """Return how many findings of each severity there are."""
    numbers = Counter(diagnostic.severity for diagnostic in diagnostics)
    return Counts(numbers["error"], numbers["warning"], numbers["hint"])


def total(checked: Iterable[Checked]) -> Counts:
    """Return how many findings of each severity all drafts have together."""
    return counted(diagnostic for draft in checked for diagnostic in draft.diagnostics)


def several(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> several(1, "draft"), several(1200, "word")
    ('1 draft', '1,200 words')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def length(draft: Checked) -> str:
    """Return how long a draft is: in words, or in Han characters."""
    return several(draft.words, "character" if draft.language.startswith("zh") else "word")


def place(path: str, diagnostic: Diagnostic) -> str:
    """Return where a finding stands: ``path:line:column``, or ``path: where`` without lines."""
    if diagnostic.line is not None and diagnostic.column is not None:
        return f"{path}:{diagnostic.line}:{diagnostic.column}"
    return f"{path}: {diagnostic.where}" if diagnostic.where else path


def within(diagnostic: Diagnostic) -> str:
    """Return where a finding stands within its file, for a person."""
    if diagnostic.where or diagnostic.line is None:
        return diagnostic.where
    return f"line {diagnostic.line}"


def sentence(diagnostic: Diagnostic) -> str:
    """Return a finding in one sentence: the characters, why, what to write."""
    write = (
        f" ({diagnostic.remedy}: {' | '.join(diagnostic.suggestions)})"
        if diagnostic.suggestions
        else ""
    )
    text = f"{diagnostic.text}: " if diagnostic.text else ""
    return f"{text}{diagnostic.message}{write}"


def rule_texts(checked: Sequence[Checked], rules: Sequence[RuleText]) -> list[RuleText]:
    """Return the rules by code: those given, and those that found something without a text."""
    texts = {
        diagnostic.code: RuleText(diagnostic.code, diagnostic.name, "", "")
        for draft in checked
        for diagnostic in draft.diagnostics
    }
    texts.update((rule.code, rule) for rule in rules)
    return [texts[code] for code in sorted(texts)]
