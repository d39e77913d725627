"""The one way of `check` and `fix`: flags to options, run, reports, exit code."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from artlint.cli.exits import CommandError, Exit
from artlint.cli.inputs import Inputs, read_inputs
from artlint.cli.overrides import run_options
from artlint.cli.plan import Plan, make_plan
from artlint.cli.progress import progress_bar
from artlint.cli.reporting import show_report
from artlint.cli.run_flags import FailOn, RunFlags
from artlint.cli.streams import complain, is_coloured, is_terminal, standard_output, write_bytes, write_parts
from artlint.cli.targets import write_reports
from artlint.findings import Level
from artlint.reporters.parts.closing import closing
from artlint.reporters.parts.escape import escape_path
from artlint.reporters.parts.view import PLAIN_WIDTH, View
from artlint.reporters.parts.words import number
from artlint.run import FileReport, Run, RunOptions, check_paths, list_files


def conduct(flags: RunFlags, *, fix: bool) -> Exit:
    """Check or fix what the flags name, write the reports, and give the exit code."""
    if flags.watch:
        from artlint.cli.watching import watch  # noqa: PLC0415 - few runs are watched, and they end as others do

        return watch(flags, fix=fix)
    inputs = read_inputs(flags)
    if flags.show_settings is not None:
        return _print(_settings_of(flags.show_settings, run_options(flags)), flags)
    plan = make_plan(flags, inputs.paths, fix=fix or flags.diff)
    if flags.show_files:
        return _show_files(list_files(inputs.paths, plan.options), flags)
    _refuse(flags, inputs, plan)
    run = _checked(flags, inputs, plan)
    if flags.diff:
        return _show_difference(run, flags, plan.view)
    if flags.add_ignore:
        return _tell_ignored(run, flags, plan)
    _report(run, inputs, flags, plan)
    return judge(run, flags, FailOn(plan.place.config.fail_on))


def _refuse(flags: RunFlags, inputs: Inputs, plan: Plan) -> None:
    """Raise CommandError for what does not go together."""
    if "--" in flags.reason or not flags.reason.isprintable():
        raise CommandError("--reason: words on one line, without two dashes, which could end a comment")
    if flags.reason and not flags.add_ignore:
        raise CommandError("--reason goes with --add-ignore")
    if flags.add_ignore and (plan.options.fix or inputs.stdin is not None):
        raise CommandError("--add-ignore goes with files to check, not with fixing and not with standard input")
    if plan.options.comparison is not None and inputs.stdin is not None:
        raise CommandError("--staged, --since and --changed-lines go with files, not with standard input")


def _checked(flags: RunFlags, inputs: Inputs, plan: Plan) -> Run:
    """Check or fix, and say on standard error what no report holds."""
    started = time.perf_counter()
    with progress_bar(wanted=plan.is_watched and not (flags.quiet or flags.silent)) as progress:
        run = _checker(flags)(inputs.paths, plan.options, progress, inputs.stdin)
    tell(run, inputs, flags, plan)
    if flags.verbose and not (flags.quiet or flags.silent):
        from artlint.cli.verbose import described  # noqa: PLC0415 - only when it is asked for

        for sentence in described(run, plan.options, time.perf_counter() - started):
            complain(f"note: {sentence}")
    return run


def _checker(flags: RunFlags) -> Callable[..., Run]:
    if flags.profile and not flags.silent:
        from artlint.cli.profile import profiled  # noqa: PLC0415 - only when it is asked for

        return profiled
    return check_paths


def _report(run: Run, inputs: Inputs, flags: RunFlags, plan: Plan) -> None:
    if inputs.stdin is None or not plan.options.fix:
        write_reports(run, plan.view, flags, plan.targets)
        return
    for report in run.files:
        write_bytes(report.data, standard_output())
    # Standard output is the article, so the report goes to where people look otherwise.
    for target in plan.targets:
        if target.path is not None:
            write_reports(run, plan.view, flags, [target])
        elif not flags.silent and sys.stderr is not None:
            show_report(target.format.report, run, plan.view, flags, sys.stderr)


def _show_difference(run: Run, flags: RunFlags, view: View) -> Exit:
    from artlint.cli.difference import differences, write_difference  # noqa: PLC0415 - most runs show none

    lines = differences(run)
    if lines and not flags.silent:
        write_difference(lines, flags.color)
    if not (flags.quiet or flags.silent) and sys.stderr is not None:
        parts = closing(run, replace(view, previewing=True))
        write_parts(parts, sys.stderr, colour=is_coloured(flags.color.value, sys.stderr), width=PLAIN_WIDTH)
    if run.is_undone:
        return Exit.FAILED
    return Exit.FINDINGS if lines and not flags.exit_zero else Exit.CLEAN


def tell(run: Run, inputs: Inputs, flags: RunFlags, plan: Plan, *, again: bool = False) -> None:
    """Say on standard error what no report holds, and unless it was said before why the preset is what it is."""
    for error in run.errors:
        complain(f"error: {error}")
    if flags.quiet or flags.silent:
        return
    detected = plan.place.detected
    if detected is not None and not again:
        complain(f"note: preset {detected.preset}, because of {detected.reason}")
    for note in run.notes:
        complain(f"note: {note}")
    if not run.files and not run.errors and plan.options.comparison is not None:
        complain("note: no article changed")
    elif not run.files and not run.errors:
        complain("warning: no articles found" + (f" in {', '.join(map(str, inputs.paths))}" if inputs.paths else ""))


def _tell_ignored(run: Run, flags: RunFlags, plan: Plan) -> Exit:
    """Say how many findings have a directive now, and name those that have none."""
    changed = [report for report in run.files if report.hidden]
    lines = [line for report in run.files for line in _without_directive(report, plan)]
    hidden = sum(report.hidden for report in changed)
    told = f"Directives for {number(hidden, 'finding')} in {number(len(changed), 'article')}."
    _print(lines if flags.quiet else [*lines, told], flags)
    return Exit.FAILED if run.is_undone else Exit.CLEAN


def _without_directive(report: FileReport, plan: Plan) -> Iterator[str]:
    path, rules = escape_path(report.path), plan.place.settings.by_id
    left = list(dict.fromkeys(each.rule for each in report.findings))
    unread = [rule for rule in left if rule in rules and rules[rule].matcher.never_hidden]
    if unread:
        yield f"{path}: left as it is, since it cannot be read as a whole: {', '.join(unread)}"
    else:
        yield from (f"{path}: no directive can hide {rule}" for rule in left)


def judge(run: Run, flags: RunFlags, fail_on: FailOn) -> Exit:
    """Give the exit code of a run; with `--max-warnings` warnings are judged by their number alone."""
    if run.is_undone:
        return Exit.FAILED
    if flags.exit_zero:
        return Exit.CLEAN
    if flags.exit_non_zero_on_fix and any(report.fixed for report in run.files):
        return Exit.FINDINGS
    levels = run.levels
    if flags.max_warnings is not None and levels[Level.WARNING] > flags.max_warnings:
        return Exit.FINDINGS
    if fail_on is FailOn.NEVER:
        return Exit.CLEAN
    counting = [level for level in +levels if flags.max_warnings is None or level is not Level.WARNING]
    least = Level(fail_on.value).weight
    return Exit.FINDINGS if any(level.weight >= least for level in counting) else Exit.CLEAN


def _print(lines: Sequence[str], flags: RunFlags) -> Exit:
    if not flags.silent:
        write_parts([f"{line}\n" for line in lines], standard_output(), colour=False, width=PLAIN_WIDTH)
    return Exit.CLEAN


def _show_files(paths: Iterable[Path], flags: RunFlags) -> Exit:
    """List paths, to another program as the bytes that `--files-from` reads: ended by NULs if a newline is in one."""
    if is_terminal(standard_output()):
        return _print([escape_path(path.as_posix()) for path in paths], flags)
    if not flags.silent:
        names = [os.fsencode(path.as_posix()) for path in paths]
        end = b"\0" if any(b"\n" in name or name.endswith(b"\r") for name in names) else b"\n"
        write_bytes(b"".join(name + end for name in names), standard_output())
    return Exit.CLEAN


def _settings_of(path: str, options: RunOptions) -> list[str]:
    from artlint.cli.schema_lines import schema_lines  # noqa: PLC0415 - nothing is checked then
    from artlint.cli.settings_table import settings_lines  # noqa: PLC0415 - likewise

    place = options.resolver().place(_folder(Path(path)))
    if Path(path).is_dir():
        return settings_lines(place)
    place = place.at(path)
    return [*settings_lines(place), *schema_lines(place, path)]


def _folder(path: Path) -> Path:
    if not path.exists():
        raise CommandError(f"no such file or folder: {path}")
    return path if path.is_dir() else path.parent
