"""The command line: parse the arguments, make one library call, print, return an exit code.

Exit codes: 0 clean; 1 findings, or nothing found; 2 something could not be read or used.

Over 400 lines: the arguments of all commands and their short listings; mentions are printed by `output`, and a
check is done by `checking`.
"""

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import sinoviet
from sinoviet.errors import InputError, SinovietError
from sinoviet.output import (
    match_json,
    mention_json,
    one_line,
    print_json,
    print_matches,
    print_mentions,
    print_transliteration,
    transliteration_json,
)

if TYPE_CHECKING:
    pass

CLEAN, FINDINGS, FAILED = 0, 1, 2
_MANY = 300  # units of a draft from which a progress bar is shown


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--format", choices=("text", "json"), default="text",
        help="text for reading (default), or JSON Lines: one object per input",
    )  # fmt: skip
    common.add_argument(
        "--glossary", action="append", default=[], metavar="FILE",
        help="your own entries (CSV) over the packaged ones; may be given several times",
    )  # fmt: skip
    common.add_argument("--quiet", action="store_true", help="print no remarks, only results")
    top = argparse.ArgumentParser(
        prog="sinoviet",
        description="Names between Vietnamese and Chinese: look them up, find them in texts.",
        epilog="Exit codes: 0 clean, 1 findings (or nothing found), 2 something could not be read.",
    )
    top.add_argument("--version", action="version", version=f"sinoviet {sinoviet.__version__}")
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)

    one = commands.add_parser(
        "lookup", parents=[common], help="entries for a name, in either language and any spelling",
        description="Print the entries that a name may mean; near misses are ranked.",
    )  # fmt: skip
    one.add_argument(
        "term", nargs="*", help="a name; without any, lines are read from standard input"
    )
    one.add_argument(
        "--limit", type=_positive, default=10, metavar="N", help="at most N results (10)"
    )
    one.set_defaults(run=_lookup)

    name = commands.add_parser(
        "transliterate", parents=[common], help="the form of a name in the other language, and why",
        description="Write names and phrases in the other language: Chinese in Vietnamese with its "
        "reading, Vietnamese in Chinese as ranked candidates.",
    )  # fmt: skip
    name.add_argument(
        "name", nargs="*", help="a name; without any, lines are read from standard input"
    )
    name.add_argument(
        "--to", choices=("vi", "zh-Hans", "zh-Hant"), help="the language (the other one by default)"
    )
    name.add_argument(
        "--kind", choices=("place", "gate", "organisation", "title", "person"),
        help="what is named; without it the name decides",
    )  # fmt: skip
    name.add_argument(
        "--country", choices=("vn", "cn"), default="", help="the country of the person or place"
    )
    name.add_argument(
        "--limit", type=_positive, default=10, metavar="N", help="at most N candidates (10)"
    )
    name.add_argument(
        "--tone-style", choices=("old", "new"), default="old",
        help="tone marks as in hòa, thúy (old, default) or hoà, thuý (new)",
    )  # fmt: skip
    name.set_defaults(run=_transliterate)

    two = commands.add_parser(
        "resolve", parents=[common], help="every name in a text, with its form in the other language",
        description="Find the places, border gates, organisations, titles and persons of a text.",
    )  # fmt: skip
    two.add_argument("file", nargs="+", help="a text file in UTF-8, or - for standard input")
    two.add_argument("--date", metavar="YYYY-MM-DD", type=_date, help="the day the text speaks of")
    two.set_defaults(run=_resolve)

    draft = commands.add_parser(
        "check", help="names that are wrong, missing, misspelt or written two ways in a draft",
        description="Check drafts, alone or against their source, for their names, titles and "
        "organisations.  Settings are read from sinoviet.toml or [tool.sinoviet] in pyproject.toml.",
    )  # fmt: skip
    _add_check(draft)
    rules = commands.add_parser("rule", help="what a rule of `check` finds, and why")
    rules.add_argument("code", nargs="*", help="a code, as SV404; without any, all are listed")
    rules.add_argument(
        "--format", choices=("text", "json"), default="text", help="text or JSON Lines"
    )
    rules.set_defaults(run=_rule)
    kinds = commands.add_parser("formats", help="the file formats that `check` reads")
    kinds.add_argument(
        "--format", choices=("text", "json"), default="text", help="text or JSON Lines"
    )
    kinds.set_defaults(run=_formats)

    three = commands.add_parser("glossary", help="check and describe a glossary")
    actions = three.add_subparsers(title="actions", metavar="ACTION", required=True)
    check = actions.add_parser(
        "validate", parents=[common], help="check a glossary file",
        description="Check glossary files (CSV); without any, the packaged glossary.",
    )  # fmt: skip
    check.add_argument("file", nargs="*", type=Path, help="a glossary file (CSV)")
    check.set_defaults(run=_validate)
    stats = actions.add_parser(
        "stats", parents=[common], help="count the entries by kind, type and source"
    )
    stats.set_defaults(run=_stats)

    shell = commands.add_parser("completion", help="print a completion script for a shell")
    shell.add_argument("shell", choices=("bash", "zsh", "tcsh"))
    shell.set_defaults(run=_completion)
    return top


def _add_check(draft: argparse.ArgumentParser) -> None:
    """Add the options of ``check``."""
    add = draft.add_argument
    add("draft", nargs="+", metavar="DRAFT", help="a file (see `sinoviet formats`), or -")
    add("--source", metavar="FILE", help="the file that the draft was translated from")
    add("--lang", choices=("vi", "zh"), help="the language of the draft (told by its letters)")
    add("--date", metavar="YYYY-MM-DD", type=_date, help="the day the draft speaks of")
    add(
        "--format", choices=("text", "json", "sarif", "junit", "github", "html", "xlsx"),
        default="text", help="how the findings are reported (text)",
    )  # fmt: skip
    add("--output", metavar="FILE", help="write the report to a file")
    add(
        "--annotate", metavar="OUT",
        help="write a copy with a remark on each finding (Word, Excel, XLIFF, TMX), or a patch and remarks (texts)",
    )  # fmt: skip
    add("--fix", metavar="OUT", help="write a copy with all certain corrections made")
    add(
        "--select", metavar="CODES", help="rules or families of rules, with commas: SV1,SV404 (all)"
    )
    add("--ignore", metavar="CODES", help="rules or families of rules that are left out")
    add(
        "--columns", metavar="A,B", help="columns of source and target in a table, or of the target"
    )
    add("--encoding", metavar="NAME", help="the encoding of the files (told by their bytes)")
    add(
        "--tone-style", choices=("old", "new"), help="the style of tone marks asked for: hòa or hoà"
    )
    add(
        "--config",
        metavar="FILE",
        help="the settings file (sinoviet.toml here or in a folder above)",
    )
    add("--baseline", metavar="FILE", help="findings that are known and not told again")
    add("--write-baseline", metavar="FILE", help="write all findings of this run as a baseline")
    add(
        "--glossary", action="append", default=[], metavar="FILE",
        help="your own entries (CSV) over the packaged ones; may be given several times",
    )  # fmt: skip
    add("--quiet", action="store_true", help="show no progress; print nothing if nothing is found")
    draft.set_defaults(run=_check)


def _positive(text: str) -> int:
    number = int(text) if text.isdecimal() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of 1 or more")
    return number


def _date(text: str) -> str:
    from sinoviet.glossary import is_date

    if not is_date(text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a date of the form YYYY-MM-DD")
    return text


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; bad input is one line on standard error."""
    _use_utf8()
    try:
        options = parser().parse_args(arguments)
        run: Callable[[argparse.Namespace], int] = options.run
        return run(options)
    except SinovietError as error:
        _complain(str(error))
        return FAILED
    except BrokenPipeError:
        # The reader of our output went away (| head): not our fault, nothing to say.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLEAN
    except KeyboardInterrupt:
        return 130


def _use_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _complain(message: str) -> None:
    print(f"sinoviet: {one_line(message)}", file=sys.stderr)


# Reading ---------------------------------------------------------------------------------------


def read_text(name: str) -> str:
    """Return the text of a file, or of standard input for ``-``.

    Raises :class:`~sinoviet.InputError` if it cannot be read or is not UTF-8 text.
    """
    try:
        data = _standard_input().read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise InputError(f"{name}: cannot be read ({error.strerror}); name a text file") from error
    except ValueError as error:
        raise InputError(f"{name!r}: is no file name ({error}); name a text file") from error
    shown = "standard input" if name == "-" else name
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise InputError(
                f"{shown}: is broken UTF-16 (byte {error.start}); save it as UTF-8"
            ) from error
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(
            f"{shown}: is not UTF-8 (byte {error.start} is 0x{data[error.start]:02x}); save it as UTF-8"
        ) from error
    if "\0" in text:
        raise InputError(f"{shown}: is not a text (it holds a zero byte); name a text file")
    return text


def _standard_input() -> BinaryIO:
    if sys.stdin is None:
        raise InputError("standard input: is closed; name a text file")
    return sys.stdin.buffer


def _terms(given: Sequence[str]) -> Iterator[str]:
    if given:
        yield from given
        return
    for number, line in enumerate(_standard_input(), 1):
        try:
            term = line.decode("utf-8").strip().removeprefix("\ufeff")
        except UnicodeDecodeError as error:
            raise InputError(f"standard input:{number}: is not UTF-8; save it as UTF-8") from error
        if term:
            yield term


# Commands --------------------------------------------------------------------------------------


def _lookup(options: argparse.Namespace) -> int:
    from sinoviet.glossary import load
    from sinoviet.search import lookup

    glossary = load(options.glossary)
    missed = 0
    for term in _terms(options.term):
        matches = lookup(term, glossary, options.limit)
        missed += not matches
        if options.format == "json":
            print_json({"query": term, "results": [match_json(m) for m in matches]})
        else:
            print_matches(term, matches, quiet=options.quiet)
    return FINDINGS if missed else CLEAN


def _transliterate(options: argparse.Namespace) -> int:
    from sinoviet.glossary import load
    from sinoviet.transliteration import Transliterator

    transliterator = Transliterator(load(options.glossary))
    silent = 0
    for name in _terms(options.name):
        found = transliterator.transliterate(
            name, options.to, options.kind,
            country=options.country, limit=options.limit, tone_style=options.tone_style,
        )  # fmt: skip
        silent += found.text is None
        if options.format == "json":
            print_json(transliteration_json(found))
        else:
            print_transliteration(found, quiet=options.quiet)
    return FINDINGS if silent else CLEAN


def _resolve(options: argparse.Namespace) -> int:
    from sinoviet.glossary import load
    from sinoviet.resolver import Resolver

    resolver = Resolver(load(options.glossary))
    failed = False
    for name in _with_progress(options.file, quiet=options.quiet):
        try:
            text = read_text(name)
        except InputError as error:
            _complain(str(error))
            failed = True
            continue
        mentions = resolver.stream(text, options.date)
        if options.format == "json":
            print_json({"path": name, "mentions": [mention_json(m) for m in mentions]})
        else:
            print_mentions(name, text, mentions)
    return FAILED if failed else CLEAN


def _check(options: argparse.Namespace) -> int:
    from sinoviet.checking import check

    def progress(texts: Sequence[str]) -> Iterable[str]:
        return texts if len(texts) < _MANY else _bar(texts, "unit", quiet=options.quiet)

    return check(options, _complain, progress)


def _rule(options: argparse.Namespace) -> int:
    from sinoviet.check.rules import MODULES, rule
    from sinoviet.checking import rule_text
    from sinoviet.output import print_rule

    chosen = [code.upper() for code in options.code] or list(MODULES)
    for code in chosen:
        if code not in MODULES:
            raise InputError(f"{code!r} is no rule; `sinoviet rule` lists them")
    for code in chosen:
        text, severity = rule_text(code), rule(code).severity
        if options.format == "json":
            value = {"code": code, "name": text.name, "severity": severity}
            print_json({**value, "summary": text.summary, "help": text.help})
        elif options.code:
            print_rule(text, severity)
        else:
            print(f"{code}  {severity:8} {text.name:22} {text.summary}")
    return CLEAN


def _formats(options: argparse.Namespace) -> int:
    from sinoviet.formats import FORMATS

    for each in FORMATS:
        copy = "remarks" if each.annotates else "a patch"
        if options.format == "json":
            value = {"name": each.name, "extensions": each.extensions, "reads": each.reads}
            print_json({**value, "bilingual": each.bilingual, "annotate": copy})
        else:
            two = "with or without source" if each.bilingual else "one language"
            names = " ".join(each.extensions)
            print(f"{each.name:9} {names:38} {each.reads}; {two}; --annotate: {copy}")
    return CLEAN


def _with_progress(names: Sequence[str], *, quiet: bool) -> Iterable[str]:
    """Show a progress bar on standard error while many files are read and nobody sees the output."""
    if len(names) < 20 or sys.stdout.isatty():
        return names
    return _bar(names, "file", quiet=quiet)


def _bar(items: Sequence[str], unit: str, *, quiet: bool) -> Iterable[str]:
    """Show a progress bar on standard error, if that is a terminal."""
    if quiet or not sys.stderr.isatty():
        return items
    from tqdm import tqdm

    bar: Iterable[str] = tqdm(items, unit=unit, leave=False)
    return bar


def _validate(options: argparse.Namespace) -> int:
    from sinoviet.glossary import load
    from sinoviet.validation import validate, validate_entries

    packaged = load().entries
    named = [Path(path) for path in options.glossary] + options.file
    code, failed = CLEAN, False
    for path in named or [None]:
        if path is None:
            findings = validate_entries(list(packaged.values()))
        else:
            try:
                findings = validate(path, packaged.values())
            except SinovietError as error:
                _complain(str(error))
                failed = True
                continue
        shown = str(path) if path is not None else "the packaged glossary"
        if findings:
            code = FINDINGS
        if options.format == "json":
            items = [
                {"code": f.code, "severity": f.severity, "id": f.entry, "message": f.message}
                for f in findings
            ]
            print_json({"path": shown, "findings": items})
            continue
        for finding in findings:
            print(f"{shown}: {finding}")
        if not options.quiet:
            print(f"{shown}: {len(findings)} findings")
    return FAILED if failed else code


def _stats(options: argparse.Namespace) -> int:
    from collections import Counter

    from sinoviet.glossary import load

    entries = load(options.glossary).entries.values()
    counts: dict[str, Counter[str]] = {
        "kind": Counter(e.kind for e in entries),
        "type": Counter(f"{e.kind}/{e.type or '?'}" for e in entries),
        "country": Counter(e.country or "-" for e in entries),
        "status": Counter(e.status for e in entries),
        "source": Counter(source for e in entries for source in e.source),
    }
    both = sum(1 for e in entries if e.vi and e.zh)
    if options.format == "json":
        value: dict[str, Any] = {"entries": len(entries), "both_languages": both}
        value.update({name: dict(counter.most_common()) for name, counter in counts.items()})
        print_json(value)
        return CLEAN
    print(f"{len(entries)} entries, {both} with a name in both languages")
    for name, counter in counts.items():
        print(f"\nby {name}")
        for key, count in counter.most_common():
            print(f"  {count:6}  {key}")
    return CLEAN


def _completion(options: argparse.Namespace) -> int:
    import shtab

    print(shtab.complete(parser(), options.shell))
    return CLEAN
