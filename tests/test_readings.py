"""Readings of Han text: characters, words, names; the bulk reader against the one with steps."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sinoviet.hanzi import is_han, simplified_table, simplify, traditionalise
from sinoviet.readings import (
    capital,
    character,
    hanviet,
    is_transcription,
    person_steps,
    surname_length,
    word_steps,
)
from sinoviet.syllable import parse
from tables import FOLDER, cases

#: 通用规范汉字表 (2013), the 8,105 characters of general use; as Unihan lists them (kTGH).
COMMON = (FOLDER / "common_characters.txt").read_text(encoding="utf-8").replace("\n", "")
HAN = st.text(st.sampled_from(COMMON[:3500]), min_size=1, max_size=12)


@pytest.mark.parametrize(
    "text", [COMMON, traditionalise(COMMON)], ids=["simplified", "traditional"]
)
def test_every_common_character_has_a_reading(text: str) -> None:
    assert [c for c in text if character(c) is None] == []


def test_every_reading_is_one_vietnamese_syllable() -> None:
    odd = [
        (c, vi)
        for c in COMMON
        for one in [character(c)]
        if one
        for vi in (one.vi, one.name)
        if not parse(vi)
    ]
    assert odd == []


def test_every_word_has_a_syllable_for_each_character() -> None:
    lines = (Path("src/sinoviet/data/words.tsv").read_text("utf-8")).splitlines()[1:]
    rows = [line.split("\t") for line in lines]
    assert [zh for zh, vi, _ in rows if len(zh) != len(vi.split(" "))] == []
    assert [zh for zh, vi, _ in rows if not all(parse(s) for s in vi.split(" "))] == []


@pytest.mark.parametrize(("text", "expected"), cases("hanviet"))
def test_reading_of_a_text(text: str, expected: str) -> None:
    assert hanviet(text) == expected


@pytest.mark.parametrize(("name", "expected"), cases("persons_read"))
def test_reading_of_a_person(name: str, expected: str) -> None:
    assert " ".join(step.after for step in person_steps(name)) == expected


@settings(max_examples=300)
@given(HAN)
def test_the_bulk_reader_agrees_with_the_steps(text: str) -> None:
    assert hanviet(text) == " ".join(step.after for step in word_steps(text))


@given(HAN)
def test_the_steps_cover_the_text_in_order(text: str) -> None:
    assert "".join(step.before for step in word_steps(text)) == text


OTHER = st.characters(
    exclude_categories=["Cs", "Lo", "Cc"], exclude_characters="，、。；：？！（）\u3000"
)


@given(st.text(OTHER.filter(lambda c: not is_han(c))))
def test_everything_but_han_passes_untouched(text: str) -> None:
    assert hanviet(text) == text


@given(HAN, HAN)
def test_marks_become_plain_and_lines_stay(one: str, two: str) -> None:
    assert hanviet(f"{one}，{two}。\n{one}") == f"{hanviet(one)}, {hanviet(two)}.\n{hanviet(one)}"


def test_traditional_text_is_read_by_the_same_words() -> None:
    assert hanviet("銀行行長") == hanviet("银行行长")


@given(HAN)
def test_the_newer_tone_style_changes_only_where_the_mark_stands(text: str) -> None:
    old, new = hanviet(text), hanviet(text, "new")
    assert len(old) == len(new)
    assert [parse(s) for s in re.findall(r"\w+", old)] == [
        parse(s) for s in re.findall(r"\w+", new)
    ]


@pytest.mark.parametrize(
    ("name", "length"),
    [
        ("欧阳修", 2),
        ("司马光", 2),
        ("万俟卨", 2),
        ("陈明", 1),
        ("单雄信", 1),
        ("明", 0),
        ("特朗普", 0),
    ],
)
def test_length_of_the_family_name(name: str, length: int) -> None:
    assert surname_length(name) == length


@pytest.mark.parametrize(
    "name", ["特朗普", "吾守尔", "阿不都热依木", "努尔·白克力", "莱万多夫斯基", "巴特尔", "买买提"]
)
def test_transcribed_names_are_recognised(name: str) -> None:
    assert is_transcription(name)


@pytest.mark.parametrize(
    "name",
    ["廖品琥", "诸葛亮", "欧阳修", "陈明", "阮氏金银", "罗贯中", "马英九", "左宗棠", "布小林"],
)
def test_chinese_and_vietnamese_names_are_no_transcriptions(name: str) -> None:
    assert not is_transcription(name)


def test_simplified_and_traditional_names_are_read_alike() -> None:
    for traditional in ("諸葛亮", "歐陽脩", "單雄信"):
        one = [s.after for s in person_steps(traditional)]
        assert one == [s.after for s in person_steps(simplify(traditional))]


def test_unknown_characters_stay() -> None:
    assert hanviet("\U00030edd山") == "\U00030edd sơn"
    assert [s.rule for s in word_steps("\U00030edd")] == ["unknown character"]


@given(st.sampled_from(sorted(map(chr, simplified_table()))))
def test_a_traditional_character_is_read_if_its_simplified_one_is(hanzi: str) -> None:
    if character(simplify(hanzi)) is not None and simplify(hanzi) in COMMON:
        assert character(hanzi) is not None


@given(st.text("aăđưtrungquc ,-", max_size=20))
def test_capitals_keep_the_length(text: str) -> None:
    assert len(capital(text)) == len(text)
    assert capital(text).lower() == text
