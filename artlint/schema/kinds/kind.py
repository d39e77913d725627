"""What a type of field is: the values that it takes, how it judges them, and how JSON Schema says it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Protocol

from artlint.facts.values import Scalar, Shape, Value
from artlint.frozen import frozen
from artlint.patterns import compiled
from artlint.schema.errors import ErrorType, refusal

if TYPE_CHECKING:
    from artlint.presets import DateForms
    from artlint.schema.fields import FieldSpec

Check = Callable[[Value], object]
"""Judges one value: raises Refusal, gives anything."""

JsonSchema = dict[str, Any]
"""A part of a JSON Schema."""

DIALECT = "https://json-schema.org/draft/2020-12/schema"
"""The one dialect that is read and written."""


class Judges(Protocol):
    """Makes the judges of what is inside a value."""

    @property
    def dates(self) -> DateForms:
        """The dates that the preset's generator reads."""

    def judge(self, spec: FieldSpec) -> Check:
        """Give the judge of a value that `spec` describes."""

    def judge_map(self, fields: Mapping[str, FieldSpec]) -> Check:
        """Give the judge of a map with these fields."""


class Exports(Protocol):
    """Writes what is inside a value as JSON Schema."""

    @property
    def dates(self) -> DateForms:
        """The dates that the preset's generator reads."""

    def export(self, spec: FieldSpec) -> JsonSchema:
        """Give the schema of a value that `spec` describes."""

    def export_map(self, fields: Mapping[str, FieldSpec]) -> JsonSchema:
        """Give the schema of a map with these fields."""


@frozen(slots=True)
class Kind:
    """One type of field: which values it takes, which options it knows, how it judges and how it is exported.

    `check` gives None where every value that the type takes is right.
    """

    takes: frozenset[Scalar | Shape]
    check: Callable[[FieldSpec, Judges], Check | None]
    export: Callable[[FieldSpec, Exports], JsonSchema]
    options: frozenset[str] = frozenset()


LENGTHS = frozenset(("min_length", "max_length"))
TEXT_OPTIONS = LENGTHS | {"pattern"}


def measured(length: int, spec: FieldSpec) -> None:
    """Refuse a length beyond the limits of `spec`."""
    if spec.min_length is not None and length < spec.min_length:
        raise refusal(ErrorType.TOO_SHORT, limit=spec.min_length, length=length)
    if spec.max_length is not None and length > spec.max_length:
        raise refusal(ErrorType.TOO_LONG, limit=spec.max_length, length=length)


def matched(text: str, spec: FieldSpec) -> None:
    """Refuse a text in which the pattern of `spec` is not found."""
    if spec.pattern is not None and not compiled(spec.pattern).search(text):
        raise refusal(ErrorType.PATTERN, pattern=spec.pattern)
