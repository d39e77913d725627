"""What a watched run tells after a change: of articles with news one by one, of all in sum."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from artlint.cli.targets import Target
from artlint.reporters import Format
from artlint.reporters.parts.closing import closing
from artlint.reporters.parts.view import View
from artlint.run import FileReport, Run

if TYPE_CHECKING:
    from rich.console import RenderableType


def is_news(report: FileReport, before: FileReport | None) -> bool:
    """Tell whether there is something to say of an article after the report that was made of it before."""
    if before is None or report.fixed:
        return True
    return (report.text, report.findings, report.baselined) != (before.text, before.findings, before.baselined)


def unfixed(reports: Mapping[str, FileReport]) -> Mapping[str, FileReport]:
    """Give the reports as the next round should count them: what was fixed was told."""
    return {path: replace(report, fixed=(), before=report.text) for path, report in reports.items()}


def narrowed(target: Target, news: Mapping[str, FileReport]) -> Target:
    """Give the report for standard output so that it tells of articles with news alone, and sums up all.

    A report that does not go file by file, or goes to a file, stays one of everything.
    """
    if target.path is not None or not target.format.by_file:
        return target
    return replace(target, format=replace(target.format, report=partial(_report, target.format, news)))


def _report(form: Format, news: Mapping[str, FileReport], run: Run, view: View) -> Iterator[RenderableType]:
    part = Run(tuple(file for file in run.files if file.path in news))
    yield from form.report(part, replace(view, summary=False))
    if view.summary and not form.machine:
        yield from closing(run, view)
