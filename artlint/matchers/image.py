"""Images and links of front matter, Markdown and HTML, judged by their addresses."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import ClassVar, Literal

from artlint.facts.destinations import address_span
from artlint.facts.links import LAZY_ATTRIBUTES, Link, Origin
from artlint.facts.pictures import is_blank_picture
from artlint.facts.torn import find_torn_images
from artlint.facts.urls import (
    UrlProblem,
    has_template,
    host_of,
    is_local_path,
    is_own_host,
    is_protocol_relative,
    port_of,
    url_problem,
)
from artlint.matchers.addresses import (
    file_name,
    is_decoration,
    is_in_plain_sight,
    is_named,
    is_stem,
    named_origins,
    origin_of,
    shown_url,
)
from artlint.matchers.base import Context, Match, Matcher, Proposal
from artlint.matchers.hosts import HostName, Hosts
from artlint.matchers.lazy_images import RealAddresses, stub, with_real_address
from artlint.matchers.rewriting import encoded, with_scheme
from artlint.matchers.surroundings import holds_template, is_templated, may_get_attribute, written
from artlint.patterns import Pattern
from artlint.supersets import Superset
from artlint.text import Span, clip

_OF_PLAIN = ("placeholder", "missing-alt")
"""The problems that an image may have whose address is fine."""


class Find(Matcher):
    """Addresses with the given problem; a missing alternative text is found at the start of its image.

    With `torn`, also images that Markdown takes for text because of a blank in their address. A link to the machine of
    whoever follows it counts without a port, or with one of the `ports` at which previews are served.
    """

    placeholders: ClassVar = frozenset(("value", "host", "real", "alt", "field"))
    variants: ClassVar = frozenset(("host", "path", "picture", "lazy", "filename", "torn")).union(UrlProblem)
    actions: ClassVar = frozenset(("percent-encode", "add-scheme", "take-lazy"))
    rewrites_fields: ClassVar = True

    kind: Literal["image"]
    problem: Literal["invalid", "protocol-relative", "placeholder", "local-path", "missing-alt"]
    """What is wrong with the address, or with the image."""
    links: bool = False
    """Whether to look at the addresses of links too."""
    torn: bool = False
    """Whether to flag images that Markdown shows as text because of a blank in their address."""
    hosts: tuple[HostName, ...] = ()
    """The hosts of pictures that only hold a place."""
    file_names: tuple[Pattern, ...] = ()
    """Patterns for whole names of files: of pictures that show nothing, or for `missing-alt` texts that are only such
    a name."""
    stub_names: tuple[Pattern, ...] = ()
    """Patterns for whole names of files that show nothing where another attribute has an address."""
    lazy_attributes: tuple[str, ...] = ()
    """Attributes besides the usual ones that hold the real address of an image."""
    ports: tuple[int, ...] = ()
    """Ports at which previews of a site are served; links to others are for readers."""

    def find(self, context: Context) -> Iterable[Match]:
        """Give the images, and with `links` the links, that have the problem."""
        if self.torn or self._links(context):
            found = self._found(context)
            return _without_named(found, context) if self.problem == "local-path" else found
        is_stub = self.problem in _OF_PLAIN and "img" in context.article.html.by_name
        return self._found(context) if is_stub else ()

    def _found(self, context: Context) -> Iterator[Match]:
        judge = self._judge
        told: set[Span] = set()
        for link in self._candidates(context):
            found = judge(link, context)
            if found is None:
                continue
            place = span = address_span(link, context.article)
            if self.problem == "missing-alt":
                place = link.span
            elif span in told or has_template(link.url) or is_templated(context.article, span):
                # Several links share one definition.
                continue
            told.add(span)
            variant, values = found
            values = {"value": clip(shown_url(link, span, context)), "field": link.field or "", **values}
            yield Match(place, values, variant, link.field, link)
        if self.torn:
            for span in find_torn_images(context.article):
                url = context.article.text[span.start : span.end]
                yield Match(span, {"value": clip(url), "field": ""}, "torn")

    @cached_property
    def _judge(self) -> Callable[[Link, Context], tuple[str, dict[str, str]] | None]:
        return {
            "invalid": self._invalid,
            "protocol-relative": self._protocol_relative,
            "placeholder": self._placeholder,
            "local-path": self._local_path,
            "missing-alt": self._missing_alt,
        }[self.problem]

    @cached_property
    def _real_addresses(self) -> RealAddresses:
        return RealAddresses((*LAZY_ATTRIBUTES, *self.lazy_attributes))

    def _links(self, context: Context) -> Sequence[Link]:
        return context.links if self.problem in _OF_PLAIN else context.odd_links

    def _candidates(self, context: Context) -> Sequence[Link]:
        links = self._links(context)
        if not self.links:
            links = [link for link in links if link.is_image]
        if self.problem not in _OF_PLAIN:
            return links
        # A lazy-load stub may have no address of its own at all, so that it is no image to anyone else.
        images = context.article.html.by_name.get("img", ())
        stubs = [tag for tag in images if "src" not in [name for name, _ in tag.attrs]]
        return [*links, *(stub(tag, context) for tag in stubs)] if stubs else links

    def _invalid(self, link: Link, context: Context) -> tuple[str, dict[str, str]] | None:
        problem = url_problem(link.url)
        if problem is None or (problem is UrlProblem.EMPTY and self._real_addresses.of(link, context) is not None):
            return None
        if problem is UrlProblem.RAW_CHARACTERS and link.origin is Origin.MARKDOWN and not host_of(link.url):
            # `<my photo.png>` is how Markdown writes such a path, and its renderers encode it.
            return None
        return problem.value, {}

    def _protocol_relative(self, link: Link, _context: Context) -> tuple[str, dict[str, str]] | None:
        if not is_protocol_relative(link.url):
            return None
        host = host_of(link.url)
        if "." not in host.strip(".") or is_own_host(link.url):
            return None
        return "", {"host": host}

    def _placeholder(self, link: Link, context: Context) -> tuple[str, dict[str, str]] | None:
        real = self._real_addresses.of(link, context)
        if link.tag is not None and real is not None and (not link.url.strip() or self._is_stub(link.url)):
            return "lazy", {"real": clip(written(context.article, real.value_span))}
        if not link.url:
            return None
        host = host_of(link.url)
        if host and host in self._hosts:
            return "host", {"host": host}
        if link.url.startswith("data:"):
            return ("picture", {}) if is_blank_picture(link.url) else None
        name = file_name(link.url)
        return ("path", {}) if self._may_be_named.allows(name) and is_named(name, self.file_names) else None

    @cached_property
    def _may_be_named(self) -> Superset:
        return Superset([pattern.pattern for pattern in self.file_names])

    @cached_property
    def _hosts(self) -> Hosts:
        return Hosts(self.hosts)

    def _is_stub(self, url: str) -> bool:
        return url.startswith("data:") or is_named(file_name(url), (*self.file_names, *self.stub_names))

    def _local_path(self, link: Link, context: Context) -> tuple[str, dict[str, str]] | None:
        if is_local_path(link.url):
            return "path", {}
        if not is_own_host(link.url) or (not link.is_image and self._is_for_readers(link, context)):
            return None
        return "host", {"host": host_of(link.url)}

    def _is_for_readers(self, link: Link, context: Context) -> bool:
        port = port_of(link.url)
        return (bool(port) and int(port) not in self.ports) or is_in_plain_sight(link, context)

    def _missing_alt(self, link: Link, context: Context) -> tuple[str, dict[str, str]] | None:
        if link.origin is Origin.FRONT_MATTER or not link.is_shown or is_decoration(link):
            return None
        if not link.url and self._real_addresses.of(link, context) is None:
            return None
        alt = (link.alt or "").strip()
        if not alt:
            return None if _may_get_alt(link, context) else ("", {})
        if holds_template(context.article, link.span):
            return None
        if is_named(alt, self.file_names) or is_stem(alt, link.url):
            return "filename", {"alt": clip(alt)}
        return None

    def propose(self, matches: Sequence[Match], action: str, context: Context) -> Sequence[Proposal | None]:
        """Give the edits that percent-encode an address, put `https:` before it, or take the real one of a stub."""
        if action == "take-lazy":
            return [self._taken(match, context) for match in matches]
        if action == "add-scheme":
            return [with_scheme(match.subject, context) for match in matches]
        return [
            encoded(match.subject, context) if match.variant == UrlProblem.RAW_CHARACTERS else None for match in matches
        ]

    def _taken(self, match: Match, context: Context) -> Proposal | None:
        link = match.subject
        real = self._real_addresses.of(link, context)
        return with_real_address(link.tag, real, context) if match.variant == "lazy" and real is not None else None


def _without_named(found: Iterable[Match], context: Context) -> Iterator[Match]:
    """Give what is no link to a host and port that the article names."""
    named: frozenset[str] | None = None
    for match in found:
        link = match.subject
        if match.variant == "host" and not link.is_image:
            if named is None:
                named = named_origins(context)
            if origin_of(link.url) in named:
                continue
        yield match


def _may_get_alt(link: Link, context: Context) -> bool:
    """Tell whether a template, or a list of attributes behind a Markdown image, may write the alternative text."""
    article = context.article
    if link.tag is not None:
        return may_get_attribute(article, link.tag, "alt")
    at = bisect_left(article.templates, (link.span.end,))
    behind = article.templates[at : at + 1]
    return any(start == link.span.end and "alt" in article.text[start:end] for start, end in behind)
