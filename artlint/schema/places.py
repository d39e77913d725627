"""From the place that an error names to the place in the article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from artlint.facts.values import Entry, Value
from artlint.schema.errors import ErrorType
from artlint.schema.fields import FieldSpec
from artlint.text import Span

_AT_KEY = frozenset((ErrorType.UNKNOWN, ErrorType.EMPTY, ErrorType.FORBIDDEN, ErrorType.DEPRECATED))
"""The errors that are about a key; the others are about its value."""


class Place(NamedTuple):
    """A key or an item: its path, where it is, what it holds and what the configuration says of it.

    `fields` and `specs` are those of the map around it. What is missing has no value, the key of that map, and in
    `around` the map itself.
    """

    path: str
    key_span: Span | None
    value: Value | None
    spec: FieldSpec | None
    fields: Mapping[str, Entry]
    specs: Mapping[str, FieldSpec]
    around: Value | None = None

    def span(self, error: ErrorType) -> Span:
        """Give where `error` is shown: at the key or at the value; at the start of the file where there is neither."""
        if self.key_span is not None and (error in _AT_KEY or self.value is None):
            return self.key_span
        shown = self.value or self.around
        return shown.span if shown is not None else Span(0, 0)


def find_place(fields: Mapping[str, Entry], specs: Mapping[str, FieldSpec], loc: Sequence[str | int]) -> Place:
    """Give the place that the `loc` of an error names, as far as it leads; the parts are keys, aliases or indices."""
    place = Place("", None, None, None, fields, specs)
    for part in loc:
        spec = place.spec
        if isinstance(part, int):
            items = place.value.items if place.value is not None else ()
            if not 0 <= part < len(items):
                return place
            inner = spec.items if spec is not None else None
            place = Place(f"{place.path}[{part}]", None, items[part], inner, place.fields, place.specs)
            continue
        if place.value is not None:
            fields = entries_by_key(place.value)
            specs = spec.fields if spec is not None else {}
        found = specs.get(part)
        entry = next((fields[name] for name in names_of(part, found) if name in fields), None)
        path = f"{place.path}.{entry.key if entry is not None else part}".removeprefix(".")
        if entry is None:
            return Place(path, place.key_span, None, found, fields, specs, place.value)
        place = Place(path, entry.key_span, entry.value, found, fields, specs)
    return place


def entries_by_key(value: Value) -> dict[str, Entry]:
    """Give the entries of a map by key, the first of several equal ones."""
    return {entry.key: entry for entry in reversed(value.entries)}


def names_of(name: str, spec: FieldSpec | None) -> tuple[str, ...]:
    """Give the names that a field is known under, its own first."""
    return (name, *spec.aliases) if spec is not None else (name,)
