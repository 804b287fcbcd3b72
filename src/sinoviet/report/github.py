"""Findings as workflow commands: GitHub shows them beside the lines of a change."""

from collections.abc import Iterator, Sequence

from sinoviet.check.rule import Checked
from sinoviet.report.characters import storable
from sinoviet.report.facts import sentence

_COMMANDS = {"error": "error", "warning": "warning", "hint": "notice"}


def write(checked: Sequence[Checked]) -> str:
    """Return one command for each finding and each remark.

    >>> from sinoviet.formats.document import Document
    >>> draft = Document("a.txt", "text", (), remarks=("read as TCVN3",))
    >>> print(write([Checked(draft, (), (), 120, "vi")]), end="")
    ::notice file=a.txt,title=sinoviet::read as TCVN3
    """
    return "".join(f"{line}\n" for draft in checked for line in _draft(draft))


def _draft(draft: Checked) -> Iterator[str]:
    path = draft.document.path
    for found in draft.diagnostics:
        properties: dict[str, object] = {"file": path}
        if found.line is not None:
            properties |= {"line": found.line, "col": found.column}
        properties["title"] = f"{found.code} {found.name}"
        where = f"{found.where}: " if found.where and found.line is None else ""
        yield _command(_COMMANDS[found.severity], properties, where + sentence(found))
    for remark in draft.document.remarks:
        yield _command("notice", {"file": path, "title": "sinoviet"}, remark)


def _command(name: str, properties: dict[str, object], message: str) -> str:
    listed = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name} {listed}::{_data(message)}"


def _data(text: str) -> str:
    return storable(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
