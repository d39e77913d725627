"""Quotation marks and brackets without their partner."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Annotated, ClassVar, Literal

from artlint.config.kebab import Condition
from artlint.facts.passages import Passage
from artlint.matchers.base import Context, Match, Matcher
from artlint.patterns import Pattern, joined

_REACH = 8
"""How many paragraphs a quotation may have."""


def _of_two(pairs: tuple[str, ...]) -> tuple[str, ...]:
    if any(len(pair) != len(set(pair)) or len(pair) != 2 for pair in pairs):  # noqa: PLR2004 - a pair is of two
        raise ValueError("a pair is two different characters")
    return pairs


class Find(Matcher):
    """Marks of `pairs` that have no partner in their paragraph, nor in one of the next as a quotation of several has.

    One that a match of `allow` touches may stand alone.
    """

    placeholders: ClassVar = frozenset(("value", "partner"))

    kind: Literal["check"]
    pairs: Annotated[tuple[str, ...], Condition(after=_of_two)]
    allow: tuple[Pattern, ...] = ()

    @cached_property
    def _allowed(self) -> Pattern | None:
        return joined([pattern.pattern for pattern in self.allow])

    def find(self, context: Context) -> Iterable[Match]:
        """Give the marks, pair by pair."""
        article = context.article
        for pair in self.pairs:
            if pair[0] in article.text or pair[1] in article.text:
                yield from self._of_pair(pair, article.prose)

    def _of_pair(self, pair: str, passages: Sequence[Passage]) -> Iterator[Match]:
        opened: list[tuple[int, Match]] = []
        for index, passage in enumerate(passages):
            words = passage.text
            if pair[0] not in words and pair[1] not in words:
                continue
            if opened and opened[-1][0] == index - 1 and words.lstrip().startswith(pair[0]):
                # Each paragraph of a long quotation may open it anew.
                opened.pop()
            openers, closers = (self._counted(words, found) for found in _lonely(words, pair))
            while closers and opened and index - opened[-1][0] <= _REACH:
                closers.pop(0)
                opened.pop()
            yield from (_match(passage, at, pair[1], pair[0]) for at in closers)
            opened += [(index, _match(passage, at, pair[0], pair[1])) for at in openers]
        yield from (match for _, match in opened)

    def _counted(self, words: str, places: list[int]) -> list[int]:
        """Leave out what is allowed to stand alone."""
        if not places or self._allowed is None:
            return places
        allowed = {at for each in self._allowed.finditer(words) for at in range(*each.span())}
        return [at for at in places if at not in allowed]


def _lonely(words: str, pair: str) -> tuple[list[int], list[int]]:
    """Give where the openers without closer and the closers without opener stand."""
    openers: list[int] = []
    closers: list[int] = []
    for at, character in enumerate(words):
        if character == pair[0]:
            openers.append(at)
        elif character == pair[1]:
            if openers:
                openers.pop()
            else:
                closers.append(at)
    return openers, closers


def _match(passage: Passage, at: int, mark: str, partner: str) -> Match:
    return Match(passage.span(at, at + 1), {"value": mark, "partner": partner})
