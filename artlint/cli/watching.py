"""`--watch`: check once, then again what changes, until Ctrl-C."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Any

from artlint.cli.exits import CommandError, Exit
from artlint.cli.inputs import read_inputs
from artlint.cli.run_flags import RunFlags
from artlint.cli.streams import complain, is_terminal
from artlint.cli.targets import Target
from artlint.cli.watch_session import Session


def watch(flags: RunFlags, *, fix: bool) -> Exit:
    """Check or fix what the flags name, and again what changes; ends with Ctrl-C."""
    _refuse(flags)
    events = _events()
    inputs = read_inputs(flags)
    session = Session(flags, inputs, fix)
    try:
        plan = session.plan()
        _refuse_formats(plan.targets)
        seen = session.begin(plan)
        while True:
            seen = session.follow(seen, events)
    except KeyboardInterrupt:
        if is_terminal(sys.stderr):
            # The terminal has written ^C.
            complain("")
        return Exit.INTERRUPTED


def _refuse(flags: RunFlags) -> None:
    others = {
        "--diff": flags.diff,
        "--add-ignore": flags.add_ignore,
        "--profile": flags.profile,
        "--show-files": flags.show_files,
        "--show-settings": flags.show_settings is not None,
        "--staged": flags.staged,
        "--since": flags.since is not None,
        "--changed-lines": flags.changed_lines,
        "standard input": "-" in (*flags.paths, flags.files_from),
    }
    for name, given in others.items():
        if given:
            raise CommandError(f"--watch does not go with {name}")


def _refuse_formats(targets: Sequence[Target]) -> None:
    for target in targets:
        name = target.format.name
        if target.path is None and target.format.machine and not target.format.by_file:
            raise CommandError(
                f"--watch: reports in the format {name} cannot follow each other; "
                f"write the latest to a file: --output-format {name}=PATH"
            )


def _events() -> Callable[..., Any]:
    try:
        from watchfiles import watch as events  # noqa: PLC0415 - an extra, and few runs are watched
    except ImportError as error:
        raise CommandError("--watch needs the package watchfiles: pip install 'artlint[watch]'") from error
    return events
