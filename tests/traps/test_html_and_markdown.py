"""HTML and Markdown: what is a comment or a style, what only looks like one, and what a fix may take."""

from __future__ import annotations

import pytest

import artlint

IGNORED = ["missing-editor-line", "missing-front-matter", "empty-body", "script-or-iframe", "style-element"]
SETTINGS = artlint.load_settings({"lint": {"ignore": IGNORED}})
COMMENT, STYLE, OPEN, SAMPLE = "leftover-comment", "inline-style", "unclosed-comment", "unescaped-sample"

# The rules that find something, each with the words it points at, and the text after the safe fixes if it is another.
CASES: dict[str, tuple[str, list[tuple[str, str]], str | None]] = {
    "unclosed comment at a line start": ("a\n\n<!-- x\n\nmore\n", [(OPEN, "<!-- x")], None),
    "unclosed comment in a line": ("text <!-- x\n\nmore\n", [], None),
    "<!-->": ("<!--> 正文 -->\n", [], None),
    "<!--->": ("<!---> 正文 -->\n", [], None),
    "--!>": ("a\n\n<!-- b --!> c -->\n\nd\n", [(COMMENT, "<!-- b --!>")], None),
    "nested comments": ("a\n\n<!-- b <!-- c --> d -->\n\ne\n", [(COMMENT, "<!-- b <!-- c -->")], None),
    "comment in an attribute": ('<p title="<!-- x -->">a</p>\n', [], None),
    "quote that is not closed": ('<p title="a -->b</p>\n\n<!-- x -->\n', [], None),
    "--> in an attribute": ('<p title="-->">a</p>\n', [], None),
    "script": ("<script><!-- x --></script>\n", [], None),
    "script escaped twice": ("<script><!--<script>x</script>--></script>\n", [], None),
    "style": ("<style><!-- .a{} --></style>\n", [], None),
    "textarea": ("<textarea><!-- x --></textarea>\n", [], None),
    "title": ("<title><!-- x --></title>\n", [], None),
    "xmp": ("<xmp><!-- x --></xmp>\n", [], None),
    "iframe": ("<iframe><!-- x --></iframe>\n", [], None),
    "noembed": ("<noembed><!-- x --></noembed>\n", [], None),
    # Without an end tag it is most often a word about an element; what it holds is not edited all the same.
    "plaintext": ("<plaintext><!-- x -->\n", [(COMMENT, "<!-- x -->")], None),
    "template": ("<template><!-- x --></template>\n", [(COMMENT, "<!-- x -->")], "<template></template>\n"),
    "svg title": ("<svg><title><!-- x --></title></svg>\n", [], None),
    "CDATA": ("a <![CDATA[ x ]]> b\n", [], None),
    "<?php": ("<?php echo 1 ?>\n", [], None),
    "doctype": ("<!DOCTYPE html>\n", [], None),
    "conditional marks": ("<![if !IE]>\ntext\n<![endif]>\n", [], None),
    "conditional comment": ("<!--[if IE]>x<![endif]-->\n", [], None),
    "</ x>": ("a </ x> b\n", [], None),
    "fence": ("```\n<!-- x -->\n```\n", [], None),
    "longer fence": ("````\n```\n<!-- x -->\n```\n````\n", [], None),
    "tilde fence": ("~~~\n<!-- x -->\n~~~\n", [], None),
    "fence in a list": ("- ```\n  <!-- x -->\n  ```\n", [], None),
    "fence in a quote": ("> ```\n> <!-- x -->\n> ```\n", [], None),
    "fence that is not closed": ("```\n<!-- x -->\n", [("unclosed-code-fence", "```")], None),
    "info with a backtick": ("``` a`b\n\n<!-- x -->\n\ny\n", [(COMMENT, "<!-- x -->")], "``` a`b\n\n\ny\n"),
    "indented code": ("a\n\n    <!-- x -->\n", [], None),
    "code span over lines": ("`a <!--\nx --> b`\n", [], None),
    "escape": ("\\<!-- x -->\n", [], None),
    "link title": ('[a](b "<!-- x -->")\n', [], None),
    "comment in pre and code": ("<pre><code><!-- x --></code></pre>\n", [(SAMPLE, "<!-- x -->")], None),
    "comment between two lists": ("- a\n\n<!-- x -->\n\n- b\n", [(COMMENT, "<!-- x -->")], None),
    "comment over a blank line": ("text <!-- a\n\nb -->\n", [], None),
    "block comment over a blank line": ("<!-- a\n\nb -->\n\nx\n", [(COMMENT, "<!-- a\n\nb -->")], "\nx\n"),
    "more": ("a\n\n<!-- more -->\n\nb\n", [], None),
    "directive of another tool": ("<!-- prettier-ignore -->\n\na\n", [], None),
    "raw": ("{% raw %}<!-- x -->{% endraw %}\n", [], None),
    "shortcode": ('{{< note "<!-- x -->" >}}\n', [], None),
    "style without quotes": ("<p style=color:red>x</p>\n", [(STYLE, "style=color:red")], "<p>x</p>\n"),
    "newline around =": ("<p style\n=\n'color:red'>x</p>\n", [(STYLE, "style\n=\n'color:red'")], "<p>x</p>\n"),
    "upper case": ("<P STYLE='color:red'>x</P>\n", [(STYLE, "STYLE='color:red'")], "<P>x</P>\n"),
    "duplicate": ("<p style='a:b' style='c:d'>x</p>\n", [(STYLE, "style='a:b'"), (STYLE, "style='c:d'")], "<p>x</p>\n"),
    "data-style": ("<p data-style='a:b' :style='c'>x</p>\n", [], None),
    "style inside a title": ("<p title=\"style='a:b'\">x</p>\n", [], None),
}


@pytest.mark.parametrize("row", CASES)
def test_html(row: str) -> None:
    text, expected, after = CASES[row]
    found = artlint.check_text(text, "a.md", SETTINGS)
    assert [(each.rule, text[slice(*each.span)]) for each in found] == expected
    fixed = artlint.fix_text(text, "a.md", SETTINGS)
    assert fixed.reverted == ""
    assert fixed.text == (text if after is None else after)


@pytest.mark.parametrize("text", ["<!-- x -->\n\n<p style={{a: 1}}>x</p>\n", "<p style='a:b'>x</p>\n<!-- x -->\n"])
def test_mdx_has_no_html(text: str) -> None:
    assert artlint.check_text(text, "a.mdx", SETTINGS) == []
    assert artlint.fix_text(text, "a.mdx", SETTINGS, unsafe=True).text == text


@pytest.mark.parametrize(
    "opener",
    ["<!--", "<a ", "<div>", "<b>", "[", "![", "`", "*", ">", "- ", "{{", "{%", "<script>", "<table>", "&", "\\"],
)
def test_ten_thousand_of_a_kind_are_read(opener: str) -> None:
    text = f"{opener * 10_000}\n\n<p style='a:b'>x</p>\n"
    for settings in (SETTINGS, artlint.load_settings({"lint": {"select": ["all"]}})):
        odd = {"rule-crash", "rule-timeout", "fix-reverted"}
        assert not odd & {each.rule for each in artlint.fix_text(text, "a.md", settings).remaining}
