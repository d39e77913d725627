"""Frozen values: dataclasses whose constructors are compiled at their first use.

The standard library compiles six functions for each class as it is imported, which took a fifth of a run over one file;
of most classes such a run makes no value.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import FrozenInstanceError, dataclass, field, fields, make_dataclass  # noqa: TID251 - what it is made of
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
    """Give the function that takes a value for each field, as the standard library writes it for these fields."""
    same = [
        (each.name, object, field(default=each.default, default_factory=each.default_factory, kw_only=each.kw_only))
        for each in fields(made)
    ]
    twin = make_dataclass(made.__name__, same, frozen=True, repr=False, eq=False)
    return cast("Callable[..., None]", vars(twin)["__init__"])


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
