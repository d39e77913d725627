"""What is wrong with what people wrote, out of pydantic's errors: the key it is about, and a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

_UNKNOWN = "extra_forbidden"
_LISTS = ("tuple_type", "list_type", "set_type", "frozen_set_type")


class Complaint(NamedTuple):
    """One thing that is wrong: the way to it, key by key, and what to say of it."""

    keys: tuple[str, ...]
    text: str


def complaints(error: ValidationError, model: type[BaseModel]) -> list[Complaint]:
    """Give what is wrong with data for `model`; an unknown key comes with the one that was probably meant."""
    details = error.errors(include_url=False, include_input=False)
    # A slip in a key makes two errors, of which this one tells more than that the right key is missing.
    details.sort(key=lambda detail: detail["type"] != _UNKNOWN)
    return [_complaint(detail, model) for detail in details]


def near(word: str, known: Iterable[str]) -> str:
    """Give the one of `known` that `word` is most likely a slip of, as the end of a sentence; empty for none."""
    found = get_close_matches(word, sorted(known), n=1, cutoff=0.5)
    return f"; did you mean `{found[0]}`?" if found else ""


def said_keys(keys: Iterable[str]) -> str:
    """Give the way to a value in words: `schema[0].fields.title`."""
    return "".join(f"[{key}]" if key.isdigit() else f".{key}" for key in keys).removeprefix(".")


def _complaint(detail: ErrorDetails, model: type[BaseModel]) -> Complaint:
    keys = tuple(str(part) for part in detail["loc"])
    name = said_keys(keys)
    if detail["type"] == _UNKNOWN:
        return Complaint(keys, f"unknown key `{name}`{near(keys[-1], _known(model, keys[:-1]))}")
    if detail["type"] == "missing":
        return Complaint(keys, f"the key `{name}` is missing")
    told = detail["msg"].removeprefix("Value error, ").removeprefix("Input ")
    if detail["type"] in _LISTS:
        told = "a list is wanted"
    return Complaint(keys, f"{name}: {told}" if name else told)


def _known(model: type[BaseModel], keys: Sequence[str]) -> list[str]:
    """Give the keys that the part of `model` to which `keys` lead knows."""
    current: type[BaseModel] | None = model
    for key in keys:
        if current is None:
            return []
        by_name = {field.alias or name: field for name, field in current.model_fields.items()}
        # The key of a dictionary or the number of an item leads to the same model as what holds it.
        if key in by_name:
            current = _inner(by_name[key].annotation)
    return [field.alias or name for name, field in current.model_fields.items()] if current is not None else []


def _inner(annotation: Any) -> type[BaseModel] | None:
    """Give the model that values of a type are, or hold."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _inner(part)) is not None), None)
