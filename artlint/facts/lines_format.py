"""Metadata lines, `Key: value` up to a blank line, as Python-Markdown's `meta` (Pelican) and MkDocs read them."""

from __future__ import annotations

import re
from typing import ClassVar

from artlint.expressions import expression
from artlint.facts.formats import Format
from artlint.facts.values import Broken, Entry, Scalar, Shape, Value
from artlint.text import Span

_LINE = expression(r"(?P<text>[^\r\n]*)(?:\r\n?|\n|\Z)")
_META = expression(r" {0,3}(?P<key>[A-Za-z0-9_-]+):\s*(?P<value>.*)")
_MORE = expression(r"(?: {4}|\t)\s*(?P<value>.*)")
_FULLWIDTH_COLON = expression(r"[ \t]*[\w.-]+[ \t]*：")


class LineValue(Value):
    """A value that is text, whatever it looks like."""

    __slots__ = ()

    @property
    def scalar(self) -> Scalar:
        """Always a text."""
        return Scalar.STR

    def plain(self) -> object:
        """Give the text."""
        return self.text


class LinesFormat(Format):
    """Keys without regard to case, values that are text, more of a value on lines indented by four blanks or a tab."""

    title: ClassVar = "metadata"
    sample: ClassVar = "Key: value"
    opening: ClassVar = _META
    sure_opening: ClassVar = opening
    line: ClassVar = re.compile(rf"{_META.pattern}|(?: {{4}}|\t)")
    is_typed: ClassVar = False
    FM_BOUNDARY = re.compile(r"^---[ \t]*\r?$", re.MULTILINE)

    def parsed(self, content: str, base: int) -> tuple[Entry, ...] | Broken:
        """Give one entry for each key as it is written, in lower case."""
        found: list[tuple[str, Span, list[str], Span]] = []
        for line in _LINE.finditer(content):
            text, at = line["text"], line.start() + base
            pair = _META.match(text)
            more = None if pair else _MORE.match(text)
            if pair:
                key = Span(*pair.span("key")).moved(at)
                found.append((pair["key"].lower(), key, [pair["value"].strip()], _trimmed(pair, at)))
            elif more and found and text.strip():
                name, key, parts, span = found[-1]
                found[-1] = (name, key, [*parts, more["value"].strip()], Span(span.start, _trimmed(more, at).end))
            elif text.strip():
                return _stops(text, at)
        return tuple(
            Entry(name, key, LineValue(Shape.SCALAR, span, " ".join(parts).strip())) for name, key, parts, span in found
        )

    def string(self, words: str) -> str | None:
        """Give `words` as they are, where they fit on a line."""
        return words if words == words.strip() and len(words.split("\n")) == 1 and "\r" not in words else None


def _trimmed(match: re.Match[str], base: int) -> Span:
    start, value = match.start("value"), match["value"]
    return Span(start, start + len(value.rstrip())).moved(base)


def _stops(text: str, at: int) -> Broken:
    start = at + len(text) - len(text.lstrip())
    guess = "fullwidth-colon" if _FULLWIDTH_COLON.match(text) else "no-colon"
    return Broken("not a `Key: value` line", Span(start, at + len(text.rstrip())), guess)
