"""A watched run, round by round: what to check again, and what to say of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import field, replace
from pathlib import Path
from typing import Any

from artlint.baseline.ledger import Ledger
from artlint.cli.checking import tell
from artlint.cli.exits import CommandError
from artlint.cli.inputs import Inputs
from artlint.cli.news import is_news, narrowed, unfixed
from artlint.cli.plan import Plan, make_plan
from artlint.cli.progress import progress_bar
from artlint.cli.run_flags import RunFlags
from artlint.cli.streams import complain
from artlint.cli.targets import write_reports
from artlint.cli.watched_files import State, articles, folders, is_elsewhere, makes_anew, settings_files, states_of
from artlint.config.layers import ConfigError
from artlint.frozen import frozen
from artlint.paths import shown
from artlint.reporters.parts import watch_words
from artlint.rulebook import RulebookError
from artlint.run import FileReport, Run, UsageError, check_paths
from artlint.settings.error import SettingsError

_PAUSE = 50
"""Milliseconds without an event after which a change is looked at: programs save in several steps."""
_TICK = 200
"""Milliseconds after which the watcher says that nothing happened."""
_WRONG = (ConfigError, SettingsError, RulebookError, UsageError, CommandError, FileNotFoundError)


@frozen(slots=True)
class Seen:
    """What the last round found: the reports by path, and the state that articles and settings had before it.

    `wrong` is what is not right with the settings, where that keeps the next round from being made.
    """

    plan: Plan
    reports: Mapping[str, FileReport] = field(default_factory=dict)
    articles: Mapping[Path, State] = field(default_factory=dict)
    settings: Mapping[Path, State] = field(default_factory=dict)
    ledger: Ledger = field(default_factory=Ledger)
    wrong: str = ""


@frozen(slots=True)
class Session:
    """The rounds of a watched run; each goes by what the one before has seen."""

    flags: RunFlags
    inputs: Inputs
    fix: bool

    def plan(self) -> Plan:
        """Give what is to be done, as the settings are now; CommandError or ConfigError when they are not right."""
        plan = make_plan(self.flags, self.inputs.paths, fix=self.fix)
        # What a cache remembers has its text read when it is shown, and here it is compared with what it was.
        return replace(plan, options=replace(plan.options, cache=None))

    def begin(self, plan: Plan) -> Seen:
        """Check everything, and report on it."""
        settings = settings_files(plan.place)
        files = articles(self.inputs.paths, plan)
        run = self._checked(self.inputs.paths, plan)
        reports = {report.path: report for report in run.files}
        tell(run, self.inputs, self.flags, plan)
        self._report(run, reports, plan)
        return Seen(plan, unfixed(reports), files, settings, run.ledger)

    def follow(self, seen: Seen, events: Callable[..., Any]) -> Seen:
        """Check what changes, until everything was to be checked again."""
        watched = folders(self.inputs.paths, seen.plan.place)
        with closing(events(*watched, step=_PAUSE, rust_timeout=_TICK, yield_on_timeout=True)) as ticks:
            try:
                next(ticks)
            except FileNotFoundError:
                # A folder went away just now.
                return seen
            except OSError as error:
                raise CommandError(f"--watch: {error}") from error
            return self._followed(seen, ticks, watched)

    def _followed(self, seen: Seen, ticks: Iterable[set[tuple[Any, str]]], watched: Mapping[Path, int]) -> Seen:
        # Since the last round something may have changed that no event tells of.
        if seen.wrong or is_elsewhere(watched) or settings_files(seen.plan.place) != seen.settings:
            seen = self._anew(seen)
            if not seen.wrong:
                return seen
        else:
            seen = self._again(seen)
        for tick in ticks:
            changed = [path for _, path in tick]
            if is_elsewhere(watched) or (changed and (seen.wrong or self._is_for_all(seen, changed))):
                return self._anew(seen)
            if changed:
                seen = self._again(seen)
                if seen.wrong:
                    return seen
        return seen

    def _broken(self, seen: Seen, error: Exception) -> Seen:
        if str(error) != seen.wrong and not self.flags.silent:
            self._say("")
            complain(f"error: {error}")
        return replace(seen, settings=settings_files(seen.plan.place), wrong=str(error))

    def _is_for_all(self, seen: Seen, changed: Sequence[str]) -> bool:
        """Tell whether something changed that every article may depend on, such as settings that are wrong now."""
        own = [target.path for target in seen.plan.targets if target.path is not None]
        try:
            known = [*seen.articles, *articles(self.inputs.paths, seen.plan)]
            return bool(makes_anew(changed, known, seen.plan.options.resolver().place, own))
        except _WRONG:
            return True

    def _again(self, seen: Seen) -> Seen:
        """Check the articles whose state is another; what is wrong with the settings is told."""
        try:
            return self._rechecked(seen)
        except _WRONG as error:
            return self._broken(seen, error)

    def _rechecked(self, seen: Seen) -> Seen:
        files = articles(self.inputs.paths, seen.plan)
        changed = [path for path, state in files.items() if seen.articles.get(path) != state]
        if files.keys() != seen.articles.keys() and seen.ledger.baselines:
            # What a baseline has of one article may be that of another which was renamed.
            return self._anew(seen)
        if not changed and files.keys() == seen.articles.keys():
            return seen
        run = self._checked(changed, seen.plan)
        return self._told(replace(seen, articles=files), replace(run, ledger=seen.ledger))

    def _anew(self, seen: Seen) -> Seen:
        """Check everything again, with the settings as they are now; what is wrong with them is told."""
        try:
            plan = self.plan()
            settings = settings_files(plan.place)
            files = articles(self.inputs.paths, plan)
            now = states_of({**settings, **seen.settings})
            causes = [path for path in {**settings, **seen.settings} if now.get(path) != seen.settings.get(path)]
            run = self._checked([path for path in self.inputs.paths if os.path.lexists(path)], plan)
            return self._told(replace(seen, plan=plan, articles=files, settings=settings), run, causes)
        except _WRONG as error:
            return self._broken(seen, error)

    def _told(self, seen: Seen, run: Run, causes: Sequence[Path] = ()) -> Seen:
        """Report on the articles of a run that have news; `causes` are named even where none has."""
        fresh = {report.path: report for report in run.files}
        names = {shown(path) for path in seen.articles}
        gone = [name for name in seen.reports if name not in names]
        news = [report for report in run.files if is_news(report, seen.reports.get(report.path))]
        found = {**seen.reports, **fresh}
        reports = {name: found[name] for name in map(shown, seen.articles) if name in found}
        if news or gone or causes or run.errors or seen.wrong:
            self._say("")
            self._say(
                watch_words.changed([*map(shown, causes), *(each.path for each in news)], gone, seen.plan.view.lang)
            )
            run = replace(run, files=tuple(reports.values()))
            tell(run, self.inputs, self.flags, seen.plan, again=True)
            self._report(run, {each.path: each for each in news}, seen.plan)
        return replace(seen, reports=unfixed(reports), ledger=run.ledger, wrong="")

    def _checked(self, paths: Sequence[Path], plan: Plan) -> Run:
        with progress_bar(wanted=plan.is_watched and not (self.flags.quiet or self.flags.silent)) as progress:
            return check_paths(paths, plan.options, progress)

    def _report(self, run: Run, news: Mapping[str, FileReport], plan: Plan) -> None:
        write_reports(run, plan.view, self.flags, [narrowed(target, news) for target in plan.targets])
        self._say(watch_words.watching(len(run.files), plan.view.lang))

    def _say(self, sentence: str) -> None:
        if not (self.flags.quiet or self.flags.silent):
            complain(sentence)
