"""Vietnamese to Han: candidates are probabilities, ranked, and come from the tables."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sinoviet.names import given_vi
from sinoviet.readings import hanviet
from sinoviet.restore import restore_person, restore_place, restore_word
from sinoviet.text import fold
from tables import cases

SURNAMES = st.sampled_from("Nguyễn Trần Lê Phạm Vương Lý Hoàng Liêu Chu Đặng".split())
SYLLABLES = st.sampled_from(sorted(given_vi())).map(str.capitalize)
NAMES = st.builds(
    lambda a, b: " ".join([a, *b]), SURNAMES, st.lists(SYLLABLES, min_size=1, max_size=3)
)


@settings(max_examples=150)
@given(NAMES, st.sampled_from(["", "vn", "cn"]))
def test_candidates_are_ranked_probabilities(name: str, country: str) -> None:
    found = restore_person(name, country)
    scores = [c.score for c in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < s <= 1 for s in scores)
    assert sum(scores) <= 1.000001
    assert len({c.text for c in found}) == len(found)
    assert all(len(c.text) == len(name.split()) for c in found)


@settings(max_examples=100)
@given(NAMES)
def test_spelling_does_not_matter(name: str) -> None:
    assert [c.text for c in restore_person(name)] == [c.text for c in restore_person(name.upper())]


@pytest.mark.parametrize(("name", "expected"), cases("restored"))
def test_first_candidate(name: str, expected: str) -> None:
    country, _, text = name.rpartition("::")
    assert restore_person(text, country)[0].text == expected


@pytest.mark.parametrize(
    "name", ["Mèo Vạc", "Xín Mần", "Pò Chài", "Ma Lù Thàng", "Sủng Là", "Krông Pắc"]
)
def test_native_names_have_no_characters(name: str) -> None:
    assert restore_place(name) == []


def test_the_country_decides_between_two_ways_of_writing() -> None:
    assert restore_person("Nguyễn Thị Hoa", "vn")[0].text == "阮氏花"
    assert restore_person("Vũ Minh", "vn")[0].text[0] == "武"


def test_middle_names_tell_the_sex() -> None:
    assert restore_person("Trần Thị Hoa", "vn")[0].text == "陈氏花"
    assert restore_person("Trần Văn Hoa", "vn")[0].text == "陈文华"


@pytest.mark.parametrize("word", ["phát triển", "hợp tác", "biên giới", "kinh tế", "Lịch sử"])
def test_words_are_restored_by_their_reading(word: str) -> None:
    assert fold(hanviet(restore_word(word)[0].text)) == fold(word)


def test_nothing_is_made_up() -> None:
    assert restore_word("xanh lè") == []
    assert restore_person("Jean Dupont") == []
    assert restore_person("Nguyễn") == []
    assert restore_place("") == []
