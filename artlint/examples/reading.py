"""The examples of a rule page, read out of its body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from artlint.facts.markdown import parse_events
from artlint.frozen import frozen
from artlint.rulebook import Rule
from artlint.text import Lines, Position

_LANGUAGES = frozenset(("md", "html", "mdx"))
_NEAR = {"markdown": "md", "mkd": "md", "htm": "html"}
_ESCAPE = re.compile(r"\\x([0-9a-fA-F]{2})")
_PLACE = re.compile(r"([1-9][0-9]{0,5}):([1-9][0-9]{0,5})")
_FLAGS = frozenset(("bom", "crlf", "bytes", "unended"))
_SECTION_ENDS = ({"Heading": "H1"}, {"Heading": "H2"})
_OPTIONS = frozenset(("at", "path", "now", "with"))


class ExampleError(Exception):
    """An example that is not well formed, with the 1-based line of the page on which it begins."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


@frozen(slots=True)
class Example:
    """One example: its 1-based line in the page, the article, what is flagged in it and what mending makes of it.

    `files` are the paths of the files that lie around the article, `section` is the heading that the example is below.
    `at` is empty where nothing may be flagged; `becomes` is None where the page shows no result.
    """

    line: int
    source: bytes
    path: str
    at: tuple[Position, ...]
    becomes: bytes | None
    config: str
    now: datetime | None
    files: tuple[str, ...] = ()
    section: str = ""
    becomes_line: int = 0


@frozen(slots=True)
class _Fence:
    line: int
    info: tuple[str, ...]
    text: str
    follows_becomes: bool
    section: str


def count_examples(rule: Rule) -> int:
    """Give the number of examples on the page of `rule`."""
    return len(list(read_examples(rule)))


def read_examples(rule: Rule) -> Iterator[Example]:
    """Give the examples on the page of `rule`; ExampleError for one that is not well formed."""
    config = ""
    pending: Example | None = None
    for fence in _fences(rule):
        language = fence.info[0] if fence.info else ""
        if language in _NEAR:
            raise ExampleError(fence.line, f"an example begins with `{_NEAR[language]}`, not with `{language}`")
        if language == "toml":
            config = fence.text
            continue
        if language not in _LANGUAGES:
            continue
        if fence.follows_becomes:
            if pending is None or not pending.at:
                raise ExampleError(fence.line, "`becomes` without an example that is flagged")
            result = _bytes(fence.text, {word for word in fence.info[1:] if "=" not in word})
            yield replace(pending, becomes=result, becomes_line=fence.line)
            pending = None
            continue
        if pending is not None:
            yield pending
        pending = _example(fence, config)
        config = ""
    if pending is not None:
        yield pending


def _fences(rule: Rule) -> Iterator[_Fence]:
    # Newlines are those of the file of the page, which git may have changed.
    body = rule.body.replace("\r\n", "\n")
    lines = Lines(body)
    info: str | None = None
    parts: list[str] = []
    words: list[str] = []
    section = ""
    data = body.encode("utf-8")
    line = 0
    for event, place in parse_events(body):
        if type(event) is str:
            continue
        ((kind, what),) = event.items()
        if kind == "Start" and type(what) is dict and "CodeBlock" in what and what["CodeBlock"] != "Indented":
            info, parts = what["CodeBlock"]["Fenced"], []
            offset = len(data[: place["start"]].decode("utf-8"))
            line = lines.position(offset).line + rule.file.body_line - 1
        elif kind == "Start" and type(what) is dict and "Heading" in what:
            words = []
        elif kind == "End" and what in _SECTION_ENDS:
            section = " ".join(words)
        elif kind == "Text" and info is not None:
            parts.append(what)
        elif kind == "Text":
            words.append(what.strip())
        elif kind == "End" and what == "CodeBlock" and info is not None:
            yield _Fence(line, tuple(info.split()), "".join(parts), bool(words) and words[-1] == "becomes", section)
            info, words = None, []


def _example(fence: _Fence, config: str) -> Example:
    flags = {word for word in fence.info[1:] if "=" not in word}
    options = dict(word.split("=", 1) for word in fence.info[1:] if "=" in word)
    strange = sorted((flags - _FLAGS) | (options.keys() - _OPTIONS))
    if strange:
        known = ", ".join([*sorted(f"{name}=…" for name in _OPTIONS), *sorted(_FLAGS)])
        raise ExampleError(fence.line, f"unknown word {strange[0]!r} behind the language (known: {known})")
    return Example(
        line=fence.line,
        source=_bytes(fence.text, flags),
        path=options.get("path", f"article.{fence.info[0]}"),
        at=tuple(_position(place, fence.line) for place in options.get("at", "").split(",") if place),
        becomes=None,
        config=config,
        now=_day(options["now"], fence.line) if "now" in options else None,
        files=tuple(options["with"].split(",")) if "with" in options else (),
        section=fence.section,
    )


def _position(place: str, line: int) -> Position:
    match = _PLACE.fullmatch(place)
    if match is None:
        raise ExampleError(line, f"`at={place}` is no place: write the line and the column, as in `at=1:4`")
    return Position(int(match[1]), int(match[2]))


def _day(text: str, line: int) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise ExampleError(line, f"`now={text}` is no day: write it as in `now=2024-05-01`") from error


def _bytes(text: str, flags: set[str]) -> bytes:
    """Give the bytes that a fence stands for; its final newline is part of them unless it is `unended`."""
    if "unended" in flags:
        text = text.removesuffix("\n")
    if "crlf" in flags:
        text = text.replace("\n", "\r\n")
    data = text.encode("utf-8")
    if "bytes" in flags:
        data = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text.encode("utf-8").decode("latin-1")).encode(
            "latin-1"
        )
    return b"\xef\xbb\xbf" + data if "bom" in flags else data
