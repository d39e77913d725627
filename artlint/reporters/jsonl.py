"""One JSON object per finding and line, the same as those in `json`; nothing for a clean run."""

from __future__ import annotations

from collections.abc import Iterator

from artlint.reporters.parts.json_text import dumped
from artlint.reporters.parts.record import records
from artlint.reporters.parts.view import View
from artlint.run import Run

MACHINE = True
SHOWS_FIXES = True
BY_FILE = True


def report(run: Run, view: View) -> Iterator[str]:  # noqa: ARG001 - every format is called alike
    """Give the lines."""
    for record in records(run):
        yield f"{dumped(record)}\n"
