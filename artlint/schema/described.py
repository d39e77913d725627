"""The values of an article, each with what the schema says of its field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from artlint.facts.values import Entry, Shape, Value
from artlint.schema.fields import FieldSpec


class Described(NamedTuple):
    """A scalar with the path of its field; `spec` is None where the schema says nothing of it."""

    field: str
    value: Value
    spec: FieldSpec | None


def described(entries: Mapping[str, Entry], specs: Mapping[str, FieldSpec], path: str = "") -> Iterator[Described]:
    """Give the scalars of a map of the article, and of the maps and lists inside it, in reading order."""
    for name, entry in entries.items():
        spec = specs.get(name) or next((each for each in specs.values() if name in each.aliases), None)
        yield from _inside(f"{path}{name}", entry.value, spec)


def _inside(path: str, value: Value, spec: FieldSpec | None) -> Iterator[Described]:
    if value.shape is Shape.SCALAR:
        yield Described(path, value, spec)
        return
    for index, item in enumerate(value.items):
        yield from _inside(f"{path}[{index}]", item, spec.items if spec is not None else None)
    if value.entries:
        inner = {entry.key: entry for entry in reversed(value.entries)}
        specs = spec.fields if spec is not None else {}
        # A date may be a map of several that nobody describes: Material's `date: {created: …, updated: …}`.
        if spec is not None and not specs and "date" in spec.type:
            specs = dict.fromkeys(inner, spec)
        yield from described({key: inner[key] for key in reversed(inner)}, specs, f"{path}.")
