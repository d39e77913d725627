"""Markdown for the summary of a CI run: how often each rule was broken, and the findings of each file in a table.

GitHub takes a summary of at most one mebibyte; what does not fit is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from artlint.findings import Finding
from artlint.reporters.parts import words
from artlint.reporters.parts.escape import escape
from artlint.reporters.parts.tally import by_rule, count
from artlint.reporters.parts.view import View
from artlint.run import FileReport, Run
from artlint.text import Lines

MACHINE = True
SHOWS_FIXES = True
_MOST = 1_000_000
"""Bytes of a summary, with room below the limit for what closes it."""
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$@:^]|(?<=www)\.)", re.IGNORECASE)


def report(run: Run, view: View) -> Iterator[str]:
    """Give the heading, the numbers, and a table for each file."""
    tally = count(run, view)
    yield "## artlint\n\n"
    for sentence in (
        words.result(tally, view.lang),
        words.fixable(tally, view.lang, unsafe=view.unsafe_fixes),
        words.hidden(tally, view.lang),
        words.unchanged(tally, view.lang),
    ):
        if sentence:
            yield f"{_plain(sentence)}\n\n"
    for error in run.errors:
        yield f"- **{words.label('error', view.lang)}** {_plain(error)}\n"
    if run.errors:
        yield "\n"
    rules = by_rule(finding for _, finding in run.findings)
    if rules:
        yield from _table(("rule", "problems"), view)
        for rule, levels in rules:
            yield f"| {_plain(rule)} | {levels.total()} |\n"
    yield from _files(run, view)


def _files(run: Run, view: View) -> Iterator[str]:
    room, hidden = _MOST, 0
    for file in run.files:
        if not file.findings:
            continue
        block = "".join(_file(file, file.findings, view)) if hidden == 0 else ""
        room -= len(block.encode())
        if hidden or room < 0:
            hidden += len(file.findings)
        else:
            yield block
    if hidden:
        yield f"\n{_plain(words.not_shown(hidden, view.lang))}\n"


def _file(file: FileReport, findings: Sequence[Finding], view: View) -> Iterator[str]:
    yield f"\n### {_plain(file.path)}\n\n"
    yield from _table(("line", "level", "problem", "rule"), view)
    lines = Lines(file.text)
    for finding in findings:
        line, column = lines.position(finding.span.start)
        level = words.label(finding.level, view.lang)
        mark = r"\[\*\] " if view.mends(finding) else ""
        yield f"| {line}:{column} | {level} | {mark}{_plain(finding.message)} | {_plain(finding.rule)} |\n"


def _table(heads: Sequence[str], view: View) -> Iterator[str]:
    yield f"| {' | '.join(words.label(head, view.lang) for head in heads)} |\n"
    yield f"|{' --- |' * len(heads)}\n"


def _plain(text: str) -> str:
    """Give words of an article so that nothing in them is Markdown, HTML, a mention or an address."""
    return _SPECIAL.sub(r"\\\1", escape(text).replace("&", "&amp;"))
