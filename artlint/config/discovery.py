"""Configuration files: the nearest one above an article, the user's own, and those that they extend."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from artlint.config.boundary import leads_out
from artlint.config.layers import ConfigError, Layer
from artlint.paths import shown
from artlint.reading import FileProblem, TooLarge, read_file, read_head

if TYPE_CHECKING:
    from tomllib import TOMLDecodeError

_SHARED = "pyproject.toml"
FILE_NAMES = (".artlint.toml", "artlint.toml", _SHARED)
_TABLE = "[tool.artlint"
_LARGEST = 1_000_000
"""Bytes of a configuration file that are read: it would take minutes to read a file of another size."""
_AT = re.compile(r" \(at line (\d+), column (\d+)\)\Z")
"""How tomllib says where it stopped."""


def nearest_file(folder: Path) -> Path | None:
    """Give the configuration file in `folder` or the closest folder above it; None when there is none."""
    for each in (folder, *folder.parents):
        for name in FILE_NAMES:
            path = each / name
            if path.is_file() and (name != _SHARED or _is_meant(path, path.stat().st_mtime_ns)):
                return path
    return None


def user_file() -> Path | None:
    """Give the user's own configuration file; None when there is none.

    It is `artlint/artlint.toml` below `$XDG_CONFIG_HOME`, else `%APPDATA%` on Windows and `~/.config` elsewhere.
    """
    home = os.path.expanduser("~")  # noqa: PTH111 - pathlib raises where there is no home
    usual = os.environ.get("APPDATA", "") if sys.platform == "win32" else str(Path(home, ".config"))
    for base in (os.environ.get("XDG_CONFIG_HOME", ""), usual):
        # A relative one would lie in the repository that is checked.
        if Path(base).is_absolute():
            path = Path(base, "artlint", "artlint.toml")
            return path if path.is_file() else None
    return None


@cache
def _is_meant(path: Path, _changed: int) -> bool:
    """Tell whether a file that is shared with other tools is one for artlint, be it broken."""
    # A watched run looks again when the file has changed.
    try:
        table = _loaded(path).get("tool", {})
    except FileProblem:
        return False
    except (ValueError, RecursionError):
        # Without a word of artlint, what does not parse is the business of the others.
        return _TABLE.encode() in read_head(path, _LARGEST)
    return isinstance(table, dict) and "artlint" in table


def read_layers(path: Path) -> list[Layer]:
    """Give what a configuration file says, what it extends first; ConfigError when it is not right."""
    layers: list[Layer] = []
    root = path.parent.resolve()
    seen: set[Path] = set()
    current: Path | None = path
    while current is not None:
        seen.add(current.resolve())
        layer = Layer(shown(current), _read(current), current)
        layer.check()
        layers.append(layer)
        current = _extended(layer, current, root, seen)
    return layers[::-1]


def _extended(layer: Layer, path: Path, root: Path, seen: set[Path]) -> Path | None:
    """Give the file that `layer`, at `path`, is laid over; None where it is laid over none."""
    named = layer.data.get("extend")
    if named is None:
        return None
    place = layer.place(("extend",))
    target = Path(os.path.realpath(path.parent / named))
    if not target.is_relative_to(root):
        raise ConfigError(f"{place}: `extend` leads out of the configuration's folder: {named!r}")
    if not target.is_file():
        raise ConfigError(f"{place}: `extend` names a file that is not there: {named!r}")
    if target in seen:
        raise ConfigError(f"{place}: `extend` leads in a circle: {named!r}")
    return target


def _read(path: Path) -> Mapping[str, Any]:
    from tomllib import TOMLDecodeError  # noqa: PLC0415 - where there is a file to read

    name = shown(path)
    if path.is_symlink() and leads_out(path) and path != user_file():
        # Complaints would quote it.
        raise ConfigError(f"{name}: a symbolic link that leads out of the repository")
    try:
        data = _loaded(path)
    except FileProblem as error:
        raise ConfigError(f"{name}: {error}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{name}: not UTF-8 text") from error
    except TOMLDecodeError as error:
        raise ConfigError(f"{name}{_AT.sub('', _line(error))}") from error
    except RecursionError as error:
        raise ConfigError(f"{name}: nested too deeply") from error
    tool = data.get("tool", {})
    table = tool.get("artlint") if isinstance(tool, dict) else None
    if path.name != _SHARED:
        if table is not None:
            raise ConfigError(f"{name}: {_TABLE}] is for {_SHARED}; here its keys stand without that heading")
        return data
    if table is None:
        raise ConfigError(f"{name}: there is no table [tool.artlint]")
    if not isinstance(table, dict):
        raise ConfigError(f"{name}: tool.artlint: a table is wanted")
    return table


def _loaded(path: Path) -> dict[str, Any]:
    """Give what a file says; FileProblem when it cannot be read, ValueError when it is not TOML in UTF-8."""
    import tomllib  # noqa: PLC0415 - likewise

    snapshot = read_file(path, _LARGEST)
    if isinstance(snapshot, TooLarge):
        raise FileProblem(f"larger than {_LARGEST:,} bytes")
    return tomllib.loads(snapshot.data.decode("utf-8-sig"))


def _line(error: TOMLDecodeError) -> str:
    """Give what is wrong behind the line and the column where they are known."""
    found = _AT.search(str(error))
    return f":{found[1]}:{found[2]}: {error}" if found else f": {error}"
