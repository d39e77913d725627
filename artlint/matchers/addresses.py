"""What the addresses of images and links say to those who read the article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from artlint.expressions import wide_expression
from artlint.facts.links import Link
from artlint.facts.tokens import Attribute, Tag
from artlint.facts.urls import host_of, port_of
from artlint.matchers.base import Context
from artlint.matchers.surroundings import holds_template, written
from artlint.patterns import Pattern
from artlint.text import Span


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
    """Tell whether a link is meant for the reader: its words show its host, or code names its host and port."""
    host = host_of(link.url)
    if _is_in_code(f"{host}:{port}" if (port := port_of(link.url)) else "", context):
        return True
    if link.tag is not None:
        end = context.article.html.end_tags.get(link.tag.start)
        stop = end.start if end is not None else link.tag.end
        return host in context.article.text[link.tag.end : stop]
    text = context.article.text[link.span.start : link.span.end]
    return text.count(host) > 1 or host in (link.alt or "") or _is_bare(link)


def _is_in_code(origin: str, context: Context) -> bool:
    if not origin:
        return False
    article = context.article
    code = (
        *article.markdown.code_spans,
        *(block.span for block in article.markdown.code_blocks),
        *article.html.samples,
    )
    named = re.compile(rf"{re.escape(origin)}(?!\d)")
    return any(named.search(article.text, start, end) for start, end in code)


def _is_bare(link: Link) -> bool:
    """Tell whether a Markdown link is nothing but its address, with or without angle brackets."""
    return link.span.end - link.span.start <= len(link.url) + 2  # the brackets


def is_decoration(link: Link) -> bool:
    """Tell whether an image says of itself that it is only ornament."""
    if link.tag is None:
        return False
    values = {name: value.strip().lower() for name, value in link.tag.attrs}
    return values.get("aria-hidden") == "true" or values.get("role") in ("presentation", "none")


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
