"""`artlint config get`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from typer import Argument

from artlint.cli.exits import CommandError, Exit
from artlint.cli.place import place_of
from artlint.cli.settings_table import settings_values, value_lines
from artlint.cli.streams import complain
from artlint.cli.value_flags import ValueFlags, ValueFormat, Where, write_json, write_lines
from artlint.config.complaints import near
from artlint.config.layers import Keys
from artlint.reporters.parts.escape import escape
from artlint.reporters.parts.toml import dotted, said


@dataclass(frozen=True, slots=True, kw_only=True)
class Flags(ValueFlags):
    """The flags of `config get`."""

    key: Annotated[str, Argument(metavar="KEY", help="A dotted key, such as lint.select, or a table, such as lint.")]
    path: Where = "."


def run(flags: Flags) -> Exit:
    """Show one value or a table; with -v where each comes from."""
    values = settings_values(place_of(flags, flags.path))
    found = {keys: told for keys, told in values.items() if f"{dotted(keys)}.".startswith(f"{flags.key}.")}
    if not found:
        raise CommandError(f"no value {flags.key!r}{near(flags.key, map(dotted, values))}")
    if flags.output_format is ValueFormat.JSON:
        write_json(found, flags)
        return Exit.CLEAN
    if not (flags.quiet or flags.silent) and all(value is None for value, _ in found.values()):
        complain(f"note: {flags.key} is not set")
    write_lines(value_lines(found) if flags.verbose else _plain(found), flags)
    return Exit.CLEAN


def _plain(found: Mapping[Keys, tuple[Any, str]]) -> Iterator[str]:
    """Give a single value alone, as a shell takes it, and several with their keys."""
    for keys, (value, _) in found.items():
        if value is not None:
            told = escape(value) if isinstance(value, str) and len(found) == 1 else said(value)
            yield told if len(found) == 1 else f"{dotted(keys)} = {told}"
