"""What artlint's own files say, as data: read once, and kept in the user's folder for the next run."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any
from zlib import crc32

from artlint.cache_folder import cache_folder, make_cache_folder
from artlint.version import __version__

_FRESH_NS = 2_000_000_000
"""How long after a change a file may change again and keep its time stamp, on the coarsest of file systems."""
_TEXT = ("utf-8", "surrogatepass")
"""How text is written: a path may hold what is no character."""

_Stamp = list[list[str | int]]


def compiled(name: str, files: Iterable[str], read: Callable[[], Any]) -> Any:
    """Give what `read` makes of `files`, as JSON has it: the copy that is kept where no file changed since.

    `files` are all that the answer depends on besides the version of artlint. Where the copy is damaged, is of other
    files or cannot be kept, they are read. Raises what `read` raises, and OSError for a file that is not there.
    """
    folder = cache_folder()
    if folder is None:
        return read()
    stamp: _Stamp = [[__version__], *map(_stamp, files)]
    path = folder / "compiled" / f"{name}-{crc32(repr([each[0] for each in stamp]).encode(*_TEXT)):08x}.json"
    found = _kept(path)
    if found is not None and found[0] == stamp:
        return found[1]
    data = read()
    _keep(path, stamp, data)
    return data


def _stamp(path: str) -> list[str | int]:
    state = os.stat(path)  # noqa: PTH116 - called for each page at every start
    return [path, state.st_size, state.st_mtime_ns]


def _kept(path: Path) -> list[Any] | None:
    """Give a stamp and its data; None where there is no copy, or a damaged one."""
    try:
        checksum, _, text = path.read_bytes().partition(b"\n")
        if checksum != _checksum(text):
            return None
        found = json.loads(text)
    except (OSError, ValueError, RecursionError):
        return None
    return found if isinstance(found, list) and len(found) == 2 else None  # noqa: PLR2004 - the stamp and the data


def _keep(path: Path, stamp: _Stamp, data: Any) -> None:
    newest = max((int(each[2]) for each in stamp[1:]), default=0)
    # A file that was written just now could be written once more and look the same.
    if newest > time.time_ns() - _FRESH_NS or not make_cache_folder(path.parents[1]):
        return
    text = json.dumps([stamp, data], ensure_ascii=False, separators=(",", ":")).encode(*_TEXT)
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(exist_ok=True)
        beside.write_bytes(_checksum(text) + b"\n" + text)
        beside.replace(path)
    except OSError:
        # The next run reads the files again.
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _checksum(text: bytes) -> bytes:
    return b"%08x" % crc32(text)
