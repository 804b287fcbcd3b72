"""How the bytes of a text file become text, and text becomes bytes again."""

import codecs
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from sinoviet.errors import InputError
from sinoviet.formats import legacy
from sinoviet.syllable import parse

#: Encodings of our own, besides those that Python knows: how to read and to write each.
_OWN: dict[str, tuple[Callable[[bytes], str], Callable[[str], bytes]]] = {
    "tcvn3": (legacy.decode_tcvn3, legacy.encode_tcvn3),
    "vni": (legacy.decode_vni, legacy.encode_vni),
    "windows-1258": (lambda data: data.decode("cp1258"), legacy.encode_1258),
}
_MARKED = {  # encodings that begin with a byte order mark
    "utf-8-sig": (codecs.BOM_UTF8, "utf-8"),
    "utf-16-le-sig": (codecs.BOM_UTF16_LE, "utf-16-le"),
    "utf-16-be-sig": (codecs.BOM_UTF16_BE, "utf-16-be"),
}
_ALIASES = {
    "abc": "tcvn3", "tcvn": "tcvn3", "tcvn-3": "tcvn3", "tcvn-5712": "tcvn3", "vni-windows": "vni",
    "cp1258": "windows-1258", "1258": "windows-1258", "utf8": "utf-8", "gbk": "gb18030",
    "gb2312": "gb18030", "gb": "gb18030", "cp936": "gb18030", "utf16": "utf-16", "unicode": "utf-16",
}  # fmt: skip
#: What a web page says when nobody thought about it: no evidence.
_NO_EVIDENCE = frozenset(["us-ascii", "ascii", "iso-8859-1", "latin1", "windows-1252", "cp1252"])
_TITLES = {"tcvn3": "TCVN3", "vni": "VNI", "gb18030": "GB18030"}

_LINE_END = re.compile("\r\n|[\r\n\u2028\u2029]")
_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u0323]+[^\W\d_]*)*")
_SAMPLE = 20_000  # words that are looked at to tell an encoding
_STRANGE = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff\ue000-\uf8ff]")
#: Scripts that a draft in UTF-16 is made of: Latin, marks of punctuation, Han, full width.
_EXPECTED = re.compile(
    "[\t\n\r -~\u00a0-\u024f\u0300-\u036f\u1e00-\u1eff\u2000-\u206f\u3000-\u303f\u3400-\u9fff\uff00-\uffef]"
)
_BETWEEN = re.compile("[\n\r ,.\u3001\u3002\uff0c]")  # one in fifty characters at the least


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, the encoding to write it in again, and what the user should hear.

    >>> Decoded("Hà Giang", "utf-8").remarks
    ()
    """

    text: str
    encoding: str
    remarks: tuple[str, ...] = ()


def decode(
    data: bytes, path: str, encoding: str | None = None, declared: str | None = None
) -> Decoded:
    """Return the text of ``data``.

    ``encoding`` is what the user says and is obeyed; ``declared`` what the file says of itself,
    believed if it fits.  Without them: a byte order mark, UTF-8, UTF-16 without a mark, GB18030,
    then TCVN3, VNI and windows-1258, told apart by how many words become Vietnamese syllables.

    >>> decode("Hà Giang".encode(), "a.txt")
    Decoded(text='Hà Giang', encoding='utf-8', remarks=())

    Raises :class:`~sinoviet.InputError` if it is no text, or not in the encoding named.
    """
    if encoding is not None:
        return _text_only(_forced(data, path, encoding), path)
    for name, (mark, plain) in _MARKED.items():
        if data.startswith(mark):
            return _text_only(Decoded(_strict(data[len(mark) :], path, plain), name), path)
    if b"\0" in data:
        return _utf16(data, path)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _declared(data, declared) or _recognised(data, path, error)


def encode(text: str, encoding: str, path: str) -> bytes:
    """Return ``text`` as the bytes of a file in ``encoding`` (a name that :func:`decode` gave).

    >>> encode("Hà Giang", "tcvn3", "a.txt")
    b'H\\xb5 Giang'

    Raises :class:`~sinoviet.InputError` if a character cannot be written in it.
    """
    mark, plain = _MARKED.get(encoding, (b"", encoding))
    try:
        return mark + (_OWN[plain][1](text) if plain in _OWN else text.encode(plain))
    except UnicodeEncodeError as error:
        letter = error.object[error.start]
        raise InputError(
            f"{path}: {letter!r} cannot be written in {_title(encoding)}; save the file as UTF-8 first"
        ) from error


def line_starts(text: str) -> tuple[int, ...]:
    """Return the offsets at which the lines of ``text`` start.

    >>> line_starts("a\\r\\nb\\rc\\u2028d")
    (0, 3, 5, 7)
    """
    return (0, *(match.end() for match in _LINE_END.finditer(text)))


def lines_of(text: str) -> list[tuple[int, int]]:
    """Return start and end of each line, without its line end.

    >>> lines_of("a\\r\\nbc")
    [(0, 1), (3, 5)]
    """
    ends = [*(match.start() for match in _LINE_END.finditer(text)), len(text)]
    return list(zip(line_starts(text), ends, strict=True))


def _title(encoding: str) -> str:
    return _TITLES.get(encoding, encoding)


def _strict(data: bytes, path: str, encoding: str) -> str:
    """Decode, or say at which line and byte that fails."""
    try:
        return _OWN[encoding][0](data) if encoding in _OWN else data.decode(encoding)
    except LookupError as error:
        raise InputError(
            f"{path}: {encoding!r} is no known encoding; use utf-8, gb18030, tcvn3, vni or windows-1258"
        ) from error
    except UnicodeError as error:
        at = error.start if isinstance(error, UnicodeDecodeError) else 0
        line = data.count(b"\n", 0, at) + 1
        raise InputError(
            f"{path}: line {line} (byte {at}) is not {_title(encoding)}; name another encoding"
        ) from error


def _forced(data: bytes, path: str, encoding: str) -> Decoded:
    name = encoding.strip().lower().replace("_", "-")
    name = _ALIASES.get(name, name)
    for marked, (mark, plain) in _MARKED.items():
        if name in (plain, marked, "utf-16") and plain[:5] == name[:5] and data.startswith(mark):
            return Decoded(_strict(data[len(mark) :], path, plain), marked)
    if name in _MARKED or name == "utf-16":  # the mark is missing
        name = _MARKED[name][1] if name in _MARKED else "utf-16-le"
    return _reversible(data, _strict(data, path, name), name)


def _text_only(decoded: Decoded, path: str) -> Decoded:
    if "\0" in decoded.text:
        raise _no_text(path)
    return decoded


def _no_text(path: str) -> InputError:
    return InputError(f"{path}: is not a text (it holds a zero byte); name a text file")


def _utf16(data: bytes, path: str) -> Decoded:
    """Return UTF-16 without a byte order mark, where it is obvious."""
    for name in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        sample = text[:100_000]
        known, between = len(_EXPECTED.findall(sample)), len(_BETWEEN.findall(sample))
        if known >= 0.95 * len(sample) <= 50 * between and not _STRANGE.search(text):
            return Decoded(text, name, ("read as UTF-16; save it as UTF-8 to be sure",))
    raise _no_text(path)


def _declared(data: bytes, declared: str | None) -> Decoded | None:
    """Return the text in the encoding that the file declares, if it can be believed."""
    if declared is None:
        return None
    name = declared.strip().lower()
    name = _ALIASES.get(name, name)
    if name in _NO_EVIDENCE:
        return None
    try:
        text = _strict(data, "", name)
    except InputError:
        return None
    return None if _STRANGE.search(text) else _reversible(data, text, name)


def _recognised(data: bytes, path: str, error: UnicodeDecodeError) -> Decoded:
    """Return the text in the likeliest of the encodings without a mark of their own."""
    line = data.count(b"\n", 0, error.start) + 1
    if _damaged_utf8(data):
        raise InputError(
            f"{path}: line {line} is damaged UTF-8 (byte {error.start} is 0x{data[error.start]:02x});"
            " save it anew, or name the encoding"
        )
    found = "gb18030" if _is_chinese(data) else _vietnamese(data)
    if found is None:
        raise InputError(
            f"{path}: line {line} is neither UTF-8 nor another encoding that can be told;"
            " save it as UTF-8, or name the encoding"
        )
    text = _strict(data, path, found)
    said = f"read as {_title(found)}; save it as UTF-8 to be sure"
    decoded = _reversible(data, text, found)
    return Decoded(text, decoded.encoding, (said, *decoded.remarks))


def _damaged_utf8(data: bytes) -> bool:
    """Tell whether most of the bytes above ASCII are UTF-8 all the same."""
    high = sum(byte > 127 for byte in data[:1_000_000])
    kept = data[:1_000_000].decode("utf-8", "ignore")
    good = sum(len(c.encode()) for c in kept if c > "\x7f")
    return good > 0.8 * high


def _is_chinese(data: bytes) -> bool:
    """Tell whether the text is GB18030 and made of the common characters of GB 2312's first level."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    high = [c for c in text if c > "\x7f"]
    if _STRANGE.search(text):
        return False
    codes = [c.encode("gb18030") for c in high]
    common = sum(
        len(code) == 2 and (0xB0 <= code[0] <= 0xD7 or code[0] in (0xA1, 0xA3)) and code[1] >= 0xA1
        for code in codes
    )
    return common >= 0.7 * len(high)


def _vietnamese(data: bytes) -> str | None:
    """Return the encoding in which most words with marks are Vietnamese syllables."""
    best, score = None, 0.6
    for name, (read, _) in _OWN.items():
        try:
            text = unicodedata.normalize("NFC", read(data))
        except UnicodeDecodeError:
            continue
        words = [word for word in _WORD.findall(text) if not word.isascii()][:_SAMPLE]
        good = (parse(word) is not None and _written(word, name) in data for word in words)
        share = sum(good) / len(words) if words else 0
        if share > score:
            best, score = name, share
    return best


def _written(word: str, encoding: str) -> bytes:
    """Return the bytes of a word: letters of Latin-1 that VNI leaves as they are speak against it."""
    try:
        return encode(word, encoding, "")
    except InputError:
        return b"\0"


def _reversible(data: bytes, text: str, encoding: str) -> Decoded:
    """Return the text with ``encoding``, or with UTF-8 if it could not be written so again."""
    try:
        if encode(text, encoding, "") == data:
            return Decoded(text, encoding)
    except InputError:
        pass
    said = (
        f"not all of it can be written as {_title(encoding)} again: a corrected copy will be UTF-8"
    )
    return Decoded(text, "utf-8", (said,))


def place(starts: tuple[int, ...], offset: int) -> int:
    """Return the number of the line, from 1, in which ``offset`` lies.

    >>> place((0, 3, 5), 4)
    2
    """
    return bisect_right(starts, offset)
