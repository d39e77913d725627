"""Temporary files beside the files that they replace, and what is left of them when a run is killed."""

from __future__ import annotations

import os
import re
import stat
import sys
import time
from contextlib import suppress
from pathlib import Path

from artlint.frozen import frozen

if sys.platform != "win32":
    import fcntl

# No extension, so that no generator that watches the folder takes it for an article.
_NAME = re.compile(r"\.artlint-[0-9a-f]{16}\Z")
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0)
_OLD = 3600
"""Seconds after which a file that nobody can lock is a leftover."""


@frozen(slots=True)
class Temporary:
    """A file that is open for writing and locked by this process."""

    path: str
    descriptor: int

    def move_to(self, target: str) -> None:
        """Put the file in the place of another one, in one step; raises OSError."""
        if sys.platform == "win32":
            # An open file cannot be renamed there.
            os.close(self.descriptor)
        os.replace(self.path, target)  # noqa: PTH105 - called for each file

    def close(self) -> None:
        """Let go of the file, which was moved."""
        with suppress(OSError):
            os.close(self.descriptor)

    def remove(self) -> None:
        """Let go of the file, and take it away if it is still there."""
        self.close()
        with suppress(OSError):
            os.unlink(self.path)  # noqa: PTH108 - likewise


def make_temporary(folder: str) -> Temporary:
    """Give a new file in `folder` that only its owner can read, to be moved or removed; raises OSError."""
    path = os.path.join(folder, f".artlint-{os.urandom(8).hex()}")  # noqa: PTH118 - likewise
    descriptor = -1
    try:
        descriptor = os.open(path, _NEW, 0o600)
        # Where files cannot be locked, their age tells.
        with suppress(OSError):
            _lock(descriptor)
        return Temporary(path, descriptor)
    except BaseException:
        Temporary(path, descriptor).remove()
        raise


def is_temporary(path: Path) -> bool:
    """Tell by its name whether a file is one that takes the place of another when it is whole."""
    return _NAME.match(path.name) is not None


def remove_leftovers(folder: Path) -> list[str]:
    """Remove the temporary files that killed runs left in `folder`, and give their names; those in use stay."""
    try:
        names = [name for name in os.listdir(folder) if _NAME.match(name)]  # noqa: PTH208 - only the names are wanted
    except OSError:
        return []
    return [name for name in sorted(names) if _is_removed(folder / name)]


def _is_removed(path: Path) -> bool:
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        return False
    try:
        state = os.fstat(descriptor)
        if not stat.S_ISREG(state.st_mode) or not _is_abandoned(descriptor, state):
            return False
        path.unlink()
    except OSError:
        return False
    finally:
        os.close(descriptor)
    return True


def _is_abandoned(descriptor: int, state: os.stat_result) -> bool:
    try:
        _lock(descriptor)
    except BlockingIOError:
        return False
    except OSError:
        return time.time() - state.st_mtime > _OLD
    # A run may have made it just now, and not locked it yet.
    return state.st_size > 0 or time.time() - state.st_mtime > 1


def _lock(descriptor: int) -> None:
    """Lock an open file for this process, BlockingIOError when another has it; the system lets go when that ends."""
    if sys.platform == "win32":
        raise OSError("no locks here")
    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
