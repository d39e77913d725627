"""What the closest folder above another one holds."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TypeVar

Held = TypeVar("Held")


def closest(
    held: Callable[[str], Held | None], is_top: Callable[[str], bool] = lambda _: False
) -> Callable[[str], Held | None]:
    """Give what finds, for the absolute path of a folder, what it or the closest folder above `held`; None for nothing.

    Each folder is asked once. Nobody looks beyond one that `is_top`.
    """
    known: dict[str, Held | None] = {}

    def found(folder: str) -> Held | None:
        passed: list[str] = []
        # A tree may be deeper than functions can call each other.
        while folder not in known:
            passed.append(folder)
            parent = os.path.dirname(folder)  # noqa: PTH120 - called for each folder of a run
            answer = held(folder)
            if answer is not None or parent == folder or is_top(folder):
                known[folder] = answer
            else:
                folder = parent
        known.update(dict.fromkeys(passed, known[folder]))
        return known[folder]

    return found
