"""JSON that any parser takes and no terminal obeys."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator

_INVISIBLE = re.compile(
    "[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]|(?<=##)\\["
)

# `json.dumps` would make an encoder for each finding.
_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def dumped(value: object) -> str:
    """Give `value` as strict JSON on one line."""
    text = _encode(value)
    if text.isascii() and "\x7f" not in text and "##[" not in text:
        return text
    # The same text to a parser; a terminal is not steered by it, and a lone surrogate can be written at all.
    return _INVISIBLE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


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
