"""A block of front matter: the lines that make it up, and what keeps a generator from taking it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from artlint.facts.delimiters import Closing
from artlint.text import Span


class Flaw(StrEnum):
    """Why a generator does not take a block, wherever it stands and however it ends."""

    FORMAT = "format"
    BLANKS = "blanks"
    EMPTY = "empty"
    END = "end"
    MARKS = "marks"


class Block(NamedTuple):
    """The lines of a block: what stands before the opener, the opener, the content, the closer, the body.

    `opener` and `closer` reach over their newline; without a closer its span is empty, at the end of the content. An
    object of JSON is all content.
    """

    format: str
    prefix: Span
    opener: Span
    content: Span
    closer: Span
    closing: Closing
    flaw: Flaw | None = None

    @property
    def span(self) -> Span:
        """From the opener to the end of the closer's line."""
        return Span(self.opener.start, self.closer.end)
