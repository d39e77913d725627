"""YAML of plain lines (`key: value`, `- item`, `key: [a, b]`), as most front matter is, read faster than by libyaml.

Only what every parser reads in the same way is taken: one line with anything else leaves the block to libyaml.
"""

from __future__ import annotations

import re

from artlint.expressions import expression
from artlint.facts.values import Entry, Shape, Value
from artlint.text import Span

# No indicator begins it; within it a colon before a blank begins a value, and a hash behind one a comment.
_PLAIN = r"[\w/.(（《“「【](?>(?:[^\s:#]++|(?<! )#|:(?=\S)| ++(?=[^\s#]))*)"
_IN_SINGLE, _IN_DOUBLE = r"[^'\r\n]*", r"[^\"\\\r\n]*"
_QUOTED = rf"'({_IN_SINGLE})'|\"({_IN_DOUBLE})\""
# Between brackets more characters mean something.
_WORDS = r"[\w/.(（《“「【](?>(?:[^\s:#,?\[\]{}]++| ++(?=[^\s:#,?\[\]{}]))*)"
_MEMBER = rf"(?:'{_IN_SINGLE}'|\"{_IN_DOUBLE}\"|{_WORDS})"
_FLOW = rf"(\[ *+(?:{_MEMBER} *+(?>(?:, *+{_MEMBER} *+)*))?\])"
_MEMBERS = expression(rf"{_QUOTED}|({_WORDS})")
# A line with all that it may hold, each part for itself; or any other, of which nothing is said.
_LINES = re.compile(
    rf"((?:(?:([A-Za-z_][\w-]{{0,99}}):|( *-))(?:( ++)(?:{_QUOTED}|({_PLAIN})|{_FLOW}))?)? *(?:\r?\n|\Z))|[^\n]+\n?"
)

# A named tuple's own constructor takes twice as long.
_new = tuple.__new__
_SCALAR, _LIST = Shape.SCALAR, Shape.LIST


def read_lines(content: str, base: int) -> tuple[Entry, ...] | None:  # noqa: C901 - a call for each line would take
    # longer than what is done with it
    """Give the entries of a block that begins at offset `base` of the document; None for one that libyaml must read."""
    # Of the others libyaml refuses some, and takes some for the ends of lines.
    if not content.replace("\n", "").replace("\r", "").isprintable():
        return None
    entries: list[Entry] = []
    items: list[Value] = []
    is_open, indent, first, at = False, "", 0, base
    # The lengths of the parts tell their places: to ask each match for them takes longer.
    for line, key, dash, gap, single, double, plain, flow in _LINES.findall(content):
        if not line:
            break
        start = at
        at += len(line)
        if dash:
            # An item belongs to a key with nothing behind it, and stands as far in as the one before.
            if not is_open or not gap or (items and dash != indent):
                return None
            stop = start + len(dash)
            if not items:
                indent, first = dash, stop - 1
            items.append(_value(stop + len(gap), plain, single or double, flow))
        elif key:
            if items:
                entries[-1] = _listed(entries[-1], first, items)
                items = []
            stop = start + len(key)
            is_open = not gap
            behind = stop + 1 + len(gap)
            value = _nothing(behind) if is_open else _value(behind, plain, single or double, flow)
            entries.append(_new(Entry, (key, _new(Span, (start, stop)), value)))
    if at < base + len(content):
        return None
    if items:
        entries[-1] = _listed(entries[-1], first, items)
    return tuple(entries)


def _value(start: int, plain: str, quoted: str, flow: str = "") -> Value:
    """Give the value that begins at an offset; where it is neither plain nor a list, it is what stands in quotes."""
    if plain:
        return _new(Value, (_SCALAR, _new(Span, (start, start + len(plain))), plain, False, (), ()))
    if flow:
        members = [
            _value(start + member.start(), member[3] or "", member[1] or member[2] or "")
            for member in _MEMBERS.finditer(flow)
        ]
        return _new(Value, (_LIST, _new(Span, (start, start + len(flow))), "", False, tuple(members), ()))
    return _new(Value, (_SCALAR, _new(Span, (start, start + len(quoted) + 2)), quoted, True, (), ()))


def _nothing(at: int) -> Value:
    """Give the value of a key that has none: it stands behind the colon."""
    return Value(_SCALAR, Span(at, at))


def _listed(entry: Entry, first: int, items: list[Value]) -> Entry:
    """Give `entry` with the list whose first dash stands at an offset."""
    value = _new(Value, (_LIST, _new(Span, (first, items[-1].span.end)), "", False, tuple(items), ()))
    return _new(Entry, (entry.key, entry.key_span, value))
