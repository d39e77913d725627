from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from turbohtml import tokenize

from artlint.document import read_document
from artlint.facts.article import Article
from artlint.facts.tokens import read_attributes
from artlint.presets import FrontMatterForm


def article(text: str, path: str = "a.md") -> Article:
    return Article(read_document(text, path), FrontMatterForm(), ("nunjucks",))


def places(text: str, found: Sequence[tuple[int, int]]) -> list[str]:
    return [text[start:end] for start, end in found]


def leaked(text: str) -> list[str]:
    return places(text, [leak.span for leak in article(text).html.leaks])


LEAK = "<div>\n\n        <p>text</p>\n\n</div>\n"


def test_markup_that_a_blank_line_cut_off_is_leaked() -> None:
    assert leaked(LEAK) == ["    <p>text</p>\n"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("<div>\n\n        plain text\n\n</div>\n", id="no markup in it"),
        pytest.param("<div>\n\n        <user> <package-name>\n\n</div>\n", id="no known element in it"),
        pytest.param("para\n\n        <p>text</p>\n\npara\n", id="no container around it"),
        pytest.param("<p>\n\n        <p>text</p>\n\n</p>\n", id="p is no container"),
        pytest.param("<ul>\n<li>\n</ul>\n\n        <p>text</p>\n", id="container is closed"),
        pytest.param("see <div> here\n\n        <p>text</p>\n\n</div>\n", id="container in a line of text"),
        pytest.param("<div>\n\n        <p>text</p>\n", id="container never closed"),
        pytest.param("<details>\n\n        <p>text</p>\n\n</details>\n", id="details"),
        pytest.param("<div>\n\nA paragraph.\n\n        <p>text</p>\n\n</div>\n", id="prose since its start"),
        pytest.param("<div>\n\n# Heading\n\n        <p>text</p>\n\n</div>\n", id="heading since its start"),
        pytest.param("<div>\n\n        plain\n\n<b>x</b>\n\n        <p>text</p>\n\n</div>\n", id="other code before"),
        pytest.param("- <div>\n\n  a\n\n        <p>text</p>\n\n</div>\n", id="container in another list item"),
        pytest.param("```\n<div>\n```\n\n        <p>text</p>\n\n</div>\n", id="container in a fence"),
        pytest.param("{% raw %}\n<div>\n\n        <p>t</p>\n\n</div>\n{% endraw %}\n", id="in a template"),
    ],
)
def test_code_blocks_that_are_meant_as_code_are_not_leaked(text: str) -> None:
    assert leaked(text) == []


def test_a_leak_opens_containers_for_the_next_one() -> None:
    section = "        <section>\n\n        <p>a</p>\n\n<p>x</p>\n\n        <p>b</p>\n        </section>\n"
    text = f"<div>\n\n{section}\n</div>\n"
    assert leaked(text) == ["    <section>\n\n        <p>a</p>\n", "    <p>b</p>\n        </section>\n"]


@pytest.mark.parametrize(
    "text",
    [
        "<p>a<!-- x --></p>\n",
        "a `<!-- no -->` <!-- x -->\n",
        "字𝄞字 <!-- x -->\r\n",
        "\tcode <!-- no -->\n\n<!-- x -->\n",
        "> <div>\n> <!-- x -->\n> </div>\n",
        "<textarea><!-- no --></textarea><!-- x -->\n",
        "<script>'<!-- no -->'</script>\n<!-- x -->\n",
        '<a title="<!-- no -->">t</a> <!-- x -->\n',
        "the <title> element <!-- x -->\n",
        '[a](b "<!-- no -->") <!-- x -->\n',
        "1 < 2 <!-- x -->\n",
        "\\<!-- no --> <!-- x -->\n",
        "<http://a.b> <!-- x -->\n",
    ],
)
def test_a_comment_is_found_where_it_stands_and_nowhere_else(text: str) -> None:
    assert places(text, [comment.span for comment in article(text).html.comments]) == ["<!-- x -->"]


@pytest.mark.parametrize(
    ("text", "samples"),
    [
        ("<pre><code><!-- x --></code></pre>", ["<!-- x -->"]),
        ("<pre><template><b>x</b></template> <i>y</i></pre>", ["<template><b>x</b></template>"]),
        ("<code><div></code><div></div>", ["<div>"]),
        ("<pre>a<br>b<span style='c'>d</span></pre>", []),
        ("<pre>List<String> x\n\nmore <b>y</b></pre>\n", ["<String> x\n\nmore <b>y</b>"]),
        ("use <code> and <div> here\n\n<div>x</div>\n", ["<div> here\n"]),
        ("<pre></div></pre>", ["</div>"]),
        ("<pre>a\n\n<div>b</div>\n\nc</pre>\n", ["<div>b</div>"]),
        ("<pre>a <img src=x> b</pre>", ["<img src=x>"]),
    ],
)
def test_samples_are_whole_elements_and_comments(text: str, samples: list[str]) -> None:
    assert places(text, article(text).html.samples) == samples


def test_nothing_of_a_sample_is_seen_by_selectors_or_lists() -> None:
    found = article('<pre><div class="ad"><img src="x"></div></pre><div class="ad"></div>').html
    assert [found.body[tag.start : tag.end] for tag in found.select(".ad")] == ['<div class="ad">']
    assert found.select(".ad")[0].start > found.samples[0].end
    assert found.by_name.get("img") is None


def test_tags_that_the_tree_forgets_are_still_in_the_source() -> None:
    text = '<tr style="a"><td>x</td></tr>'
    tags = article(text).html.tags
    assert [text[tag.start : tag.end] for tag in tags] == ['<tr style="a">', "<td>", "</td>", "</tr>"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p a=1>", [("a", "1", "1")]),
        ("<p a=\"1\" B = 'x y' c>", [("a", "1", "1"), ("b", "x y", "x y"), ("c", "", "")]),
        ('<p style="a"title=b>', [("style", "a", "a"), ("title", "b", "b")]),
        ("<p src=a/>", [("src", "a/", "a/")]),
        ("<b/>", []),
        ('<p\n a\n=\n"x&amp;y">', [("a", "x&y", "x&amp;y")]),
        ("<p a= >", [("a", "", "")]),
        ("<p =a=b>", [("=a", "b", "b")]),
        ('<p a="1" a="2">', [("a", "1", "1"), ("a", "2", "2")]),
    ],
)
def test_attributes_as_the_standard_reads_them(source: str, expected: list[tuple[str, str, str]]) -> None:
    found = read_attributes(source, 2, 0)
    assert [(each.name, each.value, source[each.value_span.start : each.value_span.end]) for each in found] == expected


@given(st.lists(st.sampled_from(["a", "=", '"', "'", " ", "\n", "/", "b1", "&amp;", "中"]), max_size=12))
def test_attributes_agree_with_the_tokenizer(parts: list[str]) -> None:
    source = "<p " + "".join(parts) + ">"
    tokens = list(tokenize(source, capture_source=True))
    if not tokens or tokens[0].source != source:
        return
    names = [each.name for each in read_attributes(source, 2, 0)]
    told = [name for name, _ in tokens[0].attrs or []]
    assert list(dict.fromkeys(names)) == told


def test_an_html_file_is_html_throughout_and_mdx_has_none() -> None:
    assert len(article("    <!-- x -->\n", "a.html").html.comments) == 1
    assert article("<div><!-- x --></div>\n", "a.mdx").html.comments == []
