"""A strict JSON array of findings with every fix; columns are 1-based, offsets 0-based, both in code points."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from artlint.findings import Edit, Finding, Fix, fingerprint
from artlint.reporters.parts.view import View
from artlint.run import FileReport, Run
from artlint.text import Lines

MACHINE = True
SHOWS_FIXES = True
_INVISIBLE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def report(run: Run, view: View) -> Iterator[str]:  # noqa: ARG001 - every format is called alike
    """Give the array, one finding on each line."""
    separator = "[\n"
    for file in run.files:
        lines = Lines(file.text)
        for finding in file.findings:
            yield separator + _dumped(_entry(file, lines, finding))
            separator = ",\n"
    yield "[]\n" if separator == "[\n" else "\n]\n"


def _dumped(entry: dict[str, Any]) -> str:
    text = json.dumps(entry, ensure_ascii=False, allow_nan=False)
    # The same text to a parser; a terminal is not steered by it, and a lone surrogate can be written at all.
    return _INVISIBLE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _entry(file: FileReport, lines: Lines, finding: Finding) -> dict[str, Any]:
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
        "baselined": False,
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
