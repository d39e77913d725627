"""Images by the extension of their file."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import ClassVar, Literal

from artlint.facts.destinations import address_span
from artlint.facts.pictures import HEAD, format_of_bytes, format_of_extension
from artlint.facts.places import Whereabouts
from artlint.facts.tree import Presence
from artlint.facts.urls import extension_of, has_template, is_local_address
from artlint.matchers.base import Context, Match, Matcher
from artlint.matchers.surroundings import is_templated
from artlint.text import Span, clip


class Find(Matcher):
    """Images whose extension is none of `extensions`, and files of the repository whose bytes are of another format.

    An address without an extension is left alone.
    """

    placeholders: ClassVar = frozenset(("value", "extension", "found", "field"))
    variants: ClassVar = frozenset(("bytes",))
    reads: ClassVar = "tree"

    kind: Literal["check"]
    extensions: tuple[str, ...] = ()

    @cached_property
    def _extensions(self) -> frozenset[str]:
        return frozenset(extension.lower().lstrip(".") for extension in self.extensions)

    def find(self, context: Context) -> Iterator[Match]:
        """Give the images."""
        told: set[Span] = set()
        for link in context.links:
            if not link.is_image or has_template(link.url) or link.url.startswith("data:"):
                continue
            extension = extension_of(link.url)
            if not extension:
                continue
            variant, found = "", ""
            if extension in self._extensions:
                variant, found = "bytes", self._other_format(link.url, extension, context)
                if not found:
                    continue
            span = address_span(link, context.article)
            if span in told or is_templated(context.article, span):
                continue
            told.add(span)
            words = {"value": clip(link.url), "extension": extension, "found": found, "field": link.field or ""}
            yield Match(span, words, variant, link.field)

    def _other_format(self, url: str, extension: str, context: Context) -> str:
        """Give the format of the bytes of a file of the repository where it is not that of its extension."""
        wanted = format_of_extension(extension)
        if context.tree is None or not context.path or not wanted or not is_local_address(url):
            return ""
        found = Whereabouts(context.path, context.tree, context.preset.images).look_up(url)
        if found.presence is not Presence.FILE:
            return ""
        written = format_of_bytes(context.tree.head(found.path, HEAD))
        return "" if written == wanted else written
