"""A stopwatch: what each part of a run takes."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeVar

_Value = TypeVar("_Value")


class Lap(NamedTuple):
    """How often a part ran, and its seconds without those of the parts that it called."""

    calls: int
    seconds: float


class Stopwatch:
    """Seconds by part, where parts may call each other; `taken` is for one thread."""

    def __init__(self) -> None:
        self._seconds: dict[tuple[str, str], float] = defaultdict(float)
        self._calls: dict[tuple[str, str], int] = defaultdict(int)
        self._inner = [0.0]

    @property
    def laps(self) -> Mapping[tuple[str, str], Lap]:
        """What was measured, by kind and name of the part."""
        return {part: Lap(self._calls[part], seconds) for part, seconds in self._seconds.items()}

    def taken(self, kind: str, name: str, work: Callable[[], _Value]) -> _Value:
        """Give what `work` gives, and count its time for a part."""
        self._inner.append(0.0)
        start = time.perf_counter()
        try:
            return work()
        finally:
            took = time.perf_counter() - start
            inner = self._inner.pop()
            self._inner[-1] += took
            self._seconds[kind, name] += took - inner
            self._calls[kind, name] += 1
