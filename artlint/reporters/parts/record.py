"""A finding as the data that `json` and `jsonl` promise."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from artlint.findings import Edit, Finding, Fix, fingerprint
from artlint.run import FileReport, Run
from artlint.text import Lines


def records(run: Run) -> Iterator[dict[str, Any]]:
    """Give every finding with every fix; columns are 1-based, offsets 0-based, both in code points."""
    for file in run.files:
        lines = Lines(file.text)
        for finding, is_baselined in file.every(baselined=True):
            yield _record(file, lines, finding, is_baselined=is_baselined)


def _record(file: FileReport, lines: Lines, finding: Finding, *, is_baselined: bool) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "category": finding.category,
        "level": finding.level.value,
        "message": finding.message,
        "path": file.path,
        "start": _place(lines, finding.span.start),
        "end": _place(lines, finding.span.end),
        "field": finding.field,
        "fix": _fix(lines, finding.fix) if finding.fix else None,
        "help": finding.help,
        "url": f"rules/{finding.category}/{finding.rule}.md",
        "fingerprint": fingerprint(finding, file.text),
        "baselined": is_baselined,
    }


def _place(lines: Lines, offset: int) -> dict[str, int]:
    line, column = lines.position(offset)
    return {"line": line, "column": column, "offset": offset}


def _fix(lines: Lines, fix: Fix) -> dict[str, Any]:
    return {
        "safety": fix.safety.value,
        "message": fix.message,
        "edits": [_edit(lines, edit) for edit in fix.edits],
    }


def _edit(lines: Lines, edit: Edit) -> dict[str, Any]:
    return {"start": _place(lines, edit.span.start), "end": _place(lines, edit.span.end), "text": edit.text}
