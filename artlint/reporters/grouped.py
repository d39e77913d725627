"""The findings of each file in a block under its path, one line each; ends with a summary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.text import Text

from artlint.findings import Finding, Level
from artlint.reporters.parts import palette, words
from artlint.reporters.parts.closing import ending
from artlint.reporters.parts.escape import escape, escape_path
from artlint.reporters.parts.view import View
from artlint.run import FileReport, Run
from artlint.text import Lines

MACHINE = False
SHOWS_FIXES = True
BY_FILE = True
_LEVEL = max(map(len, Level))


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
    yield from ending(run, view, hidden)


def _rows(file: FileReport, findings: Sequence[tuple[Finding, bool]], view: View) -> Iterator[Text]:
    lines = Lines(file.text)
    places = ["{0.line}:{0.column}".format(lines.position(finding.span.start)) for finding, _ in findings]
    width = max(map(len, places))
    for place, (finding, is_baselined) in zip(places, findings, strict=True):
        row = Text(f"  {place:>{width}}  ", no_wrap=True)
        row.append(f"{finding.level:<{_LEVEL}}", palette.bold(palette.LEVELS[finding.level]))
        margin = len(row) + 2
        row.append("  [*] " if view.mends(finding) and not is_baselined else "  ", palette.ACCENT)
        row.append(words.baselined(view.lang) if is_baselined else "", palette.MUTED)
        row.append(view.fold(escape(finding.message), row.cell_len))
        rule = palette.linked(palette.MUTED, view.address(finding.rule))
        fits = len(finding.rule) + 2 + cell_len(row.plain.rpartition("\n")[2]) <= view.width
        row.append("  " if fits or not view.terminal else f"\n{' ' * margin}")
        row.append(finding.rule, rule)
        yield row
