"""Runs of blanks that a browser does not fold: no-break spaces and the wide blanks of Chinese text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import ClassVar, Literal

from pydantic import Field
from turbohtml import unescape

from artlint.expressions import expression
from artlint.facts.article import Article
from artlint.facts.elements import HIGHLIGHT, RAW_TEXT
from artlint.facts.links import Origin
from artlint.facts.markdown import render
from artlint.facts.tokens import Tag
from artlint.findings import Edit
from artlint.matchers.base import Context, Match, Matcher, Proposal
from artlint.matchers.surroundings import element_spans, is_within
from artlint.matchers.trials import showing_the_same
from artlint.text import Span, apart

_REFERENCE = r"(?:nbsp|e[mn]sp|#160|#12288|#819[45]|#[xX](?:0*[aA]0|3000|200[23]));"
# Its first letters in one class: a search skips to one of them ten times faster than to one of two alternatives.
_ONE = rf"[\u00a0\u2002\u2003\u3000&](?:(?<!&)|{_REFERENCE})"
_RUN = expression(rf"{_ONE}(?:[ \t]*{_ONE})*[ \t]*")
_CHARACTER = expression(_ONE)
_SIGNS = ("\u00a0", "\u3000", "\u2002", "\u2003")
_MARKED = expression(rf"&{_REFERENCE}")
_MARKERS = expression(r"(?:[ \t]*(?:>|[-*+](?=[ \t])|\d+[.)](?=[ \t])|#{1,6}(?=[ \t])))*[ \t]*\Z")
_INLINE = HIGHLIGHT - {"br"}
_WIDE = expression(r"[\u2003\u3000]|&(?:emsp|#12288|#8195|#[xX](?:3000|2003));")
_CODE_END = expression(r"(?:[{}];?|\)[ \t]*;)[ \t]*\Z")


class Find(Matcher):
    """Runs of at least `at_least` such blanks, one at the beginning of a paragraph (`leading`) or one between words.

    One that is all that an element or a table cell holds is left alone, and so is one at the end of a line.
    """

    placeholders: ClassVar = frozenset(("count",))
    variants: ClassVar = frozenset(("leading",))
    actions: ClassVar = frozenset(("fold",))

    kind: Literal["check"]
    at_least: int = Field(default=2, ge=1)
    """How many blanks make a run."""

    def find(self, context: Context) -> Iterable[Match]:
        """Give the runs."""
        return self._runs(context) if _may_hold(context.article.text) else ()

    def _runs(self, context: Context) -> Iterator[Match]:
        article = context.article
        text = article.text
        tags: dict[int, Tag] = {}
        taken: list[Span] | None = None
        for run in _RUN.finditer(text, article.body_start):
            count = len(_CHARACTER.findall(run[0]))
            if count < self.at_least:
                continue
            if taken is None:
                taken = _taken(context)
                tags = {tag.end: tag for tag in article.markup.tags}
            start, end = run.span()
            if is_within(taken, start) or text[end : end + 1] in ("", "\r", "\n", "|"):
                continue
            before, is_leading = _before(article, tags, start)
            if before == ">" and text.startswith("</", end):
                continue
            span = Span(start, start + len(run[0].rstrip(" \t")))
            yield Match(span, {"count": str(count)}, "leading" if is_leading else "", subject=Span(start, end))

    def propose(self, matches: Sequence[Match], _action: str, context: Context) -> Sequence[Proposal | None]:
        """Give the edits that delete the runs at the beginning of paragraphs, and make the others one blank."""
        article = context.article
        edits = [Edit(match.subject, "" if match.variant else " ") for match in matches]
        is_layout = _is_layout(article, matches)
        everything = range(len(matches))
        kept = set(everything)
        if not article.is_html:
            kept = showing_the_same(article, everything, [(edit,) for edit in edits], _seen)
        return [
            Proposal((edit,), unsafe=is_layout or not match.variant) if index in kept else None
            for index, (edit, match) in enumerate(zip(edits, matches, strict=True))
        ]


def _may_hold(text: str) -> bool:
    for sign in _SIGNS if not text.isascii() else ():
        if sign in text:
            return True
    return "&" in text and _MARKED.search(text) is not None


def _is_layout(article: Article, matches: Sequence[Match]) -> bool:
    """Tell whether some lines stand further in than others, or read like code: not as paragraphs of prose do."""
    text, lines = article.text, article.lines
    depths: set[int] = set()
    for match in matches:
        if match.variant:
            start, end = match.subject
            run = text[start:end]
            depths.add(len(_CHARACTER.findall(run)) + len(_WIDE.findall(run)))
            if len(depths) > 1 or _CODE_END.search(text, end, lines.content_end(end)):
                return True
    return False


def _before(article: Article, tags: Mapping[int, Tag], start: int) -> tuple[str, bool]:
    """Give the character before a run, and whether the run stands at the beginning of a paragraph or a line."""
    text, at = article.text, start
    while text[at - 1 : at] == ">":
        tag = tags.get(at)
        if tag is None:
            break
        if tag.name not in _INLINE:
            return ">", True
        if tag.closing:
            return ">", False
        at = tag.start
    line = max(article.lines.start(at), article.body_start)
    return text[start - 1 : start], _MARKERS.match(text, line, at) is not None


def _taken(context: Context) -> list[Span]:
    """Give what is no text of the body: code, templates, scripts, tags, comments and images; in order and apart."""
    html = context.article.markup
    spans = [*context.article.opaque, *element_spans(html, RAW_TEXT), *(tag.span for tag in html.tags)]
    spans += (each.span for each in html.comments)
    spans += (link.span for link in context.links if link.is_image and link.origin is Origin.MARKDOWN)
    return apart(spans)


def _seen(body: str) -> str:
    """Give what readers see, blanks aside."""
    return "".join(unescape(render(body)).split())
