"""The images and links of an article, wherever they are written."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from artlint.facts.html import Html
from artlint.facts.markdown import Markdown, Reference
from artlint.facts.tokens import Tag
from artlint.text import Span

_ADDRESSES = (("img", "src", True), ("a", "href", False), ("area", "href", False))


class Origin(StrEnum):
    """Where an image or a link is written."""

    FRONT_MATTER = "front-matter"
    MARKDOWN = "markdown"
    HTML = "html"


class Link(NamedTuple):
    """An image or a link: where it leads, the span of that address (in HTML: of its tag), and the words for it.

    `tag` is the start tag in HTML, `field` the path of the field in front matter; `alt` is None where there is none.
    """

    url: str
    span: Span
    is_image: bool
    origin: Origin
    alt: str | None = None
    tag: Tag | None = None
    field: str | None = None
    whole: Span | None = None


def find_links(body: str, base: int, markdown: Markdown, html: Html) -> list[Link]:
    """Give the images and links of a body in reading order; code samples hold none."""
    found = [_from_markdown(body, base, reference) for reference in markdown.references]
    if found and html.code_regions:
        found = [link for link in found if not html.is_in_code(link.span.start)]
    for name, attribute, is_image in _ADDRESSES:
        for tag in html.by_name.get(name, ()):
            found += _from_tag(tag, attribute, is_image=is_image)
    found.sort(key=lambda link: link.span)
    return found


def _from_markdown(body: str, base: int, reference: Reference) -> Link:
    start, end = reference.span
    at = body.rfind(reference.url, start - base, end - base) if reference.url else -1
    span = Span(at + base, at + base + len(reference.url)) if at >= 0 else reference.span
    return Link(reference.url, span, reference.is_image, Origin.MARKDOWN, reference.alt, whole=reference.span)


def _from_tag(tag: Tag, name: str, *, is_image: bool) -> list[Link]:
    attributes = dict(tag.attrs)
    if name not in attributes:
        return []
    span = tag.span
    return [Link(attributes[name], span, is_image, Origin.HTML, attributes.get("alt"), tag, whole=span)]
