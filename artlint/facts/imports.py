"""Whether a body looks like one that a program brought in from another site."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from artlint.facts.article import Article
from artlint.facts.tokens import Tag

_PARAGRAPHS = frozenset(("p", "br", "h1", "h2", "h3", "h4", "h5", "h6"))


def is_led_by_html(article: Article) -> bool:
    """Tell whether a body has tags, and no prose but what opens with one."""
    # A fix may take that tag away, and with it the paragraph; the rule must have spoken before.
    html = article.html
    return bool(html.tags) and all(
        _is_tag_at(html.tags, start) or html.is_in_code(start) for start in article.markdown.prose
    )


def _is_tag_at(tags: Sequence[Tag], start: int) -> bool:
    at = bisect_left(tags, (start,))
    return at < len(tags) and tags[at].start == start


def is_imported(article: Article) -> bool:
    """Tell whether an article in Markdown has a body of HTML paragraphs: nobody writes it so by hand.

    A table or a player is what Markdown has no syntax for, and says nothing.
    """
    return not article.is_html and is_led_by_html(article) and not _PARAGRAPHS.isdisjoint(article.html.by_name)
