"""Layers of configuration, one laid over the other, and where each value comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from artlint.config.checked import checked
from artlint.config.lines import leads_to, line_of
from artlint.config.model import Config
from artlint.config.validation import DataError
from artlint.frozen import frozen

Keys = tuple[str, ...]
"""The way to a value: keys of tables, and numbers of list items in digits."""


class ConfigError(Exception):
    """A configuration that is not right; the message names the file, and the line where one is known."""


@frozen(slots=True)
class Layer:
    """One source of configuration: where it comes from, in words, and what it says with its kebab-case keys.

    `path` is the file, where it is one. `table` are the keys that lead there to what stands for `lint`.
    """

    origin: str
    data: Mapping[str, Any]
    path: Path | None = None
    table: Keys = ()

    def place(self, keys: Sequence[str], word: str = "") -> str:
        """Give the origin, with the line of what `keys` lead to where it is a file."""
        written = (*self.table, *keys[1:]) if self.table else keys
        line = line_of(self.path, written, word) if self.path is not None else None
        return f"{self.origin}:{line}" if line else self.origin

    def check(self) -> None:
        """Raise ConfigError where the data is not what a configuration may hold."""
        try:
            checked(Config, self.data)
        except DataError as error:
            first = error.complaints()[0]
            raise ConfigError(f"{self.place(first.keys)}: {first.text}") from error


def merged(layers: Sequence[Layer]) -> Config:
    """Give the configuration of all layers, the later ones winning key by key.

    Tables are merged, the lists called `extend-…` are joined, all others replaced. ConfigError for one that is wrong.
    """
    data: dict[str, Any] = {}
    for layer in layers:
        lay(data, layer.data)
    try:
        return checked(Config, data)
    except DataError as error:
        for layer in layers:
            layer.check()
        raise ConfigError(f"{layers[-1].origin}: {error.complaints()[0].text}") from error


def lay(base: dict[str, Any], over: Mapping[str, Any]) -> None:
    """Lay one table over another, which is changed."""
    for key, value in over.items():
        if isinstance(value, Mapping) and isinstance(base.get(key), Mapping):
            inner = dict(base[key])
            lay(inner, value)
            base[key] = inner
        elif _joins(key, base.get(key), value):
            base[key] = [*base[key], *value]
        else:
            base[key] = value


def _joins(key: str, under: object, over: object) -> bool:
    return key.startswith("extend-") and isinstance(under, list | tuple) and isinstance(over, list | tuple)


def origins(layers: Sequence[Layer]) -> dict[Keys, tuple[Any, str]]:
    """Give every value that is set, by its keys, with its place; that of a joined list are several."""
    found: dict[Keys, tuple[Any, str]] = {}
    for layer in layers:
        for keys, value in flat(layer.data):
            under, origin = found.get(keys, (None, ""))
            place = layer.place(keys)
            joins = _joins(keys[-1], under, value)
            found[keys] = ([*under, *value], f"{origin}, {place}") if joins else (value, place)
    return found


def flat(data: Mapping[str, Any], before: Keys = ()) -> Iterator[tuple[Keys, Any]]:
    """Give the values in a table of tables with the keys that lead to them; an empty table is a value."""
    for key, value in data.items():
        if isinstance(value, Mapping) and value:
            yield from flat(value, (*before, key))
        else:
            yield (*before, key), value


def place_of(layers: Sequence[Layer], word: str, keys: Sequence[str] = ()) -> str:
    """Give where the strongest layer says what `keys` lead to, or says `word` at all, with the line of a file.

    Empty where no layer does.
    """
    for layer in reversed(layers):
        if keys and leads_to(layer.data, keys):
            return layer.place(keys)
        found = _keys_of(layer.data, word)
        if found is not None:
            return layer.place(found, word)
    return ""


def table_layer(layers: Sequence[Layer], keys: Keys, data: Mapping[str, Any]) -> Layer:
    """Give as a layer of its own what a table says for `lint`: that to which `keys` lead in the strongest layer."""
    holder = next(layer for layer in reversed(layers) if leads_to(layer.data, keys))
    return Layer(holder.origin, {"lint": data}, holder.path, keys)


def _keys_of(data: object, word: str) -> Keys | None:
    """Give the keys that lead to the first place at which `data` says `word`, as a key or as a text."""
    if isinstance(data, str):
        return () if word and data == word else None
    if isinstance(data, Mapping):
        pairs = [(str(key), value) for key, value in data.items()]
    elif isinstance(data, list | tuple):
        pairs = [(str(index), item) for index, item in enumerate(data)]
    else:
        return None
    for key, value in pairs:
        inner = () if word and key == word else _keys_of(value, word)
        if inner is not None:
            return (key, *inner)
    return None
