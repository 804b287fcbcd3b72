"""What the holders of Chinese offices are called in Vietnamese (部长: Bộ trưởng, Trưởng), and in what order."""

import re
from collections.abc import Sequence
from functools import cache

from sinoviet import resources
from sinoviet.glossary import Entry
from sinoviet.lexicon import Word
from sinoviet.phrases import pick_role


@cache
def _offices() -> dict[str, list[tuple[str, str]]]:
    """Return what the head of a body is called where the role alone does not tell.

    By the role in Chinese: how the body's name begins, the role in Vietnamese; later ones outrank.
    """
    found: dict[str, list[tuple[str, str]]] = {}
    for begins, zh, vi in resources.table("offices.tsv", ("begins", "zh", "vi")):
        found.setdefault(zh, []).append((f"{begins} ", vi))
    return found


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
    if " chi nhánh " not in organisation:
        for begins, vi in _offices().get(zh, ()):
            if f"{organisation} ".startswith(begins):
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
    if name == "Cục trưởng" and organisation.startswith("Công an "):  # 市公安局局长, of China
        organisation = f"Cục {organisation}"
    if name == "Chủ nhiệm":  # of an army's unit: Chủ nhiệm | Chính trị Quân khu 1
        organisation = re.sub("^Phòng (?=Chính trị|Hậu cần|Kỹ thuật)", "", organisation)
    for size in (1, 2):  # Trưởng phòng | Phòng Giao lưu Quốc tế, Phó Tổng Thanh tra | Thanh tra …
        body = " ".join(organisation.split(" ")[:size])
        ranks = ("trưởng", "chánh", "tổng") if body != "Tòa" else ()  # Chánh tòa | Tòa Dân sự
        if name.lower() in (f"{rank} {body.lower()}" for rank in ranks):
            organisation = organisation.removeprefix(body).strip()
            break
    first, joint, rest = name.partition(" kiêm ")  # Phó Hội trưởng Thường trực kiêm Tổng Thư ký
    return " ".join(
        w for w in (*before, first, *after, f"{joint}{rest}".strip(), organisation) if w
    )


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
#: them (边界 | 工作, of works_zh.txt): Vietnamese says both the other way round.  Other fields stand side by side.
_KINDS = frozenset(
    "国家 国际 全国 综合 民族 地方 中央 东盟 东南亚 南亚 南亚东南亚 东北亚 亚洲 非洲 欧洲 美洲 亚太".split()
)
#: Works that stand side by side with one of these before them: 投资 | 贸易.
_SIDE_BY_SIDE = frozenset("投资 贸易 经济 经贸 文化 旅游 科技 信息 工业 商业 农业".split())
_OWN_PLACE = frozenset("投资 贸易 信息 进出口 加工".split())


def in_order(fields: Sequence[Word]) -> list[str]:
    """Return fields in Vietnamese order: Dầu khí Quốc gia of 国家 | 油气.

    >>> in_order([Word("field", "Quốc gia", "国家"), Word("field", "Dầu khí", "油气")])
    ['Dầu khí', 'Quốc gia']
    """
    works = resources.words("works_zh.txt")
    said: list[str] = []
    for i, field in enumerate(fields):
        before = fields[i - 1].zh if i else ""
        work = field.zh in works or field.zh.endswith("研究")
        beside = field.zh in _OWN_PLACE and before in _SIDE_BY_SIDE
        said.insert(0 if before in _KINDS or (work and not beside) else len(said), field.vi)
    return said
