"""The HTML of a body: its tags and comments in the source, its code samples, its leaks, and the tree for selectors."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property

import turbohtml

from artlint.facts.elements import RAW_TEXT, VOID
from artlint.facts.leaks import Leak, find_leaks
from artlint.facts.markdown import Markdown, RawHtml
from artlint.facts.masks import mask_all_but, mask_out
from artlint.facts.samples import CodeRegion, find_code_regions
from artlint.facts.tokens import Attribute, Comment, Tag, Token, read_attributes, read_tokens
from artlint.text import Span


class Html:
    """What the HTML of a body says; every span counts code points of the document.

    `tags` and `comments` leave out code samples, which belong to `code_regions`.
    """

    def __init__(self, body: str, base: int, markdown: Markdown) -> None:
        self.body = body
        self.base = base
        self.markdown = markdown

    @cached_property
    def _pieces(self) -> Sequence[RawHtml]:
        return _without_stray_raw_text(self.body, self.base, self.markdown.raw_html)

    @cached_property
    def _first_tokens(self) -> list[Token]:
        return read_tokens(mask_all_but(self.body, _kept(self._pieces), self.base), self.base)

    @cached_property
    def leaks(self) -> list[Leak]:
        """The indented code blocks that are leaked HTML; they count as HTML for everything else."""
        if not self.markdown.code_blocks:
            return []
        return find_leaks(self.body, self.base, self.markdown, self._pieces, self._first_tokens)

    @cached_property
    def source(self) -> str:
        """The body with all that is not HTML filled: same length, same lines."""
        kept = _kept(self._pieces)
        for leak in self.leaks:
            kept += [(piece, index > 0) for index, piece in enumerate(leak.block.pieces)]
        kept.sort()
        return mask_all_but(self.body, kept, self.base)

    @cached_property
    def _tokens(self) -> list[Token]:
        return read_tokens(self.source, self.base) if self.leaks else self._first_tokens

    @cached_property
    def code_regions(self) -> list[CodeRegion]:
        """The outermost `pre` and `code` elements."""
        return find_code_regions(self._tokens, self._pieces, self.base + len(self.body))

    @cached_property
    def samples(self) -> list[Span]:
        """The code samples, in reading order: protected from every rule but the one about samples."""
        return [sample for region in self.code_regions for sample in region.samples]

    @cached_property
    def _real(self) -> list[Token]:
        samples = self.samples
        if not samples:
            return self._tokens
        real: list[Token] = []
        at = 0
        for token in self._tokens:
            while at < len(samples) and samples[at].end <= token.span.start:
                at += 1
            if at == len(samples) or token.span.start < samples[at].start:
                real.append(token)
        return real

    @cached_property
    def tags(self) -> list[Tag]:
        """The start and end tags in the source."""
        return [token for token in self._real if isinstance(token, Tag)]

    @cached_property
    def comments(self) -> list[Comment]:
        """The comments in the source, bogus ones included."""
        return [token for token in self._real if isinstance(token, Comment)]

    @cached_property
    def end_tags(self) -> dict[int, Tag]:
        """The end tag of each element that has one, by the offset of its start tag."""
        ends: dict[int, Tag] = {}
        names: Counter[str] = Counter()
        stack: list[Tag] = []
        for tag in self.tags:
            if not tag.closing:
                if tag.name not in VOID:
                    stack.append(tag)
                    names[tag.name] += 1
            elif names[tag.name]:
                while True:
                    opened = stack.pop()
                    names[opened.name] -= 1
                    if opened.name == tag.name:
                        ends[opened.span.start] = tag
                        break
        return ends

    @cached_property
    def start_tags(self) -> dict[int, Tag]:
        """The start tags by their offset."""
        return {tag.span.start: tag for tag in self.tags if not tag.closing}

    def attributes(self, tag: Tag) -> list[Attribute]:
        """Give the attributes of a start tag."""
        return read_attributes(self.source[tag.span.start - self.base : tag.span.end - self.base], tag.span.start)

    def element_span(self, tag: Tag) -> Span | None:
        """Give the whole element of a start tag; None when it is not closed in the source."""
        if tag.name in VOID:
            return tag.span
        end = self.end_tags.get(tag.span.start)
        return Span(tag.span.start, end.span.end) if end else None

    @cached_property
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


def _without_stray_raw_text(body: str, base: int, pieces: Sequence[RawHtml]) -> Sequence[RawHtml]:
    """Leave out raw-text start tags in lines of text whose end tag never comes: they would swallow the rest."""
    kept: list[RawHtml] = []
    ended: set[str] = set()
    for piece in reversed(pieces):
        text = body[piece.span.start - base : piece.span.end - base].lower()
        if piece.inline:
            name = text.lstrip("</").rstrip(">").split(maxsplit=1)[:1]
            if name and name[0].rstrip("/") in RAW_TEXT:
                if text.startswith("</"):
                    ended.add(name[0])
                elif name[0] not in ended:
                    continue
        elif "</" in text:
            ended.update(word for word in RAW_TEXT if f"</{word}" in text)
        kept.append(piece)
    return kept[::-1]
