"""Alignment of two parallel files, by length, numbers and keys."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinoviet.align import Pair, align
from sinoviet.formats.document import Unit
from sinoviet.parallel import numbers

VI = [
    "TIN BIÊN GIỚI",
    "Ngày 12/3/2024, tại cửa khẩu quốc tế Thanh Thủy, đoàn đại biểu tỉnh Hà Giang hội đàm với đoàn"
    " đại biểu châu Văn Sơn, tỉnh Vân Nam.",
    "Hai bên nhất trí mở lại cửa khẩu phụ Đô Long vào quý hai năm nay.",
    "Năm 2023, kim ngạch qua cửa khẩu đạt 1.250 triệu USD, tăng 15% so với năm trước.",
    "Ông Nguyễn Văn Sơn cho biết tỉnh sẽ đầu tư 300 tỷ đồng cho đường nối cửa khẩu.",
    "Cuối buổi, hai bên ký biên bản ghi nhớ.",
]
ZH = [
    "边境消息",
    "2024年3月12日，越南河江省代表团在清水国际口岸与云南省文山州代表团举行会谈。",
    "双方一致同意今年第二季度重新开放都龙辅助口岸。",
    "2023年，口岸贸易额达1250亿美元，比上年增长15%。",
    "阮文山表示，省将投资3000亿越盾建设口岸连接公路。",
    "会谈结束时，双方签署了备忘录。",
]


def units(texts: list[str]) -> list[Unit]:
    return [Unit(str(number), text) for number, text in enumerate(texts)]


def none(text: str) -> frozenset[str]:
    return frozenset()


def shape(pairs: tuple[Pair, ...]) -> list[tuple[str, str]]:
    return [
        (" ".join(u.id for u in pair.source), " ".join(u.id for u in pair.target))
        for pair in pairs
    ]  # fmt: skip


def test_as_many_paragraphs_are_one_to_one() -> None:
    pairs = align(units(VI), units(ZH), none)
    assert shape(pairs) == [(str(i), str(i)) for i in range(6)]
    assert all(pair.sure for pair in pairs)


def test_a_wrong_name_does_not_part_a_paragraph_from_its_source() -> None:
    def keys(text: str) -> frozenset[str]:
        names = {
            "Lai Châu": "a",
            "莱州": "a",
            "Lào Cai": "b",
            "老街": "b",
            "Ma Lù Thàng": "c",
            "马鹿塘": "c",
        }
        names |= {"Hà Giang": "d", "河江": "d", "Sìn Hồ": "e", "生胡": "e", "Kim Thủy Hà": "f"}
        return frozenset(key for name, key in names.items() if name in text)

    source = ["生胡县代表参加会谈。", "莱州省代表到马鹿塘口岸考察。", "河江省代表参加会谈。"]
    target = [
        "Đại biểu huyện Sìn Hồ dự hội đàm.",
        "Đại biểu tỉnh Lào Cai khảo sát cửa khẩu Kim Thủy Hà.",
        "Đại biểu tỉnh Hà Giang dự hội đàm.",
    ]
    pairs = align(units(source), units(target), keys)
    assert shape(pairs) == [(str(i), str(i)) for i in range(3)]
    assert all(pair.sure for pair in pairs)


def test_a_paragraph_left_out_stands_alone() -> None:
    pairs = align(units(VI), units(ZH[:3] + ZH[4:]), none)
    assert shape(pairs) == [("0", "0"), ("1", "1"), ("2", "2"), ("3", ""), ("4", "3"), ("5", "4")]


def test_two_paragraphs_made_one() -> None:
    pairs = align(units(VI), units([*ZH[:3], ZH[3] + ZH[4], ZH[5]]), none)
    assert shape(pairs) == [("0", "0"), ("1", "1"), ("2", "2"), ("3 4", "3"), ("5", "4")]


def test_the_other_direction() -> None:
    pairs = align(units(ZH[:3] + ZH[4:]), units(VI), none)
    assert shape(pairs) == [("0", "0"), ("1", "1"), ("2", "2"), ("", "3"), ("3", "4"), ("4", "5")]


def test_keys_decide_where_lengths_do_not() -> None:
    names = ["Lào Cai", "Hà Giang", "Cao Bằng", "Lạng Sơn"]
    han = {"老街": "Lào Cai", "河江": "Hà Giang", "高平": "Cao Bằng", "谅山": "Lạng Sơn"}

    def keys(text: str) -> frozenset[str]:
        return frozenset(
            [name for name in names if name in text] + [vi for zh, vi in han.items() if zh in text]
        )

    source = [f"Tỉnh {name} báo cáo." for name in names]
    target = [f"{zh}省报告了。" for zh in han if zh != "河江"]
    assert shape(align(units(source), units(target), keys)) == [
        ("0", "0"), ("1", ""), ("2", "1"), ("3", "2")
    ]  # fmt: skip


def test_texts_that_do_not_belong_together_are_not_sure() -> None:
    other = ["完全不同的文章。" * times for times in (9, 1, 14, 3, 30, 2, 7)]
    pairs = align(units(VI), units(other), none)
    assert not any(pair.sure for pair in pairs if pair.source and pair.target)


def test_empty_sides() -> None:
    assert align([], [], none) == ()
    assert shape(align(units(VI[:2]), [], none)) == [("0", ""), ("1", "")]
    assert shape(align([], units(ZH[:1]), none)) == [("", "0")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ngày 05/3/2024", {"#5", "#3", "#2024"}),
        ("1.250.000 và 1,250", {"#1250000", "#1250"}),
        ("3,5% １２", {"#3.5", "#12"}),
        ("không", set()),
    ],
)
def test_numbers(text: str, found: set[str]) -> None:
    assert numbers(text) == found


def book(count: int, seed: int) -> tuple[list[str], list[str], list[tuple[str, str]]]:
    """Return a made text, its translation, and the right pairs."""
    chance = random.Random(seed)
    source: list[str] = []
    target: list[str] = []
    gold: list[tuple[str, str]] = []

    def paragraph(with_numbers: bool) -> tuple[str, str]:
        length = max(3, int(chance.lognormvariate(3.5, 0.7)))
        said = [str(chance.randint(1, 3000)) for _ in range(2)] if with_numbers else []
        han = max(1, round(chance.gauss(length * 1.15, length**0.5 * 0.8)))
        return " ".join(["tỉnh"] * length + said), "省" * han + "，".join(["", *said])

    for _ in range(count):
        a, b = paragraph(chance.random() < 0.5)
        kind = chance.random()
        if kind < 0.01:
            gold.append((str(len(source)), ""))
            source.append(a)
        elif kind < 0.03:
            c, d = paragraph(False)
            gold.append((f"{len(source)} {len(source) + 1}", str(len(target))))
            source += [a, c]
            target.append(b + d)
        else:
            gold.append((str(len(source)), str(len(target))))
            source.append(a)
            target.append(b)
    return source, target, gold


def test_three_thousand_paragraphs_are_aligned_well_and_soon() -> None:
    source, target, gold = book(3000, 1)
    begin = time.process_time()
    found = set(shape(align(units(source), units(target), none)))
    assert time.process_time() - begin < 6  # 1 to 3 seconds on one core of a laptop
    assert sum(pair in found for pair in gold) > 0.93 * len(gold)


texts = st.lists(st.text("aă 老1.", max_size=20), max_size=8)


@given(texts, texts)
def test_every_unit_stands_in_one_pair_in_order(source: list[str], target: list[str]) -> None:
    ours, theirs = units(source), units(target)
    pairs = align(ours, theirs, none)
    assert [unit for pair in pairs for unit in pair.source] == ours
    assert [unit for pair in pairs for unit in pair.target] == theirs
    assert all(pair.source or pair.target for pair in pairs)
