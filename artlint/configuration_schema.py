"""The configuration file as JSON Schema 2020-12, for editors."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from artlint.config.model import Config
from artlint.config.validation import json_schema
from artlint.presets import preset_names
from artlint.rulebook import Rule, own_rules
from artlint.rulebook.options import options_of
from artlint.schema.fields import FieldSpec
from artlint.schema.kinds.kind import DIALECT, JsonSchema

_ID = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"

_SELECTING = ("select", "ignore", "extend-select", "extend-ignore", "fixable", "unfixable")


class _Untitled(GenerateJsonSchema):
    def nullable_schema(self, schema: Any) -> JsonSchema:
        """Leave out null, which TOML has not."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: Any) -> JsonSchema:
        """Leave out a default that is null too."""
        is_null = schema.get("default") is None
        return self.generate_inner(schema["schema"]) if is_null else super().default_schema(schema)

    def field_title_should_be_set(self, _schema: Any) -> bool:
        """Leave out titles that only repeat the names of keys."""
        return False


def configuration_schema() -> JsonSchema:
    """Give the schema of `artlint.toml`: ids and options are those of artlint's own rules, and others are let pass."""
    rules = sorted(own_rules().values(), key=lambda rule: rule.id)
    schema = json_schema(Config, _Untitled)
    definitions = schema.pop("$defs") | json_schema(FieldSpec, _Untitled)["$defs"]
    properties = schema["properties"]
    properties["preset"] = {"enum": preset_names(), "description": properties["preset"]["description"]}
    # That of each key stands with the key.
    del properties["lint"]["default"]
    definitions["SchemaConfig"]["properties"]["fields"] |= _named({"$ref": "#/$defs/FieldSpec"})
    definitions["Selector"] = {"anyOf": [{"enum": _selectors(rules)}, {"type": "string", "pattern": _ID}]}
    selectors = {"type": "array", "items": {"$ref": "#/$defs/Selector"}}
    level = {"$ref": "#/$defs/Level"}
    definitions["Levels"] = _by_rule({rule.id: level for rule in rules}, level)
    definitions["Rules"] = _by_rule({rule.id: _options(rule) for rule in rules}, {"type": "object"})
    typed = dict.fromkeys(_SELECTING, selectors) | {
        "per-file-ignores": _named(selectors),
        "level": {"$ref": "#/$defs/Levels"},
        "rules": {"$ref": "#/$defs/Rules"},
    }
    for choice in ("LintConfig", "OverrideConfig"):
        known = definitions[choice]["properties"]
        known.update(
            {name: each | {"description": known[name]["description"]} for name, each in typed.items() if name in known}
        )
    return {"$schema": DIALECT, **schema, "title": "Configuration of artlint", "$defs": definitions}


def _named(value: JsonSchema) -> JsonSchema:
    return {"type": "object", "additionalProperties": value}


def _by_rule(known: dict[str, JsonSchema], other: JsonSchema) -> JsonSchema:
    return {"type": "object", "properties": known, "propertyNames": {"pattern": _ID}, "additionalProperties": other}


def _selectors(rules: Iterable[Rule]) -> list[str]:
    return sorted({name for rule in rules for name in ("all", rule.category, rule.id)})


def _options(rule: Rule) -> JsonSchema:
    """Give the options of a rule: those of its matcher but for the kind, lists with `extend-` before them too."""
    schema = json_schema(rule.matcher_class, _Untitled)
    inner = schema.get("$defs", {})
    told = options_of(rule.matcher_class)
    options: dict[str, Any] = {}
    for name, each in schema["properties"].items():
        if name != "kind":
            options[name] = _inlined(each, inner) | ({"description": told[name].meaning} if told[name].meaning else {})
            if each.get("type") == "array":
                options[f"extend-{name}"] = {key: value for key, value in options[name].items() if key != "default"}
    return {"type": "object", "properties": options, "additionalProperties": False}


def _inlined(schema: Any, definitions: dict[str, Any]) -> Any:
    """Give `schema` with its references replaced by what they name: matchers have no circles."""
    if isinstance(schema, list):
        return [_inlined(each, definitions) for each in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return _inlined(definitions[schema["$ref"].rpartition("/")[2]], definitions)
    return {key: _inlined(each, definitions) for key, each in schema.items()}
