"""`artlint baseline prune`."""

from __future__ import annotations

from typing import Annotated

from typer import Option

from artlint.cli.baselining import named_paths, say, survey
from artlint.cli.exits import Exit
from artlint.cli.selection_flags import SelectionFlags
from artlint.frozen import frozen


@frozen(slots=True, kw_only=True)
class Flags(SelectionFlags):
    """The flags of `baseline prune`."""

    check: Annotated[bool, Option("--check", help="Write nothing; exit 1 when something could be taken out.")] = False


def run(flags: Flags) -> Exit:
    """Take out what is gone, so that it cannot come back unseen."""
    found = survey(flags, named_paths(flags))
    changes = found.changes(with_new=False)
    if not flags.check:
        say([change.written() for change in changes], flags)
        return found.code
    waiting = [change for change in changes if not change.is_none]
    say([f"To be written: {change}." for change in waiting], flags)
    return max(found.code, Exit.FINDINGS) if waiting else found.code
