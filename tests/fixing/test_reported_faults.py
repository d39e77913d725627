"""Inputs that once were fixed wrongly, or whose fix was taken back."""

from __future__ import annotations

import pytest

import artlint


@pytest.mark.parametrize(
    ("text", "after"),
    [
        pytest.param(
            '<p style="color:red" style="display:none">a</p>\n', "<p>a</p>\n", id="a second style comes into force"
        ),
        pytest.param(
            '<p class="ad"><!-- x --></p>\n\ntext\n',
            '<p class="ad"><!-- x --></p>\n\ntext\n',
            id="an element left empty",
        ),
        pytest.param("text\n\n    code\n<!-- x -->", "text\n\n    code", id="no newline behind code"),
        pytest.param(
            '<p style="margin-left:-9999px">a</p>\n', '<p style="margin-left:-9999px">a</p>\n', id="moved out of sight"
        ),
    ],
)
def test_a_safe_fix_changes_no_page(text: str, after: str) -> None:
    fixed = artlint.fix_text(text, settings=artlint.load_settings({"lint": {"ignore": ["missing-editor-line"]}}))
    assert fixed.reverted == ""
    assert fixed.text == after


def test_the_words_of_an_image_are_no_markup() -> None:
    assert artlint.check_text("![<!-- x --> <b>](/i.png)\n") == []


def test_one_blank_line_before_front_matter_is_all_that_hexo_reads_over() -> None:
    hexo = artlint.load_settings({"preset": "hexo"})
    for gap, level in (("\n", "info"), ("\n\n", "error"), (" \n", "error")):
        found = artlint.check_text(gap + "---\ntitle: a\n---\ntext\n", settings=hexo)
        assert [(each.rule, each.level) for each in found] == [("misplaced-front-matter", level)]
