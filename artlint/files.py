"""The only place that writes articles and baselines: all or nothing, never over what somebody else wrote meanwhile."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from artlint.leftovers import temporary_file
from artlint.reading import FileProblem, Snapshot, read_file, said


class ReplacedProblem(FileProblem):
    """A file in whose place another one has been put since it was read, whole as far as can be told."""


def write_file(path: Path, data: bytes, before: Snapshot) -> None:
    """Put `data` in the place of a file that still is as it was read, all or nothing; FileProblem otherwise.

    A symbolic link is followed: the file that it leads to is replaced, the link stays. Between the last look at the
    file and its replacement another program could still write to it; that window is as short as one system call.
    """
    try:
        target = Path(os.path.realpath(path))
        # The superuser may write to every file, but a file that nobody may write to is not meant to change.
        if not before.mode & 0o222 or not os.access(target, os.W_OK):
            raise FileProblem("read-only")
        if target.stat().st_nlink > 1:
            raise FileProblem("has several hard links, which replacing it would part")
        with temporary_file(target.parent) as temporary:
            _write_all(temporary.descriptor, data, before.mode)
            _copy_ownership(target, temporary.path)
            _check_unchanged(target, before)
            temporary.move_to(target)
        _sync_folder(target.parent)
    except OSError as error:
        raise FileProblem(said(error)) from error


def create_file(path: Path, data: bytes) -> None:
    """Make a new file that holds `data`, all or nothing; FileProblem when it cannot be, or there is one already."""
    mask = os.umask(0)
    os.umask(mask)
    try:
        with temporary_file(path.parent) as temporary:
            _write_all(temporary.descriptor, data, 0o666 & ~mask)
            if os.path.lexists(path):
                raise FileProblem("is there already")
            temporary.move_to(path)
        _sync_folder(path.parent)
    except OSError as error:
        raise FileProblem(said(error)) from error


def _write_all(descriptor: int, data: bytes, mode: int) -> None:
    view = memoryview(data)
    # A short write raises nothing: only the count tells.
    while view:
        view = view[os.write(descriptor, view) :]
    os.fsync(descriptor)
    if os.fstat(descriptor).st_size != len(data):
        raise FileProblem("the disk took only a part of it")
    if hasattr(os, "fchmod"):
        os.fchmod(descriptor, mode)


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
    if isinstance(current, Snapshot) and (current.identity, current.data) == (before.identity, before.data):
        return
    state = path.stat()
    is_same_file = (state.st_dev, state.st_ino) == before.identity[:2]
    raise (FileProblem if is_same_file else ReplacedProblem)("changed on disk since it was read")


def _sync_folder(folder: Path) -> None:
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
