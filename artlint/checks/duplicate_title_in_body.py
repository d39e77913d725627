"""A first heading that says the title once more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal, NamedTuple
from unicodedata import normalize

from turbohtml import unescape

from artlint.facts.article import Article
from artlint.findings import Edit
from artlint.matchers.base import Context, Match, Matcher, Proposal
from artlint.text import Span, clip, is_alone, whole_lines

_ATX = re.compile(r"#{1,6}[ \t]+([^\r\n]*?)(?:[ \t]+#+)?[ \t]*(?=[\r\n]|\Z)")
_SETEXT = re.compile(r"([^\r\n]+)(?:\r\n?|\n) {0,3}(?:=+|-+)[ \t]*(?=[\r\n]|\Z)")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_TAG = re.compile(r"<[^<>]*>")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
_ATTRIBUTES = re.compile(r"[ \t]*\{:?[^{}]*\}[ \t]*\Z")


class _Heading(NamedTuple):
    span: Span
    text: str


class Find(Matcher):
    """The first heading of the body, when its letters and digits are those of the title."""

    placeholders: ClassVar = frozenset(("value", "field"))
    actions: ClassVar = frozenset(("delete",))

    kind: Literal["check"]
    fields: tuple[str, ...] = ("title",)

    def find(self, context: Context) -> Iterator[Match]:
        """Give the first heading when it repeats one of the fields."""
        article = context.article
        fields = article.front_matter.fields if article.front_matter is not None else {}
        titles = {
            letters: name for name in self.fields if name in fields and (letters := _letters(fields[name].value.text))
        }
        heading = _first_heading(article) if titles else None
        name = titles.get(_letters(heading.text)) if heading is not None else None
        if heading is not None and name is not None:
            yield Match(heading.span, {"value": clip(heading.text), "field": name})

    def propose(self, matches: Sequence[Match], _action: str, context: Context) -> Sequence[Proposal | None]:
        """Give the edits that delete the lines of the heading, and a blank line behind it."""
        return [_deleted(match.span, context.article) for match in matches]


def _first_heading(article: Article) -> _Heading | None:
    found = [*_in_markdown(article), *_in_html(article)]
    return min(found, default=None)


def _in_markdown(article: Article) -> Iterator[_Heading]:
    for start in article.markdown.prose:
        match = _ATX.match(article.text, start) or _SETEXT.match(article.text, start)
        if match is not None and not article.html.is_in_code(start):
            yield _Heading(Span(match.start(), match.end()), _LINK.sub(r"\1", _ATTRIBUTES.sub("", match[1])))
            return


def _in_html(article: Article) -> Iterator[_Heading]:
    for name in _HEADINGS:
        for tag in article.html.by_name.get(name, ())[:1]:
            span = article.html.element_span(tag)
            if span is not None:
                yield _Heading(span, unescape(_TAG.sub("", article.text[span.start : span.end])))


def _letters(text: str) -> str:
    return "".join(char for char in normalize("NFKC", text).casefold() if char.isalnum())


def _deleted(span: Span, article: Article) -> Proposal | None:
    lines = article.lines
    if not is_alone(lines, span):
        return None
    whole = whole_lines(lines, span)
    after = lines.end(whole.end) if whole.end < len(article.text) else whole.end
    if not article.text[whole.end : after].strip():
        whole = Span(whole.start, after)
    return Proposal((Edit(whole),))
