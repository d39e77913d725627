"""Code fences that are opened and never closed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import ClassVar, Literal

from artlint.expressions import expression
from artlint.facts.article import Article
from artlint.facts.markdown import CodeBlock
from artlint.matchers.base import Context, Match, Matcher
from artlint.matchers.surroundings import holds_template
from artlint.text import Span, clip

_OPENER = expression(r"(`{3,}|~{3,})[^\r\n]*")
_MARKERS = " \t>"
_FENCE = expression(r"^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}|~{3,})([^\r\n]*)", re.MULTILINE)


class Find(Matcher):
    """Fenced code blocks that end with the article or with the list item around them, not with a fence.

    `fence` is the run of marks that would close it, `value` the line that opens it.
    """

    placeholders: ClassVar = frozenset(("fence", "value"))
    variants: ClassVar = frozenset(("contained",))

    kind: Literal["check"]

    def find(self, context: Context) -> Iterable[Match]:
        """Give the lines that open them."""
        article = context.article
        blocks = article.markdown.code_blocks
        if not blocks:
            return ()
        return _last_open(article) if article.document.suffix == ".mdx" else _unclosed(article, blocks)


def _unclosed(article: Article, blocks: Iterable[CodeBlock]) -> Iterator[Match]:
    for block in blocks:
        # A template that begins in the code may hold the line that closes it.
        if not block.fenced or _is_closed(article, block) or holds_template(article, block.span):
            continue
        opener = _OPENER.match(article.text, block.span.start)
        if opener is not None and not _is_sentence(article, block, opener[0]):
            words = {"fence": opener[1], "value": clip(opener[0], 40)}
            yield Match(Span(*opener.span()), words, "contained" if block.container else "")


def _is_sentence(article: Article, block: CodeBlock, line: str) -> bool:
    """Tell whether the line that opens a block, in a quote or an item, is all of it and has several words."""
    held = article.text[slice(*block.span)].strip(_MARKERS + "\r\n")
    return bool(block.container) and len(held) <= len(line) and " " in line.strip()


def _last_open(article: Article) -> Iterator[Match]:
    """Give the fence that no other one closes.

    In MDX a fence counts however deep it is indented, and behind the line of a component, where CommonMark sees HTML.
    """
    opener: re.Match[str] | None = None
    for line in _FENCE.finditer(article.text, article.body_start):
        if opener is None:
            # A code span is no fence.
            opener = line if "`" not in line[2] or line[1][0] == "~" else None
        elif line[1][0] == opener[1][0] and len(line[1]) >= len(opener[1]) and not line[2].strip():
            opener = None
    if opener is not None:
        span = Span(opener.start(1), opener.end())
        yield Match(span, {"fence": opener[1], "value": clip(article.text[span.start : span.end], 40)})


def _is_closed(article: Article, block: CodeBlock) -> bool:
    """Tell whether the last line of a block is a fence of its kind, at least as long, and not the one that opens it."""
    text = article.text
    end = len(text[block.span.start : block.span.end].rstrip()) + block.span.start
    line = max(text.rfind("\n", block.span.start, end), text.rfind("\r", block.span.start, end)) + 1
    opener = _OPENER.match(text, block.span.start)
    if line <= block.span.start or opener is None:
        return False
    last = text[line:end].lstrip(_MARKERS)
    return len(last) >= len(opener[1]) and not last.strip(opener[1][0])
