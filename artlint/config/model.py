"""The configuration file as a model; unknown keys are errors."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, model_validator

from artlint.config.globs import is_glob
from artlint.config.kebab import KebabModel
from artlint.findings import Level


def _globbed(pattern: str) -> str:
    if not is_glob(pattern):
        raise ValueError(f"{pattern!r} is no pattern for paths")
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

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    extend_ignore: tuple[str, ...] = ()
    level: dict[str, Level] = Field(default_factory=dict)
    rules: dict[str, dict[str, Any]] = Field(default_factory=dict)


class LintConfig(RuleChoice):
    """The rules, and what else is said of checking and fixing."""

    fixable: tuple[str, ...] | None = None
    unfixable: tuple[str, ...] = ()
    ignore_suppressions: bool = False
    per_file_ignores: dict[Glob, tuple[str, ...]] = Field(default_factory=dict)


class OverrideConfig(RuleChoice):
    """What is chosen otherwise for the articles under some paths."""

    paths: tuple[Glob, ...] = Field(min_length=1)


class SchemaConfig(KebabModel):
    """The fields of the articles under some paths: written here, in a JSON Schema file, or in an installed model."""

    paths: tuple[Glob, ...] = ()
    fields: dict[str, dict[str, Any]] = Field(default_factory=dict)
    json_schema: FilePath | None = None
    model: str | None = None

    @model_validator(mode="after")
    def _one_source(self) -> SchemaConfig:
        if self.json_schema is not None and self.model is not None:
            raise ValueError("`json-schema` and `model` exclude each other")
        return self


class Config(KebabModel):
    """Everything that a configuration file may say."""

    extend: FilePath | None = Field(default=None, description="A configuration file that this one is laid over.")
    preset: str | None = None
    timezone: str | None = None
    lang: Literal["en", "zh"] | None = None
    rule_paths: tuple[FilePath, ...] = ()
    include: tuple[Glob, ...] | None = None
    exclude: tuple[Glob, ...] | None = None
    extend_exclude: tuple[Glob, ...] = ()
    respect_gitignore: bool = True
    max_file_size: int = Field(default=5_000_000, ge=1)
    fail_on: Literal["error", "warning", "info", "never"] = "warning"
    output_format: str | None = None
    lint: LintConfig = LintConfig()
    overrides: tuple[OverrideConfig, ...] = Field(default=(), alias="override")
    schemas: tuple[SchemaConfig, ...] = Field(default=(), alias="schema")
