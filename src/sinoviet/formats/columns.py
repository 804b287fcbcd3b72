"""Which columns of a table hold the text to be checked, and which the text it was translated from."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

#: Names of a column in a header row, without marks of punctuation, in lower case.
_SOURCE = frozenset(
    "source|source text|source segment|src|original|original text|nguồn|văn bản nguồn|bản nguồn"
    "|ngôn ngữ nguồn|bản gốc|nguyên văn|nguyên bản|nguyên tác|原文|源文|源语|源语言|来源文本".split(
        "|"
    )
)
_TARGET = frozenset(
    "target|target text|target segment|tgt|translation|translated text|đích|văn bản đích|bản đích"
    "|ngôn ngữ đích|bản dịch|dịch|lời dịch|译文|译语|翻译|目标|目标语|目标语言|目标文本".split("|")
)
_LANGUAGES = {
    "vi": frozenset(
        "tiếng việt|bản tiếng việt|việt|việt ngữ|việt văn|vietnamese|vi|vie|vi-vn|vi_vn|越南语|越南文|越文|越语|越".split(
            "|"
        )
    ),
    "zh": frozenset(
        "tiếng trung|bản tiếng trung|tiếng trung quốc|tiếng hoa|tiếng hán|trung|trung văn|hán văn|hoa văn"
        "|chinese|simplified chinese|traditional chinese|zh|zho|chi|zh-cn|zh_cn|zh-tw|zh_tw|zh-hk|zh-sg"
        "|zh-hans|zh-hant|zh-hans-cn|zh-hant-tw|中文|汉语|漢語|汉文|漢文|华文|華文|华语|中国语|简体中文|繁體中文|中".split(
            "|"
        )
    ),
}
_LONGEST_NAME = 40
_HEADER_ROWS = 10
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
_MARKED = re.compile(r"[ăâđêôơư\u1ea0-\u1ef9ĩũ]", re.I)
_ACUTE = re.compile(r"[àáãèéìíòóõùúý]", re.I)
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")


@dataclass(frozen=True, slots=True)
class Choice:
    """The columns of one table, counted from 0, and how many rows stand above its text.

    ``source_lang`` and ``target_lang`` are "vi", "zh" or "" (not known).

    >>> Choice(0, 1, 1, "vi", "zh").start
    1
    """

    source: int | None
    target: int
    start: int
    source_lang: str
    target_lang: str


def script(text: str) -> str:
    """Return "zh" for Han text, "vi" for Latin text with Vietnamese letters, else "".

    >>> script("huyện Malypho"), script("麻栗坡县"), script("No. 12"), script("Đồng chí 王")
    ('vi', 'zh', '', 'vi')
    """
    text = unicodedata.normalize("NFC", text)
    han, latin = len(_HAN.findall(text)), len(_LATIN.findall(text))
    if han * 2 >= latin and han:  # one Han character says about as much as two letters or more
        return "zh"
    return "vi" if _MARKED.search(text) or _ACUTE.search(text) else ""


def choose(rows: Sequence[Sequence[str]], columns: Sequence[str] | None = None) -> Choice | None:
    """Return the columns of a table, or None if it has no such columns.

    ``columns`` names them: the first is the source, the second the target; one alone is the target.
    A column is named by its header, its letter (``B``) or its number (``2``).  Without ``columns``
    a header row with known names speaks, then the scripts: one column of Chinese beside one of
    Vietnamese.

    >>> choose([["STT", "Tiếng Việt", "中文"], ["1", "huyện Malypho", "麻栗坡县"]])
    Choice(source=1, target=2, start=1, source_lang='vi', target_lang='zh')
    >>> choose([["麻栗坡县", "huyện Malypho"]])
    Choice(source=0, target=1, start=0, source_lang='zh', target_lang='vi')
    >>> choose([["x", "huyện Malypho"]], ("B",))
    Choice(source=None, target=1, start=0, source_lang='', target_lang='vi')
    >>> choose([["một", "hai"]]) is None
    True
    """
    if columns:
        return _named(rows, columns)
    return _by_header(rows) or _by_script(rows)


def language(rows: Sequence[Sequence[str]], column: int, start: int = 0) -> str:
    """Return the language of one column by the script of its cells.

    >>> language([["x", "越南"], ["y", "中国"]], 1)
    'zh'
    """
    return script("\n".join(row[column] for row in rows[start:] if column < len(row)))


def _name(cell: str) -> str:
    """Return a cell as the name of a column: NFC, lower case, single blanks."""
    return " ".join(unicodedata.normalize("NFC", cell).casefold().split())


def _choice(rows: Sequence[Sequence[str]], source: int | None, target: int, start: int) -> Choice:
    """Return a choice with the languages that the header row says, or else the scripts."""
    header = rows[start - 1] if start else ()

    def speaks(column: int | None) -> str:
        if column is None:
            return ""
        told = _meaning(header[column])[1] if column < len(header) else ""
        return told or language(rows, column, start)

    return Choice(source, target, start, speaks(source), speaks(target))


def _named(rows: Sequence[Sequence[str]], columns: Sequence[str]) -> Choice | None:
    """Find the columns that a user named."""
    wanted = [_name(column) for column in columns[:2]]
    width = max(map(len, rows), default=0)
    # a number or one letter is a position, not a cell that happens to hold it
    sure = [_position(name, width) if len(name) == 1 or name.isdigit() else None for name in wanted]
    for number, row in enumerate(rows[:_HEADER_ROWS], 1):
        names = [_name(cell) for cell in row]
        found = [
            at if at is not None else names.index(name) if name in names else _position(name, width)
            for name, at in zip(wanted, sure, strict=True)
        ]
        named = any(name in names for name, at in zip(wanted, sure, strict=True) if at is None)
        if named and None not in found:
            return _pair(rows, found, number)
    found = [_position(name, width) for name in wanted]
    if None in found:
        return None
    header = _header(rows)
    return _pair(rows, found, header + 1 if header is not None else 0)


def _pair(rows: Sequence[Sequence[str]], found: Sequence[int | None], start: int) -> Choice | None:
    """Return the choice of one or two columns; None if both are the same."""
    source, target = (None, found[0]) if len(found) == 1 else found
    if target is None or source == target:
        return None
    return _choice(rows, source, target, start)


def _position(name: str, width: int) -> int | None:
    """Return the column that a number or a letter means, counted from 0."""
    if re.fullmatch(r"[0-9]{1,5}", name):
        at = int(name) - 1
    elif re.fullmatch(r"[a-z]{1,3}", name):
        at = -1
        for letter in name:
            at = (at + 1) * 26 + ord(letter) - ord("a")
    else:
        return None
    return at if 0 <= at < width else None


def _meaning(cell: str) -> tuple[str, str]:
    """Return what a header cell says: "source", "target" or "", and the language or ""."""
    if len(cell) > _LONGEST_NAME:
        return "", ""
    pieces = {
        _name(cell),
        *(piece.strip() for piece in re.split(r"[()\[\]（）:：/|,，]", _name(cell))),
    }
    pieces |= {piece.rstrip(".*") for piece in pieces}
    roles = {role for role, names in (("source", _SOURCE), ("target", _TARGET)) if names & pieces}
    spoken = {code for code, names in _LANGUAGES.items() if names & pieces}
    return (
        roles.pop() if len(roles) == 1 else "",
        spoken.pop() if len(spoken) == 1 else "",
    )


def _header(rows: Sequence[Sequence[str]]) -> int | None:
    """Return the first row in which a cell has the known name of a column."""
    for number, row in enumerate(rows[:_HEADER_ROWS]):
        if any(_meaning(cell) != ("", "") for cell in row):
            return number
    return None


def _by_header(rows: Sequence[Sequence[str]]) -> Choice | None:
    """Find the columns by the names in a header row; a pair goes before a target alone."""
    alone: Choice | None = None
    for number, row in enumerate(rows[:_HEADER_ROWS]):
        meanings = [_meaning(cell) for cell in row]
        roles = [role for role, _ in meanings]
        spoken = [code for _, code in meanings]
        known = [at for at, meaning in enumerate(meanings) if meaning != ("", "")]
        source = roles.index("source") if "source" in roles else None
        target = roles.index("target") if "target" in roles else None
        if target is None:
            other = spoken[source] if source is not None else ""
            rest = [at for at in known if at != source and spoken[at] and spoken[at] != other]
            if source is None and {"vi", "zh"} <= set(spoken):
                source, target = sorted((spoken.index("vi"), spoken.index("zh")))
            elif rest and (source is not None or len(known) == 1):
                target = rest[0]
        elif source is None:
            rest = [at for at in known if at != target and spoken[at] != spoken[target]]
            source = rest[0] if rest else None
        if target is None:
            continue
        if source is not None:
            return _choice(rows, source, target, number + 1)
        if alone is None and len(row) > 1:
            alone = _choice(rows, None, target, number + 1)
    return None if alone and _by_script(rows) else alone


def _by_script(rows: Sequence[Sequence[str]]) -> Choice | None:
    """Find one column of Chinese beside one of Vietnamese: most rows have both."""
    width = max(map(len, rows), default=0)
    letters: dict[str, dict[int, int]] = {"vi": {}, "zh": {}}
    for row in rows:
        for at, cell in enumerate(row):
            if code := script(cell):
                letters[code][at] = letters[code].get(at, 0) + len(cell)
    if not (letters["vi"] and letters["zh"]):
        return None
    vi = max(letters["vi"], key=lambda at: letters["vi"][at])
    zh = max(letters["zh"], key=lambda at: letters["zh"][at])
    if vi == zh:
        return None
    filled = [row for row in rows if max(vi, zh) < len(row) and row[vi].strip() and row[zh].strip()]
    both = [row for row in filled if script(row[vi]) != "zh" and script(row[zh]) == "zh"]
    some = [row for row in rows if any(cell.strip() for cell in row)]
    if len(both) * 2 < len(some) or (len(both) < 2 and width > 2):
        return None
    return _choice(rows, min(vi, zh), max(vi, zh), 0)
