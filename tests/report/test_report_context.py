"""The text around a finding: the exact characters, cut where a reader would cut."""

import unicodedata

from hostile import texts
from hypothesis import given
from hypothesis import strategies as st

from sinoviet.report.characters import storable, visible, width
from sinoviet.report.context import CUT, around, head, middle, pieces, tail

SENTENCE = "Đoàn công tác của huyện Malypho (châu Văn Sơn) do ông Liêu Phẩm Hổ dẫn đầu đã sang thăm"
spots = texts.flatmap(
    lambda text: st.tuples(st.just(text), st.integers(0, len(text)), st.integers(0, len(text))).map(
        lambda found: (found[0], min(found[1:]), max(found[1:]))
    )
)


def test_vietnamese_is_cut_between_words() -> None:
    start = SENTENCE.index("Malypho")
    context = around(SENTENCE, start, start + 7, 30)
    assert context.before == "… tác của huyện "
    assert context.after == " (châu Văn …"


def test_chinese_is_cut_between_characters() -> None:
    text = "中国云南省文山壮族苗族自治州麻栗坡县县长农布央一行访问越南河江省"
    start = text.index("麻栗坡")
    context = around(text, start, start + 3, 20)
    assert (context.before, context.after) == ("…苗族自治州", "县县长农布…")


def test_room_that_one_side_leaves_goes_to_the_other() -> None:
    context = around("Malypho " + SENTENCE, 0, 7, 40)
    assert context.before == ""
    assert width(context.after) > 30


def test_only_the_line_of_the_finding_is_shown() -> None:
    context = around("một\nhai Malypho ba\nbốn", 8, 15)
    assert (context.before, context.marked, context.after) == ("hai ", "Malypho", " ba")


def test_a_long_mark_is_cut_in_its_middle() -> None:
    assert middle("Ủy ban nhân dân tỉnh Tuyên Quang", 20) == "Ủy ban … Quang"
    assert middle("ngắn", 20) == "ngắn"


@given(spots, st.integers(2, 40))
def test_context_is_text_of_the_draft_within_its_room(
    spot: tuple[str, int, int], room: int
) -> None:
    text, start, end = spot
    context = around(text, start, end, room)
    assert text[:start].endswith(context.before.removeprefix(CUT) or "")
    assert text[end:].startswith(context.after.removesuffix(CUT))
    assert width(context.before + context.after) <= room + 2


@given(st.text("nghiêngquạ " + "\u0301\u0323\u0309", max_size=60), st.integers(1, 30))
def test_no_cut_parts_a_mark_from_its_letter(text: str, room: int) -> None:
    rest = text[len(head(text, room).removesuffix(CUT)) :]
    assert rest in {"", text} or not unicodedata.combining(rest[0])
    cut = tail(text, room)
    assert cut == text or not cut[1:] or not unicodedata.combining(cut[1])


@given(spots, spots)
def test_pieces_are_the_whole_text_and_know_their_spans(
    one: tuple[str, int, int], two: tuple[str, int, int]
) -> None:
    text, start, end = one
    other = tuple(sorted(min(at, len(text)) for at in two[1:]))
    spans = [(start, end), (other[0], other[1])]
    found = pieces(text, spans, room=100_000)
    assert "".join(piece.text for piece in found) == text
    for i, (first, last) in enumerate(spans):
        assert "".join(piece.text for piece in found if i in piece.marks) == text[first:last]
        assert any(i in piece.marks for piece in found)


@given(texts)
def test_made_safe_a_text_keeps_its_length(text: str) -> None:
    assert len(visible(text)) == len(storable(text)) == len(text)
    assert not set(visible(text)) & {"\x1b", "\n", "\r", "\x00", "\u202e", "\u2028"}
    assert storable(text).encode().decode() == storable(text)
