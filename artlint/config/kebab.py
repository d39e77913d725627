"""The models of what people write: keys with dashes, nothing unknown, nothing changed afterwards."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class KebabModel(BaseModel):
    """A part of a configuration, a preset or a rule page; `snake_case` fields are `kebab-case` keys in the file."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, alias_generator=lambda name: name.replace("_", "-"), populate_by_name=True
    )
