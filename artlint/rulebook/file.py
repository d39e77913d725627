"""A rule page as it is stored: its text, and the places that a complaint about it can name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from artlint.document import read_document
from artlint.facts.front_matter import FrontMatter, find_front_matter
from artlint.facts.values import Entry, Value
from artlint.presets import FrontMatterForm
from artlint.reading import FileProblem, TooLarge, read_file
from artlint.rulebook.source import RulebookError, Source
from artlint.text import Lines, Span

_FORM = FrontMatterForm()
_LONGEST = 1_000_000
"""Bytes that a page may have."""
_QUOTED = "; put the text in single quotes"
_ADVICE = {
    **dict.fromkeys(("colon", "quote", "reserved", "bracket"), _QUOTED),
    "backslash": "; put the text in single quotes, where a backslash is a backslash",
    "tab": "; indent with blanks, not with a tab",
    "no-colon": "; a key ends with `:` and a blank",
    "fullwidth-colon": "; a key ends with `:` and a blank",
}
"""What to do about each likely slip; `''` is a quote inside of quotes."""


@dataclass(frozen=True)
class PageFile:
    """One page of a source, with its front matter, which parses."""

    source: Source
    path: Path
    text: str
    front_matter: FrontMatter

    @property
    def data(self) -> Mapping[str, Any]:
        """The front matter as ordinary data."""
        return {entry.key: entry.value.plain() for entry in self.front_matter.entries}

    @property
    def body(self) -> str:
        """All that follows the front matter."""
        return self.text[self.front_matter.block.closer.end :]

    @cached_property
    def body_line(self) -> int:
        """The 1-based line on which the body begins."""
        return Lines(self.text).position(self.front_matter.block.closer.end).line

    def place(self, line: int | None = None) -> str:
        """Give the page, and a line of it, for a message."""
        named = self.source.named(self.path)
        return named if line is None else f"{named}:{line}"

    def wrong(self, text: str, keys: Sequence[str] = ()) -> RulebookError:
        """Give an error about what `keys` lead to in the front matter, or about the key nearest to it."""
        return self.wrong_at(_span(self.front_matter.entries, keys), text)

    def wrong_at(self, span: Span, text: str) -> RulebookError:
        """Give an error about a place in the page."""
        return RulebookError(f"{self.place(Lines(self.text).position(span.start).line)}: {text}")


def read_page(source: Source, path: Path) -> PageFile:
    """Give a page; RulebookError when it is no text, or has no front matter that parses."""
    place = source.named(path)
    try:
        found = read_file(path, _LONGEST)
    except FileProblem as problem:
        raise RulebookError(f"{place}: {problem}") from problem
    if isinstance(found, TooLarge):
        raise RulebookError(f"{place}: {found.size} bytes are too many for a rule page")
    document = read_document(found.data, str(path))
    if document.undecodable is not None:
        raise RulebookError(f"{place}: not UTF-8 text; it looks like {document.undecodable.encoding}")
    front_matter = find_front_matter(document.text, _FORM)
    if front_matter is None:
        raise RulebookError(f"{place}:1: no front matter; a rule page begins with `---`")
    broken = front_matter.broken
    if broken is not None:
        line = document.lines.position(broken.span.start).line
        told = f"the front matter does not parse: {broken.problem}{_ADVICE.get(broken.guess, '')}"
        raise RulebookError(f"{place}:{line}: {told}")
    page = PageFile(source, path, document.text, front_matter)
    if not front_matter.is_read:
        raise RulebookError(f"{place}:1: the front matter is not closed by a line `---`")
    return page


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
