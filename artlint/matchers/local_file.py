"""Images and links to files of the repository that are not there."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import ClassVar, Literal

from artlint.config.kebab import option
from artlint.facts.anchors import find_anchors, may_hold_more_anchors, names_anchor
from artlint.facts.destinations import address_span
from artlint.facts.links import Link
from artlint.facts.places import Whereabouts, without_alias
from artlint.facts.tree import Found, Presence
from artlint.facts.urls import has_template, is_local_address
from artlint.matchers.base import Context, Match, Matcher
from artlint.matchers.surroundings import holds_template
from artlint.patterns import Pattern
from artlint.presets import ImagePlaces
from artlint.text import Span, clip


class Find(Matcher):
    """Addresses of files with one of the `extensions` that the generator would not find under exactly that name.

    With `anchors`, also those of a part of the article that it has not. Addresses that one of `spare` matches as a
    whole are left alone. `roots` and `aliases` are laid over those of the preset.
    """

    placeholders: ClassVar = frozenset(("value", "path", "anchor", "field"))
    variants: ClassVar = frozenset(("case", "anchor"))
    reads: ClassVar = "tree"

    kind: Literal["local-file"]
    images: bool = True
    """Whether to look at the addresses of images."""
    links: bool = False
    """Whether to look at the addresses of links."""
    anchors: bool = False
    """Whether to look for the headings that links to the same article name."""
    extensions: tuple[str, ...] = ()
    """The extensions of the files that are looked for."""
    spare: tuple[Pattern, ...] = ()
    """Patterns for whole addresses that are left alone."""
    roots: tuple[str, ...] = ()
    """Folders that are served from `/`, in place of those of the preset."""
    aliases: Mapping[str, str] = option(default_factory=dict)
    """Beginnings of addresses and the folders that they stand for, besides those of the preset."""

    @cached_property
    def _extensions(self) -> frozenset[str]:
        return frozenset(extension.lower().lstrip(".") for extension in self.extensions)

    def find(self, context: Context) -> Iterator[Match]:
        """Give the addresses; nothing where no run lends the files, or the article is none of them."""
        if context.tree is None:
            return
        places = self._places(context)
        # What an alias begins with may look like the address of another site.
        is_any = any(alias.startswith("http") or "http".startswith(alias) for alias in places.aliases)
        links = context.links if is_any else context.odd_links
        links = [link for link in links if self._may_be_local(link, places)]
        if not links or not context.path or context.path.startswith(("../", "/")):
            return
        told: set[Span] = set()
        whereabouts = Whereabouts(context.path, context.tree, places)
        for link in links:
            judged = self._judge(link, whereabouts, context)
            if judged is None:
                continue
            span = address_span(link, context.article)
            if span in told or holds_template(context.article, span):
                continue
            if has_template(without_alias(context.article.text[span.start : span.end], places)):
                continue
            told.add(span)
            variant, words = judged
            yield Match(span, {"value": clip(link.url), "field": link.field or "", **words}, variant, link.field, link)

    def _may_be_local(self, link: Link, places: ImagePlaces) -> bool:
        if not (self.images if link.is_image else self.links) or not is_local_address(without_alias(link.url, places)):
            return False
        return not any(pattern.fullmatch(link.url) for pattern in self.spare)

    def _places(self, context: Context) -> ImagePlaces:
        places = context.preset.images
        if not (self.roots or self.aliases or self.links):
            return places
        content = [pattern.partition("*")[0].rstrip("/") or "." for pattern in context.preset.paths]
        # A link may also lead to the file that a page is made from.
        roots = (*self.roots, *places.roots, *((".", *content) if self.links else ()))
        return ImagePlaces(roots=roots, beside=places.beside, aliases={**self.aliases, **places.aliases})

    def _judge(self, link: Link, whereabouts: Whereabouts, context: Context) -> tuple[str, dict[str, str]] | None:
        address, _, anchor = link.url.partition("#")
        address = address.partition("?")[0]
        if not address:
            return self._judge_anchor(anchor, context)
        if not self._is_such(address):
            return None
        found: Found = whereabouts.look_up(address)
        if found.presence is Presence.OTHER_CASE:
            return "case", {"path": clip(found.path)}
        if found.presence is not Presence.MISSING:
            return None
        # A theme may look for what a field names elsewhere: in a store of pictures, or below a folder of its own.
        is_theme = link.field is not None and not address.startswith("/")
        return None if is_theme and not whereabouts.keeps(address, self._is_such) else ("", {"path": ""})

    def _is_such(self, address: str) -> bool:
        return posixpath.splitext(address)[1].lower().lstrip(".") in self._extensions

    def _judge_anchor(self, anchor: str, context: Context) -> tuple[str, dict[str, str]] | None:
        if not self.anchors or not anchor or may_hold_more_anchors(context.article):
            return None
        return None if names_anchor(anchor, find_anchors(context.article)) else ("anchor", {"anchor": clip(anchor)})
