"""The Markdown structure of a body: raw HTML, code, links and images, as CommonMark sees them.

pyromark (pulldown-cmark) reports byte ranges; everything here is in code points of the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from pyromark import Markdown as Parser
from pyromark import Options

from artlint.frozen import frozen
from artlint.text import Span

_PARSER = Parser(
    options=Options.ENABLE_TABLES | Options.ENABLE_STRIKETHROUGH | Options.ENABLE_TASKLISTS | Options.ENABLE_FOOTNOTES
)
# https://spec.commonmark.org/0.31.2/#fenced-code-blocks: "may be followed only by spaces or tabs".
_TABBED = re.compile(r"^([ >]*(?:`{3,}|~{3,}) *)(\t[ \t]*)(?=\r?$)", re.MULTILINE)
_CONTAINERS = frozenset(("Item", "BlockQuote", "FootnoteDefinition"))
_PROSE = frozenset(("Paragraph", "Heading", "List", "Table"))
_ENDING = frozenset(("Paragraph", "Heading", "HtmlBlock", "TableCell", "Item"))

Event = tuple[Any, Any]
"""An event and its byte range, as plain data: pyromark's own types are unions that are dear to tell apart."""


# A named tuple's own constructor takes twice as long.
_new = tuple.__new__


class RawHtml(NamedTuple):
    """HTML that Markdown passes through: lines of an HTML block, or one tag in a line of text.

    `container` numbers the list item or quote around it, 0 for none; `block_end` is where its block or paragraph ends.
    """

    span: Span
    inline: bool
    container: int
    block_end: int


class CodeBlock(NamedTuple):
    """An indented or fenced code block, and the stretches of its content without indentation or quote marks."""

    span: Span
    fenced: bool
    container: int
    pieces: tuple[Span, ...]


class Reference(NamedTuple):
    """A Markdown link or image: the whole construct, and the address that it leads to."""

    span: Span
    is_image: bool
    url: str
    alt: str


@frozen(slots=True)
class Markdown:
    """What CommonMark sees in a body, each list in reading order.

    `prose` holds the starts of paragraphs, headings, lists, tables, rules and fences.
    """

    raw_html: tuple[RawHtml, ...] = ()
    code_blocks: tuple[CodeBlock, ...] = ()
    code_spans: tuple[Span, ...] = ()
    references: tuple[Reference, ...] = ()
    prose: tuple[int, ...] = ()


def parse_events(body: str) -> Iterator[Event]:
    """Give pyromark's events with their byte ranges, in the dialect that artlint reads everywhere."""
    return _PARSER.events_with_range(_closable(body))


def render(body: str) -> str:
    """Give the HTML that CommonMark makes of `body`."""
    return _PARSER.html(_closable(body))


def _closable(body: str) -> str:
    """Give `body` with blanks for the tabs behind a fence, with which pulldown-cmark does not see that it closes."""
    # To look for the few there are takes less than a walk over all lines.
    if not any(mark in body for mark in ("`\t", "~\t", "` \t", "~ \t")):
        return body
    return _TABBED.sub(lambda found: found[1] + " " * len(found[2]), body)


def read_markdown(body: str, base: int = 0) -> Markdown:
    """Give the structure of `body`; spans count from `base`, the offset of the body in its document."""
    return _Reader(base).read(body)


class _Reader:
    """One walk over the events; byte ranges are gathered first, and turned into code points in one go."""

    def __init__(self, base: int) -> None:
        self.base = base
        self.html: list[tuple[int, int, bool, int, int]] = []
        self.code: list[tuple[int, int, bool, int, list[tuple[int, int]]]] = []
        self.code_spans: list[tuple[int, int]] = []
        self.references: list[tuple[int, int, bool, str, list[str]]] = []
        self.prose: list[int] = []
        self.containers = [0]
        self.container_count = 0
        self.block_end = 0
        self.in_code = False
        self.open_references: list[list[str]] = []
        self.open_images = 0

    def read(self, body: str) -> Markdown:  # noqa: C901 - a call for each kind of event would take longer than they do
        """Give the structure of `body`."""
        # The most frequent events come first, those of plain prose have no call of their own, and a test for a key is
        # cheaper than taking the event apart.
        for event, place in parse_events(body):
            if type(event) is str:
                self._mark(event, place["start"])
            elif "Text" in event:
                if self.in_code or self.open_references:
                    self._text(event["Text"], place["start"], place["end"])
            elif "Html" in event:
                if self.containers[-1]:
                    self._html_line(place["start"], place["end"])
            elif "Start" in event:
                if event["Start"] == "Paragraph":
                    self.block_end = place["end"]
                    self.prose.append(place["start"])
                else:
                    self._start(event["Start"], place["start"], place["end"])
            elif "End" in event:
                if event["End"] != "Paragraph":
                    self._end(event["End"])
            else:
                self._word(event, place["start"], place["end"])
        return self._in_code_points(body)

    def _mark(self, name: str, start: int) -> None:
        if name == "Rule":
            self.prose.append(start)

    def _text(self, text: str, start: int, end: int) -> None:
        if self.in_code:
            self.code[-1][4].append((start, end))
        else:
            self._name(text)

    def _word(self, event: dict[str, Any], start: int, end: int) -> None:
        if "InlineHtml" in event:
            self._inline_html(start, end)
        elif "Code" in event:
            self.code_spans.append((start, end))
            self._name(event["Code"])

    def _inline_html(self, start: int, end: int) -> None:
        # The words of an image are an attribute of it: no tag in them is one.
        if not self.open_images:
            self.html.append((start, end, True, self.containers[-1], self.block_end))

    def _name(self, text: str) -> None:
        for words in self.open_references:
            words.append(text)

    def _html_line(self, start: int, end: int) -> None:
        """Take in a line of a block inside a list item or a quote: what parts it from the next is not HTML."""
        if self.html:
            last = self.html[-1]
            if last[1] == start and last[4] == self.block_end and not last[2]:
                self.html[-1] = (last[0], end, *last[2:])
                return
        self.html.append((start, end, False, self.containers[-1], self.block_end))

    def _start(self, what: Any, start: int, end: int) -> None:
        name = what if type(what) is str else next(iter(what))
        if name in _ENDING:
            self.block_end = end
            if name == "HtmlBlock" and not self.containers[-1]:
                self.html.append((start, end, False, 0, end))
                return
        if name in _PROSE:
            self.prose.append(start)
        elif name in _CONTAINERS:
            self.container_count += 1
            self.containers.append(self.container_count)
        elif name == "CodeBlock":
            fenced = what[name] != "Indented"
            self.in_code = True
            self.code.append((start, end, fenced, self.containers[-1], []))
            if fenced:
                self.prose.append(start)
        elif name in ("Link", "Image"):
            words: list[str] = []
            self.open_references.append(words)
            self.open_images += name == "Image"
            self.references.append((start, end, name == "Image", what[name]["dest_url"], words))

    def _end(self, what: Any) -> None:
        name = what if type(what) is str else next(iter(what))
        if name in _CONTAINERS:
            self.containers.pop()
        elif name == "CodeBlock":
            self.in_code = False
        elif name in ("Link", "Image"):
            self.open_references.pop()
            self.open_images -= name == "Image"

    def _in_code_points(self, body: str) -> Markdown:
        at = code_points(body, self._offsets(), self.base)

        def span(start: int, end: int) -> Span:
            return _new(Span, (at[start], at[end]))

        return Markdown(
            tuple(
                [
                    _new(RawHtml, (_new(Span, (at[s], at[e])), inline, box, at[stop]))
                    for s, e, inline, box, stop in self.html
                ]
            ),
            tuple(
                [
                    CodeBlock(span(s, e), fenced, box, tuple([_new(Span, (at[s], at[e])) for s, e in pieces]))
                    for s, e, fenced, box, pieces in self.code
                ]
            ),
            tuple([span(s, e) for s, e in self.code_spans]),
            tuple(
                [Reference(span(s, e), is_image, url, "".join(words)) for s, e, is_image, url, words in self.references]
            ),
            tuple([at[start] for start in self.prose]),
        )

    def _offsets(self) -> set[int]:
        wanted = set(self.prose)
        for start, end, _, _, stop in self.html:
            wanted.add(start)
            wanted.add(end)
            wanted.add(stop)
        for start, end, _, _, pieces in self.code:
            wanted.update((start, end))
            for piece in pieces:
                wanted.update(piece)
        for code_span in self.code_spans:
            wanted.update(code_span)
        for start, end, *_ in self.references:
            wanted.update((start, end))
        return wanted


class _Shifted(dict[int, int]):
    """Byte offsets of ASCII text: they are the code points, but for where the text begins."""

    def __init__(self, base: int) -> None:
        super().__init__()
        self.base = base

    def __missing__(self, key: int) -> int:
        return key + self.base


def code_points(body: str, offsets: set[int], base: int) -> dict[int, int]:
    """Give the code point of each byte offset, in one walk over the text."""
    if body.isascii():
        return _Shifted(base)
    data = body.encode("utf-8")
    points: dict[int, int] = {}
    last, point = 0, base
    # Rust gives no range that would cut a character, so each piece decodes by itself.
    for offset in sorted(offsets):
        point += len(data[last:offset].decode())
        points[offset] = point
        last = offset
    return points
