"""JSON that any parser takes and no terminal obeys."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

_INVISIBLE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def dumped(value: object) -> str:
    """Give `value` as strict JSON on one line."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    # The same text to a parser; a terminal is not steered by it, and a lone surrogate can be written at all.
    return _INVISIBLE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def array(values: Iterable[object]) -> Iterator[str]:
    """Give the parts of an array, one value on each line, without a newline behind it."""
    separator = "[\n"
    for value in values:
        yield separator + dumped(value)
        separator = ",\n"
    yield "[]" if separator == "[\n" else "\n]"
