"""HTML that leaks: markup which Markdown shows as a code block because a blank line ended the HTML block around it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from artlint.facts.elements import CONTAINERS, KNOWN
from artlint.facts.markdown import CodeBlock, Markdown, RawHtml
from artlint.facts.masks import mask_all_but
from artlint.facts.tokens import Tag, Tokens, read_tokens
from artlint.text import Span

# A named tuple's own constructor takes twice as long.
_new = tuple.__new__
_MARKUP = re.compile(r"<(?:!--|/?[a-zA-Z])")


class Leak(NamedTuple):
    """An indented code block that is leaked HTML, the container that it fell out of, and its own tags and comments.

    `source` is the text of the block with its indentation and all that is not HTML filled.
    """

    block: CodeBlock
    container: Tag
    source: str
    tokens: Tokens

    @property
    def span(self) -> Span:
        """The stretch of the code block, without the indentation of its first line."""
        return self.block.span


def find_leaks(body: str, base: int, markdown: Markdown, pieces: Sequence[RawHtml], tags: Sequence[Tag]) -> list[Leak]:
    """Give the leaked blocks of `body`; `tags` are those of its raw HTML `pieces`."""
    candidates = [
        block
        for block in markdown.code_blocks
        if not block.fenced and _MARKUP.search(body, block.span.start - base, block.span.end - base)
    ]
    if not candidates:
        return []
    sources = [_source_of(body, base, block) for block in candidates]
    return _Search(markdown, pieces, candidates, sources, tags).run()


def _source_of(body: str, base: int, block: CodeBlock) -> str:
    start, end = block.span
    kept = [(piece, index > 0) for index, piece in enumerate(block.pieces)]
    return mask_all_but(body[start - base : end - base], kept, start)


class _Open(NamedTuple):
    """A container that is open: its start tag, and the leak that holds it."""

    tag: Tag
    leak: CodeBlock | None


class _Search:
    """One walk over tags and candidates in reading order, with the stack of open containers."""

    def __init__(
        self,
        markdown: Markdown,
        pieces: Sequence[RawHtml],
        candidates: Sequence[CodeBlock],
        sources: Sequence[str],
        tags: Sequence[Tag],
    ) -> None:
        self.prose = markdown.prose
        self.pieces = pieces
        self.piece_starts = [piece.span.start for piece in pieces]
        self.candidates = candidates
        self.sources = sources
        self.inside = [read_tokens(source, block.span.start) for block, source in zip(candidates, sources, strict=True)]
        self.outside = [tag for tag in tags if tag[2] in CONTAINERS]
        self.ends = _matching_ends(self.outside, self.inside)
        self.last_sample = -1

    def run(self) -> list[Leak]:
        leaks: list[Leak] = []
        stack = _Stack()
        outside, at = self.outside, 0
        for block, source, tokens in zip(self.candidates, self.sources, self.inside, strict=True):
            start = block.span.start
            while at < len(outside) and outside[at][0] < start:
                stack.step(outside[at], None)
                at += 1
            if stack.open and self._is_leak(block, tokens, stack.open[-1]):
                leaks.append(Leak(block, stack.open[-1].tag, source, tokens))
                for tag in tokens.tags:
                    if tag[2] in CONTAINERS:
                        stack.step(tag, block)
            else:
                self.last_sample = start
        return leaks

    def _place(self, opened: _Open) -> int | None:
        """Give the list item or quote in which a container was opened; None for a line of text."""
        if opened.leak is not None:
            return opened.leak.container
        piece = self.pieces[bisect_right(self.piece_starts, opened.tag.start) - 1]
        return None if piece.inline else piece.container

    def _is_leak(self, block: CodeBlock, tokens: Tokens, around: _Open) -> bool:
        start = around.tag.start
        if around.tag.name == "details" or self._place(around) != block.container:
            return False
        if self.ends.get(start, -1) < block.span.start or self.last_sample > start:
            return False
        first = bisect_left(self.prose, start)
        if first < len(self.prose) and self.prose[first] < block.span.start:
            return False
        return any(not comment.bogus for comment in tokens.comments) or any(tag.name in KNOWN for tag in tokens.tags)


class _Stack:
    """The containers that are open, outermost first."""

    def __init__(self) -> None:
        self.open: list[_Open] = []
        self.counts: dict[str, int] = {}

    def step(self, tag: Tag, leak: CodeBlock | None) -> None:
        """Take in the next tag: an end tag closes everything up to its start tag, or nothing when it has none."""
        # By index: an article has dozens of them.
        name, counts = tag[2], self.counts
        if not tag[3]:
            self.open.append(_new(_Open, (tag, leak)))
            counts[name] = counts.get(name, 0) + 1
        elif counts.get(name):
            opened = ""
            while opened != name:
                opened = self.open.pop()[0][2]
                counts[opened] -= 1


def _matching_ends(outside: Sequence[Tag], inside: Sequence[Tokens]) -> dict[int, int]:
    """Give where the end tag of each container stands, by the offset of its start tag."""
    tags = [*outside]
    for tokens in inside:
        tags += [tag for tag in tokens.tags if tag[2] in CONTAINERS]
    tags.sort()
    ends: dict[int, int] = {}
    open_tags: defaultdict[str, list[int]] = defaultdict(list)
    for start, _, name, closing, _ in tags:
        starts = open_tags[name]
        if not closing:
            starts.append(start)
        elif starts:
            ends[starts.pop()] = start
    return ends
