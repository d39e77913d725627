"""The HTML of a body: its tags and comments in the source, its code samples, its leaks, and the tree for selectors."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeVar

import turbohtml

from artlint.facts.elements import RAW_TEXT, VOID
from artlint.facts.lazy import lazy
from artlint.facts.leaks import Leak, find_leaks
from artlint.facts.markdown import Markdown, RawHtml
from artlint.facts.masks import mask_all_but, mask_out
from artlint.facts.samples import CodeRegion, find_code_regions
from artlint.facts.tokens import Attribute, Comment, Tag, Tokens, read_attributes, read_tokens
from artlint.text import Span

_Placed = TypeVar("_Placed", Tag, Comment)


class Html:
    """What the HTML of a body says; every span counts code points of the document.

    `tags` and `comments` leave out code samples, which belong to `code_regions`.
    """

    def __init__(self, body: str, base: int, markdown: Markdown) -> None:
        self.body = body
        self.base = base
        self.markdown = markdown

    @lazy
    def _pieces(self) -> Sequence[RawHtml]:
        return _without_stray_raw_text(self.body, self.base, self.markdown.raw_html)

    @lazy
    def _first_source(self) -> str:
        return mask_all_but(self.body, _kept(self._pieces), self.base)

    @lazy
    def _first_tokens(self) -> Tokens:
        return read_tokens(self._first_source, self.base) if self._pieces else Tokens([], [])

    @lazy
    def leaks(self) -> list[Leak]:
        """The indented code blocks that are leaked HTML; they count as HTML for everything else."""
        if not self.markdown.code_blocks:
            return []
        return find_leaks(self.body, self.base, self.markdown, self._pieces, self._first_tokens.tags)

    def leak_at(self, offset: int) -> Leak | None:
        """Give the leak around an offset."""
        at = bisect_right(self.leaks, offset, key=lambda leak: leak.block.span.start) - 1
        return self.leaks[at] if at >= 0 and offset < self.leaks[at].block.span.end else None

    @lazy
    def source(self) -> str:
        """The body with all that is not HTML filled: same length, same lines."""
        if not self.leaks:
            return self._first_source
        # Leaks are code to the first copy of the body, which has filler in their place.
        parts: list[str] = []
        at = 0
        for leak in self.leaks:
            start = leak.block.span.start - self.base
            parts += (self._first_source[at:start], leak.source)
            at = start + len(leak.source)
        return "".join([*parts, self._first_source[at:]])

    @lazy
    def _tokens(self) -> Tokens:
        if not self.leaks:
            return self._first_tokens
        if not all(map(_stands_alone, (self._first_tokens, *(leak.tokens for leak in self.leaks)))):
            return read_tokens(self.source, self.base)
        tags, comments = [*self._first_tokens.tags], [*self._first_tokens.comments]
        for leak in self.leaks:
            tags += leak.tokens.tags
            comments += leak.tokens.comments
        return Tokens(sorted(tags), sorted(comments))

    @lazy
    def code_regions(self) -> list[CodeRegion]:
        """The outermost `pre` and `code` elements."""
        if not self._tokens.tags:
            return []
        return find_code_regions(self._tokens, self._pieces, self.source, self.base)

    @lazy
    def samples(self) -> list[Span]:
        """The code samples, in reading order: protected from every rule but the one about samples."""
        return [sample for region in self.code_regions for sample in region.samples]

    @lazy
    def tags(self) -> list[Tag]:
        """The start and end tags in the source."""
        return _outside(self._tokens.tags, self.samples) if self.samples else self._tokens.tags

    @lazy
    def comments(self) -> list[Comment]:
        """The comments in the source, bogus ones included."""
        return _outside(self._tokens.comments, self.samples) if self.samples else self._tokens.comments

    @lazy
    def by_name(self) -> dict[str, list[Tag]]:
        """The start tags by name, each list in reading order."""
        # By index, here and below: an article has a hundred tags, and a name is looked up more slowly.
        names: defaultdict[str, list[Tag]] = defaultdict(list)
        for tag in self.tags:
            if not tag[3]:
                names[tag[2]].append(tag)
        return dict(names)

    @lazy
    def end_tags(self) -> dict[int, Tag]:
        """The end tag of each element that has one, by the offset of its start tag."""
        ends: dict[int, Tag] = {}
        counts: dict[str, int] = {}
        stack: list[Tag] = []
        for tag in self.tags:
            name = tag[2]
            if not tag[3]:
                if name not in VOID:
                    stack.append(tag)
                    counts[name] = counts.get(name, 0) + 1
            elif counts.get(name):
                opened = stack.pop()
                while opened[2] != name:
                    counts[opened[2]] -= 1
                    opened = stack.pop()
                counts[name] -= 1
                ends[opened[0]] = tag
        return ends

    @lazy
    def start_tags(self) -> dict[int, Tag]:
        """The start tags by their offset."""
        return {tag.start: tag for tag in self.tags if not tag.closing}

    @lazy
    def by_attribute(self) -> dict[str, list[Tag]]:
        """The start tags by the names of their attributes, each list in reading order."""
        names: defaultdict[str, list[Tag]] = defaultdict(list)
        for tag in self.tags:
            for name, _ in tag[4]:
                names[name].append(tag)
        return dict(names)

    def attributes(self, tag: Tag) -> list[Attribute]:
        """Give the attributes of a start tag with their places, repeats kept."""
        if not tag.attrs:
            return []
        return read_attributes(self.source[tag.start - self.base : tag.end - self.base], len(tag.name) + 1, tag.start)

    def element_span(self, tag: Tag) -> Span | None:
        """Give the whole element of a start tag; None when it is not closed in the source."""
        if tag.name in VOID:
            return tag.span
        end = self.end_tags.get(tag.start)
        return Span(tag.start, end.end) if end else None

    @lazy
    def _tree(self) -> turbohtml.Document:
        return turbohtml.parse(mask_out(self.source, self.samples, self.base), source_locations=True)

    def select(self, selector: str) -> list[Tag]:
        """Give the start tags of the elements that a CSS selector picks, in the order of the tree."""
        picked: list[Tag] = []
        for element in self._tree.select(selector):
            place = element.source_location
            tag = self.start_tags.get(place.start_tag.start_offset + self.base) if place else None
            if tag is not None:
                picked.append(tag)
        return picked

    def is_in_code(self, offset: int) -> bool:
        """Tell whether `offset` lies inside a `pre` or `code` element."""
        at = bisect_right(self.code_regions, offset, key=lambda region: region.span.start) - 1
        return at >= 0 and offset < self.code_regions[at].span.end


def _kept(pieces: Iterable[RawHtml]) -> list[tuple[Span, bool]]:
    kept: list[tuple[Span, bool]] = []
    last: RawHtml | None = None
    for piece in pieces:
        follows = last is not None and not (piece.inline or last.inline) and piece.block_end == last.block_end
        kept.append((piece.span, follows))
        last = piece
    return kept


def _outside(found: Sequence[_Placed], samples: Sequence[Span]) -> list[_Placed]:
    """Give what does not begin inside a sample; both are in reading order."""
    outside: list[_Placed] = []
    at = 0
    for each in found:
        while at < len(samples) and samples[at].end <= each.start:
            at += 1
        if at == len(samples) or each.start < samples[at].start:
            outside.append(each)
    return outside


def _stands_alone(tokens: Tokens) -> bool:
    """Tell whether what follows these tags is markup again: no comment and no raw text is still open."""
    are_closing = [tag[3] for tag in tokens.tags if tag[2] in RAW_TEXT]
    return 2 * sum(are_closing) == len(are_closing) and all(comment[2] for comment in tokens.comments)


_RAW_TEXT_TAG = re.compile(
    r"</?(title|textarea|script|style|xmp|iframe|noembed|noframes|plaintext)(?=[\s/>])", re.IGNORECASE
)


def _without_stray_raw_text(body: str, base: int, pieces: Sequence[RawHtml]) -> Sequence[RawHtml]:
    """Leave out raw-text start tags in lines of text whose end tag never comes: they would swallow the rest."""
    found = [
        (piece, match)
        for piece in pieces
        if piece.inline and (match := _RAW_TEXT_TAG.match(body, piece.span.start - base, piece.span.end - base))
    ]
    if not found:
        return pieces
    last_end: dict[str, int] = {}
    for piece in pieces:
        for match in _RAW_TEXT_TAG.finditer(body, piece.span.start - base, piece.span.end - base):
            if match[0].startswith("</"):
                last_end[match[1].lower()] = match.start()
    stray = {
        piece
        for piece, match in found
        if not match[0].startswith("</") and last_end.get(match[1].lower(), -1) < match.start()
    }
    return [piece for piece in pieces if piece not in stray]
