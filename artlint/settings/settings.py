"""Everything that a run needs to know, validated once and frozen."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from datetime import datetime, tzinfo
from functools import cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from artlint.config.globs import Globs
from artlint.config.model import Config
from artlint.frozen import frozen
from artlint.presets import Preset
from artlint.settings.active_rule import ActiveRule

if TYPE_CHECKING:
    from artlint.facts.article import Article
    from artlint.facts.sights import Sights
    from artlint.facts.tree import Tree
    from artlint.matchers.base import Context
    from artlint.rulebook import Language
    from artlint.schema.paths import PathSchema


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
