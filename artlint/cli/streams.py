"""Standard output and standard error: colour, width, and writing that does not fail unseen."""

from __future__ import annotations

import os
import re
import shutil
import sys
import traceback
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Literal, TextIO

from artlint.cli.exits import CommandError

if TYPE_CHECKING:
    from rich.console import RenderableType

Colour = Literal["auto", "always", "never"]

_AT_ONCE = 200_000
"""Code points of a report that are written at once: the system takes longer over many small pieces."""


def complain(text: str, *, literal: bool = False) -> None:
    """Print to standard error, where it is open; on one line and with controls escaped unless `literal`."""
    if sys.stderr is None:
        return
    if not literal:
        from artlint.reporters.parts.escape import escape  # noqa: PLC0415 - only when there is something to say

        text = escape(text)
    try:
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()
    except OSError:
        # There is no place left to say it; the exit code still does.
        return


def report_crash(error: Exception) -> None:
    """Print where an unexpected error came from."""
    complain("".join(traceback.format_exception(error)).rstrip(), literal=True)


def standard_output() -> TextIO:
    """Give standard output; CommandError when it is closed."""
    if sys.stdout is None:
        raise CommandError("the report could not be written: standard output is closed")
    return sys.stdout


def is_terminal(stream: TextIO | None) -> bool:
    """Tell whether a person looks at the stream."""
    return stream is not None and stream.isatty()


def is_coloured(choice: Colour, stream: TextIO, environment: Mapping[str, str] = os.environ) -> bool:
    """Tell whether to colour: the flag, then FORCE_COLOR, then NO_COLOR, then whether the stream is a terminal."""
    if choice != "auto":
        return choice == "always"
    if environment.get("FORCE_COLOR"):
        return environment["FORCE_COLOR"] not in {"0", "false"}
    if environment.get("NO_COLOR"):
        return False
    return is_terminal(stream) and environment.get("TERM") != "dumb"


def write_bytes(data: bytes, stream: TextIO) -> None:
    """Write an article byte for byte; to a terminal, which would obey the controls in it, with those escaped."""
    stream.flush()
    if is_terminal(stream):
        from artlint.reporters.parts.escape import escape  # noqa: PLC0415 - only when there is something to say

        pieces = re.split(r"(\r?\n|\t)", data.decode("utf-8", "backslashreplace"))
        pieces[::2] = map(escape, pieces[::2])
        data = "".join(pieces).encode()
    stream.buffer.write(data)
    stream.buffer.flush()


def width_of(stream: TextIO, plain: int) -> int:
    """Give the cells of a line: the terminal's, or `plain` where there is none."""
    if not is_terminal(stream):
        return plain
    usual = shutil.get_terminal_size((plain, 24)).columns
    if os.environ.get("COLUMNS"):
        return usual
    try:
        # Some terminals say that they have no columns at all.
        return os.get_terminal_size(stream.fileno()).columns or plain
    except (OSError, ValueError):
        return usual


def write_parts(parts: Iterable[RenderableType], stream: TextIO, *, colour: bool, width: int) -> None:
    """Write a report: strings as they are, the rest through one rich console that reads no markup."""
    show: Callable[[RenderableType], None] | None = None
    gathered: list[str] = []
    size = 0
    for part in parts:
        if isinstance(part, str):
            gathered.append(part)
            size += len(part)
            if size < _AT_ONCE:
                continue
        stream.write("".join(gathered))
        gathered, size = [], 0
        if not isinstance(part, str):
            # Machine formats need no console.
            show = show or _console(stream, colour=colour, width=width)
            show(part)
    stream.write("".join(gathered))
    stream.flush()


def _console(stream: TextIO, *, colour: bool, width: int) -> Callable[[RenderableType], None]:
    """Give what writes that which is more than a string."""
    from rich.console import Console  # noqa: PLC0415 - rich takes longer to import than a small report to write
    from rich.text import Text  # noqa: PLC0415 - likewise

    console = Console(
        file=stream,
        force_terminal=colour,
        color_system="256" if colour else None,
        no_color=not colour,
        force_jupyter=False,
        width=width,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )

    def show(part: RenderableType) -> None:
        if not colour and isinstance(part, Text):
            # What the console would write too, only slower.
            stream.write(f"{part.plain}\n")
        else:
            # A sentence is folded where it is made; a page or a table folds its own.
            console.print(part, soft_wrap=isinstance(part, Text))

    return show
