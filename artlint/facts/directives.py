"""Directives: what the author of an article asks artlint to let pass, read from comments and from the front matter."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from enum import StrEnum

from artlint.expressions import expression
from artlint.facts.article import Article
from artlint.facts.values import Entry, Shape, Value
from artlint.frozen import frozen
from artlint.text import Span

_MARK = "artlint"
_WORD = expression(r"\s*artlint-(?P<word>[\w-]+)")
_NAME = expression(r"[^\s,，、]+")
_REASON = expression(r"\s--(?:\s|\Z)")
_REFERENCE = expression(r"(?:^|(?<=[\r\n])) {0,3}\[//\]:[ \t]*#[ \t]*\((?P<text>[^\r\n]*)\)[ \t]*(?=[\r\n]|\Z)")
_HASH = expression(r"(?:^|(?<=[ \t\r\n]))#(?P<text>[^\r\n]*)", re.MULTILINE)
_TEMPLATE = expression(
    r"\{#-?(?P<jinja>.*?)-?#\}"
    r"|\{\{(?:[<%]|-)?\s*/\*(?P<go>.*?)\*/\s*(?:[>%]|-)?\}\}"
    r"|\{%-?\s*comment\b[^%]*%\}(?P<liquid>.*?)\{%-?\s*endcomment\s*-?%\}"
    r"|\{/\*(?P<mdx>.*?)\*/\}",
    re.DOTALL,
)


class Scope(StrEnum):
    """How far a directive reaches, by the word behind `artlint-`."""

    NEXT_LINE = "disable-next-line"
    LINE = "disable-line"
    BLOCK = "disable"
    END = "enable"
    FILE = "disable-file"
    UNKNOWN = ""


class Place(StrEnum):
    """What a directive is written in."""

    HTML = "html"
    TEMPLATE = "template"
    REFERENCE = "reference"
    HASH = "hash"
    KEY = "key"


@frozen(slots=True)
class Name:
    """A rule or a category as a directive names it, and where."""

    text: str
    span: Span


@frozen(slots=True)
class Directive:
    """One directive: how far it reaches, what it names (nothing means all), why, and where it stands.

    `span` is the whole comment or entry; `word` what follows `artlint-`, for a directive that there is not.
    """

    scope: Scope
    names: tuple[Name, ...]
    reason: str
    place: Place
    span: Span
    word: str = ""


def find_directives(article: Article) -> list[Directive]:
    """Give the directives of an article in reading order; those inside code are only text."""
    if _MARK not in article.text:
        return []
    found = [*_in_front_matter(article)]
    for place, span, words in _comments(article):
        directive = _read(article.text, place, span, words)
        if directive is not None:
            found.append(directive)
    return sorted(found, key=lambda each: each.span)


def _read(text: str, place: Place, span: Span, words: Span) -> Directive | None:
    """Give the directive that the words of a comment are; None for a comment that is about something else."""
    start = _WORD.match(text, words.start, words.end)
    if start is None:
        return None
    reason = _REASON.search(text, start.end(), words.end)
    stop = reason.start() if reason else words.end
    names = tuple(Name(each[0], Span(*each.span())) for each in _NAME.finditer(text, start.end(), stop))
    scope = next((each for each in Scope if each == start["word"]), Scope.UNKNOWN)
    why = text[reason.end() : words.end].strip() if reason else ""
    return Directive(scope, names, why, place, span, start["word"])


def _comments(article: Article) -> Iterator[tuple[Place, Span, Span]]:
    """Give the comments of HTML, of templates, of Markdown and of front matter, each with the place of its words."""
    for comment in article.html.comments:
        if not comment.bogus and comment.closed:
            yield Place.HTML, comment.span, Span(comment.start + 4, comment.end - 3)
    marked = [each for each in article.templates if _MARK in article.text[each.start : each.end]]
    code = _code(article) if marked else []
    for template in marked:
        match = _TEMPLATE.match(article.text, template.start, template.end)
        # An engine would run it in code too, but who writes so shows how it is written.
        if match is not None and match.lastgroup is not None and not _is_in(code, template):
            yield Place.TEMPLATE, Span(*match.span()), Span(*match.span(match.lastgroup))
    yield from _references(article)
    yield from _hashes(article)


def _code(article: Article) -> list[Span]:
    return sorted([*article.markdown.code_spans, *(block.span for block in article.markdown.code_blocks)])


def _is_in(spans: Sequence[Span], span: Span) -> bool:
    """Tell whether one of `spans`, which are in order and apart, shares a character with `span`."""
    last = bisect_left(spans, (span.end,)) - 1
    return last >= 0 and spans[last].end > span.start


def _references(article: Article) -> Iterator[tuple[Place, Span, Span]]:
    matches = [each for each in _REFERENCE.finditer(article.text, article.body_start) if _MARK in each["text"]]
    if not matches:
        return
    hidden = sorted([*_code(article), *article.templates])
    for match in matches:
        span = Span(*match.span())
        if not _is_in(hidden, span):
            yield Place.REFERENCE, span, Span(*match.span("text"))


def _hashes(article: Article) -> Iterator[tuple[Place, Span, Span]]:
    """Give the comments of front matter; a `#` inside a value is none."""
    if article.front_matter is None:
        return
    content = article.front_matter.block.content
    matches = [each for each in _HASH.finditer(article.text, *content) if _MARK in each["text"]]
    if not matches:
        return
    scalars = [
        value.span
        for entry in article.front_matter.fields.values()
        for value in entry.value.walk()
        if value.shape is Shape.SCALAR
    ]
    for match in matches:
        span = Span(*match.span())
        if not any(each.start < span.start + 1 < each.end for each in scalars):
            yield Place.HASH, span, Span(*match.span("text"))


def _in_front_matter(article: Article) -> Iterator[Directive]:
    """Give what the key `artlint: {disable: [ID]}` asks for; anything else under it is no directive."""
    entry = article.front_matter.fields.get(_MARK) if article.front_matter is not None else None
    if entry is None:
        return
    if entry.value.shape is not Shape.MAP:
        yield Directive(Scope.UNKNOWN, (), "", Place.KEY, entry.span, entry.value.text)
        return
    for inner in entry.value.entries:
        scope = Scope.FILE if inner.key == "disable" else Scope.UNKNOWN
        yield Directive(scope, tuple(_names(inner)), "", Place.KEY, inner.span, inner.key)


def _names(entry: Entry) -> Iterator[Name]:
    values: tuple[Value, ...] = entry.value.items if entry.value.shape is Shape.LIST else (entry.value,)
    for value in values:
        if value.shape is Shape.SCALAR and not value.is_blank:
            yield Name(value.text, value.span)
