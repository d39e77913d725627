"""Taking the two tags of an element away and leaving what it holds."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import turbohtml

from artlint.facts.article import Article
from artlint.facts.html import Html
from artlint.facts.markdown import render
from artlint.facts.repairs import apply_edits
from artlint.facts.tokens import Tag
from artlint.facts.trials import allowed
from artlint.findings import Edit
from artlint.matchers.base import Proposal


def unwrappings(article: Article, tags: Sequence[Tag]) -> list[Proposal | None]:
    """Give for each start tag the edits that take it and its end tag away.

    None where it is never closed, and where Markdown would then read what it holds in another way.
    """
    edits = [tags_of(article.html, tag) for tag in tags]
    closed = [index for index, pair in enumerate(edits) if pair]
    kept = set(closed) if article.is_html else allowed(closed, _Trial(article, edits).reads_the_same, len(article.body))
    return [Proposal(pair) if index in kept else None for index, pair in enumerate(edits)]


def tags_of(html: Html, tag: Tag) -> tuple[Edit, ...]:
    """Give the edits that take away a start tag and its end tag; none where it is never closed."""
    end = html.end_tags.get(tag.start)
    return (Edit(tag.span), Edit(end.span)) if end else ()


class _Trial:
    """Elements unwrapped in a copy of the body."""

    def __init__(self, article: Article, edits: Sequence[tuple[Edit, ...]]) -> None:
        self.article = article
        self.edits = edits
        self.mending = [edit for repair in article.repairs.values() for edit in repair]

    def reads_the_same(self, indices: Sequence[int]) -> bool:
        """Tell whether the page has the same words and the same code without the tags of the given elements."""
        return self._read([edit for index in indices for edit in self.edits[index]]) == self._before

    @cached_property
    def _before(self) -> tuple[str, int]:
        return self._read([])

    def _read(self, edits: Sequence[Edit]) -> tuple[str, int]:
        html = render(apply_edits(self.article.opaque_text, [*self.mending, *edits])[self.article.body_start :])
        return "".join(turbohtml.parse(html).text.split()), html.count("<pre")
