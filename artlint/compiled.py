"""What artlint's own files say, as data: read once, and kept in the user's folder for the next run."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

from artlint.cache_folder import cache_folder, make_cache_folder
from artlint.version import __version__

_FRESH_NS = 2_000_000_000
"""How long after a change a file may change again and keep its time stamp, on the coarsest of file systems."""
_UNUSED = 30 * 24 * 3600
"""Seconds after which a copy that nobody read is removed."""
_MARKS = 30
"""How often in that time a copy in use is marked as such."""
_TEXT = ("utf-8", "surrogatepass")
"""How text is written: a path may hold what is no character."""

Key = list[Any]
"""All that an answer depends on, as JSON has it."""


def compiled(name: str, files: Iterable[str], read: Callable[[], Any]) -> Any:
    """Give what `read` makes of `files`, as JSON has it: the copy that is kept where no file changed since.

    `files` are all that the answer depends on besides the version of artlint. Where the copy is damaged, is of other
    files or cannot be kept, they are read. Raises what `read` raises, and OSError for a file that is not there.
    """
    folder = cache_folder()
    if folder is None:
        return read()
    stamp = stamp_of(files)
    return kept_at(_place(folder, name, [each[0] for each in stamp]), stamp, read, is_settled)


def kept(name: str, key: Key, make: Callable[[], Any], code: Iterable[str] = ()) -> Any:
    """Give what `make` makes, as JSON has it, or the copy that is kept of it; `key` is all that it depends on.

    `code` are the files of what makes it, where that is more than the version of a package tells; OSError where one is
    not there.
    """
    path = own_place(name, key)
    if path is None:
        return make()
    stamp = stamp_of(code)
    return kept_at(path, [stamp, key], make, lambda _: is_settled(stamp))


def kept_at(path: Path, key: Key, make: Callable[[], Any], is_lasting: Callable[[Key], bool]) -> Any:
    """Give what `make` makes, or the copy in the file at `path` of it, which is kept where the key `is_lasting`."""
    found = recall(path, key)
    if found is None:
        found = [make()]
        if is_lasting(key):
            keep(path, key, found[0])
    return found[0]


def own_place(name: str, key: Key) -> Path | None:
    """Give the file of a copy that holds for `key` alone, there or not; None where nothing is kept.

    Anybody could write such a copy, so none is taken from a folder that is named, which may lie in a repository of
    somebody else's.
    """
    folder = cache_folder() if not os.environ.get("ARTLINT_CACHE_DIR") else None
    return _place(folder, name, key) if folder is not None else None


def _place(folder: Path, name: str, key: Key) -> Path:
    return folder / "compiled" / f"{name}-{crc32(repr(key).encode(*_TEXT)):08x}.json"


def stamp_of(files: Iterable[str]) -> Key:
    """Give what tells whether any of some files changed; OSError for one that is not there."""
    # Called for each page at every start.
    return stamp_of_states({path: os.stat(path) for path in files})  # noqa: PTH116


def stamp_of_states(states: Mapping[str, os.stat_result]) -> Key:
    """Give the same of files by path that were looked at."""
    return [[__version__], *([path, state.st_size, state.st_mtime_ns] for path, state in states.items())]


def is_settled(stamp: Key) -> bool:
    """Tell whether a change of the files would show: one just written could be written again and look the same."""
    return max((int(each[2]) for each in stamp[1:]), default=0) <= time.time_ns() - _FRESH_NS


def recall(path: Path, key: Key) -> list[Any] | None:
    """Give a list of what is kept under a key; None where there is no copy, a damaged one, or that of another key."""
    try:
        checksum, _, text = _read(path).partition(b"\n")
        if checksum != _checksum(text):
            return None
        found = json.loads(text)
    except (OSError, ValueError, RecursionError):
        return None
    # The key and the data.
    return found[1:] if isinstance(found, list) and len(found) == 2 and found[0] == key else None  # noqa: PLR2004


def _read(path: Path) -> bytes:
    with path.open("rb") as stream:
        # The time of a copy says when it was last of use, as exactly as that matters.
        if os.fstat(stream.fileno()).st_mtime < time.time() - _UNUSED / _MARKS:
            with suppress(OSError):
                os.utime(path)
        return stream.read()


def keep(path: Path, key: Key, data: Any) -> None:
    """Keep data under a key, where that is possible, and remove copies that were of no use for a month."""
    if not make_cache_folder(path.parents[1]):
        return
    _remove_unused(path.parent)
    text = json.dumps([key, data], ensure_ascii=False, separators=(",", ":")).encode(*_TEXT)
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(exist_ok=True)
        beside.write_bytes(_checksum(text) + b"\n" + text)
        beside.replace(path)
    except OSError:
        # The next run makes it again.
        with suppress(OSError):
            beside.unlink(missing_ok=True)


@cache
def _remove_unused(folder: Path) -> None:
    """Remove old copies, once in a process; whoever is about to read one makes it again."""
    oldest = time.time() - _UNUSED
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            # Another process may be removing them too.
            with suppress(OSError):
                if entry.is_file(follow_symlinks=False) and entry.stat().st_mtime < oldest:
                    os.unlink(entry.path)  # noqa: PTH108 - as it was found


def _checksum(text: bytes) -> bytes:
    return b"%08x" % crc32(text)
