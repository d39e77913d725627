"""The only conductor: which files, with which settings, checked or fixed, and what became of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from artlint.findings import Finding, Level


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file: its text as it is now, what was found or remains in it, and what was fixed.

    `path` is the path as shown to people, with forward slashes. `before` is the text before fixing, which differs from
    `text` only when fixes were made; `written` tells whether the file on disk was changed. Texts have no BOM.
    """

    path: str
    text: str
    findings: tuple[Finding, ...]
    before: str = ""
    fixed: tuple[Finding, ...] = ()
    written: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """A whole run. `errors` are sentences about files that could not be read or written; they make the exit code 2."""

    files: tuple[FileReport, ...]
    errors: tuple[str, ...] = ()
    notes: tuple[str, ...] = field(default=())

    @property
    def findings(self) -> Iterator[tuple[FileReport, Finding]]:
        """Every finding with its file, in order."""
        for report in self.files:
            for finding in report.findings:
                yield report, finding

    def worst(self) -> Level | None:
        """Give the level of the worst finding; None when there is none."""
        levels = [finding.level for _, finding in self.findings]
        return max(levels, key=lambda level: level.weight) if levels else None


Progress = Callable[[int, int], None]
"""Called with the number of files done and the number of all."""


@dataclass(frozen=True, slots=True)
class RunOptions:
    """What a run does besides checking. `overrides` are configuration layers that beat every file."""

    fix: bool = False
    unsafe_fixes: bool = False
    write: bool = True
    with_fixes: bool = True
    force_exclude: bool = False
    isolated: bool = False
    config_path: Path | None = None
    overrides: Sequence[dict[str, object]] = ()
    lang: str = "en"
