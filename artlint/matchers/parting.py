"""HTML that keeps apart what stands around it, or that Markdown renderers take differently with what follows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Set as AbstractSet

from artlint.expressions import expression
from artlint.facts.article import Article
from artlint.facts.elements import CONTAINERS
from artlint.facts.lazy import lazy
from artlint.facts.markdown import RawHtml
from artlint.facts.tokens import Tag
from artlint.text import Span

_BLOCKS = CONTAINERS | {"p", "hr"}
_PARTING = _BLOCKS | {"li", "dt", "dd", "td", "th", "caption", "body"}
_LOOSE = frozenset(("table",))
"""Text that comes directly into it is shown before it."""
_BLANK_BEHIND = expression(r"[ \t]*(?:\r\n?+|\n)[ \t]*(?:\r\n?+|\n|\Z)")
_BLANK_BEFORE = expression(r"(?:\r\n?+|\n)[ \t]*(?:\r\n?+|\n)[ \t]*\Z")
"""A newline is taken whole: the two characters of one are no blank line."""
_SPACE_BEHIND = expression(r"\s*")
_LEAD = expression(r"([ \t>]*)((?:(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|\Z))*)")
_DEFINITION = expression(r"[ \t>]*\[[^\]\r\n]{1,1000}\]:")
_MOST_LINES = 100
_LONGEST = 200
"""How many lines up the beginning of a list item is looked for, and how many blanks are looked over."""


class Surroundings:
    """What stands around the stretches of one article that are to go."""

    def __init__(self, article: Article) -> None:
        self.article = article

    def matter(self, span: Span) -> bool:
        """Tell whether the page could be another one without `span`, for what stands around it."""
        if self._parts_text(span):
            return True
        pieces = self.article.markdown.raw_html
        at = bisect_right(pieces, span.start, key=_start_of_piece) - 1
        if at < 0 or span.start >= pieces[at].span.end:
            return False
        piece = pieces[at]
        return bool(piece.container and self._is_before_lazy_line(span)) or (
            piece.inline and self._is_beside_definition(span)
        )

    @lazy
    def _matched(self) -> AbstractSet[int]:
        return {tag.start for tag in self.article.html.end_tags.values()}

    def _parts_text(self, span: Span) -> bool:
        """Tell whether a block element begins there that stands between two texts, without another to part them."""
        tag = self.article.html.start_tags.get(span.start)
        if tag is None or tag.name not in _BLOCKS:
            return False
        return not (self._is_apart_behind(span.end) or self._is_apart_before(span.start))

    def _is_apart_behind(self, offset: int) -> bool:
        text, tags = self.article.text, self.article.html.tags
        if not self.article.is_html and _BLANK_BEHIND.match(text, offset):
            return True
        found = _SPACE_BEHIND.match(text, offset, offset + _LONGEST)
        at = found.end() if found else offset
        index = bisect_right(tags, offset - 1, key=_start)
        return at == len(text) or (index < len(tags) and tags[index].start == at and self._parts(tags[index]))

    def _is_apart_before(self, offset: int) -> bool:
        text, tags = self.article.text, self.article.html.tags
        before = text[max(self.article.body_start, offset - _LONGEST) : offset]
        if not self.article.is_html and _BLANK_BEFORE.search(before):
            return True
        at = offset - len(before) + len(before.rstrip())
        index = bisect_right(tags, offset - 1, key=_start) - 1
        return at == self.article.body_start or (index >= 0 and tags[index].end == at and self._parts(tags[index]))

    def _parts(self, tag: Tag) -> bool:
        if tag.closing:
            return tag.name in _PARTING and tag.start in self._matched
        return tag.name in _PARTING and tag.name not in _LOOSE

    def _is_before_lazy_line(self, span: Span) -> bool:
        """Tell whether a line of the same list item follows that is not indented as far as the item.

        Behind HTML, renderers do not agree on whether such a line still belongs to it.
        """
        text, lines = self.article.text, self.article.lines
        behind = lines.end(max(span.start, span.end - 1))
        following = text[behind : lines.content_end(behind)] if behind < len(text) else ""
        lead = _LEAD.match(following)
        if lead is None or lead[2] or lead.end() == len(following):
            return False
        start = lines.start(span.start)
        for _ in range(_MOST_LINES):
            own = _LEAD.match(text, start)
            if own is not None and own[2]:
                is_less_quoted = lead[1].count(">") < own[0].count(">")
                return is_less_quoted or len(lead[1].expandtabs(4)) < len(own[0].expandtabs(4))
            if start <= self.article.body_start:
                return False
            start = lines.start(start - 1)
        return True

    def _is_beside_definition(self, span: Span) -> bool:
        """Tell whether the line above or below defines a link or a note, as far as a renderer takes it for that."""
        text, lines = self.article.text, self.article.lines
        start, behind = lines.start(span.start), lines.end(max(span.start, span.end - 1))
        above = lines.start(start - 1) if start > self.article.body_start else start
        return any(_DEFINITION.match(text, at) for at in (above, behind))


def _start(tag: Tag) -> int:
    return tag.start


def _start_of_piece(piece: RawHtml) -> int:
    return piece.span.start
