"""Workflow commands: one line each, nothing in a draft can start another one."""

import re
from urllib.parse import unquote

from hostile import drafts
from hypothesis import given
from report_examples import DRAFTS

from sinoviet.check.rule import Checked
from sinoviet.report.characters import storable
from sinoviet.report.github import write

COMMAND = re.compile(
    r"::(error|warning|notice) file=([^,:\r\n]*)(?:,line=(\d+),col=(\d+))?,title=([^,:\r\n]+)::([^\r\n]*)"
)


def test_golden_commands() -> None:
    lines = write(DRAFTS).splitlines()
    assert lines[0] == (
        "::error file=tin/2025-08 đoàn công tác.txt,line=1,col=41,title=SV101 form-to-avoid"
        "::Malipô: the glossary advises against this form of 麻栗坡 (write: Malypho)"
    )
    assert (
        "::error file=bien-ban/hội đàm Văn Sơn.docx.xlf,title=SV404 impossible-reading"
        in (lines[13])
    )
    assert lines[13].endswith(
        "::segment 1: Liêu Phẩm Hồ: 琥 is read hổ, never hồ (write: Liêu Phẩm Hổ)"
    )
    assert sum(line.startswith("::notice ") for line in lines) == 6


@given(drafts())
def test_any_draft_gives_one_command_a_finding(draft: Checked) -> None:
    text = write([draft])
    lines = re.split("[\r\n]+", text)[:-1]
    assert len(lines) == len(draft.diagnostics) + len(draft.document.remarks)
    for line, found in zip(lines, draft.diagnostics, strict=False):
        match = COMMAND.fullmatch(line)
        assert match is not None
        assert unquote(match[2]) == storable(draft.document.path)
        assert storable(found.message) in unquote(match[6])
