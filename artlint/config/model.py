"""The configuration file as a model; unknown keys are errors."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, model_validator

from artlint.config.globs import check_glob
from artlint.config.kebab import KebabModel, Truth, Whole
from artlint.findings import Level


def _globbed(pattern: str) -> str:
    check_glob(pattern)
    return pattern


Glob = Annotated[str, AfterValidator(_globbed)]
"""A pattern for paths."""


def _pathlike(path: str) -> str:
    if "\0" in path:
        raise ValueError(f"{path!r} is no path")
    return path


FilePath = Annotated[str, AfterValidator(_pathlike)]
"""The path of a file or folder, relative to the configuration file."""


class RuleChoice(KebabModel):
    """Which rules run, at which level, with which options."""

    select: tuple[str, ...] | None = Field(None, description="The only rules that run: ids, categories or `all`.")
    ignore: tuple[str, ...] = Field((), description="Rules that do not run.")
    extend_select: tuple[str, ...] = Field((), description="Rules that run besides those that would.")
    extend_ignore: tuple[str, ...] = Field((), description="Rules that do not run either.")
    level: dict[str, Level] = Field(default_factory=dict, description="The level of a rule's findings, by its id.")
    rules: dict[str, dict[str, Any]] = Field(default_factory=dict, description="The options of a rule, by its id.")


class LintConfig(RuleChoice):
    """The rules, and what else is said of checking and fixing."""

    fixable: tuple[str, ...] | None = Field(None, description="The only rules that `artlint fix` fixes.")
    unfixable: tuple[str, ...] = Field((), description="Rules that `artlint fix` does not fix.")
    ignore_suppressions: Truth = Field(default=False, description="Report what directives in articles would hide.")
    per_file_ignores: dict[Glob, tuple[str, ...]] = Field(
        default_factory=dict, description="Rules that do not run below some paths, by pattern."
    )


class OverrideConfig(RuleChoice):
    """What is chosen otherwise for the articles under some paths."""

    paths: tuple[Glob, ...] = Field(min_length=1, description="Patterns for the articles that it is for.")


class SchemaConfig(KebabModel):
    """The fields of the articles under some paths: written here, in a JSON Schema file, or in an installed model."""

    paths: tuple[Glob, ...] = Field((), description="Patterns for the articles that it is for; none for all.")
    fields: dict[str, dict[str, Any]] = Field(default_factory=dict, description="What a field must be, by its name.")
    json_schema: FilePath | None = Field(None, description="A file with a JSON Schema 2020-12, relative to this one.")
    model: str | None = Field(None, description="A pydantic model that an installed package offers.")

    @model_validator(mode="after")
    def _one_source(self) -> SchemaConfig:
        if self.json_schema is not None and self.model is not None:
            raise ValueError("`json-schema` and `model` exclude each other")
        return self


class Config(KebabModel):
    """Everything that a configuration file may say."""

    extend: FilePath | None = Field(None, description="A configuration file that this one is laid over.")
    preset: str | None = Field(None, description="The site generator that the articles are for; detected where unset.")
    timezone: str | None = Field(None, description="The zone of dates that name none, such as `Europe/Berlin`.")
    lang: Literal["en", "zh"] | None = Field(None, description="The language of messages.")
    rule_paths: tuple[FilePath, ...] = Field((), description="Folders with rule pages, relative to this file.")
    include: tuple[Glob, ...] | None = Field(None, description="Patterns for the articles of a folder.")
    exclude: tuple[Glob, ...] | None = Field(
        None, description="Patterns for what is left out, in the place of the usual: themes, layouts, built sites."
    )
    extend_exclude: tuple[Glob, ...] = Field((), description="Patterns for what is left out too.")
    respect_gitignore: Truth = Field(default=True, description="Leave out what git ignores.")
    max_file_size: Whole = Field(5_000_000, ge=1, description="Bytes beyond which a file is reported and not read.")
    fail_on: Literal["error", "warning", "info", "never"] = Field(
        "warning", description="The lowest level at which `artlint check` fails."
    )
    output_format: str | None = Field(None, description="The format of the report on standard output.")
    lint: LintConfig = Field(LintConfig.model_construct(), description="The rules.")
    overrides: tuple[OverrideConfig, ...] = Field((), alias="override", description="Other rules for some paths.")
    schemas: tuple[SchemaConfig, ...] = Field((), alias="schema", description="What front matter must hold.")
