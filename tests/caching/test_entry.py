"""What is kept of a file gives back what was found in it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from artlint.cache.entry import dump_findings, load_findings
from artlint.findings import Edit, Finding, Fix, Level, Owned, Safety
from artlint.text import Lines, Span

TEXT = "one\ntwo 二\n\nthree\n"
WORDS = st.text(st.characters(exclude_characters="\n", exclude_categories=()), max_size=8)
NAMES = st.from_regex(r"[a-z][a-z-]{0,8}", fullmatch=True)
SPANS = st.integers(0, len(TEXT)).map(lambda start: Span(start, len(TEXT)))
FIXES = st.builds(
    lambda span, words, owns: Fix((Edit(span, words),), Safety.SAFE, words, "", owns, frozenset((words,))),
    SPANS,
    WORDS,
    st.frozensets(st.sampled_from(Owned)),
)
FINDINGS = st.builds(
    Finding, NAMES, NAMES, st.sampled_from([Level.ERROR, Level.INFO]), WORDS, SPANS, WORDS, st.none() | WORDS,
    st.none() | FIXES,
)  # fmt: skip


@given(st.lists(FINDINGS, max_size=4))
def test_findings_are_had_back_with_and_without_fixes(findings: list[Finding]) -> None:
    for each in (findings, [finding._replace(fix=None) for finding in findings]):
        body = dump_findings(each, Lines(TEXT))
        assert body is not None
        assert load_findings(body) == tuple(each)


def test_a_message_of_two_lines_is_not_kept() -> None:
    finding = Finding("rule", "html", Level.ERROR, "a\nb", Span(0, 1), "", None, None)
    assert dump_findings([finding], Lines(TEXT)) is None
    assert dump_findings([finding._replace(message="a")], Lines(TEXT)) is not None
