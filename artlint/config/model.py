"""The configuration file as a model; unknown keys are errors."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from artlint.config.globs import check_glob
from artlint.config.kebab import Condition, KebabModel, Truth, Whole, option
from artlint.findings import Level


def _globbed(pattern: str) -> str:
    check_glob(pattern)
    return pattern


Glob = Annotated[str, Condition(after=_globbed)]
"""A pattern for paths."""


def _pathlike(path: str) -> str:
    if "\0" in path:
        raise ValueError(f"{path!r} is no path")
    return path


FilePath = Annotated[str, Condition(after=_pathlike)]
"""The path of a file or folder, relative to the configuration file."""


class RuleChoice(KebabModel):
    """Which rules run, at which level, with which options."""

    select: tuple[str, ...] | None = option(
        default=None, description="The only rules that run: ids, categories or `all`."
    )
    ignore: tuple[str, ...] = option(default=(), description="Rules that do not run.")
    extend_select: tuple[str, ...] = option(default=(), description="Rules that run besides those that would.")
    extend_ignore: tuple[str, ...] = option(default=(), description="Rules that do not run either.")
    level: dict[str, Level] = option(default_factory=dict, description="The level of a rule's findings, by its id.")
    rules: dict[str, dict[str, Any]] = option(default_factory=dict, description="The options of a rule, by its id.")


class LintConfig(RuleChoice):
    """The rules, and what else is said of checking and fixing."""

    fixable: tuple[str, ...] | None = option(default=None, description="The only rules that `artlint fix` fixes.")
    unfixable: tuple[str, ...] = option(default=(), description="Rules that `artlint fix` does not fix.")
    ignore_suppressions: Truth = option(default=False, description="Report what directives in articles would hide.")
    per_file_ignores: dict[Glob, tuple[str, ...]] = option(
        default_factory=dict, description="Rules that do not run below some paths, by pattern."
    )


class OverrideConfig(RuleChoice):
    """What is chosen otherwise for the articles under some paths."""

    paths: tuple[Glob, ...] = option(min_length=1, description="Patterns for the articles that it is for.")


class SchemaConfig(KebabModel):
    """The fields of the articles under some paths: written here, in a JSON Schema file, or in an installed model."""

    paths: tuple[Glob, ...] = option(default=(), description="Patterns for the articles that it is for; none for all.")
    fields: dict[str, dict[str, Any]] = option(default_factory=dict, description="What a field must be, by its name.")
    json_schema: FilePath | None = option(
        default=None, description="A file with a JSON Schema 2020-12, relative to this one."
    )
    model: str | None = option(default=None, description="A pydantic model that an installed package offers.")

    def check_together(self) -> None:
        """Take one source of fields besides those written here."""
        if self.json_schema is not None and self.model is not None:
            raise ValueError("`json-schema` and `model` exclude each other")


class Config(KebabModel):
    """Everything that a configuration file may say."""

    extend: FilePath | None = option(default=None, description="A configuration file that this one is laid over.")
    preset: str | None = option(
        default=None, description="The site generator that the articles are for; detected where unset."
    )
    timezone: str | None = option(
        default=None, description="The zone of dates that name none, such as `Europe/Berlin`."
    )
    lang: Literal["en", "zh"] | None = option(default=None, description="The language of messages.")
    rule_paths: tuple[FilePath, ...] = option(default=(), description="Folders with rule pages, relative to this file.")
    include: tuple[Glob, ...] | None = option(default=None, description="Patterns for the articles of a folder.")
    exclude: tuple[Glob, ...] | None = option(
        default=None,
        description="Patterns for what is left out, in the place of the usual: themes, layouts, built sites.",
    )
    extend_exclude: tuple[Glob, ...] = option(default=(), description="Patterns for what is left out too.")
    respect_gitignore: Truth = option(default=True, description="Leave out what git ignores.")
    max_file_size: Whole = option(
        default=5_000_000, ge=1, description="Bytes beyond which a file is reported and not read."
    )
    fail_on: Literal["error", "warning", "info", "never"] = option(
        default="warning", description="The lowest level at which `artlint check` fails."
    )
    output_format: str | None = option(default=None, description="The format of the report on standard output.")
    lint: LintConfig = option(default=LintConfig(), description="The rules.")
    overrides: tuple[OverrideConfig, ...] = option(
        default=(), alias="override", description="Other rules for some paths."
    )
    schemas: tuple[SchemaConfig, ...] = option(default=(), alias="schema", description="What front matter must hold.")
