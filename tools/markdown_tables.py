"""Tables in Markdown."""

from collections.abc import Iterable, Iterator


def cell(text: str) -> str:
    """Return ``text`` fit for a cell of a table."""
    return " ".join(text.split()).replace("|", "\\|")


def table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Yield the lines of a table."""
    names = list(header)
    yield f"| {' | '.join(names)} |"
    yield "|" + " --- |" * len(names)
    for row in rows:
        yield f"| {' | '.join(map(cell, row))} |"
