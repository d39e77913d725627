"""Places in a text: spans, and the way from offsets to lines and columns."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

# A named tuple's own constructor takes twice as long.
_new = tuple.__new__
_LINE_END = re.compile(r"\r\n?|\n")


class Span(NamedTuple):
    """A half-open stretch of a text, in code points of the decoded text (BOM not counted, CRLF is two)."""

    start: int
    end: int

    def moved(self, by: int) -> Span:
        """Give the same stretch, `by` code points further on."""
        return Span(self.start + by, self.end + by)

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share a code point, or one is an insertion point inside the other."""
        if self == other:
            return True
        return self.start < other.end and other.start < self.end


def apart(spans: Iterable[Span]) -> list[Span]:
    """Give `spans` in order, those that overlap as one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def outermost(spans: Iterable[Span]) -> list[Span]:
    """Give those of `spans` that begin in no other one, in order."""
    found: list[Span] = []
    for span in sorted(spans):
        if not found or span.start >= found[-1].end:
            found.append(span)
    return found


class Position(NamedTuple):
    """A place as people count it: 1-based line, 1-based column in code points."""

    line: int
    column: int


class Lines:
    """The lines of one text, ended by LF, CRLF or CR and by nothing else."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def starts(self) -> list[int]:
        """The offset at which each line begins."""
        if "\r" not in self.text:
            starts = [0]
            at = self.text.find("\n") + 1
            while at:
                starts.append(at)
                at = self.text.find("\n", at) + 1
            return starts
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    def position(self, offset: int) -> Position:
        """Give the 1-based line and column of an offset."""
        line = bisect_right(self.starts, offset)
        return _new(Position, (line, offset - self.starts[line - 1] + 1))

    def start(self, offset: int) -> int:
        """Give the offset at which the line around `offset` begins."""
        return self.starts[bisect_right(self.starts, offset) - 1]

    def end(self, offset: int) -> int:
        """Give the offset just behind the line around `offset`, its newline included."""
        line = bisect_right(self.starts, offset)
        return self.starts[line] if line < len(self.starts) else len(self.text)

    def content_end(self, offset: int) -> int:
        """Give the offset at which the words of the line around `offset` end, its newline left out."""
        start, end = self.start(offset), self.end(offset)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return end

    def within(self, span: Span) -> Iterator[Span]:
        """Give the lines that begin in `span`, newlines included."""
        index = bisect_left(self.starts, span.start)
        while index < len(self.starts) and self.starts[index] < span.end:
            start = self.starts[index]
            index += 1
            yield Span(start, self.starts[index] if index < len(self.starts) else len(self.text))

    def line(self, number: int) -> str:
        """Give the text of a 1-based line without its newline."""
        start = self.starts[number - 1]
        return self.text[start : self.content_end(start)]


def is_alone(lines: Lines, span: Span) -> bool:
    """Tell whether nothing but blanks shares the lines of `span`."""
    before = lines.text[lines.start(span.start) : span.start]
    after = lines.text[span.end : lines.content_end(span.end)]
    return not before.strip() and not after.strip()


def whole_lines(lines: Lines, span: Span) -> Span:
    """Widen `span` to the full lines it stands on, the last newline included."""
    return Span(lines.start(span.start), lines.end(max(span.start, span.end - 1)))


def clip(text: str, limit: int = 60) -> str:
    """Give `text` on one line, shortened to `limit` code points with an ellipsis in the middle."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    half = (limit - 1) // 2
    return f"{line[: limit - 1 - half]}…{line[-half:]}"
