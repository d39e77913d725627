"""The fields of a front matter that hold addresses of images or links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from artlint.facts.values import Entry, Scalar, Shape, Value
from artlint.schema.fields import FieldSpec
from artlint.schema.kinds.addresses import IMAGES

_ADDRESSES = IMAGES | {"url"}
_KEYS = frozenset(("src", "url", "path", "image"))
"""The keys under which a field that tells more of an image than its address keeps the address."""


class Address(NamedTuple):
    """The text of a field that holds an address, with the path of the field."""

    path: str
    value: Value
    is_image: bool


class AddressFields:
    """Which of some fields hold addresses, in themselves, in their items or in fields of their own."""

    def __init__(self, fields: Mapping[str, FieldSpec]) -> None:
        self._specs = {name: spec for known, spec in fields.items() if _holds(spec) for name in (known, *spec.aliases)}

    def find(self, fields: Mapping[str, Entry]) -> list[Address]:
        """Give the addresses among entries, which are given by the names of their fields, in reading order."""
        found: list[Address] = []
        for name, entry in fields.items():
            spec = self._specs.get(name)
            if spec is not None:
                found += _inside(entry.key, entry.value, spec)
        return found


def _holds(spec: FieldSpec) -> bool:
    inner = [spec.items] if spec.items is not None else []
    return not _ADDRESSES.isdisjoint(spec.type) or any(map(_holds, [*inner, *spec.fields.values()]))


def _inside(path: str, value: Value, spec: FieldSpec) -> Iterator[Address]:
    is_text = value.shape is Shape.SCALAR and value.scalar is Scalar.STR and not value.is_blank
    if is_text and not _ADDRESSES.isdisjoint(spec.type):
        yield Address(path, value, not IMAGES.isdisjoint(spec.type))
    for index, item in enumerate(value.items):
        yield from _inside(f"{path}[{index}]", item, spec.items or spec)
    for entry in value.entries:
        inner = spec.fields.get(entry.key)
        if inner is not None:
            yield from _inside(f"{path}.{entry.key}", entry.value, inner)
        elif entry.key in _KEYS and entry.value.shape is Shape.SCALAR:
            yield from _inside(f"{path}.{entry.key}", entry.value, spec)
