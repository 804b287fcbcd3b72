"""What ``sinoviet check`` does: read the drafts, check them, write the report and the copies."""

import argparse
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from glob import glob
from importlib import import_module
from pathlib import Path
from typing import Any

from sinoviet import formats
from sinoviet.check import baseline
from sinoviet.check.rule import Checked, RuleText
from sinoviet.check.rules import MODULES, explanation, rule
from sinoviet.check.run import Checker, Options, Progress, language_of
from sinoviet.config import Config, find, read, style_by_id
from sinoviet.copies import annotated, corrected, edits, is_annotated
from sinoviet.errors import InputError, SinovietError
from sinoviet.formats.document import Document
from sinoviet.glossary import load
from sinoviet.resolver import Resolver

REPORTS = ("text", "json", "sarif", "junit", "github", "html", "xlsx")
STDIN = "standard input"


def check(options: argparse.Namespace, complain: Callable[[str], None], progress: Progress) -> int:
    """Check the drafts that ``options`` name; return 0 clean, 1 findings, 2 something failed."""
    settings = _settings(options)
    _refuse(options)
    glossary = load([*settings.glossary, *options.glossary])
    checker = Checker(
        Resolver(glossary),
        Options(
            settings.lang or None, settings.date or None, settings.select, settings.ignore,
            style_by_id(settings, glossary), settings.tone_style,
        ),
    )  # fmt: skip
    known: Counter[baseline.Key] = Counter()
    if settings.baseline and (options.baseline or Path(settings.baseline).exists()):
        known = baseline.load(Path(settings.baseline))
    drafts: list[Checked] = []
    whole: list[Checked] = []  # with what is known: for a new baseline
    failed = False
    for name in _expanded(options.draft):
        try:
            data, shown = _bytes(name)
            document = formats.read_bytes(
                data, shown, encoding=options.encoding, columns=settings.columns or None
            )
            source = _source(options, document, settings)
            whole.append(checker.check(document, source, progress))
            drafts.append(baseline.without_known(whole[-1], known))
            _copies(options, data, document, drafts[-1], complain)
        except SinovietError as error:
            complain(str(error))
            failed = True
        except Exception as error:  # one draft must not take the others with it
            kind = type(error).__name__
            complain(f"{name}: could not be checked ({kind}: {error}); please report this")
            failed = True
    if options.write_baseline and not failed:
        write_whole(Path(options.write_baseline), baseline.dump(whole).encode())
    _report(options, drafts)
    if failed:
        return 2
    return 1 if any(checked.diagnostics for checked in drafts) else 0


def _expanded(names: Sequence[str]) -> list[str]:
    """Return the drafts named; a pattern that the shell left alone is expanded here."""
    found: list[str] = []
    for name in names:
        pattern = set(name) & set("*?[") and not Path(name).exists()
        matches = sorted(glob(name)) if pattern else []  # noqa: PTH207
        found.extend(matches or [name])
    return found


def _source(options: argparse.Namespace, document: Document, settings: Config) -> Document | None:
    """Return the document that the draft was translated from, if one is named.

    Raises :class:`~sinoviet.InputError` if it cannot be one.
    """
    if not options.source:
        return None
    if any(unit.source for unit in document.units):
        raise InputError(f"{document.path}: has sources of its own; leave --source out")
    if not any(unit.target.strip() for unit in document.units):
        raise InputError(
            f"{document.path}: has no text to compare with {options.source}; name a draft"
        )
    source = formats.read(options.source, encoding=options.encoding)
    if not any(unit.target.strip() for unit in source.units):
        raise InputError(f"{options.source}: has no text; name the file that was translated")
    if language_of(source) == (settings.lang or language_of(document)):
        raise InputError(f"{options.source}: is in the draft's own language; name its source")
    return source


# What is asked for -----------------------------------------------------------------------------


def _settings(options: argparse.Namespace) -> Config:
    """Return the settings: the file's, with what the command line says laid over them."""
    path = Path(options.config) if options.config else find(Path.cwd())
    settings = read(path) if path is not None else Config()
    changes: dict[str, Any] = {
        "select": codes(options.select), "ignore": codes(options.ignore), "lang": options.lang,
        "date": options.date, "tone_style": options.tone_style, "baseline": options.baseline,
        "columns": tuple(part.strip() for part in (options.columns or "").split(",") if part.strip()),
    }  # fmt: skip
    settings = replace(settings, **{key: value for key, value in changes.items() if value})
    for code in (*settings.select, *settings.ignore):
        if not any(known.startswith(code) for known in MODULES):
            raise InputError(f"{code!r} is no rule; `sinoviet rule` lists them")
    return settings


def codes(text: str | None) -> tuple[str, ...]:
    """Return the rule codes of an option: SV101,SV3.

    >>> codes("sv101, SV3")
    ('SV101', 'SV3')
    """
    return tuple(part.strip().upper() for part in (text or "").split(",") if part.strip())


def _refuse(options: argparse.Namespace) -> None:
    """Raise InputError for options that do not go together, before anything is read."""
    for name in ("source", "annotate", "fix"):
        if getattr(options, name) and len(options.draft) != 1:
            raise InputError(f"--{name} goes with one draft; name one")
    if options.fix and options.draft[0] != "-":
        ends = [Path(name).suffix.lower() for name in (options.draft[0], options.fix)]
        if ends[0] != ends[1]:
            raise InputError(f"--fix {options.fix}: the copy of a {ends[0]} is a {ends[0]}, too")
    if options.format == "xlsx" and not options.output:
        raise InputError("--format xlsx needs --output FILE; a workbook is no text")
    inputs = [name for name in (*options.draft, options.source) if name and name != "-"]
    outputs = [options.output, options.annotate, options.fix, options.write_baseline]
    written = [Path(name) for name in outputs if name]
    for path in written:
        if any(_same(path, Path(name)) for name in inputs):
            raise InputError(f"{path}: is one of the files read; name another one to write")
    if len({path.absolute() for path in written}) < len(written):
        raise InputError("two outputs have one name; name two files")


def _same(one: Path, other: Path) -> bool:
    with suppress(OSError, ValueError):
        return one.samefile(other)
    return one.absolute() == other.absolute()


def _bytes(name: str) -> tuple[bytes, str]:
    if name != "-":
        return _read(name), name
    if sys.stdin is None:
        raise InputError(f"{STDIN}: is closed; name a file")
    return sys.stdin.buffer.read(), STDIN


def _read(name: str) -> bytes:
    """Return the bytes of a draft; the door of formats says what is wrong with a name."""
    try:
        if Path(name).is_file() and Path(name).stat().st_size <= formats.LARGEST:
            return Path(name).read_bytes()
    except (OSError, ValueError):
        pass
    formats.read(name)
    raise InputError(f"{name}: cannot be read; name a file")


# What is written -------------------------------------------------------------------------------


def rule_text(code: str) -> RuleText:
    """Return what a rule tells its readers.

    >>> rule_text("SV101").name
    'form-to-avoid'
    """
    summary, _, rest = explanation(code).partition("\n")
    return RuleText(code, rule(code).name, summary.strip(), rest.strip())


def _report(options: argparse.Namespace, drafts: Sequence[Checked]) -> None:
    if not drafts:
        return
    name = "jsonl" if options.format == "json" else options.format
    write: Callable[..., str | bytes] = import_module(f"sinoviet.report.{name}").write
    rules = [rule_text(code) for code in MODULES]
    if name == "text":
        colour = not options.output and _colourful()
        made = write(drafts, colour=colour)
    elif name == "sarif":
        from sinoviet import __version__

        made = write(drafts, rules, version=__version__)
    elif name in ("html", "xlsx"):
        made = write(drafts, rules)
    else:
        made = write(drafts)
    if options.output:
        write_whole(Path(options.output), made if isinstance(made, bytes) else made.encode())
    elif not (options.quiet and name == "text" and not any(d.diagnostics for d in drafts)):
        sys.stdout.write(made if isinstance(made, str) else made.decode())


def _colourful() -> bool:
    from sinoviet.output import colourful

    return colourful(sys.stdout)


def _copies(
    options: argparse.Namespace, data: bytes, document: Document, checked: Checked,
    tell: Callable[[str], None],
) -> None:  # fmt: skip
    """Write the annotated and the corrected copy that are asked for, and say so."""
    done = len(edits(document, checked))
    left = len(checked.diagnostics) - done
    made = f"written, {done} corrections made, {left} findings"
    if options.annotate:
        write_whole(Path(options.annotate), annotated(data, document, checked))
        if not options.quiet:
            what = f"written, with {len(checked.diagnostics)} remarks"
            if not is_annotated(document):
                what = f"{made} told at its end" if checked.diagnostics else "written, and empty"
            tell(f"{options.annotate}: {what}")
    if options.fix:
        write_whole(Path(options.fix), corrected(data, document, checked))
        if not options.quiet:
            tell(f"{options.fix}: {made} left to you")


def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: beside its place first, then into it.

    Raises :class:`~sinoviet.InputError` if it cannot be written.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            umask = os.umask(0)
            os.umask(umask)
            Path(name).chmod(0o666 & ~umask)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{path}: cannot be written ({reason}); name another file") from error
