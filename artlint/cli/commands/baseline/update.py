"""`artlint baseline update`."""

from __future__ import annotations

from artlint.cli.baselining import named_paths, say, survey
from artlint.cli.exits import Exit
from artlint.cli.selection_flags import SelectionFlags as Flags

__all__ = ["Flags", "run"]


def run(flags: Flags) -> Exit:
    """Take in what is new and take out what is gone."""
    found = survey(flags, named_paths(flags))
    say([change.written() for change in found.changes(with_new=True)], flags)
    return found.code
