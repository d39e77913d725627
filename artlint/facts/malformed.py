"""Delimiters of front matter that are none: `----`, `- --`, dashes of print, full-width dashes."""

from __future__ import annotations

import re

from artlint.expressions import expression
from artlint.facts.block import Block, Flaw
from artlint.facts.delimiters import Closing, line_end, starts_with_key
from artlint.facts.formats import load_format
from artlint.text import Span

_DASHES = "-\u2010-\u2015\u2212\ufe58\ufe63\uff0d"
_LINE = expression(rf"[ \t]*(?:[{_DASHES}](?:[ \t]*[{_DASHES}]){{2,}}|[\u2013-\u2015\uff0d]{{2}})[ \t]*(?=[\r\n]|\Z)")
_KNOWN = expression(
    r"^(?:title|date|layout|tags?|categor(?:y|ies)|authors?|description|summary|slug|permalink|published|draft|lang"
    r"|updated|lastmod|keywords|url|aliases|weight|cover|thumbnail)[ \t]*:",
    re.IGNORECASE | re.MULTILINE,
)
"""Fields that hardly any text begins a line with."""


def find_malformed(text: str, start: int) -> Block | None:
    """Give the block whose opener at `start` is made of dashes, but not of three hyphens; None where there is none."""
    opener = _LINE.match(text, start)
    if opener is None:
        return None
    content = line_end(text, opener.end())
    kind = load_format("yaml")
    if not starts_with_key(text, content, kind.sure_opening):
        return None
    at = content
    while at < len(text):
        stop = line_end(text, at)
        if _LINE.match(text, at):
            is_block = _KNOWN.search(text, content, at) is not None
            return _block(start, content, at, stop) if is_block else None
        if not kind.line.match(text, at, stop):
            return None
        at = stop
    return None


def is_dashes(text: str, at: int) -> bool:
    """Tell whether a line of dashes begins at `at`."""
    return _LINE.match(text, at) is not None


def with_malformed_closer(text: str, block: Block) -> Block | None:
    """Give a block without a closer that ends with a line of dashes all the same; None where there is none."""
    if block.format != "yaml" or not _LINE.match(text, block.closer.start):
        return None
    return _block(block.opener.start, block.content.start, block.closer.start, line_end(text, block.closer.start))


def malformed_delimiters(text: str, block: Block) -> list[Span]:
    """Give the lines around a block, newlines left out, that are no delimiters."""
    lines = [
        Span(place.start, place.start + len(text[place.start : place.end].rstrip("\r\n"))) for place in _around(block)
    ]
    return [line for line in lines if text[line.start : line.end].rstrip(" \t") != "---"]


def _around(block: Block) -> tuple[Span, Span]:
    return block.opener, block.closer


def _block(start: int, content: int, end: int, stop: int) -> Block:
    spans = (Span(0, start), Span(start, content), Span(content, end), Span(end, stop))
    return Block("yaml", *spans, Closing.PROPER, Flaw.MARKS)
