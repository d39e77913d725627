"""The findings of each file in a block under its path, one line each; ends with a summary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from artlint.findings import Finding, Level
from artlint.reporters.parts import words
from artlint.reporters.parts.closing import closing
from artlint.reporters.parts.escape import escape, escape_path
from artlint.reporters.parts.view import View
from artlint.run import FileReport, Run
from artlint.text import Lines

MACHINE = False
SHOWS_FIXES = True
_STYLES = {Level.ERROR: "bold red", Level.WARNING: "bold yellow", Level.INFO: "bold blue"}
_LEVEL = max(map(len, _STYLES))


def report(run: Run, view: View) -> Iterator[Text]:
    """Give the blocks with an empty line behind each, and the summary."""
    left, hidden = view.max_diagnostics, 0
    for file in run.files:
        found = [*file.every(baselined=view.show_baselined)]
        shown = found[:left]
        hidden += len(found) - len(shown)
        left = None if left is None else left - len(shown)
        if shown:
            yield Text(escape_path(file.path), "bold underline")
            yield from _rows(file, shown, view)
            yield Text()
    if hidden:
        yield Text(words.not_shown(hidden, view.lang))
    if view.summary:
        yield from closing(run, view)


def _rows(file: FileReport, findings: Sequence[tuple[Finding, bool]], view: View) -> Iterator[Text]:
    lines = Lines(file.text)
    places = ["{0.line}:{0.column}".format(lines.position(finding.span.start)) for finding, _ in findings]
    width = max(map(len, places))
    for place, (finding, is_baselined) in zip(places, findings, strict=True):
        row = Text(f"  {place:>{width}}  ", no_wrap=True)
        row.append(f"{finding.level:<{_LEVEL}}", _STYLES[finding.level])
        row.append("  [*] " if view.mends(finding) and not is_baselined else "  ", "cyan")
        row.append(words.baselined(view.lang) if is_baselined else "", "dim")
        row.append(escape(finding.message))
        row.append(f"  {finding.rule}", "dim")
        yield row
