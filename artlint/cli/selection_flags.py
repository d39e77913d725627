"""The flags that say which articles are looked at, and with which rules."""

from __future__ import annotations

from dataclasses import field
from typing import Annotated

from typer import Argument, Option

from artlint.cli.completion import presets, selectors
from artlint.cli.flags import CommonFlags
from artlint.frozen import frozen

RULES, BASELINE, FILES, RUN = "Rules", "Baseline", "Files", "Run"
"""The headings of the flags in the help."""


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
            rich_help_panel=RULES,
            help="Run these only: ids, categories or all; a comma list.",
        ),
    ] = field(default_factory=list)
    ignore: Annotated[
        list[str],
        Option("--ignore", metavar="RULES", autocompletion=selectors, rich_help_panel=RULES, help="Leave these out."),
    ] = field(default_factory=list)
    extend_select: Annotated[
        list[str],
        Option(
            "--extend-select", metavar="RULES", autocompletion=selectors, rich_help_panel=RULES, help="Run these too."
        ),
    ] = field(default_factory=list)
    extend_ignore: Annotated[
        list[str],
        Option(
            "--extend-ignore",
            metavar="RULES",
            autocompletion=selectors,
            rich_help_panel=RULES,
            help="Leave these out too.",
        ),
    ] = field(default_factory=list)
    preset: Annotated[
        str | None,
        Option(
            "--preset",
            metavar="NAME",
            autocompletion=presets,
            rich_help_panel=RULES,
            help="The site generator that the articles are for.",
        ),
    ] = None

    ignore_suppressions: Annotated[
        bool,
        Option("--ignore-suppressions", rich_help_panel=RULES, help="Report what directives in articles would hide."),
    ] = False

    baseline: Annotated[
        str | None,
        Option(
            "--baseline",
            metavar="PATH",
            rich_help_panel=BASELINE,
            help="The findings to hide; .artlint-baseline.json above the article unless given.",
        ),
    ] = None

    include: Annotated[
        list[str],
        Option(
            "--include",
            metavar="GLOB",
            rich_help_panel=FILES,
            help="Which files of a folder are articles; repeatable.",
        ),
    ] = field(default_factory=list)
    exclude: Annotated[
        list[str],
        Option(
            "--exclude",
            metavar="GLOB",
            rich_help_panel=FILES,
            help="Files and folders to leave out, in place of the usual ones.",
        ),
    ] = field(default_factory=list)
    extend_exclude: Annotated[
        list[str],
        Option("--extend-exclude", metavar="GLOB", rich_help_panel=FILES, help="Files and folders to leave out too."),
    ] = field(default_factory=list)
    force_exclude: Annotated[
        bool,
        Option("--force-exclude", rich_help_panel=FILES, help="Leave out excluded files even when they are named."),
    ] = False
    respect_gitignore: Annotated[
        bool | None,
        Option(
            "--respect-gitignore/--no-respect-gitignore",
            rich_help_panel=FILES,
            help="Leave out what git ignores; on unless configured.",
        ),
    ] = None
    staged: Annotated[
        bool, Option("--staged", rich_help_panel=FILES, help="Only the files that git has staged, as they are staged.")
    ] = False
    since: Annotated[
        str | None,
        Option(
            "--since",
            metavar="REF",
            rich_help_panel=FILES,
            help="Only the files that changed since this branch left REF, a branch or commit of git.",
        ),
    ] = None
    stdin_filename: Annotated[
        str | None,
        Option(
            "--stdin-filename",
            metavar="NAME",
            rich_help_panel=FILES,
            help="The path of the article on standard input.",
        ),
    ] = None
    files_from: Annotated[
        str | None,
        Option(
            "--files-from",
            metavar="FILE",
            rich_help_panel=FILES,
            help="Read paths from a file, ended by newlines or NULs; - is standard input.",
        ),
    ] = None

    jobs: Annotated[
        str | None,
        Option(
            "--jobs",
            "-j",
            metavar="N",
            rich_help_panel=RUN,
            help="How many processes at most; auto takes what the machine has when there are many files.",
            show_default="auto",
        ),
    ] = None
