"""Reading files that others wrote, without being trapped: no pipe, no device, nothing without end."""

from __future__ import annotations

import os
import stat
from hashlib import sha256
from pathlib import Path

from artlint.frozen import frozen

_READING = sum(getattr(os, name, 0) for name in ("O_RDONLY", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"))
"""How files are opened: a fifo would block for ever without O_NONBLOCK."""
_PIECE = 8192
"""Bytes that are read at once at the least."""


class FileProblem(Exception):  # noqa: N818 - the file is at fault, and the run goes on
    """A file that cannot be read or written; the message says why, without the path."""


Stamp = tuple[int, int, int, int]
"""Size, mtime and ctime in nanoseconds, and inode of a file: what changes when its bytes do, if time moves on."""


@frozen(slots=True)
class Snapshot:
    """The bytes of a file and what the system said of it before they were read."""

    data: bytes
    state: os.stat_result

    @property
    def identity(self) -> tuple[int, int, int, int]:
        """How to tell later, besides by the bytes, that it is still the same: device, inode, size and mtime."""
        return (self.state.st_dev, self.state.st_ino, self.state.st_size, self.state.st_mtime_ns)

    @property
    def digest(self) -> bytes:
        """A digest of the bytes."""
        return sha256(self.data).digest()

    @property
    def mode(self) -> int:
        """Who may do what with the file."""
        return stat.S_IMODE(self.state.st_mode)

    @property
    def stamp(self) -> Stamp:
        """The stamp of the file."""
        return stamp_of(self.state)


@frozen(slots=True)
class TooLarge:
    """A file that was not read because it is longer than the limit, both in bytes."""

    size: int
    limit: int


def read_file(path: str | Path, limit: int) -> Snapshot | TooLarge:
    """Give the bytes of a regular file; FileProblem for anything that is not one or cannot be read."""
    try:
        descriptor = _opened(path)
    except (OSError, ValueError) as error:
        raise FileProblem(said(error)) from error
    try:
        state = os.fstat(descriptor)
        if not stat.S_ISREG(state.st_mode):
            raise FileProblem("not a regular file")
        if state.st_size > limit:
            return TooLarge(state.st_size, limit)
        data = b""
        # No stream, which takes longer to make than a file to read; it may grow meanwhile.
        while len(data) <= limit and (piece := os.read(descriptor, max(state.st_size + 1 - len(data), _PIECE))):
            data += piece
    except OSError as error:
        raise FileProblem(said(error)) from error
    finally:
        os.close(descriptor)
    return Snapshot(data, state) if len(data) <= limit else TooLarge(len(data), limit)


def _opened(path: str | Path) -> int:
    return os.open(path, _READING)


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
