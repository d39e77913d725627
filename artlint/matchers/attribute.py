"""Attributes of tags, as they stand in the source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal

import regex

from artlint.facts.tokens import Attribute, Tag
from artlint.findings import Edit
from artlint.matchers.base import PATTERN_SECONDS, Context, Match, Matcher, Pattern, Proposal
from artlint.text import Span, clip

_MEDIA = frozenset(("img", "video", "audio", "canvas", "iframe", "embed", "object", "svg", "picture", "table"))
_HTML_BLANK = " \t\n\f\r"


class Find(Matcher):
    """Attributes whose name matches a pattern as a whole, but for values that are all allowed."""

    placeholders: ClassVar = frozenset(("tag", "attribute", "value"))
    actions: ClassVar = frozenset(("delete",))

    kind: Literal["attribute"]
    name: Pattern
    tags: tuple[str, ...] = ()
    not_tags: tuple[str, ...] = ()
    value: Pattern | None = None
    allow_properties: tuple[str, ...] = ()

    def find(self, context: Context) -> Iterator[Match]:
        """Give the attributes, in reading order."""
        html = context.article.html
        for tag in html.tags:
            # A tag as long as its name and brackets has no attribute.
            if tag.closing or tag.span.end - tag.span.start < len(tag.name) + 4:
                continue
            if (self.tags and tag.name not in self.tags) or tag.name in self.not_tags:
                continue
            for attribute in html.attributes(tag):
                if self.name.fullmatch(attribute.name) and self._is_meant(attribute):
                    values = {"tag": tag.name, "attribute": attribute.name, "value": clip(attribute.value)}
                    yield Match(attribute.span, values, subject=(tag, attribute))

    def _is_meant(self, attribute: Attribute) -> bool:
        if self.value is not None and not self.value.search(attribute.value, timeout=PATTERN_SECONDS):
            return False
        if not self.allow_properties:
            return True
        names = {part.partition(":")[0].strip().lower() for part in attribute.value.split(";") if part.strip()}
        return not names <= set(self.allow_properties)

    def propose(self, matches: Sequence[Match], action: str, context: Context) -> Sequence[Proposal | None]:
        """Give the edits that delete each attribute with the white space before it."""
        text = context.article.text
        return [self._deletion(text, *match.subject) for match in matches]

    @staticmethod
    def _deletion(text: str, tag: Tag, attribute: Attribute) -> Proposal:
        start, end = attribute.span
        while text[start - 1] in _HTML_BLANK:
            start -= 1
        # `a="b"c="d"`: without white space before it, the neighbours must not grow together.
        joins = start == attribute.span.start and text[end] not in _HTML_BLANK + "/>"
        sizes_media = tag.name in _MEDIA and bool(regex.search(r"(?:^|[;\s])(?:max-|min-)?(?:width|height)\s*:", attribute.value))
        return Proposal((Edit(Span(start, end), " " if joins else ""),), unsafe=sizes_media)
