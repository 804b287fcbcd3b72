"""Committees of China's democratic parties, named before their unit: 民盟 | 云南省 | 委 | 主委."""

import re
from collections.abc import Callable
from functools import cache

from sinoviet.chinese.places import Places, unit_vi
from sinoviet.lexicon import Word, words
from sinoviet.phrases import Line, Phrase, plain

#: The eight parties in full, by their short names (their own statutes and sites).
_IN_FULL = {
    "国民党革命委员会": "民革", "民主同盟": "民盟", "民主建国会": "民建", "民主促进会": "民进",
    "农工民主党": "农工党", "台湾民主自治同盟": "台盟",
}  # fmt: skip
_SHORT = ("民革", "民盟", "民建", "民进", "农工党", "致公党", "九三学社", "台盟")
_NAME = re.compile(f"(?:中国)?({'|'.join((*_IN_FULL, *_SHORT))})")
_RULING = re.compile("(?:中国|越南)共产党|[中越]共")
_FRONT = re.compile("越南祖国阵线")
_FIRST = frozenset(name[0] for name in (*_IN_FULL, *_SHORT, "中国"))
_COMMITTEE = re.compile("(?:委员会|委会|委)(?!员)")
_COMMITTEE_OF = re.compile(f"([^、，中]{{2,9}}?)(省|市|州|县|区)({'|'.join(_SHORT)})委")
_REGION = re.compile("(广西|内蒙古|宁夏|新疆|西藏)(?:壮族|回族|维吾尔)?自治区")


class Parties:
    """Reads such committees, and those of a ruling party in full, in one line.

    ``led`` reads the role right behind a body.
    """

    def __init__(self, line: Line, places: Places, led: Callable[[Phrase], Phrase | None]) -> None:
        self.line = line
        self.places = places
        self.led = led

    def committee(self, i: int) -> Phrase | None:
        """Read a committee at ``i`` and who leads it."""
        line = self.line
        ruling = _RULING.match(plain(line, i, i + 5))
        if ruling is not None:
            return self._ruling(i, i + ruling.end())
        if line.keys[i] == "越" and _FRONT.match(plain(line, i, i + 6)):
            return self._front(i)
        if line.keys[i] not in _FIRST:
            return None
        party = _NAME.match(plain(line, i, i + 12))
        body = _bodies().get(_IN_FULL.get(party[1], party[1])) if party is not None else None
        if party is None or body is None:
            return None
        for place, after, head in self.places.units(i + party.end()):
            region = place.entry is not None and place.entry.type == "autonomous-region"
            of_region = region and line.keys[after : after + 1] == ["区"]  # 广西 | 区委
            at = after + 1 if of_region else after
            committee = _COMMITTEE.match(plain(line, at, at + 4))
            if committee is None:
                continue
            end = at + committee.end()
            own = Phrase(
                "organisation", i, end, f"{body.vi} {unit_vi(place, head)}", plain(line, i, end),
                body=body, parts=[place], why="body " + body.zh,
            )  # fmt: skip
            return self.led(own) or own
        return None

    def _ruling(self, i: int, at: int) -> Phrase | None:
        """Read the committee of a unit in full: 中国共产党 | 云南省 | 委员会, a Tỉnh ủy."""
        line = self.line
        for place, after, head in self.places.units(at):
            region = place.entry is not None and place.entry.type == "autonomous-region"
            level = "khu tự trị" if region else head.vi if head is not None else ""
            body = _committees().get(level)
            if body is None or line.keys[after : after + 3] != ["委", "员", "会"]:
                continue
            where = unit_vi(place, head) if region else place.vi
            own = Phrase(
                "organisation", i, after + 3, f"{body.vi} {where}", plain(line, i, after + 3),
                body=body, parts=[place], why="body " + body.zh,
            )  # fmt: skip
            return self.led(own) or own
        return None

    def _front(self, i: int) -> Phrase | None:
        """Read the committee of Vietnam's front in a unit: 越南祖国阵线 | 某某省 | 委员会."""
        line, body = self.line, _front_committee()
        for place, after, head in self.places.units(i + 6):
            if body is None or line.keys[after : after + 3] != ["委", "员", "会"]:
                continue
            own = Phrase(
                "organisation", i, after + 3, f"{body.vi} {unit_vi(place, head)}",
                plain(line, i, after + 3), body=body, parts=[place], why="body " + body.zh,
            )  # fmt: skip
            return self.led(own) or own
        return None


@cache
def _front_committee() -> Word | None:
    return next((word for word, _ in words() if word.zh == "祖国阵线委员会"), None)


def party_first(form: str) -> str:
    """Return a Chinese form with such a committee in its order.

    >>> party_first("云南省民建委主委"), party_first("广西壮族自治区民盟委")
    ('民建云南省委主委', '民盟广西区委')
    """
    return _COMMITTEE_OF.sub(lambda m: m[3] + _REGION.sub(r"\1区", m[1] + m[2]) + "委", form)


@cache
def _bodies() -> dict[str, Word]:
    """Return the committees by the short names of their parties."""
    own = (word for word, _ in words() if word.part == "body" and word.type == "minor-party")
    return {word.zh.removesuffix("委"): word for word in own}


@cache
def _committees() -> dict[str, Word]:
    """Return the committees of a ruling party by the level of their unit: tỉnh, a Tỉnh ủy."""
    own = [word for word, _ in words() if word.part == "body" and word.type == "party-committee"]
    return {word.level: word for word in reversed(own) if word.vi.endswith(" ủy") and word.level}
