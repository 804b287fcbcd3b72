"""The page: complete in itself, the exact characters marked, nothing of a draft is ever markup."""

import re
from base64 import b64encode
from collections import Counter
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

from hostile import drafts, rules
from hypothesis import given
from report_examples import CLEAN, DRAFTS, MINUTES, RULES, diagnosed, paired, used

from sinoviet.check.rule import Checked, Diagnostic, Named, RuleText
from sinoviet.report.characters import storable
from sinoviet.report.html import write

VOID = {"meta", "input"}


class Page(HTMLParser):
    """Collect the tags, the attributes and the texts of marks and targets; check the nesting."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.targets: list[str] = []
        self.marks: list[str] = []
        self.inside = ""
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append((tag, found))
        if tag not in VOID:
            self.open.append(tag)
        if tag == "p" and found.get("class") == "target":
            self.inside = "target"
            self.targets.append("")
        if tag == "mark":
            self.marks.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if tag == "p":
            self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.targets[-1] += data
            if self.open[-1] == "mark":
                self.marks[-1] += data

    def all(self, attribute: str) -> list[str]:
        return [str(found[attribute]) for _, found in self.tags if attribute in found]


def test_the_page_needs_nothing_from_elsewhere() -> None:
    text = write(DRAFTS, RULES)
    page = Page(text)
    assert page.all("src") == []
    assert {href[0] for href in page.all("href")} == {"#"}
    assert "url(" not in text
    assert "@import" not in text
    script = text.partition("<script>")[2].partition("</script>")[0]
    assert f"script-src 'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" in text


def test_links_lead_somewhere_and_ids_are_unique() -> None:
    page = Page(write(DRAFTS, RULES))
    ids = Counter(page.all("id"))
    assert max(ids.values()) == 1
    assert {href[1:] for href in page.all("href")} <= set(ids)


def test_without_scripts_all_is_there_but_the_filters() -> None:
    text = write(DRAFTS, RULES)
    (form,) = [found for tag, found in Page(text).tags if tag == "form"]
    assert "hidden" in form
    without = re.sub("<script>.*?</script>", "", text, flags=re.S)
    for draft in DRAFTS:
        assert draft.document.path in without
        for found in draft.diagnostics:
            assert found.message.replace("'", "&#39;") in without
            assert all(suggestion in without for suggestion in found.suggestions)
    hidden = [tag for tag, found in Page(without).tags if "hidden" in found]
    assert hidden == ["form"]


def test_marks_lie_on_the_very_characters() -> None:
    page = Page(write(DRAFTS[1:2], RULES))
    assert page.targets == [unit.target for unit in MINUTES.units]
    assert page.marks == [
        "Liêu Phẩm Hồ", "Chủ tịch huyện", "Nong Buyang", "Văn Lý Hiến", "12 giờ", "Thanh Thủy",
        "Hà Khẩu", "Mohan", "Lào Cai", "dân tộc Choang, Miêu",
    ]  # fmt: skip


def test_overlapping_findings_keep_their_numbers() -> None:
    page = Page(write(DRAFTS[2:3]))
    marks = [found for tag, found in page.tags if tag == "mark" and "2" in str(found["data-n"])]
    assert [(m["data-n"], m.get("data-ends")) for m in marks if m["data-n"] != "2"] == [
        ("2 3", "2 3")
    ]
    assert "阮孟" in page.marks
    assert "駿" in page.marks


def test_texts_say_their_language() -> None:
    page = Page(write(DRAFTS, RULES))
    langs = {
        (tag, found.get("class"), found["lang"]) for tag, found in page.tags if "lang" in found
    }
    assert ("html", None, "en") in langs
    assert {("p", "source", "zh"), ("p", "target", "vi")} <= langs
    assert {("p", "source", "vi"), ("p", "target", "zh")} <= langs
    declared = replace(MINUTES, source_lang="zh-Hant-TW", target_lang="vi-VN")
    text = write([replace(DRAFTS[1], document=declared)])
    assert '<p class="source" lang="zh-Hant-TW">' in text
    assert '<p class="target" lang="vi-VN">' in text


def test_names_link_to_their_segments() -> None:
    text = write(DRAFTS[:1])
    assert '<b lang="vi">Ma Lật Pha</b>' in text
    assert '<a href="#d1-3">line 3</a>' in text
    assert '<span class="chip forms">3 forms</span>' in text


def test_a_form_of_many_places_keeps_most_of_them_folded() -> None:
    document = paired("a.xlf", [("文山", "Văn Sơn")] * 20, "segment")
    name = Named("place", None, "Văn Sơn", "文山", (used("Văn Sơn", document),))
    text = write([Checked(document, (), (name,), 40, "vi")])
    assert '<details class="more"><summary>12 more</summary>' in text
    assert "segment 20" in text


def test_a_clean_page_has_no_filters_and_no_rules() -> None:
    text = write([Checked(CLEAN, (), (), 8, "vi")], RULES)
    assert '<form id="filters"' not in text
    assert 'id="rules"' not in text
    assert "Nothing found." in text


def test_only_rules_that_found_something_are_explained() -> None:
    page = Page(write(DRAFTS[3:] + DRAFTS[:1], RULES))
    explained = {found for found in page.all("id") if found.startswith("rule-")}
    assert explained == {f"rule-{found.code}" for found in DRAFTS[0].diagnostics}


def test_thousands_of_findings_make_a_light_page() -> None:
    document = paired("lớn.xlf", [("麻栗坡县", "huyện Malipô")] * 3000, "segment")
    found: list[Diagnostic] = []
    (first,) = diagnosed(document, [(0, "SV101", "error", "Malipô", "out of use", ("Malypho",))])
    found.extend(replace(first, unit=unit.id, where=unit.where) for unit in document.units)
    text = write([Checked(document, tuple(found), (), 6000, "vi")], RULES)
    assert text.count("<") / 2 / 3000 < 20  # elements a finding
    assert len(text) / 3000 < 1200


@given(drafts(), rules)
def test_nothing_of_a_draft_is_markup(draft: Checked, rule: RuleText) -> None:
    text = write([draft], [rule])
    assert text.encode()
    page = Page(text)
    tags = Counter(tag for tag, _ in page.tags)
    assert (tags["script"], tags["style"], tags["img"]) == (1, 1, 0)
    assert not any(name.startswith("on") for _, found in page.tags for name in found)
    assert {href[0] for href in page.all("href")} == {"#"}
    assert tags["li"] >= len(draft.diagnostics)
    if draft.diagnostics:
        assert tags["mark"] >= 1
        target = storable(draft.document.units[0].target)
        assert "".join(page.targets) == target
