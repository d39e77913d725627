"""The passages of Markdown text."""

from __future__ import annotations

import re
from typing import Any

from artlint.facts.drafts import Draft, take_tag
from artlint.facts.markdown import code_points, parse_events
from artlint.facts.passages import HARD
from artlint.text import Span

_TAG_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)")
_BLOCKS = frozenset(("Paragraph", "Heading", "TableCell", "Item", "DefinitionListTitle", "DefinitionListDefinition"))
_NESTING = frozenset(("Item", "BlockQuote", "FootnoteDefinition", "Table"))
_LABELS = frozenset(("Shortcut", "ShortcutUnknown", "Collapsed", "CollapsedUnknown", "Autolink", "Email"))
"""Links whose words are their address, or the name under which it stands elsewhere."""


def markdown_drafts(body: str, base: int) -> list[Draft]:
    """Give the passages of Markdown; HTML blocks and leaks are no affair of this."""
    drafts = _MarkdownWalk(body).drafts
    offsets = {offset for draft in drafts for start, end, _ in draft.parts for offset in (start, end)}
    offsets.update(end for draft in drafts for end in draft.closed.values())
    offsets.update(offset for draft in drafts if draft.block for offset in draft.block)
    at = code_points(body, offsets, base)
    for draft in drafts:
        draft.parts = [(at[start], at[end], words) for start, end, words in draft.parts]
        draft.closed = {index: at[end] for index, end in draft.closed.items()}
        draft.block = Span(at[draft.block.start], at[draft.block.end]) if draft.block else None
    return drafts


class _MarkdownWalk:
    """One walk over the events of a body; all places are bytes."""

    def __init__(self, body: str) -> None:
        self.drafts: list[Draft] = []
        self.draft = Draft()
        self.depth = 0
        self.silent = 0
        self.silent_start = 0
        self.break_start = -1
        self.last_end = -1
        for event, place in parse_events(body):
            self._take(event, place["start"], place["end"])

    def _take(self, event: Any, start: int, end: int) -> None:
        name, what = (event, None) if isinstance(event, str) else next(iter(event.items()))
        if self.break_start >= 0 and name not in ("SoftBreak", "HardBreak"):
            self.draft.append(self.break_start, max(self.break_start, start), "\n")
            self.break_start = -1
        if name == "Start":
            self._start(what, start, end)
        elif name == "End":
            self._end(what, end)
        elif not self.silent:
            self._word(name, what, start, end)
        self.last_end = end if name == "Text" else -1

    def _start(self, what: Any, start: int, end: int) -> None:
        name, detail = (what, None) if isinstance(what, str) else next(iter(what.items()))
        if name in _NESTING:
            self.depth += 1
        if name in _BLOCKS:
            block = Span(start, end) if name == "Paragraph" and not self.depth else None
            self.draft = Draft(is_heading=name == "Heading", block=block)
            self.drafts.append(self.draft)
        elif name in ("CodeBlock", "HtmlBlock", "Image", "MetadataBlock") or (
            name == "Link" and (self.silent or (detail or {})["link_type"] in _LABELS)
        ):
            if not self.silent:
                self.silent_start = start
            self.silent += 1

    def _end(self, what: Any, end: int) -> None:
        name = what if isinstance(what, str) else next(iter(what))
        if name in _NESTING:
            self.depth -= 1
            if name == "Item":
                self.draft = Draft()
                self.drafts.append(self.draft)
        if name in ("CodeBlock", "HtmlBlock", "Image", "MetadataBlock", "Link") and self.silent:
            self.silent -= 1
            if not self.silent and name in ("Image", "Link"):
                self.draft.append(self.silent_start, end)
        else:
            self.draft.close(end)

    def _word(self, name: str, what: Any, start: int, end: int) -> None:
        if name == "Text":
            self.draft.append(start, end, what)
        elif name == "SoftBreak":
            self.break_start = self.last_end if self.last_end >= 0 else start
        elif name == "HardBreak":
            self.draft.append(start, start, HARD)
            self.break_start = start
        elif name == "InlineHtml":
            match = _TAG_NAME.match(what)
            if match is not None:
                take_tag(self.draft, start, end, match[1].lower(), closing=what.startswith("</"))
        elif name in ("Code", "FootnoteReference", "InlineMath", "DisplayMath"):
            self.draft.append(start, end)
