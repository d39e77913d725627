"""Finding which of several changes may be made, when only trying tells and trying one by one would take too long."""

from __future__ import annotations

from collections.abc import Callable, Sequence

MOST_TRIALS = 64
MOST_READ = 2_000_000
"""How often a body is read again to find out, and how many code points in all; what is not settled then is refused."""


def allowed(
    changes: Sequence[int],
    try_them: Callable[[Sequence[int]], bool],
    length: int,
    most_read: int = MOST_READ,
    kinds: Sequence[object] = (),
) -> set[int]:
    """Give those of `changes` to a body that may be made: all at once if that goes well, else by halves.

    `length` is that of the body in code points, `most_read` how many of them are read in all trials. Where `kinds` has
    for each change what it is like, those that are alike follow one another, and stay together as long as can be.
    """
    most = min(MOST_TRIALS, 1 + most_read // max(1, length))
    found: set[int] = set()
    waiting = [(list(changes), 0)] if changes else []
    trials = 0
    while waiting and trials < most:
        group, refused = waiting.pop()
        count = len(found) + len(group)
        trials += 1
        # What goes well alone need not go well together with what was found before; and where the first half goes well,
        # the second one with it is what was refused as a whole.
        if count != refused and try_them(sorted([*found, *group])):
            found.update(group)
        elif len(group) > 1:
            half = _middle([kinds[change] for change in group] if kinds else []) or len(group) // 2
            waiting += ((group[half:], count), (group[:half], 0))
    return found


def _middle(kinds: Sequence[object]) -> int:
    """Give the border between two kinds that is nearest to the middle; 0 where there is none."""
    borders = [at for at in range(1, len(kinds)) if kinds[at] != kinds[at - 1]]
    return min(borders, key=lambda at: abs(2 * at - len(kinds)), default=0)
