"""`artlint config show`."""

from __future__ import annotations

from artlint.cli.exits import Exit
from artlint.cli.place import place_of
from artlint.cli.settings_table import settings_lines, settings_values
from artlint.cli.value_flags import ValueFlags, ValueFormat, Where, write_json, write_lines
from artlint.frozen import frozen


@frozen(slots=True, kw_only=True)
class Flags(ValueFlags):
    """The flags of `config show`."""

    path: Where = "."


def run(flags: Flags) -> Exit:
    """Show every value that holds for a path, with where it comes from."""
    place = place_of(flags, flags.path)
    if flags.output_format is ValueFormat.JSON:
        write_json(settings_values(place), flags)
    else:
        write_lines(settings_lines(place), flags)
    return Exit.CLEAN
