"""The headings of a body, from Markdown and HTML alike, and the paragraphs that look like one."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from turbohtml import unescape

from artlint.facts.html import Html
from artlint.facts.markdown import code_points, parse_events
from artlint.facts.tokens import Tag
from artlint.text import Span

LEVELS = ("h1", "h2", "h3", "h4", "h5", "h6")
_CONTAINERS = frozenset(("Item", "BlockQuote", "FootnoteDefinition"))
_TAG = re.compile(r"<[^<>]*>")


class Heading(NamedTuple):
    """A heading: the whole of it, newline included in Markdown, its level from 1 to 6, and its words.

    `tag` is the start tag of one in HTML. `is_inside` tells whether it stands in a list item or a quote.
    """

    span: Span
    level: int
    text: str
    tag: Tag | None = None
    is_inside: bool = False


class Headings(NamedTuple):
    """The headings in reading order, and the paragraphs outside lists and quotes that hold strong words only."""

    all: tuple[Heading, ...]
    strong: tuple[Heading, ...]


def find_headings(body: str, base: int, html: Html) -> Headings:
    """Give the headings of `body`, which begins at offset `base` with its HTML; strong paragraphs have level 0."""
    found = _Reader().read(body)
    marks = [*found.headings, *found.strong]
    at = code_points(body, {offset for each in marks for offset in each[:2]}, base)

    def placed(each: _Found) -> Heading:
        return Heading(Span(at[each.start], at[each.end]), each.level, each.text, None, each.is_inside)

    headings = [*map(placed, found.headings), *in_html(body, base, html)]
    return Headings(tuple(sorted(headings)), tuple(map(placed, found.strong)))


def in_html(body: str, base: int, html: Html) -> list[Heading]:
    """Give the headings that are written as HTML and closed."""
    found: list[Heading] = []
    for level, name in enumerate(LEVELS, 1):
        for tag in html.by_name.get(name, ()):
            end = html.end_tags.get(tag.start)
            if end is not None:
                words = unescape(_TAG.sub("", body[tag.end - base : end.start - base]))
                found.append(Heading(Span(tag.start, end.end), level, " ".join(words.split()), tag))
    return found


class _Found(NamedTuple):
    start: int
    end: int
    level: int
    text: str
    is_inside: bool


class _Reader:
    """One walk over the events; offsets are those of bytes."""

    def __init__(self) -> None:
        self.headings: list[_Found] = []
        self.strong: list[_Found] = []
        self._depth = 0
        self._words: list[str] | None = None
        # The paragraph that is open, and whether it holds one strong stretch and nothing else.
        self._strong_depth = 0
        self._stretches = 0
        self._is_strong_only = True

    def read(self, body: str) -> _Reader:
        """Take in all of `body`."""
        for event, place in parse_events(body):
            if type(event) is str:
                self._inline(event in ("SoftBreak", "HardBreak"), " ")
                continue
            ((kind, what),) = event.items()
            if kind == "Start":
                self._start(what)
            elif kind == "End":
                self._end(what, place["start"], place["end"])
            elif kind in ("Text", "Code"):
                self._inline(is_break=False, text=what)
            else:
                self._is_strong_only = False
        return self

    def _start(self, what: str | dict[str, Any]) -> None:
        name = what if isinstance(what, str) else next(iter(what))
        if name in _CONTAINERS:
            self._depth += 1
        elif name in ("Heading", "Paragraph"):
            self._words, self._is_strong_only, self._stretches = [], True, 0
        elif name == "Strong":
            self._stretches += self._strong_depth == 0
            self._strong_depth += 1
        elif name in ("Image", "Link"):
            self._is_strong_only = False

    def _end(self, what: str | dict[str, Any], start: int, end: int) -> None:
        name = what if isinstance(what, str) else next(iter(what))
        if name in _CONTAINERS:
            self._depth -= 1
        elif name == "Strong":
            self._strong_depth -= 1
        elif self._words is not None and name in ("Heading", "Paragraph"):
            text = " ".join("".join(self._words).split())
            if isinstance(what, dict):
                self.headings.append(_Found(start, end, int(str(what["Heading"])[1:]), text, self._depth > 0))
            elif self._is_strong_only and self._stretches == 1 and not self._depth:
                self.strong.append(_Found(start, end, 0, text, is_inside=False))
            self._words = None

    def _inline(self, is_break: bool, text: str) -> None:  # noqa: FBT001 - an event is one or is not
        if self._words is not None:
            self._words.append(text)
            self._is_strong_only = self._is_strong_only and not is_break and self._strong_depth > 0
