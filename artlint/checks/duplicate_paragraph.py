"""A paragraph or an image that stands twice, one directly after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import ClassVar, Literal

from artlint.config.kebab import option
from artlint.facts.article import Article
from artlint.facts.links import Origin
from artlint.facts.passages import Passage
from artlint.findings import Edit
from artlint.matchers.base import Context, Match, Matcher, Proposal
from artlint.matchers.paragraphs import paragraph_removal
from artlint.matchers.surroundings import holds_template
from artlint.text import Span, clip


class Find(Matcher):
    """Paragraphs of at least `minimum` characters written as the one before, and images on lines of their own."""

    placeholders: ClassVar = frozenset(("value",))
    variants: ClassVar = frozenset(("image",))
    actions: ClassVar = frozenset(("delete",))

    kind: Literal["check"]
    minimum: int = option(default=20, ge=1)

    def find(self, context: Context) -> Iterator[Match]:
        """Give the second of each pair."""
        yield from self._paragraphs(context.article)
        yield from _images(context.article)

    def _paragraphs(self, article: Article) -> Iterator[Match]:
        for first, second in pairwise(article.prose):
            if len(second.words) < self.minimum or first.words != second.words:
                continue
            if first.block is None or second.block is None or first.is_heading:
                continue
            source = article.text[second.block.start : second.block.end].strip()
            if source == article.text[first.block.start : first.block.end].strip():
                between = article.text[first.block.end : second.block.start]
                if not between.strip():
                    yield Match(_content(second.block, article), {"value": clip(second.words)}, subject=second)

    def propose(self, matches: Sequence[Match], _action: str, context: Context) -> Sequence[Proposal | None]:
        """Give the edits that take the second out."""
        return [_removal(match.subject, context.article) for match in matches]


def _content(block: Span, article: Article) -> Span:
    return Span(block.start, block.start + len(article.text[block.start : block.end].rstrip()))


def _images(article: Article) -> Iterator[Match]:
    shown = [link for link in article.links if link.is_image and link.is_shown and link.url]
    for first, second in pairwise(shown):
        if first.url != second.url or second.span.start < first.span.end:
            continue
        if holds_template(article, second.span):
            # What two templates fill in need not be the same.
            continue
        between = article.text[first.span.end : second.span.start]
        if "\n" in between and not between.strip():
            gone = Span(first.span.end, second.span.end) if second.origin is Origin.MARKDOWN else None
            yield Match(second.span, {"value": clip(second.url)}, "image", subject=gone)


def _removal(subject: Passage | Span | None, article: Article) -> Proposal | None:
    if isinstance(subject, Passage):
        return paragraph_removal(subject, article)
    return Proposal((Edit(subject),)) if subject is not None else None
