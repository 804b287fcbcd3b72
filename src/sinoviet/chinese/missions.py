"""Chinese missions: who is sent, which holder of the office he is, and where: 中国 | 首任 | 驻 | 越南 | 大使."""

from collections.abc import Callable

from sinoviet.chinese.pairs import short_names
from sinoviet.chinese.places import Places
from sinoviet.lexicon import Word
from sinoviet.missions import international
from sinoviet.phrases import DIPLOMATIC, Line, Phrase

#: The modifiers of the holder, the host if there is one, and the token to read next.
Posted = tuple[list[Word], Phrase | None, int]


class Missions:
    """Reads where a mission stands, in one line; ``modifiers`` reads the words before a role."""

    def __init__(
        self, line: Line, places: Places, modifiers: Callable[[int], tuple[list[Word], int]]
    ) -> None:
        self.line = line
        self.places = places
        self.modifiers = modifiers

    def posted(self, i: int, at: int, sender: Phrase | None) -> Posted | None:
        """Read 驻 and the host at ``at``, behind a sender or alone at ``i``; None if it is no host.

        Where nothing is posted there is no host, and reading goes on at ``at``.
        """
        holder, sent = self.modifiers(at)
        alone = sender is None and at == i
        if self.line.keys[sent : sent + 1] != ["驻"] or (sender is None and not alone):
            return [], None, at
        host = self.places.place(sent + 1) or self._short_host(sent + 1)
        host = host or international(self.line, sent + 1)
        if host is None or (alone and not self._leads_on(host.end)):
            return ([], None, at) if alone else None  # 驻村 | 第一书记
        heads = self.places.heads(host.end)
        after = heads[0][0] if heads and heads[0][1].type == "city" else host.end
        return holder, host, after

    def _leads_on(self, i: int) -> bool:
        """Return whether a mission or who leads it begins at ``i``."""
        words = [*self.line.words(i, "body")[:1], *self.line.words(i, "role")[:1]]
        kinds = [kind for _, own in words for kind in (own[0].type, *own[0].bodies)]
        return not DIPLOMATIC.isdisjoint(kinds)

    def _short_host(self, i: int) -> Phrase | None:
        """Read the country where a mission stands by its short name: 驻 | 华, 驻 | 越."""
        key = self.line.keys[i] if i < len(self.line) else ""
        country = "country.cn" if key == "华" else short_names().get(key, "")
        entry = self.line.lexicon.glossary.entries.get(country)
        if entry is None:
            return None
        return Phrase("place", i, i + 1, entry.vi, entry.zh, entry, "exact", why="short name")
