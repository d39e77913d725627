from __future__ import annotations

import pytest

import artlint

STYLED = '<p style="mso-a:red">x</p>\n'


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
        pytest.param("`{# artlint-disable-file inline-style #}`\n\n" + STYLED, id="a template shown in a code span"),
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
    assert rules("<!-- artlint-disable-file inline-style -->\n\ntext\n") == ["unused-suppression"]


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


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('<p style="mso-a:b">x</p> <!-- artlint-disable-line inline-style -->\n', id="the same line"),
        pytest.param(f"<!-- artlint-disable -->\n{STYLED}<!-- artlint-enable -->\n", id="a block"),
        pytest.param(f"<!-- artlint-disable html -->\n{STYLED}\n{STYLED}", id="a block without end"),
        pytest.param(f"---\nartlint: {{disable: inline-style}}\n---\n{STYLED}", id="a key"),
        pytest.param(f"---\nartlint:\n  disable:\n    - leaked-html\n    - inline-style\n---\n{STYLED}", id="a list"),
        pytest.param(f"+++\n[artlint]\ndisable = ['inline-style']\n+++\n{STYLED}", id="a table of TOML"),
    ],
)
def test_how_far_a_directive_reaches(text: str) -> None:
    assert "inline-style" not in rules(text)


def test_where_a_block_ends() -> None:
    text = f"{STYLED}\n<!-- artlint-disable inline-style -->\n{STYLED}\n<!-- artlint-enable html -->\n{STYLED}\n"
    assert rules(text).count("inline-style") == 1
    assert rules(text.replace("enable html", "enable inline-style")).count("inline-style") == 2
    assert rules(text.replace("enable html", "enable")).count("inline-style") == 2


def test_a_line_of_a_value_can_be_let_pass() -> None:
    dated = "---\ntitle: 'a # b'\ndate: 2024-02-31 {}\n---\ntext\n"
    assert "impossible-date" not in rules(dated.format("# artlint-disable-line impossible-date"))
    assert "impossible-date" in rules(dated.format("# artlint-disable-line title"))


def test_a_run_speaks_of_itself_whatever_a_directive_says() -> None:
    settings = artlint.load_settings({"lint": {"rules": {"missing-editor-line": {"patterns": ["(x+x+)+y(?<=zy)"]}}}})
    text = f"---\nartlint: {{disable: [all]}}\n---\n<p>{'x' * 5000}y</p>\n"
    assert [each.rule for each in artlint.check_text(text, "a.md", settings)] == ["rule-timeout"]


def test_directives_can_be_passed_over() -> None:
    settings = artlint.load_settings({"lint": {"ignore-suppressions": True}})
    found = artlint.check_text(f"<!-- artlint-disable-file inline-style -->\n\n{STYLED}", "a.md", settings)
    assert {each.rule for each in found} == {"inline-style"}


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        (
            "---\ntitle: x\n# artlint-disable-next-line field-type\ntags: [a]\n---\nx\n",
            "---\ntitle: x\ntags: [a]\n---\nx\n",
        ),
        ("a\n\n{# artlint-disable-next-line inline-style #}\n\nb\n", "a\n\n\nb\n"),
        ("a\n{# artlint-disable-next-line inline-style #}\nb\n", "a\n\nb\n"),
        ("a\n\n[//]: # (artlint-disable-next-line inline-style)\n\nb\n", "a\n\n\nb\n"),
        (
            "---\ndate: 2024-03-05\nartlint: {disable: [bom, empty-body]}\n---\n",
            "---\ndate: 2024-03-05\nartlint: {disable: [empty-body]}\n---\n",
        ),
        (
            "---\nartlint:\n  disable:\n    - bom\n    - empty-body\n---\n",
            "---\nartlint:\n  disable:\n    - bom\n    - empty-body\n---\n",
        ),
    ],
)
def test_what_hides_nothing_is_taken_out(text: str, fixed: str) -> None:
    assert artlint.fix_text(text, "a.md").text == fixed


def test_ten_thousand_directives_take_no_longer_than_their_number() -> None:
    text = "".join(f"<!-- artlint-disable-next-line inline-style -->\n{STYLED}\n" for _ in range(5000))
    text += "[//]: # (artlint-disable-file html)\n\n`x`\n\n" * 3000
    assert "inline-style" not in rules(text)


def test_the_key_is_no_unknown_field() -> None:
    settings = artlint.load_settings({"lint": {"select": ["unknown-field"]}})
    assert artlint.check_text("---\nartlint: {disable: [empty-body]}\n---\nx\n", "a.md", settings) == []
