"""The address of the original of an article, where it leads nowhere or not to the original."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import ClassVar, Literal, NamedTuple
from urllib.parse import urlsplit

import regex

from artlint.config.kebab import option
from artlint.facts.article import Article
from artlint.facts.bylines import find_names
from artlint.facts.signatures import Role
from artlint.facts.urls import has_template, host_of, is_local_path, is_own_host, url_problem
from artlint.matchers.base import Context, Match, Matcher
from artlint.matchers.hosts import HostName, Hosts
from artlint.text import Span, clip

_ADDRESS = regex.compile(r"(?i)\s*(?:[a-z][a-z0-9+.-]*:?//|https?[:：]|www\.)")
_END = regex.compile(r"\s|\p{Han}{2,6}[:：]")
"""Where an address in a line ends: at a blank, or at the next label."""
_WEB = regex.compile(r"(?i)https?://")
_DOMAIN = regex.compile(r"(?i)(?:[a-z0-9-]+\.)+[a-z]{2,}")
_INDEX = regex.compile(r"/?(?:(?:index|default|home)\.\w+)?")


class _Source(NamedTuple):
    url: str
    span: Span
    field: str | None = None


class Find(Matcher):
    """Addresses in `fields`, in `mixed` fields that hold a name or an address, and in lines with one of the `labels`.

    What is declared in one of the `declared` fields is the host itself, or a name for which `sites` has the hosts.
    """

    placeholders: ClassVar = frozenset(("value", "field", "host", "site"))
    variants: ClassVar = frozenset(("home", "own", "site"))

    kind: Literal["check"]
    fields: tuple[str, ...] = ()
    mixed: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    declared: tuple[str, ...] = ()
    sites: Mapping[str, tuple[HostName, ...]] = option(default_factory=dict)

    def find(self, context: Context) -> Iterator[Match]:
        """Give the addresses."""
        article = context.article
        if article.front_matter is not None and not article.front_matter.is_read:
            return
        for source in (*self._in_fields(article), *self._in_lines(article)):
            if has_template(source.url):
                continue
            variant, site = self._judge(source, article)
            if variant is not None:
                words = {"value": clip(source.url), "field": source.field or "", "host": host_of(source.url)}
                yield Match(source.span, {**words, "site": site}, variant, source.field)

    def _in_fields(self, article: Article) -> Iterator[_Source]:
        for name in find_names(article.front_matter, (*self.fields, *self.mixed)):
            if name.asked in self.fields or _ADDRESS.match(name.value.text):
                yield _Source(name.value.text, name.value.span, name.field)

    def _in_lines(self, article: Article) -> Iterator[_Source]:
        for signature in article.signatures:
            if signature.role is not Role.SOURCE or signature.label.lower() not in self._labels:
                continue
            address = _ADDRESS.match(signature.names)
            if address and not signature.is_templated:
                start = signature.names_start
                words = _END.split(signature.names, maxsplit=1)[0]
                yield _Source(words, signature.passage.span(start, start + len(words)))

    @cached_property
    def _labels(self) -> frozenset[str]:
        return frozenset(label.lower() for label in self.labels)

    def _judge(self, source: _Source, article: Article) -> tuple[str | None, str]:
        url = source.url.strip()
        if is_own_host(url) or is_local_path(url):
            return "own", ""
        if not _WEB.match(url) or url_problem(url) is not None:
            return "", ""
        host = host_of(url)
        if "." not in host:
            return "", ""
        # Whoever links to a home page in a line may mean it: many a project is presented there.
        if source.field is not None and _is_home(url):
            return "home", ""
        for name in find_names(article.front_matter, self.declared):
            site = name.value.text.strip()
            hosts = self.sites.get(site, (site.lower(),) if _DOMAIN.fullmatch(site) else ())
            if hosts and host not in Hosts(hosts) and host.removeprefix("www.") not in Hosts(hosts):
                return "site", site
        return None, ""


def _is_home(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return not parts.query and not parts.fragment and _INDEX.fullmatch(parts.path) is not None
