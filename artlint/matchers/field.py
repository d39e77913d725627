"""Front-matter fields judged by their text alone: by a pattern, or by how wide they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar, Literal
from unicodedata import combining, east_asian_width

from artlint.config.kebab import option
from artlint.facts.urls import has_template
from artlint.facts.values import Scalar, Shape, Value
from artlint.findings import Edit
from artlint.matchers.base import Context, Match, Matcher, Proposal
from artlint.patterns import Pattern
from artlint.text import clip

_BLANKS = re.compile(r"\s+")
_WIDE = frozenset("WF")


class Find(Matcher):
    """Fields in which the pattern for their name is found, or that are wider than the columns for their name.

    Only single values are looked at, never lists. Which values or items a field may have at all is said in a
    `[[schema]]` of the configuration, with `type = "enum"`.

    A group of a pattern that is named as a variant picks it. A letter of Chinese, Japanese or Korean takes two columns.
    `not_files` are patterns for paths that are left alone.
    """

    placeholders: ClassVar = frozenset(("field", "value", "width", "limit"))
    variants: ClassVar = frozenset(("blank", "upper", "letter", "ending"))
    actions: ClassVar = frozenset(("slugify",))
    rewrites_fields: ClassVar = True

    kind: Literal["field"]
    patterns: Mapping[str, Pattern] = option(default_factory=dict)
    """For each field, by its name, a pattern: a value in which it is found is flagged."""
    columns: Mapping[str, int] = option(default_factory=dict)
    """For each field, by its name, the columns that its value may take."""
    not_files: tuple[Pattern, ...] = ()
    """Articles whose path one of these patterns is found in are left alone."""

    def find(self, context: Context) -> Sequence[Match]:
        """Give the values that are flagged."""
        front_matter = context.article.front_matter
        if front_matter is None or not front_matter.is_read:
            return ()
        if any(pattern.search(context.article.document.path) for pattern in self.not_files):
            return ()
        return [
            match
            for name, entry in front_matter.fields.items()
            if (name in self.patterns or name in self.columns) and _is_words(entry.value)
            for match in self._matches(name, entry.value)
        ]

    def _matches(self, name: str, value: Value) -> Iterator[Match]:
        values = {"field": name, "value": clip(value.text)}
        pattern = self.patterns.get(name)
        found = pattern.search(value.text) if pattern is not None else None
        if found is not None:
            yield Match(value.span, values, found.lastgroup or "", name, value)
        limit = self.columns.get(name)
        width = _width(value.text) if limit is not None else 0
        if limit is not None and width > limit:
            yield Match(value.span, {**values, "width": str(width), "limit": str(limit)}, "", name, value)

    def propose(self, matches: Sequence[Match], _action: str, context: Context) -> Sequence[Proposal | None]:
        """Give the edits that write a text in lower case with dashes for blanks; None where that is not enough."""
        return [self._slug(match, context) for match in matches]

    def _slug(self, match: Match, context: Context) -> Proposal | None:
        value, pattern, front_matter = match.subject, self.patterns.get(match.field or ""), context.article.front_matter
        slug = _BLANKS.sub("-", value.text.strip().lower())
        found = pattern.search(slug) if pattern is not None else None
        if found is not None and found.lastgroup == "ending":
            slug += "/"
        if pattern is None or pattern.search(slug) or front_matter is None:
            return None
        plain = not value.quoted and value._replace(text=slug).scalar is Scalar.STR and slug[0] not in ":-~"
        written = slug if plain else front_matter.format.string(slug)
        return Proposal((Edit(value.span, written),)) if written is not None else None


def _is_words(value: Value) -> bool:
    return value.shape is Shape.SCALAR and not value.is_blank and not has_template(value.text)


def _width(text: str) -> int:
    return sum(0 if combining(char) else 2 if east_asian_width(char) in _WIDE else 1 for char in text)
