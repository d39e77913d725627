"""`artlint config get`."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import Annotated

from typer import Argument

from artlint.cli.exits import CommandError, Exit
from artlint.cli.flags import CommonFlags
from artlint.cli.place import place_of
from artlint.cli.settings_table import said, settings_values
from artlint.cli.streams import standard_output, write_parts
from artlint.reporters.parts.escape import escape
from artlint.reporters.parts.view import PLAIN_WIDTH


@dataclass(frozen=True, slots=True, kw_only=True)
class Flags(CommonFlags):
    """The flags of `config get`."""

    key: Annotated[str, Argument(metavar="KEY", help="A dotted key, such as lint.select.")]
    path: Annotated[str, Argument(metavar="PATH", help="The file or folder in question.")] = "."


def run(flags: Flags) -> Exit:
    """Show one value and where it comes from."""
    values = settings_values(place_of(flags, flags.path))
    found = {key: told for key, told in values.items() if key == flags.key or key.startswith(f"{flags.key}.")}
    if not found:
        near = get_close_matches(flags.key, values, n=1, cutoff=0.5)
        raise CommandError(f"no value {flags.key!r}" + (f"; did you mean {near[0]!r}?" if near else ""))
    parts = [
        f"{escape(key)} = {said(value)}  # {escape(origin)}\n" if value is not None else f"{escape(key)} is not set\n"
        for key, (value, origin) in found.items()
    ]
    write_parts(parts, standard_output(), colour=False, width=PLAIN_WIDTH)
    return Exit.CLEAN
