"""Markdown in a block of HTML, which readers get as it is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar, Literal

import regex

from artlint.expressions import wide_expression
from artlint.facts.article import Article
from artlint.facts.elements import RAW_TEXT
from artlint.facts.tokens import Tag
from artlint.matchers.base import Context, Match, Matcher
from artlint.matchers.surroundings import element_spans, is_within
from artlint.text import Span, apart, clip

_MARKDOWN = wide_expression(
    r"\*\*(?=\S)[^*\r\n]+(?<=\S)\*\*"
    r"|!?\[[^\[\]\r\n]+\]\([^()\s]+\)"
    r"|(?<!`)`[^`\r\n]+`(?!`)"
    r"|^[ \t]*\K\#{1,6}[ \t]+\S[^\r\n]*",
    regex.MULTILINE,
)
_SIGNS = ("**", "](", "`", "#")


class Find(Matcher):
    """Strong words, links, images, code and headings of Markdown between the tags of a block of HTML.

    An element with one of the attributes in `unless` says that its content is Markdown.
    """

    placeholders: ClassVar = frozenset(("value",))

    kind: Literal["check"]
    unless: tuple[str, ...] = ()
    """Attributes that say that the content of their element is Markdown."""

    def find(self, context: Context) -> Iterable[Match]:
        """Give the pieces of Markdown."""
        article = context.article
        if article.is_html or not article.html.tags:
            return ()
        return self._in_blocks(article)

    def _in_blocks(self, article: Article) -> Iterator[Match]:
        text, html = article.text, article.html
        kept: list[Span] | None = None
        for piece in article.markdown.raw_html:
            start, end = piece.span
            if piece.inline or not any(sign in text[start:end] for sign in _SIGNS):
                continue
            if kept is None:
                spans = [*article.opaque, *element_spans(html, RAW_TEXT), *self._read_as_markdown(article)]
                spans += [*(tag.span for tag in html.tags), *(comment.span for comment in html.comments)]
                kept = apart(spans)
            for found in _MARKDOWN.finditer(text, start, end):
                if not is_within(kept, found.start()):
                    yield Match(Span(*found.span()), {"value": clip(found[0], 40)})

    def _read_as_markdown(self, article: Article) -> Iterator[Span]:
        tags: list[Tag] = [tag for name in self.unless for tag in article.html.by_attribute.get(name, ())]
        for tag in tags:
            yield article.html.element_span(tag) or Span(tag.start, len(article.text))
