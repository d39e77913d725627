"""Reading files that others wrote, without being trapped: no pipe, no device, nothing without end."""

from __future__ import annotations

import os
import stat
from hashlib import sha256
from pathlib import Path

from artlint.frozen import frozen


class FileProblem(Exception):  # noqa: N818 - the file is at fault, and the run goes on
    """A file that cannot be read or written; the message says why, without the path."""


Stamp = tuple[int, int, int, int]
"""Size, mtime and ctime in nanoseconds, and inode of a file: what changes when its bytes do, if time moves on."""


@frozen(slots=True)
class Snapshot:
    """The bytes of a file and how to tell later that it is still the same: device, inode, size, mtime, content."""

    data: bytes
    identity: tuple[int, int, int, int]
    digest: bytes
    mode: int
    stamp: Stamp


@frozen(slots=True)
class TooLarge:
    """A file that was not read because it is longer than the limit, both in bytes."""

    size: int
    limit: int


def read_file(path: Path, limit: int) -> Snapshot | TooLarge:
    """Give the bytes of a regular file; FileProblem for anything that is not one or cannot be read."""
    try:
        descriptor = _opened(path)
    except (OSError, ValueError) as error:
        raise FileProblem(said(error)) from error
    try:
        with os.fdopen(descriptor, "rb", closefd=True) as stream:
            state = os.fstat(stream.fileno())
            if not stat.S_ISREG(state.st_mode):
                raise FileProblem("not a regular file")
            if state.st_size > limit:
                return TooLarge(state.st_size, limit)
            data = stream.read(limit + 1)
    except OSError as error:
        raise FileProblem(said(error)) from error
    if len(data) > limit:
        return TooLarge(len(data), limit)
    return Snapshot(data, _identity(state), sha256(data).digest(), stat.S_IMODE(state.st_mode), stamp_of(state))


def _opened(path: str | Path) -> int:
    # A fifo would block for ever without O_NONBLOCK.
    return os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))


def _identity(state: os.stat_result) -> tuple[int, int, int, int]:
    return (state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns)


def stamp_of(state: os.stat_result) -> Stamp:
    """Give what a look at a file without reading it says of its bytes."""
    # Some file systems use all 64 bits for an inode, one more than a database has.
    return (state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino & 0x7FFF_FFFF_FFFF_FFFF)


def read_head(path: str | Path, size: int) -> bytes:
    """Give the first `size` bytes of a regular file; none for anything that is not one or cannot be read."""
    try:
        descriptor = _opened(path)
    except OSError:
        return b""
    try:
        with os.fdopen(descriptor, "rb", closefd=True) as stream:
            return stream.read(size) if stat.S_ISREG(os.fstat(stream.fileno()).st_mode) else b""
    except OSError:
        return b""


def said(error: OSError | ValueError) -> str:
    """Give what the system has against a file, in words."""
    # A path with a NUL in it is a ValueError.
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__).lower()
