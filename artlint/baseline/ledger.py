"""What the baselines around the files of a run say of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from functools import cache
from pathlib import Path

from artlint.baseline.store import FILE_NAME, Baseline, Entries, read_baseline
from artlint.config.ancestors import closest
from artlint.frozen import frozen
from artlint.paths import folder_of

Finder = Callable[[Sequence[str]], Entries]
"""Gives what is found in the files at some absolute paths now."""


@frozen
class Ledger:
    """The baseline of each file, by absolute path, and how often it has each finding of that file.

    `moves` leads from files to where a baseline still has them; `gone` are the files that are there no more, with their
    baseline. `known` are all baselines, also one whose articles are gone.
    """

    baselines: Mapping[str, Baseline] = field(default_factory=dict)
    allowances: Entries = field(default_factory=dict)
    moves: Mapping[str, str] = field(default_factory=dict)
    gone: Mapping[str, Baseline] = field(default_factory=dict)
    known: Sequence[Baseline] = ()

    @property
    def stale(self) -> int:
        """How many findings are known of files that are there no more."""
        return sum(sum(baseline.of(file).values()) for file, baseline in self.gone.items())


def make_ledger(files: Iterable[str], folders: Sequence[str | Path], named: Path | None, find: Finder) -> Ledger:
    """Give what is known of `files`, by the baseline that is named or else by the closest one above each.

    Files below `folders` that are there no more are gone, and the baselines of these folders are known without a file;
    `find` is asked about files that may be theirs. Raises BaselineError.
    """
    find_baseline = baseline_finder(named)
    baselines: dict[str, Baseline] = {}
    for file in files:
        baseline = find_baseline(folder_of(file))
        if baseline is not None:
            baselines[os.path.abspath(file)] = baseline  # noqa: PTH100 - called for each file of a run
    allowances = {file: known for file, baseline in baselines.items() if (known := baseline.of(file))}
    new: dict[Path, list[str]] = {}
    for file in baselines.keys() - allowances.keys():
        new.setdefault(baselines[file].path, []).append(file)
    moves: dict[str, str] = {}
    gone: dict[str, Baseline] = {}
    tops = tuple(os.path.join(os.path.abspath(folder), "") for folder in folders)  # noqa: PTH100, PTH118 - likewise
    above = [each for folder in folders if (each := find_baseline(str(folder))) is not None]
    every = [*{each.path: each for each in (*baselines.values(), *above)}.values()]
    for baseline in every:
        lost = _lost(baseline, allowances) if tops or baseline.path in new else {}
        if lost and baseline.path in new:
            from artlint.baseline.renames import moved  # noqa: PLC0415 - few runs are the first after a file was moved

            moves |= moved(lost, find(sorted(new[baseline.path])))
        gone |= {file: baseline for file in lost if file.startswith(tops)}
    for file, old in moves.items():
        allowances[file] = baselines[file].of(old)
        gone.pop(old, None)
    return Ledger(baselines, allowances, moves, gone, every)


def _lost(baseline: Baseline, there: Mapping[str, object]) -> Entries:
    """Give the entries of files that are there no more, by absolute path."""
    known = {baseline.absolute(path): keys for path, keys in baseline.entries.items()}
    return {file: keys for file, keys in known.items() if file not in there and not os.path.lexists(file)}


def baseline_finder(named: Path | None, instead: Baseline | None = None) -> Callable[[str], Baseline | None]:
    """Give what finds the baseline of the files in a folder: the one that is named, or the closest above.

    `instead` is taken for whatever its file holds.
    """
    if named is not None:
        given = read_baseline(named)
        return lambda _: given

    above = closest(lambda folder: _held(folder, instead))
    return cache(lambda folder: above(os.path.abspath(folder)))  # noqa: PTH100 - called for each folder of a run


def _held(folder: str, instead: Baseline | None) -> Baseline | None:
    path = os.path.join(folder, FILE_NAME)  # noqa: PTH118 - called for each folder of a run
    if instead is not None and path == str(instead.path):
        return instead
    return read_baseline(Path(path)) if os.path.lexists(path) else None
