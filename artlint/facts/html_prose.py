"""The passages of HTML blocks, of HTML files and of leaked HTML."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from turbohtml import unescape

from artlint.facts.drafts import BREAKING, Draft, take_tag
from artlint.facts.html import Html
from artlint.facts.markdown import RawHtml
from artlint.facts.tokens import Comment, Tag
from artlint.text import Span

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_OTHERWISE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});|\r\n?")
"""What does not read as it is written: entities, and newlines that are not LF."""


def html_drafts(html: Html, pieces: Sequence[RawHtml]) -> Iterator[Draft]:
    """Give the passages of HTML blocks and leaks."""
    marks: list[Tag | Comment] = sorted([*html.tags, *html.comments])
    starts = [mark.start for mark in marks]
    blocks: dict[int, list[Span]] = {}
    for piece in pieces:
        if not piece.inline:
            blocks.setdefault(piece.block_end, []).append(piece.span)
    groups = [*blocks.values(), *([*leak.block.pieces] for leak in html.leaks)]
    for spans in groups:
        walk = _HtmlWalk(html)
        for span in spans:
            first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
            yield from walk.through(span, marks[first:last])
        yield walk.draft


class _HtmlWalk:
    """One walk through the tags of an HTML block."""

    def __init__(self, html: Html) -> None:
        self.html = html
        self.draft = Draft()
        self.opened: Tag | None = None

    def through(self, span: Span, marks: Sequence[Tag | Comment]) -> Iterator[Draft]:
        """Give the passages that end in `span`."""
        at = span.start
        for mark in marks:
            self._words(at, mark.start)
            at = max(at, mark.end)
            if isinstance(mark, Comment):
                if mark.bogus:
                    self.draft.append(mark.start, mark.end)
            elif mark.name in BREAKING:
                if mark.closing and self.opened is not None and self.opened.name == mark.name:
                    self.draft.block = Span(self.opened.start, mark.end)
                yield self.draft
                self.opened = None if mark.closing else mark
                self.draft = Draft(is_heading=not mark.closing and mark.name in _HEADINGS)
            else:
                take_tag(self.draft, mark.start, mark.end, mark.name, closing=mark.closing)
        self._words(at, span.end)

    def _words(self, start: int, end: int) -> None:
        if start < end:
            base = self.html.base
            _verbatim(self.draft, self.html.body[start - base : end - base], start)


def _verbatim(draft: Draft, text: str, start: int) -> None:
    """Take in the text of HTML, with its entities as what they mean and its newlines as one character."""
    at = 0
    if "&" in text or "\r" in text:
        for match in _OTHERWISE.finditer(text):
            if match.start() > at:
                draft.append(start + at, start + match.start(), text[at : match.start()])
            read = unescape(match[0]) if match[0][0] == "&" else "\n"
            draft.append(start + match.start(), start + match.end(), read if len(read) == 1 else None)
            at = match.end()
    if at < len(text):
        draft.append(start + at, start + len(text), text[at:])
