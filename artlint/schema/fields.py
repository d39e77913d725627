"""What a configuration may say of one front-matter field."""

from __future__ import annotations

from typing import Annotated, Any

from artlint.config.kebab import Condition, KebabModel, Truth, Whole, option
from artlint.facts.date_forms import date_forms
from artlint.facts.moments import writable_forms
from artlint.patterns import compiled
from artlint.schema.kinds import KINDS

_ALWAYS = frozenset(("type", "description", "required", "default", "aliases", "deprecated", "forbidden"))

_TYPES: dict[str, Any] = {
    "anyOf": [{"enum": list(KINDS)}, {"type": "array", "minItems": 1, "items": {"enum": list(KINDS)}}]
}


def _one_or_several(value: object) -> object:
    return (value,) if isinstance(value, str) else value


def _known_types(names: tuple[str, ...]) -> tuple[str, ...]:
    for name in names:
        if name not in KINDS:
            raise ValueError(f"unknown type {name!r}; known are {', '.join(sorted(KINDS))}")
    return names


def _compiles(pattern: str) -> str:
    compiled(pattern)
    return pattern


class FieldSpec(KebabModel):
    """One field: its type or types, whether it must be there, and what its value may be.

    Lengths are code points of text and items of lists. `default` is what the site takes when the field is absent: it is
    shown in editors and judges nothing. `deprecated` names the field to use instead, or is true where there is none.
    """

    type: Annotated[tuple[str, ...], Condition(_one_or_several, _known_types, json_schema=_TYPES)]
    description: str = ""
    required: Truth = False
    default: Any = None
    aliases: tuple[str, ...] = ()
    deprecated: Truth | str = False
    forbidden: Truth = False
    pattern: Annotated[str, Condition(after=_compiles)] | None = None
    min_length: Whole | None = option(default=None, ge=0)
    max_length: Whole | None = option(default=None, ge=0)
    min: Whole | float | None = None
    max: Whole | float | None = None
    values: tuple[str, ...] = ()
    unique: Truth = False
    items: FieldSpec | None = None
    fields: dict[str, FieldSpec] = option(default_factory=dict)
    accept: tuple[str, ...] = ()
    canonical: tuple[str, ...] = ()
    write: str | None = None
    schemes: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()

    def check_together(self) -> None:
        """Take only what says something about the type, and does not exclude something else."""
        self._check_forms()
        self._check_options()

    def _check_forms(self) -> None:
        for form in (*self.accept, *self.canonical):
            if form not in date_forms():
                raise ValueError(f"unknown date form {form!r}; known are {', '.join(sorted(date_forms()))}")
        if self.write is not None and self.write not in writable_forms():
            raise ValueError(f"cannot write {self.write!r}; known are {', '.join(sorted(writable_forms()))}")

    def _check_options(self) -> None:
        known = _ALWAYS.union(*(KINDS[name].options for name in self.type))
        strange = sorted(self.given - known)
        if strange:
            raise ValueError(f"`{strange[0].replace('_', '-')}` says nothing about the type {' | '.join(self.type)}")
        if "enum" in self.type and not self.values:
            raise ValueError("an enum needs its `values`")
        if self.required and (self.forbidden or self.default is not None):
            raise ValueError(f"`required` and `{'forbidden' if self.forbidden else 'default'}` exclude each other")
        if (self.min_length or 0) > (self.max_length if self.max_length is not None else float("inf")):
            raise ValueError("`min-length` is greater than `max-length`")
        if self.min is not None and self.max is not None and self.min > self.max:
            raise ValueError("`min` is greater than `max`")
