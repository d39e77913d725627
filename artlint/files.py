"""The disk: reading articles without being trapped, and the only place that writes."""

from __future__ import annotations

import os
import secrets
import stat
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path


class FileProblem(Exception):  # noqa: N818 - the file is at fault, and the run goes on
    """A file that cannot be read or written; the message says why, without the path."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The bytes of a file and how to tell later that it is still the same: device, inode, size, mtime, content."""

    data: bytes
    identity: tuple[int, int, int, int]
    digest: bytes
    mode: int


@dataclass(frozen=True, slots=True)
class TooLarge:
    """A file that was not read because it is longer than the limit, both in bytes."""

    size: int
    limit: int


def read_file(path: Path, limit: int) -> Snapshot | TooLarge:
    """Give the bytes of a regular file; FileProblem for anything that is not one or cannot be read."""
    try:
        # A fifo would block for ever without O_NONBLOCK.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
    except OSError as error:
        raise FileProblem(_said(error)) from error
    try:
        with os.fdopen(descriptor, "rb", closefd=True) as stream:
            state = os.fstat(stream.fileno())
            if not stat.S_ISREG(state.st_mode):
                raise FileProblem("not a regular file")
            if state.st_size > limit:
                return TooLarge(state.st_size, limit)
            data = stream.read(limit + 1)
    except OSError as error:
        raise FileProblem(_said(error)) from error
    if len(data) > limit:
        return TooLarge(len(data), limit)
    return Snapshot(data, _identity(state), sha256(data).digest(), stat.S_IMODE(state.st_mode))


def _identity(state: os.stat_result) -> tuple[int, int, int, int]:
    return (state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns)


def write_file(path: Path, data: bytes, before: Snapshot) -> None:
    """Put `data` in the place of a file that still is as it was read, all or nothing; FileProblem otherwise.

    A symbolic link is followed: the file that it leads to is replaced, the link stays. Between the last look at the
    file and its replacement another program could still write to it; that window is as short as one system call.
    """
    target = Path(os.path.realpath(path))
    # The superuser may write to every file, but a file that nobody may write to is not meant to change.
    if not before.mode & 0o222 or not os.access(target, os.W_OK):
        raise FileProblem("read-only")
    if target.stat().st_nlink > 1:
        raise FileProblem("has several hard links, which replacing it would part")
    temporary = target.parent / f".artlint-{secrets.token_hex(8)}"
    try:
        _write_all(temporary, data, before.mode)
        _copy_ownership(target, temporary)
        _check_unchanged(target, before)
        temporary.replace(target)
    except OSError as error:
        raise FileProblem(_said(error)) from error
    finally:
        temporary.unlink(missing_ok=True)
    _sync_folder(target.parent)


def _write_all(path: Path, data: bytes, mode: int) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0), 0o600)
    try:
        view = memoryview(data)
        # A short write raises nothing: only the count tells.
        while view:
            view = view[os.write(descriptor, view) :]
        os.fsync(descriptor)
        if os.fstat(descriptor).st_size != len(data):
            raise FileProblem("the disk took only a part of it")
        if hasattr(os, "fchmod"):
            os.fchmod(descriptor, mode)
    finally:
        os.close(descriptor)


def _copy_ownership(source: Path, target: Path) -> None:
    """Give `target` the owner and extended attributes of `source`, as far as this user may."""
    if hasattr(os, "chown"):
        state, own = source.stat(), target.stat()
        if (state.st_uid, state.st_gid) != (own.st_uid, own.st_gid):
            try:
                os.chown(target, state.st_uid, state.st_gid)
                target.chmod(stat.S_IMODE(state.st_mode))
            except PermissionError:
                return
    if hasattr(os, "listxattr"):
        for name in os.listxattr(source):
            try:
                os.setxattr(target, name, os.getxattr(source, name))
            except OSError:
                # Some attributes belong to the system and cannot be set by anyone.
                continue


def _check_unchanged(path: Path, before: Snapshot) -> None:
    current = read_file(path, max(len(before.data), 1))
    if not isinstance(current, Snapshot) or (current.identity, current.digest) != (before.identity, before.digest):
        raise FileProblem("changed on disk since it was read")


def _sync_folder(folder: Path) -> None:
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _said(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
