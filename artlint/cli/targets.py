"""Which reports are written, and where to."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from artlint.baseline.store import FILE_NAME as BASELINE
from artlint.cli.exits import CommandError
from artlint.cli.links import refuse_link_out
from artlint.cli.reporting import show_report
from artlint.cli.run_flags import RunFlags
from artlint.cli.streams import complain, standard_output, write_parts
from artlint.config.discovery import FILE_NAMES
from artlint.config.layers import place_of
from artlint.frozen import frozen
from artlint.reading import said
from artlint.reporters import Format, load_format
from artlint.reporters.parts.view import PLAIN_WIDTH, View
from artlint.resolver import Place
from artlint.run import Run

_DEFAULT = "full"


@frozen(slots=True)
class Target:
    """One report: its format and its file; None is the terminal."""

    format: Format
    path: Path | None


def targets(flags: RunFlags, place: Place) -> list[Target]:
    """Give the reports that are asked for; CommandError for an unknown format, or two reports in one place.

    A report for the terminal is always among them: `full`, unless a flag, the environment or the configuration names
    another one.
    """
    asked = flags.output_format
    if flags.statistics:
        asked = [*asked, "statistics"]
    found = [_target(each) for each in asked]
    if all(target.path for target in found):
        found.append(_configured(place))
    shown = [target for target in found if target.path is None]
    if len(shown) > 1:
        names = " and ".join(target.format.name for target in shown)
        raise CommandError(f"one report can go to standard output, not {names}; write the others to files: FORMAT=PATH")
    if flags.output is not None:
        found = [replace(each, path=Path(flags.output)) if each.path is None else each for each in found]
    for path, count in Counter(target.path for target in found if target.path is not None).items():
        if count > 1:
            raise CommandError(f"{path}: {count} reports cannot go to one file")
    return found


def _target(given: str) -> Target:
    name, sign, path = given.partition("=")
    if sign and not path:
        raise CommandError(f"--output-format: no file is named behind {given!r}")
    return Target(_format(name.strip(), "--output-format"), Path(path) if path else None)


def _configured(place: Place) -> Target:
    """Give the report that the configuration or the environment asks for: neither may name a file to write."""
    named = place.config.output_format
    if named is None:
        return Target(load_format(_DEFAULT), None)
    return Target(_format(named, place_of(place.layers, "", ("output-format",))), None)


def _format(name: str, origin: str) -> Format:
    try:
        return load_format(name)
    except ValueError as error:
        raise CommandError(f"{origin}: {error}") from error


def write_reports(run: Run, view: View, flags: RunFlags, wanted: Iterable[Target]) -> None:
    """Write every report; with `--silent` only those that go to files.

    CommandError when a file cannot be written, or must not be: nothing is written then.

    A limit to what is shown holds for standard output alone: a report in a file is whole.
    """
    wanted = list(wanted)
    for target in wanted:
        if target.path is not None:
            _spare(target.path, run)
    for target in wanted:
        _warn(target.format, run, flags)
        if target.path is not None:
            _write_file(target.format, run, replace(view, max_diagnostics=None, colour=False), target.path)
        elif not flags.silent:
            show_report(target.format.report, run, view, flags, standard_output())


def _warn(form: Format, run: Run, flags: RunFlags) -> None:
    """Say that a report holds more than is shown of it where it goes."""
    if form.most is None or flags.quiet or flags.silent:
        return
    found = run.levels.total()
    if found > form.most:
        complain(
            f"warning: {found:,} findings in a report in the format {form.name}, of which no more than "
            f"{form.most:,} are shown; select fewer rules or check fewer files"
        )


def _spare(path: Path, run: Run) -> None:
    """Raise CommandError for a file that a report must not take the place of."""
    refuse_link_out(path)
    if path.name in (*FILE_NAMES, BASELINE):
        raise CommandError(f"{path}: a report does not go where artlint reads its settings from; name another file")
    # Of ten thousand articles hardly one has its name, and only that is looked at.
    if path.exists() and any(
        os.path.basename(report.path) == path.name and _is_same(path, report.path)  # noqa: PTH119 - for each article
        for report in run.files
    ):
        raise CommandError(f"{path}: a report does not go into an article that was looked at; name another file")


def _is_same(path: Path, article: str) -> bool:
    # That of standard input need not be there.
    return os.path.exists(article) and path.samefile(article)  # noqa: PTH110 - likewise


def _write_file(form: Format, run: Run, view: View, path: Path) -> None:
    try:
        with path.open("w", encoding="utf-8", errors="backslashreplace", newline="") as stream:
            write_parts(form.report(run, view), stream, colour=False, width=PLAIN_WIDTH)
    except OSError as error:
        with suppress(OSError):
            # Half a report would be taken for a whole one.
            if path.is_file() and path.stat().st_size:
                path.unlink()
        raise CommandError(f"{path}: the report could not be written: {said(error)}") from error
