"""What git prints about differences: lists of files, and hunks without context."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from artlint.changes.lines import ChangedLines, Hunk

_HUNK = re.compile(rb"@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)", re.DOTALL)
_NAMED = {b"a": b"\a", b"b": b"\b", b"t": b"\t", b"n": b"\n", b"v": b"\v", b"f": b"\f", b"r": b"\r"}
_ARTICLE = "100"
"""How the modes of regular files begin; others are links and submodules."""


class Difference(NamedTuple):
    """A file that differs: its path below the top of the repository, the letter for how, and the blob it is now."""

    path: str
    status: str
    blob: str


def differences(raw: bytes) -> Iterator[Difference]:
    """Give the regular files in what `git diff --raw -z` prints, those that are gone left out."""
    fields = iter(raw.split(b"\0"))
    for head in fields:
        if not head:
            continue
        _, mode, _, blob, status = head.decode("ascii").split(" ")
        path = next(fields)
        if status[0] in "RC":
            path = next(fields)
        if mode.startswith(_ARTICLE) or status == "U":
            yield Difference(os.fsdecode(path), status[0], blob)


def changed_lines(patch: bytes) -> Mapping[str, ChangedLines]:
    """Give the hunks by path in what `git diff -U0` prints with the prefixes `a/` and `b/`."""
    found: dict[str, list[Hunk]] = {}
    path: str | None = None
    in_head = True
    for line in patch.split(b"\n"):
        if line.startswith(b"diff --git "):
            in_head, path = True, None
        elif in_head and line.startswith(b"+++ "):
            path = _path(line[4:])
        elif line.startswith(b"@@ ") and path is not None and (match := _HUNK.match(line)):
            in_head = False
            size = int(match[2]) if match[2] is not None else 1
            found.setdefault(path, []).append(Hunk(int(match[1]), size))
    return {path: ChangedLines(tuple(hunks)) for path, hunks in found.items()}


def _path(name: bytes) -> str | None:
    # A tab ends a name with blanks in it.
    name = name.removesuffix(b"\t")
    if name.startswith(b'"'):
        name = _ESCAPE.sub(_character, name[1:-1])
    return os.fsdecode(name[2:]) if name.startswith(b"b/") else None


def _character(match: re.Match[bytes]) -> bytes:
    said = match[1]
    return bytes([int(said, 8)]) if said.isdigit() else _NAMED.get(said, said)
