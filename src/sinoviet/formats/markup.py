"""XML with the way back to its letters: a tree in which every letter knows where it stands in the file.

For files that must keep every other byte: changes are spliced into the text of the file, and the
rest (declaration, order of attributes, line ends) is never written anew.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sinoviet.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_DEEPEST = 500
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
_DECLARED = re.compile(
    rb"""^<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']"""
)
_TAG = re.compile(r"""<(?:[^"'>]|"[^"]*"|'[^']*')*>""")
_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
XML = "http://www.w3.org/XML/1998/namespace"


@dataclass(frozen=True, slots=True)
class Letters:
    """Text of an element: ``text`` stands at ``at``, ``length`` characters of the file long."""

    text: str
    at: int
    length: int
    raw: bool = False  # within a CDATA section


@dataclass(slots=True)
class Element:
    """An element; ``start`` is the offset of its first tag, ``close`` that of its last tag.

    An empty tag (``<a/>``) has ``close`` equal to ``start``.  Attributes with a namespace have
    names of the form ``{namespace}name``.
    """

    name: str
    space: str
    prefix: str
    attributes: dict[str, str]
    start: int
    close: int = -1
    parent: Element | None = None
    content: list[Element | Letters] = field(default_factory=list)

    def children(self, name: str = "") -> Iterator[Element]:
        """Yield the child elements, all or those of one name."""
        for child in self.content:
            if isinstance(child, Element) and name in ("", child.name):
                yield child

    def child(self, name: str) -> Element | None:
        """Return the first child of a name."""
        return next(self.children(name), None)

    def all(self, name: str) -> Iterator[Element]:
        """Yield the elements of a name at any depth, in the order of the file."""
        stack = list(self.children())[::-1]
        while stack:
            node = stack.pop()
            if node.name == name:
                yield node
            stack += list(node.children())[::-1]

    def words(self) -> str:
        """Return the text directly within the element."""
        return "".join(part.text for part in self.content if isinstance(part, Letters))


@dataclass(frozen=True, slots=True)
class Markup:
    """A parsed file: its text without byte order mark, its root, and how it was encoded."""

    text: str
    root: Element
    encoding: str
    mark: bytes

    def end_of_tag(self, at: int) -> int:
        """Return the offset behind the tag that begins at ``at``."""
        match = _TAG.match(self.text, at)
        assert match is not None
        return match.end()

    def lines(self) -> tuple[int, ...]:
        """Return the offsets at which the lines start."""
        return (0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", self.text)))

    def spliced(self, changes: Iterable[tuple[int, int, str]]) -> bytes:
        """Return the file with some of its characters replaced: (start, end, markup)."""
        out: list[str] = []
        done = 0
        for start, end, markup in sorted(changes, key=lambda change: change[:2]):
            out += [self.text[done:start], markup]
            done = end
        out.append(self.text[done:])
        return self.mark + "".join(out).encode(self.encoding, "xmlcharrefreplace")


def escape(text: str) -> str:
    """Return a text as XML writes it, without what XML does not allow.

    >>> escape("A & B < C")
    'A &amp; B &lt; C'
    """
    text = _NOT_XML.sub("", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def parse(data: bytes, path: str, encoding: str | None = None) -> Markup:
    """Parse an XML file.  A document type is accepted if it declares no entities.

    >>> parse(b"<a>x &amp; y</a>", "a.xml").root.content[1]
    Letters(text='&', at=5, length=5, raw=False)

    Raises InputError if it cannot be decoded, is not well-formed, too deep, or declares entities.
    """
    text, found, mark = _decode(data, path, encoding)
    reader = _Reader(text, path)
    return Markup(text, reader.read(), found, mark)


def _decode(data: bytes, path: str, encoding: str | None) -> tuple[str, str, bytes]:
    """Return the text of a file, its encoding and its byte order mark."""
    mark = next((mark for mark, _ in _MARKS if data.startswith(mark)), b"")
    declared = _DECLARED.match(data[len(mark) : len(mark) + 300])
    found = encoding or dict(_MARKS).get(mark) or (declared[1].decode() if declared else "utf-8")
    if not mark and not declared and data[:2] in (b"<\0", b"\0<"):
        found = "utf-16-le" if data[0] else "utf-16-be"
    try:
        text = data[len(mark) :].decode(found)
        text.encode("utf-8")
    except LookupError:
        raise InputError(f"{path}: has the unknown encoding {found}; save it as UTF-8") from None
    except UnicodeError as error:
        at = f" at byte {error.start}" if isinstance(error, UnicodeDecodeError) else ""
        raise InputError(f"{path}: is not {found}{at}; save it as UTF-8") from None
    return text, found, mark


class _Reader:
    """Builds the tree of one file; expat gives offsets in bytes, the tree has them in characters."""

    def __init__(self, text: str, path: str) -> None:
        from xml.parsers import expat

        self.text, self.path = text, path
        self.data = text.encode("utf-8")
        self.bytes = self.chars = 0
        self.stack: list[Element] = []
        self.root: Element | None = None
        self.raw = False
        parser = expat.ParserCreate("utf-8", " ")
        parser.namespace_prefixes = True
        parser.buffer_text = False
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.letters
        parser.StartCdataSectionHandler = lambda: self.cdata(True)
        parser.EndCdataSectionHandler = lambda: self.cdata(False)
        parser.EntityDeclHandler = self.entity
        self.parser = parser

    def read(self) -> Element:
        """Parse the whole file."""
        from xml.parsers import expat

        try:
            self.parser.Parse(self.data, True)
        except expat.ExpatError as error:
            reason = expat.errors.messages.get(error.code, "damaged")
            raise InputError(
                f"{self.path}: line {error.lineno}: is not well-formed XML ({reason}); repair it"
            ) from None
        assert self.root is not None
        return self.root

    def here(self) -> int:
        """Return the offset of the present event in characters; events only move forward."""
        at = self.parser.CurrentByteIndex
        self.chars += len(self.data[self.bytes : at].decode("utf-8"))
        self.bytes = at
        return self.chars

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if len(self.stack) >= _DEEPEST:
            raise InputError(f"{self.path}: is nested more than {_DEEPEST} deep; repair it")
        space, name, prefix = _named(tag)
        named = {}
        for key, value in attributes.items():
            key_space, key_name, _ = _named(key)
            named[f"{{{key_space}}}{key_name}" if key_space else key_name] = value
        parent = self.stack[-1] if self.stack else None
        node = Element(name, space, prefix, named, self.here(), parent=parent)
        if parent:
            parent.content.append(node)
        else:
            self.root = node
        self.stack.append(node)

    def end(self, tag: str) -> None:
        """An element ends."""
        del tag
        self.stack.pop().close = self.here()

    def cdata(self, raw: bool) -> None:
        """A CDATA section begins or ends."""
        self.raw = raw

    def letters(self, text: str) -> None:
        """Some text: plain, or one reference, or one line end."""
        at = self.here()
        length = len(text)
        if not self.raw and self.text[at] == "&":
            length = self.text.index(";", at) + 1 - at
        elif text == "\n" and self.text.startswith("\r\n", at):
            length = 2
        if self.stack:
            self.stack[-1].content.append(Letters(text, at, length, self.raw))

    def entity(self, name: str, *_: object) -> None:
        """The file declares an entity of its own."""
        raise InputError(f"{self.path}: declares the entity {name}, which is refused; remove it")


def _named(name: str) -> tuple[str, str, str]:
    """Split what expat calls an element or attribute: namespace, name, prefix."""
    parts = name.split(" ")
    if len(parts) == 1:
        prefix, _, local = name.rpartition(":")
        return "", local, prefix
    return parts[0], parts[1], parts[2] if len(parts) > 2 else ""
