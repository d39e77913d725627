"""What became of files, one after the other: the report on each, or why there is none, and what to remember of it."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from artlint.cache.entry import Entry
from artlint.conductor import Conductor, Look
from artlint.file_report import FileReport
from artlint.frozen import frozen
from artlint.paths import shown
from artlint.reading import FileProblem

if TYPE_CHECKING:
    from artlint.files import Batch

Outcome = FileReport | str
"""The report on a file, or a sentence on why there is none."""
Result = tuple[Outcome, Entry | None]
"""The outcome for a file, and what to remember of it."""


_TRIES = 5
"""How often a file is fixed that others replace in the meantime."""
_PAUSE = 0.05
"""Seconds until then: whoever replaces a file by a new one may not have written all of it yet."""


@frozen(slots=True)
class _Begun:
    """A file that was looked at, or could not be; `made` is the time before what replaces it was written.

    `is_early` tells that this could not be while other files were waiting.
    """

    path: str
    look: Look | None = None
    problem: FileProblem | None = None
    made: int | None = None
    is_early: bool = False


def outcomes(
    paths: Sequence[str], conductor: Conductor, *, with_entries: bool, tries: int = _TRIES
) -> Iterator[Result]:
    """Check or fix files in order; those that change are replaced some at a time, and told of when they are."""
    if not conductor.options.writes:
        for path in paths:
            yield _result(_begun(path, conductor, None), None, conductor, with_entry=with_entries)
        return
    from artlint.files import Batch  # noqa: PLC0415 - only where something is written

    begun: list[_Begun] = []
    with Batch() as batch:
        for path in paths:
            begun.append(_begun(path, conductor, batch))
            if not batch or batch.is_full:
                yield from _done(begun, batch, conductor, with_entries=with_entries, tries=tries)
                begun = []
        yield from _done(begun, batch, conductor, with_entries=with_entries, tries=tries)


def _begun(path: str, conductor: Conductor, batch: Batch | None) -> _Begun:
    try:
        look = conductor.look(path)
    except FileProblem as problem:
        return _Begun(path, problem=problem)
    if look.before is None or batch is None:
        return _Begun(path, look)
    made = time.time_ns()
    try:
        batch.add(path, look.report.data, look.before)
    except FileProblem as problem:
        return _Begun(path, problem=problem, is_early=bool(batch))
    return _Begun(path, look, made=made)


def _done(
    begun: Sequence[_Begun], batch: Batch, conductor: Conductor, *, with_entries: bool, tries: int
) -> Iterator[Result]:
    from artlint.files import ReplacedProblem  # noqa: PLC0415 - likewise

    problems = iter(batch.finish())
    # Which lines count of another file nobody knows.
    is_last = tries == 1 or conductor.options.scope.lines is not None
    for each in begun:
        problem = next(problems) if each.made is not None else None
        if each.is_early:
            # The others may have taken the room on the disk.
            yield from outcomes([each.path], conductor, with_entries=with_entries, tries=tries)
        elif isinstance(problem, ReplacedProblem) and not is_last:
            time.sleep(_PAUSE)
            yield from outcomes([each.path], conductor, with_entries=with_entries, tries=tries - 1)
        else:
            yield _result(each, problem, conductor, with_entry=with_entries)


def _result(begun: _Begun, problem: FileProblem | None, conductor: Conductor, *, with_entry: bool) -> Result:
    """Give what became of a file; `problem` is what was wrong with its replacement."""
    problem = problem or begun.problem
    if problem is None and begun.look is not None:
        try:
            return conductor.told(begun.path, begun.look, begun.made, with_entry=with_entry)
        except FileProblem as found:
            problem = found
    return f"{shown(begun.path)}: {problem}", None
