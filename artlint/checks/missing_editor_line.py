"""An article that names no editor."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import ClassVar, Literal

import turbohtml
from turbohtml import unescape

from artlint.config.kebab import option
from artlint.document import read_document
from artlint.expressions import expression
from artlint.facts.article import Article
from artlint.facts.dated import is_dated
from artlint.facts.elements import RAW_TEXT
from artlint.facts.imports import is_imported
from artlint.facts.markdown import render
from artlint.facts.masks import blanked, mask_out
from artlint.facts.rendering import intended_html
from artlint.facts.templates import Gives
from artlint.findings import Edit
from artlint.matchers.base import Context, Match, Proposal, Selector
from artlint.matchers.hints import Opening
from artlint.matchers.listing import ListingMatcher
from artlint.matchers.surroundings import element_spans
from artlint.patterns import Pattern
from artlint.text import Span

_ID = "missing-editor-line"
_NEAR = 5
"""How many lines from the start or the end of the text count as being there."""
_NOT_SEEN = "style, script, template, title, noscript"
_SAMPLES = "pre, code, textarea"
_BREAKING = frozenset((
    "address", "article", "aside", "blockquote", "br", "center", "dd", "div", "dl", "dt", "figcaption", "figure",
    "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "section",
    "table", "td", "th", "tr", "ul",
))  # fmt: skip
_NEW_LINE = expression(rf"<(?=/?(?:{'|'.join(sorted(_BREAKING))})[\s/>])", re.IGNORECASE)
_UNSEEN = RAW_TEXT | {"template", "noscript"}
_HAN = expression(r"[\u4e00-\u9fff]")
_SOURCE_FIELDS = frozenset(("source", "source_url", "sourceurl", "source_link", "来源"))
_SOURCE_LINE = expression(
    r"(?:^|<(?:p|div|section|br|li|h[1-6])\b[^<>]*>)"
    r"(?:[ \t\u3000\xa0]|&nbsp;|<(?:span|strong|b|em|i|small|font|section)\b[^<>]*>)*"
    r"(?:来源|來源|稿源|[转轉][载載]?自)\s*[:：]",
    re.MULTILINE,
)
"""A line or a paragraph that begins with its source; that of a number or a picture stands behind other words."""
_FEED_DATE = expression(r"[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d (?:GMT|[+-]\d{4})\Z")
_EDGE = expression(r"\\[AZz]")
_FIELD = expression(r"\{([\w-]+)\}")


class Find(ListingMatcher):
    """Fewer lines than `minimum` that name an editor, in the words that a reader sees or in a field.

    It speaks in Chinese articles that were taken over, with a date and a body of HTML without Markdown prose, and
    everywhere once it is configured; never where a template may put words on the page.
    """

    placeholders: ClassVar = frozenset(("found", "minimum"))
    variants: ClassVar = frozenset(("few",))
    actions: ClassVar = frozenset(("insert",))

    kind: Literal["check"]
    patterns: tuple[Pattern, ...] = option(min_length=1)
    selector: tuple[Selector, ...] = ()
    position: Literal["anywhere", "start", "end"] = "anywhere"
    minimum: int = option(default=1, ge=1)
    fields: tuple[str, ...] = ()
    insert: str = ""

    def find(self, context: Context) -> Iterator[Match]:
        """Give the start of an article that names too few editors."""
        article = context.article
        is_configured = _ID in context.configured
        if not is_configured and not (is_dated(article) and is_imported(article) and _is_taken_over(article)):
            return
        if article.templates_give is Gives.WORDS:
            return
        found = self._count(article)
        if found is not None and found < self.minimum and (is_configured or not self.is_listing(article)):
            values = {"found": str(found), "minimum": str(self.minimum)}
            yield Match(Span(0, 0), values, "few" if self.minimum > 1 else "")

    def _count(self, article: Article) -> int | None:
        """Give how many editors an article names; None when it has no words at all."""
        if not self.selector and _is_all_html(article):
            seen = _seen_source(article)
            if not _holds_words(seen, article) and not _holds_code(article):
                return None
            # To look for the letters of a name in the source takes a fifth of the time of what it says in lines.
            return self._named(article, _lines(_words(seen, article)) if self._hint.allows(_unescaped(seen)) else [])
        tree = turbohtml.parse(_seen(article))
        _drop(tree, _NOT_SEEN)
        if not tree.text.strip():
            return None
        _drop(tree, _SAMPLES)
        parts = tree.select(", ".join(self.selector)) if self.selector else [tree]
        return self._named(article, [line for part in parts for line in _lines(part.text)])

    def _named(self, article: Article, lines: list[str]) -> int:
        if self.position == "start":
            lines = lines[:_NEAR]
        elif self.position == "end":
            lines = lines[-_NEAR:]
        named = sum(1 for name in self.fields if _field(article, name))
        signed: set[int] = set()
        whole = "\n".join(lines)
        for pattern, may_begin in self._openings if lines else ():
            # Most articles hold none of them: one look at all lines is faster than one at each.
            if may_begin is not None and not may_begin.allows(whole):
                continue
            # An editor is mostly named last, and more of them than wanted need no counting.
            for index in reversed(range(len(lines))):
                if named + len(signed) >= self.minimum:
                    return self.minimum
                if (may_begin is None or may_begin.allows(lines[index])) and pattern.search(lines[index]):
                    signed.add(index)
        return named + len(signed)

    @cached_property
    def _hint(self) -> Opening:
        return Opening((pattern.pattern for pattern in self.patterns), parted=True)

    @cached_property
    def _openings(self) -> list[tuple[Pattern, Opening | None]]:
        """The patterns with what each begins with; None for one that asks where a line's text ends."""
        return [(each, None if _EDGE.search(each.pattern) else Opening((each.pattern,))) for each in self.patterns]

    def propose(self, matches: Sequence[Match], _action: str, context: Context) -> Sequence[Proposal | None]:
        """Give the edit that adds the configured line; None where there is none, or where it would not be enough."""
        return [self._insertion(context.article) for _ in matches]

    def _insertion(self, article: Article) -> Proposal | None:
        names = _FIELD.findall(self.insert)
        if not self.insert.strip() or not all(_field(article, name) for name in names):
            return None
        line = _FIELD.sub(lambda match: _field(article, match[1]), self.insert)
        edit = _at_start(article, line) if self.position == "start" else _at_end(article, line)
        text = article.text[: edit.span.start] + edit.text + article.text[edit.span.end :]
        after = Article(replace(read_document(text), path=article.document.path), article.form, article.syntax)
        return Proposal((edit,)) if (self._count(after) or 0) >= self.minimum else None


def _is_taken_over(article: Article) -> bool:
    """Tell whether a Chinese article names its source, or has its date as feeds write it: a blog names no editor."""
    if _HAN.search(article.body) is None:
        return False
    fields = article.front_matter.fields if article.front_matter is not None else {}
    if any(name.lower() in _SOURCE_FIELDS or _FEED_DATE.match(entry.value.text) for name, entry in fields.items()):
        return True
    return _SOURCE_LINE.search(article.body) is not None


def _is_all_html(article: Article) -> bool:
    """Tell whether a body is HTML without Markdown prose, but for what a blank line turned into prose inside code."""
    html = article.html
    return bool(html.tags) and all(html.is_in_code(start) for start in article.markdown.prose)


def _seen(article: Article) -> str:
    """Give the HTML that readers get, templates filled in with letters, each block on lines of its own."""
    body = mask_out(article.body, article.templates, article.body_start)
    if not article.is_html:
        try:
            body = intended_html(body, article.body_start, article.html.leaks)
        except ValueError:
            # A leak in a list or a quote: that it is read as the code it shows as hides no editor.
            body = render(body)
    return _NEW_LINE.sub("\n<", body)


def _seen_source(article: Article) -> str:
    """Give the source of a body that is all HTML with blanks in the place of what does not show, and of code.

    What stands between its tags are the words of the rendered page, which it takes ten times as long to make.
    """
    html = article.html
    hidden = [*(region.span for region in html.code_regions), *article.templates]
    hidden += [Span(start, end) for start, end, _, _ in html.comments]
    if not _UNSEEN.isdisjoint(html.by_name):
        hidden += element_spans(html, _UNSEEN)
    return blanked(html.source, sorted(hidden), html.base) if hidden else html.source


def _holds_code(article: Article) -> bool:
    html = article.html
    return any(html.source[start - html.base : end - html.base].strip() for _, (start, end), _ in html.code_regions)


def _holds_words(seen: str, article: Article) -> bool:
    """Tell whether anything stands between the tags of `seen`."""
    at, base = 0, article.html.base
    for tag in article.html.tags:
        start = tag[0] - base
        if start > at and not seen[at:start].isspace():
            return True
        at = tag[1] - base
    return bool(seen[at:].strip())


def _words(seen: str, article: Article) -> str:
    """Give what stands between the tags of `seen`, each block on lines of its own."""
    base = article.html.base
    parts: list[str] = []
    at = base
    # By index: to take a hundred tags apart, or their slices where two touch, is half of the work.
    for tag in article.html.tags:
        start = tag[0]
        if start > at:
            parts.append(seen[at - base : start - base])
        if tag[2] in _BREAKING:
            parts.append("\n")
        at = tag[1]
    parts.append(seen[at - base :])
    return _unescaped("".join(parts))


def _unescaped(text: str) -> str:
    return unescape(text) if "&" in text else text


def _drop(tree: turbohtml.Document, selector: str) -> None:
    for element in tree.select(selector):
        element.decompose()


def _lines(text: str) -> list[str]:
    return list(filter(None, map(str.strip, text.split("\n"))))


def _field(article: Article, name: str) -> str:
    """Give the words of a front-matter field, a list as one line; empty where it has none."""
    if article.front_matter is None or name not in article.front_matter.fields:
        return ""
    value = article.front_matter.fields[name].value
    return ", ".join(each.text.strip() for each in value.walk() if each.text.strip() and not each.is_blank)


def _at_start(article: Article, line: str) -> Edit:
    newline = article.document.newline
    return Edit(Span(article.body_start, article.body_start), f"{newline}{line}{newline}{newline}")


def _at_end(article: Article, line: str) -> Edit:
    text, newline = article.text, article.document.newline
    there = len(text) - len(text.rstrip("\r\n"))
    before = newline * max(0, 2 - there // len(newline))
    return Edit(Span(len(text), len(text)), f"{before}{line}{newline if there else ''}")
