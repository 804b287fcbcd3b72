"""What the holders of Chinese offices are called in Vietnamese (部长: Bộ trưởng, Trưởng), and in what order."""

import re
from collections.abc import Sequence

from sinoviet.glossary import Entry
from sinoviet.lexicon import Word
from sinoviet.phrases import pick_role

#: Universities of universities in Vietnam, and those that took the form: led by a Giám đốc.
_LED_BY_DIRECTORS = (
    "Đại học Quốc gia",
    "Đại học Thái Nguyên",
    "Đại học Huế",
    "Đại học Đà Nẵng",
    "Đại học Bách khoa Hà Nội",
    "Đại học Kinh tế Quốc dân",
    "Đại học Kinh tế Thành phố Hồ Chí Minh",
)
#: Cities whose police has a director, as a province's has.
_CENTRAL_CITIES = tuple(
    f"{city} {name}"
    for city in ("thành phố", "Thành phố")
    for name in ("Hà Nội", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Huế", "Hồ Chí Minh")
)
#: Inspectorates, whose heads are Chánh Thanh tra; that of the government has a Tổng Thanh tra.
_INSPECTORATES = (
    "Thanh tra tỉnh",
    "Thanh tra thành phố",
    "Thanh tra Thành phố",
    "Thanh tra Sở",
    "Thanh tra Bộ",
)
#: What the head of a body is called, where the role alone does not tell: how the body's name begins,
#: the role in Chinese, the role in Vietnamese.  Source: editorial, after the Vietnamese press.
_OFFICES = (
    ("Bộ ", "部长", "Bộ trưởng"),
    ("Ban ", "部长", "Trưởng"),
    ("Ban ", "主任", "Trưởng"),
    ("Ban Quản lý", "主任", "Trưởng"),
    ("Ban Chính trị", "主任", "Chủ nhiệm"),
    ("Ban Công tác Chính trị", "主任", "Chủ nhiệm"),
    ("Tòa án", "院长", "Chánh án"),
    ("Viện kiểm sát", "检察长", "Viện trưởng"),
    ("Viện Kiểm sát", "检察长", "Viện trưởng"),
    ("Viện Hàn lâm", "院长", "Chủ tịch"),
    ("Văn phòng Trung ương", "主任", "Chánh"),
    *(
        (f"Văn phòng {level} ủy", "主任", "Chánh")
        for level in "Tỉnh Thành Huyện Châu Khu Thị Quận".split()
    ),
    *((begins, office, "Chánh") for begins in _INSPECTORATES for office in ("局长", "厅长")),
    ("Thuế ", "局长", "Trưởng"),
    ("Thống kê ", "局长", "Trưởng"),
    ("Hải quan cửa khẩu", "关长", "Trưởng"),
    ("Kiểm toán Nhà nước", "审计长", "Tổng"),
    ("Kiểm toán Nhà nước khu vực", "审计长", "Kiểm toán trưởng"),
    *((f"Văn phòng {body}", "主任", "Chánh") for body in ("Bộ", "Sở", "HĐND", "Đảng ủy")),
    ("Ban Quản lý dự án", "主任", "Giám đốc"),
    ("Công an xã", "所长", "Trưởng"),
    ("Công an phường", "所长", "Trưởng"),
    ("Công an đặc khu", "所长", "Trưởng"),
    *((f"Công an {name}", "局长", "Giám đốc") for name in _CENTRAL_CITIES),
    ("Phòng Chính trị", "主任", "Chủ nhiệm"),
    ("Phòng Hậu cần", "主任", "Chủ nhiệm"),
    ("Phòng Kỹ thuật", "主任", "Chủ nhiệm"),
    ("Cơ quan Thường trú", "社长", "Trưởng"),
    ("Thông tấn xã", "社长", "Tổng Giám đốc"),
    ("Nhà xuất bản", "社长", "Giám đốc"),
    ("Phân xã", "社长", "Trưởng"),
    ("Bệnh viện", "院长", "Giám đốc"),
    ("Bảo tàng", "馆长", "Giám đốc"),
    ("Thư viện", "馆长", "Giám đốc"),
    ("Ngân hàng Nhân dân", "行长", "Thống đốc"),
    ("Văn phòng đại diện", "主任", "Trưởng"),
    *((name, "校长", "Giám đốc") for name in _LED_BY_DIRECTORS),
    ("Học viện", "院长", "Giám đốc"),
    ("Văn phòng Ủy ban nhân dân", "主任", "Chánh"),
    ("Văn phòng Hội đồng nhân dân", "主任", "Chánh"),
    ("Văn phòng Đoàn đại biểu Quốc hội", "主任", "Chánh"),
    ("Ủy ban Thường vụ Nhân đại", "主任", "Chủ nhiệm"),
    ("Ngân hàng Thương mại cổ phần", "行长", "Tổng Giám đốc"),
    ("Ngân hàng TMCP", "行长", "Tổng Giám đốc"),
    ("Ngân hàng Nhà nước", "行长", "Thống đốc"),
    ("Đài Tiếng nói Việt Nam", "台长", "Tổng Giám đốc"),
    ("Đài Truyền hình Việt Nam", "台长", "Tổng Giám đốc"),
    ("Đoàn ", "团长", "Trưởng"),
    ("Phái đoàn", "团长", "Trưởng"),
    ("Tổng cục", "署长", "Tổng cục trưởng"),
    ("Tổng cục", "局长", "Tổng cục trưởng"),
    ("Sở ", "局长", "Giám đốc"),
)


def office_vi(role: Word, modifiers: Sequence[Word], organisation: str) -> str:
    """Return a title in Vietnamese: modifiers, role, modifiers, organisation.

    >>> office_vi(Word("role", "Bộ trưởng", "部长"), [Word("modifier", "Phó", "副")], "Bộ Công an")
    'Thứ trưởng Bộ Công an'
    >>> office_vi(Word("role", "Bộ trưởng", "部长"), [], "Ban Đối ngoại Trung ương")
    'Trưởng Ban Đối ngoại Trung ương'

    A ministry's deputies are *Thứ trưởng*; who leads a party's *Ban* is its *Trưởng Ban*.
    """
    name = role.vi
    zh = role.zh.removeprefix("副")
    for begins, office, vi in _OFFICES:
        if zh == office and organisation.startswith(begins) and " chi nhánh " not in organisation:
            name = vi
    if zh == "总裁":
        name = "Tổng Giám đốc"  # Tổng tài is seldom said of an office
    if zh == "董事长":
        name = "Chủ tịch Hội đồng quản trị"
    member = re.match("(Tỉnh|Thành|Huyện|Châu|Thị|Quận) ủy\\b", organisation)
    if name == "Ủy viên" and member is not None:  # 省委委员: Tỉnh ủy viên
        name, organisation = f"{member[0]} viên", organisation.removeprefix(member[0]).strip()
    before = [m.vi for m in modifiers if not m.after]
    after = [m.vi for m in modifiers if m.after]
    if name in ("Bộ trưởng", "Thứ trưởng") and ("Phó" in before or role.zh.startswith("副")):
        name = "Thứ trưởng"
        before = [word for word in before if word != "Phó"]
    if name in ("Trưởng", "Chánh"):  # Phó Trưởng Ban, Phó Trưởng Ban Thường trực Ban Quản lý …
        own = [organisation.split(" ")[0], *after] if after else []
        return " ".join([*before, name, *own, organisation])
    if name == "Chủ nhiệm":  # of an army's unit: Chủ nhiệm | Chính trị Quân khu 1
        organisation = re.sub("^Phòng (?=Chính trị|Hậu cần|Kỹ thuật)", "", organisation)
    for size in (1, 2):  # Trưởng phòng | Phòng Giao lưu Quốc tế, Phó Tổng Thanh tra | Thanh tra …
        body = " ".join(organisation.split(" ")[:size])
        ranks = ("trưởng", "chánh", "tổng") if body != "Tòa" else ()  # Chánh tòa | Tòa Dân sự
        if name.lower() in (f"{rank} {body.lower()}" for rank in ranks):
            organisation = organisation.removeprefix(body).strip()
            break
    return " ".join(word for word in (*before, name, *after, organisation) if word)


def role_of(
    words: Sequence[Word], zh: str, body: Word | None, entry: Entry | None, country: str
) -> Word:
    """Return the role: the one of the body's own name (Cục trưởng of a Cục), else the usual one."""
    name = entry.vi if entry is not None else f"{body.vi} " if body is not None else ""
    own = [
        word
        for word in words
        if word.vi.endswith(" trưởng") and name.startswith(word.vi.removesuffix("trưởng"))
    ]
    usual = [word for word in words if word.zh == zh]
    return pick_role(own or usual or words, body, country)


#: Fields that say of what kind the one behind them is (国家 | 油气), and works done in those before
#: them (边界 | 工作): Vietnamese says both the other way round.  Other fields stand side by side.
_KINDS = frozenset(
    "国家 国际 全国 综合 民族 地方 中央 东盟 东南亚 南亚 南亚东南亚 东北亚 亚洲 非洲 欧洲 美洲 亚太".split()
)
_WORKS = frozenset(
    "工作 管理 合作 建设 开发 发展 研究 服务 保护 监督 检查 培训 交流 贸易 投资 促进 支持 "
    "规划 战略 政策 战略与政策 信息 进出口 加工".split()
)


def in_order(fields: Sequence[Word]) -> list[str]:
    """Return fields in Vietnamese order: Dầu khí Quốc gia of 国家 | 油气.

    >>> in_order([Word("field", "Quốc gia", "国家"), Word("field", "Dầu khí", "油气")])
    ['Dầu khí', 'Quốc gia']
    """
    said: list[str] = []
    for i, field in enumerate(fields):
        before = fields[i - 1].zh if i else ""
        said.insert(0 if before in _KINDS or field.zh in _WORKS else len(said), field.vi)
    return said
