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
