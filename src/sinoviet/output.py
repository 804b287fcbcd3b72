"""What the command line prints: entries, transliterations and mentions, as text or JSON."""

import json
import os
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from sinoviet.check.rule import RuleText
    from sinoviet.resolver import Mention
    from sinoviet.search import Match
    from sinoviet.transliteration import Transliteration

#: ANSI colours of the kinds of mention.
_COLOURS = {"place": 32, "gate": 36, "organisation": 34, "title": 35, "person": 33}
_CONTEXT = 36  # code points shown on each side of a mention


def print_json(value: Any) -> None:
    """Print a value as one line of JSON."""
    print(json.dumps(value, ensure_ascii=False))


def match_json(match: "Match") -> dict[str, Any]:
    """Return an entry found for a name, as the contract writes it."""
    entry = match.entry
    return {
        "id": entry.id, "kind": entry.kind, "vi": entry.vi or None,
        "zh": entry.zh or None, "zh_hant": entry.zh_hant or None,
        "form": match.form, "score": match.score, "method": match.method,
    }  # fmt: skip


def print_matches(term: str, matches: "Sequence[Match]", *, quiet: bool) -> None:
    """Print the entries found for a name."""
    if not matches:
        if not quiet:
            print(f"{term}: nothing found")
        return
    for match in matches:
        entry = match.entry
        names = f"{entry.vi or '?'} = {entry.zh or '?'}"
        if entry.zh_hant and entry.zh_hant != entry.zh:
            names += f" ({entry.zh_hant})"
        full = " = ".join(x for x in (entry.vi_full, entry.zh_full) if x)
        print(
            f"{_paint(names, _COLOURS[entry.kind])}  {entry.kind}, {entry.type or '?'}  {entry.id}"
        )
        if full:
            print(f"    in full: {full}")
        others = ", ".join((*entry.vi_accepted, *entry.zh_accepted))
        if others:
            print(f"    also: {others}")
        avoid = ", ".join((*entry.vi_avoid, *entry.zh_avoid))
        if avoid:
            print(f"    avoid: {avoid}")
        if entry.valid_from or entry.valid_to:
            print(f"    from {entry.valid_from or '…'} until {entry.valid_to or '…'}", end="")
            print(f", then {', '.join(entry.successor)}" if entry.successor else "")
        how = f"{match.method}, {match.score:g} of 100"
        if match.method != "exact":
            how += f": {match.form}"
        print(f"    matched: {how}; source: {', '.join(entry.source)}, {entry.status}")


def transliteration_json(found: "Transliteration") -> dict[str, Any]:
    """Return a transliteration, as the contract writes it."""
    return {
        "input": found.input, "to": found.to, "text": found.text, "complete": found.complete,
        "alternatives": [{"text": c.text, "score": round(c.score, 4)} for c in found.alternatives],
        "steps": [
            {"rule": s.rule, "before": s.before, "after": s.after, "source": s.source}
            for s in found.steps
        ],
    }  # fmt: skip


def print_transliteration(found: "Transliteration", *, quiet: bool) -> None:
    """Print a form, its steps and its candidates."""
    state = "" if found.complete or found.text is None else "  (not certain)"
    print(f"{found.input} = {_paint(found.text or '?', _COLOURS['place'])}{state}")
    if quiet:
        return
    for step in found.steps:
        source = f"  ({step.source})" if step.source else ""
        print(f"    {step.rule}: {step.before} -> {step.after}{source}")
    others = [c for c in found.alternatives if c.text != found.text]
    if others:
        listed = ", ".join(f"{c.text} {_percent(c.score)}" for c in others)
        own = next((c.score for c in found.alternatives if c.text == found.text), None)
        sure = f"{found.text} {_percent(own)}, " if own is not None else ""
        print(f"    candidates: {sure}{listed}")


def _percent(score: float) -> str:
    return f"{score:.0%}" if score >= 0.01 else "<1%"


def mention_json(mention: "Mention") -> dict[str, Any]:
    """Return a mention with its parts, as the contract writes it."""
    holder = mention.holder
    return {
        "start": mention.span.start, "end": mention.span.end, "text": mention.text,
        "lang": mention.lang, "kind": mention.kind,
        "id": mention.entry.id if mention.entry is not None else None,
        "vi": mention.vi, "zh": mention.zh, "score": mention.score, "method": mention.method,
        "why": mention.why,
        "parts": [mention_json(part) for part in mention.parts],
        "holder": None if holder is None else {
            "start": holder.span.start, "end": holder.span.end, "text": holder.text,
        },
    }  # fmt: skip


def print_mentions(name: str, text: str, mentions: "Iterable[Mention]") -> None:
    """Print the mentions of a text with their lines."""
    line, line_start, seen = 1, 0, 0
    for mention in mentions:
        start, end = mention.span.start, mention.span.end
        new_lines = text.count("\n", seen, start)
        if new_lines:
            line += new_lines
            line_start = text.rfind("\n", seen, start) + 1
        seen = start  # each part of the text is looked at once
        before = one_line(text[max(line_start, start - _CONTEXT) : start])
        after = one_line(text[end : end + _CONTEXT].split("\n", maxsplit=1)[0])
        if start - _CONTEXT > line_start:
            before = "…" + before
        if len(text) > end + _CONTEXT and "\n" not in text[end : end + _CONTEXT]:
            after += "…"
        marked = _paint(one_line(mention.text), _COLOURS[mention.kind], underline=True)
        print(f"{name}:{line}:{start - line_start + 1}: {before}[{marked}]{after}")
        _print_mention(mention, "    ")


def _print_mention(mention: "Mention", indent: str) -> None:
    names = f"{mention.vi or '?'} = {mention.zh or '?'}"
    identity = mention.entry.id if mention.entry is not None else mention.method
    reason = f"{mention.score:g}; {mention.why}" if mention.why else f"{mention.score:g}"
    held = f", of {one_line(mention.holder.text)}" if mention.holder is not None else ""
    print(f"{indent}{mention.kind}: {names}{held}  ({identity}, {reason})")
    for part in mention.parts:
        _print_mention(part, indent + "    ")


def print_rule(rule: "RuleText", severity: str) -> None:
    """Print what a rule finds, and why."""
    print(f"{_paint(f'{rule.code} {rule.name}', _COLOURS['title'])} ({severity})")
    print(rule.summary)
    if rule.help:
        print(f"\n{rule.help}")
    print()


def one_line(text: str) -> str:
    """Return a text without what would break a line."""
    return " ".join(text.split("\n")).replace("\r", "").replace("\t", " ")


def _paint(text: str, colour: int, *, underline: bool = False) -> str:
    if not colourful(sys.stdout):
        return text
    return f"\x1b[{'4;' if underline else ''}{colour}m{text}\x1b[0m"


def colourful(stream: TextIO | None) -> bool:
    """Return whether a stream shows colours."""
    return (
        stream is not None
        and stream.isatty()
        and not os.environ.get("NO_COLOR")
        and os.environ.get("TERM") != "dumb"
    )
