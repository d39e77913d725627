"""Images that Markdown takes for text because their address has a blank in it: `![a](my photo.png)`."""

from __future__ import annotations

from bisect import bisect_right

from artlint.expressions import expression
from artlint.facts.article import Article
from artlint.facts.pictures import format_of_extension
from artlint.facts.urls import extension_of
from artlint.sieve import Sieve
from artlint.text import Span, apart

_TORN = expression(
    r"!\[[^\[\]\r\n]*\]\([ \t]*(?P<url>[^\s()<>\"']+(?:[ \t]+[^\s()<>\"']+)+)"
    r"(?:[ \t]+(?:\"[^\"\r\n]*\"|'[^'\r\n]*'))?[ \t]*\)"
)

_MAY_BE_TORN = Sieve(r"!\[[^\[\]\r\n]*\]\([ \t]*[^\s()<>\"']+[ \t]+[^\s()<>\"']")


def find_torn_images(article: Article) -> list[Span]:
    """Give the addresses, of the web or of a picture by their extension; code, HTML and templates hold none."""
    if article.is_html or not _MAY_BE_TORN.lets_through(article.body):
        return []
    found: list[Span] = []
    others: list[Span] | None = None
    for match in _TORN.finditer(article.body):
        url = match["url"]
        if article.body[match.start() - 1 : match.start()] == "\\":
            continue
        if not (url.startswith(("http://", "https://")) or format_of_extension(extension_of(url))):
            continue
        if others is None:
            others = _others(article)
        whole = Span(*match.span()).moved(article.body_start)
        at = bisect_right(others, whole.end, key=lambda span: span.start) - 1
        if at < 0 or others[at].end <= whole.start:
            found.append(Span(*match.span("url")).moved(article.body_start))
    return found


def _others(article: Article) -> list[Span]:
    """Give what is no text, in reading order and apart."""
    markdown = article.markdown
    spans = [
        *markdown.code_spans,
        *(block.span for block in markdown.code_blocks),
        *(piece.span for piece in markdown.raw_html),
        *(reference.span for reference in markdown.references),
        *article.templates,
    ]
    return apart(spans)
