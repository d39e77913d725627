"""HTML comments in the source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import ClassVar, Literal

from artlint.alternatives import Alternatives
from artlint.facts.article import Article
from artlint.facts.tokens import Comment
from artlint.matchers.base import Context, Match, Proposal
from artlint.matchers.blanks import left_blank
from artlint.matchers.listing import ListingMatcher
from artlint.matchers.removal import removals
from artlint.matchers.surroundings import holds_template, is_within
from artlint.patterns import Pattern
from artlint.text import Span, clip

_EMPTIED = ("p", "span", "b", "strong", "em", "i", "u", "font", "h1", "h2", "h3", "h4", "h5", "h6")
"""Elements that show nothing without words in them."""
_SHORT = 200
"""The code points up to which the text of a comment is worth remembering."""


class Find(ListingMatcher):
    """Comments that are closed (or, with `closed: false`, that never end), but for those whose text is allowed.

    What ends an excerpt for the preset's generator is none. Patterns see the text between the marks without the blanks
    around it. What never ends is found on its first line.
    """

    placeholders: ClassVar = frozenset(("value",))
    variants: ClassVar = frozenset(("empty",))
    actions: ClassVar = frozenset(("delete",))

    kind: Literal["comment"]
    closed: bool = True
    """Whether to look for comments that end, or for those that never do."""
    allow: tuple[Pattern, ...] = ()
    """Comments in whose text one of these patterns is found are left alone."""
    beside_tags: bool = False
    """Whether to look only into Markdown that holds tags too: a generator that drops all HTML drops its comments."""

    def find(self, context: Context) -> Iterable[Match]:
        """Give the comments."""
        article, html = context.article, context.article.html
        comments = [each for each in html.comments if not each.bogus and each.closed is self.closed]
        if not comments or (self.beside_tags and not html.tags and not article.is_html):
            return ()
        return () if self.is_listing(article) else self._among(comments, context)

    def _among(self, comments: Sequence[Comment], context: Context) -> Iterator[Match]:
        article = context.article
        texts = [_text(article, each) for each in comments]
        separators = _separators(article, comments, texts) if "" in texts else ()
        marks = context.preset.excerpt_marks if self.closed else ()
        spared = _spared(marks, tuple([pattern.pattern for pattern in self.allow]))
        for comment, text in zip(comments, texts, strict=True):
            span = comment.span
            if not comment.closed:
                span = Span(span.start, min(span.end, article.lines.content_end(span.start)))
            elif span in separators or (article.templates and holds_template(article, span)):
                continue
            if not _is_found(spared, text):
                yield Match(span, {"value": clip(text)}, "" if text else "empty", None, comment)

    def propose(self, matches: Sequence[Match], _action: str, context: Context) -> Sequence[Proposal | None]:
        """Give the edits that delete each comment as far as nothing else moves."""
        article = context.article
        kept = left_blank(article.html, _EMPTIED)
        found = zip(removals(article, [match.subject.span for match in matches]), matches, strict=True)
        return [
            Proposal(proposal.edits, unsafe=True)
            if proposal is not None and is_within(kept, match.subject.start)
            else proposal
            for proposal, match in found
        ]


@lru_cache
def _spared(marks: tuple[str, ...], allowed: tuple[str, ...]) -> Alternatives:
    """Give the patterns of what is no leftover: a mark of the generator as a whole, or what a page or a user allows."""
    return Alternatives([*(rf"\A(?:{mark})\Z" for mark in marks), *allowed])


def _is_found(patterns: Alternatives, text: str) -> bool:
    return (_is_found_in_short if len(text) <= _SHORT else Alternatives.found_in)(patterns, text)


# The pages of one site repeat the same few comments.
@lru_cache(maxsize=1024)
def _is_found_in_short(patterns: Alternatives, text: str) -> bool:
    return patterns.found_in(text)


def _text(article: Article, comment: Comment) -> str:
    end = comment.end - 3 if comment.closed else article.lines.content_end(comment.start)
    return article.text[comment.start + 4 : end].strip()


def _separators(article: Article, comments: Sequence[Comment], texts: Sequence[str]) -> set[Span]:
    """Give the empty comments that are CommonMark's way to part two lists, or a list from indented code.

    Those are as much separators that stand directly between two lines, where without them a blank line would have to.
    """
    empty = [each.span for each, text in zip(comments, texts, strict=True) if each.closed and not text]
    blocks = {_first_mark(article, piece.span) for piece in article.markdown.raw_html if not piece.inline}
    own = [span for span in empty if span.start in blocks]
    removed = zip(own, removals(article, own), strict=True)
    return {span for span, removal in removed if removal is None or removal.unsafe or _leaves_line(article, removal)}


def _leaves_line(article: Article, removal: Proposal) -> bool:
    """Tell whether only the line is emptied, since its neighbours would come together."""
    (edit,) = removal.edits
    end = edit.span.end
    return article.text[end : end + 1] in ("\r", "\n") and article.text[end - 1] not in "\r\n"


def _first_mark(article: Article, span: Span) -> int:
    start = span.start
    while start < span.end and article.text[start].isspace():
        start += 1
    return start
