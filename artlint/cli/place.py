"""The configuration of one path."""

from __future__ import annotations

from pathlib import Path

from artlint.cli.exits import CommandError
from artlint.cli.flags import CommonFlags
from artlint.cli.overrides import run_options
from artlint.resolver import Place


def place_of(flags: CommonFlags, path: str) -> Place:
    """Give the configuration that holds for a file or folder; CommandError when it is not there."""
    where = Path(path)
    if not where.exists():
        raise CommandError(f"no such file or folder: {path}")
    found = run_options(flags).resolver().place(where if where.is_dir() else where.parent)
    return found if where.is_dir() else found.at(path)
