"""The glossary: its entries, its CSV schema, and a user's own glossary laid over the packaged one.

``data/glossary.csv`` has one row an entity; docs/data.md describes the columns.  An overlay is a
CSV with some of the same columns: a row with a new id (or none) adds an entry, for which a name and
a kind are needed; a row with a known id replaces the cells of the columns that the file has, and
``status`` = ``hidden`` takes the entry away.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Literal

from sinoviet import resources
from sinoviet.errors import GlossaryError
from sinoviet.hanzi import has_han
from sinoviet.text import canonical
from sinoviet.tokens import keys

Kind = Literal["place", "gate", "organisation", "title", "person"]
KINDS: tuple[Kind, ...] = ("place", "gate", "organisation", "title", "person")
STATUSES = ("curated", "attested", "derived", "hidden")

#: How a form relates to its entry, best first.
PREFERRED, FULL, ACCEPTED, DERIVED, AVOID = range(5)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entity: its names in both languages, what it is, when it holds, and who says so.

    ``valid_from`` and ``valid_to`` are ISO dates, half-open: ``valid_to`` is the first day on
    which the entry no longer holds.  ``*_accepted`` and ``*_avoid`` are tuples of forms.

    >>> Entry(id="x.y", kind="place", vi="Văn Sơn", zh="文山").zh
    '文山'
    """

    id: str
    kind: Kind
    type: str = ""
    vi: str = ""
    zh: str = ""
    zh_hant: str = ""
    vi_full: str = ""
    zh_full: str = ""
    vi_accepted: tuple[str, ...] = ()
    zh_accepted: tuple[str, ...] = ()
    vi_avoid: tuple[str, ...] = ()
    zh_avoid: tuple[str, ...] = ()
    country: str = ""
    part_of: str = ""
    valid_from: str = ""
    valid_to: str = ""
    successor: tuple[str, ...] = ()
    status: str = "curated"
    source: tuple[str, ...] = ("editorial",)
    note: str = ""

    def holds_on(self, day: str) -> bool:
        """Return whether the entry holds on ``day`` (an ISO date).

        >>> Entry("x", "place", valid_to="2025-07-01").holds_on("2025-07-01")
        False
        """
        return (not self.valid_from or self.valid_from <= day) and (
            not self.valid_to or day < self.valid_to
        )

    def forms(self) -> Iterator[tuple[str, int]]:
        """Yield every surface form with its rank (PREFERRED, FULL, ACCEPTED or AVOID).

        >>> list(Entry("x", "place", vi="Malypho", vi_accepted=("Malipo",)).forms())
        [('Malypho', 0), ('Malipo', 2)]
        """
        for rank, group in (
            (PREFERRED, (self.vi, self.zh, self.zh_hant)),
            (FULL, (self.vi_full, self.zh_full)),
            (ACCEPTED, (*self.vi_accepted, *self.zh_accepted)),
            (AVOID, (*self.vi_avoid, *self.zh_avoid)),
        ):
            for form in group:
                if form:
                    yield form, rank


COLUMNS = tuple(f.name for f in fields(Entry))
LISTS = frozenset(("vi_accepted", "zh_accepted", "vi_avoid", "zh_avoid", "successor", "source"))
_ID = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*\Z")
_DATE = re.compile(r"\d{4}-\d\d-\d\d\Z")


@dataclass(frozen=True, slots=True)
class Form:
    """A surface form in the index: which entry, how it is spelt there, and its rank.

    >>> Form("x", "Văn Sơn", PREFERRED).rank
    0
    """

    entry: str
    text: str
    rank: int


def _entry(values: Mapping[str, str]) -> Entry:
    given: dict[str, object] = {}
    for name, value in values.items():
        if name in LISTS:
            given[name] = tuple(part for part in value.split("|") if part)
        elif value or name not in ("status",):
            given[name] = value
    if not given.get("source"):
        given.pop("source", None)
    return Entry(**given)  # type: ignore[arg-type]


def make_id(kind: str, name: str) -> str:
    """Return an ASCII id for an entry whose author gave none.

    >>> make_id("place", "Đồng Đăng"), make_id("person", "São Tomé")
    ('user.place.dong-dang', 'user.person.sao-tome')
    """
    from unidecode import unidecode  # GPL: ids and foreign Latin letters only, see NOTICE.md

    if has_han(name):
        from sinoviet.hanzi import pinyin

        name = " ".join(pinyin(name))
    slug = re.sub(r"[^a-z0-9]+", "-", unidecode(name).lower()).strip("-")
    return f"user.{kind}.{slug or 'unnamed'}"


def read_csv(path: Path) -> list[Entry]:
    """Read a glossary file in the schema of ``data/glossary.csv``; missing columns are empty.

    Raises :class:`~sinoviet.GlossaryError`, naming file and line, if the file cannot be read, is
    not UTF-8, has an unknown column, or a row has no name, kind or valid id.
    """
    return [_checked(where, values) for where, values in _read_rows(path)]


def _read_rows(path: Path) -> list[tuple[str, dict[str, str]]]:
    """Return ``(file:line, cells by column)`` of each row, before anything is asked of it."""
    import csv
    import io

    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise GlossaryError(
            f"{path}: cannot be read ({error.strerror}); name a CSV file"
        ) from error
    except UnicodeDecodeError as error:
        raise GlossaryError(
            f"{path}: is not UTF-8 (byte {error.start}); save it as UTF-8"
        ) from error
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    header: list[str] = []
    rows: list[tuple[str, dict[str, str]]] = []
    try:
        for row in reader:
            where = f"{path}:{reader.line_num}"
            cells = [canonical(cell.strip()) for cell in row]
            if not any(cells):
                continue
            if not header:
                header = cells
                _check_header(where, header)
            elif len(cells) != len(header):
                raise GlossaryError(
                    f"{where}: {len(cells)} cells under {len(header)} columns; "
                    "quote cells that hold a comma"
                )
            else:
                rows.append((where, dict(zip(header, cells, strict=True))))
    except csv.Error as error:
        raise GlossaryError(
            f"{path}:{reader.line_num}: is not CSV ({error}); check the quotes"
        ) from error
    if not header:
        raise GlossaryError(f"{path}: is empty; the first line names the columns")
    _give_ids(rows)
    return rows


def _check_header(where: str, header: list[str]) -> None:
    unknown = [name for name in header if name not in COLUMNS]
    if unknown or len(set(header)) < len(header):
        fault = f"unknown column {unknown[0]!r}" if unknown else "a column stands twice"
        raise GlossaryError(f"{where}: {fault}; use some of {','.join(COLUMNS)}")


def _give_ids(rows: list[tuple[str, dict[str, str]]]) -> None:
    """Give each row without an id one of its own."""
    taken = {values.get("id", "") for _, values in rows}
    for _, values in rows:
        name = values.get("vi") or values.get("zh") or ""
        if values.get("id") or not name:
            continue
        stem = make_id(values.get("kind") or "entry", name)
        number = 1
        while (made := stem if number == 1 else f"{stem}-{number}") in taken:
            number += 1
        values["id"] = made
        taken.add(made)


def _checked(where: str, values: dict[str, str]) -> Entry:
    """Return the entry of a row's cells; raise GlossaryError naming ``where`` if it is none."""
    hidden = values.get("status") == "hidden"
    if hidden:
        values = {"kind": "place", **{k: v for k, v in values.items() if v}}
    elif not (values.get("vi") or values.get("zh")):
        raise GlossaryError(f"{where}: neither vi nor zh is given; give a name")
    kind = values.get("kind", "")
    if kind not in KINDS:
        raise GlossaryError(f"{where}: kind is {kind!r}; use one of {', '.join(KINDS)}")
    if not _ID.match(values.get("id", "")):
        raise GlossaryError(
            f"{where}: id {values.get('id', '')!r} is not of a-z, 0-9, dots and hyphens; rename it"
        )
    status = values.get("status")
    if status and status not in STATUSES:
        raise GlossaryError(f"{where}: status is {status!r}; use {', '.join(STATUSES)}")
    for name in ("valid_from", "valid_to"):
        if values.get(name) and not is_date(values[name]):
            raise GlossaryError(f"{where}: {name} is {values[name]!r}; write YYYY-MM-DD")
    return _entry(values)


def _cells(entry: Entry) -> dict[str, str]:
    """Return an entry as the cells of its row."""
    cells = {}
    for name in COLUMNS:
        value = getattr(entry, name)
        cells[name] = "|".join(value) if isinstance(value, tuple) else value
    return cells


def is_date(text: str) -> bool:
    """Return whether ``text`` is an ISO date.

    >>> is_date("2025-07-01"), is_date("2025-02-30")
    (True, False)
    """
    from datetime import date

    try:
        return bool(_DATE.match(text)) and bool(date.fromisoformat(text))
    except ValueError:
        return False


@dataclass(eq=False)
class Glossary:
    """Entries by id, and all their surface forms by key.

    >>> load().entries["cn.yunnan"].vi
    'Vân Nam'
    """

    entries: Mapping[str, Entry]
    forms: Mapping[str, list[Form]]

    def lookup(self, key: str) -> list[Form]:
        """Return the forms under a key made by :func:`form_key`, best rank first.

        >>> [form.entry for form in load().lookup(form_key("Vân Nam"))]
        ['cn.yunnan']
        """
        return self.forms.get(key, [])


def form_key(text: str) -> str:
    """Return the key of a surface form: its tokens, folded, with a space between.

    >>> form_key("Lào-Cai") == form_key("LÀO CAI"), form_key("馬關")
    (True, '马 关')
    """
    return " ".join(keys(text))


class _Packaged(Mapping[str, Entry]):
    """The packaged entries, each made from its row when it is first asked for."""

    def __init__(self) -> None:
        self._made: dict[str, Entry] = {}
        self._rows = resources.Rows("glossary.tsv")

    def __getitem__(self, key: str) -> Entry:
        entry = self._made.get(key)
        if entry is None:
            row = self._rows[key]
            entry = self._made[key] = _entry(dict(zip(COLUMNS, row, strict=True)))
        return entry

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows.parsed)

    def __len__(self) -> int:
        return len(self._rows.parsed)


class _PackagedForms(Mapping[str, list[Form]]):
    """The packaged index of forms."""

    def __init__(self) -> None:
        self._rows = resources.Rows("forms.tsv")

    def __getitem__(self, key: str) -> list[Form]:
        cells = iter(self._rows[key][1:])
        return [Form(e, text, int(rank)) for e, text, rank in zip(cells, cells, cells, strict=True)]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows.parsed)

    def __len__(self) -> int:
        return len(self._rows.parsed)


def forms_of(entries: Iterable[Entry]) -> dict[str, list[Form]]:
    """Return the surface forms of ``entries`` by key, each key's forms best rank first.

    >>> forms_of([Entry("x", "place", vi="Văn Sơn")])
    {'văn sơn': [Form(entry='x', text='Văn Sơn', rank=0)]}
    """
    forms: dict[str, list[Form]] = {}
    for entry in entries:
        seen: set[tuple[str, str]] = set()
        for text, rank in entry.forms():
            key = form_key(text)
            if key and (key, text) not in seen:
                seen.add((key, text))
                forms.setdefault(key, []).append(Form(entry.id, text, rank))
    for group in forms.values():
        group.sort(key=lambda form: form.rank)
    return forms


def load(paths: Iterable[str | Path] = ()) -> Glossary:
    """Return the packaged glossary with the files ``paths`` laid over it, in order.

    >>> len(load().entries) > 900
    True

    Raises :class:`~sinoviet.GlossaryError` if a file cannot be used.
    """
    packaged = _Packaged()
    packaged_forms = _PackagedForms()
    overlay: dict[str, Entry] = {}
    for path in paths:
        for where, values in _read_rows(Path(path)):
            known = overlay.get(values.get("id", "")) or packaged.get(values.get("id", ""))
            base = _cells(known) if known is not None and known.status != "hidden" else {}
            entry = _checked(where, {**base, **values})
            overlay[entry.id] = entry
    if not overlay:
        return Glossary(packaged, packaged_forms)
    entries: dict[str, Entry] = {
        key: entry for key, entry in {**packaged, **overlay}.items() if entry.status != "hidden"
    }
    forms = {
        key: kept
        for key, group in packaged_forms.items()
        if (kept := [form for form in group if form.entry not in overlay])
    }
    for key, group in forms_of(e for e in overlay.values() if e.status != "hidden").items():
        forms[key] = sorted([*group, *forms.get(key, [])], key=lambda form: form.rank)
    return Glossary(entries, forms)
