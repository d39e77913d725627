"""The lines of a TOML file on which its keys are written: tomllib tells none."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

_HOME = {"pyproject.toml": ("tool", "artlint")}
"""The table that a file keeps the configuration in, where that is not the whole file."""


def line_of(path: Path, keys: Sequence[str], word: str = "") -> int | None:
    """Give the 1-based line of what `keys` lead to in a configuration file, in a list the line that holds `word`.

    None when nothing of it is there; the closest table when the key itself is not.
    """
    text = path.read_text("utf-8-sig", "replace")
    keys = [*_HOME.get(path.name, ()), *keys]
    while keys:
        found = _statement(text, keys)
        if found is not None:
            lines = text.split("\n")[found[0] : found[1]]
            wanted = word or keys[-1]
            return found[0] + next((number for number, line in enumerate(lines, 1) if wanted in line), 1)
        keys.pop()
    return None


def _statement(text: str, keys: Sequence[str]) -> tuple[int, int] | None:
    """Give the 0-based lines, the last one not included, of the first statement behind which `keys` lead somewhere."""
    begin = 0
    lines = text.split("\n")
    for end in range(1, len(lines) + 1):
        try:
            data = tomllib.loads("\n".join(lines[:end]))
        except tomllib.TOMLDecodeError:
            # In the middle of a value of several lines.
            continue
        if leads_to(data, keys):
            return begin, end
        begin = end
    return None


def leads_to(data: Any, keys: Sequence[str]) -> bool:
    """Tell whether `keys`, which are numbers in lists, lead somewhere in `data`."""
    for key in keys:
        if isinstance(data, list) and key.isdigit() and int(key) < len(data):
            data = data[int(key)]
        elif isinstance(data, Mapping) and key in data:
            data = data[key]
        else:
            return False
    return True
