"""Where configuration comes from: the nearest file above each article, the user's, inline values, and detection."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from artlint.config.boundary import leads_out
from artlint.config.complaints import complaints
from artlint.config.lines import leads_to, line_of
from artlint.config.model import Config

FILE_NAMES = (".artlint.toml", "artlint.toml", "pyproject.toml")


class ConfigError(Exception):
    """A configuration that is not right; the message names the file, and the line where one is known."""


@dataclass(frozen=True, slots=True)
class Layer:
    """One source of configuration: where it comes from, in words, and what it says with its kebab-case keys."""

    origin: str
    data: Mapping[str, Any]


def nearest_file(folder: Path) -> Path | None:
    """Give the configuration file in `folder` or the closest folder above it; None when there is none."""
    for each in (folder, *folder.parents):
        for name in FILE_NAMES:
            path = each / name
            if path.is_file() and (name != "pyproject.toml" or "artlint" in _tool_table(path)):
                return path
    return None


def user_file() -> Path | None:
    """Give the user's own configuration file; None when there is none."""
    home = os.path.expanduser("~")  # noqa: PTH111 - pathlib raises where there is no home
    base = os.environ.get("XDG_CONFIG_HOME") or Path(home, ".config")
    path = Path(base, "artlint", "artlint.toml")
    return path if path.is_file() else None


@cache
def _tool_table(path: Path) -> Mapping[str, Any]:
    try:
        table = tomllib.loads(path.read_text("utf-8")).get("tool", {})
    except (OSError, ValueError, RecursionError):
        # A pyproject.toml that does not parse is the business of other tools, unless it is named on the command line.
        return {}
    return table if isinstance(table, dict) else {}


def read_layers(path: Path) -> list[Layer]:
    """Give what a configuration file says, what it extends first; ConfigError when it is not right."""
    layers: list[Layer] = []
    root = path.parent.resolve()
    seen: set[Path] = set()
    current: Path | None = path
    while current is not None:
        if current.resolve() in seen:
            raise ConfigError(f"{path}: `extend` leads in a circle")
        seen.add(current.resolve())
        data = dict(_read(current))
        extended = data.pop("extend", None)
        _validate(data, current)
        layers.append(Layer(str(current), data))
        current = _extended(current, extended, root) if extended is not None else None
    return layers[::-1]


def _extended(path: Path, extended: object, root: Path) -> Path:
    if not isinstance(extended, str):
        raise ConfigError(f"{path}: `extend` must be a path")
    target = (path.parent / extended).resolve()
    if not target.is_relative_to(root):
        raise ConfigError(f"{path}: `extend` leads out of the configuration's folder: {extended!r}")
    if not target.is_file():
        raise ConfigError(f"{path}: `extend` names a file that is not there: {extended!r}")
    return target


def _read(path: Path) -> Mapping[str, Any]:
    if path.is_symlink() and leads_out(path):
        # Complaints would quote it.
        raise ConfigError(f"{path}: a symbolic link that leads out of the repository")
    try:
        data = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise ConfigError(f"{path}: {(error.strerror or 'cannot be read').lower()}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: not UTF-8 text") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: {error}") from error
    except RecursionError as error:
        raise ConfigError(f"{path}: nested too deeply") from error
    if path.name == "pyproject.toml":
        table = data.get("tool", {}).get("artlint", {})
        return table if isinstance(table, dict) else {}
    return data


def _validate(data: Mapping[str, Any], path: Path) -> None:
    try:
        Config.model_validate(data)
    except ValidationError as error:
        complaint = complaints(error, Config)[0]
        line = line_of(path, complaint.keys)
        raise ConfigError(f"{path}:{line}: {complaint.text}" if line else f"{path}: {complaint.text}") from error


def merged(layers: Sequence[Layer]) -> Config:
    """Give the configuration of all layers, the later ones winning key by key; lists are replaced, tables merged."""
    data: dict[str, Any] = {}
    for layer in layers:
        _lay(data, layer.data)
    try:
        return Config.model_validate(data)
    except ValidationError as error:
        raise ConfigError(f"{layers[-1].origin}: {complaints(error, Config)[0].text}") from error


def _lay(base: dict[str, Any], over: Mapping[str, Any]) -> None:
    for key, value in over.items():
        if isinstance(value, Mapping) and isinstance(base.get(key), Mapping):
            inner = dict(base[key])
            _lay(inner, value)
            base[key] = inner
        elif key.startswith("extend-") and isinstance(value, list) and isinstance(base.get(key), list):
            base[key] = [*base[key], *value]
        else:
            base[key] = value


def origins(layers: Sequence[Layer]) -> dict[str, tuple[Any, str]]:
    """Give every value that is set, by its dotted key, with the layer that it comes from."""
    found: dict[str, tuple[Any, str]] = {}
    for layer in layers:
        for key, value in _flat(layer.data):
            found[key] = (value, layer.origin)
    return found


def _flat(data: Mapping[str, Any], prefix: str = "") -> list[tuple[str, Any]]:
    items: list[tuple[str, Any]] = []
    for key, value in data.items():
        if isinstance(value, Mapping) and value:
            items += _flat(value, f"{prefix}{key}.")
        else:
            items.append((f"{prefix}{key}", value))
    return items


def place_of(layers: Sequence[Layer], word: str, keys: Sequence[str] = ()) -> str:
    """Give the file and line in which the strongest layer says what `keys` lead to, or says `word` at all.

    Empty where that is no file.
    """
    for layer in reversed(layers):
        found = _keys_of(layer.data, word) if not keys or not leads_to(layer.data, keys) else tuple(keys)
        if found is not None:
            path = Path(layer.origin)
            if not path.is_file():
                return ""
            line = line_of(path, found, "" if keys else word)
            return f"{path}:{line}" if line else str(path)
    return ""


def _keys_of(data: object, word: str) -> tuple[str, ...] | None:
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
