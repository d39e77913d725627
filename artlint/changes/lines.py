"""Which lines of a file a change touched."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from artlint.frozen import frozen


class Hunk(NamedTuple):
    """Lines that a change put into a file: the 1-based number of the first, and how many.

    Without any, lines were taken away behind the line `first`.
    """

    first: int
    size: int

    @property
    def last(self) -> int:
        """The number of the last line; of a hunk that only took away, the line before."""
        return self.first + max(0, self.size - 1)


@frozen(slots=True)
class ChangedLines:
    """The hunks of one file, in order; lines end with LF alone, as git counts. Of a new file every line is new."""

    hunks: Sequence[Hunk] = ()
    is_new: bool = False

    def touch(self, first: int, last: int) -> bool:
        """Tell whether a line from `first` to `last` is new, or lines between two of them are gone."""
        if self.is_new:
            return True
        at = bisect_left(self.hunks, first, key=lambda hunk: hunk.last)
        return any(_begins_by(hunk, last) for hunk in self.hunks[at : at + 1])

    def touch_head(self, last: int) -> bool:
        """Tell whether anything was changed, or taken away, before the end of the line `last`."""
        return self.is_new or any(_begins_by(hunk, last) for hunk in self.hunks[:1])


def _begins_by(hunk: Hunk, last: int) -> bool:
    return hunk.first <= last if hunk.size else hunk.first < last


NEW = ChangedLines(is_new=True)
"""Every line is new."""
