"""The Markdown structure of a body: raw HTML, code, links and images, as CommonMark sees them.

pyromark (pulldown-cmark) reports byte ranges; everything here is in code points of the document.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, chain
from typing import Any, NamedTuple

from pyromark import Markdown as Parser
from pyromark import Options

from artlint.facts.lazy import lazy
from artlint.frozen import frozen
from artlint.text import Span

_PARSER = Parser(
    options=Options.ENABLE_TABLES | Options.ENABLE_STRIKETHROUGH | Options.ENABLE_TASKLISTS | Options.ENABLE_FOOTNOTES
)
# https://spec.commonmark.org/0.31.2/#fenced-code-blocks: "may be followed only by spaces or tabs".
_TABBED = re.compile(r"^([ >]*(?:`{3,}|~{3,}) *)(\t[ \t]*)(?=\r?$)", re.MULTILINE)
_CONTAINERS = frozenset(("Item", "BlockQuote", "FootnoteDefinition"))
_PROSE = frozenset(("Heading", "List", "Table"))
_ENDING = frozenset(("Heading", "HtmlBlock", "Item"))
_NAMED = frozenset(("Link", "Image"))
_CLOSED = _CONTAINERS | {"Image", "CodeBlock"}
_PASSED = frozenset(("Emphasis", "Strong", "Strikethrough", "TableHead", "TableRow"))

_SHORT = 100_000
"""Code points up to which the HTML of a body is remembered until some others were asked for."""

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
    """An indented or fenced code block; `pieces` are those of an indented one without indentation and quote marks."""

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


@frozen
class Markdown:
    """What CommonMark sees in a body, each list in reading order."""

    raw_html: tuple[RawHtml, ...] = ()
    code_blocks: tuple[CodeBlock, ...] = ()
    references: tuple[Reference, ...] = ()
    rest: Rest | None = None

    @lazy
    def code_spans(self) -> Sequence[Span]:
        """The code spans in lines of text."""
        return self.rest.placed_code_spans() if self.rest is not None and self.rest.code_spans else ()

    @lazy
    def prose(self) -> Sequence[int]:
        """The starts of paragraphs, headings, lists, tables, rules and fences."""
        return self.rest.placed_prose() if self.rest is not None and self.rest.prose else ()


class Rest(NamedTuple):
    """What few ask for of a body: its code spans, and where its prose begins; in bytes until then."""

    body: str
    base: int
    code_spans: list[tuple[int, int]]
    prose: list[int]

    def placed_code_spans(self) -> Sequence[Span]:
        """Give the code spans in code points of the document."""
        return _spans(self.code_spans, code_points(self.body, [*chain(*self.code_spans)], self.base))

    def placed_prose(self) -> Sequence[int]:
        """Give the starts of the prose in code points of the document."""
        at = code_points(self.body, self.prose, self.base)
        return [at[offset] for offset in self.prose]


def parse_events(body: str) -> Iterator[Event]:
    """Give pyromark's events with their byte ranges, in the dialect that artlint reads everywhere."""
    return _PARSER.events_with_range(_closable(body))


def render(body: str) -> str:
    """Give the HTML that CommonMark makes of `body`."""
    return (_rendered_once if len(body) <= _SHORT else _rendered)(body)


def _rendered(body: str) -> str:
    return _PARSER.html(_closable(body))


_rendered_once = lru_cache(maxsize=8)(_rendered)
"""The same for bodies that several who try a fix, and the proof, begin with."""


def _closable(body: str) -> str:
    """Give `body` with blanks for the tabs behind a fence, with which pulldown-cmark does not see that it closes."""
    # To look for one character takes a tenth of the time of two, and for the few marks there are less than a walk over
    # all lines.
    if "\t" not in body or not any(mark in body for mark in ("`\t", "~\t", "` \t", "~ \t")):
        return body
    return _TABBED.sub(lambda found: found[1] + " " * len(found[2]), body)


def read_markdown(body: str, base: int = 0) -> Markdown:
    """Give the structure of `body`; spans count from `base`, the offset of the body in its document."""
    return _Reader().read(body, base)


class _Reader:
    """One walk over the events; byte ranges are gathered first, and turned into code points in one go.

    All that is gathered begins with its byte offsets.
    """

    def __init__(self) -> None:
        self.html: list[tuple[int, int, int, bool, int]] = []
        self.code: list[tuple[int, int, bool, int, list[tuple[int, int]]]] = []
        self.code_spans: list[tuple[int, int]] = []
        self.references: list[tuple[int, int, bool, str, list[str]]] = []
        self.prose: list[int] = []
        self.containers = [0]
        self.container_count = 0
        self.block_end = 0
        self.open_pieces: list[list[tuple[int, int]]] = []
        self.open_references: list[list[str]] = []
        self.open_images = 0

    def read(self, body: str, base: int) -> Markdown:  # noqa: C901, PLR0912 - a call for each kind of event would take
        # longer than they do
        """Give the structure of `body`."""
        prose, containers = self.prose, self.containers
        open_pieces, open_references = self.open_pieces, self.open_references
        # The most frequent events come first, those of plain prose have no call of their own, and a test for a key is
        # cheaper than taking the event apart. It is no error where the event is a mere name.
        for event, place in parse_events(body):
            if "Text" in event:
                if open_references:
                    self._name(event["Text"])
                elif open_pieces:
                    open_pieces[-1].append((place["start"], place["end"]))
            elif "Start" in event:
                what = event["Start"]
                if what == "Paragraph":
                    self.block_end = place["end"]
                    prose.append(place["start"])
                elif type(what) is not str:
                    (name,) = what
                    if name in _NAMED:
                        self._refer(name == "Image", what[name]["dest_url"], place["start"], place["end"])
                    else:
                        self._start(name, what[name], place["start"], place["end"])
                elif what == "TableCell":
                    self.block_end = place["end"]
                elif what not in _PASSED:
                    self._start(what, None, place["start"], place["end"])
            elif "End" in event:
                what = event["End"]
                if what == "Paragraph":
                    pass
                elif what == "Link":
                    open_references.pop()
                elif type(what) is not str:
                    if "Heading" not in what:
                        self._end(*what)
                elif what in _CLOSED:
                    self._end(what)
            elif "Html" in event:
                if containers[-1]:
                    self._html_line(place["start"], place["end"])
            elif "InlineHtml" in event:
                # The words of an image are an attribute of it: no tag in them is one.
                if not self.open_images:
                    self.html.append((place["start"], place["end"], self.block_end, True, containers[-1]))
            elif "Code" in event:
                self.code_spans.append((place["start"], place["end"]))
                if open_references:
                    self._name(event["Code"])
            elif event == "Rule":
                prose.append(place["start"])
        return self._in_code_points(body, base)

    def _name(self, text: str) -> None:
        for words in self.open_references:
            words.append(text)

    def _refer(self, is_image: bool, url: str, start: int, end: int) -> None:  # noqa: FBT001 - it is one or is not
        words: list[str] = []
        self.open_references.append(words)
        self.open_images += is_image
        self.references.append((start, end, is_image, url, words))

    def _html_line(self, start: int, end: int) -> None:
        """Take in a line of a block inside a list item or a quote: what parts it from the next is not HTML."""
        if self.html:
            first, last, stop, inline, container = self.html[-1]
            if last == start and stop == self.block_end and not inline:
                self.html[-1] = (first, end, stop, inline, container)
                return
        self.html.append((start, end, self.block_end, False, self.containers[-1]))

    def _start(self, name: str, what: Any, start: int, end: int) -> None:
        if name in _ENDING:
            self.block_end = end
            if name == "HtmlBlock" and not self.containers[-1]:
                self.html.append((start, end, end, False, 0))
                return
        if name in _PROSE:
            self.prose.append(start)
        elif name in _CONTAINERS:
            self.container_count += 1
            self.containers.append(self.container_count)
        elif name == "CodeBlock":
            self._code(start, end, fenced=what != "Indented")

    def _code(self, start: int, end: int, *, fenced: bool) -> None:
        pieces: list[tuple[int, int]] = []
        self.code.append((start, end, fenced, self.containers[-1], pieces))
        if fenced:
            self.prose.append(start)
        else:
            self.open_pieces.append(pieces)

    def _end(self, name: str) -> None:
        if name == "Image":
            self.open_references.pop()
            self.open_images -= 1
        elif name in _CONTAINERS:
            self.containers.pop()
        elif name == "CodeBlock":
            self.open_pieces.clear()

    def _in_code_points(self, body: str, base: int) -> Markdown:
        offsets = [offset for each in self.html for offset in each[:3]]
        for gathered in (self.code, self.references):
            for start, end, *_ in gathered:
                offsets += (start, end)
        for code in self.code:
            for piece in code[4]:
                offsets += piece
        at = code_points(body, offsets, base)
        return Markdown(
            tuple(
                [
                    _new(RawHtml, (_new(Span, (at[start], at[end])), inline, box, at[stop]))
                    for start, end, stop, inline, box in self.html
                ]
            ),
            tuple(
                [
                    _new(CodeBlock, (_new(Span, (at[start], at[end])), fenced, box, _spans(pieces, at)))
                    for start, end, fenced, box, pieces in self.code
                ]
            ),
            tuple(
                [
                    _new(Reference, (_new(Span, (at[start], at[end])), is_image, url, "".join(words)))
                    for start, end, is_image, url, words in self.references
                ]
            ),
            Rest(body, base, self.code_spans, self.prose),
        )


def _spans(places: list[tuple[int, int]], at: Mapping[int, int]) -> tuple[Span, ...]:
    return tuple([_new(Span, (at[start], at[end])) for start, end in places])


def code_points(body: str, offsets: Collection[int], base: int) -> Mapping[int, int]:
    """Give the code point of each byte offset, in one walk over the text."""
    if not offsets:
        return {}
    if body.isascii():
        return {offset: offset + base for offset in offsets}
    data = body.encode("utf-8")
    ends = sorted(offsets)
    # Rust gives no range that would cut a character, so each piece decodes by itself. Without a line of Python for each
    # this takes half of the time.
    pieces = map(data.__getitem__, map(slice, chain((0,), ends), ends))
    lengths = map(len, map(bytes.decode, pieces))
    points = accumulate(lengths, initial=base)
    next(points)
    return dict(zip(ends, points, strict=True))
