"""The keys and values of TOML, read so that each keeps its place."""

from __future__ import annotations

import re

from artlint.expressions import expression
from artlint.facts.scanner import ScanError, Scanner, check_depth
from artlint.facts.toml_tables import Path, Table
from artlint.facts.toml_values import DATE, LITERAL, TomlValue, moment
from artlint.facts.values import Shape, Value
from artlint.text import Span

BLANKS = expression(r"[ \t]*")
BETWEEN = expression(r"(?:[ \t]+|\r?\n|#[^\x00-\x08\x0a-\x1f\x7f]*(?=\r?\n|\Z))*")
"""Blanks, newlines and comments."""

_BARE_KEY = expression(r"[A-Za-z0-9_-]+")
_KEY_OF_NEXT_LINE = expression(r"[\w.-]*[ \t]*(?==)")
_NEWLINES = ("\r", "\n")
_COLONS = (":", "：")
_WORD = expression(r"[^\s,\]}#]")

_PLAIN = {
    '"': expression(r'[^"\\\x00-\x08\x0a-\x1f\x7f]*'),
    "'": expression(r"[^'\x00-\x08\x0a-\x1f\x7f]*"),
    '"""': expression(r'(?:[^"\\\x00-\x08\x0b-\x1f\x7f]|\r\n|"(?!""))*'),
    "'''": expression(r"(?:[^'\x00-\x08\x0b-\x1f\x7f]|\r\n|'(?!''))*"),
}
_ESCAPE = expression(
    r'\\(?:["\\bfnrt]|u(?![dD][89a-fA-F])[0-9a-fA-F]{4}'
    r"|U(?!0000[dD][89a-fA-F])(?:000[0-9a-fA-F]|0010)[0-9a-fA-F]{4})"
)
_FOLD = expression(r"\\[ \t]*\r?\n(?:[ \t]|\r?\n)*")
_FIRST_NEWLINE = expression(r"\r?\n")
_LETTERS = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\"}


class _Open:
    """An array or an inline table that is not closed yet; `path` is the key in the table whose value comes next."""

    def __init__(self, start: int, base: int, depth: int, *, is_table: bool) -> None:
        self.start = start
        self.base = base
        self.depth = depth
        self.table = Table(start + base, start + base, depth) if is_table else None
        self.items: list[Value] = []
        self.path: Path = ()
        self.wants_comma = False

    @property
    def marks(self) -> str:
        """Its two brackets."""
        return "[]" if self.table is None else "{}"

    def keep(self, value: Value) -> None:
        """Take the next value."""
        self.wants_comma = True
        if self.table is None:
            self.items.append(value)
        else:
            self.table.put(self.path, value, self, self.base)

    def value(self, end: int) -> Value:
        """Give it as a value that ends at offset `end`."""
        span = Span(self.start + self.base, end + self.base)
        if self.table is None:
            return Value(Shape.LIST, span, items=tuple(self.items))
        return Value(Shape.MAP, span, entries=self.table.entries())


class TomlScanner(Scanner):
    """Keys and values of TOML, read with a stack of what is open."""

    def __init__(self, content: str, base: int) -> None:
        super().__init__(content)
        self.base = base

    def key(self) -> Path:
        """Give the parts of a key with the span of each, and move behind the blanks that follow it."""
        parts: list[tuple[str, Span]] = []
        while True:
            start = self.at
            if self.next in ("'", '"'):
                part = self._string(self.next)
            else:
                part = self.skip(_BARE_KEY)
                if not part:
                    raise self._no_key()
            parts.append((part, Span(start + self.base, self.at + self.base)))
            self.skip(BLANKS)
            if self.next != ".":
                return tuple(parts)
            self.at += 1
            self.skip(BLANKS)

    def _no_key(self) -> ScanError:
        if self.next in ("", "\r", "\n"):
            return self.unexpected("a key")
        return self.unexpected("a key", "" if "=" in self.line else "no-equals")

    def value(self, depth: int) -> Value:
        """Give the value at the place, which stands `depth` levels deep."""
        stack: list[_Open] = []
        while True:
            if self.next in ("[", "{"):
                deep = (stack[-1].depth + max(1, len(stack[-1].path)) if stack else depth) + 1
                check_depth(deep, self.at)
                stack.append(_Open(self.at, self.base, deep, is_table=self.next == "{"))
                self.at += 1
            else:
                done = self._scalar()
                if not stack:
                    return done
                stack[-1].keep(done)
            while self._closes(stack[-1]):
                done = stack.pop().value(self.at)
                if not stack:
                    return done
                stack[-1].keep(done)

    def _closes(self, top: _Open) -> bool:
        """Move behind the end of what is open, or else to the next value in it."""
        blanks = BETWEEN if top.table is None else BLANKS
        self.skip(blanks)
        comma = self.at
        if top.wants_comma and self.next == ",":
            self.at += 1
            self.skip(blanks)
            top.wants_comma = False
            if top.table is not None and self.next == "}":
                raise ScanError("a comma with nothing behind it", comma, "comma")
        if self.next == top.marks[1]:
            self.at += 1
            return True
        if top.wants_comma or self.next in (*_NEWLINES, ""):
            raise self._unclosed(top)
        if top.table is not None:
            self._pair(top)
        return False

    def _pair(self, top: _Open) -> None:
        top.path = self.key()
        if self.next != "=":
            raise self.unexpected("`=`", "equals" if self.next in _COLONS else "")
        self.at += 1
        self.skip(BLANKS)

    def _unclosed(self, top: _Open) -> ScanError:
        self.skip(_KEY_OF_NEXT_LINE)
        if self.next in ("", "=", *_NEWLINES):
            return ScanError(f"`{top.marks[0]}` is never closed", top.start, "bracket")
        return self.unexpected(f"`,` or `{top.marks[1]}`", "comma")

    def _scalar(self) -> Value:
        start = self.at
        if self.next in ("'", '"'):
            mark = self.next * 3 if self.content.startswith(self.next * 3, start) else self.next
            text, quoted = self._string(mark), True
        else:
            text, quoted = self._literal(), False
        return TomlValue(Shape.SCALAR, Span(start + self.base, self.at + self.base), text, quoted)

    def _literal(self) -> str:
        start = self.at
        text = self.skip(LITERAL)
        if not text or (self.next and _WORD.match(self.next)):
            self.at = start
            if self.next in ("", "\r", "\n", "#"):
                raise self.unexpected("a value")
            raise self.unexpected("a value", "unquoted")
        if DATE.fullmatch(text):
            try:
                moment(text)
            except ValueError as error:
                raise ScanError(f"no such date: {error}", start) from error
        return text

    def _string(self, mark: str) -> str:
        start = self.at
        self.at += len(mark)
        if len(mark) > 1:
            self.skip(_FIRST_NEWLINE)
        parts = [self.skip(_PLAIN[mark])]
        while not self.content.startswith(mark, self.at):
            parts += (self._escaped(start, mark), self.skip(_PLAIN[mark]))
        self.at += len(mark)
        # Up to two more marks belong to the text of a string of three.
        more = self.skip(re.compile(f"{mark[0]}{{0,2}}")) if len(mark) > 1 else ""
        return "".join((*parts, more)).replace("\r\n", "\n")

    def _escaped(self, start: int, mark: str) -> str:
        if self.next != "\\":
            if self.next in ("", "\n") or self.content.startswith("\r\n", self.at):
                raise ScanError("the quotes do not end", start, "string")
            raise ScanError(f"character U+{ord(self.next):04X} is not allowed", self.at)
        if len(mark) > 1 and self.skip(_FOLD):
            return ""
        at = self.at
        escape = self.skip(_ESCAPE)
        if not escape:
            raise ScanError("no escape begins like this", at, "escape")
        return chr(int(f"0x{escape[2:]}", 0)) if escape[2:] else _LETTERS[escape[1]]
