"""The front-matter block of an article: where it stands, how it is closed, and what it says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from artlint.facts.lazy import lazy
from artlint.facts.values import Broken, Entry
from artlint.facts.yaml_format import YamlFormat
from artlint.presets import FrontMatterForm
from artlint.text import Span

_EOL = r"(?=[\r\n]|\Z)"
_OPENER = re.compile(rf"(?P<fence>---|\+\+\+)[ \t]*{_EOL}")
_CLOSERS = {fence: re.compile(rf"(?<=[\r\n]){re.escape(fence)}[ \t]*{_EOL}") for fence in ("---", "+++")}
_DOTS = re.compile(rf"(?<=[\r\n])\.\.\.[ \t]*{_EOL}")
_CLOSER_WITH_TEXT = re.compile(r"(?<=[\r\n])---[^\r\n]+")
_KEY = r"[ \t]*(?:[\w.-]+|\"[^\"\r\n]*\"|'[^'\r\n]*')[ \t]*"
_KEY_LINE = re.compile(rf"{_KEY}(?::(?=[ \t\r\n]|\Z)|：)")
_ASCII_KEY_LINE = re.compile(rf"{_KEY}:(?=[ \t\r\n]|\Z)")
_TOML_LINE = re.compile(r"[ \t]*(?:[\w.-]+[ \t]*=|\[)")
_BLOCK_LINE = re.compile(rf"[ \t]*(?:#|- |-$|[]}}]|\w[\w -]*:)|[ \t]+\S|{_KEY}[:：]")
_MAY_CLOSE = re.compile(r"(?<=[\r\n])(?:\.\.\.|---)")
_NEWLINE = re.compile(r"\r\n?|\n")
_BLANKS = re.compile(r"[ \t\r\n\f\v\u3000\xa0\u200b\ufeff]*")
_COMMENT_OPENER = "<!--"


class Closing(StrEnum):
    """How a block ends."""

    PROPER = "proper"
    DOTS = "dots"
    TEXT = "text"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Block:
    """The lines of a block: what stands before the opener, the opener, the content, the closer, the body.

    `opener` and `closer` reach over their newline; without a closer its span is empty, at the end of the content.
    """

    format: str
    prefix: Span
    opener: Span
    content: Span
    closer: Span
    closing: Closing

    @property
    def span(self) -> Span:
        """From the opener to the end of the closer's line."""
        return Span(self.opener.start, self.closer.end)


@dataclass(frozen=True)
class FrontMatter:
    """A block and what it says; nothing is parsed until it is asked for."""

    text: str
    block: Block

    @lazy
    def _read(self) -> tuple[Entry, ...] | Broken:
        if self.block.format != "yaml":
            return ()
        content = self.block.content
        return YamlFormat().read(self.text[content.start : content.end], content.start)

    @property
    def broken(self) -> Broken | None:
        """Why the block does not parse, or None."""
        return self._read if isinstance(self._read, Broken) else None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The keys and values at the top, in order, duplicates kept; none when the block does not parse."""
        return () if isinstance(self._read, Broken) else self._read

    @property
    def is_read(self) -> bool:
        """Tell whether the entries are all that the block says: a format that is known, closed and parsed."""
        return self.block.format == "yaml" and self.block.closing is Closing.PROPER and self.broken is None

    @lazy
    def fields(self) -> dict[str, Entry]:
        """The entries by key; the first of several equal keys."""
        fields: dict[str, Entry] = {}
        for entry in self.entries:
            fields.setdefault(entry.key, entry)
        return fields


def find_front_matter(text: str, form: FrontMatterForm) -> FrontMatter | None:
    """Give the front matter that `text` has, well placed or not; None when it has none."""
    start = _after_prefix(text)
    opener = _OPENER.match(text, start)
    if opener is None:
        return _without_opener(text, form)
    content = _line_end(text, opener.end())
    fence = opener["fence"]
    span = Span(start, content)
    closer = _CLOSERS[fence].search(text, content)
    if closer is None:
        # A rule and then `Editor：…` is prose; only a key with its ASCII colon speaks for a block without an end.
        is_open = fence == "---" and _starts_with_key(text, content, _ASCII_KEY_LINE)
        return _unclosed(text, span, form) if is_open else None
    found = FrontMatter(
        text,
        Block(
            "yaml" if fence == "---" else "toml",
            Span(0, start),
            span,
            Span(content, closer.start()),
            Span(closer.start(), _line_end(text, closer.end())),
            Closing.PROPER,
        ),
    )
    if start > 0 and not _is_plausible(found):
        return None
    return _with_odd_closer(found, form) or found


def odd_front_matter(text: str, opener: Span, closer: Span, closing: Closing) -> FrontMatter:
    """Give front matter that ends with something other than a proper closer."""
    content = Span(opener.end, closer.start)
    return FrontMatter(text, Block("yaml", Span(0, opener.start), opener, content, closer, closing))


def _odd_closer(text: str, start: int, limit: int, form: FrontMatterForm) -> tuple[Span, Closing] | None:
    """Give a `...` or a `--- text` line before `limit` that ends the block in the eyes of a reader."""
    dots = _DOTS.search(text, start, limit)
    if dots is not None and _all_block_lines(text[start : dots.start()]):
        closing = Closing.PROPER if form.dots_close else Closing.DOTS
        return Span(dots.start(), _line_end(text, dots.end())), closing
    worded = _CLOSER_WITH_TEXT.search(text, start, limit)
    if worded is not None and _all_block_lines(text[start : worded.start()]):
        closing = Closing.PROPER if form.closer == "line-start" else Closing.TEXT
        return Span(worded.start(), _line_end(text, worded.end())), closing
    return None


def _unclosed(text: str, opener: Span, form: FrontMatterForm) -> FrontMatter:
    odd = _odd_closer(text, opener.end, len(text), form)
    if odd is not None:
        return odd_front_matter(text, opener, odd[0], odd[1])
    end = opener.end
    while end < len(text):
        stop = _line_end(text, end)
        if not _BLOCK_LINE.match(text, end, stop):
            break
        end = stop
    return odd_front_matter(text, opener, Span(end, end), Closing.MISSING)


def _without_opener(text: str, form: FrontMatterForm) -> FrontMatter | None:
    """Give the block of a file that begins with its keys, for generators that let the opener go."""
    if "yaml" not in form.bare or not _KEY_LINE.match(text):
        return None
    closer = _CLOSERS["---"].search(text)
    if closer is None or not _all_block_lines(text[: closer.start()]):
        return None
    end = _line_end(text, closer.end())
    empty = Span(0, 0)
    block = Block("yaml", empty, empty, Span(0, closer.start()), Span(closer.start(), end), Closing.PROPER)
    return FrontMatter(text, block)


def _all_block_lines(content: str) -> bool:
    return all(_BLOCK_LINE.match(line) for line in re.split(r"\r\n?|\n", content) if line.strip())


def _is_plausible(found: FrontMatter) -> bool:
    """Tell whether what stands between two rules inside a text is front matter, and not a paragraph like `Note: …`."""
    content = found.block.content
    if found.block.format != "yaml":
        return _starts_with_key(found.text, content.start, _TOML_LINE)
    if not _starts_with_key(found.text, content.start, _KEY_LINE):
        return False
    return found.broken is None or _all_block_lines(found.text[content.start : content.end])


def _with_odd_closer(found: FrontMatter, form: FrontMatterForm) -> FrontMatter | None:
    """Give a block that ends before its proper closer in the eyes of a reader; None when there is no such line."""
    text, content = found.text, found.block.content
    if found.block.format != "yaml" or not _MAY_CLOSE.search(text, content.start, content.end):
        return None
    if not _starts_with_key(text, content.start, _KEY_LINE):
        return None
    odd = _odd_closer(text, content.start, content.end, form)
    return odd_front_matter(text, found.block.opener, odd[0], odd[1]) if odd is not None else None


def _after_prefix(text: str) -> int:
    """Give the offset of the first character that is neither blank nor part of a comment."""
    at = 0
    while True:
        blanks = _BLANKS.match(text, at)
        at = blanks.end() if blanks else at
        if not text.startswith(_COMMENT_OPENER, at):
            return at
        end = text.find("-->", at + len(_COMMENT_OPENER))
        if end < 0:
            return at
        at = end + 3


def _line_end(text: str, at: int) -> int:
    """Give the offset behind the newline of the line around `at`."""
    found = _NEWLINE.search(text, at)
    return found.end() if found else len(text)


def _starts_with_key(text: str, start: int, pattern: re.Pattern[str]) -> bool:
    """Tell whether the first line after the opener that is no blank and no comment looks like a field."""
    while start < len(text):
        end = _line_end(text, start)
        line = text[start:end].strip()
        if line and not line.startswith("#"):
            return pattern.match(text, start, end) is not None
        start = end
    return False
