"""The files of a folder that decide what code does, and what tells whether one of them changed."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from types import MappingProxyType


@cache
def code_files(folder: str) -> Mapping[str, os.stat_result]:
    """Give the states of all files below a folder by path, in order; what Python compiles them to follows from them.

    They are looked at once: what a process has loaded does not change with them.
    """
    return MappingProxyType(dict(_found(folder)))


def _found(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            if entry.name != "__pycache__" and not entry.name.startswith("."):
                yield from _found(entry.path)
        elif not entry.name.endswith(".pyc"):
            with suppress(OSError):
                yield entry.path, entry.stat()
