"""The command line: each command parses its flags, calls the package, prints and gives an exit code."""

from __future__ import annotations

import atexit
import gc
import os
from collections.abc import Sequence

_OBJECTS = 500_000
"""Objects after which Python looks for cycles: an article leaves none, and a run over one file ends before that."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and give its exit code; the arguments of the process unless given."""
    try:
        from artlint.cli.guard import guarded  # noqa: PLC0415 - importing the package should cost nothing

        gc.set_threshold(_OBJECTS)
        # Python would look for cycles in all that was imported once more, to take it apart.
        atexit.register(gc.freeze)
        # It would look through all installed packages for those that watch what is validated.
        os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
        return guarded(arguments)
    except KeyboardInterrupt:
        # Whoever stops it this early need not know where it was.
        return 130
