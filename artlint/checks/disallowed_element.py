"""Elements and attributes that a site does not want in its articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import ClassVar, Literal

from artlint.facts.article import Article
from artlint.facts.tokens import Tag
from artlint.matchers.base import Context, Match, Matcher
from artlint.matchers.surroundings import holds_template
from artlint.patterns import Pattern, joined


class Find(Matcher):
    """Elements that are not among `elements`, and attributes of the others that no pattern in `attributes` matches."""

    placeholders: ClassVar = frozenset(("tag", "attribute"))
    variants: ClassVar = frozenset(("attribute",))

    kind: Literal["check"]
    elements: tuple[str, ...] = ()
    """The elements that are allowed."""
    attributes: tuple[Pattern, ...] = ()
    """Patterns for the names of attributes that are allowed."""

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(self.elements)

    @cached_property
    def _attribute(self) -> Pattern | None:
        return joined([rf"\A(?:{pattern.pattern})\Z" for pattern in self.attributes])

    def find(self, context: Context) -> Iterable[Match]:
        """Give the start tags of the elements, and the attributes."""
        article = context.article
        return self._among(article, [tag for tag in article.html.tags if not tag.closing])

    def _among(self, article: Article, tags: Sequence[Tag]) -> Iterator[Match]:
        for tag in tags:
            if tag.name not in self._names:
                yield Match(tag.span, {"tag": tag.name})
                continue
            for attribute in article.html.attributes(tag):
                if holds_template(article, attribute.span):
                    continue
                if self._attribute is None or not self._attribute.search(attribute.name):
                    words = {"tag": tag.name, "attribute": attribute.name}
                    yield Match(attribute.span, words, "attribute")
