"""`artlint config show`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from typer import Argument

from artlint.cli.exits import Exit
from artlint.cli.flags import CommonFlags
from artlint.cli.place import place_of
from artlint.cli.settings_table import settings_lines
from artlint.cli.streams import standard_output, write_parts
from artlint.reporters.parts.view import PLAIN_WIDTH


@dataclass(frozen=True, slots=True, kw_only=True)
class Flags(CommonFlags):
    """The flags of `config show`."""

    path: Annotated[str, Argument(metavar="PATH", help="The file or folder in question.")] = "."


def run(flags: Flags) -> Exit:
    """Show every value that holds for a path, with where it comes from."""
    place = place_of(flags, flags.path)
    write_parts([f"{line}\n" for line in settings_lines(place)], standard_output(), colour=False, width=PLAIN_WIDTH)
    return Exit.CLEAN
