"""What a run is asked to take for a change."""

from __future__ import annotations

from artlint.frozen import frozen


@frozen(slots=True)
class Comparison:
    """What counts as a change: what is staged, or else what differs from where the branch left `since`.

    With `by_line` only the lines that changed count.
    """

    staged: bool = False
    since: str = "HEAD"
    by_line: bool = False
