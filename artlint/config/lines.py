"""The lines of a TOML file on which its keys are written: tomllib tells none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

_HOME = {"pyproject.toml": ("tool", "artlint")}
"""The table that a file keeps the configuration in, where that is not the whole file."""
_LONGEST = 1_000
"""Lines of one value that are tried for its end: each is read once more with the ones before it."""


class _Statement(NamedTuple):
    """The head of a table, or what is set in one line or several; `table` are the keys that lead to the table."""

    lines: Sequence[str]
    first: int
    table: tuple[str, ...]
    data: Mapping[str, Any]

    def sets(self, keys: tuple[str, ...]) -> bool:
        """Tell whether this is a statement behind which `keys` lead somewhere."""
        depth = len(self.table)
        if len(keys) <= depth:
            return self.table[: len(keys)] == keys
        return keys[:depth] == self.table and leads_to(self.data, keys[depth:])


def line_of(path: Path, keys: Sequence[str], word: str = "") -> int | None:
    """Give the 1-based line of what `keys` lead to in a configuration file, in a list the line that holds `word`.

    None when nothing of it is there; the closest table when the key itself is not.
    """
    statements = list(_statements(path.read_text("utf-8-sig", "replace").split("\n")))
    wanted = (*_HOME.get(path.name, ()), *keys)
    while wanted:
        found = next((each for each in statements if each.sets(wanted)), None)
        if found is not None:
            text = word or wanted[-1]
            return found.first + next((number for number, line in enumerate(found.lines) if text in line), 0)
        wanted = wanted[:-1]
    return None


def _statements(lines: Sequence[str]) -> Iterator[_Statement]:
    import tomllib  # noqa: PLC0415 - only where something is wrong with a file

    table: tuple[str, ...] = ()
    counts: dict[tuple[str, ...], int] = {}
    begin = 0
    for end in range(1, len(lines) + 1):
        own = lines[begin:end]
        try:
            data = tomllib.loads("\n".join(own))
        except tomllib.TOMLDecodeError:
            # In the middle of a value of several lines.
            if len(own) > _LONGEST:
                return
            continue
        if own[0].lstrip().startswith("["):
            table, data = _table(data, counts), {}
        yield _Statement(own, begin + 1, table, data)
        begin = end


def _table(head: Mapping[str, Any], counts: dict[tuple[str, ...], int]) -> tuple[str, ...]:
    """Give the keys of the table that `head` opens; `counts` are the tables that each list has so far."""
    keys: tuple[str, ...] = ()
    while head:
        [(key, inner)] = head.items()
        keys = (*keys, key)
        if isinstance(inner, list):
            counts[keys] = counts.get(keys, 0) + 1
            inner = inner[0]
        if keys in counts:
            keys = (*keys, str(counts[keys] - 1))
        head = inner
    return keys


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
