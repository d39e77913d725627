"""A byte order mark at the start of a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal

from artlint.findings import Edit
from artlint.matchers.base import Context, Match, Matcher, Proposal
from artlint.text import Span


class Find(Matcher):
    """A byte order mark before a generator that stumbles over it."""

    placeholders: ClassVar = frozenset(("generator",))
    actions: ClassVar = frozenset(("drop",))

    kind: Literal["check"]

    def find(self, context: Context) -> Iterator[Match]:
        """Give the start of a document that has the mark, where the preset's generator does not remove it."""
        if context.article.document.bom and not context.preset.front_matter.bom:
            yield Match(Span(0, 0), {"generator": context.preset.title})

    def propose(self, matches: Sequence[Match], _action: str, context: Context) -> Sequence[Proposal | None]:
        """Give an edit of nothing for each match: the page owns the mark, and the fixer leaves it out.

        A second mark would take the place of the first. Before front matter it goes as well; in a text it is a
        character like others, so that there is no edit.
        """
        text, front_matter = context.article.text, context.article.front_matter
        more = len(text) - len(text.lstrip("\ufeff"))
        if more and front_matter is None:
            return [None] * len(matches)
        return [Proposal((Edit(Span(0, more)),))] * len(matches)
