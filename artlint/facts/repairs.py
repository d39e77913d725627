"""How leaked HTML can be put back: edits after which Markdown passes it through, proved on the spot."""

from __future__ import annotations

import re
from collections.abc import Sequence

from artlint.facts.html import Html
from artlint.facts.leaks import Leak
from artlint.facts.markdown import render
from artlint.facts.rendering import flowing, folded, intended_html
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


def repair_leak(html: Html, leak: Leak, lines: Lines) -> tuple[Edit, ...]:
    """Give edits that make `leak` HTML again and change nothing else; empty for none. `lines` are the document's.

    First each piece between blank lines loses its first line's indentation; where Markdown would still read more than
    HTML and plain text, the blank lines go instead, so that the block stays in the HTML block above.
    """
    if leak.block.container or html.is_in_code(leak.span.start):
        return ()
    block = Span(lines.start(leak.span.start), leak.span.end)
    intended = intended_html(html.body, html.base, [leak])
    for edits, compared in ((_dedent(lines, block), flowing), (_join(lines, block, html.base), folded)):
        if not edits or any(_is_inside_code(html, edit) for edit in edits):
            continue
        if compared(intended) == compared(render(apply_edits(lines.text, edits)[html.base :])):
            return tuple(edits)
    return ()


def _is_inside_code(html: Html, edit: Edit) -> bool:
    """Tell whether an edit would change the text of a `pre` or `code` element."""
    return bool(html.code_regions) and html.is_in_code(edit.span.start)


def _dedent(lines: Lines, block: Span) -> list[Edit]:
    """Take from each line, up to the next blank one, the indentation that the first of them has."""
    edits: list[Edit] = []
    limit: int | None = None
    for start, end in lines.within(block):
        found = _INDENT.match(lines.text, start, end)
        indent = found.end() - start if found else 0
        if not lines.text[start + indent : end].strip():
            limit = None
            continue
        limit = indent if limit is None else limit
        if min(indent, limit):
            edits.append(Edit(Span(start, start + min(indent, limit))))
    return edits


def _join(lines: Lines, block: Span, base: int) -> list[Edit]:
    """Take away the blank lines before and inside the block."""
    edits: list[Edit] = []
    at = block.start
    while at > base and not lines.text[lines.start(at - 1) : at].strip():
        at = lines.start(at - 1)
    if at < block.start:
        edits.append(Edit(Span(at, block.start)))
    edits += [
        Edit(Span(start, end)) for start, end in lines.within(block) if not lines.text[start:end].strip()
    ]
    return edits
