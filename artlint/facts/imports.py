"""Whether a body looks like one that a program brought in from another site."""

from __future__ import annotations

from artlint.facts.article import Article

_PARAGRAPHS = frozenset(("p", "br", "h1", "h2", "h3", "h4", "h5", "h6"))


def is_led_by_html(article: Article) -> bool:
    """Tell whether a body has tags, and no prose but what opens with one."""
    # A fix may take that tag away, and with it the paragraph; the rule must have spoken before.
    html, prose = article.html, article.markdown.prose
    if not html.tags or not prose:
        return bool(html.tags)
    opened = {tag.start for tag in html.tags}
    return all(start in opened or html.is_in_code(start) for start in prose)


def is_imported(article: Article) -> bool:
    """Tell whether an article in Markdown has a body of HTML paragraphs: nobody writes it so by hand.

    A table or a player is what Markdown has no syntax for, and says nothing.
    """
    return not article.is_html and is_led_by_html(article) and not _PARAGRAPHS.isdisjoint(article.html.by_name)
