"""JSON that any parser takes and no terminal obeys."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator

from artlint.reporters.parts.escape import escape

_INVISIBLE = re.compile(
    "[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]|(?<=##)\\[|([\ud800-\udfff])"
)

# `json.dumps` would make an encoder for each finding.
_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def dumped(value: object) -> str:
    """Give `value` as strict JSON on one line; half of a surrogate pair, which is no text to most, as it is shown."""
    return _plain(_encode(value))


def laid_out(value: object) -> str:
    """Give `value` as `dumped` does, over several lines for people to read too; what JSON has no type for as text."""
    return _plain(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def _plain(text: str) -> str:
    if text.isascii() and "\x7f" not in text and "##[" not in text:
        return text
    # The same text to a parser, and no terminal is steered by it.
    return _INVISIBLE.sub(_written, text)


def _written(match: re.Match[str]) -> str:
    return f"\\{escape(match[1])}" if match[1] else f"\\u{ord(match[0]):04x}"


def embedded(value: object) -> str:
    """Give `value` as JSON that can stand in an element of HTML: nothing in it ends the element or opens a comment."""
    return dumped(value).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def array(values: Iterable[object], written: Callable[[object], str] = dumped) -> Iterator[str]:
    """Give the parts of an array, one value on each line, without a newline behind it."""
    separator = "[\n"
    for value in values:
        yield separator + written(value)
        separator = ",\n"
    yield "[]" if separator == "[\n" else "\n]"
