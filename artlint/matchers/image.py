"""Images and links of front matter, Markdown and HTML, judged by their addresses."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar, Literal

import regex

from artlint.facts.links import Link, Origin
from artlint.facts.pictures import is_blank_picture
from artlint.facts.tokens import Attribute, Tag
from artlint.facts.urls import (
    UrlProblem,
    has_template,
    host_of,
    is_local_path,
    is_own_host,
    is_protocol_relative,
    percent_encoded,
    url_problem,
)
from artlint.findings import Edit
from artlint.matchers.base import PATTERN_SECONDS, Context, Match, Matcher, Pattern, Proposal
from artlint.text import Span, clip

_QUOTES = ("'", '"')


class Find(Matcher):
    """Addresses with the given problem; a missing alternative text is found at the start of its image."""

    placeholders: ClassVar = frozenset(("value", "host", "real", "alt", "field"))
    variants: ClassVar = frozenset(("host", "path", "picture", "lazy", "filename")).union(UrlProblem)
    actions: ClassVar = frozenset(("percent-encode", "add-scheme", "take-lazy"))

    kind: Literal["image"]
    problem: Literal["invalid", "protocol-relative", "placeholder", "local-path", "missing-alt"]
    links: bool = False
    hosts: tuple[str, ...] = ()
    paths: tuple[Pattern, ...] = ()
    file_names: tuple[Pattern, ...] = ()
    lazy_attributes: tuple[str, ...] = ()

    def find(self, context: Context) -> Iterator[Match]:
        """Give the images, and with `links` the links, that have the problem."""
        judge: Callable[[Link, Context], tuple[str, dict[str, str]] | None] = {
            "invalid": self._invalid,
            "protocol-relative": self._protocol_relative,
            "placeholder": self._placeholder,
            "local-path": self._local_path,
            "missing-alt": self._missing_alt,
        }[self.problem]
        for link in self._candidates(context):
            span = _address_span(link, context)
            if has_template(link.url) or has_template(context.article.text[span.start : span.end]):
                continue
            found = judge(link, context)
            if found is None:
                continue
            variant, values = found
            place = (link.whole or span) if self.problem == "missing-alt" else span
            values = {"value": clip(link.url) if link.url else "", "field": link.field or "", **values}
            yield Match(place, values, variant, link.field, (link, span))

    def _candidates(self, context: Context) -> Iterator[Link]:
        for link in context.links:
            if link.is_image or self.links:
                yield link
        if self.problem != "placeholder":
            return
        # A lazy-load stub may have no address of its own at all, so that it is no image to anyone else.
        for tag in context.article.html.by_name.get("img", ()):
            if _attribute(tag, ("src",), context) is None:
                yield Link("", tag.span, is_image=True, origin=Origin.HTML, tag=tag, whole=tag.span)

    def _invalid(self, link: Link, context: Context) -> tuple[str, dict[str, str]] | None:
        problem = url_problem(link.url)
        if problem is None or (problem is UrlProblem.EMPTY and self._real(link, context) is not None):
            return None
        if problem is UrlProblem.RAW_CHARACTERS and link.origin is Origin.MARKDOWN and not host_of(link.url):
            # `<my photo.png>` is how Markdown writes such a path, and its renderers encode it.
            return None
        return problem.value, {}

    def _protocol_relative(self, link: Link, _context: Context) -> tuple[str, dict[str, str]] | None:
        host = host_of(link.url)
        if not is_protocol_relative(link.url) or "." not in host.strip(".") or is_own_host(link.url):
            return None
        return "", {"host": host}

    def _placeholder(self, link: Link, context: Context) -> tuple[str, dict[str, str]] | None:
        real = self._real(link, context)
        if link.tag is not None and real is not None and (not link.url.strip() or self._is_stub(link.url)):
            return "lazy", {"real": clip(real.value)}
        if not link.url:
            return None
        host = host_of(link.url)
        if host and any(host == each or host.endswith("." + each) for each in self.hosts):
            return "host", {"host": host}
        if link.url.startswith("data:"):
            return ("picture", {}) if is_blank_picture(link.url) else None
        path = link.url.partition("?")[0].partition("#")[0]
        return ("path", {}) if any(each.search(path, timeout=PATTERN_SECONDS) for each in self.paths) else None

    def _is_stub(self, url: str) -> bool:
        path = url.partition("?")[0]
        if url.startswith("data:"):
            return True
        return any(each.search(path, timeout=PATTERN_SECONDS) for each in (*self.paths, *self.file_names))

    def _real(self, link: Link, context: Context) -> Attribute | None:
        """Give the attribute in which a lazy-load stub keeps its real address."""
        if link.tag is None:
            return None
        found = _attribute(link.tag, self.lazy_attributes or ("data-src", "data-original"), context)
        if found is None or found.value == link.url or not found.value.strip() or has_template(found.value):
            return None
        return None if found.value.startswith("data:") or url_problem(found.value) is UrlProblem.EMPTY else found

    def _local_path(self, link: Link, context: Context) -> tuple[str, dict[str, str]] | None:
        if is_local_path(link.url):
            return "path", {}
        if not is_own_host(link.url) or (not link.is_image and _is_in_plain_sight(link, context)):
            return None
        return "host", {"host": host_of(link.url)}

    def _missing_alt(self, link: Link, context: Context) -> tuple[str, dict[str, str]] | None:
        if link.origin is Origin.FRONT_MATTER or not link.url or _is_decoration(link, context):
            return None
        alt = (link.alt or "").strip()
        whole = link.whole or link.span
        if not alt:
            return None if has_template(context.article.text[whole.start : whole.end]) else ("", {})
        if any(each.fullmatch(alt, timeout=PATTERN_SECONDS) for each in self.file_names) or _is_stem(alt, link.url):
            return "filename", {"alt": clip(alt)}
        return None

    def propose(self, matches: Sequence[Match], action: str, context: Context) -> Sequence[Proposal | None]:
        """Give the edits that percent-encode an address, put `https:` before it, or take the real one of a stub."""
        if action == "take-lazy":
            return [self._taken(match, context) for match in matches]
        act = _encoded if action == "percent-encode" else _with_scheme
        return [act(match, context) for match in matches]

    def _taken(self, match: Match, context: Context) -> Proposal | None:
        link, _ = match.subject
        real = self._real(link, context)
        if match.variant != "lazy" or real is None:
            return None
        source = _attribute(link.tag, ("src",), context)
        if source is None or source.value_span.start == source.value_span.end:
            edits = [Edit(Span(real.span.start, real.span.start + len(real.name)), "src")]
            if source is not None:
                edits.insert(0, Edit(_with_blanks(source.span, context)))
            return Proposal(tuple(sorted(edits, key=lambda edit: edit.span)))
        text = context.article.text
        raw = text[real.value_span.start : real.value_span.end]
        if text[source.value_span.start - 1] not in _QUOTES:
            raw = f'"{raw}"'
        elif text[source.value_span.start - 1] in raw:
            return None
        return Proposal((Edit(source.value_span, raw),))


def _with_blanks(span: Span, context: Context) -> Span:
    start = span.start
    while context.article.text[start - 1].isspace():
        start -= 1
    return Span(start, span.end)


def _attribute(tag: Tag, names: Sequence[str], context: Context) -> Attribute | None:
    attributes = context.article.html.attributes(tag)
    return next((each for name in names for each in attributes if each.name == name), None)


def _address_span(link: Link, context: Context) -> Span:
    """Give the place of the address itself, the quotes of YAML left out."""
    start, end = link.span
    text = context.article.text[start:end]
    is_quoted = link.origin is Origin.FRONT_MATTER and text[:1] in _QUOTES and end - start > 1
    return Span(start + 1, end - 1) if is_quoted else link.span


def _encoded(match: Match, context: Context) -> Proposal | None:
    link, span = match.subject
    text = context.article.text[span.start : span.end]
    # Where the text is not the address (an escape, a folded line), encoding it would give another address.
    if match.variant != UrlProblem.RAW_CHARACTERS or percent_encoded(text) != percent_encoded(_as_written(link, text)):
        return None
    return Proposal((Edit(span, percent_encoded(text)),), unsafe=not host_of(link.url))


def _as_written(link: Link, text: str) -> str:
    return link.url.replace("&", "&amp;") if "&amp;" in text else link.url


def _with_scheme(match: Match, context: Context) -> Proposal | None:
    _, span = match.subject
    if not context.article.text.startswith("//", span.start):
        return None
    return Proposal((Edit(Span(span.start, span.start), "https:"),))


def _is_in_plain_sight(link: Link, context: Context) -> bool:
    """Tell whether the words of a link show its host: "open http://localhost:4000" is meant for the reader."""
    host = host_of(link.url)
    if link.tag is not None:
        end = context.article.html.end_tags.get(link.tag.start)
        stop = end.start if end is not None else link.tag.end
        return host in context.article.text[link.tag.end : stop]
    whole = link.whole or link.span
    return context.article.text[whole.start : whole.end].count(host) > 1 or host in (link.alt or "") or _is_bare(link)


def _is_bare(link: Link) -> bool:
    """Tell whether a Markdown link is nothing but its address, with or without angle brackets."""
    whole = link.whole or link.span
    return whole.end - whole.start <= len(link.url) + 2  # the brackets


def _is_decoration(link: Link, context: Context) -> bool:
    if link.tag is None:
        return False
    values = {each.name: each.value.strip().lower() for each in context.article.html.attributes(link.tag)}
    return values.get("aria-hidden") == "true" or values.get("role") in ("presentation", "none")


_NUMBERED = regex.compile(r"\d{4}")


def _is_stem(alt: str, url: str) -> bool:
    """Tell whether `alt` is only the name of the file, as a camera or an editor numbers it."""
    name = url.partition("?")[0].rpartition("/")[2]
    return alt in (name, name.rpartition(".")[0]) and _NUMBERED.search(alt) is not None
