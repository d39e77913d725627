"""A code quality report as GitLab shows it in merge requests.

Format: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from artlint.findings import Finding, Level, fingerprint
from artlint.reporters.parts.escape import escape
from artlint.reporters.parts.json_text import array
from artlint.reporters.parts.paths import as_unicode
from artlint.reporters.parts.view import View
from artlint.run import Run
from artlint.text import Lines

MACHINE = True
SHOWS_FIXES = False
_SEVERITIES = {Level.ERROR: "major", Level.WARNING: "minor", Level.INFO: "info"}


def report(run: Run, view: View) -> Iterator[str]:  # noqa: ARG001 - every format is called alike
    """Give the array of issues."""
    yield from array(_issues(run))
    yield "\n"


def _issues(run: Run) -> Iterator[dict[str, Any]]:
    for file in run.files:
        lines, path = Lines(file.text), as_unicode(file.path)
        seen: Counter[str] = Counter()
        for finding in file.findings:
            key = fingerprint(finding, file.text)
            seen[key] += 1
            # GitLab shows only one of several issues with the same fingerprint.
            name = sha256("\0".join((path, key, str(seen[key]))).encode()).hexdigest()
            yield _issue(file.path, lines, finding, name)


def _issue(path: str, lines: Lines, finding: Finding, name: str) -> dict[str, Any]:
    begin, end = lines.position(finding.span.start), lines.position(finding.span.end)
    issue = {
        "type": "issue",
        "check_name": finding.rule,
        "description": escape(finding.message),
        "categories": ["Style"],
        "severity": _SEVERITIES[finding.level],
        "fingerprint": name,
        "location": {"path": path, "lines": {"begin": begin.line, "end": end.line}},
    }
    return {**issue, "content": {"body": escape(finding.help)}} if finding.help else issue
