"""Frozen values: dataclasses whose constructors are compiled at their first use.

The standard library compiles six functions for each class as it is imported, which took a fifth of a run over one file;
of most classes such a run makes no value.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields  # noqa: TID251 - what it is made of
from operator import attrgetter
from reprlib import recursive_repr
from typing import Any, TypeVar, cast, dataclass_transform, overload

_Class = TypeVar("_Class", bound=type)


@overload
def frozen(made: _Class, /) -> _Class: ...


@overload
def frozen(*, slots: bool = False, kw_only: bool = False, eq: bool = True) -> Callable[[_Class], _Class]: ...


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(made: _Class | None = None, /, *, slots: bool = False, kw_only: bool = False, eq: bool = True) -> Any:
    """Give a class as `dataclass(frozen=True)` does, to `fields`, `replace` and all else that knows such classes.

    Without `eq` a value equals itself alone.
    """

    def decorated(made: _Class) -> _Class:
        plain: Any = dataclass(init=False, repr=False, eq=False, slots=slots, kw_only=kw_only)(made)
        methods = _methods(plain, slots=slots, eq=eq)
        for name in methods.keys() - made.__dict__.keys():
            setattr(plain, name, methods[name])
        return cast("_Class", plain)

    return decorated if made is None else decorated(made)


def _methods(made: type, *, slots: bool, eq: bool) -> dict[str, Callable[..., Any]]:
    """Give the methods of a frozen class, which all but the constructor do without being compiled for it."""
    names = tuple(each.name for each in fields(made))

    def __init__(self: object, *values: Any, **named: Any) -> None:  # noqa: N807 - it becomes the method of this name
        initialize = _constructor(made)
        made.__init__ = initialize  # type: ignore[misc]  # from now on it takes no detour
        initialize(self, *values, **named)

    def __setattr__(self: object, name: str, value: object) -> None:  # noqa: N807 - likewise
        if type(self) is made or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        object.__setattr__(self, name, value)

    def __delattr__(self: object, name: str) -> None:  # noqa: N807 - likewise
        if type(self) is made or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        object.__delattr__(self, name)

    methods: dict[str, Callable[..., Any]] = {
        "__init__": __init__, "__setattr__": __setattr__, "__delattr__": __delattr__, "__repr__": _shown,
    }  # fmt: skip
    if slots:
        methods |= {"__getstate__": _state, "__setstate__": _restore}
    return methods | (_comparison(names) if eq else {})


def _comparison(names: tuple[str, ...]) -> dict[str, Callable[..., Any]]:
    values: Callable[[object], object] = attrgetter(*names) if names else lambda _: ()

    def __eq__(self: object, other: object) -> bool:  # noqa: N807 - it becomes the method of this name
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: object) -> int:  # noqa: N807 - likewise
        return hash(values(self))

    return {"__eq__": __eq__, "__hash__": __hash__}


def _constructor(made: type) -> Callable[..., None]:
    """Give the function that takes a value for each field; the code is what the standard library would write."""
    known: dict[str, Any] = {"_set": object.__setattr__, "_missing": MISSING}
    positional, keyword, body = ["self"], ["*"], ["pass"]
    for each in fields(made):
        name, value, default = each.name, each.name, each.default
        if each.default_factory is not MISSING:
            known[f"_made_{name}"], default = each.default_factory, MISSING
            value = f"_made_{name}() if {name} is _missing else {name}"
            parameter = f"{name}=_missing"
        elif default is not MISSING:
            known[f"_default_{name}"] = default
            parameter = f"{name}=_default_{name}"
        else:
            parameter = name
        (keyword if each.kw_only else positional).append(parameter)
        body.append(f"_set(self, {name!r}, {value})")
    parameters = positional + (keyword if len(keyword) > 1 else [])
    exec(f"def __init__({', '.join(parameters)}):\n " + "\n ".join(body), known)  # noqa: S102 - of names alone, all of our own classes
    constructor: Callable[..., None] = known["__init__"]
    constructor.__qualname__ = f"{made.__qualname__}.__init__"
    return constructor


@recursive_repr()
def _shown(self: Any) -> str:
    values = (f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)
    return f"{type(self).__qualname__}({', '.join(values)})"


def _state(self: Any) -> list[Any]:
    """Give the values of slots, which the default would put back by way of assignments."""
    return [getattr(self, each.name) for each in fields(self)]


def _restore(self: Any, state: list[Any]) -> None:
    for each, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, each.name, value)
