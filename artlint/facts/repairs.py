"""How leaked HTML can be put back: edits after which Markdown passes it through, proved on the spot."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from artlint.facts.html import Html
from artlint.facts.leaks import Leak
from artlint.facts.markdown import parse_events, read_markdown
from artlint.facts.structure import Outline
from artlint.findings import Edit
from artlint.text import Lines, Span

_INDENT = re.compile(r"[ \t]*")


def apply_edits(text: str, edits: Sequence[Edit]) -> str:
    """Give `text` with `edits` made; they do not overlap."""
    parts: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        parts += (text[at : edit.span.start], edit.text)
        at = edit.span.end
    return "".join([*parts, text[at:]])


def repair_leak(html: Html, leak: Leak) -> tuple[Edit, ...]:
    """Give edits, in offsets of the document, that make `leak` HTML again and change nothing else; empty for none."""
    if leak.block.container or html.is_in_code(leak.span.start):
        return ()
    body, base = html.body, html.base
    lines = Lines(body)
    block = leak.span.moved(-base)
    block = Span(lines.start(block.start), block.end)
    for edits in (_dedent(lines, block), _join(lines, block)):
        if edits and _is_mended(html, block, edits):
            return tuple(Edit(edit.span.moved(base), edit.text) for edit in edits)
    return ()


def _line_spans(lines: Lines, block: Span) -> list[Span]:
    spans: list[Span] = []
    at = block.start
    while at < block.end:
        spans.append(Span(at, lines.content_end(at)))
        at = lines.end(at)
    return spans


def _dedent(lines: Lines, block: Span) -> list[Edit]:
    """Take from each line, up to the next blank one, the indentation that the first of them has."""
    edits: list[Edit] = []
    limit: int | None = None
    for start, end in _line_spans(lines, block):
        line = lines.text[start:end]
        if not line.strip():
            limit = None
            continue
        indent = len(_INDENT.match(line)[0])  # type: ignore[index]  # the pattern matches the empty text too
        limit = indent if limit is None else limit
        if min(indent, limit):
            edits.append(Edit(Span(start, start + min(indent, limit))))
    return edits


def _join(lines: Lines, block: Span) -> list[Edit]:
    """Take away the blank lines before and inside the block, so that the HTML block above goes on."""
    edits: list[Edit] = []
    at = block.start
    while at > 0 and not lines.text[lines.start(at - 1) : at].strip():
        at = lines.start(at - 1)
    if at < block.start:
        edits.append(Edit(Span(at, block.start)))
    edits += [
        Edit(Span(start, lines.end(start))) for start, end in _line_spans(lines, block) if not lines.text[start:end].strip()
    ]
    return edits


def _is_mended(html: Html, block: Span, edits: Sequence[Edit]) -> bool:
    before = html.body
    after = apply_edits(before, edits)
    moved = sum(len(edit.text) - (edit.span.end - edit.span.start) for edit in edits)
    early = sum(edit.span.end - edit.span.start for edit in edits if edit.span.end <= block.start)
    region = Span(block.start - early, block.end + moved)
    if _words(before[block.start : block.end]) != _words(after[region.start : region.end]):
        return False
    told = _outside(before, block, strict=False)
    if told is None or told != _outside(after, region, strict=True):
        return False
    return _code_texts(html) == _code_texts(Html(after, 0, read_markdown(after)))


def _code_texts(html: Html) -> list[str]:
    return [html.body[region.span.start - html.base : region.span.end - html.base] for region in html.code_regions]


def _words(text: str) -> str:
    return "".join(text.split())


def _outside(body: str, region: Span, *, strict: bool) -> Outline | None:
    """Give the outline of what is not in `region`; with `strict`, None when the region is more than HTML and plain text."""
    data = body.encode("utf-8")
    start = len(body[: region.start].encode("utf-8"))
    end = start + len(body[region.start : region.end].encode("utf-8"))
    out: Outline = []
    for event, place in parse_events(body):
        inside = start <= place["start"] and place["end"] <= end
        if not inside:
            _add_outside(out, event, data[place["start"] : start] + data[max(end, place["start"]) : place["end"]])
        elif strict and not _is_plain(event, data[place["start"] : place["end"]]):
            return None
    return out


def _add_outside(out: Outline, event: Any, source: bytes) -> None:
    if type(event) is str:
        out.append((event, ""))
        return
    ((kind, what),) = event.items()
    if kind in ("Html", "InlineHtml"):
        words = _words(source.decode("utf-8", "replace"))
        if out and out[-1][0] == "html":
            words = out.pop()[1] + words
        if words:
            out.append(("html", words))
    elif what != "HtmlBlock":
        out.append((kind, what))


def _is_plain(event: Any, source: bytes) -> bool:
    if type(event) is str:
        return event == "SoftBreak"
    ((kind, what),) = event.items()
    if kind in ("Start", "End"):
        return what in ("HtmlBlock", "Paragraph")
    if kind == "Text":
        return bool(what.encode("utf-8") == source)
    return kind in ("Html", "InlineHtml")
