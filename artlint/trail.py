"""Where each character of an edited text comes from, through any number of passes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from operator import attrgetter
from typing import NamedTuple

from artlint.findings import Edit
from artlint.text import Span

# A named tuple's own constructor takes twice as long.
_new = tuple.__new__
_SPAN = attrgetter("span")


class _Piece(NamedTuple):
    """A stretch of the current text: taken from offset `origin` of the first one, or new where that is None."""

    text: str
    origin: int | None


class Trail:
    """A text as pieces of the text it was made from, with what is new between them."""

    def __init__(self, text: str, pieces: Sequence[_Piece] | None = None, length: int | None = None) -> None:
        self.text = text
        self._pieces = tuple(pieces) if pieces is not None else (_Piece(text, 0),)
        self._length = len(text) if length is None else length

    def followed_by(self, edits: Sequence[Edit]) -> Trail:
        """Give the trail after `edits` of the current text, which do not overlap."""
        pieces: list[_Piece] = []
        index, at, whole = 0, 0, self.text
        own, starts = self._pieces, self._starts
        for (start, end), text in [*sorted(edits, key=_SPAN), Edit(Span(len(whole), len(whole)))]:
            while at < start:
                (taken, origin), first = own[index], starts[index]
                stop = min(start, first + len(taken))
                pieces.append(_new(_Piece, (whole[at:stop], None if origin is None else origin + at - first)))
                at = stop
                index += at == first + len(taken)
            at = max(at, end)
            while index < len(own) and starts[index] + len(own[index].text) <= at:
                index += 1
            if text:
                pieces.append(_new(_Piece, (text, None)))
        return Trail("".join([piece.text for piece in pieces]), pieces, self._length)

    @cached_property
    def touched(self) -> tuple[Span, ...]:
        """The stretches of the first text that are gone or have something new at their place, in order."""
        spans: list[Span] = []
        at = 0
        is_new = False
        for piece in self._pieces:
            if piece.origin is None:
                is_new = True
                continue
            if piece.origin > at or is_new:
                spans.append(Span(at, piece.origin))
            at, is_new = piece.origin + len(piece.text), False
        if at < self._length or is_new:
            spans.append(Span(at, self._length))
        return tuple(spans)

    def origin(self, span: Span) -> Span:
        """Give the stretch of the first text that a stretch of the current one comes from, or was put in place of."""
        return Span(self._origin(span.start, -1), self._origin(span.end, 1))

    def _origin(self, offset: int, side: int) -> int:
        index = max(0, bisect_right(self._starts, offset) - 1)
        piece = self._pieces[index] if self._pieces else _Piece("", None)
        if piece.origin is not None:
            return piece.origin + offset - self._starts[index]
        # Next to what is new there is nearly always something that was there before.
        index += side
        while 0 <= index < len(self._pieces):
            near = self._pieces[index]
            if near.origin is not None:
                return near.origin + (len(near.text) if side < 0 else 0)
            index += side
        return 0 if side < 0 else self._length

    @cached_property
    def _starts(self) -> list[int]:
        """The offset in the current text at which each piece begins."""
        return [0, *accumulate(len(piece.text) for piece in self._pieces[:-1])] if self._pieces else []

    def rebuilt(self, original: str) -> str:
        """Give the current text made anew from `original`: equal to `text` when only the edits changed anything."""
        return "".join(
            [text if origin is None else original[origin : origin + len(text)] for text, origin in self._pieces]
        )
