"""Workflow commands that GitHub Actions shows as annotations; escaped as the runner's own toolkit does."""

from __future__ import annotations

from collections.abc import Iterator

from artlint.findings import Finding, Level
from artlint.reporters.parts.escape import escape, escape_parts
from artlint.reporters.parts.view import View
from artlint.run import Run
from artlint.text import Lines

MACHINE = True
SHOWS_FIXES = False
_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "notice"}


def report(run: Run, view: View) -> Iterator[str]:  # noqa: ARG001 - every format is called alike
    """Give one command per finding."""
    for file in run.files:
        lines = Lines(file.text)
        for finding in file.findings:
            yield _command(file.path, lines, finding)


def _command(path: str, lines: Lines, finding: Finding) -> str:
    start, end = lines.position(finding.span.start), lines.position(finding.span.end)
    properties = {"file": path, "line": str(start.line), "endLine": str(end.line)}
    if start.line == end.line:
        # GitHub refuses columns for annotations of several lines.
        properties |= {"col": str(start.column), "endColumn": str(end.column)}
    properties["title"] = f"artlint: {finding.rule}"
    told = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    words = escape_parts(finding.message, finding.help)
    return f"::{_COMMANDS[finding.level]} {told}::{_data(words)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(escape(text)).replace(":", "%3A").replace(",", "%2C")
