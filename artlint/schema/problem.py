"""What a schema says about one place of an article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple, Protocol

from artlint.facts.front_matter import FrontMatter
from artlint.facts.values import Value
from artlint.schema.errors import ErrorType
from artlint.schema.fields import FieldSpec
from artlint.schema.kinds.kind import JsonSchema
from artlint.text import Span

_NONE: Mapping[str, FieldSpec] = MappingProxyType({})


class Problem(NamedTuple):
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
    absent: Mapping[str, FieldSpec] = _NONE


class OtherSchema(Protocol):
    """A schema that is not written in the configuration: a JSON Schema, or the model of a package."""

    @property
    def names(self) -> frozenset[str]:
        """The names of the fields that it describes."""

    def problems(self, front_matter: FrontMatter) -> Iterator[Problem]:
        """Give what is wrong with the fields."""

    def export(self) -> JsonSchema:
        """Give it as JSON Schema."""
