"""Edits that give an image or a link another address, in the way in which the place writes addresses."""

from __future__ import annotations

import re

from artlint.facts.destinations import address_span, as_read, is_autolink
from artlint.facts.links import Link, Origin
from artlint.facts.urls import host_of, percent_encoded, port_of
from artlint.findings import Edit
from artlint.matchers.base import Context, Proposal
from artlint.text import Span

_AND = re.compile("(&)")
_AND_IN_MARKUP = re.compile("(&amp;|&)")
_SPECIAL_IN_MARKDOWN = re.compile(r"([\\()<>])")
_HTTP = re.compile("http(?=:)", re.IGNORECASE)
_DROPPED = frozenset("\t\r\n")
"""What browsers leave out of an address; encoded, it would be a part of it."""


def encoded(link: Link, context: Context) -> Proposal | None:
    """Give the edit that percent-encodes an address; unsafe for a path, which may be looked up as it is written."""
    if not _DROPPED.isdisjoint(link.url):
        return None
    wanted = percent_encoded(link.url)
    span = address_span(link, context.article)
    raw = context.article.text[span.start : span.end]
    edit = _edit(link, span, wanted, (percent_encoded(raw), _written(wanted, link)), context)
    return Proposal((edit,), unsafe=not host_of(link.url)) if edit is not None else None


def with_scheme(link: Link, context: Context) -> Proposal | None:
    """Give the edit that puts `https:` before an address that begins with `//`."""
    span = address_span(link, context.article)
    raw = context.article.text[span.start : span.end]
    edit = _edit(link, span, f"https:{link.url}", (f"https:{raw}",), context) if raw.startswith("//") else None
    return Proposal((Edit(Span(span.start, span.start), "https:"),)) if edit is not None else None


def with_https(link: Link, context: Context) -> Proposal | None:
    """Give the edit that makes `http:` `https:`; None for an address with a port, where something else listens."""
    span = address_span(link, context.article)
    raw = context.article.text[span.start : span.end]
    scheme = _HTTP.match(raw)
    if scheme is None or port_of(link.url) not in ("", "80"):
        return None
    wanted, text = (_HTTP.sub("https", each, count=1) for each in (link.url, raw))
    if port_of(link.url):
        wanted, text = (each.replace(":80", "", 1) for each in (wanted, text))
    edit = _edit(link, span, wanted, (text,), context)
    return Proposal((edit,)) if edit is not None else None


def without_params(link: Link, params: re.Pattern[str], context: Context) -> Proposal | None:
    """Give the edit that takes the parameters that match as a whole out of the query of an address."""
    span = address_span(link, context.article)
    raw = context.article.text[span.start : span.end]
    separator = _AND if link.origin is Origin.FRONT_MATTER else _AND_IN_MARKUP
    wanted = _stripped(link.url, params, _AND)
    edit = _edit(link, span, wanted, (_stripped(raw, params, separator), _written(wanted, link)), context)
    return Proposal((edit,)) if edit is not None else None


def query_of(url: str) -> list[str]:
    """Give the parameters of an address, each with its value as it is written."""
    query = url.partition("#")[0].partition("?")[2]
    return query.split("&") if query else []


def _stripped(url: str, params: re.Pattern[str], separator: re.Pattern[str]) -> str:
    address, hash_mark, fragment = url.partition("#")
    address, _, query = address.partition("?")
    # Parameters and what parts them take turns.
    parts = ["", *separator.split(query)]
    kept = [parts[at : at + 2] for at in range(0, len(parts), 2) if not params.fullmatch(parts[at + 1])]
    text = "".join(before + param for before, param in kept).removeprefix(kept[0][0] if kept else "")
    return f"{address}?{text}{hash_mark}{fragment}" if text else f"{address}{hash_mark}{fragment}"


def _written(url: str, link: Link) -> str:
    """Give `url` as one would write it anew."""
    if link.tag is not None:
        from html import escape  # noqa: PLC0415 - its table of entities is large, and such a fix is rare

        return escape(url)
    return _SPECIAL_IN_MARKDOWN.sub(r"\\\1", url) if link.origin is Origin.MARKDOWN else url


def _edit(link: Link, span: Span, wanted: str, texts: tuple[str, ...], context: Context) -> Edit | None:
    """Give the edit to the first of `texts` that reads as the address wanted, at a place that reads as the old one."""
    article = context.article
    if span == link.span and link.origin is Origin.MARKDOWN:
        return None
    if is_autolink(link, article) or as_read(article.text[span.start : span.end], link, article) != link.url:
        return None
    text = next((each for each in texts if as_read(each, link, article) == wanted), None)
    return Edit(span, text) if text is not None else None
