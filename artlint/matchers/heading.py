"""Headings, and what stands in their place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import ClassVar, Literal

from artlint.facts.article import Article
from artlint.facts.headings import LEVELS, Heading
from artlint.findings import Edit
from artlint.matchers.base import Context, Match, Matcher, Proposal
from artlint.matchers.surroundings import holds_template, written
from artlint.patterns import Pattern
from artlint.text import Span, clip

_ATX = re.compile(r"#{1,6}(?=[ \t\r\n]|\Z)")
_STRONG = re.compile(r"(\*\*|__)(.*)\1", re.DOTALL)
_DEEPEST = 6


class Find(Matcher):
    """Headings in a state: `skipped`, `empty` or `fake`, but for those whose words `allow` matches.

    A skipped level is one between a heading and the one before. Empty is a heading with nothing before the next of its
    level, or before the end. A paragraph of strong words alone is fake.
    `level` is what it is, `wanted` what it should be.
    """

    placeholders: ClassVar = frozenset(("value", "level", "wanted"))
    actions: ClassVar = frozenset(("shift", "convert"))

    kind: Literal["heading"]
    state: Literal["skipped", "empty", "fake"]
    """What is the matter with the heading."""
    allow: tuple[Pattern, ...] = ()
    """Patterns for the words of headings that are left alone."""

    def find(self, context: Context) -> Iterable[Match]:
        """Give the headings."""
        search = {"skipped": _skipped, "empty": _empty, "fake": _fake}[self.state]
        for match in search(context.article):
            if not any(pattern.search(match.subject.text) for pattern in self.allow):
                yield match

    def propose(self, matches: Sequence[Match], action: str, context: Context) -> Sequence[Proposal | None]:
        """Give the edits that move headings up with what is below them, or make paragraphs headings."""
        act = {"shift": _shifted, "convert": _converted}[action]
        return [act(match, context.article) for match in matches]


def _match(heading: Heading, article: Article, wanted: int = 0) -> Match:
    start = heading.span.start
    span = Span(start, min(heading.span.end, article.lines.content_end(start)))
    text = written(article, span).strip("# \t") if holds_template(article, span) else heading.text
    words = {"value": clip(text, 40), "level": f"h{heading.level}", "wanted": f"h{wanted}"}
    return Match(span, words, subject=heading)


def _skipped(article: Article) -> Iterator[Match]:
    last = None
    for heading in article.headings.all:
        if heading.is_inside:
            continue
        if last is not None and heading.level > last.level + 1:
            yield _match(heading, article, last.level + 1)
        last = heading


def _empty(article: Article) -> Iterator[Match]:
    headings = [each for each in article.headings.all if not each.is_inside]
    for index, heading in enumerate(headings):
        following = headings[index + 1] if index + 1 < len(headings) else None
        if following is not None and following.level > heading.level:
            continue
        if _is_bare(article, heading.span.end, following):
            yield _match(heading, article)


def _is_bare(article: Article, start: int, following: Heading | None) -> bool:
    """Tell whether nothing but comments stands between an offset and a heading, or the end."""
    end = following.span.start if following is not None else len(article.text)
    comments = article.html.comments
    first, last = (bisect_left(comments, (offset,)) for offset in (start, end))
    hidden = [comment.span for comment in comments[first:last]]
    at = start
    for span in [*hidden, Span(end, end)]:
        if article.text[at : span.start].strip():
            return False
        at = span.end
    return True


def _fake(article: Article) -> Iterator[Match]:
    outside = [each for each in article.headings.all if not each.is_inside]
    for paragraph in article.headings.strong:
        at = bisect_left(outside, (paragraph.span,))
        yield _match(paragraph, article, min(_DEEPEST, outside[at - 1].level + 1 if at else 2))


def _shifted(match: Match, article: Article) -> Proposal | None:
    """Move a heading, and those below it, up by as many levels as are missing."""
    first: Heading = match.subject
    by = first.level - int(match.values["wanted"][1:])
    edits: list[Edit] = []
    # The levels above a heading, as they are and as they will be.
    above = [(first.level - by - 1, first.level - by - 1)]
    headings = article.headings.all
    for heading in islice(headings, bisect_left(headings, (first.span,)), None):
        if heading.is_inside:
            continue
        if heading.level <= above[0][0]:
            break
        while above[-1][0] >= heading.level:
            above.pop()
        level = above[-1][1] + 1
        above.append((heading.level, level))
        if level < heading.level:
            found = _releveled(heading, level, article)
            if not found:
                return None
            edits += found
    return Proposal(tuple(edits))


def _releveled(heading: Heading, level: int, article: Article) -> list[Edit]:
    if heading.tag is not None:
        end = article.html.end_tags[heading.tag.start]
        places = (heading.tag.start + 1, end.start + 2)
        return [Edit(Span(at, at + 2), LEVELS[level - 1]) for at in places]
    marks = _ATX.match(article.text, heading.span.start)
    return [Edit(Span(marks.start(), marks.end()), "#" * level)] if marks else []


def _converted(match: Match, article: Article) -> Proposal | None:
    """Put the marks of a heading in the place of those of strong words."""
    start, end = match.subject.span
    text = article.text[start:end].rstrip()
    found = _STRONG.fullmatch(text)
    if found is None or "\n" in text or "\r" in text or found[1] in found[2]:
        return None
    wanted = int(match.values["wanted"][1:])
    headings, strong = article.headings
    at, other = bisect_left(headings, (Span(start, 0),)), bisect_left(strong, (Span(end, 0),))
    following = min((*headings[at : at + 1], *strong[other : other + 1]), default=None)
    is_deeper = following is not None and following.level > wanted
    above = headings[at - 1] if at else None
    if (not is_deeper and _is_bare(article, end, following)) or (above is not None and above.level == _DEEPEST):
        # It would be a heading with nothing below it, or leave one.
        return None
    marks = "#" * wanted
    return Proposal((Edit(Span(start, start + 2), f"{marks} "), Edit(Span(start + len(text) - 2, start + len(text)))))
