"""Images that are there to count readers, not to be seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import ClassVar, Literal

import regex

from artlint.expressions import wide_expression
from artlint.facts.destinations import address_span
from artlint.facts.links import Link, Origin
from artlint.facts.urls import has_template, host_of
from artlint.findings import Edit
from artlint.matchers.addresses import shown_url
from artlint.matchers.base import Context, Match, Matcher, Proposal
from artlint.matchers.hints import Hint
from artlint.matchers.removal import removals
from artlint.matchers.surroundings import holds_template
from artlint.patterns import Pattern, joined
from artlint.text import clip

_TINY = wide_expression(r"\s*0*[01](?:\.0*)?\s*(?:px)?\s*")
_STYLED = wide_expression(r"(?:^|;)\s*(width|height)\s*:\s*([^;]*)", regex.IGNORECASE)


class Find(Matcher):
    """Images of at most one pixel each way, and those from the `beacons`.

    One whose real address waits in another attribute is a picture.
    """

    placeholders: ClassVar = frozenset(("value", "host"))
    variants: ClassVar = frozenset(("beacon",))
    actions: ClassVar = frozenset(("delete",))

    kind: Literal["check"]
    beacons: tuple[Pattern, ...] = ()
    lazy_attributes: tuple[str, ...] = ()

    @cached_property
    def _beacon(self) -> Pattern | None:
        return joined([pattern.pattern for pattern in self.beacons])

    @cached_property
    def _hint(self) -> Hint:
        return Hint(pattern.pattern for pattern in self.beacons)

    def find(self, context: Context) -> Iterable[Match]:
        """Give the images of the body, at their tag or at the whole of the Markdown image."""
        images = [link for link in context.article.links if link.is_image and link.is_shown]
        return self._among(images, context) if images else ()

    def _among(self, images: Sequence[Link], context: Context) -> Iterator[Match]:
        beacon, hint = self._beacon, self._hint
        for link in images:
            is_beacon = beacon is not None and hint.allows(link.url) and beacon.search(link.url) is not None
            if (is_beacon or self._is_tiny(link)) and not has_template(link.url):
                url = clip(shown_url(link, address_span(link, context.article), context))
                values = {"value": url, "host": host_of(link.url) or url}
                yield Match(link.span, values, "beacon" if is_beacon else "", subject=link)

    def _is_tiny(self, link: Link) -> bool:
        if link.tag is None:
            return False
        sizes = dict(link.tag.attrs)
        if "style" not in sizes and not ("width" in sizes and "height" in sizes):
            return False
        if any(sizes.get(name, "").strip() for name in self.lazy_attributes):
            return False
        # What a style says counts before what the attributes say.
        for name, value in _STYLED.findall(sizes.get("style", "")):
            sizes[name.lower()] = value.replace("!important", "")
        return all(_TINY.fullmatch(sizes.get(name, "")) for name in ("width", "height"))

    def propose(self, matches: Sequence[Match], _action: str, context: Context) -> Sequence[Proposal | None]:
        """Give the edits that delete each image, with its line when it stands alone in HTML."""
        article = context.article
        free = [not holds_template(article, match.span) for match in matches]
        in_html = [free[i] and match.subject.origin is Origin.HTML for i, match in enumerate(matches)]
        removed = removals(article, [match.span if in_html[i] else None for i, match in enumerate(matches)])
        in_text = [Proposal((Edit(match.span),)) if free[i] else None for i, match in enumerate(matches)]
        return [removed[i] if in_html[i] else in_text[i] for i in range(len(matches))]
