"""Images that Markdown takes for text."""

from __future__ import annotations

import pytest

from artlint.document import read_document
from artlint.facts.article import Article
from artlint.facts.torn import find_torn_images
from artlint.presets import FrontMatterForm


def torn(text: str, path: str = "a.md") -> list[str]:
    article = Article(read_document(text, path), FrontMatterForm(), ("liquid",))
    return [article.text[span.start : span.end] for span in find_torn_images(article)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("![a](my photo.png)", ["my photo.png"]),
        ("---\na: b\n---\n图 ![图]( https://e.com/a b )", ["https://e.com/a b"]),
        ("> - ![a](a  b.JPG 'title')", ["a  b.JPG"]),
        ("`a` ![a](a b.png) `b` ![c](c.png) ![d](d e.gif)", ["a b.png", "d e.gif"]),
        ("![a](<my photo.png>)", []),
        ("![a](a.png 'b c.png')", []),
        ("![a](see the b)", []),
        ("\\![a](a b.png)", []),
        ("`![a](a b.png)`", []),
        ("```\n![a](a b.png)\n```", []),
        ("<p title='![a](a b.png)'>", []),
        ("{{ ![a](a b.png) }}", []),
        ("[![a](a b.png)](c)", []),
        ("![a](a\nb.png)", []),
    ],
)
def test_torn_images(text: str, found: list[str]) -> None:
    assert torn(text) == found


def test_html_has_no_markdown() -> None:
    assert not torn("---\n---\n![a](a b.png)", "a.html")


@pytest.mark.parametrize("unit", ["![", "![a](", "![a](a ", "a b ", "![a](a b.png)", "](", "`![a](a b.png)` "])
def test_long_texts_take_no_time(unit: str) -> None:
    assert len(torn(unit * 5000)) in (0, 5000)
