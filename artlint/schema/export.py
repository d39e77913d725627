"""A schema as JSON Schema 2020-12, for editors; it never refuses what artlint accepts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from artlint.facts.date_forms import date_forms
from artlint.presets import DateForms
from artlint.schema.fields import FieldSpec
from artlint.schema.kinds import KINDS
from artlint.schema.kinds.kind import DIALECT, JsonSchema
from artlint.schema.kinds.moments import DEFINED, export_form
from artlint.schema.model import Schema
from artlint.schema.places import names_of

_OTHER = "other"
_BLANK: JsonSchema = {"anyOf": [{"enum": [None, [], {}]}, {"type": "string", "pattern": r"^\s*$"}]}
_IS_BLANK: JsonSchema = {"$ref": "#/$defs/blank"}


def front_matter_schema(schema: Schema, title: str, *, closed: bool = False) -> JsonSchema:
    """Give the whole of a schema as one document; `closed` refuses every field that it does not know."""
    exports = FieldExports(schema.dates, closed and not schema.others)
    document = {"$schema": DIALECT, "title": title, **exports.export_map(schema.fields)}
    definitions: JsonSchema = {"blank": _BLANK}
    for number, other in enumerate(schema.others):
        # With an `$id` of its own its references keep their meaning inside another document.
        name = f"{_OTHER}-{number}"
        definitions[name] = {"$id": f"artlint:{name}"} | other.export()
        document["allOf"] = [*document.get("allOf", ()), {"$ref": definitions[name]["$id"]}]
    written = json.dumps(document)
    for form in sorted(date_forms()):
        if f'/{DEFINED}{form}"' in written:
            definitions[f"{DEFINED}{form}"] = export_form(form)
    return {**document, "$defs": definitions}


@dataclass(frozen=True, slots=True)
class FieldExports:
    """Writes fields for a preset with these dates; `closed` refuses every field that is not known."""

    dates: DateForms
    closed: bool = False

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
