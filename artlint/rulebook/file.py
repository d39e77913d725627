"""A rule page as it is stored: what its front matter says, and the places that a complaint about it can name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from artlint.compiled import compiled
from artlint.facts.front_matter import FrontMatter
from artlint.facts.values import Entry, Value
from artlint.frozen import frozen
from artlint.rulebook.page_text import PageText, read_page_text
from artlint.rulebook.source import RulebookError, Source
from artlint.text import Lines, Span


@frozen
class PageFile:
    """One page of a source.

    `known` is its text where it was read; that of others is read when somebody asks.
    """

    source: Source
    path: Path
    known: PageText | None = None

    @cached_property
    def _written(self) -> PageText:
        return self.known or read_page_text(self.source, self.path)

    @property
    def front_matter(self) -> FrontMatter:
        """The front matter, which parses."""
        return self._written.front_matter

    @property
    def data(self) -> Mapping[str, Any]:
        """The front matter as ordinary data."""
        return self._written.data

    @property
    def body(self) -> str:
        """All that follows the front matter."""
        return self._written.text[self.front_matter.block.closer.end :]

    @cached_property
    def body_line(self) -> int:
        """The 1-based line on which the body begins."""
        return self._lines.position(self.front_matter.block.closer.end).line

    @property
    def _lines(self) -> Lines:
        return Lines(self._written.text)

    def place(self, line: int | None = None) -> str:
        """Give the page, and a line of it, for a message."""
        named = self.source.named(self.path)
        return named if line is None else f"{named}:{line}"

    def place_of(self, keys: Sequence[str]) -> str:
        """Give the page and the line of what `keys` lead to in the front matter, or of the key nearest to it."""
        return self.place(self._lines.position(_span(self.front_matter.entries, keys).start).line)

    def wrong(self, text: str, keys: Sequence[str] = ()) -> RulebookError:
        """Give an error about what `keys` lead to in the front matter, or about the key nearest to it."""
        return self.wrong_at(_span(self.front_matter.entries, keys), text)

    def wrong_at(self, span: Span, text: str) -> RulebookError:
        """Give an error about a place in the page."""
        return RulebookError(f"{self.place(self._lines.position(span.start).line)}: {text}")


def read_page(source: Source, path: Path) -> PageFile:
    """Give a page; RulebookError when it is no text, or has no front matter that parses."""
    return PageFile(source, path, read_page_text(source, path))


def data_of(files: Sequence[PageFile]) -> Sequence[Mapping[str, Any]]:
    """Give the data of pages, as they were read in an earlier run; raises as above."""
    found: Sequence[Mapping[str, Any]] = compiled(
        "rules", [str(file.path) for file in files], lambda: [file.data for file in files]
    )
    return found


def _span(entries: Sequence[Entry], keys: Sequence[str]) -> Span:
    """Give the key that `keys` lead to, or the last one on the way that is there."""
    span = Span(0, 0)
    for key in keys:
        entry = next((each for each in entries if each.key == key), None)
        if entry is not None:
            span, value = entry.key_span, entry.value
        else:
            return span
        entries = value.entries
        if value.items:
            return _item_span(value, keys[list(keys).index(key) + 1 :], span)
    return span


def _item_span(value: Value, keys: Sequence[str], span: Span) -> Span:
    """Give the item of a list that the first of `keys` is the number of."""
    if not keys or not keys[0].isdigit() or int(keys[0]) >= len(value.items):
        return span
    return value.items[int(keys[0])].span
