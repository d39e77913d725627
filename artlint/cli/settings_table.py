"""A configuration as lines of TOML, each value with where it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from artlint.config.kebab import plain
from artlint.config.layers import Keys, flat
from artlint.reporters.parts.escape import escape
from artlint.reporters.parts.toml import dotted, said
from artlint.resolver import Place

DEFAULT = "default"
"""Where a value comes from that nobody set."""
_WIDE = 60


def settings_values(place: Place) -> dict[Keys, tuple[Any, str]]:
    """Give every value that holds, by its keys, with its origin; None where nothing is set."""
    defaults = dict(_flat(plain(place.config)))
    defaults[("preset",)] = place.settings.preset.name
    found = {keys: (value, DEFAULT) for keys, value in defaults.items()}
    for keys, told in place.values.items():
        for length in range(1, len(keys)):
            # A table that is set in part is shown by its parts.
            found.pop(keys[:length], None)
        found[keys] = told
    return dict(sorted(found.items(), key=lambda item: (len(item[0]) > 1, item[0])))


def settings_lines(place: Place) -> list[str]:
    """Give the values as `key = value  # origin`; those that are not set are left out."""
    return value_lines(settings_values(place))


def value_lines(values: Mapping[Keys, tuple[Any, str]]) -> list[str]:
    """Give some values in that form."""
    shown = [
        (f"{dotted(keys)} = {said(value)}", origin) for keys, (value, origin) in values.items() if value is not None
    ]
    width = max((len(line) for line, _ in shown if len(line) < _WIDE), default=0)
    return [f"{line:<{width}}  # {escape(origin)}" for line, origin in shown]


def _flat(data: Mapping[str, Any]) -> Iterator[tuple[Keys, Any]]:
    """Give what the model holds, table by table of its own; an empty one in them says nothing."""
    for keys, value in flat({key: value for key, value in data.items() if key != "lint"}):
        yield keys, value
    for key, value in data["lint"].items():
        if value not in ({}, []):
            yield ("lint", key), value
