"""JUnit XML, which most CI systems show as tests: a file is a suite, a finding a test that fails.

What is only information counts as skipped, and what kept artlint from its job as an error.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from artlint.findings import UNFINISHED, Finding, Level
from artlint.reporters.parts.escape import escape
from artlint.reporters.parts.view import View
from artlint.run import FileReport, Run
from artlint.text import Lines

MACHINE = True
SHOWS_FIXES = False
_NO_XML = re.compile("[\ufffe\uffff]")


def report(run: Run, view: View) -> Iterator[str]:  # noqa: ARG001 - every format is called alike
    """Give the document, one suite at a time; files that could not be read make a suite of their own."""
    kinds = [_kind(finding) for _, finding in run.findings] + ["error"] * len(run.errors)
    passed = sum(not file.findings for file in run.files)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<testsuites name="artlint" {_counts(kinds, passed)}>\n'
    for file in run.files:
        yield from _suite(file)
    if run.errors:
        yield f'  <testsuite name="artlint" {_counts(["error"] * len(run.errors), 0)}>\n'
        for error in run.errors:
            yield f'    <testcase name="{_said(error)}" classname="artlint" time="0">'
            yield f'<error type="unreadable" message="{_said(error)}"/></testcase>\n'
        yield "  </testsuite>\n"
    yield "</testsuites>\n"


def _suite(file: FileReport) -> Iterator[str]:
    path, lines = _said(file.path), Lines(file.text)
    yield f'  <testsuite name="{path}" {_counts([_kind(each) for each in file.findings], int(not file.findings))}>\n'
    for finding in file.findings:
        line, column = lines.position(finding.span.start)
        name = f"{finding.rule} {line}:{column}"
        yield f'    <testcase name="{name}" classname="{path}" file="{path}" line="{line}" time="0">\n'
        yield f"      {_outcome(finding, f'{path}:{line}:{column}')}\n    </testcase>\n"
    if not file.findings:
        yield f'    <testcase name="artlint" classname="{path}" file="{path}" time="0"/>\n'
    yield "  </testsuite>\n"


def _outcome(finding: Finding, place: str) -> str:
    kind, message = _kind(finding), _said(finding.message)
    if kind == "skipped":
        return f'<skipped type="{finding.level}" message="{message}"/>'
    told = "\n".join(part for part in (f"{place}: {message}", _said(finding.help)) if part)
    return f'<{kind} type="{finding.level}" message="{message}">{told}</{kind}>'


def _kind(finding: Finding) -> str:
    if finding.rule in UNFINISHED:
        return "error"
    return "skipped" if finding.level is Level.INFO else "failure"


def _counts(kinds: Sequence[str], passed: int) -> str:
    numbers = {
        "tests": len(kinds) + passed,
        "failures": kinds.count("failure"),
        "errors": kinds.count("error"),
        "skipped": kinds.count("skipped"),
    }
    return " ".join(f'{name}="{number}"' for name, number in numbers.items()) + ' time="0"'


def _said(text: str) -> str:
    return html.escape(_NO_XML.sub("\ufffd", escape(text)))
