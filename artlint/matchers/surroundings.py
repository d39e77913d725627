"""What stands around a place in HTML: the elements that hold it, and the templates that share it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from turbohtml import unescape

from artlint.facts.article import Article
from artlint.facts.html import Html
from artlint.facts.tokens import Comment, Tag
from artlint.facts.urls import has_template
from artlint.text import Span, outermost


def element_spans(html: Html, names: Iterable[str]) -> list[Span]:
    """Give the outermost elements with one of `names`, in reading order; one that is never closed holds nothing."""
    return outermost(span for name in names for tag in html.by_name.get(name, ()) if (span := html.element_span(tag)))


def is_within(spans: Sequence[Span] | Sequence[Tag] | Sequence[Comment], offset: int) -> bool:
    """Tell whether one of `spans`, which are in order and apart, holds `offset`."""
    # Compared as they are, tuples that begin with their offset: a key takes three times as long.
    at = bisect_left(spans, (offset + 1,)) - 1
    return at >= 0 and offset < spans[at][1]


def holds_template(article: Article, span: Span) -> bool:
    """Tell whether `span` shares a code point with what a template engine takes."""
    at = bisect_left(article.templates, (span.end,)) - 1
    return at >= 0 and span.start < article.templates[at].end


def is_templated(article: Article, span: Span) -> bool:
    """Tell whether an address that stands at `span` is written by a template, as a whole or in part."""
    return holds_template(article, span) or has_template(article.text[span.start : span.end])


def may_get_attribute(article: Article, tag: Tag, name: str) -> bool:
    """Tell whether a template may write an attribute into a start tag: by Vue's binding, or between the others."""
    if not {f":{name}", f"v-bind:{name}", "v-bind"}.isdisjoint(own for own, _ in tag.attrs):
        return True
    if not holds_template(article, tag.span):
        return False
    values = [attribute.value_span for attribute in article.html.attributes(tag)]
    first = bisect_right(article.templates, tag.start, key=lambda template: template.end)
    last = bisect_left(article.templates, (tag.end,))
    return any(
        not any(value.start <= template.start and template.end <= value.end for value in values)
        for template in article.templates[first:last]
    )


def written(article: Article, span: Span) -> str:
    """Give what the article says at `span` for a message: what is read there has filler in the place of templates."""
    text = article.text[span.start : span.end].strip()
    return unescape(text) if "&" in text else text
