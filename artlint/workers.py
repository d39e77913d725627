"""The processes of a run: files in, outcomes out in the same order, however many there are."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from artlint.conductor import Conductor, FileReport, RunOptions, shown
from artlint.reading import FileProblem

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

_FEW = 300
"""Files up to which another process costs more than it saves."""
_CHUNK = 400_000
_CHUNK_FILES = 100
"""Bytes and files after which a chunk of work ends: small enough that no process waits long for the last one."""

Outcome = FileReport | str
"""The report on a file, or a sentence on why there is none."""


def work(files: Sequence[Path], conductor: Conductor) -> Iterator[Outcome]:
    """Give the outcome for each of `files`, in order, in as many processes as their number is worth."""
    jobs = _jobs(conductor.options.jobs, len(files))
    if jobs <= 1:
        yield from (_outcome(conductor, path) for path in files)
        return
    chunks = list(_chunks(files))
    with _pool(conductor.options, jobs) as pool:
        # All at once: the first one starts the processes, while no thread holds a lock that they would inherit.
        waiting = [pool.submit(_chunk, chunk) for chunk in chunks]
        try:
            for chunk, future in zip(chunks, waiting, strict=True):
                yield from _outcomes(chunk, future, conductor.options)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _jobs(wanted: int | None, files: int) -> int:
    if wanted is not None:
        return min(wanted, files)
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return processors if files > _FEW else 1


def _pool(options: RunOptions, jobs: int) -> ProcessPoolExecutor:
    # Most runs are too small for it, and it takes longer to import than a file to check.
    import multiprocessing  # noqa: PLC0415
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    # A forked process has all that is loaded; where that is not to be had it loads it once more.
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)
    return ProcessPoolExecutor(jobs, context, _begin, (replace(options, jobs=1),))


_CONDUCTOR: list[Conductor] = []
"""That of the run which this process works for: a pool can give it to a process only when it starts it."""


def _begin(options: RunOptions) -> None:
    # Ctrl-C reaches every process of the terminal: the first one stops the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from threading import Thread  # noqa: PLC0415 - only where there are several processes

    Thread(target=_end_with_parent, daemon=True).start()
    _CONDUCTOR[:] = [Conductor(options)]


def _end_with_parent() -> None:
    """Wait for the end of the process that gives the work, which when killed cannot say so itself."""
    import multiprocessing  # noqa: PLC0415 - likewise

    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _chunk(paths: Sequence[Path]) -> list[Outcome]:
    return [_compact(_outcome(_CONDUCTOR[0], path)) for path in paths]


def _outcome(conductor: Conductor, path: Path) -> Outcome:
    try:
        return conductor.file(path)
    except FileProblem as problem:
        return f"{shown(path)}: {problem}"


def _compact(outcome: Outcome) -> Outcome:
    """Leave out what no report shows, since it would be copied from process to process."""
    if not isinstance(outcome, FileReport):
        return outcome
    if outcome.findings or outcome.fixed or outcome.baselined or outcome.text != outcome.before:
        return replace(outcome, data=b"")
    return replace(outcome, text="", before="", data=b"")


def _chunks(files: Sequence[Path]) -> Iterator[list[Path]]:
    chunk: list[Path] = []
    size = 0
    for path in files:
        chunk.append(path)
        size += _size(path)
        if size >= _CHUNK or len(chunk) >= _CHUNK_FILES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _size(path: Path) -> int:
    try:
        return os.stat(path).st_size  # noqa: PTH116 - called for every file of a run
    except OSError:
        return 0


def _outcomes(paths: Sequence[Path], future: Future[list[Outcome]], options: RunOptions) -> list[Outcome]:
    """Give the outcomes of a chunk; where its process died, those of each file in a process of its own."""
    try:
        return future.result()
    except BrokenExecutor:
        return [_alone(path, options) for path in paths]


def _alone(path: Path, options: RunOptions) -> Outcome:
    with _pool(options, 1) as pool:
        try:
            return pool.submit(_chunk, [path]).result()[0]
        except BrokenExecutor:
            return f"{shown(path)}: the process that checked it died"
