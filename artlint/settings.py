"""Everything that a run needs to know, validated once and frozen."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from datetime import datetime, tzinfo
from difflib import get_close_matches
from functools import cache, cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from artlint.config.globs import Globs
from artlint.config.model import Config
from artlint.findings import Level
from artlint.frozen import frozen
from artlint.presets import Preset, load_preset, preset_names

if TYPE_CHECKING:
    from artlint.facts.article import Article
    from artlint.facts.sights import Sights
    from artlint.facts.tree import Tree
    from artlint.matchers.base import Context, Match, Matcher
    from artlint.rulebook import Language, Rule, Source
    from artlint.schema.paths import PathSchema


class SettingsError(Exception):
    """A configuration that names something that is not there; the message says what and what is near.

    `word` is what the configuration says that is not right, to find the place by; `keys` lead there, where they are
    known.
    """

    def __init__(self, message: str, word: str = "", keys: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.word = word
        self.keys = keys


@frozen
class ActiveRule:
    """A rule that runs, with the level that its findings have here; `pinned` when the configuration says so."""

    rule: Rule
    level: Level
    pinned: bool = False

    @property
    def matcher(self) -> Matcher:
        """The matcher, with the options of the configuration."""
        return self.rule.matcher

    @cached_property
    def find(self) -> Callable[[Context], Iterable[Match]]:
        """What the matcher finds; kept, since to look it up takes as long as most rules do."""
        return self.matcher.find

    @cached_property
    def texts(self) -> Callable[[str, Language], tuple[str, str]]:
        """What gives the message and the help of a variant, as the page has them; kept, since it is asked again."""
        return cache(self.rule.page.texts)

    @property
    def is_about_runs(self) -> bool:
        """Tell whether its findings are made by a run, not found in an article."""
        return self.rule.page.kind == "run"


@frozen
class Settings:
    """What is checked and how. Globs are relative to `root`, and so are the paths of `tree`, the files around.

    `names` are all that may select a rule, `silent` the rules that do not run.
    """

    preset: Preset
    rules: tuple[ActiveRule, ...]
    schemas: tuple[PathSchema, ...]
    root: Path | None = None
    config: Config = field(default_factory=Config)
    lang: Language = "en"
    zone: tzinfo | None = None
    now: datetime | None = None
    per_file_ignores: tuple[tuple[Globs, frozenset[str]], ...] = ()
    fixable: frozenset[str] | None = None
    unfixable: frozenset[str] = frozenset()
    configured: frozenset[str] = frozenset()
    tree: Tree | None = None
    names: frozenset[str] = frozenset()
    silent: frozenset[str] = frozenset()
    by_path: Callable[[str], Settings] | None = None

    def at(self, path: str) -> Settings:
        """Give the settings for an article at `path`, which are others where the configuration overrides some."""
        return self if self.by_path is None else self.by_path(path)

    def context(self, article: Article, sights: Sights | None = None) -> Context:
        """Give `article` with what these settings say of its path; `sights` note what is looked at besides."""
        from artlint.facts.sights import WatchedTree  # noqa: PLC0415 - what is known of articles needs none of it
        from artlint.matchers.base import Context  # noqa: PLC0415 - likewise

        # Without a glob to ask, nobody needs the path from the root, which takes longer than all the rest.
        path = self.relative(article.document.path) if self._has_globs else ""
        found = self._schema_at(path)
        return Context(
            article,
            self.preset,
            found.schema,
            found.asks_for_block or self._requires.match(path),
            self.zone,
            self.now,
            self.configured,
            WatchedTree(self.tree, sights) if self.tree is not None and sights is not None else self.tree,
            self.relative,
            sights,
        )

    def schema_for(self, path: str) -> PathSchema:
        """Give the schema that holds for an article at `path`: the first whose patterns match."""
        return self._schema_at(self.relative(path))

    def _schema_at(self, path: str) -> PathSchema:
        # The last of them is for every path.
        return next(each for each in self.schemas if each.paths is None or each.paths.match(path))

    def relative(self, path: str) -> str:
        """Give `path` as globs see it: relative to the configuration's folder, with forward slashes."""
        if self.root is None or not path:
            return path.removeprefix("./")
        return os.path.relpath(path, self.root).replace(os.sep, "/")

    @cached_property
    def _has_globs(self) -> bool:
        return bool(self.preset.requires) or any(each.paths is not None for each in self.schemas)

    @cached_property
    def _requires(self) -> Globs:
        return Globs(self.preset.requires)

    def rules_for(self, path: str) -> Sequence[ActiveRule]:
        """Give the rules that run on `path`."""
        if not self.per_file_ignores:
            return self._searching
        path = self.relative(path)
        ignored = frozenset[str]().union(*(names for globs, names in self.per_file_ignores if globs.match(path)))
        return self._others(ignored) if ignored else self._searching

    @cached_property
    def _others(self) -> Callable[[frozenset[str]], Sequence[ActiveRule]]:
        """The rules that run where some are ignored, by what is: a folder's files have the same ones."""
        return lru_cache(
            lambda ignored: tuple(
                active
                for active in self._searching
                if ignored.isdisjoint((active.rule.id, active.rule.category, "all"))
            )
        )

    @cached_property
    def _searching(self) -> tuple[ActiveRule, ...]:
        return tuple(active for active in self.rules if not active.is_about_runs)

    @cached_property
    def by_id(self) -> Mapping[str, ActiveRule]:
        """The rules that run, by id."""
        return MappingProxyType({active.rule.id: active for active in self.rules})


def make_settings(
    config: Config,
    *,
    root: Path | None = None,
    home: Path | None = None,
    lang: Language = "en",
    now: datetime | None = None,
    rules: Mapping[str, Rule] | None = None,
    tree: Tree | None = None,
    by_path: Callable[[str], Settings] | None = None,
) -> Settings:
    """Give the settings that `config` asks for; SettingsError or RulebookError when it cannot be had.

    Patterns are relative to `root`, files that it names to `home`, or to `root` as well. `rules` are those to choose
    from, by id: artlint's own and those of the configured folders unless given. Without `tree` no rule looks at other
    files. `by_path` gives the settings for one path, where they may be others.
    """
    home = home or root
    preset = chosen_preset(config)
    rules = known_rules(config, home) if rules is None else rules
    selection = _Selection(rules, config)
    lint = config.lint
    for name in (*lint.rules, *lint.level):
        selection.check(name, only_ids=True)
    # Options that are wrong are told of even where the rule does not run.
    chosen = {name: _with_options(rules[name], preset.rules.get(name, {}), lint.rules[name]) for name in lint.rules}
    active = []
    for rule in rules.values():
        level = lint.level.get(rule.id) or preset.levels.get(rule.id) or rule.page.level
        if level is Level.OFF or not selection.selects(rule):
            continue
        rule_here = chosen.get(rule.id) or _with_options(rule, preset.rules.get(rule.id, {}), {})
        # A matcher that cannot be made is to be known before the first article.
        _ = rule_here.matcher
        active.append(ActiveRule(rule_here, level, rule.id in lint.level))
    return Settings(
        preset=preset,
        rules=tuple(active),
        schemas=_schemas(config, preset, home),
        root=root,
        config=config,
        lang=lang,
        zone=_zone(config.timezone),
        now=now,
        per_file_ignores=tuple(
            (Globs([glob]), frozenset(selection.check(name) for name in names))
            for glob, names in lint.per_file_ignores.items()
        ),
        fixable=frozenset(selection.check(name) for name in lint.fixable) if lint.fixable is not None else None,
        unfixable=frozenset(selection.check(name) for name in lint.unfixable),
        configured=frozenset(lint.rules) | frozenset(lint.level),
        tree=tree,
        names=selection.names,
        silent=frozenset(rules) - {each.rule.id for each in active},
        by_path=by_path,
    )


def chosen_preset(config: Config) -> Preset:
    """Give the preset of a configuration; SettingsError when there is none of that name."""
    name = config.preset or "generic"
    if name not in preset_names():
        raise SettingsError(f"unknown preset {name!r}{_near(name, preset_names())}", name)
    return load_preset(name)


def known_rules(config: Config, home: Path | None) -> Mapping[str, Rule]:
    """Give all rules that can be chosen from, by id: those installed, and those of the configured folders."""
    from artlint.rulebook import installed_rules, with_folders  # noqa: PLC0415 - likewise

    if not config.rule_paths:
        return installed_rules()
    base = (home or Path()).resolve()
    return with_folders([_source(part, base) for part in config.rule_paths])


def _source(part: str, base: Path) -> Source:
    from artlint.rulebook import Origin, Source  # noqa: PLC0415 - likewise

    folder = base / part
    if not folder.resolve().is_relative_to(base):
        raise SettingsError(f"rule-paths: {part!r} lies outside the configuration's folder", part)
    if not folder.is_dir():
        raise SettingsError(f"rule-paths: no such folder: {part!r}", part)
    return Source(Origin.FOLDER, part, folder, base)


def _joined_options(under: Mapping[str, Any], over: Mapping[str, Any]) -> Mapping[str, Any]:
    """Give the options of a rule from two places: the second wins, but lists that extend are joined."""
    both = [key for key in over if key.startswith("extend-") and key in under]
    return {**under, **over, **{key: [*under[key], *over[key]] for key in both}}


def _with_options(rule: Rule, preset: Mapping[str, Any], asked: Mapping[str, Any]) -> Rule:
    from artlint.rulebook import OptionsError  # noqa: PLC0415 - likewise

    options = _joined_options(preset, asked)
    if not options:
        return rule
    try:
        return rule.configured(options, proved=preset)
    except OptionsError as error:
        keys = [key for key in error.keys if not key.isdigit()]
        if keys and keys[0] not in asked:
            keys[0] = f"extend-{keys[0]}"
        raise SettingsError(f"lint.rules.{rule.id}: {error}", rule.id, ("lint", "rules", rule.id, *keys)) from error


def _schemas(config: Config, preset: Preset, home: Path | None) -> tuple[PathSchema, ...]:
    from artlint.schema.paths import SchemaError, path_schemas  # noqa: PLC0415 - likewise

    try:
        return tuple(path_schemas(config.schemas, preset, home))
    except SchemaError as error:
        raise SettingsError(str(error), keys=error.keys) from error


def _zone(name: str | None) -> tzinfo | None:
    if name is None:
        return None
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones  # noqa: PLC0415 - few configurations name one

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise SettingsError(f"unknown timezone {name!r}{_near(name, sorted(available_timezones()))}", name) from error


def _near(name: str, known: Sequence[str]) -> str:
    near = get_close_matches(name.lower(), known, n=1, cutoff=0.5)
    return f"; did you mean {near[0]!r}?" if near else ""


class _Selection:
    """Which rules run: the more specific selector wins, and `ignore` beats `select` where both are as specific."""

    def __init__(self, rules: Mapping[str, Rule], config: Config) -> None:
        self.rules = rules
        self.categories = frozenset(rule.category for rule in rules.values())
        self.names = self.categories | rules.keys() | {"all"}
        lint = config.lint
        self.selected = None if lint.select is None else {self.check(name) for name in lint.select}
        self.extended = {self.check(name) for name in lint.extend_select}
        self.ignored = {self.check(name) for name in (*lint.ignore, *lint.extend_ignore)}

    def check(self, name: str, *, only_ids: bool = False) -> str:
        """Give `name` back when it selects something; SettingsError naming the nearest otherwise."""
        known = sorted(self.rules) if only_ids else ["all", *sorted(self.categories), *sorted(self.rules)]
        if name not in known:
            raise SettingsError(f"unknown rule{'' if only_ids else ' or category'} {name!r}{_near(name, known)}", name)
        return name

    def selects(self, rule: Rule) -> bool:
        """Tell whether `rule` runs."""
        if rule.page.kind == "run":
            return True
        chosen = self.extended | (self.selected or set())
        for weight in ((rule.id,), (rule.category,), ("all",)):
            if weight[0] in self.ignored:
                return False
            if weight[0] in chosen:
                # A category or `all` brings its opt-in rules too: they were asked for.
                return True
        return self.selected is None and not rule.page.opt_in
