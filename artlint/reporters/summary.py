"""Two tables with bars: the files with the most findings and the commonest rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from heapq import nsmallest

from rich.cells import cell_len
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from artlint.findings import Level
from artlint.reporters.parts import palette, words
from artlint.reporters.parts.closing import closing
from artlint.reporters.parts.escape import escape_path
from artlint.reporters.parts.tally import by_rule
from artlint.reporters.parts.view import View
from artlint.run import Run

MACHINE = False
SHOWS_FIXES = True
_ROWS = 10
_BAR = 24


def report(run: Run, view: View) -> Iterator[RenderableType]:
    """Give the tables, when there is something to count, and the closing sentences."""
    found = ((file.path, Counter(file.levels)) for file in run.files)
    dirty = nsmallest(_ROWS, ((-levels.total(), path, levels) for path, levels in found if levels))
    if dirty:
        yield _table("worst files", "file", [(escape_path(path), levels) for _, path, levels in dirty], view)
        yield Text()
        rules = by_rule(finding for _, finding in run.findings)
        yield _table("commonest rules", "rule", rules[:_ROWS], view)
        yield Text()
    if view.summary:
        yield from closing(run, view)


def _table(title: str, head: str, rows: Sequence[tuple[str, Counter[Level]]], view: View) -> Table:
    table = Table(
        title=Text(words.label(title, view.lang), "bold"),
        title_justify="left",
        box=None,
        pad_edge=False,
        header_style=palette.MUTED,
    )
    table.add_column(Text(words.label(head, view.lang)), no_wrap=True)
    table.add_column(Text(words.label("problems", view.lang)), justify="right", no_wrap=True)
    table.add_column(no_wrap=True)
    most = max(levels.total() for _, levels in rows)
    room = max(20, view.width - _BAR - 14)
    for name, levels in rows:
        table.add_row(Text(_end(name, room)), Text(str(levels.total())), _bar(levels, most))
    return table


def _bar(levels: Counter[Level], most: int) -> Text:
    """Give a bar whose parts have the colours of the levels; the longest is `_BAR` cells."""
    cells = max(1, round(_BAR * levels.total() / most))
    bar, told, counted = Text(), 0, 0
    for level, style in palette.LEVELS.items():
        counted += levels[level]
        reach = round(cells * counted / levels.total())
        bar.append("█" * (reach - told), style)
        told = reach
    return bar


def _end(name: str, cells: int) -> str:
    """Give as much of the end of a name as fits."""
    if cell_len(name) <= cells:
        return name
    kept = name[-cells:]
    while cell_len(kept) >= cells:
        kept = kept[1:]
    return f"…{kept}"
