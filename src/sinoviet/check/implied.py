"""What stands for a name without being one: countries in a syllable, pronouns, words for both sides."""

import re
from functools import cache

from sinoviet.check.draft import Draft, Language, Segment
from sinoviet.glossary import Entry
from sinoviet.resolver import Mention

#: Words that mean two or more of those named before.
_BOTH = {
    "vi": re.compile(
        r"\b(?:hai|hai bên|cả hai|ba|các|những|nhiều|mỗi|từng) (?:nước|Đảng|đảng|bên|tỉnh|huyện|địa phương|"
        r"thành phố|quân đội|dân tộc|nhà lãnh đạo|quốc gia|xã|châu|khu|vùng|phía|đồng chí|ông|bà|"
        r"đoàn|cơ quan|người|đơn vị|cửa khẩu|di sản|di tích|trường|ngân hàng|doanh nghiệp)\b"
        r"|\bsong phương\b|\blẫn nhau\b|\bcác bên\b|\bđa phương\b",
        re.I,
    ),
    "zh": re.compile(
        r"[两二三四五各诸](?:国|党|军|省|县|市|州|地|方|区|岸|个|位|人|镇|乡|家|大|名|座|条|者)|双方|双边|多边|彼此|相互|互相|一行"
    ),
}
#: Words that point back to a person, and to a place or body.
_BACK = {
    ("vi", "person"): re.compile(
        r"\b(?:ông|bà|anh|chị|cô|ngài|đồng chí|họ|cậu|cụ|thầy|em|vị|người|mình|nàng|chàng|tác giả|"
        r"nhà \w+|nữ|nam|tướng|vua|hoàng đế|tổng thống|thủ tướng|bộ trưởng|chủ tịch|tổng bí thư)\b",
        re.I,
    ),
    ("zh", "person"): re.compile(
        r"[他她其]|自己|同志|先生|女士|作者|诗人|总书记|主席|总理|部长|总统|书记|省长|县长|州长|市长|将军|皇帝|老师|教授|医生"
    ),
    ("vi", "place"): re.compile(
        r"\b(?:này|đó|đây|ấy|kia|trên|ta|nhà|địa phương|toàn tỉnh|toàn huyện|toàn quốc|cả nước|nước|tỉnh|huyện|"
        r"thành phố|châu|xã|biên giới|quê|tại chỗ|sở tại|trong nước|nội địa|bản địa|thủ đô|cửa khẩu)\b",
        re.I,
    ),
    ("zh", "place"): re.compile(
        r"[该本此我全这那][省县市州地国区乡镇村里处座]|当地|其|这里|那里|省内|县内|国内|境内|外方|边境|首都|口岸|对方|彼国|两岸|家乡|本土"
    ),
}  # fmt: skip
#: The countries of the two languages, as one syllable or character says them.
_OWN = {
    ("vi", "country.vn"): re.compile(r"\bViệt\b|\b(?:nước|nhân dân|Đảng|quân đội|đất nước|chúng|tỉnh|dân tộc) (?:ta|nhà)\b|\bcả nước\b|\btoàn quốc\b|\btrong nước\b|\bnước này\b|\bquốc gia\b"),
    ("vi", "country.cn"): re.compile(r"\b(?:Trung|Hoa|Hán|Tàu|Bắc Kinh)\b|\bnước này\b|\bnước bạn\b|\bphía bạn\b|\bquốc gia\b"),
    ("zh", "country.vn"): re.compile(r"越(?!来越|过|发|是|野|狱|级|位|权)|我国|我省|我党|我军|全国|国内|国家|该国|河内"),
    ("zh", "country.cn"): re.compile(r"中(?:[越美俄日韩老柬缅泰法德英印欧非阿朝蒙巴东]|方|资|企|文|国)|[越美俄日韩老柬缅泰法德英印朝]中|[访驻赴来在旅对援]华|华[人侨裔商]|我国|我省|我党|全国|国内|国家|该国|北京|中华"),
}  # fmt: skip
#: First characters of countries that Chinese joins in pairs (中美, 日韩).
_PAIRED = "中越美俄日韩老柬缅泰法德英印欧朝蒙澳新加意西葡荷以伊巴埃非东"


#: Provinces of China as one character (滇桂两省区, 桂越关系).
_PROVINCES = {
    "cn.beijing": "京", "cn.tianjin": "津", "cn.shanghai": "沪", "cn.chongqing": "渝", "cn.hebei": "冀",
    "cn.henan": "豫", "cn.yunnan": "滇云", "cn.liaoning": "辽", "cn.heilongjiang": "黑", "cn.hunan": "湘",
    "cn.anhui": "皖", "cn.shandong": "鲁", "cn.xinjiang": "新", "cn.jiangsu": "苏", "cn.zhejiang": "浙",
    "cn.jiangxi": "赣", "cn.hubei": "鄂", "cn.guangxi": "桂", "cn.gansu": "甘", "cn.shanxi": "晋",
    "cn.inner-mongolia": "蒙", "cn.shaanxi": "陕", "cn.jilin": "吉", "cn.fujian": "闽", "cn.guizhou": "贵黔",
    "cn.guangdong": "粤", "cn.qinghai": "青", "cn.tibet": "藏", "cn.sichuan": "川蜀", "cn.ningxia": "宁",
    "cn.hainan": "琼", "cn.hong-kong": "港", "cn.macau": "澳", "cn.taiwan": "台",
}  # fmt: skip
_PROVINCE_SIGNS = "".join(_PROVINCES.values())


@cache
def _province(signs: str) -> re.Pattern[str]:
    near = f"[{_PROVINCE_SIGNS}{_PAIRED}]"
    return re.compile(
        f"(?:{near})[{signs}]|[{signs}]{near}|[{signs}][省籍商企军剧菜侨股]|[入赴来在驻离][{signs}]"
    )


#: A road is called after one character of each end: 沪昆高速, 南昆铁路.
_ROAD = re.compile(r"([\u4e00-\u9fff]{2})(?:高速|高铁|铁路|公路|客专)")


def province_implied(entry: Entry, text: str) -> bool:
    """Return whether a Chinese text means a place by one character: 滇桂两省区, 沪昆高速."""
    signs = _PROVINCES.get(entry.id)
    named = {entry.zh[:1], *(signs or "")} - {""}
    if any(named & set(road) for road in _ROAD.findall(text)):
        return True
    return bool(signs) and bool(_province(signs or "").search(text))


@cache
def _short(first: str) -> re.Pattern[str]:
    return re.compile(
        f"[{_PAIRED}]{first}|{first}[{_PAIRED}]|[访驻赴来在抵离旅对援亲反抗侵]{first}"
        f"|{first}[方军媒企籍语文人元裔侨商货币兵]"
    )


def country_implied(entry: Entry, segment: Segment, language: Language) -> bool:
    """Return whether the target means a country without its name: 中越, nước ta, Việt - Trung."""
    text = segment.plain
    own = _OWN.get((language, entry.id))
    if own is not None and own.search(text):
        return True
    if language == "zh" and entry.zh and _short(entry.zh[0]).search(text):
        return True
    return bool(_BOTH[language].search(text))


def pointed_back(mention: Mention, segment: Segment, draft: Draft) -> bool:
    """Return whether a word of the target may point back to what was named before."""
    text = segment.plain
    if _BOTH[draft.language].search(text):
        return True
    kind = "person" if mention.kind in ("person", "title") else "place"
    return bool(_BACK[draft.language, kind].search(text))


def says_several(text: str, language: Language) -> bool:
    """Return whether a text has a word for two or more of a kind: hai tỉnh, 四省."""
    return bool(_BOTH[language].search(text))


def backward_words(text: str, language: Language, kind: str) -> int:
    """Return how many words of ``text`` point back to a person or to a place."""
    kind = "person" if kind in ("person", "title") else "place"
    found = len(_BACK[language, kind].findall(text))
    return found + len(_BOTH[language].findall(text))
