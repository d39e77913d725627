"""What the exit code of a command says."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """The exit codes; 1 never means that something went wrong with artlint itself."""

    CLEAN = 0
    """Nothing at or above the level that fails."""
    FINDINGS = 1
    """Findings, a difference, or an example that does not hold."""
    FAILED = 2
    """The job was not done: usage, configuration, a rule page, a file, the report or an internal error."""
    INTERRUPTED = 130
    BROKEN_PIPE = 141


class ReaderGoneError(Exception):
    """Nobody reads the report any more; typer would take the operating system's own error for one of its own."""


class CommandError(Exception):
    """What stops a command; the message is for the user."""
