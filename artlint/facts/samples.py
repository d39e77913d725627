"""Code samples: real markup inside `pre` and `code` that was meant to be read, not rendered."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from artlint.expressions import expression
from artlint.facts.elements import HIGHLIGHT, VOID
from artlint.facts.markdown import RawHtml
from artlint.facts.tokens import Comment, Tag, Tokens
from artlint.text import Span, outermost

_CODE = frozenset(("pre", "code"))
_ROWS = frozenset(("div", "ol", "ul", "li"))
# The rows of GeSHi, prettify, Atom and their kin.
_ROW_CLASS = expression(r"(?:\A|\s)(?:(?:[\w-]+-)?lines?|linenums|line-?\d+|[Ll]\d+|li\d|de\d)(?:\s|\Z)")

# What CSDN puts behind the code: the numbers of its lines, and a button that keeps it.
_ASIDE_CLASS = expression(r"(?:\A|\s)(?:pre-numbering|save_code)(?:\s|\Z)")


class CodeRegion(NamedTuple):
    """The content of an outermost `pre` or `code`, and the samples in it: whole elements and comments, in order."""

    tag: Tag
    span: Span
    samples: tuple[Span, ...]


def find_code_regions(tokens: Tokens, pieces: Sequence[RawHtml], source: str, base: int) -> list[CodeRegion]:
    """Give the outermost `pre` and `code` elements of a body, `source`, that begins at offset `base`."""
    end = base + len(source)
    tags = tokens.tags
    regions: list[CodeRegion] = []
    covered = -1
    # By index: all the tags of an article are asked.
    for index in [index for index, tag in enumerate(tags) if tag[2] in _CODE and not tag[3]]:
        tag = tags[index]
        if tag.start >= covered:
            stop = _closing_index(tags, index + 1, len(tags), tag.name)
            covered = tags[stop].start if stop < len(tags) else _open_end(tag, pieces, end)
            inside = [each for each in tags[index + 1 : stop] if each.start < covered]
            comments = _between(tokens.comments, tag.end, covered)
            if comments and tag.name == "code":
                comments = [each for each in comments if not _is_in_word(each, source, base)]
            samples = _samples(inside, comments, covered, is_list=_is_list(tag, inside, source, base))
            regions.append(CodeRegion(tag, Span(tag.end, covered), samples))
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


def _is_list(tag: Tag, inside: Sequence[Tag], source: str, base: int) -> bool:
    """Tell whether a highlighter, which names the language, put all lines into a numbered list."""
    is_named = tag.name == "pre" and len(inside) > 1 and any(name == "class" for name, _ in tag.attrs)
    if not is_named or (inside[0].name, inside[1].name) != ("ol", "li"):
        return False
    return not source[tag.end - base : inside[0].start - base].strip()


def _is_row(tag: Tag) -> bool:
    """Tell whether a highlighter made an element for a line of code."""
    return any(name == "class" and _ROW_CLASS.search(value) for name, value in tag.attrs)


def _is_aside(tag: Tag) -> bool:
    """Tell whether an element is what a highlighter shows beside the code."""
    return any(name == "class" and _ASIDE_CLASS.search(value) for name, value in tag.attrs)


def _between(comments: Sequence[Comment], start: int, limit: int) -> Sequence[Comment]:
    return comments[bisect_right(comments, (start,)) : bisect_right(comments, (limit,))] if comments else ()


def _is_in_word(comment: Comment, source: str, base: int) -> bool:
    """Tell whether a comment stands at a word, which it says something about, or takes out the end of the code.

    Nobody shows it there.
    """
    before, after = comment.start - base - 1, comment.end - base
    if source[before].isalnum() or source[after : after + 1].isalnum():
        return True
    return source.find("</code>", comment.start - base, after) >= 0


def _partners(tags: Sequence[Tag]) -> dict[int, int]:
    """Give the index of the other tag for each of a pair."""
    opened: dict[str, list[int]] = {}
    partners: dict[int, int] = {}
    for index, tag in enumerate(tags):
        if not tag.closing:
            opened.setdefault(tag.name, []).append(index)
        elif opened.get(tag.name):
            start = opened[tag.name].pop()
            partners[start], partners[index] = index, start
    return partners


def _samples(tags: Sequence[Tag], comments: Sequence[Comment], limit: int, *, is_list: bool) -> tuple[Span, ...]:
    """Give the samples among the tags and comments before an offset: one inside another belongs to it."""
    found = [comment.span for comment in comments]
    partners = _partners(tags)
    index, rows = 0, 0
    while index < len(tags):
        here, tag = index, tags[index]
        index += 1
        if tag.name in HIGHLIGHT:
            continue
        if tag.name in _ROWS and (is_list or (rows if tag.closing else _is_row(tag))):
            rows += -1 if tag.closing else 1
            continue
        if tag.closing or tag.name in VOID:
            found.append(tag.span)
            continue
        close = partners.get(here)
        if close is not None:
            if not _is_aside(tag):
                found.append(Span(tag.start, tags[close].end))
            index = close + 1
            continue
        # What is never closed ends with the element that it is in.
        index = next(
            (at for at in range(index, len(tags)) if tags[at].closing and partners.get(at, -1) < here), len(tags)
        )
        found.append(Span(tag.start, tags[index].start if index < len(tags) else limit))
    return tuple(outermost(found))
