"""What a fix changes, line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from artlint.findings import Edit
from artlint.frozen import frozen
from artlint.text import Lines

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+\Z")


@frozen(slots=True)
class Hunk:
    """Lines without their newlines, before and after, and the 1-based number of the first."""

    line: int
    old: tuple[str, ...]
    new: tuple[str, ...]


def split_lines(text: str) -> list[str]:
    """Give the lines of `text` with their newlines; only LF, CRLF and CR end one."""
    if "\r" not in text and text.find("\n") in {-1, len(text) - 1}:
        # One line, which may be as long as the article.
        return [text] if text else []
    return _LINE.findall(text)


def hunks(lines: Lines, edits: Sequence[Edit]) -> Iterator[Hunk]:
    """Give the lines that `edits` change, in order; edits on the same or on touching lines come together."""
    waiting = sorted(edits, key=lambda edit: edit.span)
    while waiting:
        group = [waiting.pop(0)]
        start = lines.start(group[0].span.start)
        end = _end(lines, group[0])
        while True:
            if waiting and waiting[0].span.start <= end:
                group.append(waiting.pop(0))
                end = max(end, _end(lines, group[-1]))
                continue
            new = _applied(lines.text, start, end, group)
            if end == len(lines.text) or not new or new.endswith(("\n", "\r")):
                break
            # The newline is gone: the next line joins this one.
            end = lines.end(end)
        yield from _trimmed(lines.position(start).line, split_lines(lines.text[start:end]), split_lines(new))


def _end(lines: Lines, edit: Edit) -> int:
    return lines.end(max(edit.span.start, edit.span.end - 1))


def _applied(text: str, start: int, end: int, edits: Sequence[Edit]) -> str:
    parts, at = [], start
    for edit in edits:
        parts += [text[at : edit.span.start], edit.text]
        at = edit.span.end
    return "".join([*parts, text[at:end]])


def _trimmed(line: int, old: list[str], new: list[str]) -> Iterator[Hunk]:
    while old and new and old[0] == new[0]:
        line += 1
        del old[0], new[0]
    while old and new and old[-1] == new[-1]:
        del old[-1], new[-1]
    if old or new:
        yield Hunk(line, tuple(each.rstrip("\r\n") for each in old), tuple(each.rstrip("\r\n") for each in new))
