"""What the addresses of images and links say to those who read the article."""

from __future__ import annotations

from collections.abc import Sequence

from artlint.expressions import expression, wide_expression
from artlint.facts.destinations import address_span
from artlint.facts.links import Link
from artlint.facts.tokens import Attribute, Tag
from artlint.facts.urls import host_of
from artlint.matchers.base import Context
from artlint.matchers.surroundings import holds_template, is_within, written
from artlint.patterns import Pattern
from artlint.text import Span, apart


def with_blanks(span: Span, context: Context) -> Span:
    """Give `span` with the white space before it."""
    start = span.start
    while context.article.text[start - 1].isspace():
        start -= 1
    return Span(start, span.end)


def attribute(tag: Tag, names: Sequence[str], context: Context) -> Attribute | None:
    """Give the attribute of `tag` whose name comes first in `names`; None when it has none of them."""
    # To read where each attribute stands takes longer than to look which there are.
    present = dict(tag.attrs)
    wanted = next((name for name in names if name in present), None)
    if wanted is None:
        return None
    return next((each for each in context.article.html.attributes(tag) if each.name == wanted), None)


def is_in_plain_sight(link: Link, context: Context) -> bool:
    """Tell whether a link is meant for the reader: its words show its host."""
    host = _without_port(host_of(link.url))
    if link.tag is not None:
        end = context.article.html.end_tags.get(link.tag.start)
        stop = end.start if end is not None else link.tag.end
        return host in context.article.text[link.tag.end : stop]
    text = context.article.text[link.span.start : link.span.end]
    return text.count(host) > 1 or host in (link.alt or "") or _is_bare(link)


def origin_of(url: str) -> str:
    """Give the host and port of an address on the machine of whoever follows it; empty when it names no port."""
    match = _ORIGIN.search(url)
    return match[0] if match is not None else ""


def named_origins(context: Context) -> frozenset[str]:
    """Give the hosts and ports of such addresses that the words or the code of an article name, links aside."""
    text, start = context.article.text, context.article.body_start
    found = list(_ORIGIN.finditer(text, start))
    if not found:
        return frozenset()
    led_to = apart(address_span(link, context.article) for link in context.odd_links)
    return frozenset(match[0] for match in found if not is_within(led_to, match.start()))


def _without_port(host: str) -> str:
    """Give a host without what stands behind its last colon, which is no port where a full stop follows it."""
    return host if host.endswith("]") else host.partition(":")[0] or host


def _is_bare(link: Link) -> bool:
    """Tell whether a Markdown link is nothing but its address, with or without angle brackets."""
    return link.span.end - link.span.start <= len(link.url) + 2  # the brackets


def is_decoration(link: Link) -> bool:
    """Tell whether an image says of itself that it is only ornament."""
    if link.tag is None:
        return False
    values = {name: value.strip().lower() for name, value in link.tag.attrs}
    return values.get("aria-hidden") == "true" or values.get("role") in ("presentation", "none")


_ORIGIN = expression(r"(?<![\w.-])(?:localhost|127\.\d+\.\d+\.\d+|\[::1\]|0\.0\.0\.0):\d+(?!\d)")
_NUMBERED = wide_expression(r"\d{4}")


def is_named(name: str, patterns: Sequence[Pattern]) -> bool:
    """Tell whether one of `patterns` matches the whole of `name`."""
    return any(pattern.fullmatch(name) for pattern in patterns)


def file_name(url: str) -> str:
    """Give the last part of the path of `url`."""
    return url.partition("?")[0].partition("#")[0].rpartition("/")[2]


def is_stem(alt: str, url: str) -> bool:
    """Tell whether `alt` is only the name of the file, as a camera or an editor numbers it."""
    name = file_name(url)
    return alt in (name, name.rpartition(".")[0]) and _NUMBERED.search(alt) is not None


def shown_url(link: Link, span: Span, context: Context) -> str:
    """Give the address that stands at `span` as a message names it: as it is read, or with the templates in it."""
    return written(context.article, span) if link.url and holds_template(context.article, span) else link.url
