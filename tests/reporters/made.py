"""Findings and runs for the tests of reports."""

from __future__ import annotations

from artlint.findings import Edit, Finding, Fix, Level, Safety
from artlint.run import FileReport, Run
from artlint.text import Span


def finding(text: str, words: str, **given: object) -> Finding:
    start = text.index(words)
    values: dict[str, object] = {
        "rule": "odd-word",
        "category": "text",
        "level": Level.ERROR,
        "message": f"odd word {words}",
        "span": Span(start, start + len(words)),
    }
    return Finding(**{**values, **given})  # type: ignore[arg-type] # the test gives what a finding takes


def fix(text: str, words: str, new: str = "", safety: Safety = Safety.SAFE, reason: str = "") -> Fix:
    start = text.index(words)
    return Fix((Edit(Span(start, start + len(words)), new),), safety, "take another word", reason)


def run_of(text: str, *findings: Finding, path: str = "posts/a.md") -> Run:
    return Run((FileReport(path, text, findings, text),))
