"""Schemas that installed packages offer: pydantic models in the entry-point group `artlint.schemas`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from importlib.metadata import entry_points
from typing import Any

from pydantic import BaseModel, ValidationError

from artlint.config.nearest import nearest
from artlint.facts.front_matter import FrontMatter
from artlint.schema.data import json_data
from artlint.schema.errors import ErrorType
from artlint.schema.kinds.kind import JsonSchema
from artlint.schema.places import find_place
from artlint.schema.problem import Problem

GROUP = "artlint.schemas"

# The names of https://docs.pydantic.dev/latest/errors/validation_errors/ that say one of our errors.
_TYPES = {
    "missing": ErrorType.MISSING,
    "extra_forbidden": ErrorType.FORBIDDEN,
    "string_pattern_mismatch": ErrorType.PATTERN,
    "string_too_short": ErrorType.TOO_SHORT,
    "string_too_long": ErrorType.TOO_LONG,
    "too_short": ErrorType.TOO_SHORT,
    "too_long": ErrorType.TOO_LONG,
    "greater_than": ErrorType.TOO_SMALL,
    "greater_than_equal": ErrorType.TOO_SMALL,
    "less_than": ErrorType.TOO_LARGE,
    "less_than_equal": ErrorType.TOO_LARGE,
    "enum": ErrorType.NOT_ALLOWED,
    "literal_error": ErrorType.NOT_ALLOWED,
}
_WRONG_TYPE = ("_type", "_parsing")
_EXPECTED = {"string": "str", "dict": "map", "model": "map", "model_attributes": "map", "tuple": "list", "set": "list"}
_LIMITS = ("min_length", "max_length", "gt", "ge", "lt", "le")


class InstalledModel:
    """The pydantic model called `name`; ValueError says why it cannot be used."""

    def __init__(self, name: str) -> None:
        self._model = _load(name)
        fields = self._model.model_fields
        self.names = frozenset(name for key, field in fields.items() for name in (key, field.alias) if name)

    def problems(self, front_matter: FrontMatter) -> Iterator[Problem]:
        """Give what is wrong with the fields, judged as JSON would hold them: a date is text."""
        data = json_data(front_matter)
        try:
            self._model.model_validate_json(json.dumps(data))
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                yield _problem(detail, front_matter, data)

    def export(self) -> JsonSchema:
        """Give the JSON Schema of the model."""
        return self._model.model_json_schema()


def _load(name: str) -> type[BaseModel]:
    offered = {each.name: each for each in entry_points(group=GROUP)}
    if name not in offered:
        near = nearest(name, offered)
        told = f"; did you mean {near!r}?" if near is not None else ""
        raise ValueError(f"no installed package offers the model {name!r} in {GROUP}{told}")
    try:
        model = offered[name].load()
    except (ImportError, AttributeError) as error:
        raise ValueError(f"the model {name!r} of {offered[name].value} cannot be loaded: {error}") from error
    if not (isinstance(model, type) and issubclass(model, BaseModel)):
        raise ValueError(f"{offered[name].value} is no pydantic model")  # noqa: TRY004 - told like one that is not there
    return model


def _problem(detail: Any, front_matter: FrontMatter, data: dict[str, object]) -> Problem:
    error, words = _judged(detail)
    place = find_place(front_matter.fields, {}, _keys(detail["loc"], data))
    return Problem(error, place.path, place.span(error), place.key_span, place.value, words)


def _keys(loc: tuple[int | str, ...], data: dict[str, object]) -> list[int | str]:
    """Give `loc` without what pydantic puts between keys: the branch of a union, the name of a validator."""
    keys: list[int | str] = []
    node: Any = data
    for index, part in enumerate(loc):
        if isinstance(node, dict) and (part in node or index == len(loc) - 1):
            keys.append(str(part))
            node = node.get(part)
        elif isinstance(node, list) and isinstance(part, int) and part < len(node):
            keys.append(part)
            node = node[part]
    return keys


def _judged(detail: Mapping[str, Any]) -> tuple[ErrorType, dict[str, str]]:
    name, words = detail["type"], detail.get("ctx", {})
    if name in _TYPES:
        limit = next((str(words[key]) for key in _LIMITS if key in words), "")
        length = str(words.get("actual_length", _length(detail["input"])))
        allowed, pattern = str(words.get("expected", "")), str(words.get("pattern", ""))
        return _TYPES[name], {"limit": limit, "length": length, "allowed": allowed, "pattern": pattern}
    for ending in _WRONG_TYPE:
        if name.endswith(ending):
            expected = name.removesuffix(ending)
            found = type(detail["input"]).__name__
            return ErrorType.WRONG_TYPE, {"expected": _EXPECTED.get(expected, expected), "found": found}
    return ErrorType.CUSTOM, {"message": detail["msg"].removeprefix("Value error, ")}


def _length(value: object) -> int:
    return len(value) if isinstance(value, str | list | dict) else 0
