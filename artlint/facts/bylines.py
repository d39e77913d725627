"""The fields of front matter that name somebody or something, and the names in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from artlint.facts.front_matter import FrontMatter
from artlint.facts.urls import has_template
from artlint.facts.values import Entry, Shape, Value


class Named(NamedTuple):
    """A name in a field: the path of the field, the text with its place, and the field that was asked for."""

    field: str
    value: Value
    asked: str

    @property
    def is_templated(self) -> bool:
        """Tell whether a template still has to fill it in."""
        return has_template(self.value.text)


_NAMING = ("name", "title")
"""The keys under which a field that tells more than a name keeps the name."""


def find_names(front_matter: FrontMatter | None, fields: Iterable[str]) -> Iterator[Named]:
    """Give the names in the given fields, those of lists and maps one by one; `a.b` is the field `b` in `a`."""
    if front_matter is None:
        return
    for path in fields:
        entry = _entry(front_matter, path)
        if entry is not None:
            yield from _inside(path, entry.value, path)


def _entry(front_matter: FrontMatter, path: str) -> Entry | None:
    first, *rest = path.split(".")
    entry = front_matter.fields.get(first)
    for key in rest:
        entry = next((each for each in entry.value.entries if each.key == key), None) if entry is not None else None
    return entry


def _inside(path: str, value: Value, asked: str) -> Iterator[Named]:
    if value.shape is Shape.SCALAR:
        if not value.is_blank:
            yield Named(path, value, asked)
        return
    for index, item in enumerate(value.items):
        yield from _inside(f"{path}[{index}]", item, asked)
    for entry in value.entries:
        if entry.key in _NAMING:
            yield from _inside(f"{path}.{entry.key}", entry.value, asked)
