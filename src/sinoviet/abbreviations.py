"""Vietnamese offices in the words of the grammar: abbreviations, codes in brackets, looser ways to say them."""

import re

#: What no body or role row has, because in running text the letters may mean something else.
_OFFICES = {
    "TBT": "Tổng Bí thư", "PBT": "Phó Bí thư", "CT": "Chủ tịch", "PCT": "Phó Chủ tịch",
    "GĐ": "Giám đốc", "PGĐ": "Phó Giám đốc", "TGĐ": "Tổng Giám đốc", "TTg": "Thủ tướng",
    "PTTg": "Phó Thủ tướng", "UVTW": "Ủy viên Trung ương", "UVBTV": "Ủy viên Ban Thường vụ",
    "UVTV": "Ủy viên Thường vụ", "BTV": "Ban Thường vụ", "UV": "Ủy viên",
    "TVTU": "Ủy viên Ban Thường vụ Tỉnh ủy", "UVTVTU": "Ủy viên Ban Thường vụ Tỉnh ủy",
    "UVBTVTU": "Ủy viên Ban Thường vụ Tỉnh ủy", "UVBCH": "Ủy viên Ban Chấp hành",
    "CVP": "Chánh Văn phòng", "PCVP": "Phó Chánh Văn phòng",
}  # fmt: skip
_OFFICE = re.compile(
    rf"(?:(?<=^)|(?<=, )|(?<=Phó )|(?<=Nguyên ))({'|'.join(_OFFICES)})(?=,? [^\W\d_])"
)
#: T.Ư, TW, TƯ.
_CENTRAL = re.compile(r"\bT\.?[ƯW]\.?(?=[ ,]|$)")
#: An acronym or a code in brackets behind a name: … (CREC), … (C04 Bộ Công an).
_CODE = re.compile(r"(?<=\w) ?[(（][A-Z][A-Z0-9&.-]+[)）]|(?<=[(（])[A-Z]{1,3}\d{1,3} (?=\w)")
#: Vietnam's commission has secretaries, China's a chairman.
_OF_CHINA = re.compile("(Chủ tịch (?:Quân ủy|Ủy ban Quân sự) Trung ương)(?! Trung Quốc| Đảng)")
#: What stands behind a committee of China's ruling party, or is said in full of its conference.
_PARTY = re.compile("((?:Tỉnh|Thành|Châu|Huyện|Khu|Thị) ủy [^,]+?) Đảng Cộng sản Trung Quốc")
_CONFERENCE = re.compile(
    "Ủy ban ((?:tỉnh|châu|thành phố|huyện|Khu tự trị) [^,]+?) "
    "Hội nghị (?:Hiệp thương Chính trị|Chính trị Hiệp thương) [Nn]hân dân Trung Quốc"
)
#: The bureau of a party, whose committee goes without saying.
_BUREAU = re.compile("(Bộ Chính trị),? (?:của )?(?:Ban Chấp hành|BCH) (?=Trung ương)")
#: A region of China in one piece: … dân tộc Choang, | Quảng Tây, Choang- Quảng Tây.
_REGION = re.compile(
    "(dân tộc (?:Choang|Hồi|Uyghur|Tạng|Mông Cổ)) ?[,-] ?(?=Quảng Tây|Ninh Hạ|Tân Cương)"
)
#: Two offices with nothing but a hyphen between: Phó Chủ tịch-Tổng Thư ký.
_HYPHEN = re.compile(
    "(?<=[a-zà-ỹ])[-–](?=(?:Phó|Tổng|Trưởng|Chủ|Bí|Giám|Ủy|Chánh|Cục|Vụ|Thủ|Viện|Hiệu) [a-zà-ỹA-Z])"
)
#: Levels before a number or a name: Quận ủy Q.8, Công an P.Bến Nghé, UBND H.Vị Xuyên.
_LEVELS = {"Q": "Quận", "P": "phường", "H": "huyện", "TX": "thị xã", "TT": "thị trấn", "X": "xã"}
_LEVEL = re.compile(r"(?<= )(Q|P|H|TX|TT|X)\. ?(?=\d|[A-ZĐÀ-Ỹ][a-zà-ỹ])")
#: A bank that its name says to be one: ngân hàng | Agribank.
_BANK = re.compile(r"\b[Nn]gân hàng (?=(?:[A-Z][A-Za-z]*[Bb]ank|BIDV|MB|ACB|SHB)\b)")
#: Two places joined without blanks: Đồng Đăng-Lạng Sơn.
_PAIR = re.compile("(?<=[a-zà-ỹ])[-–—](?=[A-ZĐ][a-zà-ỹ]+ [A-ZĐ])")
#: Mass organisations with their country in one word: Hội NDVN, Tổng LĐLĐVN.
_UNION = re.compile(r"\b(ND|LHPN|CCB|LĐLĐ|LHTN|TNCSHCM|CTĐ|NB|SV|NHNN)VN\b")
_DEPUTY = re.compile(r"\bPhó (?=(?:[Bb]an|[Pp]hòng|[Kk]hoa) )")
_STATES = {
    "CHXHCN Việt Nam": "Cộng hòa xã hội chủ nghĩa Việt Nam",
    "CHND Trung Hoa": "Cộng hòa nhân dân Trung Hoa",
    "CHDCND Lào": "Cộng hòa dân chủ nhân dân Lào",
}
_COMMITTEE = re.compile("^(.*(?:[Bb]í thư|Thường vụ|Thường trực)) TU(?= |$)")
_CITIES = re.compile(" TU (?:TP|[Tt]hành phố|Hà Nội|Hải Phòng|Đà Nẵng|Cần Thơ|Huế)")


def in_words(text: str) -> str:
    """Return a Vietnamese office with its abbreviations in words.

    >>> in_words("PCT UBND tỉnh Lào Cai"), in_words("Bí thư TU Lào Cai")
    ('Phó Chủ tịch UBND tỉnh Lào Cai', 'Bí thư Tỉnh ủy Lào Cai')
    >>> in_words("Phó Ban Tổ chức T.Ư"), in_words("Tập đoàn Đường sắt Trung Quốc (CREC)")
    ('Phó Trưởng Ban Tổ chức Trung ương', 'Tập đoàn Đường sắt Trung Quốc')
    """
    text = _LEVEL.sub(lambda match: f"{_LEVELS[match[1]]} ", text)
    text = _HYPHEN.sub(", ", _REGION.sub(r"\1 ", _BUREAU.sub(r"\1 ", _CODE.sub("", text))))
    text = _BANK.sub("", _PAIR.sub(" - ", text))
    text = re.sub(r"\bUV\.? ?BTV\b", "Ủy viên Ban Thường vụ", text)
    text = _UNION.sub(r"\1 Việt Nam", text)
    text = re.sub(r"\bUB ?MTTQ(?: VN|(?= Việt Nam)|\b)", "Ủy ban MTTQ Việt Nam", text)
    text = text.replace("MTTQ Việt Nam Việt Nam", "MTTQ Việt Nam")
    text = _CENTRAL.sub("Trung ương", _DEPUTY.sub("Phó Trưởng ", text))
    text = re.sub(r"(?<=\w) đơn vị (?=tỉnh|thành phố|TP)", " ", text)  # of members of an assembly
    text = _CONFERENCE.sub(r"Chính hiệp \1", _PARTY.sub(r"\1", text))
    text = _OF_CHINA.sub(r"\1 Trung Quốc", text)
    text = _OFFICE.sub(lambda m: _OFFICES[m[1]], text)
    for short, name in _STATES.items():
        text = text.replace(short, name)
    level = "Thành ủy" if _CITIES.search(text) else "Tỉnh ủy"
    return _COMMITTEE.sub(rf"\1 {level}", text)
