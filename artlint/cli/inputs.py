"""What a run is to look at: paths, lists of paths, standard input."""

from __future__ import annotations

import codecs
import os
import sys
from pathlib import Path

from artlint.cli.exits import CommandError
from artlint.cli.selection_flags import SelectionFlags
from artlint.frozen import frozen
from artlint.reading import said

_STDIN = "-"
_NAME = "stdin.md"


@frozen(slots=True)
class Inputs:
    """The paths, and the bytes and name of an article that came on standard input."""

    paths: tuple[Path, ...]
    stdin: tuple[bytes, str] | None = None


def read_inputs(flags: SelectionFlags) -> Inputs:
    """Give what the flags name, the working folder when they name nothing; CommandError when it cannot be read."""
    if _STDIN in flags.paths:
        if len(flags.paths) > 1 or flags.files_from is not None:
            raise CommandError("standard input (-) cannot be checked together with files")
        return Inputs((), (_read_stdin(), flags.stdin_filename or _NAME))
    if flags.stdin_filename is not None:
        raise CommandError("--stdin-filename needs the path -")
    listed = _listed(flags.files_from) if flags.files_from is not None else ()
    named = tuple(Path(path) for path in flags.paths)
    if not named and flags.files_from is None:
        return Inputs((Path(),))
    return Inputs((*named, *listed))


def _listed(source: str) -> tuple[Path, ...]:
    try:
        data = _read_stdin() if source == _STDIN else Path(source).read_bytes()
    except OSError as error:
        raise CommandError(f"--files-from: {source}: {said(error)}") from error
    data = _without_mark(data, source)
    parts = data.split(b"\0") if b"\0" in data else [line.removesuffix(b"\r") for line in data.split(b"\n")]
    return tuple(Path(os.fsdecode(part)) for part in parts if part)


def _without_mark(data: bytes, source: str) -> bytes:
    """Give the bytes of a list as UTF-8 without the mark that shells of Windows put before it."""
    if not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode("utf-16").encode()
    except UnicodeError as error:
        raise CommandError(f"--files-from: {source}: no list of paths: broken UTF-16") from error


def _read_stdin() -> bytes:
    if sys.stdin is None:
        raise CommandError("standard input is closed")
    return sys.stdin.buffer.read()
