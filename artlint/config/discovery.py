"""Where configuration comes from: the nearest file above each article, the user's, inline values, and detection."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

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
    except (OSError, ValueError):
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
    try:
        data = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise ConfigError(f"{path}: {(error.strerror or 'cannot be read').lower()}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: not UTF-8 text") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: {error}") from error
    if path.name == "pyproject.toml":
        table = data.get("tool", {}).get("artlint", {})
        return table if isinstance(table, dict) else {}
    return data


def _validate(data: Mapping[str, Any], path: Path) -> None:
    try:
        Config.model_validate(data)
    except ValidationError as error:
        detail = error.errors(include_url=False, include_input=False)[0]
        keys = [str(part) for part in detail["loc"]]
        line = _line_of(path, keys)
        place = f"{path}:{line}" if line else str(path)
        name = ".".join(keys)
        if detail["type"] == "extra_forbidden":
            raise ConfigError(f"{place}: unknown key `{name}`{_near(keys)}") from error
        raise ConfigError(f"{place}: {name}: {_told(detail)}") from error


def _told(detail: ErrorDetails) -> str:
    if detail["type"] in ("tuple_type", "list_type"):
        return "a list is wanted"
    return detail["msg"].removeprefix("Value error, ")


def _near(keys: Sequence[str]) -> str:
    """Give the known key that is closest to the last of `keys`, as the end of a sentence."""
    model: Any = Config
    for key in keys[:-1]:
        by_name = {field.alias or name: field for name, field in model.model_fields.items()}
        if key.isdigit():
            continue
        annotation = by_name[key].annotation if key in by_name else None
        inner = getattr(annotation, "__args__", (annotation,))[0]
        if not hasattr(inner, "model_fields"):
            return ""
        model = inner
    known = [field.alias or name for name, field in model.model_fields.items()]
    near = get_close_matches(keys[-1], known, n=1, cutoff=0.5)
    return f"; did you mean `{near[0]}`?" if near else ""


def _line_of(path: Path, keys: Sequence[str]) -> int | None:
    """Give the 1-based line on which the last of `keys` is written: tomllib tells no places."""
    wanted = keys[-1] if keys else ""
    if not wanted or wanted.isdigit():
        return None
    for number, line in enumerate(path.read_text("utf-8", "replace").split("\n"), 1):
        head = line.split("=", 1)[0].strip().strip("[]\"'")
        if head == wanted or head.endswith(f".{wanted}") or f"{wanted} =" in line or f"{wanted}=" in line:
            return number
    return None


def merged(layers: Sequence[Layer]) -> Config:
    """Give the configuration of all layers, the later ones winning key by key; lists are replaced, tables merged."""
    data: dict[str, Any] = {}
    for layer in layers:
        _lay(data, layer.data)
    try:
        return Config.model_validate(data)
    except ValidationError as error:
        detail = error.errors(include_url=False, include_input=False)[0]
        keys = [str(part) for part in detail["loc"]]
        near = _near(keys) if detail["type"] == "extra_forbidden" else ""
        told = (
            f"unknown key `{'.'.join(keys)}`{near}"
            if near or detail["type"] == "extra_forbidden"
            else (f"{'.'.join(keys)}: {_told(detail)}")
        )
        raise ConfigError(f"{layers[-1].origin}: {told}") from error


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


def place_of(layers: Sequence[Layer], word: str) -> str:
    """Give the file and line in which the strongest layer says `word`; empty where that is no file."""
    for layer in reversed(layers):
        if word and word in _words(layer.data):
            path = Path(layer.origin)
            if not path.is_file():
                return ""
            lines = path.read_text("utf-8", "replace").split("\n")
            number = next((number for number, line in enumerate(lines, 1) if word in line), None)
            return f"{path}:{number}" if number else str(path)
    return ""


def _words(data: object) -> Iterator[str]:
    """Give every key and every text in `data`."""
    if isinstance(data, Mapping):
        for key, value in data.items():
            yield str(key)
            yield from _words(value)
    elif isinstance(data, list | tuple):
        for item in data:
            yield from _words(item)
    elif isinstance(data, str):
        yield data
