from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

import artlint
from artlint.document import read_document
from artlint.findings import in_order
from tests.properties.articles import articles, bodies

HEXO = artlint.load_settings({"preset": "hexo", "timezone": "Asia/Shanghai"})
EVERY = artlint.load_settings({"lint": {"select": ["all"]}})
# Drawn by name, since settings are too long to be shown with a failure.
CHOICES = {"hexo": HEXO, "every": EVERY}
_odd = {"rule-crash", "rule-timeout", "fix-reverted"}


@given(articles(), st.sampled_from(sorted(CHOICES)))
@settings(max_examples=300, deadline=None)
def test_findings_lie_inside_the_text_and_no_rule_crashes(text: str, chosen: str) -> None:
    findings = artlint.check_text(text, "a.md", CHOICES[chosen])
    assert [each for each in findings if each.rule in _odd] == []
    for finding in findings:
        assert 0 <= finding.span.start <= finding.span.end <= len(text)
        for edit in finding.fix.edits if finding.fix else ():
            assert 0 <= edit.span.start <= edit.span.end <= len(text)
    assert findings == sorted(findings, key=in_order)


@given(text=articles(), chosen=st.sampled_from(sorted(CHOICES)), unsafe=st.booleans())
@settings(max_examples=400, deadline=None)
def test_a_fix_is_never_taken_back_and_a_second_one_changes_nothing(text: str, chosen: str, *, unsafe: bool) -> None:
    selected = CHOICES[chosen]
    fixed = artlint.fix_text(text, "a.md", selected, unsafe=unsafe)
    if not unsafe:
        assert fixed.reverted == ""
    again = artlint.fix_text(fixed.text, "a.md", selected, unsafe=unsafe)
    assert again.text == fixed.text
    if not fixed.fixed:
        assert fixed.text == text


@given(bodies())
@settings(max_examples=150, deadline=None)
def test_a_fence_around_a_body_silences_every_body_rule(body: str) -> None:
    fenced = f"~~~~~~~~\n{body}\n~~~~~~~~\n"
    quiet = {"missing-front-matter", "empty-body", "missing-editor-line", "missing-author", "license-field"}
    assert [each.rule for each in artlint.check_text(fenced, "a.md", EVERY) if each.rule not in quiet] == []


@given(articles())
@settings(max_examples=150, deadline=None)
def test_newlines_do_not_move_findings(text: str) -> None:
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    windows = plain.replace("\n", "\r\n")

    def places(source: str) -> list[tuple[str, int, int]]:
        lines = read_document(source).lines
        return [(each.rule, *lines.position(each.span.start)) for each in artlint.check_text(source, "a.md", EVERY)]

    assert places(plain) == places(windows)


@given(text=articles(), chosen=st.sampled_from(sorted(CHOICES)), unsafe=st.booleans())
@example(text="<div>\n<p>one<p></p>\ntwo\n</div>\n", chosen="every", unsafe=False)
@example(text="> <div>\n> <p>&nbsp;</p>\n> <p>Text</p>\n> </div>\n", chosen="every", unsafe=False)
@settings(max_examples=150, deadline=None)
def test_a_fix_makes_the_same_with_any_newlines(text: str, chosen: str, *, unsafe: bool) -> None:
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    fixed = artlint.fix_text(plain.replace("\n", "\r\n"), "a.md", CHOICES[chosen], unsafe=unsafe)
    assert fixed.text.replace("\r\n", "\n") == artlint.fix_text(plain, "a.md", CHOICES[chosen], unsafe=unsafe).text


@given(articles())
@settings(max_examples=100, deadline=None)
def test_a_byte_order_mark_shifts_nothing(text: str) -> None:
    def places(source: str) -> list[tuple[str, int, int]]:
        return [(each.rule, *each.span) for each in artlint.check_text(source, "a.md", HEXO) if each.rule != "bom"]

    assert places(text) == places("\ufeff" + text)
