"""The grammar of Vietnamese syllables, all of it."""

import pytest

from sinoviet.syllable import (
    _RIMES_AFTER_QU,
    ONSETS,
    RIMES,
    TONES,
    Syllable,
    ToneStyle,
    parse,
    respell,
)
from strategies import nfd
from tables import cases

STYLES: tuple[ToneStyle, ...] = ("old", "new")
STOPS = ("c", "ch", "p", "t")
#: Rimes that gi- swallows: giêm is gi + iêm, gia is gi + a, giu is gi + u.
SWALLOWED = frozenset("y ia iu êm ên êp êt êu".split())


def may_follow(onset: str, rime: str) -> bool:
    """Return whether the orthography writes ``rime`` after ``onset``, and so only."""
    if onset == "qu":
        return rime in _RIMES_AFTER_QU
    if rime.startswith("yê"):
        return not onset
    if rime.startswith("iê"):
        return bool(onset)
    return not (onset == "gi" and rime in SWALLOWED)


ALL = [
    Syllable(onset, rime, tone)
    for onset in sorted(ONSETS)
    for rime in sorted(RIMES | _RIMES_AFTER_QU)
    for tone in TONES.values()
    if may_follow(onset, rime)
    and (rime in RIMES or onset == "qu")
    and not (rime.endswith(STOPS) and tone not in (2, 5))
]


def shown(syllable: Syllable | None) -> str:
    return f"{syllable.onset or '-'} {syllable.rime} {syllable.tone}" if syllable else ""


def test_the_grammar_has_some_sixteen_thousand_syllables() -> None:
    assert 15_000 < len(ALL) < 20_000


@pytest.mark.parametrize("style", STYLES)
def test_every_syllable_is_read_as_it_is_spelt(style: ToneStyle) -> None:
    wrong = [s for s in ALL if parse(s.spell(style)) != s]
    assert not wrong


@pytest.mark.parametrize("style", STYLES)
def test_no_two_syllables_are_spelt_alike(style: ToneStyle) -> None:
    assert len({s.spell(style) for s in ALL}) == len(ALL)


def test_capitals_and_decomposed_letters_are_read_alike() -> None:
    for syllable in ALL[::7]:
        spelt = syllable.spell()
        assert parse(spelt.upper()) == parse(spelt.title()) == parse(nfd(spelt)) == syllable


def test_respell_turns_each_style_into_the_other() -> None:
    for syllable in ALL:
        old, new = syllable.spell("old"), syllable.spell("new")
        assert (respell(new, "old"), respell(old, "new")) == (old, new)
        assert (respell(old, "old"), respell(new, "new")) == (old, new)


def test_styles_differ_in_the_three_open_rimes_only() -> None:
    differing = {s.rime for s in ALL if s.spell("old") != s.spell("new")}
    assert differing == {"oa", "oe", "uy"}


def test_a_stop_takes_the_rising_or_the_heavy_tone_only() -> None:
    for rime in (r for r in RIMES if r.endswith(STOPS)):
        tones = {tone for tone in range(6) if parse(Syllable("t", rime, tone).spell())}
        assert tones <= {2, 5}


@pytest.mark.parametrize(("word", "expected"), cases("syllables"))
def test_word_is_read_as_a_syllable_or_not_at_all(word: str, expected: str) -> None:
    assert shown(parse(word)) == expected


@pytest.mark.parametrize(("word", "expected"), cases("respell_old"))
def test_tone_mark_moves_to_the_older_place(word: str, expected: str) -> None:
    assert respell(word) == expected


@pytest.mark.parametrize(("word", "expected"), cases("respell_new"))
def test_tone_mark_moves_to_the_newer_place(word: str, expected: str) -> None:
    assert respell(word, "new") == expected
