"""The package of an Office file: parts, their relations and types; what is not changed stays as it is."""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sinoviet.errors import InputError
from sinoviet.formats.safe import open_zip, parse_xml, read_member, serialize

if TYPE_CHECKING:
    from sinoviet.formats.safe import Element

_TYPES = "[Content_Types].xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation from one part to another: its id, its kind (``comments``), the part's name."""

    id: str
    kind: str
    target: str


class Package:
    """An Office file: ``tree`` to read a part, ``edit`` to change it, ``save`` for the new file."""

    __slots__ = ("_archive", "_changed", "_names", "_new", "_trees", "path")

    def __init__(self, data: bytes, path: str) -> None:
        self.path = path
        self._archive = open_zip(data, path)
        self._names = {name.casefold(): name for name in self._archive.namelist()}
        self._trees: dict[str, Element] = {}
        self._changed: set[str] = set()
        self._new: dict[str, bytes] = {}
        if _TYPES.casefold() not in self._names:
            raise InputError(
                f"{path}: is a ZIP file, but no Office file; give a .docx or .xlsx file"
            )

    def has(self, part: str) -> bool:
        """Return whether there is such a part."""
        return part.casefold() in self._names or part in self._new

    def data(self, part: str) -> bytes:
        """Return a part as bytes; raise InputError if it is missing or damaged."""
        if part in self._new:
            return self._new[part]
        return read_member(self._archive, self._names.get(part.casefold(), part), self.path)

    def tree(self, part: str) -> Element:
        """Return the root of an XML part, to be read."""
        if part not in self._trees:
            self._trees[part] = parse_xml(self.data(part), f"{self.path} ({part})")
        return self._trees[part]

    def edit(self, part: str) -> Element:
        """Return the root of an XML part, to be changed."""
        self._changed.add(part)
        return self.tree(part)

    def replace(self, part: str, data: bytes) -> None:
        """Put other bytes into a part that need not be XML."""
        self._new[part] = data

    def add(self, part: str, data: bytes, content_type: str) -> None:
        """Add a part of the given type."""
        self._new[part] = data
        types = self.edit(_TYPES)
        override = f"{{{_CONTENT_TYPES}}}Override"
        types.append(types.makeelement(override, PartName=f"/{part}", ContentType=content_type))

    def free(self, pattern: str) -> str:
        """Return the first free name: ``pattern`` has ``{}`` for a number from 1."""
        number = 1
        while self.has(pattern.format(number)):
            number += 1
        return pattern.format(number)

    def main(self) -> str:
        """Return the name of the main part."""
        for relation in self.relations(""):
            if relation.kind == "officeDocument" and self.has(relation.target):
                return relation.target
        raise InputError(f"{self.path}: has no main part, so it is no Office file; save it again")

    def relations(self, part: str) -> list[Relation]:
        """Return what a part refers to within the package."""
        name = _relations_of(part)
        if not self.has(name):
            return []
        return [
            Relation(
                item.get("Id", ""),
                item.get("Type", "").rpartition("/")[2],
                _resolve(part, item.get("Target", "")),
            )
            for item in self.tree(name).iter(f"{{{_RELATIONS}}}Relationship")
            if item.get("TargetMode") != "External"
        ]

    def related(self, part: str, kind: str) -> str | None:
        """Return the name of the first part to which ``part`` has a relation of a kind."""
        for relation in self.relations(part):
            if relation.kind == kind and self.has(relation.target):
                return relation.target
        return None

    def relate(self, part: str, kind: str, target: str) -> str:
        """Add a relation and return its id."""
        name = _relations_of(part)
        if not self.has(name):
            self._new[name] = f'<Relationships xmlns="{_RELATIONS}"/>'.encode()
        root = self.edit(name)
        taken = {item.get("Id") for item in root}
        number = len(root) + 1
        while f"rId{number}" in taken:
            number += 1
        root.append(
            root.makeelement(
                f"{{{_RELATIONS}}}Relationship",
                Id=f"rId{number}",
                Type=f"{self.relation_space()}/{kind}",
                Target=f"/{target}",
            )
        )
        return f"rId{number}"

    def relation_space(self) -> str:
        """Return the namespace of relations; a file of the strict kind has another one."""
        relations = self.tree(_relations_of("")).iter(f"{{{_RELATIONS}}}Relationship")
        types = [item.get("Type", "") for item in relations]
        known = [kind for kind in types if kind.endswith("/officeDocument")]
        return known[0].removesuffix("/officeDocument") if known else _KINDS

    def save(self) -> bytes:
        """Return the whole file; parts that nobody changed keep their bytes."""
        new = dict(self._new)
        for part in self._changed:
            new[part] = serialize(self._trees[part])
        folded = {part.casefold(): part for part in new}
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
            for member in self._archive.infolist():
                part = folded.pop(member.filename.casefold(), "")
                data = new[part] if part else read_member(self._archive, member.filename, self.path)
                target.writestr(_like(member), data)
            for part in folded.values():
                target.writestr(_like(zipfile.ZipInfo(part)), new[part])
        return out.getvalue()


def _like(member: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """Return a header with the name and time of a member."""
    info = zipfile.ZipInfo(member.filename, member.date_time)
    stored = member.compress_type == zipfile.ZIP_STORED and member.file_size
    info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    info.external_attr = member.external_attr
    return info


def _relations_of(part: str) -> str:
    """Return the name of the part that holds the relations of another.

    >>> _relations_of("word/document.xml")
    'word/_rels/document.xml.rels'
    """
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _resolve(part: str, target: str) -> str:
    """Return the name of a part that another part calls ``target``."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
