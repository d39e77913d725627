"""Making settings of a configuration."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Any

from artlint.config.globs import Globs
from artlint.config.model import Config
from artlint.config.nearest import listed
from artlint.findings import Level
from artlint.presets import Preset, load_preset, preset_names
from artlint.settings.active_rule import ActiveRule
from artlint.settings.error import SettingsError, meant
from artlint.settings.selection import Selection
from artlint.settings.settings import Settings

if TYPE_CHECKING:
    from artlint.facts.tree import Tree
    from artlint.rulebook import Language, Rule, Source
    from artlint.schema.paths import PathSchema


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
    preset = chosen_preset(config, lang)
    rules = known_rules(config, home) if rules is None else rules
    selection = Selection(rules, config)
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


def chosen_preset(config: Config, lang: Language = "en") -> Preset:
    """Give the preset of a configuration, with its title in `lang`; SettingsError when there is none of that name."""
    name = config.preset or "generic"
    known = preset_names()
    if name not in known:
        raise SettingsError(f"unknown preset {name!r}{meant(name, known) or listed(known)}", name)
    return load_preset(name, lang)


def known_rules(config: Config, home: Path | None) -> Mapping[str, Rule]:
    """Give all rules that can be chosen from, by id: those installed, and those of the configured folders."""
    from artlint.rulebook import installed_rules, with_folders  # noqa: PLC0415 - those who have rules need it not

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
        raise SettingsError(f"unknown timezone {name!r}{meant(name, available_timezones())}", name) from error
