"""The images and links of an article, and where their addresses stand."""

from __future__ import annotations

import pytest

from artlint.document import read_document
from artlint.facts.article import Article
from artlint.facts.destinations import address_span
from artlint.presets import FrontMatterForm


def links(text: str) -> list[tuple[str, str, str]]:
    article = Article(read_document(text, "a.md"), FrontMatterForm())
    found = []
    for link in article.links:
        start, end = address_span(link, article)
        found.append((link.attribute, link.url, text[start:end]))
    return sorted(found)


@pytest.mark.parametrize(
    ("value", "urls"),
    [
        ("a.png", ["a.png"]),
        (" a.png 1x, b.png 2x ,c.png", ["a.png", "b.png", "c.png"]),
        ("a,b.png, c.png 100w", ["a,b.png", "c.png"]),
        ("a.png,b.png", ["a.png,b.png"]),
        ("data:image/png;base64,AA== 1x, b.png 2x", ["b.png", "data:image/png;base64,AA=="]),
        ("a.png,, b.png,", ["a.png", "b.png"]),
        (",", []),
        ("", []),
        ("a.png?x=1&amp;y=2 1x", ["a.png?x=1&amp;y=2"]),
        ("a.png\n  1x,\n  b.png 2x", ["a.png", "b.png"]),
    ],
)
def test_the_addresses_of_a_srcset(value: str, urls: list[str]) -> None:
    found = [place for _, _, place in links(f'<img srcset="{value}">')]
    assert sorted(found) == sorted(urls)


def test_attributes_that_hold_addresses() -> None:
    text = (
        '<p><img src=a.png data-src="b.png" data-lazy-src=""><source src="v.mp4" srcset="c.png">'
        '<video src="v.mp4" poster="d.png"></video><a href="e">e</a><area href=f></p>'
    )
    assert links(text) == [
        ("data-src", "b.png", "b.png"), ("href", "e", "e"), ("href", "f", "f"), ("poster", "d.png", "d.png"),
        ("src", "a.png", "a.png"), ("srcset", "c.png", "c.png"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[x](x)", "x"),
        ('[x](x "x")', "x"),
        ('[x](y "](y")', "y"),
        ("[x](\n  <a b>\n  (title))", "a b"),
        ("> [x](\n> y\n> 'z')", "y"),
        ("[x](a\\_b&amp;c)", "a\\_b&amp;c"),
        ("[x](a(b)c)", "a(b)c"),
        ("[x]()", ""),
        ("<https://a.b>", "https://a.b"),
        ("[x][Y  z]\n\n[y Z]: u", "u"),
        ("[y]\n\n- a\n\n  [y]: <u v>", "u v"),
        ("[y][]\n\n[y]:\n  u\n\n[y]: w", "u"),
        ("[y]\n\n    [y]: u\n\n[y]: u?", "u?"),
        ("[y]\n\n```\n[y]: u\n```\n\n[y]: u", "u"),
    ],
)
def test_the_place_of_a_markdown_address(text: str, place: str) -> None:
    assert [found for _, _, found in links(text)] == [place]


def test_a_definition_in_code_is_none() -> None:
    text = "[y]\n\n```\n[y]: u\n```\n\n[y]: u"
    article = Article(read_document(text, "a.md"), FrontMatterForm())
    assert address_span(article.links[0], article).start == text.rindex("u")


@pytest.mark.parametrize(
    "unit", ["![a](", "[![", "](u)", "[a]: <", "[a]:\n", "<img srcset='a,,", "[a](<", "\\](", "[a]: b\n"]
)
def test_long_texts_take_no_time(unit: str) -> None:
    text = unit * 3000
    article = Article(read_document(text, "a.md"), FrontMatterForm())
    for link in article.links[:50]:
        address_span(link, article)
    assert len(article.definitions) <= 1
