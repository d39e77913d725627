"""`artlint fix`."""

from __future__ import annotations

from artlint.cli.exits import Exit
from artlint.cli.run_flags import RunFlags as Flags

__all__ = ["Flags", "run"]


def run(flags: Flags) -> Exit:
    """Make the safe fixes and report what remains."""
    from artlint.cli.checking import conduct

    return conduct(flags, fix=True)
