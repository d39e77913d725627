"""A JSON Schema 2020-12 file as a schema of front matter, each error with its place in the article."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from artlint.facts.front_matter import FrontMatter
from artlint.reading import FileProblem, TooLarge, read_file
from artlint.schema.data import json_data
from artlint.schema.errors import ErrorType
from artlint.schema.kinds.kind import DIALECT, JsonSchema
from artlint.schema.places import find_place
from artlint.schema.problem import Problem
from artlint.schema.references import check_references
from artlint.text import clip

if TYPE_CHECKING:
    from jsonschema_rs import ValidationError

_LONGEST = 5_000_000
"""Bytes that a schema may have."""
_BACKTRACKS = 100_000
"""Steps after which a pattern is given up: some ten milliseconds."""

_TYPES = {
    "string": "str", "integer": "int", "number": "float", "boolean": "bool", "array": "list", "object": "map",
}  # fmt: skip
_LIMITS = {
    "minLength": ErrorType.TOO_SHORT, "minItems": ErrorType.TOO_SHORT, "minProperties": ErrorType.TOO_SHORT,
    "maxLength": ErrorType.TOO_LONG, "maxItems": ErrorType.TOO_LONG, "maxProperties": ErrorType.TOO_LONG,
    "minimum": ErrorType.TOO_SMALL, "exclusiveMinimum": ErrorType.TOO_SMALL,
    "maximum": ErrorType.TOO_LARGE, "exclusiveMaximum": ErrorType.TOO_LARGE,
}  # fmt: skip


class JsonSchemaFile:
    """The schema in a file; ValueError says why it cannot be used."""

    def __init__(self, path: Path) -> None:
        self.document = _read(path)
        self.names = frozenset(self.document.get("properties", {}))
        self._validator = _validator(self.document)

    def problems(self, front_matter: FrontMatter) -> Iterator[Problem]:
        """Give what is wrong with the fields; TimeoutError for a pattern that takes too long."""
        for error in self._validator.iter_errors(json_data(front_matter)):
            yield from _problems(error, front_matter)

    def export(self) -> JsonSchema:
        """Give the schema itself."""
        return self.document


def _read(path: Path) -> JsonSchema:
    try:
        found = read_file(path, _LONGEST)
        if isinstance(found, TooLarge):
            raise ValueError(f"{found.size} bytes are too many for a JSON Schema")  # noqa: TRY004 - as below
        document = json.loads(found.data.decode("utf-8"))
    except FileProblem as problem:
        raise ValueError(str(problem)) from problem
    except (UnicodeDecodeError, RecursionError) as error:
        raise ValueError("cannot be read as JSON") from error
    except json.JSONDecodeError as error:
        raise ValueError(f"line {error.lineno}: {error.msg[:1].lower()}{error.msg[1:]}") from error
    if not isinstance(document, dict):
        raise ValueError("a JSON Schema of front matter is an object")  # noqa: TRY004 - the file is at fault, not its type
    if document.get("$schema", DIALECT).removesuffix("#") != DIALECT:
        raise ValueError(f"`$schema` is not {DIALECT}")
    try:
        check_references(document)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
    return document


def _validator(document: JsonSchema) -> Any:
    try:
        import jsonschema_rs  # noqa: PLC0415 - an extra, and only when a configuration asks for it
    except ImportError as error:
        raise ValueError("reading it takes a package: pip install 'artlint[json-schema]'") from error
    try:
        return jsonschema_rs.Draft202012Validator(
            document,
            offline=True,
            validate_formats=True,
            pattern_options=jsonschema_rs.FancyRegexOptions(backtrack_limit=_BACKTRACKS),
        )
    except (jsonschema_rs.ValidationError, ValueError) as error:
        raise ValueError(_said(error)) from error


def _said(error: Exception) -> str:
    place = "/".join(map(str, getattr(error, "instance_path", ())))
    return f"{place}: {clip(str(getattr(error, 'message', error)), 160)}".removeprefix(": ")


def _problems(error: ValidationError, front_matter: FrontMatter) -> Iterator[Problem]:
    kind = error.kind.name
    told = error.kind.as_dict()
    # A pattern that did not come to an end has an error instead of itself.
    if kind == "pattern" and "pattern" not in told:
        raise TimeoutError(error.message)
    if kind == "required":
        yield _problem(ErrorType.MISSING, [*error.instance_path, told["property"]], {}, front_matter)
    elif kind in ("additionalProperties", "unevaluatedProperties"):
        for name in told["unexpected"]:
            yield _problem(ErrorType.FORBIDDEN, [*error.instance_path, name], {}, front_matter)
    else:
        judged, words = _WORDS.get(kind, _custom)(error, told)
        yield _problem(judged, error.instance_path, words, front_matter)


_Words = Callable[["ValidationError", Mapping[str, Any]], tuple[ErrorType, dict[str, str]]]


def _custom(error: ValidationError, _told: Mapping[str, Any]) -> tuple[ErrorType, dict[str, str]]:
    return ErrorType.CUSTOM, {"message": clip(error.message, 160)}


def _type(error: ValidationError, told: Mapping[str, Any]) -> tuple[ErrorType, dict[str, str]]:
    wanted = [_TYPES.get(name, name) for name in told["types"]]
    return ErrorType.WRONG_TYPE, {"expected": " | ".join(sorted(wanted)), "found": _found(error.instance)}


def _found(value: object) -> str:
    names = {type(None): "null", dict: "map"}
    return names.get(type(value), type(value).__name__)


def _format(error: ValidationError, told: Mapping[str, Any]) -> tuple[ErrorType, dict[str, str]]:
    return ErrorType.WRONG_TYPE, {"expected": str(told["format"]), "found": _found(error.instance)}


def _options(_error: ValidationError, told: Mapping[str, Any]) -> tuple[ErrorType, dict[str, str]]:
    options = told["options"] if "options" in told else [told["expected_value"]]
    return ErrorType.NOT_ALLOWED, {"allowed": ", ".join(_word(option) for option in options)}


def _word(option: object) -> str:
    return option if isinstance(option, str) else json.dumps(option, ensure_ascii=False)


def _limit(error: ValidationError, told: Mapping[str, Any]) -> tuple[ErrorType, dict[str, str]]:
    length = len(error.instance) if isinstance(error.instance, str | list | dict) else 0
    return _LIMITS[error.kind.name], {"limit": str(told["limit"]), "length": str(length)}


_WORDS: Mapping[str, _Words] = {
    "type": _type,
    "format": _format,
    "enum": _options,
    "const": _options,
    "pattern": lambda _, told: (ErrorType.PATTERN, {"pattern": str(told["pattern"])}),
    "falseSchema": lambda *_: (ErrorType.FORBIDDEN, {}),
    **dict.fromkeys(_LIMITS, _limit),
}


def _problem(error: ErrorType, loc: list[Any], words: dict[str, str], front_matter: FrontMatter) -> Problem:
    place = find_place(front_matter.fields, {}, loc)
    return Problem(error, place.path, place.span(error), place.key_span, place.value, words)
