"""`artlint check`."""

from __future__ import annotations

from typing import Annotated

from typer import Option

from artlint.cli.exits import Exit
from artlint.cli.run_flags import RunFlags
from artlint.frozen import frozen


@frozen(slots=True, kw_only=True)
class Flags(RunFlags):
    """The flags of `check`."""

    fix: Annotated[
        bool, Option("--fix", rich_help_panel="Fixes", help="Make the safe fixes, as `artlint fix` does.")
    ] = False


def run(flags: Flags) -> Exit:
    """Check articles and report what is wrong with them."""
    from artlint.cli.checking import conduct

    return conduct(flags, fix=flags.fix)
