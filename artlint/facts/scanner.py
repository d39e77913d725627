"""Reading text from left to right, without going back and without recursion: what the scanners of formats share."""

from __future__ import annotations

import re

from artlint.facts.formats import MAX_DEPTH
from artlint.facts.values import Broken
from artlint.text import Span

_LINE = re.compile(r"[^\r\n]*")
_SURROGATES = re.compile(r"[\ud800-\udfff]")


class ScanError(Exception):
    """Text that a scanner cannot read: what is wrong, the 0-based offset in the block, and the kind of slip."""

    def __init__(self, problem: str, at: int, guess: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.at = at
        self.guess = guess

    def broken(self, content: str, base: int) -> Broken:
        """Give the same as a fact about a block that begins at offset `base` of the document."""
        at = min(self.at, len(content))
        return Broken(self.problem, Span(base + at, base + min(at + 1, len(content))), self.guess)


class Scanner:
    """A place in a text that moves on."""

    def __init__(self, content: str) -> None:
        self.content = content
        self.at = 0

    @property
    def next(self) -> str:
        """The character at the place; empty at the end."""
        return self.content[self.at : self.at + 1]

    @property
    def line(self) -> str:
        """The rest of the line."""
        match = _LINE.match(self.content, self.at)
        return match[0] if match else ""

    def skip(self, pattern: re.Pattern[str]) -> str:
        """Move behind what `pattern` matches here, and give it; empty when it does not match."""
        match = pattern.match(self.content, self.at)
        if match is None:
            return ""
        self.at = match.end()
        return match[0]

    def unexpected(self, expected: str, guess: str = "") -> ScanError:
        """Give the error that something else than `expected` stands here."""
        found = repr(self.next) if self.next.isprintable() and self.next else "the end" if not self.next else "a break"
        return ScanError(f"expected {expected}, found {found}", self.at, guess)


def check_depth(depth: int, at: int) -> None:
    """Raise ScanError when something at offset `at` lies deeper than any front matter does."""
    if depth > MAX_DEPTH:
        raise ScanError(f"nested deeper than {MAX_DEPTH} levels", at)


def without_surrogates(text: str) -> str:
    """Give `text` with its halves of characters joined, and U+FFFD for those that have no other half."""
    if not _SURROGATES.search(text):
        return text
    joined = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _SURROGATES.sub("\ufffd", joined)
