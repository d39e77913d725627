"""Passages in the making: what a walk over Markdown or HTML takes in, piece by piece."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from artlint.facts.elements import CONTAINERS
from artlint.facts.passages import HARD, OBJECT, Passage, Run
from artlint.text import Span

BREAKING = CONTAINERS | frozenset((
    "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "caption", "hr", "html", "head", "body",
    "option",
))  # fmt: skip
"""Elements between whose tags a passage stands."""
_SHOWN = frozenset(
    ["img", "input", "video", "audio", "picture", "iframe", "object", "embed", "canvas", "button", "select"]
)

# A named tuple's own constructor takes twice as long.
_new = tuple.__new__


class Draft:
    """A passage in the making: its parts, with the words of each or None, and where markup ends before one."""

    def __init__(self, *, is_heading: bool = False, block: Span | None = None) -> None:
        self.is_heading = is_heading
        self.block = block
        self.parts: list[tuple[int, int, str | None]] = []
        self.closed: dict[int, int] = {}

    def append(self, start: int, end: int, words: str | None = None) -> None:
        """Take in a stretch of the source, with what it reads as."""
        self.parts.append((start, end, words))

    def close(self, end: int) -> None:
        """Note that markup ends at `end`: what is put between two words there goes behind it."""
        self.closed[len(self.parts)] = end


def take_tag(draft: Draft, start: int, end: int, name: str, *, closing: bool) -> None:
    """Take in a tag in a line of words."""
    if name == "br" or name in BREAKING:
        draft.append(start, end, HARD)
        draft.append(end, end, "\n")
    elif name in _SHOWN:
        draft.append(start, end)
    elif closing:
        draft.close(end)


def made_passage(draft: Draft, body: str, base: int, hidden: Sequence[Span]) -> Passage | None:
    """Make a passage of a draft; None when there is nothing in it to read."""
    words: list[str] = []
    runs: list[Run] = []
    length = last = 0
    for index, (start, end, text) in enumerate(draft.parts):
        piece = OBJECT if text is None or (len(text) > 1 and len(text) != end - start) else text
        if hidden and start < end and _is_written(piece, body[start - base : end - base]):
            piece = _without(piece, start, hidden)
        gap = max(draft.closed.get(index, last), last) if runs else start
        runs.append(_new(Run, (length, start, end, gap)))
        last = end
        words.append(piece)
        length += len(piece)
    text = "".join(words)
    if not text.replace(OBJECT, "").strip():
        return None
    return Passage(text, runs, block=draft.block, is_heading=draft.is_heading)


def _is_written(words: str, source: str) -> bool:
    # A newline may be two characters there, or have the mark of a quote behind it.
    return words in (source, "\n")


def _without(words: str, start: int, hidden: Sequence[Span]) -> str:
    """Give `words`, which stand at `start`, with objects where they are hidden."""
    at = bisect_left(hidden, start, key=lambda span: span.end - 1)
    while at < len(hidden) and hidden[at].start < start + len(words):
        first, last = max(0, hidden[at].start - start), min(len(words), hidden[at].end - start)
        words = words[:first] + OBJECT * (last - first) + words[last:]
        at += 1
    return words
