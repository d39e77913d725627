"""Headings with marks at their end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal

from artlint.findings import Edit
from artlint.matchers.base import Context, Match, Matcher, Proposal
from artlint.text import Span

_HEADING = re.compile(r"^(?P<open>#{1,6})[ \t]+[^\r\n]*?(?P<close>[ \t]+#+)[ \t]*(?=\r?$)", re.MULTILINE)


class Find(Matcher):
    """Marks that close a heading, as in `## Title ##`."""

    placeholders: ClassVar = frozenset(("marks",))
    actions: ClassVar = frozenset(("delete",))

    kind: Literal["closing-marks"]
    levels: tuple[int, ...] = (1, 2, 3, 4, 5, 6)
    """The levels of the headings that are looked at."""

    def find(self, context: Context) -> Iterator[Match]:
        """Give the marks, from the blank before them."""
        article = context.article
        for match in _HEADING.finditer(article.text, article.body_start):
            span = Span(*match.span("close"))
            if len(match["open"]) in self.levels and not _is_opaque(context, span):
                yield Match(span, {"marks": match["close"].strip()})

    def propose(self, matches: Sequence[Match], _action: str, _context: Context) -> Sequence[Proposal | None]:
        """Give the edits that delete the marks."""
        return [Proposal((Edit(match.span),)) for match in matches]


def _is_opaque(context: Context, span: Span) -> bool:
    """Tell whether code, a comment or a template holds `span`."""
    article = context.article
    holders = [
        *(block.span for block in article.markdown.code_blocks),
        *(piece.span for piece in article.markdown.raw_html),
        *article.templates,
    ]
    return any(span.overlaps(holder) for holder in holders)
