"""A progress bar on standard error, for runs that are long enough to wonder about."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from artlint.cli.streams import is_coloured, is_terminal
from artlint.run import Progress

_MANY = 500
_LONG = 1.0
"""Seconds after which a run with fewer files gets a bar too."""


@contextmanager
def progress_bar(*, wanted: bool) -> Iterator[Progress | None]:
    """Give what a run calls with its progress; None when nobody would see the bar."""
    if not wanted or not is_terminal(sys.stderr):
        yield None
        return
    with ExitStack() as stack:
        yield _callback(stack)


def _callback(stack: ExitStack) -> Progress:
    started = time.monotonic()
    advance: Progress | None = None

    def told(done: int, total: int) -> None:
        nonlocal advance
        if advance is None and done < total and (total > _MANY or time.monotonic() - started > _LONG):
            advance = _start(stack, total)
        if advance is not None:
            advance(done, total)

    return told


def _start(stack: ExitStack, total: int) -> Progress:
    from rich.console import Console  # noqa: PLC0415 - short runs show no bar
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn  # noqa: PLC0415 - likewise
    from rich.theme import Theme  # noqa: PLC0415 - likewise

    from artlint.reporters.parts import palette  # noqa: PLC0415 - likewise

    colour = is_coloured("auto", sys.stderr)
    styles = Theme(
        {"bar.complete": palette.ACCENT, "bar.finished": palette.ACCENT, "bar.back": palette.MUTED}
        | {"progress.download": palette.MUTED, "progress.remaining": palette.MUTED}
    )
    console = Console(
        file=sys.stderr, force_terminal=True, no_color=not colour, highlight=False, markup=False, theme=styles
    )
    bar = stack.enter_context(
        Progress(BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=console, transient=True)
    )
    task = bar.add_task("", total=total)
    return lambda done, _: bar.update(task, completed=done)
