"""`--add-ignore`: directives for what is there, and nothing else changed."""

from __future__ import annotations

import pytest
from hypothesis import given

from artlint import load_settings
from artlint.checker import check_document
from artlint.document import read_document
from artlint.ignoring import ignore_findings
from tests.properties.articles import articles

SETTINGS = load_settings()


def ignored(text: str, path: str = "a.md", reason: str = "") -> str:
    return ignore_findings(read_document(text, path), SETTINGS, reason).document.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            '# T\n\n<p style="mso-a:b">x</p>\n',
            '# T\n\n<!-- artlint-disable-next-line inline-style -- old -->\n<p style="mso-a:b">x</p>\n',
            id="above a block",
        ),
        pytest.param(
            '# T\n\ntext\n<b style="mso-a:b">x</b>\n',
            '<!-- artlint-disable-file inline-style -- old -->\n\n# T\n\ntext\n<b style="mso-a:b">x</b>\n',
            id="not inside a paragraph",
        ),
        pytest.param(
            '---\ntitle: T\n---\ntext\n<b style="mso-a:b">x</b>\n',
            '---\ntitle: T\n# artlint-disable-file inline-style -- old\n---\ntext\n<b style="mso-a:b">x</b>\n',
            id="in the front matter",
        ),
        pytest.param(
            "---\ntitle: T\ndate: 2024-02-31\ntags:\n- a\n---\nx\n",
            "---\ntitle: T\ndate: 2024-02-31  # artlint-disable-line impossible-date -- old\ntags:\n- a\n---\nx\n",
            id="at the end of a line",
        ),
        pytest.param(
            '+++\ntitle = "T"\ndate = "2024-02-31"\n+++\nx\n',
            '+++\ntitle = "T"\ndate = "2024-02-31"  # artlint-disable-line impossible-date -- old\n+++\nx\n',
            id="at the end of a line of TOML",
        ),
        pytest.param(
            '{"date": "2024-02-31"}\nx\n',
            '{"date": "2024-02-31"}\n<!-- artlint-disable-file impossible-date -- old -->\n\nx\n',
            id="JSON has no comments",
        ),
        pytest.param(
            '# T\n\n<!-- artlint-disable-next-line deprecated-tag -->\n<font style="mso-a:b">x</font>\n',
            '# T\n\n<!-- artlint-disable-next-line deprecated-tag, inline-style -->\n<font style="mso-a:b">x</font>\n',
            id="in a directive that is there",
        ),
        pytest.param("# T\n\nx\n", "# T\n\nx\n", id="nothing to hide"),
    ],
)
def test_where_directives_go(text: str, expected: str) -> None:
    assert ignored(text, reason="old") == expected
    assert check_document(read_document(expected, "a.md"), SETTINGS) == []
    assert ignored(expected) == expected
    windows = text.replace("\n", "\r\n")
    assert ignored(windows, reason="old") == expected.replace("\n", "\r\n")


@pytest.mark.parametrize(
    ("head", "rule"),
    [
        ("---\ntitle: [a\n---\n", "invalid-front-matter"),
        ("---\ntitle: a\n", "unclosed-front-matter"),
        ("+++\ntitle = \n+++\n", "invalid-front-matter"),
        ('{"title": }\n', "invalid-front-matter"),
        ("---\n\ttitle: a\n---\n", "tab-indentation"),
        ("———\ntitle: a\n———\n", "malformed-delimiter"),
    ],
)
def test_nothing_is_written_where_the_front_matter_cannot_be_read(head: str, rule: str) -> None:
    text = f"{head}\n<p style='mso-a:b'>x</p>\n"
    result = ignore_findings(read_document(text, "a.md"), SETTINGS)
    assert (result.document.text, result.hidden) == (text, 0)
    assert {each.rule for each in result.left} == {rule, "inline-style"}


def test_a_directive_that_hides_nothing_is_not_kept() -> None:
    settings = load_settings({"preset": "hexo", "lint": {"select": ["all"]}})
    text = "---\n---\n"
    result = ignore_findings(read_document(text, "a.md"), settings)
    assert (result.document.text, result.hidden) == (text, 0)


def test_a_component_of_mdx_gets_its_own_kind_of_comment() -> None:
    text = "![](https://picsum.photos/2)\n"
    assert ignored(text, "a.mdx") == "{/* artlint-disable-file placeholder-image */}\n\n" + text


@given(articles())
def test_nothing_but_directives_is_added(text: str) -> None:
    document = read_document(text, "a.md")
    result = ignore_findings(document, SETTINGS)
    before = [each.rule for each in check_document(document, SETTINGS) if each.category != "artlint"]
    after = [each.rule for each in check_document(result.document, SETTINGS) if each.category != "artlint"]
    assert len(after) == len(result.left)
    assert len(before) == result.hidden + len(result.left)
    rest = iter(result.document.text)
    assert all(character in rest for character in document.text)
