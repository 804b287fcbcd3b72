"""Drafts with findings, as the checker gives them: what all tests of reports write."""

from collections.abc import Sequence

from sinoviet.check.rule import Checked, Diagnostic, Named, RuleText, Severity, Use
from sinoviet.formats.document import Document, Unit
from sinoviet.resolver import Span

RULES = (
    RuleText(
        "SV101",
        "form-to-avoid",
        "A form that the glossary advises against.",
        "The glossary lists this form among those to avoid: it is out of use, half translated or"
        " easily mistaken for another place.\n\nWrite the first form suggested.",
    ),
    RuleText(
        "SV102",
        "misspelt-name",
        "A name that differs from a known one by a letter or a mark.",
        "One letter or tone mark is missing, too many or another one. If the name is right, add"
        " it to your own glossary.",
    ),
    RuleText(
        "SV103",
        "name-out-of-date",
        "A unit that no longer existed on the day of the text.",
        "From 1 July 2025 Viet Nam has 34 provinces and no districts. The name of the unit that"
        " took over the area is suggested; in quotations of older documents the old name stays.",
    ),
    RuleText("SV104", "wrong-head", "A generic word that does not fit the unit.", ""),
    RuleText("SV105", "no-such-title", "A title that the body does not have.", ""),
    RuleText(
        "SV201",
        "several-forms",
        "One entity is written in several ways in one draft.",
        "Each form may be right by itself; in one draft the reader should meet one.",
    ),
    RuleText("SV202", "person-spelt-twice", "One person, two spellings.", ""),
    RuleText("SV203", "person-two-titles", "One person, two titles.", ""),
    RuleText("SV204", "two-persons-one-name", "Two persons of the source share a name.", ""),
    RuleText("SV301", "mixed-unicode", "Composed and decomposed letters side by side.", ""),
    RuleText("SV302", "mixed-tone-style", "Tone marks set in two ways: hòa and hoà.", ""),
    RuleText("SV303", "look-alike-letter", "A letter of another script that looks alike.", ""),
    RuleText("SV304", "mixed-han", "Simplified and traditional characters side by side.", ""),
    RuleText("SV305", "name-capitals", "Capitals that a name should or should not have.", ""),
    RuleText("SV306", "gate-dash", "A pair of border gates without its dash.", ""),
    RuleText("SV401", "missing-name", "A name of the source is missing in the target.", ""),
    RuleText("SV402", "other-name", "The target names another entity than the source.", ""),
    RuleText("SV403", "name-without-source", "A name in the target that no source has.", ""),
    RuleText(
        "SV404",
        "impossible-reading",
        "A Vietnamese name that no reading of the characters gives.",
        "Each Han character has a small set of Sino-Vietnamese readings. None of them gives the"
        " syllable in the draft.",
    ),
    RuleText("SV405", "pinyin-for-name", "Pinyin where the reading is meant.", ""),
    RuleText("SV406", "wrong-title", "A title that is not the one of the source.", ""),
    RuleText("SV407", "name-order", "Family name and given name are turned round.", ""),
    RuleText("SV408", "number-differs", "A number that is not the one of the source.", ""),
)
NAMES = {rule.code: rule.name for rule in RULES}

#: unit (from 0), code, severity, text, message, suggestions
Row = tuple[int, str, Severity, str, str, tuple[str, ...]]


def lined(path: str, lines: Sequence[str], remarks: tuple[str, ...] = ()) -> Document:
    """Return a plain text whose units are its lines."""
    starts = [0]
    for line in lines[:-1]:
        starts.append(starts[-1] + len(line) + 1)
    units = tuple(
        Unit(str(i), line, where=f"line {i}", anchors=((0, start),))
        for i, (line, start) in enumerate(zip(lines, starts, strict=True), 1)
    )
    text = "\n".join(lines)
    return Document(path, "text", units, text, tuple(starts), "utf-8", remarks=remarks)


def paired(path: str, pairs: Sequence[tuple[str, str]], where: str) -> Document:
    """Return a draft of segments, each with its source."""
    units = tuple(
        Unit(f"s{i}", target, source, where=f"{where} {i}")
        for i, (source, target) in enumerate(pairs, 1)
    )
    return Document(path, "xliff", units)


def diagnosed(document: Document, rows: Sequence[Row]) -> tuple[Diagnostic, ...]:
    """Return the findings of ``rows``, on the first place of each text in its unit."""
    found = []
    for number, code, severity, text, message, suggestions in rows:
        unit = document.units[number]
        start = unit.target.index(text)
        line = column = None
        offset = unit.offset(start)
        if offset is not None:
            line, column = document.position(offset)
        found.append(
            Diagnostic(
                code, NAMES[code], severity, message, unit.id, Span(start, start + len(text)), text,
                suggestions, None, severity == "error" and len(suggestions) == 1,
                unit.where, line, column,
            )
        )  # fmt: skip
    return tuple(found)


def used(form: str, document: Document) -> Use:
    """Return the places at which a form stands in a draft."""
    places = [(unit.id, unit.where) for unit in document.units if form in unit.target]
    assert places, form
    return Use(form, tuple(places))


NEWS = lined(
    "tin/2025-08 đoàn công tác.txt",
    (
        "Sáng 12/8/2025, đoàn công tác của huyện Malipô (châu Văn Sơn, tỉnh Vân Nam, Trung Quốc)"
        " do ông Liêu Phẩm Hổ, Phó Bí thư Châu ủy, dẫn đầu đã sang thăm tỉnh Hà Giang.",
        "Tiếp đoàn tại cửa khẩu Thanh Thủy Thiên Bảo có bà Vương Thị Hoà, Phó Chủ tịch Ủy ban"
        " nhân dân tỉnh Tuyên Quang.",
        "Hai bên đã trao đổi về hợp tác giữa huyện Ma Lật Pha và huyện Vị Xuyên, về việc mở lại"
        " lối mở Đô Long và về lễ hội ở Mã Quan.",
        "Huyện trưởng Malypho cảm ơn sự đón tiếp của chính quyền và nhân dân Hà Giăng; ông Liêu"
        " Phẩm Hồ mời lãnh đạo tỉnh sang thăm Văn Sơn trong quý IV.",
        "Theo Văn phòng Ủy ban nhân dân thành phố Mã Quan, trong bảy tháng đầu năm kim ngạch qua"
        " cửa khẩu Thanh Thủy đạt 1,2 tỉ nhân dân tệ.",
        "Cũng trong sáng cùng ngày, Chủ tịch huyện Vị xuyên và đoàn đã dâng hương tại Nghĩa trang"
        " liệt sĩ quốc gia; Tỉnh trưởng tỉnh Tuyên Quang gửi lẵng hoa.",
        "Đoàn rời Hòa Bình chiều 13/8.",
    ),
    remarks=("read as UTF-8 with a byte order mark",),
)
_NEWS_ROWS: list[Row] = [
    (0, "SV101", "error", "Malipô", "the glossary advises against this form of 麻栗坡", ("Malypho",)),
    (
        0, "SV202", "warning", "Liêu Phẩm Hổ",
        "the same person is written Liêu Phẩm Hồ in line 4", ("Liêu Phẩm Hồ",),
    ),
    (
        0, "SV103", "warning", "tỉnh Hà Giang",
        "the province was merged on 1 July 2025; the text is of 12 August 2025",
        ("tỉnh Tuyên Quang",),
    ),
    (
        1, "SV306", "error", "Thanh Thủy Thiên Bảo",
        "two gates that face each other stand with a dash", ("Thanh Thủy – Thiên Bảo",),
    ),
    (1, "SV302", "hint", "Hoà", "the draft writes oà here and òa in 1 other place", ("Hòa",)),
    (
        2, "SV201", "warning", "Ma Lật Pha",
        "麻栗坡 is also written Malypho (line 4) and Malipô (line 1)", ("Malypho",),
    ),
    (
        2, "SV103", "warning", "huyện Vị Xuyên",
        "districts ended on 1 July 2025", ("xã Vị Xuyên", "khu vực Vị Xuyên"),
    ),
    (3, "SV102", "warning", "Hà Giăng", "one mark differs from Hà Giang", ("Hà Giang",)),
    (4, "SV104", "warning", "thành phố Mã Quan", "马关 is a county", ("huyện Mã Quan",)),
    (5, "SV305", "warning", "Vị xuyên", "each syllable of a place begins with a capital", ("Vị Xuyên",)),
    (
        5, "SV105", "warning", "Tỉnh trưởng tỉnh Tuyên Quang",
        "a Vietnamese province has a chairman of its people's committee",
        ("Chủ tịch Ủy ban nhân dân tỉnh Tuyên Quang",),
    ),
    (6, "SV302", "hint", "Hòa", "the draft writes òa here and oà in 1 other place", ()),
]  # fmt: skip

MINUTES = paired(
    "bien-ban/hội đàm Văn Sơn.docx.xlf",
    (
        (
            "文山州委副书记廖品琥会见了越南宣光省人民委员会主席一行。",
            "Phó Bí thư Châu ủy Văn Sơn Liêu Phẩm Hồ đã hội kiến Chủ tịch Ủy ban nhân dân tỉnh"
            " Tuyên Quang cùng đoàn.",
        ),
        (
            "麻栗坡县县长农布央、马关县县委书记李献文参加会见。",
            "Chủ tịch huyện Malypho Nong Buyang, Bí thư Huyện ủy Mã Quan Văn Lý Hiến tham dự.",
        ),
        (
            "双方就天保—清水河口岸24小时通关、都龙口岸升格事宜交换了意见。",
            "Hai bên trao đổi ý kiến về việc thông quan 12 giờ tại cặp cửa khẩu Thiên Bảo – Thanh"
            " Thủy.",
        ),
        (
            "富宁县、西畴县有关部门负责人列席。",
            "Lãnh đạo các ngành của huyện Phú Ninh và huyện Hà Khẩu dự thính.",
        ),
        (
            "会后，代表团一行参观了麻栗坡烈士陵园，并前往磨憨了解跨境电商发展情况。",
            "Sau hội đàm, đoàn đã tham quan Nghĩa trang liệt sĩ Malypho, tới Mohan tìm hiểu tình"
            " hình phát triển thương mại điện tử xuyên biên giới và gặp lãnh đạo Lào Cai.",
        ),
        (
            "文山壮族苗族自治州外事办公室主任",
            "Chủ nhiệm Văn phòng Đối ngoại châu tự trị dân tộc Choang, Miêu Văn Sơn",
        ),
    ),
    "segment",
)
_MINUTES_ROWS: list[Row] = [
    (
        0, "SV404", "error", "Liêu Phẩm Hồ",
        "琥 is read hổ, never hồ", ("Liêu Phẩm Hổ",),
    ),
    (1, "SV406", "warning", "Chủ tịch huyện", "县长 of a Chinese county", ("Huyện trưởng huyện",)),
    (1, "SV405", "warning", "Nong Buyang", "农布央 is read Nông Bố Ương", ("Nông Bố Ương",)),
    (1, "SV407", "error", "Văn Lý Hiến", "李献文: the family name stands first", ("Lý Hiến Văn",)),
    (2, "SV408", "error", "12 giờ", "the source has 24小时", ("24 giờ",)),
    (2, "SV401", "warning", "Thanh Thủy", "都龙口岸 of the source is missing here", ()),
    (3, "SV402", "error", "Hà Khẩu", "the source has 西畴县", ("Tây Trù",)),
    (4, "SV405", "warning", "Mohan", "磨憨 is Ma Hàm in the glossary", ("Ma Hàm",)),
    (4, "SV403", "warning", "Lào Cai", "the source does not name it", ()),
    (5, "SV101", "hint", "dân tộc Choang, Miêu", "the long form; the short one is usual", ("Văn Sơn",)),
]  # fmt: skip

PRESS = paired(
    "新闻稿/宣光省.csv",
    (
        (
            "Chủ tịch UBND tỉnh Tuyên Quang Phan Huy Ngọc tiếp đoàn đại biểu tỉnh Vân Nam.",
            "宣光省人民委员会主席潘辉玉会见云南省代表团。",
        ),
        (
            "Phó Chủ tịch Thường trực UBND tỉnh Nguyễn Mạnh Tuấn dự buổi tiếp.",
            "省人民委员会副主席阮孟俊參加会见。",
        ),
        (
            "Hai bên nhất trí khai trương cửa khẩu Săm Pun – Điền Bồng trong năm 2025.",
            "双方一致同意2026年内开通山本－田蓬口岸。",
        ),
        (
            "Ông Nguyễn Mạnh Tuấn cũng làm việc với Bí thư Huyện ủy Mã Quan.",
            "阮孟俊还与马关县县委书记举行工作会谈，宣光省常务副主席阮孟駿出席。",
        ),
        (
            "Đoàn thăm thành phố Hà Giang và xã Đồng Văn.",
            "代表团参观了河阳市和同文镇，河江省有关部门陪同。",
        ),
    ),
    "row",
)
_PRESS_ROWS: list[Row] = [
    (1, "SV304", "warning", "參", "a traditional character in a simplified text", ("参",)),
    (1, "SV406", "error", "副主席", "the source has Phó Chủ tịch Thường trực", ("常务副主席",)),
    (2, "SV408", "error", "2026年", "the source has năm 2025", ("2025年",)),
    (2, "SV402", "warning", "山本", "the gate Săm Pun is 上蓬", ("上蓬",)),
    (3, "SV203", "hint", "常务副主席", "副主席 in row 2", ()),
    (3, "SV202", "warning", "阮孟駿", "the same person is written 阮孟俊 in row 2", ("阮孟俊",)),
    (3, "SV304", "hint", "駿", "a traditional character in a simplified text", ("骏",)),
    (4, "SV402", "error", "河阳市", "Hà Giang is 河江", ("河江市",)),
    (4, "SV103", "warning", "河江省", "the province was merged on 1 July 2025", ("宣光省",)),
]  # fmt: skip

CLEAN = lined("tin/sạch.md", ("Châu Văn Sơn giáp tỉnh Tuyên Quang.",))


def _news_names() -> tuple[Named, ...]:
    return (
        Named(
            "place", "cn-wenshan-malipo", "Malypho", "麻栗坡",
            tuple(used(form, NEWS) for form in ("Malipô", "Ma Lật Pha", "Malypho")),
        ),
        Named("place", "vn-tuyen-quang", "Tuyên Quang", "宣光", (used("Tuyên Quang", NEWS),)),
        Named("place", "cn-wenshan", "Văn Sơn", "文山", (used("Văn Sơn", NEWS),)),
        Named(
            "person", None, "Liêu Phẩm Hổ", "廖品琥",
            (used("Liêu Phẩm Hổ", NEWS), Use("Liêu Phẩm Hồ", (("4", "line 4"),))),
        ),
        Named("gate", "gate-thanh-thuy", "Thanh Thủy", "清水河", (used("Thanh Thủy", NEWS),)),
        Named("person", None, "Vương Thị Hoà", None, (used("Vương Thị Hoà", NEWS),)),
    )  # fmt: skip


def _minutes_names() -> tuple[Named, ...]:
    forms = (
        ("place", "cn-wenshan", "Văn Sơn", "文山", "Văn Sơn"),
        ("person", None, None, "廖品琥", "Liêu Phẩm Hồ"),
        ("place", "cn-wenshan-malipo", "Malypho", "麻栗坡", "Malypho"),
        ("place", "vn-lao-cai", "Lào Cai", "老街", "Lào Cai"),
    )
    return tuple(
        Named(kind, entry, vi, zh, (used(form, MINUTES),)) for kind, entry, vi, zh, form in forms
    )


def _press_names() -> tuple[Named, ...]:
    return (
        Named("place", "vn-tuyen-quang", "Tuyên Quang", "宣光", (used("宣光", PRESS),)),
        Named(
            "person", None, "Nguyễn Mạnh Tuấn", "阮孟俊",
            (used("阮孟俊", PRESS), used("阮孟駿", PRESS)),
        ),
    )  # fmt: skip


DRAFTS = (
    Checked(NEWS, diagnosed(NEWS, _NEWS_ROWS), _news_names(), 241, "vi"),
    Checked(MINUTES, diagnosed(MINUTES, _MINUTES_ROWS), _minutes_names(), 124, "vi"),
    Checked(PRESS, diagnosed(PRESS, _PRESS_ROWS), _press_names(), 113, "zh"),
    Checked(CLEAN, (), (), 8, "vi"),
)
