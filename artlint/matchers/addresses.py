"""The addresses of images and links: where they stand, what they say, and the edits that mend them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import regex

from artlint.facts.links import Link, Origin
from artlint.facts.tokens import Attribute, Tag
from artlint.facts.urls import UrlProblem, host_of, percent_encoded, port_of
from artlint.findings import Edit
from artlint.matchers.base import PATTERN_SECONDS, Context, Match, Pattern, Proposal
from artlint.text import Span

_QUOTES = ("'", '"')


def with_blanks(span: Span, context: Context) -> Span:
    """Give `span` with the white space before it."""
    start = span.start
    while context.article.text[start - 1].isspace():
        start -= 1
    return Span(start, span.end)


def attribute(tag: Tag, names: Sequence[str], context: Context) -> Attribute | None:
    """Give the attribute of `tag` whose name comes first in `names`; None when it has none of them."""
    attributes = context.article.html.attributes(tag)
    return next((each for name in names for each in attributes if each.name == name), None)


def address_span(link: Link, context: Context) -> Span:
    """Give the place of the address itself, the quotes of YAML left out."""
    if link.tag is not None:
        return _in_tag(link, link.tag, context)
    start, end = link.span
    text = context.article.text[start:end]
    is_quoted = link.origin is Origin.FRONT_MATTER and text[:1] in _QUOTES and end - start > 1
    return Span(start + 1, end - 1) if is_quoted else link.span


def _in_tag(link: Link, tag: Tag, context: Context) -> Span:
    attribute_name = "src" if link.is_image else "href"
    found = (each for each in context.article.html.attributes(tag) if each.name == attribute_name)
    return next((each.value_span for each in found), link.span)


def encoded(match: Match, context: Context) -> Proposal | None:
    """Give the edit that percent-encodes the address of a match; None where the text is not the address itself."""
    link, span = match.subject
    text = context.article.text[span.start : span.end]
    # Where the text is not the address (an escape, a folded line), encoding it would give another address.
    if match.variant != UrlProblem.RAW_CHARACTERS or percent_encoded(text) != percent_encoded(_as_written(link, text)):
        return None
    return Proposal((Edit(span, percent_encoded(text)),), unsafe=not host_of(link.url))


def _as_written(link: Link, text: str) -> str:
    return link.url.replace("&", "&amp;") if "&amp;" in text else link.url


def with_scheme(match: Match, context: Context) -> Proposal | None:
    """Give the edit that puts `https:` before the address of a match."""
    _, span = match.subject
    if not context.article.text.startswith("//", span.start):
        return None
    return Proposal((Edit(Span(span.start, span.start), "https:"),))


def is_in_plain_sight(link: Link, context: Context) -> bool:
    """Tell whether a link is meant for the reader: its words show its host, or code names its host and port."""
    host = host_of(link.url)
    if _is_in_code(f"{host}:{port}" if (port := port_of(link.url)) else "", context):
        return True
    if link.tag is not None:
        end = context.article.html.end_tags.get(link.tag.start)
        stop = end.start if end is not None else link.tag.end
        return host in context.article.text[link.tag.end : stop]
    whole = link.whole or link.span
    return context.article.text[whole.start : whole.end].count(host) > 1 or host in (link.alt or "") or _is_bare(link)


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
    whole = link.whole or link.span
    return whole.end - whole.start <= len(link.url) + 2  # the brackets


def is_decoration(link: Link) -> bool:
    """Tell whether an image says of itself that it is only ornament."""
    if link.tag is None:
        return False
    values = {name: value.strip().lower() for name, value in link.tag.attrs}
    return values.get("aria-hidden") == "true" or values.get("role") in ("presentation", "none")


_NUMBERED = regex.compile(r"\d{4}")


def is_named(name: str, patterns: Sequence[Pattern]) -> bool:
    """Tell whether one of `patterns` matches the whole of `name`."""
    return any(pattern.fullmatch(name, timeout=PATTERN_SECONDS) for pattern in patterns)


def file_name(url: str) -> str:
    """Give the last part of the path of `url`."""
    return url.partition("?")[0].partition("#")[0].rpartition("/")[2]


def domains(host: str) -> Iterator[str]:
    """Give `host` and every domain above it."""
    while host:
        yield host
        host = host.partition(".")[2]


def is_stem(alt: str, url: str) -> bool:
    """Tell whether `alt` is only the name of the file, as a camera or an editor numbers it."""
    name = file_name(url)
    return alt in (name, name.rpartition(".")[0]) and _NUMBERED.search(alt) is not None
