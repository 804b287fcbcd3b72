"""The resolver: what is found in a text, what is not, and what holds for every text.

Cases are tables: ``resolver`` (every mention at the top level as ``text|kind|form``, the form in
the other language: Chinese for Vietnamese text, Vietnamese for Chinese text, empty if nobody could
know it), ``resolver_entries`` (``text|id``, empty for none) and ``resolver_absent`` (a text or an
id that must not be found at any level; ``*``: nothing at all).
"""

import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sinoviet.hanzi import simplify
from sinoviet.resolver import Mention, Resolver, resolve
from sinoviet.text import canonical
from strategies import hostile, ordinary
from tables import FOLDER, cases, rows, unescape

SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
#: Words that a context looks for; hypothesis shuffles them with those of the seeds.
FRAGMENTS = (
    "Ban Thường vụ Văn phòng UBND tỉnh các Phó Chủ tịch Quyền Bí thư Tỉnh ủy châu huyện cửa khẩu "
    "Thanh Thủy – Thiên Bảo ( ) , - / : ; . “ ” Trần Minh Hoàng TP HCM Việt Trung Hội hữu nghị "
    "hai nước giữa tại kiêm nguyên Đoàn Ông Bà đồng chí Ảnh: 文山州委 书记 陈明 、 口岸 天保 和 省 "
    "人民政府 驻 市 · 任 兼 24/11/2022 2022年1月2日 Ma-li-pho MaLyPho"
).split()


@cache
def resolver() -> Resolver:
    return Resolver()


@cache
def seed_words() -> list[str]:
    return sorted({w for path in SEEDS for w in path.read_text(encoding="utf-8").split()})


@cache
def seed_paragraphs() -> list[str]:
    lines = {line for path in SEEDS for line in path.read_text(encoding="utf-8").splitlines()}
    return sorted(line for line in lines if 0 < len(line) < 400)


def plain(text: str) -> str:
    """Return a text without what tables cannot show: marks apart, blanks of other kinds."""
    return " ".join(canonical(text).split())


def other(mention: Mention) -> str:
    return (mention.zh if mention.lang == "vi" else mention.vi) or ""


def every(text: str) -> list[Mention]:
    return [part for mention in resolver().resolve(text) for part in mention.walk()]


# Cases -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "expected"), cases("resolver"))
def test_mentions(text: str, expected: str) -> None:
    found = resolver().resolve(text)
    assert ";".join(f"{plain(m.text)}|{m.kind}|{other(m)}" for m in found) == expected


@pytest.mark.parametrize(("text", "expected"), cases("resolver_entries"))
def test_entries(text: str, expected: str) -> None:
    found = resolver().resolve(text)
    assert ";".join(f"{plain(m.text)}|{m.entry.id if m.entry else ''}" for m in found) == expected


@pytest.mark.parametrize(("text", "unwanted"), cases("resolver_absent"))
def test_absent(text: str, unwanted: str) -> None:
    found = {m.text for m in every(text)} | {m.entry.id for m in every(text) if m.entry}
    assert not found if unwanted == "*" else unwanted not in found


@pytest.mark.parametrize("table", sorted(FOLDER.glob("resolver*.tsv")), ids=lambda path: path.stem)
def test_real_cases_stand_in_their_seed(table: Path) -> None:
    for given_text, _, _, source in rows(table):
        if source.startswith("seeds/"):
            (path,) = (p for p in SEEDS if p.name.startswith(source.removeprefix("seeds/")))
            assert plain(unescape(given_text)) in plain(path.read_text(encoding="utf-8"))


# One thing each ----------------------------------------------------------------------------------


def test_date_given_wins_over_the_text() -> None:
    text = "24/11/2022: tỉnh Lào Cai"
    ids = [
        m.entry.id
        for day in (None, "2026-01-01", "2020-01-01")
        for m in resolver().resolve(text, day)
        if m.entry
    ]
    assert ids == ["vn.lao-cai", "vn.lao-cai-2025", "vn.lao-cai"]


def test_parts_of_a_title() -> None:
    (title,) = resolve("Phó Chủ tịch UBND tỉnh Hà Giang")
    assert [(m.kind, m.text) for m in title.walk()] == [
        ("title", "Phó Chủ tịch UBND tỉnh Hà Giang"),
        ("organisation", "UBND tỉnh Hà Giang"),
        ("organisation", "UBND tỉnh"),
        ("place", "Hà Giang"),
    ]


def test_persons_are_known_in_the_texts_before() -> None:
    first, second = Resolver().together(["李红梅与越方举行会谈", "县长李红梅出席会谈。"])
    assert [(m.text, m.kind) for m in first] == [("李红梅", "person")]
    assert [m.span.start for m in second] == [0, 2]


@pytest.mark.parametrize(
    ("text", "method"),
    [
        ("huyện Malypho", "exact"),
        ("HÀ GIANG", "variant"),
        ("huyện Vị Xuyen", "fuzzy"),
        ("UBND huyện Vị Xuyên", "composed"),
        ("ông Giàng Seo Vần", "name"),
    ],
)
def test_method_and_score(text: str, method: str) -> None:
    (mention,) = resolver().resolve(text)
    assert mention.method == method
    assert (mention.score == 100) == (method == "exact")
    assert mention.why


def test_language_is_that_of_the_characters() -> None:
    found = resolver().resolve("Mã Quan, 马关县, 馬關縣")
    assert [m.lang for m in found] == ["vi", "zh-Hans", "zh-Hant"]


def test_stream_yields_what_resolve_returns() -> None:
    text = SEEDS[0].read_text(encoding="utf-8")
    assert list(resolver().stream(text)) == resolver().resolve(text)


def test_nothing_is_remembered_from_one_text_to_the_next() -> None:
    text = "Thanh Thủy"
    before = resolver().resolve(text)
    resolver().resolve("cửa khẩu Thanh Thủy (Hà Giang), 24/11/2022 ông Thanh Thủy")
    assert resolver().resolve(text) == before


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t ",
        "\ufeff",
        "\ud800 Hà Giang",
        "(" * 500,
        "Phó " * 500,
        "省委" * 500,
        "王·" * 500,
        "天保—清水、" * 300 + "口岸",
        "Hà Giang, " * 500,
        "A-" * 500,
        "99/99/9999 tỉnh Lào Cai",
        "30/02/2022 tỉnh Lào Cai",
        "²²/²/²²²² tỉnh Lào Cai",
        "Câu lạc bộ “" * 200,
        "a" + "\u0301" * 500,
    ],
)
def test_odd_texts_do_not_raise(text: str) -> None:
    check_spans(text)


@pytest.mark.parametrize("body", ["Ban Thường vụ ", "Văn phòng ", "BTV ", "UBKT "])
def test_a_body_word_repeated_does_not_raise(body: str) -> None:
    check_spans(body * 1000)


@pytest.mark.parametrize(
    "text",
    [
        "文山州委书记陈明会见来宾。图为陈明",
        "陈明 (Trần Minh), 陈明",
        "出席会议的有陈明、",
        "陈明,",
    ],
)
def test_a_person_at_the_end_of_a_paragraph_does_not_raise(text: str) -> None:
    check_spans(text)


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffHà Giang",
        "huyện \u00adVị Xuyên",
        "Hà Giang\u200b.",
        "文山\u200b州",
    ],
)
def test_a_mention_has_no_invisible_edges(text: str) -> None:
    (mention,) = resolver().resolve(text)
    assert mention.text == mention.text.strip(INVISIBLE)


# Properties --------------------------------------------------------------------------------------


def check_spans(text: str) -> None:
    """Assert what holds for the mentions of any text."""
    end = 0
    for mention in resolver().resolve(text):
        assert end <= mention.span.start < mention.span.end <= len(text)
        end = mention.span.end
        check_mention(mention, text)


def check_mention(mention: Mention, text: str) -> None:
    start, end = mention.span.start, mention.span.end
    assert text[start:end] == mention.text
    assert 0 <= mention.score <= 100
    assert mention.vi != "" and mention.zh != ""
    assert mention.kind in ("place", "gate", "organisation", "title", "person")
    assert mention.method in ("exact", "variant", "fuzzy", "composed", "name")
    last = start
    for part in mention.parts:
        assert last <= part.span.start < part.span.end <= end
        assert (part.span.start, part.span.end, part.kind) != (start, end, mention.kind)
        check_mention(part, text)


def noisy(word: str, noise: str) -> str:
    """Return the word decomposed, in capitals, or with an invisible character in it."""
    if noise == "nfd":
        return unicodedata.normalize("NFD", word)
    if noise == "upper":
        return word.upper()
    return word[:1] + noise + word[1:]


shuffled = st.lists(
    st.tuples(
        st.one_of(
            st.sampled_from(FRAGMENTS),
            st.deferred(lambda: st.sampled_from(seed_words())),
            st.deferred(lambda: st.sampled_from(seed_paragraphs())),
        ),
        st.sampled_from(["", "", "", "nfd", "upper", "\u200b", "\u00ad"]),
        st.sampled_from([" ", " ", " ", "", "\n", "\u00a0", ", ", " - "]),
    ),
    max_size=25,
).map(lambda parts: "".join(noisy(word, noise) + gap for word, noise, gap in parts))


@settings(max_examples=300)
@given(st.text())
def test_any_text(text: str) -> None:
    check_spans(text)


@settings(max_examples=300)
@given(st.one_of(ordinary, hostile))
def test_vietnamese_letters_in_any_order(text: str) -> None:
    check_spans(text)


@settings(max_examples=600)
@given(shuffled)
@example("\u0301Hà Giang")
@example("các")
@example("Phó Chủ tịch của UBND")
def test_words_of_the_seeds_in_any_order(text: str) -> None:
    check_spans(text)


def shape(mentions: list[Mention]) -> list[tuple[str, str, str | None, str | None, str]]:
    return [
        (canonical(m.text), m.kind, m.vi, m.zh, m.method) for top in mentions for m in top.walk()
    ]


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_unicode_form_does_not_matter(path: Path, form: str) -> None:
    text = path.read_text(encoding="utf-8")
    again = unicodedata.normalize(form, text)  # type: ignore[arg-type]
    assert shape(resolver().resolve(again)) == shape(resolver().resolve(text))


@settings(max_examples=300)
@given(shuffled)
def test_unicode_form_of_shuffled_words_does_not_matter(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    decomposed = unicodedata.normalize("NFD", text)
    assert shape(resolver().resolve(decomposed)) == shape(resolver().resolve(composed))


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_zero_width_spaces_between_words_do_not_matter(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    found = resolver().resolve(text.replace(" ", "\u200b "))
    assert shape(found) == shape(resolver().resolve(text))


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
@pytest.mark.parametrize("newline", ["\r\n", "\n"])
def test_line_ends_do_not_matter(path: Path, newline: str) -> None:
    text = path.read_bytes().decode("utf-8")
    found = resolver().resolve(text.replace("\r\n", "\n").replace("\n", newline))
    assert shape(found) == shape(resolver().resolve(text))


def paragraphs(text: str) -> Iterator[str]:
    """Yield the lines, each with the lines that go on with it in lower case."""
    held = ""
    for line in text.splitlines(keepends=True):
        if held and not line.lstrip()[:1].islower():
            yield held
            held = ""
        held += line
    yield held


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_paragraph_by_paragraph(path: Path) -> None:
    """With the date said, a paragraph alone gives what it gives in its text.

    What the text has named before may decide between homonyms: 3 in 100 mentions may differ.
    """
    text = path.read_text(encoding="utf-8")
    day = "2022-11-24"
    whole = shape(resolver().resolve(text, day))
    apart = [row for part in paragraphs(text) for row in shape(resolver().resolve(part, day))]
    assert abs(len(whole) - len(apart)) <= 0.03 * len(whole)
    differing = sum(a != b for a, b in zip(whole, apart, strict=False))
    assert differing <= 0.03 * len(whole)


@settings(max_examples=100)
@given(st.deferred(lambda: st.lists(st.sampled_from(seed_paragraphs()), max_size=4)))
def test_paragraphs_of_several_seeds_joined(lines: list[str]) -> None:
    """With the date said, joining paragraphs changes no count by much."""
    text = "\n\n".join(lines)
    whole = resolver().resolve(text, "2022-11-24")
    apart = [m for line in lines for m in resolver().resolve(line, "2022-11-24")]
    assert abs(len(whole) - len(apart)) <= 1 + 0.03 * len(apart)


def test_simplified_and_traditional_text_give_the_same() -> None:
    text = "廣西壯族自治區人民政府副主席廖品琥會見越南駐昆明總領事阮忠孝。馬關縣與箐門縣。"
    traditional = resolver().resolve(text)
    simplified = resolver().resolve(simplify(text))
    assert [(m.kind, m.vi, m.zh, m.span) for m in traditional] == [
        (m.kind, m.vi, m.zh, m.span) for m in simplified
    ]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "Phó Bí thư Huyện ủy, Chủ tịch UBND huyện Vị Xuyên Nguyễn Văn Sơn dự.",
            ["Nguyễn Văn Sơn"] * 2,
        ),
        ("Chủ tịch UBND huyện Vị Xuyên, tỉnh Hà Giang Nguyễn Văn Sơn dự.", ["Nguyễn Văn Sơn"]),
        ("Ông Nguyễn Văn Sơn, Phó Chủ tịch UBND tỉnh Hà Giang, phát biểu.", ["Nguyễn Văn Sơn"]),
        ("Chủ tịch UBND thành phố Móng Cái (Việt Nam) Nguyễn Văn Sơn dự.", ["Nguyễn Văn Sơn"]),
        ("县委副书记、县长陈明会见了老街省委书记阮文山。", ["陈明", "陈明", "阮文山"]),
        ("Bí thư Tỉnh ủy và Chủ tịch UBND tỉnh Hà Giang dự họp.", [None, None]),
    ],
)
def test_a_title_has_its_holder(text: str, held: list[str | None]) -> None:
    titles = [m for m in resolve(text) if m.kind == "title"]
    assert [m.holder.text if m.holder else None for m in titles] == held
