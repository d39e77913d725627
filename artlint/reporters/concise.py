"""One line per finding: `path:line:col: level[id] message`, frozen for the programs that parse it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from artlint.reporters.parts import words
from artlint.reporters.parts.escape import escape, escape_path
from artlint.reporters.parts.view import View
from artlint.run import Run
from artlint.text import Lines

MACHINE = True
SHOWS_FIXES = False


def report(run: Run, view: View) -> Iterator[str]:
    """Give the lines."""
    return islice(_lines(run, view), view.max_diagnostics)


def _lines(run: Run, view: View) -> Iterator[str]:
    for file in run.files:
        lines = Lines(file.text)
        path = escape_path(file.path)
        for finding, is_baselined in file.every(baselined=view.show_baselined):
            line, column = lines.position(finding.span.start)
            mark = words.baselined(view.lang) if is_baselined else ""
            yield f"{path}:{line}:{column}: {finding.level}[{finding.rule}] {mark}{escape(finding.message)}\n"
