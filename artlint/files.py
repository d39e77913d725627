"""The only place that writes articles and baselines: all or nothing, never over what somebody else wrote meanwhile."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TypeVar

from artlint.frozen import frozen
from artlint.leftovers import Temporary, make_temporary
from artlint.reading import FileProblem, Snapshot, read_file, said

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

_Item = TypeVar("_Item")

_MOST = 50
_MOST_BYTES = 4_000_000
"""Files and bytes up to which some wait for the others: they are open meanwhile, and take room beside the old ones."""
_THREADS = 4
"""Files that the disk is asked at once to keep, or to let go of: it takes hardly longer for them than for one."""


class ReplacedProblem(FileProblem):
    """A file in whose place another one has been put since it was read, whole as far as can be told."""


class Batch:
    """Files that are replaced together: a disk takes hardly longer to keep many files than to keep one.

    Each is replaced all or nothing, and only when what replaces it is on the disk. A symbolic link is followed: the
    file that it leads to is replaced, the link stays. Between the last look at a file and its replacement another
    program could still write to it; that window is as short as one system call. What is not replaced when the batch
    ends is left as it was.
    """

    def __init__(self) -> None:
        self._waiting: list[_Waiting] = []
        self._size = 0
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for each in self._waiting:
            each.temporary.remove()
        self._stack.close()

    def __len__(self) -> int:
        return len(self._waiting)

    @property
    def is_full(self) -> bool:
        """Tell whether the batch is to be finished before another file is added."""
        return len(self) >= _MOST or self._size >= _MOST_BYTES

    def add(self, path: str | Path, data: bytes, before: Snapshot) -> None:
        """Write what is to take the place of a file that was read as `before`; FileProblem when that cannot be."""
        try:
            target, state = _followed(path)
            # The superuser may write to every file, but a file that nobody may write to is not meant to change.
            if not before.mode & 0o222 or not os.access(target, os.W_OK):
                raise FileProblem("read-only")
            if state.st_nlink > 1:
                raise FileProblem("has several hard links, which replacing it would part")
            folder = os.path.dirname(target)  # noqa: PTH120 - called for each file
            temporary = make_temporary(folder)
            try:
                _write_all(temporary.descriptor, data, before.mode)
                _begin_to_keep(temporary.descriptor)
                _copy_ownership(target, state, temporary)
                self._waiting.append(_Waiting(target, folder, temporary, before, len(data)))
            except BaseException:
                temporary.remove()
                raise
            self._size += len(data)
        except OSError as error:
            raise FileProblem(said(error)) from error

    def finish(self) -> list[FileProblem | None]:
        """Replace the files, and give what is wrong with each in the order in which they were added."""
        waiting = self._waiting
        if not waiting:
            return []
        held: list[int] = []
        left = {*range(len(waiting))}
        try:
            problems = self._at_once(_keep, waiting)
            for index, each in enumerate(waiting):
                problems[index] = problems[index] or _problem(_replace, each, held)
                if problems[index] is None:
                    left.remove(index)
            folders = {each.folder for index, each in enumerate(waiting) if index not in left}
            kept = {folder: _problem(_sync_folder, folder) for folder in sorted(folders)}
        finally:
            self._waiting, self._size = [], 0
            for index, each in enumerate(waiting):
                if index in left:
                    each.temporary.remove()
                else:
                    each.temporary.close()
            self._at_once(os.close, held)
        return [problem or kept[each.folder] for problem, each in zip(problems, waiting, strict=True)]

    def _at_once(self, do: Callable[[_Item], None], items: Sequence[_Item]) -> list[FileProblem | None]:
        """Do what waits for the disk with several items at a time, and give what was wrong with each."""
        if not items[1:]:
            return [_problem(do, each) for each in items]
        problems: list[FileProblem | None] = [None] * len(items)

        def work(first: int) -> None:
            for index in range(first, len(items), _THREADS):
                problems[index] = _problem(do, items[index])

        # What no file is to blame for is raised here.
        for _ in self._threads.map(work, range(min(_THREADS, len(items)))):
            pass
        return problems

    @cached_property
    def _threads(self) -> ThreadPoolExecutor:
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - few runs change more than one file

        return self._stack.enter_context(ThreadPoolExecutor(_THREADS))


@frozen(slots=True)
class _Waiting:
    """A file and what is to take its place, which is written but perhaps not on the disk yet."""

    target: str
    folder: str
    temporary: Temporary
    before: Snapshot
    size: int


def write_file(path: Path, data: bytes, before: Snapshot) -> None:
    """Put `data` in the place of a file that still is as it was read, as a batch does; FileProblem otherwise."""
    with Batch() as batch:
        batch.add(path, data, before)
        for problem in batch.finish():
            if problem is not None:
                raise problem


def create_file(path: Path, data: bytes) -> None:
    """Make a new file that holds `data`, all or nothing; FileProblem when it cannot be, or there is one already."""
    mask = os.umask(0)
    os.umask(mask)
    try:
        folder = os.fspath(path.parent)
        temporary = make_temporary(folder)
        try:
            _write_all(temporary.descriptor, data, 0o666 & ~mask)
            os.fsync(temporary.descriptor)
            _check_size(temporary.descriptor, len(data))
            if os.path.lexists(path):
                raise FileProblem("is there already")
            temporary.move_to(os.fspath(path))
        finally:
            temporary.remove()
        _sync_folder(folder)
    except OSError as error:
        raise FileProblem(said(error)) from error


def _followed(path: str | Path) -> tuple[str, os.stat_result]:
    """Give the path of the file that `path` leads to, and what the system says of it."""
    state = os.lstat(path)
    if not stat.S_ISLNK(state.st_mode):
        return os.fspath(path), state
    target = os.path.realpath(path)
    return target, os.stat(target)  # noqa: PTH116 - as text, like the others


def _problem(do: Callable[..., None], *words: Any) -> FileProblem | None:
    """Do something with a file, and give what was wrong."""
    try:
        do(*words)
    except OSError as error:
        return FileProblem(said(error))
    except FileProblem as problem:
        return problem
    return None


def _write_all(descriptor: int, data: bytes, mode: int) -> None:
    view = memoryview(data)
    # A short write raises nothing: only the count tells.
    while view:
        view = view[os.write(descriptor, view) :]
    if hasattr(os, "fchmod"):
        os.fchmod(descriptor, mode)


def _begin_to_keep(descriptor: int) -> None:
    """Let the disk begin with a file that was written, while others are looked at."""
    if hasattr(os, "posix_fadvise"):
        # Without it all takes longer, and that is all.
        with suppress(OSError):
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)


def _keep(waiting: _Waiting) -> None:
    os.fsync(waiting.temporary.descriptor)
    _check_size(waiting.temporary.descriptor, waiting.size)


def _check_size(descriptor: int, size: int) -> None:
    if os.fstat(descriptor).st_size != size:
        raise FileProblem("the disk took only a part of it")


def _replace(waiting: _Waiting, held: list[int]) -> None:
    _check_unchanged(waiting.target, waiting.before)
    if sys.platform != "win32":
        # As long as it is open the old file stays: to free its room takes some disks as long as to keep a new one.
        with suppress(OSError):
            held.append(os.open(waiting.target, os.O_RDONLY | os.O_CLOEXEC))
    waiting.temporary.move_to(waiting.target)


def _copy_ownership(source: str, state: os.stat_result, target: Temporary) -> None:
    """Give `target` the owner and extended attributes of `source`, as far as this user may."""
    if hasattr(os, "chown"):
        own = os.fstat(target.descriptor)
        if (state.st_uid, state.st_gid) != (own.st_uid, own.st_gid):
            try:
                os.chown(target.path, state.st_uid, state.st_gid)
                os.chmod(target.path, stat.S_IMODE(state.st_mode))  # noqa: PTH101 - likewise
            except PermissionError:
                return
    if hasattr(os, "listxattr"):
        for name in os.listxattr(source):
            try:
                os.setxattr(target.path, name, os.getxattr(source, name))
            except OSError:
                # Some attributes belong to the system and cannot be set by anyone.
                continue


def _check_unchanged(path: str, before: Snapshot) -> None:
    current = read_file(path, max(len(before.data), 1))
    if isinstance(current, Snapshot) and (current.identity, current.data) == (before.identity, before.data):
        return
    state = os.stat(path)  # noqa: PTH116 - likewise
    is_same_file = (state.st_dev, state.st_ino) == before.identity[:2]
    raise (FileProblem if is_same_file else ReplacedProblem)("changed on disk since it was read")


def _sync_folder(folder: str) -> None:
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder or os.curdir, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
