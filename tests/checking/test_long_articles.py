"""Articles made to keep a rule busy: what takes each rule a moment, however often it is repeated."""

from __future__ import annotations

import time

import pytest

import artlint

RULES = [
    "control-character", "nbsp-run", "unclosed-element", "unclosed-code-fence", "merge-conflict-marker",
    "unbalanced-template-tag", "editor-attribute", "malformed-delimiter", "tab-indentation", "trailing-whitespace",
    "blank-lines", "heading-increment", "empty-section", "fake-heading", "markdown-in-html", "redundant-wrapper",
    "mixed-line-endings", "final-newline", "not-nfc", "bidi-control",
]  # fmt: skip
SETTINGS = artlint.load_settings({"lint": {"select": RULES}})
IMPORTED = "---\ntitle: a\nwordpress_id: 7\n---\n\n"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("<b>" * 20_000 + "</i>" * 20_000, id="tags that are alone"),
        pytest.param("a" + " " * 200_000 + "b", id="blanks"),
        pytest.param("a" + "\u3000\u3000b" * 20_000, id="rows of blanks in a line"),
        pytest.param("**a**\n\n" * 5_000, id="strong paragraphs"),
        pytest.param("# a\n\n### b\n\n<!-- c -->\n\n" * 2_000, id="headings"),
        pytest.param("{% raw %}{% endraw %}{% endif %}\n" * 3_000, id="template tags"),
        pytest.param(":::: a\n" * 3_000 + ":::\n" * 3_000, id="containers"),
        pytest.param("<<<<<<< a\n=======\n" * 5_000, id="marks of merges"),
        pytest.param("----\ntitle: a\n" + "- - - b\n" * 10_000, id="dashes"),
        pytest.param("- ```\n\n" * 3_000, id="fences"),
    ],
)
def test_no_rule_takes_more_than_a_moment(text: str) -> None:
    start = time.process_time()
    found = artlint.check_text(text, "a.md", SETTINGS)
    # Fifty times what it takes; what grows with the square takes minutes.
    assert time.process_time() - start < 20
    assert not any(each.rule == "rule-crash" for each in found)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("".join(f'<p id="i{i}">a</p>\n<p onclick="f(\'z{i}\')">a</p>\n' for i in range(12_000)), id="ids"),
        pytest.param(
            "".join(f"<script>f({i})</script>\n<style>.b{i} {{}}</style>\n" for i in range(12_000)), id="scripts"
        ),
        pytest.param("<object>" * 12_000 + "a" + "</object>" * 12_000, id="objects in one another"),
        pytest.param(f"<script>{'//' + 'a.' * 100_000}</script>\n", id="a long script"),
        pytest.param("<style>\n" + ".a p { color: red }\n" * 12_000 + "</style>\n" + "words\n" * 12_000, id="lines"),
        pytest.param("`{% for p in site.posts %}` x\n\n" * 12_000, id="loops in code"),
        pytest.param("<!-- a -->\n\n" * 12_000, id="comments"),
    ],
)
@pytest.mark.parametrize("head", ["", IMPORTED])
def test_what_came_along_takes_a_moment_however_much_of_it_there_is(head: str, text: str) -> None:
    start = time.process_time()
    found = artlint.check_text(head + text, "a.md", artlint.load_settings({}))
    assert time.process_time() - start < 20
    assert not any(each.rule == "rule-crash" for each in found)
