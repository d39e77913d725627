"""HTML for which Markdown has a form of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import ClassVar, Literal, NamedTuple

import turbohtml

from artlint.facts.article import Article
from artlint.facts.headings import LEVELS
from artlint.facts.markdown import render
from artlint.facts.tokens import Tag, read_tokens
from artlint.findings import Edit
from artlint.matchers.base import Context, Match, Matcher, Proposal
from artlint.matchers.surroundings import holds_template
from artlint.matchers.trials import showing_the_same
from artlint.text import Span, is_alone

_MARKS: Mapping[str, str] = MappingProxyType(
    {"strong": "**", "b": "**", "em": "*", "i": "*", "code": "`", "del": "~~", "s": "~~"}
)
_SAME: Mapping[str, str] = MappingProxyType({"b": "strong", "i": "em", "s": "del"})
_ATTRIBUTES: Mapping[str, frozenset[str]] = MappingProxyType(
    {"a": frozenset(("href",)), "img": frozenset(("src", "alt"))}
)


class _Form(NamedTuple):
    """What Markdown writes for an element: in a few words, and the edits that write it."""

    sample: str
    edits: tuple[Edit, ...]


class Find(Matcher):
    """Elements named in `tags` that have no more attributes than their form in Markdown can say.

    Those in a line of text count, and headings and rules that stand alone; `form` is what Markdown has for one.
    """

    placeholders: ClassVar = frozenset(("tag", "form"))
    variants: ClassVar = frozenset(("break",))
    actions: ClassVar = frozenset(("convert",))

    kind: Literal["check"]
    tags: tuple[str, ...] = ()
    """The elements that are flagged."""

    def find(self, context: Context) -> Iterable[Match]:
        """Give the start tags."""
        article = context.article
        html = article.html
        if article.is_html or not html.tags:
            return ()
        tags = sorted(tag for name in self.tags for tag in html.by_name.get(name, ()))
        return self._among(tags, article) if tags else ()

    def _among(self, tags: Sequence[Tag], article: Article) -> Iterator[Match]:
        blocks = {piece.span.start: piece.block_end for piece in article.markdown.raw_html if piece.inline}
        for tag in tags:
            if not _ATTRIBUTES.get(tag.name, frozenset()) >= {name for name, _ in tag.attrs}:
                continue
            whole = article.html.element_span(tag)
            if whole is None or article.html.is_in_code(tag.start) or holds_template(article, whole):
                continue
            if tag.start in blocks:
                form = _inline(article, tag, whole) if whole.end <= blocks[tag.start] else None
            else:
                form = _block(article, tag, whole)
            if form is not None:
                variant = "break" if tag.name == "br" else ""
                yield Match(tag.span, {"tag": tag.name, "form": form.sample}, variant, subject=form.edits)

    def propose(self, matches: Sequence[Match], _action: str, context: Context) -> Sequence[Proposal | None]:
        """Give the edits that write each in Markdown; None where the page would not be the same."""
        # What is between the tags of `code` is markup still, and between backticks no longer.
        free = [index for index, match in enumerate(matches) if match.values["tag"] != "code"]
        kept = showing_the_same(context.article, free, [match.subject for match in matches], _shape)
        return [Proposal(match.subject) if index in kept else None for index, match in enumerate(matches)]


def _inline(article: Article, tag: Tag, whole: Span) -> _Form | None:
    text, values = article.text, dict(tag.attrs)
    if tag.name == "br":
        is_last = text[tag.end : tag.end + 1] in ("\n", "\r")
        return _Form("`␣␣⏎`", (Edit(tag.span, "  "),)) if is_last else None
    if tag.name == "img":
        words = f"![{values.get('alt', '')}]({values.get('src', '')})"
        return _Form("`![…](…)`", (Edit(tag.span, words),)) if values.get("src") else None
    end = article.html.end_tags.get(tag.start)
    if end is None:
        # A rule in a line of text.
        return None
    if tag.name == "a":
        edits = (Edit(tag.span, "["), Edit(Span(end.start, whole.end), f"]({values.get('href', '')})"))
        return _Form("`[…](…)`", edits) if values.get("href") else None
    marks = _MARKS.get(tag.name, "")
    if not marks:
        return None
    return _Form(f"`{marks}…{marks}`".replace("```", "`` ` ``"), (Edit(tag.span, marks), Edit(end.span, marks)))


def _block(article: Article, tag: Tag, whole: Span) -> _Form | None:
    """Give the form of a heading or a rule that has its line, and blank lines around it."""
    text, lines = article.text, article.lines
    if not is_alone(lines, whole) or lines.start(whole.start) != lines.start(whole.end - 1):
        return None
    above, below = lines.start(whole.start), lines.end(whole.end - 1)
    if above > article.body_start and text[lines.start(above - 1) : above].strip():
        return None
    if below < len(text) and text[below : lines.end(below)].strip():
        return None
    if tag.name == "hr":
        return _Form("`---`", (Edit(whole, "---"),))
    if tag.name not in LEVELS:
        return None
    end, marks = article.html.end_tags[tag.start], "#" * (LEVELS.index(tag.name) + 1)
    return _Form(f"`{marks} …`", (Edit(tag.span, f"{marks} "), Edit(end.span)))


def _shape(body: str) -> tuple[list[object], str]:
    """Give the elements of the page, and its words."""
    html = render(body).replace("\r", " ")
    tags = [(_SAME.get(tag.name, tag.name), tag.closing, sorted(tag.attrs)) for tag in read_tokens(html).tags]
    return [*tags], "".join(turbohtml.parse(html).text.split())
