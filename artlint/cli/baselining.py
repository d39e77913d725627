"""What the commands on baselines share: a run over the articles, and what they say in the end."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from artlint.baseline.amending import amended
from artlint.baseline.store import FILE_NAME, Baseline, Entries, write_baseline
from artlint.cli.exits import CommandError, Exit
from artlint.cli.inputs import read_inputs
from artlint.cli.overrides import asked_comparison, asked_jobs, named_baseline, run_options
from artlint.cli.progress import progress_bar
from artlint.cli.selection_flags import SelectionFlags
from artlint.cli.streams import complain, standard_output
from artlint.frozen import frozen
from artlint.paths import shown
from artlint.reporters.parts.escape import escape
from artlint.reporters.parts.words import number
from artlint.run import Run, check_paths
from artlint.triage import Key


@frozen
class Survey:
    """A run over articles, beside the baselines that hold for them."""

    run: Run
    flags: SelectionFlags

    @property
    def new(self) -> Entries:
        """What a baseline could hide and none does, by absolute path."""
        return {absolute(file.path): file.keys for file in self.run.files if file.keys}

    @property
    def stale(self) -> Entries:
        """What baselines have and is not there, by absolute path."""
        return {absolute(file.path): file.stale for file in self.run.files if file.stale}

    @property
    def code(self) -> Exit:
        """The exit code of a command that did what it should, as far as the articles could be read."""
        return Exit.FAILED if self.run.is_undone else Exit.CLEAN

    def changes(self, *, with_new: bool) -> list[Change]:
        """Give what becomes of each baseline: without what is stale, and with what is new where asked.

        CommandError where there is none.
        """
        ledger = self.run.ledger
        if not ledger.known:
            raise CommandError(f"no {FILE_NAME} here or above; make one with: artlint baseline create")
        after = amended(ledger, self.stale, self.new if with_new else {})
        return [Change(old, new) for old, new in after.items()]


@frozen
class Change:
    """A baseline as it is and as it should be."""

    old: Baseline
    new: Baseline

    @property
    def is_none(self) -> bool:
        """Tell whether the file would stay as it is."""
        return dict(self.old.entries) == dict(self.new.entries)

    def written(self) -> str:
        """Write the baseline where it differs, and say what became of it."""
        if self.is_none:
            return f"Nothing to change in {self}."
        write_baseline(self.new)
        return f"Wrote {self}."

    def __str__(self) -> str:
        old, new = (_found(each) for each in (self.old, self.new))
        counts = {"new": (new - old).total(), "gone": (old - new).total()}
        parts = [f"{count:,} {verb}" for verb, count in counts.items() if count]
        return summary(self.new) + (f" ({', '.join(parts)})" if parts else "")


def _found(baseline: Baseline) -> Counter[Key]:
    """Give what a baseline hides, wherever that is."""
    total: Counter[Key] = Counter()
    for keys in baseline.entries.values():
        total.update(keys)
    return total


def absolute(path: str | Path) -> str:
    """Give the absolute form of a path."""
    return os.path.abspath(path)  # noqa: PTH100 - `..` is taken as it is written


def named_paths(flags: SelectionFlags) -> Sequence[Path]:
    """Give what the flags name; CommandError for standard input."""
    inputs = read_inputs(flags)
    if inputs.stdin is not None:
        raise CommandError("a baseline is about files, not about standard input")
    return inputs.paths


def survey(flags: SelectionFlags, paths: Sequence[Path], *, baselines: bool = True) -> Survey:
    """Check the articles in `paths` and say what went wrong."""
    options = replace(
        run_options(flags),
        baselines=baselines,
        baseline=named_baseline(flags) if baselines else None,
        comparison=asked_comparison(flags),
        force_exclude=flags.force_exclude,
        with_fixes=False,
        with_keys=True,
        jobs=asked_jobs(flags),
    )
    with progress_bar(wanted=not (flags.quiet or flags.silent)) as progress:
        run = check_paths(paths, options, progress)
    for error in run.errors:
        complain(f"error: {error}")
    return Survey(run, flags)


def summary(baseline: Baseline) -> str:
    """Say which baseline it is, and how much it hides."""
    return f"{shown(baseline.path)}: {number(baseline.size, 'finding')} in {number(len(baseline.entries), 'article')}"


def say(lines: Sequence[str], flags: SelectionFlags) -> None:
    """Print sentences that hold words of others."""
    if lines and not flags.silent:
        stream = standard_output()
        stream.write("".join(f"{escape(line)}\n" for line in lines))
        stream.flush()
