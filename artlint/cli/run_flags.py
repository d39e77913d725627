"""The flags of the commands that check articles."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum
from typing import Annotated

from typer import Option

from artlint.cli.completion import formats, selectors
from artlint.cli.selection_flags import BASELINE, FILES, RULES, RUN, SelectionFlags
from artlint.frozen import frozen

_FIX, _OUTPUT, _OUTCOME = "Fixes", "Output", "Outcome"


class FailOn(StrEnum):
    """The lowest level that makes the exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"


@frozen(slots=True, kw_only=True)
class RunFlags(SelectionFlags):
    """What `check` and `fix` take."""

    changed_lines: Annotated[
        bool,
        Option(
            "--changed-lines",
            rich_help_panel=FILES,
            help="Only findings on lines that changed: since REF, in what is staged, or else since the last commit.",
        ),
    ] = False

    watch: Annotated[
        bool,
        Option("-w", "--watch", rich_help_panel=RUN, help="Check again whatever changes, until Ctrl-C."),
    ] = False

    add_ignore: Annotated[
        bool,
        Option(
            "--add-ignore",
            rich_help_panel=RULES,
            help="Write a directive into each article for all that is found in it now.",
        ),
    ] = False
    reason: Annotated[str, Option("--reason", metavar="TEXT", rich_help_panel=RULES, help="Why, for --add-ignore.")] = (
        ""
    )

    no_baseline: Annotated[
        bool, Option("--no-baseline", rich_help_panel=BASELINE, help="Report and fix what a baseline would hide.")
    ] = False
    show_baselined: Annotated[
        bool,
        Option("--show-baselined", rich_help_panel=BASELINE, help="Show what the baseline hides, marked as such."),
    ] = False

    unsafe_fixes: Annotated[
        bool, Option("--unsafe-fixes", rich_help_panel=_FIX, help="Make fixes too that may change what a reader sees.")
    ] = False
    diff: Annotated[
        bool,
        Option(
            "--diff",
            rich_help_panel=_FIX,
            help="Write nothing; print what fixing would change, and exit 1 if anything.",
        ),
    ] = False
    show_fixes: Annotated[bool, Option("--show-fixes", rich_help_panel=_FIX, help="List the fixes that were made.")] = (
        False
    )
    fixable: Annotated[
        list[str],
        Option("--fixable", metavar="RULES", autocompletion=selectors, rich_help_panel=_FIX, help="Fix these only."),
    ] = field(default_factory=list)
    unfixable: Annotated[
        list[str],
        Option(
            "--unfixable", metavar="RULES", autocompletion=selectors, rich_help_panel=_FIX, help="Fix all but these."
        ),
    ] = field(default_factory=list)
    exit_non_zero_on_fix: Annotated[
        bool, Option("--exit-non-zero-on-fix", rich_help_panel=_FIX, help="Exit 1 when anything was fixed.")
    ] = False

    output_format: Annotated[
        list[str],
        Option(
            "--output-format",
            metavar="F|F=PATH",
            autocompletion=formats,
            rich_help_panel=_OUTPUT,
            help="The format of the report, or of one more report in a file; repeatable.",
        ),
    ] = field(default_factory=list)
    output: Annotated[
        str | None,
        Option("-o", "--output", metavar="PATH", rich_help_panel=_OUTPUT, help="Write the report to a file."),
    ] = None
    statistics: Annotated[
        bool,
        Option(
            "--statistics",
            rich_help_panel=_OUTPUT,
            help="Count the findings of each rule; short for --output-format statistics.",
        ),
    ] = False
    max_diagnostics: Annotated[
        int | None,
        Option(
            "--max-diagnostics",
            min=0,
            metavar="N",
            rich_help_panel=_OUTPUT,
            help="Show no more findings than this on standard output (full, grouped, concise).",
        ),
    ] = None
    show_files: Annotated[
        bool,
        Option(
            "--show-files",
            rich_help_panel=_OUTPUT,
            help="List the files that would be checked, as --files-from reads them.",
        ),
    ] = False
    show_settings: Annotated[
        str | None,
        Option(
            "--show-settings",
            metavar="PATH",
            rich_help_panel=_OUTPUT,
            help="Print the configuration that holds for a path.",
        ),
    ] = None

    fail_on: Annotated[
        FailOn | None,
        Option(
            "--fail-on",
            rich_help_panel=_OUTCOME,
            help="The lowest level that makes the exit code 1; warning unless configured.",
        ),
    ] = None
    max_warnings: Annotated[
        int | None,
        Option(
            "--max-warnings",
            min=0,
            metavar="N",
            rich_help_panel=_OUTCOME,
            help="Exit 1 for more warnings than this, not for fewer.",
        ),
    ] = None
    profile: Annotated[
        bool,
        Option(
            "--profile",
            rich_help_panel=RUN,
            help="Tell on standard error what each fact and each rule took; one process.",
        ),
    ] = False
    no_cache: Annotated[
        bool,
        Option("--no-cache", rich_help_panel=RUN, help="Look at every file anew, and remember nothing."),
    ] = False
    cache_dir: Annotated[
        str | None,
        Option(
            "--cache-dir",
            metavar="DIR",
            rich_help_panel=RUN,
            help="The folder of the cache.",
            show_default="the user's own",
        ),
    ] = None

    exit_zero: Annotated[bool, Option("--exit-zero", rich_help_panel=_OUTCOME, help="Exit 0 also with findings.")] = (
        False
    )
