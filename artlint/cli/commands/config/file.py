"""`artlint config file`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from typer import Argument

from artlint.cli.exits import Exit
from artlint.cli.flags import CommonFlags
from artlint.cli.place import place_of
from artlint.cli.streams import complain, standard_output, write_parts
from artlint.reporters.parts.escape import escape
from artlint.reporters.parts.view import PLAIN_WIDTH


@dataclass(frozen=True, slots=True, kw_only=True)
class Flags(CommonFlags):
    """The flags of `config file`."""

    path: Annotated[str, Argument(metavar="PATH", help="The file or folder in question.")] = "."


def run(flags: Flags) -> Exit:
    """Name the sources of the configuration, the ones that win last."""
    place = place_of(flags, flags.path)
    if not place.layers and not flags.quiet:
        complain("note: no configuration; the generic preset holds")
    parts = [f"{escape(layer.origin)}\n" for layer in place.layers]
    write_parts(parts, standard_output(), colour=False, width=PLAIN_WIDTH)
    return Exit.CLEAN
