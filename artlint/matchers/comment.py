"""HTML comments in the source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal

from artlint.facts.article import Article
from artlint.facts.tokens import Comment
from artlint.matchers.base import PATTERN_SECONDS, Context, Match, Matcher, Pattern, Proposal
from artlint.matchers.removal import removals
from artlint.text import clip


class Find(Matcher):
    """Comments that are closed (or, with `closed: false`, those that never end), but for those whose text is allowed."""

    placeholders: ClassVar = frozenset(("value",))
    actions: ClassVar = frozenset(("delete",))

    kind: Literal["comment"]
    closed: bool = True
    allow: tuple[Pattern, ...] = ()

    def find(self, context: Context) -> Iterator[Match]:
        """Give the comments."""
        article = context.article
        for comment in article.html.comments:
            if comment.bogus or comment.closed is not self.closed:
                continue
            text = article.text[comment.span.start + 4 : comment.span.end - 3 * comment.closed].strip()
            if not text and _is_separator(article, comment):
                continue
            if any(pattern.search(text, timeout=PATTERN_SECONDS) for pattern in self.allow):
                continue
            yield Match(comment.span, {"value": clip(text)}, subject=comment)

    def propose(self, matches: Sequence[Match], action: str, context: Context) -> Sequence[Proposal | None]:
        """Give the edits that delete each comment as far as nothing else moves."""
        return removals(context.article, [match.subject.span for match in matches])


def _is_separator(article: Article, comment: Comment) -> bool:
    """Tell whether an empty comment is CommonMark's way to part two lists, or a list from indented code."""
    return removals(article, [comment.span])[0].unsafe if comment.closed else False
