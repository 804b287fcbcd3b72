"""Vietnamese text made comparable: case tables, and properties over generated text."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given, settings

from sinoviet.text import canonical, fold, fold_with_map, skeleton, strip_marks
from strategies import hostile, nfc, nfd, ordinary
from tables import cases

MANY = settings(max_examples=800)


@pytest.mark.parametrize(("text", "expected"), cases("canonical"))
def test_canonical_is_the_spelling_of_a_careful_writer(text: str, expected: str) -> None:
    assert [canonical(t) for t in (text, nfc(text), nfd(text))] == [expected] * 3
    assert canonical(expected) == expected
    assert unicodedata.is_normalized("NFC", expected)


@pytest.mark.parametrize(("text", "expected"), cases("fold"))
def test_fold_is_the_key_of_all_spellings(text: str, expected: str) -> None:
    assert [fold(t) for t in (text, nfc(text), nfd(text))] == [expected] * 3
    assert fold(expected) == expected


@pytest.mark.parametrize(("text", "expected"), cases("fold"))
def test_fold_with_map_folds_alike(text: str, expected: str) -> None:
    assert fold_with_map(text)[0] == expected


@pytest.mark.parametrize(("one", "other"), cases("differ"))
def test_names_that_sound_otherwise_keep_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(("text", "expected"), cases("skeleton"))
def test_skeleton_is_what_a_hasty_typist_types(text: str, expected: str) -> None:
    assert skeleton(text) == expected


@pytest.mark.parametrize(("text", "expected"), cases("strip_marks"))
def test_strip_marks_takes_the_marks_only(text: str, expected: str) -> None:
    assert strip_marks(text) == expected


@pytest.mark.parametrize("text", ["İstanbul", "STRAẞE", "ﬁn", "ŉ", "ǰ", "ΐ", "Hà İ Nội"])
def test_fold_keeps_the_length_of_letters_that_would_grow(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_map_leads_back_to_decomposed_text() -> None:
    text = "ở  Ha\u0300\u00a0 Giang\u200b."
    folded, offsets = fold_with_map(text)
    assert folded == "ở hà giang."
    at = folded.index("hà")
    assert text[offsets[at] : offsets[at + 2]] == "Ha\u0300"


def test_map_of_nothing_is_the_end_of_the_text() -> None:
    assert fold_with_map("") == ("", [0])
    assert fold_with_map(" \u200b") == ("", [2])


# Properties of ordinary text ------------------------------------------------------------------


@MANY
@given(ordinary)
def test_canonical_twice_changes_nothing(text: str) -> None:
    once = canonical(text)
    assert canonical(once) == once
    assert unicodedata.is_normalized("NFC", once)


@MANY
@given(ordinary)
def test_fold_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text) == fold(canonical(text))


@MANY
@given(ordinary)
def test_fold_does_not_see_the_unicode_form(text: str) -> None:
    assert fold(nfd(text)) == fold(nfc(text)) == fold(text)


@MANY
@given(ordinary)
def test_fold_with_map_agrees_with_fold(text: str) -> None:
    assert fold_with_map(text)[0] == fold(text)


@MANY
@given(ordinary)
def test_offsets_of_each_folded_word_cut_out_that_word(text: str) -> None:
    folded, offsets = fold_with_map(text)
    at = 0
    for word in folded.split(" "):
        assert fold(text[offsets[at] : offsets[at + len(word)]]) == word
        at += len(word) + 1


@given(ordinary)
def test_skeleton_depends_on_the_fold_only(text: str) -> None:
    assert skeleton(text) == skeleton(fold(text)) == strip_marks(fold(text))


# Properties of any text -----------------------------------------------------------------------


@MANY
@given(hostile)
def test_offsets_never_run_back_and_stay_within_the_text(text: str) -> None:
    folded, offsets = fold_with_map(text)
    assert len(offsets) == len(folded) + 1
    assert all(a <= b for a, b in pairwise(offsets))
    assert all(0 <= offset <= len(text) for offset in offsets)


@MANY
@given(hostile)
def test_unicode_form_of_hostile_text_does_not_matter(text: str) -> None:
    assert canonical(nfd(text)) == canonical(nfc(text))
    assert fold(nfd(text)) == fold(nfc(text))


@MANY
@given(hostile)
@example("hoà\u0300")
@example("A\u0300\ufeff\u0302")
@example("A\u0300\u0300\u0302")
def test_canonical_of_hostile_text_twice_changes_nothing(text: str) -> None:
    once = canonical(text)
    assert canonical(once) == once
    assert unicodedata.is_normalized("NFC", once)


@MANY
@given(hostile)
@example("hoà\u0300")
def test_fold_of_hostile_text_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@MANY
@given(hostile)
@example("МосkВа\u0300")
def test_fold_with_map_agrees_with_fold_on_hostile_text(text: str) -> None:
    assert fold_with_map(text)[0] == fold(text)
