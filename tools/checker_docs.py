"""The sections of ``docs/reference.md`` on the draft checker: formats, settings, rules."""

import re
import textwrap
from collections.abc import Iterator

from markdown_tables import table
from sinoviet import config
from sinoviet.check.rules import MODULES, rule
from sinoviet.checking import rule_text
from sinoviet.formats import FORMATS

#: What the first digit of a code says.
FAMILIES = {
    "SV1": "a name against the glossary",
    "SV2": "a name against the rest of the draft",
    "SV3": "letters and spelling",
    "SV4": "the draft against its source",
}


def formats() -> Iterator[str]:
    """Yield the table of the formats that ``check`` reads."""
    yield "## Formats of `check`"
    yield ""
    yield "`sinoviet formats` prints this table. The name of a file tells its format, and its content"
    yield "must agree; standard input is told by its content."
    yield ""
    rows = (
        (
            each.name,
            " ".join(each.extensions),
            each.reads,
            "possible" if each.bilingual else "no",
            "a copy with remarks" if each.annotates else "a patch",
        )
        for each in FORMATS
    )
    header = ("format", "files", "what is read", "source in the file", "`--annotate` writes")
    yield from table(header, rows)
    yield ""


def settings() -> Iterator[str]:
    """Yield the settings file, from the docstring of ``sinoviet.config``."""
    summary, _, block = (config.__doc__ or "").partition("::\n")
    yield "## Settings"
    yield ""
    yield markdown(summary.strip())
    yield ""
    yield "```toml"
    yield textwrap.dedent(block).strip("\n").rstrip()
    yield "```"
    yield ""
    yield "Each key may be left out. `check` takes the file of the folder it runs in, or of the nearest folder"
    yield "above, or the one that `--config` names; what the command line says goes before it, and"
    yield "`--glossary` is added to it. Names of files are relative to the settings file."
    yield ""


def rules() -> Iterator[str]:
    """Yield the list of the rules, and the whole explanation of each."""
    yield "## Rules of `check`"
    yield ""
    families = "; ".join(f"{family} {text}" for family, text in FAMILIES.items())
    yield "`--select` and `--ignore` take codes and families, the beginnings of codes:"
    yield f"{families}. `sinoviet rule CODE` prints one explanation."
    yield ""
    rows = []
    for code in MODULES:
        text = rule_text(code)
        link = f"[{code}](#{code.lower()}-{text.name})"
        rows.append((link, text.name, rule(code).severity, markdown(text.summary)))
    yield from table(("code", "name", "severity", "finds"), rows)
    yield ""
    for code in MODULES:
        text = rule_text(code)
        yield f"### {code} {text.name}"
        yield ""
        yield f"{rule(code).severity}: {markdown(text.summary)}"
        yield ""
        for paragraph in text.help.split("\n\n"):
            yield re.sub(r"\A([A-Z][a-z ]+): ", r"**\1:** ", markdown(paragraph))
            yield ""


def markdown(text: str) -> str:
    """Return the text of a docstring in Markdown."""
    return text.replace("``", "`")
