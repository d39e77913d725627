"""Code samples: real markup inside `pre` and `code` that was meant to be read, not rendered."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from artlint.facts.elements import HIGHLIGHT, VOID
from artlint.facts.markdown import RawHtml
from artlint.facts.tokens import Comment, Tag, Tokens
from artlint.text import Span

_CODE = frozenset(("pre", "code"))


class CodeRegion(NamedTuple):
    """The content of an outermost `pre` or `code`, and the samples in it: whole elements and comments, in order."""

    tag: Tag
    span: Span
    samples: tuple[Span, ...]


def find_code_regions(tokens: Tokens, pieces: Sequence[RawHtml], end: int) -> list[CodeRegion]:
    """Give the outermost `pre` and `code` elements of a body that ends at offset `end`."""
    tags = tokens.tags
    regions: list[CodeRegion] = []
    covered = -1
    for index, tag in enumerate(tags):
        if tag.name in _CODE and not tag.closing and tag.start >= covered:
            stop = _closing_index(tags, index + 1, len(tags), tag.name)
            covered = tags[stop].start if stop < len(tags) else _open_end(tag, pieces, end)
            inside = [each for each in tags[index + 1 : stop] if each.start < covered]
            regions.append(CodeRegion(tag, Span(tag.end, covered), _samples(inside, tokens.comments, tag.end, covered)))
    return regions


def _closing_index(tags: Sequence[Tag], index: int, limit: int, name: str) -> int:
    """Give the index of the end tag that matches a start tag before `index`, or `limit`."""
    depth = 1
    for at in range(index, limit):
        tag = tags[at]
        if tag.name == name:
            depth += -1 if tag.closing else 1
            if not depth:
                return at
    return limit


def _open_end(tag: Tag, pieces: Sequence[RawHtml], end: int) -> int:
    """Give where code without end tag ends: a mention in a line of text with its paragraph, a block with the body."""
    at = bisect_right(pieces, tag.start, key=lambda piece: piece.span.start) - 1
    return pieces[at].block_end if at >= 0 and pieces[at].inline else end


def _samples(tags: Sequence[Tag], comments: Sequence[Comment], start: int, limit: int) -> tuple[Span, ...]:
    """Give the samples among the tags and comments between two offsets: one inside another belongs to it."""
    found: list[Span] = []
    if comments:
        first = bisect_right(comments, (start,))
        last = bisect_right(comments, (limit,))
        found += [comment.span for comment in comments[first:last]]
    index = 0
    while index < len(tags):
        tag = tags[index]
        index += 1
        if tag.name in HIGHLIGHT:
            continue
        if tag.closing or tag.name in VOID:
            found.append(tag.span)
            continue
        close = _closing_index(tags, index, len(tags), tag.name)
        found.append(Span(tag.start, tags[close].end if close < len(tags) else limit))
        index = close + 1
    if not found:
        return ()
    outermost: list[Span] = []
    for span in sorted(found):
        if not outermost or span.start >= outermost[-1].end:
            outermost.append(span)
    return tuple(outermost)
