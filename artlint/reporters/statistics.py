"""How often each rule was broken, and whether its findings can be fixed."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from artlint.reporters.parts.tally import by_rule
from artlint.reporters.parts.view import View
from artlint.run import Run

MACHINE = False
SHOWS_FIXES = True


def report(run: Run, view: View) -> Iterator[Text]:
    """Give one line per rule, the commonest first: count, `[*]` when all can be fixed or `[-]` when some, id."""
    rules = by_rule(finding for _, finding in run.findings)
    width = len(str(len(rules[0][1]))) if rules else 0
    for rule, findings in rules:
        mended = sum(view.mends(finding) for finding in findings)
        sign = "[*]" if mended == len(findings) else "[-]" if mended else "[ ]"
        yield Text(f"{len(findings):>{width}}  {sign}  {rule}")
