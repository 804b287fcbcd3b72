"""Markdown: paragraphs, headings, items and cells of tables are units; code and links stand aside."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from sinoviet.formats.building import PLACEHOLDER, UnitBuilder
from sinoviet.formats.document import Document, Unit
from sinoviet.formats.encoding import decode, line_starts, place
from sinoviet.formats.html import Page
from sinoviet.formats.ignore import NOTHING, ignored

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_NEWLINE = re.compile(r"\r\n?|\n")  # what ends a line in Markdown: U+2028 does not
_FRONT_MATTER = re.compile(r"(?:---|\+\+\+)[ \t]*\n(?:.*\n)*?(?:---|\+\+\+|\.\.\.)[ \t]*(?:\n|\Z)")
_COMMENT = re.compile(r"<!--(.*?)-->", re.S)
_LINE_BREAK = re.compile(r"<br\s*/?>", re.I)
_ADDRESS = re.compile(r"(?:(?:https?|ftp)://|\bwww\.)[^\s<>\[\]()|`*，。、；（）]+")
_DEEPEST = 50  # nesting of quotes and lists; what lies deeper is left out


def read(
    data: bytes, path: str, encoding: str | None = None, columns: tuple[str, ...] | None = None
) -> Document:
    """Read a Markdown file (CommonMark with tables).

    Code, the targets of links, addresses, HTML tags and front matter are left alone; what stands
    inside a paragraph becomes one U+FFFC.  ``<!-- sinoviet: ignore SV201 -->`` holds for the block
    it stands in, or for the next one (a table: all its cells).

    >>> [unit.target for unit in read("# *Văn* Sơn\\n\\nở `x`".encode(), "a.md").units]
    ['Văn Sơn', 'ở \ufffc']
    """
    decoded = decode(data, path, encoding)
    text = decoded.text
    starts = line_starts(text)
    reader = _Reader(text, starts)
    plain = _NEWLINE.sub("\n", text)
    front = _FRONT_MATTER.match(plain)
    if front:  # blank lines in its place keep the numbers of the lines
        plain = "\n" * front[0].count("\n") + plain[front.end() :]
    cell = False
    for token in _parser().parse(plain):
        if token.type == "inline":
            reader.inline(token, cell=cell)
        elif token.type == "html_block":
            reader.html(token, path)
        elif token.type == "table_close":
            reader.ignore = NOTHING  # a comment before a table holds for all its cells
        cell = token.type in ("td_open", "th_open")
    return Document(
        path,
        "markdown",
        tuple(reader.units),
        text,
        starts,
        decoded.encoding,
        remarks=decoded.remarks,
    )


@cache
def _parser() -> "MarkdownIt":
    """Return a parser whose inline tokens know where they stand in the content of their block."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    # These two join neighbouring pieces of text, and with that lose where each began.
    parser.disable(["fragments_join", "text_join"])
    for rule in list(parser.inline.ruler.__rules__):
        parser.inline.ruler.at(rule.name, _placed(rule.name, rule.fn))
    return parser


def _placed(
    name: str, rule: "Callable[[StateInline, bool], bool]"
) -> "Callable[[StateInline, bool], bool]":
    """Return an inline rule that writes start and end into the tokens it makes.

    Plain text is kept back by the parser and made a token by the next rule: it gets no place here,
    it begins where the token before it ends.
    """

    def placed(state: "StateInline", silent: bool) -> bool:
        start, count, pending = state.pos, len(state.tokens), bool(state.pending)
        if not rule(state, silent):
            return False
        made = [] if silent else state.tokens[count:]
        if pending and made and made[0].type == "text":
            made = made[1:]
        for token in made:
            if token.meta:
                continue  # made by a rule inside the label of a link
            if name in ("emphasis", "strikethrough"):  # a run of marks, each a token
                token.meta = {"start": start, "end": start + len(token.content)}
                start += len(token.content)
            elif token.type == "link_open" and name == "link":
                token.meta = {"start": start, "end": start + 1}
            elif token.type == "link_close" and name == "link":
                token.meta = {"end": state.pos}
            elif token.type != "text" or name == "autolink":
                token.meta = {"start": start, "end": state.pos}
        return True

    return placed


def _spans(tokens: "list[Token]") -> "Iterator[tuple[Token, int, int]]":
    """Yield the inline tokens of a block with start and end in its content."""
    cursor = 0
    for token in tokens:
        start = (
            cursor if token.type in ("softbreak", "hardbreak") else token.meta.get("start", cursor)
        )
        cursor = token.meta.get("end", start + len(token.content))
        yield token, start, cursor


class _Reader:
    """Makes units of the blocks of one file."""

    def __init__(self, text: str, starts: tuple[int, ...]) -> None:
        self.text = text
        self.starts = starts
        breaks = [match.span() for match in _NEWLINE.finditer(text)]
        begins = [0, *(end for _, end in breaks)]
        ends = [*(start for start, _ in breaks), len(text)]
        self.lines = list(zip(begins, ends, strict=True))
        self.builder = UnitBuilder(text)
        self.units: list[Unit] = []
        self.ignore = NOTHING
        self.addresses: list[tuple[int, int]] = []  # in the content of the present block
        self.cell = (-1, 0)  # the line of the table row being read, and how far it is read

    def inline(self, token: "Token", *, cell: bool) -> None:
        """Read the content of one paragraph, heading or cell."""
        if not (token.map and token.content and token.children):
            return
        offsets = self._cell(token) if cell else self._paragraph(token)
        own = NOTHING
        self.addresses = [match.span() for match in _ADDRESS.finditer(token.content)]
        for child, start, end in _spans(token.children):
            if child.type == "html_inline" and (comment := _COMMENT.fullmatch(child.content)):
                own |= ignored(comment[1])
            elif start < end:
                self._piece(child, offsets, start, end)
        if self.builder.empty:
            self.ignore |= own
            return
        where = f"line {place(self.starts, offsets[0])}"
        name = str(len(self.units) + 1)
        self.units.append(self.builder.unit(name, where, ignore=self.ignore | own))
        if not cell:
            self.ignore = NOTHING

    def html(self, token: "Token", path: str) -> None:
        """Read a block of HTML; in a quotation it is left alone."""
        first, last = token.map or (0, 0)
        start, end = self.lines[first][0], self.lines[last - 1][1]
        if first == last or self.text[start:end].lstrip().startswith(">"):
            return
        page = Page(self.text, self.starts, self.units)
        page.ignore = self.ignore
        page.read(start, end, path)
        self.ignore = page.ignore

    def _paragraph(self, token: "Token") -> list[int]:
        """Return the offset in the file of each character of a block's content, and of its end.

        The content is the lines of the block without what marks the block itself (``> ``, ``- ``,
        ``## ``): a part of each line, and the last one of its kind.
        """
        first = (token.map or (0, 0))[0]
        while not self.text[slice(*self.lines[first])].strip():
            first += 1  # a line of U+2028 opens a paragraph, and is then taken off its content
        offsets: list[int] = []
        for (begin, end), part in zip(self.lines[first:], token.content.split("\n"), strict=False):
            found = self.text.rfind(part.strip(), begin, end)
            at = max(found - (len(part) - len(part.lstrip())), begin)
            offsets += range(at, at + len(part))
            offsets.append(end)
        offsets[-1] = offsets[-2] + 1
        return offsets

    def _cell(self, token: "Token") -> list[int]:
        r"""Return the offsets of the content of a table cell, in which ``\|`` became ``|``."""
        line = (token.map or (0, 0))[0]
        begin, end = self.lines[line]
        at = self.cell[1] if self.cell[0] == line else begin
        pattern = "".join(r"\\\|" if c == "|" else re.escape(c) for c in token.content)
        found = re.compile(pattern).search(self.text, at, end)
        at = found.start() if found else at
        offsets = []
        for character in token.content:
            offsets.append(at)
            at += 2 if character == "|" else 1
        self.cell = (line, at)
        return [*offsets, at]

    def _piece(self, token: "Token", offsets: list[int], start: int, end: int) -> None:
        """Add one inline token to the unit."""
        first, last = offsets[start], offsets[end]
        if token.type == "text":
            # A text with a place is a mark that opens nothing, or the inside of an <address>.
            if not token.meta or token.content in ("*", "_", "~", "~~"):
                self._text(token.content, offsets, start)
        elif any(a <= start < b for a, b in self.addresses):
            pass
        elif token.type == "text_special" and token.content == token.markup:
            self.builder.take(first, last)  # a backslash before a letter
        elif token.type == "text_special" and len(token.content) == 1:
            self.builder.put(token.content, first, last)
        elif token.type in ("softbreak", "hardbreak") or _LINE_BREAK.fullmatch(token.content):
            self.builder.blank(first, last)
        elif token.type in ("text_special", "code_inline", "image") or (
            token.type == "link_open" and token.markup == "autolink"
        ):
            self.builder.put(PLACEHOLDER, first, last)

    def _text(self, content: str, offsets: list[int], start: int) -> None:
        """Add plain text; an address, which may go on in the next tokens, is one placeholder."""
        at, end = start, start + len(content)
        for first, last in self.addresses:
            if last <= at or first >= end:
                continue
            self._letters(content[at - start : max(at, first) - start], offsets, at)
            if first >= at:
                self.builder.put(PLACEHOLDER, offsets[first], offsets[last])
            at = min(last, end)
        self._letters(content[at - start :], offsets, at)

    def _letters(self, content: str, offsets: list[int], start: int) -> None:
        first, last = offsets[start], offsets[start + len(content)]
        if last - first == len(content):
            self.builder.take(first, last)
            return
        for at, character in enumerate(content, start):  # a cell with \\|
            self.builder.put(character, offsets[at], offsets[at + 1])
