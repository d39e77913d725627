"""A schema as JSON Schema 2020-12, for editors; it never refuses what artlint accepts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from artlint.presets import DateForms
from artlint.schema.fields import FieldSpec
from artlint.schema.kinds import KINDS
from artlint.schema.kinds.kind import JsonSchema
from artlint.schema.places import names_of

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_BLANK: JsonSchema = {"anyOf": [{"enum": [None, [], {}]}, {"type": "string", "pattern": r"^\s*$"}]}
_IS_BLANK: JsonSchema = {"$ref": "#/$defs/blank"}


@dataclass(frozen=True, slots=True)
class FieldExports:
    """Writes fields for a preset with these dates; `closed` refuses every field that is not known."""

    dates: DateForms
    closed: bool = False

    def document(self, fields: Mapping[str, FieldSpec], title: str) -> JsonSchema:
        """Give the whole schema of front matter with these fields."""
        return {"$schema": DIALECT, "title": title, **self.export_map(fields), "$defs": {"blank": _BLANK}}

    def export_map(self, fields: Mapping[str, FieldSpec]) -> JsonSchema:
        """Give the schema of a map with these fields."""
        properties = {known: self.export(spec) for name, spec in fields.items() for known in names_of(name, spec)}
        schema: JsonSchema = {"type": "object", "properties": properties}
        required = [name for name, spec in fields.items() if spec.required and not spec.aliases]
        if required:
            schema["required"] = required
        several = [names_of(name, spec) for name, spec in fields.items() if spec.required and spec.aliases]
        if several:
            schema["allOf"] = [{"anyOf": [{"required": [name]} for name in names]} for names in several]
        return schema | ({"additionalProperties": False} if self.closed else {})

    def export(self, spec: FieldSpec) -> JsonSchema:
        """Give the schema of a value that `spec` describes."""
        told = {
            "description": spec.description or None,
            "default": spec.default,
            "deprecated": bool(spec.deprecated) or None,
        }
        schema = {key: value for key, value in told.items() if value is not None}
        if isinstance(spec.deprecated, str):
            schema.setdefault("description", f"Use `{spec.deprecated}` instead.")
        if spec.forbidden:
            return schema | {"not": {}}
        kinds = [KINDS[name].export(spec, self) for name in spec.type]
        if not spec.required:
            return schema | {"anyOf": [*kinds, _IS_BLANK]}
        if len(kinds) > 1:
            return schema | {"anyOf": kinds, "not": _IS_BLANK}
        return schema | kinds[0] | {"not": _IS_BLANK}
