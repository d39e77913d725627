"""Block elements between two texts, which would flow into one another without them."""

from __future__ import annotations

import re

from artlint.facts.article import Article
from artlint.facts.elements import CONTAINERS
from artlint.text import Span

_BLOCKS = CONTAINERS | {"p", "hr"}
_TAG = rf"</?(?:{'|'.join(sorted(_BLOCKS | {'li', 'dt', 'dd', 'td', 'th', 'tr', 'body'}))})"
_BEHIND = re.compile(rf"\s*(?:\Z|{_TAG}(?![\w-]))", re.IGNORECASE)
_BEFORE = re.compile(rf"(?:\A|{_TAG}(?:\s[^<>]*)?>)\s*\Z", re.IGNORECASE)
_BLANK_LINE = r"[ \t]*(?:\r\n?|\n)[ \t]*(?:\r\n?|\n|\Z)"
_BLANK_BEHIND, _BLANK_BEFORE = re.compile(_BLANK_LINE), re.compile(rf"(?:\r\n?|\n){_BLANK_LINE}\Z")
_LONGEST = 400
"""How far it looks for a tag before; one that is longer is not seen."""


def parts_text(article: Article, span: Span) -> bool:
    """Tell whether `span` begins with a block element that stands between two texts, without another to part them."""
    tag = article.html.start_tags.get(span.start)
    if tag is None or tag.name not in _BLOCKS:
        return False
    before = article.text[max(article.body_start, span.start - _LONGEST) : span.start]
    if _BEHIND.match(article.text, span.end) or _BEFORE.search(before):
        return False
    return article.is_html or not (_BLANK_BEHIND.match(article.text, span.end) or _BLANK_BEFORE.search(before))
