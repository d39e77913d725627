"""Lines of an article as a terminal can show them, with the place of a span in cells."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from rich.cells import cell_len

from artlint.frozen import frozen
from artlint.reporters.parts.escape import escape, escaped_characters

_TAB = 4
_LEAST = 20
"""Cells that a line gets even on the narrowest terminal."""
_USUAL = 1000
"""Code points of a line that is measured as a whole."""
_PICTURED = "\ufe0f"
"""What makes a picture of the character before it, which is wider."""


@frozen(slots=True)
class Shown:
    """A line as shown, the cells before the span in it, and the cells of the span (at least one)."""

    text: str
    before: int
    width: int


# The characters of an article are few, and each is asked for in every line.
_width = lru_cache(4096)(cell_len)


def shown_line(line: str, start: int, end: int, cells: int) -> Shown:
    """Give what of `line` fits into `cells`, windowed around the span from column `start` to `end` (0-based)."""
    cells, at = max(cells, _LEAST), min(start, len(line))
    # No more code points than cells can be seen; looking at the rest of a very long line would only take time.
    low, high = max(0, at - cells), min(len(line), at + cells)
    reach = _reach(line) if len(line) <= _USUAL else None
    if reach is None:
        return _shown_escaped(line, (low, at, min(high, end), high), cells)
    left, right = low, high
    if low or high < len(line) or reach[-1] > cells:
        left, right = _window(reach, (low, at, high), cells - 2)
    head, tail = "…" if left else "", "…" if right < len(line) else ""
    inside = reach[max(at, min(right, end))] - reach[at]
    return Shown(f"{head}{line[left:right]}{tail}", len(head) + reach[at] - reach[left], max(1, inside))


@lru_cache(64)
def _reach(line: str) -> Sequence[int] | None:
    """Give the cells before each code point of a line and before its end; None where it is not shown as it is.

    Several findings may show the same line.
    """
    if not line.isprintable() or escape(line) != line or _PICTURED in line:
        return None
    return range(len(line) + 1) if line.isascii() else (*accumulate(map(_width, line), initial=0),)


def _shown_escaped(line: str, places: tuple[int, int, int, int], cells: int) -> Shown:
    """Give what is shown of a line of which something is escaped; `places` are where to look, and the span there."""
    low, start, end, high = places
    pieces = _pieces(line[low:high])
    reach = [*accumulate(map(_width, pieces), initial=0)]
    at = start - low
    left, right = 0, len(pieces)
    if low or high < len(line) or reach[-1] > cells:
        left, right = _window(reach, (0, at, right), cells - 2)
    head = "…" if low or left else ""
    tail = "…" if high < len(line) or right < len(pieces) else ""
    before = head + "".join(pieces[left:at])
    inside = "".join(pieces[at : min(right, end - low)])
    text = head + "".join(pieces[left:right]) + tail
    return Shown(text, cell_len(before), max(1, cell_len(inside)))


def _pieces(text: str) -> list[str]:
    pieces = escaped_characters(text)
    if "\t" not in text:
        return pieces
    cells = 0
    for index, piece in enumerate(pieces):
        if piece == "\t":
            pieces[index] = " " * (_TAB - cells % _TAB)
        cells += cell_len(pieces[index])
    return pieces


def _window(reach: Sequence[int], places: tuple[int, int, int], cells: int) -> tuple[int, int]:
    """Give the first piece and the one behind the last of a window that holds a piece: the middle one of `places`.

    The others limit it. `reach` are the cells before each piece, and before what is behind the last.
    """
    low, at, high = places
    is_far = reach[at] - reach[low] > cells // 2
    left = bisect_left(reach, reach[at] - cells // 3, low) if is_far else low
    right = max(left, bisect_right(reach, reach[left] + cells, left, high + 1) - 1)
    return min(left, bisect_left(reach, reach[right] - cells, low)), right
