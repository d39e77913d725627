"""Models of data that an earlier run found right, made without being validated again.

To build what validates takes longer than to check an article, and nearly every run validates what the one before did.
"""

from __future__ import annotations

import atexit
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from enum import Enum
from functools import cache
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

from artlint.code_files import code_files
from artlint.compiled import Key, is_settled, keep, kept_at, own_place, recall, stamp_of, stamp_of_states
from artlint.config.kebab import KebabModel
from artlint.config.validation import validated
from artlint.kept_values import PLAIN, READERS, Readers, read, written

_Model = TypeVar("_Model", bound=KebabModel)

_PACKAGE = Path(__file__).parents[1]
_MOST = 5_000
"""Models that are kept at most; who has more began with others long ago."""


def checked(model: type[_Model], data: Mapping[str, Any], proved: Callable[[], frozenset[str]] = frozenset) -> _Model:
    """Give what `model` makes of data; DataError where they are not right.

    Those of its patterns that `proved` gives, when it comes to that, are not compiled to see that they can be.
    """
    package, *parts = model.__module__.split(".")
    held = shelf(parts[0]) if package == "artlint" and parts else None
    if held is None:
        return validated(model, data, proved())
    # JSON would not tell a list from a tuple, or the key 1 from the key "1".
    key = sha256(f"{_name(model)} {data!r}".encode("utf-8", "surrogatepass")).hexdigest()
    known = held.models.get(key)
    if known is not None:
        made: _Model = _read(known)
        return made
    valid = validated(model, data, proved())
    held.add(key, valid)
    return valid


def all_checked(name: str, files: Iterable[str], make: Callable[[], Sequence[_Model]]) -> Sequence[_Model]:
    """Give the models that `make` makes of some files, as an earlier run made them where neither they nor code changed.

    `name` is for these files alone. Raises what `make` raises, and OSError for a file that is not there.
    """
    path = own_place(name, [str(_PACKAGE)])
    if path is None or not is_settled(_stamp()):
        return make()
    stamp = stamp_of(files)
    found = kept_at(path, [_code(), stamp], lambda: [*map(_written, make())], lambda _: is_settled(stamp))
    return [*map(_read, found)]


class Shelf:
    """The models that are kept, by a digest of their data; what came to them is written when the process ends."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._key = [_code()]
        self.new: dict[str, Any] = {}
        self.models = self._found()

    def _found(self) -> dict[str, Any]:
        found = recall(self._path, self._key)
        return found[0] if found is not None and isinstance(found[0], dict) else {}

    def add(self, key: str, model: KebabModel) -> None:
        """Keep a model, unless it holds what cannot be kept."""
        try:
            data = _written(model)
            if _written(_read(data)) != data:
                return
        except TypeError:
            return
        if not self.new and is_settled(_stamp()):
            atexit.register(self.keep)
        self.new[key] = data

    def keep(self) -> None:
        """Write what is new, beside what other processes wrote since."""
        others = self._found()
        keep(self._path, self._key, {**(others if len(others) < _MOST else {}), **self.new})


@cache
def shelf(part: str) -> Shelf | None:
    """Give what is kept of the models in one part of the package for this code; None where nothing is."""
    path = own_place("models", [str(_PACKAGE), part])
    return Shelf(path) if path is not None else None


@cache
def _code() -> str:
    return sha256(repr(_stamp()).encode("utf-8", "surrogatepass")).hexdigest()


@cache
def _stamp() -> Key:
    # All that models are made with: the code, and the packages around it, whose folders change with each of them.
    folders = [path for path in sys.path if path.endswith("-packages")]
    return [
        *stamp_of_states(code_files(str(_PACKAGE))),
        *([path, 0, _time(path)] for path in folders),
        [sys.version, 0, 0],
    ]


def _time(path: str) -> int:
    try:
        return os.stat(path).st_mtime_ns  # noqa: PTH116 - a path need not be there
    except OSError:
        return 0


def _name(kind: type) -> str:
    return f"{kind.__module__}:{kind.__qualname__}"


def _written(value: Any) -> Any:
    return written(value, _written_object)


def _read(data: Any) -> Any:
    return read(data, _READERS)


def _written_object(value: Any) -> Any:
    kind = type(value)
    if isinstance(value, Enum):
        return {"enum": [_name(kind), value.value]}
    if isinstance(value, KebabModel):
        values = {each.name: _written(getattr(value, each.name)) for each in fields(kind)}
        return {"model": [_name(kind), sorted(value.given), values]}
    from artlint.patterns import Pattern  # noqa: PLC0415 - what is known of all files is told without a pattern

    if isinstance(value, Pattern):
        return {"pattern": [value.pattern, value.flags]}
    raise TypeError(kind)


def _read_model(parts: list[Any], readers: Readers) -> KebabModel:
    name, given, values = parts
    held = {key: each if type(each) in PLAIN else read(each, readers) for key, each in values.items()}
    made: KebabModel = _class(name).remade(frozenset(given), held)
    return made


def _read_pattern(parts: list[Any], _readers: Readers) -> Any:
    from artlint.patterns import Pattern  # noqa: PLC0415 - likewise

    return Pattern(*parts, proved=True)


@cache
def _class(name: str) -> Any:
    module, _, path = name.partition(":")
    found: Any = import_module(module)
    for part in path.split("."):
        found = getattr(found, part)
    return found


_READERS: Readers = {
    **READERS,
    "pattern": _read_pattern,
    "enum": lambda parts, _: _class(parts[0])(parts[1]),
    "model": _read_model,
}
