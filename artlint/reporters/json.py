"""A strict JSON array of findings with every fix; columns are 1-based, offsets 0-based, both in code points."""

from __future__ import annotations

from collections.abc import Iterator

from artlint.reporters.parts.json_text import array
from artlint.reporters.parts.record import records
from artlint.reporters.parts.view import View
from artlint.run import Run

MACHINE = True
SHOWS_FIXES = True


def report(run: Run, view: View) -> Iterator[str]:  # noqa: ARG001 - every format is called alike
    """Give the array, one finding on each line."""
    yield from array(records(run))
    yield "\n"
