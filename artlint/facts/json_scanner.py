"""The grammar of JSON, RFC 8259, read so that every key and value keeps its place."""

from __future__ import annotations

import re

from artlint.facts.scanner import ScanError, Scanner, check_depth, without_surrogates
from artlint.facts.values import Entry, Shape, Value
from artlint.text import Span

_BLANKS = re.compile(r"[ \t\r\n]*")
_PLAIN = re.compile(r'[^"\\\x00-\x1f]*')
_ESCAPE = re.compile(r'\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})')
_LITERAL = re.compile(r"(?:true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)(?![\w.+-])")
_OPENERS = {"{": "}", "[": "]"}


class _Open:
    """A list or an object that is not closed yet."""

    def __init__(self, mark: str, start: int) -> None:
        self.mark = mark
        self.start = start
        self.items: list[Value] = []
        self.entries: list[Entry] = []
        self.key: tuple[str, Span] | None = None

    def take(self, value: Value) -> None:
        if self.key is None:
            self.items.append(value)
        else:
            self.entries.append(Entry(*self.key, value))
            self.key = None

    def value(self, end: int, base: int) -> Value:
        shape = Shape.LIST if self.mark == "[" else Shape.MAP
        span = Span(self.start + base, end + base)
        return Value(shape, span, items=tuple(self.items), entries=tuple(self.entries))


class JsonScanner(Scanner):
    """JSON read with a stack of what is open."""

    def __init__(self, content: str, base: int) -> None:
        super().__init__(content)
        self.base = base
        self._after_comma = False
        self._comma = 0

    def document(self) -> tuple[Entry, ...]:
        """Give the members of the object that is all of the text."""
        self.skip(_BLANKS)
        if self.next != "{":
            raise self.unexpected("`{`")
        opened = _Open("{", self.at)
        self.at += 1
        self._fill(opened)
        self.skip(_BLANKS)
        if self.next:
            raise self.unexpected("nothing behind the closing `}`", "comma" if self.next == "," else "")
        return tuple(opened.entries)

    def members(self) -> tuple[Entry, ...]:
        """Give the members of an object whose braces are left out."""
        opened = _Open("", 0)
        self._fill(opened)
        return tuple(opened.entries)

    def _fill(self, root: _Open) -> None:
        """Read what is in `root`, up to its end."""
        stack = [root]
        is_first = True
        while stack:
            top = stack[-1]
            self.skip(_BLANKS)
            if self._closes(top):
                if not is_first and self._after_comma:
                    raise ScanError("a comma with nothing behind it", self._comma, "comma")
                self.at += bool(top.mark)
                stack.pop()
                is_first = False
                self._after_comma = False
                if stack:
                    stack[-1].take(top.value(self.at, self.base))
                continue
            if not is_first and not self._after_comma:
                self._separate(top)
                continue
            if top.mark != "[":
                self._key(top)
            is_first = self._value(top, stack)
            self._after_comma = False

    def _closes(self, top: _Open) -> bool:
        return not self.next if not top.mark else self.next == _OPENERS[top.mark]

    def _separate(self, top: _Open) -> None:
        if self.next != ",":
            raise self._missing_comma(top)
        self._comma, self._after_comma = self.at, True
        self.at += 1

    def _missing_comma(self, top: _Open) -> ScanError:
        if not self.next:
            return ScanError(f"`{top.mark}` is never closed", top.start, "bracket")
        end = f" or `{_OPENERS[top.mark]}`" if top.mark else ""
        if self.content.startswith(("//", "/*", "#"), self.at):
            return self.unexpected(f"`,`{end}", "comment")
        if self.next in "\"'{[" or self.next.isalnum():
            return self.unexpected(f"`,`{end}", "comma")
        return self.unexpected(f"`,`{end}")

    def _key(self, top: _Open) -> None:
        start = self.at
        if self.next != '"':
            raise self._not_quoted(top, "a key in double quotes")
        key = self._string()
        top.key = (key, Span(start + self.base, self.at + self.base))
        self.skip(_BLANKS)
        if self.next != ":":
            raise self.unexpected("`:` behind the key")
        self.at += 1
        self.skip(_BLANKS)

    def _value(self, top: _Open, stack: list[_Open]) -> bool:
        """Read a value, or open one; tell whether it was opened."""
        start = self.at
        if self.next in _OPENERS:
            check_depth(len(stack) + 1, start)
            stack.append(_Open(self.next, start))
            self.at += 1
            return True
        if self.next == '"':
            text, quoted = self._string(), True
        else:
            text, quoted = self.skip(_LITERAL), False
            if not text:
                raise self._not_quoted(top, "a value")
        top.take(Value(Shape.SCALAR, Span(start + self.base, self.at + self.base), text, quoted))
        return False

    def _not_quoted(self, top: _Open, expected: str) -> ScanError:
        if not self.next:
            return (
                ScanError(f"`{top.mark}` is never closed", top.start, "bracket")
                if top.mark
                else self.unexpected(expected)
            )
        if self._after_comma and self.next in ",}]":
            return ScanError("a comma with nothing behind it", self._comma, "comma")
        if self.content.startswith(("//", "/*", "#"), self.at):
            return self.unexpected(expected, "comment")
        return self.unexpected(expected, "" if self.next in ",:}]" else "unquoted")

    def _string(self) -> str:
        start = self.at
        self.at += 1
        parts = [self.skip(_PLAIN)]
        while self.next != '"':
            if self.next != "\\":
                control = self.next not in ("", "\r", "\n")
                problem = f"character U+{ord(self.next):04X} is not allowed" if control else "the quotes do not end"
                raise ScanError(problem, self.at if control else start, "" if control else "string")
            at = self.at
            escape = self.skip(_ESCAPE)
            if not escape:
                raise ScanError("no escape begins like this", at, "escape")
            parts += (_unescaped(escape), self.skip(_PLAIN))
        self.at += 1
        return without_surrogates("".join(parts)) if len(parts) > 1 else parts[0]


def _unescaped(escape: str) -> str:
    if escape[1] == "u":
        return chr(int(f"0x{escape[2:]}", 0))
    return {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}.get(escape[1], escape[1])
