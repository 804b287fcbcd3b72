"""JUnit XML: well-formed whatever the draft holds; hints do not fail a build."""

from xml.etree import ElementTree

from hostile import drafts
from hypothesis import given
from report_examples import DRAFTS

from sinoviet.check.rule import Checked
from sinoviet.report.junit import write


def test_a_suite_a_draft_and_a_case_a_finding() -> None:
    root = ElementTree.fromstring(write(DRAFTS).encode())
    assert [len(suite.findall("testcase")) for suite in root] == [12, 10, 9, 1]
    assert (root.get("tests"), root.get("failures")) == ("32", "26")
    assert len(root.findall(".//failure")) == 26
    assert len(root.findall("./testsuite/testcase/system-out")) == 5


def test_golden_case() -> None:
    assert """\
    <testcase name="SV404 impossible-reading at bien-ban/hội đàm Văn Sơn.docx.xlf: segment 1"\
 classname="bien-ban/hội đàm Văn Sơn.docx.xlf" file="bien-ban/hội đàm Văn Sơn.docx.xlf">
      <failure type="SV404" message="琥 is read hổ, never hồ">\
bien-ban/hội đàm Văn Sơn.docx.xlf: segment 1: error SV404 impossible-reading
Liêu Phẩm Hồ
琥 is read hổ, never hồ
write: Liêu Phẩm Hổ</failure>
    </testcase>
""" in write(DRAFTS)


def test_a_clean_draft_passes() -> None:
    (suite,) = ElementTree.fromstring(write(DRAFTS[3:]).encode())
    (case,) = suite
    assert (suite.get("failures"), case.get("name"), len(case)) == ("0", "names", 0)


@given(drafts())
def test_any_draft_is_well_formed(draft: Checked) -> None:
    root = ElementTree.fromstring(write([draft]).encode())
    assert len(root.findall(".//testcase")) == max(1, len(draft.diagnostics))
    assert root.findall(".//script") == []
