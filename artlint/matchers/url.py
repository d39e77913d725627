"""Images and links by the scheme, the host or the parameters of their addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import ClassVar, Literal

from artlint.facts.destinations import address_span
from artlint.facts.links import Link
from artlint.facts.urls import has_template, host_of, is_own_host
from artlint.matchers.base import Context, Match, Matcher, Proposal
from artlint.matchers.hosts import HostName, Hosts
from artlint.matchers.rewriting import query_of, with_https, without_params
from artlint.matchers.surroundings import is_templated
from artlint.patterns import spelled
from artlint.text import Span, clip


class Find(Matcher):
    """Addresses of the web with one of the `schemes`, `deny-hosts`, `proxies` or `params`, or outside `allow-hosts`.

    A parameter is a name, with `*` for any letters, or a name and its value. Hosts in `spare-hosts` are left alone.
    """

    placeholders: ClassVar = frozenset(("value", "host", "params", "field"))
    variants: ClassVar = frozenset(("scheme", "denied", "proxy", "not-allowed", "params"))
    actions: ClassVar = frozenset(("use-https", "drop-params"))
    rewrites_fields: ClassVar = True

    kind: Literal["url"]
    images: bool = True
    """Whether to look at the addresses of images."""
    links: bool = False
    """Whether to look at the addresses of links."""
    schemes: tuple[str, ...] = ()
    """Flag addresses with these schemes, such as `http`."""
    deny_hosts: tuple[HostName, ...] = ()
    """Flag addresses on these hosts, and on every host below them."""
    allow_hosts: tuple[HostName, ...] = ()
    """Flag addresses on all other hosts."""
    proxies: tuple[HostName, ...] = ()
    """Flag addresses on these hosts, which fetch what others have."""
    spare_hosts: tuple[HostName, ...] = ()
    """Never flag an address on these hosts."""
    params: tuple[str, ...] = ()
    """Flag addresses with these parameters: a name, in which `*` stands for any letters, or a name and its value."""

    @cached_property
    def _lists(self) -> dict[str, Hosts]:
        lists = {"denied": Hosts(self.deny_hosts), "proxy": Hosts(self.proxies)}
        return {variant: hosts for variant, hosts in lists.items() if hosts}

    @cached_property
    def _allowed(self) -> Hosts:
        return Hosts(self.allow_hosts)

    @cached_property
    def _spared(self) -> Hosts:
        return Hosts(self.spare_hosts)

    @cached_property
    def _schemes(self) -> frozenset[str]:
        return frozenset(scheme.lower() for scheme in self.schemes)

    @cached_property
    def _params(self) -> re.Pattern[str]:
        names = [spelled(name, "[^=]") + ("" if "=" in name else "(?:=.*)?") for name in self.params]
        return re.compile("|".join(names), re.DOTALL)

    def find(self, context: Context) -> Iterator[Match]:
        """Give the addresses, a definition that several links share once."""
        told: set[Span] = set()
        for link in context.links:
            if not (self.images if link.is_image else self.links):
                continue
            variant = self._judge(link.url)
            if variant is None:
                continue
            span = address_span(link, context.article)
            if span in told or has_template(link.url) or is_templated(context.article, span):
                continue
            told.add(span)
            yield Match(span, self._words(link), variant, link.field, link)

    def _judge(self, url: str) -> str | None:
        host = host_of(url)
        if not host:
            return None
        variant = self._variant(url, host)
        return None if variant is None or host in self._spared else variant

    def _variant(self, url: str, host: str) -> str | None:
        for variant, hosts in self._lists.items():
            if host in hosts:
                return variant
        if self._allowed and host not in self._allowed and not is_own_host(url):
            return "not-allowed"
        # A host without a dot is a machine of one network.
        if self._schemes and "." in host and url.partition(":")[0].lower() in self._schemes:
            return "scheme"
        if self.params and "?" in url and any(map(self._params.fullmatch, query_of(url))):
            return "params"
        return None

    def _words(self, link: Link) -> dict[str, str]:
        names = [param.partition("=")[0] for param in query_of(link.url) if self._params.fullmatch(param)]
        return {
            "value": clip(link.url),
            "host": host_of(link.url),
            "params": clip(", ".join(dict.fromkeys(names))),
            "field": link.field or "",
        }

    def propose(self, matches: Sequence[Match], action: str, context: Context) -> Sequence[Proposal | None]:
        """Give the edits that make `http:` `https:`, or take the parameters away."""
        if action == "use-https":
            return [with_https(match.subject, context) for match in matches]
        return [without_params(match.subject, self._params, context) for match in matches]
