"""Blanks at the ends of lines, and blank lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar, Literal

from artlint.config.kebab import option
from artlint.facts.article import Article
from artlint.facts.delimiters import Closing
from artlint.facts.elements import RAW_TEXT
from artlint.findings import Edit
from artlint.matchers.base import Context, Match, Matcher, Proposal
from artlint.matchers.surroundings import element_spans, is_within
from artlint.text import Span, apart

_TRAILING = re.compile(r"(?<![ \t])[ \t]++(?=[\r\n]|\Z)")
_BLANK_LINES = re.compile(r"(?:(?<=\n)|(?<=\r)(?!\n)|\A)(?:[ \t]*(?:\r\n?|\n))+")
_NEWLINE = re.compile(r"\r\n?|\n")
_BREAK = "  "


class Find(Matcher):
    """Blanks at the end of a line (`state: trailing`), or too many blank lines in a row (`state: lines`).

    Only the body counts, without code, templates, tags, comments and the text of scripts. Two blanks that break a line
    stay. `most` is how many blank lines may follow on one another; with `after_front_matter` there must be one below
    the block.
    """

    placeholders: ClassVar = frozenset(("count", "most"))
    variants: ClassVar = frozenset(("missing", "break"))
    actions: ClassVar = frozenset(("mend",))

    kind: Literal["spacing"]
    state: Literal["trailing", "lines"]
    """Blanks at the ends of lines, or blank lines."""
    most: int = option(default=1, ge=0)
    """How many blank lines may follow on one another."""
    after_front_matter: bool = True
    """Whether there has to be a blank line below the front matter."""

    def find(self, context: Context) -> Iterable[Match]:
        """Give the blanks at the ends of lines, or the blank lines that are too many."""
        article = context.article
        return _trailing(article) if self.state == "trailing" else self._lines(article)

    def propose(self, matches: Sequence[Match], _action: str, _context: Context) -> Sequence[Proposal | None]:
        """Give the edit that leaves as much as there may be."""
        return [Proposal((match.subject,)) for match in matches]

    def _lines(self, article: Article) -> Iterator[Match]:
        text, start = article.text, article.body_start
        body = article.body
        if self.after_front_matter and start and _has_closed_block(article) and body and body[0] not in "\r\n \t":
            newline = article.document.newline
            edit = Edit(Span(start, start), newline)
            yield Match(Span(start, start), {"most": str(self.most), "count": "0"}, "missing", subject=edit)
        kept = None
        end = len(text.rstrip(" \t\r\n"))
        for found in _BLANK_LINES.finditer(text, start, end):
            lines = [*_NEWLINE.finditer(text, *found.span())]
            if len(lines) <= self.most:
                continue
            first = lines[self.most - 1].end() if self.most else found.start()
            kept = _kept(article) if kept is None else kept
            if not is_within(kept, found.start()) and not is_within(kept, first):
                span = Span(first, found.end())
                words = {"most": str(self.most), "count": str(len(lines))}
                yield Match(span, words, subject=Edit(span))


def _trailing(article: Article) -> Iterator[Match]:
    text = article.text
    kept = None
    for found in _TRAILING.finditer(text, article.body_start):
        start, end = found.span()
        if start > article.body_start and text[start - 1] == "\\":
            # The blank keeps the backslash from breaking the line.
            continue
        is_break = found[0].endswith(_BREAK) and _breaks(text, start, end)
        if is_break and len(found[0]) == len(_BREAK):
            continue
        kept = _kept(article) if kept is None else kept
        if is_within(kept, start):
            continue
        span = Span(start, end)
        words = {"count": str(end - start)}
        yield Match(span, words, "break" if is_break else "", subject=Edit(span, _BREAK if is_break else ""))


def _breaks(text: str, start: int, end: int) -> bool:
    """Tell whether words stand before the blanks and on the line below them."""
    newline = _NEWLINE.match(text, end)
    if newline is None or text[start - 1 : start] in ("", "\n", "\r"):
        return False
    below = _NEWLINE.search(text, newline.end())
    return not text[newline.end() : below.start() if below else len(text)].isspace() and newline.end() < len(text)


def _has_closed_block(article: Article) -> bool:
    front_matter = article.front_matter
    return front_matter is not None and front_matter.block.closing is Closing.PROPER


def _kept(article: Article) -> list[Span]:
    """Give what in the body is not for editing, tags and comments among it, in order and apart."""
    html = article.markup
    spans = [*article.opaque, *element_spans(html, RAW_TEXT)]
    spans += [each.span for each in html.tags] + [each.span for each in html.comments]
    return apart(spans)
