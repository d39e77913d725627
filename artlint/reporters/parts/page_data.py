"""An article and its problems as the data from which the HTML report is drawn."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import field
from typing import Any

from artlint.facts.byline import Byline
from artlint.findings import Finding, Fix, Level, Safety
from artlint.frozen import frozen
from artlint.reporters.parts.escape import escape, escaped_characters
from artlint.reporters.parts.patch import Hunk, hunks, split_lines
from artlint.reporters.parts.view import View
from artlint.run import FileReport
from artlint.text import Lines

LEVELS = (Level.ERROR, Level.WARNING, Level.INFO)
_AROUND = 80
_MARKED = 240
_LINE = 400
"""Code points of a line before and behind the marked ones, of the marked ones, and of a line of a fix."""
_MOST_LINES = 40


@frozen(slots=True)
class Numbered:
    """Texts that come again and again, each kept once and named by its number, in the order in which they came."""

    numbers: dict[str, int] = field(default_factory=dict)

    def of(self, text: str) -> int:
        """Give the number of a text."""
        return self.numbers.setdefault(text, len(self.numbers))


@frozen(slots=True)
class PageData:
    """Makes the data of articles; collects the rules and the advice that they name by number."""

    view: View
    rules: Numbered = field(default_factory=Numbered)
    helps: Numbered = field(default_factory=Numbered)

    def article(self, file: FileReport) -> dict[str, Any]:
        """Give an article with its problems, and what was changed in it where it was fixed."""
        byline, lines = file.byline or Byline(), Lines(file.text)
        return {
            "path": escape(file.path),
            "title": escape(byline.title),
            "author": escape(byline.author),
            "date": byline.date,
            "problems": [self._problem(lines, finding) for finding in file.findings],
            "changed": [_hunk(each) for each in _changes(file)],
        }

    def _problem(self, lines: Lines, finding: Finding) -> dict[str, Any]:
        problem = {
            "rule": self.rules.of(finding.rule),
            "level": LEVELS.index(finding.level),
            "at": [*lines.position(finding.span.start)],
            "says": escape(finding.message),
            "line": _marked(lines, finding),
            "help": self.helps.of(escape(finding.help)),
        }
        fix = finding.fix
        return {**problem, "fix": _fix(lines, fix)} if fix and self.view.may_mend(finding) else problem


def _marked(lines: Lines, finding: Finding) -> list[str]:
    """Give the line of a finding in three: before it, the finding itself, behind it; clipped at both ends."""
    line, column = lines.position(finding.span.start)
    content, start = lines.line(line), column - 1
    end = min(start + finding.span.end - finding.span.start, len(content))
    first, stop, last = max(0, start - _AROUND), min(end, start + _MARKED), min(len(content), end + _AROUND)
    behind = _shown(content[end:last]) if stop == end else ""
    return [
        ("…" if first else "") + _shown(content[first:start]),
        _shown(content[start:stop]) + ("…" if stop < end else ""),
        behind + ("…" if last < len(content) or stop < end else ""),
    ]


def _fix(lines: Lines, fix: Fix) -> dict[str, Any]:
    told = {
        "safe": fix.safety is Safety.SAFE,
        "says": escape(fix.message),
        "hunks": [_hunk(each) for each in hunks(lines, fix.edits)],
    }
    return {**told, "because": escape(fix.reason)} if fix.reason else told


def _changes(file: FileReport) -> Iterator[Hunk]:
    if not file.fixed or file.before == file.text:
        return
    old, new = split_lines(file.before), split_lines(file.text)
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for kind, first, stop, start, end in matcher.get_opcodes():
        if kind != "equal":
            yield Hunk(first + 1, tuple(_bare(old[first:stop])), tuple(_bare(new[start:end])))


def _bare(lines: Sequence[str]) -> Iterator[str]:
    return (line.rstrip("\r\n") for line in lines)


def _hunk(hunk: Hunk) -> dict[str, Any]:
    return {
        "line": hunk.line,
        "old": [_clipped(line) for line in hunk.old[:_MOST_LINES]],
        "new": [_clipped(line) for line in hunk.new[:_MOST_LINES]],
        "oldLeft": max(0, len(hunk.old) - _MOST_LINES),
        "newLeft": max(0, len(hunk.new) - _MOST_LINES),
    }


def _clipped(line: str) -> str:
    return _shown(line[:_LINE]) + ("…" if len(line) > _LINE else "")


def _shown(text: str) -> str:
    return "".join(escaped_characters(text))
