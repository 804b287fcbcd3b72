"""What an office is apart from where it is: rank, role, level and body.

Offices of two languages are compared in one: the one that the source's office should have, as the
grammar of titles writes it, and the one that stands in the target.
"""

import re
from dataclasses import dataclass
from functools import cache

from sinoviet.check.draft import Language
from sinoviet.check.searched import composed
from sinoviet.hanzi import simplify
from sinoviet.resolver import Mention, Span
from sinoviet.text import canonical

_MODIFIERS = {
    "vi": (
        ("deputy", re.compile(r"\b(?:[Pp]hó|PHÓ)\b(?! giáo sư| tiến sĩ| mặc| thác)|\b(?:[Tt]hứ trưởng|THỨ TRƯỞNG)\b")),
        ("former", re.compile(r"\b(?:[Nn]guyên(?! tử| liệu| thủ| lý| tắc| đán| soái| lão)|[Cc]ựu|tiền nhiệm)\b")),
        ("acting", re.compile(r"\b(?:[Qq]uyền|Q\.)(?= (?:Chủ|Bí|Bộ|Giám|Tổng|Tỉnh|Thủ|Trưởng|Viện|Huyện|Châu|Thị|Cục|Vụ))")),
        ("standing", re.compile(
            r"\b(?:[Pp]hó|[Tt]hứ trưởng)\b[^,;]{0,60}(?<!đại diện) [Tt]hường trực\b"
            r"|\b[Ủủ]y viên (?:(?:Ban|Ủy ban) )?(?:[Tt]hường (?:vụ|trực)|BTV)\b|\b[Ủủ]y viên BTV\b"
        )),
        ("alternate", re.compile(r"\b[Dd]ự khuyết\b")),
    ),
    "zh": (
        ("deputy", re.compile(r"副(?!教授|研究员|省级|部级|食|业|作用|标题|刊|其)")),
        ("former", re.compile(r"^(?:原|前)|(?<![目此日以之先])(?:原|前)(?=(?:常务)?副?(?:国家|政府)?(?:书记|主席|主任|部长|[省县州市区厅局处所站屯院校会行关]长|支?队长|指挥长|总理|总统|总领事|外长|大使|司令))")),
        ("acting", re.compile(r"代理?(?=(?:国家|国会|[^、，。]{0,3}委)?(?:[省县州市区关院行校]长|主席|书记|主任|部长|总统|总理|局长|厅长|总领事|司令))|代理(?=[会社馆处站队]长|总?经理|董事长|校长)")),
        ("standing", re.compile(r"常务副|副常务|常委(?!会)|常务委员(?!会)|常(?:务委员|委)会委员(?!长)")),
        ("alternate", re.compile(r"候补")),
    ),
}  # fmt: skip
#: Roles by class: two roles of one class are not told apart, two of different classes are.
_ROLES = {
    "vi": (
        ("general secretary", r"Tổng Bí thư|Tổng bí thư"),
        ("secretary-general", r"Tổng [Tt]hư ký"),
        ("premier", r"Thủ tướng|Tổng lý"),
        ("president", r"Tổng thống"),
        ("minister", r"Bộ trưởng|Ngoại trưởng|Thứ trưởng"),
        ("consul general", r"Tổng [Ll]ãnh sự"),
        ("consul", r"[Ll]ãnh sự"),
        ("ambassador", r"Đại sứ"),
        ("chief judge", r"Chánh án"),
        ("chief prosecutor", r"Viện trưởng (?:Viện [Kk]iểm sát|VKS)"),
        ("head of section", r"Trưởng phòng|Trưởng khoa"),
        ("director", r"Giám đốc|Cục trưởng|Vụ trưởng|Chủ nhiệm|Trưởng ban|Trưởng Ban|Chánh Văn phòng|Chi cục trưởng|Viện trưởng|Hiệu trưởng|Hải quan trưởng|Thống đốc|Tổng [Bb]iên tập|Tổng [Gg]iám đốc|Sở trưởng|Ty trưởng"),
        ("commissar", r"Chính ủy|Chính trị viên"),
        ("chief of staff", r"Tham mưu trưởng"),
        ("commander", r"Tư lệnh|Chỉ huy trưởng|Đồn trưởng|Trạm trưởng|Chi đội trưởng|Đội trưởng"),
        ("secretary", r"(?<!Ban )Bí thư"),
        ("head of delegates", r"Trưởng [Đđ]oàn (?:[Đđ]ại biểu Quốc hội|ĐBQH)"),
        ("chair", r"Chủ tịch|Tỉnh trưởng|Huyện trưởng|Châu trưởng|Thị trưởng|Khu trưởng|Quận trưởng|Xã trưởng|Trấn trưởng|Hội trưởng"),
        ("member", r"[Ủủ]y viên(?! trưởng)|[Đđ]ại biểu"),
    ),
    "zh": (
        ("general secretary", r"总书记"),
        ("secretary-general", r"秘书长"),
        ("premier", r"总理|首相"),
        ("president", r"总统"),
        ("minister", r"(?<![传织战联宣教建民经外武])部长|外长"),
        ("consul general", r"总领事"),
        ("consul", r"领事"),
        ("ambassador", r"大使"),
        ("chief judge", r"(?<=法院)(?:常务)?副?院长"),
        ("chief prosecutor", r"检察长|(?<=检察院)(?:常务)?副?院长"),
        ("head of section", r"处长|科长|股长"),
        ("director", r"主任|厅长|局长|司长|院长|校长|经理|所长|署长|部长|关长|行长|社长|台长|馆长|总编辑"),
        ("commissar", r"政委|政治委员|教导员|指导员"),
        ("chief of staff", r"参谋长"),
        ("commander", r"司令|指挥长|站长|屯长|队长"),
        ("secretary", r"书记(?!处)"),
        ("head of delegates", r"(?<=国会代表团)副?团长"),
        ("chair", r"主席|省长|县长|州长|市长|区长|镇长|乡长|会长|理事长|董事长|议长|委员长"),
        ("member", r"委员(?!会)|常委(?!会)|代表(?!团|大会|处)"),
    ),
}  # fmt: skip
_LEVELS = {
    "vi": (
        ("center", r"[Tt]rung ương|Nhà nước|Quốc hội|Chính phủ"),
        ("province", r"[Tt]ỉnh"), ("prefecture", r"[Cc]hâu(?! Á| Âu| Phi)"), ("county", r"[Hh]uyện"),
        ("city", r"[Tt]hành (?:ủy|uỷ|phố)|[Tt]hị (?:ủy|uỷ|xã|trưởng)|TP"), ("region", r"[Kk]hu (?:ủy|uỷ|tự trị)"),
        ("township", r"\b(?:[Xx]ã|[Tt]rấn|[Hh]ương|[Pp]hường)\b"), ("district", r"[Qq]uận"),
    ),
    "zh": (
        ("center", r"中央|国家|全国|国会|政府总理|国务院"),
        ("province", r"省"), ("prefecture", r"州(?=委|长|人|政|副|$)|自治州"), ("county", r"县"),
        ("city", r"市"), ("region", r"自治区|区党委"), ("township", r"[乡镇社坊](?=委|长|人|党|副)"),
        ("district", r"区(?=委|长|人)|郡"),
    ),
}  # fmt: skip
_BODIES = {
    "vi": (
        ("government", r"UBND|Ủy ban [Nn]hân dân|Uỷ ban [Nn]hân dân|[Cc]hính quyền|Chính phủ|(?:Tỉnh|Huyện|Châu|Thị|Khu) trưởng"),
        ("assembly", r"HĐND|Hội đồng [Nn]hân dân|Nhân đại|Quốc hội|Đại hội [Đđ]ại biểu"),
        ("consultative", r"Chính hiệp|Hiệp thương|MTTQ|Mặt trận"),
        ("farmers", r"(?:Hội|Hiệp hội) (?:Nông dân|ND)"),
        ("women", r"(?:Phụ nữ|LHPN)"),
        ("youth", r"(?:Tỉnh|Thành|Huyện|Quận|Xã|Châu|Trung ương) [Đđ]oàn\b|Đoàn (?:Thanh niên|TNCS)|Thanh niên Cộng sản"),
        ("veterans", r"Hội (?:Cựu chiến binh|CCB)"),
        ("labour", r"Liên đoàn Lao động|LĐLĐ|Tổng Công hội|Công đoàn"),
        ("court", r"Tòa án|TAND"),
        ("procuracy", r"Viện [Kk]iểm sát|VKS"),
        ("party", r"[ủu]y\b(?! viên| ban| nhiệm| quyền)|[ủu]ỷ\b(?! viên| ban)|Trung ương Đảng|Đảng bộ|Đảng Cộng sản"),
    ),
    "zh": (
        ("government", r"人民政府|人民委员会|人委会|[省县州市区]长|政府"),
        ("assembly", r"人民代表大会|人大|人民议会|国会"),
        ("consultative", r"政协|祖国阵线|政治协商"),
        ("farmers", r"农民协会|农民会|农协"),
        ("women", r"妇女|妇联"),
        ("youth", r"共青团|共产主义青年团|团[省市县州区]?委|团中央"),
        ("veterans", r"退伍军人协会|老战士协会|老兵协会"),
        ("labour", r"劳动联合|总工会|工会"),
        ("court", r"法院"),
        ("procuracy", r"检察院"),
        ("party", r"^(?!.*(?:阵线|协会|联合会|青年团))(?:.*[省县州市区郡党镇乡]委(?!会))|党中央|中共|越共"),
    ),
}  # fmt: skip


#: The rank of a court or procuracy.
_GRADES = {
    "vi": (("supreme", r"[Tt]ối cao"), ("high", r"[Cc]ấp cao"), ("intermediate", r"[Tt]rung cấp")),
    "zh": (("supreme", r"最高人民"), ("high", r"高级人民"), ("intermediate", r"中级人民")),
}  # fmt: skip


#: A committee says its own level: in 四省县委书记 the county's counts.
_COMMITTEE = {
    "vi": re.compile(r"\b[TtHhCcKkQqXx]\w+ (?:ủy|uỷ)\b"),
    "zh": re.compile(r"(?:自治区党|[省市州县区镇乡郡])委(?!会|员)"),
}


@dataclass(frozen=True, slots=True)
class Office:
    """An office in one language: what modifies it, its role, its levels and bodies, the rank of a court."""

    modifiers: frozenset[str]
    role: str
    levels: frozenset[str]
    bodies: frozenset[str]
    grades: frozenset[str]

    @property
    def rank(self) -> str:
        """The role with what modifies it, as one word for comparing."""
        return " ".join((*sorted(self.modifiers - {"former", "standing"}), self.role))

    @property
    def body(self) -> str:
        """The bodies and levels, as one word for comparing."""
        return " ".join((*sorted(self.bodies), *sorted(self.levels)))


def described(text: str, language: Language) -> Office:
    """Return the office that a phrase names.

    >>> described("Phó Chủ tịch UBND tỉnh Hà Giang", "vi").rank
    'deputy chair'
    >>> described("河江省人民委员会副主席", "zh").body
    'government province'
    """
    text = canonical(text) if language == "vi" else simplify(text)
    roles = [
        (m.start(), name) for name, pattern in _ROLES[language] for m in re.finditer(pattern, text)
    ]
    role = ""
    if roles:
        # Vietnamese says the role first, Chinese last; of two at one place the table's first wins.
        pick = min if language == "vi" else max
        at = pick(start for start, _ in roles)
        role = next(name for start, name in roles if abs(start - at) <= 1)
    committees = _COMMITTEE[language].findall(text)
    return Office(
        frozenset(name for name, pattern in _MODIFIERS[language] if pattern.search(text)),
        role,
        frozenset(
            name
            for name, pattern in _LEVELS[language]
            if any(re.search(pattern, part) for part in committees or [text])
        ),
        frozenset(name for name, pattern in _BODIES[language] if re.search(pattern, text)),
        frozenset(name for name, pattern in _GRADES[language] if re.search(pattern, text)),
    )


@cache
def _any_role(language: Language) -> re.Pattern[str]:
    return re.compile("|".join(f"({pattern})" for _, pattern in _ROLES[language]))


def roles(text: str, language: Language) -> list[str]:
    """Return the role of each word of a text that names one.

    >>> roles("Bí thư Huyện ủy, Chủ tịch HĐND huyện và Tổng Lãnh sự", "vi")
    ['secretary', 'chair', 'consul general']
    """
    text = canonical(text) if language == "vi" else simplify(text)
    found = _any_role(language).finditer(text)
    return [_ROLES[language][(match.lastindex or 1) - 1][0] for match in found]


def deputies(text: str, language: Language) -> list[Span]:
    """Return where a text says that somebody is a deputy.

    >>> len(deputies("Phó Chủ tịch và Thứ trưởng; PGS, phó giáo sư", "vi")), len(deputies("副教授", "zh"))
    (2, 0)
    """
    pattern = next(p for name, p in _MODIFIERS[language] if name == "deputy")
    joined, at = composed(text)
    return [Span(at[match.start()], at[match.end()]) for match in pattern.finditer(joined)]


def bare(text: str, mention: Mention, language: Language) -> str:
    """Return the phrase of a mention without the names of its places."""
    for part in mention.walk():
        if part.kind in ("place", "gate") and part is not mention:
            for name in (part.text, part.vi, part.zh):
                if name:
                    text = text.replace(name, "_")
    return text


def written(mention: Mention) -> str:
    """Return the words of an office; of a headline in capitals as a sentence writes them."""
    return mention.vi if mention.vi and mention.text.isupper() else mention.text


def office(mention: Mention) -> Office | None:
    """Return what a title mention says, or None for a mention without a role."""
    language: Language = "vi" if mention.lang == "vi" else "zh"
    found = described(bare(written(mention), mention, language), language)
    return found if found.role else None
