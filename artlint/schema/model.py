"""A schema of front matter: what it has against the fields of an article, each thing with its place."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pydantic import ValidationError
from pydantic_core import PydanticCustomError

from artlint.facts.front_matter import FrontMatter
from artlint.facts.values import Entry, Value
from artlint.presets import DateForms
from artlint.schema.addresses import Address, AddressFields
from artlint.schema.errors import ErrorType
from artlint.schema.fields import FieldSpec
from artlint.schema.judge import FieldJudges, Fields
from artlint.text import Span

_AT_KEY = frozenset((ErrorType.UNKNOWN, ErrorType.EMPTY, ErrorType.FORBIDDEN, ErrorType.DEPRECATED))
"""The errors that are about a key; the others are about its value."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One error of a schema: its type, the path of the field, the place, and the words that describe it.

    `value` is None for a field that is missing, `key_span` for one that is missing and for an item of a list; `spec`
    is what the configuration says of the field, where it says something. `absent` are the fields that the same map
    could have and has not.
    """

    error: ErrorType
    field: str
    span: Span
    key_span: Span | None
    value: Value | None
    words: Mapping[str, str]
    spec: FieldSpec | None = None
    absent: Mapping[str, FieldSpec] = dataclasses.field(default_factory=dict)


class Schema:
    """The fields that an article may and must have."""

    def __init__(self, fields: Mapping[str, FieldSpec], dates: DateForms) -> None:
        self.fields = dict(fields)
        self.dates = dates
        self._judges = FieldJudges(dates)

    @cached_property
    def _inside(self) -> Fields:
        return Fields(self.fields, self._judges)

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of the fields, and those that they are also known under."""
        return frozenset(self.fields).union(*(spec.aliases for spec in self.fields.values()))

    def accepts(self, spec: FieldSpec, value: Value) -> bool:
        """Tell whether a field that `spec` describes could have `value`."""
        try:
            self._judges.judge(spec)(value)
        except (PydanticCustomError, ValidationError):
            return False
        return True

    def problems(self, front_matter: FrontMatter) -> Mapping[ErrorType, Sequence[Problem]]:
        """Give what is wrong with the fields by the type of the error; nothing at all for most articles."""
        fields = front_matter.fields
        try:
            self._inside.validate({name: entry.value for name, entry in fields.items()})
        except ValidationError as error:
            found: dict[ErrorType, list[Problem]] = {}
            for detail in error.errors(include_url=False, include_input=False):
                problem = self._problem(fields, detail)
                found.setdefault(problem.error, []).append(problem)
            return found
        return {}

    def _problem(self, fields: Mapping[str, Entry], detail: Any) -> Problem:
        error = ErrorType(detail["type"])
        words = {key: str(value) for key, value in detail.get("ctx", {}).items()}
        place = _find(fields, self.fields, detail["loc"])
        span = place.key_span if place.key_span is not None and (error in _AT_KEY or place.value is None) else None
        if span is None:
            span = place.value.span if place.value is not None else Span(0, 0)
        return Problem(error, place.path, span, place.key_span, place.value, words, place.spec, place.absent)

    def addresses(self, front_matter: FrontMatter) -> list[Address]:
        """Give the fields that hold addresses of images or links."""
        return self._address_fields.find(front_matter)

    @cached_property
    def _address_fields(self) -> AddressFields:
        return AddressFields(self.fields)


@dataclass(frozen=True, slots=True)
class _Place:
    path: str
    key_span: Span | None = None
    value: Value | None = None
    spec: FieldSpec | None = None
    absent: Mapping[str, FieldSpec] = dataclasses.field(default_factory=dict)


def _find(fields: Mapping[str, Entry], specs: Mapping[str, FieldSpec], loc: Sequence[str | int]) -> _Place:
    """Give the place that pydantic's `loc` names; of a key that is missing, that of the map around it."""
    place = _Place("")
    for part in loc:
        inner = place.spec
        if isinstance(part, int):
            items = place.value.items if place.value is not None else ()
            if part >= len(items):
                return place
            place = _Place(f"{place.path}[{part}]", None, items[part], inner.items if inner is not None else None)
            continue
        if place.path:
            fields = {entry.key: entry for entry in reversed(place.value.entries if place.value is not None else ())}
            specs = inner.fields if inner is not None else {}
        spec = specs.get(part)
        entry = next((fields[name] for name in _names(part, spec) if name in fields), None)
        path = f"{place.path}.{entry.key if entry is not None else part}".removeprefix(".")
        if entry is None:
            return _Place(path, place.key_span, None, spec)
        absent = {name: each for name, each in specs.items() if fields.keys().isdisjoint(_names(name, each))}
        place = _Place(path, entry.key_span, entry.value, spec, absent)
    return place


def _names(name: str, spec: FieldSpec | None) -> tuple[str, ...]:
    return (name, *spec.aliases) if spec is not None else (name,)
