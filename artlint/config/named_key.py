"""A key of the configuration as people name it: `lint.level`, `override[0].paths`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from enum import Enum, auto
from types import NoneType
from typing import Annotated, Any, get_args, get_origin

from artlint.config.kebab import KebabModel, is_model, types_of
from artlint.config.layers import Keys
from artlint.config.model import Config

_ITEM = re.compile(r"\A([\w-]+)\[(\d+)\]")


class Shape(Enum):
    """What a key leads to."""

    VALUE = auto()
    TABLE = auto()
    TABLES = auto()
    """A list of tables."""
    ANY = auto()
    """What the configuration does not say: an option of a rule, or of a field."""


def read_key(text: str) -> Keys:
    """Give the keys that lead to what is named, the number of a list item in digits; ValueError for no key."""
    try:
        data: Any = tomllib.loads(_ITEM.sub(r"\1.\2", f"{text} = true"))
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{text!r} is no dotted key; a part with other signs stands in quotes") from error
    keys: list[str] = []
    while isinstance(data, dict) and len(data) == 1:
        ((key, data),) = data.items()
        keys.append(key)
    return tuple(keys)


def shape_of(keys: Keys) -> Shape | None:
    """Give what `keys` lead to in a configuration; None where there is no such key."""
    kind: Any = Config
    for key in keys:
        kind = _below(kind, key)
        if kind is None:
            return None
    if kind is Any:
        return Shape.ANY
    if is_model(kind) or get_origin(kind) is dict:
        return Shape.TABLE
    return Shape.TABLES if is_model(_item(kind)) else Shape.VALUE


def key_names() -> Iterator[str]:
    """Give all keys that have a name of their own."""
    yield from _names(Config, "")


def _names(model: type[KebabModel], before: str) -> Iterator[str]:
    for name, annotation in types_of(model).items():
        key = f"{before}{name}"
        yield key
        kind = _certain(annotation)
        item = _item(kind)
        if is_model(kind):
            yield from _names(kind, f"{key}.")
        elif is_model(item):
            yield from _names(item, f"{key}[0].")


def _below(kind: Any, key: str) -> Any:
    if kind is Any:
        return Any
    if is_model(kind):
        types = types_of(kind)
        return _certain(types[key]) if key in types else None
    if get_origin(kind) is dict:
        return _certain(get_args(kind)[1])
    return _item(kind) if key.isdigit() and is_model(_item(kind)) else None


def _certain(kind: Any) -> Any:
    """Give a type without what is asked of it, and the `None` that stands for what is not set."""
    if get_origin(kind) is Annotated:
        kind = get_args(kind)[0]
    parts = [part for part in get_args(kind) if part is not NoneType]
    return parts[0] if NoneType in get_args(kind) and len(parts) == 1 else kind


def _item(kind: Any) -> Any:
    return get_args(kind)[0] if get_origin(kind) is tuple else None
