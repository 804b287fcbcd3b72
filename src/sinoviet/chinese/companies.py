"""Chinese bodies with a proper name of their own, and who leads them: 广西 | 某某 | 国际物流 | 有限公司 | 董事长.

The name begins with a place as a rule; a company's legal form tells one without.  The generic parts
are rendered, the proper name is read.
"""

import re
from collections.abc import Callable
from functools import cached_property, lru_cache

from sinoviet.chinese.bodies import Bodies
from sinoviet.chinese.offices import office_vi, role_of
from sinoviet.chinese.places import Places
from sinoviet.glossary import Glossary
from sinoviet.hanzi import HAN_CLASS, simplify
from sinoviet.lexicon import Word
from sinoviet.naming import named_body_vi
from sinoviet.phrases import Line, Phrase, plain
from sinoviet.readings import looks_transcribed, name_read
from sinoviet.tokens import MARK

#: Kinds of body whose name in Chinese stands before them, unmarked (云南文山英茂糖业 | 有限公司).
NAMED_BODIES = ("company", "branch", "school", "bank", "hospital", "media", "fund")
#: Enterprises of some place or kind: none by name.
GENERIC = "企业"
_NEVER_IN_NAMES = frozenset("的在和与是了对向由从将已及等说于到为被把，。也其该各某些")
_COUNTED = re.compile("[一两几多数][家所个间]")
_PAPER = re.compile(f"[{HAN_CLASS}]{{2,6}}(?:[日晚早晨时商周]报|都市报|青年报)")
#: Legal forms, which none but a company or foundation of some name has.
_LEGAL_FORM = re.compile("有限(?:责任)?公司|股份(?:有限)?公司|基金会")
#: The longest name without its legal form; the shortest and longest proper part of it.
_LONGEST, _PROPER = 12, range(2, 5)


class Companies:
    """Reads such bodies in one line; ``modifiers`` reads the words before a role."""

    def __init__(
        self, line: Line, places: Places, bodies: Bodies,
        modifiers: Callable[[int], tuple[list[Word], int]],
    ) -> None:  # fmt: skip
        self.line = line
        self.places = places
        self.bodies = bodies
        self.modifiers = modifiers

    @cached_property
    def _starts(self) -> dict[int, int]:
        """Where the name of a company may begin, and where its legal form does."""
        found: dict[int, int] = {}
        for match in _LEGAL_FORM.finditer(self.places.unnamed.flat):
            for start in range(max(0, match.start() - _LONGEST), match.start() - 3):
                found.setdefault(start, match.start())
        return found

    def may_begin(self, i: int) -> bool:
        """Return whether a company without a place may begin at token ``i``."""
        return i in self._starts or self.line.mark(i - 1, "《")

    def company(self, i: int) -> Phrase | None:
        """Read such a body at ``i``, and who leads it."""
        paper = self._paper(i) if self.line.mark(i - 1, "《") else None
        if paper is not None:
            return paper
        first = self.places.units(i)
        if first:
            return self._placed(i, first[0][1])
        return self._free(i) if i in self._starts else None

    def _paper(self, i: int) -> Phrase | None:
        """Read the name of a paper that no table has, between its marks: 《联合早报》."""
        flat = self.places.unnamed.flat
        end = flat.find("》", i, i + 9)
        if end < 0 or not _PAPER.fullmatch(flat[i:end]):
            return None
        name = simplify(self.line.surface(i, end))
        return Phrase(
            "organisation", i, end, name_read(name), name, method="name", score=75.0,
            parts=self.places.inside(i, end), why="a paper by its marks",
        )  # fmt: skip

    def _placed(self, i: int, at: int) -> Phrase | None:
        """Read one whose name begins with a place that ends at ``at``."""
        line = self.line
        if at >= len(line) or line.shapes[at] == MARK:
            return None  # 某某村 | ，目前学校 …
        if _COUNTED.match(self.places.unnamed.flat, at):
            return None  # 河内 | 一家旅行社
        for k in range(at + 1, min(i + 16, len(line))):
            if not line.han(k) or line.keys[k - 1] in _NEVER_IN_NAMES:
                return None
            bodies = [
                (e, w)
                for e, w in line.words(k, "body")
                if w[0].type in NAMED_BODIES and e - k >= 2 and w[0].zh != GENERIC
            ]
            if bodies:
                end, words = bodies[0]
                return self._named(i, at, k, end, words[0])
        return None

    def _free(self, i: int) -> Phrase | None:
        """Read a company without a place: its name, its field of work, its legal form."""
        line, unnamed = self.line, self.places.unnamed
        at = self._starts[i]
        name = unnamed.flat[i:at]
        if not all(line.han(k) for k in range(i, at)) or not _NEVER_IN_NAMES.isdisjoint(name):
            return None
        if not unnamed.boundary(i):
            return None
        bodies = line.words(at, "body")
        for proper in _PROPER:
            fund = bodies[:1] if i + proper == at and bodies[0][1][0].type == "fund" else []
            works = line.words(i + proper, "field") or fund
            if bodies and works and unnamed.is_proper(i, i + proper):
                chain, end, _ = self.bodies.chain(i + proper, "cn", local=True)
                if len(chain) == 1 and end == bodies[0][0]:
                    return self._named(i, i, at, end, bodies[0][1][0])
        return None

    def _named(self, i: int, own: int, k: int, end: int, body: Word) -> Phrase:
        line = self.line
        foreign = looks_transcribed(line.surface(own, k), 0.6)
        alone = self.places.unnamed.said.alone  # then more is known of how it is said
        vi = "" if foreign or alone else _read(line.surface(i, end), line.lexicon.glossary)
        company = Phrase(
            "organisation", i, end, vi, simplify(line.surface(i, end)), method="name", score=80.0,
            body=body, parts=self.places.inside(i, k), why=f"{'name' if own == i else 'place'} and {body.zh}",
        )  # fmt: skip
        if line.tokens[end - 1].gap:
            return company  # 某某日报 | 编辑：…
        modifiers, j = self.modifiers(end)
        roles, whole = line.words(j, "role"), line.words(end, "role")
        if whole and (not roles or whole[0][0] >= roles[0][0]):
            modifiers, roles, j = [], whole, end  # 总经理 is one role
        if not roles:
            return company
        role = role_of(roles[0][1], plain(line, j, roles[0][0]), body, None, "cn")
        office = office_vi(role, modifiers, vi) if vi else ""
        return Phrase(
            "title", i, roles[0][0], office, simplify(line.surface(i, roles[0][0])), head=role,
            parts=[company], why="role " + role.zh,
        )  # fmt: skip


@lru_cache(maxsize=4096)
def _read(name: str, glossary: Glossary) -> str:
    """Return such a body in Vietnamese, or an empty string: texts name theirs over and over."""
    return next((candidate.text for candidate in named_body_vi(name, glossary)), "")
