"""Taking the two tags of an element away and leaving what it holds."""

from __future__ import annotations

from collections.abc import Sequence

import turbohtml

from artlint.facts.article import Article
from artlint.facts.html import Html
from artlint.facts.markdown import render
from artlint.facts.tokens import Tag
from artlint.findings import Edit
from artlint.matchers.base import Proposal
from artlint.matchers.trials import showing_the_same


def unwrappings(article: Article, tags: Sequence[Tag]) -> list[Proposal | None]:
    """Give for each start tag the edits that take it and its end tag away.

    None where it is never closed, and where Markdown would then read what it holds in another way.
    """
    edits = [tags_of(article.html, tag) for tag in tags]
    closed = [index for index, pair in enumerate(edits) if pair]
    kept = set(closed)
    if not article.is_html:
        mending = [edit for repair in article.repairs.values() for edit in repair]
        kept = showing_the_same(article, closed, edits, _words_and_code, mending)
    return [Proposal(pair) if index in kept else None for index, pair in enumerate(edits)]


def tags_of(html: Html, tag: Tag) -> tuple[Edit, ...]:
    """Give the edits that take away a start tag and its end tag; none where it is never closed."""
    end = html.end_tags.get(tag.start)
    return (Edit(tag.span), Edit(end.span)) if end else ()


def _words_and_code(body: str) -> tuple[str, int]:
    html = render(body)
    return "".join(turbohtml.parse(html).text.split()), html.count("<pre")
