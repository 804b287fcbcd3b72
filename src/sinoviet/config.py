"""The settings of a house: sinoviet.toml, or [tool.sinoviet] in pyproject.toml.

::

    select = ["SV1", "SV4"]          # rules or families; all of them by default
    ignore = ["SV302"]
    glossary = ["house.csv"]         # your own entries, beside the settings file
    lang = "vi"                      # the language of the drafts
    date = "2026-01-31"              # the day the drafts speak of
    tone_style = "old"               # hòa, thúy; or "new": hoà, thuý
    baseline = "known.json"          # findings that are known and not told again
    columns = ["Source", "Target"]   # of tables: source and target, or the target alone

    [style]                          # the form that the house writes, by name or id of the entry
    malypho = "Ma Lật Pha"
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from sinoviet.errors import InputError
from sinoviet.glossary import Glossary, form_key, is_date
from sinoviet.syllable import ToneStyle
from sinoviet.text import skeleton

NAMES = ("sinoviet.toml", "pyproject.toml")
_LISTS = ("select", "ignore", "glossary", "columns")
_WORDS = ("lang", "date", "tone_style", "baseline")


@dataclass(frozen=True, slots=True)
class Config:
    """The settings that were found; ``path`` is the file, None for the defaults.

    >>> Config().select
    ()
    """

    path: Path | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    glossary: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    lang: Literal["vi", "zh", ""] = ""
    date: str = ""
    tone_style: ToneStyle | Literal[""] = ""
    baseline: str = ""
    style: tuple[tuple[str, str], ...] = ()


def find(folder: Path) -> Path | None:
    """Return the settings file that holds for a folder: its own, or that of a folder above."""
    for place in (folder, *folder.parents):
        for name in NAMES:
            path = place / name
            if path.is_file() and (name == NAMES[0] or _own_table(path) is not None):
                return path
    return None


def read(path: Path) -> Config:
    """Read a settings file.

    Raises :class:`~sinoviet.InputError`, naming file and key, if a setting cannot be used.
    """
    tables = _own_table(path) if path.name == NAMES[1] else _tables(path)
    if not isinstance(tables, dict):
        raise InputError(f"{path}: [tool.sinoviet] must be a table; write lines below it")
    values: dict[str, Any] = {"path": path}
    for key, value in tables.items():
        if key == "style":
            values[key] = _style(path, value)
        elif key in _LISTS:
            if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
                raise InputError(f'{path}: {key} must be a list of texts; write {key} = ["…"]')
            values[key] = tuple(value)
        elif key in _WORDS:
            if not isinstance(value, str):
                raise InputError(f'{path}: {key} must be a text; write {key} = "…"')
            values[key] = value
        else:
            known = ", ".join((*_LISTS, *_WORDS, "style"))
            raise InputError(f"{path}: unknown setting {key!r}; use some of {known}")
    folder = path.parent
    if "glossary" in values:
        values["glossary"] = tuple(str(folder / name) for name in values["glossary"])
    if values.get("baseline"):
        values["baseline"] = str(folder / values["baseline"])
    found = Config(**values)
    if found.lang not in ("", "vi", "zh"):
        raise InputError(f'{path}: lang is {found.lang!r}; write "vi" or "zh"')
    if found.tone_style not in ("", "old", "new"):
        raise InputError(f'{path}: tone_style is {found.tone_style!r}; write "old" or "new"')
    if found.date and not is_date(found.date):
        raise InputError(f"{path}: date is {found.date!r}; write YYYY-MM-DD")
    return found


def _own_table(path: Path) -> Any:
    """Return what a pyproject.toml has under [tool.sinoviet], or None."""
    tool = _tables(path).get("tool")
    return tool.get("sinoviet") if isinstance(tool, dict) else None


def _tables(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); name a TOML file") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"{path}: is not TOML ({error}); mend it") from error


def _style(path: Path, value: Any) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict) or not all(isinstance(form, str) for form in value.values()):
        raise InputError(f'{path}: [style] needs lines like malypho = "Ma Lật Pha"')
    return tuple(value.items())


def style_by_id(config: Config, glossary: Glossary) -> tuple[tuple[str, str], ...]:
    """Return the house's forms by entry id; a key may be an id or any spelling of a name.

    >>> from sinoviet.glossary import load
    >>> style_by_id(Config(style=(("malypho", "Ma Lật Pha"),)), load())
    (('cn.yunnan.wenshan.malipo', 'Ma Lật Pha'),)

    Raises :class:`~sinoviet.InputError` if the glossary has no such entry.
    """
    found: list[tuple[str, str]] = []
    for key, form in config.style:
        ids = [key] if key in glossary.entries else _named(key, glossary) or _named(form, glossary)
        if not ids:
            raise InputError(f"{config.path}: [style] {key}: no entry is called so; use its id")
        found.extend((id_, form) for id_ in ids)
    return tuple(found)


def _named(name: str, glossary: Glossary) -> list[str]:
    """Return the entries whose preferred or accepted form is ``name``, with or without its marks."""
    forms = glossary.lookup(form_key(name))
    if not forms:
        wanted = skeleton(name.replace("-", " ").replace("_", " "))
        forms = [
            form for key, many in glossary.forms.items() if skeleton(key) == wanted for form in many
        ]
    kinds = [glossary.entries[form.entry].kind for form in forms]
    first = kinds[0] if kinds else ""
    return list(dict.fromkeys(f.entry for f, k in zip(forms, kinds, strict=True) if k == first))
