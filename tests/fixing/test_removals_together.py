from __future__ import annotations

import pytest

import artlint

REMOVALS = artlint.load_settings({"lint": {"select": ["empty-element", "leftover-comment"]}})
STYLES = artlint.load_settings({"lint": {"rules": {"style-element": {"articles": "any"}}}})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # One rule twice: without the last of the two, the indented line would be code.
        ("<p>&nbsp;</p>\n<p>&nbsp;</p>\n    <div>\n", "<p>&nbsp;</p>\n    <div>\n"),
        # Two rules once each: with lone returns, Markdown takes all of it for one block.
        ("<!-- note -->\r<p>&nbsp;</p>\r    <div>\r", "<p>&nbsp;</p>\r    <div>\r"),
    ],
)
def test_removals_that_are_safe_alone_are_not_made_together(text: str, expected: str) -> None:
    fixed = artlint.fix_text(text, "a.md", REMOVALS)
    assert fixed.reverted == ""
    assert fixed.text == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<div>\n\n<!-- note --> ", "<div>"),
        ("<div>\r\n\r\n\r\n<!-- note -->", "<div>"),
        ("---\na: b\n---\n\n<!-- note -->", "---\na: b\n---\n"),
        ("<div>\n\n<!-- note -->\n", "<div>\n\n"),
    ],
)
def test_a_removal_at_the_end_adds_and_takes_no_final_newline(text: str, expected: str) -> None:
    fixed = artlint.fix_text(text, "a.md", REMOVALS)
    assert fixed.reverted == ""
    assert fixed.text == expected


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("\n---\n---\n<style>.a{b:c}</style>\n<style>.a{b:c}</style> ", "\n---\n---\n"),
        ("---\ntitle: x\n---\n<!-- c -->", "---\ntitle: x\n---\n"),
        ("a\n\n<!-- c -->", "a"),
        ("<b></b>\n    <b></b> ", ""),
    ],
)
def test_a_last_line_without_newline_goes_alone(text: str, fixed: str) -> None:
    result = artlint.fix_text(text, "a.md", STYLES)
    assert (result.text, result.reverted) == (fixed, "")
