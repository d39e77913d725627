"""The newlines of a file: whether they are all alike, and how the last line ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import ClassVar, Literal

from artlint.facts.article import Article
from artlint.findings import Edit
from artlint.matchers.base import Context, Match, Matcher, Proposal
from artlint.matchers.surroundings import is_within
from artlint.text import Span

_NEWLINE = re.compile(r"\r\n?|\n")
_NAMES = {"\r\n": "CRLF", "\n": "LF", "\r": "CR"}


class Find(Matcher):
    """A file with newlines of several kinds (`state: mixed`), or whose last line does not end in one (`state: final`).

    `newline` is the kind that most lines end in, `other` that of the first line that ends in another, `count` how many
    do.
    """

    placeholders: ClassVar = frozenset(("newline", "other", "count"))
    variants: ClassVar = frozenset(("several",))
    actions: ClassVar = frozenset(("mend",))

    kind: Literal["newline"]
    state: Literal["mixed", "final"]
    """Newlines of several kinds, or the end of the file."""

    def find(self, context: Context) -> Iterable[Match]:
        """Give the first newline that is unlike the others, or the end of the file."""
        article = context.article
        if self.state == "mixed":
            return _mixed(article.text) if "\r" in article.text else ()
        return _final(article)

    def propose(self, matches: Sequence[Match], _action: str, _context: Context) -> Sequence[Proposal | None]:
        """Give the edits that make all newlines those of most lines, or that leave one at the end."""
        return [Proposal(match.subject) for match in matches]


def _mixed(text: str) -> Iterable[Match]:
    found = [*_NEWLINE.finditer(text)]
    counts = Counter(each[0] for each in found)
    # Of two equally many kinds, the one that came first.
    usual = max(counts, key=lambda kind: counts[kind])
    others = [each for each in found if each[0] != usual]
    if others:
        words = {"newline": _NAMES[usual], "other": _NAMES[others[0][0]], "count": str(len(others))}
        edits = tuple(Edit(Span(*each.span()), usual) for each in others)
        yield Match(Span(*others[0].span()), words, subject=edits)


def _final(article: Article) -> Iterable[Match]:
    text = article.text
    if not text.endswith(("\n", "\r")):
        end = len(text)
        # A blank file has no last line, and blanks below code that is never closed may be its last one.
        is_open = not text or text.isspace() or (text[-1].isspace() and is_within(article.opaque, end - 1))
        return () if is_open or article.html.is_in_code(end - 1) else [_missing(article, end)]
    last = len(text.rstrip(" \t\r\n"))
    kept = _NEWLINE.search(text, last)
    if kept is None or kept.end() == len(text) or not last or is_within(article.opaque, kept.end()):
        return ()
    if article.html.is_in_code(len(text) - 1):
        return ()
    surplus = Span(kept.end(), len(text))
    return [Match(surplus, variant="several", subject=(Edit(surplus),))]


def _missing(article: Article, end: int) -> Match:
    newline = article.document.newline
    return Match(Span(end, end), {"newline": _NAMES[newline]}, subject=(Edit(Span(end, end), newline),))
