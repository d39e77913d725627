"""The processes of a run: files in, outcomes out in the same order, however many there are."""

from __future__ import annotations

import gc
import os
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Self

from artlint.cache.entry import Entry
from artlint.conductor import Conductor
from artlint.file_report import FileReport
from artlint.findings import Finding, Level
from artlint.outcomes import Outcome, outcomes
from artlint.paths import names_of, shown
from artlint.run_options import RunOptions
from artlint.text import Span

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

_FEW = 300
"""Files up to which another process costs more than it saves."""
_WINDOW = 500
"""Files that are looked up at once."""
_AHEAD = 20
"""Chunks that may be done before the one whose turn it is."""
_WAITING = 2
"""Processes that wait for the disk while the others have the processors."""
_CHUNK = 400_000
_CHUNK_FILES = 100
"""Bytes and files after which a chunk of work ends: small enough that no process waits long for the last one."""

Compact = tuple[Outcome | tuple[Finding, ...], Entry | None]
"""The outcome for a file, or what was fixed in it where the rest is in the entry; and what to remember of it."""
Part = tuple[Sequence[str], Sequence[FileReport | None], "Future[list[Compact]] | None"]
"""Files that follow one another, what was known of each, and who looks at the others: None is this process."""


def work(files: Sequence[Path], conductor: Conductor) -> Iterator[Outcome]:
    """Give the outcome for each of `files`, in order, in as many processes as what is not known yet is worth."""
    names = names_of(files)
    with _Hands(conductor, _jobs(conductor.options, len(names))) as hands:
        for start in range(0, len(names), _WINDOW):
            window = names[start : start + _WINDOW]
            hands.take(window, conductor.recall(window))
            yield from hands.done(_AHEAD)
        yield from hands.done(0)


class _Hands:
    """The processes of a run, this one alone while there is little to do; outcomes come in the order of the files."""

    def __init__(self, conductor: Conductor, jobs: int) -> None:
        self._conductor = conductor
        self._jobs = jobs
        self._few = _FEW if conductor.options.jobs is None else 0
        self._pool: ProcessPoolExecutor | None = None
        self._parts: deque[Part] = deque()
        self._learned: dict[str, Entry] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None or kind is GeneratorExit:
            self._learn(0)
        if self._pool is not None:
            self._pool.shutdown(wait=kind is None, cancel_futures=kind is not None)

    def take(self, files: Sequence[str], known: Sequence[FileReport | None]) -> None:
        """Begin with those of some files of which nothing is known."""
        # A report is compared with None by all that is in it.
        count = sum(report is None for report in known)
        if self._jobs <= 1 or count <= (0 if self._pool is not None else self._few):
            self._parts.append((files, known, None))
            return
        for size in _chunks(files, known):
            chunk, reports = files[:size], known[:size]
            files, known = files[size:], known[size:]
            unknown = _unknown(chunk, reports)
            self._parts.append((chunk, reports, self._submitted(unknown) if unknown else None))

    def _submitted(self, paths: list[str]) -> Future[list[Compact]]:
        from concurrent.futures import BrokenExecutor  # noqa: PLC0415 - where there are several processes

        for _ in range(2):
            if self._pool is None:
                self._conductor.prepare(paths[0])
                self._pool = _pool(self._conductor, self._jobs)
            try:
                # The first one starts the processes, while no thread holds a lock that they would inherit.
                return self._pool.submit(_chunk, paths)
            except BrokenExecutor:
                self._pool = None
        raise BrokenExecutor

    def done(self, most: int) -> Iterator[Outcome]:
        """Give outcomes until no more than `most` parts are waiting for others."""
        while self._parts and (len(self._parts) > most or self._parts[0][2] is None):
            files, known, future = self._parts.popleft()
            results = self._results(_unknown(files, known), future)
            for index, report in enumerate(known):
                yield report if report is not None else self._outcome(files[index], *next(results))
            self._learn(_WINDOW)

    def _results(self, paths: list[str], future: Future[list[Compact]] | None) -> Iterator[Compact]:
        """Give the results for some files; where their process died, those of each in a process of its own."""
        if future is None:
            # Within one process an entry carries nothing: it is made to be remembered.
            with_entry = self._conductor.memory is not None
            return outcomes(paths, self._conductor, with_entries=with_entry)
        from concurrent.futures import BrokenExecutor  # noqa: PLC0415 - likewise

        try:
            return iter(future.result())
        except BrokenExecutor:
            return (_alone(path, self._conductor) for path in paths)

    def _outcome(self, path: str, outcome: Outcome | tuple[Finding, ...], entry: Entry | None) -> Outcome:
        if entry is not None:
            self._learned[path] = entry
            if isinstance(outcome, tuple):
                return self._conductor.known(path, entry, outcome)
        assert not isinstance(outcome, tuple)  # noqa: S101 - one of the two says all
        return outcome

    def _learn(self, most: int) -> None:
        if len(self._learned) > most:
            self._conductor.keep(self._learned)
            self._learned = {}


def _unknown(files: Sequence[str], known: Sequence[FileReport | None]) -> list[str]:
    return [files[index] for index, report in enumerate(known) if report is None]


def _jobs(options: RunOptions, files: int) -> int:
    if options.jobs is not None:
        return min(options.jobs, files)
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(processors + (_WAITING if options.writes else 0), files)


def _pool(conductor: Conductor, jobs: int) -> ProcessPoolExecutor:
    # Most runs are too small for it, and it takes longer to import than a file to check.
    import multiprocessing  # noqa: PLC0415
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    if "fork" in multiprocessing.get_all_start_methods():
        # A forked process has all that is loaded, the settings too, and is given what it is given as it is.
        return ProcessPoolExecutor(jobs, multiprocessing.get_context("fork"), _begin, (lambda: conductor,))
    make = partial(Conductor, replace(conductor.options, jobs=1))
    return ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), _begin, (make,))


_CONDUCTOR: list[Conductor] = []
"""That of the run which this process works for: a pool can give it to a process only when it starts it."""


def _begin(make: Callable[[], Conductor]) -> None:
    # Ctrl-C reaches every process of the terminal: the first one stops the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from threading import Thread  # noqa: PLC0415 - only where there are several processes

    Thread(target=_end_with_parent, daemon=True).start()
    _CONDUCTOR[:] = [make()]
    # What looks for cycles would write to all that was inherited, so that it had to be copied.
    gc.freeze()


def _end_with_parent() -> None:
    """Wait for the end of the process that gives the work, which when killed cannot say so itself."""
    import multiprocessing  # noqa: PLC0415 - likewise

    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _chunk(paths: Sequence[str]) -> list[Compact]:
    with_changes = _CONDUCTOR[0].options.with_changes
    return [
        _compact(*result, with_changes=with_changes) for result in outcomes(paths, _CONDUCTOR[0], with_entries=True)
    ]


def _compact(outcome: Outcome, entry: Entry | None, *, with_changes: bool) -> Compact:
    """Leave out what no report shows, or what an entry says in fewer words, since it is copied between processes."""
    if not isinstance(outcome, FileReport):
        return outcome, None
    if entry is not None and not outcome.is_sorted and not (outcome.fixed and with_changes):
        return tuple([_named(each.rule, each.category, each.level) for each in outcome.fixed]), entry
    if outcome.findings or outcome.fixed or outcome.baselined or outcome.text != outcome.before:
        return replace(outcome, data=b""), entry
    return replace(outcome, text="", before="", data=b""), entry


@cache
def _named(rule: str, category: str, level: Level) -> Finding:
    """Give what a rule found without place and words: the same one for all, which is copied once."""
    return Finding(rule, category, level, "", Span(0, 0))


def _chunks(files: Sequence[str], known: Sequence[FileReport | None]) -> Iterator[int]:
    """Give the numbers of files in each chunk, by what is to be done."""
    size = count = unknown = 0
    for index, report in enumerate(known):
        count += 1
        if report is None:
            unknown += 1
            size += _size(files[index])
        if size >= _CHUNK or unknown >= _CHUNK_FILES:
            yield count
            size = count = unknown = 0
    if count:
        yield count


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size  # noqa: PTH116 - called for every file of a run
    except OSError:
        return 0


def _alone(path: str, conductor: Conductor) -> Compact:
    from concurrent.futures import BrokenExecutor  # noqa: PLC0415 - likewise

    conductor.prepare(path)
    with _pool(conductor, 1) as pool:
        try:
            return pool.submit(_chunk, [path]).result()[0]
        except BrokenExecutor:
            return f"{shown(path)}: the process that checked it died", None
