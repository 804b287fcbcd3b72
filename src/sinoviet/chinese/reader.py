"""The grammar of Chinese phrases in a line of tokens: places, organisations, titles, persons.

Chinese has no blanks and goes from the country to the role: ``云南省 | 人民政府 | 副 | 省长``.  A
phrase takes the last unit before its body; a country or higher unit before that stands outside.
A person is recognised beside a title, before a verb of saying, or in a list with another person.
"""

from collections.abc import Callable, Sequence

from sinoviet.chinese.persons import Persons
from sinoviet.glossary import FULL, Entry, Form
from sinoviet.lexicon import Word
from sinoviet.names import surname_starts
from sinoviet.phrases import Line, Phrase, pick_role, plain
from sinoviet.vietnamese.places import GATE_TYPES, head_fits

Choose = Callable[[Sequence[Form], "Word | None", int], Form]

_GATE = Word("head", "cửa khẩu", "口岸", "gate")
#: Kinds of body whose name in Chinese stands before them, unmarked (云南文山英茂糖业 | 有限公司).
_NAMED_BODIES = ("company", "branch", "school", "bank", "hospital", "media")
_BEFORE_FREE_NAME = frozenset("的由和与对向同据为请")
_NEVER_IN_NAMES = frozenset("的在和与是了对向由从将已及等说于到为被把，。")
#: A bare head that may stand for its unit before a body (省外事厅, 县委).
_BARE_HEADS = ("省", "州", "市", "县", "自治区", "乡", "镇", "村", "区")


class Reader:
    """The Chinese grammar, bound to one line of text."""

    def __init__(self, line: Line, choose: Choose, named: set[str]) -> None:
        self.line = line
        self.choose = choose
        self.named = named
        self.persons = Persons(line, choose)
        self._found_places: dict[int, list[tuple[Phrase, int, Word | None]]] = {}
        self.last_person = -1
        self.last_place = -9
        self.last_end = 0

    def read(self, i: int, title: Phrase | None) -> Phrase | None:
        """Read the phrase that begins at Han token ``i``; ``title`` stands right before it."""
        phrase = self._read(i, title) or self._listed_place(i)
        if phrase is not None:
            self.last_end = phrase.end
        if phrase is not None and phrase.kind == "place":
            self.last_place = phrase.end
        return phrase

    def _listed_place(self, i: int) -> Phrase | None:
        """Read a place that no glossary has in a list of units: 封土县、三堂县."""
        line = self.line
        if not 0 < i - self.last_place <= 4 or not (
            line.mark(i - 1, ",") or line.keys[i - 1] in ("和", "与")
        ):
            return None
        for end in (i + 2, i + 3):
            for after, head in self._heads(end):
                if head.zh in _BARE_HEADS and self._list_border(after):
                    name = plain(line, i, end)
                    return Phrase(
                        "place",
                        i,
                        end,
                        "",
                        name,
                        None,
                        "name",
                        75.0,
                        why="in a list of units",
                        head=head,
                    )
        return None

    def _list_border(self, i: int) -> bool:
        line = self.line
        return (
            i >= len(line)
            or line.mark(i, ",", ".", "。", ";", ")")
            or line.keys[i] in ("和", "与", "等", "及")
        )

    def _read(self, i: int, title: Phrase | None) -> Phrase | None:
        if title is None and not self.line.items(i) and self.line.keys[i] not in surname_starts():
            return None  # nothing begins here, and no name of a person can
        if title is not None and title.end == i:
            person = self.persons.person(i, cue=True)
            if person is not None:
                return self._person(person)
        phrase = self._pair(i) or self._institution(i) or self._company(i)
        if phrase is not None:
            return phrase
        known = self._mentioned(i)
        if known is not None:
            return self._person(known)
        if title is not None:
            person = self.persons.person(i, cue=True)
            if person is not None:
                return self._person(person)
        cue = self._listed(i) or self._list_ahead(i) or self.persons.introduced(i)
        person = self.persons.person(i, cue=cue)
        if person is not None and person.entry is None and not cue and not self._may_begin(i):
            person = None
        place = self.place(i)
        if person is not None and (
            place is None or (person.entry is not None and person.end >= place.end)
        ):
            return self._person(person)
        return place

    def _person(self, person: Phrase) -> Phrase:
        self.last_person = person.end
        if person.zh and person.end - person.start >= 2:
            self.named.add(person.zh)
        return person

    def _mentioned(self, i: int) -> Phrase | None:
        """Read a person whom the text has already named beside a title."""
        line = self.line
        for length in (4, 3, 2):
            if i + length > len(line):
                continue
            name = "".join(line.keys[i : i + length])
            if name in self.named:
                for end, _ in line.forms(i, ("person",)):
                    if end == i + length:
                        return self.persons.person(i, cue=True)
                return self.persons.unknown(i, i + length)
        return None

    def _may_begin(self, i: int) -> bool:
        """Return whether a name that nothing announces may begin here: not in the middle of a word."""
        line = self.line
        free = i == 0 or not line.han(i - 1) or bool(line.tokens[i - 1].gap)
        return free or self.last_end == i or line.keys[i - 1] in _BEFORE_FREE_NAME

    def _listed(self, i: int) -> bool:
        """Return whether a comma or 和 links this to a person just named."""
        return self.last_person == i - 1 and (
            self.line.mark(i - 1, ",") or self.line.keys[i - 1] in ("和", "与")
        )

    def _list_ahead(self, i: int) -> bool:
        """Return whether a name's length ahead a comma or 和 links this to a known person."""
        line = self.line
        for j in (i + 3, i + 2, i + 4):
            if (line.mark(j, ",") or line.keys[j : j + 1] in (["和"], ["与"])) and j + 1 < len(
                line
            ):
                known = line.forms(j + 1, ("person",))
                named = any("".join(line.keys[j + 1 : j + 1 + n]) in self.named for n in (2, 3))
                return named or bool(known)
        return False

    # Places ------------------------------------------------------------------------------

    def place(self, i: int) -> Phrase | None:
        """Read a place or gate at ``i``; its generic head stays outside the span."""
        options = self._places(i)
        return options[0][0] if options else None

    def _places(self, i: int) -> list[tuple[Phrase, int, Word | None]]:
        """Return ``(place, end with head, head)`` for each place that may begin at ``i``."""
        found = self._found_places.get(i)
        if found is None:
            found = self._found_places[i] = self._find_places(i)
        return found

    def _find_places(self, i: int) -> list[tuple[Phrase, int, Word | None]]:
        line = self.line
        found: list[tuple[Phrase, int, Word | None]] = []
        for end, forms in line.forms(i, ("place", "gate")):
            heads = self._heads(end)
            gate = self._gate_ahead(end) if not self._country(forms) else None
            head = gate or (heads[0][1] if heads else None)
            entries = [self.line.entry(f) for f in forms]
            candidates = forms
            if head is not None:
                fitting = [f for f, e in zip(forms, entries, strict=True) if head_fits(e, head)]
                candidates = fitting or forms
                if not fitting and head.type not in GATE_TYPES:
                    head = None
            form = self.choose(candidates, head, end)
            entry = self.line.entry(form)
            if head is None and form.rank != FULL and self._wordlike(entry, i, end):
                continue
            span_end = end
            if form.rank == FULL and entry.zh and plain(line, i, end).startswith(entry.zh):
                span_end = min(end, i + len(entry.zh))
            phrase = Phrase(
                entry.kind, i, span_end, entry.vi, entry.zh, entry, "exact", 100.0,
                why="form of the glossary", head=head,
            )  # fmt: skip
            if gate is not None and phrase.kind == "place":
                phrase.kind, phrase.entry, phrase.method = "gate", None, "composed"
            full_end = end
            if heads and head is not None and (gate is None or heads[0][1].type in GATE_TYPES):
                full_end = heads[0][0]
            found.append((phrase, full_end, head))
        return found

    def _country(self, forms: Sequence[Form]) -> bool:
        return all(self.line.entry(form).type == "country" for form in forms)

    def _heads(self, i: int) -> list[tuple[int, Word]]:
        return [(end, words[0]) for end, words in self.line.words(i, "head") if i < len(self.line)]

    def _gate_ahead(self, i: int) -> Word | None:
        """Return the head 口岸 if only names and marks of a list stand before it."""
        line = self.line
        k = i
        while k < min(i + 14, len(line)):
            for _, word in self._heads(k):
                if word.type in GATE_TYPES:
                    return word
            forms = line.forms(k, ("place", "gate"))
            if (
                forms
                and k > i
                and any(f.rank == FULL and self.line.entry(f).kind == "gate" for f in forms[0][1])
            ):
                return _GATE
            if forms and k > i:
                k = forms[0][0]
            elif (
                line.mark(k, "-", ",", "(", ")", "·")
                or line.keys[k] in ("和", "与", "至", "双", "方")
                or line.shapes[k] == 5
            ):
                k += 1
            else:
                return None
        return None

    def _wordlike(self, entry: Entry, i: int, end: int) -> bool:
        """Return whether the bare characters are rather a word or a piece of one (和平, 友谊)."""
        return end - i == 1 or (end - i == 2 and entry.zh in _ORDINARY)

    # Institutions ------------------------------------------------------------------------

    def _institution(self, i: int) -> Phrase | None:
        """Read an organisation or title at ``i``, with the unit before its body if there is one."""
        best: Phrase | None = None
        starts: list[tuple[Phrase | None, int, Word | None]] = [(None, i, None)]
        for option in self._places(i):
            starts.append(option)
            if option[1] != option[0].end:
                starts.append((option[0], option[0].end, None))
        for end, heads in self.line.words(i, "head"):
            if heads[0].zh in _BARE_HEADS:
                starts.append((None, end, heads[0]))
        for place, at, head in starts:
            phrase = self._tail(i, at, place, head)
            if phrase is None:
                continue
            if best is None or _rank(phrase) > _rank(best):
                best = phrase
        return best if best is None else self._branch(best) or best

    def _pair(self, i: int) -> Phrase | None:
        """Read an association of two countries: 越南-泰国友好协会, and its chairman."""
        line = self.line
        first = self.place(i)
        if first is None or not self._is_country(first) or first.end >= len(line):
            return None
        tight = line.tokens[first.end - 1].gap == "-"
        if not tight and not line.mark(first.end, "-"):
            return None
        second = self.place(first.end + (not tight))
        if second is None or not self._is_country(second):
            return None
        bodies, end, _ = self._bodies(second.end, "", local=True)
        if not bodies or bodies[-1].type != "association":
            return None
        vi = f"{self._body_vi(second.end, end, '')} {first.vi} - {second.vi}"
        body = Phrase(
            "organisation", i, end, vi, plain(line, i, end), body=bodies[-1],
            parts=[first, second], why="body " + bodies[-1].zh,
        )  # fmt: skip
        modifiers, k = self._modifiers(end)
        for after, roles in line.words(k, "role"):
            role = pick_role(roles, bodies[-1], "vn")
            vi = " ".join([*(m.vi for m in modifiers), role.vi, vi])
            return Phrase(
                "title", i, after, vi, plain(line, i, after), head=role, parts=[body],
                why="role " + role.zh,
            )  # fmt: skip
        return body

    def _branch(self, bank: Phrase) -> Phrase | None:
        """Read the place and 分行 behind a bank: 富滇银行 | 文山 | 分行."""
        if bank.kind != "organisation" or bank.end >= len(self.line):
            return None
        for place, after, head in self._places(bank.end):
            for end, bodies in self.line.words(after, "body"):
                if bodies[0].type == "branch":
                    vi = f"{bank.vi} {bodies[0].vi.lower()} {_unit_vi(place, head)}"
                    return Phrase(
                        "organisation", bank.start, end, vi, plain(self.line, bank.start, end),
                        body=bodies[0], parts=[*bank.parts, place], why="branch of " + bank.vi,
                    )  # fmt: skip
        return None

    def _tail(self, i: int, at: int, place: Phrase | None, head: Word | None) -> Phrase | None:
        line = self.line
        posted: Phrase | None = None
        if place is not None and line.keys[at : at + 1] == ["驻"]:
            posted = self.place(at + 1)
            if posted is None:
                return None
            at = posted.end
            if self._heads(at) and self._heads(at)[0][1].type == "city":
                at = self._heads(at)[0][0]
        country = (
            place.entry.country or place.entry.id.removeprefix("country.")
            if place and place.entry
            else ""
        )
        local = head is not None or (place is not None and not self._is_country(place))
        bodies, j, entry = self._bodies(at, country, local=local)
        while len(bodies) > 1 and bodies[-1].type == "delegation" and not line.words(j, "role"):
            j -= len(bodies.pop().zh)  # 东兴市委 | 代表团: the delegation is no body
        modifiers, k = self._modifiers(j)
        roles = line.words(k, "role")
        inside = [p for p in (place, posted) if p is not None]
        title = self._titled(i, at, j)
        if roles:
            end, words = roles[0]
            role = _role(
                words, plain(line, k, end), bodies[-1] if bodies else None, entry, country or "cn"
            )
            if (
                bodies
                or entry is not None
                or (place is not None and end - k >= 2 and role.lower != "no")
                or self._name_follows(end, k)
                or line.keys[i - 1 : i] in (["任"], ["为"])
            ) and (title is None or end >= title.end):
                return self._title_phrase(
                    i, end, place, head, posted, bodies, entry, modifiers, role, at, j, inside
                )
        if title is not None and title.end > j:
            title.parts = [*inside, *title.parts]
            return title
        if not bodies and entry is None:
            return None
        if (
            entry is not None
            and place is None
            and at == i
            and j - at < 3
            and "ambiguous" in entry.note
        ):
            return None
        if (
            place is None
            and head is None
            and entry is None
            and (j - at < 3 and not bodies[0].level)
        ):
            return None
        if entry is None and place is None and bodies[-1].type in _NAMED_BODIES:
            return None  # 能源公司 alone names none
        if bodies and bodies[-1].type == "delegation" and "国会" not in bodies[-1].zh:
            return None
        return self._organisation_phrase(i, at, j, place, head, posted, bodies, entry, inside)

    def _company(self, i: int) -> Phrase | None:
        """Read a company, school or paper whose proper name begins with a place."""
        line = self.line
        first = self._places(i)
        if not first:
            return None
        for k in range(first[0][1] + 1, min(i + 16, len(line))):
            if not line.han(k) or line.keys[k - 1] in _NEVER_IN_NAMES:
                return None
            bodies = [
                (e, w)
                for e, w in line.words(k, "body")
                if w[0].type in _NAMED_BODIES and e - k >= 2
            ]
            if not bodies:
                continue
            end = bodies[0][0]
            parts = self._places_inside(i, k)
            text = plain(line, i, end)
            company = Phrase(
                "organisation",
                i,
                end,
                "",
                text,
                body=bodies[0][1][0],
                parts=parts,
                method="name",
                score=80.0,
            )
            company.why = "place and " + bodies[0][1][0].zh
            j = self._modifiers(end)[1]
            roles = line.words(j, "role")
            if not roles:
                return company
            role = pick_role(roles[0][1], company.body, "cn")
            whole = plain(line, i, roles[0][0])
            return Phrase(
                "title",
                i,
                roles[0][0],
                "",
                whole,
                head=role,
                parts=[company],
                why="role " + role.zh,
            )
        return None

    def _titled(self, i: int, at: int, j: int) -> Phrase | None:
        """Return the title of the glossary that begins at ``at``, longest."""
        line = self.line
        for end, forms in line.forms(at, ("title",)):
            if end - at < 3 and not self._name_follows(end, at) and at == i:
                continue
            entry = self.line.entry(self.choose(forms, None, end))
            before = self.place(i) if at > i else None
            country = before.vi if before is not None and self._is_country(before) else ""
            vi = entry.vi if country in entry.vi else f"{entry.vi} {country}"
            title = Phrase("title", i, end, vi, plain(line, i, end), None, "composed", 95.0)
            if at == i:
                title.entry, title.method, title.score = entry, "exact", 100.0
            title.parts = self._places_inside(at, end)
            return title
        return None

    @staticmethod
    def _is_country(place: Phrase) -> bool:
        return place.entry is not None and place.entry.type == "country"

    def _bodies(self, i: int, country: str, *, local: bool) -> tuple[list[Word], int, Entry | None]:
        """Read a chain of bodies with their fields: 人民政府 | 外事 办公室."""
        line = self.line
        bodies: list[Word] = []
        entry: Entry | None = None
        j = i
        known = line.forms(j, ("organisation",))
        if known:
            end, forms = known[0]
            entry = self.line.entry(self.choose(forms, None, end))
            words = line.words(j, "body")
            if words and words[0][0] == end:
                bodies.append(_for_country(words[0][1], country))
                if (local and entry.part_of.startswith("country.")) or " tỉnh " in entry.vi:
                    entry = None  # 文山州 | 政府 is no government of a country
            j = end
        while len(bodies) < 4:
            at = j
            fields = 0
            while fields < 4:
                options = line.words(at, "field")
                direct = line.words(at, "body")
                if not options or (direct and direct[0][0] >= options[0][0]):
                    break
                at = options[0][0]
                if line.keys[at : at + 1] in (["与"], ["和"]) and line.words(at + 1, "field"):
                    at += 1
                fields += 1
            words = line.words(at, "body")
            if not words:
                break
            end, choices = words[0]
            if end - at < 2 and not fields:
                break
            bodies.append(_for_country(choices, country))
            entry = None if j > i else entry
            j = end
        return bodies, j, entry

    def _modifiers(self, i: int) -> tuple[list[Word], int]:
        found: list[Word] = []
        while len(found) < 4:
            words = self.line.words(i, "modifier")
            if not words or words[0][1][0].zh == "兼":
                break  # 兼 stands between two titles
            found.append(words[0][1][0])
            i = words[0][0]
        return found, i

    def _title_phrase(
        self, i: int, end: int, place: Phrase | None, head: Word | None, posted: Phrase | None,
        bodies: list[Word], entry: Entry | None, modifiers: list[Word], role: Word, at: int, j: int,
        inside: list[Phrase],
    ) -> Phrase:  # fmt: skip
        parts = list(inside)
        organisation = ""
        if bodies or entry is not None:
            own = self._organisation_phrase(i, at, j, place, head, posted, bodies, entry, inside)
            parts = [own]
            organisation = own.vi
            if role.vi == "Trưởng đoàn" and bodies:
                organisation = own.vi.removeprefix(bodies[-1].vi).strip()
        elif place is not None:
            organisation = _unit_vi(place, head)
            if posted is not None:
                organisation = f"{place.vi} tại {posted.vi}"
        before = " ".join(m.vi for m in modifiers if not m.after)
        after = " ".join(m.vi for m in modifiers if m.after)
        vi = " ".join(x for x in (before, role.vi, after, organisation) if x)
        return Phrase(
            "title",
            i,
            end,
            vi,
            plain(self.line, i, end),
            head=role,
            body=bodies[-1] if bodies else None,
            parts=parts,
            why="role " + role.zh,
        )

    def _organisation_phrase(
        self, i: int, at: int, end: int, place: Phrase | None, head: Word | None,
        posted: Phrase | None, bodies: list[Word], entry: Entry | None, inside: list[Phrase],
    ) -> Phrase:  # fmt: skip
        line = self.line
        if entry is not None and at == i:
            parts = self._places_inside(i, end)
            vi, zh, text = entry.vi, entry.zh, plain(line, i, end)
            if parts and parts[0].start == i and parts[0].zh and text == parts[0].zh + zh:
                zh = text  # 越南 | 外交部: the country is said, so it is kept
                vi = vi if vi.endswith(parts[0].vi) else f"{vi} {parts[0].vi}"
            return Phrase(
                "organisation", i, end, vi, zh, entry, "exact", 100.0,
                body=bodies[-1] if bodies else None, parts=parts, why="form of the glossary",
            )  # fmt: skip
        names = []
        if entry is not None:
            names.append(entry.vi)
        else:
            country = place.entry.country if place is not None and place.entry else ""
            names = [self._body_vi(at, end, country)]
        unit = _unit_vi(place, head) if place is not None else head.vi if head is not None else ""
        if bodies and bodies[0].level and place is not None and head is None:
            unit = place.vi
        if posted is not None and place is not None:
            unit = f"{place.vi} tại {posted.vi}"
        vi = " ".join(x for x in (*names, unit) if x)
        return Phrase(
            "organisation", i, end, vi, plain(line, i, end), body=bodies[-1] if bodies else None,
            parts=list(inside), why="body " + (bodies[-1].zh if bodies else entry.zh if entry else ""),
        )  # fmt: skip

    def _body_vi(self, i: int, end: int, country: str) -> str:
        """Return the Vietnamese of fields and bodies between two tokens, the last body first."""
        line = self.line
        chunks: list[str] = []
        fields: list[str] = []
        j = i
        while j < end:
            body = [(e, w) for e, w in line.words(j, "body") if e <= end]
            field = [(e, w) for e, w in line.words(j, "field") if e <= end]
            if body and (not field or body[0][0] >= field[0][0]):
                j = body[0][0]
                chunks.append(" ".join([_for_country(body[0][1], country).vi, *fields]))
                fields = []
            elif field:
                j = field[0][0]
                fields.append(field[0][1][0].vi)
            else:
                j += 1
        return " ".join(reversed(chunks))

    def _places_inside(self, i: int, end: int) -> list[Phrase]:
        places: list[Phrase] = []
        k = i
        while k < end:
            forms = [(e, f) for e, f in self.line.forms(k, ("place",)) if e <= end and e - k >= 2]
            if forms and not (k == i and forms[0][0] == end):
                e, found = forms[0]
                entry = self.line.entry(self.choose(found, None, e))
                if not self._wordlike(entry, k, e):
                    stop = k + len(entry.zh) if self.line.surface(k, e).startswith(entry.zh) else e
                    places.append(
                        Phrase("place", k, stop, entry.vi, entry.zh, entry, "exact", 100.0)
                    )
                    k = e
                    continue
            k += 1
        return places

    def _name_follows(self, i: int, start: int) -> bool:
        line = self.line
        return (
            i < len(line)
            and line.han(i)
            and self.persons.person(i, cue=True) is not None
            and i - start >= 2
        )


#: Place names that are also everyday words: a bare mention needs a head or a list.
_ORDINARY = frozenset(
    """
    和平 太平 友谊 水口 清水 安宁 保安 北部 南部 中部 西北 东北 西南 东南 平安 安定 新华 永安 宁静 光明 长安 三江
    通道 新安 大同 乐业 东方 文昌 万宁 新河 永福 兴安
    """.split()
)


def _rank(phrase: Phrase) -> tuple[int, bool, bool, bool]:
    place = next((part.entry for part in phrase.walk() if part.kind == "place"), None)
    local = phrase.body is not None and place is not None and place.country == phrase.body.country
    return phrase.end, phrase.entry is not None, phrase.kind == "title", local


def _role(
    words: Sequence[Word], zh: str, body: Word | None, entry: Entry | None, country: str
) -> Word:
    """Return the role: the one of the body's own name (Cục trưởng of a Cục), else the usual one."""
    name = entry.vi if entry is not None else f"{body.vi} " if body is not None else ""
    own = [
        word
        for word in words
        if word.vi.endswith(" trưởng") and name.startswith(word.vi.removesuffix("trưởng"))
    ]
    usual = [word for word in words if word.zh == zh]
    return pick_role(own or usual or words, body, country)


def _for_country(words: Sequence[Word], country: str) -> Word:
    return max(words, key=lambda w: (w.country == country) * 2 + (not w.country))


def _unit_vi(place: Phrase, head: Word | None) -> str:
    entry = place.entry
    if entry is None or entry.type == "country" or place.vi.startswith("Thành phố "):
        return place.vi
    if entry.type == "autonomous-region" and entry.vi_full:
        return entry.vi_full[:1].upper() + entry.vi_full[1:]
    if head is not None and entry.vi_full.startswith(head.vi):
        return f"{head.vi} {place.vi}"
    if entry.vi_full:
        first = entry.vi_full.split(" ")[0]
        if entry.vi_full.endswith(place.vi):
            generic = entry.vi_full.removesuffix(place.vi).strip()
            return f"{generic if ' dân tộc' not in generic else generic.split(' tự trị')[0].strip()} {place.vi}"
        return f"{first} {place.vi}"
    return f"{head.vi} {place.vi}" if head is not None else place.vi
