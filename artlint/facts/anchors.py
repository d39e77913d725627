"""The parts of an article that a link may lead to: `#anchor`.

Each generator makes its own anchors out of headings. They all keep letters and digits, most of them in lower case, so
those are what is compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from turbohtml import unescape

from artlint.expressions import expression
from artlint.facts.article import Article
from artlint.facts.markdown import parse_events

_OWN = expression(r"\{:?[^{}\n]*?(?:#|\bid=[\"']?)([^\s{}\"']+)")
# Snippets, included files, the tabs and macros of Material for MkDocs.
_INCLUDED = expression(r"--8<--|<!--\s*@?include|<<<\s*@|^[ \t]*===[!+ ]|<!-- md:", re.IGNORECASE | re.MULTILINE)
_TAG = expression(r"<[^<>]*>")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# The top of the page, text fragments, footnotes, and what kramdown and Python-Markdown make of headings without a
# Latin letter.
_MADE = expression(r"top|:~:.*|(?:fn|fnref|user-content-).*|section(?:-\d+)?|_\d+|_?", re.IGNORECASE)
_COUNTED = expression(r"[-_]\d+\Z")


def may_hold_more_anchors(article: Article) -> bool:
    """Tell whether a template, a component or an included file may bring anchors that the article does not show."""
    is_mdx = article.document.suffix == ".mdx"
    return is_mdx or bool(article.templates) or _INCLUDED.search(article.body) is not None


def find_anchors(article: Article) -> frozenset[str]:
    """Give the letters and digits of every heading, and of every name that the article gives to a part of it."""
    return frozenset(map(_letters, _names(article)))


def names_anchor(anchor: str, anchors: frozenset[str]) -> bool:
    """Tell whether one of `anchors` is meant by `anchor`; a number behind it tells equal headings apart."""
    anchor = unquote(anchor)
    if _MADE.fullmatch(anchor) or _letters(anchor) in anchors:
        return True
    return _letters(_COUNTED.sub("", anchor)) in anchors


def _names(article: Article) -> Iterator[str]:
    for match in _OWN.finditer(article.body):
        yield match[1]
    for name in ("id", "name"):
        for tag in article.html.by_attribute.get(name, ()):
            yield dict(tag.attrs)[name]
    for name in _HEADINGS:
        for tag in article.html.by_name.get(name, ()):
            end = article.html.end_tags.get(tag.start)
            if end is not None:
                yield unescape(_TAG.sub("", article.text[tag.end : end.start]))
    if not article.is_html:
        for heading in _headings(article.body):
            yield heading
            yield _OWN.sub("", heading)
            yield heading.replace("&", "and")


def _headings(body: str) -> Iterator[str]:
    words: list[str] | None = None
    for event, _ in parse_events(body):
        if type(event) is str:
            continue
        ((kind, what),) = event.items()
        if kind == "Start" and "Heading" in what:
            words = []
        elif kind == "End" and "Heading" in what and words is not None:
            yield "".join(words)
            words = None
        elif words is not None and kind in ("Text", "Code"):
            words.append(what)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
