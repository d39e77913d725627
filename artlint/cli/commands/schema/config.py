"""`artlint schema config`."""

from __future__ import annotations

from artlint.cli.exits import Exit
from artlint.cli.schema_flags import SchemaFlags, deliver
from artlint.frozen import frozen


@frozen(slots=True, kw_only=True)
class Flags(SchemaFlags):
    """The flags of `schema config`."""


def run(flags: Flags) -> Exit:
    """Write the schema of `artlint.toml`."""
    from artlint.configuration_schema import configuration_schema

    return deliver(configuration_schema(), flags, "artlint schema config")
