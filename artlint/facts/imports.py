"""Whether a program brought an article in from another site, as its body and its front matter say."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from artlint.expressions import expression
from artlint.facts.article import Article
from artlint.facts.dated import is_dated
from artlint.facts.tokens import Tag

_EXPORTED = frozenset((
    "wordpress_id", "wordpress_url", "blogger_id", "blogger_orig_url", "tumblr_url", "joomla_id", "joomla_url",
    "typo_id", "mt_id", "enki_id", "s9y_link", "dsq_thread_id", "scraped_at",
))  # fmt: skip
"""The fields that only exporters and scrapers write: jekyll-import, the exporters of WordPress, and their kind."""
_GUID = expression(r"[?&](?:p|page_id)=\d")
"""How WordPress ends the `guid` of an article."""


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
    return not article.is_html and "p" in article.html.by_name and is_led_by_html(article)


def is_brought_in(article: Article) -> bool:
    """Tell whether an article evidently comes from another site: an exporter says so, or it is dated and an import."""
    fields = article.front_matter.fields if article.front_matter is not None else {}
    if not _EXPORTED.isdisjoint(fields):
        return True
    if "guid" in fields and _GUID.search(fields["guid"].value.text) is not None:
        return True
    return is_dated(article) and is_imported(article)
