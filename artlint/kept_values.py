"""Values of Python as JSON has them: it knows no tuple, no bytes, and no key but text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

PLAIN = frozenset((str, int, float, bool, type(None)))
"""The types of values that are the same in JSON."""

Readers = Mapping[str, Callable[[Any, "Readers"], Any]]
"""What makes values of a kind, by the name of the kind, out of what is written of one."""


def _refuse(value: Any) -> Any:
    raise TypeError(type(value))


def written(value: Any, other: Callable[[Any], Any] = _refuse) -> Any:
    """Give a value as JSON from which the same can be made; TypeError where that is not possible.

    `other` writes a value of any other type as an object with the name of its kind as the key.
    """
    kind = type(value)
    if kind in PLAIN:
        return value
    write = _WRITERS.get(kind)
    return write(value, other) if write is not None else other(value)


def read(data: Any, readers: Readers | None = None) -> Any:
    """Give the value that was written; `readers` are those of the other kinds, with those from here."""
    if type(data) is list:
        return tuple([each if type(each) in PLAIN else read(each, readers) for each in data])
    if type(data) is not dict:
        return data
    [(kind, inner)] = data.items()
    known = readers or READERS
    return known[kind](inner, known)


READERS: Readers = {
    "list": lambda items, readers: [read(each, readers) for each in items],
    "frozenset": lambda items, readers: frozenset([read(each, readers) for each in items]),
    "dict": lambda pairs, readers: {read(key, readers): read(value, readers) for key, value in pairs},
    "bytes": lambda text, _: text.encode("latin-1"),
}
_WRITERS: Mapping[type, Callable[[Any, Callable[[Any], Any]], Any]] = {
    tuple: lambda items, other: [written(each, other) for each in items],
    list: lambda items, other: {"list": [written(each, other) for each in items]},
    frozenset: lambda items, other: {"frozenset": sorted((written(each, other) for each in items), key=repr)},
    dict: lambda pairs, other: {"dict": [[written(key, other), written(each, other)] for key, each in pairs.items()]},
    bytes: lambda octets, _: {"bytes": octets.decode("latin-1")},
}
