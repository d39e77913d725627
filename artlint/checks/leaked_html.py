"""HTML that a reader sees as code, because a blank line ended the HTML block around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal

from artlint.matchers.base import Context, Match, Matcher, Proposal
from artlint.text import Span


class Find(Matcher):
    """Leaked blocks, where the preset's generator shows them as code."""

    placeholders: ClassVar = frozenset(("container",))
    actions: ClassVar = frozenset(("repair",))

    kind: Literal["check"]

    def find(self, context: Context) -> Iterator[Match]:
        """Give the leaked blocks, from the first character that is no blank to the end of the last such line."""
        if not context.preset.shows_leaks:
            return
        article = context.article
        for leak in article.html.leaks:
            start, end = leak.span
            text = article.text[start:end]
            span = Span(end - len(text.lstrip()), start + len(text.rstrip()))
            yield Match(span, {"container": leak.container.name}, subject=start)

    def propose(self, matches: Sequence[Match], _action: str, context: Context) -> Sequence[Proposal | None]:
        """Give the edits that make each block HTML again; None where they would change anything else."""
        repairs = context.article.repairs
        return [Proposal(edits) if (edits := repairs[match.subject]) else None for match in matches]
