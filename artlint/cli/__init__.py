"""The command line: each command parses its flags, calls the package, prints and gives an exit code."""

from __future__ import annotations

from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and give its exit code; the arguments of the process unless given."""
    from artlint.cli.guard import guarded  # noqa: PLC0415 - importing the package should cost nothing

    return guarded(arguments)
