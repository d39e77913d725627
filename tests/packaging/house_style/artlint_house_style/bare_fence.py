"""Fenced code that does not say its language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal

from artlint.findings import Edit
from artlint.matchers.base import Context, Match, Matcher, Proposal
from artlint.text import Span


class Find(Matcher):
    """Opening fences without a language."""

    placeholders: ClassVar = frozenset(("language",))
    actions: ClassVar = frozenset(("add-language",))

    kind: Literal["bare-fence"]
    language: str = "text"
    """The language that the fix adds."""

    def find(self, context: Context) -> Iterator[Match]:
        """Give the fences, from their first mark to the end of the line."""
        article = context.article
        for block in article.markdown.code_blocks:
            if block.fenced:
                span = Span(block.span.start, article.lines.content_end(block.span.start))
                if not article.text[span.start : span.end].strip("`~ \t"):
                    yield Match(span, {"language": self.language})

    def propose(self, matches: Sequence[Match], _action: str, _context: Context) -> Sequence[Proposal | None]:
        """Give the edits that write the language behind each fence."""
        return [Proposal((Edit(Span(match.span.end, match.span.end), self.language),)) for match in matches]
