"""The command line: each command parses its flags, calls the package, prints and gives an exit code."""

from __future__ import annotations

import atexit
import gc
import os
import sys
import threading
from collections.abc import Sequence

_OBJECTS = 500_000
"""Objects after which Python looks for cycles: an article leaves none, and a run over one file ends before that."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and give its exit code; the arguments of the process unless given."""
    try:
        gc.set_threshold(_OBJECTS)
        from artlint.cli.guard import guarded  # noqa: PLC0415 - importing the package should cost nothing

        # Python would look for cycles in all that was imported once more, to take it apart.
        atexit.register(gc.freeze)
        # It would look through all installed packages for those that watch what is validated.
        os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
        code = guarded(arguments)
    except KeyboardInterrupt:
        # Whoever stops it this early need not know where it was.
        return 130
    if arguments is None:
        _end(code)
    return code


def _end(code: int) -> None:
    """End the process without taking apart all that it loaded, unless something may be left to do."""
    # Other processes and threads are waited for as ever, and whoever measures it has more to say.
    if "multiprocessing" in sys.modules or threading.active_count() > 1 or sys.getprofile() or sys.gettrace():
        return
    # So do the processes that multiprocessing forks.
    atexit._run_exitfuncs()  # noqa: SLF001 - see above
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except (OSError, ValueError):
        # Python says on its own way out what could not be written.
        return
    os._exit(code)
