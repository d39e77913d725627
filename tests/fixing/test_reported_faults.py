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
        pytest.param(
            '<p style="color:red">a</p>\n'
            '<pre class="java"><ol><li style="color:red"><div style="color:red">a</div></li></ol></pre>\n',
            '<p>a</p>\n<pre class="java"><ol><li><div>a</div></li></ol></pre>\n',
            id="the list of a highlighter without its styles",
        ),
        pytest.param(
            "<p><span>　　</span>标准</p>\n",
            "<p><span>　　</span>标准</p>\n",
            id="indentation in an element of its own",
        ),
        pytest.param(
            "| a | b |\n|---|---|\n| c | <!-- x --> d <!-- y --> |\n",
            "| a | b |\n|---|---|\n| c |  d  |\n",
            id="comments at the edges of a cell",
        ),
        pytest.param("<p>a<p></p>b\n", "<p>a<p></p>b\n", id="an empty paragraph that ends an open one"),
        pytest.param("a <h2></h2> b\n", "a <h2></h2> b\n", id="an empty heading that parts two texts"),
        pytest.param(
            "<table><tr><td><p>a</p></td><td><p>&nbsp;</p></td></tr></table>\n",
            "<table><tr><td><p>a</p></td><td></td></tr></table>\n",
            id="an empty paragraph alone in its cell",
        ),
        pytest.param("<p>a<p></p>\n\nb\n", "<p>a\n\nb\n", id="an empty paragraph before a blank line"),
        pytest.param("- a\nx <!-- c -->\nb\n", "- a\nx <!-- c -->\nb\n", id="HTML before a lazy line of a list"),
        pytest.param("- a\n  x <!-- c -->\n  b\n", "- a\n  x \n  b\n", id="HTML before a line of the same item"),
        pytest.param(
            "> - a\n<b></b>\n> b\n", "> - a\n<b></b>\n> b\n", id="HTML where a list in a quote lazily goes on"
        ),
        pytest.param("<b></b>\n[^1]: a\n", "<b></b>\n[^1]: a\n", id="what would be a note without the HTML above"),
        pytest.param("[a]: /b\n    <!-- c -->\n", "[a]: /b\n    <!-- c -->\n", id="code to some below a definition"),
        pytest.param("<!-- c -->\n[a]: /b\n\n[a]\n", "[a]: /b\n\n[a]\n", id="a comment above definitions"),
    ],
)
def test_a_safe_fix_changes_no_page(text: str, after: str) -> None:
    fixed = artlint.fix_text(text, settings=artlint.load_settings({"lint": {"ignore": ["missing-editor-line"]}}))
    assert fixed.reverted == ""
    assert fixed.text == after


@pytest.mark.parametrize(
    "text", ["- <!-- x -->- a\n", "<!-- x --># a\n", "> 1. <!-- x --> 2. a\n", "![a &nbsp; &nbsp;b](/i.png)\n"]
)
def test_an_unsafe_fix_that_would_lose_words_is_not_offered(text: str) -> None:
    fixed = artlint.fix_text(text, unsafe=True)
    assert (fixed.reverted, fixed.text) == ("", text)


def test_the_words_of_an_image_are_no_markup() -> None:
    assert artlint.check_text("![<!-- x --> <b>](/i.png)\n") == []


def test_one_blank_line_before_front_matter_is_all_that_hexo_reads_over() -> None:
    hexo = artlint.load_settings({"preset": "hexo"})
    for gap, level in (("\n", "info"), ("\n\n", "error"), (" \n", "error")):
        found = artlint.check_text(gap + "---\ntitle: a\n---\ntext\n", settings=hexo)
        assert [(each.rule, each.level) for each in found] == [("misplaced-front-matter", level)]
