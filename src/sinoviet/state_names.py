"""The official names of the two states around an office: *nước Cộng hòa Nhân dân Trung Hoa* 中华人民共和国.

The grammar knows the short names.  So an office is read with the short one, and where that stands in
the result the official one is set.
"""

import re
from collections.abc import Callable

_STATES = (
    ("中华人民共和国", "中国", "nước Cộng hòa Nhân dân Trung Hoa", "Trung Quốc"),
    ("越南社会主义共和国", "越南", "nước Cộng hòa xã hội chủ nghĩa Việt Nam", "Việt Nam"),
)

#: Renders an office, None if it cannot be read.
Render = Callable[[str], str | None]


def with_state_vi(text: str, render: Render) -> str | None:
    """Return a Chinese office that says an official name in Vietnamese; None if it says none.

    >>> with_state_vi("中华人民共和国外交部", lambda text: "Bộ Ngoại giao Trung Quốc")
    'Bộ Ngoại giao nước Cộng hòa Nhân dân Trung Hoa'
    """
    for zh, short_zh, vi, short_vi in _STATES:
        if zh in text:
            short = rf"(?<!sản ){short_vi}"
            own = _set(render(text), short, vi)
            return own or _set(render(text.replace(zh, short_zh)), short, vi)
    return None


def with_state_zh(text: str, render: Render) -> str | None:
    """Return a Vietnamese office that says an official name in Chinese; None if it says none.

    >>> with_state_zh("Bộ Ngoại giao nước Cộng hòa nhân dân Trung Hoa", lambda text: "中国外交部")
    '中华人民共和国外交部'
    """
    for zh, short_zh, vi, short_vi in _STATES:
        official = re.compile(f"(?:nước )?{vi.removeprefix('nước ')}", re.IGNORECASE)
        if official.search(text):
            return _set(render(official.sub(short_vi, text)), short_zh, zh)
    return None


def _set(office: str | None, short: str, official: str) -> str | None:
    """Return an office with the last short name replaced, None where the office says none."""
    if office is not None and official.lower() in office.lower():
        return office
    found = list(re.finditer(short, office or ""))
    if office is None or not found:
        return None
    return office[: found[-1].start()] + official + office[found[-1].end() :]
