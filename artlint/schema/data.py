"""Front matter as JSON would hold it, for schemas that know nothing of its formats."""

from __future__ import annotations

from artlint.facts.front_matter import FrontMatter
from artlint.facts.values import Scalar, Shape, Value


def json_data(front_matter: FrontMatter) -> dict[str, object]:
    """Give the fields as plain data, the first of several equal keys; a date is text, as it was written."""
    return {name: _plain(entry.value) for name, entry in front_matter.fields.items()}


def _plain(value: Value) -> object:
    if value.shape is Shape.LIST:
        return [_plain(item) for item in value.items]
    if value.shape is Shape.MAP:
        return {entry.key: _plain(entry.value) for entry in value.entries}
    # TOML has a type for dates; JSON has none.
    return value.text if value.scalar is Scalar.DATE else value.plain()
