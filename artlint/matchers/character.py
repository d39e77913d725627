"""Single characters that should not be in a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Annotated, ClassVar, Literal

from artlint.config.kebab import Condition
from artlint.facts.article import Article
from artlint.facts.invisible import INVISIBLE
from artlint.facts.markdown import render
from artlint.findings import Edit
from artlint.matchers.base import Context, Match, Matcher, Proposal
from artlint.matchers.surroundings import is_within
from artlint.matchers.trials import showing_the_same
from artlint.patterns import Pattern
from artlint.sieve import Sieve
from artlint.text import Span, apart

_RANGE = re.compile(r"([0-9A-F]{4,6})(?:-([0-9A-F]{4,6}))?")
_TWO_BYTES, _THREE_BYTES = 0x80, 0x800
"""The first code points that take two and three bytes in UTF-8."""


def _is_range(value: str) -> str:
    if not _RANGE.fullmatch(value):
        raise ValueError("characters are written as U+ numbers without the U+: `200B` or `2066-2069`")
    return value


CodePoints = Annotated[str, Condition(after=_is_range)]
"""A code point or a range of them, in hexadecimal digits."""


class Find(Matcher):
    """Characters by their code points, outside code and templates.

    One that makes, with the character before it and the one behind it, a text that `not_around` matches is fine.
    """

    placeholders: ClassVar = frozenset(("code", "name"))
    actions: ClassVar = frozenset(("delete",))

    kind: Literal["character"]
    characters: tuple[CodePoints, ...]
    """The characters to flag, by their U+ numbers: `200B` or `2066-2069`."""
    not_around: Pattern | None = None
    """A character is fine where this pattern matches it together with the one before and the one behind it."""

    @cached_property
    def _points(self) -> tuple[int, ...]:
        found: list[int] = []
        for part in self.characters:
            first, _, last = part.partition("-")
            found += range(int(first, 16), int(last or first, 16) + 1)
        return tuple(found)

    @cached_property
    def _class(self) -> re.Pattern[str]:
        return re.compile("[" + "".join(re.escape(chr(point)) for point in self._points) + "]")

    @cached_property
    def _bytes(self) -> list[int]:
        return [point for point in self._points if point < _TWO_BYTES]

    @cached_property
    def _pairs(self) -> dict[int, frozenset[int]]:
        """The second bytes in UTF-8 of those that take two, by the first."""
        pairs: dict[int, set[int]] = {}
        for point in self._points:
            if _TWO_BYTES <= point < _THREE_BYTES:
                first, second = chr(point).encode()
                pairs.setdefault(first, set()).add(second)
        return {first: frozenset(seconds) for first, seconds in pairs.items()}

    @cached_property
    def _wide(self) -> Sieve | None:
        wide = "".join(re.escape(chr(point)) for point in self._points if point >= _THREE_BYTES)
        return Sieve(f"[{wide}]") if wide else None

    def find(self, context: Context) -> Iterable[Match]:
        """Give the characters."""
        return self._placed(context.article) if self._may_hold(context.article) else ()

    def _may_hold(self, article: Article) -> bool:
        """Tell whether it is worth to look at each character: to look for a byte is a hundred times faster."""
        data, text = article.document.data, article.text
        for byte in self._bytes:
            if byte in data:
                return True
        if text.isascii():
            return False
        if any(_holds_pair(data, first, seconds) for first, seconds in self._pairs.items()):
            return True
        return self._wide is not None and self._wide.lets_through(text)

    def _placed(self, article: Article) -> Iterator[Match]:
        text = article.text
        start = article.front_matter.block.opener.start if article.front_matter is not None else 0
        for found in self._class.finditer(text, start):
            at = found.start()
            if at >= article.body_start and is_within(article.opaque, at):
                continue
            around = (text[at - 1 : at] if at else "\n") + found[0] + (text[at + 1 : at + 2] or "\n")
            if self.not_around is None or not self.not_around.fullmatch(around):
                name = unicodedata.name(found[0], "")
                yield Match(Span(at, at + 1), {"code": f"U+{ord(found[0]):04X}", "name": f" {name}" if name else ""})

    def propose(self, matches: Sequence[Match], _action: str, context: Context) -> Sequence[Proposal | None]:
        """Give the edits that delete each, or put a blank in its place where it parts two words.

        In front matter, tags and the words of an image there is none: another value, address or description would be.
        """
        article = context.article
        edits = [_edit(article, match.span) for match in matches]
        fixed = _fixed(article)
        free = [
            index
            for index, match in enumerate(matches)
            if match.span.start >= article.body_start and not is_within(fixed, match.span.start)
        ]
        kept = set(free)
        if not article.is_html:
            kept = showing_the_same(article, free, [(edit,) for edit in edits], _seen)
        return [Proposal((edit,)) if index in kept else None for index, edit in enumerate(edits)]


def _holds_pair(data: bytes, first: int, seconds: frozenset[int]) -> bool:
    at = data.find(first)
    while at >= 0:
        if data[at + 1] in seconds:
            return True
        at = data.find(first, at + 2)
    return False


def _edit(article: Article, span: Span) -> Edit:
    text = article.text
    if INVISIBLE.match(text, span.start):
        return Edit(span)
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    return Edit(span, "" if not before.strip() or not after.strip() else " ")


def _fixed(article: Article) -> list[Span]:
    """Give the tags, comments and images of the body, in order and apart."""
    found = [
        *(tag.span for tag in article.markup.tags),
        *(comment.span for comment in article.markup.comments),
        *(each.span for each in article.markdown.references if each.is_image),
    ]
    return apart(found)


def _seen(body: str) -> str:
    """Give the page but for what nobody sees."""
    return " ".join(INVISIBLE.sub("", render(body)).split())
