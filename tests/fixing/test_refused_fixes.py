"""Fixes that the proof refuses are not made; the others are, and nothing is claimed of either."""

from __future__ import annotations

import pytest

import artlint

GREEDY = artlint.load_settings(
    {"lint": {"select": ["editor-attribute"], "rules": {"editor-attribute": {"name": r"data-x|href"}}}}
)
EVERYTHING = artlint.load_settings({"lint": {"select": ["all"]}})


def test_one_of_many() -> None:
    line, clean = '<p data-x="1">a</p>\n\n', "<p>a</p>\n\n"
    refused = '<a href="/b">c</a>\n\n'
    fixed = artlint.fix_text(f"{line * 7}{refused}{line * 9}", "a.md", GREEDY, unsafe=True)
    assert fixed.text == f"{clean * 7}{refused}{clean * 9}"
    assert (len(fixed.fixed), fixed.reverted) == (16, "")
    assert [(each.rule, each.fix) for each in fixed.remaining] == [("editor-attribute", None)]


def test_all() -> None:
    fixed = artlint.fix_text('<a href="/b">c</a>\n', "a.md", GREEDY, unsafe=True)
    assert (fixed.text, fixed.fixed, fixed.reverted) == ('<a href="/b">c</a>\n', (), "")
    assert [(each.rule, each.fix) for each in fixed.remaining] == [("editor-attribute", None)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "<div>\n\n    <p style='mso-a:b'>c</p>\n    <!-- d -->\n\n</div>\n<p></p><b> </b>\n<pre><code><template>"
            "<)-- x --></template></code></pre>\n<scrip</style>\n",
            id="leaked HTML above a template in code",
        ),
        pytest.param(
            '<div>\n\n    <p code></pre>\n<img src="http://a.b/c leaked -->\n\n</div>\nx" width=2>\n<script>let a = \''
            "<!-- x -->'</script><style>.a{}</style>\n",
            id="an image whose quote is not closed",
        ),
        pytest.param("- \ufeff--:\nt<textarea>-\nte\x07xt\n", id="a control character in an open textarea"),
        pytest.param("---\r\x13titleend: x!!python/object<d", id="a control character where front matter could begin"),
        pytest.param(
            "+{#++\na<textarea>-<h2>--b:x</'>x</p><blockquote></blo {c\n\ntext <!-- x -->\n",
            id="a comment in an open textarea",
        ),
        pytest.param(
            "# a\n\n- x\n  <!-- y -->b\n> <p style='mso-a:b'>z</p>\n\n`<b>` <1http://\x08.e>\n",
            id="a control character in an address",
        ),
    ],
)
@pytest.mark.parametrize("unsafe", [False, True])
def test_hostile_articles(text: str, *, unsafe: bool) -> None:
    fixed = artlint.fix_text(text, "a.md", EVERYTHING, unsafe=unsafe)
    assert fixed.reverted == ""
    again = artlint.fix_text(fixed.data, "a.md", EVERYTHING, unsafe=unsafe)
    assert (again.data, again.fixed, again.reverted) == (fixed.data, (), "")
