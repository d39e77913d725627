"""Where in the source the address of an image or a link stands, and what a text there would be read as."""

from __future__ import annotations

import re

from turbohtml import tokenize

from artlint.expressions import expression
from artlint.facts.article import Article
from artlint.facts.definitions import label_key, read_destination
from artlint.facts.links import Link, Origin
from artlint.text import Span

_QUOTES = ("'", '"')
# The end of an inline link in CommonMark: the address, with or without angle brackets, and a title.
_INLINE = expression(
    r"\]\([ \t\r\n>]*(?:<(?P<angled>[^<>\r\n]*)>|(?P<bare>[^\s<]\S*?|))"
    r"(?:[ \t\r\n>]+(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?[ \t\r\n>]*\)\Z",
    re.DOTALL,
)


def address_span(link: Link, article: Article) -> Span:
    """Give the place of the address itself, quotes and brackets left out; the whole link where it cannot be told."""
    if link.place is not None:
        return link.place
    if link.tag is not None:
        found = (each for each in article.html.attributes(link.tag) if each.name == link.attribute)
        return next((each.value_span for each in found), link.span)
    if link.origin is Origin.MARKDOWN:
        return _in_markdown(link, article)
    start, end = link.span
    text = article.text[start:end]
    return Span(start + 1, end - 1) if text[:1] in _QUOTES and end - start > 1 else link.span


def is_autolink(link: Link, article: Article) -> bool:
    """Tell whether the address is also what readers see, as in `<https://example.com/>`."""
    return link.origin is Origin.MARKDOWN and article.text.startswith("<", link.span.start)


def _in_markdown(link: Link, article: Article) -> Span:
    start, end = link.span
    text = article.text[start:end]
    if text.startswith("<"):
        return Span(start + 1, end - 1)
    if text.endswith(")"):
        return _inline(link, text) or link.span
    label = text[text.rfind("[") + 1 : -1]
    return article.definitions.get((label_key(label), link.url), link.span)


def _inline(link: Link, text: str) -> Span | None:
    at = text.rfind("](")
    while at >= 0:
        match = _INLINE.match(text, at)
        if match is not None:
            name = "bare" if match["angled"] is None else "angled"
            if match[name] == link.url or read_destination(match[name], angled=name == "angled") == link.url:
                return Span(match.start(name), match.end(name)).moved(link.span.start)
        at = text.rfind("](", 0, at)
    return None


def as_read(text: str, link: Link, article: Article) -> str | None:
    """Give the address that `link` would have with `text` in the place of its own; None where it would have none."""
    start = address_span(link, article).start
    before = article.text[max(0, start - 1) : start]
    if link.tag is not None:
        quote = before if before in _QUOTES else ""
        token = next(iter(tokenize(f"<a x={quote}{text}{quote}>")), None)
        return dict(token.attrs or ()).get("x") if token is not None and len(token.attrs or ()) == 1 else None
    if link.origin is Origin.MARKDOWN:
        return read_destination(text, angled=before == "<")
    # Quoted or plain, a text without these is itself in every format of front matter.
    return None if re.search(r"[\\'\"\r\n\t]|: | #", text) else text
