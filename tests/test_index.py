"""The index against slow and obvious references: a scan form by form, and exhaustive scoring."""

import random
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sinoviet.glossary import form_key, load
from sinoviet.index import BLOCK, CUTOFF, Fuzzy, Trie, blocks, decode_keystrokes
from sinoviet.tokens import LOWER, Token, analyse, cut, keys, offsets
from strategies import nfd
from tables import cases

# The exact scan -------------------------------------------------------------------------------

SYLLABLES = ("văn", "Văn", "VĂN", "sơn", "Sơn", "hà", "Hà", "Ha\u0300", "Lý", "lí", "文", "山", "-")
form_texts = st.lists(st.sampled_from(SYLLABLES[:-1]), min_size=1, max_size=3).map(" ".join)
gaps = st.sampled_from([" ", " ", " ", "  ", "\u00a0", "\n", ", ", "-", ""])
texts = st.lists(st.tuples(st.sampled_from(SYLLABLES), gaps), max_size=12).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)


def by_key(forms: list[str]) -> list[tuple[str, int]]:
    """Return the forms with a number each; of those with one key only the first."""
    kept = {form_key(text): text for text in reversed(forms)}
    return [(text, number) for number, text in enumerate(kept.values())]


def fits(form: list[Token], text: list[Token]) -> bool:
    """Return whether ``text`` begins with ``form``: the same keys, and capitals where it has."""
    return len(form) <= len(text) and all(
        f.key == t.key and (f.shape == LOWER or t.shape != LOWER)
        for f, t in zip(form, text, strict=False)
    )


def slow_scan(forms: list[tuple[str, int]], text: str) -> Iterator[tuple[int, int, int]]:
    """Try every form at every token; take the longest; go on after it."""
    pieces = cut(text)
    tokens, starts = analyse(pieces), offsets(pieces)
    known = [(analyse(cut(form)), value) for form, value in forms]
    at = 0
    while at < len(tokens):
        found = [(len(form), value) for form, value in known if fits(form, tokens[at:])]
        if not found:
            at += 1
            continue
        length, value = max(found)
        last = at + length - 1
        yield starts[at], starts[last] + tokens[last].width, value
        at += length


@settings(max_examples=1000)
@given(st.lists(form_texts, max_size=6).map(by_key), texts)
def test_scan_finds_what_the_slow_scan_finds(forms: list[tuple[str, int]], text: str) -> None:
    assert list(Trie(forms).scan(text)) == list(slow_scan(forms, text))


@settings(max_examples=300)
@given(st.lists(form_texts, min_size=1, max_size=6).map(by_key), texts)
def test_spans_slice_to_the_form_and_never_overlap(forms: list[tuple[str, int]], text: str) -> None:
    spelt = {value: form for form, value in forms}
    done = 0
    for start, end, value in Trie(forms).scan(text):
        assert done <= start < end <= len(text)
        assert keys(text[start:end]) == keys(spelt[value])
        done = end


@settings(max_examples=300)
@given(st.lists(form_texts, max_size=6).map(by_key), texts)
def test_at_gives_every_form_that_begins_here(forms: list[tuple[str, int]], text: str) -> None:
    written = keys(text)
    trie = Trie(forms)
    for i in range(len(written)):
        ahead = written[i:]
        all_here = [
            (i + len(keys(form)), value)
            for form, value in forms
            if keys(form) == ahead[: len(keys(form))]
        ]
        assert trie.at(written, i) == sorted(all_here, reverse=True)


def scanned(forms: list[str], text: str) -> list[str]:
    return [text[a:b] for a, b, _ in Trie((form, form) for form in forms).scan(text)]


def test_the_longest_form_wins() -> None:
    forms = ["Trần Minh", "Trần Minh Hoàng", "Hoàng"]
    assert scanned(forms, "Trần Minh Hoàng và Trần Minh") == ["Trần Minh Hoàng", "Trần Minh"]


def test_a_form_begun_in_vain_does_not_hide_a_shorter_one() -> None:
    assert scanned(["Hà", "Hà Giang Nam", "Giang"], "Hà Giang Bắc") == ["Hà", "Giang"]


@pytest.mark.parametrize("text", ["Văn Sơn", "VĂN SƠN", "Va\u0306n Sơn", "Văn\u00a0Sơn", "Văn-Sơn"])
def test_a_form_with_capitals_matches_capitals(text: str) -> None:
    assert scanned(["Văn Sơn"], f"châu {text}.") == [text]


@pytest.mark.parametrize("text", ["văn sơn", "Văn sơn", "văn Sơn", "VănSơn", "Văn, Sơn", "Văn Son"])
def test_a_form_with_capitals_wants_them_all(text: str) -> None:
    assert scanned(["Văn Sơn"], f"châu {text}.") == []


@pytest.mark.parametrize("text", ["cửa khẩu", "Cửa khẩu", "CỬA KHẨU", "Cửa Khẩu"])
def test_a_form_in_lower_case_matches_any_case(text: str) -> None:
    assert scanned(["cửa khẩu"], text) == [text]


def test_capitals_of_a_form_count_syllable_by_syllable() -> None:
    assert scanned(["sông Hồng"], "Sông Hồng, sông hồng, sông Hồng") == ["Sông Hồng", "sông Hồng"]


def test_han_forms_need_no_blanks_and_either_script() -> None:
    assert scanned(["马关"], "文山州馬關縣，马关") == ["馬關", "马关"]


def test_offsets_count_code_points_of_the_text_as_it_is() -> None:
    text = nfd("tỉnh Hà Giang và Hà Giang")
    spans = [(a, b) for a, b, _ in Trie([("Hà Giang", 1)]).scan(text)]
    assert [text[a:b] for a, b in spans] == [nfd("Hà Giang")] * 2
    assert spans[0] == (text.index("Ha"), text.index("Ha") + 9)


def test_an_empty_form_is_left_out() -> None:
    assert scanned(["", "  ", "Hà"], " Hà ") == ["Hà"]


def test_a_form_in_lower_case_is_found_beside_one_with_capitals() -> None:
    assert scanned(["Hội đồng", "hội đồng"], "hội đồng") == ["hội đồng"]


def test_a_trie_of_keys_can_be_scanned() -> None:
    trie = Trie.of_keys([(["văn", "sơn"], 1)])
    assert [value for _, _, value in trie.scan("Văn Sơn")] == [1]


def test_a_blank_token_does_not_break_a_form() -> None:
    assert analyse(cut("Văn \u200b\u200b Sơn"))[1].key == ""
    assert scanned(["Văn", "Văn Sơn"], "Văn \u200b\u200b Sơn") == ["Văn \u200b\u200b Sơn"]


# Blocks ---------------------------------------------------------------------------------------

LONG = {
    "paragraphs": "Hà Giang.\n\n" * 9_000,
    "one line": "Hà Giang, " * 20_000,
    "no blank": "文山" * 70_000,
    "one word": "a" * 150_000,
    "exactly one block": "a" * BLOCK,
    "short": "Hà",
    "empty": "",
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
def test_blocks_cover_the_text_in_order(text: str) -> None:
    found = list(blocks(text))
    assert "".join(block for _, block in found) == text
    assert all(text.startswith(block, start) for start, block in found)
    assert all(0 < len(block) <= BLOCK for _, block in found)


def test_blocks_end_with_a_paragraph_if_there_is_one() -> None:
    found = list(blocks(LONG["paragraphs"]))
    assert len(found) > 1
    assert all(block.endswith("\n") for _, block in found)


def test_names_are_found_across_all_blocks_of_paragraphs() -> None:
    text = "x" + LONG["paragraphs"]
    spans = list(Trie([("Hà Giang", 1)]).scan(text))
    assert len(spans) == 9_000 - 1  # xHà
    assert {text[a:b] for a, b, _ in spans} == {"Hà Giang"}


def test_a_name_at_the_edge_of_a_block_of_one_long_line_is_found() -> None:
    text = "," + "Hà Giang, " * 7_000
    assert text[BLOCK - 5 : BLOCK + 3] == "Hà Giang"
    assert len(list(Trie([("Hà Giang", 1)]).scan(text))) == 7_000


# Fuzzy look-up --------------------------------------------------------------------------------


class Exhaustive(Fuzzy[str]):
    """The slow truth: every form is a candidate."""

    def _near(self, bare: str, spelling: str) -> set[int]:
        return set(range(len(self._values)))


@pytest.fixture(scope="module")
def names() -> list[str]:
    """Four hundred names of Vietnamese places."""
    entries = load().entries.values()
    found = {e.vi for e in entries if e.kind in ("place", "gate") and e.country == "vn" and e.vi}
    return random.Random(1).sample(sorted(name for name in found if len(name) > 4), 400)


def misspell(name: str, dice: random.Random) -> str:
    """Return ``name`` with one letter dropped, added, replaced or swapped, or one mark dropped."""
    letter = dice.choice("abcdeghiklmnopqrstuvxyăâđêôơưàáảãạ")
    i = dice.randrange(len(name) - 1)
    marked = nfd(name)
    marks = [j for j, c in enumerate(marked) if "\u0300" <= c <= "\u036f"]
    j = dice.choice(marks) if marks else 0
    return dice.choice(
        [
            name[:i] + name[i + 1 :],
            name[:i] + letter + name[i:],
            name[:i] + letter + name[i + 1 :],
            name[:i] + name[i + 1] + name[i] + name[i + 2 :],
            marked[:j] + marked[j + 1 :],
        ]
    )


def test_candidates_hold_nearly_every_best_answer(names: list[str]) -> None:
    """Share of misspelt names for which the best of all forms is among the candidates."""
    forms = [(form_key(name), name) for name in names]
    fast, slow = Fuzzy(forms), Exhaustive(forms)
    dice = random.Random(2)
    asked = found = 0
    for query in (misspell(name, dice) for name in names * 3):
        truth = slow.find(query)
        if truth:
            asked += 1
            found += fast.find(query)[:1] == truth[:1]
    assert asked > 1_000
    assert found / asked >= 0.97


def test_fuzzy_answers_are_a_part_of_the_exhaustive_ones(names: list[str]) -> None:
    forms = [(form_key(name), name) for name in names]
    fast, slow = Fuzzy(forms), Exhaustive(forms)
    dice = random.Random(3)
    for query in (misspell(name, dice) for name in names[:100]):
        assert set(fast.find(query)) <= set(slow.find(query))


@pytest.fixture(scope="module")
def near() -> Fuzzy[str]:
    forms = ["Vị Xuyên", "Mèo Vạc", "Đồng Đăng", "Ma Li Pho", "Hà Nội", "Hà", "麻栗坡县"]
    return Fuzzy((form_key(form), form) for form in forms)


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("Vị Xuyen", "Vị Xuyên"),
        ("Vi Xuyen", "Vị Xuyên"),
        ("vi xuyen", "Vị Xuyên"),
        ("Vị Xuyện", "Vị Xuyên"),
        ("Vij Xuyeen", "Vị Xuyên"),
        ("Me\u0300o Va\u0323c", "Mèo Vạc"),
        ("MaLiPho", "Ma Li Pho"),
        ("Ddoongf Ddawng", "Đồng Đăng"),
        ("D9o62ng D9a8ng", "Đồng Đăng"),
        ("Dong Dang", "Đồng Đăng"),
        ("麻粟坡县", "麻栗坡县"),
    ],
)
def test_a_misspelt_name_is_found(near: Fuzzy[str], query: str, form: str) -> None:
    assert [value for value, _ in near.find(query)][:1] == [form]


@pytest.mark.parametrize("query", ["kinh tế", "", "H", "Hà", "hợp tác hữu nghị", "文山", "123"])
def test_what_is_near_to_nothing_finds_nothing(near: Fuzzy[str], query: str) -> None:
    assert near.find(query) == []


def test_the_form_itself_scores_a_hundred_and_others_less(near: Fuzzy[str]) -> None:
    assert near.find("VỊ XUYÊN")[0] == ("Vị Xuyên", 100.0)
    assert CUTOFF <= near.find("Vị Xuyen")[0][1] < 100


def test_answers_are_sorted_best_first_above_the_cutoff(names: list[str]) -> None:
    fuzzy = Fuzzy((form_key(name), name) for name in names)
    for name in names[:50]:
        scores = [score for _, score in fuzzy.find(name[:-1])]
        assert scores == sorted(scores, reverse=True)
        assert all(CUTOFF <= score <= 100 for score in scores)


@pytest.mark.parametrize(("word", "expected"), cases("keystrokes"))
def test_raw_keystrokes_are_decoded(word: str, expected: str) -> None:
    assert decode_keystrokes(word) == (expected or None)
