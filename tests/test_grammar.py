"""Titles and organisations: how the grammar writes them in the other language.

Tables ``grammar`` (Vietnamese to Chinese) and ``grammar_vi`` (Chinese to Vietnamese).  The input is
the phrase, or a text with the phrase in square brackets; ``|`` separates forms that are equally
right.  Chinese is compared as it stands, Vietnamese without regard to capitals.
"""

from functools import cache

import pytest

from sinoviet.resolver import Mention, Resolver
from sinoviet.text import fold
from tables import FOLDER, cases, rows


@cache
def resolver() -> Resolver:
    return Resolver()


def marked(given: str) -> tuple[str, int, int]:
    """Return the text without its brackets, and where the phrase begins and ends."""
    if "[" not in given:
        return given, 0, len(given)
    start, end = given.index("["), given.index("]") - 1
    return given.replace("[", "", 1).replace("]", "", 1), start, end


def phrase(given: str) -> Mention:
    """Return the title or organisation that spans the phrase, at whatever level."""
    text, start, end = marked(given)
    for top in resolver().resolve(text):
        for mention in top.walk():
            whole = (mention.span.start, mention.span.end) == (start, end)
            if whole and mention.kind in ("title", "organisation"):
                return mention
    raise AssertionError(f"nothing found that spans {text[start:end]!r}")


@pytest.mark.parametrize(("given", "expected"), cases("grammar"))
def test_chinese(given: str, expected: str) -> None:
    assert phrase(given).zh in expected.split("|")


@pytest.mark.parametrize(("given", "expected"), cases("grammar_vi"))
def test_vietnamese(given: str, expected: str) -> None:
    assert fold(phrase(given).vi or "") in map(fold, expected.split("|"))


@pytest.mark.parametrize("given", [case.values[0] for case in cases("grammar") if not case.marks])
def test_canonical_form_is_read_as_one_phrase_again(given: str) -> None:
    """What the resolver prints as the Vietnamese form it can read itself."""
    found = phrase(given)
    if (found.span.start, found.span.end) != (0, len(given)):
        pytest.skip("a part of a phrase need not stand alone")
    (again,) = resolver().resolve(found.vi or "")
    assert (again.kind, again.text) == (found.kind, found.vi)
    assert again.zh is not None


def test_no_phrase_stands_in_two_rows() -> None:
    for group in ("grammar", "grammar_vi"):
        given = [
            row[0] for path in sorted(FOLDER.glob(f"{group}_[rmf]*.tsv")) for row in rows(path)
        ]
        assert len(given) == len(set(given))
