"""The references of a JSON Schema: all inside one file, without circles, and never unfolding to more than fits."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

MOST_PARTS = 20_000
"""How many parts a schema may have once every reference is replaced by what it names: a few lines can mean billions."""

_ELSEWHERE = ("$dynamicRef", "$recursiveRef", "$dynamicAnchor", "$recursiveAnchor")

_BY_NAME = frozenset(("properties", "patternProperties", "$defs", "definitions", "dependentSchemas"))
"""The keywords whose keys are names and no keywords."""
_DATA = frozenset(("enum", "const", "default", "examples"))


def check_references(document: Any) -> None:
    """Raise ValueError for references that lead elsewhere, go in a circle, or unfold without measure."""
    sizes: dict[str, int] = {}
    if _unfolded(document, document, sizes, (), "") > MOST_PARTS:
        raise ValueError(f"its references unfold to more than {MOST_PARTS:,} parts")


def _unfolded(node: Any, document: Any, sizes: dict[str, int], path: tuple[str, ...], key: str) -> int:
    """Give the number of parts of `node` with its references unfolded; `path` are the references that led here."""
    if isinstance(node, list):
        return 1 + sum(_unfolded(each, document, sizes, path, "") for each in node)
    if not isinstance(node, dict):
        return 1
    is_schema = key not in _BY_NAME
    if is_schema:
        strange = next((name for name in _ELSEWHERE if name in node), None)
        if strange is not None or ("$id" in node and node is not document):
            raise ValueError(f"`{strange or '$id'}` inside a schema is not read")
    total = 1
    for name, each in node.items():
        if is_schema and name == "$ref" and isinstance(each, str):
            total += _target_size(each, document, sizes, path)
        elif not (is_schema and name in _DATA):
            total += _unfolded(each, document, sizes, path, name if is_schema else "")
    return total


def _target_size(reference: str, document: Any, sizes: dict[str, int], path: tuple[str, ...]) -> int:
    if reference in path or reference == "#":
        raise ValueError(f"`$ref` {reference!r} leads in a circle")
    if reference not in sizes:
        sizes[reference] = _unfolded(_target(reference, document), document, sizes, (*path, reference), "")
    return sizes[reference]


def _target(reference: str, document: Any) -> Any:
    if not reference.startswith("#/"):
        raise ValueError(f"`$ref` {reference!r} leads out of the file; only `#/…` is read")
    node = document
    for part in unquote(reference[2:]).split("/"):
        name = part.replace("~1", "/").replace("~0", "~")
        try:
            node = node[int(name)] if isinstance(node, list) else node[name]
        except (KeyError, IndexError, ValueError, TypeError):
            raise ValueError(f"`$ref` {reference!r} names nothing") from None
    return node
