"""What is wrong with a rule page, shown to the person who writes it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence

from artlint.findings import Finding
from artlint.frozen import frozen
from artlint.text import Lines, Position

_TAB = "→"
_NONE = "nothing"


@frozen(slots=True)
class Fault:
    """One way in which a page does not do what it says: the place, a sentence, and lines that show it."""

    place: str
    text: str
    picture: tuple[str, ...] = ()

    def __str__(self) -> str:
        return "\n".join((f"{self.place}: {self.text}", *(f"    {line}".rstrip() for line in self.picture)))


def other_places(place: str, text: str, findings: Sequence[Finding], wanted: Sequence[Position]) -> Fault:
    """Say that an article is flagged elsewhere than its example says, with carets under both."""
    lines = Lines(text)
    found = [(lines.position(finding.span.start), finding) for finding in findings]
    at = [position for position, _ in found]
    carets: dict[int, list[str]] = {}
    for position, finding in found:
        if position not in wanted:
            width = _width(lines, position, finding)
            caret = _caret(lines, position, width)
            carets.setdefault(position.line, []).append(f"{caret} found at {_said(position)}: {finding.message}")
    for position in wanted:
        if position not in at:
            caret = _caret(lines, position, 1)
            carets.setdefault(position.line, []).append(f"{caret} expected at {_said(position)}, nothing found")
    told = f"expected {_all(wanted)}, found {_all(at)}"
    if at and not wanted:
        told += f" (a flagged example says so behind its language: `at={_all(at).replace(', ', ',')}`)"
    if sorted(at) == sorted(wanted):
        told = f"expected {_all(wanted)} in this order, found {_all(at)}"
    return Fault(place, told, tuple(_numbered(lines, carets)))


def other_result(place: str, made: str, wanted: str) -> Fault:
    """Say that a fix makes something else than the page shows, as a difference."""
    difference = difflib.ndiff(_visible(wanted), _visible(made))
    shown = tuple(line for line in difference if not line.startswith("? "))
    return Fault(place, "the fix makes something else (`-` is what the page says, `+` what the fix makes)", shown)


def _numbered(lines: Lines, carets: dict[int, list[str]]) -> Iterator[str]:
    gutter = len(str(max(carets, default=1)))
    for number in sorted(carets):
        is_there = number <= len(lines.starts)
        yield f"{number:>{gutter}} | {_flat(lines.line(number)) if is_there else ''}"
        for caret in carets[number]:
            yield f"{' ' * gutter} | {caret}"


def _caret(lines: Lines, position: Position, width: int) -> str:
    from rich.cells import cell_len  # noqa: PLC0415 - rich takes longer to import than most tests to run

    content = _flat(lines.line(position.line)) if position.line <= len(lines.starts) else ""
    before = content[: position.column - 1].ljust(position.column - 1)
    under = content[position.column - 1 : position.column - 1 + width]
    return f"{' ' * cell_len(before)}{'^' * max(1, cell_len(under))}"


def _width(lines: Lines, position: Position, finding: Finding) -> int:
    rest = len(lines.line(position.line)) - position.column + 1
    return max(1, min(rest, finding.span.end - finding.span.start))


def _flat(line: str) -> str:
    return line.replace("\t", _TAB)


def _visible(text: str) -> list[str]:
    """Give the lines of a text, with what would not be seen: newlines that are none of Unix, a missing last one."""
    lines = [line.replace("\r", "␍") for line in text.split("\n")]
    if lines[-1]:
        return [*lines[:-1], f"{lines[-1]} (no newline at the end)"]
    return lines[:-1]


def _all(places: Sequence[Position]) -> str:
    return ", ".join(map(_said, places)) or _NONE


def _said(place: Position) -> str:
    return f"{place.line}:{place.column}"
