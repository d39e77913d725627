"""Code samples that a browser takes for markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import ClassVar, Literal

import turbohtml

from artlint.expressions import expression
from artlint.facts.article import Article
from artlint.facts.markdown import render
from artlint.facts.repairs import apply_edits
from artlint.facts.samples import CodeRegion
from artlint.facts.tokens import read_tokens
from artlint.facts.trials import allowed
from artlint.findings import Edit
from artlint.matchers.base import Context, Match, Matcher, Proposal
from artlint.matchers.surroundings import holds_template
from artlint.text import Span, clip

_COLOURED = expression(r"<span style=[\"']color: ?[#\w]+;?[\"']>", re.IGNORECASE)
_COLOURS = 2
"""How many coloured words show that a highlighter was at work."""
_ESCAPES = {"<": "&lt;", ">": "&gt;"}


class Find(Matcher):
    """The first sample in each outermost `pre` or `code`: its own tag, or the comment that it is."""

    placeholders: ClassVar = frozenset(("tag", "value"))
    actions: ClassVar = frozenset(("escape",))

    kind: Literal["check"]

    def find(self, context: Context) -> Iterator[Match]:
        """Give one place for each `pre` or `code` that holds samples."""
        article = context.article
        for region in article.html.code_regions:
            # What a template writes into is run, not read.
            samples = [sample for sample in region.samples if not holds_template(article, sample)]
            if samples and not _is_highlighted(article, samples[0]):
                span = _opening(article, samples[0])
                words = clip(article.text[span.start : span.end], 30)
                yield Match(span, {"tag": region.tag.name, "value": words}, subject=region)

    def propose(self, matches: Sequence[Match], _action: str, context: Context) -> Sequence[Proposal | None]:
        """Give the edits that escape the angle brackets of all samples in each region, if they then can be read."""
        article = context.article
        edits = [_escapes(article, match.subject) for match in matches]
        trial = _Trial(article, [match.subject for match in matches], edits)
        kept = allowed([index for index, each in enumerate(edits) if each], trial.shows_all, len(article.body))
        return [Proposal(each) if index in kept else None for index, each in enumerate(edits)]


def _is_highlighted(article: Article, sample: Span) -> bool:
    """Tell whether a sample is what a highlighter made of code: words of it have colours of their own."""
    start = sample.start - article.html.base
    colours = _COLOURED.finditer(article.html.source, start, sample.end - article.html.base)
    return len(list(islice(colours, _COLOURS))) == _COLOURS


def _opening(article: Article, sample: Span) -> Span:
    """Give the tag or the comment with which a sample begins."""
    html = article.html
    tokens = read_tokens(html.source[sample.start - html.base : sample.end - html.base], sample.start)
    first = [*(tag.span for tag in tokens.tags[:1]), *(comment.span for comment in tokens.comments[:1])]
    return min(first, default=sample)


def _escapes(article: Article, region: CodeRegion) -> tuple[Edit, ...]:
    """Give the edits for the angle brackets of the samples; none for code without an end tag, or with templates."""
    closer = f"</{region.tag.name}"
    is_closed = article.text[region.span.end : region.span.end + len(closer)].lower() == closer
    if not is_closed or holds_template(article, region.span):
        return ()
    # In the source as HTML the marks of a quote are blanks.
    source, base = article.html.source, article.html.base
    return tuple(
        Edit(Span(at, at + 1), _ESCAPES[source[at - base]])
        for start, end in region.samples
        for at in range(start, end)
        if source[at - base] in _ESCAPES
    )


class _Trial:
    """Samples escaped in a copy of the body."""

    def __init__(self, article: Article, regions: Sequence[CodeRegion], edits: Sequence[tuple[Edit, ...]]) -> None:
        self.article = article
        self.regions = regions
        self.edits = edits

    def shows_all(self, indices: Sequence[int]) -> bool:
        """Tell whether the page then shows the samples of the given regions as they are written."""
        text, html = self.article.text, self.article.html
        edits = [edit for index in indices for edit in self.edits[index]]
        body = apply_edits(text, edits)[self.article.body_start :]
        tree = turbohtml.parse(body if self.article.is_html else render(body))
        shown = "\0".join("".join(element.text.split()) for element in tree.select("pre, code"))
        at = 0
        for start, end in (sample for index in indices for sample in self.regions[index].samples):
            sample = "".join(turbohtml.unescape(html.source[start - html.base : end - html.base]).split())
            at = shown.find(sample, at)
            if at < 0:
                return False
            at += len(sample)
        return True
