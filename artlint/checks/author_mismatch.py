"""A byline that names somebody else than the front matter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal
from unicodedata import normalize

import regex

from artlint.facts.article import Article
from artlint.facts.bylines import Named, find_names
from artlint.facts.signatures import Role, Signature
from artlint.matchers.base import Context, Match
from artlint.matchers.listing import ListingMatcher
from artlint.patterns import Pattern
from artlint.text import clip

_FIRST, _LAST = 2, 4
"""How many passages from the start and from the end of the body a byline may be."""
_BETWEEN = regex.compile(
    r"\s*(?:[,，、;；/／|｜&＆]|\s(?:and|und|et|y|和|与|及)\s|(?<=\p{Han})(?:和|与|及)(?=\p{Han}))\s*"
)
_REST = regex.compile(r"[(（\[【<].*|https?:.*|@\S+|\s(?:\S+@\S+)", regex.DOTALL)
_HANDLE = regex.compile(r"[a-z0-9_.-]+")


class Find(ListingMatcher):
    """The first byline near the start or the end of the body none of whose names is that of one of the `fields`.

    A byline whose whole label one of `not_labels` matches is that of somebody else, and so is one in a body where one
    of `not_with` is found around it: that of a book, for instance.
    """

    placeholders: ClassVar = frozenset(("value", "field", "other"))

    kind: Literal["check"]
    fields: tuple[str, ...]
    not_labels: tuple[Pattern, ...] = ()
    not_with: tuple[Pattern, ...] = ()

    def find(self, context: Context) -> Iterator[Match]:
        """Give the names in the byline."""
        article = context.article
        named = list(find_names(article.front_matter, self.fields))
        # A name that is not one may stand for any.
        if not named or any(name.is_templated or _HANDLE.fullmatch(name.value.text.strip()) for name in named):
            return
        bylines = [each for each in self._bylines(article) if not _agrees(each.names, named)]
        translators = [each for each in article.signatures if each.role is Role.TRANSLATOR and not each.is_blank]
        if bylines and not self.is_listing(article) and not any(_agrees(each.names, named) for each in translators):
            first = bylines[0]
            words = {"value": clip(first.names), "field": named[0].field, "other": clip(named[0].value.text)}
            yield Match(first.names_span, words)

    def _bylines(self, article: Article) -> Sequence[Signature]:
        signatures = [each for each in article.signatures if each.role is Role.AUTHOR and not each.is_blank]
        if not signatures:
            return ()
        passages = article.prose
        around = (*passages[:_FIRST], *passages[-_LAST:])
        if any(pattern.search(passage.words) for passage in around for pattern in self.not_with):
            return ()
        near = {id(passage) for passage in around}
        found = [
            each
            for each in signatures
            if id(each.passage) in near
            and not each.is_templated
            and not any(pattern.fullmatch(each.label) for pattern in self.not_labels)
        ]
        # Several are those of several works: a list of books, or of articles.
        return found if len({_folded(each.names) for each in found}) == 1 and _stands_alone(found[0]) else ()


def _stands_alone(signature: Signature) -> bool:
    """Tell whether nothing but other labels and brackets shares the line of a byline before it."""
    start, _ = signature.line
    before = signature.passage.words[start : signature.start].strip(" \t\u3000\xa0*>#-—–•·(（【[|｜")
    return not before or before.endswith((":", "：")) or any(mark in before for mark in ":：")


def _agrees(names: str, named: Sequence[Named]) -> bool:
    wanted = [_folded(name.value.text) for name in named]
    found = [folded for part in _BETWEEN.split(names) if (folded := _folded(part))]
    return not found or any(one in other or other in one for one in found for other in wanted if other)


def _folded(name: str) -> str:
    return "".join(filter(str.isalnum, normalize("NFKC", _REST.sub("", name.strip()) or name).casefold()))
