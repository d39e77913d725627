from __future__ import annotations

import pytest

import artlint

STYLED = '<p style="color:red">x</p>\n'


def rules(text: str, path: str = "a.md") -> list[str]:
    return [finding.rule for finding in artlint.check_text(text, path)]


@pytest.mark.parametrize(
    "directive",
    [
        "<!-- artlint-disable-next-line inline-style -->",
        "<!-- artlint-disable-next-line inline-style -- the shop wants it red -->",
        "<!-- artlint-disable-next-line leaked-html, inline-style -->",
        "<!-- artlint-disable-next-line html -->",
        "<!-- artlint-disable-next-line -->",
        "{# artlint-disable-next-line inline-style #}",
        "{{/* artlint-disable-next-line inline-style */}}",
        "{% comment %} artlint-disable-next-line inline-style {% endcomment %}",
        "[//]: # (artlint-disable-next-line inline-style)",
        "<!-- artlint-disable-file inline-style -->\n",
    ],
)
def test_a_directive_hides_the_finding_it_is_for(directive: str) -> None:
    assert "inline-style" not in rules(f"{directive}\n{STYLED}")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("<!-- artlint-disable-next-line leaked-html -->\n" + STYLED, id="another rule"),
        pytest.param("<!-- artlint-disable-next-line inline-style -->\n\n" + STYLED, id="another line"),
        pytest.param("`<!-- artlint-disable-file inline-style -->`\n\n" + STYLED, id="in a code span"),
        pytest.param("```\n<!-- artlint-disable-file inline-style -->\n```\n\n" + STYLED, id="in a fence"),
        pytest.param("```\n[//]: # (artlint-disable-file inline-style)\n```\n\n" + STYLED, id="reference in a fence"),
        pytest.param("artlint-disable-file inline-style\n\n" + STYLED, id="in plain words"),
        pytest.param("<pre><!-- artlint-disable-file inline-style --></pre>\n\n" + STYLED, id="in a sample"),
        pytest.param("{% raw %}<!-- artlint-disable-file inline-style -->{% endraw %}\n\n" + STYLED, id="in raw"),
        pytest.param('{{ "artlint-disable-file inline-style" }}\n\n' + STYLED, id="in a template that writes it"),
        pytest.param("---\ntitle: 'a # artlint-disable-file inline-style'\n---\n" + STYLED, id="in a quoted value"),
        pytest.param("---\ntitle: |\n  # artlint-disable-file inline-style\n---\n" + STYLED, id="in a block scalar"),
    ],
)
def test_a_directive_that_is_not_one_hides_nothing(text: str) -> None:
    assert "inline-style" in rules(text)


def test_a_directive_is_no_leftover() -> None:
    assert rules("<!-- artlint-disable-file inline-style -->\n\ntext\n") == []


def test_a_line_of_the_front_matter_can_be_let_pass() -> None:
    dated = "---\n{}date: 2024-02-31\n---\ntext\n"
    assert "impossible-date" in rules(dated.format(""))
    assert "impossible-date" not in rules(dated.format("# artlint-disable-next-line impossible-date\n"))
    toml = "+++\n{}title = 1984\n+++\ntext\n"
    assert "field-type" in rules(toml.format(""))
    assert "field-type" not in rules(toml.format("# artlint-disable-next-line field-type\n"))


def test_a_hidden_finding_is_not_fixed() -> None:
    text = f"<!-- artlint-disable-next-line inline-style -->\n{STYLED}"
    assert artlint.fix_text(text).text == text


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_directive_is_seen_whatever_the_newlines(newline: str) -> None:
    dated = "---\n# artlint-disable-next-line impossible-date\ndate: 2024-02-31\n---\ntext\n"
    styled = f"[//]: # (artlint-disable-next-line inline-style)\n{STYLED}"
    assert "impossible-date" not in rules(dated.replace("\n", newline))
    assert "inline-style" not in rules(styled.replace("\n", newline))
