"""YAML front matter, read event by event so that every key and value keeps its place.

libyaml's event stream is iterative: reading it, instead of composing nodes, cannot overflow the C stack on deep
nesting, and shows duplicate keys, anchors and scalars as they were written.
"""

from __future__ import annotations

import json
import re
from typing import Any, ClassVar

import yaml
from frontmatter.default_handlers import YAMLHandler

from artlint.expressions import expression
from artlint.facts.formats import MAX_DEPTH, Format
from artlint.facts.slips import no_mapping, syntax_error
from artlint.facts.values import Broken, Entry, Shape, Value
from artlint.facts.yaml_lines import read_lines
from artlint.text import Span

_KEY = r"[ \t]*(?:[\w.-]+|\"[^\"\r\n]*\"|'[^'\r\n]*')[ \t]*"
_CONTROL = expression(r"[\x00-\x1f\x7f\x85\u2028\u2029]")

# libyaml only: the pure Python loader disagrees with it on some hundred documents of the YAML test suite, and a verdict
# must not depend on how PyYAML was built.
_LOADER = yaml.CSafeLoader


class _RefusedError(Exception):
    """Front matter that is valid YAML but nothing an article should hold."""

    def __init__(self, problem: str, span: Span) -> None:
        super().__init__(problem)
        self.problem = problem
        self.span = span


class YamlFormat(Format, YAMLHandler):
    """python-frontmatter's YAML format, with values that keep what was written."""

    title: ClassVar = "YAML"
    sample: ClassVar = "key: value"
    opening: ClassVar = re.compile(rf"{_KEY}(?::(?=[ \t\r\n]|\Z)|：)")
    sure_opening: ClassVar = re.compile(rf"{_KEY}:(?=[ \t\r\n]|\Z)")
    line: ClassVar = re.compile(rf"[ \t]*(?:#|- |-$|[]}}]|\w[\w -]*:)|[ \t]+\S|{_KEY}[:：]")
    FM_BOUNDARY = re.compile(r"^---[ \t]*\r?$", re.MULTILINE)

    def parsed(self, content: str, base: int) -> tuple[Entry, ...] | Broken:
        """Give the entries of a block that begins at offset `base` of the document, or why it has none."""
        # libyaml drops a byte order mark and counts on without it.
        marks = content.startswith("\ufeff")
        entries = read_lines(content, base) if not marks else None
        return self._read(content[marks:], base + marks) if entries is None else entries

    def string(self, words: str) -> str:
        """Give `words` in single quotes, or in double ones where a character has to be escaped."""
        if _CONTROL.search(words):
            return json.dumps(words)
        return "'" + words.replace("'", "''") + "'"

    @staticmethod
    def _read(content: str, base: int) -> tuple[Entry, ...] | Broken:
        try:
            root = _Reader(content, base).root()
        except _RefusedError as refused:
            at = refused.span.start - base
            return Broken(refused.problem, refused.span, "bracket" if content[at - 1 : at + 1] == "{{" else "")
        except yaml.MarkedYAMLError as error:
            return syntax_error(content, base, error)
        except yaml.reader.ReaderError as error:
            return _strange_character(content, base, error)
        if root is not None and root.shape is not Shape.MAP:
            return no_mapping(content, root.span, base)
        if root is not None and "<<" in content and (merge := next(filter(_is_merge, root.entries), None)) is not None:
            return Broken("merge keys (`<<`) are not read", merge.key_span)
        return root.entries if root is not None else ()


def _is_merge(entry: Entry) -> bool:
    # The span of a quoted one holds its quotes.
    return entry.key == "<<" and entry.key_span.end - entry.key_span.start == len("<<")


def _strange_character(content: str, base: int, error: yaml.reader.ReaderError) -> Broken:
    code = ord(error.character) if isinstance(error.character, str) else error.character
    # Its own position counts bytes.
    at = base + max(0, content.find(chr(code)))
    return Broken(f"character U+{code:04X} is not allowed", Span(at, at + 1))


_NO_ANCHORS = "anchors and aliases (`&`, `*`) are not read"
_NO_TAGS = "tags (`!…`) are not read"
# `!` alone says that a value is text, as Psych of Ruby 1.9 wrote before quotes.
_TEXT_TAGS = frozenset(("!", "tag:yaml.org,2002:str"))
# Ruby's exporters write so what it does not take for text, and Ruby reads it with either.
_BINARY_TAGS = frozenset(("!binary", "tag:yaml.org,2002:binary"))
_BLOCK_STYLES = frozenset(("|", ">"))

# A named tuple's own constructor takes twice as long.
_new = tuple.__new__
_SCALAR = yaml.ScalarEvent
_PLAIN = Shape.SCALAR


def _decoded(text: str) -> str | None:
    """Give the text in UTF-8 that stands in base 64; None where there is none."""
    import binascii  # noqa: PLC0415 - for what hardly any article has

    try:
        return binascii.a2b_base64(text).decode()
    except ValueError:
        return None


class _Reader:
    """Values out of the event stream, with an explicit stack instead of recursion."""

    def __init__(self, content: str, base: int) -> None:
        self.content = content
        self.base = base

    def root(self) -> Value | None:
        """Give the value of the one document; None when there is nothing but comments."""
        result: Value | None = None
        base = self.base
        # One frame a collection that is still open: its first offset, whether it is a map, what it holds so far.
        stack: list[tuple[int, bool, list[Value]]] = []
        held: list[Value] | None = None
        documents = 0
        # `yaml.parse` is a generator around the same calls, which looks twice at each event.
        next_event = _LOADER(self.content).get_event
        while True:
            event: Any = next_event()
            kind = type(event)
            if kind is _SCALAR:
                style = event.style
                if event.anchor is None and event.tag is None and style not in _BLOCK_STYLES:
                    span = _new(Span, (event.start_mark.index + base, event.end_mark.index + base))
                    done = _new(Value, (_PLAIN, span, event.value, style is not None and style != "", (), ()))
                else:
                    done = self._odd_scalar(event)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self._check_start(event, len(stack))
                held = []
                stack.append((event.start_mark.index, kind is yaml.MappingStartEvent, held))
                continue
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                start, is_map, members = stack.pop()
                done = self._collection(start, event.end_mark.index, members, is_map=is_map)
                held = stack[-1][2] if stack else None
            elif kind is yaml.AliasEvent:
                raise _RefusedError(_NO_ANCHORS, self._span(event))
            elif kind is yaml.StreamEndEvent:
                break
            elif kind is yaml.DocumentStartEvent and documents:
                raise _RefusedError("a second document begins", self._span(event))
            else:
                documents += kind is yaml.DocumentStartEvent
                continue
            if held is not None:
                held.append(done)
            else:
                result = done
        return result

    def _check_start(self, event: Any, depth: int) -> None:
        if depth >= MAX_DEPTH:
            raise _RefusedError(f"nested deeper than {MAX_DEPTH} levels", self._span(event))
        if event.anchor is not None:
            raise _RefusedError(_NO_ANCHORS, self._span(event))
        if event.tag is not None:
            raise _RefusedError(_NO_TAGS, self._span(event))

    def _span(self, event: Any) -> Span:
        return Span(event.start_mark.index + self.base, event.end_mark.index + self.base)

    def _odd_scalar(self, event: Any) -> Value:
        """Give a scalar with an anchor, with a tag, or of several lines."""
        if event.anchor is not None:
            raise _RefusedError(_NO_ANCHORS, self._span(event))
        start, end, style = event.start_mark.index, event.end_mark.index, event.style
        if style in _BLOCK_STYLES:
            end = start + len(self.content[start:end].rstrip())
        quoted, text = bool(style), event.value
        if event.tag is not None:
            text = _decoded(text) if event.tag in _BINARY_TAGS else text if event.tag in _TEXT_TAGS else None
            if text is None:
                raise _RefusedError(_NO_TAGS, self._span(event))
            quoted = True
        return _new(Value, (Shape.SCALAR, _new(Span, (start + self.base, end + self.base)), text, quoted, (), ()))

    def _collection(self, start: int, end: int, held: list[Value], *, is_map: bool) -> Value:
        # A block collection's end mark stands at the next token: its last member says where it really ends.
        if self.content[start : start + 1] not in ("[", "{"):
            end = held[-1].span.end - self.base if held else start
        span = Span(start + self.base, end + self.base)
        if not is_map:
            return Value(Shape.LIST, span, items=tuple(held))
        entries = []
        for key, value in zip(held[::2], held[1::2], strict=True):
            if key.shape is not Shape.SCALAR:
                raise _RefusedError("a key that is not plain text", key.span)
            entries.append(_new(Entry, (key.text, key.span, value)))
        return Value(Shape.MAP, span, entries=tuple(entries))
