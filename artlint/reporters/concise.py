"""One line per finding: `path:line:col: level[id] message`, frozen for the programs that parse it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from artlint.reporters.parts.escape import escape, escape_path
from artlint.reporters.parts.view import View
from artlint.run import Run
from artlint.text import Lines

MACHINE = True
SHOWS_FIXES = False


def report(run: Run, view: View) -> Iterator[str]:
    """Give the lines."""
    return islice(_lines(run), view.max_diagnostics)


def _lines(run: Run) -> Iterator[str]:
    for file in run.files:
        lines = Lines(file.text)
        path = escape_path(file.path)
        for finding in file.findings:
            line, column = lines.position(finding.span.start)
            yield f"{path}:{line}:{column}: {finding.level}[{finding.rule}] {escape(finding.message)}\n"
