"""What a run of `check` or `fix` is to do: with which options, shown how, and reported where."""

from __future__ import annotations

import locale
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from artlint.cli.overrides import asked_cache, asked_comparison, asked_jobs, named_baseline, run_options
from artlint.cli.run_flags import RunFlags
from artlint.cli.streams import is_terminal
from artlint.cli.targets import Target, targets
from artlint.frozen import frozen
from artlint.reporters.parts.view import View
from artlint.resolver import Place
from artlint.run import RunOptions

if TYPE_CHECKING:
    from artlint.rulebook import Language


@frozen(slots=True)
class Plan:
    """The options of a run, its reports, and the place whose configuration decides on them and on the exit code."""

    options: RunOptions
    view: View
    targets: Sequence[Target]
    place: Place

    @property
    def is_watched(self) -> bool:
        """Whether the report on standard output is for people."""
        return not any(target.path is None and target.format.machine for target in self.targets)


def make_plan(flags: RunFlags, paths: Sequence[Path], *, fix: bool) -> Plan:
    """Give what flags, environment and configuration say of a run over `paths`."""
    options = run_options(flags)
    place = options.resolver().place(common_folder(paths))
    wanted = targets(flags, place)
    lang = options.lang or place.config.lang or _locale_language(wanted)
    lint = place.config.lint
    view = View(
        lang=lang or "en",
        unsafe_fixes=flags.unsafe_fixes,
        show_fixes=flags.show_fixes,
        show_baselined=flags.show_baselined,
        summary=not flags.quiet,
        max_diagnostics=flags.max_diagnostics,
        fixable=frozenset(lint.fixable) if lint.fixable is not None else None,
        unfixable=frozenset(lint.unfixable),
        rules=lambda: place.settings.by_id,
    )
    options = replace(
        options,
        fix=fix,
        unsafe_fixes=flags.unsafe_fixes,
        write=not flags.diff,
        jobs=asked_jobs(flags),
        add_ignore=flags.add_ignore,
        reason=flags.reason,
        with_fixes=fix or any(target.format.shows_fixes for target in wanted),
        with_changes=any(target.format.shows_changes for target in wanted),
        with_bylines=any(target.format.shows_bylines for target in wanted),
        force_exclude=flags.force_exclude,
        baselines=not flags.no_baseline,
        baseline=named_baseline(flags),
        comparison=asked_comparison(flags),
        cache=None if flags.no_cache else asked_cache(flags.cache_dir),
        lang=options.lang if place.config.lang else lang,
    )
    return Plan(options, view, wanted, place)


def _locale_language(wanted: Sequence[Target]) -> Language | None:
    """Give Chinese where people with a Chinese locale read the report on a terminal; otherwise nothing is assumed."""
    seen = any(target.path is None and not target.format.machine for target in wanted)
    if not seen or not is_terminal(sys.stdout):
        return None
    name = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "zh" if locale.normalize(name).lower().startswith("zh") else None


def common_folder(paths: Sequence[Path]) -> Path:
    """Give the folder that holds all paths: its configuration decides on the report and the exit code."""
    folders = [path.absolute() if path.is_dir() else path.absolute().parent for path in paths]
    try:
        return Path(os.path.commonpath(folders)) if folders else Path.cwd()
    except ValueError:
        # Two drives have no folder in common.
        return Path.cwd()
