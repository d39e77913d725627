"""The file of a baseline: sorted JSON with one entry on each line, so that a change of it reads well."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from dataclasses import field
from functools import cached_property
from pathlib import Path
from typing import Any

from artlint.config.boundary import leads_out
from artlint.frozen import frozen
from artlint.paths import shown
from artlint.reading import FileProblem, Snapshot, read_file
from artlint.triage import Key

FILE_NAME = ".artlint-baseline.json"
_VERSION = 1
_LIMIT = 500_000_000
"""Bytes of a baseline that are read."""
_CONFLICT = re.compile(r"^(<{7}|={7}|>{7}|\|{7})(\s|$)", re.MULTILINE)
_FINGERPRINT = re.compile(r"[0-9a-f]{16}\Z")

_NOTHING: Mapping[Key, int] = {}

Entries = Mapping[str, Mapping[Key, int]]
"""How often each finding is known, by path."""


class BaselineError(Exception):
    """A baseline that cannot be used; the message names the file, and the place in it where one is known."""


@frozen(eq=False)
class Baseline:
    """A baseline that was read, or is to be written.

    The paths of its entries are relative to its own folder, with forward slashes. `snapshot` is what it was read from.
    """

    path: Path
    entries: Entries = field(default_factory=dict)
    snapshot: Snapshot | None = None

    def of(self, path: str) -> Mapping[Key, int]:
        """Give how often each finding of the file at an absolute path is known."""
        return self.entries.get(self.relative(path), _NOTHING)

    def relative(self, path: str) -> str:
        """Give an absolute path as the entries have it."""
        if path.startswith(self._prefix):
            return path[len(self._prefix) :].replace(os.sep, "/")
        return os.path.relpath(path, self.path.parent).replace(os.sep, "/")

    def absolute(self, path: str) -> str:
        """Give the absolute path of an entry."""
        return os.path.normpath(os.path.join(self.path.parent, path))  # noqa: PTH118 - as `normpath` wants it

    @property
    def size(self) -> int:
        """How many findings it hides."""
        return sum(sum(keys.values()) for keys in self.entries.values())

    @cached_property
    def _prefix(self) -> str:
        return str(self.path.parent).rstrip(os.sep) + os.sep


def read_baseline(path: Path) -> Baseline:
    """Give the baseline in a file; BaselineError when it is none."""
    snapshot = _snapshot(path)
    return Baseline(path.absolute(), _entries(_loaded(snapshot.data, path), path), snapshot)


def blank_baseline(path: Path) -> Baseline:
    """Give one without entries for a path, in the place of whatever file is there; BaselineError when it cannot be."""
    return Baseline(path.absolute(), snapshot=_snapshot(path) if os.path.lexists(path) else None)


def _snapshot(path: Path) -> Snapshot:
    if path.is_symlink() and leads_out(path):
        raise BaselineError(f"{path}: a symbolic link that leads out of the repository")
    try:
        snapshot = read_file(path, _LIMIT)
    except FileProblem as problem:
        raise BaselineError(f"{path}: {problem}") from problem
    if not isinstance(snapshot, Snapshot):
        raise BaselineError(f"{path}: too large for a baseline")
    return snapshot


def _loaded(data: bytes, path: Path) -> Any:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BaselineError(f"{path}: not UTF-8 text") from error
    try:
        return json.loads(text)
    except ValueError as error:
        conflict = _CONFLICT.search(text)
        if conflict is not None:
            line = text.count("\n", 0, conflict.start()) + 1
            raise BaselineError(
                f"{path}:{line}: a merge conflict; take the lines of both sides, then run `artlint baseline prune`"
            ) from error
        place = f"{path}:{error.lineno}:{error.colno}" if isinstance(error, json.JSONDecodeError) else str(path)
        said = error.msg if isinstance(error, json.JSONDecodeError) else "a number that is too long"
        raise BaselineError(f"{place}: no baseline, since it is no JSON: {said}") from error
    except RecursionError as error:
        raise BaselineError(f"{path}: no baseline: nested too deeply") from error


def _entries(data: Any, path: Path) -> Entries:
    if not isinstance(data, dict) or not isinstance(data.get("entries"), list):
        raise BaselineError(f'{path}: no baseline: an object with "version" and "entries" is expected')
    if data.get("version") != _VERSION:
        raise BaselineError(
            f"{path}: version {data.get('version')!r} of the baseline, where this artlint knows {_VERSION}"
        )
    found: dict[str, dict[Key, int]] = {}
    for number, entry in enumerate(data["entries"], 1):
        if not _is_entry(entry):
            raise BaselineError(
                f"{path}: entry {number} is none: it needs path, rule, a fingerprint of 16 hexadecimal digits, and a "
                "count from 1"
            )
        keys = found.setdefault(entry["path"], {})
        key = (entry["rule"], entry["fingerprint"])
        # Two branches that were merged may both have it.
        keys[key] = max(keys.get(key, 0), entry["count"])
    return found


def _is_entry(entry: Any) -> bool:
    if not isinstance(entry, dict):
        return False
    path, rule, digits, count = (entry.get(name) for name in ("path", "rule", "fingerprint", "count"))
    if not (isinstance(path, str) and path and "\0" not in path and isinstance(rule, str)):
        return False
    # `True` is a number to Python.
    return isinstance(digits, str) and bool(_FINGERPRINT.match(digits)) and type(count) is int and count > 0


def write_baseline(baseline: Baseline) -> bool:
    """Write a baseline where that changes its file, all or nothing, and tell whether it did; BaselineError when not."""
    data = _written(baseline.entries).encode("utf-8")
    if baseline.snapshot is not None and data == baseline.snapshot.data:
        return False
    from artlint.files import create_file, write_file  # noqa: PLC0415 - only where something is written

    try:
        if baseline.snapshot is None:
            create_file(baseline.path, data)
        else:
            write_file(baseline.path, data, baseline.snapshot)
    except FileProblem as problem:
        raise BaselineError(f"{shown(baseline.path)}: {problem}") from problem
    return True


def _written(entries: Entries) -> str:
    lines = [
        f'    {{"path": {_said(path)}, "rule": {_said(rule)}, "fingerprint": {_said(digits)}, "count": {count}}}'
        for path, keys in sorted(entries.items())
        for (rule, digits), count in sorted(keys.items())
    ]
    listed = "[\n" + ",\n".join(lines) + "\n  ]" if lines else "[]"
    return f'{{\n  "version": {_VERSION},\n  "entries": {listed}\n}}\n'


def _said(text: str) -> str:
    # What nobody can see, and bytes of a path that are no UTF-8, are escaped.
    return json.dumps(text, ensure_ascii=not text.isprintable())
