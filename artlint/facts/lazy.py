"""Facts that are worked out when first asked for, and kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Generic, TypeVar, overload

from artlint.stopwatch import Stopwatch

_Value = TypeVar("_Value")


class lazy(Generic[_Value]):  # noqa: N801 - named like the property it is
    """`functools.cached_property` without the lock that Python 3.11 takes for it: an article is read by one thread."""

    def __init__(self, make: Callable[[Any], _Value]) -> None:
        self._make = make
        self._name = make.__name__
        self.__doc__ = make.__doc__

    @overload
    def __get__(self, instance: None, owner: type) -> lazy[_Value]: ...

    @overload
    def __get__(self, instance: object, owner: type) -> _Value: ...

    def __get__(self, instance: object | None, owner: type) -> lazy[_Value] | _Value:
        if instance is None:
            return self
        value = instance.__dict__[self._name] = self._make(instance)
        return value


@contextmanager
def measured(stopwatch: Stopwatch) -> Iterator[None]:
    """Let `stopwatch` take the time of every fact, by the names of its class and its own, until the end."""
    plain = lazy.__get__

    def get(fact: lazy[Any], instance: object | None, owner: type) -> Any:
        if instance is None:
            return fact
        return stopwatch.taken("fact", f"{owner.__name__}.{fact._name}", lambda: plain(fact, instance, owner))  # noqa: SLF001 - its own module

    # To ask in each of them whether it is measured would take as long as many of them.
    lazy.__get__ = get  # type: ignore[method-assign,assignment]
    try:
        yield
    finally:
        lazy.__get__ = plain  # type: ignore[method-assign]
