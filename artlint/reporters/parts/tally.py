"""The numbers of a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from artlint.findings import Finding, Level
from artlint.reporters.parts.view import View
from artlint.run import Run


@dataclass(frozen=True, slots=True)
class Tally:
    """How much was found, by level, and how much of it can be mended: `fixable` now, `more` with unsafe fixes.

    `baselined` and `unchanged` count what was found and is not told, `stale` what the baseline has and is not there.
    """

    levels: Mapping[Level, int]
    dirty: int
    files: int
    fixable: int
    more: int
    fixed: int
    fixed_files: int
    baselined: int
    stale: int
    unchanged: int

    @property
    def problems(self) -> int:
        """The number of findings."""
        return sum(self.levels.values())


def count(run: Run, view: View) -> Tally:
    """Give the numbers of `run`."""
    found = [finding for _, finding in run.findings]
    fixable = sum(view.mends(finding) for finding in found)
    return Tally(
        levels=Counter(finding.level for finding in found),
        dirty=sum(bool(report.findings) for report in run.files),
        files=len(run.files),
        fixable=fixable,
        more=sum(view.may_mend(finding) for finding in found) - fixable,
        fixed=sum(len(report.fixed) for report in run.files),
        fixed_files=sum(bool(report.fixed) for report in run.files),
        baselined=sum(len(report.baselined) for report in run.files),
        stale=sum(sum(report.stale.values()) for report in run.files) + run.ledger.stale,
        unchanged=sum(report.unchanged for report in run.files),
    )


def by_rule(findings: Iterable[Finding]) -> list[tuple[str, list[Finding]]]:
    """Give the findings of each rule, the commonest rule first."""
    rules: dict[str, list[Finding]] = {}
    for finding in findings:
        rules.setdefault(finding.rule, []).append(finding)
    return sorted(rules.items(), key=lambda item: (-len(item[1]), item[0]))
