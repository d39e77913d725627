"""What of a body is not for editing: code, samples of markup and templates, as one list of stretches."""

from __future__ import annotations

from collections.abc import Sequence

from artlint.facts.html import Html
from artlint.facts.markdown import Markdown
from artlint.text import Span, apart


def find_opaque(markdown: Markdown, html: Html, templates: Sequence[Span]) -> list[Span]:
    """Give the code blocks that are no leaked HTML, the code spans, `pre` and `code` elements and templates.

    They are in order and apart.
    """
    found = [*markdown.code_spans, *templates]
    if markdown.code_blocks:
        leaked = {leak.span for leak in html.leaks}
        found += [block.span for block in markdown.code_blocks if block.span not in leaked]
    if markdown.raw_html:
        found += [region.span for region in html.code_regions]
    return apart(found)
