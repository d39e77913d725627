"""Reports on their way to a person or a program."""

from __future__ import annotations

from dataclasses import replace
from typing import TextIO

from artlint.cli.hyperlinks import has_hyperlinks
from artlint.cli.run_flags import RunFlags
from artlint.cli.streams import is_coloured, is_terminal, width_of, write_parts
from artlint.reporters import Report
from artlint.reporters.parts.view import PLAIN_WIDTH, View
from artlint.run import Run


def show_report(report: Report, run: Run, view: View, flags: RunFlags, stream: TextIO) -> None:
    """Write a report to a stream as whoever is behind it can read it: a person at a terminal, or a program."""
    width = width_of(stream, PLAIN_WIDTH)
    colour = is_coloured(flags.color.value, stream)
    links = colour and has_hyperlinks(stream)
    view = replace(view, width=width, terminal=is_terminal(stream), links=links, colour=colour)
    write_parts(report(run, view), stream, colour=colour, width=width)
