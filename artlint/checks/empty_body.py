"""An article without anything to read or to look at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from heapq import merge
from typing import ClassVar, Literal

from turbohtml import unescape

from artlint.facts.article import Article
from artlint.facts.blank_forms import is_blank_form
from artlint.facts.dated import is_dated
from artlint.facts.delimiters import Closing
from artlint.facts.elements import KNOWN
from artlint.facts.masks import blanked
from artlint.facts.templates import Gives
from artlint.facts.tokens import Comment, Tag
from artlint.matchers.base import Context, Match
from artlint.matchers.listing import ListingMatcher
from artlint.patterns import Pattern
from artlint.text import Span

_MEDIA = ("img", "picture", "video", "audio", "canvas", "svg", "math", "iframe", "embed", "object", "applet", "script")
_CONTROLS = ("input", "select", "textarea", "button", "meter", "progress", "map", "frame")
_EMBEDDED = frozenset((*_MEDIA, *_CONTROLS))
_HIDDEN = frozenset(("style", "title", "template"))
_NOTHING = re.compile(
    r"(?<![^\r\n])[ \t]*(?:\[[^\]\r\n]+\]:[^\r\n]*|([-*_])(?:[ \t]*\1){2,}[ \t]*)(?![^\r\n])"
    r"|[\u00ad\u200b-\u200f\u2060\ufeff\u3164]"
)
"""What shows nothing in Markdown: definitions of links, rules, characters without width."""
_ADDRESS = re.compile(r"https?://\S+\Z")
_LETTER = re.compile(r"(?<![^\r\n])[ \t]*[^\W\u3164]")
"""The first letter of a line of words, which is near in nearly all texts."""


class Find(ListingMatcher):
    """A body without anything but comments, blank elements and templates that put nothing on the page.

    What a field says in several lines takes its place. A page without a date is one that a theme, a list or data fill,
    and a form to copy is none.
    """

    variants: ClassVar = frozenset(("bare",))

    kind: Literal["check"]
    places: tuple[Pattern, ...] = ()
    """Patterns for comments in whose place the build puts something."""
    leads: Pattern | None = None
    """A pattern for names of fields: a page leads elsewhere where one of them holds a whole address."""
    articles: Literal["any", "dated"] = "any"
    """Which files with front matter are looked at: any, or those with a date in a field or in their name."""

    def find(self, context: Context) -> Iterator[Match]:
        """Give the start of an article whose body is empty; nothing while its front matter is not closed."""
        article = context.article
        front_matter = article.front_matter
        if front_matter is not None and front_matter.block.closing is not Closing.PROPER:
            return
        if _has_content(article) or self.is_listing(article) or is_blank_form(article):
            return
        if not self._is_filled(article):
            yield Match(Span(0, 0), variant="" if front_matter is not None else "bare")

    def _is_filled(self, article: Article) -> bool:
        front_matter = article.front_matter
        if front_matter is not None and front_matter.fields:
            if self.articles == "dated" and not is_dated(article):
                return True
            for name, entry in front_matter.fields.items():
                text = entry.value.text.strip()
                if "\n" in text or (self.leads and _ADDRESS.match(text) and self.leads.search(name)):
                    return True
        comments = [article.text[comment.start : comment.end] for comment in article.html.comments]
        return any(pattern.search(comment) for comment in comments for pattern in self.places)


def _has_content(article: Article) -> bool:
    if article.templates_give is not Gives.NOTHING:
        return True
    text, html = blanked(article.text, article.templates), article.html
    if html.samples:
        return True
    at, hidden = article.body_start, False
    marks: Iterable[Tag | Comment] = html.tags
    if html.comments:
        marks = merge(html.tags, html.comments)
    for mark in marks:
        if not hidden and mark.start > at and _shows(text[at : mark.start]):
            return True
        at = mark.end
        hidden = False
        if isinstance(mark, Tag):
            if mark.name in _EMBEDDED or mark.name not in KNOWN:
                return True
            hidden = mark.name in _HIDDEN and not mark.closing
    return not hidden and _shows(text[at:])


def _shows(text: str) -> bool:
    """Tell whether a stretch between two tags holds anything but blanks."""
    if not text or text.isspace():
        return False
    if _LETTER.search(text) is not None:
        return True
    rest = _NOTHING.sub("", unescape(text) if "&" in text else text)
    return bool(rest) and not rest.isspace()
