"""Where a mission is sent, in both grammars: a country, a city, an international body."""

from sinoviet.phrases import Line, Phrase, join_zh


def international(line: Line, i: int) -> Phrase | None:
    """Read an international body that a mission is sent to: ASEAN, 联合国."""
    for end, forms in line.forms(i, ("organisation",)):
        entry = line.entry(forms[0])
        if entry.type == "international":
            return Phrase("organisation", i, end, entry.vi, entry.zh, entry, "exact", 100.0)
    return None


def posted_zh(host: Phrase) -> str | None:
    """Return where a mission stands, before its name; in China missions are 驻华."""
    if host.zh == "中国":
        return "驻华"
    return join_zh("驻", host.zh)
