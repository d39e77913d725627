"""Reviewdog's diagnostic format: findings as comments of a review, with the fixes of `artlint fix` as suggestions.

Columns are those of the format: 1-based, in bytes of UTF-8.
Format: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from artlint.findings import Finding, Level
from artlint.reporters.parts.escape import escape_parts
from artlint.reporters.parts.homepage import HOME
from artlint.reporters.parts.json_text import array, dumped
from artlint.reporters.parts.view import View
from artlint.run import Run
from artlint.text import Lines, Span

MACHINE = True
SHOWS_FIXES = True
_SEVERITIES = {Level.ERROR: "ERROR", Level.WARNING: "WARNING", Level.INFO: "INFO"}


def report(run: Run, view: View) -> Iterator[str]:
    """Give one object with all diagnostics."""
    yield f'{{"source": {dumped({"name": "artlint", "url": HOME})}, "diagnostics": '
    yield from array(_diagnostics(run, view))
    yield "}\n"


def _diagnostics(run: Run, view: View) -> Iterator[dict[str, Any]]:
    for file in run.files:
        lines = Lines(file.text)
        for finding in file.findings:
            yield _diagnostic(file.path, lines, finding, view)


def _diagnostic(path: str, lines: Lines, finding: Finding, view: View) -> dict[str, Any]:
    diagnostic = {
        "message": escape_parts(finding.message, finding.help),
        "location": {"path": path, "range": _range(lines, finding.span)},
        "severity": _SEVERITIES[finding.level],
        "code": {"value": finding.rule},
    }
    if finding.fix is None or not view.mends(finding):
        return diagnostic
    edits = [{"range": _range(lines, edit.span), "text": edit.text} for edit in finding.fix.edits]
    return {**diagnostic, "suggestions": edits} if edits else diagnostic


def _range(lines: Lines, span: Span) -> dict[str, dict[str, int]]:
    return {"start": _place(lines, span.start), "end": _place(lines, span.end)}


def _place(lines: Lines, offset: int) -> dict[str, int]:
    before = lines.text[lines.start(offset) : offset]
    return {"line": lines.position(offset).line, "column": len(before.encode()) + 1}
