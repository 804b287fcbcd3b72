"""Han text: script runs, simplified and traditional characters, pinyin."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sinoviet.hanzi import (
    HAN_CLASS,
    KEPT_IN_NAMES,
    has_han,
    is_han,
    pinyin,
    script_runs,
    simplified_table,
    simplify,
    traditionalise,
)
from tables import cases

BASIC = "".join(map(chr, range(0x4E00, 0xA000)))
han = st.text(st.sampled_from(BASIC + "〇㐀𠀀 ,aà"))


@pytest.mark.parametrize(("text", "expected"), cases("simplify"))
def test_simplified_form(text: str, expected: str) -> None:
    assert simplify(text) == expected


@settings(max_examples=300)
@given(st.one_of(st.text(), han))
def test_simplify_keeps_the_length(text: str) -> None:
    assert len(simplify(text)) == len(text)


def test_simplify_twice_changes_nothing() -> None:
    """But for 薴 -> 苧 (a simplified form) -> 苎: 苧 is a traditional character as well."""
    table = simplified_table()
    assert [chr(t) for t, s in table.items() if s in table] == ["薴"]


def test_every_simplified_character_is_another_han_character() -> None:
    assert all(is_han(chr(t)) and is_han(chr(s)) and t != s for t, s in simplified_table().items())


@pytest.mark.parametrize(("text", "expected"), cases("names"))
def test_name_of_a_person_keeps_merged_characters(text: str, expected: str) -> None:
    assert traditionalise(text, name=True) == expected


def test_place_is_converted_word_by_word() -> None:
    assert traditionalise("云南省麻栗坡县") == "雲南省麻栗坡縣"
    assert traditionalise("范围") == "範圍"


def test_traditionalise_keeps_the_length_of_every_character() -> None:
    assert len(traditionalise(BASIC)) == len(BASIC)


@given(han)
def test_traditionalise_keeps_the_length_of_a_text(text: str) -> None:
    assert len(traditionalise(text)) == len(traditionalise(text, name=True)) == len(text)


def test_characters_kept_in_names_stay() -> None:
    kept = "".join(sorted(KEPT_IN_NAMES))
    assert traditionalise(kept, name=True) == kept


def test_is_han_and_the_character_class_say_the_same() -> None:
    pattern = re.compile(f"[{HAN_CLASS}]")
    codes = (*range(0xD800), *range(0xE000, 0x40010), 0x10FFFF)
    assert not [hex(c) for c in codes if is_han(chr(c)) != bool(pattern.match(chr(c)))]


@pytest.mark.parametrize(
    ("text", "found"),
    [("châu 文山", True), ("〇", True), ("châu Văn Sơn", False), ("，。", False), ("", False)],
)
def test_has_han(text: str, found: bool) -> None:
    assert has_han(text) is found


def test_script_runs_of_a_mixed_line() -> None:
    runs = list(script_runs("châu Va\u0306n Sơn（文山州）2021, Москва"))
    assert runs == [(0, 4, "Latn"), (5, 9, "Latn"), (10, 13, "Latn"), (14, 17, "Hani")]


@settings(max_examples=300)
@given(st.one_of(st.text(), han))
def test_script_runs_stand_in_order_and_hold_one_script(text: str) -> None:
    done = 0
    for start, end, script in script_runs(text):
        assert done <= start < end <= len(text)
        assert {is_han(c) for c in text[start:end]} == {script == "Hani"}
        done = end


def test_all_han_characters_stand_in_a_run() -> None:
    text = "a文b山，〇"
    covered = {i for a, b, script in script_runs(text) if script == "Hani" for i in range(a, b)}
    assert covered == {i for i, c in enumerate(text) if is_han(c)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("麻栗坡", "ma li po"),
        ("河口", "he kou"),
        ("重庆", "chong qing"),
        ("银行", "yin hang"),
        ("绿春", "lv chun"),
        ("", ""),
    ],
)
def test_pinyin_without_tones(text: str, expected: str) -> None:
    assert pinyin(text) == expected.split()


def test_pinyin_with_tones() -> None:
    assert pinyin("文山", tones=True) == ["wén", "shān"]
