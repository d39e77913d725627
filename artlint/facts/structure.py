"""The structure that Markdown gives a body, in a form in which two bodies can be compared."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from artlint.facts.markdown import parse_events
from artlint.text import Span

Outline = list[tuple[str, Any]]

_SILENT = ("HtmlBlock",)


def outline(body: str, without: Sequence[Span] = ()) -> Outline:
    """Give the events of `body`, white space and the raw HTML in the stretches `without` left out.

    The stretches are in order, in code points of `body`. Code keeps its white space.
    """
    return _Outliner(body, without).run()


class _Outliner:
    def __init__(self, body: str, without: Sequence[Span]) -> None:
        self.body = body
        self.data = body.encode("utf-8")
        self.cuts = _byte_spans(body, without)
        self.out: Outline = []
        self.in_code = False

    def run(self) -> Outline:
        for event, place in parse_events(self.body):
            if type(event) is str:
                if event != "SoftBreak":
                    self.out.append((event, ""))
                continue
            ((kind, what),) = event.items()
            if kind in ("Html", "InlineHtml"):
                self._add("html", self._remaining(place["start"], place["end"]))
            elif kind == "Text" and not self.in_code:
                self._add("text", what)
            elif kind in ("Start", "End"):
                self._tag(kind, what)
            else:
                self.out.append((kind, what))
        return self.out

    def _add(self, kind: str, text: str) -> None:
        words = "".join(text.split())
        if not words:
            return
        if self.out and self.out[-1][0] == kind:
            words = self.out.pop()[1] + words
        self.out.append((kind, words))

    def _tag(self, kind: str, what: Any) -> None:
        name = what if type(what) is str else next(iter(what))
        if name in _SILENT:
            return
        if name == "CodeBlock":
            self.in_code = kind == "Start"
        if kind == "End" and name == "Paragraph" and self.out and self.out[-1] == ("Start", "Paragraph"):
            self.out.pop()
            return
        self.out.append((kind, what))

    def _remaining(self, start: int, end: int) -> str:
        parts: list[bytes] = []
        for cut_start, cut_end in self.cuts:
            if cut_end <= start:
                continue
            if cut_start >= end:
                break
            parts.append(self.data[start : max(start, cut_start)])
            start = min(end, cut_end)
        parts.append(self.data[start:end])
        return b"".join(parts).decode("utf-8", "replace")


def _byte_spans(text: str, spans: Sequence[Span]) -> list[tuple[int, int]]:
    """Give the byte offsets of spans that are in order."""
    found: list[tuple[int, int]] = []
    at = point = 0
    for start, end in spans:
        at += len(text[point:start].encode("utf-8"))
        length = len(text[start:end].encode("utf-8"))
        found.append((at, at + length))
        at, point = at + length, end
    return found
