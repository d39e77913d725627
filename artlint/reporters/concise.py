"""One line per finding: `path:line:col: level[id] message`, frozen for the programs that parse it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from artlint.reporters.parts import words
from artlint.reporters.parts.escape import escape, escape_lines, escape_path
from artlint.reporters.parts.view import View
from artlint.run import FileReport, Run

MACHINE = True
SHOWS_FIXES = False
BY_FILE = True


def report(run: Run, view: View) -> Iterator[str]:
    """Give the lines."""
    if view.max_diagnostics is not None:
        return islice((line for file in run.files for line in _lines(file, view)), view.max_diagnostics)
    return _parts(run.files, view)


def _parts(files: Iterable[FileReport], view: View) -> Iterator[str]:
    """Give the lines of each file, all at once where they are known."""
    for file in files:
        told = file.told
        if told is None:
            yield from _lines(file, view)
        elif told.lines:
            path = escape_path(file.path)
            lines = escape_lines(*told).replace("\n", f"\n{path}:")
            yield f"{path}:{lines}\n"


def _lines(file: FileReport, view: View) -> Iterator[str]:
    path = escape_path(file.path)
    for finding, is_baselined in file.every(baselined=view.show_baselined):
        line, column = file.lines.position(finding.span.start)
        mark = words.baselined(view.lang) if is_baselined else ""
        yield f"{path}:{line}:{column}: {finding.level}[{finding.rule}] {mark}{escape(finding.message)}\n"
