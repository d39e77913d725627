"""`artlint config file`."""

from __future__ import annotations

from artlint.cli.exits import Exit
from artlint.cli.flags import CommonFlags
from artlint.cli.place import place_of
from artlint.cli.streams import complain
from artlint.cli.value_flags import Where, write_lines
from artlint.frozen import frozen
from artlint.reporters.parts.escape import escape
from artlint.resolver import Place


@frozen(slots=True, kw_only=True)
class Flags(CommonFlags):
    """The flags of `config file`."""

    path: Where = "."


def run(flags: Flags) -> Exit:
    """Name the configuration files that hold for a path."""
    place = place_of(flags, flags.path)
    files = [escape(layer.origin) for layer in place.layers if layer.path is not None]
    if not (files or flags.quiet or flags.silent):
        complain(f"note: no configuration file; the {place.settings.preset.name} preset holds{_reason(place)}")
    write_lines(files, flags)
    return Exit.CLEAN


def _reason(place: Place) -> str:
    return f", because of {place.detected.reason}" if place.detected is not None else ""
