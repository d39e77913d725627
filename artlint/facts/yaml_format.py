"""YAML front matter, read event by event so that every key and value keeps its place.

libyaml's event stream is iterative: reading it, instead of composing nodes, cannot overflow the C stack on deep
nesting, and shows duplicate keys, anchors and scalars as they were written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml
from frontmatter.default_handlers import YAMLHandler

from artlint.facts.values import Broken, Entry, Shape, Value
from artlint.text import Span

MAX_LENGTH = 64 * 1024
MAX_DEPTH = 50

# libyaml only: the pure Python loader disagrees with it on some hundred documents of the YAML test suite, and a verdict
# must not depend on how PyYAML was built.
_LOADER = yaml.CSafeLoader


class _Refused(Exception):
    """Front matter that is valid YAML but nothing an article should hold."""

    def __init__(self, problem: str, span: Span) -> None:
        super().__init__(problem)
        self.problem = problem
        self.span = span


class YamlFormat(YAMLHandler):
    """python-frontmatter's YAML format, with `load` and `split` that keep what was written."""

    name = "yaml"
    FM_BOUNDARY = re.compile(r"^---[ \t]*$", re.MULTILINE)

    def split(self, text: str) -> tuple[str, str]:
        """Give the block and the body, both exactly as they stand."""
        opener, closer = list(self.FM_BOUNDARY.finditer(text))[:2]
        return text[opener.end() + 1 : closer.start()], text[closer.end() + 1 :]

    def load(self, fm: str, **kwargs: object) -> dict[str, object]:
        """Give the block as ordinary data; the last of several equal keys wins."""
        found = self.read(fm)
        if isinstance(found, Broken):
            raise ValueError(found.problem)
        return {entry.key: entry.value.plain() for entry in found}

    def read(self, content: str, base: int = 0) -> tuple[Entry, ...] | Broken:
        """Give the entries of a block that begins at offset `base` of the document, or why it has none."""
        if len(content) > MAX_LENGTH:
            return Broken(f"longer than {MAX_LENGTH} characters", Span(base, base))
        try:
            root = _Reader(content, base).root()
        except _Refused as refused:
            return Broken(refused.problem, refused.span)
        except yaml.MarkedYAMLError as error:
            return _syntax_error(content, base, error)
        except yaml.reader.ReaderError as error:
            at = base + min(error.position, len(content))
            return Broken(f"character U+{ord(str(error.character)[:1] or chr(0)):04X} is not allowed"
                          if isinstance(error.character, str)
                          else f"character U+{int(error.character):04X} is not allowed", Span(at, at + 1))
        if root is None:
            return ()
        if root.shape is not Shape.MAP:
            return Broken("not a list of `key: value` lines", root.span)
        return root.entries


class _Reader:
    """Values out of the event stream, with an explicit stack instead of recursion."""

    def __init__(self, content: str, base: int) -> None:
        self.content = content
        self.base = base

    def root(self) -> Value | None:
        """Give the value of the first document; None when there is nothing but comments."""
        result: Value | None = None
        # One frame a collection that is still open: its first offset, whether it is a map, what it holds so far.
        stack: list[tuple[int, bool, list[Value]]] = []
        for event in self._events():
            kind = type(event)
            if kind is yaml.ScalarEvent:
                done = self._scalar(event)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                if len(stack) >= MAX_DEPTH:
                    raise _Refused(f"nested deeper than {MAX_DEPTH} levels", self._span(event))
                stack.append((event.start_mark.index, kind is yaml.MappingStartEvent, []))
                continue
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                start, is_map, held = stack.pop()
                done = self._collection(start, event.end_mark.index, is_map, held)
            elif kind is yaml.DocumentEndEvent:
                break
            else:
                continue
            if stack:
                stack[-1][2].append(done)
            else:
                result = done
        return result

    def _events(self) -> Iterator[yaml.Event]:
        for event in yaml.parse(self.content, Loader=_LOADER):
            if isinstance(event, yaml.NodeEvent) and event.anchor is not None:
                raise _Refused("anchors and aliases (`&`, `*`) are not read", self._span(event))
            yield event

    def _span(self, event: yaml.Event) -> Span:
        return Span(event.start_mark.index + self.base, event.end_mark.index + self.base)

    def _scalar(self, event: yaml.ScalarEvent) -> Value:
        start, end = event.start_mark.index, event.end_mark.index
        if event.style in ("|", ">"):
            end = start + len(self.content[start:end].rstrip())
        tagged = event.tag is not None and not event.implicit[1]
        return Value(
            Shape.SCALAR,
            Span(start + self.base, end + self.base),
            text=event.value,
            quoted=bool(event.style) or (tagged and event.tag.endswith(":str")),
        )

    def _collection(self, start: int, end: int, is_map: bool, held: list[Value]) -> Value:
        # A block collection's end mark stands at the next token: its last member says where it really ends.
        if self.content[start : start + 1] not in ("[", "{"):
            end = held[-1].span.end - self.base if held else start
        span = Span(start + self.base, end + self.base)
        if not is_map:
            return Value(Shape.LIST, span, items=tuple(held))
        entries = []
        for key, value in zip(held[::2], held[1::2], strict=True):
            if key.shape is not Shape.SCALAR:
                raise _Refused("a key that is not plain text", key.span)
            entries.append(Entry(key.text, key.span, value))
        return Value(Shape.MAP, span, entries=tuple(entries))


def _syntax_error(content: str, base: int, error: yaml.MarkedYAMLError) -> Broken:
    mark = error.problem_mark or error.context_mark
    at = min(mark.index if mark else 0, len(content))
    problem = (error.problem or "does not parse").replace("found ", "")
    line_start = max(content.rfind("\n", 0, at), content.rfind("\r", 0, at)) + 1
    line = content[line_start : at + 200].splitlines()[0] if content[line_start : at + 200] else ""
    return Broken(problem, Span(base + at, base + min(at + 1, len(content))), _guess(line, content[at : at + 1]))


_UNQUOTED_COLON = re.compile(r"\s*(?:- )?[^'\"\s:][^:]*:\s+[^'\"\[{].*:(?:\s|$)")
_FULLWIDTH_COLON = re.compile(r"\s*\w+：")


def _guess(line: str, character: str) -> str:
    """Name the slip that most likely made the parser stop at `character` of `line`; empty when none fits."""
    if character == "\t" or line.startswith("\t"):
        return "tab"
    if character in ("@", "`", "%", "*", "&", "!", "|", ">"):
        return "reserved"
    if _UNQUOTED_COLON.match(line):
        return "colon"
    if _FULLWIDTH_COLON.match(line):
        return "fullwidth-colon"
    if "[" in line or "{" in line:
        return "bracket"
    if line.count("'") % 2 or line.count('"') % 2:
        return "quote"
    return ""
