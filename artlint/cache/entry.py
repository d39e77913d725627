"""What is kept of a checked file, in a form that costs nothing to carry and little to read."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from artlint.findings import Edit, Finding, Fix, Level, Owned, Safety
from artlint.reading import Stamp
from artlint.text import Lines, Span

_SLACK = 2_000_000_000
"""Nanoseconds that the time stamps of a file system may lag behind the clock, or be rounded."""
_LEVELS = {level.value: level for level in Level}
_PLAIN, _ODD = "+", "-"
_NOTHING = b"[[],[],[]]\0+"
# `json.dumps` would make an encoder for each article.
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
# A named tuple's own constructor takes twice as long.
_new = tuple.__new__


Kind = tuple[str, str, str | None]
"""What many findings share: the category, the advice and the field."""


class Entry(NamedTuple):
    """The outcome of checking a file, with how to tell that it would be the same again.

    `made` is the moment before the file was read, in nanoseconds. `sights` is what the rules saw besides the file.
    `fixes` tells whether the findings have their fixes.
    `levels` counts errors, warnings and information; `mends` is 2 where a safe fix would be made, 1 where only an
    unsafe one would, 0 where none would.
    """

    stamp: Stamp
    made: int
    digest: bytes
    sights: str
    fixes: bool
    levels: tuple[int, int, int]
    mends: int
    body: bytes

    def trusts(self, stamp: Stamp) -> bool:
        """Tell whether a file with this stamp has the same bytes.

        One that was changed just before it was read could be changed again without a new time stamp.
        """
        latest = self.made - _SLACK
        return stamp == self.stamp and stamp[1] < latest and stamp[2] < latest


def dump_findings(findings: Sequence[Finding], lines: Lines) -> bytes | None:
    """Give findings as bytes; None for those that cannot be had back from them."""
    if not findings:
        return _NOTHING
    kinds: dict[Kind, int] = {}
    strings: dict[str, int] = {}
    told, rows = [], []
    starts = lines.starts
    for rule, category, level, message, (start, end), advice, field, fix in findings:
        line = bisect_right(starts, start)
        told.append(f"{line}:{start - starts[line - 1] + 1}: {level}[{rule}] {message}")
        # An article has many findings of few kinds.
        kind = kinds.setdefault((category, advice, field), len(kinds))
        rows.append((start, end, kind, None if fix is None else _dumped_fix(fix, strings)))
    text = "\n".join(told)
    if text.count("\n") >= len(told):
        return None
    sign = _PLAIN if text.replace("\n", "").isprintable() else _ODD
    data = _encode(([*kinds], [*strings], rows)) if strings else _without_fixes(kinds, rows)
    return f"{data}\0{sign}{text}".encode("utf-8", "surrogatepass")


def _without_fixes(kinds: Iterable[Kind], rows: Iterable[tuple[Any, ...]]) -> str:
    """Give the same in a third of the time, of findings of which none has a fix."""
    told = ",".join([f"[{start},{end},{kind},null]" for start, end, kind, _ in rows])
    return f"[[{','.join(map(_encoded, kinds))}],[],[{told}]]"


@lru_cache(maxsize=4096)
def _encoded(kind: Kind) -> str:
    return _encode(kind)


def _number(text: str, strings: dict[str, int]) -> int:
    return strings.setdefault(text, len(strings))


def _dumped_fix(fix: Fix, strings: dict[str, int]) -> tuple[Any, ...]:
    return (
        fix.safety is Safety.SAFE,
        _number(fix.message, strings),
        _number(fix.reason, strings),
        sorted(fix.owns),
        sorted(fix.fields),
        [(*edit.span, _number(edit.text, strings)) for edit in fix.edits],
    )


def load_findings(body: bytes) -> tuple[Finding, ...]:
    """Give the findings that `dump_findings` wrote."""
    data, _, told = body.decode("utf-8", "surrogatepass").partition("\0")
    kinds, strings, rows = json.loads(data)
    lines = told[1:].split("\n") if rows else ()
    return tuple(_loaded(line, row, kinds, strings) for line, row in zip(lines, rows, strict=True))


def _loaded(told: str, row: Sequence[Any], kinds: Sequence[Sequence[Any]], strings: Sequence[str]) -> Finding:
    start, end, kind, fix = row
    category, advice, field = kinds[kind]
    _, _, words = told.partition(": ")
    head, _, message = words.partition("] ")
    level, _, rule = head.partition("[")
    made = None if fix is None else _loaded_fix(fix, strings)
    return _new(Finding, (rule, category, _LEVELS[level], message, _new(Span, (start, end)), advice, field, made))


def _loaded_fix(row: Sequence[Any], strings: Sequence[str]) -> Fix:
    is_safe, message, reason, owns, fields, edits = row
    return Fix(
        tuple(Edit(Span(start, end), strings[text]) for start, end, text in edits),
        Safety.SAFE if is_safe else Safety.UNSAFE,
        strings[message],
        strings[reason],
        frozenset(map(Owned, owns)),
        frozenset(fields),
    )


class Told(NamedTuple):
    """Findings as lines of the format `concise`, without path and unescaped; whether all in a line is printable."""

    lines: str
    is_printable: bool


def told_in(body: bytes) -> Told:
    """Give the lines of the findings that `dump_findings` wrote."""
    at = body.index(b"\0") + 2
    return Told(body[at:].decode("utf-8", "surrogatepass"), body[at - 1] == ord(_PLAIN))
