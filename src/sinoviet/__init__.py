"""sinoviet: names between Vietnamese and Chinese.

>>> import sinoviet
>>> [(m.text, m.zh) for m in sinoviet.resolve("huyện Malypho, châu Văn Sơn")]
[('Malypho', '麻栗坡'), ('Văn Sơn', '文山')]

The public names are loaded when they are first used: ``import sinoviet`` reads no file and
imports nothing else.
"""

TYPE_CHECKING = False  # typing itself costs as much as the rest: type checkers know this name
if TYPE_CHECKING:
    from typing import Any

    from sinoviet.candidates import Candidate
    from sinoviet.check.rule import Checked, Diagnostic
    from sinoviet.check.run import Checker, Options
    from sinoviet.errors import GlossaryError, InputError, ResourceError, SinovietError
    from sinoviet.formats.document import Document, Unit
    from sinoviet.glossary import Entry, Glossary, load
    from sinoviet.hanzi import pinyin, simplify, traditionalise
    from sinoviet.readings import Step, hanviet
    from sinoviet.resolver import Mention, Resolver, Span, resolve
    from sinoviet.search import Match, lookup
    from sinoviet.text import canonical, fold, fold_with_map
    from sinoviet.transliteration import Transliteration, Transliterator, transliterate
    from sinoviet.validation import Finding, validate

__version__ = "0.1.0"

_HOMES = {
    "Candidate": "candidates",
    "Checked": "check.rule",
    "Checker": "check.run",
    "Diagnostic": "check.rule",
    "Document": "formats.document",
    "Entry": "glossary",
    "Finding": "validation",
    "Glossary": "glossary",
    "GlossaryError": "errors",
    "InputError": "errors",
    "Match": "search",
    "Mention": "resolver",
    "Options": "check.run",
    "Resolver": "resolver",
    "ResourceError": "errors",
    "SinovietError": "errors",
    "Span": "resolver",
    "Step": "readings",
    "Transliteration": "transliteration",
    "Transliterator": "transliteration",
    "Unit": "formats.document",
    "canonical": "text",
    "fold": "text",
    "fold_with_map": "text",
    "hanviet": "readings",
    "load": "glossary",
    "lookup": "search",
    "pinyin": "hanzi",
    "resolve": "resolver",
    "simplify": "hanzi",
    "traditionalise": "hanzi",
    "transliterate": "transliteration",
    "validate": "validation",
}

__all__ = [
    "Candidate",
    "Checked",
    "Checker",
    "Diagnostic",
    "Document",
    "Entry",
    "Finding",
    "Glossary",
    "GlossaryError",
    "InputError",
    "Match",
    "Mention",
    "Options",
    "Resolver",
    "ResourceError",
    "SinovietError",
    "Span",
    "Step",
    "Transliteration",
    "Transliterator",
    "Unit",
    "canonical",
    "fold",
    "fold_with_map",
    "hanviet",
    "load",
    "lookup",
    "pinyin",
    "resolve",
    "simplify",
    "traditionalise",
    "transliterate",
    "validate",
]


def __getattr__(name: str) -> "Any":
    from importlib import import_module

    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'sinoviet' has no attribute {name!r}")
    value = getattr(import_module(f"sinoviet.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
