"""Transliteration end to end: entries, places with heads, phrases, persons, words; both ways.

Table ``transliterate``: the input, with ``kind::`` before it where a kind is given, and the text;
``?`` where nothing can be said.
"""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sinoviet
from sinoviet import InputError, Transliterator, transliterate
from sinoviet.glossary import load
from sinoviet.text import fold
from strategies import hostile
from tables import cases


def ask(given: str) -> sinoviet.Transliteration:
    kind, _, name = given.rpartition("::")
    return transliterate(name, kind=kind or None)  # type: ignore[arg-type]


@pytest.mark.parametrize(("given", "expected"), cases("transliterate"))
def test_text(given: str, expected: str) -> None:
    assert (ask(given).text or "?") == expected


@pytest.mark.parametrize(
    "name", ["阿不都热依木·克里木", "person::吾守尔", "莱万多夫斯基", "person::买买提"]
)
def test_transcribed_names_are_not_read_but_the_reading_is_offered(name: str) -> None:
    found = ask(name)
    assert found.text is None
    assert not found.complete
    assert found.steps[0].rule == "not readable by rule"
    assert found.alternatives[0].text.istitle()


@pytest.mark.parametrize(
    "name", ["Trần Minh", "Vương Vĩ", "曾国藩", "huyện Bình Sơn", "Nguyễn Văn Sơn"]
)
def test_alternatives_are_ranked_and_begin_with_the_text(name: str) -> None:
    found = transliterate(name)
    scores = [c.score for c in found.alternatives]
    assert found.alternatives[0].text == found.text
    assert scores == sorted(scores, reverse=True)
    assert (
        0.99 <= sum(c.score for c in transliterate(name, limit=500).alternatives) <= 1.01
        or found.to == "zh-Hans"
    )


def test_a_known_person_has_namesakes() -> None:
    found = transliterate("Trần Minh")
    assert found.text == "陈明"
    assert len(found.alternatives) > 3
    assert found.alternatives[0].entry is not None


def test_an_undecided_name_is_not_complete() -> None:
    found = transliterate("Lưu Hoành Kỳ", kind="person", country="cn")
    assert found.text is not None
    assert found.complete is (found.alternatives[0].score >= 2 / 3)


def test_unknown_characters_stay_and_make_it_incomplete() -> None:
    found = transliterate("\U00030edd山", kind="place")
    assert found.text is not None and "Sơn" in found.text
    assert not found.complete


def test_traditional_target() -> None:
    assert transliterate("huyện Mã Quan", "zh-Hant").text == "馬關縣"
    assert transliterate("Phạm Minh Chính", "zh-Hant").text == "范明政"
    assert transliterate("云南", "zh-Hant").text == "雲南"


def test_tone_style() -> None:
    assert transliterate("和平发展", tone_style="new").text == "hoà bình phát triển"


def test_limit() -> None:
    assert len(transliterate("Trần Minh", limit=3).alternatives) == 3


def test_country_goes_home() -> None:
    assert transliterate("武文山", kind="person", country="vn").text == "Vũ Văn Sơn"


@pytest.mark.parametrize("name", ["滨艺坊", "得朵县", "诸登亚社"])
def test_units_of_vietnam_read_by_their_characters_are_doubted(name: str) -> None:
    assert not transliterate(name, kind="place", country="vn").complete


@pytest.mark.parametrize("name", ["裴黄越英", "范阮明书", "咸辉", "阮氏芳草"])
def test_a_kind_that_is_right_makes_no_answer_worse(name: str) -> None:
    assert transliterate(name, kind="person").text == transliterate(name).text is not None


def test_words_are_among_the_given_names() -> None:
    assert "李计划" in {c.text for c in transliterate("Lý Kế Hoạch").alternatives}


@pytest.mark.parametrize("name", ["12345", "John Smith", "한국", "Krông Pắc"])
def test_silence_says_why(name: str) -> None:
    found = transliterate(name)
    assert found.text is None
    assert found.steps[0].rule == "nothing found"
    assert found.steps[0].after


def test_wrong_arguments_are_refused() -> None:
    with pytest.raises(InputError, match="to is 'en'"):
        transliterate("Trần Minh", "en")
    with pytest.raises(InputError, match="kind is 'river'"):
        transliterate("Trần Minh", kind="river")  # type: ignore[arg-type]


def test_own_entries_come_first(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("kind,vi,zh\nperson,Trần Minh,陈铭\n", encoding="utf-8")
    assert Transliterator(load([path])).transliterate("陈铭").text == "Trần Minh"


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        hostile, st.text(st.sampled_from("云南省文山州县中山长乐阮陈·，2024 aĐ"), max_size=12)
    )
)
def test_nothing_is_too_odd(text: str) -> None:
    found = transliterate(text)
    assert found.input == text
    assert found.text is None or found.alternatives[0].text == found.text


def test_entries_of_the_glossary_go_home() -> None:
    """What the glossary prefers comes back, unless two entries share a form."""
    glossary = load()
    tool = Transliterator(glossary)
    checked = 0
    for entry in list(glossary.entries.values())[::7]:
        if entry.kind == "place" and entry.vi and entry.zh and len(glossary.lookup(entry.zh)) == 0:
            there = tool.transliterate(entry.zh)
            forms = {fold(c.text) for c in there.alternatives}
            assert fold(entry.vi) in forms, entry.id
            checked += 1
    assert checked > 100
