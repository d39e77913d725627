"""What is wrong with what people wrote, out of pydantic's errors: the key it is about, and a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from artlint.config.kebab import KebabModel, is_model, keys_of, types_of
from artlint.config.nearest import near

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

_UNKNOWN = "unexpected_keyword_argument"
TRUTH, WHOLE = "true or false", "a whole number"
_LIST = "a list"
_WANTED: Mapping[str, str] = {
    **dict.fromkeys(("tuple_type", "list_type", "set_type", "frozen_set_type"), _LIST),
    **dict.fromkeys(("dict_type", "mapping_type", "dataclass_type"), "a table"),
    "string_type": "text",
    **dict.fromkeys(("bool_type", "bool_parsing"), TRUTH),
    **dict.fromkeys(("int_type", "int_parsing", "int_from_float"), WHOLE),
    **dict.fromkeys(("float_type", "float_parsing"), "a number"),
}
"""What should have been there, by the kinds of pydantic's errors."""
_CHOICES = ("literal_error", "enum")
_UNION = frozenset(("bool", "str", "int", "float"))
"""How pydantic ends the way to a value that may be one of several types."""
_QUOTED = re.compile("'([^']*)'")


class Complaint(NamedTuple):
    """One thing that is wrong: the way to it, key by key, and what to say of it."""

    keys: tuple[str, ...]
    text: str


def complaints(error: ValidationError, model: type[KebabModel], before: Sequence[str] = ()) -> list[Complaint]:
    """Give what is wrong with data for `model`; an unknown key comes with the one that was probably meant.

    `before` are the keys that lead to the data.
    """
    details = error.errors(include_url=False)
    # A slip in a key makes two errors, of which this one tells more than that the right key is missing.
    details.sort(key=lambda detail: detail["type"] != _UNKNOWN)
    return [_complaint(detail, model, before, _wanted(detail, details)) for detail in details]


def said_keys(keys: Iterable[str]) -> str:
    """Give the way to a value in words: `schema[0].fields.title`."""
    return "".join(f"[{key}]" if key.isdigit() else f".{key}" for key in keys).removeprefix(".")


def _complaint(detail: ErrorDetails, model: type[KebabModel], before: Sequence[str], wanted: str) -> Complaint:
    inner = _way(detail)
    keys = (*before, *inner)
    name = said_keys(keys)
    if detail["type"] == _UNKNOWN:
        return Complaint(keys, f"unknown key `{name}`{near(keys[-1], _known(model, inner[:-1]))}")
    if detail["type"] == "missing":
        return Complaint(keys, f"the key `{name}` is missing")
    told = f"{wanted} is wanted" if wanted else detail["msg"].removeprefix("Value error, ").removeprefix("Input ")
    if detail["type"] in _CHOICES:
        told += near(str(detail["input"]), _QUOTED.findall(told))
    elif wanted == _LIST and isinstance(detail["input"], str):
        told += f", such as [{detail['input']!r}]"
    elif detail["type"] == "too_short":
        told = "it is empty"
    return Complaint(keys, f"{name}: {told}" if name else told)


def _way(detail: ErrorDetails) -> tuple[str, ...]:
    """Give the keys that lead to what is wrong."""
    keys = tuple(str(part) for part in detail["loc"])
    if keys[-1:] == ("[key]",):
        # The key itself is wrong, and the sentence quotes it.
        return keys[:-2]
    return keys[:-1] if keys and keys[-1] in _UNION and detail["type"] in _WANTED else keys


def _wanted(detail: ErrorDetails, details: Sequence[ErrorDetails]) -> str:
    """Give what should have been there; where that may be of several types, all of them."""
    if detail["type"] not in _WANTED:
        return ""
    same = (each for each in details if each["type"] in _WANTED and _way(each) == _way(detail))
    return " or ".join(dict.fromkeys(_WANTED[each["type"]] for each in same))


def _known(model: type[KebabModel], keys: Sequence[str]) -> list[str]:
    """Give the keys that the part of `model` to which `keys` lead knows."""
    current: type[KebabModel] | None = model
    for key in keys:
        if current is None:
            return []
        types = types_of(current)
        # The key of a dictionary or the number of an item leads to the same model as what holds it.
        if key in types:
            current = _inner(types[key])
    return [*keys_of(current)] if current is not None else []


def _inner(annotation: Any) -> type[KebabModel] | None:
    """Give the model that values of a type are, or hold."""
    if is_model(annotation):
        model: type[KebabModel] = annotation
        return model
    return next((found for part in get_args(annotation) if (found := _inner(part)) is not None), None)
