"""A whole run: over files and folders, in one process or several, with a report for each file in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import field, replace
from pathlib import Path

from artlint.baseline.ledger import Ledger
from artlint.conductor import Conductor, UsageError
from artlint.file_report import FileReport
from artlint.findings import Finding, Level
from artlint.frozen import frozen
from artlint.inventory import take_inventory
from artlint.paths import shown
from artlint.reports import Reports
from artlint.run_options import RunOptions
from artlint.workers import work

__all__ = ["FileReport", "Progress", "Run", "RunOptions", "UsageError", "check_paths", "list_files"]


@frozen(slots=True)
class Run:
    """A whole run. `errors` are sentences about files that could not be read or written; they make the exit code 2.

    `ledger` is what the baselines say of the files, and of those that are there no more.
    """

    files: Sequence[FileReport]
    errors: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    ledger: Ledger = field(default_factory=Ledger)

    @property
    def findings(self) -> Iterator[tuple[FileReport, Finding]]:
        """Every finding with its file, in order."""
        for report in self.files:
            for finding in report.findings:
                yield report, finding

    @property
    def levels(self) -> Counter[Level]:
        """How many findings there are of each level."""
        return self._reports.levels

    @property
    def is_undone(self) -> bool:
        """Tell whether the run could not do all of its job."""
        return bool(self.errors) or self._reports.is_undone

    @property
    def _reports(self) -> Reports:
        return self.files if isinstance(self.files, Reports) else Reports(self.files)


Progress = Callable[[int, int], None]
"""Called with the number of files done and the number of all."""


def check_paths(
    paths: Sequence[str | Path],
    options: RunOptions | None = None,
    progress: Progress | None = None,
    stdin: tuple[bytes, str] | None = None,
) -> Run:
    """Check, or fix, files and the articles in folders; `stdin` is the text and file name of one more article.

    Raises UsageError for a path that is not there, ConfigError, SettingsError or RulebookError for a configuration that
    cannot be used, BaselineError for such a baseline, and GitError where git cannot tell what changed. What goes wrong
    with one file is told in the run, whose order does not depend on the jobs.
    """
    lister = Conductor(options or RunOptions())
    inventory = take_inventory([Path(path) for path in paths], lister, stdin)
    files, conductor = inventory.files, inventory.conductor
    lister.tidy(files)
    reports = Reports()
    # What lies there may be articles, and nobody has looked at them.
    errors = [f"{shown(folder)}: cannot be listed: {reason}" for folder, reason in lister.beside.closed]
    if stdin is not None:
        report = conductor.article(*stdin)
        reports.add(report)
        lister.notes += _refusals(report)
    for done, outcome in enumerate(work(files, conductor)):
        if isinstance(outcome, FileReport):
            reports.add(outcome)
            if outcome.refused:
                lister.notes += _refusals(outcome)
        else:
            errors.append(outcome)
        if progress is not None:
            progress(done + 1, len(files))
    return Run(reports, tuple(errors), tuple(lister.notes), inventory.ledger)


def _refusals(report: FileReport) -> list[str]:
    """Say which fix was not made; a report shows its finding alone."""
    if not report.refused:
        return []
    return [f"{report.path}: a fix was not made, since it could not be proved: {report.refused}"]


def list_files(paths: Sequence[Path], options: RunOptions | None = None) -> list[Path]:
    """Give the files that `check_paths` would check, unread; raises what it raises."""
    lister = Conductor(replace(options or RunOptions(), baselines=False))
    return [*take_inventory(paths, lister).files]
