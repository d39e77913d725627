"""What each fact and each rule of a run took, as a table for people."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from artlint.cli.exits import CommandError
from artlint.cli.streams import complain
from artlint.facts.lazy import measured
from artlint.reporters.parts.words import number
from artlint.run import Progress, Run, RunOptions, check_paths
from artlint.stopwatch import Lap, Stopwatch

_KINDS = {"fact": "fact", "rule": "rule, looking", "finding": "rule, wording findings and their fixes"}


def profiled(
    paths: Sequence[str | Path],
    options: RunOptions,
    _progress: Progress | None = None,
    stdin: tuple[bytes, str] | None = None,
) -> Run:
    """Check as `check_paths` does, in one process that remembers nothing, and write a table to standard error."""
    if options.fix or options.add_ignore:
        raise CommandError("--profile goes with check: what a fix takes is mostly checking, several times")
    stopwatch = Stopwatch()
    start = time.perf_counter()
    with measured(stopwatch):
        run = check_paths(paths, replace(options, jobs=1, cache=None, stopwatch=stopwatch), None, stdin)
    for line in _lines(stopwatch, time.perf_counter() - start, max(len(run.files), 1)):
        complain(line)
    return run


def _lines(stopwatch: Stopwatch, total: float, articles: int) -> Iterator[str]:
    laps = stopwatch.laps
    yield f"{number(articles, 'article')} in {total:.2f} s, {total / articles * 1e6:.0f} µs each"
    for kind, title in _KINDS.items():
        chosen = sorted(((name, lap) for (of, name), lap in laps.items() if of == kind), key=_most_first)
        seconds = sum(lap.seconds for _, lap in chosen)
        yield ""
        yield f"{'µs each':>10} {'share':>7} {'times':>9}  {title}"
        yield from _rows([*chosen, ("together", Lap(sum(lap.calls for _, lap in chosen), seconds))], total, articles)
    rest = total - sum(lap.seconds for lap in laps.values())
    yield ""
    yield from _rows([("reading files, suppressions and the rest", Lap(articles, rest))], total, articles)


def _most_first(row: tuple[str, Lap]) -> float:
    return -row[1].seconds


def _rows(rows: Sequence[tuple[str, Lap]], total: float, articles: int) -> Iterator[str]:
    for name, lap in rows:
        yield f"{lap.seconds / articles * 1e6:10.1f} {lap.seconds / total:7.1%} {lap.calls:9}  {name}"
