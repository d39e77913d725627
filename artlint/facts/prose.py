"""The words that readers see, passage by passage: in Markdown text, in HTML text, and in fields of front matter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from artlint.facts.drafts import made_passage
from artlint.facts.elements import RAW_TEXT
from artlint.facts.front_matter import FrontMatter
from artlint.facts.html import Html
from artlint.facts.html_prose import html_drafts
from artlint.facts.markdown_prose import markdown_drafts
from artlint.facts.passages import Passage, Run
from artlint.text import Span, apart

_HIDDEN = ("kbd", "samp", "var", "tt", "sup", "sub", "ruby", "svg", "math", "template", "noscript", *RAW_TEXT)
"""Elements besides `pre` and `code` whose text is no line of words."""
_MDX_CODE = re.compile(r"^(?:import|export)\b[^\n]*(?:\n[^\n]+)*|\{[^{}]*\}", re.MULTILINE)


def read_prose(html: Html, templates: Sequence[Span], *, is_mdx: bool) -> list[Passage]:
    """Give the passages of a body, which has filler in the place of `templates`, in reading order."""
    body, pieces = html.body, html.markdown.raw_html
    hidden = _hidden(html, [*templates, *_code_of_mdx(body, html.base)] if is_mdx else templates)
    drafts = [*html_drafts(html, pieces)]
    if not any(piece.span.end - piece.span.start == len(body) for piece in pieces):
        drafts += markdown_drafts(body, html.base)
    found = [passage for draft in drafts if (passage := made_passage(draft, body, html.base, hidden)) is not None]
    return sorted(found, key=lambda passage: passage.start)


def field_prose(front_matter: FrontMatter | None, names: Iterable[str], source: str) -> Iterator[Passage]:
    """Give the passages of the named fields whose text stands in `source` as it is read."""
    for name in names:
        entry = front_matter.fields.get(name) if front_matter is not None else None
        if entry is None or not entry.value.text:
            continue
        text, (start, end) = entry.value.text, entry.value.span
        at = start + entry.value.quoted
        if source[at : at + len(text)] == text and at + len(text) + entry.value.quoted == end and "\n" not in text:
            yield Passage(text, (Run(0, at, at + len(text), at),), field=name)


def _hidden(html: Html, templates: Sequence[Span]) -> list[Span]:
    """Give the stretches in which no word is one, in order and apart."""
    found = [*templates, *(region.span for region in html.code_regions)]
    end = html.base + len(html.body)
    for name in _HIDDEN:
        for tag in html.by_name.get(name, ()):
            span = html.element_span(tag) or (Span(tag.start, end) if name in RAW_TEXT else None)
            if span is not None:
                found.append(span)
    found += [comment.span for comment in html.comments if comment.bogus]
    return apart(found)


def _code_of_mdx(body: str, base: int) -> Iterator[Span]:
    return (Span(*match.span()).moved(base) for match in _MDX_CODE.finditer(body))
