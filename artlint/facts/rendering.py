"""The HTML that a reader's browser gets, in forms that can be compared before and after an edit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from turbohtml import unescape

from artlint.facts.leaks import Leak
from artlint.facts.markdown import render


def intended_html(body: str, base: int, leaks: Sequence[Leak]) -> str:
    """Give the HTML that Markdown makes of `body`, the given leaks read as HTML.

    They are in order, their spans count from `base`. Raises ValueError when one is not in the HTML as it should be.
    """
    html = render(body)
    parts: list[str] = []
    at = 0
    for leak in leaks:
        text = "".join([body[start - base : end - base] for start, end in leak.block.pieces])
        shown = f"<pre><code>{_escaped(text)}</code></pre>"
        found = html.find(shown, at)
        if found < 0:
            raise ValueError("the leaked block is not where it should be")
        parts += (html[at:found], text)
        at = found + len(shown)
    return "".join([*parts, html[at:]])


def _escaped(text: str) -> str:
    """Escape as pulldown-cmark does in the text of an element."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def folded(html: str) -> str:
    """Give `html` without white space, and without paragraphs that hold nothing."""
    return "".join(html.split()).replace("<p></p>", "")


def flowing(html: str) -> str:
    """Give `html` folded and without the paragraphs that Markdown puts around plain lines."""
    return folded(unescape(html)).replace("<p>", "").replace("</p>", "")


def without(html: str, parts: Iterable[str]) -> str | None:
    """Give `html` folded, `parts` taken out one after the other; None when one is not where it should be."""
    text = "".join(html.split())
    kept: list[str] = []
    at = 0
    for part in parts:
        word = "".join(part.split())
        found = text.find(word, at)
        if found < 0:
            return None
        kept.append(text[at:found])
        at = found + len(word)
    return "".join([*kept, text[at:]]).replace("<p></p>", "")
