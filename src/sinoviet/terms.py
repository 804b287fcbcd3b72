"""Terms of office: *khóa XV* behind a Vietnamese office, 第十五届 inside the Chinese one; their years."""

import re

from sinoviet.hanzi import has_han
from sinoviet.ordinals import from_han, from_roman, to_han, to_roman

_TERM_VI = re.compile(
    r",? [Kk]h(?:óa|oá) ([IVX]+|\d{1,2})(?=$|[,;]| (?:tỉnh|thành phố|TP|huyện|quận|thị xã|xã|phường) )"
)
_TERM_ZH = re.compile(r"(?:第|(?<=[省市州县区乡镇]))([一二三四五六七八九十]{1,3}|\d{1,2})届")
_YEARS_VI = re.compile(r",? [Nn]hiệm kỳ (\d{4}) ?[-–—] ?(\d{4})(?=$|[,;])")
_YEARS_ZH = re.compile(r"(?:（|\()?(\d{4})年?[-–—至](\d{4})年?任期(?:）|\))?")
#: Words that a term stands before; it stands before the whole if there is none of them.
_BEFORE = re.compile("中央|国会|全国|人民议会|人民代表大会|人大|政协")

_EXECUTIVE = re.compile("(?<=.)(?:执行委员会|常务委员会)$")
#: The conference of a unit, which in full is a committee (政协云南省第十三届委员会).
_CONFERENCE = re.compile("([^、]{1,9}?(?:省|市|州|县|区))政协")


def without_term(text: str) -> tuple[str, int]:
    """Return an office in either language without its term, and the term; 0 if it has none.

    >>> without_term("Đại biểu Quốc hội khóa XV"), without_term("越共第十四届中央委员")
    (('Đại biểu Quốc hội', 15), ('越共中央委员', 14))
    """
    match = _TERM_VI.search(text) or _TERM_ZH.search(text)
    if match is None:
        return text, 0
    said = match[1]
    number = from_roman(said) or from_han(said)
    return text[: match.start()] + text[match.end() :], number


def with_term(office: str, term: int) -> str:
    """Return an office with its term, as the language of the office says it.

    >>> with_term("Đại biểu Quốc hội", 15)
    'Đại biểu Quốc hội khóa XV'
    >>> with_term("越共中央委员", 14), with_term("河江省委", 17)
    ('越共第十四届中央委员', '第十七届河江省委')
    >>> with_term("云南省政协", 13), with_term("州妇女联合会执行委员会", 10)
    ('政协云南省第十三届委员会', '州妇女联合会第十届执行委员会')
    """
    if not has_han(office):
        return f"{office} khóa {to_roman(term)}"
    conference = _CONFERENCE.fullmatch(office)
    if conference is not None:
        return f"政协{conference[1]}第{to_han(term)}届委员会"
    match = _BEFORE.search(office) or _EXECUTIVE.search(office)
    at = match.start() if match is not None else 0
    return f"{office[:at]}第{to_han(term)}届{office[at:]}"


def without_years(text: str) -> tuple[str, tuple[int, int] | None]:
    """Return an office in either language without the years of its term, and them.

    >>> without_years("Chủ tịch UBND tỉnh Hà Giang nhiệm kỳ 2021 - 2026")
    ('Chủ tịch UBND tỉnh Hà Giang', (2021, 2026))
    """
    match = _YEARS_VI.search(text) or _YEARS_ZH.search(text)
    if match is None:
        return text, None
    return text[: match.start()] + text[match.end() :], (int(match[1]), int(match[2]))


def with_years(office: str, years: tuple[int, int]) -> str:
    """Return an office with the years of its term, as the language of the office says it.

    >>> with_years("河江省人民委员会主席", (2021, 2026))
    '2021-2026年任期河江省人民委员会主席'
    """
    first, last = years
    if has_han(office):
        return f"{first}-{last}年任期{office}"
    comma = "," if re.search(r" khóa [IVX]+$", office) else ""
    return f"{office}{comma} nhiệm kỳ {first}-{last}"
