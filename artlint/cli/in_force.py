"""The configuration that holds for a folder before one is written there."""

from __future__ import annotations

from pathlib import Path

from artlint.config.discovery import nearest_file, read_layers
from artlint.config.layers import ConfigError, flat
from artlint.frozen import frozen
from artlint.paths import shown
from artlint.reporters.parts.toml import dotted

_NAMED = 3
"""Keys that are named; the others are counted."""


@frozen
class InForce:
    """A configuration file at or above a folder; as text with what it sets."""

    path: Path

    def __str__(self) -> str:
        try:
            keys = [dotted(keys) for keys, _ in flat(read_layers(self.path)[-1].data)]
        except ConfigError:
            # Whoever writes another one need not mend it first.
            return f"{shown(self.path)} (which is broken)"
        named = keys[:_NAMED] + ([f"{len(keys) - _NAMED} more"] if len(keys) > _NAMED else [])
        return shown(self.path) + (f" ({', '.join(named)})" if named else "")


def in_force(folder: Path) -> InForce | None:
    """Give the closest configuration; None where there is none."""
    path = nearest_file(folder)
    return InForce(path) if path is not None else None
