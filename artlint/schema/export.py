"""A schema as JSON Schema 2020-12, for editors; it never refuses what artlint accepts."""

from __future__ import annotations

import json
from collections.abc import Mapping

from artlint.facts.date_forms import date_forms
from artlint.facts.values import Scalar
from artlint.frozen import frozen
from artlint.presets import DateForms
from artlint.schema.ecma import any_case
from artlint.schema.fields import FieldSpec
from artlint.schema.judge import TRUTHS
from artlint.schema.kinds import KINDS
from artlint.schema.kinds.kind import DIALECT, JsonSchema
from artlint.schema.kinds.moments import DEFINED, export_form
from artlint.schema.model import Schema
from artlint.schema.places import names_of

_OTHER = "other"
_BLANK: JsonSchema = {"anyOf": [{"enum": [None, [], {}]}, {"type": "string", "pattern": r"^\s*$"}]}
_IS_BLANK: JsonSchema = {"$ref": "#/$defs/blank"}
_TEMPLATE: JsonSchema = {"type": "string", "pattern": r"\{\{|\{%"}
_IS_TEMPLATE: JsonSchema = {"$ref": "#/$defs/template"}


def front_matter_schema(schema: Schema, title: str, *, closed: bool = False) -> JsonSchema:
    """Give the whole of a schema as one document; `closed` refuses every field that it does not know."""
    is_closed = closed and not schema.others and not schema.any_case
    exports = FieldExports(schema.dates, is_closed, schema.any_case, schema.truths)
    document = {"$schema": DIALECT, "title": title, **exports.export_map(schema.fields)}
    definitions: JsonSchema = {"blank": _BLANK, "template": _TEMPLATE}
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


@frozen(slots=True)
class FieldExports:
    """Writes fields for a preset with these dates; `closed` refuses every field that is not known.

    With `any_case` a field may be there in another case, which JSON Schema cannot say: none is asked for. With `truths`
    `yes` and `no` are truth values.
    """

    dates: DateForms
    closed: bool = False
    any_case: bool = False
    truths: bool = False

    def export_map(self, fields: Mapping[str, FieldSpec]) -> JsonSchema:
        """Give the schema of a map with these fields."""
        properties = {known: self.export(spec) for name, spec in fields.items() for known in names_of(name, spec)}
        schema: JsonSchema = {"type": "object", "properties": properties}
        asked = {} if self.any_case else {name: spec for name, spec in fields.items() if spec.required}
        required = [name for name, spec in asked.items() if not spec.aliases]
        if required:
            schema["required"] = required
        several = [names_of(name, spec) for name, spec in asked.items() if spec.aliases]
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
        # What a template fills in may become anything.
        kinds = [*(KINDS[name].export(spec, self) for name in spec.type), _IS_TEMPLATE]
        if self.truths and any(Scalar.BOOL in KINDS[name].takes for name in spec.type):
            kinds.append({"type": "string", "pattern": f"^(?:{'|'.join(map(any_case, TRUTHS))})$"})
        return schema | ({"anyOf": kinds, "not": _IS_BLANK} if spec.required else {"anyOf": [*kinds, _IS_BLANK]})
