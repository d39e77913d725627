"""What a reader of the intended page gets: words, links, images and code, in a form in which two pages can be compared.

The intended page is the one that Markdown makes when leaked HTML is read as HTML.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import turbohtml

from artlint.facts.article import Article
from artlint.facts.directives import Place, find_directives
from artlint.facts.markdown import render
from artlint.facts.masks import blanked
from artlint.facts.rendering import intended_html
from artlint.facts.urls import percent_encoded
from artlint.frozen import frozen
from artlint.text import Span

_NOT_WORDS = "style, script, template, title"
_CELL_ENDS = re.compile(r"</t[dh]>")


@frozen(slots=True)
class Page:
    """The parts of a page; white space between words does not count, except in code.

    Addresses are as browsers send them, percent-encoded.
    """

    words: tuple[str, ...]
    links: tuple[str, ...]
    images: tuple[tuple[str, str], ...]
    code: tuple[str, ...]
    samples: tuple[str, ...]


def read_page(article: Article) -> Page:
    """Give what a reader of `article` gets."""
    # What is written to artlint in a comment of the template engine is no part of the page.
    unseen = [each.span for each in find_directives(article) if each.place is Place.TEMPLATE]
    body = article.opaque_text[article.body_start :]
    # A table that Markdown makes has no blanks between its cells, and their words are not one.
    tree = turbohtml.parse(_CELL_ENDS.sub(r"\g<0> ", _html(article, blanked(body, unseen, article.body_start))))
    for element in tree.select(_NOT_WORDS):
        element.decompose()
    return Page(
        words=tuple(tree.text.split()),
        links=tuple(percent_encoded(element.attr("href") or "") for element in tree.select("a[href], area[href]")),
        images=tuple(
            (percent_encoded(element.attr("src") or ""), element.attr("alt") or "") for element in tree.select("img")
        )
        + tuple(
            (percent_encoded(element.attr(name) or ""), "")
            for name in ("srcset", "poster")
            for element in tree.select(f"[{name}]")
        ),
        code=tuple(element.text.removesuffix("\n") for element in tree.select("pre, code, textarea")),
        samples=_samples(article, unseen),
    )


def _html(article: Article, body: str) -> str:
    if article.is_html:
        return body
    try:
        return intended_html(body, article.body_start, article.html.leaks)
    except ValueError:
        # A leak in a list or a quote has no fix: that it is compared as the code it shows as changes nothing.
        return render(body)


def _samples(article: Article, unseen: Sequence[Span]) -> tuple[str, ...]:
    """Give every code span, fence, indented block and template stretch, exactly as written."""
    left_out = {*unseen, *(leak.block.span for leak in article.html.leaks)}
    blocks = [block.span for block in article.markdown.code_blocks]
    spans = [span for span in (*article.markdown.code_spans, *article.templates, *blocks) if span not in left_out]
    # The newline that ends a block is that of the file where the block is its last line.
    return tuple(article.text[start:end].rstrip("\r\n") for start, end in sorted(spans))
