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
    cells = max(cells, _LEAST)
    if len(line) <= cells and line.isprintable() and cell_len(line) <= cells and escape(line) == line:
        return Shown(line, cell_len(line[:start]), max(1, cell_len(line[start:end])))
    # No more code points than cells can be seen; looking at the rest of a very long line would only take time.
    low, high = max(0, start - cells), min(len(line), start + cells)
    pieces = _pieces(line[low:high])
    reach = [*accumulate(map(_width, pieces), initial=0)]
    at = start - low
    left, right = 0, len(pieces)
    if low or high < len(line) or reach[-1] > cells:
        left, right = _window(reach, at, cells - 2)
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


def _window(reach: Sequence[int], at: int, cells: int) -> tuple[int, int]:
    """Give the first piece and the one behind the last of a window that holds the piece `at`.

    `reach` are the cells before each piece, and before what is behind the last.
    """
    left = bisect_left(reach, reach[at] - cells // 3) if reach[at] > cells // 2 else 0
    right = max(left, bisect_right(reach, reach[left] + cells) - 1)
    return min(left, bisect_left(reach, reach[right] - cells)), right
