"""Web pages: each block of text is a unit; tags inside it are seams, scripts and code stand aside."""

import html as entities
import re
from html.parser import HTMLParser

from sinoviet.errors import InputError
from sinoviet.formats.building import PLACEHOLDER, UnitBuilder
from sinoviet.formats.document import Document, Unit
from sinoviet.formats.encoding import decode, line_starts, place
from sinoviet.formats.ignore import NOTHING, ignored

#: Elements that begin and end a unit; all others stand inside one.
_BLOCKS = frozenset(
    """
    address article aside blockquote body br button caption center dd details dialog dir div dl dt
    fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html
    iframe legend li main menu nav noframes noscript ol optgroup option p section select summary
    table tbody td tfoot th thead title tr ul
    """.split()
)
#: Elements whose content is no text of the draft; the first stand inside a sentence.
_INLINE_CODE = frozenset("code kbd samp var".split())
_LEFT_ALONE = _INLINE_CODE | frozenset("script style pre textarea template svg math".split())
#: A whole tag; possessive, so that a search that fails does not go back.
_TAG = re.compile(r"""<[a-zA-Z](?:[^>"']|"[^"]*+"|'[^']*+'|["'])*+>""")
#: After so many tags that never end, a tag has so many characters at the most.
_MOST_BROKEN, _LONGEST = 50, 2000
_CHARSET = re.compile(rb"<meta\b[^>]*?\bcharset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_XML_ENCODING = re.compile(rb"^\s*<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([\w.:-]+)", re.I)


def read(
    data: bytes, path: str, encoding: str | None = None, columns: tuple[str, ...] | None = None
) -> Document:
    """Read a web page.  The encoding it declares is believed if it fits.

    Attributes (alt, title), scripts and code are left alone; code inside a sentence becomes one
    U+FFFC.  ``<!-- sinoviet: ignore SV201 -->`` holds for the block it stands in, or the next one.

    >>> [unit.target for unit in read("<h1>Văn <i>Sơn</i></h1>ở đây".encode(), "a.html").units]
    ['Văn Sơn', 'ở đây']
    """
    said = _CHARSET.search(data, 0, 4096) or _XML_ENCODING.search(data, 0, 200)
    decoded = decode(data, path, encoding, said and said[1].decode("latin-1"))
    starts = line_starts(decoded.text)
    page = Page(decoded.text, starts)
    page.read(0, len(decoded.text), path)
    return Document(
        path,
        "html",
        tuple(page.units),
        decoded.text,
        starts,
        decoded.encoding,
        target_lang=page.language,
        remarks=decoded.remarks,
    )


class Page(HTMLParser):
    """Makes units of a web page, or of the HTML inside another text.

    ``units`` are what was found, ``ignore`` the codes that hold for the next unit, ``language``
    what the page says of itself.

    >>> page = Page("x <p>Lào Cai</p>", (0,))
    >>> page.read(2, 16, "a.md")
    >>> page.units[0].target, page.units[0].offset(0)
    ('Lào Cai', 5)
    """

    def __init__(self, text: str, starts: tuple[int, ...], units: list[Unit] | None = None) -> None:
        super().__init__(convert_charrefs=False)
        self.units: list[Unit] = [] if units is None else units
        self.ignore = NOTHING
        self.language = ""
        self._text = text
        self._starts = starts
        self._builder = UnitBuilder(text)
        self._begin = 0  # where the unit begins
        self._own = NOTHING  # codes for the unit itself
        self._left_alone: tuple[str, int] | None = None  # an element and where it begins
        self._depth = 0
        self._broken = 0  # tags that never end
        self._last_comment = -1  # where the last comment ends

    def read(self, start: int, end: int, path: str) -> None:
        """Read the characters ``start`` to ``end`` of the text."""
        self.reset()
        part = self._text[start:end]
        # The parser counts lines by "\n" alone.
        self._lines = [start, *(start + m.end() for m in re.finditer("\n", part))]
        self._last_comment = self._text.rfind("-->", start, end)
        try:
            self.feed(part)
            self.close()
        except AssertionError as error:  # how the parser says that a declaration is broken
            line = place(self._starts, self._at())
            raise InputError(f"{path}: line {line}: broken HTML ({error}); correct it") from error
        self._finish()

    def _at(self) -> int:
        """Return the offset of what is being read."""
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def parse_starttag(self, i: int) -> int:
        """Take the ``<`` of a tag that never ends for text: the parser would look for its end at
        every such tag again, through the whole file.
        """
        bound = i + _LONGEST if self._broken >= _MOST_BROKEN else len(self.rawdata)
        if _TAG.match(self.rawdata, i, bound):
            return super().parse_starttag(i)
        self._broken += 1
        self.handle_data("<")
        return i + 1

    def parse_comment(self, i: int, report: bool = True) -> int:
        """Let a comment that never ends go to the end of the text, as browsers do."""
        if self._at() > self._last_comment:
            return len(self.rawdata)
        return super().parse_comment(i, report)

    def _finish(self) -> None:
        """End the present unit."""
        if self._builder.empty:
            self.ignore |= self._own  # a comment in a block before its text, or before the block
        else:
            where = f"line {place(self._starts, self._begin)}"
            name = str(len(self.units) + 1)
            self.units.append(self._builder.unit(name, where, ignore=self.ignore | self._own))
            self.ignore = NOTHING
        self._builder.clear()
        self._own = NOTHING

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a unit, or leave an element alone."""
        if self._left_alone:
            self._depth += tag == self._left_alone[0]
            return
        if tag == "html":
            self.language = dict(attrs).get("lang") or dict(attrs).get("xml:lang") or ""
        if tag in _LEFT_ALONE:
            self._left_alone, self._depth = (tag, self._at()), 1
        if tag in _BLOCKS or tag in _LEFT_ALONE - _INLINE_CODE:
            self._finish()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """End the unit at ``<br/>``; an empty element has no content to leave alone."""
        if tag in _BLOCKS and not self._left_alone:
            self._finish()

    def handle_endtag(self, tag: str) -> None:
        """End a unit, or an element that was left alone."""
        if self._left_alone:
            name, start = self._left_alone
            self._depth -= tag == name
            if self._depth == 0:
                self._left_alone = None
                if tag in _INLINE_CODE:
                    self._put(PLACEHOLDER, start, self._text.index(">", self._at()) + 1)
        elif tag in _BLOCKS:
            self._finish()

    def handle_data(self, data: str) -> None:
        """Add text as it stands, white space run together."""
        if self._left_alone:
            return
        at = self._at()
        if self._builder.empty:
            self._begin = at + len(data) - len(data.lstrip())
        self._builder.words(at, at + len(data))

    def handle_entityref(self, name: str) -> None:
        """Add the character that ``&name;`` stands for."""
        self._entity(f"&{name}")

    def handle_charref(self, name: str) -> None:
        """Add the character that ``&#number;`` stands for."""
        self._entity(f"&#{name}")

    def handle_comment(self, data: str) -> None:
        """Take in the codes that a comment switches off."""
        self._own |= ignored(data)

    def _entity(self, raw: str) -> None:
        if self._left_alone:
            return
        start = self._at()
        raw += ";" * self._text.startswith(";", start + len(raw))
        end = start + len(raw)
        character = entities.unescape(raw)
        if len(character) == 1:
            self._put(character, start, end)
        elif raw.endswith(";") and character != raw:
            self._put(PLACEHOLDER, start, end)  # two characters, or none: mathematics
        else:
            if self._builder.empty:
                self._begin = start
            self._builder.take(start, end)

    def _put(self, character: str, start: int, end: int) -> None:
        if self._builder.empty:
            self._begin = start
        self._builder.put(character, start, end)
