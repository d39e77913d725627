"""Words of a passage put in another form, and words as a message shows them."""

from __future__ import annotations

import regex

from artlint.expressions import wide_expression
from artlint.facts.passages import OBJECT, Passage
from artlint.findings import Edit
from artlint.text import Span

_BEFORE = wide_expression(r"[\p{Latin}\p{Nd}]{0,20}\Z|.\Z", regex.VERSION1 | regex.DOTALL)
_BEHIND = wide_expression(r"[\p{Latin}\p{Nd}]{1,20}|.", regex.VERSION1 | regex.DOTALL)
_DELIMITERS = frozenset("*_~`[]<>|\\")
"""Characters that may become markup when what stands beside them changes."""


def rewriting(passage: Passage, start: int, end: int, text: str) -> Edit | None:
    """Give the edit that puts `text` in the place of some characters; None where markup is in the way of it."""
    if start == end:
        gap = passage.gap(start)
        return Edit(Span(gap, gap), text)
    words = passage.words
    # A character for a character leaves Markdown as it is, and so does a letter where one was; a blank less may join a
    # mark to a word.
    is_even = len(text) == end - start
    left = not (is_even or _are_letters(words[start], text[:1]))
    right = not (is_even or _are_letters(words[end - 1], text[-1:]))
    around = words[max(0, start - left) : start] + words[end : end + right]
    if OBJECT in words[start:end] or not _DELIMITERS.isdisjoint(around):
        return None
    if not passage.is_unbroken(start - left, end + right):
        return None
    return Edit(passage.span(start, end), text)


def _are_letters(*characters: str) -> bool:
    """Tell whether these are letters or digits, which Markdown does not tell apart."""
    return all(each.isalnum() for each in characters)


def shown(words: str, start: int, end: int) -> str:
    """Give the characters from `start` to `end`, with a word or a character around them where they are blank."""
    if words[start:end].strip():
        return words[start:end].replace(OBJECT, "")
    before, behind = _BEFORE.search(words[max(0, start - 20) : start]), _BEHIND.match(words, end)
    return (before[0] if before else "") + words[start:end] + (behind[0] if behind else "")
