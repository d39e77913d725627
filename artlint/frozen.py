"""Frozen values: dataclasses that are made when they are first used.

The standard library compiles six functions for each class as it is imported, which took a fifth of a run over one file;
of most classes such a run makes no value.
"""

from __future__ import annotations

from _thread import RLock
from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields  # noqa: TID251 - what it is made of
from operator import attrgetter
from reprlib import recursive_repr
from typing import Any, TypeVar, cast, dataclass_transform, overload

_Class = TypeVar("_Class", bound=type)
_FIELDS = "__dataclass_fields__"
_ALONE = RLock()


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
        # What stands in the place of a text that would be made of the signature.
        made.__doc__ = made.__doc__ or made.__name__
        plain: Any = made
        if slots:
            plain = dataclass(init=False, repr=False, eq=False, slots=True, kw_only=kw_only)(made)
        else:
            setattr(plain, _FIELDS, _Later(made, kw_only=kw_only))
        methods = _methods(plain, slots=slots) | (_comparison(plain) if eq else {})
        for name in methods.keys() - made.__dict__.keys():
            setattr(plain, name, methods[name])
        return cast("_Class", plain)

    return decorated if made is None else decorated(made)


class _Later:
    """Stands for the fields of a class until somebody asks for them, as few do before there is a value."""

    def __init__(self, made: Any, *, kw_only: bool) -> None:
        self._made = made
        self._kw_only = kw_only

    def __get__(self, _value: object, _owner: object = None) -> dict[str, Field[Any]]:
        with _ALONE:
            # Another thread may have been first.
            if vars(self._made)[_FIELDS] is self:
                dataclass(init=False, repr=False, eq=False, kw_only=self._kw_only)(self._made)
            found: dict[str, Field[Any]] = vars(self._made)[_FIELDS]
        return found


def _methods(made: Any, *, slots: bool) -> dict[str, Callable[..., Any]]:
    """Give the methods of a frozen class, which all but the constructor do without being compiled for it."""

    def __init__(self: object, *values: Any, **named: Any) -> None:  # noqa: N807 - it becomes the method of this name
        initialize = _constructor(made)
        made.__init__ = initialize  # from now on it takes no detour
        initialize(self, *values, **named)

    def __setattr__(self: object, name: str, value: object) -> None:  # noqa: N807 - likewise
        if type(self) is made or name in _names(made):
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        object.__setattr__(self, name, value)

    def __delattr__(self: object, name: str) -> None:  # noqa: N807 - likewise
        if type(self) is made or name in _names(made):
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        object.__delattr__(self, name)

    methods: dict[str, Callable[..., Any]] = {
        "__init__": __init__, "__setattr__": __setattr__, "__delattr__": __delattr__, "__repr__": _shown,
    }  # fmt: skip
    return methods | ({"__getstate__": _state, "__setstate__": _restore} if slots else {})


def _names(made: Any) -> tuple[str, ...]:
    return tuple(each.name for each in fields(made))


def _comparison(made: Any) -> dict[str, Callable[..., Any]]:
    values: Callable[[object], object] | None = None

    def found() -> Callable[[object], object]:
        nonlocal values
        names = _names(made)
        values = attrgetter(*names) if names else lambda _: ()
        return values

    def __eq__(self: object, other: object) -> bool:  # noqa: N807 - it becomes the method of this name
        held = values or found()
        return held(self) == held(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: object) -> int:  # noqa: N807 - likewise
        return hash((values or found())(self))

    return {"__eq__": __eq__, "__hash__": __hash__}


_ABSENT = object()


def _constructor(made: Any) -> Callable[..., None]:
    """Give the function that takes a value for each field: the standard library makes it in six times the time."""
    known: dict[str, Any] = {"_set": object.__setattr__, "_absent": _ABSENT}
    takes: dict[bool, list[str]] = {False: ["self"], True: []}
    lines: list[str] = []
    for each in fields(made):
        taken, value = each.name, each.name
        if each.default_factory is not MISSING:
            known[f"_make_{each.name}"] = each.default_factory
            taken, value = f"{each.name}=_absent", f"_make_{each.name}() if {each.name} is _absent else {each.name}"
        elif each.default is not MISSING:
            known[f"_usual_{each.name}"] = each.default
            taken = f"{each.name}=_usual_{each.name}"
        takes[bool(each.kw_only)].append(taken)
        lines.append(f"    _set(self, {each.name!r}, {value})\n")
    named = ["*", *takes[True]] if takes[True] else []
    head = f"def __init__({', '.join([*takes[False], *named])}):\n"
    exec(head + ("".join(lines) or "    pass\n"), known)  # noqa: S102 - of the names of fields alone
    initialize: Any = known["__init__"]
    initialize.__qualname__ = f"{made.__qualname__}.__init__"
    return cast("Callable[..., None]", initialize)


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
