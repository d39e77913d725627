"""What a configuration may say of one front-matter field."""

from __future__ import annotations

import regex
from pydantic import Field, field_validator, model_validator

from artlint.config.kebab import KebabModel
from artlint.facts.dates import date_forms, writable_forms
from artlint.schema.kinds import KINDS


class FieldSpec(KebabModel):
    """One field: its type or types, whether it must be there, and what its value may be. Lengths are code points."""

    type: tuple[str, ...]
    required: bool = False
    pattern: str | None = None
    min_length: int | None = Field(default=None, ge=0)
    max_length: int | None = Field(default=None, ge=0)
    values: tuple[str, ...] = ()
    accept: tuple[str, ...] = ()
    canonical: tuple[str, ...] = ()
    write: str | None = None
    schemes: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()

    @field_validator("type", mode="before")
    @classmethod
    def _one_or_several(cls, value: object) -> object:
        return (value,) if isinstance(value, str) else value

    @field_validator("type")
    @classmethod
    def _known_types(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for name in value:
            if name not in KINDS:
                raise ValueError(f"unknown type {name!r}; known are {', '.join(sorted(KINDS))}")
        return value

    @field_validator("pattern")
    @classmethod
    def _compiles(cls, value: str | None) -> str | None:
        if value is not None:
            try:
                regex.compile(value)
            except regex.error as error:
                raise ValueError(f"the pattern does not compile: {error}") from error
        return value

    @model_validator(mode="after")
    def _known_forms(self) -> FieldSpec:
        for form in (*self.accept, *self.canonical):
            if form not in date_forms():
                raise ValueError(f"unknown date form {form!r}; known are {', '.join(sorted(date_forms()))}")
        if self.write is not None and self.write not in writable_forms():
            raise ValueError(f"cannot write {self.write!r}; known are {', '.join(sorted(writable_forms()))}")
        if "enum" in self.type and not self.values:
            raise ValueError("an enum needs its `values`")
        return self
