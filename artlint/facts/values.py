"""What a front-matter block holds: keys and values as written, each with its span."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from artlint.frozen import frozen
from artlint.text import Span


class Shape(StrEnum):
    """The outer form of a value."""

    SCALAR = "scalar"
    LIST = "list"
    MAP = "map"


class Scalar(StrEnum):
    """What a plain scalar is under the YAML 1.2 core schema; quoted text is always a string.

    Dates and times are those of TOML: to YAML they are text until a generator reads them.
    """

    NULL = "null"
    BOOL = "bool"
    INT = "int"
    FLOAT = "float"
    STR = "str"
    DATE = "date"
    TIME = "time"


# A member of an enum is looked up in a tenth of the time here, and nearly every value asks for it.
_STR = Scalar.STR
_INT = re.compile(r"[-+]?[0-9]+\Z")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z")
_BOOLS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_LONGEST_NUMBER = 300
"""Digits beyond which a number is left as text: `int` refuses 4300, and no field holds one."""


class Value(NamedTuple):
    """One value: its text (escapes resolved), whether it was quoted, its span, and what it contains."""

    shape: Shape
    span: Span
    text: str = ""
    quoted: bool = False
    items: tuple[Value, ...] = ()
    entries: tuple[Entry, ...] = ()

    @property
    def scalar(self) -> Scalar:
        """What the text of a scalar is, judged as written."""
        if self.quoted:
            return _STR
        text = self.text
        if text in _NULLS:
            return Scalar.NULL
        if text in _BOOLS:
            return Scalar.BOOL
        if text[0] in "0123456789+-." and len(text) <= _LONGEST_NUMBER:
            if _INT.match(text):
                return Scalar.INT
            if _FLOAT.match(text):
                return Scalar.FLOAT
        return _STR

    @property
    def is_blank(self) -> bool:
        """Tell whether the value is null, or text of blanks only, or an empty list or map."""
        if self.shape is Shape.SCALAR:
            return self.scalar is Scalar.NULL or not self.text.strip()
        return not self.items and not self.entries

    def plain(self) -> object:  # noqa: PLR0911 - one for each kind of value
        """Give the value as ordinary Python data; a date stays text."""
        if self.shape is Shape.LIST:
            return [item.plain() for item in self.items]
        if self.shape is Shape.MAP:
            return {entry.key: entry.value.plain() for entry in self.entries}
        kind = self.scalar
        if kind is Scalar.NULL:
            return None
        if kind is Scalar.BOOL:
            return _BOOLS[self.text]
        if kind is Scalar.INT:
            return int(self.text)
        if kind is Scalar.FLOAT:
            return float(self.text)
        return self.text

    def walk(self) -> Iterator[Value]:
        """Give this value and every value inside it, in reading order."""
        yield self
        for item in self.items:
            yield from item.walk()
        for entry in self.entries:
            yield from entry.value.walk()


class Entry(NamedTuple):
    """One key with its value; `text` spans are those of the whole document."""

    key: str
    key_span: Span
    value: Value

    @property
    def span(self) -> Span:
        """From the first character of the key to the last of the value."""
        return Span(self.key_span.start, max(self.key_span.end, self.value.span.end))


@frozen(slots=True)
class Broken:
    """Why a block does not parse, and the place that stops the parser.

    With `is_syntax` every parser of the format stops there; otherwise the block holds what no article should.
    """

    problem: str
    span: Span
    guess: str = ""
    is_syntax: bool = False
