"""The flags of the commands that check articles."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum
from typing import Annotated

from typer import Argument, Option

from artlint.cli.completion import formats, presets, selectors
from artlint.cli.flags import CommonFlags
from artlint.frozen import frozen

_RULES, _BASELINE, _FIX, _FILES, _OUTPUT, _OUTCOME = "Rules", "Baseline", "Fixes", "Files", "Output", "Outcome"


class FailOn(StrEnum):
    """The lowest level that makes the exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"


@frozen(slots=True, kw_only=True)
class SelectionFlags(CommonFlags):
    """What says which articles are checked, and with which rules."""

    paths: Annotated[
        list[str],
        Argument(metavar="PATHS", help="Files and folders; - is standard input.", show_default="the working folder"),
    ] = field(default_factory=list)

    select: Annotated[
        list[str],
        Option(
            "--select",
            metavar="RULES",
            autocompletion=selectors,
            rich_help_panel=_RULES,
            help="Run these only: ids, categories or all; a comma list.",
        ),
    ] = field(default_factory=list)
    ignore: Annotated[
        list[str],
        Option("--ignore", metavar="RULES", autocompletion=selectors, rich_help_panel=_RULES, help="Leave these out."),
    ] = field(default_factory=list)
    extend_select: Annotated[
        list[str],
        Option(
            "--extend-select", metavar="RULES", autocompletion=selectors, rich_help_panel=_RULES, help="Run these too."
        ),
    ] = field(default_factory=list)
    extend_ignore: Annotated[
        list[str],
        Option(
            "--extend-ignore",
            metavar="RULES",
            autocompletion=selectors,
            rich_help_panel=_RULES,
            help="Leave these out too.",
        ),
    ] = field(default_factory=list)
    preset: Annotated[
        str | None,
        Option(
            "--preset",
            metavar="NAME",
            autocompletion=presets,
            rich_help_panel=_RULES,
            help="The site generator that the articles are for.",
        ),
    ] = None

    ignore_suppressions: Annotated[
        bool,
        Option("--ignore-suppressions", rich_help_panel=_RULES, help="Report what directives in articles would hide."),
    ] = False

    baseline: Annotated[
        str | None,
        Option(
            "--baseline",
            metavar="PATH",
            rich_help_panel=_BASELINE,
            help="The findings to hide; .artlint-baseline.json above the article unless given.",
        ),
    ] = None

    include: Annotated[
        list[str],
        Option(
            "--include",
            metavar="GLOB",
            rich_help_panel=_FILES,
            help="Which files of a folder are articles; repeatable.",
        ),
    ] = field(default_factory=list)
    exclude: Annotated[
        list[str],
        Option(
            "--exclude",
            metavar="GLOB",
            rich_help_panel=_FILES,
            help="Files and folders to leave out, in place of the usual ones.",
        ),
    ] = field(default_factory=list)
    extend_exclude: Annotated[
        list[str],
        Option("--extend-exclude", metavar="GLOB", rich_help_panel=_FILES, help="Files and folders to leave out too."),
    ] = field(default_factory=list)
    force_exclude: Annotated[
        bool,
        Option("--force-exclude", rich_help_panel=_FILES, help="Leave out excluded files even when they are named."),
    ] = False
    respect_gitignore: Annotated[
        bool | None,
        Option(
            "--respect-gitignore/--no-respect-gitignore",
            rich_help_panel=_FILES,
            help="Leave out what git ignores; on unless configured.",
        ),
    ] = None
    staged: Annotated[
        bool, Option("--staged", rich_help_panel=_FILES, help="Only the files that git has staged, as they are staged.")
    ] = False
    since: Annotated[
        str | None,
        Option(
            "--since",
            metavar="REF",
            rich_help_panel=_FILES,
            help="Only the files that changed since this branch left REF, a branch or commit of git.",
        ),
    ] = None
    stdin_filename: Annotated[
        str | None,
        Option(
            "--stdin-filename",
            metavar="NAME",
            rich_help_panel=_FILES,
            help="The path of the article on standard input.",
        ),
    ] = None
    files_from: Annotated[
        str | None,
        Option(
            "--files-from",
            metavar="FILE",
            rich_help_panel=_FILES,
            help="Read paths from a file, ended by newlines or NULs; - is standard input.",
        ),
    ] = None

    jobs: Annotated[
        str | None,
        Option(
            "--jobs",
            "-j",
            metavar="N",
            rich_help_panel="Run",
            help="How many processes at most; auto takes what the machine has when there are many files.",
            show_default="auto",
        ),
    ] = None


@frozen(slots=True, kw_only=True)
class RunFlags(SelectionFlags):
    """What `check` and `fix` take."""

    changed_lines: Annotated[
        bool,
        Option(
            "--changed-lines",
            rich_help_panel=_FILES,
            help="Only findings on lines that changed: since REF, in what is staged, or else since the last commit.",
        ),
    ] = False

    watch: Annotated[
        bool,
        Option("-w", "--watch", rich_help_panel="Run", help="Check again whatever changes, until Ctrl-C."),
    ] = False

    add_ignore: Annotated[
        bool,
        Option(
            "--add-ignore",
            rich_help_panel=_RULES,
            help="Write a directive into each article for all that is found in it now.",
        ),
    ] = False
    reason: Annotated[
        str, Option("--reason", metavar="TEXT", rich_help_panel=_RULES, help="Why, for --add-ignore.")
    ] = ""

    no_baseline: Annotated[
        bool, Option("--no-baseline", rich_help_panel=_BASELINE, help="Report and fix what a baseline would hide.")
    ] = False
    show_baselined: Annotated[
        bool,
        Option("--show-baselined", rich_help_panel=_BASELINE, help="Show what the baseline hides, marked as such."),
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
            rich_help_panel="Run",
            help="Tell on standard error what each fact and each rule took; one process.",
        ),
    ] = False
    no_cache: Annotated[
        bool,
        Option("--no-cache", rich_help_panel="Run", help="Look at every file anew, and remember nothing."),
    ] = False
    cache_dir: Annotated[
        str | None,
        Option(
            "--cache-dir",
            metavar="DIR",
            rich_help_panel="Run",
            help="The folder of the cache.",
            show_default="the user's own",
        ),
    ] = None

    exit_zero: Annotated[bool, Option("--exit-zero", rich_help_panel=_OUTCOME, help="Exit 0 also with findings.")] = (
        False
    )
