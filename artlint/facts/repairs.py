"""How leaked HTML can be put back: edits after which Markdown passes it through, proved on the spot."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from artlint.facts.html import Html
from artlint.facts.leaks import Leak
from artlint.facts.markdown import render
from artlint.facts.rendering import flowing, folded, intended_html
from artlint.facts.trials import allowed
from artlint.findings import Edit
from artlint.frozen import frozen
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


def repair_leaks(html: Html, lines: Lines) -> dict[int, tuple[Edit, ...]]:
    """Give by the offset of each leak the edits that make it HTML again and change nothing else, if there are any.

    First each piece between blank lines loses its first line's indentation; where Markdown would still read more than
    HTML and plain text, the blank lines go instead, so that the block stays in the HTML block above. `lines` are those
    of the document.
    """
    repairs: dict[int, tuple[Edit, ...]] = {leak.span.start: () for leak in html.leaks}
    for propose, compared in ((_dedent, flowing), (_join, folded)):
        left = [leak for leak in html.leaks if not repairs[leak.span.start] and _may_be_repaired(html, leak)]
        proposals = [propose(lines, Span(lines.start(leak.span.start), leak.span.end), html.base) for leak in left]
        sound = [
            index for index, edits in enumerate(proposals) if edits and not any(_is_inside_code(html, e) for e in edits)
        ]
        trial = _Trial(html, lines.text[: html.base] + html.body, left, proposals, compared)
        for index in allowed(sound, trial.changes_nothing_else, len(html.body)):
            repairs[left[index].span.start] = tuple(proposals[index])
    return repairs


def _may_be_repaired(html: Html, leak: Leak) -> bool:
    return not leak.block.container and not html.is_in_code(leak.span.start)


@frozen(slots=True)
class _Trial:
    """The repairs of some leaks, made on a copy of the body."""

    html: Html
    text: str
    leaks: Sequence[Leak]
    proposals: Sequence[Sequence[Edit]]
    compared: Callable[[str], str]

    def changes_nothing_else(self, indices: Sequence[int]) -> bool:
        """Tell whether a page with the given leaks repaired is the one intended."""
        html = self.html
        ordered = sorted(indices)
        intended = intended_html(html.body, html.base, [self.leaks[index] for index in ordered])
        edits = [edit for index in ordered for edit in self.proposals[index]]
        return self.compared(intended) == self.compared(render(apply_edits(self.text, edits)[html.base :]))


def _is_inside_code(html: Html, edit: Edit) -> bool:
    """Tell whether an edit would change the text of a `pre` or `code` element."""
    return bool(html.code_regions) and html.is_in_code(edit.span.start)


def _dedent(lines: Lines, block: Span, base: int) -> list[Edit]:  # noqa: ARG001 - proposals share a signature
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
    edits += [Edit(Span(start, end)) for start, end in lines.within(block) if not lines.text[start:end].strip()]
    return edits
