"""Pages that are no articles, by their path and what they are put together from."""

from __future__ import annotations

import pytest

import artlint

_EMPTY = "---\ntitle: 栏目\ndate: 2024-03-05\n---\n"
_IMPORTED = "---\ndate: 2024-03-05\n---\n<div>\n<p>来源：晨报</p>\n</div>\n"
_COMMENT = "<!-- a note -->\n\nWords.\n\n"
_LOOP = "{% for harbour in site.harbours %}\n- 港口\n{% endfor %}\n"


@pytest.mark.parametrize(
    ("path", "rule", "text", "found"),
    [
        ("content/news/_index.md", "empty-body", _EMPTY, False),
        ("content/news/_index.zh-cn.md", "empty-body", _EMPTY, False),
        ("_index.md", "empty-body", _EMPTY, False),
        ("content/news/index.md", "empty-body", _EMPTY, True),
        ("content/news/my_index.md", "empty-body", _EMPTY, True),
        ("404.html", "missing-editor-line", _IMPORTED, False),
        ("content/_index.md", "missing-editor-line", _IMPORTED, False),
        ("posts/http-404.md", "missing-editor-line", _IMPORTED, True),
        ("posts/a.html", "missing-editor-line", _IMPORTED, False),
        ("_posts/2024-03-05-a.md", "missing-editor-line", "<p>来源：晨报</p>\n", True),
        ("docs/2024-03-05.md", "missing-editor-line", "<p>来源：晨报</p>\n", True),
        ("docs/a.md", "missing-editor-line", "<p>来源：晨报</p>\n", False),
        ("pages/all.md", "leftover-comment", _COMMENT + _LOOP, False),
        ("pages/how.md", "leftover-comment", f"{_COMMENT}```\n{_LOOP}```\n", True),
        ("_posts/2024-03-05-all.md", "leftover-comment", _COMMENT + _LOOP, True),
        ("posts/2024-03-05-all/index.md", "leftover-comment", _COMMENT + _LOOP, True),
    ],
)
def test_a_page_of_the_site_is_told_from_an_article(path: str, rule: str, text: str, *, found: bool) -> None:
    assert (rule in {finding.rule for finding in artlint.check_text(text, path)}) is found
