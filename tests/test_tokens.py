"""Tokens: nothing of the text is lost, and each has the key that the index asks for."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sinoviet.text import fold
from sinoviet.tokens import (
    CAPITAL,
    HAN,
    INVISIBLE,
    LOWER,
    MARK,
    NUMBER,
    UPPER,
    Token,
    analyse,
    cut,
    keys,
    offsets,
)
from strategies import hostile, nfc, nfd, ordinary
from tables import cases

MANY = settings(max_examples=600)
ANY = st.one_of(st.text(), hostile, ordinary)


def only(text: str) -> Token:
    (token,) = analyse(cut(text))
    return token


@MANY
@given(ANY)
def test_pieces_joined_are_the_text(text: str) -> None:
    assert "".join(cut(text)) == text


@MANY
@given(ANY)
def test_offsets_are_where_the_pieces_begin(text: str) -> None:
    pieces = cut(text)
    at = offsets(pieces)
    assert at[-1] == len(text)
    assert [text[a:b] for a, b in pairwise(at)] == pieces


@MANY
@given(ANY)
def test_width_is_the_piece_without_what_follows_it(text: str) -> None:
    for piece, token in zip(cut(text), analyse(cut(text)), strict=True):
        rest = piece[token.width :]
        rest = rest.strip().strip(INVISIBLE)
        assert rest in ("", "-", "\u2010", "\u2011")
        assert token.width <= len(piece)


@MANY
@given(ordinary)
def test_keys_do_not_see_the_unicode_form(text: str) -> None:
    assert keys(nfd(text)) == keys(nfc(text)) == keys(text)


@MANY
@given(ordinary)
def test_keys_of_keys_are_the_same(text: str) -> None:
    assert keys(" ".join(keys(text))) == keys(text)


@given(ordinary)
def test_no_key_holds_a_blank(text: str) -> None:
    assert all(key and key == "".join(key.split()) for key in keys(text))


@pytest.mark.parametrize(("text", "expected"), cases("keys"))
def test_keys_are_folded_syllables_han_characters_and_plain_marks(text: str, expected: str) -> None:
    assert keys(text) == expected.split()


@pytest.mark.parametrize("word", ["Hoà", "LÝ", "Ðồng", "Nguyê\u0303n", "Ｈà"])
def test_key_of_a_syllable_is_its_fold(word: str) -> None:
    assert keys(word) == [fold(word)]


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("hà", LOWER),
        ("đ", LOWER),
        ("Hà", CAPITAL),
        ("Đ", CAPITAL),
        ("A", CAPITAL),
        ("HÀ", UPPER),
        ("HA\u0300", UPPER),
        ("TP2", UPPER),
        ("McDonald", CAPITAL),
        ("9h", LOWER),
        ("2025", NUMBER),
        ("文", HAN),
        ("〇", HAN),
        (",", MARK),
        ("，", MARK),
        (" ", MARK),
    ],
)
def test_shape_says_what_kind_of_token_it_is(word: str, shape: int) -> None:
    assert only(word).shape == shape


@pytest.mark.parametrize(
    ("piece", "gap", "width"),
    [
        ("Văn", "", 3),
        ("Văn ", " ", 3),
        ("Va\u0306n\u00a0 ", " ", 4),
        ("Văn \n", "\n", 3),
        ("Lào-", "-", 3),
        ("Lào\u2011", "-", 3),
        ("文 ", " ", 1),
        ("\u200bHà ", " ", 3),
        (", ", " ", 1),
        (" ", " ", 0),
        ("\n", "\n", 0),
    ],
)
def test_gap_says_what_follows_the_token(piece: str, gap: str, width: int) -> None:
    (token,) = analyse([piece])
    assert (token.gap, token.width) == (gap, width)


def test_a_hyphen_belongs_to_the_word_only_between_letters() -> None:
    assert cut("Lào-Cai") == ["Lào-", "Cai"]
    assert cut("Lào - Cai") == ["Lào ", "- ", "Cai"]
    assert cut("2021- 2025") == ["2021", "- ", "2025"]
    assert cut("文-山") == ["文", "-", "山"]


def test_a_piece_met_again_is_the_same_token() -> None:
    one, other = analyse(["Hà ", "Hà "])
    assert one is other
