"""The models of what people write: keys with dashes, nothing unknown, nothing changed afterwards."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Strict

Truth = Annotated[bool, Strict()]
"""True or false, and no number that stands for it."""

Whole = Annotated[int, Strict()]
"""A whole number, and neither text that reads as one nor true for one."""


class KebabModel(BaseModel):
    """A part of a configuration, a preset or a rule page; `snake_case` fields are `kebab-case` keys in the file."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        alias_generator=lambda name: name.replace("_", "-"),
        populate_by_name=True,
        # Of most models a run asks for nothing that was not found right before.
        defer_build=True,
    )
