"""Words that readers see, by patterns, passage by passage."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import ClassVar, Literal

import regex

from artlint.config.kebab import KebabModel, option
from artlint.facts.article import Article
from artlint.facts.passages import Passage
from artlint.facts.prose import field_prose
from artlint.findings import Edit
from artlint.matchers.base import Context, Match, Proposal
from artlint.matchers.hints import Hint
from artlint.matchers.listing import ListingMatcher
from artlint.matchers.paragraphs import paragraph_removal
from artlint.matchers.wording import rewriting, shown
from artlint.patterns import Pattern, joined
from artlint.text import clip

_SLACK = 200
"""Characters of markup that may stand between a passage and the words in it."""
_MARKUP = 10
"""How many times as long as its words an article may be."""


class Replacement(KebabModel):
    r"""A pattern and what is to stand in the place of its matches: `\1` is what its first group found."""

    find: Pattern
    put: str


class Find(ListingMatcher):
    """Places in the words of passages where one of the `patterns`, or of those in `replace`, matches.

    A passage is all the words of one paragraph, heading, item of a list, cell of a table, quote or footnote, or of such
    a stretch of HTML, across bold type and with the texts of links. Words in code, `<kbd>`, comments, templates,
    formulas and addresses are none, nor are those of attributes: alternative texts, titles of links.

    A match of no length is a place where something is missing. With `whole` the passage is what is found, with `once`
    the first of all matches. What touches a match of `allow` is left alone, and so is a passage with a match of
    `not-with`. With `raw` the patterns see addresses, file names and formulas too; `source` is what a match must be as
    it is written. `fields` names fields of front matter that are read as well. `edge` keeps to passages so near the
    start or the end of the body, `last` to the last one, `longest` to passages and `longest-article` to articles of at
    most so many characters; an article of fewer than `shortest-article` is found whatever it says.
    """

    placeholders: ClassVar = frozenset(("value", "replacement", "field"))
    variants: ClassVar = frozenset(("short",))
    actions: ClassVar = frozenset(("replace", "normalise", "unescape", "delete"))
    rewrites_fields: ClassVar = True

    kind: Literal["text"]
    patterns: tuple[Pattern, ...] = ()
    """Patterns for the places that are flagged."""
    replace: tuple[Replacement, ...] = ()
    """Patterns with what a fix puts in their place: `{find: …, put: …}`."""
    allow: tuple[Pattern, ...] = ()
    """Patterns for stretches of words that are left alone."""
    not_with: tuple[Pattern, ...] = ()
    """A passage in which one of these patterns is found is left alone."""
    not_under: Pattern | None = None
    """A passage is left alone where this pattern is found in the heading above it."""
    source: Pattern | None = None
    """Only matches that this pattern matches as they are written, with their markup."""
    fields: tuple[str, ...] = ()
    """Fields of front matter that are read as well."""
    whole: bool = False
    """Whether the whole passage is flagged, not the match alone."""
    raw: bool = False
    """Whether patterns see addresses, file names and formulas too."""
    linked: bool = True
    """Whether to flag what ends with a link or is all of its text."""
    last: bool = False
    """Whether to look at the last passage only."""
    once: bool = False
    """Whether to flag only the first place of an article."""
    edge: int = option(default=0, ge=0)
    """Only passages so near the start or the end of the body, in characters; anywhere when it is 0."""
    longest: int = option(default=0, ge=0)
    """Only passages of at most so many characters; any when it is 0."""
    longest_article: int = option(default=0, ge=0)
    """Only articles of at most so many characters; any when it is 0."""
    shortest_article: int = option(default=0, ge=0)
    """Articles of fewer characters are flagged whatever they say."""

    def check_together(self) -> None:
        """Ask for something to look for."""
        if not self.patterns and not self.replace:
            raise ValueError("a text needs `patterns` or `replace`")

    @cached_property
    def _wanted(self) -> list[tuple[Pattern, str | None]]:
        """The patterns, with what to put in the place of their matches."""
        return [*((each, None) for each in self.patterns), *((each.find, each.put) for each in self.replace)]

    @cached_property
    def _hint(self) -> Hint:
        return Hint(pattern.pattern for pattern, _ in self._wanted)

    @cached_property
    def _allowed(self) -> Pattern | None:
        return joined([pattern.pattern for pattern in self.allow])

    @cached_property
    def _not_with(self) -> Pattern | None:
        return joined([pattern.pattern for pattern in self.not_with])

    def find(self, context: Context) -> Iterable[Match]:
        """Give the matches, those in front matter first."""
        article = context.article
        if not self._may_match(article) or self.is_listing(article):
            return ()
        found = self._among(article)
        return islice(found, 1) if self.once else found

    def _may_match(self, article: Article) -> bool:
        """Tell whether some pattern could match, without reading the article."""
        if self.longest_article and len(article.body) > self.longest_article * _MARKUP:
            return False
        # Letters that markup parts or entities stand for are not seen: to read the words of every article would take
        # longer than all other rules together.
        return bool(self.shortest_article) or self._hint.allows(article.text if self.fields else article.body)

    def _among(self, article: Article) -> Iterator[Match]:
        passages = article.prose
        length = sum(len(passage.words) for passage in passages)
        if length < self.shortest_article and passages:
            yield Match(passages[0].span(0, 1), {"value": str(length)}, "short", subject=(passages[0], 0, 0, None))
        if self.longest_article and length > self.longest_article:
            return
        passages = passages[-1:] if self.last else passages
        if self.fields:
            passages = [*field_prose(article.front_matter, self.fields, article.text), *passages]
        for passage in passages:
            if self._concerns(passage, article):
                yield from self._in_passage(passage, article)

    def _concerns(self, passage: Passage, article: Article) -> bool:
        if self.longest and len(passage.words) > self.longest:
            return False
        if (
            self.edge
            and self.edge < passage.start - article.body_start < len(article.text) - article.body_start - self.edge
        ):
            return False
        return self._not_with is None or not self._not_with.search(passage.words)

    def _in_passage(self, passage: Passage, article: Article) -> Iterator[Match]:
        text = passage.words if self.raw else passage.text
        if not self._hint.allows(text):
            return
        hits = [(found, template) for pattern, template in self._wanted for found in pattern.finditer(text)]
        if not hits:
            return
        hits.sort(key=lambda hit: (hit[0].start(), -hit[0].end()))
        spared = [each.span() for each in self._allowed.finditer(text)] if self._allowed else []
        last = (-1, -1)
        for found, template in hits:
            start, end = found.span()
            if (start, end) == last or start < last[1] or _is_spared(start, end, spared):
                continue
            if start == end and not 0 < start < len(text):
                continue
            last = start, end
            match = self._match(passage, article, found, template)
            if match is not None:
                yield match
                if self.whole:
                    return

    def _match(self, passage: Passage, article: Article, found: regex.Match[str], template: str | None) -> Match | None:
        start, end = found.span()
        span = passage.span(start, max(end, start + 1))
        if self.source is not None and not self.source.fullmatch(article.text[span.start : span.end]):
            return None
        if self.not_under is not None and self.not_under.search(_heading_above(span.start, article)):
            return None
        if (
            not self.linked
            and article.text.startswith("](", span.end)
            and "[" in article.text[span.start - 1 : span.end]
        ):
            return None
        edit, replacement = None, ""
        if template is not None:
            replacement = found.expand(template) if "\\" in template else template
            edit = rewriting(passage, start, end, replacement)
            if edit is None and not any(map(str.isalnum, found[0])):
                # The blank there may be what tells the Markdown around it apart.
                return None
        if self.whole:
            start, end = 0, len(passage.words)
            span = passage.span(start, end)
        values = {
            "value": clip(shown(passage.words, start, end)),
            "replacement": replacement,
            "field": passage.field or "",
        }
        return Match(span, values, field=passage.field, subject=(passage, start, end, edit))

    def propose(self, matches: Sequence[Match], action: str, context: Context) -> Sequence[Proposal | None]:
        """Give the edits that put each replacement in its place, narrow letters, write what is read, or delete."""
        return [self._proposal(match, action, context) for match in matches]

    def _proposal(self, match: Match, action: str, context: Context) -> Proposal | None:
        passage, start, end, edit = match.subject
        if action == "delete":
            return paragraph_removal(passage, context.article)
        if action == "normalise":
            edit = rewriting(passage, start, end, unicodedata.normalize("NFKC", passage.words[start:end]))
        if action == "unescape":
            edit = Edit(passage.span(start, end), passage.words[start:end])
        if edit is None:
            return None
        # The words of a heading are its address, those of a field have a reader of their own.
        return Proposal((edit,), unsafe=passage.is_heading or passage.field is not None)


def _heading_above(offset: int, article: Article) -> str:
    headings = article.headings.all
    at = bisect_right(headings, offset, key=lambda heading: heading.span.start) - 1
    return headings[at].text if at >= 0 else ""


def _is_spared(start: int, end: int, spared: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a match shares a character with a spared stretch, or lies inside one when it has no length.

    The stretches are in order and apart.
    """
    at = bisect_left(spared, (max(end, start + 1), 0)) - 1
    if at < 0:
        return False
    first, last = spared[at]
    return first < start < last if start == end else start < last
