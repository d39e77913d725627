"""Finding which of several changes may be made, when only trying tells and trying one by one would take too long."""

from __future__ import annotations

from collections.abc import Callable, Sequence

MOST_TRIALS = 64
MOST_READ = 2_000_000
"""How often a body is read again to find out, and how many code points in all; what is not settled then is refused."""


def allowed(
    changes: Sequence[int], try_them: Callable[[Sequence[int]], bool], length: int, most_read: int = MOST_READ
) -> set[int]:
    """Give those of `changes` to a body that may be made: all at once if that goes well, else by halves.

    `length` is that of the body in code points, `most_read` how many of them are read in all trials.
    """
    most = min(MOST_TRIALS, 1 + most_read // max(1, length))
    found: set[int] = set()
    waiting = [list(changes)] if changes else []
    trials = 0
    while waiting and trials < most:
        group = waiting.pop()
        trials += 1
        # What goes well alone need not go well together with what was found before.
        if try_them(sorted([*found, *group])):
            found.update(group)
        elif len(group) > 1:
            half = len(group) // 2
            waiting += (group[half:], group[:half])
    return found
