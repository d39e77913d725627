"""The lines around a block of front matter: what opens it, what may stand above, and what closes it."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from artlint.expressions import expression
from artlint.facts.formats import Format
from artlint.presets import FrontMatterForm, load_preset
from artlint.text import Span

_EOL = r"(?=[\r\n]|\Z)"
FENCE = re.compile(
    rf"(?P<marks>(?P<fence>---|\+\+\+|;;;)[-+;]*)(?P<gap>[ \t]*)(?P<language>[a-z]*)(?P<rest>[ \t]*){_EOL}"
)
"""A line that could open a block; the marks behind the first three may be others, which is for `is_even` to say."""

# It begins with its letters and looks back from there: a search for plain letters is many times faster.
_DOTS = re.compile(rf"\.\.\.(?<=[\r\n]\.\.\.)[ \t]*{_EOL}")
_OBJECT = expression(r"\{(?:\s*\"[^\"\r\n]*\"|[ \t]*[\r\n]\s*(?:'[^'\r\n]*'|\w+))\s*:")
_JSON_MARK = expression(r'"(?:[^"\\]|\\.)*(?:"|\Z)|[{}]', re.DOTALL)
_LAST_BRACE = expression(rf"(?<=[\r\n])\}}[ \t]*{_EOL}")
_METADATA_END = expression(rf"(?:\A|(?<=\n)|(?<=\r)(?!\n))(?:[ \t]*{_EOL}|(?:---|\.\.\.)(?:[ \t][^\r\n]*)?{_EOL})")
_BLANKS = re.compile(r"[ \t\r\n\f\v\u3000\xa0\u200b\ufeff]*")
_REST_OF_LINE = re.compile(r"[ \t]*(?:\r\n?|\n|\Z)")
_NEWLINE = re.compile(r"\r\n?|\n")
_COMMENT_OPENER = "<!--"

ABOVE = {
    "nothing": re.compile(r"\Z"),
    "newline": re.compile(r"(?:\r\n?|\n)?\Z"),
    "lines": re.compile(r"(?:[ \t\f\v]*(?:\r\n?|\n))*\Z"),
    "blanks": re.compile(r"[ \t\r\n\f\v]*\Z"),
}
"""What a generator takes above the opener, by the `before` of its form."""


class Closing(StrEnum):
    """How a block ends."""

    PROPER = "proper"
    DOTS = "dots"
    TEXT = "text"
    MISSING = "missing"


@cache
def known_openers() -> dict[str, str]:
    """Give the name of the format behind each opener that any generator reads."""
    return load_preset("generic").front_matter.openers


@cache
def closer(marks: str, form: str, *, dots: bool) -> re.Pattern[str]:
    """Give what closes a block, for a form's `closer`; with `dots` also a line of three."""
    fence = re.escape(marks)
    if form == "line-start":
        fence = rf"{fence}(?<=[\r\n]{fence})"
    elif form == "line-end":
        fence = rf"{fence}[ \t]*{_EOL}"
    else:
        fence = rf"{fence}(?<=[\r\n]{fence})[ \t]*{_EOL}"
    return re.compile(rf"{fence}|{_DOTS.pattern}" if dots else fence)


def closing_line(text: str, start: int, end: int) -> Span:
    """Give a closer with the rest of its line, or alone where text follows it."""
    rest = _REST_OF_LINE.match(text, end)
    return Span(start, rest.end() if rest else end)


def odd_closer(text: str, start: int, limit: int, fence: str, kind: Format) -> tuple[Span, Closing] | None:
    """Give a `...` or a `--- text` line before `limit` that ends the block in the eyes of a reader."""
    fence = re.escape(fence)
    worded = re.compile(rf"{fence}(?<=[\r\n]{fence})[^\r\n]+")
    for pattern, closing in ((_DOTS, Closing.DOTS), (worded, Closing.TEXT)):
        found = pattern.search(text, start, limit)
        if found is not None and all_lines(text[start : found.start()], kind):
            return Span(found.start(), line_end(text, found.end())), closing
    return None


def all_lines(content: str, kind: Format) -> bool:
    """Tell whether every line of `content` may stand in a block of a format."""
    return all(kind.line.match(line) for line in _NEWLINE.split(content) if line.strip())


def starts_with_key(text: str, start: int, pattern: re.Pattern[str]) -> bool:
    """Tell whether the first line after `start` that is no blank and no comment looks like a field."""
    while start < len(text):
        end = line_end(text, start)
        line = text[start:end].strip()
        if line and not line.startswith("#"):
            return pattern.match(text, start, end) is not None
        start = end
    return False


def after_prefix(text: str) -> int:
    """Give the offset of the first character that is neither blank nor part of a comment."""
    at = 0
    while True:
        blanks = _BLANKS.match(text, at)
        at = blanks.end() if blanks else at
        if not text.startswith(_COMMENT_OPENER, at):
            return at
        end = text.find("-->", at + len(_COMMENT_OPENER))
        if end < 0:
            return at
        at = end + 3


def line_end(text: str, at: int) -> int:
    """Give the offset behind the newline of the line around `at`."""
    found = _NEWLINE.search(text, at)
    return found.end() if found else len(text)


def object_end(text: str, start: int) -> int | None:
    """Give where the JSON object ends that begins at `start`; -1 where it has no end, None where there is no object."""
    if not _OBJECT.match(text, start):
        return None
    level = 0
    for mark in _JSON_MARK.finditer(text, start):
        level += {"{": 1, "}": -1}.get(mark[0], 0)
        if level == 0:
            return mark.end()
    brace = _LAST_BRACE.search(text, start)
    return brace.start() + 1 if brace else -1


def metadata_end(text: str, start: int, kind: Format, *, fenced: bool) -> Span:
    """Give the line that ends the metadata lines from `start` on: blank, a fence, or empty before the first other line.

    Behind a fence a line that is no metadata does not end the block but breaks it.
    """
    end = _METADATA_END.search(text, start)
    stop = end.start() if end else len(text)
    at = start
    while not fenced and at < stop:
        if not kind.line.match(text, at, stop):
            return Span(at, at)
        at = line_end(text, at)
    return Span(stop, line_end(text, end.end()) if end else stop)


def opening_format(form: FrontMatterForm, name: str) -> tuple[str, bool]:
    """Give the format behind an opener, empty for none, and whether the form takes it."""
    if name in form.openers:
        return form.openers[name], True
    return known_openers().get(name, ""), False
