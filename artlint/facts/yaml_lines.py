"""YAML of plain lines (`key: value`, `- item`), as most front matter is, read in a quarter of the time of libyaml.

Only what every parser reads in the same way is taken: one line with anything else leaves the block to libyaml.
"""

from __future__ import annotations

import re

from artlint.facts.values import Entry, Shape, Value
from artlint.text import Span

# No indicator begins it; within it a colon before a blank begins a value, and a hash behind one a comment.
_PLAIN = r"[\w/.(（《“「【](?>(?:[^\s:#]++|(?<! )#|:(?=\S)| ++(?=[^\s#]))*)"
_VALUE = rf"'([^'\r\n]*)'|\"([^\"\\\r\n]*)\"|({_PLAIN})"
_LINE = re.compile(rf"(?:(?:([A-Za-z_][\w-]{{0,99}}):|( *)-)(?: ++(?:{_VALUE}))?)? *(?:\r?\n|\Z)")
_KEY, _DASH, _QUOTED = 1, 2, 4
"""The groups: a key, the indentation of an item, and up to which a value has quotes."""

# A named tuple's own constructor takes twice as long.
_new = tuple.__new__
_SCALAR = Shape.SCALAR


def read_lines(content: str, base: int) -> tuple[Entry, ...] | None:
    """Give the entries of a block that begins at offset `base` of the document; None for one that libyaml must read."""
    # Of the others libyaml refuses some, and takes some for the ends of lines.
    if not content.replace("\n", "").replace("\r", "").isprintable():
        return None
    entries: list[Entry] = []
    items: list[Value] = []
    is_open, indent, first, at = False, "", 0, 0
    while at < len(content):
        line = _LINE.match(content, at)
        if line is None:
            return None
        start, at = at, line.end()
        key, group = line[_KEY], line.lastindex
        if group is None:
            continue
        if key is None:
            # An item belongs to a key with nothing behind it, and stands as far in as the one before.
            if not is_open or group == _DASH or (items and line[_DASH] != indent):
                return None
            if not items:
                indent, first = line[_DASH], line.end(_DASH) + base
            items.append(_value(line, group, base))
            continue
        if items:
            entries[-1] = _listed(entries[-1], first, items)
            items = []
        key_span = _new(Span, (start + base, start + len(key) + base))
        is_open = group == _KEY
        value = _nothing(key_span.end + 1) if is_open else _value(line, group, base)
        entries.append(_new(Entry, (key, key_span, value)))
    if items:
        entries[-1] = _listed(entries[-1], first, items)
    return tuple(entries)


def _value(line: re.Match[str], group: int, base: int) -> Value:
    start, end = line.span(group)
    is_quoted = group <= _QUOTED
    span = _new(Span, (start - is_quoted + base, end + is_quoted + base))
    return _new(Value, (_SCALAR, span, line[group], is_quoted, (), ()))


def _nothing(at: int) -> Value:
    """Give the value of a key that has none: it stands behind the colon."""
    return Value(_SCALAR, Span(at, at))


def _listed(entry: Entry, first: int, items: list[Value]) -> Entry:
    """Give `entry` with the list whose first dash stands at an offset."""
    return entry._replace(value=Value(Shape.LIST, Span(first, items[-1].span.end), items=tuple(items)))
