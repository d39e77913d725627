"""Code samples: real markup inside `pre` and `code` that was meant to be read, not rendered."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from artlint.facts.elements import HIGHLIGHT, VOID
from artlint.facts.markdown import RawHtml
from artlint.facts.tokens import Comment, Tag, Token
from artlint.text import Span

_CODE = ("pre", "code")


class CodeRegion(NamedTuple):
    """The content of an outermost `pre` or `code`, and the samples in it: whole elements and comments, in order."""

    tag: Tag
    span: Span
    samples: tuple[Span, ...]


def find_code_regions(tokens: Sequence[Token], pieces: Sequence[RawHtml], end: int) -> list[CodeRegion]:
    """Give the outermost `pre` and `code` elements of a body that ends at offset `end`."""
    regions: list[CodeRegion] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        index += 1
        if isinstance(token, Tag) and token.name in _CODE and not token.closing:
            stop = _closing_index(tokens, index, token.name)
            limit = tokens[stop].span.start if stop < len(tokens) else _open_end(token, pieces, end)
            while stop > index and tokens[stop - 1].span.start >= limit:
                stop -= 1
            samples = _samples(tokens, index, stop, limit)
            regions.append(CodeRegion(token, Span(token.span.end, limit), samples))
            index = stop
    return regions


def _closing_index(tokens: Sequence[Token], index: int, name: str) -> int:
    """Give the index of the end tag that matches a start tag before `index`, or the number of tokens."""
    depth = 1
    for at in range(index, len(tokens)):
        token = tokens[at]
        if isinstance(token, Tag) and token.name == name:
            depth += -1 if token.closing else 1
            if not depth:
                return at
    return len(tokens)


def _open_end(tag: Tag, pieces: Sequence[RawHtml], end: int) -> int:
    """Give where code without end tag ends: a mention in a line of text with its paragraph, a block with the body."""
    at = bisect_right(pieces, tag.span.start, key=lambda piece: piece.span.start) - 1
    return pieces[at].block_end if at >= 0 and pieces[at].inline else end


def _samples(tokens: Sequence[Token], index: int, stop: int, limit: int) -> tuple[Span, ...]:
    samples: list[Span] = []
    while index < stop:
        token = tokens[index]
        index += 1
        if isinstance(token, Comment) or (token.name not in HIGHLIGHT and (token.closing or token.name in VOID)):
            samples.append(token.span)
        elif token.name not in HIGHLIGHT:
            close = _closing_index(tokens[:stop], index, token.name)
            samples.append(Span(token.span.start, tokens[close].span.end if close < stop else limit))
            index = close + 1
    return tuple(samples)
