"""HTML comments in the source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import ClassVar, Literal

from artlint.alternatives import Alternatives
from artlint.expressions import expression
from artlint.facts.article import Article
from artlint.facts.elements import KNOWN
from artlint.facts.imports import is_brought_in
from artlint.facts.tokens import Comment
from artlint.matchers.base import Context, Match, Proposal
from artlint.matchers.blanks import left_blank
from artlint.matchers.listing import ListingMatcher, is_of_site
from artlint.matchers.removal import removals
from artlint.matchers.surroundings import element_spans, holds_template, is_within
from artlint.patterns import Pattern
from artlint.remembered import remembered
from artlint.text import Span, clip

_EMPTIED = ("p", "span", "b", "strong", "em", "i", "u", "font", "h1", "h2", "h3", "h4", "h5", "h6")
"""Elements that show nothing without words in them."""
_BLANK = expression(r"\s*")
_TAG_NAME = expression(r"</?([a-zA-Z][\w.:-]*)")
_LANGUAGE = expression(r"\s*(?:x?html5?|xml|svg|jsx?|javascript|vue|jsp|php|css)\s*:?\s*\Z", re.IGNORECASE)
_WORKING = ("script", "iframe", "ins", "form")
"""Elements that do something, whose source says in comments what."""
_LINE_END = expression(r"[ \t]*(?:\r?\n[ \t]*)?")
_NEAR = 200
"""How many code points before and behind a comment are looked at for what it stands in."""


class Find(ListingMatcher):
    """Comments that are closed (or, with `closed: false`, that never end), but for those whose text is allowed.

    What ends an excerpt for the preset's generator is none, nor what names the parts of a page of the site, those that
    templates write, what is in a sample without a mark, or, but for articles from another site, what is in a form or
    above HTML that works. Patterns see the text between the marks without the blanks around it. What never ends is
    found on its first line.
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
        if self.is_listing(article) or (self.closed and is_of_site(article)):
            return ()
        return self._among(comments, context)

    def _among(self, comments: Sequence[Comment], context: Context) -> Iterator[Match]:
        article = context.article
        texts = [_text(article, each) for each in comments]
        places = _separators(article, comments, texts) if "" in texts else set()
        if article.templates:
            places |= _before_templates(article, comments)
        if self.closed and not article.html.by_name.keys().isdisjoint(_WORKING) and not is_brought_in(article):
            places |= _of_working(article, comments)
        marks = context.preset.excerpt_marks if self.closed else ()
        spared = _spared(marks, tuple([pattern.pattern for pattern in self.allow]))
        for comment, text in zip(comments, texts, strict=True):
            span = comment.span
            if not comment.closed:
                span = Span(span.start, min(span.end, article.lines.content_end(span.start)))
            elif span in places or (article.templates and holds_template(article, span)):
                continue
            if not _is_found(spared, text) and not (comment.closed and _is_in_sample(article, span)):
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


# The pages of one site repeat the same few comments.
@remembered(200)
def _is_found(patterns: Alternatives, text: str) -> bool:
    return patterns.found_in(text)


def _text(article: Article, comment: Comment) -> str:
    end = comment.end - 3 if comment.closed else article.lines.content_end(comment.start)
    return article.text[comment.start + 4 : end].strip()


def _separators(article: Article, comments: Sequence[Comment], texts: Sequence[str]) -> set[Span]:
    """Give the empty comments that begin a block: CommonMark's way to part two lists, or any two blocks."""
    empty = [each.span for each, text in zip(comments, texts, strict=True) if each.closed and not text]
    blocks = {_first_mark(article, piece.span) for piece in article.markdown.raw_html if not piece.inline}
    return {span for span in empty if span.start in blocks}


def _first_mark(article: Article, span: Span) -> int:
    start = span.start
    while start < span.end and article.text[start].isspace():
        start += 1
    return start


def _before_templates(article: Article, comments: Sequence[Comment]) -> set[Span]:
    """Give the comments that name what a template behind them puts on the page, next to it or to one another."""
    starts = {template.start for template in article.templates}
    found: set[Span] = set()
    for comment in reversed(comments):
        blank = _BLANK.match(article.text, comment.end)
        if blank is not None and blank.end() in starts:
            starts.add(comment.start)
            found.add(comment.span)
    return found


def _of_working(article: Article, comments: Sequence[Comment]) -> set[Span]:
    """Give the comments in a form, and those in words that stand right above an element that works."""
    text, html = article.text, article.html
    forms = element_spans(html, ("form",))
    starts = {tag.start for name in _WORKING for tag in html.by_name.get(name, ()) if not tag.closing}
    return {
        comment.span
        for comment in comments
        if is_within(forms, comment.start)
        or (_below(text, comment) in starts and "<" not in text[comment.start + 1 : comment.end])
    }


def _below(text: str, comment: Comment) -> int:
    """Give the offset of what follows a comment in its line or the next one."""
    blank = _LINE_END.match(text, comment.end)
    return blank.end() if blank is not None else comment.end


def _is_in_sample(article: Article, span: Span) -> bool:
    """Tell whether a comment is in a sample that has no mark, or lost it.

    A tag that is no HTML stands in its line, or the one before or behind it, or the name of a language alone above it.
    """
    text = article.text
    before = text[max(article.body_start, span.start - _NEAR) : span.start].split("\n")
    lines = [*before[-2:], *text[span.end : span.end + _NEAR].split("\n")[:2]]
    return _is_below_language(before) or any(
        name.lower() not in KNOWN for line in lines for name in _TAG_NAME.findall(line)
    )


def _is_below_language(lines: Sequence[str]) -> bool:
    """Tell whether the name of a language alone is the first of the lines that end a text, or the one above them."""
    is_above = False
    for line in reversed(lines[:-1]):
        if not line.strip():
            is_above = True
        elif _LANGUAGE.match(line) is not None:
            return True
        elif is_above:
            return False
    return False
