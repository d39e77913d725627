"""Template tags and containers that are opened and not closed, or closed and not opened."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import ClassVar, Literal

from artlint.expressions import expression
from artlint.facts.article import Article
from artlint.facts.syntaxes import find_unbalanced_tags
from artlint.matchers.base import Context, Match, Matcher
from artlint.matchers.surroundings import is_within
from artlint.text import Span, clip

_CONTAINER = expression(
    r"^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(?P<marks>:{3,})[ \t]*(?P<name>[^\r\n]*?)[ \t]*(?=[\r\n]|\Z)",
    re.MULTILINE,
)

_DEEPEST = 50
"""How many containers inside one another a closing line is compared with."""


class Find(Matcher):
    """Tags of the preset's template engine and `:::` containers, outside code, whose other half is missing.

    Of tags that open something, only those count that are blocks wherever they are known.
    """

    placeholders: ClassVar = frozenset(("value", "name", "end"))
    variants: ClassVar = frozenset(("stray", "container"))

    kind: Literal["check"]

    def find(self, context: Context) -> Iterable[Match]:
        """Give the tags that are alone."""
        article = context.article
        if not article.templates:
            return ()
        return [*self._tags(article), *self._containers(article)]

    def _tags(self, article: Article) -> Iterator[Match]:
        if "{%" not in article.body and "{{" not in article.body:
            return
        code = _code(article)
        for tag in find_unbalanced_tags(article.body, article.syntax, article.document.suffix):
            span = Span(tag.start, tag.end).moved(article.body_start)
            if is_within(code, span.start):
                continue
            is_end = tag.closes or tag.name.startswith("end")
            name = tag.name if tag.closes or not is_end else tag.name.removeprefix("end")
            words = {"value": clip(article.text[span.start : span.end], 40), "name": name, "end": f"{{% end{name} %}}"}
            yield Match(span, words, "stray" if is_end else "")

    def _containers(self, article: Article) -> Iterator[Match]:
        if "containers" not in article.syntax or ":::" not in article.body:
            return
        code = _code(article)
        waiting: list[re.Match[str]] = []
        for line in _CONTAINER.finditer(article.text, article.body_start):
            if is_within(code, line.start("marks")):
                continue
            if line["name"]:
                waiting.append(line)
            elif waiting:
                # Colons close the innermost container with at most as many.
                least = max(0, len(waiting) - _DEEPEST)
                inner = [at for at in range(least, len(waiting)) if len(waiting[at]["marks"]) <= len(line["marks"])]
                del waiting[inner[-1] if inner else len(waiting) :]
        for line in waiting:
            span = Span(line.start("marks"), line.end())
            yield Match(
                span, {"value": clip(line[0].strip(), 40), "name": line["name"], "end": line["marks"]}, "container"
            )


def _code(article: Article) -> list[Span]:
    found = [*article.markdown.code_spans, *(block.span for block in article.markdown.code_blocks)]
    return sorted([*found, *(region.span for region in article.markup.code_regions)])
