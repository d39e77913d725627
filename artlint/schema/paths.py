"""Which schema holds for which paths."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from artlint.config.checked import checked
from artlint.config.complaints import said_keys
from artlint.config.globs import Globs
from artlint.config.lines import leads_to
from artlint.config.model import SchemaConfig
from artlint.config.validation import DataError
from artlint.frozen import frozen
from artlint.presets import Preset
from artlint.schema.fields import FieldSpec
from artlint.schema.model import Schema
from artlint.schema.problem import OtherSchema

Keys = tuple[str, ...]
"""The way to a value: keys of tables, and numbers of list items in digits."""


class SchemaError(ValueError):
    """A schema of a configuration that makes no sense; `keys` lead to what is not right."""

    def __init__(self, message: str, keys: Keys) -> None:
        super().__init__(message)
        self.keys = keys


@frozen
class PathSchema:
    """A schema and the paths that it is for; no paths at all mean every path.

    `table` is the number of its `[[schema]]` in the configuration, from 0; None for one of the preset.
    """

    schema: Schema
    paths: Globs | None
    asks_for_block: bool
    table: int | None = None


def path_schemas(given: Sequence[SchemaConfig], preset: Preset, root: Path | None) -> Iterator[PathSchema]:
    """Give the schemas in the order in which they are asked: those given, then the preset's; the last is for all paths.

    Files are looked for in `root`. Raises SchemaError.
    """
    base = _fields(preset.fields, (f"preset {preset.name}",))
    for table, each in enumerate(given):
        schema = _schema(each, ("schema", str(table)), base, preset, root)
        yield PathSchema(schema, _globs(each), asks_for_block=True, table=table)
    for each in preset.schemas:
        schema = _schema(each, (f"preset {preset.name}",), base, preset, root)
        yield PathSchema(schema, _globs(each), asks_for_block=False)
    everywhere = Schema(base, preset.dates, any_case=preset.any_case, truths=preset.truths)
    yield PathSchema(everywhere, None, asks_for_block=False)


def _globs(given: SchemaConfig) -> Globs | None:
    return Globs(given.paths) if given.paths else None


def _schema(
    given: SchemaConfig, place: Keys, base: Mapping[str, FieldSpec], preset: Preset, root: Path | None
) -> Schema:
    fields = _fields(given.fields, place)
    others = list(_others(given, place, root))
    # What another schema describes, it judges alone: it may well allow more than the preset's generator is known for.
    described = frozenset[str]().union(*(other.names for other in others))
    own = described.union(fields)
    kept = {name: _without(spec, own) for name, spec in base.items() if name not in described}
    return Schema({**kept, **fields}, preset.dates, others, base, any_case=preset.any_case, truths=preset.truths)


def _without(spec: FieldSpec, names: frozenset[str]) -> FieldSpec:
    """Give a field of the preset without those aliases that are fields of their own here."""
    if names.isdisjoint(spec.aliases):
        return spec
    return spec.changed(aliases=tuple(alias for alias in spec.aliases if alias not in names))


def _others(given: SchemaConfig, place: Keys, root: Path | None) -> Iterator[OtherSchema]:
    if given.json_schema is not None:
        from artlint.schema.json_schema import JsonSchemaFile  # noqa: PLC0415 - only when a configuration asks for it

        keys = (*place, "json-schema")
        base = (root or Path()).resolve()
        path = (base / given.json_schema).resolve()
        told = f"{said_keys(keys)}: {given.json_schema!r}"
        if not path.is_relative_to(base):
            raise SchemaError(f"{told} lies outside the configuration's folder", keys)
        try:
            yield JsonSchemaFile(path)
        except ValueError as error:
            raise SchemaError(f"{told}: {error}", keys) from error
    if given.model is not None:
        from artlint.schema.installed import InstalledModel  # noqa: PLC0415 - likewise

        keys = (*place, "model")
        try:
            yield InstalledModel(given.model)
        except ValueError as error:
            raise SchemaError(f"{said_keys(keys)}: {error}", keys) from error


def _fields(given: Mapping[str, Mapping[str, Any]], place: Keys) -> dict[str, FieldSpec]:
    return {name: _field((*place, "fields", name), spec) for name, spec in given.items()}


def _field(place: Keys, given: Mapping[str, Any]) -> FieldSpec:
    try:
        return checked(FieldSpec, dict(given))
    except DataError as error:
        first = error.complaints(place)[0]
        is_there = leads_to(given, first.keys[len(place) :])
        raise SchemaError(first.text, first.keys if is_there else first.keys[:-1]) from error
