"""Drafts whose every text is hostile: markup, formulas, control characters, lone surrogates."""

from hypothesis import strategies as st

from sinoviet.check.rule import Checked, Diagnostic, Named, RuleText, Use
from sinoviet.formats.document import Document, Unit
from sinoviet.resolver import Span

#: What breaks out of HTML, XML, JSON, a terminal, a workflow command, a spreadsheet, a template.
EVIL = (
    "</script><script>alert(1)</script>", "<!--", "]]>", '" onclick="x', "'", "&lt;", "{{ 7 * 7 }}",
    "{% if %}", "\x00", "\x1b[31m", "\x07", "\r\n::error::x", "\u2028", "\u0085", "\u202e", "\ud800",
    "\ufffe", "=1+1", "+1", "-1", "@x", "%0A", "_x0041_", "#N/A", "\t", "\\", "Hà\u0301", "麻栗坡县",
)  # fmt: skip

texts = st.lists(
    st.one_of(st.sampled_from(EVIL), st.text(st.characters(exclude_categories=[]), max_size=8)),
    min_size=1,
    max_size=6,
).map("".join)
paths = texts.map(lambda text: text.encode("utf-8", "replace").decode().replace("\x00", ""))


@st.composite
def drafts(draw: st.DrawFn) -> Checked:
    """Return a draft of one unit, without lines, with up to three findings and one name."""
    target, source, path = draw(texts), draw(texts), draw(paths)
    unit = Unit("u", target, draw(st.sampled_from([source, None])), where=draw(texts))
    found = []
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(target)))
        end = draw(st.integers(start, len(target)))
        found.append(
            Diagnostic(
                draw(st.sampled_from(["SV101", "SV201", "SV404"])), "form-to-avoid",
                draw(st.sampled_from(["error", "warning", "hint"])), draw(texts), "u",
                Span(start, end), target[start:end], (draw(texts),), None,
                draw(st.booleans()), unit.where,
            )
        )  # fmt: skip
    names = (Named("place", None, draw(texts), draw(texts), (Use(draw(texts), (("u", "1"),)),)),)
    return Checked(
        Document(path, "xliff", (unit,), remarks=(source,)), tuple(found), names, 3, "vi"
    )


rules = st.builds(
    RuleText, st.sampled_from(["SV101", "SV404"]), st.just("form-to-avoid"), texts, texts
)
