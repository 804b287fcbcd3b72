"""The two old Vietnamese font encodings, TCVN3 (ABC) and VNI, and windows-1258: bytes <-> text.

TCVN3 is the one-byte set of TCVN 5712:1993.  Texts set in its fonts write capitals with a tone by
a font of capitals (.VnTimeH), so they come out in lower case; the codes of VN1 for them are read.
VNI writes a letter as one or two characters of windows-1252: the base, then hat and tone in one.
"""

import re
import unicodedata

#: Codes 0x80 to 0xFF; 0xB0 to 0xB4 are combining tone marks.
_TCVN3_HIGH = (
    "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ"
    "\u00a0ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịò"
    "ỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"
)
#: Codes of control characters that VN1 gives to capitals.
_TCVN3_LOW = {
    0x01: "Ú", 0x02: "Ụ", 0x04: "Ừ", 0x05: "Ử", 0x06: "Ữ", 0x11: "Ứ", 0x12: "Ự",
    0x13: "Ỳ", 0x14: "Ỷ", 0x15: "Ỹ", 0x16: "Ý", 0x17: "Ỵ",
}  # fmt: skip
_TCVN3 = [_TCVN3_LOW.get(code, chr(code)) for code in range(128)] + list(_TCVN3_HIGH)
_TCVN3_CODES = {ord(letter): bytes([code]) for code, letter in enumerate(_TCVN3)}

#: windows-1252; its five empty codes stand for themselves.
_LATIN = [bytes([c]).decode("cp1252", "ignore") or chr(c) for c in range(256)]
_LATIN_CODES = {ord(letter): bytes([code]) for code, letter in enumerate(_LATIN)}

#: What VNI writes behind a base, in the order level, falling, rising, asking, broken, heavy.
_VNI_PLAIN, _VNI_HAT, _VNI_BREVE = ("", *"øùûõï"), tuple("âàáåãä"), tuple("êèéúüë")
_TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
#: letter without tone: what VNI writes for it, and the row of marks that follows
_VNI_ROWS = {
    "a": ("a", _VNI_PLAIN), "ă": ("a", _VNI_BREVE), "â": ("a", _VNI_HAT), "e": ("e", _VNI_PLAIN),
    "ê": ("e", _VNI_HAT), "o": ("o", _VNI_PLAIN), "ô": ("o", _VNI_HAT), "ơ": ("ô", _VNI_PLAIN),
    "u": ("u", _VNI_PLAIN), "ư": ("ö", _VNI_PLAIN), "y": ("y", _VNI_PLAIN[:-1]),
    "i": ("", ("i", "ì", "í", "æ", "ó", "ò")),
}  # fmt: skip


def _vni() -> dict[str, str]:
    """Return what VNI writes for each Vietnamese letter that is not plain ASCII."""
    table = {"đ": "ñ", "ỵ": "î"}
    for letter, (base, marks) in _VNI_ROWS.items():
        for tone, mark in zip(_TONES, marks, strict=False):
            table[unicodedata.normalize("NFC", letter + tone)] = base + mark
    table |= {letter.upper(): written.upper() for letter, written in table.items()}
    return {letter: written for letter, written in table.items() if letter != written}


_VNI = _vni()
#: Read, but not written: a capital with the mark of a small letter (Uûy ban).
_VNI_READ = {
    **{written[0].upper() + written[1:]: letter.upper() for letter, written in _VNI.items()},
    **{written: letter for letter, written in _VNI.items()},
}
_VNI_PIECE = re.compile("|".join(sorted(map(re.escape, _VNI_READ), key=len, reverse=True)))
_VNI_CODES = _LATIN_CODES | {
    ord(letter): b"".join(_LATIN_CODES[ord(c)] for c in written) for letter, written in _VNI.items()
}


def decode_tcvn3(data: bytes) -> str:
    """Return the text of TCVN3 bytes.

    >>> decode_tcvn3(b"H\\xb5 Giang")
    'Hà Giang'
    """
    return data.decode("latin-1").translate(dict(enumerate(_TCVN3)))


def decode_vni(data: bytes) -> str:
    """Return the text of VNI bytes.

    >>> decode_vni("Haø Giang, Laøo Cai".encode("latin-1"))
    'Hà Giang, Lào Cai'
    """
    text = data.decode("latin-1").translate(dict(enumerate(_LATIN)))
    return _VNI_PIECE.sub(lambda match: _VNI_READ[match[0]], text)


def _encode(text: str, codes: dict[int, bytes], name: str) -> bytes:
    text = unicodedata.normalize("NFC", text)
    try:
        return b"".join([codes[ord(letter)] for letter in text])
    except KeyError as error:
        at = next(i for i, letter in enumerate(text) if ord(letter) == error.args[0])
        raise UnicodeEncodeError(name, text, at, at + 1, "not in this encoding") from None


def encode_tcvn3(text: str) -> bytes:
    """Return ``text`` in TCVN3; UnicodeEncodeError if it cannot be written so.

    >>> encode_tcvn3("Hà Giang")
    b'H\\xb5 Giang'
    """
    return _encode(text, _TCVN3_CODES, "tcvn3")


def encode_vni(text: str) -> bytes:
    """Return ``text`` in VNI; UnicodeEncodeError if it cannot be written so.

    >>> encode_vni("Hà Giang").decode("latin-1")
    'Haø Giang'
    """
    return _encode(text, _VNI_CODES, "vni")


def encode_1258(text: str) -> bytes:
    """Return ``text`` in windows-1258: letters with a hat are codes, some tones are marks.

    >>> encode_1258("Thế").decode("cp1258") == "Thê\\u0301"
    True
    """
    pieces = []
    for letter in text:
        try:
            pieces.append(letter.encode("cp1258"))
        except UnicodeEncodeError:
            pieces.append(_split_tone(letter).encode("cp1258"))
    return b"".join(pieces)


def _split_tone(letter: str) -> str:
    """Return a letter with its hat in one, the tone as a mark behind it: this has codes."""
    parts = unicodedata.normalize("NFD", letter)
    tone = next((mark for mark in parts[1:] if mark in _TONES), "")
    return unicodedata.normalize("NFC", parts.replace(tone, "", 1)) + tone
