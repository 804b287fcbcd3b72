"""Where a name of the source stands in the target, in any form or reading, and the other way round."""

import re
import unicodedata

from sinoviet.check.compared import SMALL, Compared, leaves
from sinoviet.check.draft import Draft, Language, Segment, forms_in
from sinoviet.check.possible import (
    family_by_sound,
    fits,
    is_sinovietnamese,
    near_reading,
)
from sinoviet.check.windows import (
    apart_spans,
    capital_windows,
    families,
    han_only,
    han_windows,
    searched_forms,
    sounded_windows,
    syllables_of,
)
from sinoviet.glossary import Entry, form_key
from sinoviet.hanzi import is_han, simplify
from sinoviet.names import surnames_vi
from sinoviet.resolver import Mention, Span
from sinoviet.syllable import parse
from sinoviet.text import fold

#: Units whose characters nobody chooses anew, by country.
_SETTLED = {
    "cn": frozenset("province municipality autonomous-region sar prefecture city county".split()),
    "vn": frozenset(("province", "municipality")),
}

#: The types of unit that lie in one another.
UNITS = frozenset(
    "province municipality autonomous-region prefecture city county district town commune township ward".split()
)

#: The head of a unit, or its committee, right before the unit's name.
_HEAD = re.compile(
    r"(?:tỉnh|châu|thành phố|TP\.?|thị xã|huyện|khu tự trị|(?:tỉnh|châu|thành|huyện) ủy)\s+$", re.I
)


def spans_of(work: Compared, name: Mention) -> list[Span]:
    """Return where the target has ``name``."""
    spans: list[Span] = []
    for entry in work.draft.namesakes(name):
        for form in right_forms(work, entry):
            spans.extend(work.segment.text.find(form))
        if name.kind == "person" and work.to_vi:  # Prabowo for Prabowo Subianto
            for word in entry.vi.split():
                if len(word) > 3 and parse(fold(word)) is None:
                    spans.extend(work.segment.text.find(word))
    own = name.vi if work.to_vi else name.zh
    for form in (own or name.text, name.text):  # VSIP, ASEAN: as it is
        spans.extend(work.segment.text.find(form))
    ids = {entry.id for entry in work.draft.namesakes(name)}
    spans.extend(
        m.span
        for m in leaves(work.segment.names)
        if m.entry is not None
        and m.entry.id in ids
        and m.method != "fuzzy"
        and not work.draft.in_pinyin(m)
        and not is_wrong_person(m)
    )
    if not spans:
        spans.extend(read_spans(work, name))
    return [span for span in apart_spans(spans) if not in_longer_unit(work, name, span, ids)]


def in_longer_unit(work: Compared, name: Mention, span: Span, ids: set[str]) -> bool:
    """Return whether a stretch only begins or ends the name of another unit: 奠边 | 府, Phòng Thành | Cảng."""
    if name.entry is None or name.entry.type not in UNITS:
        return False
    return any(
        m.entry is not None
        and m.entry.id not in ids
        and m.entry.type in UNITS
        and m.method == "exact"
        and m.span.start <= span.start
        and span.end <= m.span.end
        and len(fold(m.text)) > len(fold(work.segment.unit.target[span.start : span.end]))
        for m in work.segment.names
        if m.kind == "place"
    )


def right_forms(work: Compared, entry: Entry) -> tuple[str, ...]:
    """Return the forms that stand for an entry: of a person, those to avoid are wrong readings."""
    if entry.kind == "person":
        return tuple(forms_in(entry, work.draft.language))
    return searched_forms(entry, work.draft.language)


def read_spans(work: Compared, name: Mention) -> list[Span]:
    """Return the stretches of the target that may be readings of ``name``, syllable by syllable."""
    if work.to_vi:
        place = landmark_of(work, name)
        if place:
            return place
        chinese = work.is_chinese(name)
        person = name.kind == "person" and not chinese
        for han in (*lengths_of(work, name), *proper_parts(name)):
            found = [
                span
                for span, fit in capital_windows(
                    work.segment.text, han, chinese=chinese, person=name.kind == "person"
                )
                if all(fit) or (person and is_of_highlands(work, han, span))
            ]
            if name.kind == "person" and name.entry is None:
                # The grammar may take the name too short: 陈氏秋 | 和.
                found = [span for span in found if not goes_on(work, span)]
            if found:
                return found
        return []
    place = _landmark_zh(work, name)
    if place:
        return place
    syllables = syllables_of(name.text)
    if not 2 <= len(syllables) <= 6 or has_one_spelling(work, name):
        return []
    tried = [syllables]
    if name.kind == "person" and name.entry is None and len(syllables) > 3:
        tried.extend(
            syllables[drop:]  # (gốc) Hoa | Khâu Thành Đồng, (nhà nghiên cứu) Hán Nôm | Trần …
            for drop in range(1, len(syllables) - 2)
            if syllables[drop] in families() or syllables[drop].title() in surnames_vi()
        )
    for one in tried:
        windows = han_windows(work.segment.unit.target, one)
        found = [span for span, fit in windows if all(fit)]
        if found:
            return found
    if name.kind == "person" and name.entry is None and len(syllables) == 3:
        return sounded_windows(work.segment.unit.target, syllables)
    return []


def is_of_highlands(work: Compared, han: str, span: Span) -> bool:
    """Return whether a stretch may be a name of the highlands that Chinese writes by its sound: 江巴敏, Giàng Páo Mỷ."""
    words = syllables_of(work.segment.unit.target[span.start : span.end])
    if len(words) != len(han) or not family_by_sound(han[0], words[0]):
        return False
    pairs = zip(han[1:], words[1:], strict=True)
    return all(near_reading(c, word) or not is_sinovietnamese(word) for c, word in pairs)


def behind_head(before: str) -> bool:
    """Return whether the text before a name ends with the head of a unit or its committee.

    >>> behind_head("Bí thư Thành ủy "), behind_head("ông ")
    (True, False)
    """
    return _HEAD.search(unicodedata.normalize("NFC", before[-40:])) is not None


def has_one_spelling(work: Compared, name: Mention) -> bool:
    """Return whether a name's characters are settled: those of a gate, and of a great unit (凭祥, not 平祥).

    The head must say that a unit is meant: La Bình is a county, and a person 罗萍 too.
    """
    entry = name.entry
    if is_settled_gate(name):
        return True
    if entry is None or entry.type not in _SETTLED.get(entry.country, ()) or not entry.zh:
        return False
    before = (work.segment.unit.source or "")[: name.span.start]
    return name.method != "fuzzy" and behind_head(before)


def is_settled_gate(name: Mention) -> bool:
    """Return whether nobody chooses the characters of a gate anew.

    China's gates have their own; of Vietnam's the greater ones whose Chinese name is read so (清水, not 峙马
    for Chi Ma, nor the crossing Cốc Nam).
    """
    entry = name.entry
    if entry is None or name.kind != "gate" or not entry.zh or name.method == "fuzzy":
        return False
    syllables = syllables_of(entry.vi)
    read = len(syllables) == len(entry.zh) and all(fits(entry.zh, syllables))
    return entry.country == "cn" or (read and entry.type not in SMALL)


def _landmark_zh(work: Compared, name: Mention) -> list[Span]:
    """Return where a Chinese target has the place that a landmark is named after: cầu | Bắc Luân | II."""
    if name.entry is None or name.entry.type not in ("landmark", "zone"):
        return []
    words = [w for w in name.text.split()[1:] if not re.fullmatch(r"[IVX]+|\d+", w)]
    found: list[Span] = []
    for form in work.draft.glossary.lookup(form_key(" ".join(words))):
        entry = work.draft.glossary.entries[form.entry]
        for zh in forms_in(entry, "zh"):
            found.extend(work.segment.text.find(zh.rstrip("河江山湖")))
    return found


def lengths_of(work: Compared, name: Mention) -> list[str]:
    """Return the characters of a name; of an unknown person also with one more and one less."""
    han = simplify(name.text)
    if not all(map(is_han, han)) or not 2 <= len(han) <= 8:
        return []
    if name.kind != "person" or name.entry is not None:
        return [han]
    behind = simplify((work.segment.unit.source or "")[name.span.end : name.span.end + 1])
    longer = [han + behind] if behind and is_han(behind) and len(han) < 4 else []
    return [han, *longer, *([han[:-1]] if len(han) > 2 else [])]


def landmark_of(work: Compared, name: Mention) -> list[Span]:
    """Return where the target has the place that a landmark begins with: 顺化 | 古都."""
    if name.entry is None or name.entry.type not in ("landmark", "region", "zone"):
        return []
    han = simplify(name.text)
    for size in (3, 2):
        for form in work.draft.glossary.lookup(form_key(han[:size])):
            entry = work.draft.glossary.entries[form.entry]
            if size < len(han) and entry.kind == "place":
                found = [s for f in forms_in(entry, "vi") for s in work.segment.text.find(f)]
                if found:
                    return found
    return []


def goes_on(work: Compared, span: Span) -> bool:
    """Return whether another capitalised word follows a stretch of the target."""
    words = work.segment.text.words
    at = next((i for i, word in enumerate(words) if word.span.end == span.end), len(words))
    return at + 1 < len(words) and words[at + 1].capital and work.segment.text.together(at, 2)


def proper_parts(name: Mention) -> list[str]:
    """Return the proper part of a Chinese landmark's name, its generic word left off: 美亭 | 体育场."""
    han = simplify(name.text)
    if name.entry is None or name.entry.type not in SMALL or not 4 <= len(han) <= 7:
        return []
    return [han[:size] for size in (3, 2) if all(map(is_han, han))]


def in_source(name: Mention, segment: Segment, draft: Draft) -> bool:
    """Return whether the source has a name of the target, in any form or reading."""
    source = segment.source_text
    language: Language = "zh" if draft.language == "vi" else "vi"
    for entry in draft.namesakes(name):
        if any(stands_whole(form, segment) for form in searched_forms(entry, language)):
            return True
    other = name.zh if draft.language == "vi" else name.vi
    if source.holds(name.text) or (other and stands_whole(other, segment)):
        return True
    return is_read_in_source(name.text, segment, draft)


def stands_whole(form: str, segment: Segment) -> bool:
    """Return whether the source has a form, and not by the end of another name: 金水 | 河口 | 岸 is no 河口."""
    spans = segment.source_text.find(form)
    others = [m.span for m in segment.source_names if m.kind in ("place", "gate", "person")]
    return any(
        not any(
            other.start < span.start < other.end < span.end
            or span.start < other.start < span.end < other.end
            for other in others
        )
        for span in spans
    )


def is_read_in_source(text: str, segment: Segment, draft: Draft) -> bool:
    """Return whether the source has characters that a name of the target may be read from."""
    source = segment.source_text
    if draft.language == "vi":
        syllables = syllables_of(text)
        if not 2 <= len(syllables) <= 6:
            return False
        windows = han_windows(_cut_behind_gates(segment), syllables)
        if len(syllables) > 3 and any(sum(fit) * 2 > len(fit) for _, fit in windows):
            return True
        odd = [not is_sinovietnamese(syllable) for syllable in syllables]
        if any(odd) and not odd[0] and sum(odd) < 2:
            return False  # a slip, not a name of the highlands
        return any(all(fit) for _, fit in windows)
    return any(all(fit) for _, fit in capital_windows(source, simplify(text)))


def _cut_behind_gates(segment: Segment) -> str:
    """Return the Han text of the source with a mark behind each gate: 金水河；口岸 is not Hà Khẩu."""
    text, at, pieces = segment.unit.source or "", 0, []
    for name in segment.source_names:
        if name.kind == "gate" and name.span.end > at:
            pieces.append(text[at : name.span.end])
            at = name.span.end
    return "；".join(map(han_only, (*pieces, text[at:])))


def is_wrong_person(name: Mention) -> bool:
    """Return whether a person is written in a form that his entry says to avoid."""
    entry = name.entry
    if entry is None or entry.kind != "person":
        return False
    return fold(name.text) in map(fold, (*entry.vi_avoid, *entry.zh_avoid))
