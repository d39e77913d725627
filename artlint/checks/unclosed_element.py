"""Start tags without their end tags, and end tags without their start tags."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar, Literal

from artlint.expressions import expression
from artlint.facts.article import Article
from artlint.facts.elements import KNOWN, RAW_TEXT, VOID
from artlint.facts.templates import Gives
from artlint.facts.tokens import Tag
from artlint.matchers.base import Context, Match, Matcher
from artlint.matchers.surroundings import element_spans, is_within

_OPTIONAL = frozenset((
    "html", "head", "body", "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "caption", "colgroup",
    "option", "optgroup", "rb", "rt", "rtc", "rp",
))  # fmt: skip
"""Elements whose end tag, or both tags, may be left out (HTML Standard, 13.1.2.4)."""
_PAIRED = KNOWN - VOID - _OPTIONAL - {"frame", "basefont", "bgsound", "isindex", "keygen", "spacer"}
_RAW_TEXT_END = expression(rf"</({'|'.join(sorted(RAW_TEXT))})\b", re.IGNORECASE)
_TORN = expression(r"\A[^<>]*=(?:\"[^\"<>]*\"|'[^'<>]*')[A-Za-z]")
"""What follows the name of a tag up to an attribute without a blank before it."""
_LONGEST_TAG = 400
"""The code points before an end tag in which its start tag is looked for."""
_DRAWINGS = ("svg", "math")


class Find(Matcher):
    """Elements of HTML that need two tags and have one.

    Those named in `not_tags` are left out, and so is an article with templates that may bring the other tag.
    """

    placeholders: ClassVar = frozenset(("tag",))
    variants: ClassVar = frozenset(("stray", "crossed", "self-closed"))

    kind: Literal["check"]
    not_tags: tuple[str, ...] = ()
    """Elements that are left alone."""

    def find(self, context: Context) -> Iterable[Match]:
        """Give the tags that are alone."""
        article = context.article
        tags = article.html.tags
        if not tags:
            return ()
        closed = article.html.end_tags
        ends = {tag.start for tag in closed.values()}
        # By index: this is asked of every tag of every article.
        alone = [tag for tag in tags if tag[2] in _PAIRED and (tag[0] not in ends if tag[3] else tag[0] not in closed)]
        return self._among(alone, article) if alone else ()

    def _among(self, alone: Sequence[Tag], article: Article) -> Iterator[Match]:
        html = article.html
        if article.templates_give is Gives.WORDS or any(not each.closed for each in html.comments):
            return
        drawings = element_spans(html, _DRAWINGS)
        ends: dict[str, deque[Tag]] = {}
        for tag in alone:
            if tag.closing:
                ends.setdefault(tag.name, deque()).append(tag)
        closing = {"vue", "mdx"} if article.is_html else {"vue", "mdx", "kramdown"}
        is_kramdown = "kramdown" in article.syntax
        is_component = not closing.isdisjoint(article.syntax)
        told: set[int] = set()
        last = _last_ends(alone, article.text)
        for tag in alone:
            if tag.name in self.not_tags or is_within(drawings, tag.start) or html.is_in_code(tag.start):
                continue
            if tag.start in told or (not tag.closing and last.get(tag.name, -1) > tag.start):
                continue
            is_self_closed = not tag.closing and article.text[tag.end - 2 : tag.end] == "/>"
            if is_self_closed and is_component:
                continue
            if tag.closing and is_kramdown and _is_opened_in_words(tag, article):
                continue
            other = None if tag.closing else _end_behind(tag, ends.get(tag.name))
            if other is not None:
                told.add(other.start)
            variant = "stray" if tag.closing else "crossed" if other else "self-closed" if is_self_closed else ""
            yield Match(tag.span, {"tag": tag.name}, variant)


def _last_ends(alone: Sequence[Tag], text: str) -> dict[str, int]:
    """Give where the last end tags of scripts and their kind stand in a text, be it what Markdown takes for code."""
    if not any(tag.name in RAW_TEXT and not tag.closing for tag in alone):
        return {}
    return {found[1].lower(): found.start() for found in _RAW_TEXT_END.finditer(text)}


def _is_opened_in_words(tag: Tag, article: Article) -> bool:
    """Tell whether the line of an end tag holds a start tag that CommonMark takes for text, and kramdown for one.

    A blank is missing between two of its attributes.
    """
    text = article.text
    line = text[max(article.lines.start(tag.start), tag.start - _LONGEST_TAG) : tag.start]
    _, opener, rest = line.rpartition(f"<{tag.name} ")
    return bool(opener) and _TORN.match(rest) is not None


def _end_behind(tag: Tag, ends: deque[Tag] | None) -> Tag | None:
    """Give the next end tag behind a start tag, and take it out of those that are left."""
    while ends and ends[0].start < tag.start:
        ends.popleft()
    return ends.popleft() if ends else None
