"""The numbers of a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from artlint.findings import Finding, Level
from artlint.frozen import frozen
from artlint.reporters.parts.view import View
from artlint.run import Run


@frozen(slots=True)
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
    levels: Counter[Level] = Counter()
    numbers: Counter[str] = Counter()
    for report in run.files:
        # Once for each file, since they may have to be made for it.
        findings = report.findings
        levels.update(report.levels)
        numbers["files"] += 1
        numbers["dirty"] += bool(findings)
        numbers["fixable"] += sum(map(view.mends, findings))
        numbers["mendable"] += sum(map(view.may_mend, findings))
        numbers["fixed"] += len(report.fixed)
        numbers["fixed_files"] += bool(report.fixed)
        numbers["baselined"] += len(report.baselined)
        numbers["stale"] += sum(report.stale.values())
        numbers["unchanged"] += report.unchanged
    return Tally(
        levels=levels,
        dirty=numbers["dirty"],
        files=numbers["files"],
        fixable=numbers["fixable"],
        more=numbers["mendable"] - numbers["fixable"],
        fixed=numbers["fixed"],
        fixed_files=numbers["fixed_files"],
        baselined=numbers["baselined"],
        stale=numbers["stale"] + run.ledger.stale,
        unchanged=numbers["unchanged"],
    )


def by_rule(findings: Iterable[Finding]) -> list[tuple[str, Counter[Level]]]:
    """Give how many findings of each level each rule has, the commonest rule first."""
    rules: dict[str, Counter[Level]] = {}
    for finding in findings:
        rules.setdefault(finding.rule, Counter())[finding.level] += 1
    return sorted(rules.items(), key=lambda item: (-item[1].total(), item[0]))
