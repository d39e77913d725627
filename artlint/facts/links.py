"""The images and links of an article, wherever they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from operator import itemgetter
from typing import NamedTuple

from turbohtml import unescape

from artlint.facts.html import Html
from artlint.facts.markdown import Markdown
from artlint.facts.tokens import Tag
from artlint.text import Span

LAZY_ATTRIBUTES = (
    "data-src", "data-original", "data-lazy-src", "data-original-src", "data-actualsrc", "data-lazyload", "data-lazy",
    "data-echo", "data-origin", "data-croporisrc", "data-backsrc", "data-real-src", "real_src",
)  # fmt: skip
"""The attributes in which scripts that load images late keep the real address, the likeliest first."""
_OF_IMAGES = {
    "img": frozenset(("src", "srcset", "data-srcset", *LAZY_ATTRIBUTES)),
    "source": frozenset(("srcset", "data-srcset")),
    "video": frozenset(("poster", "data-poster")),
}
_OF_LINKS = ("a", "area")
_NEXT = re.compile(r"[\s,]*(\S+)")


class Origin(StrEnum):
    """Where an image or a link is written."""

    FRONT_MATTER = "front-matter"
    MARKDOWN = "markdown"
    HTML = "html"


class Link(NamedTuple):
    """An image or a link: where it leads, the span of the whole of it (in HTML: of its tag), and the words for it.

    `tag` is the start tag in HTML and `attribute` the name of its attribute, `field` the path of the field in front
    matter; `alt` is None where there is none. `place` is that of one address among several of an attribute; for all
    others `artlint.facts.destinations` finds it.
    """

    url: str
    span: Span
    is_image: bool
    origin: Origin
    alt: str | None = None
    tag: Tag | None = None
    attribute: str = ""
    field: str | None = None
    place: Span | None = None

    @property
    def is_shown(self) -> bool:
        """Tell whether it is the one address of an image that every browser knows, or a link."""
        return self.attribute in ("", "src", "href")


# A named tuple's own constructor takes twice as long, and so does the name of a member of an enum.
_new = tuple.__new__
_MARKDOWN, _HTML = Origin.MARKDOWN, Origin.HTML
_SPAN = itemgetter(Link._fields.index("span"))


def find_links(markdown: Markdown, html: Html) -> list[Link]:
    """Give the images and links of a body in reading order; code samples hold none."""
    found = [
        _new(Link, (url, span, is_image, _MARKDOWN, alt, None, "", None, None))
        for span, is_image, url, alt in markdown.references
    ]
    if found and html.code_regions:
        found = [link for link in found if not html.is_in_code(link.span.start)]
    for name, attributes in _OF_IMAGES.items():
        for tag in html.by_name.get(name, ()):
            found += _images(tag, attributes, html)
    for name in _OF_LINKS:
        for tag in html.by_name.get(name, ()):
            address = dict(tag.attrs).get("href")
            if address is not None:
                found.append(_new(Link, (address, tag.span, False, _HTML, None, tag, "href", None, None)))
    found.sort(key=_SPAN)
    return found


def _images(tag: Tag, attributes: frozenset[str], html: Html) -> Iterator[Link]:
    values = dict(tag.attrs)
    for name in values.keys() & attributes:
        if name.endswith("srcset"):
            yield from _candidates(tag, name, html)
        elif name == "src" or values[name].strip():
            yield _new(Link, (values[name], tag.span, True, _HTML, values.get("alt"), tag, name, None, None))


def _candidates(tag: Tag, name: str, html: Html) -> Iterator[Link]:
    """Give the addresses of a `srcset`, as the HTML Standard parts them (4.8.4.2.1)."""
    attribute = next(each for each in html.attributes(tag) if each.name == name)
    start = attribute.value_start
    value = html.source[start - html.base : attribute.value_end - html.base]
    match = _NEXT.match(value)
    while match is not None:
        address = match[1].rstrip(",")
        if address:
            place = Span(start + match.start(1), start + match.start(1) + len(address))
            yield _new(Link, (unescape(address), tag.span, True, _HTML, None, tag, name, None, place))
        end = match.end()
        if address == match[1]:
            # What follows up to a comma says for which screen the address is.
            comma = value.find(",", end)
            end = comma if comma >= 0 else len(value)
        match = _NEXT.match(value, end)
