"""A configuration as lines of TOML, each value with where it comes from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from artlint.reporters.parts.escape import escape
from artlint.resolver import Place

_DEFAULT = "default"


def settings_values(place: Place) -> dict[str, tuple[Any, str]]:
    """Give every value that holds, by its dotted key, with its origin; None where nothing is set."""
    defaults = dict(_flat(place.config.model_dump(mode="json", by_alias=True)))
    defaults["preset"] = place.settings.preset.name
    found = {key: (value, _DEFAULT) for key, value in defaults.items()}
    for key, (value, origin) in place.values.items():
        parts = key.split(".")
        for length in range(1, len(parts)):
            # A table that is set in part is shown by its parts.
            found.pop(".".join(parts[:length]), None)
        found[key] = (value, origin)
    return dict(sorted(found.items(), key=lambda item: ("." in item[0], item[0])))


def settings_lines(place: Place) -> list[str]:
    """Give the values as `key = value  # origin`; those that are not set are left out."""
    shown = {key: (said(value), origin) for key, (value, origin) in settings_values(place).items() if value is not None}
    width = max((len(key) + len(value) for key, (value, _) in shown.items() if len(value) < _WIDE), default=0)
    return [f"{f'{key} = {value}':<{width + 3}}  # {escape(origin)}" for key, (value, origin) in shown.items()]


_WIDE = 60


def said(value: Any) -> str:
    """Give a value as TOML writes it on one line."""
    if isinstance(value, Mapping):
        inner = ", ".join(f"{json.dumps(key, ensure_ascii=False)} = {said(each)}" for key, each in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(said(each) for each in value)}]"
    if isinstance(value, str):
        return escape(json.dumps(value, ensure_ascii=False))
    return json.dumps(value) if isinstance(value, bool | int | float) else str(value)


def _flat(data: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in data.items():
        if isinstance(value, Mapping) and value and key == "lint":
            yield from _flat(value, f"{prefix}{key}.")
        elif value not in ({}, []) or not prefix:
            yield f"{prefix}{key}", value
