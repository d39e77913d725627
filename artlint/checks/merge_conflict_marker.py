"""Lines that a merge leaves where two versions differ."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import ClassVar, Literal

from artlint.facts.article import Article
from artlint.matchers.base import Context, Match, Matcher
from artlint.matchers.surroundings import is_within
from artlint.text import Span, clip

_OPENER = "<<<<<<<"
_MARK = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?=[ \t\r\n]|\Z)[^\r\n]*", re.MULTILINE)
_ORDER = "<|=>"


class Find(Matcher):
    """The marks of conflicts: `<<<<<<<`, `|||||||`, `=======` and `>>>>>>>`, in this order, outside code and templates.

    Front matter counts as well.
    """

    placeholders: ClassVar = frozenset(("value",))

    kind: Literal["check"]

    def find(self, context: Context) -> Iterable[Match]:
        """Give the lines of the marks."""
        return _conflicts(context.article) if _OPENER in context.article.text else ()


def _conflicts(article: Article) -> Iterator[Match]:
    waiting: list[Match] = []
    for mark in _MARK.finditer(article.text):
        kind = mark[0][0]
        if kind == "<":
            # One without an end is a line of its own kind.
            waiting = [] if is_within(article.opaque, mark.start()) else [_match(mark)]
        elif waiting and _ORDER.index(kind) > _ORDER.index(waiting[-1].values["value"][0]):
            waiting.append(_match(mark))
            if kind == ">":
                yield from waiting if any(each.values["value"][0] == "=" for each in waiting) else ()
                waiting = []


def _match(mark: re.Match[str]) -> Match:
    return Match(Span(mark.start(), mark.end()), {"value": clip(mark[0], 40)})
