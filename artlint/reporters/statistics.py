"""How often each rule was broken, and whether its findings can be fixed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rich.text import Text

from artlint.findings import Finding
from artlint.reporters.parts.tally import by_rule
from artlint.reporters.parts.view import View
from artlint.run import Run

MACHINE = False
SHOWS_FIXES = True


def report(run: Run, view: View) -> Iterator[Text]:
    """Give one line per rule, the commonest first: count, `[*]` when all can be fixed or `[-]` when some, id."""
    mended: Counter[str] = Counter()

    def noted() -> Iterator[Finding]:
        for _, finding in run.findings:
            mended[finding.rule] += view.mends(finding)
            yield finding

    rules = by_rule(noted())
    width = len(str(rules[0][1].total())) if rules else 0
    for rule, levels in rules:
        sign = "[*]" if mended[rule] == levels.total() else "[-]" if mended[rule] else "[ ]"
        yield Text(f"{levels.total():>{width}}  {sign}  {rule}")
