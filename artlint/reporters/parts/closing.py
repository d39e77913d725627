"""The sentences with which a report for people ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from artlint.reporters.parts import palette, words
from artlint.reporters.parts.escape import escape_path
from artlint.reporters.parts.tally import by_rule, count
from artlint.reporters.parts.view import View
from artlint.run import Run

if TYPE_CHECKING:
    from rich.text import Text


def ending(run: Run, view: View, cut: int) -> Iterator[Text]:
    """Give what is behind the findings: how many were `cut`, since more were not to be shown, and the closing."""
    from rich.text import Text  # noqa: PLC0415 - machine formats end without a sentence

    if cut:
        yield Text(words.not_shown(cut, view.lang))
    if view.summary:
        yield from closing(run, view)


def closing(run: Run, view: View) -> Iterator[Text]:
    """Give what was fixed, what was found, what could be fixed and what is not told, one line each."""
    from rich.text import Text  # noqa: PLC0415 - machine formats end without a sentence

    tally = count(run, view)
    if view.show_fixes:
        yield from fixes(run)
    if tally.fixed:
        yield Text(words.fixed(tally, view.lang, previewing=view.previewing), palette.bold(palette.ADDED))
    result = words.result(tally, view.lang)
    if result:
        yield Text(view.fold(result), "bold" if tally.problems else palette.bold(palette.ADDED))
    for more in (
        words.fixable(tally, view.lang, unsafe=view.unsafe_fixes),
        words.hidden(tally, view.lang),
        words.unchanged(tally, view.lang),
    ):
        if more:
            yield Text(view.fold(more))


def fixes(run: Run) -> Iterator[Text]:
    """Give the rules whose fixes were made, with their number, under the path of each file."""
    from rich.text import Text  # noqa: PLC0415 - machine formats end without a sentence

    for file in run.files:
        if file.fixed:
            yield Text(f"{escape_path(file.path)}:", "bold")
        for rule, levels in by_rule(file.fixed):
            yield Text(f"  {levels.total():>4} × {rule}")
