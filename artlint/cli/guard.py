"""The outermost layer: whatever happens becomes one line and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

import typer

from artlint.cli.app import application
from artlint.cli.exits import CommandError, Exit, ReaderGoneError
from artlint.cli.streams import complain
from artlint.reading import said

_WORDS = {
    "Value error, ": "",
    "Input should be a valid integer, unable to parse string as an integer": "should be a whole number",
    "Input should be": "should be",
}
"""What typer says in the words of pydantic, and how it is said here."""


def guarded(arguments: Sequence[str] | None) -> int:
    """Run the command line and give its exit code; nothing but the exit of the interpreter gets through."""
    try:
        _prepare(sys.stdout)
        _prepare(sys.stderr)
        code = _run(arguments)
        if sys.stdout is not None:
            # A full disk shows itself only here.
            sys.stdout.flush()
    except (BrokenPipeError, ReaderGoneError):
        _forget(sys.stdout)
        return Exit.BROKEN_PIPE
    except OSError as error:
        _forget(sys.stdout)
        complain(f"error: {_place(error)}: {said(error)}")
        return Exit.FAILED
    return code


def _place(error: OSError) -> str:
    """Name what the system has something against."""
    if isinstance(error.filename, str):
        return error.filename
    try:
        Path.cwd()
    except OSError:
        return "the working folder"
    # What fails on a stream has no file name.
    return "the report could not be written"


def _run(arguments: Sequence[str] | None) -> int:
    try:
        code = application().main(arguments, prog_name="artlint", standalone_mode=False)
        return code if isinstance(code, int) else Exit.CLEAN
    except typer.TyperException as error:
        return _usage(error)
    except CommandError as error:
        complain(f"error: {error}")
        return Exit.FAILED
    except (OSError, ReaderGoneError):
        raise
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # noqa: BLE001 - Python's own code for a crash is 1, which says "findings", and a
        # panic in a parser written in Rust is no Exception
        complain(f"internal error: {type(error).__name__}: {error}")
        return Exit.FAILED


def _usage(error: typer.TyperException) -> int:
    context: typer.Context | None = getattr(error, "ctx", None)
    words = error.format_message()
    for theirs, ours in _WORDS.items():
        words = words.replace(theirs, ours)
    option = getattr(error, "option_name", None)
    if context is not None and context.parent is None and option is not None:
        words += f"; flags stand behind the command, as in: artlint check {option}"
    complain(f"error: {words}")
    if context is not None:
        complain(f"see `{context.command_path} --help`", literal=True)
    return Exit.FAILED


def _prepare(stream: TextIO | None) -> None:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        # The locale must not decide whether a report can be written.
        reconfigure(encoding="utf-8", errors="backslashreplace")


def _forget(stream: TextIO | None) -> None:
    """Point the descriptor elsewhere, or the interpreter would fail on what is still in the buffer when it ends."""
    if stream is None:
        return
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        # A stream without a descriptor has nothing left to fail on.
        return
