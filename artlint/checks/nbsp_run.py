"""Runs of blanks that a browser does not fold: no-break spaces and the wide blanks of Chinese text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import ClassVar, Literal

from turbohtml import unescape

from artlint.config.kebab import option
from artlint.expressions import expression
from artlint.facts.article import Article
from artlint.facts.elements import HIGHLIGHT, RAW_TEXT
from artlint.facts.links import Origin
from artlint.facts.markdown import render
from artlint.facts.tokens import Comment, Tag
from artlint.findings import Edit
from artlint.matchers.base import Context, Match, Matcher, Proposal
from artlint.matchers.surroundings import element_spans, is_within
from artlint.matchers.trials import showing_the_same
from artlint.sieve import Sieve
from artlint.text import Span, apart

_REFERENCE = r"(?:nbsp|e[mn]sp|#160|#12288|#819[45]|#[xX](?:0*[aA]0|3000|200[23]));"
# Its first letters in one class: a search skips to one of them ten times faster than to one of two alternatives.
_ONE = rf"[\u00a0\u2002\u2003\u3000&](?:(?<!&)|{_REFERENCE})"
_FURTHER = rf"(?:[ \t]*{_ONE})*[ \t]*"
_RUN = expression(_ONE + _FURTHER)
_RUNS_OF_SIGN = {sign: expression(sign + _FURTHER) for sign in "\u00a0\u2002\u2003\u3000"}
_RUNS_OF_SIGN["&"] = expression(rf"&{_REFERENCE}{_FURTHER}")
"""The same for articles with one of the signs alone: a search for one character takes a fifth of the time."""
_CHARACTER = expression(_ONE)
_MARKERS = expression(r"(?:[ \t]*(?:>|[-*+](?=[ \t])|\d+[.)](?=[ \t])|#{1,6}(?=[ \t])))*[ \t]*\Z")
_INLINE = HIGHLIGHT - {"br"}
_WIDE = expression(r"[\u2003\u3000]|&(?:emsp|#12288|#8195|#[xX](?:3000|2003));")
_SIGNS = frozenset("#|/\\+=^")
"""The signs that drawings are made of."""
_DRAWN = expression(rf"[#|/\\+=^-]+[ \t]*(?:{_ONE}|<br|[\r\n]|\Z)")
"""Such signs, up to the next run or the end of the line."""
_CODE_END = expression(r"(?:[{}];?|\)[ \t]*;)[ \t]*\Z")

_FORMATTED = expression(r"(?:\{[^{}\s]*:[^{}\s]+\}|%[-+ 0]*\d+[dfgsx])[`'\"]?[ \t]*</t[dh]>\s*<t[dh][^<>]*>[ \t]*\Z")
"""A cell with a format string, and the start of the next, which shows what comes of it."""
_CELL = 120
"""How many code points before a run are looked at for it."""


class Find(Matcher):
    """Runs of at least `at_least` such blanks, one at the beginning of a paragraph (`leading`) or one between words.

    One that is all that an element or a table cell holds is left alone, and so is one at the end of a line.
    """

    placeholders: ClassVar = frozenset(("count",))
    variants: ClassVar = frozenset(("leading",))
    actions: ClassVar = frozenset(("fold",))

    kind: Literal["check"]
    at_least: int = option(default=2, ge=1)
    """How many blanks make a run."""

    def find(self, context: Context) -> Iterable[Match]:
        """Give the runs."""
        return self._runs(context) if self._sieve.lets_through(context.article.body) else ()

    @cached_property
    def _sieve(self) -> Sieve:
        return Sieve(rf"(?:(?:\u00a0|\u2002|\u2003|\u3000|&{_REFERENCE})[ \t]*){{{self.at_least}}}")

    def _runs(self, context: Context) -> Iterator[Match]:
        article = context.article
        text = article.text
        taken: Sequence[Sequence[Span] | Sequence[Tag] | Sequence[Comment]] | None = None
        signs = [sign for sign in _RUNS_OF_SIGN if sign in text]
        runs = _RUNS_OF_SIGN[signs[0]] if len(signs) == 1 else _RUN
        for run in runs.finditer(text, article.body_start):
            count = len(_CHARACTER.findall(run[0]))
            start, end = run.span()
            if count < self.at_least or text[end : end + 1] in ("", "\r", "\n", "|"):
                continue
            if taken is None:
                taken = _taken(context)
            if any(is_within(each, start) for each in taken):
                continue
            before, is_leading = _before(article, start)
            if before == ">" and text.startswith("</", end):
                continue
            if before in "> " and _FORMATTED.search(text, max(0, start - _CELL), start):
                continue
            if _DRAWN.match(text, end) and (is_leading or before in _SIGNS):
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


def _before(article: Article, start: int) -> tuple[str, bool]:
    """Give the character before a run, and whether the run stands at the beginning of a paragraph or a line."""
    text, tags, at = article.text, article.markup.tags, start
    while text[at - 1 : at] == ">":
        index = bisect_left(tags, (at,)) - 1
        if index < 0 or tags[index].end != at:
            break
        tag = tags[index]
        if tag.name not in _INLINE:
            return ">", True
        if tag.closing:
            return ">", False
        at = tag.start
    line = max(article.lines.start(at), article.body_start)
    return text[start - 1 : start], _MARKERS.match(text, line, at) is not None


def _taken(context: Context) -> Sequence[Sequence[Span] | Sequence[Tag] | Sequence[Comment]]:
    """Give what is no text of a body: code, templates, scripts, tags, comments and images; each in order and apart."""
    html = context.article.markup
    images = apart(link.span for link in context.links if link.is_image and link.origin is Origin.MARKDOWN)
    return [
        each
        for each in (context.article.opaque, element_spans(html, RAW_TEXT), html.tags, html.comments, images)
        if each
    ]


def _seen(body: str) -> str:
    """Give what readers see, blanks aside."""
    return "".join(unescape(render(body)).split())
