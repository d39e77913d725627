"""The formats of front matter: one module `<name>_format` each in this folder, with a class `<Name>Format`."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from typing import ClassVar

from frontmatter.default_handlers import BaseHandler

from artlint.facts.values import Broken, Entry
from artlint.text import Span

MAX_LENGTH = 64 * 1024
TOO_LONG = "too-long"
"""The guess about a block that is not looked at for its length."""
"""Code points beyond which a block is not read."""

MAX_DEPTH = 50
"""Levels of nesting beyond which a block is not read: data so deep is made to break programs."""


class Format(BaseHandler):
    """One format: a handler of python-frontmatter whose values keep what was written, and the way to write in it.

    `opening` matches the first line of a block that says something, `sure_opening` one that is no prose either, and
    `line` every line that may stand in a block.
    """

    title: ClassVar[str]
    """What messages call it."""
    sample: ClassVar[str]
    """How a field looks."""
    opening: ClassVar[re.Pattern[str]]
    sure_opening: ClassVar[re.Pattern[str]]
    line: ClassVar[re.Pattern[str]]
    is_data: ClassVar[bool] = True
    """Whether its fields can be read without running anything."""
    is_typed: ClassVar[bool] = True
    """Whether `true`, `12` and `[…]` are more than text."""
    has_own_lines: ClassVar[bool] = True
    """Whether the lines of a field can go without a change to the others."""

    def split(self, text: str) -> tuple[str, str]:
        """Give the block and the body, both exactly as they stand."""
        boundary = self.FM_BOUNDARY or re.compile(r"\Z")
        opener, closer = list(boundary.finditer(text))[:2]
        return text[opener.end() + 1 : closer.start()], text[closer.end() + 1 :]

    def load(self, fm: str, **_options: object) -> dict[str, object]:
        """Give the block as ordinary data, the last of several equal keys; ValueError when it does not parse."""
        found = self.read(fm)
        if isinstance(found, Broken):
            raise ValueError(found.problem)  # noqa: TRY004 - the text is at fault, not its type
        return {entry.key: entry.value.plain() for entry in found}

    def read(self, content: str, base: int = 0) -> tuple[Entry, ...] | Broken:
        """Give the entries of a block that begins at offset `base` of the document, or why it has none."""
        if self.is_data and len(content) > MAX_LENGTH:
            return Broken(f"longer than {MAX_LENGTH:,} characters", Span(base, base), TOO_LONG)
        return self.parsed(content, base)

    def parsed(self, content: str, base: int) -> tuple[Entry, ...] | Broken:
        """Give what `read` does of a block that is not too long."""
        raise NotImplementedError

    def string(self, words: str) -> str | None:
        """Give `words` as a text; None where the format cannot hold them."""
        raise NotImplementedError

    def key(self, name: str) -> str | None:
        """Give `name` as a key; None where the format cannot hold it."""
        return name

    def date(self, written: str, *, as_text: bool) -> str | None:
        """Give a date as the format writes one; `as_text` asks for quotes where it takes plain text for a date."""
        return self.string(written) if as_text else written


@cache
def load_format(name: str) -> Format:
    """Give the format called `name`; ModuleNotFoundError when there is none."""
    module = import_module(f"artlint.facts.{name}_format")
    found: Format = getattr(module, f"{name.capitalize()}Format")()
    return found
